//! Statement files of other projects, which are not part of this one, and hostile ones.
//!
//! `FUNKSTILLE_SAMPLES` names the folder that holds the samples; without it the test says that it
//! skips.

use std::path::Path;

use funkstille_formats::bank::{FileFault, camt};
use proptest::prelude::*;

/// Files that are broken on purpose: the name of their format has no version.
const BROKEN: [&str; 1] =
    ["hbci4java/src__test__resources__org__kapott__hbci4java__sepa__test-camt-parse-invalid.xml"];

/// A row of the manifest: path, format, count and sum of its entries.
fn check(folder: &Path, row: &[&str]) {
    let [path, format, _, count, sum, ..] = row else {
        panic!("{row:?}: too few columns");
    };
    let bytes = std::fs::read(folder.join(path)).expect("the manifest names it");
    let read = camt::read(&bytes);
    if BROKEN.contains(path) {
        assert_eq!(read.expect_err(path).fault, FileFault::OtherThing, "{path}");
        return;
    }
    let read = read.unwrap_or_else(|error| panic!("{path}: {error:?}"));
    assert_eq!((read.format.as_str(), &read.unreadable[..]), (*format, &[][..]), "{path}");
    assert_eq!(read.entries.len().to_string(), *count, "{path}");
    let found: i64 = read.entries.iter().map(|entry| entry.amount.minor).sum();
    let (whole, rest) = sum.split_once('.').unwrap_or((sum, ""));
    let cents: i64 = format!("{whole}{rest:0<2.2}").parse().expect("digits");
    assert_eq!(found, cents, "{path}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test has no configuration to ask")]
#[expect(clippy::print_stdout, reason = "it says that it skips")]
fn statements_of_others_have_the_count_and_sum_that_their_source_states() {
    let Some(folder) = std::env::var_os("FUNKSTILLE_SAMPLES") else {
        println!("skipped: FUNKSTILLE_SAMPLES is not set");
        return;
    };
    let folder = Path::new(&folder).join("bank");
    let manifest = std::fs::read_to_string(folder.join("MANIFEST.tsv")).expect("the manifest");
    let rows = manifest.lines().map(|row| row.split('\t').collect::<Vec<_>>());
    let camt: Vec<_> = rows.filter(|row| row[1].starts_with("camt.")).collect();
    assert!(camt.len() >= 28, "the samples are there");
    for row in camt {
        check(&folder, &row);
    }
}

proptest! {
    /// Whatever the bytes are: a statement or a refusal, and every line lies in the file.
    #[test]
    fn any_bytes_are_read_or_refused(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        noise in prop::collection::vec(any::<u8>(), 0..20),
    ) {
        let mut bytes = pieces.concat().into_bytes();
        bytes.extend(noise);
        let lines = u64::try_from(bytes.split(|byte| *byte == b'\n').count()).expect("few");
        match camt::read(&bytes) {
            Ok(file) => {
                prop_assert!(file.entries.iter().all(|entry| entry.line <= lines));
                prop_assert!(file.unreadable.iter().all(|entry| entry.line <= lines));
            }
            Err(error) => prop_assert!(error.line >= 1 && error.line <= lines),
        }
    }
}

const PIECES: &[&str] = &[
    "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">",
    "<BkToCstmrStmt>\n",
    "<Stmt>",
    "<Ntry>\n",
    "</Ntry>",
    "</Stmt>",
    "</BkToCstmrStmt>",
    "</Document>",
    "<Amt Ccy=\"EUR\">1.00</Amt>",
    "<CdtDbtInd>CRDT</CdtDbtInd>",
    "<Sts/>",
    "<NtryDtls>",
    "</NtryDtls>",
    "<TxDtls>",
    "</TxDtls>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&lt",
    "<?a?>",
    "\n",
];
