//! an out-of-office reply that Dovecot's own `vacation` wrote is no answer, and the case waits
//! until its day.

use funkstille_core::case::{Happened, WaitReason};
use funkstille_core::playbook::Stage;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::fmt::strtime;

use super::business::Business;
use crate::mail::post::mail;
use crate::testbed::look::Look;
use crate::testbed::mail::{Away, FREYA, GARETH, MailBed, OTTO, Person};

/// The day on the server's clock, by which it dates what it writes itself.
fn server_day(bed: &MailBed) -> Date {
    bed.deliver("", GARETH.address, b"Subject: what day is it?\n\nx\n");
    let mut look = Look::inbox(bed, &GARETH);
    let said = look.ask("FETCH * INTERNALDATE");
    let day = said.split('"').nth(1).expect("a date").trim().split(' ').next().expect("a day");
    let read = strtime::parse("%d-%b-%Y", day).and_then(|it| it.to_date());
    read.expect("a day as RFC 9051 writes it")
}

async fn check(person: &Person, until_as: &str, away: fn(String) -> Away) {
    let Some(bed) = MailBed::start() else { return };
    let today = server_day(&bed);
    let (sent_on, until) = (today - 2.days(), today + 25.days());
    bed.set_away(person.address, &away(until.strftime(until_as).to_string()));
    let mut business = Business::at(&bed, sent_on).await;
    let waits = (person.address, "offer@studio.test");
    let case = business.waits(waits, Stage::Enquiry, sent_on).await;
    let before = business.next_on(&case).await;
    assert!(before < until, "{before}");
    let offer = mail("offer@studio.test", (FREYA.address, person.address), sent_on);
    let offer = offer.on("Angebot Website").says("Passt das so?");
    bed.deliver(FREYA.address, person.address, &offer.bytes());
    business.go_to(today + 1.day());
    let read = business.read("1").await.expect("read");
    assert_eq!(read.new, 1, "{}", bed.log());
    let went_away = Happened::WentAway { last_day: Some(until) };
    assert_eq!(business.story(&case).await, [went_away]);
    let state = business.desk.state(&case).await;
    let waits: Vec<_> = state.waits.iter().map(|it| it.why).collect();
    assert_eq!((state.ended, waits), (None, vec![WaitReason::Away]));
    let next_on = business.next_on(&case).await;
    assert!(next_on > until, "{next_on}");
}

#[tokio::test]
async fn r_02_somebody_is_away_in_german() {
    check(&OTTO, "%d.%m.%Y", Away::German).await;
}

#[tokio::test]
async fn r_02_somebody_is_away_in_english() {
    check(&GARETH, "%-d %B %Y", Away::English).await;
}
