//! Statement files of other projects, which are not part of this one, and hostile ones.
//!
//! `FUNKSTILLE_SAMPLES` names the folder that holds the samples; without it the test says that it
//! skips.

use std::path::Path;

use funkstille_formats::bank::{self, BankFile, EntryStatus, FileFault, Mappings, camt};
use proptest::prelude::*;

/// Files that are refused, and why.
const REFUSED: [(&str, FileFault); 2] = [
    // Broken on purpose: the name of the format has no version.
    ("test-camt-parse-invalid.xml", FileFault::OtherThing),
    // Two columns of amounts without a head or a sign: either could be what came in.
    ("test_row_format_default.csv", FileFault::OpenColumns),
];

/// Files with entries that are broken on purpose: how many.
const BROKEN_ENTRIES: [(&str, usize); 3] =
    [("date_missing.ofx", 3), ("decimal_error.ofx", 1), ("test_ofx_wrong.ofx", 1)];

/// Tables: the count and the sum of their entries, by a separate sum over the column that holds
/// them.
const TABLES: &[(&str, usize, &str)] = &[
    ("20171001-20171106.csv", 1, "-59.99"),
    ("2018-04-14_10-52-13_bunq-transactieoverzicht.csv", 3, "728.54"),
    ("20180226_12345678.csv", 1, "-5.00"),
    ("2019-03-02_11-50-46_bunq-statement.csv", 7, "-23.82"),
    ("CSV_A_20180414_112204.csv", 3, "-1037.49"),
    ("TH_20180101-20180523_page_1.csv", 9, "-2599.99"),
    ("TH_20180101-20180523_strana_1.csv", 9, "-2599.99"),
    ("TH_20180521-20180523.csv", 1, "-111.11"),
    ("TransactionHistory_20180418043121.csv", 8, "-173.28"),
    ("Umsaetze_KtoNr538917600_EUR_02-03-2018_1503.CSV", 1, "-17.22"),
    ("W80844_EBH_201945.202122.csv", 2, "940"),
    ("statement_1.csv", 1, "20.59"),
    ("test_BOI_TransactionExport.csv", 27, "-419.61"),
    ("test_headers.csv", 73, ""),
    ("test_raiffeisen_01.csv", 73, ""),
    ("amazon.csv", 3, "-45.76"),
    ("capitalone.csv", 2, "0.00"),
    ("creditunion.csv", 8, "465000"),
    ("default.csv", 8, "465000"),
    ("gls.csv", 1, "-98.76"),
    ("ingesp.csv", 10, "350.21"),
    ("mint.csv", 4, "-3000.00"),
    ("mint_extra.csv", 4, "-3000.00"),
    ("mint_headerless.csv", 4, "-3000.00"),
    ("n26-fr.csv", 2, "0.00"),
    ("outbank.csv", 4, "-35.89"),
    ("payoneer.csv", 2, "20"),
    ("pcmastercard.csv", 2, "-50.31"),
    ("schwab-checking-baltest-case1.csv", 4, "-215.27"),
    ("schwab-checking-baltest-case2.csv", 4, "-215.27"),
    ("schwab-checking-baltest-case3.csv", 4, "-215.27"),
    ("schwab-checking-baltest-case4.csv", 4, "-215.27"),
    ("schwab-checking-baltest-case5.csv", 4, "-215.27"),
    ("schwab-checking-baltest-case6.csv", 4, "-215.27"),
    ("schwab-checking-baltest-case7.csv", 2, "0.00"),
    ("stripe-all.csv", 5, "112.50"),
    ("stripe-default.csv", 5, "112.50"),
    ("ubs-ch-fr_trimmed.csv", 3, "30.00"),
    ("xero.csv", 13, "0"),
    ("balance.csv", 2, "1500.00"),
    ("debit_credit.csv", 2, "1500.00"),
    ("debit_credit_amount.csv", 4, "1500.00"),
    ("empty_statement_en.csv", 0, "0"),
    ("meta_data_separated_credit_debit.csv", 4, "1069.32"),
    ("multi_currency.csv", 2, "1491.50"),
    ("original_currency.csv", 1, "1525.00"),
    ("original_currency_empty.csv", 1, "1525.00"),
    ("original_currency_no_header.csv", 1, "1525.00"),
    ("sample_statement_credit_card_inverse_sign_en.csv", 2, "-1491.50"),
    ("sample_statement_en.csv", 2, "1491.50"),
    ("commerzbank-test.csv", 6, "5840.01"),
    ("dkb-test.csv", 6, "4037.12"),
    ("ing-test.csv", 5, "2553.00"),
    ("paypal-test.csv", 4, "1720.01"),
    ("volksbank-test.csv", 5, "4232.51"),
    ("paypal.csv", 11, "-24.77"),
    ("postbank.csv", 56, "-33.10"),
    ("sparda-bank-west.csv", 20, "-15316.35"),
    ("sparkasse-lzo-camt-v2.csv", 10, "-921.27"),
    ("targobank-duesseldorf.csv", 11, "-618.18"),
    ("vr-teilhaberbank.csv", 5, "-341.91"),
];

/// A row of the manifest: path, format, lines, count and sum of its entries, and the count that the
/// source's own tests state.
struct Row<'a> {
    path: &'a str,
    format: &'a str,
    count: &'a str,
    sum: &'a str,
    stated: &'a str,
}

/// The name of the original file, without the folders that stand before it.
fn name(path: &str) -> &str {
    path.rsplit("__").next().unwrap_or(path)
}

/// Hundredths of a decimal; what is finer is rounded.
fn cents(sum: &str) -> i64 {
    let (sign, digits) = sum.strip_prefix('-').map_or((1, sum), |digits| (-1, digits));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let thousandths: i64 = format!("{whole}{rest:0<3.3}").parse().expect("digits");
    sign * ((thousandths + 5) / 10)
}

fn sum(file: &BankFile) -> i64 {
    file.entries.iter().map(|entry| entry.amount.minor).sum()
}

/// What is wrong with a file of the samples.
fn check(folder: &Path, row: &Row<'_>) -> Result<(), String> {
    let Row { path, format, .. } = *row;
    let name = name(path);
    let bytes = std::fs::read(folder.join(path)).expect("the manifest names it");
    let read = bank::read(&bytes, Mappings::builtin());
    if let Some((_, fault)) = REFUSED.iter().find(|(refused, _)| *refused == name) {
        let found = read.err().map(|error| error.fault);
        return same("refusal", found, Some(*fault));
    }
    let file = read.map_err(|error| format!("{error:?}"))?;
    same("format", file.format.as_str(), format)?;
    let broken = BROKEN_ENTRIES.iter().find(|(broken, _)| *broken == name).map_or(0, |it| it.1);
    same("unreadable entries", file.unreadable.len(), broken)?;
    if let Some((_, count, total)) = TABLES.iter().find(|(table, ..)| *table == name) {
        same("count", file.entries.len(), *count)?;
        return if total.is_empty() { Ok(()) } else { same("sum", sum(&file), cents(total)) };
    }
    if format == "CSV" {
        return Err("no figures to compare with".to_owned());
    }
    let stated = if row.stated.is_empty() { row.count } else { row.stated };
    let stated: usize = stated.parse().expect("a count");
    let text = String::from_utf8_lossy(&bytes);
    // The manifest counts the ends of records; an account has one, too.
    let accounts = text.lines().filter(|line| format == "QIF" && *line == "!Account").count();
    same("count", file.entries.len() + broken + accounts, stated)?;
    if broken == 0 && row.count == stated.to_string() {
        same("sum", sum(&file), cents(row.sum))
    } else {
        Ok(())
    }
}

#[expect(clippy::needless_pass_by_value, reason = "what is compared is made for it")]
fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: T, expected: T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: {found:?}, not {expected:?}")) }
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
    let rows = manifest.lines().skip(1).map(|row| row.split('\t').collect::<Vec<_>>());
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in rows {
        let [path, format, _, entries, sum, stated, ..] = row[..] else {
            panic!("{row:?}: too few columns");
        };
        count += 1;
        // The counts of one source are those of its tests, the sums are in hundredths.
        let stated = if format.starts_with("camt") { "" } else { stated };
        let row = Row { path, format, count: entries, sum, stated };
        wrong.extend(check(&folder, &row).err().map(|what| format!("{path}: {what}")));
    }
    assert!(count >= 180, "the samples are there");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Statements whose own figures contradict each other, whoever adds them up: shortened, or made
/// unlike what they were made from.
const CONTRADICT_THEMSELVES: &[&str] = &[
    "abnamro.sta",
    "camt053.v2.five.decimals.xml",
    "camt053.v2.with-party-ids.xml",
    "camt053.v3.xml",
    "camt053.v4.xml",
    "camt053.v8.xml",
    "details_60-63.sta",
    "error-camt053.xml",
    "ing.sta",
    "knab.sta",
    "malformed_details.sta",
    "multiline.sta",
    "overly_long_details.sta",
    "postfinance.sta",
    "rabobank.sta",
    "raiffeisen-cmi.sta",
    "sepa_snippet.sta",
    "sepa_snippet_broken.sta",
    "test-camt-ruecklastschrift.xml",
    "test-camt053",
    "triodos.sta",
    "whitespace.sta",
    "with_newline_in_tnr.sta",
];

/// What the balances of an MT940 say that its entries move, in hundredths; `None` where a statement
/// lacks one of them. It shares nothing with the reader.
fn moved_by_mt940(text: &str) -> Option<i64> {
    let balance = |line: &str| {
        let said = line.get(5..)?;
        let sign = if said.starts_with('C') { 1 } else { -1 };
        // Behind sign and day stands the currency; some leave it out.
        let amount = said.get(7..)?.trim().trim_start_matches(|c: char| c.is_ascii_uppercase());
        Some(sign * cents(&amount.replace(',', ".")))
    };
    let of = |tags: [&str; 2]| -> Option<Vec<i64>> {
        let lines = text.lines().filter(|line| tags.iter().any(|tag| line.starts_with(tag)));
        lines.map(balance).collect()
    };
    let (opening, closing) = (of([":60F:", ":60M:"])?, of([":62F:", ":62M:"])?);
    let is_whole = !opening.is_empty() && opening.len() == closing.len();
    is_whole.then(|| closing.iter().sum::<i64>() - opening.iter().sum::<i64>())
}

/// The same of a CAMT, from its booked balances.
fn moved_by_camt(text: &str) -> Option<i64> {
    let (mut moved, mut statements) = (0, 0);
    let (mut opening, mut closing) = (None, None);
    let (mut code, mut amount, mut sign) = (String::new(), 0, 1);
    for piece in text.split('<').skip(1) {
        let (tag, said) = piece.split_once('>').unwrap_or((piece, ""));
        let ends = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap_or_default();
        let name = name.rsplit(':').next().unwrap_or_default();
        match (name, ends) {
            ("Bal", false) => (code, amount, sign) = (String::new(), 0, 1),
            ("Cd", false) => said.trim().clone_into(&mut code),
            ("Amt", false) if amount == 0 && !said.trim().is_empty() => amount = cents(said.trim()),
            ("CdtDbtInd", false) => sign = if said.trim() == "CRDT" { 1 } else { -1 },
            ("Bal", true) => match code.as_str() {
                "OPBD" => opening = Some(sign * amount),
                "PRCD" => opening = opening.or(Some(sign * amount)),
                "CLBD" => closing = Some(sign * amount),
                _ => {}
            },
            ("Stmt" | "Rpt" | "Ntfctn", true) => {
                moved += closing.take()? - opening.take()?;
                statements += 1;
            }
            _ => {}
        }
    }
    (statements > 0).then_some(moved)
}

/// In every file whose statements all name an opening and a closing balance, the entries are the
/// difference, to the cent.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test has no configuration to ask")]
#[expect(clippy::print_stdout, reason = "it says that it skips")]
fn statements_of_others_add_up() {
    let Some(folder) = std::env::var_os("FUNKSTILLE_SAMPLES") else {
        println!("skipped: FUNKSTILLE_SAMPLES is not set");
        return;
    };
    let folder = Path::new(&folder).join("bank");
    let manifest = std::fs::read_to_string(folder.join("MANIFEST.tsv")).expect("the manifest");
    let (mut right, mut wrong) = (0, Vec::new());
    for row in manifest.lines().skip(1) {
        let path = row.split('\t').next().expect("a path");
        let bytes = std::fs::read(folder.join(path)).expect("the manifest names it");
        let Ok(file) = bank::read(&bytes, Mappings::builtin()) else { continue };
        let text = String::from_utf8_lossy(&bytes).replace('\r', "\n");
        let moved = match file.format.as_str() {
            "MT940" => moved_by_mt940(&text),
            format if format.starts_with("camt") => moved_by_camt(&text),
            _ => None,
        };
        let Some(moved) = moved else { continue };
        let booked = file.entries.iter().filter(|entry| entry.status == EntryStatus::Booked);
        let found: i64 = booked.map(|entry| entry.amount.minor).sum();
        let contradicts = CONTRADICT_THEMSELVES.contains(&name(path));
        if (found == moved) == contradicts {
            wrong.push(format!("{path}: {found}, and the balances say {moved}"));
        }
        right += usize::from(found == moved);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(right, 26, "so many files say it");
}

/// A file, in pieces of any format and noise: read or refused, and every line lies in it.
fn read_or_refused(bytes: &[u8]) -> Result<(), TestCaseError> {
    let breaks = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    let lines = u64::try_from(breaks + 1).expect("few");
    for read in [bank::read(bytes, Mappings::builtin()), camt::read(bytes)] {
        match read {
            Ok(file) => {
                prop_assert!(file.entries.iter().all(|entry| entry.line <= lines));
                prop_assert!(file.unreadable.iter().all(|entry| entry.line <= lines));
            }
            Err(error) => prop_assert!(error.line >= 1 && error.line <= lines),
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
        noise in prop::collection::vec(any::<u8>(), 0..20),
    ) {
        let mut bytes = pieces.concat().into_bytes();
        bytes.extend(noise);
        read_or_refused(&bytes)?;
    }

    #[test]
    fn any_pieces_of_one_format_are_read_or_refused(
        which in 0..FORMATS.len(),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
    ) {
        let pieces = FORMATS[which];
        let text: String = picks.iter().map(|pick| *pick.get(pieces)).collect();
        read_or_refused(text.as_bytes())?;
    }
}

const FORMATS: [&[&str]; 4] = [
    PIECES,
    &[
        ":20:A\n",
        ":25:1/2EUR\n",
        ":60F:C260304EUR1,00\n",
        ":61:2603040305CR1,00NTRFX//Y\n",
        ":61:260304",
        "CR",
        "1,\n",
        ":86:166?00A?20EREF+B?32C\n",
        "?",
        "/EREF/",
        "/REMI/",
        "REK: ",
        ":86:/CNTP/",
        "-\n",
        ":62F:",
        "ä",
        "\n",
        ":NS:01A\n",
        "15B\n",
    ],
    &[
        "OFXHEADER:100\n",
        "<OFX>",
        "</OFX>",
        "<STMTTRN>",
        "</STMTTRN>\n",
        "<TRNAMT>1.00",
        "<DTPOSTED>20260304",
        "<NAME>A & B",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&#65;",
        "<",
        ">",
        "ä",
        "<CURDEF>EUR",
        "<?",
        "<!",
    ],
    &[
        "Datum;Betrag;Text\n",
        "Date,Amount\n",
        "04.03.2026",
        ";",
        ",",
        "\"",
        "1,00",
        "-1.00",
        "\n",
        "Debit;Credit",
        "!Type:Bank\n",
        "D3/4/26\n",
        "T1.00\n",
        "^\n",
        "ä",
        "\t",
        "\u{feff}",
        "Saldo",
        "EUR",
    ],
];

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
