//! A statement of claim on paper: what is owed for each invoice, line by line.

use funkstille_core::client::Language;
use jiff::civil::Date;
use serde::Serialize;

use crate::error::PaperError;
use crate::press::{self, Template};
use crate::signs::printable;

/// A statement of claim. All texts are printed as they stand; a line break breaks the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its language.
    pub language: Language,
    /// Who claims.
    pub author: String,
    /// The day until which it counts.
    pub day: Date,
    /// What it is called, for the document as a whole.
    pub title: String,
    /// One part for each invoice.
    pub parts: Vec<StatementPart>,
    /// What stands at the foot of each of several pages, with `{page}` and `{pages}` in it.
    pub page: String,
}

/// What is owed for one invoice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatementPart {
    /// Its heading.
    pub heading: String,
    /// What it is about, line by line.
    pub about: Vec<String>,
    /// What stands above the table, paragraph by paragraph.
    pub before: Vec<String>,
    /// The heads of the columns; the last four are written from the right, all others from the
    /// left.
    pub head: Vec<String>,
    /// The rows, each as long as the heads.
    pub rows: Vec<Vec<String>>,
    /// What stands below the table, block by block and line by line.
    pub after: Vec<Vec<String>>,
}

/// What the template reads.
#[derive(Serialize)]
struct Data<'a> {
    lang: &'static str,
    author: &'a str,
    day: (i16, i8, i8),
    title: String,
    parts: Vec<DataPart>,
    page: String,
}

#[derive(Serialize)]
struct DataPart {
    heading: String,
    about: Vec<String>,
    before: Vec<String>,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    after: Vec<Vec<String>>,
}

impl Statement {
    /// Its pages as PDF/A-2b: the same bytes for the same statement.
    ///
    /// # Errors
    /// [`PaperError::NoSign`] where it holds a sign that cannot be printed.
    pub fn pdf(&self) -> Result<Vec<u8>, PaperError> {
        press::print(Template::Statement, &self.data()?)
    }

    fn data(&self) -> Result<Data<'_>, PaperError> {
        Ok(Data {
            lang: match self.language {
                Language::German => "de",
                Language::English => "en",
            },
            author: &self.author,
            day: (self.day.year(), self.day.month(), self.day.day()),
            title: one_line(&self.title)?,
            parts: self.parts.iter().map(StatementPart::data).collect::<Result<_, _>>()?,
            page: one_line(&self.page)?,
        })
    }
}

impl StatementPart {
    fn data(&self) -> Result<DataPart, PaperError> {
        let each = |texts: &Vec<String>| -> Result<Vec<String>, PaperError> {
            texts.iter().map(|text| one_line(text)).collect()
        };
        Ok(DataPart {
            heading: one_line(&self.heading)?,
            about: each(&self.about)?,
            before: each(&self.before)?,
            head: each(&self.head)?,
            rows: self.rows.iter().map(each).collect::<Result<_, _>>()?,
            after: self.after.iter().map(each).collect::<Result<_, _>>()?,
        })
    }
}

fn one_line(text: &str) -> Result<String, PaperError> {
    printable(text).map(|text| text.replace('\n', " "))
}
