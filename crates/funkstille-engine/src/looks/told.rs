//! What was found, as it is told: the sentences stand in `locales/{de,en}/found.ftl`.

use funkstille_core::explain::{Explain, Fact};
use funkstille_core::looks::{Finding, Look, LookKind, WhyNot};
use funkstille_core::playbook::Action;

use crate::cases::CaseOverview;
use crate::clients::can_be_written_to;
use crate::letters::recipient;
use crate::words::Words;

/// One thing that was found, as it is told.
#[derive(Clone, Copy, Debug)]
pub struct ToldFinding<'a>(pub &'a Finding);

impl Explain for ToldFinding<'_> {
    fn key(&self) -> String {
        use Finding as F;
        let name = match self.0 {
            F::WritesFromOther { .. } => "writes-from-other",
            F::CameBack { .. } => "came-back",
            F::LeftCompany { .. } => "left-company",
            F::DomainTookNoMail { .. } => "domain-took-no-mail",
            F::DomainWasGone { .. } => "domain-was-gone",
            F::DomainUnknown { .. } => "domain-unknown",
            F::NoDifference => "no-difference",
            F::SiteWasUp { led_to: None, .. } => "site-was-up",
            F::SiteWasUp { led_to: Some(_), .. } => "site-led-elsewhere",
            F::SiteWasDown { .. } => "site-was-down",
            F::NewestEntry { .. } => "newest-entry",
            F::NotLookedAt { why, .. } => not_looked_at(*why),
            F::NoSite => "no-site",
        };
        format!("found-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        use Finding as F;
        match self.0 {
            F::WritesFromOther { address, on } => {
                vec![("address", address.into()), ("day", (*on).into())]
            }
            F::CameBack { address } | F::LeftCompany { address } => {
                vec![("address", address.into())]
            }
            F::DomainTookNoMail { domain }
            | F::DomainWasGone { domain }
            | F::DomainUnknown { domain } => vec![("domain", domain.into())],
            F::SiteWasUp { site, led_to: Some(host) } => {
                vec![("site", site.into()), ("host", host.into())]
            }
            F::SiteWasUp { site, led_to: None }
            | F::SiteWasDown { site }
            | F::NotLookedAt { site, .. } => vec![("site", site.into())],
            F::NewestEntry { site, on } => vec![("site", site.into()), ("day", (*on).into())],
            F::NoDifference | F::NoSite => vec![],
        }
    }
}

fn not_looked_at(why: WhyNot) -> &'static str {
    match why {
        WhyNot::PeopleOnly => "people-only",
        WhyNot::NotPublic => "not-public",
        WhyNot::NotSecure => "not-secure",
        WhyNot::Unreachable => "unreachable",
    }
}

/// What was found when somebody last looked, each with its day, as it is told: addresses first.
pub fn found(looks: &[Look], words: &Words) -> Vec<String> {
    latest(looks).flat_map(|look| lines(look, words)).collect()
}

/// The latest look of each kind: addresses first.
pub(crate) fn latest(looks: &[Look]) -> impl Iterator<Item = &Look> {
    let latest = |kind| looks.iter().rfind(move |look| look.kind == kind);
    [LookKind::Addresses, LookKind::LifeSigns].into_iter().filter_map(latest)
}

/// The address from which the client last wrote, where it is not the one that is written to.
pub fn other_address(case: &CaseOverview) -> Option<String> {
    let latest = case.looks.iter().rfind(|look| look.kind == LookKind::Addresses)?;
    let address = latest.findings.iter().find_map(Finding::other_address)?;
    if !can_be_written_to(address) {
        return None;
    }
    let stage = case.state.opening.stage;
    let in_use = recipient(Action::Email, &case.client.client, stage);
    let is_in_use = in_use.is_some_and(|own| own.eq_ignore_ascii_case(address));
    (!is_in_use).then(|| address.to_owned())
}

/// What was found when somebody looked.
fn lines(look: &Look, words: &Words) -> Vec<String> {
    let line = |finding: &Finding| {
        let facts = [("found", Fact::Text(words.explain(&ToldFinding(finding))))];
        words.say("found-on", &[&facts[..], &[("day", look.on.into())]].concat())
    };
    look.findings.iter().map(line).collect()
}
