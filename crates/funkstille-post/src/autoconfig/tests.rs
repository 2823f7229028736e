//! Whole searches, with name servers from memory and nobody in the web.

use std::net::{IpAddr, Ipv4Addr};

use super::*;
use crate::dns::{DnsFailure, PlayedDns, Service};
use crate::http::HttpClient;

fn server(host: &str, user: &str) -> Server {
    let (host, user) = (host.to_owned(), user.to_owned());
    Server { host, port: 993, security: Security::Tls, user, proofs: vec![] }
}

fn known() -> Vec<KnownHost> {
    vec![
        KnownHost {
            name: "Sonnenpost".to_owned(),
            domains: vec!["sonne.example".to_owned()],
            mail_takers: vec!["mx.sonne.example".to_owned()],
            incoming: server("imap.sonne.example", "%EMAILLOCALPART%"),
            outgoing: None,
            provider: Some("sonne".to_owned()),
            needs: None,
            is_sure: true,
        },
        KnownHost {
            name: "Mondpost".to_owned(),
            domains: vec![],
            mail_takers: vec!["mond.example".to_owned()],
            incoming: server("imap.mond.example", "%EMAILADDRESS%"),
            outgoing: None,
            provider: None,
            needs: Some("app-password".to_owned()),
            is_sure: false,
        },
    ]
}

fn service(priority: u16, host: &str, port: u16) -> Service {
    Service { priority, weight: 0, host: host.to_owned(), port }
}

async fn search(address: &str, dns: PlayedDns) -> Discovery {
    let account = Account::parse(address).expect("an address");
    discover(&account, &known(), Some(&HttpClient::played(dns, &[]))).await
}

/// Who said so, and `HOST:PORT SECURITY USER`.
async fn check(address: &str, dns: PlayedDns, source: Source, expected: &str) -> Discovery {
    let discovery = search(address, dns).await;
    let it = &discovery.found.incoming;
    let told = format!("{}:{} {} {}", it.host, it.port, it.security.as_str(), it.user);
    assert_eq!((&discovery.found.source, told.as_str()), (&source, expected), "{address}");
    discovery
}

#[tokio::test]
async fn name_servers_are_asked_after_the_domain() {
    let dns = PlayedDns::default()
        .service("_imaps._tcp.studio.example", service(0, "Mail.Studio.example.", 9993))
        .service("_submission._tcp.studio.example", service(0, "out.studio.example", 587));
    let expected = "mail.studio.example:9993 tls freya@studio.example";
    let found = check("freya@studio.example", dns, Source::NameServers, expected).await;
    let outgoing = found.found.outgoing.expect("it is known");
    assert_eq!(
        (outgoing.host.as_str(), outgoing.security),
        ("out.studio.example", Security::StartTls)
    );
    let asked: Vec<_> = found.asked.iter().map(|asked| &asked.source).collect();
    let url = |url: &str| Source::Document { url: url.to_owned() };
    let places = [
        url("https://autoconfig.studio.example/mail/config-v1.1.xml"),
        url("https://studio.example/.well-known/autoconfig/mail/config-v1.1.xml"),
    ];
    assert_eq!(asked, places.iter().collect::<Vec<_>>());
}

#[tokio::test]
async fn a_service_that_is_not_offered_is_passed_over() {
    let dns = PlayedDns::default()
        .service("_imaps._tcp.studio.example", service(0, ".", 0))
        .service("_imap._tcp.studio.example", service(0, "mail.studio.example", 143));
    let expected = "mail.studio.example:143 starttls freya@studio.example";
    check("freya@studio.example", dns, Source::NameServers, expected).await;
}

#[tokio::test]
async fn hosts_are_known_by_their_domain_or_by_who_takes_the_mail() {
    let sonne = || Source::Known { name: "Sonnenpost".to_owned(), is_sure: true };
    let none = PlayedDns::default;
    let found =
        check("freya@sonne.example", none(), sonne(), "imap.sonne.example:993 tls freya").await;
    assert_eq!(found.found.provider.as_deref(), Some("sonne"));
    let mond = Source::Known { name: "Mondpost".to_owned(), is_sure: false };
    let dns = none().exchange("studio.example", 10, "MX7.mond.example.");
    let expected = "imap.mond.example:993 tls freya@studio.example";
    let found = check("freya@studio.example", dns, mond, expected).await;
    assert_eq!(found.found.needs.as_deref(), Some("app-password"));
    // Only whole labels count.
    let dns = none().exchange("studio.example", 10, "halbmond.example");
    let guessed = "imap.studio.example:993 tls freya@studio.example";
    check("freya@studio.example", dns, Source::Guess, guessed).await;
}

#[tokio::test]
async fn how_one_logs_in_is_known_whoever_names_the_server() {
    let dns = PlayedDns::default()
        .service("_imaps._tcp.studio.example", service(0, "imap.sonne.example", 993));
    let found = search("freya@studio.example", dns).await.found;
    assert_eq!((found.source, found.provider.as_deref()), (Source::NameServers, Some("sonne")));
}

#[tokio::test]
async fn at_last_it_is_guessed_and_said_who_was_silent() {
    let unknown = DnsFailure::Unknown { why: "SERVFAIL".to_owned() };
    let dns = PlayedDns::default()
        .failing("_imaps._tcp.studio.example", unknown.clone())
        .host("autoconfig.studio.example", &[IpAddr::V4(Ipv4Addr::new(10, 0, 0, 7))]);
    let expected = "imap.studio.example:993 tls freya@studio.example";
    let found = check("freya@studio.example", dns, Source::Guess, expected).await;
    let outcomes: Vec<_> = found.asked.iter().map(|asked| &asked.outcome).collect();
    assert!(matches!(outcomes[..2], [Outcome::Web(_), Outcome::Web(_)]), "{outcomes:?}");
    assert_eq!(outcomes[2..], [&Outcome::Names(unknown)]);
}

#[tokio::test]
async fn in_practice_nobody_is_asked() {
    let account = Account::parse("freya@sonne.example").expect("an address");
    let found = discover(&account, &known(), None).await;
    assert_eq!(found.found.source, Source::Known { name: "Sonnenpost".to_owned(), is_sure: true });
    assert_eq!(found.asked, []);
}
