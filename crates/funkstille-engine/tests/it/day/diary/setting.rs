//! What the header of a diary sets: the business, its data files, its client.

use std::fs;

use funkstille_core::client::{ContactRole, DebtorKind, FormOfAddress, Language, Reach};
use funkstille_engine::Data;
use funkstille_engine::business::SwitchName;
use funkstille_engine::clients::{self, NewClient, NewContact};
use funkstille_store::Location;
use jiff::civil::Date;
use tempfile::TempDir;

use super::super::desk::Desk;
use super::input;
use super::read::Diary;

/// The business of a diary at work, on the first day.
pub(super) async fn desk(diary: &Diary, today: Date) -> Result<Desk, String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = data(diary, &folder)?;
    let location = Location::Sqlite(folder.path().join("desk.db"));
    let mut desk = Desk::with(&location, data, today).await.in_folder(folder);
    let switch = match diary.switch.as_str() {
        "remind only" => SwitchName::RemindOnly,
        "review" => SwitchName::Review,
        "as the playbook says" => SwitchName::AsPlaybookSays,
        other => return Err(format!("1: unknown switch {other}")),
    };
    let tolerance = diary.tolerance.as_deref().and_then(input::money);
    let deadline = diary.deadline.as_deref().map(deadline).transpose()?;
    desk.set(|business| {
        business.region.clone_from(&diary.region);
        business.switch = switch;
        business.tolerance_minor = tolerance.map_or(0, |money| money.minor);
        business.left_out = diary.leaves_out.iter().cloned().collect();
        business.days_off = diary.days_off.iter().copied().collect();
        business.deadline = deadline;
    })
    .await;
    Ok(desk)
}

/// The bounds of a deadline that the business may choose stand in the rules.
fn deadline(text: &str) -> Result<String, String> {
    let wait = text.strip_suffix(" within 5 business days..30 days");
    wait.map(str::to_owned).ok_or(format!("1: no bounds of the program: {text}"))
}

/// The shipped files, and a playbook with the modes that the business chose.
fn data(diary: &Diary, folder: &TempDir) -> Result<Data, String> {
    let shipped = Data::embedded();
    if diary.sends_by_itself.is_empty() {
        return Ok(shipped);
    }
    let text = shipped.playbook_text(&diary.playbook).expect("a shipped playbook");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for step in &diary.sends_by_itself {
        let name = format!("name = \"{step}\"");
        let at = lines.iter().position(|line| *line == name).ok_or(format!("1: no {step}"))?;
        lines.insert(at + 1, "mode = \"auto\"".to_owned());
    }
    let own = folder.path().join("data/playbooks");
    fs::create_dir_all(&own).expect("a folder");
    fs::write(own.join(format!("{}.toml", diary.playbook)), lines.join("\n")).expect("a file");
    Ok(Data::with_folder(&folder.path().join("data")).expect("data"))
}

/// A client who can be reached by every channel; gives its id.
pub(super) async fn client(desk: &mut Desk) -> String {
    let contact = NewContact {
        name: "Mira Lang".to_owned(),
        role: ContactRole::Project,
        form_of_address: FormOfAddress::Formal,
        greeting: None,
        reaches: vec![
            Reach::Address("mira.lang@kunde.example".to_owned()),
            Reach::Postal("Mira Lang\nSeestr. 4\n10115 Berlin".to_owned()),
            Reach::Fax("+49 30 5550100".to_owned()),
        ],
    };
    let new = NewClient {
        name: "Lang GmbH".to_owned(),
        language: Language::German,
        debtor: Some(DebtorKind::Business),
        zone: None,
        contacts: vec![contact],
    };
    clients::add(&desk.engine, &mut desk.moment, &new).await.expect("a client")
}
