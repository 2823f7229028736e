//! The values that texts are filled with (templates/README.md).

use std::collections::BTreeMap;

use funkstille_core::calendar::days_between;
use funkstille_core::case::CaseState;
use funkstille_core::client::{Client, Contact, Matter};
use funkstille_core::explain::Fact;
use funkstille_core::money::Money;
use jiff::civil::Date;

use super::claim::{Part, claims_something, sum, sum_of, why_not};
use crate::business::Business;
use crate::claims::Claimed;
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
    /// What is owed beside the principal; `None` where the letter does not ask for money.
    pub(crate) claim: Option<Claimed>,
    /// How much of what is open is not due yet, because parts were agreed, in minor units.
    pub(crate) not_due_minor: i64,
}

/// The names of all values (templates/README.md).
const NAMES: &[&str] = &[
    "salutation",
    "sender_name",
    "sender_email",
    "sender_phone",
    "client_name",
    "project",
    "message_subject",
    "sent_on",
    "open_points",
    "matter",
    "invoice_number",
    "invoiced_on",
    "due_on",
    "days_overdue",
    "invoices",
    "amount",
    "balance",
    "paid",
    "interest",
    "interest_until",
    "flat_fee",
    "costs",
    "claim_total",
    "no_claim_reason",
    "deadline_on",
    "payment_details",
    "enclosures",
    "phone_numbers",
    "profiles",
    "findings",
    "court_name",
    "court_procedure",
];

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

    /// The values of those names that `is_wanted` says; empty where there is none.
    pub(crate) fn values(
        &self,
        written: &Written,
        is_wanted: impl Fn(&str) -> bool,
    ) -> BTreeMap<&'static str, String> {
        let wanted = NAMES.iter().copied().filter(|name| is_wanted(name));
        wanted.map(|name| (name, self.value(name, written))).collect()
    }

    fn value(&self, name: &str, written: &Written) -> String {
        match name {
            "salutation" => {
                let greeting = self.contact.and_then(|contact| contact.greeting.as_deref());
                written.salutation(self.voice(), self.contact, greeting)
            }
            "sender_name" => self.business.name.clone(),
            "sender_email" => self.business.email.clone(),
            "sender_phone" => self.business.phone.clone(),
            "client_name" => self.client.name.clone(),
            "phone_numbers" => self.phone_numbers(),
            "profiles" => {
                let contacts = self.client.contacts.iter();
                let profiles = contacts.flat_map(|contact| contact.profiles.iter());
                profiles.map(String::as_str).collect::<Vec<_>>().join("\n")
            }
            "court_name" => self.business.court.clone(),
            "matter" => self.matter(written),
            "invoices" if self.cases.len() > 1 => {
                let lines = self.cases.iter().map(|case| self.invoice_line(case, written));
                lines.collect::<Vec<_>>().join("\n")
            }
            _ => self.value_of_case(name, written),
        }
    }

    /// A value that speaks of the one case; empty where there are several.
    fn value_of_case(&self, name: &str, written: &Written) -> String {
        let language = self.client.language;
        let [case] = self.cases else { return self.sum_or_day(name, written) };
        let opening = &case.state.opening;
        let day = |day: Option<Date>| day.map_or(String::new(), |day| written.day(language, day));
        let invoice = case.matter.invoice.as_ref();
        match name {
            "project" => self.project(case, written),
            "message_subject" => case.matter.subject.clone(),
            "sent_on" => written.day(language, opening.trigger_on),
            "invoice_number" => invoice.map(|invoice| invoice.number.clone()).unwrap_or_default(),
            "invoiced_on" => day(invoice.map(|invoice| invoice.issued_on)),
            "due_on" => day(opening.due_on),
            "days_overdue" => {
                let overdue = opening.due_on.map(|due_on| days_between(due_on, self.today));
                overdue.map_or(String::new(), |days| days.to_string())
            }
            _ => self.sum_or_day(name, written),
        }
    }

    /// A value that speaks of all cases together.
    fn sum_or_day(&self, name: &str, written: &Written) -> String {
        let language = self.client.language;
        let money = |money: Option<Money>| {
            money.map_or(String::new(), |money| written.money(language, money))
        };
        let above_zero = |part| sum_of(self.cases, part).filter(|sum| sum.minor > 0);
        match name {
            "amount" => money(sum(self.cases.iter().map(|case| case.state.opening.claim))),
            "balance" => money(sum_of(self.cases, Part::Balance)),
            "interest" => money(above_zero(Part::Interest)),
            "interest_until" if above_zero(Part::Interest).is_some() => {
                written.day(language, self.interest_until())
            }
            "flat_fee" => money(above_zero(Part::FlatFee)),
            "costs" => money(above_zero(Part::Costs)),
            "claim_total" if claims_something(self.cases) => money(sum_of(self.cases, Part::Total)),
            "paid" => {
                let paid = sum(self.cases.iter().map(|case| {
                    let currency = case.state.opening.claim?.currency;
                    Some(Money { minor: case.state.paid_minor, currency })
                }));
                money(paid.filter(|paid| paid.minor > 0))
            }
            "no_claim_reason" if claims_something(self.cases) => String::new(),
            "no_claim_reason" => written.words(language).say(why_not(self.cases), &[]),
            "deadline_on" => {
                self.deadline_on.map_or(String::new(), |day| written.day(language, day))
            }
            "payment_details" => self.payment_details(written, &self.numbers().join(", ")),
            "enclosures" => self.enclosures(written),
            _ => String::new(),
        }
    }

    /// The last day that bears: one whose rate is not known yet does not for now.
    fn interest_until(&self) -> Date {
        let claims = self.cases.iter().filter_map(|case| case.claim.as_ref()?.as_ref().ok());
        let last = claims.map(|statement| {
            statement.left_out_from.and_then(|day| day.yesterday().ok()).unwrap_or(self.today)
        });
        last.max().unwrap_or(self.today)
    }

    /// The name of the work. An invoice whose case is only called by its number is for work without
    /// a name.
    fn project(&self, case: &About<'_>, written: &Written) -> String {
        let subject = &case.matter.subject;
        let number = case.matter.invoice.as_ref().map(|invoice| invoice.number.as_str());
        let says_more = number.is_none_or(|number| !subject.contains(number));
        match case.project {
            Some(project) => project.to_owned(),
            None if says_more && !subject.is_empty() => subject.clone(),
            None => written.words(self.client.language).say("letter-work-unnamed", &[]),
        }
    }

    fn phone_numbers(&self) -> String {
        let numbers =
            self.client.contacts.iter().flat_map(|contact| {
                contact.numbers.iter().map(|number| named(number, &contact.name))
            });
        numbers.collect::<Vec<_>>().join("\n")
    }

    /// The numbers of the invoices.
    fn numbers(&self) -> Vec<&str> {
        let invoices = self.cases.iter().filter_map(|case| case.matter.invoice.as_ref());
        invoices.map(|invoice| invoice.number.as_str()).collect()
    }

    /// What goes with the letter.
    fn enclosures(&self, written: &Written) -> String {
        let language = self.client.language;
        let invoices = written.invoices(language, &self.numbers());
        if !claims_something(self.cases) {
            return invoices;
        }
        let words = written.words(language);
        let statement = words.say("statement-file", &[]);
        let facts = [("first", Fact::Text(invoices)), ("last", Fact::Text(statement))];
        words.say("letter-comma", &facts)
    }

    /// What the letter is about, as a subject line says it.
    fn matter(&self, written: &Written) -> String {
        let invoices = written.invoices(self.client.language, &self.numbers());
        match self.cases.first() {
            Some(first) if invoices.is_empty() => first.matter.subject.clone(),
            _ => invoices,
        }
    }

    fn payment_details(&self, written: &Written, reference: &str) -> String {
        if self.business.bank_account.trim().is_empty() {
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
        let balance = sum_of(std::slice::from_ref(case), Part::Balance);
        let balance = balance.map(|money| written.money(language, money));
        let overdue = opening.due_on.map_or(0, |due_on| days_between(due_on, self.today));
        let facts = [
            ("number", text(invoice.map_or("", |invoice| &invoice.number))),
            ("issued", day(invoice.map(|invoice| invoice.issued_on))),
            ("project", Fact::Text(self.project(case, written))),
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
