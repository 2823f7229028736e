//! H-08: the mailbox is read and never changed.

use funkstille_core::playbook::Stage;
use funkstille_engine::mail::Did;
use jiff::civil::{Date, date};

use super::business::Business;
use crate::mail::post::mail;
use crate::testbed::look::Look;
use crate::testbed::mail::{FREYA, MailBed, OTTO};

const SENT_ON: Date = date(2026, 3, 4);
const LATER: Date = date(2026, 3, 6);

/// Everything that a server says about the state of a mailbox, in lines that are in order.
fn state(bed: &MailBed) -> Vec<String> {
    let mut look = Look::inbox(bed, &FREYA);
    let mut said = look.ask("LIST \"\" *");
    for folder in ["INBOX", "Sent", "Drafts", "Junk", "Archive", "Trash"] {
        let items = "(MESSAGES UIDNEXT UIDVALIDITY UNSEEN HIGHESTMODSEQ)";
        said += &look.ask(&format!("STATUS {folder} {items}"));
    }
    // The number of the command goes; \Recent is the one flag that a server sets itself.
    let kept = |line: &&str| !line.starts_with("look");
    said += &look.ask("FETCH 1:* (UID FLAGS)").replace(" \\Recent", "").replace("\\Recent", "");
    let mut lines: Vec<String> = said.lines().filter(kept).map(str::to_owned).collect();
    lines.sort();
    lines
}

#[tokio::test]
async fn h_08_reading_marks_nothing_and_writes_nothing() {
    let Some(bed) = MailBed::start() else { return };
    let mut business = Business::at(&bed, SENT_ON).await;
    let waits = (OTTO.address, "offer@studio.test");
    let case = business.waits(waits, Stage::Enquiry, SENT_ON).await;
    business.go_to(LATER);
    let offer = mail("offer@studio.test", (FREYA.address, OTTO.address), SENT_ON);
    Look::inbox(&bed, &FREYA).append("Sent", &offer.on("Angebot Website").bytes());
    for id in ["first@kunde.test", "second@kunde.test"] {
        let other = mail(id, (OTTO.address, FREYA.address), SENT_ON).on("Parkplatz");
        bed.deliver(OTTO.address, FREYA.address, &other.bytes());
    }
    let answer = mail("answer@kunde.test", (OTTO.address, FREYA.address), LATER);
    let answer = answer.on("AW: Angebot Website").answers("offer@studio.test").says("Gern.");
    bed.deliver(OTTO.address, FREYA.address, &answer.bytes());
    let before = state(&bed);
    assert!(before.iter().any(|line| line.contains("UNSEEN 3")), "{before:?}");
    business.serve(async |seeing| assert_eq!(seeing.told(&case).await, Did::Answered)).await;
    business.read("1").await.expect("read again");
    assert_eq!(state(&bed), before);
}
