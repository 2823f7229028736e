//! Clients: who they are, how they are reached, and what goes to them.

mod add;
mod change;
mod find;

pub use add::{NewClient, add};
pub use change::{contact_change, do_not_contact, forget, learn, set};
pub use find::find;

use funkstille_core::client::{ContactRole, FormOfAddress, Reach};

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
