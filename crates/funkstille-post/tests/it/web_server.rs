//! A web server that says what a test tells it to.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use funkstille_post::dns::PlayedDns;
use funkstille_post::http::HttpClient;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What the server does with a request.
#[derive(Clone)]
pub(crate) enum Reply {
    /// It answers.
    Whole(Vec<u8>),
    /// It begins to answer, and then says nothing more.
    Stops(Vec<u8>),
    /// It begins to answer, and repeats the second part for ever.
    Endless(Vec<u8>, Vec<u8>),
}

/// An address of the internet, which the server of a test plays.
pub(crate) const SITE: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::new(93, 184, 215, 14)), 80);

/// A server that runs as long as its test.
pub(crate) struct WebServer {
    pub(crate) address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl WebServer {
    /// Answers every request with what `reply` says to its head.
    pub(crate) async fn start(reply: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let heads = Arc::new(Mutex::new(Vec::new()));
        let (seen, reply) = (Arc::clone(&heads), Arc::new(reply));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&reply), Arc::clone(&seen)));
            }
        });
        Self { address, heads }
    }

    /// What was asked, with everything that was sent.
    pub(crate) fn heard(&self) -> Vec<String> {
        self.heads.lock().expect("nobody failed").clone()
    }

    /// A client for which this server is `site.example`, and every other host of `dns` at
    /// [`SITE`].
    pub(crate) fn client(&self, dns: PlayedDns) -> HttpClient {
        HttpClient::played(dns.host("site.example", &[SITE.ip()]), &[(SITE, self.address)])
    }
}

async fn serve(
    mut stream: TcpStream,
    reply: Arc<impl Fn(&str) -> Reply>,
    heads: Arc<Mutex<Vec<String>>>,
) {
    let mut head = Vec::new();
    let mut buffer = [0; 4096];
    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return,
            Ok(count) => head.extend_from_slice(&buffer[..count]),
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    heads.lock().expect("nobody failed").push(head.clone());
    match reply(&head) {
        Reply::Whole(bytes) => {
            // The other side may have hung up already: it has read enough.
            let _ = stream.write_all(&bytes).await;
        }
        Reply::Stops(bytes) => {
            let _ = stream.write_all(&bytes).await;
            let _ = stream.read(&mut buffer).await;
        }
        Reply::Endless(first, again) => {
            if stream.write_all(&first).await.is_ok() {
                while stream.write_all(&again).await.is_ok() {}
            }
        }
    }
}

/// An answer of status 200 with a body.
pub(crate) fn ok(headers: &str, body: &[u8]) -> Reply {
    let length = body.len();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n{headers}\r\n");
    Reply::Whole([head.as_bytes(), body].concat())
}

/// An answer that leads on.
pub(crate) fn redirect(to: &str) -> Reply {
    let head = format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n");
    Reply::Whole(head.into_bytes())
}
