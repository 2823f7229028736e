//! What is owed for one invoice, worked out from everything that is known of it.

use funkstille_core::claim::{
    Basis, BeyondTable, Due, InterestError, NoClaim, Owing, Percent, Statement,
};
use funkstille_core::client::DebtorKind;
use funkstille_core::money::{Currency, Money};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::data::{euro, law};
use crate::data::calendar;

pub(super) const DUE: Date = date(2026, 3, 16);

/// An invoice of 1,000.00 euros to a business, due as was agreed.
pub(super) fn agreed() -> Owing {
    Owing {
        amount: euro(100_000),
        issued_on: None,
        due: Some(Due { on: DUE, agreed: true }),
        parts: vec![],
        payments: vec![],
        costs: vec![],
        debtor: Some(DebtorKind::Business),
        rate: None,
        contract_on: None,
        invoice_received_on: None,
        service_received_on: None,
        invoice_gives_notice: false,
        reminded_on: vec![],
        refused_on: None,
        agreements: vec![],
    }
}

fn claim_in(place: &str, region: &str, owing: &Owing, until: Date) -> Result<Statement, NoClaim> {
    let (law, place) = (law(place), calendar(region));
    owing.claim(Basis { law: Some(&law), place: &place, until, beyond: BeyondTable::Refused })
}

fn claim(owing: &Owing, until: Date) -> Result<Statement, NoClaim> {
    claim_in("de", "DE-BE", owing, until)
}

#[test]
fn money_before_default_lessens_the_principal_and_money_in_default_comes_last_to_it() {
    let until = date(2026, 6, 30);
    let before = Owing { payments: vec![(date(2026, 3, 16), 40_000)], ..agreed() };
    let statement = claim(&before, until).expect("it is in default");
    assert_eq!(statement.left.principal, 60_000);
    // Example P2.
    let costs = vec![(date(2026, 3, 17), 4_000)];
    let within = Owing { payments: vec![(date(2026, 4, 30), 40_000)], costs, ..agreed() };
    let statement = claim(&within, until).expect("it is in default");
    assert_eq!((statement.left.principal, statement.interest_minor), (65_266, 2_386));
    assert_eq!((statement.left.costs, statement.left.interest), (0, 1_120));
    assert_eq!(statement.total_minor, 65_266 + 1_120 + 4_000);
}

#[test]
fn r_09_who_pays_the_whole_claim_owes_nothing_and_has_paid_nothing_too_much() {
    let day = date(2026, 4, 30);
    let total = claim(&agreed(), day).expect("it is in default").total_minor;
    assert_eq!(total, 100_000 + 1_266 + 4_000);
    for (beyond, expected) in [
        (-4_001, (1, 0, 4_001, 0)),
        (-4_000, (0, 0, 4_000, 0)),
        (-1, (0, 3_999, 1, 0)),
        (0, (0, 4_000, 0, 0)),
        (5, (0, 4_000, 0, 5)),
    ] {
        let paid = Owing { payments: vec![(day, total + beyond)], ..agreed() };
        for until in [day, date(2026, 6, 30)] {
            let it = claim(&paid, until).expect("it is in default");
            let found =
                (it.left.principal, it.to_flat_fee_minor, it.total_minor, it.overpaid_minor);
            // A cent of principal goes on bearing, but not so much as half a cent.
            assert_eq!(found, expected, "{beyond} until {until}");
        }
    }
}

#[test]
fn what_came_or_arose_later_is_not_there_yet() {
    let later = date(2026, 5, 1);
    let owing = Owing { payments: vec![(later, 40_000)], costs: vec![(later, 500)], ..agreed() };
    let statement = claim(&owing, date(2026, 4, 30)).expect("it is in default");
    assert_eq!((statement.left.principal, statement.left.costs), (100_000, 0));
}

#[test]
fn where_nothing_is_claimed_the_reason_is_said() {
    let day = date(2026, 4, 30);
    let not_agreed = Owing { due: Some(Due { on: DUE, agreed: false }), ..agreed() };
    let unknown = Owing { debtor: None, ..agreed() };
    let half_year_on = date(2027, 1, 1);
    for (place, region, owing, until, expected) in [
        ("de", "DE-BE", &not_agreed, day, NoClaim::NoGround { by_reminder: true }),
        ("uk", "GB-ENG", &not_agreed, day, NoClaim::NoGround { by_reminder: false }),
        ("de", "DE-BE", &unknown, day, NoClaim::DebtorUnknown),
        ("us", "US-CA", &agreed(), day, NoClaim::NoRate),
        ("de", "DE-BE", &agreed(), DUE, NoClaim::NotYet { since_on: date(2026, 3, 17) }),
        (
            "de",
            "DE-BE",
            &agreed(),
            half_year_on,
            NoClaim::Interest(InterestError::UnknownHalfYear {
                rule: "de-b2b".to_owned(),
                half_year_on,
            }),
        ),
    ] {
        assert_eq!(claim_in(place, region, owing, until), Err(expected), "{place} {until}");
    }
    let place = calendar("DE-BE");
    let basis = Basis { law: None, place: &place, until: day, beyond: BeyondTable::Refused };
    assert_eq!(agreed().claim(basis), Err(NoClaim::NoLaw));
}

#[test]
fn an_agreed_rate_is_enough_where_no_law_gives_one() {
    let dollars = Money { minor: 100_000, currency: Currency::parse("USD").expect("a code") };
    let owing = Owing { amount: dollars, rate: Percent::parse("12"), ..agreed() };
    let statement = claim_in("us", "US-CA", &owing, date(2026, 4, 15)).expect("a claim");
    // 30 days of 365 at 12 percent.
    assert_eq!((statement.interest_minor, statement.total_minor), (986, 100_986));
}

#[test]
fn r_09_a_flat_fee_of_another_currency_is_left_out() {
    let francs = Money { minor: 100_000, currency: Currency::parse("CHF").expect("a code") };
    let owing = Owing { amount: francs, ..agreed() };
    let statement = claim(&owing, date(2026, 4, 15)).expect("a claim");
    assert_eq!((statement.flat_fee, statement.currency), (None, francs.currency));
}

proptest! {
    #[test]
    fn r_09_the_parts_of_a_claim_are_its_sum(
        payments in prop::collection::vec((-30_i64..100, 1_i64..60_000), 0..5),
        costs in prop::collection::vec((0_i64..100, 1_i64..5_000), 0..3),
    ) {
        let on = |days: i64| DUE.checked_add(days.days()).expect("in range");
        let dated = |list: &[(i64, i64)]| -> Vec<(Date, i64)> {
            list.iter().map(|(days, minor)| (on(*days), *minor)).collect()
        };
        let owing = Owing { payments: dated(&payments), costs: dated(&costs), ..agreed() };
        let statement = claim(&owing, on(100)).expect("it is in default");
        let left = statement.left;
        let parts = left.principal + left.interest + left.costs + statement.flat_fee_minor();
        prop_assert_eq!(parts, statement.total_minor);
        // What was owed is what was paid, what is left, and nothing else.
        let paid: i64 = payments.iter().map(|(_, minor)| minor).sum();
        let arisen: i64 = costs.iter().map(|(_, minor)| minor).sum();
        let owed = owing.amount.minor + arisen + statement.interest_minor;
        let rest = left.principal + left.interest + left.costs;
        let beyond = statement.to_flat_fee_minor + statement.overpaid_minor;
        prop_assert_eq!(owed + beyond, paid + rest);
        // Nothing is too much while the flat fee is not covered.
        prop_assert!(statement.overpaid_minor == 0 || statement.flat_fee_minor() == 0);
    }
}

/// The table of Germany ends with 2026.
#[test]
fn what_is_known_is_claimed_where_the_rate_of_a_half_year_is_not() {
    let (law, place) = (law("de"), calendar("DE-BE"));
    let claim = |owing: &Owing, until| {
        let beyond = BeyondTable::LeftOut;
        owing.claim(Basis { law: Some(&law), place: &place, until, beyond }).expect("a claim")
    };
    let due = Some(Due { on: date(2026, 11, 30), agreed: true });
    let owing = Owing { due, ..agreed() };
    // 31 days of December at 10.52 percent: 8.93; and nothing more in January.
    for until in [date(2027, 1, 1), date(2027, 3, 31)] {
        let statement = claim(&owing, until);
        assert_eq!((statement.interest_minor, statement.flat_fee_minor()), (893, 4_000), "{until}");
        assert_eq!(statement.left_out_from, Some(date(2027, 1, 1)));
        assert!(!statement.is_provisional);
        let last = statement.runs[0].lines.last().and_then(|line| line.days_on);
        assert_eq!(last.map(|(_, until)| until), Some(date(2026, 12, 31)));
    }
    assert_eq!(claim(&owing, date(2026, 12, 31)).left_out_from, None);
    // Money of January goes to the interest that is known first.
    let paid = Owing { payments: vec![(date(2027, 1, 10), 10_000)], ..owing.clone() };
    let statement = claim(&paid, date(2027, 1, 31));
    assert_eq!((statement.payments[0].to_interest, statement.left.principal), (893, 90_893));
    assert_eq!(statement.total_minor, 94_893);
    // Default that begins in January: the flat fee is known, and no interest.
    let due = Some(Due { on: date(2027, 1, 4), agreed: true });
    let statement = claim(&Owing { due, ..agreed() }, date(2027, 1, 31));
    assert_eq!((statement.interest_minor, statement.total_minor), (0, 104_000));
    assert_eq!(statement.left_out_from, Some(date(2027, 1, 5)));
    // With a rate that was agreed nothing is left out.
    let agreed = Owing { rate: Percent::parse("5"), ..owing };
    assert_eq!(claim(&agreed, date(2027, 1, 31)).left_out_from, None);
}

#[test]
fn what_names_no_due_date_is_due_by_law() {
    let undated = Owing { due: None, issued_on: Some(date(2026, 3, 2)), ..agreed() };
    for (place, expected) in [
        ("de", Some((date(2026, 3, 2), "§ 271 (1) BGB"))),
        ("at", Some((date(2026, 3, 2), "§ 904 ABGB"))),
        ("ch", Some((date(2026, 3, 2), "OR 75"))),
        ("us", None),
    ] {
        let law = law(place);
        let due = undated.due_by_law(Some(&law));
        let due = due.map(|(on, law)| (on, law.origin.basis.as_str()));
        assert_eq!(due, expected, "{place}");
        assert_eq!(undated.first_due_on(Some(&law)), expected.map(|(on, _)| on), "{place}");
        assert_eq!(agreed().due_by_law(Some(&law)), None, "{place}");
        assert_eq!(agreed().first_due_on(Some(&law)), Some(DUE), "{place}");
    }
    // The work was there before the invoice: the time of limitation may run from then.
    let law = law("de");
    let worked = Owing { service_received_on: Some(date(2025, 12, 20)), ..undated };
    assert_eq!(worked.first_due_on(Some(&law)), Some(date(2025, 12, 20)));
    assert_eq!(worked.due_by_law(Some(&law)).map(|(on, _)| on), Some(date(2026, 3, 2)));
}
