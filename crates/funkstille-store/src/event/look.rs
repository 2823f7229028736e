//! What was found when somebody looked, as it is stored.

use funkstille_core::looks::{Finding, Look, LookKind, WhyNot};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::decode::One;
use super::named::{Name, Named, named};

named!(LookKind { Addresses = "addresses", LifeSigns = "life-signs" });
named!(WhyNot {
    PeopleOnly = "people-only",
    NotPublic = "not-public",
    NotSecure = "not-secure",
    Unreachable = "unreachable",
});

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredLook {
    v: One,
    on: Date,
    look: Name<LookKind>,
    findings: Vec<StoredFinding>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
enum StoredFinding {
    WritesFromOther { address: String, on: Date },
    CameBack { address: String },
    LeftCompany { address: String },
    DomainTookNoMail { domain: String },
    DomainWasGone { domain: String },
    DomainUnknown { domain: String },
    NoDifference,
    SiteWasUp { site: String, led_to: Option<String> },
    SiteWasDown { site: String },
    NewestEntry { site: String, on: Date },
    NotLookedAt { site: String, why: Name<WhyNot> },
    NoSite,
}

impl From<Look> for StoredLook {
    fn from(look: Look) -> Self {
        let Look { on, kind, findings } = look;
        let findings = findings.into_iter().map(StoredFinding::from).collect();
        Self { v: One, on, look: Name(kind), findings }
    }
}

impl From<StoredLook> for Look {
    fn from(stored: StoredLook) -> Self {
        let StoredLook { v: One, on, look, findings } = stored;
        Self { on, kind: look.0, findings: findings.into_iter().map(Finding::from).collect() }
    }
}

impl From<Finding> for StoredFinding {
    fn from(finding: Finding) -> Self {
        use Finding as F;
        match finding {
            F::WritesFromOther { address, on } => Self::WritesFromOther { address, on },
            F::CameBack { address } => Self::CameBack { address },
            F::LeftCompany { address } => Self::LeftCompany { address },
            F::DomainTookNoMail { domain } => Self::DomainTookNoMail { domain },
            F::DomainWasGone { domain } => Self::DomainWasGone { domain },
            F::DomainUnknown { domain } => Self::DomainUnknown { domain },
            F::NoDifference => Self::NoDifference,
            F::SiteWasUp { site, led_to } => Self::SiteWasUp { site, led_to },
            F::SiteWasDown { site } => Self::SiteWasDown { site },
            F::NewestEntry { site, on } => Self::NewestEntry { site, on },
            F::NotLookedAt { site, why } => Self::NotLookedAt { site, why: Name(why) },
            F::NoSite => Self::NoSite,
        }
    }
}

impl From<StoredFinding> for Finding {
    fn from(stored: StoredFinding) -> Self {
        use StoredFinding as S;
        match stored {
            S::WritesFromOther { address, on } => Self::WritesFromOther { address, on },
            S::CameBack { address } => Self::CameBack { address },
            S::LeftCompany { address } => Self::LeftCompany { address },
            S::DomainTookNoMail { domain } => Self::DomainTookNoMail { domain },
            S::DomainWasGone { domain } => Self::DomainWasGone { domain },
            S::DomainUnknown { domain } => Self::DomainUnknown { domain },
            S::NoDifference => Self::NoDifference,
            S::SiteWasUp { site, led_to } => Self::SiteWasUp { site, led_to },
            S::SiteWasDown { site } => Self::SiteWasDown { site },
            S::NewestEntry { site, on } => Self::NewestEntry { site, on },
            S::NotLookedAt { site, why } => Self::NotLookedAt { site, why: why.0 },
            S::NoSite => Self::NoSite,
        }
    }
}
