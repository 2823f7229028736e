//! The marks that German banks put into the text of a payment: `EREF+`, `SVWZ+` and their like
//! (Deutsche Kreditwirtschaft, Anlage 3 of the agreement on data transfer).

use std::sync::LazyLock;

use regex::Regex;

use super::text;

/// What stands behind the marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marked {
    /// Behind `EREF`.
    pub end_to_end_id: Option<String>,
    /// Behind `SVWZ`, or the text before the first mark.
    pub written: Option<String>,
    /// Behind `ABWA` or `ABWE`: for whom it is.
    pub counterparty: Option<String>,
    /// Behind `IBAN`.
    pub counterparty_account: Option<String>,
}

static MARK: LazyLock<Regex> = LazyLock::new(|| {
    const MARKS: &str = "EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|BREF|RREF|\
                         RETU|ANAM|TAN1?|PURP|GVC";
    Regex::new(&format!(r"(?:^|\s)({MARKS})(?:\+|:\s?)")).expect("a test uses it")
});

/// Reads the marks in a text; without any, all of it was written.
pub(super) fn read(text: &str) -> Marked {
    let mut marked = Marked::default();
    let mut marks = MARK.captures_iter(text).peekable();
    let first = marks.peek().and_then(|mark| mark.get(0)).map_or(text.len(), |mark| mark.start());
    marked.written = text::said(&text[..first]);
    while let Some(mark) = marks.next() {
        let (Some(whole), Some(name)) = (mark.get(0), mark.get(1)) else {
            continue;
        };
        let next = marks.peek().and_then(|next| next.get(0)).map_or(text.len(), |it| it.start());
        let Some(behind) = text::said(&text[whole.end()..next]) else {
            continue;
        };
        match name.as_str() {
            "EREF" => marked.end_to_end_id = marked.end_to_end_id.or(Some(behind)),
            "SVWZ" => marked.written = Some(behind),
            "ABWA" | "ABWE" => marked.counterparty = Some(behind),
            "IBAN" => {
                let iban = text::account(&behind).filter(|account| text::is_iban(account));
                marked.counterparty_account = iban.or(marked.counterparty_account);
            }
            _ => {}
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: [&str; 4]) {
        let Marked { end_to_end_id, written, counterparty, counterparty_account } = read(text);
        let found = [end_to_end_id, written, counterparty, counterparty_account];
        assert_eq!(found.map(Option::unwrap_or_default), expected, "{text}");
    }

    #[test]
    fn marks_in_a_text() {
        check("Rechnung 14", ["", "Rechnung 14", "", ""]);
        check("EREF+RE-14 SVWZ+Rechnung 14 vom Mai", ["RE-14", "Rechnung 14 vom Mai", "", ""]);
        check(
            "Rechnung 14 EREF: RE-14 IBAN: DE02120300000000202051 BIC: BYLADEM1001",
            ["RE-14", "Rechnung 14", "", "DE02120300000000202051"],
        );
        check("EREF+NOTPROVIDED SVWZ+x ABWA+Lang GmbH", ["", "x", "Lang GmbH", ""]);
        check("BIC", ["", "BIC", "", ""]);
    }
}
