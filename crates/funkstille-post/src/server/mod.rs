//! Servers of mail, whatever is spoken with them: how they are reached and protected, how one logs
//! in, what their refusals mean. Nothing is read from them without a bound, or waited for without
//! an end.

mod dial;
mod error;
mod hidden;
mod login;
mod named;
mod refusal;
mod shown;
mod tls;
mod wire;

pub(crate) use dial::{dial, is_localhost, protect};
pub use error::{Garble, Sent, ServerError};
pub(crate) use hidden::Hidden;
pub use login::{Login, Secret};
pub(crate) use login::{is_for_programs, plain, told, x_oauth2};
pub(crate) use refusal::{Meaning, of_login, words_mean};
pub(crate) use shown::{printable, shown};
pub use wire::Stream;
pub(crate) use wire::Wire;

/// A server of mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port; by custom 993 for [`Security::Tls`] and 143 for [`Security::StartTls`] to read,
    /// 465 and 587 to send.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// Certificates that are trusted beside the authorities of the system, each in PEM or DER: of
    /// an authority of the business's own, or of the server itself.
    pub extra_roots: Vec<Vec<u8>>,
}

/// How a connection is protected. There is no kind that protects "if possible".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (RFC 8314, 3.3).
    Tls,
    /// A plain greeting, then TLS before anything is said (RFC 9051, 6.2.1; RFC 3207). A server
    /// that has no TLS is left.
    StartTls,
    /// No protection: only to this computer itself.
    Plain,
}

impl Server {
    /// `host:port`.
    pub(crate) fn place(&self) -> String {
        let Self { host, port, .. } = self;
        if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
    }
}
