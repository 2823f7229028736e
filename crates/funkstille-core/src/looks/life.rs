//! What a client's websites say about whether somebody is there (docs/rules.md, *Project*: signs of
//! life).

use jiff::civil::Date;

use super::Finding;

/// What was seen of a website.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SiteSeen {
    /// It answered.
    Up {
        /// The host that answered in the end.
        host: String,
        /// The day of the newest entry of its feed, where it has one that says so.
        newest_on: Option<Date>,
    },
    /// It did not answer, or only with a failure.
    Down,
    /// It was not looked at, or could not be.
    NotLookedAt(WhyNot),
}

/// Why a website says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyNot {
    /// It belongs to a network of people, where only a person looks.
    PeopleOnly,
    /// It does not lie in the public internet, or is no address of the web.
    NotPublic,
    /// It could not prove who it is.
    NotSecure,
    /// This machine could not find out: no connection, no name server.
    Unreachable,
}

/// What websites say, each in its turn, by their hosts.
pub fn life_signs(sites: &[(String, SiteSeen)]) -> Vec<Finding> {
    if sites.is_empty() {
        return vec![Finding::NoSite];
    }
    sites.iter().flat_map(|(site, seen)| of_site(site, seen)).collect()
}

fn of_site(site: &str, seen: &SiteSeen) -> Vec<Finding> {
    let owned = || site.to_owned();
    match seen {
        SiteSeen::Up { host, newest_on } => {
            let led_to = (!is_same_site(site, host)).then(|| host.clone());
            let newest = newest_on.map(|on| Finding::NewestEntry { site: owned(), on });
            [Finding::SiteWasUp { site: owned(), led_to }].into_iter().chain(newest).collect()
        }
        SiteSeen::Down => vec![Finding::SiteWasDown { site: owned() }],
        SiteSeen::NotLookedAt(why) => vec![Finding::NotLookedAt { site: owned(), why: *why }],
    }
}

/// With and without `www.` it is the same site.
fn is_same_site(one: &str, other: &str) -> bool {
    let bare = |host: &str| host.trim_start_matches("www.").to_ascii_lowercase();
    bare(one) == bare(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(seen: SiteSeen, findings: &[Finding]) {
        assert_eq!(life_signs(&[("kerber.example".to_owned(), seen)]), findings);
    }

    fn site() -> String {
        "kerber.example".to_owned()
    }

    #[test]
    fn a_site_says_what_was_seen_of_it() {
        let on: Date = "2026-03-04".parse().expect("a day");
        let up = |led_to: Option<&str>| Finding::SiteWasUp {
            site: site(),
            led_to: led_to.map(str::to_owned),
        };
        let seen = |host: &str, newest_on| SiteSeen::Up { host: host.to_owned(), newest_on };
        check(seen("kerber.example", None), &[up(None)]);
        check(seen("www.Kerber.example", None), &[up(None)]);
        check(seen("parked.example", None), &[up(Some("parked.example"))]);
        let newest = Finding::NewestEntry { site: site(), on };
        check(seen("kerber.example", Some(on)), &[up(None), newest]);
        check(SiteSeen::Down, &[Finding::SiteWasDown { site: site() }]);
        let why = WhyNot::PeopleOnly;
        check(SiteSeen::NotLookedAt(why), &[Finding::NotLookedAt { site: site(), why }]);
    }

    #[test]
    fn without_a_site_there_is_nothing_to_look_at() {
        assert_eq!(life_signs(&[]), [Finding::NoSite]);
    }
}
