//! A client as a person names it: by number, name or address.

use funkstille_store::Reading;
use funkstille_store::projection::ClientRow;

use crate::error::{Error, Problem};

/// How many clients are read at once (docs/dev/tick.md).
const PAGE: i64 = 500;

/// The id of the client that is meant: its number, its name in any case, or one of its addresses.
///
/// # Errors
/// [`Problem::UnknownClient`], and [`Problem::ManyClients`] where several have the name.
pub async fn find(reading: &mut Reading, given: &str) -> Result<String, Error> {
    let given = given.trim();
    if reading.client_view(given).await?.is_some() {
        return Ok(given.to_owned());
    }
    let mut owners = reading.owners_of(&given.to_lowercase()).await?;
    owners.dedup_by(|one, other| one.0 == other.0);
    let mut found: Vec<String> = owners.into_iter().map(|(client, _)| client).collect();
    if found.is_empty() {
        let named = |row: &ClientRow| row.name.to_lowercase() == given.to_lowercase();
        let rows = all(reading).await?;
        found = rows.into_iter().filter(named).map(|row| row.client).collect();
    }
    match found.as_slice() {
        [only] => Ok(only.clone()),
        [] => Err(Problem::UnknownClient { given: given.to_owned() }.into()),
        _ => Err(Problem::ManyClients { given: given.to_owned(), found }.into()),
    }
}

/// All clients.
pub(crate) async fn all(reading: &mut Reading) -> Result<Vec<ClientRow>, Error> {
    let mut rows: Vec<ClientRow> = Vec::new();
    loop {
        let after = rows.last().map_or(String::new(), |row| row.client.clone());
        let page = reading.clients(&after, PAGE).await?;
        if page.is_empty() {
            return Ok(rows);
        }
        rows.extend(page);
    }
}
