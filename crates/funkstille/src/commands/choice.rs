//! Arguments that take one of a few names.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use funkstille_core::client::{DebtorKind, FormOfAddress, Language, ProjectStage};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::TaskOutcome;
use funkstille_engine::{Error, Problem};

/// Names and what they mean.
pub(super) type Choices<T> = &'static [(&'static str, T)];

/// The languages of letters.
pub(super) const LANGUAGES: Choices<Language> =
    &[("de", Language::German), ("en", Language::English)];

/// The kinds of debtors.
pub(super) const DEBTORS: Choices<DebtorKind> = &[
    ("business", DebtorKind::Business),
    ("consumer", DebtorKind::Consumer),
    ("public-body", DebtorKind::PublicBody),
];

/// How far a project is.
pub(super) const STAGES: Choices<ProjectStage> = &[
    ("enquiry", ProjectStage::Enquiry),
    ("running", ProjectStage::Running),
    ("paused", ProjectStage::Paused),
    ("done", ProjectStage::Done),
    ("dormant", ProjectStage::Dormant),
    ("declined", ProjectStage::Declined),
];

/// The currencies of the jurisdictions that the program knows, all with two decimals (ISO 4217).
pub(super) const CURRENCIES: [&str; 10] =
    ["EUR", "CHF", "GBP", "USD", "CZK", "DKK", "HUF", "PLN", "RON", "SEK"];

/// Reads one of these names.
pub(super) fn one_of<T: Copy + Send + Sync + 'static>(
    choices: Choices<T>,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(choices.iter().map(|(name, _)| *name)).map(move |given| {
        let chosen = choices.iter().find(|(name, _)| *name == given);
        chosen.map(|(_, value)| *value).expect("the parser lets no other name through")
    })
}

/// The name of a value.
pub(super) fn name_of<T: PartialEq>(choices: Choices<T>, value: &T) -> &'static str {
    choices.iter().find(|(_, known)| known == value).map_or("", |(name, _)| name)
}

/// How German letters speak to a person.
pub(super) fn form_of_address(du: bool) -> FormOfAddress {
    if du { FormOfAddress::Familiar } else { FormOfAddress::Formal }
}

/// Reads the outcome of a task; which of them fit is the task's to say.
pub(super) fn read_outcome(text: &str) -> Result<TaskOutcome, Error> {
    let known = || TaskOutcome::ALL.iter().map(|outcome| outcome.as_str().to_owned()).collect();
    let unknown = || Problem::UnknownKey { given: text.to_owned(), known: known() };
    Ok(TaskOutcome::parse(text).ok_or_else(unknown)?)
}

/// An amount above zero, `1000.00`, in a currency of [`CURRENCIES`].
pub(super) fn money(amount: &str, currency: &str) -> Result<Money, Error> {
    let money = Currency::parse(currency).and_then(|currency| Money::parse(amount, currency));
    money.filter(|money| money.minor > 0).ok_or_else(|| Error::BadAmount(amount.to_owned()))
}
