//! S-03: after a payment that is on record no letter about it leaves, and after a part of one none
//! with the old sum.

use funkstille_core::case::Happened;
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::letters::LetterGroup;
use funkstille_engine::sending::{Delivered, Point, Scripted, Transport};
use funkstille_engine::{Error, cases};
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::sync::Mutex;

use super::desk::Desk;
use super::sending::{deliver, meanwhile};

/// A Thursday, on which the invoice is sent again.
const DAY: Date = date(2026, 3, 19);

/// What is owed, in cents.
const CLAIM: i64 = 100_000;

/// Where money may come in, and whether the letter has left by then.
const POINTS: [(Point, bool); 6] = [
    (Point::Claimed, false),
    (Point::Began, false),
    (Point::Open, false),
    (Point::DataStarted, true),
    (Point::Ended, true),
    (Point::Recorded, true),
];

fn payment(cents: i64) -> Happened {
    Happened::PaymentReceived { amount: Some(Money { minor: cents, currency: Currency::EUR }) }
}

/// An invoice of 1,000 euros; the letter that brings it again was approved, and may leave.
pub(super) async fn with_reminder() -> (Desk, String) {
    let mut desk = Desk::new(date(2026, 3, 18)).await;
    let client = desk.client("Mira Lang").await;
    let case = desk.invoice(&client, "2026-014", date(2026, 3, 4)).await;
    let (last_step, on) = ("reach-out".to_owned(), Some(desk.today()));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    desk.approve_to_leave(DAY).await;
    (desk, case)
}

#[tokio::test]
async fn s_03_money_that_comes_before_a_letter_is_given_away_keeps_it() {
    for (point, has_left) in POINTS {
        let (mut desk, case) = with_reminder().await;
        let paid = || Happened::PaymentReceived { amount: None };
        let pays = meanwhile(&desk, point, async |other| other.hear(&case, paid()).await);
        deliver(&mut desk, &pays).await.expect("a round");
        assert_eq!(desk.sent().len(), usize::from(has_left), "{point:?}");
        let state = desk.state(&case).await;
        assert_eq!(state.ended, Some((EndOutcome::Paid, DAY)), "{point:?}");
        assert_eq!(state.sent_on("resend"), has_left.then_some(DAY), "{point:?}");
        assert_eq!(desk.until(date(2026, 4, 30)).await, [], "{point:?}");
    }
}

#[tokio::test]
async fn s_11_whoever_says_that_money_came_is_told_which_letter_is_leaving() {
    for (point, has_left) in POINTS {
        let (mut desk, case) = with_reminder().await;
        let said = Mutex::new(None);
        let pays = meanwhile(&desk, point, async |other| {
            let (engine, moment) = (&other.engine, &mut other.moment);
            let told = cases::happened(engine, moment, &case, payment(40_000)).await;
            *said.lock().expect("no panic") = Some(told);
        });
        deliver(&mut desk, &pays).await.expect("a round");
        let said = said.lock().expect("no panic").take().expect("it was said");
        // What is on record as sent is seen to have left.
        let is_leaving = has_left && point != Point::Recorded;
        let expected: Vec<&str> = is_leaving.then_some("1").into_iter().collect();
        assert_eq!(said.expect("it fits"), expected, "{point:?}");
    }
}

#[tokio::test]
async fn s_03_part_of_it_keeps_the_letter_with_the_old_sum_and_another_one_says_the_new() {
    for (point, has_left) in POINTS {
        let (mut desk, case) = with_reminder().await;
        let pays = meanwhile(&desk, point, async |other| other.hear(&case, payment(40_000)).await);
        deliver(&mut desk, &pays).await.expect("a round");
        let old: Vec<bool> = desk.sent().iter().map(|sent| says(sent, CLAIM)).collect();
        assert_eq!(old, vec![true; usize::from(has_left)], "{point:?}");
        let later = desk.until(date(2026, 4, 10)).await;
        let wanted = if has_left { 1 } else { 2 };
        assert_eq!(later.len(), wanted, "{point:?}");
        assert!(later.iter().all(|sent| says(sent, 60_000)), "{point:?}: {}", later[0].text);
    }
}

/// More interest than this claim bears until the last letter.
const MOST_INTEREST: i64 = 5_000;

/// The balance that a letter names, in cents.
fn named(sent: &Delivered) -> Option<i64> {
    let (_, rest) = sent.text.split_once("Offen sind ")?;
    let (amount, _) = rest.split_once(" €")?;
    amount.replace(['.', ','], "").parse().ok()
}

/// Whether a letter names this sum, as German writes it.
fn says(letter: &Delivered, cents: i64) -> bool {
    let (euros, cents) = (cents / 100, cents % 100);
    let euros = match euros / 1000 {
        0 => euros.to_string(),
        thousands => format!("{thousands}.{:03}", euros % 1000),
    };
    let sum = format!("{euros},{cents:02}");
    letter.text.split(char::is_whitespace).any(|word| word == sum)
}

/// When on its day a payment comes: before anything is prepared, after the approval, or while the
/// letter is on its way.
type Coming = (i64, i64, u8);

struct Debtor {
    desk: Desk,
    case: String,
    /// What came so far, in cents.
    paid: i64,
}

impl Debtor {
    /// What came is on record; once all has come there is nothing to record.
    async fn pay(&mut self, cents: i64) {
        let (engine, moment) = (&self.desk.engine, &mut self.desk.moment);
        match cases::happened(engine, moment, &self.case, payment(cents)).await {
            Ok(_) => self.paid += cents,
            Err(Error::Problem(_)) => assert!(self.paid >= CLAIM),
            Err(error) => panic!("{error:?}"),
        }
    }

    async fn day(&mut self, day: Date, coming: &[&Coming]) {
        self.desk.go_to(day);
        for (_, cents, _) in coming.iter().filter(|it| it.2 == 0) {
            self.pay(*cents).await;
        }
        for _ in 0..6 {
            assert_eq!(self.desk.tick().await.problems, []);
            self.desk.do_tasks().await;
        }
        for letter in self.desk.letters(OutboxState::InReview).await {
            self.desk.approve(&letter.number).await.expect("an approval");
        }
        for (_, cents, _) in coming.iter().filter(|it| it.2 == 1) {
            self.pay(*cents).await;
        }
        self.desk.moment.now += 3.hours();
        let before = self.desk.sent().len();
        let open = CLAIM - self.paid;
        let last: i64 = coming.iter().filter(|it| it.2 == 2).map(|it| it.1).sum();
        if last > 0 && open > 0 {
            let case = self.case.clone();
            let pays = meanwhile(&self.desk, Point::Open, async |other| {
                other.hear(&case, payment(last)).await;
            });
            deliver(&mut self.desk, &pays).await.expect("a round");
            let paid = self.desk.state(&self.case).await.paid_minor;
            assert!(paid == self.paid || paid == self.paid + last, "{paid}");
            assert!(paid == self.paid || self.desk.sent().len() == before, "{day}: left after it");
            self.paid = paid;
        } else {
            deliver(&mut self.desk, &|_| {}).await.expect("a round");
        }
        for sent in self.desk.sent().split_off(before) {
            self.check(&sent, open).await;
        }
    }

    /// What left asks for what was open then, and for nothing where nothing was.
    async fn check(&self, sent: &Delivered, open: i64) {
        assert!(open > 0, "{sent:?} left, and all was paid");
        let mut reading = self.desk.engine.read().await.expect("reads");
        let group = LetterGroup::load(&mut reading, &sent.letter).await.expect("a letter");
        // Once default has begun, what came in pays the interest first: by so much more is left.
        let interest = 0..=MOST_INTEREST;
        let named = named(sent).is_some_and(|cents| interest.contains(&(cents - open)));
        let names_it = says(sent, open) || named || group.step() == "receipt-check";
        assert!(names_it, "{open} is open:\n{}", sent.text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 6, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default()
    })]

    /// Whatever came by then is counted in what leaves; where it is all, nothing leaves.
    #[test]
    fn s_03_r_09_what_leaves_asks_for_what_is_open(
        coming in proptest::collection::vec((0..125_i64, 1..60_000_i64, 0..3_u8), 0..6),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(async {
            let due_on = date(2026, 3, 4);
            let mut desk = Desk::new(due_on).await;
            let client = desk.client("Mira Lang").await;
            let case = desk.invoice(&client, "2026-014", due_on).await;
            desk.sink = Transport::Scripted(Scripted::default());
            let mut debtor = Debtor { desk, case, paid: 0 };
            for after in 0..125 {
                let day = due_on.checked_add(after.days()).expect("in range");
                let todays: Vec<&Coming> = coming.iter().filter(|it| it.0 == after).collect();
                debtor.day(day, &todays).await;
            }
            let ended = debtor.desk.state(&debtor.case).await.ended;
            let is_paid = matches!(ended, Some((EndOutcome::Paid, _)));
            assert_eq!(is_paid, debtor.paid >= CLAIM);
        });
    }
}
