//! Whom and what something is about, as people and programs read it; for `today` and `review`.

use funkstille_core::client;
use funkstille_core::explain::{Explain, Fact};
use funkstille_core::money::Money;
use funkstille_core::playbook::Action;
use funkstille_engine::letters::Enclosed;
use funkstille_engine::texts::written::Written;
use funkstille_engine::today::Concern;
use funkstille_engine::words::{Language, Words};
use serde::Serialize;

use crate::table::width;

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
pub(crate) struct ConcernRow<'a> {
    client: &'a str,
    client_name: &'a str,
    cases: &'a [String],
    stage: &'static str,
    subject: &'a str,
    project: Option<&'a str>,
    invoices: &'a [String],
    balance: Option<Amount>,
    silent_days: Option<i64>,
    overdue_days: Option<i64>,
}

/// An amount: a decimal and a code of ISO 4217.
#[derive(Serialize)]
struct Amount {
    amount: String,
    currency: String,
}

/// A channel and where it leads.
#[derive(Serialize)]
pub(crate) struct ChannelRow<'a> {
    channel: &'static str,
    recipient: &'a str,
}

/// What people read values with: the words of the program, and how it writes money.
pub(crate) struct Speech<'a> {
    /// The words.
    pub(crate) words: &'a Words,
    /// How values are written.
    pub(crate) written: &'a Written,
}

/// The row of a concern.
pub(crate) fn row(concern: &Concern) -> ConcernRow<'_> {
    ConcernRow {
        client: &concern.client,
        client_name: &concern.client_name,
        cases: &concern.cases,
        stage: concern.stage.as_str(),
        subject: &concern.subject,
        project: concern.project.as_deref(),
        invoices: &concern.invoices,
        balance: concern.balance.map(amount),
        silent_days: concern.silent_days,
        overdue_days: concern.overdue_days,
    }
}

fn amount(money: Money) -> Amount {
    let currency = money.currency.to_string();
    let told = money.to_string();
    let amount = told.trim_end_matches(&currency).trim_end().to_owned();
    Amount { amount, currency }
}

/// The rows of the channels of a letter.
pub(crate) fn channel_rows(channels: &[(Action, String)]) -> Vec<ChannelRow<'_>> {
    channels.iter().map(|(channel, recipient)| channel_row(*channel, recipient)).collect()
}

/// The row of one channel.
pub(crate) fn channel_row(channel: Action, recipient: &str) -> ChannelRow<'_> {
    ChannelRow { channel: channel.as_str(), recipient }
}

impl Speech<'_> {
    /// What it is about, in a few words: the invoices, or project and subject.
    pub(crate) fn matter(&self, concern: &Concern) -> String {
        let numbers: Vec<&str> = concern.invoices.iter().map(String::as_str).collect();
        let quoted = |text: &str| self.words.say("today-quoted", &[("text", Fact::from(text))]);
        match &concern.project {
            _ if !numbers.is_empty() => self.invoices(&numbers),
            Some(project) if !concern.subject.is_empty() => {
                format!("{project}, {}", quoted(&concern.subject))
            }
            Some(project) => project.clone(),
            None => quoted(&concern.subject),
        }
    }

    /// The invoices of these numbers.
    pub(crate) fn invoices(&self, numbers: &[&str]) -> String {
        self.written.invoices(self.language(), numbers)
    }

    /// What goes with a letter: `Rechnung 2026-014, Forderungsaufstellung`.
    pub(crate) fn enclosed(&self, all: &[Enclosed]) -> String {
        let numbers = all.iter().filter_map(|it| match it {
            Enclosed::Invoice(number) => Some(number.as_str()),
            Enclosed::Form(_) | Enclosed::Statement(_) => None,
        });
        let invoices = self.invoices(&numbers.collect::<Vec<_>>());
        let others = all.iter().filter(|it| !matches!(it, Enclosed::Invoice(_)));
        let told = std::iter::once(invoices.as_str()).chain(others.map(Enclosed::name));
        told.filter(|told| !told.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// How long it has been waited for, and how much is open.
    pub(crate) fn measure(&self, concern: &Concern) -> Vec<String> {
        let days = match (concern.overdue_days, concern.silent_days) {
            (Some(days), _) => Some(("today-overdue", days)),
            (None, Some(days)) => Some(("today-silent", days)),
            (None, None) => None,
        };
        let days = days.map(|(key, days)| self.words.say(key, &[("count", Fact::Number(days))]));
        let open = concern.balance.map(|balance| {
            let money = self.written.money(self.language(), balance);
            self.words.say("today-open", &[("money", Fact::Text(money))])
        });
        days.into_iter().chain(open).collect()
    }

    /// By which channels, and to whom. What goes by post may be registered.
    pub(crate) fn channels(&self, channels: &[(Action, String)], is_registered: bool) -> String {
        let told = channels.iter().map(|(channel, recipient)| {
            let name = match channel {
                Action::Letter if is_registered => "action-letter-registered".to_owned(),
                channel => format!("action-{}", channel.as_str()),
            };
            let name = self.words.say(&name, &[]);
            match recipient.lines().next() {
                None => name,
                Some(recipient) => {
                    let facts = [("channel", Fact::Text(name)), ("to", Fact::from(recipient))];
                    self.words.say("today-channel-to", &facts)
                }
            }
        });
        told.collect::<Vec<_>>().join(", ")
    }

    /// Sentences one after the other.
    pub(crate) fn sentences<'e>(
        &self,
        all: impl IntoIterator<Item = &'e (impl Explain + 'e)>,
    ) -> Vec<String> {
        all.into_iter().map(|what| self.words.explain(what)).collect()
    }

    fn language(&self) -> client::Language {
        match self.words.language() {
            Language::De => client::Language::German,
            Language::En => client::Language::English,
        }
    }
}

/// A text that wraps, with blanks in front of its first and its further lines.
pub(crate) fn wrapped(text: &str, first: &str, further: &str) -> Vec<String> {
    let options = textwrap::Options::new(usize::from(width()))
        .initial_indent(first)
        .subsequent_indent(further)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .break_words(false);
    textwrap::wrap(text, options).into_iter().map(String::from).collect()
}
