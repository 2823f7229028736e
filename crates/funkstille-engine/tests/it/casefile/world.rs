//! A business with a case about an invoice, and with other things that are nobody's business.

use std::collections::BTreeSet;

use funkstille_core::case::{CaseEvent, Happened, How, Opening};
use funkstille_core::client::{
    ClientEvent, ContactRole, FormOfAddress, InvoiceRef, Language, Matter, ProjectStage, Reach,
};
use funkstille_core::evidence::{Digest, SALT_BYTES};
use funkstille_core::playbook::{Stage, Starts};
use funkstille_engine::{Data, Engine, Location, Store, TenantId};
use funkstille_store::event::{CaseRecord, NewEvent, StoredEvent};
use funkstille_store::{
    LetterDraft, LetterKey, NewLetter, OutboxState, SeenMessage, Stamp, Stream, Work,
};
use jiff::Timestamp;
use jiff::civil::date;
use tempfile::TempDir;

const TENANT: TenantId = TenantId(1);

/// The bytes of a letter as it was approved are no text: lengths stand in between.
const APPROVED: &[u8] = b"\0\0\0\0\0\0\0\x05email";

/// An invoice that is no text in UTF-8.
pub(crate) const INVOICE: &[u8] = b"%PDF-1.7 \xff\xfe";

pub(crate) struct World {
    pub(crate) engine: Engine,
    _folder: TempDir,
}

pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_772_366_400 + seconds).expect("in range")
}

fn new(event: StoredEvent) -> NewEvent {
    let (actor, salt) = ("Freya Lindqvist".to_owned(), [7; SALT_BYTES]);
    NewEvent { event, happened_at: at(0), recorded_at: at(1), actor, salt }
}

async fn append(work: &mut Work, stream: &Stream, events: Vec<StoredEvent>) {
    let events: Vec<_> = events.into_iter().map(new).collect();
    work.append(stream, 0, &events).await.expect("appends");
}

fn case_events(invoice: Option<Digest>, rules: Digest) -> Vec<StoredEvent> {
    let on = date(2026, 3, 4);
    let matter = Matter {
        client: "7".to_owned(),
        project: Some("website".to_owned()),
        subject: "Rechnung 2026-017".to_owned(),
        message_id: None,
        invoice: Some(InvoiceRef { number: "2026-017".to_owned(), issued_on: on, file: invoice }),
    };
    let opening = Opening {
        playbook: "payment".to_owned(),
        stage: Stage::Payment,
        starts: Starts::Due,
        trigger_on: on,
        due_on: Some(on),
        claim: None,
        tolerance_minor: 0,
        left_out: BTreeSet::new(),
        rules: Some(rules),
    };
    let step = || "resend".to_owned();
    let happened = [
        Happened::Opened(opening),
        Happened::LetterPrepared { step: step() },
        Happened::LetterApproved { step: step(), content: None },
        Happened::StepHappened { step: step(), how: How::ByProgram },
        Happened::Held { until: None, reason: "Sie rief an: „nächste Woche“".to_owned() },
    ];
    let happened = happened.map(|what| CaseRecord::Happened(CaseEvent { on, what }));
    let records = [CaseRecord::Concerns(matter)].into_iter().chain(happened);
    records.map(|record| StoredEvent::of_case(&record)).collect()
}

fn client_events(name: &str) -> Vec<StoredEvent> {
    let contact = || "ines".to_owned();
    let project = |project: &str, title: &str| ClientEvent::ProjectOpened {
        project: project.to_owned(),
        title: title.to_owned(),
        stage: ProjectStage::Enquiry,
    };
    let events = [
        ClientEvent::Registered { name: name.to_owned(), language: Language::German },
        ClientEvent::ContactAdded {
            contact: contact(),
            name: "Ines Kerber".to_owned(),
            role: ContactRole::Billing,
            form_of_address: FormOfAddress::Formal,
        },
        ClientEvent::AddressLearned {
            contact: contact(),
            reach: Reach::Address("ines@kerber.example".to_owned()),
        },
        project("website", "Kanzlei-Website"),
        project("secret", "Scheidungsbroschüre"),
        ClientEvent::DoNotContactSet { reason: "Trauerfall".to_owned() },
    ];
    events.iter().map(StoredEvent::of_client).collect()
}

fn letter(id: &str, state: OutboxState, attached: &Digest) -> NewLetter {
    let approved = (state == OutboxState::Sent).then(|| Digest::of(APPROVED));
    let facts = serde_json::json!({
        "letter_on": "2026-03-04", "text": "resend", "facts": {}, "deadline_on": null,
        "answers": null, "attachments": [attached.to_string()], "missing_invoices": 0,
        "is_edited": false,
    });
    let (case, step) = ("1024".to_owned(), "resend".to_owned());
    NewLetter {
        letter: id.to_owned(),
        keys: vec![LetterKey { key: format!("{case}/{step}/{id}"), case, step }],
        client: "7".to_owned(),
        channel: "email".to_owned(),
        recipient: "ines@kerber.example".to_owned(),
        draft: LetterDraft {
            state,
            send_at: Some(at(10)),
            subject: "Rechnung 2026-017".to_owned(),
            text: "Guten Tag,\n\nanbei noch einmal die Rechnung.\n".to_owned(),
            content: approved,
            approved,
        },
        facts: facts.to_string(),
    }
}

impl World {
    /// Two clients and two cases; the case 1024 is the one to export.
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let location = Location::Sqlite(folder.path().join("test.db"));
        let store = Store::create(&location).await.expect("a database");
        store.add_tenant(TENANT, "Studio", at(0)).await.expect("a tenant");
        let mut work = store.begin(TENANT).await.expect("begins");
        let invoice = work.put_blob(INVOICE, at(0)).await.expect("keeps");
        let rules = work.put_blob(b"name = \"payment\"\n", at(0)).await.expect("keeps");
        work.put_blob(APPROVED, at(0)).await.expect("keeps");
        let mail = work.put_blob(b"From: ines@kerber.example\r\n", at(0)).await.expect("keeps");
        append(&mut work, &Stream::client("7"), client_events("Kerber GmbH")).await;
        append(&mut work, &Stream::client("8"), client_events("Anderer Kunde")).await;
        append(&mut work, &Stream::case("1024"), case_events(Some(invoice), rules)).await;
        append(&mut work, &Stream::case("1025"), case_events(None, rules)).await;
        let lost = Digest::of(b"no longer kept");
        let letters = [
            letter("17-email", OutboxState::Sent, &invoice),
            letter("18-email", OutboxState::InReview, &lost),
        ];
        assert_eq!(work.put_letters(&letters, at(20)).await.expect("puts"), []);
        let message = SeenMessage {
            message_id: "answer@kerber.example".to_owned(),
            case: Some("1024".to_owned()),
            content: Some(mail),
        };
        work.put_messages(&[message], at(30)).await.expect("puts");
        work.commit().await.expect("commits");
        let engine = Engine::new(store, TENANT, Data::embedded()).expect("an engine");
        Self { engine, _folder: folder }
    }

    /// Erases what the entry of this sequence says.
    pub(crate) async fn erase(&self, sequence: i64) {
        let mut work = self.engine.store().begin(TENANT).await.expect("begins");
        let stamp = Stamp { at: at(40), actor: "ledger".to_owned(), salt: [8; SALT_BYTES] };
        work.erase_body(sequence, "asked for it", &stamp).await.expect("erases");
        work.commit().await.expect("commits");
    }
}
