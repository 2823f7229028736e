//! an answer ends the case or holds it, as soon as it is there.

use funkstille_core::case::{Block, Happened, WaitReason};
use funkstille_core::playbook::{EndOutcome, Stage};
use funkstille_engine::mail::Did;
use jiff::civil::{Date, date};

use super::business::Business;
use crate::mail::post::{Mail, mail};
use crate::testbed::look::Look;
use crate::testbed::mail::{FREYA, MailBed, OTTO};

const SENT_ON: Date = date(2026, 3, 4);
const ANSWERED_ON: Date = date(2026, 3, 6);

fn answer(from: &str, to: &str) -> Mail {
    let id = format!("answer-to-{to}");
    mail(&id, (from, FREYA.address), ANSWERED_ON).on("AW: Angebot Website").answers(to)
}

#[tokio::test]
async fn r_01_an_answer_is_noticed_within_thirty_seconds_whatever_the_plan() {
    let Some(bed) = MailBed::start() else { return };
    let mut business = Business::at(&bed, SENT_ON).await;
    let mut cases = Vec::new();
    for (address, id, stage) in [
        ("mira@verlag.test", "offer@studio.test", Stage::Enquiry),
        ("jo@agentur.test", "draft@studio.test", Stage::Running),
        ("ruth@laden.test", "invoice@studio.test", Stage::Payment),
    ] {
        cases.push((business.waits((address, id), stage, SENT_ON).await, address, id));
    }
    business.go_to(ANSWERED_ON);
    business
        .serve(async |seeing| {
            seeing.read().await;
            for (case, from, id) in &cases {
                let answer = answer(from, id).says("Danke, das sehe ich mir an.");
                bed.deliver(from, FREYA.address, &answer.bytes());
                assert_eq!(seeing.told(case).await, Did::Answered, "{from}");
            }
        })
        .await;
    for (case, from, _) in &cases[..2] {
        let ended = business.desk.state(case).await.ended;
        assert_eq!(ended, Some((EndOutcome::Answered, ANSWERED_ON)), "{from}");
    }
    // Mail never ends a payment: a person says what it means.
    let state = business.desk.state(&cases[2].0).await;
    assert_eq!((state.ended, state.blocks.contains(&Block::AnswerToJudge)), (None, true));
}

#[tokio::test]
async fn r_01_an_answer_from_another_address_in_the_same_thread_counts() {
    let Some(bed) = MailBed::start() else { return };
    let mut business = Business::at(&bed, SENT_ON).await;
    let waits = (OTTO.address, "offer@studio.test");
    let case = business.waits(waits, Stage::Enquiry, SENT_ON).await;
    let offer = mail("offer@studio.test", (FREYA.address, OTTO.address), SENT_ON);
    let offer = offer.on("Angebot Website").says("Passt das so für Sie?");
    Look::inbox(&bed, &FREYA).append("Sent", &offer.bytes());
    business.go_to(ANSWERED_ON);
    let private = answer("Otto <otto@privat.test>", "offer@studio.test").says("Passt so.");
    business
        .serve(async |seeing| {
            seeing.read().await;
            bed.deliver("otto@privat.test", FREYA.address, &private.bytes());
            assert_eq!(seeing.told(&case).await, Did::Answered);
        })
        .await;
    assert_eq!(business.story(&case).await, [Happened::Answered]);
}

#[tokio::test]
async fn r_01_a_promise_of_an_answer_holds_until_its_day() {
    let Some(bed) = MailBed::start() else { return };
    let mut business = Business::at(&bed, SENT_ON).await;
    let waits = (OTTO.address, "offer@studio.test");
    let case = business.waits(waits, Stage::Enquiry, SENT_ON).await;
    business.go_to(ANSWERED_ON);
    let promise = answer(OTTO.address, "offer@studio.test")
        .says("Vielen Dank, ich melde mich bis zum 20.03.2026 bei Ihnen.");
    bed.deliver(OTTO.address, FREYA.address, &promise.bytes());
    business.read("1").await.expect("read");
    let until = date(2026, 3, 20);
    assert_eq!(business.story(&case).await, [Happened::HoldingReply { until: Some(until) }]);
    let state = business.desk.state(&case).await;
    let waits: Vec<_> = state.waits.iter().map(|it| it.why).collect();
    assert_eq!((state.ended, waits), (None, vec![WaitReason::Holding]));
    assert_eq!(business.next_on(&case).await, until);
    // Nobody is reminded of a promise before its day.
    let eve = until.yesterday().expect("in range");
    assert_eq!(business.desk.until(eve).await, []);
}
