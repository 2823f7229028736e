//! HTML to text that reads as the mail looked, line by line; quoted blocks as `> ` lines.

use mail_parser::decoders::html::add_html_token;

/// Elements that begin and end a line.
const BLOCKS: [&str; 24] = [
    "address",
    "article",
    "blockquote",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "tr",
    "ul",
    "section",
];
/// The longest name that these lists have.
const MAX_NAME: usize = 10;
/// Elements whose content nobody sees.
const HIDDEN: [&str; 5] = ["head", "style", "script", "template", "title"];

/// The text of an HTML document or a piece of one. Lines end where blocks do.
pub(crate) fn html_to_text(html: &str) -> String {
    let mut out = Text::default();
    let mut rest = html;
    // An element that is never closed is looked for once, so that the work stays linear.
    let mut unclosed = [false; HIDDEN.len()];
    while let Some(start) = rest.find('<') {
        out.words(&rest[..start]);
        rest = &rest[start..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) {
            out.words("<");
            rest = &rest[1..];
            continue;
        }
        let Some(end) = rest.find('>') else {
            rest = "";
            break;
        };
        let mut name = [0; MAX_NAME];
        let tag = tag_name(&rest[1..end], &mut name);
        let closes = rest[1..].starts_with('/');
        rest = &rest[end + 1..];
        if let Some(index) = HIDDEN.iter().position(|hidden| *hidden == tag && !closes) {
            if !unclosed[index] {
                let after = after_closing(rest, tag);
                unclosed[index] = after.is_none();
                rest = after.unwrap_or(rest);
            }
        } else if BLOCKS.contains(&tag) {
            out.line_end(tag == "br" || (closes && tag == "p"));
            if tag == "blockquote" {
                out.quotes = if closes { out.quotes.saturating_sub(1) } else { out.quotes + 1 };
            }
        } else if tag == "td" || tag == "th" {
            out.space = true;
        }
    }
    out.words(rest);
    out.shown
}

/// The name of a tag in lower case, without the slash; empty where it is longer than any we know.
fn tag_name<'a>(inside: &str, buffer: &'a mut [u8; MAX_NAME]) -> &'a str {
    let name = inside.trim_start_matches('/').as_bytes();
    let end = name.iter().position(|c| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let Some(lower) = buffer.get_mut(..end) else {
        return "";
    };
    lower.copy_from_slice(&name[..end]);
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).unwrap_or_default()
}

/// From `</tag` on; `None` where it is never closed: a document without `</head>` still has a body.
fn after_closing<'a>(html: &'a str, tag: &str) -> Option<&'a str> {
    let mut rest = html;
    while let Some(start) = rest.find("</") {
        rest = &rest[start..];
        let name = rest.get(2..2 + tag.len()).unwrap_or_default();
        if name.eq_ignore_ascii_case(tag) {
            return Some(rest);
        }
        rest = &rest[2..];
    }
    None
}

#[derive(Default)]
struct Text {
    shown: String,
    space: bool,
    /// How many quotes are open.
    quotes: usize,
}

impl Text {
    /// Adds running text: entities decoded, white space collapsed.
    fn words(&mut self, html: &str) {
        if html.starts_with(|c: char| c.is_ascii_whitespace()) {
            self.space = true;
        }
        let mut words = html.split_ascii_whitespace().peekable();
        while let Some(word) = words.next() {
            let begins_line = self.shown.is_empty() || self.shown.ends_with('\n');
            if begins_line && self.quotes > 0 {
                self.shown.push_str("> ");
            } else if self.space && !begins_line {
                self.shown.push(' ');
            }
            self.space =
                words.peek().is_some() || html.ends_with(|c: char| c.is_ascii_whitespace());
            self.entities(word);
        }
    }

    fn entities(&mut self, word: &str) {
        let mut rest = word;
        while let Some(start) = rest.find('&') {
            self.shown.push_str(&rest[..start]);
            rest = &rest[start..];
            let end = rest.bytes().take(12).position(|b| b == b';').map_or(1, |end| end + 1);
            if &rest[..end] == "&nbsp;" {
                self.shown.push(' ');
            } else {
                add_html_token(&mut self.shown, &rest.as_bytes()[..end], false);
            }
            rest = &rest[end..];
        }
        self.shown.push_str(rest);
    }

    /// Ends the line; `always` adds an empty one, too.
    fn line_end(&mut self, always: bool) {
        self.space = false;
        if !self.shown.is_empty() && (always || !self.shown.ends_with('\n')) {
            self.shown.push('\n');
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
            assert_eq!(html_to_text(html), text, "{html}");
        }
    }
}
