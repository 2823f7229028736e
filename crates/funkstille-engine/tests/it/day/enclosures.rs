//! A final notice to an individual in England: 30 days, and the forms that go with it
//! (`jurisdictions/uk.toml`).

use funkstille_core::case::Happened;
use funkstille_core::client::{ClientEvent, DebtorKind};
use funkstille_core::guard::Refusal;
use funkstille_engine::{Data, Error, Problem, clients};
use funkstille_store::OutboxState;
use jiff::civil::{Date, date};
use tempfile::TempDir;

use super::desk::Desk;

const FORMS: [&str; 3] = ["information-sheet", "reply-form", "financial-statement"];

/// A business whose final notice is due on 3 March; gives its folder for data.
async fn with_final_notice(region: &str, debtor: DebtorKind) -> (Desk, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = Desk::new(date(2026, 3, 3)).await;
    desk.start_again(Data::with_folder(folder.path()).expect("data")).await;
    let region = region.to_owned();
    desk.set(|business| business.region = region).await;
    let client = desk.client("Mira Lang").await;
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let kind = [ClientEvent::DebtorKindSet { debtor }];
    clients::set(engine, moment, &client, &kind).await.expect("a kind");
    let case = desk.invoice(&client, "2026-014", date(2025, 11, 28)).await;
    let (last_step, on) = ("demand-60".to_owned(), Some(date(2026, 2, 2)));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    desk.tick().await;
    (desk, folder)
}

/// The deadline of the letter that waits.
async fn deadline(desk: &Desk) -> Date {
    let letter = desk.letters(OutboxState::InReview).await.remove(0);
    let facts = &letter.channels[0].facts;
    let facts: serde_json::Value = serde_json::from_str(facts).expect("JSON");
    facts["deadline_on"].as_str().expect("a deadline").parse().expect("a day")
}

#[tokio::test]
async fn t_04_an_individual_in_england_or_wales_has_30_days() {
    use DebtorKind::{Business, Consumer};
    for (region, debtor, last_day) in [
        ("GB-ENG", Consumer, date(2026, 4, 2)),
        ("GB-WLS", Consumer, date(2026, 4, 2)),
        ("GB-ENG", Business, date(2026, 3, 17)),
        ("GB-SCT", Consumer, date(2026, 3, 17)),
        ("DE-BE", Consumer, date(2026, 3, 17)),
    ] {
        let (desk, _folder) = with_final_notice(region, debtor).await;
        assert_eq!(deadline(&desk).await, last_day, "{region} {debtor:?}");
    }
}

#[tokio::test]
async fn without_its_forms_the_letter_is_held_and_says_so() {
    let (mut desk, folder) = with_final_notice("GB-ENG", DebtorKind::Consumer).await;
    let held = desk.approve("1").await.expect_err("forms are missing");
    let Error::Problem(Problem::LetterHeld { why, .. }) = held else { panic!("{held:?}") };
    let files = FORMS.map(|name| format!("enclosures/{name}.pdf")).join(", ");
    assert_eq!(why, [Refusal::NoEnclosures { files }]);

    let place = folder.path().join("enclosures");
    std::fs::create_dir(&place).expect("a folder");
    for name in FORMS {
        std::fs::write(place.join(format!("{name}.pdf")), format!("%PDF-1.7 {name}"))
            .expect("a file");
    }
    desk.approve("1").await.expect("an approval");
    desk.moment.now += jiff::ToSpan::hours(2);
    let sent = desk.send().await;
    let mail = String::from_utf8_lossy(&sent[0].bytes).into_owned();
    for name in FORMS {
        assert!(mail.contains(&format!("{name}.pdf")), "{name} goes with it");
    }
}
