//! What statements lack: an entry that could not be read, or balances that do not fit. It may be
//! the payment, so letters about money wait until somebody has settled it (docs/bank.md, *Gaps*).

use std::collections::BTreeSet;
use std::path::Path;

use funkstille_core::explain::{Explain, Fact};
use funkstille_core::guard::Refusal;
use funkstille_store::{BankGap, Reading};

use super::freshness::is_of_account;
use super::read::ReadStatement;
use crate::business::Business;
use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::words::Words;

/// Notes what a file lacks. What was noted of the same file before stays as it is.
pub(super) async fn note(
    change: &mut Change<'_>,
    path: &Path,
    statement: &ReadStatement,
) -> Result<(), Error> {
    let of_entries = statement.entries.iter().filter_map(|entry| entry.account.as_deref());
    let named = statement.until.keys().map(String::as_str).filter(|account| !account.is_empty());
    let accounts: BTreeSet<&str> = of_entries.chain(named).collect();
    let only = accounts.first().filter(|_| accounts.len() == 1);
    let account = only.copied().unwrap_or_default();
    let gaps = statement.problems.iter().map(|problem| BankGap {
        digest: statement.digest,
        line: problem.line.and_then(|line| i64::try_from(line).ok()).unwrap_or(1),
        file: path.display().to_string(),
        account: account.to_owned(),
        problem: problem.key(),
    });
    let gaps: Vec<BankGap> = gaps.collect();
    let now = change.now;
    Ok(change.work.add_bank_gaps(&gaps, now).await?)
}

/// What statements lack and nobody has settled, of the accounts that count for guard 1.
///
/// # Errors
/// Where the database fails, or nobody has said yet who the business is.
pub(crate) async fn open_gaps(reading: &mut Reading) -> Result<Vec<BankGap>, Error> {
    let gaps = reading.bank_gaps().await?;
    if gaps.is_empty() {
        return Ok(gaps);
    }
    let own = Business::load(reading).await?.iban();
    Ok(gaps.into_iter().filter(|gap| is_of_account(own.as_deref(), &gap.account)).collect())
}

/// What holds letters about money: the first of what statements lack.
pub(crate) fn incomplete(gaps: &[BankGap]) -> Option<Refusal> {
    gaps.first().map(|gap| Refusal::BankIncomplete { place: place_of(gap) })
}

/// By what a person names it: file and line.
pub fn place_of(gap: &BankGap) -> String {
    let name = Path::new(&gap.file).file_name().map(|name| name.to_string_lossy().into_owned());
    format!("{}:{}", name.unwrap_or_else(|| gap.file.clone()), gap.line)
}

/// What is wrong, and what to do, for a person.
pub fn gap_told(gap: &BankGap, words: &Words) -> String {
    let wrong = [("path", Fact::from(&gap.file)), ("line", Fact::Text(gap.line.to_string()))];
    let place = [("place", Fact::Text(place_of(gap)))];
    format!("{} {}", words.say(&gap.problem, &wrong), words.say("bank-gap-holds", &place))
}

/// Somebody has settled what a statement lacks at a place (file and line): the money is on record,
/// or it was none. Gives what it was; nothing where nothing is open there.
///
/// # Errors
/// Where the database fails, or nobody has said yet who the business is.
pub async fn settle_gaps(
    engine: &Engine,
    moment: &mut Moment,
    place: &str,
) -> Result<Vec<BankGap>, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let mut gaps = change.work.read().bank_gaps().await?;
    gaps.retain(|gap| place_of(gap) == place || format!("{}:{}", gap.file, gap.line) == place);
    for gap in &gaps {
        change.work.settle_bank_gap(gap).await?;
    }
    change.finish().await?;
    Ok(gaps)
}
