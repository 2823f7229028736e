//! What name servers say about a domain's mail (RFC 6186, RFC 8314).

use super::server::{Account, Security, Server, host_name};
use crate::dns::{Dns, DnsFailure, Service};

/// Services for reading, those with TLS from the first byte before the others.
const INCOMING: [(&str, Security); 2] =
    [("_imaps._tcp", Security::Tls), ("_imap._tcp", Security::StartTls)];

/// Services for handing over.
const OUTGOING: [(&str, Security); 2] =
    [("_submissions._tcp", Security::Tls), ("_submission._tcp", Security::StartTls)];

/// The best server for reading, and for handing over.
///
/// # Errors
/// Where the name servers do not answer.
pub(super) async fn ask(
    dns: &Dns,
    account: &Account,
) -> Result<(Option<Server>, Option<Server>), DnsFailure> {
    let incoming = first(dns, account, &INCOMING).await?;
    let outgoing = match &incoming {
        Some(_) => first(dns, account, &OUTGOING).await?,
        None => None,
    };
    Ok((incoming, outgoing))
}

async fn first(
    dns: &Dns,
    account: &Account,
    services: &[(&str, Security)],
) -> Result<Option<Server>, DnsFailure> {
    for (service, security) in services {
        let found = match dns.services(service, &account.domain).await {
            Err(DnsFailure::NoSuchName | DnsFailure::NoName) => Vec::new(),
            found => found?,
        };
        let servers = found.iter().filter_map(|it| server(it, *security, account));
        if let Some(server) = servers.into_iter().next() {
            return Ok(Some(server));
        }
    }
    Ok(None)
}

/// A target that is only a dot says that there is no such service (RFC 6186, 3.4).
fn server(service: &Service, security: Security, account: &Account) -> Option<Server> {
    let host = host_name(&service.host)?;
    let (user, port) = (account.address.clone(), service.port);
    Some(Server { host, port, security, user, proofs: vec![] }).filter(Server::is_safe)
}
