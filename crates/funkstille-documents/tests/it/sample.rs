//! Letters to be printed.

use funkstille_core::client::Language;
use funkstille_documents::{Closing, Form, Paper, Sender};
use jiff::civil::date;

/// Texts by their lines.
pub(crate) fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A German letter whose middle is repeated.
pub(crate) fn german(times: usize) -> Paper {
    let middle = "Zahlung der Rechnung 2026-014 vom 25. Januar 2026 zu „Website-Relaunch“ steht \
                  aus. Sie war am 8. Februar 2026 fällig und ist seit 30 Tagen überfällig. Offen \
                  sind 1.550,00 €.";
    let mut body = texts(&["Guten Tag Mira Lang,"]);
    body.extend(std::iter::repeat_n(middle.to_owned(), times));
    body.extend(texts(&[
        "Die Zahlungsdaten:",
        "Jonas Weber\nDE02 1203 0000 0000 2020 51\nBYLADEM1001\nVerwendungszweck: 2026-014",
        "Haben Sie Fragen dazu, sprechen Sie mich gern an.",
    ]));
    Paper {
        form: Form::Din5008B,
        language: Language::German,
        sender: Sender {
            name: "Jonas Weber".to_owned(),
            address: texts(&["Werkstraße 5", "10115 Berlin"]),
            ways: texts(&["+49 30 5550123", "jonas@weber-gestaltung.example"]),
            foot: texts(&[
                "Jonas Weber\nDE02 1203 0000 0000 2020 51\nBYLADEM1001",
                "USt-IdNr. DE123456789",
            ]),
        },
        remark: Some("Einschreiben".to_owned()),
        recipient: texts(&["Lang & Söhne GmbH", "Mira Lang", "Hafenstraße 12", "20457 Hamburg"]),
        day: date(2026, 3, 16),
        place_and_day: "Berlin, 16. März 2026".to_owned(),
        subject: "Mahnung: Rechnung 2026-014".to_owned(),
        body,
        closing: Some(Closing {
            words: "Freundliche Grüße".to_owned(),
            name: "Jonas Weber".to_owned(),
        }),
        below: texts(&["Anlagen: Rechnung 2026-014"]),
        page: "Seite {page} von {pages}".to_owned(),
    }
}

/// An English letter to the United States whose middle is repeated.
pub(crate) fn american(times: usize) -> Paper {
    let middle = "Payment of invoice 2026-014 of January 25, 2026 for “Website relaunch” is \
                  outstanding. The original due date was February 8, 2026, and the invoice is 30 \
                  days overdue. The open balance is €1,550.00.";
    let mut body = texts(&["Dear Mira Lang,"]);
    body.extend(std::iter::repeat_n(middle.to_owned(), times));
    body.push("If you have questions, just call me.".to_owned());
    Paper {
        form: Form::UsNo10,
        language: Language::English,
        remark: None,
        recipient: texts(&["Lang & Sons, Inc.", "Mira Lang", "12 Harbor St", "Austin, TX 78701"]),
        place_and_day: "March 16, 2026".to_owned(),
        subject: "Payment demand: invoice 2026-014".to_owned(),
        body,
        closing: Some(Closing { words: "Kind regards".to_owned(), name: "Jonas Weber".to_owned() }),
        below: texts(&["Enclosed: invoice 2026-014"]),
        page: "Page {page} of {pages}".to_owned(),
        ..german(1)
    }
}

/// A letter with everything as long as somebody may write it.
pub(crate) fn crowded(mut paper: Paper) -> Paper {
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    let address = format!("{}@{}.example", "w".repeat(60), "W".repeat(60));
    paper.sender.name = format!("{long} für Gestaltung und alles andere mit beschränkter Haftung");
    paper.sender.address =
        [long, "Hinterhaus, vierter Stock links", "Werkstraße 5", "10115 Berlin", "Deutschland"]
            .map(str::to_owned)
            .into();
    paper.sender.ways = vec!["+49 30 5550123".to_owned(), address.clone()];
    paper.sender.foot.extend([address, long.to_owned()]);
    paper.recipient =
        [long, "Abteilung Rechnungswesen und Controlling der Niederlassung Nord", long]
            .map(str::to_owned)
            .into();
    paper.recipient.extend(texts(&["c/o Mira Lang", "Hafenstraße 12", "Gebäude 7", "Raum 12.3"]));
    paper.recipient.push("20457 Hamburg".to_owned());
    paper.subject = format!("Mahnung: {}", "Rechnung 2026-014, ".repeat(12));
    paper.body.insert(1, "W".repeat(300));
    paper
}
