//! The hosts of mail that are known (`providers/hosts.toml`).

use std::num::NonZeroU32;

use funkstille_core::guard::Rates;
use funkstille_post::autoconfig::{KnownHost, Security, Server};
use serde::Deserialize;

use super::{AccountProblem, RatesFrom};
use crate::data::Data;
use crate::error::Error;

/// The file with the hosts.
const PATH: &str = "providers/hosts.toml";

/// The user of a host that names none: the whole address.
const ADDRESS: &str = "%EMAILADDRESS%";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// How many messages a server is handed of which nothing is known.
    otherwise: Rate,
    host: Vec<Host>,
}

/// How many messages a server is handed at most.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rate {
    per_hour: NonZeroU32,
    per_day: NonZeroU32,
    #[serde(default)]
    confidence: Confidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Host {
    name: String,
    #[serde(default)]
    domains: Vec<String>,
    #[serde(default)]
    mail_takers: Vec<String>,
    provider: Option<String>,
    needs: Option<String>,
    authserv_id: Option<String>,
    #[serde(default)]
    confidence: Confidence,
    imap: Place,
    smtp: Option<Place>,
    rates: Option<Rate>,
}

/// How sure a line of the file is.
#[derive(Clone, Copy, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Confidence {
    /// Widely known, or written by the user.
    #[default]
    Sure,
    /// Probably right.
    Likely,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    host: String,
    port: u16,
    security: Option<String>,
    user: Option<String>,
}

/// All hosts, in the order of the file.
///
/// # Errors
/// [`AccountProblem::BadFile`].
pub(super) fn hosts(data: &Data) -> Result<Vec<KnownHost>, Error> {
    let bad = |why: String| AccountProblem::BadFile { path: data.place_of(PATH), why };
    let hosts = read(data)?.host.into_iter().map(|host| {
        let incoming = server(host.imap).map_err(&bad)?;
        let outgoing = host.smtp.map(server).transpose().map_err(&bad)?;
        let Host { name, domains, mail_takers, provider, needs, confidence, .. } = host;
        let is_sure = confidence == Confidence::Sure;
        Ok(KnownHost { name, domains, mail_takers, incoming, outgoing, provider, needs, is_sure })
    });
    hosts.collect::<Result<_, AccountProblem>>().map_err(Error::from)
}

/// The name under which the servers of the host with this server for IMAP say what they found out
/// about a sender; `None` where nobody knows.
///
/// # Errors
/// [`AccountProblem::BadFile`].
pub(super) fn authserv_id(data: &Data, host: &str) -> Result<Option<String>, Error> {
    let mut hosts = read(data)?.host.into_iter();
    let found = hosts.find(|it| it.imap.host.eq_ignore_ascii_case(host));
    Ok(found.and_then(|it| it.authserv_id))
}

/// How many messages this server for sending is handed at most.
///
/// # Errors
/// [`AccountProblem::BadFile`].
pub(super) fn rates(data: &Data, host: &str) -> Result<(Rates, RatesFrom), Error> {
    let File { otherwise, host: hosts } = read(data)?;
    let sends_by =
        |it: &Host| it.smtp.as_ref().is_some_and(|it| it.host.eq_ignore_ascii_case(host));
    let known = hosts.into_iter().find(sends_by).and_then(|it| it.rates);
    let (rate, from) = match known {
        Some(rate) if rate.confidence == Confidence::Sure => (rate, RatesFrom::Host),
        Some(rate) => (rate, RatesFrom::LikelyHost),
        None => (otherwise, RatesFrom::Default),
    };
    let Rate { per_hour, per_day, .. } = rate;
    Ok((Rates { per_hour: per_hour.get(), per_day: per_day.get() }, from))
}

fn read(data: &Data) -> Result<File, Error> {
    let text = data.text(PATH)?.unwrap_or_default();
    let file: Result<File, _> = toml::from_str(&text);
    let bad =
        |why: &str| AccountProblem::BadFile { path: data.place_of(PATH), why: why.to_owned() };
    Ok(file.map_err(|error| bad(error.message()))?)
}

fn server(place: Place) -> Result<Server, String> {
    let Place { host, port, security, user } = place;
    let security = match security {
        None => Security::Tls,
        Some(name) => Security::parse(&name).ok_or(name)?,
    };
    let user = user.unwrap_or_else(|| ADDRESS.to_owned());
    Ok(Server { host, port, security, user, proofs: vec![] })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::accounts::Providers;
    use crate::words::{Language, Words};

    #[test]
    fn h_09_only_a_host_that_signs_all_mail_has_a_name() {
        let data = Data::embedded();
        let name = |host: &str| authserv_id(&data, host).expect("it is read");
        assert_eq!(name("IMAP.gmail.com").as_deref(), Some("mx.google.com"));
        assert_eq!((name("imap.strato.de"), name("imap.gmail.com.evil.example")), (None, None));
    }

    #[test]
    fn a_server_of_which_nothing_is_known_has_rates_too() {
        let data = Data::embedded();
        let of = |host: &str| rates(&data, host).expect("it is read");
        let (gmail, from) = of("SMTP.gmail.com");
        assert_eq!((gmail, from), (Rates { per_hour: 50, per_day: 250 }, RatesFrom::Host));
        assert_eq!(of("posteo.de").1, RatesFrom::LikelyHost);
        let (unknown, from) = of("smtp.studio.example");
        assert_eq!((unknown, from), (Rates { per_hour: 50, per_day: 200 }, RatesFrom::Default));
    }

    #[test]
    fn the_hosts_of_the_program_are_sound() {
        let data = Data::embedded();
        let hosts = hosts(&data).expect("they are read");
        let providers = Providers::load(&data, None).expect("they are read");
        let mut domains = BTreeSet::new();
        for host in &hosts {
            let servers = [Some(&host.incoming), host.outgoing.as_ref()];
            for server in servers.into_iter().flatten() {
                assert!(server.is_safe() && server.security != Security::None, "{}", host.name);
            }
            let fresh = host.domains.iter().all(|domain| domains.insert(domain.clone()));
            assert!(fresh, "{} has a domain of another", host.name);
            assert!(!host.domains.is_empty() || !host.mail_takers.is_empty(), "{}", host.name);
            if let Some(provider) = &host.provider {
                assert!(providers.names().contains(provider), "{provider}");
            }
            if let Some(needs) = &host.needs {
                for language in Language::ALL {
                    let key = format!("account-needs-{needs}");
                    assert!(Words::new(language).has(&key), "{key}");
                }
            }
        }
        assert!(domains.contains("gmail.com") && domains.contains("posteo.de"));
    }
}
