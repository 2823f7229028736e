//! Which websites are a client's own.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use funkstille_core::client::Client;
use funkstille_core::looks::domain_of;
use funkstille_formats::mail::thread::is_freemail;
use funkstille_post::http::{Endpoint, is_below};
use serde::Deserialize;

/// A website to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Site {
    /// Its host.
    pub(super) host: String,
    /// Where it may be found; the first address that answers is it.
    pub(super) addresses: Vec<String>,
}

/// The most sites of one client that are looked at (docs/rules.md, *Looking around*).
const MOST: usize = 4;

#[derive(Deserialize)]
struct People {
    domains: BTreeSet<String>,
}

static PEOPLE: LazyLock<People> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../signals/people.toml"))
        .expect("the file is part of the program and a test reads it")
});

/// The domains of networks of people, where no program looks.
pub(super) fn of_people() -> &'static BTreeSet<String> {
    &PEOPLE.domains
}

/// The pages on file, then the domains of the addresses, unless strangers share them.
pub(super) fn own_sites(client: &Client) -> Vec<Site> {
    let contacts = || client.contacts.iter();
    let pages = contacts().flat_map(|contact| &contact.profiles).filter_map(|page| of_page(page));
    let addresses = contacts().flat_map(|contact| &contact.addresses);
    let domains: BTreeSet<String> = addresses.filter_map(|address| domain_of(address)).collect();
    let domains = domains.into_iter().filter(|domain| !is_freemail(domain)).map(of_domain);
    let mut sites: Vec<Site> = Vec::new();
    for site in pages.chain(domains) {
        let is_known = sites.iter().any(|known| bare(&known.host) == bare(&site.host));
        if !is_known && sites.len() < MOST {
            sites.push(site);
        }
    }
    sites
}

/// The site of a page on file; `None` where it is no address, such as a name on a network.
fn of_page(page: &str) -> Option<Site> {
    let page = page.trim();
    let address = if page.contains("://") { page.to_owned() } else { format!("https://{page}") };
    let host = Endpoint::of(&address).ok()?.host;
    host.contains('.').then(|| Site { host, addresses: vec![address] })
}

fn of_domain(domain: String) -> Site {
    let address = |start: &str| format!("{start}{domain}/");
    let addresses = ["https://", "https://www.", "http://"].map(address).to_vec();
    Site { host: domain, addresses }
}

fn bare(host: &str) -> &str {
    host.trim_start_matches("www.")
}

/// Whether a site belongs to a network of people.
pub(super) fn is_of_people(site: &Site) -> bool {
    is_below(&site.host, of_people())
}

#[cfg(test)]
mod tests {
    use funkstille_core::client::{Contact, ContactRole, FormOfAddress, Language};

    use super::*;

    fn sites(profiles: &[&str], addresses: &[&str]) -> Vec<(String, bool)> {
        let owned = |list: &[&str]| list.iter().map(|it| (*it).to_owned()).collect();
        let contact = Contact {
            name: "Ines Kerber".to_owned(),
            role: ContactRole::Project,
            addresses: owned(addresses),
            numbers: vec![],
            profiles: owned(profiles),
            faxes: vec![],
            postal_addresses: vec![],
            greeting: None,
            form_of_address: FormOfAddress::Formal,
        };
        let client = Client {
            name: "Kerber".to_owned(),
            contacts: vec![contact],
            language: Language::German,
            debtor: None,
            do_not_contact: false,
            zone: None,
        };
        let sites = own_sites(&client);
        sites.iter().map(|site| (site.host.clone(), is_of_people(site))).collect()
    }

    fn row(host: &str, of_people: bool) -> (String, bool) {
        (host.to_owned(), of_people)
    }

    #[test]
    fn pages_on_file_come_first_then_the_domains_of_addresses() {
        assert_eq!(
            sites(
                &["https://www.kerber.example/blog", "studio.example"],
                &["ines@kerber.example", "kerber@gmx.de", "i@other.example"],
            ),
            [
                row("www.kerber.example", false),
                row("studio.example", false),
                row("other.example", false)
            ]
        );
        assert_eq!(sites(&[], &["kerber@gmail.com"]), []);
    }

    #[test]
    fn what_is_no_address_is_left_to_people() {
        assert_eq!(sites(&["Skype: live:ines", "@ines", "ines", ""], &[]), []);
    }

    #[test]
    fn networks_of_people_are_known_with_all_their_hosts() {
        for profile in [
            "https://www.linkedin.com/in/ines",
            "https://de.linkedin.com/in/ines",
            "linkedin.com/in/ines",
            "https://X.com/ines",
            "https://www.xing.com/profile/Ines",
            "https://m.facebook.com/ines",
            "https://instagram.com./ines",
        ] {
            let found = sites(&[profile], &[]);
            assert!(matches!(&found[..], [(_, true)]), "{profile}: {found:?}");
        }
        assert_eq!(sites(&["https://max.com/"], &[]), [row("max.com", false)]);
    }
}
