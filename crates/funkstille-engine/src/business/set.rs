//! A value of the business changes, and with it what it leads to in open cases.

use std::collections::BTreeSet;

use funkstille_core::case::{CaseState, Switch};
use funkstille_store::OutboxState;

use super::{Business, SETTING};
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};
use crate::letters::{given_away, take_back};
use crate::sending::put_back_unread;

/// The values that the days of a plan depend on.
const OF_DAYS: &[&str] = &["region", "time-zone", "days-off", "sending-time", "deadline"];

/// The values that stand in letters.
const OF_LETTERS: &[&str] = &[
    "name",
    "email",
    "phone",
    "postal-address",
    "bank-account",
    "tax-number",
    "court",
    "signature",
    "deadline",
];

/// How many cases are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// What became of a value of the business.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BusinessSet {
    /// How many open cases were looked at again.
    pub cases: usize,
    /// Where nothing leaves by itself any more: the numbers of letters that are being given away,
    /// and leave all the same (S-11).
    pub given_away: Vec<String>,
}

/// Gives the business a value, as [`Business::set`] reads it. What is due in open cases is worked
/// out anew where days depend on it; letters that wait are written anew where it stands in them.
/// Steps that are left out, and how much less still counts as paid, hold for cases that are opened
/// from now on.
///
/// # Errors
/// Where there is no such key or it does not take the value; then nothing was changed.
pub async fn set(
    engine: &Engine,
    moment: &mut Moment,
    key: &str,
    text: &str,
) -> Result<BusinessSet, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let setting = change.work.read().setting(SETTING).await?.ok_or(Problem::NoBusiness)?;
    let mut business: Business = change.business.clone();
    business.set(key, text, &engine.data)?;
    let only_reminds = key == "switch" && business.switch() == Switch::RemindOnly;
    let given_away = if only_reminds { given_away(change.work.read()).await? } else { Vec::new() };
    if business == change.business {
        return Ok(BusinessSet { cases: 0, given_away });
    }
    let at = change.moment.now;
    business.put(&mut change.work, setting.version, at).await?;
    change.set_business(business)?;
    if key == "switch" {
        put_back_unread(&mut change).await?;
    }
    let moves_days = OF_DAYS.contains(&key);
    let stands_in_letters = OF_LETTERS.contains(&key);
    let cases = if moves_days || stands_in_letters {
        touch(&mut change, moves_days, stands_in_letters).await?
    } else {
        0
    };
    change.finish().await?;
    Ok(BusinessSet { cases, given_away })
}

/// Looks at the open cases that the change concerns; gives how many there are. What is due in them
/// is worked out when the change is finished.
async fn touch(
    change: &mut Change<'_>,
    moves_days: bool,
    stands_in_letters: bool,
) -> Result<usize, Error> {
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let page = change.work.read().cases_open(&after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.case);
        let touched = page.iter().filter(|row| moves_days || row.letter_step.is_some());
        let touched: Vec<&str> = touched.map(|row| row.case.as_str()).collect();
        change.load_cases(&touched).await?;
        count += touched.len();
        for case in touched.into_iter().filter(|_| stands_in_letters) {
            take_back(change, case).await?;
        }
    }
    if stands_in_letters {
        count += touch_closed(change).await?;
    }
    Ok(count)
}

/// Letters that follow the end of a case wait in cases that are no longer open.
async fn touch_closed(change: &mut Change<'_>) -> Result<usize, Error> {
    let mut cases = BTreeSet::new();
    for how_far in [OutboxState::InReview, OutboxState::SendWindow, OutboxState::WithPerson] {
        let mut after = String::new();
        loop {
            let page = change.work.read().letters_in_state(how_far, &after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after.clone_from(&last.letter);
            for letter in &page {
                let keys = change.work.read().letter_keys(&letter.letter).await?;
                let closing =
                    keys.into_iter().filter(|key| CaseState::is_closing_letter(&key.step));
                cases.extend(closing.map(|key| key.case));
            }
        }
    }
    for case in &cases {
        change.load_case(case).await?;
        take_back(change, case).await?;
    }
    Ok(cases.len())
}
