//! The way through a file: where the reader is, and to whom the words there belong.

use jiff::civil::DateTime;
use quick_xml::events::BytesStart;

use super::gather::Gathered;
use super::tag::Tag;
use crate::bank::entry::BankFile;
use crate::bank::{FileFault, day, text};

/// No statement lies deeper than this; ISO 20022 needs about twenty.
const MAX_DEPTH: usize = 64;

/// The longest field; ISO 20022 allows 500 characters, some banks write more.
const MAX_FIELD_BYTES: usize = 64 * 1024;

/// What every name of the format begins with.
const NAMESPACE: &str = "urn:iso:std:iso:20022:tech:xsd:";

/// The messages that are read.
const MESSAGES: [&str; 3] = ["camt.052.", "camt.053.", "camt.054."];

/// Where the reader is, and what it has found.
#[derive(Default)]
pub(super) struct Walk {
    path: Vec<Tag>,
    words: String,
    format: Option<String>,
    is_over: bool,
    account: Option<String>,
    entry: Option<Gathered>,
    /// When the statement was made, and up to when it is complete.
    created: Option<DateTime>,
    until: Option<DateTime>,
    file: BankFile,
}

impl Walk {
    /// Whether it has turned out to be CAMT.
    pub(super) fn is_camt(&self) -> bool {
        self.format.is_some()
    }

    /// Goes into an element; `line` gives the line at which it begins.
    pub(super) fn open(
        &mut self,
        start: &BytesStart<'_>,
        line: impl FnOnce() -> u64,
    ) -> Result<(), FileFault> {
        let name = start.local_name();
        let tag = Tag::of(name.as_ref());
        if self.path.is_empty() {
            self.begin(tag, start)?;
        }
        if self.path.len() >= MAX_DEPTH {
            return Err(FileFault::TooDeep);
        }
        self.path.push(tag);
        self.words.clear();
        match &self.path[..] {
            [Tag::Document, Tag::Message, Tag::Statement] => {
                (self.account, self.created, self.until) = (None, None, None);
            }
            [Tag::Document, Tag::Message, Tag::Statement, Tag::Entry] => {
                self.entry = Some(Gathered::new(line()));
            }
            [_, _, _, Tag::Entry, below @ ..] => {
                if let Some(entry) = &mut self.entry {
                    let currency = start.try_get_attribute("Ccy").ok().flatten();
                    entry.open(below, currency.map(|currency| currency.value.into_owned()));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The root says which message it is.
    fn begin(&mut self, tag: Tag, start: &BytesStart<'_>) -> Result<(), FileFault> {
        if self.is_over {
            return Err(FileFault::Broken);
        }
        // The name of the format is that of the prefix of the root, whatever that is.
        let prefix = start.name().prefix().map(|prefix| prefix.as_ref().to_owned());
        let key = prefix.map_or("xmlns".to_owned(), |prefix| format!("xmlns:{prefix}"));
        let value = start.try_get_attribute(key.as_str()).ok().flatten();
        let format = value.and_then(|value| {
            let format = value.value.strip_prefix(NAMESPACE)?.to_owned();
            MESSAGES.iter().any(|message| format.starts_with(message)).then_some(format)
        });
        if tag != Tag::Document || format.is_none() {
            return Err(FileFault::OtherThing);
        }
        self.format = format;
        Ok(())
    }

    /// Takes words inside the element.
    pub(super) fn words(&mut self, words: &str) -> Result<(), FileFault> {
        if self.path.is_empty() {
            let blank = words.trim_start_matches('\u{feff}').trim().is_empty();
            return if blank { Ok(()) } else { Err(self.stray()) };
        }
        if self.words.len() + words.len() > MAX_FIELD_BYTES {
            return Err(FileFault::FieldTooLong);
        }
        self.words.push_str(words);
        Ok(())
    }

    fn stray(&self) -> FileFault {
        if self.is_camt() { FileFault::Broken } else { FileFault::OtherThing }
    }

    /// Goes out of the element.
    pub(super) fn close(&mut self) {
        let words = self.words.trim();
        match &self.path[..] {
            [_, Tag::Message, Tag::Statement, Tag::Account, Tag::Id, Tag::Iban]
            | [_, Tag::Message, Tag::Statement, Tag::Account, Tag::Id, Tag::Other, Tag::Id] => {
                self.account = self.account.take().or_else(|| text::account(words));
            }
            [_, Tag::Message, Tag::Statement, Tag::CreatedAt] => self.created = day::until(words),
            [_, Tag::Message, Tag::Statement, Tag::Period, Tag::Until] => {
                self.until = day::until(words);
            }
            [_, Tag::Message, Tag::Statement] => {
                let until = self.until.or(self.created);
                self.file.reach(self.account.as_deref(), until);
            }
            [_, Tag::Message, Tag::Statement, Tag::Entry] => {
                if let Some(entry) = self.entry.take() {
                    match entry.finish(self.account.as_deref()) {
                        Ok(entry) => self.file.entries.push(entry),
                        Err(unreadable) => self.file.unreadable.push(unreadable),
                    }
                }
            }
            [_, _, _, Tag::Entry, below @ ..] => {
                if let Some(entry) = &mut self.entry {
                    entry.take(below, words);
                }
            }
            _ => {}
        }
        self.words.clear();
        self.path.pop();
        self.is_over |= self.path.is_empty();
    }

    /// What was found, where everything that was opened was closed.
    pub(super) fn finish(self) -> Result<BankFile, FileFault> {
        let is_closed = self.path.is_empty();
        match self.format {
            Some(format) if is_closed => Ok(BankFile { format, ..self.file }),
            Some(_) => Err(FileFault::Broken),
            None => Err(FileFault::OtherThing),
        }
    }
}
