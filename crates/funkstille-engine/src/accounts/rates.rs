//! How many messages the server of an account is handed: as it was set, else as it is known of its
//! host (`providers/hosts.toml`).

use funkstille_core::guard::Rates;
use serde::{Deserialize, Serialize};

use super::{Account, hosts};
use crate::engine::Engine;
use crate::error::Error;

/// Rates that a person set for an account; what is `None` is left to the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnRates {
    /// How many messages in an hour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_hour: Option<u32>,
    /// How many in a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_day: Option<u32>,
}

impl OwnRates {
    /// Whether everything is left to the program.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Where the rates of an account come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatesFrom {
    /// A person set at least one of them.
    Account,
    /// They are widely known of the host.
    Host,
    /// They are probably right for the host.
    LikelyHost,
    /// Nothing is known of the host.
    Default,
}

impl RatesFrom {
    /// Its name in JSON, and in the key of its words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Host => "host",
            Self::LikelyHost => "likely-host",
            Self::Default => "default",
        }
    }
}

/// How many messages the server of an account is handed at most, and who says so.
///
/// # Errors
/// Where the list of hosts cannot be read.
pub fn rates(engine: &Engine, account: &Account) -> Result<(Rates, RatesFrom), Error> {
    let host = account.outgoing.as_ref().map_or("", |outgoing| outgoing.host.as_str());
    let (known, from) = hosts::rates(&engine.data, host)?;
    let OwnRates { per_hour, per_day } = account.rates;
    let rates = Rates {
        per_hour: per_hour.unwrap_or(known.per_hour),
        per_day: per_day.unwrap_or(known.per_day),
    };
    Ok((rates, if account.rates.is_empty() { from } else { RatesFrom::Account }))
}
