//! Who was not reached, from the words of a report.
//!
//! No rule knows a single mail server. A report names its victims at the beginning of a line, or
//! after the words of an SMTP dialogue; everything else in it (whom to ask, who sent it, what
//! follows in the returned original) is told apart by the words before the address.

use crate::mail::classify::Mail;
use crate::mail::classify::address::{IN_TEXT, clean};
use crate::mail::classify::signals::Signals;
use crate::mail::parse::clip;
use mail_parser::{HeaderName, PartType};
use regex::Regex;
use std::sync::LazyLock;

/// Addresses taken from one report.
const MAX_FAILED: usize = 500;
/// How far before an address its role is looked for.
const BEFORE_BYTES: usize = 60;

/// An address that was not reached, and the words that the report has for it.
#[derive(Debug)]
pub(crate) struct Failure<'a> {
    pub address: String,
    pub words: &'a str,
}

/// How clearly an address is named as one that was not reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// It occurs.
    Mentioned,
    /// In a sentence or dialogue about a recipient.
    Addressed,
    /// At the beginning of a line, with a reason behind it.
    Explained,
    /// Alone on a line, or before a colon.
    Listed,
}

struct Candidate {
    address: String,
    start: usize,
    strength: Strength,
}

/// The failed recipients that a report names, each once, in order.
pub(crate) fn find<'a>(mail: &Mail<'_>, text: &'a str) -> Vec<Failure<'a>> {
    let own = report_part(text, mail.signals);
    let candidates = candidates(mail, own);
    let named: Vec<String> =
        mail.head.failed_recipients.split([',', ';', ' ', '\n', '\t']).filter_map(clean).collect();
    let chosen = if named.is_empty() { choose(mail, text, &candidates) } else { named };
    let place = |address: &String| {
        let best = candidates.iter().filter(|c| &c.address == address);
        best.max_by_key(|c| (c.strength, std::cmp::Reverse(c.start))).map(|c| c.start)
    };
    let mut starts: Vec<usize> = chosen.iter().filter_map(place).collect();
    starts.sort_unstable();
    let words = |address: &String| {
        let Some(start) = place(address) else {
            return own;
        };
        let end = starts.iter().find(|other| **other > start).copied().unwrap_or(own.len());
        &own[start..end]
    };
    let failure = |address: String| Failure { words: words(&address), address };
    chosen.into_iter().take(MAX_FAILED).map(failure).collect()
}

/// The part of the text in which the mail system itself speaks.
pub(crate) fn report_part<'a>(text: &'a str, signals: &Signals) -> &'a str {
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if offset > 0 && begins_original(line, signals) {
            return &text[..offset];
        }
        offset += line.len();
    }
    text
}

/// Whether the returned original begins here: a trace header, or a line that announces it.
fn begins_original(line: &str, signals: &Signals) -> bool {
    static TRACE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^(?:received|return-path|x-received|dkim-signature|domainkey-signature|arc-seal",
            r"|x-google-[a-z-]*|authentication-results|x-originating-ip|mime-version) ?:",
        ))
        .expect("a constant pattern")
    });
    let first = line.bytes().next().unwrap_or_default().to_ascii_lowercase();
    if b"rxdam".contains(&first) && TRACE.is_match(line) {
        return true;
    }
    let words = line.trim_start_matches(|c: char| " \t-=*_#>.".contains(c));
    if words.len() > 200 || words.trim().is_empty() {
        return false;
    }
    let ruler = line.trim_start();
    let ruler = ruler.len() - ruler.trim_start_matches(|c: char| "-=*_#".contains(c)).len() >= 2;
    signals.bounce.original_follows.is_match(words)
        || (ruler && signals.bounce.original_ruler.is_match(words))
}

fn candidates(mail: &Mail<'_>, own: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut offset = 0;
    for line in own.split_inclusive('\n') {
        for address in IN_TEXT.find_iter(line) {
            let start = offset + address.start();
            let (before, after) = (&line[..address.start()], &line[address.end()..]);
            if is_other(mail, own, start) || is_in_link(before) {
                continue;
            }
            let Some(address) = clean(address.as_str()) else {
                continue;
            };
            let strength = strength(mail, before, after);
            found.push(Candidate { address, start, strength });
        }
        offset += line.len();
        if found.len() > MAX_FAILED {
            break;
        }
    }
    found
}

/// Whether the words before an address give it to somebody else.
fn is_other(mail: &Mail<'_>, own: &str, start: usize) -> bool {
    let mut from = start.saturating_sub(BEFORE_BYTES);
    while !own.is_char_boundary(from) {
        from += 1;
    }
    mail.signals.bounce.not_the_recipient.is_match(&own[from..start])
}

fn is_in_link(before: &str) -> bool {
    let token = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    token.contains("//") || token.ends_with(['=', '/', '&', '?'])
}

fn strength(mail: &Mail<'_>, before: &str, after: &str) -> Strength {
    let words = &mail.signals.bounce;
    let bare = before.trim_matches(|c: char| c.is_whitespace() || "<*-•·>\"'([{+|".contains(c));
    if bare.is_empty() || words.recipient_labels.is_match(bare) {
        let after = after.trim_start_matches(['>', '"', '\'', ')', ']']).trim();
        let ends = after.is_empty() || after.starts_with([':', ',', ';']);
        return if ends || after.starts_with("<mailto:") || after.starts_with('(') {
            Strength::Listed
        } else {
            Strength::Explained
        };
    }
    if words.recipients.is_match(before) { Strength::Addressed } else { Strength::Mentioned }
}

/// The addresses that are named most clearly; not our own, unless nobody else is named.
fn choose(mail: &Mail<'_>, text: &str, candidates: &[Candidate]) -> Vec<String> {
    let own = own_addresses(mail);
    let sender = mail.head.from_address.to_lowercase();
    let meant = |c: &&Candidate| c.address != sender;
    let others = |c: &&Candidate| meant(c) && !own.contains(&c.address);
    let mut pool: Vec<&Candidate> = candidates.iter().filter(others).collect();
    if pool.is_empty() {
        pool = candidates.iter().filter(meant).collect();
    }
    let originals = original_recipients(mail, text);
    let Some(best) = pool.iter().map(|c| c.strength).max() else {
        return if originals.len() == 1 { originals } else { Vec::new() };
    };
    let known = |c: &Candidate| originals.contains(&c.address);
    let any_known = pool.iter().any(|c| c.strength == best && known(c));
    let mut chosen: Vec<String> = Vec::new();
    for candidate in pool.into_iter().filter(|c| c.strength == best) {
        let doubtful = best <= Strength::Addressed && any_known && !known(candidate);
        if !doubtful && !chosen.contains(&candidate.address) {
            chosen.push(candidate.address.clone());
        }
    }
    if best == Strength::Mentioned && !any_known && chosen.len() > 1 {
        chosen = if originals.len() == 1 { originals } else { Vec::new() };
    }
    chosen
}

/// To whom the report was sent.
fn own_addresses(mail: &Mail<'_>) -> Vec<String> {
    let to = mail.parsed.mailboxes(&HeaderName::To).into_iter().map(|mailbox| mailbox.address);
    let delivered = clean(&mail.parsed.raw_header(&HeaderName::DeliveredTo));
    to.chain(delivered).collect()
}

/// To whom the returned original was addressed.
fn original_recipients(mail: &Mail<'_>, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in mail.parsed.inner.parts.iter().take(100) {
        if let PartType::Message(message) = &part.body {
            let headers = message.headers().iter();
            let to = headers.filter(|h| matches!(h.name, HeaderName::To | HeaderName::Cc));
            let lists = to.filter_map(|header| header.value.as_address());
            let addresses = lists.flat_map(mail_parser::Address::iter).take(MAX_FAILED);
            found.extend(addresses.filter_map(|a| clean(a.address.as_deref()?)));
        }
    }
    if found.is_empty() {
        let original = &text[report_part(text, mail.signals).len()..];
        for line in clip(original, 16 * 1024).lines() {
            let is_to = line.get(..3).is_some_and(|name| {
                name.eq_ignore_ascii_case("to:") || name.eq_ignore_ascii_case("cc:")
            });
            if is_to {
                found.extend(IN_TEXT.find_iter(line).filter_map(|a| clean(a.as_str())));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
