//! The form of a page: where the window of the envelope is, and where it is folded.

use serde::Serialize;

/// The form of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// A4 with the address in the window of an envelope DL or C6/5 (DIN 5008, form B).
    Din5008B,
    /// US Letter, folded in three, for an envelope No. 10 with one window.
    UsNo10,
}

/// How the last line of an address that names the United States begins.
const UNITED_STATES: &[&str] = &["USA", "U.S.A.", "UNITED STATES", "VEREINIGTE STAATEN"];

/// Digits of a ZIP code, and of what may follow it after a hyphen (USPS Publication 28, 21).
const ZIP: usize = 5;
const ZIP_MORE: usize = 4;

impl Form {
    /// The form for an address, by its last line: `Austin, TX 78701`, `USA`.
    pub fn of_address(lines: &[String]) -> Self {
        let mut lines = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
        let is_american = lines.next_back().is_some_and(|last| {
            let upper = last.to_uppercase();
            UNITED_STATES.iter().any(|name| upper.starts_with(name)) || ends_in_state_and_zip(last)
        });
        if is_american { Self::UsNo10 } else { Self::Din5008B }
    }
}

/// Whether a line ends as `TX 78701` or `TX 78701-1234`, with a place before it.
fn ends_in_state_and_zip(line: &str) -> bool {
    let mut words = line.split_whitespace().rev();
    let (Some(zip), Some(state), Some(_)) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let digits = |text: &str, count| text.len() == count && text.bytes().all(is_digit);
    let is_zip = match zip.split_once('-') {
        Some((zip, more)) => digits(zip, ZIP) && digits(more, ZIP_MORE),
        None => digits(zip, ZIP),
    };
    is_zip && state.len() == 2 && state.bytes().all(|sign| sign.is_ascii_uppercase())
}

fn is_digit(sign: u8) -> bool {
    sign.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_which_form() {
        for (address, form) in [
            ("Kerber GmbH\nWeg 1\n10115 Berlin", Form::Din5008B),
            ("Kerber GmbH\nGasse 1\n1010 Wien\nÖSTERREICH", Form::Din5008B),
            ("Kerber AG\nBahnhofstrasse 1\n8001 Zürich", Form::Din5008B),
            ("Acme Inc.\n1 Main St\nAustin, TX 78701", Form::UsNo10),
            ("Acme Inc.\n1 Main St\nNew York NY 10001-1234", Form::UsNo10),
            ("Acme Inc.\n1 Main St\nAustin, TX 78701\nUSA", Form::UsNo10),
            ("Acme Inc.\n1 Main St\nAustin, TX\nUnited States\n\n", Form::UsNo10),
            ("Acme\nTX 78701", Form::Din5008B),
            ("Acme\nPostfach AB 7870", Form::Din5008B),
            ("", Form::Din5008B),
        ] {
            let lines: Vec<String> = address.split('\n').map(str::to_owned).collect();
            assert_eq!(Form::of_address(&lines), form, "{address}");
        }
    }
}
