//! Hosts that this program knows (`providers/hosts.toml`).

use super::server::{Account, Server};

/// A host of mail, as it describes itself. In servers, users and hosts hold placeholders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownHost {
    /// Its name for people.
    pub name: String,
    /// The domains of its addresses.
    pub domains: Vec<String>,
    /// The ends of the names of servers that take mail for domains of its customers: `rzone.de`.
    pub mail_takers: Vec<String>,
    /// Where mail is read.
    pub incoming: Server,
    /// Where mail is handed over.
    pub outgoing: Option<Server>,
    /// How one logs in by token, where one has to: the name of a provider.
    pub provider: Option<String>,
    /// What has to be done there first, the key of its words: `app-password`.
    pub needs: Option<String>,
    /// Whether this is widely known; else it is probably right.
    pub is_sure: bool,
}

impl KnownHost {
    /// Whether the address is one of its own.
    pub(super) fn has_domain(&self, domain: &str) -> bool {
        self.domains.iter().any(|it| it == domain)
    }

    /// Whether it takes the mail of a domain whose mail this server takes.
    pub(super) fn takes_mail_at(&self, server: &str) -> bool {
        let server = server.trim_end_matches('.').to_ascii_lowercase();
        self.mail_takers.iter().any(|end| {
            let before = server.strip_suffix(end.as_str());
            before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        })
    }

    pub(super) fn servers(&self, account: &Account) -> (Server, Option<Server>) {
        let filled = |server: &Server| Server {
            user: account.filled(&server.user),
            host: account.filled(&server.host),
            ..server.clone()
        };
        (filled(&self.incoming), self.outgoing.as_ref().map(filled))
    }
}
