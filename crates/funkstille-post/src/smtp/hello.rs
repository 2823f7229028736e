//! What a server can do, as it says itself (`EHLO`; RFC 5321, 4.1.1.1).

use std::collections::BTreeSet;

use super::error::{SmtpError, Stage};
use super::reply::Heard;
use super::talk::Talk;

/// What is used of what a server can do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Offers {
    /// Going on over TLS (RFC 3207).
    pub(super) start_tls: bool,
    /// Bytes beyond ASCII (RFC 6152).
    pub(super) eight_bit: bool,
    /// Addresses beyond ASCII (RFC 6531).
    pub(super) utf8: bool,
    /// It wants to know the size of a message, and takes at most so many bytes; 0 where it names
    /// no bound (RFC 1870). `None` where it does not want to know.
    pub(super) most_bytes: Option<u64>,
    /// The ways to log in, in upper case (RFC 4954).
    pub(super) logins: BTreeSet<String>,
}

/// Our name. Where we are is nobody's business, and whoever sends for us knows us by our login.
const NAME: &str = "[127.0.0.1]";

impl Talk {
    /// Says who we are and hears what the server can do. One that knows only the older greeting
    /// could neither protect the connection nor let us in.
    pub(super) async fn hello(&mut self) -> Result<Offers, SmtpError> {
        let heard = match self.ask(&format!("EHLO {NAME}")).await {
            Ok(heard) => heard,
            Err(error) => return Err(self.last_word(error, Stage::Hello).await),
        };
        match heard.code {
            250 => Ok(Offers::read(&heard)),
            _ => Err(SmtpError::of(Stage::Hello, self.reply(&heard))),
        }
    }
}

impl Offers {
    fn read(heard: &Heard) -> Self {
        let mut offers = Self::default();
        for line in heard.lines.iter().skip(1) {
            let line = String::from_utf8_lossy(line).to_ascii_uppercase();
            // Some old servers write `AUTH=LOGIN`.
            let mut words = line.split([' ', '=']).filter(|word| !word.is_empty());
            match words.next().unwrap_or_default() {
                "STARTTLS" => offers.start_tls = true,
                "8BITMIME" => offers.eight_bit = true,
                "SMTPUTF8" => offers.utf8 = true,
                "AUTH" => offers.logins.extend(words.map(str::to_owned)),
                "SIZE" => {
                    let most = words.next().and_then(|number| number.parse().ok());
                    offers.most_bytes = Some(most.unwrap_or(0));
                }
                _ => {}
            }
        }
        offers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_server_can_do_is_read_in_any_case() {
        let lines = ["mail.example greets", "size 100", "8BITMIME", "auth plain LOGIN", "AUTH=X"];
        let lines = lines.iter().map(|line| line.as_bytes().to_vec()).collect();
        let offers = Offers::read(&Heard { code: 250, lines });
        let logins = ["LOGIN", "PLAIN", "X"].map(str::to_owned).into();
        let wanted = Offers { eight_bit: true, most_bytes: Some(100), logins, ..Offers::default() };
        assert_eq!(offers, wanted);
    }

    #[test]
    fn no_bound_is_zero() {
        for size in ["SIZE", "SIZE 0", "SIZE x"] {
            let lines = vec![b"x".to_vec(), size.as_bytes().to_vec()];
            assert_eq!(Offers::read(&Heard { code: 250, lines }).most_bytes, Some(0), "{size}");
        }
    }
}
