//! Values of the rules that are stored by name.

use funkstille_core::case::Block;
use funkstille_core::client::{ContactRole, DebtorKind, FormOfAddress, Language, ProjectStage};
use funkstille_core::evidence::Digest;
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::{Action, EndOutcome, Stage, Starts, TaskOutcome};
use serde::{Deserialize, Serialize};

/// Something that has a name in the database.
pub(crate) trait Named: Copy {
    /// The name.
    fn name(self) -> &'static str;

    /// Reads the name; `None` for any other text.
    fn of_name(name: &str) -> Option<Self>;
}

/// Takes the names that the rules have already.
macro_rules! known {
    ($($type:ty),+) => {
        $(impl Named for $type {
            fn name(self) -> &'static str {
                self.as_str()
            }

            fn of_name(name: &str) -> Option<Self> {
                Self::parse(name)
            }
        })+
    };
}

/// Gives names to a closed list of values.
macro_rules! named {
    ($type:ty { $($variant:ident = $name:literal),+ $(,)? }) => {
        impl Named for $type {
            fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),+
                }
            }

            fn of_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use named;

known!(Action, EndOutcome, Stage, Starts, TaskOutcome);
named!(Language { German = "de", English = "en" });
named!(DebtorKind { Business = "business", Consumer = "consumer", PublicBody = "public-body" });
named!(ContactRole { Project = "project", Billing = "billing", Other = "other" });
named!(FormOfAddress { Formal = "formal", Familiar = "familiar" });
named!(ProjectStage {
    Enquiry = "enquiry",
    Running = "running",
    Paused = "paused",
    Done = "done",
    Dormant = "dormant",
    Declined = "declined",
});

named!(Block {
    AnswerToJudge = "answer-to-judge",
    MailToJudge = "mail-to-judge",
    WaitsForBank = "waits-for-bank",
    NeedsAddress = "needs-address",
    DidNotArrive = "did-not-arrive",
    SendAgain = "send-again",
    Dispute = "dispute",
    HeldByHand = "held-by-hand",
    EntryErased = "entry-erased",
    NeedsDueDate = "needs-due-date",
    NothingLeft = "nothing-left",
});

/// A digest, written as hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hex(pub(super) Digest);

impl Serialize for Hex {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(deserializer)?;
        let unknown = || serde::de::Error::custom(format_args!("{digits:?}"));
        Digest::parse(&digits).map(Self).ok_or_else(unknown)
    }
}

/// A value that is written as its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name<T>(pub(super) T);

impl<T: Named> Serialize for Name<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.name())
    }
}

impl<'de, T: Named> Deserialize<'de> for Name<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let unknown = || serde::de::Error::custom(format_args!("{name:?}"));
        T::of_name(&name).map(Self).ok_or_else(unknown)
    }
}

/// An amount of money: whole minor units and a currency of ISO 4217.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Amount {
    minor: i64,
    currency: Code,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Code(Currency);

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        let unknown = || serde::de::Error::custom(format_args!("{code:?}"));
        Currency::parse(&code).map(Self).ok_or_else(unknown)
    }
}

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Self { minor: money.minor, currency: Code(money.currency) }
    }
}

impl From<Amount> for Money {
    fn from(amount: Amount) -> Self {
        Self { minor: amount.minor, currency: amount.currency.0 }
    }
}
