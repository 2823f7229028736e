//! Short ways to say what happens.

use std::collections::BTreeSet;

use funkstille_core::case::{CaseEvent, Happened, Noted, Opening};
use funkstille_core::client::{
    ClientEvent, ContactRole, FormOfAddress, Language, Matter, ProjectStage, Reach,
};
use funkstille_core::delivery::AttemptState;
use funkstille_core::evidence::{Digest, SALT_BYTES};
use funkstille_core::invoice::{InvoiceEvent, InvoiceTerms};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::{Stage, Starts};
use funkstille_store::event::{CaseRecord, NewEvent, StoredEvent};
use funkstille_store::projection::{ClientView, InvoiceView, Outlook};
use funkstille_store::{
    AccountDraft, Attempt, BankGap, BankPayment, BankQuestion, BankReturn, CaseMail, CopyState,
    Feed, FolderRow, Held, LetterDraft, LetterKey, MailPlace, MailRow, NewLetter, OutboxState,
    PaymentState, Receiver, SeenMessage, Stamp, Store, StoreError, Stream, Telling, TellingState,
    TenantId, WaitRow, Work,
};
use jiff::Timestamp;
use jiff::civil::{Date, date};

pub(crate) const TENANT: TenantId = TenantId(1);

/// A day of March 2026.
pub(crate) fn day(day: i8) -> Date {
    date(2026, 3, day)
}

/// So many seconds after noon of the first of March 2026 in UTC.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_772_366_400 + seconds).expect("in range")
}

pub(crate) fn stamp(number: u8) -> Stamp {
    Stamp { at: at(i64::from(number)), actor: "ledger".to_owned(), salt: [number; SALT_BYTES] }
}

/// An event at some time, by some person, with some salt.
pub(crate) fn new(event: StoredEvent) -> NewEvent {
    let actor = "person".to_owned();
    NewEvent { event, happened_at: at(0), recorded_at: at(1), actor, salt: [7; SALT_BYTES] }
}

pub(crate) fn matter(client: &str) -> CaseRecord {
    CaseRecord::Concerns(Matter {
        client: client.to_owned(),
        project: Some("website".to_owned()),
        subject: "Angebot Website".to_owned(),
        message_id: Some("offer@me.example".to_owned()),
        invoice: None,
    })
}

pub(crate) fn opened(on: Date) -> CaseRecord {
    happened(
        on,
        Happened::Opened(Opening {
            playbook: "negotiation".to_owned(),
            stage: Stage::Enquiry,
            starts: Starts::Message,
            trigger_on: on,
            due_on: None,
            claim: None,
            tolerance_minor: 0,
            left_out: BTreeSet::new(),
            rules: None,
        }),
    )
}

pub(crate) fn happened(on: Date, what: Happened) -> CaseRecord {
    CaseRecord::Happened(CaseEvent { on, what })
}

pub(crate) fn case_events(records: &[CaseRecord]) -> Vec<NewEvent> {
    records.iter().map(|record| new(StoredEvent::of_case(record))).collect()
}

pub(crate) fn client_events(name: &str) -> Vec<ClientEvent> {
    let contact = || "ines".to_owned();
    vec![
        ClientEvent::Registered { name: name.to_owned(), language: Language::German },
        ClientEvent::ContactAdded {
            contact: contact(),
            name: "Ines Kerber".to_owned(),
            role: ContactRole::Project,
            form_of_address: FormOfAddress::Formal,
        },
        ClientEvent::AddressLearned {
            contact: contact(),
            reach: Reach::Address("Ines@kerber.example".to_owned()),
        },
        ClientEvent::ProjectOpened {
            project: "website".to_owned(),
            title: "Website".to_owned(),
            stage: ProjectStage::Enquiry,
        },
    ]
}

pub(crate) fn letter(id: &str, keys: &[&str], state: OutboxState) -> NewLetter {
    let key = |key: &&str| LetterKey {
        key: (*key).to_owned(),
        case: "a".to_owned(),
        step: "check-in".to_owned(),
    };
    NewLetter {
        letter: id.to_owned(),
        keys: keys.iter().map(key).collect(),
        client: "kerber".to_owned(),
        channel: "email".to_owned(),
        recipient: "ines@kerber.example".to_owned(),
        draft: LetterDraft {
            state,
            send_at: Some(at(10)),
            subject: "Angebot".to_owned(),
            text: "Guten Tag".to_owned(),
            content: None,
            approved: None,
        },
        facts: "{}".to_owned(),
    }
}

/// Adds a tenant, and a case with its rows.
pub(crate) async fn begin_case(store: &Store, tenant: TenantId, case: &str) {
    store.add_tenant(tenant, "Studio", at(0)).await.expect("a tenant");
    append_case(store, tenant, case, 0, &[matter("kerber"), opened(day(4))]).await.expect("a case");
}

/// Appends to a case and writes its rows, in a work of its own.
pub(crate) async fn append_case(
    store: &Store,
    tenant: TenantId,
    case: &str,
    version: i64,
    records: &[CaseRecord],
) -> Result<(), StoreError> {
    let mut work = store.begin(tenant).await?;
    work.append(&Stream::case(case), version, &case_events(records)).await?;
    let view = work.read().case_view(case).await?.expect("it has events");
    work.put_case(&view, Outlook::default()).await?;
    work.commit().await
}

/// A tenant with at least one row in every table, and an even number of entries.
pub(crate) async fn fill(store: &Store, tenant: TenantId) {
    begin_case(store, tenant, "full").await;
    let step = "call".to_owned();
    let task = happened(day(12), Happened::TaskOpened { step });
    let records = [task, happened(day(13), Happened::Noted(Noted::Delay))];
    append_case(store, tenant, "full", 2, &records).await.expect("appends");
    let events = client_events("Kerber GmbH");
    let mut view = ClientView::new("full");
    for event in &events {
        view.apply(event);
    }
    let mut work = store.begin(tenant).await.expect("begins");
    let stored: Vec<_> = events.iter().map(|event| new(StoredEvent::of_client(event))).collect();
    work.append(&Stream::client("full"), 0, &stored).await.expect("appends");
    work.put_client(&view).await.expect("puts");
    put_invoice(&mut work).await;
    let letters = [letter("full", &["full/check-in"], OutboxState::SendWindow)];
    work.put_letters(&letters, at(2)).await.expect("puts");
    let content = Some(work.put_blob(b"a mail\0\xff", at(0)).await.expect("puts"));
    work.put_blob(b"", at(0)).await.expect("puts");
    let case = Some("full".to_owned());
    let seen = [SeenMessage { message_id: "full@me.example".to_owned(), case, content }];
    work.put_messages(&seen, at(0)).await.expect("puts");
    put_mail(&mut work, content).await;
    work.put_setting("full", "yes", 0, at(0)).await.expect("sets");
    let (address, secret) = ("me@full.example".to_owned(), Some(b"sealed".to_vec()));
    let account = AccountDraft { address, secret, ..AccountDraft::default() };
    work.put_account("full", &account, 0, at(0)).await.expect("puts");
    work.once("full", &Digest::of(b"pay"), at(0)).await.expect("notes");
    work.record_heads(&stamp(1)).await.expect("records");
    work.erase_body(4, "asked for it", &stamp(2)).await.expect("erases");
    work.commit().await.expect("commits");
}

/// An invoice of which a part was paid: two entries.
async fn put_invoice(work: &mut Work) {
    let text = str::to_owned;
    let euro = |minor| Money { minor, currency: Currency::EUR };
    let mut view = InvoiceView::new("full");
    let events = [
        InvoiceEvent::Added(InvoiceTerms {
            client: text("full"),
            project: Some(text("website")),
            number: text("2026-014"),
            issued_on: day(1),
            due_on: Some(day(15)),
            parts: vec![],
            due_is_agreed: true,
            amount: euro(119_000),
            vat_minor: Some(19_000),
            order: Some(text("PO 7")),
            delivered_on: None,
            received_on: None,
            gives_notice: false,
            discount: None,
            rate: None,
            contract_on: None,
            tolerance_minor: 0,
            file: None,
        }),
        InvoiceEvent::PaymentReceived {
            payment: text("bank/1"),
            on: day(20),
            amount: euro(40_000),
            account: Some(text("DE02120300000000202051")),
        },
    ];
    for event in &events {
        view.apply(event);
    }
    let stored: Vec<_> = events.iter().map(|event| new(StoredEvent::of_invoice(event))).collect();
    work.append(&Stream::invoice("full"), 0, &stored).await.expect("appends");
    work.put_invoice(&view).await.expect("puts");
}

/// A message of the index.
pub(crate) fn mail_row(key: &str, content: Option<Digest>) -> MailRow {
    MailRow {
        mail: key.to_owned(),
        message_id: Some(key.to_owned()),
        is_ours: false,
        kind: "reply".to_owned(),
        from: ("ines@kerber.example".to_owned(), Some("Ines Kerber".to_owned())),
        recipients: vec!["me@me.example".to_owned(), "you@me.example".to_owned()],
        subject: "AW: Angebot Website".to_owned(),
        base_subject: "angebot website".to_owned(),
        sent_at: Some(at(5)),
        received_at: None,
        answers: vec!["offer@me.example".to_owned()],
        refers: vec!["one@me.example".to_owned(), "offer@me.example".to_owned()],
        returned: vec![],
        through_list: false,
        proof: "unknown".to_owned(),
        said: "{}".to_owned(),
        client: Some("full".to_owned()),
        content,
        gmail: Some(7),
        seen_at: at(6),
    }
}

/// One row of each table of mail.
async fn put_mail(work: &mut Work, content: Option<Digest>) {
    let text = str::to_owned;
    work.put_mail(&[mail_row("answer@kerber.example", content)]).await.expect("adds");
    let mail = || text("answer@kerber.example");
    let party = (text("kerber.example"), text("ines@kerber.example"), mail());
    work.add_mail_parties(&[party]).await.expect("adds");
    work.add_mail_links(&[(text("offer@me.example"), mail())]).await.expect("adds");
    let place = MailPlace {
        account: text("1"),
        folder: text("INBOX"),
        uid: 4,
        holds: Held::Mail(mail()),
        flags: vec![text("$Waiting"), text("\\Seen")],
        labels: vec![text("Two words")],
    };
    work.put_mail_places(&[place]).await.expect("puts");
    let folder = FolderRow {
        account: text("1"),
        folder: text("INBOX"),
        role: text("inbox"),
        uid_validity: u32::MAX,
        next_uid: 5,
        oldest_uid: 1,
        highest_modseq: Some(9),
        remaining: 0,
    };
    work.put_mail_folder(&folder, at(6)).await.expect("puts");
    work.put_mail_account("1", Some(at(6))).await.expect("puts");
    let told = CaseMail {
        case: text("full"),
        mail: mail(),
        did: text("answered"),
        step: None,
        is_junk: true,
        told_at: at(6),
    };
    work.put_case_mail(&[told]).await.expect("puts");
    let wait = WaitRow {
        mail: text("offer@me.example"),
        state: text("open"),
        why: text("quote"),
        asked: text("May I begin?"),
        case: Some(text("full")),
        changed_at: at(6),
    };
    work.put_mail_waits(&[wait]).await.expect("puts");
    work.put_attempt(&attempt("full")).await.expect("puts");
    let receiver = Receiver {
        receiver: text("1"),
        kind: text("webhook"),
        settings: text("{}"),
        secret: Some(vec![1, 2, 3]),
        told_until: 1,
    };
    work.put_receiver(&receiver, at(6)).await.expect("puts");
    let telling = Telling {
        receiver: text("1"),
        telling: text("17"),
        body: text("{}"),
        state: TellingState::Waiting,
        tries: 1,
        next_at: at(7),
        failure: Some(text("refused")),
    };
    work.add_tellings(&[telling]).await.expect("adds");
    let feed =
        Feed { feed: text("1"), token: Digest::of(b"token"), settings: text("{}"), made_at: at(6) };
    work.add_feed(&feed).await.expect("adds");
    put_bank(work).await;
}

/// One row of each table of the bank.
async fn put_bank(work: &mut Work) {
    work.add_bank_payments(&[bank_payment(1)], at(6)).await.expect("adds");
    let (entry, part, invoice, minor) = (1, 1, "1".to_owned(), 11_900);
    let question = BankQuestion { entry, part, invoice, minor };
    work.add_bank_questions(&[question]).await.expect("adds");
    let (returned, origin, state) = ((2, 1), (1, 1), PaymentState::Open);
    let gave = BankReturn { returned, origin, state, invoice: None, minor: 0 };
    work.add_bank_returns(&[gave]).await.expect("adds");
    work.put_bank_account("DE02120300000000202051", at(6), at(7)).await.expect("puts");
    work.add_bank_gaps(&[bank_gap(2)], at(7)).await.expect("adds");
}

/// An entry of a statement, in this line, that could not be read.
pub(crate) fn bank_gap(line: i64) -> BankGap {
    BankGap {
        digest: Digest::of(b"a statement"),
        line,
        file: "bank.csv".to_owned(),
        account: String::new(),
        problem: "bank-entry-amount".to_owned(),
    }
}

/// A payment of a statement that came in and pays nothing that is known.
pub(crate) fn bank_payment(entry: i64) -> BankPayment {
    let amount = Money { minor: 11_900, currency: Currency::EUR };
    BankPayment {
        entry,
        part: 1,
        parts: 1,
        format: "camt.053.001.08".to_owned(),
        account: Some("DE02120300000000202051".to_owned()),
        booked_on: jiff::civil::date(2026, 3, 4),
        entry_minor: 11_900,
        amount,
        bank_id: Some(format!("2026-A-{entry}")),
        counterparty: Some("Lang".to_owned()),
        counterparty_account: Some("AT611904300234573201".to_owned()),
        reference: Some("RE-2026-14".to_owned()),
        end_to_end_id: Some("E2E-1".to_owned()),
        is_return: false,
        state: PaymentState::Open,
        file: "march.xml".to_owned(),
        line: 7,
    }
}

/// What is tried to hand over a letter, when it begins.
pub(crate) fn attempt(letter: &str) -> Attempt {
    Attempt {
        letter: letter.to_owned(),
        attempt: 1,
        account: "1".to_owned(),
        host: "smtp.me.example".to_owned(),
        message_id: format!("{letter}@me.example"),
        state: AttemptState::Began,
        reply: String::new(),
        copy: CopyState::None,
        content: Some(Digest::of(b"letter")),
        lease_token: 1,
        began_at: at(6),
        changed_at: at(6),
    }
}
