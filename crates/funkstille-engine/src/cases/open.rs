//! A case begins: somebody has not answered, or an invoice is due.

use std::sync::Arc;

use funkstille_core::case::{CaseState, Happened, Opening};
use funkstille_core::client::{InvoiceRef, Matter, ProjectStage};
use funkstille_core::money::Money;
use funkstille_core::playbook::{EndOutcome, Playbook, Stage, Starts};
use funkstille_store::Sibling;
use jiff::civil::Date;

use super::early::refuse_early;
use crate::change::Change;
use crate::clients;
use crate::data;
use crate::engine::{Engine, Moment};
use crate::error::{Error, InvoiceProblem, Misfit, Problem};
use crate::invoices;
use crate::line::one_line;
use crate::numbers::{self, Counted};
use crate::playbook_check;
use crate::projects;

/// A case that begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewCase {
    /// The client: by number, name or address. May be empty where a project is named.
    pub client: String,
    /// The project: by number or title.
    pub project: Option<String>,
    /// The playbook; `None` for the one that fits: payment where there is an invoice or a due
    /// date, project where the work has begun, else negotiation.
    pub playbook: Option<String>,
    /// What a person calls it: the subject of the mail.
    pub subject: String,
    /// The message that nobody answered.
    pub message_id: Option<String>,
    /// The day on which it was sent; `None` where a due date starts the case.
    pub sent_on: Option<Date>,
    /// The due date as printed on the invoice.
    pub due_on: Option<Date>,
    /// The invoice.
    pub invoice: Option<InvoiceRef>,
    /// What is owed, with tax.
    pub claim: Option<Money>,
    /// The last step that was done before this program knew the case, and its day, where known.
    pub taken_over: Option<(String, Option<Date>)>,
}

/// Opens a case; gives its id.
///
/// # Errors
/// Where client or project are not there, the day has not come, or the same silence has a case
/// already.
pub async fn open(engine: &Engine, moment: &mut Moment, new: &NewCase) -> Result<String, Error> {
    let mut change = Change::begin(engine, moment).await?;
    let case = open_in(&mut change, new).await?;
    change.finish().await?;
    Ok(case)
}

/// As [`open`], inside a change that goes on. What is on record of the invoice is taken from there,
/// and an invoice that is not is on record from now on.
///
/// # Errors
/// As [`open`].
pub(crate) async fn open_in(change: &mut Change<'_>, new: &NewCase) -> Result<String, Error> {
    let engine = change.engine;
    let (client, project) = whose(change, new).await?;
    change.load_clients(&[&client]).await?;
    refuse_future(new, change.today)?;
    let matter = Matter {
        client,
        project: project.as_ref().map(|(id, _)| id.clone()),
        subject: one_line(&new.subject),
        message_id: new.message_id.as_deref().map(bare_id).filter(|id| !id.is_empty()),
        invoice: new.invoice.clone(),
    };
    refuse_second(change, &matter, None).await?;
    let on_record = invoices::known_of(change, &matter).await?;
    let due_on = new.due_on.or(on_record.due_on);
    if let Some(invoice) = &new.invoice {
        invoices::refuse_early_due(&invoice.number, invoice.issued_on, due_on)?;
    }
    let new = NewCase { due_on, claim: new.claim.or(on_record.claim), ..new.clone() };
    let name = playbook_name(&new, project.map(|(_, stage)| stage));
    let text = engine.data.playbook_text(name)?;
    let has_text = |key: &str| engine.data.text_exists(key);
    playbook_check::run(&text, &has_text).map_err(|errors| {
        let path = engine.data.place_of(&data::playbook_path(name));
        Error::UnsoundPlaybook { path, errors }
    })?;
    let playbook = engine.parse_playbook(name, &text)?;
    let rules = change.work.put_blob(text.as_bytes(), change.moment.now).await?;
    let opening = opening(&new, &playbook, change)?;
    let of_invoice = on_record.tolerance_minor.filter(|_| playbook.stage == Stage::Payment);
    let tolerance_minor = of_invoice.unwrap_or(opening.tolerance_minor);
    let opening = Opening { rules: Some(rules), tolerance_minor, ..opening };
    let now = change.moment.now;
    let case = numbers::take(&mut change.work, Counted::Case, 1, now).await?.to_string();
    change.open(&case, (matter, opening), Arc::clone(&playbook))?;
    if let Some((step, on)) = &new.taken_over {
        let last_step = known_step(&playbook, step)?;
        refuse_early(change, &case, (&last_step, *on))?;
        change.happen(&case, Happened::TakenOver { last_step, on: *on })?;
        change.end_what_is_over()?;
    }
    invoices::join(change, &case).await?;
    Ok(case)
}

/// The ids of the client and the project, with the project's stage.
async fn whose(
    change: &mut Change<'_>,
    new: &NewCase,
) -> Result<(String, Option<(String, ProjectStage)>), Error> {
    let reading = change.work.read();
    let Some(project) = &new.project else {
        return Ok((clients::find(reading, &new.client).await?, None));
    };
    let row = projects::find(reading, project).await?;
    if !new.client.is_empty() && clients::find(reading, &new.client).await? != row.client {
        return Err(Problem::UnknownProject { given: project.clone() }.into());
    }
    Ok((row.client, Some((row.project, row.stage))))
}

fn refuse_future(new: &NewCase, today: Date) -> Result<(), Error> {
    let taken_over = new.taken_over.as_ref().and_then(|(_, on)| *on);
    let issued = new.invoice.as_ref().map(|invoice| invoice.issued_on);
    let days = new.sent_on.into_iter().chain(taken_over).chain(issued);
    match days.into_iter().find(|day| *day > today) {
        Some(day) => Err(Problem::DayToCome { day }.into()),
        None => Ok(()),
    }
}

/// One silence, one case: two would write twice. `own` is the case that it is about, where it has
/// one already.
///
/// # Errors
/// [`Problem::CaseThere`]; [`InvoiceProblem::Settled`] where the invoice was paid in a case that
/// has ended.
pub(super) async fn refuse_second(
    change: &mut Change<'_>,
    matter: &Matter,
    own: Option<&str>,
) -> Result<(), Error> {
    let is_other = |row: &&Sibling| Some(row.case.as_str()) != own;
    let siblings = change.siblings(&matter.client).iter().filter(is_other);
    let siblings: Vec<(String, bool)> =
        siblings.map(|row| (row.case.clone(), row.is_open)).collect();
    let ids: Vec<&str> = siblings.iter().map(|(case, _)| case.as_str()).collect();
    change.load_readable(&ids).await?;
    for (case, is_open) in siblings {
        let Ok(other) = change.matter(&case) else { continue };
        let same_message = matter.message_id.is_some() && matter.message_id == other.message_id;
        let number = |matter: &Matter| matter.invoice.as_ref().map(|it| it.number.clone());
        let same_invoice = number(matter).filter(|own| number(other).as_ref() == Some(own));
        if is_open && (same_message || same_invoice.is_some()) {
            return Err(Problem::CaseThere { case }.into());
        }
        let ended = change.state(&case).and_then(|state| state.ended);
        let is_paid = ended.is_some_and(|(outcome, _)| outcome == EndOutcome::Paid);
        if let Some(number) = same_invoice.filter(|_| is_paid)
            && !was_cancelled(change, (&number, &case)).await?
        {
            return Err(InvoiceProblem::Settled { number }.into());
        }
    }
    Ok(())
}

/// Whether the invoice of this number for which a case asked was cancelled: the number may be given
/// anew.
async fn was_cancelled(
    change: &mut Change<'_>,
    (number, case): (&str, &str),
) -> Result<bool, Error> {
    let rows = change.work.read().invoices_numbered(&[number]).await?;
    let of_case = rows.iter().filter(|row| row.case.as_deref() == Some(case));
    let mut of_case = of_case.peekable();
    Ok(of_case.peek().is_some() && of_case.all(|row| row.is_cancelled))
}

fn playbook_name(new: &NewCase, stage: Option<ProjectStage>) -> &str {
    match (&new.playbook, stage) {
        (Some(name), _) => name,
        (None, _) if new.invoice.is_some() || new.due_on.is_some() => "payment",
        (None, Some(ProjectStage::Running | ProjectStage::Paused | ProjectStage::Done)) => {
            "project"
        }
        (None, _) => "negotiation",
    }
}

fn opening(new: &NewCase, playbook: &Playbook, change: &Change<'_>) -> Result<Opening, Error> {
    let takes_due = playbook.starts.contains(&Starts::Due);
    let (starts, trigger_on) = match (new.sent_on, new.due_on) {
        (Some(sent_on), _) => (Starts::Message, sent_on),
        (None, Some(due_on)) if takes_due => (Starts::Due, due_on),
        (None, _) => (Starts::Message, change.today),
    };
    if !takes_due && (new.due_on.is_some() || new.claim.is_some()) {
        let (case, why) = (playbook.name.clone(), Misfit::NotAboutMoney);
        return Err(Problem::DoesNotFit { case, why }.into());
    }
    let business = &change.business;
    Ok(Opening {
        playbook: playbook.name.clone(),
        stage: playbook.stage,
        starts,
        trigger_on,
        due_on: new.due_on,
        claim: new.claim,
        tolerance_minor: if playbook.stage == Stage::Payment {
            business.tolerance_minor
        } else {
            0
        },
        left_out: business.left_out.clone(),
        rules: None,
    })
}

/// The name of a step, where the playbook has it.
pub(super) fn known_step(playbook: &Playbook, step: &str) -> Result<String, Error> {
    match playbook.step(step) {
        Some(row) => Ok(row.name.clone()),
        None => Err(Problem::UnknownStep {
            step: step.to_owned(),
            playbook: playbook.name.clone(),
            known: playbook.steps.iter().map(|step| step.name.clone()).collect(),
        }
        .into()),
    }
}

/// The step that waits, or is next whatever its day.
pub(super) fn current_step(state: &CaseState) -> Option<&str> {
    use funkstille_core::case::Pending;
    match &state.pending {
        Some(Pending::Letter { step, .. } | Pending::Task { step, .. }) => Some(step),
        None => None,
    }
}

/// The id of a message as the program keeps it: without the angle brackets around it (RFC 5322,
/// section 3.6.4).
fn bare_id(given: &str) -> String {
    given.trim().trim_start_matches('<').trim_end_matches('>').trim().to_owned()
}
