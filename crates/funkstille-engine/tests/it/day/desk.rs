//! A business at work on a clock that the test moves.

use funkstille_core::client::{
    ContactRole, DebtorKind, FormOfAddress, InvoiceRef, Language, ProjectStage, Reach,
};
use funkstille_core::evidence::SALT_BYTES;
use funkstille_core::guard::Knowledge;
use funkstille_core::money::Currency;
use funkstille_core::money::Money;
use funkstille_engine::business::{Business, SwitchName};
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::clients::{self, NewClient, NewContact};
use funkstille_engine::letters::{self, Approved, Delivered, LetterGroup, Transport};
use funkstille_engine::tick::{Ticked, tick};
use funkstille_engine::{Data, Engine, Moment, projects};
use funkstille_store::{Location, OutboxState, Store, TenantId};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan, Zoned};
use tempfile::TempDir;

pub(crate) const TENANT: TenantId = TenantId(1);

/// A business at work.
pub(crate) struct Desk {
    pub(crate) engine: Engine,
    pub(crate) moment: Moment,
    pub(crate) sink: Transport,
    folder: Option<TempDir>,
}

/// Salts that differ, the same in every run.
fn salts() -> impl FnMut() -> [u8; SALT_BYTES] + Send + 'static {
    let mut count = 0_u64;
    move || {
        count += 1;
        let mut salt = [0; SALT_BYTES];
        salt[..8].copy_from_slice(&count.to_be_bytes());
        salt
    }
}

impl Desk {
    /// A business in Berlin that approves every letter, on a day at eight o'clock.
    pub(crate) async fn new(today: Date) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let location = Location::Sqlite(folder.path().join("desk.db"));
        let mut desk = Self::at(&location, today).await;
        desk.folder = Some(folder);
        desk
    }

    /// The same in a database of the caller's.
    pub(crate) async fn at(location: &Location, today: Date) -> Self {
        let store = Store::create(location).await.expect("a database");
        store.add_tenant(TENANT, "Studio Weber", Timestamp::UNIX_EPOCH).await.expect("a tenant");
        let engine = Engine::new(store, TENANT, Data::embedded()).expect("sound texts");
        let now = Self::instant(today, 8);
        let mut desk = Self {
            engine,
            moment: Moment::new(now, "jonas", salts()),
            sink: Transport::Sink(vec![]),
            folder: None,
        };
        desk.set(|business| {
            business.name = "Jonas Weber".into();
            business.email = "jonas@weber.example".into();
            business.bank_account = "Jonas Weber\nDE02 1203 0000 0000 2020 51".into();
            business.region = "DE-BE".into();
            business.time_zone = "Europe/Berlin".into();
            business.switch = SwitchName::Review;
        })
        .await;
        desk
    }

    fn instant(day: Date, hour: i8) -> Timestamp {
        let zoned: Zoned = day.at(hour, 0, 0, 0).in_tz("Europe/Berlin").expect("a zone");
        zoned.timestamp()
    }

    pub(crate) async fn set(&mut self, change: impl FnOnce(&mut Business)) {
        Business::change(&self.engine, &self.moment, |business| {
            change(business);
            Ok(())
        })
        .await
        .expect("a business");
    }

    /// Moves the clock to eight o'clock of a day.
    pub(crate) fn go_to(&mut self, day: Date) {
        self.moment.now = Self::instant(day, 8);
    }

    /// A German client with one contact; gives its id.
    pub(crate) async fn client(&mut self, name: &str) -> String {
        let address = format!("{}@kunde.example", name.to_lowercase().replace(' ', "."));
        let contact = NewContact {
            name: name.to_owned(),
            role: ContactRole::Project,
            form_of_address: FormOfAddress::Formal,
            greeting: None,
            reaches: vec![Reach::Address(address)],
        };
        let new = NewClient {
            name: name.to_owned(),
            language: Language::German,
            debtor: Some(DebtorKind::Business),
            zone: None,
            contacts: vec![contact],
        };
        clients::add(&self.engine, &mut self.moment, &new).await.expect("a client")
    }

    pub(crate) async fn project(&mut self, client: &str, stage: ProjectStage) -> String {
        let what = ("Website-Relaunch", stage);
        projects::open(&self.engine, &mut self.moment, client, what).await.expect("a project")
    }

    /// A message of today that nobody answers.
    pub(crate) async fn silence(&mut self, client: &str, project: &str, on: Date) -> String {
        let new = NewCase {
            client: client.to_owned(),
            project: Some(project.to_owned()),
            subject: "Angebot Website".to_owned(),
            sent_on: Some(on),
            ..NewCase::default()
        };
        cases::open(&self.engine, &mut self.moment, &new).await.expect("a case")
    }

    /// An invoice of 1,000 euros that fell due on a day.
    pub(crate) async fn invoice(&mut self, client: &str, number: &str, due_on: Date) -> String {
        let issued_on = due_on.checked_sub(30.days()).expect("in range");
        let new = NewCase {
            client: client.to_owned(),
            subject: format!("Rechnung {number}"),
            due_on: Some(due_on),
            invoice: Some(InvoiceRef { number: number.to_owned(), issued_on, file: None }),
            claim: Money::parse("1000.00", Currency::EUR),
            ..NewCase::default()
        };
        let case = cases::open(&self.engine, &mut self.moment, &new).await.expect("a case");
        cases::attach_invoice(&self.engine, &mut self.moment, &case, b"%PDF-1.7")
            .await
            .expect("an invoice on file");
        case
    }

    pub(crate) async fn tick(&mut self) -> Ticked {
        tick(&self.engine, &mut self.moment).await.expect("a tick")
    }

    /// The letters that are this far.
    pub(crate) async fn letters(&self, state: OutboxState) -> Vec<LetterGroup> {
        let mut reading = self.engine.read().await.expect("reads");
        let rows = reading.letters_in_state(state, "", 1000).await.expect("letters");
        let mut groups: Vec<LetterGroup> = Vec::new();
        for row in rows {
            let group = LetterGroup::load(&mut reading, &row.letter).await.expect("a letter");
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        groups
    }

    /// Approves everything that waits, and lets it leave at ten o'clock.
    pub(crate) async fn approve_and_send(&mut self) -> Vec<Delivered> {
        for group in self.letters(OutboxState::InReview).await {
            let number = &group.number;
            let approved = letters::approve(&self.engine, &mut self.moment, number, None).await;
            if approved.expect("an approval") == Approved::WrittenAnew {
                letters::approve(&self.engine, &mut self.moment, number, None)
                    .await
                    .expect("an approval of what was written anew");
            }
        }
        self.send().await
    }

    /// Lets leave what may, at ten o'clock, with fresh knowledge of mailbox and bank.
    pub(crate) async fn send(&mut self) -> Vec<Delivered> {
        let day =
            self.moment.now.to_zoned(jiff::tz::TimeZone::get("Europe/Berlin").expect("known"));
        self.moment.now = self.moment.now.max(Self::instant(day.date(), 10));
        let now = Some(self.moment.now);
        let knowledge =
            Knowledge { mailbox_read_at: now, bank_read_at: now, account_checked_on: None };
        let before = self.sent().len();
        letters::deliver(&self.engine, &mut self.moment, &mut self.sink, &knowledge)
            .await
            .expect("a round of delivering");
        self.sent().split_off(before)
    }

    /// Everything that left.
    pub(crate) fn sent(&self) -> Vec<Delivered> {
        let Transport::Sink(delivered) = &self.sink;
        delivered.clone()
    }
}
