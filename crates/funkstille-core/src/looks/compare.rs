//! Whether the address that we write to is the one that reaches the client (docs/rules.md,
//! *Project*: compare addresses).

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Finding;

/// What is known about the addresses of the person that we write to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddressFacts {
    /// Every address of that person on file, the one that is used first.
    pub ours: Vec<String>,
    /// From where the client last wrote; `None` where no mailbox says so.
    pub last_seen: Option<LastSeen>,
    /// The addresses from which something of ours came back for good.
    pub came_back: Vec<String>,
    /// The addresses whose owners have left the company, as an automatic reply says.
    pub left: Vec<String>,
    /// What the domains of the addresses say about mail; one that is missing was not asked.
    pub domains: BTreeMap<String, MailOf>,
}

/// An address from which the client wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSeen {
    /// The address.
    pub address: String,
    /// The civil day of the business on which the message came.
    pub on: Date,
}

/// What a domain says about mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailOf {
    /// It takes mail.
    Taken,
    /// It says that it takes none.
    Refused,
    /// There is no such domain.
    Gone,
    /// Nobody could say.
    Unknown,
}

/// What the comparison says, what matters most first. A domain of which nobody could say anything
/// is unknown, and never gone.
pub fn compare(facts: &AddressFacts) -> Vec<Finding> {
    let mut found = Vec::new();
    let is_ours = |address: &str| facts.ours.iter().any(|own| own.eq_ignore_ascii_case(address));
    // One that is on file and not used is another one too: a person decides to send there as well.
    let in_use = facts.ours.first();
    let is_in_use =
        |seen: &LastSeen| in_use.is_some_and(|own| own.eq_ignore_ascii_case(&seen.address));
    if let Some(seen) = facts.last_seen.as_ref().filter(|seen| !is_in_use(seen)) {
        let address = seen.address.to_ascii_lowercase();
        found.push(Finding::WritesFromOther { address, on: seen.on });
    }
    let came_back = facts.came_back.iter().filter(|address| is_ours(address));
    found.extend(came_back.map(|address| Finding::CameBack { address: address.clone() }));
    let left = facts.left.iter().filter(|address| is_ours(address));
    found.extend(left.map(|address| Finding::LeftCompany { address: address.clone() }));
    found.extend(facts.domains.iter().filter_map(|(domain, mail)| of_domain(domain, *mail)));
    if found.is_empty() {
        found.push(Finding::NoDifference);
    }
    found
}

fn of_domain(domain: &str, mail: MailOf) -> Option<Finding> {
    let domain = domain.to_owned();
    match mail {
        MailOf::Taken => None,
        MailOf::Refused => Some(Finding::DomainTookNoMail { domain }),
        MailOf::Gone => Some(Finding::DomainWasGone { domain }),
        MailOf::Unknown => Some(Finding::DomainUnknown { domain }),
    }
}

/// The domain of an address, in lower case; `None` where it has none.
pub fn domain_of(address: &str) -> Option<String> {
    let (_, domain) = address.rsplit_once('@')?;
    (!domain.is_empty()).then(|| domain.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(address: &str) -> LastSeen {
        LastSeen { address: address.to_owned(), on: day() }
    }

    fn day() -> Date {
        "2026-03-04".parse().expect("a day")
    }

    fn facts(ours: &[&str], domains: &[(&str, MailOf)]) -> AddressFacts {
        AddressFacts {
            ours: ours.iter().map(|it| (*it).to_owned()).collect(),
            domains: domains.iter().map(|(it, mail)| ((*it).to_owned(), *mail)).collect(),
            ..AddressFacts::default()
        }
    }

    #[test]
    fn what_fits_makes_no_difference() {
        let facts = AddressFacts {
            last_seen: Some(seen("INES@kerber.example")),
            came_back: vec!["old@kerber.example".to_owned()],
            ..facts(&["ines@kerber.example"], &[("kerber.example", MailOf::Taken)])
        };
        assert_eq!(compare(&facts), [Finding::NoDifference]);
        assert_eq!(compare(&AddressFacts::default()), [Finding::NoDifference]);
    }

    #[test]
    fn everything_that_speaks_against_an_address_is_said() {
        let facts = AddressFacts {
            last_seen: Some(seen("Ines@Home.example")),
            came_back: vec!["ines@kerber.example".to_owned()],
            left: vec!["I@gone.example".to_owned(), "other@gone.example".to_owned()],
            ..facts(
                &["ines@kerber.example", "i@gone.example", "i@closed.example", "i@who.example"],
                &[
                    ("kerber.example", MailOf::Taken),
                    ("gone.example", MailOf::Gone),
                    ("closed.example", MailOf::Refused),
                    ("who.example", MailOf::Unknown),
                ],
            )
        };
        let domain = |name: &str| name.to_owned();
        let found = compare(&facts);
        assert_eq!(
            found,
            [
                Finding::WritesFromOther { address: "ines@home.example".to_owned(), on: day() },
                Finding::CameBack { address: "ines@kerber.example".to_owned() },
                Finding::LeftCompany { address: "I@gone.example".to_owned() },
                Finding::DomainTookNoMail { domain: domain("closed.example") },
                Finding::DomainWasGone { domain: domain("gone.example") },
                Finding::DomainUnknown { domain: domain("who.example") },
            ]
        );
        let actions: Vec<_> = found.iter().filter_map(Finding::other_address).collect();
        assert_eq!(actions, ["ines@home.example"]);
    }

    #[test]
    fn an_address_on_file_that_is_not_used_is_another_one() {
        let last_seen = Some(seen("ines@home.example"));
        let file = ["ines@kerber.example", "ines@home.example"];
        let known = AddressFacts { last_seen: last_seen.clone(), ..facts(&file, &[]) };
        let address = "ines@home.example".to_owned();
        assert_eq!(compare(&known), [Finding::WritesFromOther { address, on: day() }]);
        // A person chose it: it is used first now.
        let used = AddressFacts { last_seen, ..facts(&["ines@home.example", file[0]], &[]) };
        assert_eq!(compare(&used), [Finding::NoDifference]);
    }

    #[test]
    fn the_domain_is_what_follows_the_last_at_sign() {
        assert_eq!(domain_of("a@B.example").as_deref(), Some("b.example"));
        assert_eq!(domain_of("\"a@b\"@c.example").as_deref(), Some("c.example"));
        assert_eq!(domain_of("a@"), None);
        assert_eq!(domain_of("nobody"), None);
    }
}
