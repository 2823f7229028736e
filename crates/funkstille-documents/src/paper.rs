//! A letter on paper: what stands on it.

use funkstille_core::client::Language;
use jiff::civil::Date;
use serde::Serialize;

use crate::error::PaperError;
use crate::form::Form;
use crate::press::{self, Template};
use crate::signs::printable;

/// A letter on paper. All texts are printed as they stand; a line break breaks the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The form of the page.
    pub form: Form,
    /// The language of the letter.
    pub language: Language,
    /// Who writes.
    pub sender: Sender,
    /// How it is posted, such as *Einschreiben*; stands above the address.
    pub remark: Option<String>,
    /// The address, line by line as on an envelope, the name first.
    pub recipient: Vec<String>,
    /// The day of the letter.
    pub day: Date,
    /// Place and day, as the letter writes them: `Berlin, 16. März 2026`.
    pub place_and_day: String,
    /// The subject.
    pub subject: String,
    /// The text, paragraph by paragraph, from the salutation on.
    pub body: Vec<String>,
    /// How it ends, where it ends with a name.
    pub closing: Option<Closing>,
    /// What stands below the name: the enclosures.
    pub below: Vec<String>,
    /// What stands at the foot of each of several pages, with `{page}` and `{pages}` in it.
    pub page: String,
}

/// Who writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender {
    /// The name.
    pub name: String,
    /// The postal address, line by line, without the name.
    pub address: Vec<String>,
    /// Telephone, e-mail and the like, line by line.
    pub ways: Vec<String>,
    /// What stands at the foot of the first page: bank account, tax number; one block each.
    pub foot: Vec<String>,
}

/// How a letter ends. Between the two is room to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The words before the name: *Freundliche Grüße*.
    pub words: String,
    /// The name.
    pub name: String,
}

/// What the template reads.
#[derive(Serialize)]
struct Data<'a> {
    form: Form,
    lang: &'static str,
    sender: DataSender,
    return_line: String,
    remark: String,
    recipient: Vec<String>,
    day: (i16, i8, i8),
    place_and_day: String,
    author: &'a str,
    subject: String,
    body: Vec<Vec<String>>,
    closing: Vec<String>,
    name: String,
    below: Vec<Vec<String>>,
    page: String,
}

#[derive(Serialize)]
struct DataSender {
    name: String,
    address: Vec<String>,
    ways: Vec<String>,
    foot: Vec<Vec<String>>,
}

impl Paper {
    /// Its pages as PDF/A-2b: the same bytes for the same letter, with everything embedded that
    /// is needed to print it.
    ///
    /// # Errors
    /// [`PaperError::NoSign`] where it holds a sign that cannot be printed.
    pub fn pdf(&self) -> Result<Vec<u8>, PaperError> {
        press::print(Template::Letter, &self.data()?)
    }

    fn data(&self) -> Result<Data<'_>, PaperError> {
        let sender = &self.sender;
        let blocks = |texts: &[String]| -> Result<Vec<Vec<String>>, PaperError> {
            texts.iter().map(|text| lines(text)).collect()
        };
        let flat = |texts: &[String]| Ok(blocks(texts)?.concat());
        let closing = self.closing.as_ref();
        let mut return_line = vec![sender.name.clone()];
        return_line.extend(sender.address.iter().cloned());
        Ok(Data {
            form: self.form,
            lang: match self.language {
                Language::German => "de",
                Language::English => "en",
            },
            return_line: flat(&return_line)?.join(" · "),
            remark: flat(self.remark.as_slice())?.join(" "),
            recipient: flat(&self.recipient)?,
            day: (self.day.year(), self.day.month(), self.day.day()),
            place_and_day: one_line(&self.place_and_day)?,
            author: &sender.name,
            subject: one_line(&self.subject)?,
            body: blocks(&self.body)?,
            closing: closing.map_or(Ok(Vec::new()), |closing| lines(&closing.words))?,
            name: closing.map_or(Ok(String::new()), |closing| one_line(&closing.name))?,
            below: blocks(&self.below)?,
            page: one_line(&self.page)?,
            sender: DataSender {
                name: one_line(&sender.name)?,
                address: flat(&sender.address)?,
                ways: flat(&sender.ways)?,
                foot: blocks(&sender.foot)?,
            },
        })
    }
}

/// A text as lines that can be printed.
fn lines(text: &str) -> Result<Vec<String>, PaperError> {
    printable(text).map(|text| text.split('\n').map(str::to_owned).collect())
}

fn one_line(text: &str) -> Result<String, PaperError> {
    Ok(lines(text)?.join(" "))
}
