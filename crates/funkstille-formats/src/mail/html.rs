//! HTML to text that reads as the mail looked, line by line; quotes as lines that begin with `> `.
//!
//! A scanner and no parser: it sees tags, attributes and text, keeps no tree, and its work grows
//! with the size of the input alone. Which elements hold quotes is data (`signals/quote.toml`).

use mail_parser::decoders::html::add_html_token;

use super::quote::marks::{MARKS, Selector};

/// Elements that begin and end a line.
const BLOCKS: [&str; 26] = [
    "address",
    "article",
    "blockquote",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];
/// Elements whose content nobody sees. Mail programs run no scripts, so they show `noscript`.
const HIDDEN: [&str; 5] = ["head", "style", "script", "template", "title"];
/// The longest entity worth reading (`&CounterClockwiseContourIntegral;`).
const MAX_ENTITY_BYTES: usize = 34;

/// An HTML document, or a piece of one, as text.
pub(crate) struct Shown {
    /// Lines end where blocks do.
    pub text: String,
    /// Whether a quote in it bears the mark of a mail program.
    pub has_marked_quotes: bool,
}

/// Turns HTML into text. A `blockquote` without the mark of a mail program is a quote only where
/// nothing else is: beside marked ones it is an indent that the writer chose.
pub(crate) fn html_to_text(html: &str) -> Shown {
    let text = Text::of(html, false);
    let has_marked_quotes = text.has_marked_quotes;
    let again = text.has_indents && !has_marked_quotes;
    let text = if again { Text::of(html, true) } else { text };
    Shown { text: text.shown, has_marked_quotes }
}

#[derive(Default)]
struct Text<'h> {
    shown: String,
    space: bool,
    quote: Option<Quote<'h>>,
    has_marked_quotes: bool,
    has_indents: bool,
}

/// A quote that is open.
struct Quote<'h> {
    /// The element that holds it; without a name it goes on to the end.
    element: &'h str,
    /// How many elements of this name are open.
    depth: usize,
}

impl<'h> Text<'h> {
    fn of(html: &'h str, quotes_indents: bool) -> Self {
        let mut text = Self::default();
        let mut tokens = Tokens { rest: html, ..Tokens::default() };
        while let Some(token) = tokens.next() {
            match token {
                Token::Words(words) => text.words(words),
                Token::Tag(tag) => {
                    tokens.skip_hidden(&tag);
                    text.tag(&tag);
                    text.follow_quote(&tag, quotes_indents);
                }
            }
        }
        text
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        if tag.is_one_of(&BLOCKS) {
            self.line_end(tag.is("br") || (tag.closes && tag.is("p")));
        } else if tag.is("td") || tag.is("th") {
            self.space = true;
        }
    }

    /// Opens and closes quotes; one within another is part of it.
    fn follow_quote(&mut self, tag: &Tag<'h>, quotes_indents: bool) {
        if let Some(quote) = &mut self.quote {
            if tag.is(quote.element) {
                quote.depth = if tag.closes { quote.depth - 1 } else { quote.depth + 1 };
            }
            if quote.depth == 0 {
                self.quote = None;
                self.line_end(self.has_marked_quotes);
            }
        } else if !tag.closes {
            let marked = tag.marked_quote();
            let is_indent = tag.is("blockquote");
            self.has_marked_quotes |= marked.is_some();
            self.has_indents |= is_indent;
            if let Some(element) = marked.or((quotes_indents && is_indent).then_some(tag.name)) {
                self.quote = Some(Quote { element, depth: 1 });
                self.line_end(false);
            }
        }
    }

    /// Adds running text: entities decoded, white space collapsed.
    fn words(&mut self, html: &str) {
        if html.starts_with(char::is_whitespace) {
            self.space = true;
        }
        let mut words = html.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let begins_line = self.shown.is_empty() || self.shown.ends_with('\n');
            if begins_line && self.quote.is_some() {
                self.shown.push_str("> ");
            } else if self.space && !begins_line {
                self.shown.push(' ');
            }
            self.space = words.peek().is_some() || html.ends_with(char::is_whitespace);
            self.entities(word);
        }
    }

    fn entities(&mut self, word: &str) {
        let mut rest = word;
        while let Some(start) = rest.find('&') {
            self.shown.push_str(&rest[..start]);
            let entity = entity(&rest[start..]);
            if matches!(entity, "&nbsp;" | "&#160;") {
                self.shown.push(' ');
            } else {
                add_html_token(&mut self.shown, entity.as_bytes(), false);
            }
            rest = &rest[start + entity.len()..];
        }
        self.shown.push_str(rest);
    }

    /// Ends the line; `always` also one that is empty.
    fn line_end(&mut self, always: bool) {
        self.space = false;
        if !self.shown.is_empty() && (always || !self.shown.ends_with('\n')) {
            self.shown.push('\n');
        }
    }
}

/// `&name;` at the beginning of `text`, or the `&` alone.
fn entity(text: &str) -> &str {
    let name = text.bytes().take(MAX_ENTITY_BYTES).skip(1);
    let name = name.take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    if text[1 + name..].starts_with(';') { &text[..name + 2] } else { "&" }
}

enum Token<'h> {
    Words(&'h str),
    Tag(Tag<'h>),
}

struct Tag<'h> {
    name: &'h str,
    closes: bool,
    attributes: &'h str,
}

impl<'h> Tag<'h> {
    /// Reads what stands between the brackets.
    fn of(inside: &'h str) -> Self {
        let (closes, inside) = match inside.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, inside),
        };
        let end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at(end);
        Self { name, closes, attributes: attributes.trim_end_matches('/') }
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    fn is_one_of(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }

    /// The name of the element that holds a quote if this one opens it: its own, or none where all
    /// that follows is quoted.
    fn marked_quote(&self) -> Option<&'h str> {
        let attributes = attributes_of(self.attributes);
        let fits = |one: &Selector| {
            attributes.iter().any(|(name, value)| one.fits(self.name, name, value))
        };
        if MARKS.markup.rest.iter().any(fits) {
            return Some("");
        }
        MARKS.markup.quoted.iter().any(fits).then_some(self.name)
    }
}

/// Names and values of attributes, as they came.
pub(crate) fn attributes_of(text: &str) -> Vec<(&str, &str)> {
    let mut attributes = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let after = after.trim_start();
        let (value, after) = after.strip_prefix('=').map_or(("", after), attribute_value);
        attributes.push((name, value));
        rest = after.trim_start();
    }
    attributes
}

/// The value after the equals sign, without its quotation marks, and what follows it.
fn attribute_value(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    match text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        Some(mark) => text[1..].split_once(mark).unwrap_or((&text[1..], "")),
        None => text.split_once(char::is_whitespace).unwrap_or((text, "")),
    }
}

/// Cuts HTML into tags and text; comments and declarations are passed over. What is never closed is
/// looked for once, so that the work stays linear.
#[derive(Default)]
struct Tokens<'h> {
    rest: &'h str,
    /// Elements of [`HIDDEN`] that do not close any more.
    unclosed: [bool; HIDDEN.len()],
    /// Whether the quotation marks are odd, so that they say nothing.
    odd_marks: bool,
}

impl<'h> Tokens<'h> {
    fn next(&mut self) -> Option<Token<'h>> {
        loop {
            let at = self.rest.find('<').unwrap_or(self.rest.len());
            if at > 0 {
                let (words, rest) = self.rest.split_at(at);
                self.rest = rest;
                return Some(Token::Words(words));
            }
            if let Some(comment) = self.rest.strip_prefix("<!--") {
                self.rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
                continue;
            }
            let inside = self.rest.get(1..)?;
            if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) {
                self.rest = inside;
                return Some(Token::Words("<"));
            }
            let end = self.tag_end(inside)?;
            self.rest = &inside[end + 1..];
            if !inside.starts_with(['!', '?']) {
                return Some(Token::Tag(Tag::of(&inside[..end])));
            }
        }
    }

    /// Where the tag ends: the first `>` outside the values of attributes.
    fn tag_end(&mut self, inside: &str) -> Option<usize> {
        let mut mark = None;
        let ends = |byte: u8| {
            match mark {
                None if byte == b'"' || byte == b'\'' => mark = Some(byte),
                Some(open) if open == byte => mark = None,
                _ => {}
            }
            mark.is_none() && byte == b'>'
        };
        let end = if self.odd_marks { None } else { inside.bytes().position(ends) };
        self.odd_marks |= end.is_none();
        end.or_else(|| inside.find('>'))
    }

    /// Passes over the content of an element that nobody sees. One that never closes is shown: a
    /// document without `</head>` still has a body.
    fn skip_hidden(&mut self, tag: &Tag<'_>) {
        let hidden = HIDDEN.iter().position(|name| !tag.closes && tag.is(name));
        let Some(index) = hidden.filter(|index| !self.unclosed[*index]) else {
            return;
        };
        let closing = self.rest.match_indices("</").find(|(at, _)| {
            let name = self.rest.get(at + 2..at + 2 + tag.name.len());
            name.is_some_and(|name| tag.is(name))
        });
        match closing {
            Some((at, _)) => self.rest = &self.rest[at..],
            None => self.unclosed[index] = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::html_to_text;

    #[test]
    fn reads_as_it_looks() {
        for (html, text) in [
            ("<p>Hallo,</p><p>danke &amp; Gr&uuml;&szlig;e</p>", "Hallo,\ndanke & Grüße\n"),
            ("<div>a</div><div>b</div>", "a\nb\n"),
            ("a<br>b<br/>c", "a\nb\nc"),
            ("<style>p{}</style><b>x</b> y", "x y"),
            ("<head><title>t</title></head><body>x</body>", "x"),
            ("1 < 2 &lt; 3", "1 < 2 < 3"),
            ("<b>un</b>broken", "unbroken"),
            ("<!-- <p>no</p> -->yes", "yes"),
            ("<script>never closed", "never closed"),
            ("&#8364; 5&nbsp;Tage &unknown; &", "€ 5 Tage &unknown; &"),
            ("<a href=\"x\">broken", "broken"),
            ("a<blockquote>b<p>c</blockquote>d", "a\n> b\n> c\nd"),
            ("</blockquote>a", "a"),
            ("text <unfinished", "text"),
        ] {
            assert_eq!(html_to_text(html).text, text, "{html}");
        }
    }
}
