//! What the bank leaves open is asked, and never decided in silence (docs/bank.md).

use funkstille_core::bank::Doubt;
use funkstille_core::client::{ContactRole, DebtorKind, FormOfAddress, Language, Reach};
use funkstille_engine::bank::Matched;
use funkstille_engine::clients::{self, NewClient, NewContact};
use funkstille_engine::invoices;

use super::invoices::{DUE, euro, new, row, with_invoice};
use super::matching::{ASKED, CERTAIN, Entry, NOTHING, RETURNED, WHOLE, came, waiting};
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
