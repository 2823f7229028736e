//! Nothing outside of the public internet is ever called.

use std::net::IpAddr;

use funkstille_post::dns::{Dns, PlayedDns};
use funkstille_post::http::{Endpoint, HttpClient, HttpError, Reach, Redirects, Request};

use crate::web_server::{SITE, WebServer, ok, redirect};

fn ip(text: &str) -> IpAddr {
    text.parse().expect("an address")
}

async fn refused(client: &HttpClient, address: &str) -> HttpError {
    let request = Request::get(address).expect("an address");
    let request = request.redirects(Redirects::FollowAnywhere(5));
    client.send(&request).await.expect_err(address)
}

#[tokio::test]
async fn h_08_addresses_of_private_networks_are_refused_in_every_spelling() {
    let client = HttpClient::played(PlayedDns::default(), &[]);
    for address in [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://127.0.0.1./",
        "http://%31%32%37.0.0.1/",
        "http://１２７.０.０.１/",
        "http://0/",
        "http://10.0.0.7/",
        "http://172.16.3.4/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://168.63.129.16/",
        "http://[::]/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::7f00:1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fd00:ec2::254]/",
        "http://[fe80::1]/",
        "http://[ff02::1]/",
        "http://224.0.0.251/",
        "http://255.255.255.255/",
    ] {
        let error = refused(&client, address).await;
        assert!(matches!(error, HttpError::NotPublic { .. }), "{address}: {error}");
    }
    assert_eq!(client.called(), []);
}

#[tokio::test]
async fn h_08_names_of_private_addresses_are_refused() {
    let dns = PlayedDns::default()
        .host("inside.example", &[ip("10.0.0.7")])
        .host("loop.example", &[ip("127.0.0.1"), ip("::1")])
        .host("mapped.example", &[ip("::ffff:192.168.1.1")])
        .host("metadata.example", &[ip("169.254.169.254")]);
    let client = HttpClient::played(dns, &[]);
    for host in ["inside", "loop", "mapped", "metadata"] {
        let error = refused(&client, &format!("https://{host}.example/")).await;
        assert!(matches!(error, HttpError::NotPublic { .. }), "{host}: {error}");
    }
    assert_eq!(client.called(), []);
}

#[tokio::test]
async fn h_08_a_name_that_turns_private_is_refused_and_a_checked_one_is_what_is_called() {
    let server = WebServer::start(|_| ok("", b"hello")).await;
    // The second answer would reach the server itself, where the name were asked for again.
    let dns = PlayedDns::default()
        .host("rebind.example", &[SITE.ip()])
        .host("rebind.example", &[ip("127.0.0.1")]);
    let client = server.client(dns);
    let request = Request::get("http://rebind.example/").expect("an address");
    assert_eq!(client.send(&request).await.expect("an answer").body, b"hello");
    assert_eq!(client.called(), [SITE]);

    let error = refused(&client, "http://rebind.example/").await;
    assert!(matches!(error, HttpError::NotPublic { .. }), "{error}");
    assert_eq!(client.called(), [SITE]);
}

#[tokio::test]
async fn h_08_of_several_addresses_only_public_ones_are_called() {
    let server = WebServer::start(|_| ok("", b"hello")).await;
    let dns = PlayedDns::default().host("both.example", &[ip("10.0.0.7"), SITE.ip(), ip("::1")]);
    let client = server.client(dns);
    let request = Request::get("http://both.example/").expect("an address");
    assert_eq!(client.send(&request).await.expect("an answer").status, 200);
    assert_eq!(client.called(), [SITE]);
}

#[tokio::test]
async fn h_08_redirects_into_private_networks_are_refused() {
    for target in [
        "http://127.0.0.1/",
        "http://0x7f.1/",
        "//[::1]/",
        "http://inside.example/",
        "http://169.254.169.254/latest/meta-data/",
        "http://turns.example/",
    ] {
        let server = WebServer::start(move |_| redirect(target)).await;
        let dns = PlayedDns::default()
            .host("inside.example", &[ip("192.168.178.1")])
            .host("turns.example", &[ip("::ffff:10.0.0.1")]);
        let client = server.client(dns);
        let error = refused(&client, "http://site.example/").await;
        assert!(matches!(error, HttpError::NotPublic { .. }), "{target}: {error}");
        assert_eq!(client.called(), [SITE]);
        assert_eq!(server.heard().len(), 1);
    }
}

#[tokio::test]
async fn h_08_redirects_to_other_schemes_ports_and_logins_are_refused() {
    for (target, key) in [
        ("file:///etc/passwd", "error-http-scheme"),
        ("ftp://site.example/", "error-http-scheme"),
        ("http://site.example:25/", "error-http-port"),
        ("http://user:secret@site.example/", "error-http-login"),
    ] {
        let server = WebServer::start(move |_| redirect(target)).await;
        let client = server.client(PlayedDns::default());
        let error = refused(&client, "http://site.example/").await;
        assert_eq!(funkstille_core::explain::Explain::key(&error), key, "{target}");
        assert!(!error.to_string().contains("secret"), "{error}");
        assert_eq!(server.heard().len(), 1);
    }
}

#[tokio::test]
async fn h_08_a_host_that_the_user_named_may_lie_anywhere_but_not_where_clouds_keep_their_keys() {
    let server = WebServer::start(|head| match head {
        head if head.starts_with("GET /other ") => redirect("http://127.0.0.1:9/"),
        _ => ok("", b"token"),
    })
    .await;
    let address = format!("http://{}/", server.address);
    let named = |address: &str| Reach::Named([Endpoint::of(address).expect("a host")].into());
    let client = HttpClient::new(Dns::Closed);

    let request = Request::get(&address).expect("an address").reach(named(&address));
    assert_eq!(client.send(&request).await.expect("an answer").body, b"token");

    // Naming one port opens no other.
    let request = Request::get(&format!("{address}other")).expect("an address");
    let request = request.reach(named(&address)).redirects(Redirects::Follow(3));
    let error = client.send(&request).await.expect_err("another port");
    assert!(matches!(error, HttpError::Port { .. }), "{error}");

    let metadata = "http://169.254.169.254/";
    let request = Request::get(metadata).expect("an address").reach(named(metadata));
    let error = client.send(&request).await.expect_err("metadata");
    assert!(matches!(error, HttpError::NotPublic { .. }), "{error}");
}

#[tokio::test]
async fn h_08_practice_opens_no_connection() {
    let server = WebServer::start(|_| ok("", b"")).await;
    let address = format!("http://{}/", server.address);
    let reach = Reach::Named([Endpoint::of(&address).expect("a host")].into());
    let request = Request::get(&address).expect("an address").reach(reach);
    assert_eq!(HttpClient::closed().send(&request).await, Err(HttpError::Closed));
    assert_eq!(server.heard(), Vec::<String>::new());
}
