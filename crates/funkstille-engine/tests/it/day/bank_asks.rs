//! What the bank leaves open is asked, and never decided in silence (docs/bank.md).

use funkstille_core::bank::Doubt;
use funkstille_core::client::{ContactRole, DebtorKind, FormOfAddress, Language, Reach};
use funkstille_core::guard::Refusal;
use funkstille_core::money::Money;
use funkstille_engine::bank::{self, Answer, Matched};
use funkstille_engine::business::SwitchName;
use funkstille_engine::clients::{self, NewClient, NewContact};
use funkstille_engine::invoices::{self, NewInvoice};
use funkstille_engine::letters;
use funkstille_engine::today::Note;
use funkstille_store::OutboxState;
use jiff::ToSpan;
use jiff::civil::date;

use super::invoices::{DUE, euro, new, row, with_invoice};
use super::matching::{
    ASKED, CERTAIN, Entry, NOTHING, RETURNED, WHOLE, came, deliver, read_mail, reasons, statement,
    waiting, with_letter,
};
use super::statements::{camt, import};

/// A batch with these parts: their amount (empty where the bank says none), and their words.
fn batch(amount: &str, parts: &[(&str, &str)]) -> String {
    let parts = parts.iter().map(|(amount, words)| {
        let amount = match *amount {
            "" => String::new(),
            amount => format!("<Amt Ccy=\"EUR\">{amount}</Amt>"),
        };
        format!("<TxDtls>{amount}<RmtInf><Ustrd>{words}</Ustrd></RmtInf></TxDtls>")
    });
    let entry = format!(
        "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
         <BookgDt><Dt>2026-03-16</Dt></BookgDt><NtryDtls>{}</NtryDtls></Ntry></Stmt>",
        parts.collect::<String>()
    );
    camt("053", "2026-03-16T09:00:00", &[]).replacen("</Stmt>", &entry, 1)
}

#[tokio::test]
async fn r_04_a_batch_keeps_the_words_of_all_its_parts_and_is_asked() {
    let both = [("", "Rechnung 2026-014"), ("", "Rechnung 2026-015")];
    let with_amounts = both.map(|(_, words)| ("1000.00", words));
    for (amount, parts, expected) in [
        ("2000.00", both, ASKED),
        ("1999.00", with_amounts, ASKED),
        ("1000.00", [both[0], ("", "Danke")], ASKED),
        ("2000.00", with_amounts, Matched { certain: 2, ..CERTAIN }),
    ] {
        let (mut desk, _) = with_invoice(DUE).await;
        let other = new("1", "2026-015");
        invoices::add(&desk.engine, &mut desk.moment, &other).await.expect("an invoice");
        let folder = tempfile::tempdir().expect("a folder");
        let text = batch(amount, &parts);
        let found = import(&mut desk, folder.path(), "batch.xml", &text).await;
        assert_eq!(found.matched, expected, "{amount} {parts:?}");
        let again = import(&mut desk, folder.path(), "batch.xml", &text).await;
        assert_eq!((again.new, again.known), (0, 1));
        if expected == ASKED {
            let asked = waiting(&mut desk).await.questions;
            let fits = amount != "1999.00";
            let doubt = if fits { Doubt::Batch } else { Doubt::OtherAmount };
            assert_eq!(asked[0].doubts, [doubt], "{amount} {parts:?}");
        }
    }
}

#[tokio::test]
async fn r_06_money_that_goes_back_to_the_payer_is_seen_without_a_word_for_it() {
    let back = Entry { amount: "-1000.00", number: "", ..WHOLE };
    for (entry, expected) in [
        (Entry { words: "Erstattung zu 2026-014", ..back }, ASKED),
        (Entry { words: "Erstattung zu 2026-014", iban: "", ..back }, ASKED),
        (back, RETURNED),
        (Entry { words: "2026-014", payer: "Druckerei Berg", iban: "AT61", ..back }, NOTHING),
        (Entry { words: "2026-014", amount: "-999.00", ..back }, NOTHING),
        (Entry { words: "Material", ..back }, NOTHING),
    ] {
        let (mut desk, invoice) = with_invoice(DUE).await;
        assert_eq!(came(&mut desk, WHOLE).await, CERTAIN);
        assert_eq!(came(&mut desk, entry).await, expected, "{} {}", entry.words, entry.amount);
        let open = if expected == RETURNED { 100_000 } else { 0 };
        assert_eq!(row(&desk, &invoice).await.open_minor, open, "{}", entry.words);
    }
}

#[tokio::test]
async fn r_04_the_person_who_answers_for_a_client_may_pay_for_it() {
    let (mut desk, _) = with_invoice(DUE).await;
    let contact = NewContact {
        name: "Jana Meier".to_owned(),
        role: ContactRole::Project,
        form_of_address: FormOfAddress::Formal,
        greeting: None,
        reaches: vec![Reach::Address("jana@xanten.example".to_owned())],
    };
    let studio = NewClient {
        name: "Studio Xanten".to_owned(),
        language: Language::German,
        debtor: Some(DebtorKind::Business),
        zone: None,
        contacts: vec![contact],
    };
    let studio = clients::add(&desk.engine, &mut desk.moment, &studio).await.expect("a client");
    let mut other = new(&studio, "2026-015");
    other.amount = euro("500.00");
    invoices::add(&desk.engine, &mut desk.moment, &other).await.expect("an invoice");
    let entry = Entry { amount: "500.00", words: "Danke", payer: "MEIER JANA", iban: "", ..WHOLE };
    assert_eq!(came(&mut desk, entry).await, ASKED);
}

/// A payment that names invoices of two clients, or one of a client by the name of another, may be
/// for either: no letter leaves to any of them, whoever it seems to be for.
#[tokio::test]
async fn guard_1_a_payment_holds_the_letters_to_everybody_whom_it_may_concern() {
    for (words, amount) in
        [("Honorar 2026-015 und 2026-014", "500.00"), ("Honorar 2026-015", "1000.00")]
    {
        let (mut desk, _) = with_letter().await;
        let studio = NewClient {
            name: "Studio Xanten".to_owned(),
            language: Language::German,
            debtor: Some(DebtorKind::Business),
            zone: None,
            contacts: vec![],
        };
        let studio = clients::add(&desk.engine, &mut desk.moment, &studio).await.expect("a client");
        let mut other = new(&studio, "2026-015");
        other.amount = euro("500.00");
        invoices::add(&desk.engine, &mut desk.moment, &other).await.expect("an invoice");
        // The name is that of the client to whom the letter goes, in the second case alone.
        let payer = if amount == "500.00" { "Studio Xanten" } else { WHOLE.payer };
        let entry =
            Entry { day: "2026-03-19", words, amount, payer, iban: "", number: "", ..WHOLE };
        assert_eq!(came(&mut desk, entry).await, ASKED, "{words}");
        let held = reasons(deliver(&mut desk, &|_| {}).await);
        assert_eq!(held, [Refusal::PaymentAsked { entry: "1".to_owned() }], "{words}");
        let asked = waiting(&mut desk).await.questions;
        let numbers: Vec<&str> = asked[0].pays.iter().map(|(number, _)| number.as_str()).collect();
        assert_eq!(numbers, ["2026-015", "2026-014"], "{words}");
        // Who says yes says it of the one that the money is for.
        let matched = bank::match_by_hand(&desk.engine, &mut desk.moment, "1", &[]).await;
        assert_eq!(matched.expect("yes").pays, [("2026-015".to_owned(), euro(amount))], "{words}");
    }
}

/// Where the program only reminds, nothing holds the letter: a person is told before it is sent, on
/// the day's page, with the letter, and once it went out.
#[tokio::test]
async fn guard_1_a_payment_that_is_asked_is_told_whoever_sends_the_letter() {
    let (mut desk, _) = with_letter().await;
    desk.set(|business| business.switch = SwitchName::RemindOnly).await;
    let entry = Entry { day: "2026-03-19", words: "Danke", iban: "", number: "", ..WHOLE };
    assert_eq!(came(&mut desk, entry).await, ASKED);
    let asked = Refusal::PaymentAsked { entry: "1".to_owned() };
    let page = desk.page().await;
    let items = page.groups.iter().flat_map(|(_, items)| items);
    let notes: Vec<&Note> = items.flat_map(|item| &item.notes).collect();
    assert!(notes.contains(&&Note::Bank(asked.clone())), "{notes:?}");
    let letter = desk.letters(OutboxState::SendWindow).await[0].number.clone();
    let sheet = letters::read(&desk.engine, desk.moment.now, &letter).await.expect("a letter");
    assert_eq!(sheet.held_by_bank, std::slice::from_ref(&asked));
    let sheet = letters::copy(&desk.engine, &mut desk.moment, &letter).await.expect("its text");
    assert_eq!(sheet.held_by_bank, std::slice::from_ref(&asked));
    let notes = letters::sent(&desk.engine, &mut desk.moment, &letter).await.expect("it went out");
    assert_eq!(notes, [Note::Bank(asked)]);
}

/// So it is where the letter waits for a word.
#[tokio::test]
async fn guard_1_a_payment_that_is_asked_is_told_before_a_letter_is_approved() {
    let (mut desk, _) = with_letter().await;
    let letter = desk.letters(OutboxState::SendWindow).await[0].number.clone();
    letters::recall(&desk.engine, &mut desk.moment, &letter).await.expect("recalled");
    let entry = Entry { day: "2026-03-19", words: "Danke", iban: "", number: "", ..WHOLE };
    assert_eq!(came(&mut desk, entry).await, ASKED);
    let sheet = letters::read(&desk.engine, desk.moment.now, &letter).await.expect("a letter");
    assert_eq!(sheet.held_by_bank, [Refusal::PaymentAsked { entry: "1".to_owned() }]);
    let page = desk.page().await;
    let items = page.groups.iter().flat_map(|(_, items)| items);
    let told = items.flat_map(|item| &item.notes);
    assert_eq!(told.filter(|note| matches!(note, Note::Bank(_))).count(), 1);
}

/// Who is known by name is asked about whatever came, and no letter to them leaves until the answer,
/// whichever invoice it is about.
#[tokio::test]
async fn guard_1_money_of_a_client_holds_the_letters_to_it_whatever_it_is_for() {
    let lang = Entry { day: "2026-03-19", words: "Danke", iban: "", number: "", ..WHOLE };
    let in_text = "Auftraggeber: LANG, MIRA Buchungstext: Danke";
    for (entry, with_other) in [
        // Less a discount, and for two invoices at once.
        (Entry { amount: "980.00", ..lang }, false),
        (Entry { amount: "1500.00", ..lang }, true),
        (Entry { amount: "1000.00", payer: "", words: in_text, ..lang }, false),
        (Entry { amount: "300.00", payer: "", words: in_text, ..lang }, true),
    ] {
        let (mut desk, _) = with_letter().await;
        if with_other {
            // It is older than the one that the letter is about, and seems to be meant first.
            let day = date(2026, 1, 2);
            let mut other = NewInvoice { issued_on: day, ..new("1", "2026-013") };
            other.amount = euro("500.00");
            other.facts.due_on = Some(date(2026, 1, 16));
            invoices::add(&desk.engine, &mut desk.moment, &other).await.expect("an invoice");
        }
        let about = format!("{} {}", entry.amount, entry.words);
        assert_eq!(came(&mut desk, entry).await, ASKED, "{about}");
        let held = reasons(deliver(&mut desk, &|_| {}).await);
        assert_eq!(held, [Refusal::PaymentAsked { entry: "1".to_owned() }], "{about}");
        assert!(desk.page().await.leaves_by_itself[0].held.contains(&held[0]), "{about}");
        bank::match_none(&desk.engine, &mut desk.moment, "1").await.expect("set aside");
        desk.moment.now += 15.minutes();
        read_mail(&mut desk).await;
        assert_eq!(deliver(&mut desk, &|_| {}).await.sent.len(), 1, "{about}");
    }
}

/// The highest amount that a text names, as German writes it.
fn highest(text: &str) -> Option<Money> {
    let words = text.split(char::is_whitespace).filter(|word| word.contains(','));
    let amounts = words.filter_map(|word| {
        let plain = word.replace('.', "").replace(',', ".");
        Money::parse(&plain, euro("1.00").currency)
    });
    amounts.max_by_key(|money| money.minor)
}

#[tokio::test]
async fn r_04_what_a_letter_asked_for_with_interest_is_asked_about_whoever_paid() {
    let (mut desk, _) = with_invoice(date(2026, 3, 2)).await;
    let sent = desk.until(date(2026, 4, 30)).await;
    let total = sent.iter().filter_map(|letter| highest(&letter.text)).max_by_key(|it| it.minor);
    let total = total.expect("a letter names what it asks for");
    assert!(total.minor > 104_000, "{total}: with the flat fee");
    let more = |minor| Money { minor: total.minor + minor, ..total };
    let plain = euro("1000.00");
    let entry = Entry { day: "2026-04-30", words: "x", payer: "Y", iban: "", ..WHOLE };
    let others = [more(-1), more(1), plain].map(|amount| (amount, NOTHING));
    for (amount, expected) in others.into_iter().chain([(total, ASKED)]) {
        let amount = amount.decimal().to_string();
        assert_eq!(came(&mut desk, Entry { amount: &amount, ..entry }).await, expected, "{amount}");
    }
    let asked = waiting(&mut desk).await.questions;
    assert_eq!(asked[0].doubts, [Doubt::AmountOnly]);
    assert_eq!(asked[0].pays, [("2026-014".to_owned(), total)]);
}

#[tokio::test]
async fn r_09_money_of_another_currency_is_asked_and_holds_letters() {
    let (mut desk, _) = with_letter().await;
    let folder = tempfile::tempdir().expect("a folder");
    let entry = Entry { day: "2026-03-19", ..WHOLE };
    let francs = statement("2026-03-19T09:59:00", &[entry]).replace("\"EUR\"", "\"CHF\"");
    assert_eq!(import(&mut desk, folder.path(), "chf.xml", &francs).await.matched, ASKED);
    let asked = waiting(&mut desk).await.questions;
    assert_eq!(asked[0].doubts, [Doubt::OtherCurrency]);
    assert_eq!(asked[0].answer, Answer::Worth(euro("1.00").currency));
    assert_eq!(desk.page().await.payments[0].answer, asked[0].answer);
    let held = reasons(deliver(&mut desk, &|_| {}).await);
    assert!(held.contains(&Refusal::PaymentAsked { entry: "1".to_owned() }), "{held:?}");
}

#[tokio::test]
async fn a_day_to_come_is_asked_in_every_case() {
    let (mut desk, _) = with_invoice(DUE).await;
    for words in ["Rechnung 2026-014", "Danke"] {
        let entry = Entry { day: "2026-03-20", words, ..WHOLE };
        assert_eq!(came(&mut desk, entry).await, ASKED, "{words}");
    }
    for question in waiting(&mut desk).await.questions {
        assert_eq!(question.answer, Answer::NothingYet);
        assert!(question.doubts.contains(&Doubt::DayToCome), "{question:?}");
    }
}
