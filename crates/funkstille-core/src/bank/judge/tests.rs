use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::bank::Slack;
use crate::money::{Currency, Money};

/// What a payment pays, by what it names.
fn judge(payment: &Payment, known: &Known) -> Verdict {
    super::judge(payment, &clues(payment, known), known)
}

fn euros(minor: i64) -> Money {
    Money { minor, currency: Currency::EUR }
}

/// Two invoices of Lang (119.00 due first, 238.00), one of Kern (119.00), one of Berg in francs, and
/// one of Lang that is settled. Letters asked for some of it, with interest.
fn known() -> Known {
    let invoice = |invoice: &str, client: &str, number: &str, minor, day| KnownInvoice {
        invoice: invoice.to_owned(),
        client: client.to_owned(),
        number: number.to_owned(),
        issued_on: date(2026, 2, day),
        due_on: date(2026, 3, day),
        open: euros(minor),
        order: None,
    };
    let francs = Currency::parse("CHF").expect("a code");
    let mut known = Known::of([
        invoice("1", "lang", "RE-2026-14", 11_900, 1),
        invoice("2", "lang", "RE-2026-15", 23_800, 2),
        invoice("3", "kern", "RE-2026-16", 11_900, 3),
        KnownInvoice {
            open: Money { minor: 11_900, currency: francs },
            ..invoice("4", "berg", "RE-2026-17", 0, 4)
        },
        invoice("5", "lang", "RE-2026-10", 0, 1),
    ]);
    known.accounts = [("DE1".to_owned(), BTreeSet::from(["lang".to_owned()]))].into();
    known.call(
        [("lang", "Lang & Söhne GmbH"), ("kern", "Atelier Kern"), ("berg", "Berg AG")],
        [("kern", "Uwe König"), ("kern", "Kern")],
    );
    known.ask(euros(12_438), &["3"]);
    known.ask(euros(12_438), &["3"]);
    known.ask(euros(23_800), &["2"]);
    known.ask(euros(37_141), &["1", "2"]);
    for (invoice, tolerance_minor) in [("1", 10), ("2", 500), ("3", 500)] {
        known.allow(invoice, Slack { tolerance_minor, discount: None });
    }
    known
}

fn payment(minor: i64, reference: &str, account: &str, payer: &str) -> Payment {
    let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Payment {
        on: date(2026, 3, 10),
        amount: euros(minor),
        counterparty: said(payer),
        counterparty_account: said(account),
        reference: said(reference),
        end_to_end_id: None,
        is_return: false,
    }
}

/// `certain 1:11900`, `likely 1:11900 (no-name)`, `none`.
pub(in crate::bank) fn told(verdict: &Verdict) -> String {
    let shares = |shares: &[Share]| {
        let shares = shares.iter().map(|share| format!("{}:{}", share.invoice, share.minor));
        shares.collect::<Vec<_>>().join(" ")
    };
    match verdict {
        Verdict::Certain(paid) => format!("certain {}", shares(paid)),
        Verdict::Likely(paid, doubts) => {
            let doubts: Vec<&str> = doubts.iter().map(|doubt| doubt.key()).collect();
            format!("likely {} ({})", shares(paid), doubts.join(" "))
        }
        Verdict::None => "none".to_owned(),
    }
}

fn check((minor, reference): (i64, &str), (account, payer): (&str, &str), expected: &str) {
    let verdict = judge(&payment(minor, reference, account, payer), &known());
    assert_eq!(told(&verdict), expected, "{minor} {reference} {account} {payer}");
}

#[test]
fn what_a_payment_pays() {
    for (minor, reference, account, payer, expected) in [
        // Named: in full, in part, too much, for several, and twice what is open.
        (11_900, "RE-2026-14", "", "", "certain 1:11900"),
        (11_899, "RE 2026/14", "", "", "certain 1:11899"),
        (4_000, "RE-2026-14", "", "", "certain 1:4000"),
        (15_000, "RE-2026-14", "", "", "certain 1:15000"),
        (35_700, "RE-2026-14 RE-2026-15", "", "", "certain 1:11900 2:23800"),
        (35_300, "RE-2026-15, RE-2026-14", "", "", "certain 1:11900 2:23400"),
        (30_000, "RE-2026-14 RE-2026-15", "", "", "likely 1:11900 2:18100 (other-amount)"),
        (23_800, "RE-2026-14 RE-2026-16", "", "", "likely 1:11900 3:11900 (other-client)"),
        // One is named outright, and what is left pays the other one too.
        (35_700, "RE-2026-14 bis 15", "", "", "likely 1:11900 2:23800 (too-much)"),
        (35_700, "RE-2026-14/15", "", "", "likely 1:11900 2:23800 (weak-name)"),
        // A number that is cut is meant where its amount is open.
        (11_900, "RE-20 26-14", "", "", "certain 1:11900"),
        (11_800, "RE-20 26-14", "", "", "likely 1:11800 (weak-name)"),
        // Named, and the account is that of another client.
        (11_900, "RE-2026-16", "DE1", "", "likely 3:11900 1:0 (other-client)"),
        // Another currency pays nothing by itself, and is asked.
        (11_900, "RE-2026-17", "", "", "likely 4:11900 (other-currency)"),
        (99_900, "2026-17", "", "", "likely 4:99900 (weak-name other-currency)"),
        (11_900, "Danke", "", "Berg AG", "likely 4:11900 (no-name other-currency)"),
        (11_900, "RE-2026-14 RE-2026-17", "", "", "likely 1:11900 4:0 (other-currency)"),
        // What it names is settled: it may be paid twice.
        (11_900, "RE-2026-10", "DE1", "", "likely 5:11900 (settled-already)"),
        (11_900, "RE-2026-10 RE-2026-14", "", "", "likely 1:11900 (settled-already)"),
        // What went out pays nothing.
        (-11_900, "RE-2026-14", "DE1", "", "none"),
    ] {
        check((minor, reference), (account, payer), expected);
    }
}

#[test]
fn what_a_payment_pays_that_names_no_invoice() {
    for (minor, reference, account, payer, expected) in [
        // Not named: account and amount; account alone; a part of the number.
        (11_900, "Danke", "DE1", "", "certain 1:11900"),
        (11_900, "2026-15", "DE1", "", "likely 2:11900 (weak-name)"),
        (10_000, "", "DE1", "", "likely 1:10000 (no-name)"),
        (20_000, "", "DE1", "", "likely 1:11900 2:8100 (no-name)"),
        (99_900, "", "DE1", "", "likely 1:11900 2:88000 (no-name too-much)"),
        (11_900, "2026-14", "", "", "likely 1:11900 (weak-name)"),
        // The payer's name and the amount are worth a question.
        (11_900, "", "", "KERN, Atelier", "likely 3:11900 (payer-only)"),
        (11_900, "", "", "Uwe Koenig", "likely 3:11900 (payer-only)"),
        (11_900, "", "", "Kern", "none"),
        (23_800, "", "", "LANG UND SOEHNE GMBH", "likely 2:23800 (payer-only)"),
        // So is the payer's name alone: it may be a part, less a discount, or the whole claim.
        (11_662, "", "", "Atelier Kern", "likely 3:11662 (other-amount no-name)"),
        (12_438, "", "", "Atelier Kern", "likely 3:12438 (payer-only)"),
        (12_439, "", "", "Atelier Kern", "likely 3:12439 (other-amount no-name too-much)"),
        (35_700, "", "", "Lang und Söhne", "likely 1:11900 2:23800 (payer-only)"),
        (37_141, "", "", "Lang und Söhne", "likely 1:11900 2:25241 (payer-only)"),
        (37_141, "", "DE1", "", "likely 1:11900 2:25241 (no-name)"),
        // Where the bank names no payer, the text may.
        (
            11_662,
            "Auftraggeber: ATELIER KERN Danke",
            "",
            "",
            "likely 3:11662 (other-amount no-name)",
        ),
        (11_900, "Zahlung von Uwe König", "", "", "likely 3:11900 (payer-only)"),
        // Where it names another one, the amount has to fit, too.
        (11_900, "Atelier Kern", "", "PayPal", "likely 3:11900 (payer-only)"),
        (12_438, "Atelier Kern", "", "PayPal", "likely 3:12438 (payer-only)"),
        (11_662, "Atelier Kern", "", "PayPal", "none"),
        // An amount alone says nothing, unless a letter asked for just that, to the cent.
        (11_900, "", "", "", "none"),
        (23_800, "Miete", "DE9", "Vermieter", "none"),
        (12_438, "", "", "", "likely 3:12438 (amount-only)"),
        (12_438, "Danke", "DE9", "Steuerbüro", "likely 3:12438 (amount-only)"),
        (37_141, "", "", "", "likely 1:11900 2:25241 (amount-only)"),
        (12_437, "", "", "", "none"),
    ] {
        check((minor, reference), (account, payer), expected);
    }
}

#[test]
fn what_was_not_there_yet_is_paid_only_by_its_name() {
    let before = |reference: &str| Payment {
        on: date(2026, 1, 31),
        ..payment(11_900, reference, "DE1", "Lang & Söhne GmbH")
    };
    assert_eq!(judge(&before("Danke 2026-14"), &known()), Verdict::None);
    assert_eq!(told(&judge(&before("RE-2026-14"), &known())), "certain 1:11900");
}

#[test]
fn an_amount_that_more_than_one_may_mean_says_nothing_alone() {
    let stranger = payment(12_438, "", "", "");
    let mut known = known();
    known.set_open("2", 12_438);
    assert_eq!(judge(&stranger, &known), Verdict::None, "another invoice is of this amount");
    known.set_open("2", 1);
    assert_eq!(told(&judge(&stranger, &known)), "likely 3:12438 (amount-only)");
    known.ask(euros(12_438), &["2"]);
    assert_eq!(judge(&stranger, &known), Verdict::None, "two letters asked for it");
    known.set_open("2", 0);
    assert_eq!(told(&judge(&stranger, &known)), "likely 3:12438 (amount-only)");
    known.set_open("3", 0);
    assert_eq!(judge(&stranger, &known), Verdict::None, "it is settled");
}

#[test]
fn what_was_paid_is_open_no_longer_for_the_next_payment() {
    let mut known = known();
    known.set_open("1", 0);
    assert_eq!(told(&judge(&payment(11_900, "", "DE1", ""), &known)), "likely 2:11900 (no-name)");
    known.set_open("4", 0);
    assert_eq!(judge(&payment(11_900, "RE-2026-17", "", "Berg AG"), &known), Verdict::None);
    known.set_open("2", 11_900);
    assert_eq!(told(&judge(&payment(11_900, "", "DE1", ""), &known)), "certain 2:11900");
    known.note_account("DE5", &[Share { invoice: "3".to_owned(), minor: 1 }]);
    assert_eq!(told(&judge(&payment(11_900, "", "DE5", ""), &known)), "certain 3:11900");
}

#[test]
fn two_invoices_of_one_amount_are_asked_about() {
    let mut known = known();
    known.accounts.insert("DE2".to_owned(), ["kern".to_owned(), "lang".to_owned()].into());
    let verdict = judge(&payment(11_900, "", "DE2", ""), &known);
    assert_eq!(told(&verdict), "likely 1:11900 3:0 (no-name)");
}

#[test]
fn guard_1_everybody_whom_a_payment_may_concern_is_asked_about() {
    for (minor, reference, account, payer, expected) in [
        // Two clients are named, and the money is just that of one of them.
        (
            23_800,
            "RE-2026-15 RE-2026-16",
            "",
            "Lang",
            "likely 2:23800 3:0 (other-amount other-client)",
        ),
        (11_900, "RE-2026-15 RE-2026-16", "", "", "likely 3:11900 2:0 (other-amount other-client)"),
        // The account is that of one client, the number that of another.
        (23_800, "RE-2026-16", "DE1", "", "likely 3:23800 1:0 (other-client)"),
        // The payer's name is that of one client, the number that of another, and the payer owes
        // just as much.
        (11_900, "RE-2026-14", "", "Atelier Kern", "likely 1:11900 3:0 (other-client)"),
        (11_800, "RE-2026-14", "", "Atelier Kern", "certain 1:11800"),
        (11_900, "RE-2026-14", "", "Lang & Söhne", "certain 1:11900"),
        // Several are named by less than their numbers.
        (11_900, "2026-14 2026-16", "", "", "likely 1:11900 3:0 (weak-name)"),
        // What stands beside what the payer wrote names nothing outright.
        (11_900, "Danke ¦ RE-2026-14", "", "", "likely 1:11900 (weak-name)"),
        (11_900, "RE-2026-14 ¦ RE-2026-16", "", "", "certain 1:11900"),
        (11_900, "¦ RE-2026-99", "", "", "none"),
    ] {
        check((minor, reference), (account, payer), expected);
    }
}

#[test]
fn r_04_account_and_amount_are_not_certain_where_a_word_points_elsewhere() {
    const LANG: &str = "Lang & Söhne GmbH";
    for (reference, payer, expected) in [
        ("Danke", LANG, "certain 1:11900"),
        ("Danke", "PayPal", "certain 1:11900"),
        ("2026-14", LANG, "certain 1:11900"),
        // The payer, or the text, bears the name of another client.
        ("Danke", "Atelier Kern", "likely 1:11900 3:0 (other-client)"),
        ("i. A. Atelier Kern", LANG, "likely 1:11900 3:0 (other-client)"),
        ("Berg AG", LANG, "likely 1:11900 4:0 (other-client)"),
        // The text names an invoice of another client by a part of its number.
        ("2026-16", LANG, "likely 3:11900 1:0 (weak-name other-client)"),
        ("Danke ¦ RE-2026-16", LANG, "likely 3:11900 1:0 (weak-name other-client)"),
        ("2026-17", LANG, "likely 1:11900 4:0 (no-name)"),
        // An invoice of the same client that is paid already.
        ("2026-10", LANG, "likely 1:11900 (no-name settled-already)"),
        // A number like those of our invoices that none of them bears.
        ("RE-2026-99", LANG, "likely 1:11900 (unknown-number)"),
        ("re 2026/99", LANG, "likely 1:11900 (unknown-number)"),
        ("Kd. 2026-99, AB-2026-99", LANG, "certain 1:11900"),
    ] {
        check((11_900, reference), ("DE1", payer), expected);
    }
    let mut known = known();
    known.set_open("3", 0);
    let of_kern = payment(11_900, "Danke", "DE1", "Atelier Kern");
    assert_eq!(told(&judge(&of_kern, &known)), "certain 1:11900", "Kern owes nothing");
}

#[test]
fn r_06_a_returned_debit_finds_its_payment() {
    let first = payment(11_900, "RE-2026-14", "DE1", "");
    let second = payment(11_900, "RE-2026-16", "DE2", "");
    let matched = [("p1", &first), ("p2", &second)];
    let returned =
        |minor, reference: &str| Payment { is_return: true, ..payment(minor, reference, "", "") };
    for (entry, found) in [
        (returned(-11_900, "RE-2026-14"), Some("p1")),
        // With the charges of the bank.
        (returned(-12_250, "RE-2026-16"), Some("p2")),
        (returned(-11_900, "something"), None),
        (returned(-5_000, "RE-2026-14"), None),
        (Payment { is_return: false, ..returned(-11_900, "RE-2026-14") }, None),
    ] {
        assert_eq!(judge_return(&entry, matched).as_deref(), found, "{entry:?}");
    }
}

proptest! {
    /// Without a named invoice and without the account of a client, nothing is certain; and what is
    /// certain or likely is spread to the cent.
    #[test]
    fn r_04_an_amount_alone_never_pays(
        minor in prop_oneof![1..50_000_i64, Just(11_900), Just(23_800), Just(35_700), Just(12_438)],
        words in prop::collection::vec(prop::sample::select(WORDS), 0..5),
        account in prop::sample::select(&["", "DE1", "DE9"][..]),
        payer in prop::sample::select(&["", "Atelier Kern", "Lang", "Bank"][..]),
    ) {
        let payment = payment(minor, &words.join(" "), account, payer);
        let is_named = words.iter().any(|word| word.starts_with("RE-"));
        let verdict = judge(&payment, &known());
        if let Verdict::Certain(_) = &verdict {
            prop_assert!(is_named || account == "DE1", "{payment:?}");
        }
        if let Verdict::Certain(shares) | Verdict::Likely(shares, _) = &verdict {
            prop_assert_eq!(shares.iter().map(|share| share.minor).sum::<i64>(), minor);
            prop_assert!(shares.iter().all(|share| share.minor >= 0));
        }
        if !is_named && account != "DE1" && payer.is_empty() && !words.contains(&"2026-14") {
            let is_asked_for = minor == 12_438 || minor == 37_141;
            prop_assert_eq!(verdict == Verdict::None, !is_asked_for);
        }
    }
}

const WORDS: &[&str] =
    &["RE-2026-14", "RE-2026-16", "RE-2026-99", "2026-14", "Rechnung", "Danke", "119,00", "14"];

#[test]
fn in_a_payment_for_several_the_tolerance_of_the_one_that_lacks_counts() {
    let check = |minor: i64, expected: &str| {
        let verdict = judge(&payment(minor, "RE-2026-14 RE-2026-15", "", ""), &known());
        assert_eq!(told(&verdict), expected, "{minor}");
    };
    check(35_700, "certain 1:11900 2:23800");
    check(35_200, "certain 1:11900 2:23300");
    check(35_199, "likely 1:11900 2:23299 (other-amount)");
    check(35_701, "likely 1:11900 2:23801 (other-amount)");
    // The one that lacks allows less than the other one does.
    let mut known = known();
    known.allow("1", Slack { tolerance_minor: 500, discount: None });
    known.allow("2", Slack { tolerance_minor: 10, discount: None });
    let verdict = judge(&payment(35_600, "RE-2026-14 RE-2026-15", "", ""), &known);
    assert_eq!(told(&verdict), "likely 1:11900 2:23700 (other-amount)");
}

#[test]
fn discounts_are_kept_in_a_payment_for_several_too() {
    let mut known = known();
    let until_on = date(2026, 3, 10);
    known.allow("1", Slack { tolerance_minor: 10, discount: Some((until_on, 238)) });
    known.allow("2", Slack { tolerance_minor: 500, discount: Some((until_on, 476)) });
    let check = |minor: i64, on: Date, expected: &str| {
        let payment = Payment { on, ..payment(minor, "RE-2026-14 RE-2026-15", "", "") };
        assert_eq!(told(&judge(&payment, &known)), expected, "{minor} {on}");
    };
    check(35_700, until_on, "certain 1:11900 2:23800");
    check(34_986, until_on, "certain 1:11662 2:23324");
    check(34_486, until_on, "certain 1:11662 2:22824");
    check(34_485, until_on, "likely 1:11900 2:22585 (other-amount)");
    check(34_986, date(2026, 3, 11), "likely 1:11900 2:23086 (other-amount)");
}

#[test]
fn what_came_less_a_discount_is_asked_of_the_invoice_that_allows_it() {
    let mut known = known();
    let until_on = date(2026, 3, 10);
    known.allow("2", Slack { tolerance_minor: 500, discount: Some((until_on, 476)) });
    let check = |(minor, on): (i64, Date), (account, payer): (&str, &str), expected: &str| {
        let payment = Payment { on, ..payment(minor, "Danke", account, payer) };
        assert_eq!(told(&judge(&payment, &known)), expected, "{minor} {on} {account} {payer}");
    };
    check((23_324, until_on), ("", "Lang & Söhne GmbH"), "likely 2:23324 (payer-only)");
    check((23_324, until_on), ("DE1", ""), "likely 2:23324 (no-name)");
    // Too late, another amount, or from nobody who is known: the oldest first, or nothing.
    let late = until_on.tomorrow().expect("a day");
    check((23_324, late), ("DE1", ""), "likely 1:11900 2:11424 (no-name)");
    check((23_323, until_on), ("DE1", ""), "likely 1:11900 2:11423 (no-name)");
    check((23_324, until_on), ("", "PayPal"), "none");
}
