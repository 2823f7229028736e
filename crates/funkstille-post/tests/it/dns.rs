//! What the records of a domain mean, from memory and from a real server.

use funkstille_post::dns::{Dns, DnsFailure, MailTakers, PlayedDns, Service};

use crate::dns_server::{Code, DnsServer, Record};

fn service(priority: u16, weight: u16, host: &str) -> Service {
    Service { priority, weight, host: host.to_owned(), port: 993 }
}

/// Everything that is asked, and what should come out, of names that both know.
async fn check(dns: &Dns) {
    for (domain, takers) in [
        ("named.example", MailTakers::Named(vec!["a.example".to_owned(), "b.example".to_owned()])),
        ("NAMED.example.", MailTakers::Named(vec!["a.example".to_owned(), "b.example".to_owned()])),
        ("bücher.example", MailTakers::Named(vec!["c.example".to_owned()])),
        ("itself.example", MailTakers::Itself),
        ("refuses.example", MailTakers::Nobody),
        ("empty.example", MailTakers::Nobody),
        ("gone.example", MailTakers::Gone),
        ("not a name", MailTakers::Unknown(DnsFailure::NoName)),
        ("127.0.0.1", MailTakers::Unknown(DnsFailure::NoName)),
    ] {
        assert_eq!(dns.mail_takers(domain).await, takers, "{domain}");
    }
    let broken = dns.mail_takers("broken.example").await;
    assert!(
        matches!(broken, MailTakers::Unknown(DnsFailure::Unknown { .. })),
        "a server that fails is no domain that is gone: {broken:?}"
    );

    let addresses = dns.addresses("itself.example").await.expect("an answer");
    let addresses: Vec<String> = addresses.iter().map(ToString::to_string).collect();
    assert_eq!(addresses, ["93.184.215.14", "2606:2800:21f::1"]);
    assert_eq!(dns.addresses("gone.example").await, Err(DnsFailure::NoSuchName));

    assert_eq!(
        dns.services("_imaps._tcp", "itself.example").await,
        Ok(vec![
            service(0, 5, "mail.example"),
            service(0, 1, "spare.example"),
            service(9, 0, "last.example")
        ])
    );
    assert_eq!(dns.services("_imap._tcp", "itself.example").await, Ok(vec![]));
    assert_eq!(dns.services("_pop3s._tcp", "itself.example").await, Err(DnsFailure::NoSuchName));
}

#[tokio::test]
async fn what_a_domain_says_about_mail_and_services_from_memory() {
    let ips = ["93.184.215.14", "2606:2800:21f::1"].map(|ip| ip.parse().expect("an address"));
    let why = "SERVFAIL".to_owned();
    let played = PlayedDns::default()
        .exchange("named.example", 20, "b.example")
        .exchange("named.example", 10, "a.example")
        .exchange("xn--bcher-kva.example", 10, "c.example")
        .host("itself.example", &ips)
        .exchange("refuses.example", 0, "")
        .host("empty.example", &[])
        .failing("broken.example", DnsFailure::Unknown { why })
        .service("_imaps._tcp.itself.example", service(9, 0, "last.example"))
        .service("_imaps._tcp.itself.example", service(0, 1, "spare.example"))
        .service("_imaps._tcp.itself.example", service(0, 5, "mail.example"))
        .service("_imap._tcp.itself.example", service(0, 0, ""));
    check(&Dns::Played(played)).await;
}

#[tokio::test]
async fn what_a_domain_says_about_mail_and_services_from_a_server() {
    let server = DnsServer::start(|name, kind| match (name, kind) {
        ("named.example", "MX") => {
            Ok(vec![Record::mx(20, "b.example"), Record::mx(10, "A.Example")])
        }
        ("xn--bcher-kva.example", "MX") => Ok(vec![Record::mx(10, "c.example")]),
        ("itself.example", "A") => Ok(vec![Record::a([93, 184, 215, 14])]),
        ("itself.example", "AAAA") => {
            Ok(vec![Record::aaaa([0x2606, 0x2800, 0x21f, 0, 0, 0, 0, 1])])
        }
        ("refuses.example", "MX") => Ok(vec![Record::mx(0, "")]),
        ("itself.example" | "empty.example", _) => Ok(vec![]),
        ("broken.example", _) => Err(Code::ServerFailure),
        ("_imaps._tcp.itself.example", "SRV") => Ok(vec![
            Record::srv(9, 0, "last.example"),
            Record::srv(0, 1, "spare.example"),
            Record::srv(0, 5, "mail.example"),
        ]),
        ("_imap._tcp.itself.example", "SRV") => Ok(vec![Record::srv(0, 0, "")]),
        _ => Err(Code::NoSuchName),
    })
    .await;
    check(&Dns::of_server(server.address).expect("a resolver")).await;
}

#[tokio::test]
async fn a_name_is_asked_for_as_it_is_and_nobody_where_there_is_nobody() {
    let server = DnsServer::start(|_, _| Err(Code::NoSuchName)).await;
    let dns = Dns::of_server(server.address).expect("a resolver");
    assert_eq!(dns.addresses("intranet").await, Err(DnsFailure::NoSuchName));
    assert!(server.asked().iter().all(|name| name == "intranet"), "{:?}", server.asked());
    assert_eq!(Dns::Closed.addresses("site.example").await, Err(DnsFailure::Closed));
    let nobody = MailTakers::Unknown(DnsFailure::Closed);
    assert_eq!(Dns::Closed.mail_takers("site.example").await, nobody);
}
