//! Whom and what something is about.

use funkstille_core::calendar::days_between;
use funkstille_core::case::CaseState;
use funkstille_core::money::Money;
use funkstille_core::playbook::{EndOutcome, Stage, Starts};

use crate::change::Known;
use crate::error::{Error, Problem};

/// Whom and what something is about: one case, or several that one letter speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concern {
    /// The client's id.
    pub client: String,
    /// The client's name.
    pub client_name: String,
    /// The cases, at least one.
    pub cases: Vec<String>,
    /// What kind of silence it is.
    pub stage: Stage,
    /// What started the first case.
    pub starts: Starts,
    /// The subject of the first case.
    pub subject: String,
    /// The title of the project, where there is one.
    pub project: Option<String>,
    /// The numbers of the invoices.
    pub invoices: Vec<String>,
    /// What is still owed in all cases; `None` where it is not known, currencies differ, or it was
    /// paid.
    pub balance: Option<Money>,
    /// Days since the message that nobody answered; `None` where a due date started the case, or it
    /// was paid.
    pub silent_days: Option<i64>,
    /// Days since the earliest due date of what was not paid, where it has passed.
    pub overdue_days: Option<i64>,
}

impl Concern {
    /// How long it has been waited for: days.
    pub fn age_days(&self) -> i64 {
        self.overdue_days.max(self.silent_days).unwrap_or(0)
    }
}

/// What `cases` of one client are about.
///
/// # Errors
/// Where one of them was not loaded.
pub(crate) fn concern(known: &Known<'_>, cases: &[&str]) -> Result<Concern, Error> {
    let first = cases.first().copied().unwrap_or_default();
    let state_of = |case: &str| {
        let unknown = || Problem::UnknownCase { given: case.to_owned() };
        known.state(case).ok_or_else(unknown)
    };
    let state = state_of(first)?;
    let matter = known.matter(first)?;
    let client = known.client(&matter.client)?.state.as_ref();
    let project = matter.project.as_ref().zip(client);
    let project = project.and_then(|(id, client)| client.projects.get(id));
    let (mut invoices, mut balances, mut due) = (Vec::new(), Vec::new(), Vec::new());
    for case in cases {
        let state = state_of(case)?;
        let invoice = known.matter(case)?.invoice.as_ref();
        invoices.extend(invoice.map(|invoice| invoice.number.clone()));
        let is_paid = is_paid(state);
        balances.push(state.balance().filter(|_| !is_paid));
        due.extend(state.opening.due_on.filter(|due_on| !is_paid && *due_on < known.today));
    }
    let opening = &state.opening;
    let days = |since| days_between(since, known.today);
    let is_silent = opening.starts == Starts::Message && !is_paid(state);
    Ok(Concern {
        client: matter.client.clone(),
        client_name: client.map(|client| client.client.name.clone()).unwrap_or_default(),
        cases: cases.iter().map(|case| (*case).to_owned()).collect(),
        stage: opening.stage,
        starts: opening.starts,
        subject: matter.subject.clone(),
        project: project.map(|project| project.title.clone()),
        invoices,
        balance: sum(&balances),
        silent_days: is_silent.then(|| days(opening.trigger_on)),
        overdue_days: due.into_iter().min().map(days),
    })
}

/// Nobody is silent or late who has paid.
fn is_paid(state: &CaseState) -> bool {
    state.ended.is_some_and(|(outcome, _)| outcome == EndOutcome::Paid)
}

fn sum(amounts: &[Option<Money>]) -> Option<Money> {
    let (first, others) = amounts.split_first()?;
    others.iter().try_fold((*first)?, |sum, amount| {
        let amount = amount.filter(|amount| amount.currency == sum.currency)?;
        Some(Money { minor: sum.minor.checked_add(amount.minor)?, ..sum })
    })
}
