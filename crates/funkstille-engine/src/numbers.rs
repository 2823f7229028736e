//! Numbers that people say and type: `case 12`, `letter 7`.

use funkstille_store::Work;
use jiff::Timestamp;

use crate::error::{Error, Problem};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    Client,
    Contact,
    Project,
    Case,
    Letter,
    Account,
    Receiver,
    Feed,
    Invoice,
    Payment,
    BankEntry,
}

impl Counted {
    fn setting(self) -> &'static str {
        match self {
            Self::Client => "last-client",
            Self::Contact => "last-contact",
            Self::Project => "last-project",
            Self::Case => "last-case",
            Self::Letter => "last-letter",
            Self::Account => "last-account",
            Self::Receiver => "last-receiver",
            Self::Feed => "last-feed",
            Self::Invoice => "last-invoice",
            Self::Payment => "last-payment",
            Self::BankEntry => "last-bank-entry",
        }
    }
}

/// Takes `count` new numbers, which nobody gets again; gives the first.
pub(crate) async fn take(
    work: &mut Work,
    counted: Counted,
    count: usize,
    at: Timestamp,
) -> Result<u64, Error> {
    let name = counted.setting();
    let setting = work.read().setting(name).await?;
    let (last, version) = match &setting {
        Some(setting) => {
            let unreadable = |error: std::num::ParseIntError| Problem::SettingUnreadable {
                name: name.to_owned(),
                why: error.to_string(),
            };
            (setting.value.parse::<u64>().map_err(unreadable)?, setting.version)
        }
        None => (0, 0),
    };
    let new = last.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
    work.put_setting(name, &new.to_string(), version, at).await?;
    Ok(last + 1)
}
