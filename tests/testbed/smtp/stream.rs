//! A connection in lines, protected or not.

use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::TcpStream;
use std::sync::Arc;

use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What the server proves itself with.
pub(super) type Tls = Arc<ServerConfig>;

/// Reads certificate and key.
pub(super) fn certificate(pem: &str) -> Tls {
    let chain = CertificateDer::pem_slice_iter(pem.as_bytes());
    let chain: Vec<_> = chain.collect::<std::result::Result<_, _>>().expect("a certificate");
    let key = PrivateKeyDer::from_pem_slice(pem.as_bytes()).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .expect("they fit");
    Arc::new(config)
}

/// Something to read from and write to.
trait Channel: Read + Write {}
impl<C: Read + Write> Channel for C {}

/// A connection.
pub(super) struct Lines {
    /// A second hold on the same connection, for TLS that begins later.
    connection: TcpStream,
    channel: BufReader<Box<dyn Channel>>,
}

impl Lines {
    pub(super) fn new(connection: TcpStream) -> Result<Self> {
        connection.set_nodelay(true)?;
        let channel: Box<dyn Channel> = Box::new(connection.try_clone()?);
        Ok(Self { connection, channel: BufReader::new(channel) })
    }

    /// Speaks TLS from now on.
    pub(super) fn protect(&mut self, tls: &Tls) -> Result<()> {
        let connection = self.connection.try_clone()?;
        let server = ServerConnection::new(Arc::clone(tls)).expect("the configuration is sound");
        self.channel = BufReader::new(Box::new(StreamOwned::new(server, connection)));
        Ok(())
    }

    /// The next line with its end; empty where the other side has hung up.
    pub(super) fn line(&mut self) -> Result<Vec<u8>> {
        let mut line = Vec::new();
        self.channel.read_until(b'\n', &mut line)?;
        Ok(line)
    }

    pub(super) fn say(&mut self, text: &str) -> Result<()> {
        self.write(format!("{text}\r\n").as_bytes())
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.channel.get_mut().write_all(bytes)?;
        self.channel.get_mut().flush()
    }
}
