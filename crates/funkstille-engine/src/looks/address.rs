//! What is known about the addresses of a client.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::looks::{AddressFacts, LastSeen, MailOf, domain_of};
use funkstille_post::dns::{Dns, MailTakers};

use super::wanted::Wanted;

/// Asks the domains of all addresses whether they take mail.
pub(super) async fn facts(dns: &Dns, wanted: &Wanted, last_seen: Option<LastSeen>) -> AddressFacts {
    let addresses = wanted.ours.iter().chain(&wanted.lost);
    let names: BTreeSet<String> = addresses.filter_map(|own| domain_of(own)).collect();
    let mut domains = BTreeMap::new();
    for domain in names {
        let mail = match dns.mail_takers(&domain).await {
            MailTakers::Named(_) | MailTakers::Itself => MailOf::Taken,
            MailTakers::Nobody => MailOf::Refused,
            MailTakers::Gone => MailOf::Gone,
            MailTakers::Unknown(_) => MailOf::Unknown,
        };
        domains.insert(domain, mail);
    }
    let lost: Vec<String> = wanted.lost.iter().cloned().collect();
    // A dead address is given up at once; where there is no other one, it is the one in question.
    let ours = if wanted.ours.is_empty() { lost.clone() } else { wanted.ours.clone() };
    let (came_back, left) = if wanted.has_left { (vec![], lost) } else { (lost, vec![]) };
    AddressFacts { ours, last_seen, came_back, left, domains }
}
