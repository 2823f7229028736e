//! From the name of a server to a connection, and to one that is protected.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;

use super::error::ServerError;
use super::wire::Stream;
use super::{Security, Server, tls};

/// Speaks TLS over a stream from now on.
pub(crate) async fn protect(
    stream: Box<dyn Stream>,
    server: &Server,
    within: Duration,
) -> Result<Box<dyn Stream>, ServerError> {
    let silent = |_| ServerError::NoTls { place: server.place() };
    timeout(within, tls::over(stream, server)).await.map_err(silent)?
}

/// The addresses of the server; those of this machine itself are asked of nobody.
async fn addresses(server: &Server, within: Duration) -> Option<Vec<SocketAddr>> {
    if is_localhost(&server.host) {
        let here = [IpAddr::from(Ipv6Addr::LOCALHOST), Ipv4Addr::LOCALHOST.into()];
        return Some(here.map(|address| SocketAddr::new(address, server.port)).to_vec());
    }
    let lookup = timeout(within, lookup_host((server.host.as_str(), server.port))).await;
    Some(lookup.ok()?.ok()?.collect())
}

/// Whether it is the name of this machine itself (RFC 6761, 6.3).
pub(crate) fn is_localhost(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
}

/// Tries each address of the server in turn.
pub(crate) async fn dial(server: &Server, within: Duration) -> Result<TcpStream, ServerError> {
    let no_host = || ServerError::NoSuchHost { host: server.host.clone() };
    let mut last = no_host();
    for address in addresses(server, within).await.ok_or_else(no_host)? {
        if server.security == Security::Plain && !address.ip().is_loopback() {
            return Err(ServerError::PlainOverNetwork { place: server.place() });
        }
        last = match timeout(within, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => {
                // Commands are small and are waited for.
                let _ = stream.set_nodelay(true);
                return Ok(stream);
            }
            Ok(Err(error)) if error.kind() == io::ErrorKind::ConnectionRefused => {
                ServerError::Refused { place: server.place() }
            }
            Ok(Err(error)) => {
                ServerError::Unreachable { place: server.place(), why: error.to_string() }
            }
            Err(_) => ServerError::Silent { seconds: within.as_secs() },
        };
    }
    Err(last)
}
