//! The world outside: mail goes to the servers of the business's accounts.

use funkstille_core::explain::{Explain, Fact};
use funkstille_core::guard::{Rates, Refusal};
use funkstille_formats::mail::{Signals, names_dead_address};
use funkstille_post::server::{Login, Server};
use funkstille_post::smtp::{Envelope, Limits, NotSent, Outcome, SmtpError, Submission};

use super::transport::{Delivered, Ending, Line, Route};
use crate::reason;

/// Where letters leave for the world.
#[derive(Debug, Default)]
pub struct Outside {
    /// The accounts by which mail leaves.
    pub ways: Vec<WayOut>,
    /// How long their servers may take.
    pub limits: Limits,
}

/// An account by which mail leaves.
#[derive(Clone, Debug)]
pub struct WayOut {
    /// Its number.
    pub account: String,
    /// Its address.
    pub address: String,
    /// The server that takes its mail.
    pub server: Server,
    /// What it is logged in with there; `None` where the server wants none.
    pub login: Option<Login>,
    /// How many messages it is handed at most.
    pub rates: Rates,
}

impl Outside {
    /// Mail leaves by the account of the address that it comes from, else by the first one.
    pub(super) fn route(&self, from: &str) -> Option<Route> {
        let own = self.ways.iter().find(|way| way.address.eq_ignore_ascii_case(from));
        let way = own.or_else(|| self.ways.first())?;
        let (account, host) = (way.account.clone(), way.server.host.clone());
        Some(Route { account, host, rates: Some(way.rates) })
    }

    /// As far as the letter itself.
    ///
    /// # Errors
    /// Why it ends before.
    pub(super) async fn open(
        &self,
        account: &str,
        parcel: &Delivered,
    ) -> Result<Line<'static>, Ending> {
        let gone = || Ending::Later { reply: reason::record(&Refusal::NoWayOut) };
        let way = self.ways.iter().find(|way| way.account == account).ok_or_else(gone)?;
        let envelope = Envelope::new(&parcel.from, &parcel.address);
        let envelope = envelope.map_err(|why| not_sent(&NotSent::from(why)))?;
        let submission = Submission::open(&way.server, way.login.as_ref(), self.limits).await;
        let submission = submission.map_err(|why| not_sent(&why))?;
        let offered = submission.offer(&envelope, &parcel.bytes).await;
        Ok(Line::Server(Box::new(offered.map_err(|why| not_sent(&why))?)))
    }
}

/// What an outcome means for the letter.
pub(super) fn outcome(outcome: Outcome) -> Ending {
    match outcome {
        Outcome::Accepted { reply } => Ending::Accepted { reply: reply.to_string() },
        Outcome::NotSent(why) => not_sent(&why),
        Outcome::Uncertain { why } => Ending::Uncertain { reply: said(&why) },
    }
}

fn not_sent(why: &NotSent) -> Ending {
    let reply = said(why.why());
    match why {
        NotSent::Refused { why } => {
            let is_dead = |reply: String| names_dead_address(&reply, Signals::builtin());
            let address_dead =
                why.against_recipient().map(ToString::to_string).is_some_and(is_dead);
            Ending::Refused { reply, address_dead }
        }
        // Once a person has changed what blocks it, it goes.
        NotSent::Blocked { why } => Ending::Later { reply: reason::record(&Blocked(why)) },
        NotSent::Later { .. } => Ending::Later { reply },
    }
}

/// Why no letter leaves by an account before a person has changed something.
struct Blocked<'a>(&'a SmtpError);

/// The fact by which it is known again.
const BLOCKED: &str = "blocked";

impl Explain for Blocked<'_> {
    fn key(&self) -> String {
        self.0.key()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let mut facts = self.0.facts();
        facts.push((BLOCKED, "yes".into()));
        facts
    }
}

/// Whether what was kept of an attempt says that no letter leaves by its account before a person
/// has changed something.
pub(crate) fn is_blocked(kept: &str) -> bool {
    match reason::told(kept) {
        Fact::Told { facts, .. } => facts.iter().any(|(name, _)| name == BLOCKED),
        _ => false,
    }
}

/// What the server said, or else what happened ([`reason`]).
fn said(why: &SmtpError) -> String {
    why.reply().map_or_else(|| reason::record(why), ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_refused_for_good_is_not_tried_later() {
        let why = SmtpError::ZeroByte;
        let refused = not_sent(&NotSent::Refused { why: why.clone() });
        assert!(matches!(refused, Ending::Refused { address_dead: false, .. }), "{refused:?}");
        for waits in [NotSent::Later { why: why.clone() }, NotSent::Blocked { why }] {
            let ending = not_sent(&waits);
            assert!(matches!(ending, Ending::Later { .. }), "{ending:?}");
        }
    }
}
