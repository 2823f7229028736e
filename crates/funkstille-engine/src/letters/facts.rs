//! The values that texts are filled with (templates/README.md).

use std::collections::BTreeMap;

use funkstille_core::calendar::days_between;
use funkstille_core::case::CaseState;
use funkstille_core::client::{Client, Contact, Matter};
use funkstille_core::explain::Fact;
use funkstille_core::money::Money;
use jiff::civil::Date;

use crate::business::Business;
use crate::texts::Voice;
use crate::texts::written::Written;

/// A case as a text speaks of it.
pub(crate) struct About<'a> {
    /// What it is about.
    pub(crate) matter: &'a Matter,
    /// How it stands.
    pub(crate) state: &'a CaseState,
    /// The title of its project.
    pub(crate) project: Option<&'a str>,
}

/// Everything that a text may be filled with.
pub(crate) struct Sources<'a> {
    pub(crate) business: &'a Business,
    pub(crate) client: &'a Client,
    pub(crate) contact: Option<&'a Contact>,
    /// The cases of the letter; at least one.
    pub(crate) cases: &'a [About<'a>],
    /// The day of the letter.
    pub(crate) today: Date,
    /// The last day of the deadline that the letter sets.
    pub(crate) deadline_on: Option<Date>,
    /// Whether the letter asks for money: then a list of invoices has sums.
    pub(crate) asks_for_money: bool,
}

impl Sources<'_> {
    /// The language of the client, and how letters speak to the contact.
    pub(crate) fn voice(&self) -> Voice {
        let form = self.contact.map(|contact| contact.form_of_address);
        let form = form.unwrap_or(funkstille_core::client::FormOfAddress::Formal);
        Voice { language: self.client.language, form }
    }

    /// All values by their names; empty where there is none.
    pub(crate) fn values(&self, written: &Written) -> BTreeMap<&'static str, String> {
        let mut values = self.people(written);
        values.extend(self.matters(written));
        values.extend(self.money(written));
        values
    }

    fn people(&self, written: &Written) -> BTreeMap<&'static str, String> {
        let greeting = self.contact.and_then(|contact| contact.greeting.as_deref());
        let contacts = &self.client.contacts;
        let numbers = contacts
            .iter()
            .flat_map(|contact| contact.numbers.iter().map(|number| named(number, &contact.name)));
        let profiles = contacts.iter().flat_map(|contact| contact.profiles.iter().cloned());
        BTreeMap::from([
            ("salutation", written.salutation(self.voice(), self.contact, greeting)),
            ("sender_name", self.business.name.clone()),
            ("sender_email", self.business.email.clone()),
            ("sender_phone", self.business.phone.clone()),
            ("client_name", self.client.name.clone()),
            ("phone_numbers", numbers.collect::<Vec<_>>().join("\n")),
            ("profiles", profiles.collect::<Vec<_>>().join("\n")),
            ("court_name", self.business.court.clone()),
            ("court_procedure", String::new()),
            ("findings", String::new()),
            ("open_points", String::new()),
        ])
    }

    fn matters(&self, written: &Written) -> BTreeMap<&'static str, String> {
        let language = self.client.language;
        let mut values =
            BTreeMap::from([("invoices", String::new()), ("matter", self.matter(written))]);
        let [case] = self.cases else {
            let lines = self.cases.iter().map(|case| self.invoice_line(case, written));
            values.insert("invoices", lines.collect::<Vec<_>>().join("\n"));
            for name in ["project", "message_subject", "sent_on", "invoice_number", "invoiced_on"] {
                values.insert(name, String::new());
            }
            values.insert("due_on", String::new());
            values.insert("days_overdue", String::new());
            return values;
        };
        let opening = &case.state.opening;
        let day = |day: Option<Date>| day.map_or(String::new(), |day| written.day(language, day));
        let invoice = case.matter.invoice.as_ref();
        let number = invoice.map(|invoice| invoice.number.clone()).unwrap_or_default();
        let project = case.project.unwrap_or(&case.matter.subject);
        let overdue = opening.due_on.map(|due_on| days_between(due_on, self.today));
        values.extend([
            ("project", project.to_owned()),
            ("message_subject", case.matter.subject.clone()),
            ("sent_on", written.day(language, opening.trigger_on)),
            ("invoice_number", number),
            ("invoiced_on", day(invoice.map(|invoice| invoice.issued_on))),
            ("due_on", day(opening.due_on)),
            ("days_overdue", overdue.map_or(String::new(), |days| days.to_string())),
        ]);
        values
    }

    /// What the letter is about, as a subject line says it.
    fn matter(&self, written: &Written) -> String {
        let numbers = self.cases.iter().filter_map(|case| case.matter.invoice.as_ref());
        let numbers: Vec<&str> = numbers.map(|invoice| invoice.number.as_str()).collect();
        let invoices = written.invoices(self.client.language, &numbers);
        match self.cases.first() {
            Some(first) if invoices.is_empty() => first.matter.subject.clone(),
            _ => invoices,
        }
    }

    fn money(&self, written: &Written) -> BTreeMap<&'static str, String> {
        let language = self.client.language;
        let money = |money: Option<Money>| {
            money.map_or(String::new(), |money| written.money(language, money))
        };
        let claims = sum(self.cases.iter().map(|case| case.state.opening.claim));
        let paid = sum(self.cases.iter().map(|case| {
            let currency = case.state.opening.claim?.currency;
            Some(Money { minor: case.state.paid_minor, currency })
        }));
        let numbers = self.cases.iter().filter_map(|case| case.matter.invoice.as_ref());
        let numbers: Vec<&str> = numbers.map(|invoice| invoice.number.as_str()).collect();
        let deadline = self.deadline_on.map(|day| written.day(language, day));
        BTreeMap::from([
            ("amount", money(claims)),
            ("balance", money(sum(self.cases.iter().map(|case| case.state.balance())))),
            ("paid", money(paid.filter(|paid| paid.minor > 0))),
            ("interest", String::new()),
            ("interest_until", String::new()),
            ("flat_fee", String::new()),
            ("claim_total", String::new()),
            ("no_claim_reason", written.words(language).say("letter-interest-reserved", &[])),
            ("deadline_on", deadline.unwrap_or_default()),
            ("payment_details", self.payment_details(written, &numbers.join(", "))),
            ("enclosures", written.invoices(language, &numbers)),
        ])
    }

    fn payment_details(&self, written: &Written, reference: &str) -> String {
        if self.business.bank_account.is_empty() {
            return String::new();
        }
        let facts = [("reference", Fact::from(reference))];
        let reference = match reference {
            "" => String::new(),
            _ => written.words(self.client.language).say("letter-payment-reference", &facts),
        };
        format!("{}\n{reference}", self.business.bank_account).trim_end().to_owned()
    }

    /// One invoice of several, on a line of its own.
    fn invoice_line(&self, case: &About<'_>, written: &Written) -> String {
        let language = self.client.language;
        let opening = &case.state.opening;
        let invoice = case.matter.invoice.as_ref();
        let text = |text: &str| Fact::from(text);
        let day = |day: Option<Date>| match day {
            Some(day) => Fact::Text(written.day(language, day)),
            None => Fact::from(""),
        };
        let balance = case.state.balance().map(|money| written.money(language, money));
        let overdue = opening.due_on.map_or(0, |due_on| days_between(due_on, self.today));
        let facts = [
            ("number", text(invoice.map_or("", |invoice| &invoice.number))),
            ("issued", day(invoice.map(|invoice| invoice.issued_on))),
            ("project", text(case.project.unwrap_or(&case.matter.subject))),
            ("due", day(opening.due_on)),
            ("days", Fact::Number(overdue)),
            ("balance", Fact::Text(balance.unwrap_or_default())),
        ];
        let key = if self.asks_for_money { "letter-invoice-open" } else { "letter-invoice" };
        written.words(language).say(key, &facts)
    }
}

/// `+49 40 5550188 (Mira Lang)`.
fn named(number: &str, name: &str) -> String {
    if name.is_empty() { number.to_owned() } else { format!("{number} ({name})") }
}

/// The sum; `None` where one is not known, or the currencies differ.
fn sum(amounts: impl IntoIterator<Item = Option<Money>>) -> Option<Money> {
    let mut amounts = amounts.into_iter();
    let first = amounts.next()??;
    amounts.try_fold(first, |sum, amount| {
        let amount = amount.filter(|amount| amount.currency == sum.currency)?;
        Some(Money { minor: sum.minor.checked_add(amount.minor)?, ..sum })
    })
}
