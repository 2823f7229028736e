//! The sample world beside its mailbox, as `demo/world.toml` writes it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use funkstille_core::client::{DebtorKind, FormOfAddress, Language, Reach};
use funkstille_core::money::{Currency, Money};
use jiff::civil::Date;
use serde::Deserialize;

use super::happening::Happening;

/// The text of the file.
pub(super) const TEXT: &str = include_str!("../../../../demo/world.toml");

/// The world.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct World {
    /// The values of the business, by their keys.
    pub(super) business: BTreeMap<String, String>,
    /// The clients, in the order in which they become known.
    #[serde(rename = "client")]
    pub(super) clients: Vec<WorldClient>,
}

/// A client.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WorldClient {
    pub(super) name: String,
    pub(super) address: String,
    language: Tongue,
    #[serde(default)]
    du: bool,
    #[serde(default)]
    debtor: Debtor,
    #[serde(default)]
    numbers: Vec<String>,
    #[serde(default)]
    profiles: Vec<String>,
    #[serde(default)]
    faxes: Vec<String>,
    postal_address: Option<String>,
    /// Why the client gets nothing but what is sent by hand.
    pub(super) do_not_contact: Option<String>,
    #[serde(rename = "case")]
    pub(super) cases: Vec<WorldCase>,
}

/// One silence of a client.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WorldCase {
    /// Whether the mailbox tells subject, message, day and stage.
    #[serde(default)]
    pub(super) in_mailbox: bool,
    pub(super) project: String,
    #[serde(default)]
    pub(super) stage: WorldStage,
    #[serde(default)]
    pub(super) subject: String,
    pub(super) sent_on: Option<Date>,
    pub(super) invoice: Option<WorldInvoice>,
    pub(super) done: Option<StepDone>,
    #[serde(default)]
    pub(super) happens: Vec<Happening>,
}

/// How far the project is, where the mailbox does not tell it.
#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum WorldStage {
    #[default]
    Enquiry,
    Running,
    Done,
}

/// An invoice.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WorldInvoice {
    pub(super) number: String,
    pub(super) issued_on: Date,
    pub(super) due_on: Date,
    amount: String,
    #[serde(default = "euro")]
    currency: String,
}

/// The last step that was done before the world begins.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepDone {
    pub(super) step: String,
    pub(super) on: Date,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Tongue {
    De,
    En,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Debtor {
    #[default]
    Business,
    Consumer,
    PublicBody,
}

fn euro() -> String {
    Currency::EUR.to_string()
}

/// The world.
pub(super) fn world() -> &'static World {
    static WORLD: LazyLock<World> = LazyLock::new(|| {
        toml::from_str(TEXT).expect("the file is part of the program and a test reads it")
    });
    &WORLD
}

impl World {
    /// All cases with their clients and ids. Ids are counted up in the order of the file, since
    /// nobody opens a case before the world has opened all of its own.
    pub(super) fn cases(&self) -> impl Iterator<Item = (String, &WorldClient, &WorldCase)> {
        let cases = self.clients.iter();
        let cases = cases.flat_map(|client| client.cases.iter().map(move |case| (client, case)));
        (1_u64..).zip(cases).map(|(number, (client, case))| (number.to_string(), client, case))
    }
}

impl WorldClient {
    pub(super) fn language(&self) -> Language {
        match self.language {
            Tongue::De => Language::German,
            Tongue::En => Language::English,
        }
    }

    pub(super) fn form_of_address(&self) -> FormOfAddress {
        if self.du { FormOfAddress::Familiar } else { FormOfAddress::Formal }
    }

    pub(super) fn debtor(&self) -> DebtorKind {
        match self.debtor {
            Debtor::Business => DebtorKind::Business,
            Debtor::Consumer => DebtorKind::Consumer,
            Debtor::PublicBody => DebtorKind::PublicBody,
        }
    }

    /// How the client is reached.
    pub(super) fn reaches(&self) -> Vec<Reach> {
        let mut reaches = vec![Reach::Address(self.address.clone())];
        reaches.extend(self.numbers.iter().cloned().map(Reach::Number));
        reaches.extend(self.profiles.iter().cloned().map(Reach::Profile));
        reaches.extend(self.faxes.iter().cloned().map(Reach::Fax));
        reaches.extend(self.postal_address.clone().map(Reach::Postal));
        reaches
    }
}

impl WorldInvoice {
    /// What is owed, with tax.
    pub(super) fn claim(&self) -> Option<Money> {
        Money::parse(&self.amount, self.currency()?)
    }

    pub(super) fn currency(&self) -> Option<Currency> {
        Currency::parse(&self.currency)
    }
}
