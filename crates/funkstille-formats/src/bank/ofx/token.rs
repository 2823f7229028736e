//! From text to the marks of OFX and the words between them.

use std::borrow::Cow;

use crate::bank::{BankError, FileFault};

/// The longest field; OFX allows some hundred characters.
const MAX_FIELD_BYTES: usize = 64 * 1024;

/// The longest name of an element.
const MAX_NAME_BYTES: usize = 256;

/// A mark, or the words behind one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `<NAME>`
    Open(&'a str),
    /// `</NAME>`
    Close(&'a str),
    /// What stands between two marks, if anything does.
    Words(Cow<'a, str>),
}

/// The marks and words of a text, with their lines from 1.
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    line: u64,
    is_over: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1, is_over: false }
    }

    /// Goes forward, and counts the lines on the way.
    fn go(&mut self, to: usize) {
        let passed = &self.text.as_bytes()[self.at..to];
        let breaks = memchr::memchr_iter(b'\n', passed).count();
        self.line += u64::try_from(breaks).unwrap_or(u64::MAX);
        self.at = to;
    }

    fn fail(&mut self, fault: FileFault) -> Result<(u64, Token<'a>), BankError> {
        self.is_over = true;
        Err(BankError { line: self.line, fault })
    }

    /// Goes behind the next `end`; gives what stood before it.
    fn until(&mut self, end: &str) -> Option<&'a str> {
        let rest = &self.text[self.at..];
        let length = rest.find(end)?;
        self.go(self.at + length + end.len());
        Some(&rest[..length])
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Result<(u64, Token<'a>), BankError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = &self.text[self.at..];
            if self.is_over || rest.is_empty() {
                return None;
            }
            if !rest.starts_with('<') {
                let length = memchr::memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
                let line = self.line;
                if length > MAX_FIELD_BYTES {
                    return Some(self.fail(FileFault::FieldTooLong));
                }
                self.go(self.at + length);
                let words = rest[..length].trim();
                if !words.is_empty() {
                    return Some(Ok((line, Token::Words(resolved(words)))));
                }
            } else if rest.starts_with("<!--") {
                if self.until("-->").is_none() {
                    return Some(self.fail(FileFault::Broken));
                }
            } else if rest.starts_with("<![CDATA[") {
                let line = self.line;
                return match self.until("]]>") {
                    Some(data) if data.len() <= MAX_FIELD_BYTES => {
                        let words = data.trim_start_matches("<![CDATA[").trim();
                        Some(Ok((line, Token::Words(Cow::Borrowed(words)))))
                    }
                    Some(_) => Some(self.fail(FileFault::FieldTooLong)),
                    None => Some(self.fail(FileFault::Broken)),
                };
            } else if rest.starts_with("<!") {
                return Some(self.fail(FileFault::DocumentType));
            } else if rest.starts_with("<?") {
                if self.until(">").is_none() {
                    return Some(self.fail(FileFault::Broken));
                }
            } else {
                return Some(Ok(self.mark()));
            }
        }
    }
}

impl<'a> Tokens<'a> {
    fn mark(&mut self) -> (u64, Token<'a>) {
        let line = self.line;
        let rest = &self.text.as_bytes()[self.at + 1..];
        let near = &rest[..rest.len().min(MAX_NAME_BYTES)];
        let Some(length) = memchr::memchr2(b'>', b'<', near).filter(|at| near[*at] == b'>') else {
            // A sign that opens nothing is one of the words.
            self.go(self.at + 1);
            return (line, Token::Words(Cow::Borrowed("<")));
        };
        let name = &self.text[self.at + 1..self.at + 1 + length];
        self.go(self.at + length + 2);
        let plain = |name: &'a str| name.split_whitespace().next().unwrap_or_default();
        (
            line,
            match name.strip_prefix('/') {
                Some(name) => Token::Close(plain(name)),
                None => Token::Open(plain(name.trim_end_matches('/'))),
            },
        )
    }
}

/// The five entities of XML, the blank, and characters by number; everything else is what it is,
/// since banks write `&` as it comes.
fn resolved(words: &str) -> Cow<'_, str> {
    if !words.contains('&') {
        return Cow::Borrowed(words);
    }
    let mut text = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = rest[1..].split_once(';').filter(|(name, _)| name.len() <= 8);
        if let Some((character, behind)) =
            entity.and_then(|(name, behind)| Some((character(name)?, behind)))
        {
            text.push(character);
            rest = behind;
        } else {
            text.push('&');
            rest = &rest[1..];
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|character| !character.is_control())?
        }
    })
}
