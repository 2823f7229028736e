//! Since when a debtor is in default, as a table.

use funkstille_core::claim::law::GroundKind::{self, AfterInvoice, AgreedDate, Refusal, Reminder};
use funkstille_core::claim::{DefaultFacts, Due, in_default};
use funkstille_core::client::DebtorKind;
use jiff::civil::{Date, date};

use super::data::law;
use crate::data::calendar;

fn march(day: i8) -> Date {
    date(2026, 3, day)
}

/// Nothing but a debtor.
fn nothing(debtor: DebtorKind) -> DefaultFacts {
    DefaultFacts {
        debtor,
        due: None,
        invoice_received_on: None,
        service_received_on: None,
        invoice_gives_notice: false,
        reminded_on: vec![],
        refused_on: None,
    }
}

fn check(place: &str, region: &str, facts: &DefaultFacts, expected: Option<(Date, GroundKind)>) {
    let law = law(place).default.expect("the law says something of default");
    let found = in_default(facts, &law, &calendar(region)).expect("the year is known");
    let found = found.map(|default| (default.since_on, default.ground));
    assert_eq!(found, expected, "{place}: {facts:?}");
}

fn business() -> DefaultFacts {
    nothing(DebtorKind::Business)
}

fn due(on: Date, agreed: bool) -> Due {
    Due { on, agreed }
}

#[test]
fn without_a_ground_there_is_no_default() {
    for (place, region) in [("de", "DE-BE"), ("at", "AT-9"), ("ch", "CH-ZH"), ("us", "US-CA")] {
        check(place, region, &business(), None);
        // A day that only the invoice names is no agreement.
        check(
            place,
            region,
            &DefaultFacts { due: Some(due(march(10), false)), ..business() },
            None,
        );
    }
}

#[test]
fn an_agreed_day_is_enough_by_itself() {
    let agreed = |on| DefaultFacts { due: Some(due(on, true)), ..business() };
    check("de", "DE-BE", &agreed(march(10)), Some((march(11), AgreedDate)));
    // A Saturday; what can be paid on Monday is late on Tuesday.
    check("de", "DE-BE", &agreed(march(14)), Some((march(17), AgreedDate)));
    // A Sunday that is a holiday in Berlin, which moves nothing further.
    check("de", "DE-BE", &agreed(march(8)), Some((march(10), AgreedDate)));
    check("uk", "GB-ENG", &agreed(march(14)), Some((march(15), AgreedDate)));
    check("us", "US-CA", &agreed(march(14)), Some((march(15), AgreedDate)));
}

#[test]
fn thirty_days_after_due_date_and_receipt() {
    let facts = DefaultFacts {
        due: Some(due(march(1), false)),
        invoice_received_on: Some(march(3)),
        ..business()
    };
    // The 2nd of April is the thirtieth day.
    check("de", "DE-BE", &facts, Some((date(2026, 4, 3), AfterInvoice)));
    check("at", "AT-9", &facts, None);
    let later = DefaultFacts { due: Some(due(march(10), false)), ..facts.clone() };
    check("de", "DE-BE", &later, Some((date(2026, 4, 10), AfterInvoice)));
    let uncertain = DefaultFacts {
        invoice_received_on: None,
        service_received_on: Some(march(3)),
        ..facts.clone()
    };
    check("de", "DE-BE", &uncertain, Some((date(2026, 4, 3), AfterInvoice)));
    check("uk", "GB-ENG", &uncertain, Some((date(2026, 4, 3), AfterInvoice)));
    let consumer =
        |facts: &DefaultFacts| DefaultFacts { debtor: DebtorKind::Consumer, ..facts.clone() };
    check("de", "DE-BE", &consumer(&facts), None);
    let told = DefaultFacts { invoice_gives_notice: true, ..facts };
    check("de", "DE-BE", &consumer(&told), Some((date(2026, 4, 3), AfterInvoice)));
    let told = DefaultFacts { invoice_gives_notice: true, ..uncertain };
    check("de", "DE-BE", &consumer(&told), None);
}

#[test]
fn the_thirty_days_count_from_the_business_day_that_stands_for_the_due_date() {
    let facts = |on| DefaultFacts {
        due: Some(due(on, false)),
        invoice_received_on: Some(march(3)),
        ..business()
    };
    // Saturday, Sunday and the Monday on which both can still be paid.
    for on in [14, 15, 16] {
        check("de", "DE-BE", &facts(march(on)), Some((date(2026, 4, 16), AfterInvoice)));
    }
    // Receipt is no time to pay in, and stays where it is.
    let received = DefaultFacts { invoice_received_on: Some(march(15)), ..facts(march(10)) };
    check("de", "DE-BE", &received, Some((date(2026, 4, 15), AfterInvoice)));
    // The law of the United Kingdom moves no day.
    check("uk", "GB-ENG", &facts(march(15)), Some((date(2026, 4, 15), AfterInvoice)));
}

#[test]
fn a_reminder_counts_after_the_due_date_only() {
    let reminded =
        |on| DefaultFacts { due: Some(due(march(10), false)), reminded_on: on, ..business() };
    check("de", "DE-BE", &reminded(vec![march(10)]), None);
    check("de", "DE-BE", &reminded(vec![march(17), march(12)]), Some((march(13), Reminder)));
    check("ch", "CH-ZH", &reminded(vec![march(12)]), Some((march(13), Reminder)));
    check("uk", "GB-ENG", &reminded(vec![march(12)]), None);
}

#[test]
fn the_first_ground_counts() {
    let facts = DefaultFacts {
        due: Some(due(march(10), true)),
        reminded_on: vec![march(12)],
        refused_on: Some(march(11)),
        ..business()
    };
    check("de", "DE-BE", &facts, Some((march(11), AgreedDate)));
    let facts = DefaultFacts { due: Some(due(march(10), false)), ..facts };
    check("de", "DE-BE", &facts, Some((march(12), Refusal)));
    // Who refuses before the due date is late when it has come.
    let early = DefaultFacts { refused_on: Some(march(2)), reminded_on: vec![], ..facts };
    check("de", "DE-BE", &early, Some((march(10), Refusal)));
}
