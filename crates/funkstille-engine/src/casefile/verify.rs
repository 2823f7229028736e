//! Checking a case file: is everything there, in order, as it was written?

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::case::{CaseEvent, Happened};
use funkstille_core::evidence::{Chain, Digest, Entry, Flaw, RunningDigest, Verifier};
use funkstille_core::explain::{Explain, Fact};
use funkstille_store::event::{CaseRecord, StoredEvent};
use funkstille_store::{StreamKind, ledger_line, parse_ledger_line};

use super::line::{EndLine, Extra, TAIL, head_text};

/// A case file that is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The id of the case.
    pub case: String,
    /// The digest of the last entry of the case.
    pub head: Digest,
    /// How many entries of the ledger there are, those of the client included.
    pub entries: u64,
    /// How many of them say nothing: their bodies were erased, or left out because they are not
    /// about the case.
    pub gaps: u64,
    /// How many files there are.
    pub files: u64,
    /// How many letters of the outbox there are.
    pub letters: u64,
}

/// The first line that breaks a case file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenLine {
    /// The number of the line, from 1.
    pub line: u64,
    /// Where it is an entry of the ledger: its stream, such as `case/1024`, and its version.
    pub entry: Option<(String, i64)>,
    /// How.
    pub flaw: Flaw,
}

/// A line as it was read.
enum Line<'a> {
    Entry(Box<Entry>),
    Extra(Box<Extra>),
    /// It is neither.
    Unreadable(&'a [u8]),
}

/// Checks the bytes of a case file.
///
/// # Errors
/// The first line that breaks it. A change that shows only in the digest of a later line is told of
/// that line.
pub fn verify(bytes: &[u8]) -> Result<Verified, BrokenLine> {
    let raw: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let lines: Vec<Line<'_>> = raw.iter().map(|line| read(line)).collect();
    let entries = lines.iter().map_while(|line| match line {
        Line::Entry(entry) => Some(entry.as_ref()),
        _ => None,
    });
    let entries: Vec<&Entry> = entries.collect();
    if entries.is_empty() {
        return Err(broken(1, lines.first().map_or(Flaw::Cut, flaw_of_first)));
    }
    let (mut verified, heads) = check_chains(&entries)?;
    let kept = kept_letters(&entries);
    let mut rest = Rest { so_far: RunningDigest::default(), heads, kept, is_closed: false };
    for (number, (line, raw)) in (1..).zip(lines.iter().zip(&raw)) {
        let is_entry = number <= verified.entries;
        rest.take(number, raw, (!is_entry).then_some(line))?;
        verified.files += u64::from(is_extra(line, |it| matches!(it, Extra::File(_))));
        verified.letters += u64::from(is_extra(line, |it| matches!(it, Extra::Letter(_))));
    }
    if rest.is_closed { Ok(verified) } else { Err(broken(raw.len() as u64 + 1, Flaw::Cut)) }
}

/// What `ledger_line` would not write the same way is no line of a case file.
fn read(line: &[u8]) -> Line<'_> {
    let entry = std::str::from_utf8(line).ok().and_then(|line| line.strip_suffix('\n'));
    let entry = entry
        .and_then(|text| parse_ledger_line(text).ok().filter(|entry| ledger_line(entry) == text));
    match (entry, Extra::read(line)) {
        (Some(entry), _) => Line::Entry(Box::new(entry)),
        (None, Some(extra)) => Line::Extra(Box::new(extra)),
        (None, None) => Line::Unreadable(line),
    }
}

/// What is wrong with a first line that is no entry.
fn flaw_of_first(line: &Line<'_>) -> Flaw {
    match line {
        Line::Unreadable(raw) => flaw_of_unreadable(raw),
        Line::Entry(_) | Line::Extra(_) => Flaw::Missing,
    }
}

/// Only a line that was cut has no end.
fn flaw_of_unreadable(line: &[u8]) -> Flaw {
    if line.ends_with(b"\n") { Flaw::Changed } else { Flaw::Cut }
}

/// The kinds of chains in a case file, in their order: one case, its client, its invoices.
const KINDS: &[StreamKind] = &[StreamKind::Case, StreamKind::Client, StreamKind::Invoice];

/// Checks the chain of the case, which has an entry at least, and those of its client and its
/// invoices behind it; gives where they end.
fn check_chains(entries: &[&Entry]) -> Result<(Verified, BTreeSet<String>), BrokenLine> {
    let first = entries[0];
    let mut heads = BTreeSet::new();
    let mut verified = Verified {
        case: first.chain.id.clone(),
        head: Digest::NONE,
        entries: entries.len() as u64,
        gaps: 0,
        files: 0,
        letters: 0,
    };
    let (mut line, mut before) = (1, None);
    for entries in entries.chunk_by(|one, other| one.chain == other.chain) {
        let chain = &entries[0].chain;
        let place = place_of(chain).filter(|place| fits_behind(before.as_ref(), place));
        let Some(place) = place.filter(|_| chain.tenant == first.chain.tenant) else {
            return Err(broken_entry(line, entries[0], Flaw::Foreign));
        };
        let end = check_chain(entries, line)?;
        heads.insert(head_text(chain, &end.head));
        verified.gaps += end.gaps;
        if before.is_none() {
            verified.head = end.head.digest;
        }
        line += entries.len() as u64;
        before = Some(place);
    }
    Ok((verified, heads))
}

/// Where a chain belongs: its kind by [`KINDS`], and its id.
fn place_of(chain: &Chain) -> Option<(usize, String)> {
    let kind = KINDS.iter().position(|kind| chain.kind == kind.as_str())?;
    Some((kind, chain.id.clone()))
}

/// Whether a chain may follow another one. There are several of invoices alone, by their ids.
fn fits_behind(before: Option<&(usize, String)>, place: &(usize, String)) -> bool {
    match before {
        None => place.0 == 0,
        Some(before) => before.0 < place.0 || (place.0 == KINDS.len() - 1 && before < place),
    }
}

/// Checks one chain, whose first entry stands in this line.
fn check_chain(
    entries: &[&Entry],
    first_line: u64,
) -> Result<funkstille_core::evidence::Verified, BrokenLine> {
    let mut verifier = Verifier::new(entries[0].chain.clone(), &[]);
    let versions: BTreeSet<i64> = entries.iter().map(|entry| entry.version).collect();
    for (line, entry) in (first_line..).zip(entries) {
        verifier.take(entry).map_err(|found| {
            let moved = found.flaw == Flaw::Missing && versions.contains(&found.version);
            let flaw = if moved { Flaw::Moved } else { found.flaw };
            let stream = format!("{}/{}", entry.chain.kind, entry.chain.id);
            BrokenLine { line, entry: Some((stream, found.version)), flaw }
        })?;
    }
    verifier.finish().map_err(|found| broken(first_line, found.flaw))
}

/// What the entries of the case say of its letters: the digest of the words that each had last.
fn kept_letters(entries: &[&Entry]) -> BTreeMap<String, Digest> {
    let of_case = entries.iter().filter(|entry| entry.chain.kind == StreamKind::Case.as_str());
    let kept = of_case.filter_map(|entry| {
        let body = entry.content.as_ref()?.body.clone();
        match (StoredEvent { event_type: entry.event_type.clone(), body }).to_case() {
            Ok(CaseRecord::Happened(CaseEvent {
                what: Happened::LetterKept { letter, content, .. },
                ..
            })) => Some((letter, content)),
            _ => None,
        }
    });
    kept.collect()
}

/// A walk over all lines: the digest of everything so far, the letters that are still to come, and
/// whether the line that closes the file was there.
struct Rest {
    so_far: RunningDigest,
    heads: BTreeSet<String>,
    kept: BTreeMap<String, Digest>,
    is_closed: bool,
}

impl Rest {
    /// Takes the next line; `None` for an entry that was checked with its chain.
    fn take(&mut self, number: u64, raw: &[u8], line: Option<&Line<'_>>) -> Result<(), BrokenLine> {
        let (before, tail) = raw.split_at(raw.len().saturating_sub(TAIL));
        self.so_far.take(before);
        if let Some(line) = line {
            self.check(number, tail, line)?;
        }
        self.so_far.take(tail);
        Ok(())
    }

    fn check(&mut self, number: u64, tail: &[u8], line: &Line<'_>) -> Result<(), BrokenLine> {
        let extra = match line {
            _ if self.is_closed => return Err(broken(number, Flaw::Foreign)),
            Line::Entry(entry) => return Err(broken_entry(number, entry, Flaw::Moved)),
            Line::Unreadable(raw) => return Err(broken(number, flaw_of_unreadable(raw))),
            Line::Extra(extra) => extra,
        };
        let is_right = match extra.as_ref() {
            Extra::File(file) => file.is_right(),
            Extra::Letter(letter) => {
                self.kept.remove(&letter.letter).is_none_or(|kept| letter.words() == kept)
            }
            Extra::End(end) => self.has_heads(end),
        };
        let flaw = match extra.number() {
            said if said > number => Flaw::Missing,
            said if said < number => Flaw::Moved,
            _ if tail != Extra::tail(&self.so_far.digest()).as_bytes() => Flaw::Changed,
            _ if !is_right => Flaw::Changed,
            _ if matches!(extra.as_ref(), Extra::End(_)) && !self.kept.is_empty() => Flaw::Missing,
            _ => {
                self.is_closed = matches!(extra.as_ref(), Extra::End(_));
                return Ok(());
            }
        };
        Err(broken(number, flaw))
    }

    fn has_heads(&self, end: &EndLine) -> bool {
        end.heads.iter().collect::<BTreeSet<_>>() == self.heads.iter().collect()
    }
}

fn is_extra(line: &Line<'_>, is: impl Fn(&Extra) -> bool) -> bool {
    matches!(line, Line::Extra(extra) if is(extra))
}

fn broken(line: u64, flaw: Flaw) -> BrokenLine {
    BrokenLine { line, entry: None, flaw }
}

fn broken_entry(line: u64, entry: &Entry, flaw: Flaw) -> BrokenLine {
    let stream = format!("{}/{}", entry.chain.kind, entry.chain.id);
    BrokenLine { line, entry: Some((stream, entry.version)), flaw }
}

impl Explain for BrokenLine {
    fn key(&self) -> String {
        format!("casefile-{}", self.flaw.as_str())
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        vec![("line", Fact::Text(self.line.to_string()))]
    }
}
