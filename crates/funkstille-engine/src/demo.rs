//! The sample world: an invented freelancer, her mailbox, and one day on which she looks at it.

use std::borrow::Cow;

use funkstille_core::calendar::Region;
use jiff::civil::{Date, date};
use rust_embed::RustEmbed;

use crate::data::Data;
use crate::error::Error;
use crate::scan::{Report, Request, scan_files};

#[derive(RustEmbed)]
#[folder = "../../demo"]
#[include = "Maildir/*"]
struct World;

/// The day on the calendar of the sample world (`demo/README.md`).
pub const TODAY: Date = date(2026, 11, 23);

/// The addresses of the freelancer in it.
const ME: [&str; 2] = ["freya@lindqvist-design.example", "hallo@lindqvist-design.example"];

/// The region whose holidays she keeps.
const REGION: &str = "DE-BE";

/// What a scan of the sample world finds.
///
/// # Errors
/// Where the data files of the program were replaced by others that do not fit.
pub fn scan(data: &Data) -> Result<Report, Error> {
    let region = Region::parse(REGION)?;
    let zone = data.zone_of(&region)?;
    let request = Request {
        mailbox: "demo/Maildir".into(),
        me: ME.map(str::to_owned).to_vec(),
        as_of: TODAY,
        region,
        zone,
    };
    let files: Vec<(String, Cow<'static, [u8]>)> = World::iter()
        .filter_map(|name| Some((name.to_string(), World::get(&name)?.data)))
        .collect();
    scan_files(&files, &request, data)
}
