//! What can happen to a client, and the fold over it.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::{
    Client, Contact, ContactRole, DebtorKind, FormOfAddress, Language, Project, ProjectStage,
};

/// Something that happened to a client. Ids are chosen by the caller and never used twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientEvent {
    /// The client became known.
    Registered {
        /// The name on letters.
        name: String,
        /// The language of letters.
        language: Language,
    },
    /// The name on letters changed.
    Renamed {
        /// The new name.
        name: String,
    },
    /// The language of letters was chosen.
    LanguageSet {
        /// The language.
        language: Language,
    },
    /// Somebody said what kind of debtor the client is.
    DebtorKindSet {
        /// The kind.
        debtor: DebtorKind,
    },
    /// Somebody said where the client is.
    ZoneSet {
        /// A name of the IANA database, such as `Europe/Vienna`.
        zone: String,
    },
    /// The client gets nothing any more but what the user sends by hand.
    DoNotContactSet {
        /// Why.
        reason: String,
    },
    /// The client may be written to again.
    DoNotContactCleared {
        /// Why.
        reason: String,
    },
    /// A person at the client became known.
    ContactAdded {
        /// The contact's id.
        contact: String,
        /// The person's name.
        name: String,
        /// What the person is written to for.
        role: ContactRole,
        /// How German letters speak to the person.
        form_of_address: FormOfAddress,
    },
    /// A person has another name, role or form of address than before.
    ContactChanged {
        /// The contact's id.
        contact: String,
        /// The person's name.
        name: String,
        /// What the person is written to for.
        role: ContactRole,
        /// How German letters speak to the person.
        form_of_address: FormOfAddress,
    },
    /// Somebody said how letters greet a person.
    GreetingSet {
        /// The contact's id.
        contact: String,
        /// The whole greeting with its punctuation; empty for the usual one.
        greeting: String,
    },
    /// A person is no contact any more.
    ContactRemoved {
        /// The contact's id.
        contact: String,
    },
    /// A way to reach a person became known.
    AddressLearned {
        /// The contact's id.
        contact: String,
        /// The way.
        reach: Reach,
    },
    /// A way to reach a person turned out to be none.
    AddressForgotten {
        /// The contact's id.
        contact: String,
        /// The way.
        reach: Reach,
    },
    /// A project with the client began.
    ProjectOpened {
        /// The project's id.
        project: String,
        /// What it is called.
        title: String,
        /// How far it is.
        stage: ProjectStage,
    },
    /// A project is called something else.
    ProjectRenamed {
        /// The project's id.
        project: String,
        /// What it is called now.
        title: String,
    },
    /// A project went on, stopped or ended.
    ProjectStageChanged {
        /// The project's id.
        project: String,
        /// How far it is now.
        stage: ProjectStage,
    },
}

/// A way to reach a person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// An e-mail address.
    Address(String),
    /// A telephone number, as it is dialled.
    Number(String),
    /// A page where the person can be found.
    Profile(String),
    /// A fax number, as it is dialled.
    Fax(String),
    /// A postal address, on several lines.
    Postal(String),
}

/// A client with ids: a fold over its events.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientState {
    /// The client; its contacts are those of `contact_ids`, in the same order.
    pub client: Client,
    /// The contacts' ids.
    pub contact_ids: Vec<String>,
    /// The projects, by their ids.
    pub projects: BTreeMap<String, Project>,
    /// Mail addresses at which nobody can be reached any more, the one given up last at the end.
    pub lost_addresses: Vec<String>,
}

impl ClientState {
    /// The state after a whole history; `None` where it does not begin with
    /// [`ClientEvent::Registered`].
    pub fn from_history<'a>(events: impl IntoIterator<Item = &'a ClientEvent>) -> Option<Self> {
        let mut events = events.into_iter();
        let ClientEvent::Registered { name, language } = events.next()? else { return None };
        let mut state = Self::registered(name.clone(), *language);
        for event in events {
            state.apply(event);
        }
        Some(state)
    }

    /// A client of whom nothing is known but the name.
    pub fn registered(name: String, language: Language) -> Self {
        let client = Client {
            name,
            contacts: Vec::new(),
            language,
            debtor: None,
            do_not_contact: false,
            zone: None,
        };
        let (contact_ids, lost_addresses) = (Vec::new(), Vec::new());
        Self { client, contact_ids, projects: BTreeMap::new(), lost_addresses }
    }

    /// Takes an event into the state. Total: an event about a contact or project that is not there
    /// changes nothing, and a zone that is not in the database is not known.
    pub fn apply(&mut self, event: &ClientEvent) {
        match event {
            ClientEvent::Registered { name, .. } | ClientEvent::Renamed { name } => {
                self.client.name.clone_from(name);
            }
            ClientEvent::LanguageSet { language } => self.client.language = *language,
            ClientEvent::DebtorKindSet { debtor } => self.client.debtor = Some(*debtor),
            ClientEvent::ZoneSet { zone } => self.client.zone = TimeZone::get(zone).ok(),
            ClientEvent::DoNotContactSet { .. } => self.client.do_not_contact = true,
            ClientEvent::DoNotContactCleared { .. } => self.client.do_not_contact = false,
            _ => self.apply_to_parts(event),
        }
    }

    fn apply_to_parts(&mut self, event: &ClientEvent) {
        match event {
            ClientEvent::ContactAdded { contact, name, role, form_of_address }
            | ClientEvent::ContactChanged { contact, name, role, form_of_address } => {
                let person = self.contact_or_new(contact);
                person.name.clone_from(name);
                (person.role, person.form_of_address) = (*role, *form_of_address);
            }
            ClientEvent::GreetingSet { contact, greeting } => {
                if let Some(at) = self.place(contact) {
                    let greeting = Some(greeting.clone()).filter(|text| !text.is_empty());
                    self.client.contacts[at].greeting = greeting;
                }
            }
            ClientEvent::ContactRemoved { contact } => {
                if let Some(at) = self.place(contact) {
                    self.contact_ids.remove(at);
                    self.client.contacts.remove(at);
                }
            }
            ClientEvent::AddressLearned { contact, reach } => {
                self.change_reach(contact, reach, true);
            }
            ClientEvent::AddressForgotten { contact, reach } => {
                self.change_reach(contact, reach, false);
            }
            ClientEvent::ProjectOpened { project, title, stage } => {
                let opened = Project { title: title.clone(), stage: *stage };
                self.projects.insert(project.clone(), opened);
            }
            ClientEvent::ProjectRenamed { project, title } => {
                self.change_project(project, |project| project.title.clone_from(title));
            }
            ClientEvent::ProjectStageChanged { project, stage } => {
                self.change_project(project, |project| project.stage = *stage);
            }
            _ => {}
        }
    }

    fn place(&self, contact: &str) -> Option<usize> {
        self.contact_ids.iter().position(|id| id == contact)
    }

    fn contact_or_new(&mut self, contact: &str) -> &mut Contact {
        let at = self.place(contact).unwrap_or_else(|| {
            self.contact_ids.push(contact.to_owned());
            self.client.contacts.push(Contact {
                name: String::new(),
                role: ContactRole::Project,
                addresses: Vec::new(),
                numbers: Vec::new(),
                profiles: Vec::new(),
                faxes: Vec::new(),
                postal_addresses: Vec::new(),
                greeting: None,
                form_of_address: FormOfAddress::Formal,
            });
            self.contact_ids.len() - 1
        });
        &mut self.client.contacts[at]
    }

    /// What is learned last is used last; what is known already stays where it is.
    fn change_reach(&mut self, contact: &str, reach: &Reach, is_learned: bool) {
        let Some(at) = self.place(contact) else { return };
        let person = &mut self.client.contacts[at];
        let (list, value) = match reach {
            Reach::Address(address) => (&mut person.addresses, address.to_lowercase()),
            Reach::Number(number) => (&mut person.numbers, number.clone()),
            Reach::Profile(profile) => (&mut person.profiles, profile.clone()),
            Reach::Fax(number) => (&mut person.faxes, number.clone()),
            Reach::Postal(address) => (&mut person.postal_addresses, address.clone()),
        };
        if let Reach::Address(_) = reach {
            self.lost_addresses.retain(|lost| *lost != value);
            if !is_learned {
                self.lost_addresses.push(value.clone());
            }
        }
        if !is_learned {
            list.retain(|known| *known != value);
        } else if !list.contains(&value) {
            list.push(value);
        }
    }

    fn change_project(&mut self, project: &str, change: impl FnOnce(&mut Project)) {
        if let Some(project) = self.projects.get_mut(project) {
            change(project);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_the_fold_of_what_happened() {
        let ines = || "ines".to_owned();
        let address = |text: &str| Reach::Address(text.to_owned());
        let learned = |reach| ClientEvent::AddressLearned { contact: ines(), reach };
        let events = [
            ClientEvent::Registered { name: "Kerber".to_owned(), language: Language::German },
            ClientEvent::ContactAdded {
                contact: ines(),
                name: "Ines Kerber".to_owned(),
                role: ContactRole::Billing,
                form_of_address: FormOfAddress::Familiar,
            },
            learned(address("Old@kerber.example")),
            learned(address("ines@kerber.example")),
            learned(address("INES@kerber.example")),
            ClientEvent::AddressForgotten { contact: ines(), reach: address("old@kerber.example") },
            ClientEvent::AddressLearned { contact: "nobody".to_owned(), reach: address("a@b") },
            ClientEvent::DoNotContactSet { reason: "asked for it".to_owned() },
            ClientEvent::ZoneSet { zone: "Europe/Vienna".to_owned() },
            ClientEvent::ProjectOpened {
                project: "p1".to_owned(),
                title: "Website".to_owned(),
                stage: ProjectStage::Enquiry,
            },
            ClientEvent::ProjectStageChanged {
                project: "p1".to_owned(),
                stage: ProjectStage::Running,
            },
        ];
        let state = ClientState::from_history(&events).expect("begins with its registration");
        assert!(state.client.do_not_contact);
        assert_eq!(state.client.contacts[0].addresses, ["ines@kerber.example"]);
        assert_eq!(state.lost_addresses, ["old@kerber.example"]);
        assert_eq!(state.contact_ids, ["ines"]);
        assert_eq!(state.projects["p1"].stage, ProjectStage::Running);
        assert_eq!(state.client.zone, TimeZone::get("Europe/Vienna").ok());
        assert_eq!(ClientState::from_history(&events[1..]), None);
    }
}
