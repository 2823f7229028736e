//! The message that a person is asked about: whose it is, when it came, what it says.

use funkstille_formats::mail::compose::one_line;
use funkstille_formats::mail::{Proof, addresses_in, parse};
use funkstille_store::Reading;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::letter::Content;
use super::said;
use super::tell::Did;
use crate::error::Error;

/// A message of somebody else that did something to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heard {
    /// Who wrote it: the name and the address, or the address alone.
    pub(crate) from: String,
    /// Its subject.
    pub(crate) subject: String,
    /// The civil day of the business on which it was sent.
    pub(crate) on: Date,
    /// How its text begins; empty where it has none, or its bytes are not kept.
    pub(crate) text: String,
    /// Whether the receiving server says that it is not from whom it says (RFC 7489).
    pub(crate) is_forged: bool,
    /// For an automatic reply whose owner has left the company: the addresses that it names
    /// instead.
    pub(crate) instead: Option<Vec<String>>,
}

/// So much of a message is looked at: text comes before what is attached (docs/mail.md).
const MOST_BYTES: usize = 256 * 1024;

/// So many characters of its text are shown (docs/dev/today.md).
const MOST_SHOWN: usize = 200;

/// The last message that did one of these things to a case; `None` where none did.
pub(crate) async fn last_that(
    reading: &mut Reading,
    (case, zone): (&str, &TimeZone),
    did: &[Did],
) -> Result<Option<Heard>, Error> {
    let mut told = reading.mail_of_cases(&[case]).await?;
    told.retain(|it| did.contains(&Did::parse(&it.did)));
    let keys: Vec<&str> = told.iter().map(|it| it.mail.as_str()).collect();
    let rows = reading.mail(&keys).await?;
    let theirs = told.iter().filter_map(|it| Some((it.told_at, rows.get(&it.mail)?)));
    let theirs = theirs.filter(|(_, row)| !row.is_ours);
    let Some((_, row)) = theirs.max_by_key(|(told_at, row)| (*told_at, row.sent_at, &row.mail))
    else {
        return Ok(None);
    };
    let bytes = match &row.content {
        Some(content) => reading.blob(content).await?.unwrap_or_default(),
        None => Vec::new(),
    };
    let text = parse(bytes.get(..MOST_BYTES).unwrap_or(&bytes)).map(|parsed| parsed.new_text());
    let text = text.unwrap_or_default();
    let (address, name) = &row.from;
    let has_left = matches!(said::read(&row.said), Content::Left);
    Ok(Some(Heard {
        from: name.as_ref().map_or(address.clone(), |name| format!("{name} <{address}>")),
        subject: row.subject.clone(),
        on: row.sent_at.unwrap_or(row.seen_at).to_zoned(zone.clone()).date(),
        text: beginning(&text),
        is_forged: Proof::parse(&row.proof) == Proof::Fail,
        instead: has_left.then(|| {
            let mut named = addresses_in(&text);
            named.retain(|it| it != address);
            named
        }),
    }))
}

/// The beginning of a text, on one line.
fn beginning(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().take(MOST_SHOWN).collect();
    let line = one_line(&words.join(" "));
    match line.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shown_on_one_line_and_cut() {
        let long = "ä".repeat(300);
        let cut = format!("{}…", "ä".repeat(MOST_SHOWN));
        for (text, shown) in [
            ("", ""),
            ("Hallo,\r\n\r\nja,  gern.\n", "Hallo, ja, gern."),
            ("Ja,\u{1b}[2J \u{202e}gern.\u{7}", "Ja, [2J gern."),
            (&long, &cut),
        ] {
            assert_eq!(beginning(text), shown);
        }
    }
}
