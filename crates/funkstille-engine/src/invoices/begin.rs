//! The due date of an invoice has passed, and it is not paid: its case begins by itself
//! (docs/rules.md, *Payment*).

use funkstille_core::client::InvoiceRef;
use funkstille_core::invoice::InvoiceTerms;
use funkstille_core::playbook::Stage;
use funkstille_store::projection::InvoiceRow;

use super::asked::{AskedBy, asked_in, join_case};
use crate::cases::{NewCase, open_in};
use crate::change::Change;
use crate::error::{Error, InvoiceProblem, Problem};

/// The playbook of what is not paid.
const PLAYBOOK: &str = "payment";

/// How many invoices are looked at in one transaction (docs/dev/tick.md).
pub(crate) const AT_ONCE: i64 = 500;

/// What came of letting cases begin.
#[derive(Default)]
pub(crate) struct Begun {
    /// The cases that began.
    pub(crate) cases: Vec<String>,
    /// Cases that perhaps ask for invoices about which none could begin, each with the reason.
    pub(crate) problems: Vec<(String, Error)>,
    /// Other invoices about which none could begin, by their numbers, each with the reason.
    pub(crate) refused: Vec<(String, Error)>,
    /// The last invoice that was looked at; `None` where there was none.
    pub(crate) last: Option<String>,
}

/// Lets the cases begin of open invoices whose due date has passed and for which no case asks;
/// `after` is the last one of the page before.
///
/// # Errors
/// Where the database fails.
pub(crate) async fn begin_cases(change: &mut Change<'_>, after: &str) -> Result<Begun, Error> {
    let today = change.today;
    let rows = change.work.read().invoices_without_case(today, after, AT_ONCE).await?;
    let mut begun = Begun { last: rows.last().map(|row| row.invoice.clone()), ..Begun::default() };
    for row in rows {
        match begin(change, &row).await {
            Ok(case) => begun.cases.extend(case),
            Err(error @ Error::Store(_)) => return Err(error),
            Err(error) => match concern(&error) {
                Some(case) => begun.problems.push((case, error)),
                None => begun.refused.push((row.number, error)),
            },
        }
    }
    Ok(begun)
}

/// What is said where it is not certain whether a case asks for an invoice already.
pub(crate) fn perhaps(terms: &InvoiceTerms, cases: Vec<String>) -> InvoiceProblem {
    let (number, issued_on) = (terms.number.clone(), terms.issued_on);
    InvoiceProblem::PerhapsAsked { number, issued_on, cases }
}

/// The case that a problem with an invoice is told of.
fn concern(error: &Error) -> Option<String> {
    match error {
        Error::Problem(Problem::Invoice(InvoiceProblem::PerhapsAsked { cases, .. })) => {
            cases.first().cloned()
        }
        _ => None,
    }
}

/// One case; `None` where another one asks for the invoice already, which it is from now on.
async fn begin(change: &mut Change<'_>, row: &InvoiceRow) -> Result<Option<String>, Error> {
    change.load_invoices(&[&row.invoice]).await?;
    let state = change.invoice(&row.invoice)?;
    let (terms, due_on) = (state.terms.clone(), state.first_due());
    match asked_in(change, &terms).await? {
        AskedBy::Nobody => {}
        AskedBy::Case(case) if change.case(&case)?.0.opening.stage == Stage::Payment => {
            join_case(change, (&row.invoice, &terms), &case).await?;
            return Ok(None);
        }
        AskedBy::Case(_) => return Ok(None),
        AskedBy::Perhaps(cases) => return Err(perhaps(&terms, cases).into()),
    }
    let new = NewCase {
        client: terms.client,
        project: terms.project,
        playbook: Some(PLAYBOOK.to_owned()),
        subject: terms.number.clone(),
        due_on,
        invoice: Some(InvoiceRef {
            number: terms.number,
            issued_on: terms.issued_on,
            file: terms.file,
        }),
        claim: Some(terms.amount),
        ..NewCase::default()
    };
    open_in(change, &new).await.map(Some)
}
