//! Which feeds a page names (HTML, *link type alternate*).

use crate::mail::html::attributes_of;

/// How far into a page is looked: links stand in its head.
const MAX_BYTES: usize = 256 * 1024;

/// The most feeds of one page.
const MAX_FEEDS: usize = 5;

/// The media types of feeds.
const TYPES: [&str; 4] =
    ["application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"];

/// The feeds of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageFeeds {
    /// What the addresses of the page count from (`<base>`), where that is not the page itself.
    pub base: Option<String>,
    /// Their addresses as the page writes them, often without a host; those of comments last.
    pub addresses: Vec<String>,
}

/// Finds the feeds that a page names.
pub fn feeds_of_page(page: &[u8]) -> PageFeeds {
    let page = &page[..page.len().min(MAX_BYTES)];
    let text = String::from_utf8_lossy(page);
    let mut found = PageFeeds::default();
    let mut rest: &str = &text;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        let name = rest.get(..5).unwrap_or_default().to_ascii_lowercase();
        let element = name.trim_end();
        if !matches!(element, "link" | "base") || element == name {
            continue;
        }
        let Some((inside, after)) = rest[4..].split_once('>') else { break };
        rest = after;
        let attributes = attributes_of(inside.trim_end_matches('/'));
        match element {
            "base" => found.base = found.base.or_else(|| value(&attributes, "href")),
            _ if found.addresses.len() < MAX_FEEDS => found.addresses.extend(feed(&attributes)),
            _ => {}
        }
    }
    // Anybody may comment: a life sign is what the site itself says.
    found.addresses.sort_by_key(|address| address.contains("comment"));
    found
}

/// The address of the feed to which a link leads.
fn feed(attributes: &[(&str, &str)]) -> Option<String> {
    let rel = value(attributes, "rel")?.to_ascii_lowercase();
    let media_type = value(attributes, "type")?.to_ascii_lowercase();
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    let is_alternate = rel.split_whitespace().any(|word| word == "alternate");
    let is_feed = is_alternate && TYPES.contains(&media_type);
    value(attributes, "href").filter(|_| is_feed)
}

fn value(attributes: &[(&str, &str)], wanted: &str) -> Option<String> {
    let found = attributes.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
    let value = found.map(|(_, value)| value.trim().replace("&amp;", "&"));
    value.filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, base: Option<&str>, addresses: &[&str]) {
        let found = feeds_of_page(page.as_bytes());
        assert_eq!(found.base.as_deref(), base, "{page}");
        assert_eq!(found.addresses, addresses, "{page}");
    }

    #[test]
    fn the_feeds_that_a_page_names_are_found() {
        check(
            "<!DOCTYPE html><head><LINK REL='Alternate' Type=application/rss+xml href=/feed/ />",
            None,
            &["/feed/"],
        );
        check(
            "<base href='/blog/'><link\n  href=\"a?b=1&amp;c=2\" rel=\"alternate home\"\
             type=\"application/atom+xml; charset=utf-8\">",
            Some("/blog/"),
            &["a?b=1&c=2"],
        );
        check(
            "<link rel=alternate type=application/rss+xml href=/comments/feed>\
             <link rel=alternate type=application/feed+json href=/feed.json>",
            None,
            &["/feed.json", "/comments/feed"],
        );
    }

    #[test]
    fn what_is_no_feed_is_passed_over() {
        for page in [
            "",
            "<",
            "<link",
            "<link ",
            "<linker rel=alternate type=application/rss+xml href=/a>",
            "<link rel=stylesheet type=text/css href=/a>",
            "<link rel=alternate hreflang=de href=/de>",
            "<link rel=alternate type=application/json href=/wp-json>",
            "<link rel=alternate type=application/rss+xml href=''>",
            "<link rel=alternate type=application/rss+xml>",
            "<link rel=alternate type=application/rss+xml href=/a",
            "<a rel=alternate type=application/rss+xml href=/a>",
        ] {
            check(page, None, &[]);
        }
    }

    #[test]
    fn no_page_names_more_feeds_than_are_looked_at() {
        let page = "<link rel=alternate type=application/rss+xml href=/a>".repeat(1000);
        assert_eq!(feeds_of_page(page.as_bytes()).addresses.len(), MAX_FEEDS);
    }
}
