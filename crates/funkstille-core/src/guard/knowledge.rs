//! Guard 1: whatever is not known holds the letter and says why.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

use super::refusal::Refusal;
use crate::playbook::{Effect, Stage};

/// What is known of the outside world, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Knowledge {
    /// When the mailbox was last read to its end.
    pub mailbox_read_at: Option<Timestamp>,
    /// The instant up to which bank data is on hand.
    pub bank_read_at: Option<Timestamp>,
    /// The day on which the user said that the account was checked and nothing came.
    pub account_checked_on: Option<Date>,
}

/// The mailbox may be this old (docs/rules.md, guard 1).
const MAILBOX_MINUTES: i64 = 15;

/// Bank data may be this old (docs/rules.md, guard 1).
const BANK_DAYS: i64 = 3;

/// Bank data may be this old for a final notice (docs/rules.md, guard 1).
const BANK_DAYS_FINAL_NOTICE: i64 = 1;

/// How old data is, is counted in days of 24 hours (ISO 8601), whatever the calendar says.
pub(super) const MINUTES_A_DAY: i64 = 24 * 60;

impl Knowledge {
    /// What is not known well enough for a letter of this stage and effect; empty where it may
    /// leave. `now` and `today` are the same moment, `today` in the business's time zone.
    pub fn gaps(
        &self,
        stage: Stage,
        effect: Option<Effect>,
        now: Timestamp,
        today: Date,
    ) -> Vec<Refusal> {
        let mailbox = match self.mailbox_read_at.map(|at| minutes_since(at, now)) {
            None => Some(Refusal::MailboxNeverRead),
            Some(minutes) if minutes > MAILBOX_MINUTES => Some(Refusal::MailboxStale { minutes }),
            Some(_) => None,
        };
        let needs_bank = stage == Stage::Payment && self.account_checked_on != Some(today);
        let bank = if needs_bank { self.bank_gap(effect, now) } else { None };
        mailbox.into_iter().chain(bank).collect()
    }

    fn bank_gap(&self, effect: Option<Effect>, now: Timestamp) -> Option<Refusal> {
        let Some(read_at) = self.bank_read_at else {
            return Some(Refusal::BankNeverRead);
        };
        let most_days = match effect {
            Some(Effect::FinalNotice) => BANK_DAYS_FINAL_NOTICE,
            _ => BANK_DAYS,
        };
        let minutes = minutes_since(read_at, now);
        let is_stale = minutes > most_days * MINUTES_A_DAY;
        is_stale.then_some(Refusal::BankStale { days: minutes / MINUTES_A_DAY })
    }
}

/// Whole minutes, rounded up. Data from the future (a clock was set back) counts as infinitely
/// old: nothing is known of what happened in between.
fn minutes_since(at: Timestamp, now: Timestamp) -> i64 {
    let age = now.duration_since(at);
    if age.is_negative() {
        return i64::MAX;
    }
    let minutes = age.as_mins();
    if age > SignedDuration::from_mins(minutes) { minutes + 1 } else { minutes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use jiff::{Span, ToSpan};

    const TODAY: Date = date(2026, 11, 23);

    fn now() -> Timestamp {
        "2026-11-23T08:00:00Z".parse().expect("an instant")
    }

    fn check(
        mailbox_age: Option<Span>,
        bank_age: Option<Span>,
        effect: Option<Effect>,
    ) -> Vec<Refusal> {
        let at = |age: Span| now() - age;
        let knowledge = Knowledge {
            mailbox_read_at: mailbox_age.map(at),
            bank_read_at: bank_age.map(at),
            account_checked_on: None,
        };
        knowledge.gaps(Stage::Payment, effect, now(), TODAY)
    }

    #[test]
    fn fifteen_minutes_of_mail_and_three_days_of_bank_are_enough() {
        assert_eq!(check(Some(15.minutes()), Some(72.hours()), Some(Effect::Demand)), []);
        assert_eq!(
            check(Some(15.minutes().seconds(1)), Some(72.hours().seconds(1)), None),
            [Refusal::MailboxStale { minutes: 16 }, Refusal::BankStale { days: 3 }]
        );
    }

    #[test]
    fn a_final_notice_wants_the_bank_of_one_day() {
        assert_eq!(check(Some(1.minute()), Some(24.hours()), Some(Effect::FinalNotice)), []);
        assert_eq!(
            check(Some(1.minute()), Some(25.hours()), Some(Effect::FinalNotice)),
            [Refusal::BankStale { days: 1 }]
        );
    }

    #[test]
    fn what_was_never_read_is_not_known() {
        assert_eq!(check(None, None, None), [Refusal::MailboxNeverRead, Refusal::BankNeverRead]);
    }

    #[test]
    fn a_clock_set_back_makes_everything_stale() {
        let refusals = check(Some(-1.hour()), Some(-1.hour()), None);
        assert!(matches!(refusals[0], Refusal::MailboxStale { .. }), "{refusals:?}");
        assert!(matches!(refusals[1], Refusal::BankStale { .. }), "{refusals:?}");
    }

    #[test]
    fn the_users_word_of_today_stands_in_for_the_bank() {
        let knowledge = Knowledge {
            mailbox_read_at: Some(now()),
            bank_read_at: None,
            account_checked_on: Some(TODAY),
        };
        assert_eq!(knowledge.gaps(Stage::Payment, None, now(), TODAY), []);
        let yesterday = Knowledge { account_checked_on: Some(date(2026, 11, 22)), ..knowledge };
        assert_eq!(yesterday.gaps(Stage::Payment, None, now(), TODAY), [Refusal::BankNeverRead]);
        assert_eq!(yesterday.gaps(Stage::Running, None, now(), TODAY), []);
    }
}
