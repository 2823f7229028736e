//! The mail server of the test bed itself: what other tests rely on.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::testbed::dovecot::is_alive;
use crate::testbed::look::Look;
use crate::testbed::mail::{Away, FREYA, GARETH, MailBed, OTTO};

fn letter(from: &str, to: &str, subject: &str) -> String {
    format!(
        "From: {from}\nTo: {to}\nSubject: {subject}\nMessage-ID: <{subject}@test>\n\
         Date: Mon, 10 Aug 2026 09:00:00 +0200\n\nHow do you like it?\n.\n.hidden\n"
    )
}

/// The newest message of an inbox, which has so many. A message is there as soon as it is
/// delivered, and so is the answer that it brings about.
fn newest(look: &mut Look, count: u32) -> String {
    let opened = look.ask("EXAMINE INBOX");
    assert!(opened.contains(&format!("* {count} EXISTS")), "{opened}");
    look.ask("FETCH * (FLAGS BODY.PEEK[])")
}

#[test]
fn a_message_that_is_delivered_lies_in_the_inbox_as_it_was() {
    let Some(bed) = MailBed::start() else { return };
    bed.deliver(OTTO.address, FREYA.address, letter("otto@kunde.test", "f", "offer").as_bytes());
    let mut look = Look::inbox(&bed, &FREYA);
    let message = newest(&mut look, 1);
    for part in ["Subject: offer\r\n", "\r\n.\r\n.hidden\r\n", "Return-Path: <otto@kunde.test>"] {
        assert!(message.contains(part), "{message}");
    }
    assert!(!message.contains("\\Seen"), "{message}");
    let folders = look.ask("LIST \"\" *");
    for special_use in ["\\Sent", "\\Drafts", "\\Junk", "\\Archive", "\\Trash"] {
        assert!(folders.contains(special_use), "{folders}");
    }
    let able = look.ask("CAPABILITY");
    for extension in ["IDLE", "CONDSTORE", "QRESYNC", "SPECIAL-USE", "MOVE"] {
        assert!(able.contains(extension), "{able}");
    }
}

#[test]
fn whoever_waits_is_told_at_once() {
    let Some(bed) = MailBed::start() else { return };
    let mut look = Look::inbox(&bed, &FREYA);
    let said = look.ask("IDLE");
    assert!(said.starts_with('+'), "{said}");
    bed.deliver(OTTO.address, FREYA.address, letter("otto@kunde.test", "f", "news").as_bytes());
    let told = look.line();
    assert!(told.contains("1 EXISTS"), "{told}");
}

#[test]
fn somebody_who_is_away_answers_in_his_language() {
    let Some(bed) = MailBed::start() else { return };
    bed.set_away(OTTO.address, &Away::German("20.08.2026".to_owned()));
    bed.set_away(GARETH.address, &Away::English("20 August 2026".to_owned()));
    let mut look = Look::inbox(&bed, &FREYA);
    let replies = [
        (OTTO, "Subject: Abwesenheitsnotiz", "bis einschließlich 20.08.2026"),
        (GARETH, "Subject: Out of office", "until and including 20 August 2026"),
    ];
    for (count, (person, subject, until)) in (1..).zip(replies) {
        let ours = letter(FREYA.address, person.address, &format!("offer{count}"));
        bed.deliver(FREYA.address, person.address, ours.as_bytes());
        let reply = newest(&mut look, count);
        let answered = format!("In-Reply-To: <offer{count}@test>");
        for part in [subject, until, &answered, "Auto-Submitted: auto-replied"] {
            assert!(reply.contains(part), "{part}: {reply}\n{}", bed.log());
        }
    }
    bed.set_back(OTTO.address);
    let ours = letter("mira@agentur.test", OTTO.address, "again");
    bed.deliver(FREYA.address, OTTO.address, ours.as_bytes());
    newest(&mut Look::inbox(&bed, &OTTO), 2);
    newest(&mut look, 2);
}

#[test]
fn a_token_opens_a_box_until_it_is_revoked() {
    let Some(bed) = MailBed::start() else { return };
    let address = FREYA.address;
    let xoauth2 = |token| format!("user={address}\x01auth=Bearer {token}\x01\x01");
    let oauthbearer = |token| format!("n,a={address},\x01auth=Bearer {token}\x01\x01");
    let log_in = |mechanism: &str, response: String| {
        let mut look = Look::open(&bed);
        let response = STANDARD.encode(response);
        let said = look.ask(&format!("AUTHENTICATE {mechanism} {response}"));
        let Some(why) = said.strip_prefix("+ ") else { return said };
        // The server says why; an empty line, in OAUTHBEARER a single 0x01, ends it.
        let why = String::from_utf8(STANDARD.decode(why.trim()).expect("base64")).expect("UTF-8");
        look.say(if mechanism == "XOAUTH2" { "" } else { "AQ==" });
        why + &look.line()
    };
    bed.tokens().grant("good-token", address);
    for (mechanism, form) in
        [("XOAUTH2", &xoauth2 as &dyn Fn(_) -> _), ("OAUTHBEARER", &oauthbearer)]
    {
        let said = log_in(mechanism, form("good-token"));
        assert!(said.contains("OK"), "{mechanism}: {said}\n{}", bed.log());
        let said = log_in(mechanism, form("another-token"));
        assert!(said.contains("status") && said.contains(" NO "), "{mechanism}: {said}");
    }
    bed.tokens().revoke("good-token");
    let said = log_in("XOAUTH2", xoauth2("good-token"));
    assert!(said.contains(" NO "), "{said}");
    bed.tokens().grant("good-token", OTTO.address);
    let said = log_in("XOAUTH2", xoauth2("good-token"));
    assert!(said.contains(" NO "), "somebody else's: {said}");
}

#[test]
fn nothing_is_left_of_it() {
    let Some(bed) = MailBed::start() else { return };
    // A session, so that there is a process for it too.
    let _look = Look::inbox(&bed, &FREYA);
    let maildir = bed.maildir(FREYA.address);
    assert!(maildir.is_dir());
    let children = bed.dovecot().children();
    let is_linux = cfg!(target_os = "linux");
    assert_eq!(is_linux, children.iter().any(|number| is_alive(*number)), "{children:?}");
    drop(bed);
    assert!(!maildir.exists());
    let left: Vec<_> = children.into_iter().filter(|number| is_alive(*number)).collect();
    assert!(left.is_empty(), "{left:?}");
}
