//! Clients, their contacts and projects, and an honest picture of how they answer.

mod address;
mod event;
mod habit;
mod matter;
mod project;

pub use address::AddressFault;
pub use event::{ClientEvent, ClientState, Reach};
pub use habit::Habit;
pub use matter::{InvoiceRef, Matter};
pub use project::{Project, ProjectStage};

use jiff::tz::TimeZone;

/// A person or company that we work for.
#[derive(Clone, Debug, PartialEq)]
pub struct Client {
    /// The name on letters.
    pub name: String,
    /// The people there; the first is written to unless a role asks for another.
    pub contacts: Vec<Contact>,
    /// The language of letters to this client, not of the user.
    pub language: Language,
    /// What kind of debtor the client is; `None` where nobody has said yet, and the program asks.
    pub debtor: Option<DebtorKind>,
    /// Gets nothing but what the user sends by hand (docs/rules.md, guard 7).
    pub do_not_contact: bool,
    /// Where the client is, for the hours in which anything may go out.
    pub zone: Option<TimeZone>,
}

/// A person at a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The person's name.
    pub name: String,
    /// What the person is written to for.
    pub role: ContactRole,
    /// E-mail addresses in lower case; the first is used.
    pub addresses: Vec<String>,
    /// Telephone numbers, as they are dialled.
    pub numbers: Vec<String>,
    /// Pages where the person can be found: site, feed, profiles.
    pub profiles: Vec<String>,
    /// Fax numbers, as they are dialled.
    pub faxes: Vec<String>,
    /// Postal addresses, each on several lines as it stands on an envelope.
    pub postal_addresses: Vec<String>,
    /// The greeting of letters to the person, with its punctuation, where the usual one would be
    /// wrong: `Sehr geehrte Frau Dr. Lang,`.
    pub greeting: Option<String>,
    /// How German letters speak to the person.
    pub form_of_address: FormOfAddress,
}

/// A language of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// German.
    German,
    /// English.
    English,
}

/// What kind of debtor a client is; interest and deadlines depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DebtorKind {
    /// A business.
    Business,
    /// A consumer.
    Consumer,
    /// A public body.
    PublicBody,
}

/// What a contact is written to for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactRole {
    /// The work.
    Project,
    /// The money.
    Billing,
    /// Nothing of its own: somebody else is written to, or nobody has said yet.
    Other,
}

/// How a German letter speaks to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormOfAddress {
    /// Sie.
    Formal,
    /// du.
    Familiar,
}

impl Client {
    /// The contact for a role: the first of that role. Where nobody has it, money goes to who is
    /// written to about the work, and letters about the work rather not to who gets those about
    /// money; else the first of all.
    pub fn contact_for(&self, role: ContactRole) -> Option<&Contact> {
        let first = |role| self.contacts.iter().find(|contact| contact.role == role);
        let instead = match role {
            ContactRole::Billing => ContactRole::Project,
            ContactRole::Project | ContactRole::Other => ContactRole::Other,
        };
        first(role).or_else(|| first(instead)).or(self.contacts.first())
    }

    /// Whether an address belongs to this client; upper and lower case are the same.
    pub fn has_address(&self, address: &str) -> bool {
        let mut addresses = self.contacts.iter().flat_map(|contact| &contact.addresses);
        addresses.any(|known| known.eq_ignore_ascii_case(address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(name: &str, role: ContactRole) -> Contact {
        Contact {
            name: name.to_owned(),
            role,
            addresses: vec![format!("{name}@kerber.example")],
            numbers: vec![],
            profiles: vec![],
            faxes: vec![],
            postal_addresses: vec![],
            greeting: None,
            form_of_address: FormOfAddress::Formal,
        }
    }

    #[test]
    fn money_goes_to_billing_and_work_to_the_project() {
        let mut client = Client {
            name: "Kerber GmbH".to_owned(),
            contacts: vec![
                contact("ines", ContactRole::Project),
                contact("buchhaltung", ContactRole::Billing),
            ],
            language: Language::German,
            debtor: Some(DebtorKind::Business),
            do_not_contact: false,
            zone: None,
        };
        let name = |client: &Client, role| client.contact_for(role).map(|c| c.name.clone());
        assert_eq!(name(&client, ContactRole::Billing).as_deref(), Some("buchhaltung"));
        assert_eq!(name(&client, ContactRole::Project).as_deref(), Some("ines"));
        assert!(client.has_address("INES@kerber.example"));
        assert!(!client.has_address("ines@kerber.test"));

        client.contacts.pop();
        assert_eq!(name(&client, ContactRole::Billing).as_deref(), Some("ines"));
        client.contacts.pop();
        assert_eq!(name(&client, ContactRole::Billing), None);
    }
}
