//! Whom a server must prove to be: the host of the address, to authorities that the system trusts.

use std::sync::{Arc, OnceLock};

use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use url::Url;

use super::HttpError;
use super::request::host;

/// The authorities, read when they are first needed.
pub(super) struct Tls {
    own: Option<Vec<CertificateDer<'static>>>,
    connector: OnceLock<Result<TlsConnector, String>>,
}

impl Tls {
    /// Those that the system trusts.
    pub(super) fn system() -> Self {
        Self { own: None, connector: OnceLock::new() }
    }

    /// These alone.
    pub(super) fn own(authorities: Vec<CertificateDer<'static>>) -> Self {
        Self { own: Some(authorities), connector: OnceLock::new() }
    }

    /// Speaks TLS over a connection.
    pub(super) async fn over(
        &self,
        stream: TcpStream,
        url: &Url,
    ) -> Result<TlsStream<TcpStream>, HttpError> {
        let host = host(url);
        let bare = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let insecure = |why: String| HttpError::NotSecure { host: host.clone(), why };
        let name = ServerName::try_from(bare).map_err(|error| insecure(error.to_string()))?;
        let connector = self.connector.get_or_init(|| self.make());
        let connector = connector.as_ref().map_err(|why| insecure(why.clone()))?;
        connector.connect(name, stream).await.map_err(|error| insecure(error.to_string()))
    }

    fn make(&self) -> Result<TlsConnector, String> {
        let mut roots = RootCertStore::empty();
        let authorities = match &self.own {
            Some(own) => own.clone(),
            None => rustls_native_certs::load_native_certs().certs,
        };
        // One that cannot be read among hundreds is no reason to trust none of the others.
        roots.add_parsable_certificates(authorities);
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|error| error.to_string())?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(TlsConnector::from(Arc::new(config)))
    }
}
