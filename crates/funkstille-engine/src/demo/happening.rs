//! What clients and bank do on a day of the sample world.

use funkstille_core::calendar::days_after;
use funkstille_core::case::{BounceKind, Happened, Noted};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::EndOutcome;
use jiff::civil::Date;
use serde::Deserialize;

use super::TODAY;
use super::world::{WorldCase, WorldInvoice};
use crate::cases::{self, CaseOverview};
use crate::engine::{Engine, Moment};
use crate::error::{Error, Problem};

/// Something that happens to a case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Happening {
    /// How many days after the first day of the world.
    day: i64,
    what: What,
    /// A day that it names, counted in the same way.
    until: Option<i64>,
    /// How much money came; everything where it is missing.
    amount: Option<String>,
    #[serde(default)]
    reason: String,
}

/// The words of the file.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    Answered,
    WroteElsewhere,
    Holding,
    Away,
    AddressDead,
    NotAccepted,
    ReadReceipt,
    Delay,
    Acknowledged,
    Paid,
    Promised,
    Disputed,
    Held,
    MovedOn,
}

impl Happening {
    /// The day on which it happens.
    pub(super) fn on(&self) -> Date {
        days_after(TODAY, self.day)
    }

    /// What happens; `last_message` is the step of the case's last message that left.
    fn happened(&self, currency: Option<Currency>, last_message: Option<String>) -> Happened {
        let until = self.until.map(|days| days_after(TODAY, days));
        let reason = self.reason.clone();
        let bounced = |why| Happened::Bounced { step: last_message, why };
        match self.what {
            What::Answered => Happened::Answered,
            What::WroteElsewhere => Happened::WroteElsewhere,
            What::Holding => Happened::HoldingReply { until },
            What::Away => Happened::WentAway { last_day: until },
            What::AddressDead => bounced(BounceKind::AddressDead),
            What::NotAccepted => bounced(BounceKind::NotAccepted),
            What::ReadReceipt => Happened::Noted(Noted::ReadReceipt),
            What::Delay => Happened::Noted(Noted::Delay),
            What::Acknowledged => Happened::Noted(Noted::Acknowledgement),
            What::Paid => {
                let amount = self.amount.as_deref().zip(currency);
                let amount = amount.and_then(|(text, currency)| Money::parse(text, currency));
                Happened::PaymentReceived { amount }
            }
            What::Promised => Happened::PaymentPromised { by: until.unwrap_or(self.on()) },
            What::Disputed => Happened::Disputed,
            What::Held => Happened::Held { until, reason },
            What::MovedOn => Happened::Ended { outcome: EndOutcome::MovedOn, reason },
        }
    }
}

/// Lets it happen to a case. What no longer fits (the case has ended, since a person did more than
/// the world could know) does not happen; gives what did.
///
/// # Errors
/// Where the database fails.
pub(super) async fn happen(
    engine: &Engine,
    moment: &mut Moment,
    id: &str,
    (case, happening): (&WorldCase, &Happening),
) -> Result<Option<Happened>, Error> {
    let known = CaseOverview::load(engine, id, moment.now).await?;
    let last_message = known.state.last_message_step(&known.playbook).map(str::to_owned);
    let currency = case.invoice.as_ref().and_then(WorldInvoice::currency);
    let what = happening.happened(currency, last_message);
    match cases::happened(engine, moment, id, what.clone()).await {
        Ok(_) => Ok(Some(what)),
        Err(Error::Problem(Problem::CaseEnded { .. } | Problem::DoesNotFit { .. })) => Ok(None),
        Err(error) => Err(error),
    }
}
