//! Where letters go.

use std::collections::VecDeque;

use funkstille_core::guard::Rates;
use funkstille_post::smtp::Offered;
use jiff::Timestamp;

use super::outside::{Outside, outcome};

/// Where letters go. A closed list: what is not in it cannot be reached.
#[derive(Debug)]
pub enum Transport {
    /// Keeps what it is given, and opens no connection: practice.
    Sink(Vec<Delivered>),
    /// A world that does what a test says.
    Scripted(Scripted),
    /// The world outside.
    Outside(Outside),
}

/// A letter that was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// Its id, such as `7-email`.
    pub letter: String,
    /// By which way: `email`, `fax`.
    pub channel: String,
    /// To whom: a mail address, or the number of a fax.
    pub recipient: String,
    /// The address that takes it: of the recipient, or of the gateway of a fax.
    pub address: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The address that it comes from.
    pub from: String,
    /// Its bytes, as they left.
    pub bytes: Vec<u8>,
    /// When.
    pub at: Timestamp,
}

/// What became of a letter that was handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It was taken.
    Accepted {
        /// What was said to it.
        reply: String,
    },
    /// It was refused for good; nothing left.
    Refused {
        /// What was said to it.
        reply: String,
        /// Whether nobody can be reached there any more.
        address_dead: bool,
    },
    /// Nothing left, and it may be tried again.
    Later {
        /// Why: what was said, or else what happened ([`crate::reason`]).
        reply: String,
    },
    /// It may have left.
    Uncertain {
        /// As for [`Ending::Later`].
        reply: String,
    },
}

/// A world in which the next letters fare as it is said; what nothing is said of is taken.
#[derive(Debug, Default)]
pub struct Scripted {
    /// How the next ones fare, in this order.
    pub fates: VecDeque<Fate>,
    /// What was taken, whether or not the sender heard of it.
    pub taken: Vec<Delivered>,
    /// How many letters it takes; `None` where it takes them all.
    pub rates: Option<Rates>,
}

/// How a letter fares in a scripted world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It ends before the letter itself is asked for.
    Before(Ending),
    /// The letter is given away: whether it is taken, and what the sender hears.
    After(bool, Ending),
}

/// Where a letter goes, and with which server that is agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Route {
    /// The account; empty where none is needed.
    pub(super) account: String,
    /// The server; empty where there is none.
    pub(super) host: String,
    /// How many messages it is handed at most; `None` where there is no server.
    pub(super) rates: Option<Rates>,
}

/// A way that is open: the letter itself may be given away by it, once.
pub(super) enum Line<'a> {
    Kept(&'a mut Vec<Delivered>),
    Scripted(&'a mut Vec<Delivered>, bool, Ending),
    Server(Box<Offered>),
}

/// The server of a scripted world that counts what it takes (RFC 2606: nobody has it).
const SCRIPTED_HOST: &str = "smtp.scripted.example";

impl Transport {
    /// What was handed over to a world that keeps it.
    pub fn delivered(&self) -> &[Delivered] {
        match self {
            Self::Sink(delivered) => delivered,
            Self::Scripted(scripted) => &scripted.taken,
            Self::Outside(_) => &[],
        }
    }

    /// By which account a mail from this address goes; `None` where there is none.
    pub(super) fn route(&self, from: &str) -> Option<Route> {
        match self {
            Self::Sink(_) => Some(Route::default()),
            Self::Scripted(Scripted { rates, .. }) => {
                let host = rates.map_or(String::new(), |_| SCRIPTED_HOST.to_owned());
                Some(Route { host, rates: *rates, ..Route::default() })
            }
            Self::Outside(outside) => outside.route(from),
        }
    }

    /// Goes as far as the letter itself: connects, and asks whether this recipient is taken.
    ///
    /// # Errors
    /// Why it is not; nothing of the letter has left.
    pub(super) async fn open(
        &mut self,
        account: &str,
        parcel: &Delivered,
    ) -> Result<Line<'_>, Ending> {
        match self {
            Self::Sink(delivered) => Ok(Line::Kept(delivered)),
            Self::Scripted(Scripted { fates, taken, .. }) => match fates.pop_front() {
                Some(Fate::Before(ending)) => Err(ending),
                Some(Fate::After(is_taken, ending)) => Ok(Line::Scripted(taken, is_taken, ending)),
                None => Ok(Line::Kept(taken)),
            },
            Self::Outside(outside) => outside.open(account, parcel).await,
        }
    }
}

impl Line<'_> {
    /// Gives the letter away. From the first byte on it may have left.
    pub(super) async fn give(self, parcel: Delivered) -> Ending {
        match self {
            Self::Kept(kept) => {
                kept.push(parcel);
                Ending::Accepted { reply: String::new() }
            }
            Self::Scripted(taken, is_taken, ending) => {
                if is_taken {
                    taken.push(parcel);
                }
                ending
            }
            Self::Server(offered) => outcome(offered.send().await),
        }
    }
}
