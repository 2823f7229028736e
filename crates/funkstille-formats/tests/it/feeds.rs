//! Feeds as sites write them, and as somebody would who wants to hurt.

use std::fmt::Write as _;

use funkstille_formats::feed::{FeedFormat, MAX_BYTES, NoFeed, read};
use jiff::civil::Date;
use proptest::prelude::*;

const TODAY: Date = jiff::civil::date(2026, 3, 20);

/// The format, how many entries, and the day of the newest.
#[track_caller]
fn check(text: &str, format: FeedFormat, entries: usize, newest: Option<&str>) {
    let feed = read(text.as_bytes()).expect("a feed");
    let newest = newest.map(|day| day.parse().expect("a day"));
    assert_eq!((feed.format, feed.entries, feed.newest_on(TODAY)), (format, entries, newest));
}

#[track_caller]
fn refused(text: &str, why: NoFeed) {
    assert_eq!(read(text.as_bytes()), Err(why), "{}", &text[..text.len().min(80)]);
}

#[test]
fn rss_is_read() {
    let feed = "\u{feff}<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>\
        <title>Kerber</title><pubDate>Fri, 20 Mar 2026 09:00:00 GMT</pubDate>\
        <item><title>Alt &amp; neu</title><pubDate>Mon, 02 Mar 2026 09:00:00 +0100</pubDate></item>\
        <item><title>Neu</title><pubDate><![CDATA[Wed, 4 Mar 2026 23:30:00 -0500]]></pubDate></item>\
        <item><title>Ohne Tag</title></item></channel></rss>";
    check(feed, FeedFormat::Rss, 3, Some("2026-03-04"));
    check("<rss/>", FeedFormat::Rss, 0, None);
}

#[test]
fn rdf_is_read() {
    let feed = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
        xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
        <channel><dc:date>2026-03-19</dc:date></channel>\
        <item><dc:date>2026-02-28T10:00:00+01:00</dc:date></item></rdf:RDF>";
    check(feed, FeedFormat::Rdf, 1, Some("2026-02-28"));
}

#[test]
fn atom_is_read() {
    let feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><updated>2026-03-20T00:00:00Z</updated>\
        <entry><published>2026-01-05T10:00:00Z</published><updated>2026-03-19T10:00:00Z</updated>\
        <source><updated>2026-03-18T10:00:00Z</updated></source></entry>\
        <entry><updated>2026-02-03T10:00:00Z</updated></entry></feed>";
    check(feed, FeedFormat::Atom, 2, Some("2026-02-03"));
}

#[test]
fn json_is_read() {
    let feed = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"K\",\"items\":[\
        {\"id\":\"1\",\"date_published\":\"2026-03-02T09:00:00Z\"},\
        {\"id\":\"2\",\"date_modified\":\"2026-03-03T09:00:00Z\"},{\"id\":\"3\"}]}";
    check(feed, FeedFormat::Json, 3, Some("2026-03-03"));
}

#[test]
fn what_is_announced_for_later_says_nothing_about_today() {
    let feed = "<rss><channel><item><pubDate>1 Apr 2026 09:00:00 GMT</pubDate></item>\
        <item><pubDate>20 Mar 2026 09:00:00 GMT</pubDate></item></channel></rss>";
    check(feed, FeedFormat::Rss, 2, Some("2026-03-20"));
}

#[test]
fn what_was_cut_off_is_read_as_far_as_it_goes() {
    let feed = "<rss><channel><item><pubDate>4 Mar 2026 09:00</pubDate></item><item><titl";
    check(feed, FeedFormat::Rss, 2, Some("2026-03-04"));
    refused("<rss><channel><title>", NoFeed::Broken);
    refused("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", NoFeed::Broken);
}

#[test]
fn what_is_no_feed_is_refused() {
    for text in [
        "",
        "hello",
        "<svg/>",
        "<opml><entry/></opml>",
        "{}",
        "{\"version\":\"1\",\"items\":[]}",
        "[]",
    ] {
        refused(text, NoFeed::OtherThing);
    }
    refused("<!DOCTYPE html><html><head></head></html>", NoFeed::DocumentType);
}

#[test]
fn h_06_no_document_type_is_read_and_no_entity_filled_in() {
    let mut laughs = "<!DOCTYPE rss [<!ENTITY a0 \"ha\">".to_owned();
    for index in 1..10 {
        let before = format!("&a{};", index - 1).repeat(10);
        write!(laughs, "<!ENTITY a{index} \"{before}\">").expect("memory");
    }
    laughs += "]><rss><channel><item><pubDate>&a9;</pubDate></item></channel></rss>";
    refused(&laughs, NoFeed::DocumentType);
    refused("<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss/>", NoFeed::DocumentType);
    let undeclared = "<rss><channel><item><pubDate>&a9;4 Mar 2026</pubDate></item></channel></rss>";
    check(undeclared, FeedFormat::Rss, 1, Some("2026-03-04"));
}

#[test]
fn h_06_depth_and_size_are_bounded() {
    refused(&format!("<rss>{}", "<a>".repeat(100_000)), NoFeed::TooDeep);
    refused(&" ".repeat(MAX_BYTES + 1), NoFeed::TooLarge);
    let deep = "[".repeat(100_000);
    refused(&format!("{{\"version\":\"x\",\"items\":{deep}"), NoFeed::OtherThing);
    let long = format!("<rss><channel><item><pubDate>{}</pubDate>", "4 Mar 2026 ".repeat(100_000));
    check(&long, FeedFormat::Rss, 1, None);
}

proptest! {
    #[test]
    fn h_06_no_bytes_panic(bytes: Vec<u8>, text in "[<>/!?a-z&;\\[\\]\"= -]{0,80}") {
        let _ = read(&bytes);
        let _ = read(format!("<rss><channel><item><pubDate>{text}").as_bytes());
        let _ = funkstille_formats::feed::feeds_of_page(&bytes);
        let _ = funkstille_formats::feed::feeds_of_page(format!("<link {text}>").as_bytes());
        let _ = funkstille_formats::feed::day_of(&text);
    }
}
