//! What a statement of claim is about: who claims from whom, by which invoice, and what else was to
//! be paid beside it.

use funkstille_core::client::Client;
use funkstille_core::explain::Fact;
use funkstille_core::invoice::{CostsIn, InvoiceState};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::{Action, Stage};
use jiff::civil::Date;

use crate::business::Business;
use crate::letters::{address_lines, recipient};
use crate::words::Words;

/// What a statement of claim is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimAbout {
    /// Who claims: the name, and the address behind it.
    pub creditor: String,
    /// From whom: the name, and the address behind it where it is on file.
    pub debtor: String,
    /// The day of the invoice, where it is known.
    pub issued_on: Option<Date>,
    /// The due date that it prints or that was agreed; of parts, each has its own.
    pub due_on: Option<Date>,
    /// What else is to be paid with it, whether that was paid or not.
    pub costs: Vec<CostsIn>,
}

impl ClaimAbout {
    /// Of an invoice that is on record, or of what else is known of one.
    pub(crate) fn of(
        business: &Business,
        client: Option<&Client>,
        invoice: Option<&InvoiceState>,
    ) -> Self {
        let of_client = |client: &Client| {
            let address = recipient(Action::Letter, client, Stage::Payment);
            party(&client.name, address.map_or("", String::as_str))
        };
        let terms = invoice.map(|invoice| &invoice.terms);
        let is_parted = terms.is_some_and(|terms| !terms.parts.is_empty());
        Self {
            creditor: party(&business.name, &business.postal_address),
            debtor: client.map_or_else(String::new, of_client),
            issued_on: terms.map(|terms| terms.issued_on),
            due_on: terms.and_then(|terms| terms.due_on).filter(|_| !is_parted),
            costs: invoice.map_or_else(Vec::new, |invoice| invoice.costs.clone()),
        }
    }

    /// By which invoice, who claims, and from whom, line by line.
    pub fn told(&self, (number, amount): (&str, Money), words: &Words) -> Vec<String> {
        let day = |day: Option<Date>| day.map_or(Fact::from("none"), Fact::Day);
        let party = |key, name: &String| words.say(key, &[("name", name.into())]);
        let invoice = [
            ("number", Fact::from(number)),
            ("amount", Fact::Money(amount)),
            ("issued", day(self.issued_on)),
            ("due", day(self.due_on)),
        ];
        vec![
            words.say("statement-invoice", &invoice),
            party("statement-creditor", &self.creditor),
            party("statement-debtor", &self.debtor),
        ]
    }

    /// What else was to be paid until a day, each with its reason and day, below a heading; empty
    /// where nothing was.
    pub fn costs_told(&self, (until, currency): (Date, Currency), words: &Words) -> Vec<String> {
        let costs = self.costs.iter().filter(|costs| costs.on <= until);
        let line = |costs: &CostsIn| {
            let facts = [
                ("day", Fact::Day(costs.on)),
                ("amount", Fact::Money(Money { minor: costs.minor, currency })),
                ("what", Fact::from(&costs.what)),
            ];
            format!("- {}", words.say("statement-costs-line", &facts))
        };
        let lines: Vec<String> = costs.map(line).collect();
        if lines.is_empty() {
            return lines;
        }
        std::iter::once(words.say("statement-costs", &[])).chain(lines).collect()
    }
}

/// A name and the address behind it, in one line.
fn party(name: &str, address: &str) -> String {
    let lines = std::iter::once(name.to_owned()).chain(address_lines(address, name));
    lines.collect::<Vec<_>>().join(", ")
}
