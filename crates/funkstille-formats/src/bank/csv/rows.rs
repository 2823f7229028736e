//! From text to rows of cells. Files of banks are no clean CSV: quotes stand inside words, or open
//! and never close, and rows have as many cells as it pleases.

use std::borrow::Cow;

use crate::bank::{BankError, FileFault};

/// The longest cell; a longer one is refused.
const MAX_CELL_BYTES: usize = 64 * 1024;

/// The longest row; a longer one is refused.
const MAX_ROW_BYTES: usize = 256 * 1024;

/// The most cells of a row; one with more is refused.
const MAX_CELLS: usize = 512;

/// The most lines of a cell in quotes: more, and the quote is a sign like any other.
const MAX_CELL_LINES: usize = 20;

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row<'a> {
    /// The line at which it begins, from 1.
    pub line: u64,
    cells: Vec<Cow<'a, str>>,
    end: RowEnd,
}

/// What ends a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowEnd {
    Line,
    /// The end of the text.
    Text,
    /// The end of the text, inside a quote that nothing closes.
    OpenQuote,
}

impl<'a> Row<'a> {
    /// The words of some cells.
    pub(super) fn cells_of(&self, columns: &[usize]) -> Vec<Cow<'a, str>> {
        let cell = |column: &usize| match self.cells.get(*column) {
            Some(Cow::Borrowed(cell)) => Cow::Borrowed(trimmed(cell)),
            Some(Cow::Owned(cell)) => Cow::Owned(trimmed(cell).to_owned()),
            None => Cow::Borrowed(""),
        };
        columns.iter().map(cell).collect()
    }
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

    /// Whether the text breaks off in it: it ends inside a quote, or before it has so many cells.
    pub(super) fn is_broken_off(&self, usual_width: usize) -> bool {
        match self.end {
            RowEnd::Line => false,
            RowEnd::Text => self.width() < usual_width && !self.is_blank(),
            RowEnd::OpenQuote => true,
        }
    }

    /// Whether nothing stands in it.
    pub(super) fn is_blank(&self) -> bool {
        self.cells().all(str::is_empty)
    }
}

fn trimmed(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '"' || c == '\u{feff}')
}

/// The rows of a text whose lines end in line feeds. Behind one that is too long comes nothing.
pub(super) struct Rows<'a> {
    text: &'a str,
    separator: u8,
    at: usize,
    line: u64,
    /// Up to here no quote that opens is ever closed.
    unquoted_until: usize,
    /// Whether nothing closed the quote that opened the last cell.
    is_quote_open: bool,
}

impl<'a> Rows<'a> {
    pub(super) fn new(text: &'a str, separator: u8) -> Self {
        Self { text, separator, at: 0, line: 1, unquoted_until: 0, is_quote_open: false }
    }

    /// The cell that begins at the place where the reader is, which goes behind it.
    fn cell(&mut self) -> Result<Cow<'a, str>, FileFault> {
        let rest = &self.text[self.at..];
        // One byte more tells a cell that is too long from one that just is not.
        let first = rest.as_bytes().get(..=MAX_CELL_BYTES).unwrap_or(rest.as_bytes());
        let blanks = first.iter().take_while(|byte| **byte == b' ').count();
        self.is_quote_open = first.get(blanks) == Some(&b'"');
        if self.is_quote_open
            && self.at >= self.unquoted_until
            && let Some(cell) = self.quoted(self.at + blanks + 1)
        {
            self.is_quote_open = false;
            return Ok(cell);
        }
        let length = memchr::memchr2(self.separator, b'\n', first).unwrap_or(first.len());
        if length > MAX_CELL_BYTES {
            return Err(FileFault::FieldTooLong);
        }
        self.at += length;
        Ok(Cow::Borrowed(&rest[..length]))
    }

    /// The row that begins at the place where the reader is, which goes behind it.
    fn row(&mut self) -> Result<Row<'a>, FileFault> {
        let (begin, line, mut cells) = (self.at, self.line, Vec::new());
        loop {
            cells.push(self.cell()?);
            if cells.len() > MAX_CELLS || self.at - begin > MAX_ROW_BYTES {
                return Err(FileFault::RowTooLong);
            }
            let next = self.text.as_bytes().get(self.at).copied();
            self.at += 1;
            if next == Some(self.separator) {
                continue;
            }
            self.line += 1;
            let end = match next {
                Some(_) => RowEnd::Line,
                None if self.is_quote_open => RowEnd::OpenQuote,
                None => RowEnd::Text,
            };
            return Ok(Row { line, cells, end });
        }
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
    type Item = Result<Row<'a>, BankError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        let line = self.line;
        let row = self.row();
        if row.is_err() {
            self.at = self.text.len();
        }
        Some(row.map_err(|fault| BankError { line, fault }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(u64, &[&str])]) {
        let rows: Result<Vec<_>, _> = Rows::new(text, b';').collect();
        let rows = rows.expect("no row is too long");
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
        let text = format!("{}\n", "\"x;".repeat(500)).repeat(400);
        assert_eq!(Rows::new(&text, b';').flatten().count(), 400);
    }

    #[test]
    fn h_07_a_row_has_an_end() {
        let cell = "x".repeat(MAX_CELL_BYTES);
        let quoted = format!("\"{cell}\"");
        for (row, fault) in [
            (cell.clone(), None),
            (quoted.clone(), None),
            (format!("{cell}x"), Some(FileFault::FieldTooLong)),
            (format!("\"{cell}x\""), Some(FileFault::FieldTooLong)),
            (" ".repeat(MAX_CELL_BYTES + 1), Some(FileFault::FieldTooLong)),
            (";".repeat(MAX_CELLS - 1), None),
            (";".repeat(MAX_CELLS), Some(FileFault::RowTooLong)),
            ([cell.as_str(); 3].join(";"), None),
            ([quoted.as_str(); 5].join(";"), Some(FileFault::RowTooLong)),
        ] {
            let text = format!("a;b\n{row}\n1;2\n");
            let rows: Vec<_> = Rows::new(&text, b';').collect();
            let about = format!("{} bytes", row.len());
            assert_eq!(rows.len(), if fault.is_some() { 2 } else { 3 }, "{about}");
            let found = rows[1].as_ref().err().copied();
            assert_eq!(found, fault.map(|fault| BankError { line: 2, fault }), "{about}");
        }
    }

    #[test]
    fn a_row_that_breaks_off_is_seen() {
        for (text, is) in [
            ("a;b;c\n1;2;3\n", false),
            ("a;b;c\n1;2;3", false),
            ("a;b;c\n1;2;\"3\"", false),
            ("a;b;c\n1;2;", false),
            ("a;b;c\n1;2\n", false),
            ("a;b;c\n1;2", true),
            ("a;b;c\n1", true),
            ("a;b;c\n1;2;\"3", true),
            ("a;b;c\n1;2;\"", true),
            ("a;b;c\n1;2;\"3\"\"", true),
        ] {
            let last = Rows::new(text, b';').last().expect("a row").expect("it is short");
            assert_eq!(last.is_broken_off(3), is, "{text:?}");
        }
    }
}
