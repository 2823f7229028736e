//! The commands of the ledger, from the first client to the last demand, on a clock that the test
//! moves.

use funkstille_store::{Location, Store, TenantId};

use crate::check::Place;

pub(crate) const INIT: &str = "init --name \"Jonas Weber\" --email jonas@weber.example --region DE-BE \
     --bank-account \"Jonas Weber; DE02 1203 0000 0000 2020 51\" --phone \"+49 30 5550123\" \
     --practice 2026-03-04";

const DATABASE: &str = ".local/share/funkstille/funkstille.db";

/// A text for a public place that says too much.
const POST: &str = "Hello Kerber, I am still waiting for the invoice to be paid.\n";

/// A desk with a database of its own.
pub(crate) struct Desk {
    place: Place,
    language: &'static str,
}

impl Desk {
    pub(crate) fn new(language: &'static str) -> Self {
        let place = Place::with(&[
            ("invoice.pdf", "%PDF-1.4\n%%EOF\n"),
            ("folder/file", ""),
            ("post.txt", POST),
        ]);
        Self { place, language }
    }

    /// Puts a file where the calls find it.
    pub(crate) fn put(&self, name: &str, text: &str) {
        std::fs::write(self.place.path().join(name), text).expect("a file");
    }

    /// The outcome of a call; `@DAY` moves the clock to eight o'clock of that day.
    pub(crate) fn outcome(&self, call: &str) -> String {
        if let Some(day) = call.strip_prefix('@') {
            self.go_to(day);
            return format!("{call}\n");
        }
        let variables = format!("HOME=$PLACE USER=jonas LANG={}", self.language);
        let told = self.place.outcome(&format!("{variables} {call}"));
        told.replace(&format!("{variables} "), "")
    }

    fn go_to(&self, day: &str) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(async {
            let location = Location::Sqlite(self.place.path().join(DATABASE));
            let store = Store::open(&location).await.expect("a database");
            let mut work = store.begin(TenantId(1)).await.expect("a business");
            let clock = work.read().setting("practice-clock").await.expect("reads");
            let clock = clock.expect("a clock");
            let time = format!("{day}T08:00:00[Europe/Berlin]");
            let time: jiff::Zoned = time.parse().expect("an instant");
            let (now, value) = (time.timestamp(), time.to_string());
            work.put_setting("practice-clock", &value, clock.version, now).await.expect("set");
            work.commit().await.expect("set");
            store.close().await;
        });
    }

    pub(crate) fn check(&self, name: &str, calls: &[&str]) {
        let outcomes: Vec<String> = calls.iter().map(|call| self.outcome(call)).collect();
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, outcomes.join("\n"));
        });
    }
}

/// From the first client to an invoice that is paid in the end.
const STORY: &[&str] = &[
    INIT,
    "client list",
    "case list",
    "client add \"Kerber GmbH\" --contact \"Mira Lang\" --email Mira@kerber.example \
     --phone \"+49 40 5550188\" --profile https://kerber.example --debtor business --letters de",
    "client contact kerber@nowhere.example Buchhaltung",
    "client contact 1 Buchhaltung --billing --email rechnung@kerber.example \
     --address \"Kerber GmbH; Weg 1; 20095 Hamburg\"",
    "client contact 1 \"Mira Lang\" --du",
    "project add \"Kerber GmbH\" \"Website-Relaunch\"",
    "case open --project Website-Relaunch --subject \"Angebot Website\" --sent-on 2026-03-04",
    "case show 1",
    "tick",
    "@2026-03-09",
    "tick",
    "case done 1 check-in",
    "case holding 1 --until 2026-03-18",
    "case list",
    "case answered 1",
    "project set 1 --stage running",
    "case open kerber@kerber.example",
    "case open 1 --invoice 2026-014 --invoiced-on 2026-02-01 --due 2026-03-03 --amount 1190.00 \
     --file invoice.pdf",
    "case show 2",
    "@2026-03-10",
    "tick",
    "case done 2 receipt-check",
    "@2026-03-16",
    "tick",
    "task list",
    "task show 2/call",
    "task done 2/call --outcome alive",
    "task done 2 --outcome no-answer",
    "@2026-03-18",
    "tick",
    "task done 2 --outcome alive",
    "tick",
    "task show 2",
    "task done 2 --outcome written",
    "@2026-03-25",
    "tick",
    "payment none",
    "case show 2",
    "payment add 2 190.00",
    "client show Kerber",
    "client show \"Kerber GmbH\"",
    "config set days-off add 2026-03-26",
    "payment add 2",
    "case list --all",
    "case show 2",
];

#[test]
fn the_story_in_german() {
    Desk::new("de").check("ledger_de", STORY);
}

#[test]
fn the_story_in_english() {
    Desk::new("en").check("ledger_en", STORY);
}

/// What an invoice says becomes known late; an enquiry is declined, a payment is thanked for.
const LATE: &[&str] = &[
    INIT,
    "client add \"Kerber GmbH\" --email mira@kerber.example --letters de",
    "project add 1 Website",
    "case open --project Website --subject \"Angebot Website\" --sent-on 2026-03-04",
    "case decline 1",
    "case decline 1 --reason \"zu klein\"",
    "review show 1",
    "case show 1",
    "case open 1 --playbook payment --subject Logo --sent-on 2026-02-20",
    "case invoice 2",
    "case invoice 2 --number 2026-014",
    "case invoice 2 invoice.pdf --number 2026-014 --invoiced-on 2026-03-02 --due 2026-03-20 \
     --amount 1190.00",
    "case show 2",
    "case thank 2",
    "@2026-03-10",
    "payment add 2",
    "case thank 2",
    "config set deadline \"45 days\"",
    "@2026-03-09",
    "project add 1 Logo",
    "text check post.txt",
    "text check post.txt --place client",
    "text check missing.txt",
];

#[test]
fn what_becomes_known_late_in_german() {
    Desk::new("de").check("late_de", LATE);
}

#[test]
fn what_becomes_known_late_in_english() {
    Desk::new("en").check("late_en", LATE);
}

/// What was found with a task, and what a person should know before another project starts.
#[test]
fn findings_and_a_gut_check() {
    let calls = [
        INIT,
        "client add \"Kerber GmbH\" --email mira@kerber.example --letters de",
        "case open 1 --invoice 2026-014 --invoiced-on 2026-01-02 --due 2026-02-01 \
         --amount 1190.00 --file invoice.pdf --done-elsewhere compare-addresses --on 2026-03-03",
        "tick",
        "task done 1 --outcome promised --until 2026-03-01",
        "task done 1 --outcome no-answer --note \"Sekretariat\" --number \"+49 40 5550188\" \
         --address neu@kerber.example --file post.txt",
        "client show 1",
        "case show 1",
        "case taken-over 1 resend --on 2026-03-04",
        "project add 1 Relaunch",
        "case open --project Relaunch --subject \"Angebot\" --sent-on 2026-03-04",
        "project set 1 --stage running",
    ];
    Desk::new("en").check("findings_en", &calls);
}

#[test]
fn the_json_of_every_command() {
    let calls = [
        INIT,
        "client list",
        "client add \"Kerber GmbH\" --email mira@kerber.example --letters de",
        "client set 1 --name \"Kerber AG\" --debtor business --time-zone Europe/Vienna",
        "client contact 1 Buchhaltung --billing",
        "client address 1 \"+49 40 5550199\" --fax --contact Buchhaltung",
        "client forget 1 \"+49 40 5550199\"",
        "client do-not-contact 1 --reason \"asked for it\"",
        "client show 1",
        "client do-not-contact 1 --clear --reason \"may again\"",
        "client list",
        "project add 1 Website --stage running",
        "project list",
        "project set 1 --title Relaunch",
        "case open --project 1 --subject Entwurf --sent-on 2026-02-27",
        "case open 1 --invoice 2026-014 --invoiced-on 2026-01-20 --due 2026-02-20 \
         --amount 1190.00 --currency EUR --done-elsewhere receipt-check --on 2026-02-24",
        "case invoice 2 invoice.pdf",
        "case list",
        "tick",
        "task list",
        "task show 2",
        "task done 2 --outcome voicemail",
        "case hold 2 --until 2026-03-10 --reason \"my holiday\"",
        "case resume 2 --reason \"back early\"",
        "case promise 2 --by 2026-03-20",
        "case instalments 2 2026-04-01:595.00 2026-05-01:595.00",
        "case dispute 2",
        "case undispute 2",
        "payment add 2 190.00",
        "payment none",
        "case write-off 2 --reason \"too little\"",
        "case away 1",
        "case elsewhere 1",
        "case judge 1 --answers no",
        "case bounced 1 --address mira@kerber.example",
        "task list",
        "case mended 1",
        "client address 1 Mira@kerber.example --email",
        "task done 1/call --outcome no-answer --address mira@kerber.example",
        "client address 1 mira@kerber.example --email --good-again \"  \"",
        "client address 1 mira@neu.example --email",
        "case mended 1",
        "case resent 1",
        "case bounced 1 --not-accepted",
        "case mended 1",
        "case resent 1",
        "case end 1 --reason \"done\"",
        "case show 2",
        "config set deadline \"21 days\"",
        "config show",
    ];
    let calls = calls.map(|call| format!("{call} --json"));
    Desk::new("en").check("ledger_json", &calls.each_ref().map(String::as_str));
}

/// What is wrong, and what to do next; nothing is done by halves.
const REFUSALS: &[&str] = &[
    "client list",
    "tick",
    "init",
    "init --name Weber --email weber --region DE-BE",
    "init --name Weber --email jonas@weber.example --region DE-XX",
    "init --name Weber --email jonas@weber.example --region DE-BE --database folder/file/x.db",
    INIT,
    INIT,
    "client list --database invoice.pdf",
    "client list --business 2",
    "client add \"Mira Lang\" --email mira",
    "client add \"Mira Lang\" --email mira@lang.example --debtor friend",
    "client add \"Mira Lang\" --email mira@lang.example --time-zone Mars",
    "client add \"Mira Lang\" --email mira@lang.example",
    "client add \"Mira Lang\"",
    "client show Nobody",
    "client set 1",
    "client forget 1 nobody@lang.example",
    "client address 1 +49",
    "client contact 1",
    "client do-not-contact 1",
    "project add 7 Website",
    "project add 1 Website --stage far",
    "project set 9 --title New",
    "case open",
    "case open 1",
    "case open 9 --subject Angebot",
    "case open 1 --subject Angebot --sent-on 2026-03-05",
    "case open 1 --subject Angebot --playbook none",
    "case open 1 --invoice 7",
    "case open 1 --invoice 7 --invoiced-on 2026-02-01 --amount much",
    "case open 1 --invoice 7 --invoiced-on 2026-02-01 --file missing.pdf",
    "case open 1 --subject Angebot --sent-on 2026-03-02",
    "case show 2",
    "case skip 1 last-check-in --reason later",
    "case skip 1 call --reason later",
    "case skip 1 check-in",
    "case done 1 last-check-in",
    "case hold 1 --until 2026-03-01 --reason waiting",
    "case promise 1 --by 2026-04-01",
    "case resume 1 --reason back",
    "case instalments 1 400.00",
    "case judge 1 --answers maybe",
    "case invoice 1 invoice.pdf",
    "case end 1 --reason \"no more\"",
    "case answered 1",
    "task show 1",
    "task done 1/call",
    "task done 1 --outcome happy",
    "payment add 1",
    "payment add 1 -5",
    "config set colour blue",
    "config set region DE-XX",
    "config set deadline soon",
    "config set left-out court",
];

#[test]
fn refusals_in_german() {
    Desk::new("de").check("ledger_refusals_de", REFUSALS);
}

#[test]
fn refusals_in_english() {
    Desk::new("en").check("ledger_refusals_en", REFUSALS);
}

/// A day off that is added moves what was due on it.
#[test]
fn a_day_off_moves_what_was_due() {
    let desk = Desk::new("en");
    for call in [
        INIT,
        "client add \"Mira Lang\" --email mira@lang.example",
        "case open 1 --subject Angebot --sent-on 2026-03-04",
    ] {
        desk.outcome(call);
    }
    assert!(desk.outcome("case list").contains("Mon 9 Mar 2026"));
    desk.outcome("config set days-off add 2026-03-09");
    assert!(desk.outcome("case list").contains("Tue 10 Mar 2026"));
    desk.go_to("2026-03-09");
    assert!(desk.outcome("tick --json").contains("\"done\":[]"));
    desk.outcome("config set days-off remove 2026-03-09");
    assert!(desk.outcome("tick --json").contains("letter-prepared"));
    // The letter names the business; a new name writes it anew.
    desk.outcome("config set name \"Studio Weber\"");
    assert!(desk.outcome("case show 1").contains("letter taken back"));
    assert!(desk.outcome("tick --json").contains("letter-prepared"));
}

/// A letter that waited leaves the outbox when its step was done by hand.
#[test]
fn a_step_done_by_hand_takes_its_letter_with_it() {
    let desk = Desk::new("en");
    for call in [
        INIT,
        "client add \"Mira Lang\" --email mira@lang.example",
        "case open 1 --subject Angebot --sent-on 2026-02-25",
        "tick",
        "case done 1 check-in",
    ] {
        assert!(desk.outcome(call).contains("\nexit 0\n"));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let state = runtime.expect("a runtime").block_on(async {
        let location = Location::Sqlite(desk.place.path().join(DATABASE));
        let store = Store::open(&location).await.expect("a database");
        let mut reading = store.read(TenantId(1)).await.expect("reads");
        let letter = reading.letter("1-email").await.expect("reads").expect("a letter");
        letter.draft.state
    });
    assert_eq!(state, funkstille_store::OutboxState::Sent);
}

#[test]
fn h_08_in_practice_looking_around_asks_nobody() {
    let desk = Desk::new("en");
    for call in [
        INIT,
        "client add \"Mira Lang\" --email mira@lang.example",
        "case open 1 --subject Angebot --sent-on 2026-02-25",
        "case bounced 1",
        "tick",
    ] {
        assert!(desk.outcome(call).contains("\nexit 0\n"), "{call}");
    }
    assert!(desk.outcome("task list").contains("1/compare-addresses"));
    assert!(desk.outcome("look --json").contains("{\"cases\":0,\"found\":[]}"));
    assert!(desk.outcome("look").contains("There was nothing to look up."));
}
