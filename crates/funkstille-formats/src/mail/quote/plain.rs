//! Quotes in plain text.

use super::marks::{Introduction, MARKS};
use crate::mail::parse::clip;

/// Over how many lines an introduction may be wrapped.
const INTRODUCTION_LINES: usize = 4;

/// Of a copied head so many lines are read below the first.
const HEAD_LINES: usize = 16;

/// Enough to know an introduction, or a copied head, from its first line.
const LINES_AHEAD: usize = HEAD_LINES + 4;

/// A line longer than this introduces nothing.
const MAX_INTRODUCTION_BYTES: usize = 400;

/// A label of a copied head is at most this long, with its colon.
const MAX_LABEL_BYTES: usize = 40;

/// Below `--` (without the space that makes it a signature) at most this many lines are one.
const LOOSE_SIGNATURE_LINES: usize = 12;

/// What mail programs put around an introduction.
const TRAILERS: [char; 5] = ['*', '_', ' ', '-', '\u{a0}'];

/// What a line is, seen from its place in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// New text, or nothing that we know.
    None,
    /// A quoted line.
    Quoted,
    /// The first of so many lines that introduce a quote.
    Introduction(usize),
    /// The first of so many lines of a separator or a copied head.
    Head(usize),
    /// A line that a mail program wrote below the text.
    Program,
    /// The beginning of the signature.
    Signature,
}

pub(super) fn new_text(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(|line| line.trim_end_matches('\r')).collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut at = 0;
    let mut wrote_before = false;
    while at < lines.len() {
        at += match mark_of(&lines, at) {
            Mark::None => {
                kept.push(lines[at]);
                wrote_before |= !lines[at].trim().is_empty();
                1
            }
            Mark::Quoted | Mark::Program => 1,
            Mark::Introduction(count) | Mark::Head(count)
                if next_is_quoted(&lines[at + count..]) =>
            {
                count
            }
            // Below an introduction at the very top and without quote marks somebody wrote; below
            // a copied head nobody did.
            Mark::Introduction(count) if !wrote_before => count,
            Mark::Signature | Mark::Introduction(_) | Mark::Head(_) => break,
        };
    }
    tidy(&kept)
}

/// What stands before the first quote, introduction or copied head.
pub(super) fn first_part(text: &str) -> &str {
    // Where the last lines begin: an introduction that ends in one can begin in another.
    let mut starts = [0; INTRODUCTION_LINES];
    let mut judged = 0;
    let mut next = 0;
    for line in text.split_inclusive('\n') {
        starts.rotate_left(1);
        starts[INTRODUCTION_LINES - 1] = next;
        next += line.len();
        if !may_stand_before_quote(line.trim()) {
            continue;
        }
        let begins_quote = |start: usize| {
            let lines: Vec<&str> = text[start..].lines().take(LINES_AHEAD).collect();
            is_quoted(&lines, 0) || announcement(&lines, 0) != Mark::None
        };
        let mut unjudged = starts.into_iter().filter(|start| *start >= judged);
        if let Some(start) = unjudged.find(|start| begins_quote(*start)) {
            return &text[..start];
        }
        judged = next;
    }
    text
}

/// A quick look that spares nearly every line the long one.
fn may_stand_before_quote(line: &str) -> bool {
    line.starts_with(['>', '|'])
        || is_separator(line)
        || begins_head(line)
        || may_end_introduction(line)
}

fn mark_of(lines: &[&str], at: usize) -> Mark {
    if is_quoted(lines, at) {
        Mark::Quoted
    } else if is_signature(lines, at) {
        Mark::Signature
    } else if MARKS.signs(lines[at].trim()) {
        Mark::Program
    } else {
        announcement(lines, at)
    }
}

/// The introduction, separator or copied head that begins here.
fn announcement(lines: &[&str], at: usize) -> Mark {
    let line = lines[at].trim();
    if line.is_empty() {
        return Mark::None;
    }
    if is_separator(line) {
        return Mark::Head(1 + head_lines(&lines[at + 1..]).unwrap_or(0));
    }
    if let Some(count) = head_lines(&lines[at..]) {
        return Mark::Head(count);
    }
    introduction_lines(lines, at).map_or(Mark::None, Mark::Introduction)
}

fn is_quoted(lines: &[&str], at: usize) -> bool {
    lines[at].trim_start().starts_with('>') || is_bar_quote(lines, at)
}

/// `|` quotes as `>` does, but it also draws tables: two such lines in a row, none closed.
fn is_bar_quote(lines: &[&str], at: usize) -> bool {
    let is_bar = |line: &str| line.starts_with("| ") || line == "|";
    let closed = |line: &str| line.len() > 1 && line.ends_with('|');
    let beside = [at.checked_sub(1), Some(at + 1)];
    let neighbour = |index: Option<usize>| {
        index.and_then(|index| lines.get(index)).is_some_and(|line| is_bar(line.trim_end()))
    };
    let line = lines[at].trim_end();
    is_bar(line) && !closed(line) && beside.into_iter().any(neighbour)
}

fn is_signature(lines: &[&str], at: usize) -> bool {
    match lines[at] {
        "-- " => true,
        "--" | "—" => {
            let below = lines[at + 1..].iter().filter(|line| !line.trim().is_empty());
            below.take(LOOSE_SIGNATURE_LINES + 1).count() <= LOOSE_SIGNATURE_LINES
        }
        _ => false,
    }
}

/// `-----Original Message-----`, `Begin forwarded message:`
fn is_separator(line: &str) -> bool {
    if line.len() > 2 * MAX_LABEL_BYTES {
        return false;
    }
    let drawn = |c: char| matches!(c, '-' | '_' | '=' | '*' | '—' | '–' | '#' | '~' | ' ');
    let inner = line.trim_matches(drawn);
    let is_drawn = inner.len() < line.len() || inner.ends_with(':');
    is_drawn && MARKS.separators.contains(&inner.to_lowercase())
}

/// How many lines a copied head has that begins here: a sender, and two of date, recipient and
/// subject, perhaps with an empty line between, long ones wrapped.
fn head_lines(lines: &[&str]) -> Option<usize> {
    let heads = &MARKS.heads;
    let first = lines.iter().take(3).position(|line| !line.trim().is_empty())?;
    if !begins_head(lines[first]) {
        return None;
    }
    let mut seen = [false; 3];
    let mut end = first + 1;
    let mut strangers = 0;
    for (at, line) in lines.iter().enumerate().skip(first + 1).take(HEAD_LINES) {
        let kinds = [&heads.date, &heads.to, &heads.subject];
        let known =
            label(line).and_then(|label| kinds.iter().position(|kind| kind.contains(&label)));
        if let Some(kind) = known {
            seen[kind] = true;
            end = at + 1;
            strangers = 0;
        } else {
            strangers += 1;
        }
        // The subject stands last nearly everywhere; a wrapped line or an empty one may follow.
        if strangers > 1 {
            break;
        }
    }
    (seen.iter().filter(|seen| **seen).count() >= 2).then_some(end)
}

fn begins_head(line: &str) -> bool {
    label(line).is_some_and(|label| MARKS.heads.from.contains(&label))
}

/// The label before the colon, in lower case; stars and spaces around it do not count.
fn label(line: &str) -> Option<String> {
    let line = clip(line.trim_start_matches(['*', ' ', '\t', '\u{a0}']), MAX_LABEL_BYTES);
    let (label, _) = line.split_once(':').or_else(|| line.split_once('：'))?;
    Some(label.trim_matches(['*', ' ', '\u{a0}']).to_lowercase())
}

/// How many lines an introduction has that begins here.
fn introduction_lines(lines: &[&str], at: usize) -> Option<usize> {
    let mut joined_bytes = 0;
    for count in 1..=INTRODUCTION_LINES.min(lines.len() - at) {
        let line = lines[at + count - 1].trim();
        if line.is_empty() || joined_bytes + line.len() > MAX_INTRODUCTION_BYTES {
            return None;
        }
        joined_bytes += line.len() + usize::from(count > 1);
        if may_end_introduction(line) {
            let quoted_below = next_is_quoted(&lines[at + count..]);
            if count > 1 && begins_introduction(line) && !has_date(lines[at]) {
                return None;
            }
            let joined: Vec<&str> = lines[at..at + count].iter().map(|line| line.trim()).collect();
            if introduces(&joined.join(" ").to_lowercase(), lines[at], quoted_below) {
                return Some(count);
            }
        }
    }
    None
}

/// Whether a line begins as an introduction does: then the lines before it are no part of one.
fn begins_introduction(line: &str) -> bool {
    let line = line.to_lowercase();
    let begins = MARKS.introductions.iter().flat_map(|one| &one.begins);
    begins.into_iter().any(|begin| line.starts_with(begin.as_str()))
}

fn may_end_introduction(line: &str) -> bool {
    let line = line.trim_end_matches(TRAILERS);
    let is_dated = || line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(" GMT+");
    line.ends_with([':', '：', '>']) || MARKS.ends_with_verb(line) || is_dated()
}

/// Whether `line` (in lower case, joined from lines of which the first is `first`) introduces.
fn introduces(line: &str, first: &str, quoted_below: bool) -> bool {
    let line = line.trim_matches(TRAILERS);
    if is_date_and_address(line) {
        return true;
    }
    let dated = has_date(line);
    let first_tells =
        (first.contains(['"', '<']) || has_address(first)) || (dated && line.len() <= first.len());
    let is_this = |one: &Introduction| {
        let begins = one.begins.iter().any(|begin| line.starts_with(begin.as_str()));
        let alone = line.len() <= first.len();
        let placed = begins || (one.begins.is_empty() && (first_tells || (quoted_below && alone)));
        let closes = line.ends_with([':', '：'])
            || one.verbs.iter().any(|verb| line.ends_with(verb.as_str()));
        placed && closes && one.verbs.iter().any(|verb| has_word(line, verb))
    };
    (quoted_below || dated || has_address(line)) && MARKS.introductions.iter().any(is_this)
}

/// `2016-03-03 17:21 GMT+01:00 Some One <some@one.example>:` has no verb.
fn is_date_and_address(line: &str) -> bool {
    let gmt = line.contains(" gmt+");
    let addressed = has_address(line) && (line.ends_with(">:") || line.ends_with('>'));
    line.starts_with(|c: char| c.is_ascii_digit()) && (addressed || gmt) && has_date(line)
}

fn has_address(line: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    line.match_indices('@')
        .any(|(at, _)| part(line[..at].chars().next_back()) && part(line[at + 1..].chars().next()))
}

/// A year, a day with a month, or a time of day.
fn has_date(line: &str) -> bool {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = line.as_bytes();
    let between_digits = |at: usize| {
        digit(at.checked_sub(1).and_then(|before| bytes.get(before))) && digit(bytes.get(at + 1))
    };
    let marked = bytes
        .iter()
        .enumerate()
        .any(|(at, byte)| matches!(byte, b':' | b'.' | b'/' | b'-') && between_digits(at));
    let is_year =
        |word: &str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    marked || line.split(|c: char| !c.is_ascii_digit()).any(is_year)
}

fn has_word(line: &str, word: &str) -> bool {
    let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let ideographs = word.chars().any(|c| c > '\u{2e80}');
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        // Chinese knows no spaces.
        ideographs || (outside(before) && outside(after))
    })
}

fn next_is_quoted(lines: &[&str]) -> bool {
    lines
        .iter()
        .take(6)
        .map(|line| line.trim_start())
        .find(|line| !line.is_empty())
        .is_some_and(|line| line.starts_with('>') || line.starts_with("| "))
}

/// Joins the lines: no empty or drawn lines at the ends, at most one empty line in a row.
fn tidy(lines: &[&str]) -> String {
    let is_drawn = |line: &&str| {
        let drawn = |c: char| matches!(c, '-' | '_' | '=' | '*' | '~' | '#' | '+' | '—' | 'ᐧ');
        line.chars().all(|c| drawn(c) || c.is_whitespace() || c == '\u{200b}')
    };
    let begin = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(lines.len());
    let end = lines.iter().rposition(|line| !is_drawn(line)).map_or(begin, |last| last + 1);
    let mut text = String::new();
    let mut empty_before = false;
    for line in lines.get(begin..end).unwrap_or_default() {
        let empty = line.trim().is_empty();
        if !(empty && empty_before) {
            text.push_str(if text.is_empty() { "" } else { "\n" });
            text.push_str(line.trim_end());
        }
        empty_before = empty;
    }
    text
}
