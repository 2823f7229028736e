//! who answered, by whatever way.

use funkstille_core::case::{Block, Happened};
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::clients;
use funkstille_engine::mail::{Did, follow};
use funkstille_post::incoming::FolderRole;
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};

use super::post::{ME, MIRA, Mail, OFFER, Post, account, mail, offer};

const SENT_ON: Date = date(2026, 3, 4);
const LATER: Date = date(2026, 3, 6);

fn from_mira(id: &str) -> Mail {
    mail(id, (MIRA, ME), LATER)
}

/// What one message does to an offer that waits, whether our offer was read in the folder of sent
/// mail before, after, or never.
async fn check(answer: &Mail, expected: &[Happened]) {
    for order in ["sent first", "sent last", "never"] {
        let (mut post, case) = Post::with_offer(SENT_ON).await;
        post.desk.go_to(date(2026, 3, 7));
        if order == "sent first" {
            post.sent(offer(SENT_ON)).await;
        }
        post.inbox(answer.clone()).await;
        if order == "sent last" {
            post.sent(offer(SENT_ON)).await;
        }
        assert_eq!(post.story(&case).await, expected, "{order}: {answer:?}");
        if !expected.is_empty() {
            assert_eq!(post.days(&case).await, [LATER], "{order}");
        }
        post.desk.rebuild_changes_nothing(order).await;
    }
}

#[tokio::test]
async fn r_01_threaded() {
    let answer = from_mira("1@kunde.example").on("AW: Angebot Website").answers(OFFER);
    check(&answer.clone().says("Danke, das sehe ich mir an."), &[Happened::Answered]).await;
    let english = answer.says("Thanks, looks good to us. Best, Mira");
    check(&english, &[Happened::Answered]).await;
}

#[tokio::test]
async fn r_01_under_another_subject() {
    let answer = from_mira("1@kunde.example").on("Etwas anderes").answers(OFFER).says("Ja, gern.");
    check(&answer, &[Happened::Answered]).await;
}

#[tokio::test]
async fn r_01_other_address() {
    let private = ("Mira Lang <mira@gmx.example>", ME);
    let answer = mail("1@gmx.example", private, LATER)
        .on("Re: Angebot Website")
        .answers(OFFER)
        .says("Ich schreibe von zu Hause: das passt.");
    check(&answer, &[Happened::Answered]).await;
    let (mut post, _) = Post::with_offer(SENT_ON).await;
    post.desk.go_to(LATER);
    post.inbox(answer).await;
    let mut reading = post.desk.engine.read().await.expect("reads");
    let owner = clients::find(&mut reading, "mira@gmx.example").await.expect("it was learned");
    assert_eq!(owner, clients::find(&mut reading, MIRA).await.expect("a client"));
}

#[tokio::test]
async fn r_01_alias() {
    let alias = ("Buero <buero@kunde.example>", ME);
    let answer = mail("1@kunde.example", alias, LATER)
        .on("AW: Angebot Website")
        .refers(OFFER)
        .says("Frau Lang bittet um einen Anruf.");
    check(&answer, &[Happened::Answered]).await;
}

/// Our colleague, and ourselves under another address, are never the client.
#[tokio::test]
async fn a_colleague_of_ours_is_not_the_client() {
    const ALIAS: &str = "jonas@atelier.example";
    for (from, role) in [("erika@weber.example", None), (ALIAS, Some(FolderRole::Sent))] {
        let (mut post, case) = Post::with_offer(SENT_ON).await;
        post.sent(offer(SENT_ON)).await;
        post.desk.go_to(LATER);
        if let Some(role) = role {
            let other = mail("0@atelier.example", (from, MIRA), SENT_ON).on("Parkplatz");
            post.arrive(role, &[other.says("Der Parkplatz liegt im Hof.")]).await;
        }
        let letter = |id| mail(id, (from, MIRA), LATER);
        post.inbox(letter("1@weber.example").on("Sommerfest").says("Komm auch!")).await;
        let away = letter("2@weber.example").on("Abwesend").answers(OFFER);
        let away = away.with("Auto-Submitted", "auto-replied");
        post.inbox(away.says("Ich bin bis 15.03.2026 im Urlaub.")).await;
        assert_eq!(post.story(&case).await, [], "{from}");
        let in_thread = letter("3@weber.example").on("AW: Angebot Website").answers(OFFER);
        post.inbox(in_thread.says("Ich lege noch den Plan bei.")).await;
        assert_eq!(post.story(&case).await, [Happened::WroteElsewhere], "{from}");
        let mut reading = post.desk.engine.read().await.expect("reads");
        clients::find(&mut reading, from).await.expect_err("it was not learned");
    }
}

#[tokio::test]
async fn r_01_forwarded() {
    let boss = ("Otto Kurz <otto@holding.example>", ME);
    let answer = mail("1@holding.example", boss, LATER)
        .on("WG: [EXTERN] Angebot Website")
        .refers(OFFER)
        .says("Frau Lang hat mir das weitergeleitet, wir nehmen es.");
    check(&answer, &[Happened::Answered]).await;
}

#[tokio::test]
async fn r_01_empty_body() {
    let answer = from_mira("1@kunde.example").on("AW: Angebot Website").answers(OFFER);
    check(&answer, &[Happened::Answered]).await;
}

#[tokio::test]
async fn r_01_references_need_the_subject() {
    let answer = from_mira("1@kunde.example").on("Neuer Auftrag").refers(OFFER).says("Hallo!");
    check(&answer, &[Happened::WroteElsewhere]).await;
}

#[tokio::test]
async fn r_01_new_thread_asks() {
    let other = from_mira("1@kunde.example").on("Sommerfest").says("Kommen Sie auch?");
    check(&other, &[Happened::WroteElsewhere]).await;
}

#[tokio::test]
async fn r_01_new_thread_asks_once_in_all_cases() {
    let (mut post, first) = Post::with_offer(SENT_ON).await;
    let second = post.case("1", "other@weber.example", SENT_ON).await;
    post.desk.go_to(LATER);
    post.inbox(from_mira("1@kunde.example").on("Sommerfest").says("Kommen Sie auch?")).await;
    post.inbox(from_mira("2@kunde.example").on("Parken").says("Wo darf ich parken?")).await;
    for case in [&first, &second] {
        assert_eq!(post.story(case).await, [Happened::WroteElsewhere]);
    }
    // The second mail is asked about after the first, and a third after both.
    let no = Happened::ElsewhereJudged { answers: false };
    let mut expected = vec![Happened::WroteElsewhere];
    for holds in [true, false] {
        post.desk.hear(&first, no.clone()).await;
        expected.push(no.clone());
        if holds {
            expected.push(Happened::WroteElsewhere);
        }
        assert_eq!(post.story(&first).await, expected);
        let blocks = post.desk.state(&first).await.blocks;
        assert_eq!(blocks.contains(&Block::MailToJudge), holds);
    }
    post.inbox(from_mira("3@kunde.example").on("Wetter").says("Schön heute.")).await;
    expected.push(Happened::WroteElsewhere);
    assert_eq!(post.story(&first).await, expected);
    assert_eq!(post.story(&second).await, [Happened::WroteElsewhere]);
    post.desk.rebuild_changes_nothing("after the questions").await;
}

#[tokio::test]
async fn r_01_colleague_with_the_same_subject_asks() {
    let otto = ("Otto <otto@kunde.example>", ME);
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(LATER);
    post.inbox(mail("1@k.example", otto, LATER).on("Angebot Website").says("Wie teuer?")).await;
    assert_eq!(post.story(&case).await, [Happened::WroteElsewhere]);
    let stranger = ("Otto <otto@fremd.example>", ME);
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(LATER);
    post.inbox(mail("1@f.example", stranger, LATER).on("Angebot Website").says("Hallo")).await;
    assert_eq!(post.story(&case).await, []);
}

/// A client whose clock is years behind.
#[tokio::test]
async fn r_01_an_answer_comes_after_what_it_answers_whatever_its_clock_says() {
    let long_ago = date(2017, 1, 1);
    let old = || {
        let mail = mail("1@kunde.example", (MIRA, ME), long_ago).taken_in(LATER);
        mail.on("AW: Angebot Website")
    };
    for is_sent_known in [true, false] {
        for answer in [old().answers(OFFER), old().refers(OFFER)] {
            let (mut post, case) = Post::with_offer(SENT_ON).await;
            if is_sent_known {
                post.sent(offer(SENT_ON)).await;
            }
            post.desk.go_to(LATER);
            post.inbox(answer.says("Ja, gern.")).await;
            assert_eq!(post.story(&case).await, [Happened::Answered], "{is_sent_known}");
        }
    }
}

/// Where no message began the case, the date of the server counts.
#[tokio::test]
async fn r_01_where_the_clock_of_a_client_is_behind_that_of_the_server_counts() {
    let trace = "from mail.kunde.example by mx.weber.example; Fri, 06 Mar 2026 10:00:00 +0100";
    let due_on = date(2026, 3, 2);
    for (sent_on, expected) in [
        (date(2017, 1, 1), vec![Happened::WroteElsewhere]),
        // So long a message may be on its way: it was written before the invoice was due.
        (date(2026, 3, 1), vec![]),
    ] {
        let mut post = Post::new(due_on).await;
        let client = post.desk.client("Mira Lang").await;
        let case = post.desk.invoice(&client, "2026-014", due_on).await;
        post.desk.go_to(LATER);
        let written = mail("1@kunde.example", (MIRA, ME), sent_on).with("Received", trace);
        let written = written.taken_in(LATER);
        post.inbox(written.on("Rechnung").says("Wir prüfen das.")).await;
        assert_eq!(post.story(&case).await, expected, "{sent_on}");
    }
}

/// A conversation of a case is never taken for a mailing list.
#[tokio::test]
async fn r_01_lists_hide_no_answer() {
    let answer = from_mira("1@kunde.example").on("AW: Angebot Website").answers(OFFER);
    let news = mail("0@evil.example", ("x@evil.example", ME), date(2026, 3, 1))
        .on("Angebot Website")
        .refers(OFFER)
        .with("List-Id", "<news.evil.example>")
        .with("Precedence", "bulk")
        .says("Neues aus der Stadt.");
    let plain = offer(SENT_ON);
    let marked = plain.clone().with("List-Unsubscribe", "<mailto:off@weber.example>");
    let listed = marked.clone().with("Precedence", "bulk").with("List-Id", "<k.weber.example>");
    for (ours, before) in [(&plain, Some(&news)), (&marked, None), (&listed, None)] {
        let (mut post, case) = Post::with_offer(SENT_ON).await;
        post.desk.go_to(LATER);
        if let Some(before) = before {
            post.inbox(before.clone()).await;
        }
        post.sent(ours.clone()).await;
        assert_eq!(post.story(&case).await, [], "{ours:?}");
        post.inbox(answer.clone().says("Ja, gern.")).await;
        assert_eq!(post.story(&case).await, [Happened::Answered], "{ours:?} {before:?}");
    }
}

#[tokio::test]
async fn r_01_a_promise_of_an_answer_holds() {
    let holding = from_mira("1@kunde.example")
        .on("AW: Angebot Website")
        .answers(OFFER)
        .says("Vielen Dank, ich melde mich bis zum 20.03.2026 bei Ihnen.");
    check(&holding, &[Happened::HoldingReply { until: Some(date(2026, 3, 20)) }]).await;
}

#[tokio::test]
async fn r_01_mail_from_before_moves_nothing() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.sent(offer(SENT_ON)).await;
    post.desk.go_to(LATER);
    let before = mail("0@kunde.example", (MIRA, ME), date(2026, 3, 3));
    post.inbox(before.clone().on("Angebot Website").says("Was kostet eine Website?")).await;
    let same_day = mail("00@kunde.example", (MIRA, ME), SENT_ON);
    let same_day = same_day.with("Received", "by mx; Wed, 4 Mar 2026 08:00:00 +0100");
    post.inbox(same_day.on("Noch etwas").says("Und ein Logo?")).await;
    assert_eq!(post.story(&case).await, []);
}

#[tokio::test]
async fn r_01_an_answer_after_moving_on_opens_the_case_again() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.desk.until(date(2026, 3, 20)).await;
    let ended = post.desk.state(&case).await.ended.expect("it moved on");
    assert_eq!(ended.0, EndOutcome::MovedOn);
    let answer = mail("1@kunde.example", (MIRA, ME), date(2026, 3, 20));
    post.inbox(answer.on("Re: Angebot Website").answers(OFFER).says("Wir wollen doch.")).await;
    let ended = post.desk.state(&case).await.ended;
    assert_eq!(ended, Some((EndOutcome::Answered, date(2026, 3, 20))));
}

#[tokio::test]
async fn s_02_a_letter_that_waits_is_stopped_by_the_answer() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.desk.go_to(date(2026, 3, 9));
    post.desk.tick().await;
    let waiting = post.desk.letters(OutboxState::InReview).await;
    assert_eq!(waiting.len(), 1);
    post.desk.approve(&waiting[0].number).await.expect("approved");
    let answer = from_mira("1@kunde.example").on("AW: Angebot Website").answers(OFFER);
    post.inbox(answer.says("Ja, gern.")).await;
    assert_eq!(post.desk.send().await, []);
    assert_eq!(post.desk.letters(OutboxState::Stopped).await.len(), 1);
    assert_eq!(post.desk.state(&case).await.ended, Some((EndOutcome::Answered, LATER)));
}

#[tokio::test]
async fn money_never_ends_by_mail() {
    let mut post = Post::new(date(2026, 3, 2)).await;
    let client = post.desk.client("Mira Lang").await;
    let case = post.desk.invoice(&client, "2026-014", date(2026, 3, 2)).await;
    post.desk.go_to(LATER);
    let mail = from_mira("1@kunde.example").on("Rechnung 2026-014");
    post.inbox(mail.says("Die Rechnung ist bezahlt.")).await;
    let state = post.desk.state(&case).await;
    assert_eq!(state.ended, None);
    assert!(state.blocks.contains(&Block::MailToJudge), "{:?}", state.blocks);
}

#[tokio::test]
async fn an_answer_in_junk_counts_and_is_told() {
    let (mut post, case) = Post::with_offer(SENT_ON).await;
    post.desk.go_to(LATER);
    let answer = from_mira("1@kunde.example").on("AW: Angebot Website").answers(OFFER);
    post.arrive(FolderRole::Junk, &[answer.says("Ja, gern.")]).await;
    assert_eq!(post.story(&case).await, [Happened::Answered]);
    let today = post.desk.page().await;
    let found = &today.in_junk[..];
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].case.as_ref(), found[0].did), (Some(&case), Did::Answered));
    assert_eq!((found[0].from.as_str(), found[0].on), (MIRA, Some(LATER)));
}

/// As a first import finds it: the quote and its answer, and no case yet.
#[tokio::test]
async fn an_answer_in_junk_is_told_where_no_case_waits_for_it() {
    let mut post = Post::new(LATER).await;
    account(&mut post.desk, ME).await;
    follow(&post.desk.engine, "1").await.expect("followed");
    let stranger = from_mira("2@kunde.example").on("Hallo").answers("nobody@weber.example");
    let answer = from_mira("1@kunde.example").on("AW: Angebot Website").answers(OFFER);
    let all = [stranger.says("Guten Tag."), answer.says("Ja, gern.")];
    post.arrive(FolderRole::Junk, &all).await;
    post.sent(offer(SENT_ON)).await;
    let found = post.desk.page().await.in_junk;
    let [only] = &found[..] else { panic!("{found:?}") };
    assert_eq!((only.case.as_ref(), only.from.as_str(), only.on), (None, MIRA, Some(LATER)));
    // It is told for a week.
    post.desk.go_to(date(2026, 3, 14));
    assert_eq!(post.desk.page().await.in_junk, []);
}
