//! What an entry was for, `:86:`. Banks of each country have their own way: numbered parts behind
//! a code (`166?00…?20…?32…`, Germany, Austria, Poland), words between slashes (`/EREF/…/REMI/…`,
//! the Netherlands, SEPA), labels (`REK: …/NAAM: …`), or plain text.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::bank::marks::{self, Marked};
use crate::bank::text;
use crate::bank::words;

/// What was found.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Details {
    pub counterparty: Option<String>,
    pub counterparty_account: Option<String>,
    pub reference: Option<String>,
    pub end_to_end_id: Option<String>,
    pub note: Option<String>,
    pub return_reason: Option<String>,
}

/// Characters of a numbered part; a full one goes on in the next.
const PART_CHARACTERS: usize = 27;

/// Kinds of entries that give something back (Deutsche Kreditwirtschaft): returned debits and
/// returned transfers.
const RETURNS: [&str; 4] = ["108", "109", "159", "184"];

/// A code of three digits or none, the sign that parts, and the first number.
static NUMBERED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\s*(\d{3})?([?<>~^|@])\d\d").expect("a test uses it"));

/// The words between slashes.
const SLASHED: [&str; 21] = [
    "EREF", "KREF", "PREF", "BENM", "ORDP", "NAME", "REMI", "IBAN", "BIC", "TRTP", "CSID", "MARF",
    "CNTP", "ISDT", "RTRN", "ULTB", "ULTD", "ADDR", "PURP", "SVCL", "ACCW",
];

/// Reads the details of an entry: its fields `:86:`, the lines of `:NS:`, and those below `:61:`.
pub(super) fn read(details: &[String], numbered: &[String], more: &[String]) -> Details {
    let whole = details.join(" ");
    let mut found = if let Some(sign) = NUMBERED.captures(&whole) {
        let code = sign.get(1).map_or("", |code| code.as_str());
        let sign = sign.get(2).and_then(|sign| sign.as_str().chars().next());
        by_number(code, &parts(&whole, sign.unwrap_or('?')))
    } else if is_slashed(&whole) {
        by_slash(&whole)
    } else {
        by_label(&whole)
    };
    if !numbered.is_empty() {
        fill(&mut found, of_lines(numbered));
    }
    found.note = found.note.or_else(|| text::said(&more.join(" ")));
    found
}

/// Fills what is still open.
fn fill(found: &mut Details, other: Details) {
    found.counterparty = found.counterparty.take().or(other.counterparty);
    found.reference = found.reference.take().or(other.reference);
    found.note = found.note.take().or(other.note);
}

/// The numbered parts of a text.
fn parts(text: &str, sign: char) -> BTreeMap<u8, Vec<&str>> {
    let mut parts: BTreeMap<u8, Vec<&str>> = BTreeMap::new();
    let mut last = None;
    for piece in text.split(sign).skip(1) {
        let number = piece.get(..2).and_then(|number| number.parse().ok());
        // A sign inside a text is no part of its own.
        let number = number.filter(|_| piece.is_char_boundary(2));
        match (number, last) {
            (Some(number), _) => {
                parts.entry(number).or_default().push(&piece[2..]);
                last = Some(number);
            }
            (None, Some(last)) => parts.entry(last).or_default().push(piece),
            (None, None) => {}
        }
    }
    parts
}

/// Parts that make one text: a full one goes on in the next, unless a mark begins there.
fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    let mut is_full = true;
    for part in parts {
        let begins_mark = part.get(..5).is_some_and(|mark| mark.ends_with('+'));
        if !text.is_empty() && (!is_full || begins_mark) {
            text.push(' ');
        }
        text.push_str(part);
        is_full = part.chars().count() >= PART_CHARACTERS;
    }
    text
}

fn by_number(code: &str, parts: &BTreeMap<u8, Vec<&str>>) -> Details {
    let of = |numbers: &[u8]| {
        let found = numbers.iter().filter_map(|number| parts.get(number));
        joined(found.flatten().copied())
    };
    let written: Vec<u8> = (20..=29).chain(60..=69).collect();
    let Marked { end_to_end_id, written, counterparty, counterparty_account } =
        marks::read(&of(&written));
    let account = text::account(&of(&[31])).filter(|account| account.len() > 1);
    let iban = text::account(&of(&[38])).filter(|account| text::is_iban(account));
    let is_return = RETURNS.contains(&code);
    Details {
        counterparty: text::said(&of(&[32, 33])).or(counterparty),
        counterparty_account: iban.or(account).or(counterparty_account),
        reference: written,
        end_to_end_id,
        note: text::said(&of(&[0])),
        return_reason: is_return.then(|| text::said(&of(&[34])).unwrap_or(code.to_owned())),
    }
}

fn is_slashed(text: &str) -> bool {
    let first = text.trim_start().strip_prefix('/').and_then(|rest| rest.split('/').next());
    first.is_some_and(|word| SLASHED.contains(&word))
}

/// Words between slashes, each before what it names.
fn by_slash(text: &str) -> Details {
    let mut said: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut word = "";
    for piece in text.trim_start().split('/') {
        if SLASHED.contains(&piece) {
            word = piece;
        } else {
            said.entry(word).or_default().push(piece);
        }
    }
    let of = |word: &str| said.get(word).and_then(|pieces| text::said(&pieces.join("/")));
    let trimmed = |text: String| text::said(text.trim_matches('/'));
    // Behind CNTP stand account, bank, name and town.
    let side = |at: usize| {
        said.get("CNTP").and_then(|pieces| pieces.get(at)).and_then(|piece| text::said(piece))
    };
    let remittance = of("REMI").map(|text| {
        let free = text.strip_prefix("USTD//").or_else(|| text.strip_prefix("STRD/CUR/"));
        free.map_or(text.clone(), str::to_owned)
    });
    Details {
        counterparty: of("NAME").and_then(trimmed).or_else(|| side(2)),
        counterparty_account: of("IBAN")
            .or_else(|| side(0))
            .and_then(|it| text::account(it.trim_matches('/'))),
        reference: remittance.and_then(trimmed),
        end_to_end_id: of("EREF").and_then(trimmed),
        note: of("TRTP").and_then(trimmed),
        return_reason: of("RTRN").and_then(trimmed),
    }
}

/// Labels before what they name; the whole text stays the reference, unless a label says better.
fn by_label(text: &str) -> Details {
    let labels = &words::builtin().labels;
    let all = [&labels.counterparty, &labels.their_account, &labels.reference, &labels.other];
    let upper = text.to_uppercase();
    // Where the letters change their length, places in one text are none in the other.
    let upper = if upper.len() == text.len() { upper.as_str() } else { text };
    let mut places: Vec<(usize, usize)> = Vec::new();
    for label in all.into_iter().flatten() {
        let begins_word = |at: &usize| !upper[..*at].ends_with(char::is_alphanumeric);
        let found = upper.match_indices(label.as_str()).map(|(at, _)| at).filter(begins_word);
        places.extend(found.map(|at| (at, at + label.len())));
    }
    places.sort_unstable();
    let of = |names: &[String]| {
        let at = places
            .iter()
            .position(|(from, to)| names.iter().any(|it| upper[*from..*to] == **it))?;
        let from = places[at].1;
        let to = places[at + 1..].iter().map(|(next, _)| *next).find(|next| *next >= from);
        let value = text.get(from..to.unwrap_or(text.len()))?;
        let value = value.split(';').next().unwrap_or(value);
        text::said(value.trim_matches(|c: char| c.is_whitespace() || c == '/' || c == ','))
    };
    let account = of(&labels.their_account).and_then(|account| text::account(&account));
    Details {
        counterparty: of(&labels.counterparty),
        counterparty_account: account,
        reference: of(&labels.reference).or_else(|| text::said(text)),
        ..Details::default()
    }
}

/// The lines of `:NS:`: 01 to 14 the purpose, 15 and 16 the other side, 17 the bank's words.
fn of_lines(lines: &[String]) -> Details {
    let of = |numbers: std::ops::RangeInclusive<u8>| {
        let texts = lines.iter().filter_map(|line| {
            let (number, rest) = line.split_at_checked(2)?;
            numbers.contains(&number.parse().ok()?).then_some(rest)
        });
        text::said(&texts.collect::<Vec<_>>().join(" "))
    };
    Details {
        counterparty: of(15..=16),
        reference: of(1..=14),
        note: of(17..=17),
        ..Details::default()
    }
}
