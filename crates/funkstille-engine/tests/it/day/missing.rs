//! H-05, in the business: where a value is missing that a letter needs, there is no letter, and the
//! page says why; what leaves has no gap.

use funkstille_core::client::ProjectStage;
use funkstille_engine::Error;
use funkstille_engine::letters::LetterGroup;
use funkstille_engine::texts::TextProblem;
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::desk::Desk;

const FIRST_DAY: Date = date(2026, 3, 4);

/// What is missing: the name of the business, its account, its telephone.
type Missing = (bool, bool, bool);

async fn check((name, account, phone): Missing) {
    let mut desk = Desk::new(FIRST_DAY).await;
    desk.set(|business| {
        business.phone = "+49 30 5550123".into();
        for (is_missing, value) in [
            (name, &mut business.name),
            (account, &mut business.bank_account),
            (phone, &mut business.phone),
        ] {
            if is_missing {
                " \u{a0}".clone_into(value);
            }
        }
    })
    .await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, ProjectStage::Running).await;
    desk.silence(&client, &project, FIRST_DAY).await;
    let client = desk.client("Ute Kern").await;
    desk.invoice(&client, "2026-014", FIRST_DAY).await;
    let mut problems = Vec::new();
    for after in 0..110 {
        desk.go_to(FIRST_DAY.checked_add(after.days()).expect("in range"));
        for _ in 0..4 {
            problems.extend(desk.tick().await.problems.into_iter().map(|(_, error)| error));
            desk.do_tasks().await;
        }
        for group in desk.letters(OutboxState::InReview).await {
            check_letter(&group);
            desk.approve(&group.number).await.expect("an approval");
        }
        desk.send().await;
    }
    let sent = desk.sent();
    for letter in &sent {
        assert!(!letter.text.contains("{{") && !letter.subject.contains("{{"), "{letter:?}");
    }
    assert!(problems.iter().all(is_gap), "{problems:?}");
    assert_eq!(problems.is_empty(), !(name || account), "{problems:?}");
    let asks = sent.iter().filter(|letter| letter.text.contains("DE02"));
    assert_eq!(asks.count() > 0, !(name || account), "no letter asks for money without an account");
}

fn is_gap(error: &Error) -> bool {
    matches!(error, Error::Text(TextProblem::Empty { .. }))
}

fn check_letter(group: &LetterGroup) {
    for row in &group.channels {
        for text in [&row.draft.subject, &row.draft.text] {
            assert!(!text.contains("{{") && !text.contains("}}"), "{text}");
            assert!(!text.contains("{%") && !text.contains("„“"), "{text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 8, max_shrink_iters: 8, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn h_05_no_letter_has_a_gap(missing in any::<Missing>()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(check(missing));
    }
}
