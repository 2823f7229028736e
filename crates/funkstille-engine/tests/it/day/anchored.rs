//! D-06: what a letter says is anchored in the ledger, whoever sends it.

use funkstille_core::case::{Happened, LetterTurn};
use funkstille_core::client::ProjectStage;
use funkstille_core::evidence::Flaw;
use funkstille_engine::business::SwitchName;
use funkstille_engine::casefile::{export, verify};
use funkstille_engine::{cases, letters};
use funkstille_store::{LetterDraft, OutboxState};
use jiff::civil::date;

use super::desk::{Desk, TENANT};

/// A project whose first letter waits, and only reminds.
async fn with_letter() -> (Desk, String, String) {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    desk.set(|business| business.switch = SwitchName::RemindOnly).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Running).await;
    let case = desk.silence(&client, &project, date(2026, 3, 2)).await;
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    let letter = desk.letters(OutboxState::InReview).await.remove(0).number;
    (desk, case, letter)
}

/// What was put on record about the letters of a case.
async fn turns(desk: &Desk, case: &str) -> Vec<LetterTurn> {
    let story = cases::story(&desk.engine, case).await.expect("a story");
    let turns = story.into_iter().filter_map(|line| match line.happened {
        Some(Happened::LetterKept { turn, .. }) => Some(turn),
        _ => None,
    });
    turns.collect()
}

/// How the file of a case is broken; `None` where it is whole.
async fn flaw(desk: &Desk, case: &str) -> Option<Flaw> {
    let exported = export(&desk.engine, case).await.expect("exports");
    verify(exported.text.as_bytes()).err().map(|broken| broken.flaw)
}

/// Changes a row of the outbox as somebody would who has the database.
async fn forge(desk: &Desk, letter: &str, change: impl FnOnce(&mut LetterDraft)) {
    let id = format!("{letter}-email");
    let mut work = desk.engine.store().begin(TENANT).await.expect("begins");
    let row = work.read().letter(&id).await.expect("reads").expect("it is there");
    let mut draft = row.draft.clone();
    change(&mut draft);
    work.change_letter(&id, row.version, &draft, desk.moment.now).await.expect("forges");
    work.commit().await.expect("commits");
}

#[tokio::test]
async fn d_06_the_words_of_a_letter_sent_by_hand_cannot_be_changed_unseen() {
    let (mut desk, case, letter) = with_letter().await;
    letters::sent(&desk.engine, &mut desk.moment, &letter).await.expect("it was sent");
    assert_eq!(turns(&desk, &case).await, [LetterTurn::Written, LetterTurn::SentByHand]);
    assert_eq!(flaw(&desk, &case).await, None);
    forge(&desk, &letter, |draft| draft.text = "I never wrote this".to_owned()).await;
    assert_eq!(flaw(&desk, &case).await, Some(Flaw::Changed));
}

#[tokio::test]
async fn d_06_edits_are_on_record() {
    let (mut desk, case, letter) = with_letter().await;
    let change = (Some("The website"), None);
    letters::edit(&desk.engine, &mut desk.moment, &letter, change).await.expect("edited");
    assert_eq!(turns(&desk, &case).await, [LetterTurn::Written, LetterTurn::Edited]);
    assert_eq!(flaw(&desk, &case).await, None);
    forge(&desk, &letter, |draft| draft.subject = "Re: The website".to_owned()).await;
    assert_eq!(flaw(&desk, &case).await, Some(Flaw::Changed));
}

#[tokio::test]
async fn d_06_withdrawals_are_on_record() {
    let (mut desk, case, letter) = with_letter().await;
    desk.hear(&case, Happened::WroteElsewhere).await;
    assert_eq!(turns(&desk, &case).await, [LetterTurn::Written, LetterTurn::Withdrawn]);
    desk.hear(&case, Happened::ElsewhereJudged { answers: false }).await;
    desk.tick().await;
    let turn = LetterTurn::Written;
    assert_eq!(turns(&desk, &case).await, [turn, LetterTurn::Withdrawn, turn]);
    // The first letter is in the file, too, although its key went over to the second.
    assert_eq!(flaw(&desk, &case).await, None);
    forge(&desk, &letter, |draft| draft.text = "Something else".to_owned()).await;
    assert_eq!(flaw(&desk, &case).await, Some(Flaw::Changed));
}
