//! Who at a client is written to about what.

use funkstille_core::client::{ContactRole, FormOfAddress, ProjectStage, Reach};
use funkstille_engine::clients::{self, NewContact};
use funkstille_store::OutboxState;
use jiff::civil::date;

use super::desk::Desk;

const FIRST: &str = "mira.lang@kunde.example";
const PETRA: &str = "petra@kunde.example";
const OTTO: &str = "otto@kunde.example";

#[test]
fn a_number_stands_on_one_line() {
    for (text, number) in [
        ("040 5550188", Some("040 5550188")),
        (" +49 (0)40  5550188\n", Some("+49 (0)40 5550188")),
        ("040\n5550188", None),
        ("040\r\n5550188", None),
        ("040\t5550188", None),
        ("none", None),
    ] {
        let read = clients::read_number("fax", text).ok();
        assert_eq!(read.as_deref(), number, "{text:?}");
    }
}

/// A person becomes known at the client, with a role.
async fn add(desk: &mut Desk, client: &str, name: &str, role: ContactRole) {
    let new = NewContact {
        name: name.to_owned(),
        role,
        form_of_address: FormOfAddress::Formal,
        greeting: None,
        reaches: vec![Reach::Address(format!("{name}@kunde.example"))],
    };
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    clients::contact_change(engine, moment, (client, None), &new).await.expect("a contact");
}

/// To whom a letter goes, about the work or about the money, once these people have become known.
async fn recipient(people: &[(&str, ContactRole)], is_about_money: bool) -> String {
    let mut desk = Desk::new(date(2026, 3, 2)).await;
    let client = desk.client("Mira Lang").await;
    for (name, role) in people {
        add(&mut desk, &client, name, *role).await;
    }
    if is_about_money {
        desk.invoice(&client, "2026-014", date(2026, 3, 2)).await;
    } else {
        let project = desk.project(&client, ProjectStage::Running).await;
        desk.silence(&client, &project, date(2026, 3, 2)).await;
    }
    desk.go_to(date(2026, 3, 10));
    desk.tick().await;
    let letter = desk.letters(OutboxState::InReview).await.remove(0);
    letter.channels[0].recipient.clone()
}

#[tokio::test]
async fn letters_go_to_whom_the_user_named_last() {
    use ContactRole::{Billing, Other, Project};
    for (people, work, money) in [
        (&[][..], FIRST, FIRST),
        (&[("petra", Project)], PETRA, PETRA),
        (&[("petra", Project), ("otto", Project)], OTTO, OTTO),
        (&[("otto", Billing)], FIRST, OTTO),
        (&[("otto", Billing), ("petra", Project)], PETRA, OTTO),
        (&[("otto", Other)], FIRST, FIRST),
    ] {
        assert_eq!(recipient(people, false).await, work, "work: {people:?}");
        assert_eq!(recipient(people, true).await, money, "money: {people:?}");
    }
}
