//! What can happen to a client, and the fold over it.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::{
    Client, Contact, ContactRole, DebtorKind, FormOfAddress, Language, Project, ProjectStage,
};
use crate::playbook::Action;

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
    /// A way that had turned out to be none reaches a person again, somebody says.
    AddressRegained {
        /// The contact's id.
        contact: String,
        /// The way.
        reach: Reach,
        /// How that is known.
        reason: String,
    },
    /// Of the ways to reach a person by the same means this one is used.
    AddressPreferred {
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
    /// A project begins although a case of the client had come as far as the invoice sent again. It
    /// changes nothing.
    GutChecked {
        /// The project's id.
        project: String,
        /// That case.
        case: String,
        /// Why it begins all the same.
        reason: String,
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

impl Reach {
    /// Whether two ways are the same however they are written: addresses in upper or lower case,
    /// numbers with or without blanks, postal addresses on other lines.
    pub fn is_same(&self, other: &Self) -> bool {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let words = |text: &str| {
            text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>()
        };
        match (self, other) {
            (Self::Number(one), Self::Number(two)) | (Self::Fax(one), Self::Fax(two)) => {
                digits(one) == digits(two)
            }
            (Self::Address(one), Self::Address(two))
            | (Self::Profile(one), Self::Profile(two))
            | (Self::Postal(one), Self::Postal(two)) => words(one) == words(two),
            _ => false,
        }
    }
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
    /// Ways by which nobody can be reached any more, the one given up last at the end.
    pub lost: Vec<Reach>,
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
        Self { client, contact_ids: Vec::new(), projects: BTreeMap::new(), lost: Vec::new() }
    }

    /// Whether a way was given up: nobody could be reached by it.
    pub fn is_lost(&self, reach: &Reach) -> bool {
        self.lost.iter().any(|lost| lost.is_same(reach))
    }

    /// The mail address that was given up last.
    pub fn lost_address(&self) -> Option<&String> {
        self.lost_by(Action::Email)
    }

    /// The address that was given up last, of those to which letters go by this channel.
    pub fn lost_by(&self, channel: Action) -> Option<&String> {
        self.lost.iter().rev().find_map(|lost| match (channel, lost) {
            (Action::Email, Reach::Address(lost))
            | (Action::Fax, Reach::Fax(lost))
            | (Action::Letter, Reach::Postal(lost)) => Some(lost),
            _ => None,
        })
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
            ClientEvent::AddressLearned { contact, reach }
            | ClientEvent::AddressRegained { contact, reach, .. } => self.learn(contact, reach),
            ClientEvent::AddressForgotten { contact, reach } => self.forget(contact, reach),
            ClientEvent::AddressPreferred { contact, reach } => self.prefer(contact, reach),
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
    fn learn(&mut self, contact: &str, reach: &Reach) {
        let Some((list, value)) = self.reaches(contact, reach) else { return };
        if !list.contains(&value) {
            list.push(value);
        }
        self.lost.retain(|lost| !lost.is_same(reach));
    }

    fn forget(&mut self, contact: &str, reach: &Reach) {
        let Some((list, value)) = self.reaches(contact, reach) else { return };
        list.retain(|known| *known != value);
        self.lost.retain(|lost| !lost.is_same(reach));
        self.lost.push(match reach {
            Reach::Address(_) => Reach::Address(value),
            other => other.clone(),
        });
    }

    fn prefer(&mut self, contact: &str, reach: &Reach) {
        let Some((list, value)) = self.reaches(contact, reach) else { return };
        if let Some(at) = list.iter().position(|known| *known == value) {
            list[..=at].rotate_right(1);
        }
    }

    /// The ways of a person that are of one kind, and one of these as it stands there.
    fn reaches(&mut self, contact: &str, reach: &Reach) -> Option<(&mut Vec<String>, String)> {
        let at = self.place(contact)?;
        let person = &mut self.client.contacts[at];
        Some(match reach {
            Reach::Address(address) => (&mut person.addresses, address.to_lowercase()),
            Reach::Number(number) => (&mut person.numbers, number.clone()),
            Reach::Profile(profile) => (&mut person.profiles, profile.clone()),
            Reach::Fax(number) => (&mut person.faxes, number.clone()),
            Reach::Postal(address) => (&mut person.postal_addresses, address.clone()),
        })
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
        assert_eq!(state.lost, [address("old@kerber.example")]);
        assert_eq!(state.contact_ids, ["ines"]);
        assert_eq!(state.projects["p1"].stage, ProjectStage::Running);
        assert_eq!(state.client.zone, TimeZone::get("Europe/Vienna").ok());
        assert_eq!(ClientState::from_history(&events[1..]), None);
    }

    #[test]
    fn what_is_preferred_comes_first_and_what_is_lost_is_known_however_it_is_written() {
        let contact = || "ines".to_owned();
        let fax = |number: &str| Reach::Fax(number.to_owned());
        let mut state = ClientState::registered("Kerber".to_owned(), Language::German);
        state.apply(&ClientEvent::ContactAdded {
            contact: contact(),
            name: "Ines Kerber".to_owned(),
            role: ContactRole::Billing,
            form_of_address: FormOfAddress::Formal,
        });
        for number in ["+49 30 1", "+49 30 2", "+49 30 3"] {
            state.apply(&ClientEvent::AddressLearned { contact: contact(), reach: fax(number) });
        }
        let preferred = |reach| ClientEvent::AddressPreferred { contact: contact(), reach };
        state.apply(&preferred(fax("+49 30 3")));
        state.apply(&preferred(fax("+49 30 4")));
        assert_eq!(state.client.contacts[0].faxes, ["+49 30 3", "+49 30 1", "+49 30 2"]);
        let reach = fax("+49 30 3");
        state.apply(&ClientEvent::AddressForgotten { contact: contact(), reach });
        assert!(state.is_lost(&fax("+4930 3")) && !state.is_lost(&fax("+49 30 1")));
        assert!(!state.is_lost(&Reach::Number("+49 30 3".to_owned())));
        let (reach, reason) = (fax("+4930 3"), "they found the cable".to_owned());
        state.apply(&ClientEvent::AddressRegained { contact: contact(), reach, reason });
        assert_eq!(state.client.contacts[0].faxes, ["+49 30 1", "+49 30 2", "+4930 3"]);
        assert_eq!(state.lost, []);
        let (one, two) = ("Seestr. 4\n10115 Berlin", "seestr. 4 10115  Berlin\n");
        assert!(Reach::Postal(one.to_owned()).is_same(&Reach::Postal(two.to_owned())));
    }
}
