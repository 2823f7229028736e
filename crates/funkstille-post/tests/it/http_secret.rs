//! Who a server is, is proved before anything is asked; and what began in secret stays so.

use std::net::SocketAddr;
use std::sync::Arc;

use funkstille_post::dns::PlayedDns;
use funkstille_post::http::{HttpClient, HttpError, Redirects, Request};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::web_server::{SITE, WebServer, ok};

const ROOT: &[u8] = include_bytes!("certificates/root.der");
const SERVER: &[u8] = include_bytes!("certificates/server.der");
const KEY: &[u8] = include_bytes!("certificates/server-key.der");

/// A server that proves to be `site.example` and leads from there to `http`.
async fn secret_server() -> SocketAddr {
    let key = PrivateKeyDer::try_from(KEY.to_vec()).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![CertificateDer::from(SERVER.to_vec())], key)
        .expect("a certificate");
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut buffer = [0; 4096];
            let _ = stream.read(&mut buffer).await;
            let answer = b"HTTP/1.1 302 Found\r\nlocation: http://site.example/\r\n\
                content-length: 6\r\n\r\nsecret";
            let _ = stream.write_all(answer).await;
            let _ = stream.shutdown().await;
        }
    });
    address
}

/// A client for which that server is `site.example` and `other.example`.
async fn client(plain: SocketAddr) -> HttpClient {
    let (ip, secret) = (SITE.ip(), secret_server().await);
    let dns = PlayedDns::default().host("site.example", &[ip]).host("other.example", &[ip]);
    HttpClient::played(dns, &[(SITE, plain), (SocketAddr::new(ip, 443), secret)])
}

fn get(address: &str) -> Request {
    Request::get(address).expect("an address")
}

#[tokio::test]
async fn a_server_proves_to_be_the_host_of_the_address() {
    let plain = WebServer::start(|_| ok("", b"")).await;
    let trusting = client(plain.address).await.trusting(vec![ROOT.to_vec()]);
    let answer = trusting.send(&get("https://site.example/")).await.expect("an answer");
    assert_eq!(answer.body, b"secret");

    let error = trusting.send(&get("https://other.example/")).await.expect_err("another name");
    assert!(matches!(error, HttpError::NotSecure { .. }), "{error}");
    let error = trusting.send(&get("https://93.184.215.14/")).await.expect_err("no name");
    assert!(matches!(error, HttpError::NotSecure { .. }), "{error}");
}

#[tokio::test]
async fn an_authority_that_nobody_trusts_proves_nothing() {
    let plain = WebServer::start(|_| ok("", b"")).await;
    let client = client(plain.address).await;
    let error = client.send(&get("https://site.example/")).await.expect_err("no authority");
    assert!(matches!(error, HttpError::NotSecure { .. }), "{error}");
}

#[tokio::test]
async fn from_https_nothing_leads_to_http_unless_that_is_asked_for() {
    let plain = WebServer::start(|_| ok("", b"open")).await;
    let client = client(plain.address).await.trusting(vec![ROOT.to_vec()]);
    let request = get("https://site.example/").redirects(Redirects::Follow(3));
    let bad = HttpError::BadRedirect { host: "site.example".to_owned() };
    assert_eq!(client.send(&request).await, Err(bad));
    assert_eq!(plain.heard(), Vec::<String>::new());

    let anywhere = get("https://site.example/").redirects(Redirects::FollowAnywhere(3));
    assert_eq!(client.send(&anywhere).await.expect("an answer").body, b"open");
}
