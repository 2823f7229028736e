//! TLS 1.2 and later (RFC 8314, 4), with a certificate that is checked.

use std::io;
use std::sync::Arc;

use rustls_native_certs::load_native_certs;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::client::WebPkiServerVerifier;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{CertificateError, ClientConfig, Error, RootCertStore};

use super::Server;
use super::error::ServerError;
use super::named::OrNamed;
use super::wire::Stream;

/// Speaks TLS over a stream from now on.
pub(super) async fn over(
    stream: Box<dyn Stream>,
    server: &Server,
) -> Result<Box<dyn Stream>, ServerError> {
    let name = ServerName::try_from(server.host.clone())
        .map_err(|_| ServerError::NoSuchHost { host: server.host.clone() })?;
    let connector = TlsConnector::from(Arc::new(config(server)?));
    match connector.connect(name, stream).await {
        Ok(stream) => Ok(Box::new(stream)),
        Err(error) => Err(of(&error, server)),
    }
}

fn config(server: &Server) -> Result<ClientConfig, ServerError> {
    let bad = |why: String| ServerError::BadRoots { why };
    let provider = Arc::new(ring::default_provider());
    let named = named(server)?;
    let roots = Arc::new(roots(&named)?);
    let usual = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider))
        .build()
        .map_err(|error| bad(error.to_string()))?;
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| bad(error.to_string()))?;
    let verifier = Arc::new(OrNamed::new(usual, named));
    Ok(config.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth())
}

/// The certificates that the user named: of authorities, or of servers themselves.
fn named(server: &Server) -> Result<Vec<CertificateDer<'static>>, ServerError> {
    let mut named = Vec::new();
    for given in &server.extra_roots {
        named.extend(certificates(given)?);
    }
    Ok(named)
}

/// The authorities that the system trusts, and those that were named. What the system has and
/// cannot be read is not trusted.
fn roots(named: &[CertificateDer<'static>]) -> Result<RootCertStore, ServerError> {
    let mut roots = RootCertStore::empty();
    let system = load_native_certs();
    roots.add_parsable_certificates(system.certs);
    for certificate in named {
        roots
            .add(certificate.clone())
            .map_err(|error| ServerError::BadRoots { why: error.to_string() })?;
    }
    if roots.is_empty() {
        let why = system.errors.first().map(ToString::to_string).unwrap_or_default();
        return Err(ServerError::BadRoots { why });
    }
    Ok(roots)
}

fn certificates(given: &[u8]) -> Result<Vec<CertificateDer<'static>>, ServerError> {
    const PEM: &[u8] = b"-----BEGIN";
    if !given.windows(PEM.len()).any(|window| window == PEM) {
        return Ok(vec![CertificateDer::from(given.to_vec())]);
    }
    CertificateDer::pem_slice_iter(given)
        .collect::<Result<_, _>>()
        .map_err(|error| ServerError::BadRoots { why: error.to_string() })
}

/// What a failed handshake means.
fn of(error: &io::Error, server: &Server) -> ServerError {
    let place = server.place();
    let Some(tls) = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) else {
        // A server without TLS mostly hangs up on the first bytes of it.
        return match error.kind() {
            io::ErrorKind::UnexpectedEof | io::ErrorKind::ConnectionReset => {
                ServerError::NoTls { place }
            }
            _ => ServerError::Broken { why: error.to_string() },
        };
    };
    match tls {
        Error::InvalidCertificate(wrong) => of_certificate(wrong, server),
        Error::InvalidMessage(_) => ServerError::NoTls { place },
        other => ServerError::Tls { place, why: other.to_string() },
    }
}

/// What is wrong with it, where nobody who is trusted vouches for it; two of these are told in
/// words of `locales/`.
fn untrusted(wrong: &CertificateError) -> String {
    let why = wrong.to_string();
    match wrong {
        CertificateError::UnknownIssuer => UNKNOWN_ISSUER.to_owned(),
        // A certificate that vouches for itself is one of an authority that serves as a server's.
        CertificateError::Other(_) if why.contains("CaUsedAsEndEntity") => SELF_SIGNED.to_owned(),
        _ => why,
    }
}

/// What stands in the fact `why` for what has words of its own.
const UNKNOWN_ISSUER: &str = "unknown-issuer";
const SELF_SIGNED: &str = "self-signed";

fn of_certificate(wrong: &CertificateError, server: &Server) -> ServerError {
    let place = server.place();
    match wrong {
        CertificateError::Expired
        | CertificateError::ExpiredContext { .. }
        | CertificateError::NotValidYet
        | CertificateError::NotValidYetContext { .. } => ServerError::CertificateExpired { place },
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            ServerError::CertificateOtherName { host: server.host.clone() }
        }
        other => ServerError::CertificateUntrusted { place, why: untrusted(other) },
    }
}
