//! What is seen of a website.

use funkstille_core::looks::{SiteSeen, WhyNot};
use funkstille_formats::feed;
use funkstille_post::http::{Answer, HttpClient, HttpError};
use funkstille_post::looks::{USUAL_PLACES, visit, whole_address};
use jiff::civil::Date;

use super::sites::{Site, is_of_people, of_people};

/// Looks at a site: whether it is there, and when its feed last said something.
pub(super) async fn look(client: &HttpClient, site: &Site, today: Date) -> SiteSeen {
    if is_of_people(site) {
        return SiteSeen::NotLookedAt(WhyNot::PeopleOnly);
    }
    match front_page(client, site).await {
        Ok(page) if is_failure(page.status) => SiteSeen::Down,
        Ok(page) => {
            let newest_on = newest_on(client, &page, today).await;
            SiteSeen::Up { host: page.host, newest_on }
        }
        Err(error) => of_error(&error),
    }
}

/// The first answer; where there is none, what is wrong with the first address.
async fn front_page(client: &HttpClient, site: &Site) -> Result<Answer, HttpError> {
    let mut first = None;
    for address in &site.addresses {
        match visit(client, address, of_people()).await {
            Ok(answer) => return Ok(answer),
            Err(error) => first = first.or(Some(error)),
        }
    }
    Err(first.unwrap_or(HttpError::Closed))
}

/// A page is there (RFC 9110, 15.3.1).
const OK: u16 = 200;

/// No such page, and no more such page (RFC 9110, 15.5.5 and 15.5.11).
const NO_PAGE: [u16; 2] = [404, 410];

/// From here on the server has failed (RFC 9110, 15.6).
const SERVER_FAILED: u16 = 500;

/// A site that asks for a login or turns programs away is there; one that has no front page is not.
fn is_failure(status: u16) -> bool {
    NO_PAGE.contains(&status) || status >= SERVER_FAILED
}

fn of_error(error: &HttpError) -> SiteSeen {
    use HttpError as E;
    match error {
        E::NoSuchHost { .. }
        | E::NoConnection { .. }
        | E::TooSlow { .. }
        | E::TooLarge { .. }
        | E::TooManyRedirects { .. }
        | E::BadRedirect { .. }
        | E::BadAnswer { .. } => SiteSeen::Down,
        E::Avoided { .. } => SiteSeen::NotLookedAt(WhyNot::PeopleOnly),
        E::NotSecure { .. } => SiteSeen::NotLookedAt(WhyNot::NotSecure),
        E::Closed | E::HostUnknown { .. } => SiteSeen::NotLookedAt(WhyNot::Unreachable),
        E::NoAddress { .. }
        | E::Scheme { .. }
        | E::Login { .. }
        | E::Port { .. }
        | E::NotPublic { .. } => SiteSeen::NotLookedAt(WhyNot::NotPublic),
    }
}

/// The day of the newest entry: of the page itself where it is a feed, else of the feeds that it
/// names, else of those in the usual places.
async fn newest_on(client: &HttpClient, page: &Answer, today: Date) -> Option<Date> {
    if let Ok(feed) = feed::read(&page.body) {
        return feed.newest_on(today);
    }
    let named = feed::feeds_of_page(&page.body);
    let whole = |address: &String| whole_address(&page.address, named.base.as_deref(), address);
    let named_addresses: Vec<String> = named.addresses.iter().filter_map(whole).collect();
    if named_addresses.is_empty() {
        return in_usual_places(client, page, today).await;
    }
    let mut newest = None;
    for address in named_addresses {
        newest = newest.max(newest_of_feed(client, &address, today).await);
    }
    newest
}

async fn in_usual_places(client: &HttpClient, page: &Answer, today: Date) -> Option<Date> {
    for place in USUAL_PLACES {
        let address = whole_address(&page.address, None, place)?;
        let newest = newest_of_feed(client, &address, today).await;
        if newest.is_some() {
            return newest;
        }
    }
    None
}

async fn newest_of_feed(client: &HttpClient, address: &str, today: Date) -> Option<Date> {
    let answer = visit(client, address, of_people()).await.ok()?;
    let feed = feed::read(&answer.body).ok().filter(|_| answer.status == OK)?;
    feed.newest_on(today)
}
