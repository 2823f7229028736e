//! From text to rows of cells. Files of banks are no clean CSV: quotes stand inside words, or open
//! and never close, and rows have as many cells as it pleases.

use std::borrow::Cow;

/// The longest cell; longer ones are refused.
pub(super) const MAX_CELL_BYTES: usize = 64 * 1024;

/// The most lines of a cell in quotes: more, and the quote is a sign like any other.
const MAX_CELL_LINES: usize = 20;

/// The most cells of a row that are kept.
const MAX_CELLS: usize = 512;

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row<'a> {
    /// The line at which it begins, from 1.
    pub line: u64,
    cells: Vec<Cow<'a, str>>,
}

impl Row<'_> {
    /// The words of a cell; nothing where the row is shorter.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| trimmed(cell))
    }

    /// How many cells it has.
    pub(super) fn width(&self) -> usize {
        self.cells.len()
    }

    /// The words of every cell.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|cell| trimmed(cell))
    }

    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.cells().all(str::is_empty)
    }
}

fn trimmed(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\u{feff}')
}

/// The rows of a text whose lines end in line feeds.
pub(super) struct Rows<'a> {
    text: &'a str,
    separator: u8,
    at: usize,
    line: u64,
    /// Up to here no quote that opens is ever closed.
    unquoted_until: usize,
}

impl<'a> Rows<'a> {
    pub(super) fn new(text: &'a str, separator: u8) -> Self {
        Self { text, separator, at: 0, line: 1, unquoted_until: 0 }
    }

    /// The cell that begins at the place where the reader is, which goes behind it.
    fn cell(&mut self) -> Cow<'a, str> {
        let rest = &self.text[self.at..];
        let blanks = rest.len() - rest.trim_start_matches(' ').len();
        let is_quoted = rest.as_bytes().get(blanks) == Some(&b'"');
        if is_quoted
            && self.at >= self.unquoted_until
            && let Some(cell) = self.quoted(self.at + blanks + 1)
        {
            return cell;
        }
        let ends = |byte: u8| byte == self.separator || byte == b'\n';
        let length = rest.bytes().position(ends).unwrap_or(rest.len());
        self.at += length;
        Cow::Borrowed(&rest[..length])
    }

    /// A cell in quotes, from the first byte behind the opening one; `None` where none closes it.
    fn quoted(&mut self, from: usize) -> Option<Cow<'a, str>> {
        let bytes = self.text.as_bytes();
        let (mut at, mut lines, mut is_doubled) = (from, 0, false);
        loop {
            let found = memchr::memchr2(b'"', b'\n', &bytes[at..]).map(|found| at + found);
            let Some(found) = found.filter(|found| found - from <= MAX_CELL_BYTES) else {
                self.unquoted_until = found.unwrap_or(bytes.len());
                return None;
            };
            at = found + 1;
            if bytes[found] == b'\n' {
                lines += 1;
                if lines > MAX_CELL_LINES {
                    self.unquoted_until = found;
                    return None;
                }
            } else if bytes.get(at) == Some(&b'"') {
                (at, is_doubled) = (at + 1, true);
            } else if let Some(end) = self.end_behind(at) {
                self.at = end;
                self.line += u64::try_from(lines).unwrap_or_default();
                let inside = &self.text[from..found];
                let plain =
                    if is_doubled { inside.replace("\"\"", "\"").into() } else { inside.into() };
                return Some(plain);
            }
        }
    }

    /// Where the cell ends, if nothing but blanks stands between here and its end.
    fn end_behind(&self, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let blanks = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
        let end = at + blanks;
        let next = bytes.get(end);
        next.is_none_or(|byte| *byte == self.separator || *byte == b'\n').then_some(end)
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        if self.at >= self.text.len() {
            return None;
        }
        let mut row = Row { line: self.line, cells: Vec::new() };
        loop {
            let cell = self.cell();
            if row.cells.len() < MAX_CELLS {
                row.cells.push(cell);
            }
            let end = self.text.as_bytes().get(self.at).copied();
            self.at += 1;
            if end != Some(self.separator) {
                self.line += 1;
                return Some(row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(u64, &[&str])]) {
        let rows: Vec<_> = Rows::new(text, b';').collect();
        let told: Vec<(u64, Vec<&str>)> =
            rows.iter().map(|row| (row.line, row.cells().collect())).collect();
        let expected: Vec<(u64, Vec<&str>)> =
            expected.iter().map(|(line, cells)| (*line, cells.to_vec())).collect();
        assert_eq!(told, expected, "{text:?}");
    }

    #[test]
    fn rows_of_cells() {
        check("a;b\n1;2\n", &[(1, &["a", "b"]), (2, &["1", "2"])]);
        check("a;b\n\n1;2", &[(1, &["a", "b"]), (2, &[""]), (3, &["1", "2"])]);
        check("\"a;b\";c", &[(1, &["a;b", "c"])]);
        check("\"a\nb\"; \"c\" \nd", &[(1, &["a\nb", "c"]), (3, &["d"])]);
        check("\"say \"\"x\"\" y\";", &[(1, &["say \"x\" y", ""])]);
        check("\"Bau \"Nord\" GmbH\";2", &[(1, &["Bau \"Nord\" GmbH", "2"])]);
        check("a\";\"b", &[(1, &["a", "b"])]);
        check("", &[]);
    }

    #[test]
    fn a_quote_that_never_closes_loses_no_row() {
        let text = format!("\"a;b\n{}", "1;2\n".repeat(50));
        assert_eq!(Rows::new(&text, b';').count(), 51);
        let text = "\"x;".repeat(200_000);
        assert_eq!(Rows::new(&text, b';').count(), 1);
    }
}
