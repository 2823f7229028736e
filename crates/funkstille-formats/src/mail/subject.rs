//! Subjects without what mail programs and gateways put before them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../../signals/subject.toml"))
        .expect("a test reads the same embedded file")
});

#[derive(Deserialize)]
struct Marks {
    reply: BTreeSet<String>,
    forward: BTreeSet<String>,
    gateway: BTreeSet<String>,
}

/// The subject without marks of answering, forwarding and gateways, in lower case with single
/// spaces: equal for all messages of one conversation. RFC 5256, section 2.1, with the prefixes
/// of more languages (`signals/subject.toml`), numbered ones (`RE[5]:`, `Re²:`) and gateway tags
/// (`[EXTERN]`). Empty where nothing else was there.
pub fn base_subject(subject: &str) -> String {
    let folded = subject.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut rest = without_trailers(&folded);
    loop {
        let before = rest;
        while let Some((_, after)) = split_prefix(rest) {
            rest = after;
        }
        if let Some((_, after)) = split_blob(rest)
            && !after.is_empty()
        {
            rest = after;
        }
        if let Some(inner) = rest.strip_prefix("[fwd:").and_then(|rest| rest.strip_suffix(']')) {
            rest = without_trailers(inner.trim());
        }
        if rest == before {
            return rest.to_owned();
        }
    }
}

/// Whether the subject begins with a mark of an answer (`Re:`, `AW:`, `Antw:` …), perhaps behind a
/// gateway's or a list's tag. A forwarded message is no answer.
pub fn is_reply(subject: &str) -> bool {
    let start: String = subject.trim_start().chars().take(MAX_LOOK_CHARS).collect();
    let folded = start.to_lowercase();
    let mut rest = folded.as_str();
    loop {
        rest = match (split_prefix(rest), split_blob(rest)) {
            (Some((Prefix::Gateway, after)), _) | (None, Some((_, after))) => after,
            (Some((prefix, _)), _) => return prefix == Prefix::Reply,
            (None, None) => return false,
        };
    }
}

/// How far into a subject the mark of an answer is looked for.
const MAX_LOOK_CHARS: usize = 200;

/// No mark with its counter is longer than this.
const MAX_MARK_BYTES: usize = 48;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    Reply,
    Forward,
    Gateway,
}

/// Splits one mark off the front of a folded subject: `re:`, `aw[2]:`, `[extern]`.
fn split_prefix(subject: &str) -> Option<(Prefix, &str)> {
    if let Some((inner, after)) = split_blob(subject)
        && MARKS.gateway.contains(inner.trim())
    {
        return Some((Prefix::Gateway, after));
    }
    let colon = subject
        .char_indices()
        .take_while(|&(at, _)| at < MAX_MARK_BYTES)
        .find(|&(_, c)| matches!(c, ':' | '：'))?;
    let mark = without_counter(subject[..colon.0].trim_end());
    let after = subject[colon.0 + colon.1.len_utf8()..].trim_start();
    let lists = [
        (Prefix::Reply, &MARKS.reply),
        (Prefix::Forward, &MARKS.forward),
        (Prefix::Gateway, &MARKS.gateway),
    ];
    let (prefix, _) = lists.into_iter().find(|(_, marks)| marks.contains(mark))?;
    Some((prefix, after))
}

/// `re[5]`, `re(5)`, `re^5`, `re²`, `re 5` without the number.
fn without_counter(mark: &str) -> &str {
    let is_counter = |c: char| {
        c.is_ascii_digit() || matches!(c, '²' | '³' | '¹' | '^' | '*' | '[' | ']' | '(' | ')')
    };
    mark.trim_end_matches(is_counter).trim_end()
}

/// Splits `[anything]` off the front.
fn split_blob(subject: &str) -> Option<(&str, &str)> {
    let (inner, after) = subject.strip_prefix('[')?.split_once(']')?;
    (!inner.contains('[')).then(|| (inner, after.trim_start()))
}

fn without_trailers(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some(shorter) = rest.strip_suffix("(fwd)") {
        rest = shorter.trim_end();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::{base_subject, is_reply};

    fn check(subject: &str, base: &str, reply: bool) {
        assert_eq!(base_subject(subject), base, "{subject:?}");
        assert_eq!(is_reply(subject), reply, "{subject:?}");
    }

    #[test]
    fn marks_of_answers_and_forwards_go() {
        check("Website Relaunch", "website relaunch", false);
        check("Re: Website  Relaunch", "website relaunch", true);
        check("AW: AW: Re:Website Relaunch ", "website relaunch", true);
        check("WG: Angebot", "angebot", false);
        check("Antw: Re[5]: Angebot", "angebot", true);
        check("RE²: Angebot", "angebot", true);
        check("Re (2): Angebot", "angebot", true);
        check("Re^3: Angebot", "angebot", true);
        check("SV: VS: Tilbud", "tilbud", true);
        check("Fwd: FW: Logo (fwd) (fwd)", "logo", false);
        check("[Fwd: Re: Logo]", "logo", false);
        check("Antwort: Ihr Entwurf", "ihr entwurf", true);
        check("回复：报价", "报价", true);
    }

    #[test]
    fn tags_of_gateways_and_lists_go() {
        check("[EXTERN] AW: Angebot", "angebot", true);
        check("AW: [Ext] Angebot", "angebot", true);
        check("[EXTERNAL EMAIL] Re: Quote", "quote", true);
        check("EXTERN: Angebot", "angebot", false);
        check("[studio-list] Re: [studio-list] Fonts", "fonts", true);
    }

    #[test]
    fn words_that_only_look_like_marks_stay() {
        check("Rechnung 2026-014", "rechnung 2026-014", false);
        check("Regarding: our call", "regarding: our call", false);
        check("External audit", "external audit", false);
        check("Relaunch: Texte", "relaunch: texte", false);
        check("[Logo]", "[logo]", false);
        check("Re:", "", true);
        check("", "", false);
        check("[ Re: a", "[ re: a", false);
    }

    #[test]
    fn a_long_row_of_marks_is_no_trouble() {
        let subject = "Re: ".repeat(100_000) + "end";
        assert_eq!(base_subject(&subject), "end");
    }
}
