//! The copy of an invoice, which every demand carries.

use std::fs;
use std::path::Path;

use crate::doctor::MEGABYTE;
use crate::error::{Error, InvoiceProblem, NoPdf};

/// Within so many bytes of its beginning a PDF says that it is one (ISO 32000-1, annex H, note 13).
const HEADER_WITHIN: usize = 1024;

/// What it says there (ISO 32000-1, 7.5.2).
const HEADER: &[u8] = b"%PDF-";

/// The largest copy. With what Base64 adds (a third) it stays below the 20 to 25 MB that mail
/// servers take at most (docs/receivables.md).
const MOST_MEGABYTES: u64 = 10;

/// The bytes of a PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceCopy(Vec<u8>);

impl InvoiceCopy {
    /// Takes the bytes of a file.
    ///
    /// # Errors
    /// What they are, where they are no PDF.
    pub fn new(bytes: Vec<u8>) -> Result<Self, NoPdf> {
        if is_pdf(&bytes) { Ok(Self(bytes)) } else { Err(what_it_is(&bytes)) }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`Error::Unreadable`]; [`InvoiceProblem::NoPdf`]; [`InvoiceProblem::CopyTooLarge`].
    pub fn read(path: &Path) -> Result<Self, Error> {
        let unreadable = |error| Error::unreadable(path, &error);
        let file = || path.display().to_string();
        let megabytes = fs::metadata(path).map_err(unreadable)?.len().div_ceil(MEGABYTE);
        if megabytes > MOST_MEGABYTES {
            let most_megabytes = MOST_MEGABYTES;
            return Err(
                InvoiceProblem::CopyTooLarge { file: file(), megabytes, most_megabytes }.into()
            );
        }
        let bytes = fs::read(path).map_err(unreadable)?;
        let no_pdf = |what| InvoiceProblem::NoPdf { file: file(), what };
        Ok(Self::new(bytes).map_err(no_pdf)?)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Whether bytes are those of a PDF.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    let beginning = &bytes[..bytes.len().min(HEADER_WITHIN)];
    beginning.windows(HEADER.len()).any(|window| window == HEADER)
}

fn what_it_is(bytes: &[u8]) -> NoPdf {
    let Ok(text) = std::str::from_utf8(bytes) else { return NoPdf::Other };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.is_empty() {
        NoPdf::Empty
    } else if text.starts_with("<?xml") {
        NoPdf::Xml
    } else if text.contains('\0') {
        NoPdf::Other
    } else {
        NoPdf::Text
    }
}

#[cfg(test)]
mod tests {
    use funkstille_core::explain::Explain;

    use super::*;

    #[test]
    fn an_invoice_is_a_pdf_and_nothing_else() {
        let late = |zeros: usize| [vec![0; zeros], b"%PDF-1.4\n%%EOF\n".to_vec()].concat();
        for (bytes, what) in [
            (b"%PDF-1.4\n%%EOF\n".to_vec(), None),
            (late(HEADER_WITHIN - HEADER.len()), None),
            (late(HEADER_WITHIN), Some(NoPdf::Other)),
            (vec![], Some(NoPdf::Empty)),
            (b" \n".to_vec(), Some(NoPdf::Empty)),
            (b"hello".to_vec(), Some(NoPdf::Text)),
            (b"%PDF".to_vec(), Some(NoPdf::Text)),
            ("\u{feff}<?xml version=\"1.0\"?><Invoice/>".into(), Some(NoPdf::Xml)),
            (b"\x89PNG\r\n\x1a\n".to_vec(), Some(NoPdf::Other)),
            (b"PK\x03\x04\0\0".to_vec(), Some(NoPdf::Other)),
        ] {
            assert_eq!(InvoiceCopy::new(bytes.clone()).err(), what, "{bytes:?}");
        }
    }

    #[test]
    fn a_copy_that_no_mail_server_takes_is_refused() -> Result<(), Error> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("invoice.pdf");
        let read = |bytes: u64| {
            fs::write(&path, HEADER).expect("a file");
            let file = fs::OpenOptions::new().write(true).open(&path).expect("it opens");
            file.set_len(bytes).expect("it grows");
            InvoiceCopy::read(&path)
        };
        assert_eq!(read(10_000_000)?.bytes().len(), 10_000_000);
        let error = read(10_000_001).expect_err("it is too large");
        assert_eq!(error.key(), "problem-copy-too-large");
        Ok(())
    }
}
