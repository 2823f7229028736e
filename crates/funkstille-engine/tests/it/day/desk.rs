//! A business at work on a clock that the test moves.

use funkstille_core::case::{CaseEvent, CaseState, FollowOn, Happened, Surroundings};
use funkstille_core::client::{
    ContactRole, DebtorKind, FormOfAddress, InvoiceRef, Language, ProjectStage, Reach,
};
use funkstille_core::evidence::SALT_BYTES;
use funkstille_core::guard::Knowledge;
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::Step;
use funkstille_engine::business::{Business, SwitchName};
use funkstille_engine::cases::{self, NewCase};
use funkstille_engine::clients::{self, NewClient, NewContact};
use funkstille_engine::invoices::InvoiceCopy;
use funkstille_engine::letters::{self, Approved, LetterGroup};
use funkstille_engine::sending::{self, Delivered, Scripted, Transport};
use funkstille_engine::tasks::OpenTask;
use funkstille_engine::tick::{Ticked, tick};
use funkstille_engine::today::{Today, today};
use funkstille_engine::{Data, Engine, Error, Moment, projects, rebuild, tasks};
use funkstille_store::event::{CaseRecord, NewEvent, StoredEvent};
use funkstille_store::projection::TaskKind;
use funkstille_store::{Location, OutboxState, Store, Stream, TenantId};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan, Zoned};
use tempfile::TempDir;

pub(crate) const TENANT: TenantId = TenantId(1);

/// Most rounds of work on one day.
const MOST_ROUNDS: usize = 12;

/// A business at work.
pub(crate) struct Desk {
    pub(crate) engine: Engine,
    pub(crate) moment: Moment,
    pub(crate) sink: Transport,
    /// The zone in which the clock is moved; that of the business.
    pub(crate) zone: String,
    /// Whether the mailbox could not be read: then nothing leaves.
    pub(crate) is_unread: bool,
    location: Location,
    _folder: Option<TempDir>,
}

/// A copy of an invoice, as short as a PDF can be.
pub(crate) fn pdf() -> InvoiceCopy {
    pdf_of(PDF)
}

/// The copy of an invoice with these bytes.
pub(crate) fn pdf_of(bytes: &[u8]) -> InvoiceCopy {
    InvoiceCopy::new(bytes.to_vec()).expect("a PDF")
}

/// The bytes of [`pdf`].
pub(crate) const PDF: &[u8] = b"%PDF-1.4\n%%EOF\n";

/// Who stands in the ledger for what the program does by itself.
pub(crate) const PROGRAM: &str = "program";

/// Who stands in the ledger for what a person does.
const PERSON: &str = "jonas";

fn instant(zone: &str, day: Date, hour: i8) -> Timestamp {
    let zoned: Zoned = day.at(hour, 0, 0, 0).in_tz(zone).expect("a zone");
    zoned.timestamp()
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
        Self::at(&location, today).await.in_folder(folder)
    }

    /// Keeps the folder of its database until it ends.
    pub(crate) fn in_folder(self, folder: TempDir) -> Self {
        Self { _folder: Some(folder), ..self }
    }

    /// The same in a database of the caller's.
    pub(crate) async fn at(location: &Location, today: Date) -> Self {
        Self::with(location, Data::embedded(), today).await
    }

    /// The same, with data files of its own.
    pub(crate) async fn with(location: &Location, data: Data, today: Date) -> Self {
        let store = Store::create(location).await.expect("a database");
        store.add_tenant(TENANT, "Studio Weber", Timestamp::UNIX_EPOCH).await.expect("a tenant");
        let engine = Engine::new(store, TENANT, data).expect("sound texts");
        let zone = "Europe/Berlin".to_owned();
        let now = instant(&zone, today, 8);
        let mut desk = Self {
            engine,
            moment: Moment::new(now, PERSON, salts()),
            sink: Transport::Sink(vec![]),
            zone,
            is_unread: false,
            location: location.clone(),
            _folder: None,
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

    /// The same business in a second program at the same database.
    pub(crate) async fn again_at(location: &Location, today: Date) -> Self {
        let store = Store::open(location).await.expect("the same database");
        let zone = "Europe/Berlin".to_owned();
        Self {
            engine: Engine::new(store, TENANT, Data::embedded()).expect("sound texts"),
            moment: Moment::new(instant(&zone, today, 8), PERSON, salts()),
            sink: Transport::Sink(vec![]),
            zone,
            is_unread: false,
            location: location.clone(),
            _folder: None,
        }
    }

    /// Where its database is.
    pub(crate) fn location(&self) -> Location {
        self.location.clone()
    }

    /// The same business elsewhere, on a day at eight o'clock.
    pub(crate) async fn move_to(&mut self, zone: &str, region: &str) {
        let today = self.today();
        self.zone = zone.to_owned();
        self.go_to(today);
        self.set(|business| {
            zone.clone_into(&mut business.time_zone);
            region.clone_into(&mut business.region);
        })
        .await;
    }

    pub(crate) async fn set(&mut self, change: impl FnOnce(&mut Business)) {
        Business::change(&self.engine, &mut self.moment, |business| {
            change(business);
            Ok(())
        })
        .await
        .expect("a business");
    }

    /// The day of the business.
    pub(crate) fn today(&self) -> Date {
        let there = self.moment.now.in_tz(&self.zone).expect("a zone");
        there.date()
    }

    /// The program starts again, with these data files.
    pub(crate) async fn start_again(&mut self, data: Data) {
        let store = Store::open(&self.location).await.expect("the same database");
        self.engine = Engine::new(store, TENANT, data).expect("sound texts");
    }

    /// Moves the clock to eight o'clock of a day.
    pub(crate) fn go_to(&mut self, day: Date) {
        self.moment.now = instant(&self.zone, day, 8);
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

    /// A business with an enquiry that nobody answers from that day on; gives the case too.
    pub(crate) async fn with_enquiry(on: Date) -> (Self, String) {
        let mut desk = Self::new(on).await;
        let client = desk.client("Mira Lang").await;
        let project = desk.project(&client, ProjectStage::Enquiry).await;
        let case = desk.silence(&client, &project, on).await;
        (desk, case)
    }

    /// An enquiry whose check-in was approved on 9 March 2026 and may leave, to a world that takes
    /// everything; gives the case too.
    pub(crate) async fn with_letter_to_leave() -> (Self, String) {
        let (mut desk, case) = Self::with_enquiry(date(2026, 3, 4)).await;
        desk.approve_to_leave(date(2026, 3, 9)).await;
        (desk, case)
    }

    /// The first letter that waits on a day is approved and may leave, to a world that takes
    /// everything.
    pub(crate) async fn approve_to_leave(&mut self, on: Date) {
        self.go_to(on);
        self.tick().await;
        let letters = self.letters(OutboxState::InReview).await;
        self.approve(&letters[0].number).await.expect("an approval");
        self.moment.now += 2.hours();
        self.sink = Transport::Scripted(Scripted::default());
    }

    /// The ledger of a case, entry by entry.
    pub(crate) async fn entries(&self, case: &str) -> Vec<String> {
        let mut reading = self.engine.read().await.expect("reads");
        let entries = reading.entries(&Stream::case(case)).await.expect("entries");
        entries.iter().map(|entry| format!("{entry:?}")).collect()
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
        cases::attach_invoice(&self.engine, &mut self.moment, &case, pdf())
            .await
            .expect("an invoice on file");
        case
    }

    pub(crate) async fn tick(&mut self) -> Ticked {
        PROGRAM.clone_into(&mut self.moment.actor);
        let ticked = tick(&self.engine, &mut self.moment).await.expect("a tick");
        PERSON.clone_into(&mut self.moment.actor);
        ticked
    }

    /// A person says what happened to a case.
    pub(crate) async fn hear(&mut self, case: &str, what: Happened) {
        cases::happened(&self.engine, &mut self.moment, case, what).await.expect("it fits");
    }

    /// A task outside the table is on the list of a case, whatever brought it about.
    pub(crate) async fn open_follow_on(&mut self, case: &str, task: FollowOn) {
        let record = CaseRecord::Happened(CaseEvent {
            on: self.today(),
            what: Happened::FollowOnOpened(task),
        });
        let event = NewEvent {
            event: StoredEvent::of_case(&record),
            happened_at: self.moment.now,
            recorded_at: self.moment.now,
            actor: PROGRAM.to_owned(),
            salt: [4; SALT_BYTES],
        };
        let mut work = self.engine.store().begin(TENANT).await.expect("begins");
        let stream = Stream::case(case);
        let version = work.read().case_view(case).await.expect("reads").expect("a case").version;
        work.append(&stream, version, &[event]).await.expect("appends");
        work.commit().await.expect("commits");
    }

    /// Does every task that is open, with the outcome that leads on.
    pub(crate) async fn do_tasks(&mut self) {
        let mut reading = self.engine.read().await.expect("reads");
        let open = reading.open_tasks(None, 1000).await.expect("tasks");
        drop(reading);
        for task in open {
            let TaskKind::Step(step) = &task.kind else { continue };
            let playbook = self.state(&task.case).await.opening.playbook;
            let text = self.engine.data().playbook_text(&playbook).expect("a playbook");
            let playbook = funkstille_core::playbook::parse(&text).expect("a playbook");
            let outcome = playbook.step(step).and_then(Step::leading_outcome);
            let name = format!("{}/{step}", task.case);
            tasks::done(&self.engine, &mut self.moment, &name, (outcome, None))
                .await
                .expect("a task that is done");
        }
    }

    /// A day on which the program runs, and a person approves and does all that it asks for.
    pub(crate) async fn day(&mut self, day: Date) -> Vec<Delivered> {
        self.go_to(day);
        let mut sent = Vec::new();
        for _ in 0..MOST_ROUNDS {
            let ticked = self.tick().await;
            assert_eq!((ticked.problems, ticked.refused), (vec![], vec![]), "{day}");
            self.do_tasks().await;
            sent.extend(self.approve_and_send().await);
            if ticked.done.is_empty() {
                return sent;
            }
        }
        panic!("{day}: the program does not come to rest");
    }

    /// Such days from tomorrow on, the last one included; gives what left.
    pub(crate) async fn until(&mut self, last: Date) -> Vec<Delivered> {
        let mut sent = Vec::new();
        while self.today() < last {
            let tomorrow = self.today().tomorrow().expect("in range");
            sent.extend(self.day(tomorrow).await);
        }
        sent
    }

    /// The steps of a case whose messages left, with their days, in their order.
    pub(crate) async fn steps_sent(&self, case: &str) -> Vec<(String, Date)> {
        let state = self.state(case).await;
        let text = self.engine.data().playbook_text(&state.opening.playbook).expect("a playbook");
        let playbook = funkstille_core::playbook::parse(&text).expect("a playbook");
        let steps = playbook.steps.iter().filter(|step| step.sends());
        steps.filter_map(|step| Some((step.name.clone(), state.sent_on(&step.name)?))).collect()
    }

    /// The day's page.
    pub(crate) async fn page(&self) -> Today {
        let nothing =
            Knowledge { mailbox_read_at: None, bank_read_at: None, account_checked_on: None };
        today(&self.engine, self.moment.now, &nothing).await.expect("a page")
    }

    /// What a case is, by its events.
    pub(crate) async fn state(&self, case: &str) -> CaseState {
        let mut reading = self.engine.read().await.expect("reads");
        let view = reading.case_view(case).await.expect("reads").expect("a case");
        view.state.expect("it was opened")
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
        let waiting = self.letters(OutboxState::InReview).await;
        for group in &waiting {
            self.approve(&group.number).await.expect("an approval");
        }
        // Whoever approves later in the day waits until it can no longer be taken back.
        if !waiting.is_empty() && self.moment.now >= instant(&self.zone, self.today(), 10) {
            self.moment.now += 1.hour();
        }
        self.send().await
    }

    /// Approves a letter, and once more where it was written anew for today.
    pub(crate) async fn approve(&mut self, number: &str) -> Result<(), Error> {
        let approved = letters::approve(&self.engine, &mut self.moment, number, None).await?;
        if approved == Approved::WrittenAnew {
            letters::approve(&self.engine, &mut self.moment, number, None).await?;
        }
        Ok(())
    }

    /// Lets leave what may, and posts at once what a person is to post or to fax.
    pub(crate) async fn send(&mut self) -> Vec<Delivered> {
        let sent = self.hand_over().await;
        for task in self.to_post().await {
            tasks::done(&self.engine, &mut self.moment, &task, (None, None)).await.expect("posted");
        }
        sent
    }

    /// The tasks with which a person posts or faxes a letter, by their names.
    pub(crate) async fn to_post(&self) -> Vec<String> {
        let open = tasks::list(&self.engine, self.moment.now).await.expect("tasks");
        open.iter().filter(|task| task.errand.is_some()).map(OpenTask::name).collect()
    }

    /// Lets leave what may, at ten o'clock, with fresh knowledge of mailbox and bank.
    pub(crate) async fn hand_over(&mut self) -> Vec<Delivered> {
        self.moment.now = self.moment.now.max(instant(&self.zone, self.today(), 10));
        let now = Some(self.moment.now);
        let mailbox_read_at = now.filter(|_| !self.is_unread);
        let knowledge = Knowledge { mailbox_read_at, bank_read_at: now, account_checked_on: None };
        let before = self.sent().len();
        PROGRAM.clone_into(&mut self.moment.actor);
        sending::deliver(&self.engine, &mut self.moment, &mut self.sink, &knowledge)
            .await
            .expect("a round of delivering");
        PERSON.clone_into(&mut self.moment.actor);
        self.sent().split_off(before)
    }

    /// Everything that left.
    pub(crate) fn sent(&self) -> Vec<Delivered> {
        self.sink.delivered().to_vec()
    }

    /// Every row is as it would be made again from the ledger.
    pub(crate) async fn rebuild_changes_nothing(&mut self, at: &str) {
        let before = self.rows().await;
        rebuild::rebuild(&self.engine, &mut self.moment).await.expect("a rebuild");
        assert_eq!(before, self.rows().await, "{at}");
    }

    /// Calendar, zone and deadline of the business.
    pub(crate) async fn surroundings(&self) -> Surroundings {
        let mut reading = self.engine.read().await.expect("reads");
        let business = Business::load(&mut reading).await.expect("a business");
        business.surroundings(&self.engine).expect("a calendar")
    }

    /// All rows that follow from the ledger. A case that made way for another one is looked at
    /// again tomorrow; after a rebuild that may be today, which is the same to it.
    async fn rows(&self) -> String {
        let mut reading = self.engine.read().await.expect("reads");
        let clients = reading.clients("", 1000).await.expect("clients");
        let projects = reading.projects("", 1000).await.expect("projects");
        let mut cases = reading.cases("", 1000).await.expect("cases");
        let tomorrow = self.today().tomorrow().expect("in range");
        for due in cases.iter_mut().filter_map(|row| row.due.as_mut()) {
            due.on = due.on.max(tomorrow);
        }
        let mut tasks = Vec::new();
        for row in &cases {
            tasks.extend(reading.tasks_of_case(&row.case).await.expect("tasks"));
        }
        let invoices = reading.invoices("", 1000).await.expect("invoices");
        format!("{clients:#?}{projects:#?}{cases:#?}{tasks:#?}{invoices:#?}")
    }
}
