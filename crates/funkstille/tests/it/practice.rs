//! A database for practice with a day's work in it, made through the use cases. Its clock stands.

use std::sync::Arc;

use funkstille_core::case::Happened;
use funkstille_core::client::{
    ContactRole, DebtorKind, FormOfAddress, InvoiceRef, Language, ProjectStage, Reach,
};
use funkstille_core::delivery::AttemptState;
use funkstille_core::evidence::SALT_BYTES;
use funkstille_core::guard::Knowledge;
use funkstille_core::money::{Currency, Money};
use funkstille_engine::accounts::{self, Auth, Imap, Kind, NewAccount, Security};
use funkstille_engine::business::{Business, SwitchName};
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::clients::{self, NewClient, NewContact};
use funkstille_engine::invoices::InvoiceCopy;
use funkstille_engine::mail::{self, Source};
use funkstille_engine::secrets::KeyPlace;
use funkstille_engine::sending::{self, Fate, Scripted, Transport};
use funkstille_engine::tick::tick;
use funkstille_engine::{Data, Engine, Location, Moment, Store, TenantId, letters, projects};
use funkstille_post::incoming::{
    Batch, FolderChange, FolderRole, FolderState, IncomingMail, MailFolder, Marks,
};
use funkstille_store::{Attempt, CopyState, LetterDraft, OutboxState};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};

use crate::check::Place;

/// The day on its calendar: a Monday.
pub(crate) const TODAY: Date = date(2026, 3, 9);

/// Where the database lies in its place.
pub(crate) const DATABASE: &str = "practice.db";

/// The business that makes it.
pub(crate) struct Practice {
    engine: Engine,
    moment: Moment,
}

fn at_eight(day: Date) -> Timestamp {
    day.at(8, 0, 0, 0).in_tz("Europe/Berlin").expect("a zone").timestamp()
}

/// Waits for what a test does with the database.
pub(crate) fn run<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(work)
}

impl Practice {
    /// A business that does as much by itself as `switch` says, on a day at eight o'clock.
    pub(crate) async fn new(place: &Place, switch: SwitchName, day: Date) -> Self {
        let location = Location::Sqlite(place.path().join(DATABASE));
        let store = Store::create(&location).await.expect("a database");
        let tenant = TenantId(1);
        store.add_tenant(tenant, "Studio Weber", Timestamp::UNIX_EPOCH).await.expect("a tenant");
        let engine = Engine::new(store, tenant, Data::embedded()).expect("sound texts");
        let mut moment = Moment::new(at_eight(day), "jonas", || [7; SALT_BYTES]);
        Business::change(&engine, &mut moment, |business| {
            business.name = "Jonas Weber".into();
            business.email = "jonas@weber.example".into();
            business.phone = "+49 30 5550123".into();
            business.bank_account = "Jonas Weber\nDE02 1203 0000 0000 2020 51".into();
            business.region = "DE-BE".into();
            business.time_zone = "Europe/Berlin".into();
            business.switch = switch;
            Ok(())
        })
        .await
        .expect("a business");
        Self { engine, moment }
    }

    /// Sets the clock, and does nothing else.
    pub(crate) fn set_clock(&mut self, day: Date) {
        self.moment.now = at_eight(day);
    }

    /// Lets the tick do a day's work.
    pub(crate) async fn tick_on(&mut self, day: Date) {
        self.moment.now = at_eight(day);
        tick(&self.engine, &mut self.moment).await.expect("a tick");
    }

    pub(crate) async fn client(&mut self, name: &str, language: Language) -> String {
        let address = format!("{}@kunde.example", name.to_lowercase().replace(' ', "."));
        let contact = NewContact {
            name: name.to_owned(),
            role: ContactRole::Project,
            form_of_address: FormOfAddress::Formal,
            greeting: None,
            reaches: vec![Reach::Address(address), Reach::Number("+49 40 5550188".into())],
        };
        let new = NewClient {
            name: name.to_owned(),
            language,
            debtor: Some(DebtorKind::Business),
            zone: None,
            contacts: vec![contact],
        };
        clients::add(&self.engine, &mut self.moment, &new).await.expect("a client")
    }

    /// Letters by post to a client go there.
    pub(crate) async fn lives_at(&mut self, client: &str, postal: &str) {
        let reach = Reach::Postal(postal.to_owned());
        let learned = clients::learn(&self.engine, &mut self.moment, (client, None), reach).await;
        learned.expect("an address");
    }

    /// A message that nobody answers, about a project that is this far.
    pub(crate) async fn silence(&mut self, client: &str, stage: ProjectStage, on: Date) -> String {
        let engine = &self.engine;
        let project = projects::open(engine, &mut self.moment, client, ("Relaunch", stage)).await;
        let new = NewCase {
            client: client.to_owned(),
            project: Some(project.expect("a project")),
            subject: "Angebot Website".to_owned(),
            sent_on: Some(on),
            ..NewCase::default()
        };
        cases::open(engine, &mut self.moment, &new).await.expect("a case")
    }

    /// An invoice of 1,190 euros that fell due on a day; `done` is the last step that was done.
    pub(crate) async fn invoice(
        &mut self,
        client: &str,
        number: &str,
        (due_on, done): (Date, Option<(&str, Date)>),
    ) -> String {
        let new = NewCase {
            client: client.to_owned(),
            subject: format!("Rechnung {number}"),
            due_on: Some(due_on),
            invoice: Some(InvoiceRef { number: number.to_owned(), issued_on: due_on, file: None }),
            claim: Money::parse("1190.00", Currency::EUR),
            taken_over: done.map(|(step, on)| (step.to_owned(), Some(on))),
            ..NewCase::default()
        };
        cases::open(&self.engine, &mut self.moment, &new).await.expect("a case")
    }

    pub(crate) async fn attach(&mut self, case: &str) {
        let copy = InvoiceCopy::new(b"%PDF-1.4\n%%EOF\n".to_vec()).expect("a PDF");
        let attached = cases::attach_invoice(&self.engine, &mut self.moment, case, copy);
        attached.await.expect("an invoice on file");
    }

    pub(crate) async fn happened(&mut self, case: &str, what: Happened) {
        cases::happened(&self.engine, &mut self.moment, case, what).await.expect("it fits");
    }

    pub(crate) async fn sent(&mut self, letter: &str) {
        letters::sent(&self.engine, &mut self.moment, letter).await.expect("it waits");
    }

    /// Letters are approved and handed over, two hours later, to a world in which they fare so.
    pub(crate) async fn hand_over<const N: usize>(&mut self, letters: [&str; N], fates: [Fate; N]) {
        let Self { engine, moment } = self;
        for letter in letters {
            letters::approve(engine, moment, letter, None).await.expect("an approval");
        }
        moment.now += 2.hours();
        let now = Some(moment.now);
        let known = Knowledge { mailbox_read_at: now, bank_read_at: now, account_checked_on: None };
        let world = Scripted { fates: fates.into(), ..Scripted::default() };
        let mut world = Transport::Scripted(world);
        sending::deliver(engine, moment, &mut world, &known).await.expect("a round");
    }

    /// Letters are being given away at this moment: the server has not said yet that it took them.
    pub(crate) async fn give_away<const N: usize>(&mut self, letters: [&str; N]) {
        for number in letters {
            let approved = letters::approve(&self.engine, &mut self.moment, number, None).await;
            approved.expect("an approval");
            self.attempt(number, AttemptState::DataStarted).await;
            let (now, id) = (self.moment.now, format!("{number}-email"));
            let mut work = self.engine.store().begin(TenantId(1)).await.expect("a work");
            let letter = work.read().letter(&id).await.expect("reads").expect("a letter");
            let draft = LetterDraft { state: OutboxState::HandedOver, ..letter.draft };
            work.change_letter(&id, letter.version, &draft, now).await.expect("handed over");
            work.commit().await.expect("it lasts");
        }
    }

    /// A letter lies among the drafts of its account.
    pub(crate) async fn draft(&mut self, letter: &str) {
        self.account().await;
        self.attempt(letter, AttemptState::Drafted).await;
    }

    async fn attempt(&mut self, number: &str, state: AttemptState) {
        let now = self.moment.now;
        let attempt = Attempt {
            letter: format!("{number}-email"),
            attempt: 1,
            account: "1".to_owned(),
            host: String::new(),
            message_id: format!("{number}@weber.example"),
            state,
            reply: String::new(),
            copy: CopyState::None,
            content: None,
            lease_token: 1,
            began_at: now,
            changed_at: now,
        };
        let mut work = self.engine.store().begin(TenantId(1)).await.expect("a work");
        work.put_attempt(&attempt).await.expect("an attempt");
        work.commit().await.expect("it lasts");
    }

    /// A message is read in a folder; then silence is noticed.
    pub(crate) async fn mail(&mut self, role: FolderRole, uid: u32, text: &str) {
        let folder = MailFolder { name: format!("{role:?}"), role };
        let me = ["jonas@weber.example".to_owned()];
        let source = Source { account: "1", folder: &folder, me: &me, server: None };
        let (marks, bytes) = (Marks::default(), text.replace('\n', "\r\n").into_bytes());
        let mail = IncomingMail { uid, bytes, received_at: None, marks, gmail_id: None };
        let next_uid = uid + 1;
        let state = FolderState { uid_validity: 1, next_uid, oldest_uid: 1, highest_modseq: None };
        let changes = vec![FolderChange::Arrived(mail)];
        let batch = Arc::new(Batch { changes, state, remaining: 0 });
        let taken = mail::take_in(&self.engine, &mut self.moment, &source, &batch).await;
        assert_eq!(taken.expect("taken in").new, 1);
        let begun_at = self.moment.now;
        self.account().await;
        let read = mail::read_through(&self.engine, &mut self.moment, "1", begun_at).await;
        read.expect("read to its end");
    }

    /// Its account, on a server that nobody asks.
    async fn account(&mut self) {
        let known = accounts::list(&mut self.engine.read().await.expect("reads")).await;
        if !known.expect("accounts").is_empty() {
            return;
        }
        let address = "jonas@weber.example".to_owned();
        let imap = Imap {
            host: "127.0.0.1".to_owned(),
            port: 993,
            security: Security::Tls,
            user: address.clone(),
            auth: Auth::Password,
        };
        let new = NewAccount { address, kind: Kind::Imap(imap), outgoing: None, password: None };
        let no_keys = KeyPlace::File("unused".into());
        let added = accounts::add(&self.engine, &mut self.moment, &no_keys, &new).await;
        added.expect("an account");
    }

    /// Its account cannot send, for a reason that was kept so.
    pub(crate) async fn cannot_send(&mut self, kept: &str) {
        self.account().await;
        let mut work = self.engine.store().begin(TenantId(1)).await.expect("a work");
        work.note_account("1", Some(kept), self.moment.now).await.expect("noted");
        work.commit().await.expect("it lasts");
    }

    /// Stops the clock of the database where it stands, and closes it.
    pub(crate) async fn close(self) {
        let store = self.engine.store();
        let now = self.moment.now;
        let mut work = store.begin(TenantId(1)).await.expect("a work");
        let put = work.put_setting("practice-clock", &now.to_string(), 0, now).await;
        put.expect("a setting");
        work.commit().await.expect("it lasts");
        store.close().await;
    }
}

/// A Monday with something in most groups.
pub(crate) fn a_monday(switch: SwitchName) -> Place {
    let place = Place::empty();
    run(async {
        let mut practice = Practice::new(&place, switch, date(2026, 2, 23)).await;
        let project = practice.client("Bergmann AG", Language::German).await;
        practice.silence(&project, ProjectStage::Running, date(2026, 2, 18)).await;
        practice.tick_on(date(2026, 2, 24)).await;
        practice.sent("1").await;
        practice.tick_on(date(2026, 3, 4)).await;
        let enquiry = practice.client("Mira Lang", Language::German).await;
        practice.silence(&enquiry, ProjectStage::Enquiry, date(2026, 3, 4)).await;
        let answered = practice.client("Nord Verlag", Language::German).await;
        let case = practice.invoice(&answered, "2026-009", (date(2026, 2, 20), None)).await;
        practice.happened(&case, Happened::Answered).await;
        let overdue = practice.client("Harbour Films", Language::English).await;
        let done = (date(2026, 2, 6), Some(("resend", date(2026, 2, 24))));
        let case = practice.invoice(&overdue, "2026-004", done).await;
        practice.attach(&case).await;
        let later = practice.client("Otto Ruh", Language::German).await;
        practice.silence(&later, ProjectStage::Running, date(2026, 3, 4)).await;
        let without_copy = practice.client("Ruth Kern", Language::German).await;
        practice.invoice(&without_copy, "2026-005", done).await;
        practice.tick_on(TODAY).await;
        practice.close().await;
    });
    place
}
