//! HTML to text that reads as the mail looked, line by line.

use mail_parser::decoders::html::add_html_token;

/// Elements that begin and end a line.
const BLOCKS: [&str; 24] = [
    "address", "article", "blockquote", "br", "center", "dd", "div", "dl", "dt", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "table", "tr", "ul", "section",
];
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
        let tag = tag_name(&rest[1..end]);
        let closes = rest[1..].starts_with('/');
        rest = &rest[end + 1..];
        if let Some(index) = HIDDEN.iter().position(|hidden| *hidden == tag && !closes) {
            if !unclosed[index] {
                let after = after_closing(rest, &tag);
                unclosed[index] = after.is_none();
                rest = after.unwrap_or(rest);
            }
        } else if BLOCKS.contains(&tag.as_str()) {
            out.line_end(tag == "br" || (closes && tag == "p"));
        } else if tag == "td" || tag == "th" {
            out.space = true;
        }
    }
    out.words(rest);
    out.text
}

/// The name of a tag in lower case, without the slash.
fn tag_name(inside: &str) -> String {
    let name = inside.trim_start_matches('/');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    name[..end].to_ascii_lowercase()
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
    text: String,
    space: bool,
}

impl Text {
    /// Adds running text: entities decoded, white space collapsed.
    fn words(&mut self, html: &str) {
        if html.starts_with(|c: char| c.is_ascii_whitespace()) {
            self.space = true;
        }
        let mut words = html.split_ascii_whitespace().peekable();
        while let Some(word) = words.next() {
            if self.space && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.space = words.peek().is_some() || html.ends_with(|c: char| c.is_ascii_whitespace());
            self.entities(word);
        }
    }

    fn entities(&mut self, word: &str) {
        let mut rest = word;
        while let Some(start) = rest.find('&') {
            self.text.push_str(&rest[..start]);
            rest = &rest[start..];
            let end = rest.bytes().take(12).position(|b| b == b';').map_or(1, |end| end + 1);
            if &rest[..end] == "&nbsp;" {
                self.text.push(' ');
            } else {
                add_html_token(&mut self.text, &rest.as_bytes()[..end], false);
            }
            rest = &rest[end..];
        }
        self.text.push_str(rest);
    }

    /// Ends the line; `always` adds an empty one, too.
    fn line_end(&mut self, always: bool) {
        self.space = false;
        if !self.text.is_empty() && (always || !self.text.ends_with('\n')) {
            self.text.push('\n');
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
            ("text <unfinished", "text"),
        ] {
            assert_eq!(html_to_text(html), text, "{html}");
        }
    }
}
