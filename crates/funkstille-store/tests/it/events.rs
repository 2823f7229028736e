//! Events keep their meaning on the way through the database, and nothing is half understood.

use funkstille_core::case::CaseEvent;
use funkstille_core::looks::{Finding, Look, LookKind};
use funkstille_store::event::{CaseRecord, DecodeError, StoredEvent};
use proptest::prelude::*;

use crate::any;
use crate::make::{day, matter, opened};

proptest! {
    #[test]
    fn what_happened_to_a_case_is_read_as_it_was_written((on, what) in any::case_event()) {
        let record = CaseRecord::Happened(CaseEvent { on, what });
        let stored = StoredEvent::of_case(&record);
        prop_assert_eq!(stored.to_case(), Ok(record));
        prop_assert!(!stored.body.contains(&0), "JSON has no NUL");
    }

    #[test]
    fn what_was_found_is_read_as_it_was_written(look in any::look()) {
        let record = CaseRecord::LookedUp(look);
        prop_assert_eq!(StoredEvent::of_case(&record).to_case(), Ok(record));
    }

    #[test]
    fn a_delivery_is_read_as_it_was_written(delivery in any::delivery()) {
        let record = CaseRecord::Delivery(delivery);
        prop_assert_eq!(StoredEvent::of_case(&record).to_case(), Ok(record));
    }

    #[test]
    fn what_happened_to_a_client_is_read_as_it_was_written(event in any::client_event()) {
        prop_assert_eq!(StoredEvent::of_client(&event).to_client(), Ok(event));
    }

    #[test]
    fn what_happened_to_an_invoice_is_read_as_it_was_written(event in any::invoice_event()) {
        prop_assert_eq!(StoredEvent::of_invoice(&event).to_invoice(), Ok(event));
    }

    #[test]
    fn no_bytes_panic(event_type in "[a-z-]{0,20}", body: Vec<u8>) {
        let stored = StoredEvent { event_type, body };
        let _ = (stored.to_case(), stored.to_client(), stored.to_invoice());
    }
}

#[test]
fn the_bytes_of_a_body_are_a_contract() {
    for (record, event_type, body) in [
        (
            opened(day(4)),
            "opened",
            "{\"v\":1,\"on\":\"2026-03-04\",\"what\":{\"opened\":{\"playbook\":\"negotiation\",\
             \"stage\":\"enquiry\",\"starts\":\"message\",\"trigger_on\":\"2026-03-04\",\
             \"due_on\":null,\"claim\":null,\"tolerance_minor\":0,\"left_out\":[]}}}",
        ),
        (
            matter("kerber"),
            "concerns",
            "{\"v\":1,\"client\":\"kerber\",\"project\":\"website\",\
             \"subject\":\"Angebot Website\",\"message_id\":\"offer@me.example\"}",
        ),
        (
            CaseRecord::LookedUp(Look {
                on: day(4),
                kind: LookKind::LifeSigns,
                findings: vec![
                    Finding::SiteWasUp { site: "a.example".to_owned(), led_to: None },
                    Finding::NoSite,
                ],
            }),
            "looked-up",
            "{\"v\":1,\"on\":\"2026-03-04\",\"look\":\"life-signs\",\"findings\":[{\"site-was-up\":\
             {\"site\":\"a.example\",\"led_to\":null}},\"no-site\"]}",
        ),
    ] {
        let stored = StoredEvent::of_case(&record);
        assert_eq!(stored.event_type, event_type);
        assert_eq!(String::from_utf8(stored.body).expect("UTF-8"), body);
    }
}

#[test]
fn what_is_only_half_understood_is_refused() {
    #[track_caller]
    fn check(event_type: &str, body: &str, is_expected: fn(&DecodeError) -> bool) {
        let stored = StoredEvent { event_type: event_type.to_owned(), body: body.into() };
        let error = stored.to_case().expect_err(body);
        assert!(is_expected(&error), "{body}: {error:?}");
    }
    let malformed = |error: &DecodeError| matches!(error, DecodeError::Malformed { .. });
    check("answered", "{\"v\":2,\"on\":\"2026-03-04\",\"what\":\"answered\",\"new\":1}", |error| {
        *error == DecodeError::Later { version: 2 }
    });
    check("answered", "{\"v\":1,\"on\":\"2026-03-04\",\"what\":\"answered\",\"new\":1}", malformed);
    check(
        "held",
        "{\"v\":1,\"on\":\"2026-03-04\",\"what\":{\"held\":{\"until\":null}}}",
        malformed,
    );
    check(
        "resumed",
        "{\"v\":1,\"on\":\"2026-03-04\",\"what\":{\"resumed\":{\"reason\":\"\",\"new\":1}}}",
        malformed,
    );
    check("unheard-of", "{\"v\":1,\"on\":\"2026-03-04\",\"what\":\"unheard-of\"}", malformed);
    check("answered", "{\"v\":1,\"on\":\"2026-02-30\",\"what\":\"answered\"}", malformed);
    check("answered", "{\"v\":0,\"on\":\"2026-03-04\",\"what\":\"answered\"}", malformed);
    check("answered", "{\"on\":\"2026-03-04\",\"what\":\"answered\"}", malformed);
    check("answered", "", malformed);
    check("went-on", "{\"v\":1,\"on\":\"2026-03-04\",\"what\":\"answered\"}", |error| {
        matches!(error, DecodeError::BadValue { .. })
    });
}
