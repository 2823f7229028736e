//! Letters that nobody reads before they leave: late ones are read all the same, and each can be
//! stopped for a while.

use funkstille_core::guard::Knowledge;
use funkstille_engine::Data;
use funkstille_engine::business::{self, SwitchName};
use funkstille_engine::sending;
use funkstille_engine::today::Group;
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::date;
use tempfile::TempDir;

use super::desk::Desk;

/// An enquiry whose check-in leaves by itself; it was written on its day, at eight o'clock.
async fn with_automatic_letter() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().expect("a folder");
    let playbooks = folder.path().join("playbooks");
    std::fs::create_dir(&playbooks).expect("a folder");
    let shipped = include_str!("../../../../../playbooks/negotiation.toml");
    let text = shipped.replacen("[step]]\n", "[step]]\nmode = \"auto\"\n", 1);
    std::fs::write(playbooks.join("negotiation.toml"), text).expect("a playbook");
    let data = Data::with_folder(folder.path()).expect("data");
    let mut desk = Desk::new(date(2026, 3, 4)).await;
    desk.start_again(data).await;
    desk.set(|business| business.switch = SwitchName::AsPlaybookSays).await;
    let client = desk.client("Mira Lang").await;
    let project = desk.project(&client, funkstille_core::client::ProjectStage::Enquiry).await;
    desk.silence(&client, &project, date(2026, 3, 4)).await;
    desk.go_to(date(2026, 3, 9));
    desk.tick().await;
    (folder, desk)
}

#[tokio::test]
async fn s_09_an_automatic_letter_that_comes_more_than_3_days_late_is_read_first() {
    let (_folder, mut desk) = with_automatic_letter().await;
    assert_eq!(desk.letters(OutboxState::SendWindow).await.len(), 1, "it leaves by itself");
    // Nobody could hand it over for a while.
    desk.go_to(date(2026, 3, 13));
    assert!(desk.send().await.is_empty(), "four days late");
    let waiting = desk.letters(OutboxState::InReview).await;
    assert_eq!(waiting.len(), 1, "a person has to read it");
    desk.approve(&waiting[0].number).await.expect("an approval");
    desk.moment.now += 1.hour();
    assert_eq!(desk.send().await.len(), 1, "what was read leaves");
}

#[tokio::test]
async fn s_09_an_automatic_letter_that_is_3_days_late_leaves() {
    let (_folder, mut desk) = with_automatic_letter().await;
    desk.go_to(date(2026, 3, 12));
    assert_eq!(desk.send().await.len(), 1);
}

/// Not only when its time comes: the page would say until then that it leaves by itself.
#[tokio::test]
async fn an_automatic_letter_waits_for_a_reader_as_soon_as_the_program_does_less() {
    for switch in ["review", "remind-only"] {
        let (_folder, mut desk) = with_automatic_letter().await;
        assert_eq!(desk.page().await.leaves_by_itself.len(), 1);
        business::set(&desk.engine, &mut desk.moment, "switch", switch).await.expect("set");
        assert_eq!(desk.letters(OutboxState::InReview).await.len(), 1, "{switch}");
        let page = desk.page().await;
        assert_eq!((page.leaves_by_itself.len(), page.items(Group::Approve).len()), (0, 1));
    }
}

#[tokio::test]
async fn s_11_an_automatic_letter_can_be_stopped_for_ten_minutes() {
    let (_folder, mut desk) = with_automatic_letter().await;
    // It is written in the hours in which it may leave.
    desk.go_to(date(2026, 3, 9));
    let letter = desk.letters(OutboxState::SendWindow).await.remove(0);
    let send_at = letter.channels[0].draft.send_at.expect("an instant");
    assert!(send_at >= desk.moment.now + 10.minutes(), "{send_at}");
    desk.moment.now = send_at - 1.second();
    let now = Some(desk.moment.now);
    let knowledge = Knowledge { mailbox_read_at: now, bank_read_at: now, account_checked_on: None };
    sending::deliver(&desk.engine, &mut desk.moment, &mut desk.sink, &knowledge)
        .await
        .expect("a round");
    assert!(desk.sent().is_empty());
    desk.moment.now = send_at;
    assert_eq!(desk.send().await.len(), 1);
}
