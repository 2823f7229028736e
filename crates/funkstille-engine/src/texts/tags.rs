//! The two forms of a tag that a text may hold: `{{ name }}` and `{% if name %}…{% endif %}`.

use super::flaw::{Flaw, TextFlaw};

/// One place where a text uses a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Use {
    /// The name.
    pub(super) name: String,
    /// The name whose `if` surrounds this place; an `if` surrounds itself.
    pub(super) guard: Option<String>,
    /// Line in the file, from 1.
    pub(super) line: usize,
}

/// Where tags begin, and where they end; `{#` would be a comment, which no text has.
const MARKS: &[&str] = &["{{", "{%", "{#", "}}", "%}"];

/// Every use of a name in `text`, which begins in line `first_line` of its file.
///
/// # Errors
/// The first tag of another form, and an `if` that is inside another one, or not closed.
pub(super) fn uses(text: &str, first_line: usize) -> Result<Vec<Use>, Flaw> {
    let mut reader = Reader { text, at: 0, first_line, open: None, uses: Vec::new() };
    while let Some(mark) = reader.next_mark() {
        match mark {
            "{{" => reader.value()?,
            "{%" => reader.block()?,
            mark => return Err(reader.flaw(TextFlaw::Syntax(mark.to_owned()))),
        }
    }
    match reader.open {
        Some((name, line)) => Err(Flaw { line, why: TextFlaw::OpenIf(name) }),
        None => Ok(reader.uses),
    }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    first_line: usize,
    /// The name of the `if` that is open, and its line.
    open: Option<(String, usize)>,
    uses: Vec<Use>,
}

impl<'t> Reader<'t> {
    /// Goes to the next mark.
    fn next_mark(&mut self) -> Option<&'static str> {
        let rest = &self.text[self.at..];
        let found = MARKS.iter().filter_map(|mark| Some((rest.find(mark)?, *mark)));
        let (offset, mark) = found.min()?;
        self.at += offset;
        Some(mark)
    }

    fn value(&mut self) -> Result<(), Flaw> {
        let inside = self.inside("}}")?;
        let [name] = inside[..] else { return Err(self.not_a_tag("}}")) };
        let guard = self.open.as_ref().map(|(guard, _)| guard.clone());
        self.add(name, guard);
        self.skip("}}");
        Ok(())
    }

    fn block(&mut self) -> Result<(), Flaw> {
        match self.inside("%}")?[..] {
            ["if", name] => {
                if self.open.is_some() {
                    return Err(self.flaw(TextFlaw::NestedIf(name.to_owned())));
                }
                self.add(name, Some(name.to_owned()));
                self.open = Some((name.to_owned(), self.line()));
            }
            ["endif"] => {
                if self.open.take().is_none() {
                    return Err(self.flaw(TextFlaw::StrayEndif));
                }
            }
            _ => return Err(self.not_a_tag("%}")),
        }
        let begins_line = self.text[..self.at].rsplit('\n').next().is_some_and(is_blank);
        let tag = self.tag("%}");
        if self.text[self.at + tag.len()..].starts_with('\n') && !begins_line {
            return Err(self.flaw(TextFlaw::EndsLine(tag.to_owned())));
        }
        self.skip("%}");
        Ok(())
    }

    /// The words inside the tag that begins here and ends with `end`; names are plain.
    fn inside(&self, end: &str) -> Result<Vec<&'t str>, Flaw> {
        let tag = self.tag(end);
        let inside = tag.strip_suffix(end).and_then(|tag| tag.get(2..));
        let words: Vec<&str> = inside.unwrap_or_default().split(' ').collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let is_plain = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        if words.iter().all(is_plain) { Ok(words) } else { Err(self.not_a_tag(end)) }
    }

    /// The tag that begins here, up to and with `end`, or what the line has of it.
    fn tag(&self, end: &str) -> &'t str {
        let line = self.text[self.at..].lines().next().unwrap_or_default();
        line.find(end).map_or(line, |at| &line[..at + end.len()])
    }

    fn skip(&mut self, end: &str) {
        self.at += self.tag(end).len();
    }

    fn add(&mut self, name: &str, guard: Option<String>) {
        self.uses.push(Use { name: name.to_owned(), guard, line: self.line() });
    }

    fn line(&self) -> usize {
        self.first_line + self.text[..self.at].matches('\n').count()
    }

    fn not_a_tag(&self, end: &str) -> Flaw {
        self.flaw(TextFlaw::Syntax(self.tag(end).to_owned()))
    }

    fn flaw(&self, why: TextFlaw) -> Flaw {
        Flaw { line: self.line(), why }
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each use as `name`, or as `name in guard`.
    fn read(text: &str) -> Result<Vec<String>, (usize, TextFlaw)> {
        let uses = uses(text, 3).map_err(|flaw| (flaw.line, flaw.why))?;
        let told = uses.into_iter().map(|Use { name, guard, .. }| match guard {
            Some(guard) => format!("{name} in {guard}"),
            None => name,
        });
        Ok(told.collect())
    }

    fn check(text: &str, expected: &[&str]) {
        let read = read(text).expect(text);
        assert_eq!(read, expected, "{text}");
    }

    fn refused(text: &str, line: usize, why: TextFlaw) {
        assert_eq!(read(text), Err((line, why)), "{text}");
    }

    #[test]
    fn names_and_their_guards_are_found() {
        check("no tag { } % # at all", &[]);
        check("{{ a }} and {{a_b}}", &["a", "a_b"]);
        check(
            "{% if a %}\n{{ a }}{{ b }}\n{% endif %}\n{{ b }}",
            &["a in a", "a in a", "b in a", "b"],
        );
        check("x{% if a %} {{ a }}{% endif %}.\n", &["a in a", "a in a"]);
    }

    #[test]
    fn every_other_syntax_is_refused_with_its_line() {
        for (text, shown) in [
            ("{{ a | upper }}", "{{ a | upper }}"),
            ("{{ a.b }}", "{{ a.b }}"),
            ("{{ }}", "{{ }}"),
            ("{{ a b }}", "{{ a b }}"),
            ("{{- a }}", "{{- a }}"),
            ("{{{ a }}}", "{{{ a }}"),
            ("{{ a\n}}", "{{ a"),
            ("{# a #}", "{#"),
            ("a }}", "}}"),
            ("a %}", "%}"),
            ("{% for a in b %}", "{% for a in b %}"),
            ("{% if not a %}", "{% if not a %}"),
            ("{% raw %}", "{% raw %}"),
            ("{% else %}", "{% else %}"),
            ("{%", "{%"),
            ("{{ A }}", "{{ A }}"),
        ] {
            refused(&format!("one\ntwo {text}"), 4, TextFlaw::Syntax(shown.to_owned()));
        }
    }

    #[test]
    fn an_if_stands_alone_and_is_closed() {
        let name = || "b".to_owned();
        refused("{% if a %}\n{% if b %}", 4, TextFlaw::NestedIf(name()));
        refused("x\n{% if b %}\n", 4, TextFlaw::OpenIf(name()));
        refused("x{% endif %}", 3, TextFlaw::StrayEndif);
        let tag = "{% endif %}".to_owned();
        refused("{% if a %}x{% endif %}\ny", 3, TextFlaw::EndsLine(tag));
    }
}
