//! Looking at a website from the outside: its front page and its feeds. What they say is read
//! elsewhere; here is only asked, politely and within limits.

use std::collections::BTreeSet;
use std::time::Duration;

use url::Url;

use crate::http::{Answer, HttpClient, HttpError, Limits, Redirects, Request};

/// Where feeds lie that no page names: the usual places of the programs that most sites are made
/// with.
pub const USUAL_PLACES: [&str; 3] = ["/feed/", "/rss.xml", "/atom.xml"];

/// What is put up with: a front page is read as far as its head goes, a feed as far as its newest
/// entries.
const LIMITS: Limits = Limits {
    total: Duration::from_secs(15),
    connect: Duration::from_secs(5),
    head_bytes: 64 * 1024,
    body_bytes: 1024 * 1024,
    cut: true,
};

/// So often a site may lead on: to `https`, to `www`, to a language, to a page.
const REDIRECTS: u8 = 5;

/// Reads a page or a feed, wherever its address leads but to one of the domains that are avoided.
///
/// # Errors
/// Where there is no answer; any status is one.
pub async fn visit(
    client: &HttpClient,
    address: &str,
    avoided: &BTreeSet<String>,
) -> Result<Answer, HttpError> {
    // Nothing secret is told, and old sites lead back to `http`.
    let request = Request::get(address)?
        .accept("text/html, application/atom+xml, application/rss+xml, */*;q=0.5")
        .redirects(Redirects::FollowAnywhere(REDIRECTS))
        .avoiding(avoided.clone())
        .limits(LIMITS);
    client.send(&request).await
}

/// An address as a page writes it, made whole: it counts from `base` where the page names one, else
/// from the page. `None` where that is no address.
pub fn whole_address(page: &str, base: Option<&str>, address: &str) -> Option<String> {
    let page = Url::parse(page).ok()?;
    let from = match base {
        Some(base) => page.join(base).ok()?,
        None => page,
    };
    from.join(address).ok().map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_count_from_the_page_or_from_what_it_names() {
        for (page, base, address, whole) in [
            ("https://a.example/b/", None, "feed", Some("https://a.example/b/feed")),
            ("https://a.example/b", None, "/feed", Some("https://a.example/feed")),
            ("https://a.example/b", Some("/c/"), "feed", Some("https://a.example/c/feed")),
            ("https://a.example/", Some("//b.example/"), "x", Some("https://b.example/x")),
            ("https://a.example/", None, "http://c.example/", Some("http://c.example/")),
            ("no address", None, "feed", None),
            ("https://a.example/", None, "http://", None),
        ] {
            assert_eq!(whole_address(page, base, address).as_deref(), whole, "{page} {address}");
        }
    }
}
