//! A business whose enquiries are followed up without anybody reading the letters.

use std::fs;

use funkstille_core::client::ProjectStage;
use funkstille_core::guard::Knowledge;
use funkstille_engine::Data;
use funkstille_engine::business::SwitchName;
use funkstille_engine::sending::{Courier, Delivery, Scripted, Transport, deliver_by};
use funkstille_store::Location;
use jiff::civil::Date;

use super::desk::Desk;

/// A business that does what its playbooks say, and whose playbook for enquiries says that both
/// letters leave by themselves. They go into a world that does as it is told.
pub(super) async fn business(today: Date) -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("data/playbooks");
    fs::create_dir_all(&own).expect("a folder");
    let text = Data::embedded().playbook_text("negotiation").expect("a playbook");
    let reads = "does = \"email\"";
    let by_itself = text.replace(reads, "does = \"email\"\nmode = \"auto\"");
    assert_ne!(by_itself, text);
    fs::write(own.join("negotiation.toml"), by_itself).expect("a file");
    let data = Data::with_folder(&folder.path().join("data")).expect("data");
    let location = Location::Sqlite(folder.path().join("desk.db"));
    let mut desk = Desk::with(&location, data, today).await.in_folder(folder);
    desk.set(|business| business.switch = SwitchName::AsPlaybookSays).await;
    desk.sink = Transport::Scripted(Scripted::default());
    desk
}

/// An enquiry of a client of that name; gives its case.
pub(super) async fn enquiry(desk: &mut Desk, name: &str, on: Date) -> String {
    let client = desk.client(name).await;
    let project = desk.project(&client, ProjectStage::Enquiry).await;
    desk.silence(&client, &project, on).await
}

/// What the program does once a minute: it prepares what is due, and hands over what may leave.
pub(super) async fn round(desk: &mut Desk) -> Delivery {
    assert_eq!(desk.tick().await.problems, []);
    let now = Some(desk.moment.now);
    let knowledge = Knowledge { mailbox_read_at: now, bank_read_at: now, account_checked_on: None };
    let Desk { engine, moment, sink: transport, .. } = desk;
    let courier = Courier { transport, knowledge: Some(&knowledge), passes: &|_| {} };
    deliver_by(engine, moment, courier).await.expect("a round")
}

/// From now on the world does this to the next letters, and takes all that come after them.
pub(super) fn will(
    desk: &mut Desk,
    fates: impl IntoIterator<Item = funkstille_engine::sending::Fate>,
) {
    let Transport::Scripted(scripted) = &mut desk.sink else { panic!("a world of the test") };
    scripted.fates = fates.into_iter().collect();
}
