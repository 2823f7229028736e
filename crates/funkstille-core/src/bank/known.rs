//! What is known when payments are judged, so laid out that a judgement takes the same time
//! however many invoices there are.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::Payment;
use super::judge::Share;
use super::payers::Payers;
use super::reference::{Numbers, Strength};
use crate::money::{Currency, Money};

/// An invoice that a payment may be for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownInvoice {
    /// Its id.
    pub invoice: String,
    /// The client.
    pub client: String,
    /// The number that stands on it.
    pub number: String,
    /// The day that stands on it.
    pub issued_on: Date,
    /// The day from which it must be paid; the day of the invoice where none is known.
    pub due_on: Date,
    /// What is still open; nothing where it is settled.
    pub open: Money,
    /// The client's number of the order.
    pub order: Option<String>,
}

/// How much less than what is open still counts as all of an invoice, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Slack {
    /// Cents, and the charges of banks.
    pub tolerance_minor: i64,
    /// What may be kept for paying early, and the last day of that.
    pub discount: Option<(Date, i64)>,
}

/// What is known when payments are judged.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Which clients have paid from an account.
    pub accounts: BTreeMap<String, BTreeSet<String>>,
    pub(super) payers: Payers,
    pub(super) numbers: Numbers,
    /// How much less counts as all of an invoice; nothing less where it is not here.
    slack: BTreeMap<String, Slack>,
    invoices: BTreeMap<String, KnownInvoice>,
    /// The open invoices of each client, the oldest first.
    by_client: BTreeMap<String, BTreeSet<(Date, String)>>,
    /// The open invoices of each amount, each behind its client.
    by_amount: BTreeMap<(Currency, i64), BTreeSet<(String, String)>>,
    /// The invoices for which letters asked for just so much, each time behind their client.
    by_asked: BTreeMap<(Currency, i64), BTreeSet<OfClient>>,
    /// Invoices that were cancelled, and their numbers.
    cancelled: BTreeMap<String, KnownInvoice>,
    cancelled_numbers: Numbers,
}

/// A client, and invoices of it.
type OfClient = (String, Vec<String>);

/// So many open invoices of a client are looked at when no invoice is named (docs/bank.md).
const MOST_OPEN: usize = 100;

impl Known {
    /// What is known of these invoices; accounts, names, slack and letters are
    /// said by the caller.
    pub fn of(invoices: impl IntoIterator<Item = KnownInvoice>) -> Self {
        let mut known = Self::default();
        for invoice in invoices {
            known.numbers.add(&invoice.number, &invoice.invoice);
            if let Some(order) = &invoice.order {
                known.numbers.add_order(order, &invoice.invoice);
            }
            known.list(&invoice);
            known.invoices.insert(invoice.invoice.clone(), invoice);
        }
        known
    }

    /// An invoice that was cancelled: nothing pays it, but what names it says something.
    pub fn add_cancelled(&mut self, invoice: KnownInvoice) {
        self.cancelled_numbers.add(&invoice.number, &invoice.invoice);
        self.cancelled.insert(invoice.invoice.clone(), invoice);
    }

    /// The cancelled invoices that a payment names, each with how surely.
    pub(super) fn cancelled_named(&self, payment: &Payment) -> Vec<(&KnownInvoice, Strength)> {
        if self.cancelled.is_empty() {
            return Vec::new();
        }
        let named = self.cancelled_numbers.named_by(payment);
        let found = named.into_iter();
        found.filter_map(|(id, strength)| Some((self.cancelled.get(&id)?, strength))).collect()
    }

    /// The names of clients, and of the people who answer for them, each with the client's id. A
    /// person pays under the full name.
    pub fn call<'a>(
        &mut self,
        clients: impl IntoIterator<Item = (&'a str, &'a str)>,
        people: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) {
        let people = people.into_iter().filter(|(_, name)| name.trim().contains(' '));
        self.payers = Payers::of(clients.into_iter().chain(people));
    }

    /// A letter asked for so much, for these invoices of one client.
    pub fn ask(&mut self, amount: Money, invoices: &[&str]) {
        let found: Vec<&KnownInvoice> =
            invoices.iter().filter_map(|it| self.invoices.get(*it)).collect();
        let Some(first) = found.first() else { return };
        let mut ids: Vec<String> = found.iter().map(|it| it.invoice.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        let asked = (first.client.clone(), ids);
        self.by_asked.entry(amount_of(amount)).or_default().insert(asked);
    }

    /// So much less counts as all of an invoice.
    pub fn allow(&mut self, invoice: &str, slack: Slack) {
        self.slack.insert(invoice.to_owned(), slack);
    }

    /// How much less counts as all of an invoice.
    pub(super) fn slack(&self, invoice: &str) -> Slack {
        self.slack.get(invoice).copied().unwrap_or_default()
    }

    /// An invoice, by its id.
    pub fn invoice(&self, invoice: &str) -> Option<&KnownInvoice> {
        self.invoices.get(invoice)
    }

    /// Of an invoice so much is open from now on, in minor units.
    pub fn set_open(&mut self, invoice: &str, minor: i64) {
        let Some(mut known) = self.invoices.remove(invoice) else { return };
        if let Some(open) = self.by_client.get_mut(&known.client) {
            open.remove(&(known.due_on, known.invoice.clone()));
        }
        if let Some(open) = self.by_amount.get_mut(&amount_of(known.open)) {
            open.remove(&(known.client.clone(), known.invoice.clone()));
        }
        known.open.minor = minor.max(0);
        self.list(&known);
        self.invoices.insert(known.invoice.clone(), known);
    }

    /// The clients of these invoices have paid from an account.
    pub fn note_account(&mut self, account: &str, shares: &[Share]) {
        for share in shares {
            if let Some(invoice) = self.invoices.get(&share.invoice) {
                let clients = self.accounts.entry(account.to_owned()).or_default();
                clients.insert(invoice.client.clone());
            }
        }
    }

    /// The open invoices of a client, the oldest first.
    pub(super) fn open_of(&self, client: &str) -> impl Iterator<Item = &KnownInvoice> {
        let open = self.by_client.get(client).into_iter().flatten();
        open.filter_map(|(_, invoice)| self.invoices.get(invoice))
    }

    /// The oldest open invoices of a client; of very many not all.
    pub(super) fn oldest_of(&self, client: &str) -> impl Iterator<Item = &KnownInvoice> {
        self.open_of(client).take(MOST_OPEN)
    }

    /// The invoices of which just so much is open, by client.
    pub(super) fn of_amount(&self, amount: Money) -> impl Iterator<Item = &KnownInvoice> {
        let open = self.by_amount.get(&amount_of(amount)).into_iter().flatten();
        open.filter_map(|(_, invoice)| self.invoices.get(invoice))
    }

    /// Those of a client of which just so much is open, by id.
    pub(super) fn of_amount_of(
        &self,
        amount: Money,
        client: &str,
    ) -> impl Iterator<Item = &KnownInvoice> {
        let open = self.by_amount.get(&amount_of(amount)).into_iter();
        let from = (client.to_owned(), String::new());
        let open = open.flat_map(move |open| open.range(from.clone()..));
        let open = open.take_while(move |(of, _)| of == client);
        open.filter_map(|(_, invoice)| self.invoices.get(invoice))
    }

    /// The invoices for which letters asked for just so much: those of one client, or of all.
    pub(super) fn asked_for(
        &self,
        amount: Money,
        client: Option<&str>,
    ) -> impl Iterator<Item = Vec<&KnownInvoice>> {
        let asked = self.by_asked.get(&amount_of(amount)).into_iter();
        let from = (client.unwrap_or_default().to_owned(), Vec::new());
        let asked = asked.flat_map(move |asked| asked.range(from.clone()..));
        let asked = asked.take_while(move |(of, _)| client.is_none_or(|client| of == client));
        asked.map(|(_, ids)| ids.iter().filter_map(|id| self.invoices.get(id)).collect())
    }

    fn list(&mut self, invoice: &KnownInvoice) {
        if invoice.open.minor > 0 {
            let of_client = self.by_client.entry(invoice.client.clone()).or_default();
            of_client.insert((invoice.due_on, invoice.invoice.clone()));
            let of_amount = self.by_amount.entry(amount_of(invoice.open)).or_default();
            of_amount.insert((invoice.client.clone(), invoice.invoice.clone()));
        }
    }
}

fn amount_of(money: Money) -> (Currency, i64) {
    (money.currency, money.minor)
}
