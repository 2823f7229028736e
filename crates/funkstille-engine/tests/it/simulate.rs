//! What a person writes about an event, and what it means.

use funkstille_core::case::{BounceKind, Happened};
use funkstille_core::money::{Currency, Money};
use funkstille_engine::Error;
use funkstille_engine::error::EventProblem as Problem;
use funkstille_engine::simulate::{Event, read_amount, read_date, read_time_zone};
use jiff::civil::date;

fn check(text: &str, expected: Result<Happened, Problem>) {
    let read = text.parse::<Event>().map(|event| {
        assert_eq!(event.given, text);
        assert_eq!(event.case_event.on, date(2026, 3, 12), "{text}");
        event.case_event.what
    });
    let expected = expected.map_err(|why| Error::Event { given: text.to_owned(), why });
    assert_eq!(read, expected, "{text}");
}

#[test]
fn each_kind_of_event_is_read() {
    let day = date(2026, 3, 20);
    let held = |until| Happened::Held { until, reason: String::new() };
    let bounced = |why| Happened::Bounced { step: None, why };
    let amount = Money { minor: 40_050, currency: Currency::EUR };
    for (what, expected) in [
        ("reply", Happened::Answered),
        ("dispute", Happened::Disputed),
        ("away", Happened::WentAway { last_day: None }),
        ("away=2026-03-20", Happened::WentAway { last_day: Some(day) }),
        ("holding", Happened::HoldingReply { until: None }),
        ("holding=2026-03-20", Happened::HoldingReply { until: Some(day) }),
        ("hold", held(None)),
        ("hold=2026-03-20", held(Some(day))),
        ("promise=2026-03-20", Happened::PaymentPromised { by: day }),
        ("payment", Happened::PaymentReceived { amount: None }),
        ("payment=400.50", Happened::PaymentReceived { amount: Some(amount) }),
        ("bounce", bounced(BounceKind::AddressDead)),
        ("bounce=other", bounced(BounceKind::NotAccepted)),
    ] {
        check(&format!("2026-03-12:{what}"), Ok(expected));
    }
}

#[test]
fn what_is_no_event_is_refused() {
    let bad = |value: &str| Problem::BadValue(value.to_owned());
    for (text, why) in [
        ("", Problem::Form),
        ("reply", Problem::Form),
        ("12.3.2026:reply", Problem::Form),
        ("2026-02-30:reply", Problem::Form),
        ("2026-03-12:reply=yes", Problem::TakesNoValue),
        ("2026-03-12:dispute=", Problem::TakesNoValue),
        ("2026-03-12:promise", Problem::NeedsValue),
        ("2026-03-12:promise=soon", bad("soon")),
        ("2026-03-12:away=", bad("")),
        ("2026-03-12:away=2026-03-11", Problem::ValueBeforeDay),
        ("2026-03-12:payment=0", bad("0")),
        ("2026-03-12:payment=-5", bad("-5")),
        ("2026-03-12:payment=1,50", bad("1,50")),
        ("2026-03-12:bounce=full", bad("full")),
    ] {
        check(text, Err(why));
    }
    assert!(matches!(
        "2026-03-12:answer".parse::<Event>(),
        Err(Error::Event { why: Problem::UnknownKind { kind, known }, .. })
            if kind == "answer" && known.contains(&"reply")
    ));
}

#[test]
fn days_amounts_and_zones_have_one_form() {
    assert_eq!(read_date("2026-03-04"), Ok(date(2026, 3, 4)));
    for text in ["2026-3-4", "20260304", "2026-03-04T10:00", "2026-13-01", "4.3.2026", ""] {
        assert_eq!(read_date(text), Err(Error::BadDate(text.to_owned())));
    }
    assert!(read_amount("1000.00").is_ok());
    for text in ["0", "-1", "1.005", "1,000", "ten", "", "99999999999999999999"] {
        assert_eq!(read_amount(text), Err(Error::BadAmount(text.to_owned())));
    }
    assert!(read_time_zone("America/New_York").is_ok());
    for text in ["Berlin", "", "../../etc/passwd"] {
        assert_eq!(read_time_zone(text).err(), Some(Error::BadTimeZone(text.to_owned())));
    }
}
