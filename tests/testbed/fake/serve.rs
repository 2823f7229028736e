//! One connection of the server.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::answer::{answer, is_deadly};
use super::append;
use super::world::World;

type Shared = Arc<Mutex<World>>;

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

struct Connection {
    stream: BufReader<Box<dyn Stream>>,
    world: Shared,
    folder: Option<String>,
    sent: usize,
    cut_after: Option<usize>,
}

/// Speaks with one client, until it is cut or leaves.
pub(super) async fn serve(stream: TcpStream, world: Shared) {
    let (greeting, cut_after, certificate) = {
        let mut world = world.lock().expect("the world");
        let tls = if world.greeting.is_empty() { world.certificate.clone() } else { String::new() };
        (world.greeting.clone(), world.cut_after.take(), tls)
    };
    stream.set_nodelay(true).expect("a socket takes options");
    let mut stream: Box<dyn Stream> = Box::new(stream);
    let mut greeting = greeting;
    if !certificate.is_empty() {
        let Some(protected) = protect(stream, &certificate).await else { return };
        stream = protected;
        "* OK ready over TLS".clone_into(&mut greeting);
    }
    let stream = BufReader::new(stream);
    let mut it = Connection { stream, world, folder: None, sent: 0, cut_after };
    let greeted = it.send(format!("{greeting}\r\n").as_bytes()).await;
    if greeted.is_some() {
        while it.command().await.is_some() {}
    }
}

async fn protect(stream: Box<dyn Stream>, certificate: &str) -> Option<Box<dyn Stream>> {
    let chain = CertificateDer::pem_slice_iter(certificate.as_bytes());
    let chain: Vec<_> = chain.collect::<Result<_, _>>().expect("a certificate");
    let key = PrivateKeyDer::from_pem_slice(certificate.as_bytes()).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .expect("they fit");
    let stream = TlsAcceptor::from(Arc::new(config)).accept(stream).await.ok()?;
    Some(Box::new(stream))
}

impl Connection {
    /// Sends as much as may be sent; `None` where that was not all.
    async fn send(&mut self, bytes: &[u8]) -> Option<()> {
        let left = self.cut_after.map_or(usize::MAX, |most| most - self.sent);
        let part = &bytes[..bytes.len().min(left)];
        self.stream.write_all(part).await.ok()?;
        self.stream.flush().await.ok()?;
        self.sent += part.len();
        (part.len() == bytes.len()).then_some(())
    }

    /// A line with its literals, written down.
    async fn line(&mut self) -> Option<String> {
        let mut whole = String::new();
        loop {
            let mut line = Vec::new();
            if self.stream.read_until(b'\n', &mut line).await.ok()? == 0 {
                return None;
            }
            let line = String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned();
            whole.push_str(&line);
            let announced = line.strip_suffix('}').and_then(|it| it.rsplit_once('{'));
            let Some(size) = announced.and_then(|(_, size)| size.parse::<usize>().ok()) else {
                self.world.lock().expect("the world").log.push(whole.clone());
                return Some(whole);
            };
            if let Some(said) = append::refused(&self.world, &whole) {
                self.send(said.as_bytes()).await?;
                whole.clear();
                continue;
            }
            self.send(b"+ go on\r\n").await?;
            let mut literal = vec![0; size];
            self.stream.read_exact(&mut literal).await.ok()?;
            whole.push_str(&String::from_utf8_lossy(&literal));
        }
    }

    async fn command(&mut self) -> Option<()> {
        let line = self.line().await?;
        let (tag, command) = line.split_once(' ')?;
        let world = self.world.lock().expect("the world").clone();
        if command == "STARTTLS" && !world.certificate.is_empty() {
            let consent = format!("{tag} OK begin\r\n{}", world.injected);
            self.send(consent.as_bytes()).await?;
            let placeholder: Box<dyn Stream> = Box::new(tokio::io::empty());
            let stream = std::mem::replace(&mut self.stream, BufReader::new(placeholder));
            self.stream = BufReader::new(protect(stream.into_inner(), &world.certificate).await?);
            return Some(());
        }
        if command.starts_with("AUTHENTICATE XOAUTH2") && !world.challenge.is_empty() {
            self.send(format!("+ {}\r\n", world.challenge).as_bytes()).await?;
            self.line().await?;
        }
        if command == "IDLE" {
            return self.idle(tag, &world).await;
        }
        if command.starts_with("APPEND ") {
            let said = append::taken(&self.world, tag, command)?;
            return self.send(said.as_bytes()).await;
        }
        if is_deadly(&world, self.folder.as_ref(), &line) {
            return None;
        }
        let answer = answer(&world, &mut self.folder, &line);
        self.send(&answer).await
    }

    async fn idle(&mut self, tag: &str, world: &World) -> Option<()> {
        self.send(format!("+ idling\r\n{}", world.idle_news).as_bytes()).await?;
        let done = self.line().await?;
        assert_eq!(done, "DONE");
        if world.ends_idle {
            self.send(format!("{tag} OK done\r\n").as_bytes()).await?;
        }
        Some(())
    }
}
