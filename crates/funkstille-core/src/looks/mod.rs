//! Looking around without people: what can be found out about a silent client from the outside,
//! before somebody has to call.
//!
//! Somebody else looks (into the mailbox, at a domain, at a website) and says what was seen; here
//! it is decided what that means ([`compare`], [`life_signs`]) and when it is time to look
//! ([`is_due`]). What was found is a fact of a day: it is recorded and changes no plan.

mod compare;
mod due;
mod life;

use jiff::civil::Date;

pub use compare::{AddressFacts, LastSeen, MailOf, compare, domain_of};
pub use due::is_due;
pub use life::{SiteSeen, WhyNot, life_signs};

/// What was found when somebody looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The civil day of the business on which it was so.
    pub on: Date,
    /// What was looked for.
    pub kind: LookKind,
    /// What was found; never empty.
    pub findings: Vec<Finding>,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LookKind {
    /// Whether the address that we write to is the right one.
    Addresses,
    /// Whether the client is alive.
    LifeSigns,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The client last wrote from an address that we do not write to.
    WritesFromOther {
        /// That address.
        address: String,
        /// The day on which the client wrote from it.
        on: Date,
    },
    /// Something that we sent to this address had come back.
    CameBack {
        /// The address.
        address: String,
    },
    /// Whoever had this address has left the company, an automatic reply says.
    LeftCompany {
        /// The address.
        address: String,
    },
    /// The domain of an address took no mail.
    DomainTookNoMail {
        /// The domain.
        domain: String,
    },
    /// The domain of an address did not exist.
    DomainWasGone {
        /// The domain.
        domain: String,
    },
    /// Nobody could say whether the domain takes mail.
    DomainUnknown {
        /// The domain.
        domain: String,
    },
    /// Nothing speaks against the address.
    NoDifference,
    /// A website answered.
    SiteWasUp {
        /// Its host.
        site: String,
        /// The host to which it led, where that is another one.
        led_to: Option<String>,
    },
    /// A website did not answer, or only with a failure.
    SiteWasDown {
        /// Its host.
        site: String,
    },
    /// The newest entry of a website's feed.
    NewestEntry {
        /// The website's host.
        site: String,
        /// The day of the entry.
        on: Date,
    },
    /// A website was not looked at, or could not be.
    NotLookedAt {
        /// Its host.
        site: String,
        /// Why.
        why: WhyNot,
    },
    /// No website of the client's is on file; there was nothing to look at.
    NoSite,
}

impl Finding {
    /// Whether it says nothing yet: looking again may.
    pub fn is_unknown(&self) -> bool {
        matches!(
            self,
            Self::DomainUnknown { .. } | Self::NotLookedAt { why: WhyNot::Unreachable, .. }
        )
    }

    /// The address to which it may help to send as well.
    pub fn other_address(&self) -> Option<&str> {
        match self {
            Self::WritesFromOther { address, .. } => Some(address),
            _ => None,
        }
    }
}
