//! What a website says about when it last had something to say: RSS 2.0, RSS 1.0, Atom (RFC 4287)
//! and JSON Feed, read for the days of their entries alone.
//!
//! A feed is what anybody on the internet wrote. No document type is read, no entity filled in, no
//! other file looked at, and the work grows with the size of the input alone.

mod day;
mod json;
mod page;
mod xml;

use std::collections::BTreeSet;

use jiff::civil::Date;

pub use day::day_of;
pub use page::{PageFeeds, feeds_of_page};

/// The most bytes of a feed that are read.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// How a feed is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedFormat {
    /// RSS 0.9x and 2.0.
    Rss,
    /// RSS 1.0, and 0.90: RDF.
    Rdf,
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed.
    Json,
}

/// What a feed says about its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// How it is written.
    pub format: FeedFormat,
    /// How many entries it has.
    pub entries: usize,
    /// The days on which entries were published, as the site wrote them, in its own time zone.
    pub days: BTreeSet<Date>,
}

/// Why something is no feed that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoFeed {
    /// It is larger than [`MAX_BYTES`].
    TooLarge,
    /// It is something else: a page, an image.
    OtherThing,
    /// It has a document type, which could hold anything.
    DocumentType,
    /// Its elements lie deeper in each other than those of any feed.
    TooDeep,
    /// It breaks off, or its marks do not fit together.
    Broken,
}

impl Feed {
    /// The day of the newest entry that is not from the future: what is announced for later says
    /// nothing about today.
    pub fn newest_on(&self, today: Date) -> Option<Date> {
        self.days.range(..=today).next_back().copied()
    }
}

/// Reads a feed.
///
/// # Errors
/// [`NoFeed`] where it is none. One that breaks off after its first entry is read as far as it
/// goes.
pub fn read(bytes: &[u8]) -> Result<Feed, NoFeed> {
    if bytes.len() > MAX_BYTES {
        return Err(NoFeed::TooLarge);
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    match text.bytes().next() {
        Some(b'<') => xml::read(text),
        Some(b'{') => json::read(text),
        _ => Err(NoFeed::OtherThing),
    }
}
