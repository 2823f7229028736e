//! Money: payments recorded by hand, and the word that nothing came.

use funkstille_core::case::Happened;
use funkstille_core::playbook::Stage;

use crate::change::Change;
use crate::engine::{Engine, Moment};
use crate::error::Error;

/// How many cases are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// The user looked at the account, and nothing came: for this one day, letters about money need no
/// bank data. It is on record in every open case about money; gives how many there are.
///
/// # Errors
/// Where the database fails.
pub async fn nothing_came(engine: &Engine, moment: &mut Moment) -> Result<usize, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let page = change.work.read().cases_open(&after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.case);
        let cases = page.iter().filter(|row| row.stage == Stage::Payment);
        let cases: Vec<&str> = cases.map(|row| row.case.as_str()).collect();
        change.load_cases(&cases).await?;
        for case in cases {
            change.happen(case, Happened::AccountChecked)?;
            count += 1;
        }
    }
    change.finish().await?;
    Ok(count)
}
