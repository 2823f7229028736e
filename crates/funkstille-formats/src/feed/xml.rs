//! RSS and Atom: a stream of marks, of which only entries and their dates are looked at.

use std::collections::BTreeSet;

use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Feed, FeedFormat, NoFeed, day_of};

/// No feed lies deeper than this; its texts are escaped.
const MAX_DEPTH: usize = 100;

/// The longest text of a date that is looked at.
const MAX_DATE_BYTES: usize = 100;

/// Elements of an entry that say when it was published, by their names without a prefix: `pubDate`
/// of RSS, `dc:date`, `published` of Atom, `issued` of Atom 0.3.
const PUBLISHED: [&str; 4] = ["pubDate", "date", "published", "issued"];

/// Elements that say when it was changed; many sites write the day on which they were last built.
const CHANGED: [&str; 2] = ["updated", "modified"];

/// Reads a feed of elements.
pub(super) fn read(text: &str) -> Result<Feed, NoFeed> {
    let mut reader = Reader::from_str(text);
    let mut walk = Walk::default();
    loop {
        let step = match reader.read_event() {
            Ok(Event::Start(start)) => walk.open(start.local_name().as_ref()),
            Ok(Event::Empty(empty)) => {
                let name = empty.local_name();
                walk.open(name.as_ref()).map(|()| walk.close())
            }
            Ok(Event::End(_)) => {
                walk.close();
                Ok(())
            }
            Ok(Event::Text(words)) => {
                walk.words(&words.into_inner());
                Ok(())
            }
            Ok(Event::CData(words)) => {
                walk.words(&words.into_inner());
                Ok(())
            }
            Ok(Event::DocType(_)) => Err(NoFeed::DocumentType),
            Ok(Event::Eof) => return walk.finish(),
            // Entities stay what they are: no date holds one.
            Ok(_) => Ok(()),
            Err(_) => return walk.broken(),
        };
        step?;
    }
}

/// Where the reader is, and what it has found.
#[derive(Default)]
struct Walk {
    format: Option<FeedFormat>,
    depth: usize,
    entry: Option<Entry>,
    entries: usize,
    days: BTreeSet<Date>,
}

/// The entry in which the reader is.
struct Entry {
    depth: usize,
    published: Option<Date>,
    changed: Option<Date>,
    /// The date that is being read, and whether it is that of a change.
    date: Option<(String, bool)>,
}

impl Walk {
    fn open(&mut self, name: &str) -> Result<(), NoFeed> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(NoFeed::TooDeep);
        }
        if self.format.is_none() {
            self.format = Some(format_of(name)?);
        }
        match &mut self.entry {
            None if matches!(name, "item" | "entry") => {
                self.entries += 1;
                let (depth, published, changed) = (self.depth, None, None);
                self.entry = Some(Entry { depth, published, changed, date: None });
            }
            // A date of the entry itself, not of something that it quotes.
            Some(entry) if self.depth == entry.depth + 1 => {
                let changed = CHANGED.contains(&name);
                let is_date = changed || PUBLISHED.contains(&name);
                entry.date = is_date.then(|| (String::new(), changed));
            }
            _ => {}
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        let date = self.entry.as_mut().and_then(|entry| entry.date.as_mut());
        if let Some((text, _)) = date
            && text.len() + words.len() <= MAX_DATE_BYTES
        {
            text.push_str(words);
        }
    }

    fn close(&mut self) {
        if let Some(entry) = &mut self.entry {
            if self.depth == entry.depth + 1
                && let Some((text, changed)) = entry.date.take()
            {
                let day = day_of(&text);
                let slot = if changed { &mut entry.changed } else { &mut entry.published };
                *slot = (*slot).or(day);
            }
            if self.depth == entry.depth {
                self.days.extend(entry.published.or(entry.changed));
                self.entry = None;
            }
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// The feed, where everything that was opened was closed.
    fn finish(self) -> Result<Feed, NoFeed> {
        if self.depth > 0 { self.broken() } else { self.feed() }
    }

    /// The feed as far as it goes.
    fn broken(self) -> Result<Feed, NoFeed> {
        if self.entries == 0 && self.format.is_some() {
            return Err(NoFeed::Broken);
        }
        self.feed()
    }

    fn feed(self) -> Result<Feed, NoFeed> {
        let format = self.format.ok_or(NoFeed::OtherThing)?;
        Ok(Feed { format, entries: self.entries, days: self.days })
    }
}

fn format_of(root: &str) -> Result<FeedFormat, NoFeed> {
    match root {
        "rss" => Ok(FeedFormat::Rss),
        "RDF" => Ok(FeedFormat::Rdf),
        "feed" => Ok(FeedFormat::Atom),
        _ => Err(NoFeed::OtherThing),
    }
}
