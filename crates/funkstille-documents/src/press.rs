//! Pages from the template and its data, with Typst as a library. It sees three things: a
//! template, the data and two typefaces; no file, no clock, no network.

use std::sync::LazyLock;

use serde::Serialize;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::error::PaperError;

const LETTER: &str = include_str!("../templates/letter.typ");
const STATEMENT: &str = include_str!("../templates/statement.typ");
const FONTS: [&[u8]; 2] = [
    include_bytes!("../fonts/LiberationSans-Regular.ttf"),
    include_bytes!("../fonts/LiberationSans-Bold.ttf"),
];

/// The program that stands in the PDF as the one that made it.
const CREATOR: &str = "Funkstille";

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Template {
    /// A letter.
    Letter,
    /// A statement of claim.
    Statement,
}

/// What is the same for all letters: made once.
struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    letter: Source,
    statement: Source,
    data: FileId,
}

static PRESS: LazyLock<Press> = LazyLock::new(|| {
    let fonts: Vec<Font> =
        FONTS.into_iter().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect();
    Press {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        letter: Source::new(id("letter.typ"), LETTER.to_owned()),
        statement: Source::new(id("statement.typ"), STATEMENT.to_owned()),
        data: id("data.json"),
    }
});

/// Ids of files are never given back: only these three are ever made.
fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name is a path");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

/// Whether a sign can be printed: both typefaces have it, and it means the same to everybody, as
/// those of the private areas do not.
pub(crate) fn has_sign(sign: char) -> bool {
    let is_private = matches!(sign, '\u{e000}'..='\u{f8ff}' | '\u{fffd}');
    !is_private
        && !sign.is_control()
        && PRESS.fonts.iter().all(|font| font.info().coverage.contains(u32::from(sign)))
}

/// One letter, as Typst sees the world.
struct Job {
    template: Template,
    data: Bytes,
}

impl Job {
    fn template(&self) -> &'static Source {
        match self.template {
            Template::Letter => &PRESS.letter,
            Template::Statement => &PRESS.statement,
        }
    }
}

impl World for Job {
    fn library(&self) -> &LazyHash<Library> {
        &PRESS.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &PRESS.book
    }

    fn main(&self) -> FileId {
        self.template().id()
    }

    fn source(&self, file: FileId) -> FileResult<Source> {
        if file == self.template().id() {
            return Ok(self.template().clone());
        }
        Err(FileError::AccessDenied)
    }

    fn file(&self, file: FileId) -> FileResult<Bytes> {
        if file == PRESS.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        PRESS.fonts.get(index).cloned()
    }

    /// A page bears the day that it is given.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The pages of a template with this data.
///
/// # Errors
/// [`PaperError::Layout`].
pub(crate) fn print(template: Template, data: &impl Serialize) -> Result<Vec<u8>, PaperError> {
    let data = serde_json::to_vec(data).map_err(|error| layout(&error.to_string()))?;
    let job = Job { template, data: Bytes::new(data) };
    let pages = pages(&job);
    // What was worked out for one letter is of no use for the next one, and would never be freed.
    comemo::evict(0);
    pages
}

fn pages(job: &Job) -> Result<Vec<u8>, PaperError> {
    let document = typst::compile::<PagedDocument>(job).output.map_err(|all| told(&all))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2b]);
    let options = PdfOptions {
        standards: standards.map_err(|error| layout(error.message()))?,
        creator: Smart::Custom(Some(CREATOR.into())),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|all| told(&all))
}

fn told(all: &[SourceDiagnostic]) -> PaperError {
    let messages: Vec<&str> = all.iter().map(|it| it.message.as_str()).collect();
    layout(&messages.join("; "))
}

fn layout(why: &str) -> PaperError {
    PaperError::Layout { why: why.to_owned() }
}
