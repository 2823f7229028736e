//! A project as a person names it: by number or title.

use funkstille_store::Reading;
use funkstille_store::projection::ProjectRow;

use crate::clients::number;
use crate::error::{Error, Problem};

/// How many projects are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// The row of the project that is meant: by its number, or by its title in any case.
///
/// # Errors
/// [`Problem::UnknownProject`]; [`Problem::ManyProjects`] where several have the title.
pub async fn find(reading: &mut Reading, given: &str) -> Result<ProjectRow, Error> {
    let given = given.trim();
    let rows = all(reading).await?;
    if let Some(row) = rows.iter().find(|row| row.project == given) {
        return Ok(row.clone());
    }
    let titled = |row: &&ProjectRow| row.title.to_lowercase() == given.to_lowercase();
    let found: Vec<&ProjectRow> = rows.iter().filter(titled).collect();
    match found.as_slice() {
        [only] => Ok((*only).clone()),
        [] => Err(Problem::UnknownProject { given: given.to_owned() }.into()),
        several => {
            let mut found: Vec<String> = several.iter().map(|row| row.project.clone()).collect();
            found.sort_by_key(|project| number(project));
            Err(Problem::ManyProjects { given: given.to_owned(), found }.into())
        }
    }
}

/// All projects, in the order in which they were opened.
///
/// # Errors
/// Where the database fails.
pub async fn list(reading: &mut Reading) -> Result<Vec<ProjectRow>, Error> {
    let mut rows = all(reading).await?;
    rows.sort_by_key(|row| number(&row.project));
    Ok(rows)
}

async fn all(reading: &mut Reading) -> Result<Vec<ProjectRow>, Error> {
    let mut rows: Vec<ProjectRow> = Vec::new();
    loop {
        let after = rows.last().map_or(String::new(), |row| row.project.clone());
        let page = reading.projects(&after, PAGE).await?;
        if page.is_empty() {
            return Ok(rows);
        }
        rows.extend(page);
    }
}
