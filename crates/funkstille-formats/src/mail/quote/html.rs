//! Quotes in HTML, cut by the marks that mail programs set; the rest turned into text.
//!
//! A scanner and no parser: it sees tags, attributes and text, keeps no tree, and passes once over
//! its input whatever that is.

use mail_parser::decoders::html::add_html_token;

use super::marks::{MARKS, Selector};

/// Elements whose content is no text.
const SILENT: [&str; 6] = ["style", "script", "head", "title", "template", "noscript"];

/// Elements that begin and end a line.
const BLOCKS: [&str; 22] = [
    "p",
    "div",
    "br",
    "tr",
    "table",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
    "pre",
    "section",
    "article",
    "header",
    "footer",
    "dd",
];

/// The longest entity worth reading (`&CounterClockwiseContourIntegral;`).
const MAX_ENTITY_BYTES: usize = 34;

/// The text of `html` without its marked quotes, each replaced by one line that begins with `>` so
/// that its introduction is known as one. `None` where no quote is marked.
pub(super) fn without_quotes(html: &str) -> Option<String> {
    let mut writer = Writer::default();
    let mut leaving: Option<Leaving> = None;
    let mut found = false;
    let tokens = Tokens { rest: html };
    for token in tokens {
        if let Some(out) = &mut leaving {
            if out.ends_with(&token) {
                leaving = None;
            }
            continue;
        }
        match token {
            Token::Text(text) => writer.text(text),
            Token::Close(name) => writer.tag(&name),
            Token::Open(tag) => {
                if tag.fits_any(&MARKS.markup.rest) {
                    writer.quote();
                    return Some(writer.text);
                }
                let quoted = tag.fits_any(&MARKS.markup.quoted);
                found |= quoted;
                if quoted {
                    writer.quote();
                }
                if quoted || SILENT.contains(&tag.name.as_str()) {
                    leaving = Some(Leaving { name: tag.name, depth: 1 });
                } else {
                    writer.tag(&tag.name);
                }
            }
        }
    }
    found.then_some(writer.text)
}

/// An element whose content is left out until it closes.
struct Leaving {
    name: String,
    depth: usize,
}

impl Leaving {
    fn ends_with(&mut self, token: &Token<'_>) -> bool {
        match token {
            Token::Open(tag) if tag.name == self.name => self.depth += 1,
            Token::Close(name) if *name == self.name => self.depth -= 1,
            _ => {}
        }
        self.depth == 0
    }
}

#[derive(Default)]
struct Writer {
    text: String,
}

impl Writer {
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            self.words(&rest[..at]);
            let entity = entity(&rest[at..]);
            match entity {
                "&nbsp;" | "&#160;" | "&" => self.words(if entity == "&" { "&" } else { " " }),
                _ => add_html_token(&mut self.text, entity.as_bytes(), false),
            }
            rest = &rest[at + entity.len()..];
        }
        self.words(rest);
    }

    /// Adds text with every run of white space as one space, none at the beginning of a line.
    fn words(&mut self, text: &str) {
        for c in text.chars() {
            if !c.is_whitespace() {
                self.text.push(c);
            } else if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }

    fn tag(&mut self, name: &str) {
        if !BLOCKS.contains(&name) {
            return;
        }
        let is_paragraph = matches!(name, "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        let at_line_start = self.text.is_empty() || self.text.ends_with('\n');
        if name == "br" || !at_line_start || (is_paragraph && !self.text.ends_with("\n\n")) {
            self.text.push('\n');
        }
    }

    fn quote(&mut self) {
        self.text.push_str("\n>\n");
    }
}

/// `&name;` at the beginning of `text`, or the `&` alone.
fn entity(text: &str) -> &str {
    let bytes = text.as_bytes().iter().take(MAX_ENTITY_BYTES).skip(1);
    let name = bytes.take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
    if name > 0 && text.as_bytes().get(name + 1) == Some(&b';') { &text[..name + 2] } else { "&" }
}

enum Token<'h> {
    Text(&'h str),
    Open(Tag<'h>),
    Close(String),
}

struct Tag<'h> {
    name: String,
    attributes: &'h str,
}

impl Tag<'_> {
    fn fits_any(&self, selectors: &[Selector]) -> bool {
        if self.attributes.trim().is_empty() {
            return false;
        }
        let mut attributes = None;
        selectors
            .iter()
            .filter(|one| one.name.is_empty() || one.name == self.name)
            .any(|one| one.fits(attributes.get_or_insert_with(|| attributes_of(self.attributes))))
    }
}

impl Selector {
    /// Whether an element with these attributes is meant; its name is compared before.
    fn fits(&self, attributes: &[(String, String)]) -> bool {
        let value = |name: &str| {
            attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
        };
        let outlook = |id: &str, wanted: &str| {
            // Outlook on the web puts "x_" before ids and classes each time a mail passes it.
            id.trim_start_matches("x_") == wanted
        };
        let id =
            self.id.as_ref().is_none_or(|wanted| value("id").is_some_and(|id| outlook(id, wanted)));
        let class = self.class.as_ref().is_none_or(|wanted| {
            let classes = value("class").unwrap_or_default();
            classes.split_whitespace().any(|class| outlook(class, wanted))
        });
        let attribute = self.attribute.as_ref().is_none_or(|(name, wanted)| {
            let given = value(name);
            given.is_some() && wanted.as_ref().is_none_or(|wanted| given == Some(wanted))
        });
        id && class && attribute
    }
}

/// The attributes of a tag, names and values in lower case.
fn attributes_of(text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = text.trim_start();
    while let Some(end) = rest.find(|c: char| c == '=' || c.is_whitespace()) {
        let name = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let Some(after) = rest.strip_prefix('=') else {
            attributes.push((name, String::new()));
            continue;
        };
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, next) = match quote {
            Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        attributes.push((name, value.to_lowercase()));
        rest = next.trim_start();
    }
    if !rest.is_empty() {
        attributes.push((rest.to_lowercase(), String::new()));
    }
    attributes
}

/// Cuts HTML into tags and text; comments and declarations are passed over.
struct Tokens<'h> {
    rest: &'h str,
}

impl<'h> Iterator for Tokens<'h> {
    type Item = Token<'h>;

    fn next(&mut self) -> Option<Token<'h>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let at = self.rest.find('<').unwrap_or(self.rest.len());
            if at > 0 {
                let (text, rest) = self.rest.split_at(at);
                self.rest = rest;
                return Some(Token::Text(text));
            }
            if let Some(comment) = self.rest.strip_prefix("<!--") {
                self.rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
                continue;
            }
            let inner = &self.rest[1..];
            if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
            {
                self.rest = inner;
                return Some(Token::Text("<"));
            }
            let end = tag_end(inner);
            self.rest = inner.get(end + 1..).unwrap_or_default();
            if let Some(token) = token_of(&inner[..end]) {
                return Some(token);
            }
        }
    }
}

/// Where the tag ends: the first `>` outside quoted values.
fn tag_end(inner: &str) -> usize {
    let mut quote = None;
    for (at, byte) in inner.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quote that never closes: the tag ends at the first bracket instead.
    inner.find('>').unwrap_or(inner.len())
}

fn token_of(inner: &str) -> Option<Token<'_>> {
    let (closes, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let end = inner.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inner.len());
    let name = inner[..end].to_ascii_lowercase();
    if name.is_empty() || name.starts_with(['!', '?']) {
        return None;
    }
    let attributes = inner[end..].trim_end_matches('/');
    Some(if closes { Token::Close(name) } else { Token::Open(Tag { name, attributes }) })
}
