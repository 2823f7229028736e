//! A sentence as a row of folded words, so that phrases compare without regard to spelling.

use std::ops::Range;

/// The words of a text, folded: lower case, `ä` as `ae` (so `für` equals `fuer`), no apostrophes
/// (`don't` equals `dont`), hyphens part words (`check-in` equals `check in`) except after a
/// single letter (`e-mail` equals `email`), numbers whole (`2026-014`), `€ $ £` as words of their
/// own.
#[derive(Debug, Default)]
pub(crate) struct Words {
    folded: String,
    marks: Vec<Mark>,
    clauses: usize,
}

#[derive(Debug)]
struct Mark {
    folded: Range<usize>,
    source: Range<usize>,
    /// Counts commas and the like before the word: words of one clause share it.
    clause: usize,
}

impl Words {
    /// Folds `text`; linear in its length.
    pub(crate) fn of(text: &str) -> Self {
        let mut words = Self::default();
        let mut open: Option<(usize, usize)> = None;
        let mut at = 0;
        while at < text.len() {
            let plain = plain_letters(&text[at..]);
            if !plain.is_empty() {
                open.get_or_insert((at, words.folded.len()));
                let start = words.folded.len();
                words.folded.push_str(plain);
                words.folded[start..].make_ascii_lowercase();
                at += plain.len();
            }
            let mut chars = text[at..].chars();
            let Some(c) = chars.next() else { break };
            let next = chars.next();
            let end = at + c.len_utf8();
            if let Some(currency) = currency_word(c) {
                words.close(&mut open, at);
                open = Some((at, words.folded.len()));
                words.folded.push_str(currency);
                words.close(&mut open, end);
            } else if c.is_alphanumeric() {
                open.get_or_insert((at, words.folded.len()));
                fold_into(&mut words.folded, c);
            } else if let Some((_, start)) = open
                && !joins(c, &words.folded[start..], next)
            {
                words.close(&mut open, at);
                words.clauses += usize::from(ends_clause(c));
            } else if open.is_some()
                && matches!(c, '.' | ',' | ':' | '/' | '-')
                && in_number(&words.folded)
            {
                words.folded.push(c);
            } else if open.is_some() && c == '\u{308}' && words.folded.ends_with(['a', 'o', 'u']) {
                words.folded.push('e');
            } else if open.is_none() {
                words.clauses += usize::from(ends_clause(c));
            }
            at = end;
        }
        words.close(&mut open, text.len());
        words
    }

    fn close(&mut self, open: &mut Option<(usize, usize)>, source_end: usize) {
        if let Some((source, folded)) = open.take() {
            let folded = folded..self.folded.len();
            self.marks.push(Mark { folded, source: source..source_end, clause: self.clauses });
        }
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.marks.len()
    }

    /// The folded word at `index`, which must be below `len`.
    pub(crate) fn word(&self, index: usize) -> &str {
        &self.folded[self.marks[index].folded.clone()]
    }

    /// Whether the word at `index` is the first of its clause.
    pub(crate) fn begins_clause(&self, index: usize) -> bool {
        let clause = |index: usize| self.marks.get(index).map(|mark| mark.clause);
        index.checked_sub(1).is_none_or(|before| clause(before) != clause(index))
    }

    /// Where the clause of the word before `index` ends: the first word after the next comma or
    /// the like, or `len`.
    pub(crate) fn clause_end(&self, index: usize) -> usize {
        let Some(before) = index.checked_sub(1).and_then(|before| self.marks.get(before)) else {
            return index;
        };
        let rest = &self.marks[index..];
        index + rest.iter().take_while(|mark| mark.clause == before.clause).count()
    }

    /// The bytes of the source text from the first to the last of these words.
    pub(crate) fn source(&self, words: &Range<usize>) -> Range<usize> {
        match self.marks.get(words.clone()) {
            Some([first, .., last]) => first.source.start..last.source.end,
            Some([only]) => only.source.clone(),
            _ => 0..0,
        }
    }
}

/// The letters and digits of ASCII at the beginning, which most words are made of.
fn plain_letters(text: &str) -> &str {
    let end = text.bytes().position(|byte| !byte.is_ascii_alphanumeric());
    &text[..end.unwrap_or(text.len())]
}

fn ends_clause(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '–' | '—')
}

fn currency_word(c: char) -> Option<&'static str> {
    match c {
        '€' => Some("eur"),
        '$' => Some("usd"),
        '£' => Some("gbp"),
        _ => None,
    }
}

/// Whether `c` stands inside a word that so far reads `word` and goes on with `next`.
fn joins(c: char, word: &str, next: Option<char>) -> bool {
    let goes_on = next.is_some_and(char::is_alphanumeric);
    match c {
        '\'' | '’' | '‘' | 'ʼ' | '´' | '`' => goes_on,
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{300}'..='\u{36f}' => true,
        '.' | ',' | ':' | '/' | '-' if in_number(word) => {
            next.is_some_and(|next| next.is_ascii_digit())
        }
        '-' | '\u{2010}' | '\u{2011}' => word.chars().count() == 1 && goes_on,
        _ => false,
    }
}

fn in_number(word: &str) -> bool {
    word.ends_with(|last: char| last.is_ascii_digit())
}

fn fold_into(folded: &mut String, c: char) {
    match c {
        'ä' | 'Ä' => folded.push_str("ae"),
        'ö' | 'Ö' => folded.push_str("oe"),
        'ü' | 'Ü' => folded.push_str("ue"),
        'ß' | 'ẞ' => folded.push_str("ss"),
        _ => folded.extend(c.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn check(text: &str, expected: &str) {
        let words = Words::of(text);
        let folded: Vec<&str> = (0..words.len()).map(|index| words.word(index)).collect();
        assert_eq!(folded.join("|"), expected, "{text:?}");
    }

    #[test]
    fn spelling_does_not_matter() {
        check("Für SIE, größer!", "fuer|sie|groesser");
        check("Fu\u{308}r", "fuer");
        check("Don’t/can't 'quote'", "dont|cant|quote");
        check("Check-in per E-Mail", "check|in|per|email");
        check("2.400,50 € am 12.3. um 9:30", "2.400,50|eur|am|12.3|um|9:30");
        check("€900", "eur|900");
        check("RE-2026-014, 10/12, 5-Seiter", "re|2026-014|10/12|5|seiter");
        check("50€", "50|eur");
        check("Wie geht's?", "wie|gehts");
        check("--- … ---", "");
    }

    #[test]
    fn words_know_where_they_came_from() {
        let text = "Bitte – prüfen Sie’s.";
        let words = Words::of(text);
        assert_eq!(&text[words.source(&(1..3))], "prüfen Sie’s");
        assert_eq!(&text[words.source(&(0..1))], "Bitte");
        assert_eq!(words.source(&(7..9)), 0..0);
    }
}
