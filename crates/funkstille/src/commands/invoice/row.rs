//! An invoice as people and programs read it.

use funkstille_core::explain::Fact;
use funkstille_core::money::Money;
use funkstille_engine::invoices;
use funkstille_engine::invoices::InvoiceRow;
use jiff::civil::Date;
use serde::Serialize;

use crate::commands::case::row::amount;
use crate::context::Context;
use crate::failure::Failure;
use crate::session::Session;

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    number: &'a str,
    client: &'a str,
    client_name: &'a str,
    project: Option<&'a str>,
    date: Date,
    due: Option<Date>,
    amount: String,
    paid: String,
    unpaid: String,
    currency: String,
    order: Option<&'a str>,
    /// `open`, `paid` or `cancelled`.
    state: &'static str,
    case: Option<&'a str>,
}

impl<'a> Row<'a> {
    pub(super) fn of(row: &'a InvoiceRow, client_name: &'a str) -> Self {
        let money = |minor| amount(Money { minor, ..row.amount });
        Self {
            number: &row.number,
            client: &row.client,
            client_name,
            project: row.project.as_deref(),
            date: row.issued_on,
            due: row.due_on,
            amount: amount(row.amount),
            paid: money(row.paid_minor),
            unpaid: money(row.open_minor),
            currency: row.amount.currency.to_string(),
            order: row.order.as_deref(),
            state: standing(row),
            case: row.case.as_deref(),
        }
    }
}

/// Where an invoice stands, by name.
pub(super) fn standing(row: &InvoiceRow) -> &'static str {
    match (row.is_cancelled, row.is_open()) {
        (true, _) => "cancelled",
        (false, true) => "open",
        (false, false) => "paid",
    }
}

/// The invoice of a number.
pub(super) fn find(session: &Session, given: &str) -> Result<InvoiceRow, Failure> {
    session.run(async {
        let mut reading = session.engine.read().await?;
        invoices::find(&mut reading, given).await
    })
}

/// Shows an invoice in short, as it is now.
pub(in crate::commands) fn show(
    session: &Session,
    given: &str,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let row = find(session, given)?;
    let name = session.run(async {
        let mut reading = session.engine.read().await?;
        let view = reading.client_view(&row.client).await?;
        Ok(view.and_then(|view| view.state).map(|state| state.client.name).unwrap_or_default())
    })?;
    if context.json {
        return Ok(context.document(&Row::of(&row, &name))?);
    }
    let unpaid = Money { minor: row.open_minor, ..row.amount };
    let due = row.due_on.map_or(Fact::from("none"), Fact::Day);
    let facts = [
        ("number", Fact::from(&row.number)),
        ("client", Fact::from(&name)),
        ("amount", Fact::Money(row.amount)),
        ("unpaid", Fact::Money(unpaid)),
        ("due", due),
        ("state", Fact::from(standing(&row))),
    ];
    let told = context.words.say("invoice-line", &facts);
    Ok(context.line(&told)?)
}
