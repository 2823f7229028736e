//! Statements through the commands: what they pay, what is asked, and what is taken back.

use serde_json::Value;

use crate::ledger::{Desk, INIT};

/// Payments of four invoices: one surely, one asked about, one given back, one of nobody.
const STATEMENT: &str = "Buchungstag;Betrag;Währung;Verwendungszweck;Auftraggeber;IBAN Auftraggeber/Empfänger\n\
    28.04.2026;1000,00;EUR;Rechnung 2026-014;Kerber GmbH;DE75512108001245126199\n\
    29.04.2026;450,00;EUR;Danke;Kerber GmbH;DE75512108001245126199\n\
    29.04.2026;12,50;EUR;Erstattung;Stadtwerke;\n";

/// The same invoice once more.
const AGAIN: &str = "Buchungstag;Betrag;Währung;Verwendungszweck;Auftraggeber;IBAN Auftraggeber/Empfänger\n\
    30.04.2026;1000,00;EUR;RE 2026-014;Kerber GmbH;DE75512108001245126199\n";

const STORY: &[&str] = &[
    INIT,
    "client add \"Kerber GmbH\" --email mira@kerber.example --debtor business --letters de",
    "@2026-04-30",
    "invoice add 1 --number 2026-014 --date 2026-03-02 --amount 1000.00 --terms 14 \
     --file invoice.pdf",
    "invoice add 1 --number 2026-015 --date 2026-03-02 --amount 500.00 --terms 14",
    "bank match",
    "bank import april.csv",
    "bank import april.csv --json",
    "invoice list --all",
    "bank match",
    "bank match --json",
    "today",
    "today --json",
    "bank match 2 2026-015",
    "bank match 3 --none",
    "bank match",
    "bank match 2 2026-015",
    "bank match 2 --none",
    "invoice list",
    "bank import again.csv",
    "bank match",
    "bank match 4",
    "payment revert bank/1 --returned",
    "bank match 9 2026-015",
    "bank match 3",
    "bank match 3 2026-099",
];

fn desk(language: &'static str) -> Desk {
    let desk = Desk::new(language);
    desk.put("april.csv", STATEMENT);
    desk.put("again.csv", AGAIN);
    desk
}

#[test]
fn matching_in_german() {
    desk("de").check("matching_de", STORY);
}

#[test]
fn matching_in_english() {
    desk("en").check("matching_en", STORY);
}

/// The document of a call that succeeds.
fn json(desk: &Desk, call: &str) -> Value {
    let told = desk.outcome(&format!("{call} --json"));
    let (head, out) = told.split_once("--- stdout\n").expect("it writes something");
    assert!(head.contains("exit 0"), "{told}");
    serde_json::from_str(out.lines().next().expect("a line")).expect("JSON")
}

/// Calls that all succeed.
fn calls(desk: &Desk, calls: &[&str]) {
    for call in calls {
        let told = desk.outcome(call);
        assert!(!told.contains("exit ") || told.contains("exit 0"), "{told}");
    }
}

#[test]
fn what_was_taken_back_stays_to_be_seen() {
    let desk = desk("en");
    calls(&desk, &STORY[..5]);
    calls(&desk, &["bank import april.csv", "bank match 1 --none"]);
    let told = desk.outcome("bank match --all --json");
    let lines = told.lines().filter(|line| line.starts_with('{'));
    let states: Vec<Value> = lines
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["state"].clone())
        .collect();
    assert_eq!(states, ["no-invoice", "asked", "open"]);
    calls(&desk, &["bank match 1 2026-014"]);
    let first = json(&desk, "bank match --all");
    assert_eq!(first["pays"][0]["invoice"], "2026-014");
    assert_eq!(first["pays"][0]["amount"], "1000.00");
    let told = desk.outcome("bank match --all");
    assert!(told.contains("pays 2026-014"), "{told}");
}

#[test]
fn an_entry_that_cannot_be_read_is_on_the_page_until_it_is_settled() {
    let desk = desk("en");
    desk.put("half.csv", &STATEMENT.replace("1000,00", "xx"));
    calls(&desk, &STORY[..5]);
    let told = desk.outcome("bank import half.csv");
    assert!(told.contains("half.csv:2") && told.contains("Letters about money wait"), "{told}");
    let gaps = &json(&desk, "today")["bank_gaps"];
    assert_eq!(gaps[0]["entry"], "half.csv:2");
    for call in ["today", "bank match"] {
        let told = desk.outcome(call);
        let words = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("funkstille bank match half.csv:2 --none"), "{told}");
    }
    let settled = json(&desk, "bank match half.csv:2 --none");
    assert_eq!((&settled["entry"], &settled["state"]), (&"half.csv:2".into(), &"settled".into()));
    assert_eq!(json(&desk, "today")["bank_gaps"], Value::Null);
    let told = desk.outcome("bank match half.csv:2 --none");
    assert!(!told.contains("exit 0"), "{told}");
}

/// An invoice of 1,000 of which 400 came in by the bank, on that day.
fn with_400_paid(paid: &str, costs: Option<&str>) -> Desk {
    let desk = Desk::new("en");
    let statement = format!("Datum;Betrag;Währung;Text\n{paid};400,00;EUR;RE 2026-014\n");
    desk.put("paid.csv", &statement);
    let costs = costs.map(|on| format!("invoice costs 2026-014 40.00 --for dunning --on {on}"));
    let calls = [
        INIT,
        "client add Kerber --email mira@kerber.example --debtor business",
        "@2026-03-17",
        "invoice add 1 --number 2026-014 --date 2026-03-02 --amount 1000.00 --terms 14",
    ];
    let later = ["@2026-06-30", "bank import paid.csv"];
    for call in calls.into_iter().chain(costs.as_deref()).chain(later) {
        let told = desk.outcome(call);
        assert!(!told.contains("exit ") || told.contains("exit 0"), "{told}");
    }
    desk
}

#[test]
fn r_09_what_the_bank_says_came_before_default_lessens_the_claim() {
    let desk = with_400_paid("16.03.2026", None);
    let claim = json(&desk, "claim 2026-014");
    assert_eq!(claim["principal_left"], "600.00");
    let owed = &json(&desk, "receivables")["invoices"][0];
    assert_eq!(owed["open"], "600.00");
    assert_eq!(owed["total"], claim["total"]);
}

/// Example P2: costs first, then interest, then the principal.
#[test]
fn r_09_what_the_bank_says_came_in_default_pays_costs_and_interest_first() {
    let desk = with_400_paid("30.04.2026", Some("2026-03-17"));
    let claim = json(&desk, "claim 2026-014");
    let interest = json(
        &desk,
        "interest --rule de-b2b --principal 1000.00 --from 2026-03-17 --until 2026-06-30 \
         --payment 2026-04-30:400.00 --costs 40.00",
    );
    for (name, value) in interest.as_object().expect("an object") {
        assert_eq!(&claim[name], value, "{name}");
    }
    assert_eq!((&claim["principal_left"], &claim["interest"]), (&"652.66".into(), &"23.86".into()));
    let owed = &json(&desk, "receivables")["invoices"][0];
    assert_eq!((&owed["open"], &owed["total"]), (&claim["principal_left"], &claim["total"]));
}

/// A digit too many is mended by cancelling and entering anew, or by another number.
#[test]
fn a_slip_in_an_invoice_costs_no_payment() {
    let desk = desk("en");
    calls(&desk, &STORY[..3]);
    let add = "invoice add 1 --date 2026-03-02 --terms 14";
    calls(
        &desk,
        &[&format!("{add} --number 2026-014 --amount 1000.00"), "bank import april.csv", "tick"],
    );
    desk.check(
        "slip_en",
        &[
            "invoice cancel 2026-014 --reason \"a slip\"",
            "bank match",
            &format!("{add} --number 2026-014 --amount 1290.00"),
            "tick",
            "tick",
            "payment add 2026-014 100.00",
            "invoice cancel 2026-014 --reason \"another slip\"",
            &format!("{add} --number 2026-016 --amount 1200.00"),
            "bank match",
            "bank match --json",
        ],
    );
}

/// What is asked about is told in full among all that came in, too.
#[test]
fn what_is_asked_is_told_among_everything_as_it_is_alone() {
    let desk = desk("en");
    calls(&desk, &STORY[..5]);
    calls(&desk, &["bank import april.csv"]);
    let asked = json(&desk, "bank match");
    assert_eq!(asked["pays"][0]["invoice"], "2026-015");
    let told = desk.outcome("bank match --all --json");
    let all: Vec<Value> = told
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!((all.len(), &all[1]), (3, &asked));
}

/// A sentence that says what to do says what works: of a payment whose day has not come, and of one
/// in another currency.
#[test]
fn what_to_do_about_a_payment_can_be_done() {
    let desk = desk("en");
    calls(&desk, &STORY[..5]);
    let later = STATEMENT.lines().take(2).collect::<Vec<_>>().join("\n") + "\n";
    desk.put("later.csv", &later.replace("28.04.2026", "30.05.2026"));
    desk.put("usd.csv", &later.replace("EUR", "USD"));
    calls(&desk, &["bank import later.csv", "bank import usd.csv"]);
    let words = |call: &str| desk.outcome(call).split_whitespace().collect::<Vec<_>>().join(" ");
    let worth = "funkstille payment add 2026-014 AMOUNT --currency EUR --on DATE";
    for call in ["bank match", "today"] {
        let told = words(call);
        for remedy in [worth, "funkstille bank match 1 --none", "funkstille bank match 2 --none"] {
            assert!(told.contains(remedy), "{call}: {remedy}\n{told}");
        }
        for wrong in ["bank match 1 2026", "bank match 2 2026"] {
            assert!(!told.contains(wrong), "{call}: {wrong}\n{told}");
        }
    }
    let add = "payment add 2026-014 930.00 --currency EUR --on 2026-04-28";
    calls(&desk, &[add, "bank match 1 --none", "bank match 2 --none"]);
    assert!(words("bank match").contains("Nothing is to be asked"));
}

/// A return that was taken for one by mistake is taken back in plain words.
#[test]
fn a_return_is_taken_back_by_the_commands_that_the_messages_name() {
    let desk = desk("en");
    calls(&desk, &STORY[..5]);
    let back = AGAIN.replace(";1000,00;EUR;", ";-1000,00;EUR;Rücklastschrift ");
    desk.put("back.csv", &back);
    calls(&desk, &["bank import again.csv", "bank import back.csv", "bank match 2 2026-014"]);
    let told = desk.outcome("bank match 1 2026-014");
    assert!(told.contains("funkstille bank match 2 --none"), "{told}");
    let told = desk.outcome("bank match 2 2026-014");
    assert!(told.contains("funkstille bank match 2 --none"), "{told}");
    let told = desk.outcome("bank match 2 --none");
    assert!(told.contains("gave nothing back"), "{told}");
    assert_eq!(json(&desk, "bank match --all")["pays"][0]["invoice"], "2026-014");
}

#[test]
fn a_folder_is_called_one() {
    let desk = desk("en");
    let told = desk.outcome("bank read folder");
    assert!(told.contains("it is a folder"), "{told}");
}
