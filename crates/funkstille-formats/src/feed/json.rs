//! JSON Feed (jsonfeed.org, versions 1 and 1.1).

use serde::Deserialize;

use super::{Feed, FeedFormat, NoFeed, day_of};

/// How the version of every JSON Feed begins.
const VERSION: &str = "https://jsonfeed.org/version/";

#[derive(Deserialize)]
struct Document {
    version: String,
    items: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    date_published: Option<String>,
    date_modified: Option<String>,
}

/// Reads a JSON Feed.
pub(super) fn read(text: &str) -> Result<Feed, NoFeed> {
    let document: Document =
        serde_json::from_str(text).map_err(|error| match error.classify() {
            serde_json::error::Category::Data => NoFeed::OtherThing,
            _ => NoFeed::Broken,
        })?;
    if !document.version.starts_with(VERSION) {
        return Err(NoFeed::OtherThing);
    }
    let day = |item: &Item| {
        let published = item.date_published.as_deref().and_then(day_of);
        published.or_else(|| item.date_modified.as_deref().and_then(day_of))
    };
    let days = document.items.iter().filter_map(day).collect();
    Ok(Feed { format: FeedFormat::Json, entries: document.items.len(), days })
}
