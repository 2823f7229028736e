//! The way to a server of the test, without the accounts of a business.

use std::time::Duration;

use funkstille_core::guard::Rates;
use funkstille_engine::sending::{Outside, Transport, WayOut};
use funkstille_post::server::{Login, Secret, Security, Server};
use funkstille_post::smtp::Limits;

use crate::smtp_server::{AUTHORITY, Protection, Rules, SmtpServer};
use crate::testbed::mail::FREYA;

/// A server that takes Freya's mail without TLS.
pub(crate) fn server() -> SmtpServer {
    SmtpServer::start(Rules { protection: Protection::None, ..Rules::default() })
}

/// The way to the server at this port, on which each answer may take so long; `None` for as long as
/// is usual.
pub(crate) fn to(port: u16, patience: Option<Duration>) -> Transport {
    let server = Server {
        host: "localhost".to_owned(),
        port,
        security: Security::Plain,
        extra_roots: vec![AUTHORITY.into()],
    };
    let login = Login::Password { user: FREYA.address.to_owned(), password: Secret::new("secret") };
    let (account, address) = ("1".to_owned(), FREYA.address.to_owned());
    // What is asked is whether anything leaves twice, not how fast.
    let rates = Rates { per_hour: u32::MAX, per_day: u32::MAX };
    let way = WayOut { account, address, server, login: Some(login), rates };
    let limits = patience.map_or_else(Limits::default, |patience| Limits {
        connect: patience,
        reply: patience,
        block: patience,
        end: patience,
    });
    Transport::Outside(Outside { ways: vec![way], limits })
}
