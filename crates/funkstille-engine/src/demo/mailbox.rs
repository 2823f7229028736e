//! The mailbox of the sample world, and what a scan of it finds.

use std::borrow::Cow;

use funkstille_core::calendar::Region;
use rust_embed::RustEmbed;

use super::TODAY;
use crate::data::Data;
use crate::error::Error;
use crate::invoices::InvoiceCopy;
use crate::scan::{Report, Request, scan_files};

#[derive(RustEmbed)]
#[folder = "../../demo"]
#[include = "Maildir/*"]
#[include = "invoices/*"]
struct Files;

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
    let files: Vec<(String, Cow<'static, [u8]>)> = Files::iter()
        .filter(|name| name.starts_with("Maildir/"))
        .filter_map(|name| Some((name.to_string(), Files::get(&name)?.data)))
        .collect();
    scan_files(&files, &request, data)
}

/// The copy of an invoice that lies in the sample world, by its number.
pub(super) fn invoice_copy(number: &str) -> Option<InvoiceCopy> {
    let file = Files::get(&format!("invoices/Rechnung-{number}.pdf"))?;
    InvoiceCopy::new(file.data.into_owned()).ok()
}

#[cfg(test)]
mod tests {
    use super::invoice_copy;
    use crate::demo::world::world;

    #[test]
    fn every_invoice_of_the_world_has_its_copy() {
        for (_, _, case) in world().cases() {
            let number = case.invoice.as_ref().map(|invoice| invoice.number.as_str());
            assert!(number.is_none_or(|number| invoice_copy(number).is_some()), "{number:?}");
        }
    }
}
