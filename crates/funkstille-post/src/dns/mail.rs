//! Whether a domain takes mail.

use super::{Dns, DnsFailure};

/// What the records of a domain say about mail to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailTakers {
    /// It names servers for its mail; their hosts, those that are tried first at the front.
    Named(Vec<String>),
    /// It names none, but has an address, which takes its mail then (RFC 5321, 5.1).
    Itself,
    /// It says that it takes no mail (RFC 7505), or has no address that could.
    Nobody,
    /// The domain does not exist.
    Gone,
    /// Nothing is known: no name of a domain, no answer, or nobody was asked.
    Unknown(DnsFailure),
}

impl Dns {
    /// Who takes the mail of a domain. A server that fails is never a domain that is gone.
    pub async fn mail_takers(&self, domain: &str) -> MailTakers {
        match self.exchanges(domain).await {
            Ok(found) if found.is_empty() => self.takes_mail_itself(domain).await,
            Ok(found) => {
                let hosts = found.into_iter().map(|exchange| exchange.host);
                let hosts: Vec<_> = hosts.filter(|host| !host.is_empty()).collect();
                if hosts.is_empty() { MailTakers::Nobody } else { MailTakers::Named(hosts) }
            }
            Err(DnsFailure::NoSuchName) => MailTakers::Gone,
            Err(unknown) => MailTakers::Unknown(unknown),
        }
    }

    async fn takes_mail_itself(&self, domain: &str) -> MailTakers {
        match self.addresses(domain).await {
            Ok(addresses) if addresses.is_empty() => MailTakers::Nobody,
            Ok(_) => MailTakers::Itself,
            // It existed a moment ago: two answers that do not fit are no knowledge.
            Err(unknown) => MailTakers::Unknown(unknown),
        }
    }
}
