//! The ways to reach a person, as arguments.

use clap::Args;
use funkstille_core::client::Reach;
use funkstille_engine::Error;
use funkstille_engine::business::on_lines;
use funkstille_engine::clients::{read_address, read_number};

#[derive(Args)]
pub(super) struct Ways {
    #[arg(long, value_name = "ADDRESS", value_parser = read_address)]
    email: Vec<String>,

    #[arg(long, value_name = "PHONE", value_parser = read_phone)]
    phone: Vec<String>,

    #[arg(long, value_name = "PHONE", value_parser = read_fax)]
    fax: Vec<String>,

    #[arg(long, value_name = "LINES")]
    address: Vec<String>,

    #[arg(long, value_name = "URL")]
    profile: Vec<String>,
}

impl Ways {
    /// All ways that were given.
    pub(super) fn reaches(&self) -> Vec<Reach> {
        let all = |given: &[String], reach: fn(String) -> Reach| {
            given.iter().map(|value| reach(value.trim().to_owned())).collect::<Vec<_>>()
        };
        [
            all(&self.email, Reach::Address),
            all(&self.phone, Reach::Number),
            all(&self.fax, Reach::Fax),
            all(&self.address, |lines| Reach::Postal(on_lines(&lines))),
            all(&self.profile, Reach::Profile),
        ]
        .concat()
    }
}

/// Reads a telephone number.
pub(super) fn read_phone(text: &str) -> Result<String, Error> {
    read_number("phone", text)
}

/// Reads a fax number.
pub(super) fn read_fax(text: &str) -> Result<String, Error> {
    read_number("fax", text)
}
