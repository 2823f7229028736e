//! Invoices, what comes in for them, and what is owed, on a clock that the test moves.

use serde_json::Value;

use crate::ledger::{Desk, INIT};

/// An invoice that is not paid in time, then in part, and what is claimed for it.
const STORY: &[&str] = &[
    INIT,
    "receivables",
    "invoice list",
    "client add \"Kerber GmbH\" --email mira@kerber.example --debtor business --letters de",
    "invoice add Kerber --number 2026-014 --date 2026-03-02 --amount 1000.00",
    "invoice add 1 --number 2026-014 --date 2026-03-02 --amount 1000.00 --vat 159.66 --terms 14 \
     --order \"PO 7\" --skonto 2:10 --file invoice.pdf",
    "invoice add 1 --number 2026-014 --date 2026-03-02 --amount 5.00",
    "invoice add 1 --number 2026-014 --date 2026-03-02 --amount 5.00 --terms 14",
    "invoice add 1 --number 2026-015 --date 2026-03-02 --amount 500.00 --due 2026-03-20",
    "invoice show 2026-014",
    "claim 2026-014",
    "@2026-03-17",
    "tick",
    "invoice list",
    "@2026-04-30",
    "invoice costs 2026-014 40.00 --for \"returned debit\" --on 2026-04-02",
    "payment add 2026-014 400.00",
    "claim 2026-014",
    "claim 1 --json",
    "claim 2026-015",
    "receivables",
    "receivables --json",
    "payment add 2026-014 5.00 --currency CHF",
    "payment add 2026-014",
    "invoice list --all --json",
    "invoice show 2026-014 --json",
    "payment revert hand/2 --returned",
    "payment revert hand/2",
    "invoice cancel 2026-015",
    "invoice cancel 2026-015 --reason \"wrong sum\"",
    "invoice refused 2026-014 --on 2026-04-30",
    "invoice set 2026-014 --rate 12 --received 2026-03-04",
    "claim invoice/2026-014",
    "claim case/9",
    "claim nothing",
];

#[test]
fn claims_in_german() {
    Desk::new("de").check("claims_de", STORY);
}

#[test]
fn claims_in_english() {
    Desk::new("en").check("claims_en", STORY);
}

/// The document of a call that succeeds.
fn json(desk: &Desk, call: &str) -> Value {
    let told = desk.outcome(&format!("{call} --json"));
    let (head, out) = told.split_once("--- stdout\n").expect("it writes something");
    assert!(head.contains("exit 0"), "{told}");
    serde_json::from_str(out.lines().next().expect("a line")).expect("JSON")
}

#[test]
fn a_claim_says_what_the_calculator_says() {
    let desk = Desk::new("en");
    for call in [
        INIT,
        "client add Kerber --email mira@kerber.example --debtor business",
        "@2026-03-17",
        "invoice add 1 --number 7 --date 2026-03-02 --amount 1000.00 --terms 14",
        "invoice costs 7 40.00 --for dunning --on 2026-03-17",
        "@2026-06-30",
        "payment add 7 400.00 --on 2026-04-30",
    ] {
        let told = desk.outcome(call);
        assert!(!told.contains("exit ") || told.contains("exit 0"), "{told}");
    }
    let claim = json(&desk, "claim 7");
    let interest = json(
        &desk,
        "interest --rule de-b2b --principal 1000.00 --from 2026-03-17 --until 2026-06-30 \
         --payment 2026-04-30:400.00 --costs 40.00",
    );
    for (name, value) in interest.as_object().expect("an object") {
        assert_eq!(&claim[name], value, "{name}");
    }
    let owed = &json(&desk, "receivables")["invoices"][0];
    assert_eq!(owed["open"], claim["principal_left"]);
    assert_eq!(owed["total"], claim["total"]);
    assert_eq!(claim["principal_left"], "652.66");
}

#[test]
fn a_claim_in_parts_says_what_the_calculator_says() {
    let desk = Desk::new("en");
    for call in [
        INIT,
        "client add Kerber --email mira@kerber.example --debtor business",
        "@2026-03-17",
        "invoice add 1 --number 7 --date 2026-03-02 --amount 1000.00 --agreed \
         --part 2026-03-16:400.00 --part 2026-05-15:600.00",
        "@2026-06-30",
        "payment add 7 300.00 --on 2026-04-30",
    ] {
        let told = desk.outcome(call);
        assert!(!told.contains("exit ") || told.contains("exit 0"), "{told}");
    }
    let claim = json(&desk, "claim 7");
    let interest = json(
        &desk,
        "interest --rule de-b2b --principal 1000.00 --until 2026-06-30 \
         --part 2026-03-17:400.00 --part 2026-05-16:600.00 --payment 2026-04-30:300.00",
    );
    for name in ["interest", "flat_fee", "principal_left", "total", "periods"] {
        assert_eq!(claim[name], interest[name], "{name}");
    }
    assert_eq!(claim["parts"][1]["due"], "2026-05-15");
    let owed = &json(&desk, "receivables")["invoices"][0];
    assert_eq!(owed["total"], claim["total"]);
    desk.check(
        "claim_parts",
        &[
            "claim 7",
            "invoice show 7",
            "invoice add 1 --number 8 --date 2026-03-02 --amount 1000.00 --part 2026-03-16:400.00",
        ],
    );
}

/// An invoice of 1,000.00 euros, due on 16 March, of which nothing has come on 30 April; with a case
/// that asks for it, or without.
fn late(with_case: bool) -> Desk {
    let desk = Desk::new("en");
    let calls = [
        INIT,
        "client add Kerber --email mira@kerber.example --debtor business",
        "invoice add 1 --number 7 --date 2026-03-02 --amount 1000.00 --terms 14",
        "@2026-03-17",
        if with_case { "tick" } else { "invoice list" },
        "@2026-04-30",
    ];
    for call in calls {
        let told = desk.outcome(call);
        assert!(!told.contains("exit ") || told.contains("exit 0"), "{told}");
    }
    assert_eq!(json(&desk, "claim 7")["case"].is_string(), with_case);
    desk
}

#[test]
fn r_09_who_pays_what_is_claimed_has_not_paid_too_much() {
    for with_case in [false, true] {
        let desk = late(with_case);
        assert_eq!(json(&desk, "claim 7")["total"], "1052.66");
        let told = desk.outcome("payment add 7 1052.66");
        assert!(told.contains("exit 0") && !told.contains("Give it back"), "{told}");
        let claim = json(&desk, "claim 7");
        assert_eq!((&claim["total"], &claim["flat_fee"]), (&"0.00".into(), &"0.00".into()));
    }
    let desk = late(true);
    let told = desk.outcome("payment add 7 1057.66");
    assert!(told.contains("€5.00 more than was owed came in. Give it back"), "{told}");
}

/// One word for one figure: what is open is the principal that is left; of the invoice less is unpaid.
#[test]
fn r_09_open_and_unpaid_are_the_same_on_every_page() {
    let desk = late(true);
    assert!(desk.outcome("payment add 7 400.00").contains("€600.00 is still unpaid"));
    let claim = json(&desk, "claim 7");
    assert_eq!(claim["principal_left"], "612.66");
    assert_eq!(json(&desk, "receivables")["invoices"][0]["open"], "612.66");
    for call in ["invoice list", "invoice show 7"] {
        let told = json(&desk, call);
        let row = if told.is_array() { &told[0] } else { &told };
        assert_eq!((&row["unpaid"], row.get("open")), (&"600.00".into(), None), "{call}");
        let told = desk.outcome(call);
        assert!(!told.contains("600.00 open") && told.contains("npaid"), "{told}");
    }
    let case = desk.outcome("case show 1");
    assert!(case.contains("€600.00 of €1,000.00 unpaid"), "{case}");
}

#[test]
fn a_claim_says_that_an_invoice_counts_as_paid_as_the_list_does() {
    const COUNTS: &str = "It counts as paid";
    for with_case in [false, true] {
        let desk = late(with_case);
        assert_eq!(json(&desk, "claim 7")["paid_in_full"], false);
        assert!(!desk.outcome("claim 7").contains(COUNTS));
        let told = desk.outcome("payment add 7 1000.00");
        assert!(told.contains("exit 0"), "{told}");
        // The flat fee, and as much principal as went to the interest, are owed by law.
        let claim = json(&desk, "claim 7");
        assert_eq!((&claim["paid_in_full"], &claim["total"]), (&true.into(), &"52.66".into()));
        let told = desk.outcome("claim 7");
        assert!(told.contains(&format!("{COUNTS}: no letter asks any more")), "{told}");
        assert_eq!(json(&desk, "receivables")["invoices"], serde_json::json!([]));
    }
    let desk = late(false);
    desk.outcome("payment add 7 1052.66");
    let told = desk.outcome("claim 7");
    assert!(told.contains(&format!("{COUNTS}.")), "{told}");
}

#[test]
fn what_was_cancelled_is_owed_no_more() {
    let desk = Desk::new("en");
    for call in [
        INIT,
        "client add Kerber --email mira@kerber.example --debtor business",
        "invoice add 1 --number 2026-014 --date 2026-03-02 --amount 1000.00 --terms 14",
        "invoice cancel 2026-014 --reason \"wrong sum\"",
    ] {
        desk.outcome(call);
    }
    let claim = json(&desk, "claim 2026-014");
    assert_eq!((&claim["cancelled"], &claim["last_day"]), (&true.into(), &Value::Null));
    let told = desk.outcome("claim 2026-014");
    assert!(told.contains("was cancelled") && !told.contains("Time-barred"), "{told}");
}
