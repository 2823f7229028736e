//! `doctor`: what it finds, and what it says to do.

use funkstille_core::client::Language;
use funkstille_engine::business::SwitchName;
use jiff::civil::date;

use crate::check::Place;
use crate::practice::{DATABASE, Practice, TODAY, a_monday, run};

const VARIABLES: &str = "HOME=$PLACE USER=jonas FUNKSTILLE_DATABASE=practice.db";

/// What it says, one finding in each line; how much room a disk has is another thing each day.
fn findings(place: &Place, call: &str) -> String {
    let told = place.outcome(&format!("{VARIABLES} {call} --json"));
    let told = told.replace(&format!("{VARIABLES} "), "").replace("},{", "},\n{");
    told.lines().map(without_room).collect::<Vec<_>>().join("\n")
}

/// A line without the number of megabytes that are free.
fn without_room(line: &str) -> String {
    if !line.contains("\"room\"") {
        return line.to_owned();
    }
    let mut shown = String::new();
    for sign in line.chars() {
        let is_digit = sign.is_ascii_digit();
        if !(is_digit && shown.ends_with('N')) {
            shown.push(if is_digit { 'N' } else { sign });
        }
    }
    shown
}

fn check(name: &str, place: &Place, calls: &[&str]) {
    let told: Vec<String> = calls.iter().map(|call| findings(place, call)).collect();
    let told = told.join("\n");
    assert!(!told.contains("\"doctor-"), "a key without words: {told}");
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, told);
    });
}

#[test]
fn a_business_at_work() {
    let place = a_monday(SwitchName::Review);
    let calls = [
        "--language en doctor",
        "--language de doctor",
        "--language en doctor --quick",
        "--language en doctor --rebuild",
    ];
    check("doctor_at_work", &place, &calls);
}

const BROKEN_PLAYBOOK: &str = "name = \"own\"\nstage = \"enquiry\"\nstarts = [\"message\"]\n";

/// A text of one's own with words that press.
const TEXT: &str = "Subject: Your urgent enquiry\n\nPlease answer at once, {{ salutation }}.\n";

#[test]
fn what_is_missing_and_what_to_do() {
    let place = a_monday(SwitchName::Review);
    for (path, text) in
        [("own/playbooks/own.toml", BROKEN_PLAYBOOK), ("own/templates/decline/en.txt", TEXT)]
    {
        let file = place.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }
    for call in [
        "config set bank-account \"\"",
        "config set sending-time 19:00",
        "client add Nobody --phone +49405550177",
        "case open Nobody --subject Angebot --sent-on 2026-03-04",
        "pause --reason \"two weeks off\"",
        "tick",
    ] {
        let told = place.outcome(&format!("{VARIABLES} LANG=en {call}"));
        assert!(told.contains("\nexit 0\n"), "{told}");
    }
    let calls = ["--language en doctor --data own", "--language de doctor --data own"];
    check("doctor_missing", &place, &calls);
}

#[test]
fn what_cannot_be_worked_with() {
    let place = Place::with(&[
        ("wrong.toml", "databse = \"x.db\"\n"),
        ("notes.db", "not a database at all, but long enough to be read as one\n"),
    ]);
    let calls = [
        "--language en doctor",
        "--language en doctor --config wrong.toml",
        "--language en doctor --database notes.db",
        "--language de doctor --rebuild",
    ];
    check("doctor_unusable", &place, &calls);
}

/// The page for people: a mark, a sentence, and the sum.
#[test]
fn a_person_reads_a_line_for_each_check() {
    let place = a_monday(SwitchName::Review);
    let told = place.outcome(&format!("{VARIABLES} doctor --quick"));
    assert!(told.contains("\nok       The configuration is in order.\n"), "{told}");
    assert!(told.contains("\nwarning  There is no backup"), "{told}");
    assert!(told.contains("Nothing is wrong."), "{told}");
}

#[test]
fn a_damaged_row_is_found_and_made_again() {
    let place = a_monday(SwitchName::Review);
    run(async {
        let address = format!("sqlite:{}", place.path().join(DATABASE).display());
        let pool = sqlx::SqlitePool::connect(&address).await.expect("opens");
        let wrong = "UPDATE client SET name = 'Somebody' WHERE client_id = '1'";
        sqlx::query(wrong).execute(&pool).await.expect("tampers");
        pool.close().await;
    });
    let told = findings(&place, "--language en doctor");
    assert!(told.contains("exit 1\n") && told.contains("doctor --rebuild"), "{told}");
    let told = findings(&place, "--language en doctor --rebuild");
    assert!(told.contains("exit 0\n") && told.contains("All rows follow"), "{told}");
}

/// D-06: a letter that was changed or deleted in the database is found, and so is its file.
#[test]
fn d_06_a_letter_changed_by_other_means_is_found() {
    let place = a_monday(SwitchName::RemindOnly);
    for (change, broken) in [
        ("UPDATE outbox SET body = 'I never wrote this' WHERE letter_id = '1-email'", "changed"),
        ("DELETE FROM outbox WHERE letter_id = '1-email'", "missing"),
    ] {
        run(async {
            let address = format!("sqlite:{}", place.path().join(DATABASE).display());
            let options: sqlx::sqlite::SqliteConnectOptions = address.parse().expect("a path");
            let options = options.foreign_keys(false);
            let pool = sqlx::SqlitePool::connect_with(options).await.expect("opens");
            let done = sqlx::query(change).execute(&pool).await.expect("tampers");
            assert_eq!(done.rows_affected(), 1, "{change}");
            pool.close().await;
        });
        let told = findings(&place, "--language en doctor");
        let found = "\"check\":\"outbox\",\"state\":\"wrong\"";
        assert!(told.contains("exit 1\n") && told.contains(found), "{change}: {told}");
        let file = format!("{broken}.jsonl");
        let export = format!("{VARIABLES} casefile export 1 --out {file}");
        assert!(place.outcome(&export).contains("exit 0\n"));
        let verified = place.outcome(&format!("{VARIABLES} casefile verify {file} --json"));
        assert!(verified.contains("exit 1\n") && verified.contains(broken), "{verified}");
    }
}

/// T-07: a clock before the last entry is told, and so is what it means.
#[test]
fn t_07_a_clock_that_is_behind_is_found() {
    let place = Place::empty();
    run(async {
        let mut practice = Practice::new(&place, SwitchName::Review, TODAY).await;
        practice.client("Mira Lang", Language::German).await;
        practice.set_clock(date(2026, 3, 2));
        practice.close().await;
    });
    let told = findings(&place, "--language en doctor");
    assert!(told.contains("exit 1\n") && told.contains("\"check\":\"clock\",\"state\":\"wrong\""));
}

#[test]
fn an_account_that_cannot_send_is_found_with_the_reason() {
    let place = Place::empty();
    run(async {
        let mut practice = Practice::new(&place, SwitchName::Review, TODAY).await;
        let refused = r#"{"key":"smtp-wrong-password","says":"535 5.7.8 No","user":"freya"}"#;
        practice.cannot_send(refused).await;
        practice.close().await;
    });
    for (language, part) in [
        (
            "en",
            "No letter leaves by jonas@weber.example: The server does not accept name and password of freya: 535 5.7.8 No.",
        ),
        ("de", "geht kein Schreiben hinaus"),
    ] {
        let told = findings(&place, &format!("--language {language} doctor"));
        assert!(told.contains(part), "{told}");
        let page = place.outcome(&format!("{VARIABLES} LANG={language} today"));
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(page.contains("jonas@weber.example") && page.contains("535 5.7.8 No"), "{page}");
    }
    let listed = place.outcome(&format!("{VARIABLES} account list --json"));
    assert!(listed.contains("\"failure\":\"smtp-wrong-password\""), "{listed}");
}
