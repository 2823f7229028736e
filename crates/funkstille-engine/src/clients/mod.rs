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
use funkstille_formats::mail::compose;

use crate::error::{Error, Problem};
use crate::line::{line, one_line};

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
/// [`Problem::BadValue`] for what cannot be one: it has no digit, or goes on in another line.
pub fn read_number(key: &str, text: &str) -> Result<String, Error> {
    let number = line(key, text)?;
    if number.contains(|sign: char| sign.is_ascii_digit()) {
        return Ok(number);
    }
    let (key, given) = (key.to_owned(), text.to_owned());
    Err(Problem::BadValue { key, given }.into())
}

/// Reads an e-mail address; gives it in lower case.
///
/// # Errors
/// [`Error::BadAddress`] for what cannot be written to, which says what is wrong with it.
pub fn read_address(text: &str) -> Result<String, Error> {
    let address = text.trim().to_lowercase();
    match compose::writable(&address) {
        Ok(_) => Ok(address),
        Err(why) => Err(Error::BadAddress { given: one_line(text), why }),
    }
}

/// Whether a letter can go to an address. What is known from mail may be none: somebody else's
/// program sent there, or wrote from there.
pub(crate) fn can_be_written_to(address: &str) -> bool {
    compose::writable(address).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_refused_with_what_is_wrong_with_it() {
        let long = format!("{}@f.test", "a".repeat(70));
        let label = format!("x@{}.test", "f".repeat(64));
        let domain = vec!["f".repeat(60); 4].join(".");
        let whole = format!("mira.lang.x@{domain}");
        for (given, key) in [
            ("mira", "error-address"),
            ("@f.test", "error-address"),
            ("x@", "error-address"),
            ("<x@f.test>", "error-address-sign"),
            ("Mira <x@f.test>", "error-address-blank"),
            ("\"a b\"@f.test", "error-address-sign"),
            ("a b@f.test", "error-address-blank"),
            (".x@f.test", "error-address-dots"),
            ("x.@f.test", "error-address-dots"),
            ("x..y@f.test", "error-address-dots"),
            ("x@f..test", "error-address-domain"),
            ("x@f.test.", "error-address-domain"),
            ("x@1.2.3.4", "error-address-domain"),
            ("x@f.test>", "error-address-domain"),
            (&long, "error-address-long-local"),
            (&label, "error-address-long-label"),
            (&whole, "error-address-long"),
        ] {
            let error = read_address(given).expect_err(given);
            assert_eq!(funkstille_core::explain::Explain::key(&error), key, "{given}");
        }
        assert_eq!(read_address(" Mira+x@Bücher.Test ").as_deref(), Ok("mira+x@bücher.test"));
    }
}
