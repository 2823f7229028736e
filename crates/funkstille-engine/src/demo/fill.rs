//! Clients, projects and cases of the sample world become known.

use std::collections::BTreeMap;

use funkstille_core::client::{ContactRole, InvoiceRef, ProjectStage};
use funkstille_core::playbook::Stage;
use funkstille_formats::mail::subject::base_subject;

use super::mailbox::{self, invoice_copy};
use super::world::{WorldCase, WorldClient, WorldInvoice, WorldStage, world};
use super::{TODAY, happening};
use crate::cases::{self, NewCase};
use crate::clients::{self, NewClient, NewContact};
use crate::engine::{Engine, Moment};
use crate::error::Error;
use crate::projects;
use crate::scan::SilentClient;

/// The silences of the mailbox, by the address that does not answer.
type Silences = BTreeMap<String, SilentClient>;

/// Puts the whole world into a database that has nothing but its business.
///
/// # Errors
/// Where the data files were replaced by others that do not fit.
pub(super) async fn fill(engine: &Engine, moment: &mut Moment) -> Result<(), Error> {
    let report = mailbox::scan(&engine.data)?;
    let silences = report.silences.into_iter();
    let silences: Silences = silences.map(|silence| (silence.address.clone(), silence)).collect();
    for client in &world().clients {
        let known = become_known(engine, moment, client).await?;
        for case in &client.cases {
            let silence = silences.get(&client.address).filter(|_| case.in_mailbox);
            open(engine, moment, &known, (case, silence)).await?;
        }
    }
    for (id, _, case) in world().cases() {
        for happening in case.happens.iter().filter(|it| it.on() == TODAY) {
            happening::happen(engine, moment, &id, (case, happening)).await?;
        }
    }
    Ok(())
}

/// Adds a client; gives its id.
async fn become_known(
    engine: &Engine,
    moment: &mut Moment,
    client: &WorldClient,
) -> Result<String, Error> {
    let contact = NewContact {
        name: client.name.clone(),
        role: ContactRole::Project,
        form_of_address: client.form_of_address(),
        greeting: None,
        reaches: client.reaches(),
    };
    let new = NewClient {
        name: client.name.clone(),
        language: client.language(),
        debtor: Some(client.debtor()),
        zone: None,
        contacts: vec![contact],
    };
    let id = clients::add(engine, moment, &new).await?;
    if let Some(reason) = &client.do_not_contact {
        clients::do_not_contact(engine, moment, &id, (true, reason)).await?;
    }
    Ok(id)
}

async fn open(
    engine: &Engine,
    moment: &mut Moment,
    id: &str,
    (case, silence): (&WorldCase, Option<&SilentClient>),
) -> Result<(), Error> {
    let title = (case.project.as_str(), stage(case, silence));
    let project = projects::open(engine, moment, id, title).await?;
    let invoice = case.invoice.as_ref();
    let new = NewCase {
        client: id.to_owned(),
        project: Some(project),
        playbook: None,
        subject: silence.map_or(case.subject.as_str(), subject).to_owned(),
        message_id: silence.and_then(|silence| silence.message_id.clone()),
        sent_on: silence.map(|silence| silence.since).or(case.sent_on),
        due_on: invoice.map(|invoice| invoice.due_on),
        invoice: invoice.map(|invoice| InvoiceRef {
            number: invoice.number.clone(),
            issued_on: invoice.issued_on,
            file: None,
        }),
        claim: invoice.and_then(WorldInvoice::claim),
        taken_over: case.done.as_ref().map(|done| (done.step.clone(), Some(done.on))),
    };
    let opened = cases::open(engine, moment, &new).await?;
    if let Some(copy) = invoice.and_then(|invoice| invoice_copy(&invoice.number)) {
        cases::attach_invoice(engine, moment, &opened, copy).await?;
    }
    Ok(())
}

/// How far the project is: as the mailbox tells it, or the world.
fn stage(case: &WorldCase, silence: Option<&SilentClient>) -> ProjectStage {
    match (silence.map(|silence| silence.stage), case.stage) {
        (Some(Stage::Enquiry), _) | (None, WorldStage::Enquiry) => ProjectStage::Enquiry,
        (Some(Stage::Running), _) | (None, WorldStage::Running) => ProjectStage::Running,
        (Some(Stage::Payment), _) | (None, WorldStage::Done) => ProjectStage::Done,
    }
}

/// The subject of a silence, as the first message of its conversation had it.
fn subject(silence: &SilentClient) -> &str {
    let (whole, base) = (silence.subject.as_str(), base_subject(&silence.subject));
    let mut ends = whole.char_indices().map(|(at, _)| &whole[at..]);
    ends.find(|end| end.to_lowercase() == base).unwrap_or(whole)
}
