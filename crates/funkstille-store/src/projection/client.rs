//! A client: what its events say, and the rows that follow.

use funkstille_core::client::{ClientEvent, ClientState, DebtorKind, Language, ProjectStage};

use super::{maybe_named, named};
use crate::connection::{Row, Value};
use crate::error::StoreError;
use crate::event::{DO_NOT_CONTACT, Named};
use crate::ids::TenantId;

/// Everything that the events of a client say: the fold over its stream.
#[derive(Clone, Debug, PartialEq)]
pub struct ClientView {
    /// Its id.
    pub client: String,
    /// How many entries its stream has.
    pub version: i64,
    /// Its state; `None` before it is registered.
    pub state: Option<ClientState>,
}

/// The row of a client, for lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientRow {
    /// Its id.
    pub client: String,
    /// The name on letters.
    pub name: String,
    /// The language of letters.
    pub language: Language,
    /// What kind of debtor it is.
    pub debtor: Option<DebtorKind>,
    /// Gets nothing but what the user sends by hand.
    pub do_not_contact: bool,
    /// The name of its time zone.
    pub zone: Option<String>,
    /// How many entries its stream has.
    pub version: i64,
}

/// The row of a project, for lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectRow {
    /// Its id.
    pub project: String,
    /// The client's id.
    pub client: String,
    /// What it is called.
    pub title: String,
    /// How far it is.
    pub stage: ProjectStage,
}

impl ClientView {
    /// A client without entries.
    pub fn new(client: &str) -> Self {
        Self { client: client.to_owned(), version: 0, state: None }
    }

    /// Takes the next entry, whose body was erased. That somebody wants no letters is said by the
    /// type alone, and stays.
    pub fn apply_erased(&mut self, event_type: &str) {
        self.version += 1;
        if let Some(state) = self.state.as_mut().filter(|_| event_type == DO_NOT_CONTACT) {
            state.client.do_not_contact = true;
        }
    }

    /// Takes the next entry.
    pub fn apply(&mut self, event: &ClientEvent) {
        self.version += 1;
        match (&mut self.state, event) {
            (None, ClientEvent::Registered { name, language }) => {
                self.state = Some(ClientState::registered(name.clone(), *language));
            }
            (Some(state), event) => state.apply(event),
            (None, _) => {}
        }
    }
}

pub(crate) fn client_values<'a>(
    tenant: TenantId,
    view: &'a ClientView,
    state: &'a ClientState,
) -> Vec<Value<'a>> {
    let client = &state.client;
    vec![
        tenant.0.into(),
        (&view.client).into(),
        (&client.name).into(),
        client.language.name().into(),
        client.debtor.map(Named::name).into(),
        i64::from(client.do_not_contact).into(),
        client.zone.as_ref().and_then(|zone| zone.iana_name()).into(),
        view.version.into(),
    ]
}

pub(crate) fn contact_values<'a>(
    tenant: TenantId,
    client: &'a str,
    state: &'a ClientState,
) -> Vec<Vec<Value<'a>>> {
    let contacts = state.contact_ids.iter().zip(&state.client.contacts);
    let row = |(place, (id, contact)): (i64, (&'a String, &'a _))| {
        let contact: &funkstille_core::client::Contact = contact;
        vec![
            tenant.0.into(),
            client.into(),
            place.into(),
            id.into(),
            (&contact.name).into(),
            contact.role.name().into(),
            contact.greeting.as_deref().into(),
            contact.form_of_address.name().into(),
        ]
    };
    (0..).zip(contacts).map(row).collect()
}

pub(crate) fn reach_values<'a>(
    tenant: TenantId,
    client: &'a str,
    state: &'a ClientState,
) -> Vec<Vec<Value<'a>>> {
    let mut rows = Vec::new();
    for (id, contact) in state.contact_ids.iter().zip(&state.client.contacts) {
        let lists = [
            ("address", &contact.addresses),
            ("number", &contact.numbers),
            ("profile", &contact.profiles),
            ("fax", &contact.faxes),
            ("postal", &contact.postal_addresses),
        ];
        for (kind, list) in lists {
            rows.extend((0_i64..).zip(list).map(|(place, value)| -> Vec<Value<'_>> {
                let (tenant, client, id) = (tenant.0.into(), client.into(), id.into());
                vec![tenant, client, id, kind.into(), place.into(), value.into()]
            }));
        }
    }
    rows
}

pub(crate) fn project_values<'a>(
    tenant: TenantId,
    client: &'a str,
    state: &'a ClientState,
) -> Vec<Vec<Value<'a>>> {
    let row = |(id, project): (&'a String, &'a funkstille_core::client::Project)| {
        let (title, how_far) = ((&project.title).into(), project.stage.name().into());
        vec![tenant.0.into(), id.into(), client.into(), title, how_far]
    };
    state.projects.iter().map(row).collect()
}

impl ClientRow {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            client: row.get(0)?,
            name: row.get(1)?,
            language: named(row, 2)?,
            debtor: maybe_named(row, 3)?,
            do_not_contact: row.get::<i64>(4)? != 0,
            zone: row.get(5)?,
            version: row.get(6)?,
        })
    }
}

impl ProjectRow {
    pub(crate) fn read(row: &Row) -> Result<Self, StoreError> {
        Ok(Self {
            project: row.get(0)?,
            client: row.get(1)?,
            title: row.get(2)?,
            stage: named(row, 3)?,
        })
    }
}
