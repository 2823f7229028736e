//! Clients: who they are, how they are reached, and what goes to them.

mod add;
mod change;
mod find;
mod learn;
mod overview;

pub use add::{NewClient, add};
pub use change::{contact_change, do_not_contact, forget, set};
pub use find::find;
pub(crate) use learn::learned;
pub use learn::{Given, learn};
pub use overview::ClientOverview;
pub(crate) use overview::number;

use funkstille_core::client::{ContactRole, FormOfAddress, Reach};

use crate::error::{Error, Problem};
use crate::line::one_line;

/// A person at a client who becomes known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewContact {
    /// The person's name.
    pub name: String,
    /// What the person is written to for.
    pub role: ContactRole,
    /// How German letters speak to the person.
    pub form_of_address: FormOfAddress,
    /// The greeting of letters, where the usual one would be wrong.
    pub greeting: Option<String>,
    /// How the person is reached.
    pub reaches: Vec<Reach>,
}

/// Reads a telephone or fax number as a person writes it; `key` says which of them.
///
/// # Errors
/// [`Problem::BadValue`] for what cannot be one: it has no digit.
pub fn read_number(key: &str, text: &str) -> Result<String, Error> {
    let number = one_line(text);
    if number.contains(|sign: char| sign.is_ascii_digit()) {
        return Ok(number);
    }
    let (key, given) = (key.to_owned(), text.to_owned());
    Err(Problem::BadValue { key, given }.into())
}

/// Reads an e-mail address; gives it in lower case.
///
/// # Errors
/// [`Error::BadAddress`] for what cannot be one: it has no at sign, nothing on one side of it, or a
/// blank.
pub fn read_address(text: &str) -> Result<String, Error> {
    let address = text.trim().to_lowercase();
    let is_side = |side: &str| !side.is_empty() && !side.contains(char::is_whitespace);
    let is_address =
        address.split_once('@').is_some_and(|(local, domain)| is_side(local) && is_side(domain));
    if is_address { Ok(address) } else { Err(Error::BadAddress(text.to_owned())) }
}
