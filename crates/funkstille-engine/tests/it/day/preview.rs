//! S-14: what leaves is what was shown, byte for byte.

use funkstille_core::case::Happened;
use funkstille_core::client::{
    ContactRole, DebtorKind, FormOfAddress, InvoiceRef, Language, Reach,
};
use funkstille_core::money::{Currency, Money};
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::clients::{self, NewClient, NewContact};
use funkstille_engine::letters::{self, Enclosed};
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::date;
use mail_parser::{MessageParser, MimeHeaders};

use super::desk::{Desk, pdf_of};
use super::sending::deliver;
use crate::testbed::mail::FREYA;
use crate::way_out;

/// The file of an invoice: whatever changes a line end or drops a bit changes it.
fn file(number: u8) -> Vec<u8> {
    let all = (0..=u8::MAX).cycle().skip(usize::from(number)).take(9_000);
    b"%PDF-1.7\n.\r\n.\r".iter().copied().chain(all).collect()
}

/// An invoice of which everything up to the first demand is to be asked for once more.
async fn invoice(desk: &mut Desk, client: &str, (number, bytes): (&str, &[u8])) -> String {
    let new = NewCase {
        client: client.to_owned(),
        subject: format!("Rechnung {number}"),
        due_on: Some(date(2026, 3, 4)),
        invoice: Some(InvoiceRef {
            number: number.to_owned(),
            issued_on: date(2026, 2, 4),
            file: None,
        }),
        claim: Money::parse("1000.00", Currency::EUR),
        ..NewCase::default()
    };
    let case = cases::open(&desk.engine, &mut desk.moment, &new).await.expect("a case");
    let attached =
        cases::attach_invoice(&desk.engine, &mut desk.moment, &case, pdf_of(bytes)).await;
    attached.expect("a file");
    let (last_step, on) = ("reach-out".to_owned(), Some(desk.today()));
    desk.hear(&case, Happened::TakenOver { last_step, on }).await;
    case
}

/// A business and a client whose names have everything that a header needs quotes for; gives the
/// client too.
async fn with_client() -> (Desk, String) {
    let mut desk = Desk::new(date(2026, 3, 18)).await;
    desk.set(|business| {
        business.name = "Weber, \"Jonas\" (Studio) & Söhne".into();
        business.email = FREYA.address.into();
        business.signature = "Studio Weber\nSeestr. 4 · 10115 Berlin".into();
    })
    .await;
    let contact = NewContact {
        name: "Łucja O'Brien, Buchhaltung".to_owned(),
        role: ContactRole::Billing,
        form_of_address: FormOfAddress::Formal,
        greeting: None,
        reaches: vec![Reach::Address("lucja@bücher.example".to_owned())],
    };
    let new = NewClient {
        name: "Bücher & Co.".to_owned(),
        language: Language::German,
        debtor: Some(DebtorKind::Business),
        zone: None,
        contacts: vec![contact],
    };
    let client = clients::add(&desk.engine, &mut desk.moment, &new).await.expect("a client");
    (desk, client)
}

#[tokio::test]
async fn s_14_sender_recipient_text_and_files_are_those_that_were_shown() {
    let server = way_out::server();
    let (mut desk, client) = with_client().await;
    let files = [("2026-014", file(1)), ("2026/019 (Köln)", file(2))];
    for (number, bytes) in &files {
        invoice(&mut desk, &client, (number, bytes)).await;
    }
    desk.go_to(date(2026, 3, 19));
    desk.tick().await;
    let waiting = desk.letters(OutboxState::InReview).await;
    assert_eq!((waiting.len(), waiting[0].keys.len()), (1, 2), "one letter about both");
    let number = waiting[0].number.clone();
    let read = async |desk: &Desk| {
        letters::read(&desk.engine, desk.moment.now, &number).await.expect("a letter")
    };
    let shown = read(&desk).await;
    let (engine, moment) = (&desk.engine, &mut desk.moment);
    let approved = letters::approve(engine, moment, &number, Some(&shown.fingerprint)).await;
    approved.expect("an approval");
    desk.moment.now += 3.hours();
    desk.sink = way_out::to(server.port(), None);
    deliver(&mut desk, &|_| {}).await.expect("a round");

    let taken = server.taken();
    let [taken] = &taken[..] else { panic!("{} letters", taken.len()) };
    let message = MessageParser::default().parse(&taken.bytes).expect("a message");
    let [from] = message.from().expect("a sender").as_list().expect("a list") else {
        panic!("one")
    };
    let from = (from.name().unwrap_or_default(), from.address().unwrap_or_default());
    assert_eq!(from, (&*shown.from.0, &*shown.from.1));
    assert_eq!(taken.from, shown.from.1);
    assert!(message.header("Reply-To").is_none(), "answers go to whom it is from");
    // A domain has one spelling for people and one for servers (RFC 5890).
    let of_servers = |address: &str| address.replace("bücher", "xn--bcher-kva");
    let shown_to: Vec<String> = shown.channels.iter().map(|(_, to)| of_servers(to)).collect();
    let to = message.to().expect("a recipient").iter();
    let to: Vec<String> = to.filter_map(|to| Some(of_servers(to.address()?))).collect();
    assert_eq!((&to, &taken.to), (&shown_to, &shown_to));
    assert_eq!(message.subject(), Some(&*shown.subject));
    let text = message.body_text(0).expect("a text").replace("\r\n", "\n");
    assert_eq!(text.trim_end(), shown.text.trim_end());

    let invoices = files.each_ref().map(|(number, _)| Enclosed::Invoice((*number).to_owned()));
    assert_eq!(shown.attachments, invoices);
    assert_eq!(message.attachment_count(), files.len());
    for ((_, archived), part) in files.iter().zip(message.attachments()) {
        let name = part.attachment_name().expect("a name");
        assert!(name.ends_with("pdf"), "{name}");
        assert!(part.contents() == archived, "{name} is not the file that was archived");
    }
}
