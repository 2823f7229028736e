//! How letters write values.

use funkstille_core::client::{Contact, ContactRole, FormOfAddress, Language};
use funkstille_core::money::{Currency, Money};
use funkstille_engine::Data;
use funkstille_engine::texts::Voice;
use funkstille_engine::texts::written::Written;
use jiff::civil::date;

use super::sample::{ENGLISH, FAMILIAR, FORMAL};

fn written() -> Written {
    Written::load(&Data::embedded()).expect("words")
}

#[test]
fn days_have_the_name_of_their_month() {
    let written = written();
    for (month, german, english) in [
        (1, "5. Januar 2026", "5 January 2026"),
        (3, "5. März 2026", "5 March 2026"),
        (12, "5. Dezember 2026", "5 December 2026"),
    ] {
        assert_eq!(written.day(Language::German, date(2026, month, 5)), german);
        assert_eq!(written.day(Language::English, date(2026, month, 5)), english);
    }
}

#[test]
fn money_is_written_as_the_language_does() {
    let written = written();
    for (minor, code, german, english) in [
        (185_000, "EUR", "1.850,00 €", "€1,850.00"),
        (5, "EUR", "0,05 €", "€0.05"),
        (99_999, "EUR", "999,99 €", "€999.99"),
        (123_456_789, "EUR", "1.234.567,89 €", "€1,234,567.89"),
        (185_000, "CHF", "1.850,00 CHF", "CHF 1,850.00"),
        (185_000, "GBP", "1.850,00 GBP", "£1,850.00"),
        (185_000, "USD", "1.850,00 USD", "$1,850.00"),
        (-350, "EUR", "-3,50 €", "-€3.50"),
        (i64::MIN, "EUR", "-92.233.720.368.547.758,08 €", "-€92,233,720,368,547,758.08"),
    ] {
        let money = Money { minor, currency: Currency::parse(code).expect(code) };
        assert_eq!(written.money(Language::German, money), german);
        assert_eq!(written.money(Language::English, money), english);
    }
}

#[test]
fn invoices_are_listed() {
    let written = written();
    for (numbers, german, english) in [
        (&[][..], "", ""),
        (&["2026-014"], "Rechnung 2026-014", "Invoice 2026-014"),
        (
            &["2026-014", "2026-019"],
            "Rechnungen 2026-014 und 2026-019",
            "Invoices 2026-014 and 2026-019",
        ),
        (&["1", "2", "3", "4"], "Rechnungen 1, 2, 3 und 4", "Invoices 1, 2, 3 and 4"),
    ] {
        assert_eq!(written.invoices(Language::German, numbers), german);
        assert_eq!(written.invoices(Language::English, numbers), english);
    }
}

#[test]
fn a_greeting_names_the_contact_as_the_voice_speaks() {
    let english_familiar = Voice { form: FormOfAddress::Familiar, ..ENGLISH };
    let written = written();
    for (voice, name, greeting, expected) in [
        (FORMAL, Some("Mira Lang"), None, "Guten Tag Mira Lang,"),
        (FAMILIAR, Some("Mira Lang"), None, "Hallo Mira,"),
        (FAMILIAR, Some("Dr. Mira Lang"), None, "Hallo Mira,"),
        (FAMILIAR, Some("Frau Dr. Mira Lang"), None, "Hallo Mira,"),
        (FAMILIAR, Some("Frau Dr Lang"), None, "Hallo Frau Dr Lang,"),
        (FAMILIAR, Some("Herr Weber"), None, "Hallo Herr Weber,"),
        (FAMILIAR, Some("Herr"), None, "Hallo Herr,"),
        (english_familiar, Some("Ms Mira Lang"), None, "Hi Mira,"),
        (ENGLISH, Some(" Mira Lang"), None, "Dear Mira Lang,"),
        (english_familiar, Some("Mira"), None, "Hi Mira,"),
        (FORMAL, None, None, "Guten Tag,"),
        (FAMILIAR, Some(" "), None, "Guten Tag,"),
        (ENGLISH, Some("mira@lang.example"), None, "Hello,"),
        (FORMAL, Some("Mira Lang"), Some("Sehr geehrte Frau Lang, "), "Sehr geehrte Frau Lang,"),
        (FORMAL, Some("Mira Lang"), Some(" "), "Guten Tag Mira Lang,"),
        (ENGLISH, Some("{ $x } {{ y }}"), None, "Dear { $x } {{ y }},"),
    ] {
        let contact = name.map(|name| Contact {
            name: name.to_owned(),
            role: ContactRole::Project,
            addresses: vec![],
            numbers: vec![],
            profiles: vec![],
            faxes: vec![],
            postal_addresses: vec![],
            greeting: None,
            form_of_address: voice.form,
        });
        assert_eq!(written.salutation(voice, contact.as_ref(), greeting), expected);
    }
}
