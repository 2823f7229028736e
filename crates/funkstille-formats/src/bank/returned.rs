//! Debits that come back, by the words of the bank; few formats have a sign for them.

use super::entry::{BankEntry, BankFile, BankPart};
use super::words;

/// The reason of a return for which the bank names none (ISO 20022, external code set
/// *Return reason*).
pub(super) const NO_REASON: &str = "MS03";

/// The file, with what came back by its words marked as returned.
pub(super) fn marked(mut file: BankFile) -> BankFile {
    // What came in may speak of an earlier return, and is money all the same.
    for entry in file.entries.iter_mut().filter(|entry| entry.amount.minor < 0) {
        let is_said =
            |words: Option<&str>| words.is_some_and(|it| words::builtin().is_returned(it));
        let note = entry.note.as_deref();
        let is_kind = note.is_some_and(|note| words::builtin().is_given_back(note));
        let is_whole = is_kind || is_said(note);
        for part in &mut entry.parts {
            if is_whole || is_said(part.reference.as_deref()) {
                mark(part);
            }
        }
        if is_whole {
            mark_whole(entry);
        }
    }
    file
}

/// Marks an entry that gives something back; the bank's reasons stay.
pub(super) fn mark_whole(entry: &mut BankEntry) {
    if entry.parts.is_empty() {
        entry.parts.push(BankPart::default());
    }
    entry.parts.iter_mut().for_each(mark);
}

fn mark(part: &mut BankPart) {
    part.return_reason.get_or_insert_with(|| NO_REASON.to_owned());
}

#[cfg(test)]
mod tests {
    use crate::bank::{Mappings, read};

    /// Whether each entry of a file is a return.
    fn check(text: &str, expected: &[bool]) {
        let file = read(text.as_bytes(), Mappings::builtin())
            .unwrap_or_else(|error| panic!("{error:?}: {text}"));
        let are = file
            .entries
            .iter()
            .map(|entry| entry.only_part().is_some_and(|part| part.return_reason.is_some()));
        assert_eq!(are.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn r_06_a_returned_debit_is_seen_in_every_format() {
        let head = "Buchungstag;Buchungstext;Name;Verwendungszweck;Betrag;Waehrung\n";
        for (row, is_return) in [
            ("10.06.2026;LASTSCHRIFTEINZUG;Lang;RE-1;101,00;EUR", false),
            ("15.06.2026;RUECKLASTSCHRIFT;Lang;RE-1;-101,00;EUR", true),
            ("15.06.2026;Rücklastschrift;Lang;RE-1;-101,00;EUR", true),
            ("15.06.2026;Lastschrift;Lang;RUECKLASTSCHRIFT RE-1;-101,00;EUR", true),
            ("15.06.2026;Debit;Lang;Returned debit RE-1;-101,00;EUR", true),
            ("15.06.2026;Payment Reversal;Lang;RE-1;-101,00;EUR", true),
            ("15.06.2026;Umkehrung einer allgemeinen Zahlung;Lang;RE-1;-101,00;EUR", true),
            ("15.06.2026;RETOURE SEPA;Lang;RE-1;-101,00;EUR", true),
            ("15.06.2026;RUECKUEBERWEISUNG;Lang;RE-1;-101,00;EUR", true),
            ("15.06.2026;Überweisung;Bank;Rückzahlung Darlehen;-101,00;EUR", false),
            // Paid once more, after a return.
            ("20.06.2026;Gutschrift;Lang;RE-1 nach Rücklastschrift;101,00;EUR", false),
            ("20.06.2026;Überweisung;Druckerei;Werk 3;-101,00;EUR", false),
        ] {
            check(&format!("{head}{row}\n"), &[is_return]);
        }
        let record = |amount: &str, memo: &str| format!("D15.06.2026\nT{amount}\nM{memo}\n^\n");
        let records = record("101.00", "RE-1") + &record("-101.00", "Ruecklastschrift RE-1");
        check(&format!("!Type:Bank\n{records}"), &[false, true]);
    }

    #[test]
    fn r_06_the_signs_of_a_reversal_are_those_of_a_return() {
        let entry = |direction: &str, sign: &str| {
            format!(
                "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>{direction}</CdtDbtInd>{sign}\
                 <BookgDt><Dt>2026-06-15</Dt></BookgDt></Ntry>"
            )
        };
        let reversal = |words: &str| format!("<RvslInd>{words}</RvslInd>");
        let entries = [
            entry("DBIT", &reversal("true")),
            entry("DBIT", &reversal("1")),
            entry("DBIT", &reversal("false")),
            entry("DBIT", ""),
        ];
        check(
            &format!(
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">\
                 <BkToCstmrStmt><Stmt>{}</Stmt></BkToCstmrStmt></Document>",
                entries.concat()
            ),
            &[true, true, false, false],
        );
        let signs = ["C", "RC", "ERC", "RD", "D", "CR"];
        let lines = signs.map(|sign| format!(":61:260311{sign}1,00NSTONONREF\n"));
        check(
            &format!(
                ":20:S\n:25:1/2\n:60F:C260301EUR0,00\n{}:62F:C260331EUR0,00\n-\n",
                lines.concat()
            ),
            &[false, true, true, true, false, false],
        );
    }
}
