//! What happens to a client, as it is stored: [`ClientEvent`], word for word.

use funkstille_core::client::{
    ClientEvent, ContactRole, DebtorKind, FormOfAddress, Language, ProjectStage, Reach,
};
use serde::{Deserialize, Serialize};

use super::StoredEvent;
use super::decode::{self, DecodeError, One};
use super::named::Name;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredClientEvent {
    v: One,
    what: StoredWhat,
}

/// A way to reach a person.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
enum StoredReach {
    Address(String),
    Number(String),
    Profile(String),
    Fax(String),
    Postal(String),
}

/// Declares the shape and both ways between it and [`ClientEvent`].
macro_rules! shape {
    ($($variant:ident { $($field:ident: $type:ty),+ } = $name:literal),+ $(,)?) => {
        #[derive(Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        enum StoredWhat {
            $(#[serde(rename = $name)] $variant { $($field: $type),+ },)+
        }

        impl StoredWhat {
            /// The type of the event: the name of its variant.
            fn event_type(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $name),+
                }
            }
        }

        impl From<ClientEvent> for StoredWhat {
            fn from(event: ClientEvent) -> Self {
                match event {
                    $(ClientEvent::$variant { $($field),+ } => {
                        Self::$variant { $($field: $field.into()),+ }
                    })+
                }
            }
        }

        impl From<StoredWhat> for ClientEvent {
            fn from(what: StoredWhat) -> Self {
                match what {
                    $(StoredWhat::$variant { $($field),+ } => {
                        Self::$variant { $($field: $field.into()),+ }
                    })+
                }
            }
        }
    };
}

/// The type of the entry after which a client gets nothing but what the user sends by hand.
pub(crate) const DO_NOT_CONTACT: &str = "do-not-contact-set";

shape! {
    Registered { name: String, language: Name<Language> } = "registered",
    Renamed { name: String } = "renamed",
    LanguageSet { language: Name<Language> } = "language-set",
    DebtorKindSet { debtor: Name<DebtorKind> } = "debtor-kind-set",
    ZoneSet { zone: String } = "zone-set",
    DoNotContactSet { reason: String } = "do-not-contact-set",
    DoNotContactCleared { reason: String } = "do-not-contact-cleared",
    ContactAdded {
        contact: String, name: String, role: Name<ContactRole>, form_of_address: Name<FormOfAddress>
    } = "contact-added",
    ContactChanged {
        contact: String, name: String, role: Name<ContactRole>, form_of_address: Name<FormOfAddress>
    } = "contact-changed",
    GreetingSet { contact: String, greeting: String } = "greeting-set",
    ContactRemoved { contact: String } = "contact-removed",
    AddressLearned { contact: String, reach: StoredReach } = "address-learned",
    AddressForgotten { contact: String, reach: StoredReach } = "address-forgotten",
    AddressRegained {
        contact: String, reach: StoredReach, reason: String
    } = "address-regained",
    AddressPreferred { contact: String, reach: StoredReach } = "address-preferred",
    ProjectOpened {
        project: String, title: String, stage: Name<ProjectStage>
    } = "project-opened",
    GutChecked { project: String, case: String, reason: String } = "gut-checked",
    ProjectRenamed { project: String, title: String } = "project-renamed",
    ProjectStageChanged { project: String, stage: Name<ProjectStage> } = "project-stage-changed",
}

macro_rules! names {
    ($($type:ty),+) => {
        $(
            impl From<$type> for Name<$type> {
                fn from(value: $type) -> Self {
                    Self(value)
                }
            }

            impl From<Name<$type>> for $type {
                fn from(name: Name<$type>) -> Self {
                    name.0
                }
            }
        )+
    };
}

names!(Language, DebtorKind, ContactRole, FormOfAddress, ProjectStage);

impl From<Reach> for StoredReach {
    fn from(reach: Reach) -> Self {
        match reach {
            Reach::Address(address) => Self::Address(address),
            Reach::Number(number) => Self::Number(number),
            Reach::Profile(profile) => Self::Profile(profile),
            Reach::Fax(number) => Self::Fax(number),
            Reach::Postal(address) => Self::Postal(address),
        }
    }
}

impl From<StoredReach> for Reach {
    fn from(reach: StoredReach) -> Self {
        match reach {
            StoredReach::Address(address) => Self::Address(address),
            StoredReach::Number(number) => Self::Number(number),
            StoredReach::Profile(profile) => Self::Profile(profile),
            StoredReach::Fax(number) => Self::Fax(number),
            StoredReach::Postal(address) => Self::Postal(address),
        }
    }
}

pub(super) fn encode(event: &ClientEvent) -> StoredEvent {
    let what = StoredWhat::from(event.clone());
    decode::encode(what.event_type(), &StoredClientEvent { v: One, what })
}

pub(super) fn decode(event: &StoredEvent) -> Result<ClientEvent, DecodeError> {
    let StoredClientEvent { v: One, what } = decode::decode(event)?;
    if what.event_type() != event.event_type {
        return Err(DecodeError::BadValue { value: event.event_type.clone() });
    }
    Ok(what.into())
}
