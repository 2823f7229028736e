//! H-09: a forged mail can at worst hold a plan.

use funkstille_core::case::{Block, BounceKind, Happened};
use funkstille_engine::cases::CaseOverview;
use funkstille_engine::today::{Group, Note, notes_of_case};
use funkstille_post::incoming::FolderRole;
use jiff::civil::{Date, date};

use super::post::{ME, MIRA, Mail, OFFER, Post, mail, offer};

const SENT_ON: Date = date(2026, 3, 4);
const LATER: Date = date(2026, 3, 6);

async fn check(message: Mail, server: Option<&'static str>, expected: &[Happened]) {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.server = server;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(LATER);
    post.inbox(message.clone()).await;
    assert_eq!(post.story(&case).await, expected, "{server:?} {message:?}");
    assert_eq!(post.desk.state(&case).await.ended.is_some(), expected == [Happened::Answered]);
}

fn from_mira() -> Mail {
    mail("1@evil.example", (MIRA, ME), LATER).on("AW: Angebot Website")
}

fn found(mail: Mail, result: &str) -> Mail {
    let value = format!("mx.weber.example; dmarc={result} header.from=kunde.example");
    mail.with("Authentication-Results", &value)
}

const SERVER: Option<&str> = Some("mx.weber.example");

#[tokio::test]
async fn h_09_what_the_server_calls_forged_asks() {
    let reply = found(from_mira().answers(OFFER).says("Nein danke."), "fail");
    check(reply.clone(), SERVER, &[Happened::WroteElsewhere]).await;
    check(reply, None, &[Happened::WroteElsewhere]).await;
    let left = from_mira()
        .with("Auto-Submitted", "auto-replied")
        .says("Frau Lang ist nicht mehr für unser Unternehmen tätig.");
    check(found(left.clone(), "fail"), SERVER, &[Happened::WroteElsewhere]).await;
    // Nor does an address die where nothing speaks for the message but its sender.
    check(left.clone(), SERVER, &[Happened::WroteElsewhere]).await;
    check(left.clone(), None, &[Happened::WroteElsewhere]).await;
    let gone = Happened::Bounced { step: None, why: BounceKind::LeftCompany };
    check(found(left, "pass"), SERVER, &[gone]).await;
}

#[tokio::test]
async fn h_09_a_subject_proves_nothing() {
    check(from_mira().says("Nein danke."), SERVER, &[Happened::WroteElsewhere]).await;
    // The sender's own word for it, below or instead of the server's.
    let own = from_mira().says("Nein danke.");
    let own = own.with("Authentication-Results", "evil.example; dmarc=pass");
    check(own.clone(), SERVER, &[Happened::WroteElsewhere]).await;
    check(own, None, &[Happened::WroteElsewhere]).await;
    // With the word of our server it is an answer.
    check(found(from_mira().says("Nein."), "pass"), SERVER, &[Happened::Answered]).await;
}

#[tokio::test]
async fn h_09_above_the_trace_of_our_server_nobody_else_can_write() {
    let trace = "from evil.example (evil.example [203.0.113.5]) by mx.weber.example";
    let says = || from_mira().says("Nein danke.");
    let above = found(says(), "pass").with("Received", trace);
    check(above, None, &[Happened::Answered]).await;
    let below = found(says().with("Received", trace), "pass");
    check(below.clone(), None, &[Happened::WroteElsewhere]).await;
    // Whoever brings a trace of its own is still below ours.
    check(below.with("Received", trace), None, &[Happened::WroteElsewhere]).await;
}

/// A bounce that a forwarder on its way called forged, at an account whose server has a name.
#[tokio::test]
async fn r_03_what_a_forwarder_says_of_a_bounce_does_not_count() {
    let report = || {
        let bounce = mail("b@mail.kunde.example", ("MAILER-DAEMON@kunde.example", ME), LATER);
        let bounce = bounce
            .with("Authentication-Results", "forwarder.example; spf=fail smtp.mailfrom=x@y.example")
            .on("Undelivered Mail Returned to Sender");
        let kind = "multipart/report; report-type=delivery-status; boundary=b";
        bounce.with("Content-Type", kind).says(&format!(
            "--b\r\nContent-Type: text/plain\r\n\r\nUnknown user\r\n--b\r\nContent-Type: \
             message/delivery-status\r\n\r\nReporting-MTA: dns; kunde.example\r\n\r\n\
             Final-Recipient: rfc822; {MIRA}\r\nAction: failed\r\nStatus: 5.1.1\r\n--b\r\n\
             Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{OFFER}>\r\n--b--"
        ))
    };
    let dead = Happened::Bounced { step: None, why: BounceKind::AddressDead };
    check(report(), SERVER, std::slice::from_ref(&dead)).await;
    check(report(), None, &[]).await;
}

#[tokio::test]
async fn h_09_ids_of_earlier_forgeries_prove_nothing() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(LATER);
    post.inbox(from_mira().answers("made-up@evil.example").says("Hallo?")).await;
    let again = mail("2@evil.example", (MIRA, ME), LATER).on("AW: Angebot Website");
    post.inbox(again.answers("made-up@evil.example").says("Erledigt.")).await;
    assert_eq!(post.story(&case).await, [Happened::WroteElsewhere]);
}

#[tokio::test]
async fn h_09_nobody_closes_a_matter_in_our_name() {
    let ours = mail("1@evil.example", (ME, ME), LATER)
        .on("AW: Angebot Website")
        .answers(OFFER)
        .says("Vielen Dank, das hat sich erledigt!");
    check(ours, None, &[]).await;
}

/// Mail in our own name that a server delivered, wherever it was sorted to.
#[tokio::test]
async fn h_09_nobody_writes_in_our_name_into_any_folder() {
    use FolderRole::{All, Archive, Inbox, Junk, Other, Sent, Waiting};
    let ours = mail("1@evil.example", (ME, MIRA), LATER)
        .with("Received", "from evil.example by mx.weber.example; Fri, 6 Mar 2026 10:00:01 +0100")
        .on("AW: Angebot Website")
        .answers(OFFER)
        .says("Vielen Dank, das hat sich erledigt!");
    let mut sent = ours.clone();
    sent.marks.labels = vec!["\\Sent".to_owned()];
    let all = [Inbox, Junk, All, Archive, Other, Waiting].map(|role| (role, &ours, false));
    for (role, letter, is_ours) in all.into_iter().chain([(Sent, &ours, true), (All, &sent, true)])
    {
        let (mut post, case) = Post::with_offer(SENT_ON).await;
        post.desk.go_to(LATER);
        post.arrive(role, std::slice::from_ref(letter)).await;
        let expected: &[Happened] = if is_ours { &[Happened::Answered] } else { &[] };
        assert_eq!(post.story(&case).await, expected, "{role:?}");
    }
}

#[tokio::test]
async fn what_a_mail_program_filed_is_ours() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.desk.go_to(LATER);
    let ours = mail("1@weber.example", (ME, MIRA), LATER).on("AW: Angebot Website").answers(OFFER);
    post.arrive(FolderRole::Archive, &[ours.says("Vielen Dank, dann machen wir es so!")]).await;
    assert_eq!(post.story(&case).await, [Happened::Answered]);
}

#[tokio::test]
async fn h_09_a_forged_payment_mail_holds() {
    let mut post = Post::new(date(2026, 3, 2)).await;
    let client = post.desk.client("Mira Lang").await;
    let case = post.desk.invoice(&client, "2026-014", date(2026, 3, 2)).await;
    post.desk.go_to(LATER);
    post.inbox(found(from_mira().says("Ist bezahlt."), "fail")).await;
    let state = post.desk.state(&case).await;
    assert_eq!((state.ended, state.blocks.contains(&Block::MailToJudge)), (None, true));
}

/// Whoever is asked about a message sees which one it is, and what the server found out.
#[tokio::test]
async fn h_09_a_question_names_its_message_and_says_that_it_may_be_forged() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(LATER);
    let reply = from_mira().answers(OFFER).says("Hallo,\r\n\r\nnein danke.");
    post.inbox(found(reply, "fail")).await;
    let named = Note::Mail {
        from: MIRA.to_owned(),
        subject: "AW: Angebot Website".to_owned(),
        on: LATER,
        text: "Hallo, nein danke.".to_owned(),
    };
    let expected = [named, Note::MailForged];
    let page = post.desk.page().await;
    let notes = page.items(Group::Answer).iter().flat_map(|item| &item.notes);
    assert_eq!(notes.cloned().collect::<Vec<_>>(), expected);
    let known = CaseOverview::load(&post.desk.engine, &case, post.desk.moment.now).await;
    let known = known.expect("a case");
    assert_eq!(notes_of_case(&post.desk.engine, &known).await.expect("notes"), expected);
}

#[tokio::test]
async fn h_09_a_stolen_id_hides_nothing() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.desk.go_to(LATER);
    // A stranger uses the id of the answer that is on its way.
    let stranger = mail("1@kunde.example", ("x@evil.example", ME), LATER).on("Hallo");
    post.inbox(stranger.says("Guten Tag.")).await;
    let answer = mail("1@kunde.example", (MIRA, ME), LATER).on("AW: Angebot Website");
    post.inbox(answer.answers(OFFER).says("Ja, gern.")).await;
    assert_eq!(post.story(&case).await, [Happened::Answered]);
}
