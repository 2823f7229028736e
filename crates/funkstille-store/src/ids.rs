//! What things are called: tenants and streams.

use std::fmt;

use funkstille_core::evidence::Chain;

/// One business and all its data. Every call names it, and every key begins with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TenantId(pub i64);

/// What kind of thing a stream of events is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StreamKind {
    /// The tenant itself: its chain records the heads of all others, and what was erased.
    Tenant,
    /// A client with its contacts and projects.
    Client,
    /// A case.
    Case,
    /// An invoice.
    Invoice,
}

/// A stream of events: a chain of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stream {
    /// What kind of thing it is about.
    pub kind: StreamKind,
    /// Which of them; chosen by the caller, never used twice.
    pub id: String,
}

impl StreamKind {
    /// Its name in the database and in exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tenant => "tenant",
            Self::Client => "client",
            Self::Case => "case",
            Self::Invoice => "invoice",
        }
    }

    /// Reads the name; `None` for any other text.
    pub fn parse(name: &str) -> Option<Self> {
        let all = [Self::Tenant, Self::Client, Self::Case, Self::Invoice];
        all.into_iter().find(|kind| kind.as_str() == name)
    }
}

impl Stream {
    /// The stream of the tenant itself.
    pub fn tenant() -> Self {
        Self { kind: StreamKind::Tenant, id: StreamKind::Tenant.as_str().to_owned() }
    }

    /// The stream of a client.
    pub fn client(id: &str) -> Self {
        Self { kind: StreamKind::Client, id: id.to_owned() }
    }

    /// The stream of a case.
    pub fn case(id: &str) -> Self {
        Self { kind: StreamKind::Case, id: id.to_owned() }
    }

    /// The stream of an invoice.
    pub fn invoice(id: &str) -> Self {
        Self { kind: StreamKind::Invoice, id: id.to_owned() }
    }

    /// The chain of the stream.
    pub(crate) fn chain(&self, tenant: TenantId) -> Chain {
        let id = self.id.replace('\0', "");
        Chain { tenant: tenant.0, kind: self.kind.as_str().to_owned(), id }
    }
}

impl fmt::Display for Stream {
    /// As `case/1024`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.as_str(), self.id)
    }
}
