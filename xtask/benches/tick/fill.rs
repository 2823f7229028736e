//! A business with very many clients, written in bulk.

use std::collections::BTreeSet;

use anyhow::Result;
use funkstille_core::case::{CaseEvent, Happened, How, Opening};
use funkstille_core::client::{
    ClientEvent, ContactRole, FormOfAddress, InvoiceRef, Language, Matter, Reach,
};
use funkstille_core::evidence::{Digest, SALT_BYTES};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::{Stage, Starts};
use funkstille_engine::business::{Business, SwitchName};
use funkstille_engine::{Data, Engine, Moment};
use funkstille_store::event::{CaseRecord, NewEvent, StoredEvent};
use funkstille_store::projection::{CaseView, ClientView, Due, Outlook};
use funkstille_store::{Append, Store, Stream, TenantId, Work};
use jiff::Timestamp;
use jiff::civil::{Date, date};

pub(crate) const TENANT: TenantId = TenantId(1);

/// A Monday on which all of them are due.
const TODAY: Date = date(2026, 3, 9);
/// Eight o'clock of it in Berlin.
const NOW: &str = "2026-03-09T07:00:00Z";
/// Cases of one transaction while the database is filled.
const AT_ONCE: usize = 5000;

/// The business.
pub(crate) struct Town {
    pub(crate) engine: Engine,
    pub(crate) moment: Moment,
    rules: Vec<Digest>,
    count: usize,
}

/// Every case is one of three: an enquiry without an answer, a project whose addresses are to be
/// compared, an invoice thirty days overdue.
const PLAYBOOKS: [&str; 3] = ["negotiation", "project", "payment"];

impl Town {
    /// An empty business.
    pub(crate) async fn found(store: Store) -> Result<Self> {
        store.add_tenant(TENANT, "Studio", Timestamp::UNIX_EPOCH).await?;
        let engine = Engine::new(store, TENANT, Data::embedded())?;
        let mut count = 0_u64;
        let mut moment = Moment::new(NOW.parse()?, "bench", move || {
            count += 1;
            let mut salt = [0; SALT_BYTES];
            salt[..8].copy_from_slice(&count.to_be_bytes());
            salt
        });
        Business::change(&engine, &mut moment, |business| {
            business.name = "Jonas Weber".into();
            business.email = "jonas@weber.example".into();
            business.bank_account = "Jonas Weber\nDE02 1203 0000 0000 2020 51".into();
            business.region = "DE-BE".into();
            business.time_zone = "Europe/Berlin".into();
            business.switch = SwitchName::Review;
            Ok(())
        })
        .await?;
        let mut work = engine.store().begin(TENANT).await?;
        let mut rules = Vec::new();
        for name in PLAYBOOKS {
            let text = engine.data().playbook_text(name)?;
            rules.push(work.put_blob(text.as_bytes(), Timestamp::UNIX_EPOCH).await?);
        }
        work.commit().await?;
        Ok(Self { engine, moment, rules, count: 0 })
    }

    /// Adds cases in which nothing is due today; their rows are what a tick looks at.
    pub(crate) async fn rest(&mut self, count: usize) -> Result<()> {
        let later = Due { on: date(2026, 4, 1), step: Some("check-in".into()) };
        let outlook = Outlook { due: Some(later), last_message_on: Some(TODAY) };
        for piece in self.numbers(count).chunks(AT_ONCE) {
            let views: Vec<_> = piece.iter().map(|number| view(&self.case(*number))).collect();
            let rows: Vec<_> = views.iter().map(|view| (view, outlook.clone())).collect();
            let mut work = self.engine.store().begin(TENANT).await?;
            work.put_cases(&rows).await?;
            work.commit().await?;
        }
        Ok(())
    }

    /// Adds clients, each with a case that is due today, with all their events.
    pub(crate) async fn wake(&mut self, count: usize) -> Result<()> {
        for piece in self.numbers(count).chunks(AT_ONCE) {
            let mut work = self.engine.store().begin(TENANT).await?;
            self.write(&mut work, piece).await?;
            work.commit().await?;
        }
        Ok(())
    }

    fn numbers(&mut self, count: usize) -> Vec<usize> {
        let first = self.count;
        self.count += count;
        (first..self.count).collect()
    }

    async fn write(&self, work: &mut Work, numbers: &[usize]) -> Result<()> {
        let mut appends = Vec::new();
        let mut cases = Vec::new();
        for number in numbers {
            let client = client(*number);
            let events = client.iter().map(StoredEvent::of_client).map(stamped).collect();
            let stream = Stream::client(&client_id(*number));
            appends.push(Append { stream, expected_version: 0, events });
            let case = self.case(*number);
            let events = case.1.iter().map(StoredEvent::of_case).map(stamped).collect();
            appends.push(Append { stream: Stream::case(&case.0), expected_version: 0, events });
            cases.push(view(&case));
            let mut view = ClientView::new(&client_id(*number));
            for event in &client {
                view.apply(event);
            }
            work.put_client(&view).await?;
        }
        work.append_all(&appends).await?;
        let outlook = Outlook { due: Some(Due { on: TODAY, step: None }), last_message_on: None };
        let rows: Vec<_> = cases.iter().map(|view| (view, outlook.clone())).collect();
        work.put_cases(&rows).await?;
        Ok(())
    }

    /// A case: its id and its events.
    fn case(&self, number: usize) -> (String, Vec<CaseRecord>) {
        let kind = number % PLAYBOOKS.len();
        let id = number.to_string();
        let invoice = InvoiceRef { number: id.clone(), issued_on: date(2026, 1, 7), file: None };
        let matter = Matter {
            client: client_id(number),
            project: None,
            subject: format!("Website {number}"),
            message_id: Some(format!("{number}@weber.example")),
            invoice: (kind == 2).then_some(invoice),
        };
        let (stage, starts, trigger_on, due_on) = match kind {
            0 => (Stage::Enquiry, Starts::Message, date(2026, 3, 4), None),
            1 => (Stage::Running, Starts::Message, date(2026, 2, 25), None),
            _ => (Stage::Payment, Starts::Due, date(2026, 2, 7), Some(date(2026, 2, 7))),
        };
        let opening = Opening {
            playbook: PLAYBOOKS[kind].into(),
            stage,
            starts,
            trigger_on,
            due_on,
            claim: (kind == 2).then_some(Money { minor: 119_000, currency: Currency::EUR }),
            tolerance_minor: 0,
            left_out: BTreeSet::new(),
            rules: Some(self.rules[kind]),
        };
        let mut records = vec![CaseRecord::Concerns(matter)];
        let mut happen = |on, what| records.push(CaseRecord::Happened(CaseEvent { on, what }));
        happen(trigger_on, Happened::Opened(opening));
        match kind {
            1 => {
                let (step, how) = ("check-in".into(), How::ByProgram);
                happen(date(2026, 3, 3), Happened::StepHappened { step, how });
            }
            2 => {
                let on = Some(date(2026, 2, 19));
                let last_step = "resend".into();
                happen(date(2026, 2, 19), Happened::TakenOver { last_step, on });
            }
            _ => {}
        }
        (id, records)
    }
}

fn client_id(number: usize) -> String {
    format!("c{number}")
}

fn client(number: usize) -> Vec<ClientEvent> {
    let contact = || format!("p{number}");
    vec![
        ClientEvent::Registered { name: format!("Kunde {number}"), language: Language::German },
        ClientEvent::ContactAdded {
            contact: contact(),
            name: "Mira Lang".into(),
            role: ContactRole::Project,
            form_of_address: FormOfAddress::Formal,
        },
        ClientEvent::AddressLearned {
            contact: contact(),
            reach: Reach::Address(format!("mira@kunde{number}.example")),
        },
    ]
}

fn view((id, records): &(String, Vec<CaseRecord>)) -> CaseView {
    let mut view = CaseView::new(id);
    for record in records {
        view.apply(record);
    }
    view
}

fn stamped(event: StoredEvent) -> NewEvent {
    let at = Timestamp::UNIX_EPOCH;
    let (actor, salt) = ("bench".into(), [7; SALT_BYTES]);
    NewEvent { event, happened_at: at, recorded_at: at, actor, salt }
}
