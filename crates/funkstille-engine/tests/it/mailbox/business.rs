//! A business whose mailbox lies on a server, and what is seen of its reading.

use std::fs;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use funkstille_core::case::{Happened, Opening};
use funkstille_core::client::{
    ContactRole, DebtorKind, FormOfAddress, InvoiceRef, Language, ProjectStage, Reach,
};
use funkstille_core::evidence::SALT_BYTES;
use funkstille_core::explain::Explain;
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::Stage;
use funkstille_engine::accounts::{
    self, Auth, Entrance, HttpClient, Imap, Kind, NewAccount, Outgoing, Providers, Security,
};
use funkstille_engine::cases::{self, CaseOverview, NewCase};
use funkstille_engine::clients::{self, NewClient, NewContact};
use funkstille_engine::mail::{Did, Told};
use funkstille_engine::pause::Home;
use funkstille_engine::round::{self, Clock, Event, Patience, ReadAccount, Sent};
use funkstille_engine::secrets::KeyPlace;
use funkstille_engine::{Error, Moment};
use funkstille_post::dns::Dns;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use tempfile::TempDir;
use tokio::sync::mpsc;

use crate::day::desk::{Desk, PROGRAM};
use crate::smtp_server::{AUTHORITY, SmtpServer, Taken};
use crate::testbed::mail::{FREYA, MailBed};

/// An answer is noticed within so long of its arrival.
const NOTICED_WITHIN: Duration = Duration::from_secs(30);

/// Freya's business. The clock of its reading is that of its desk.
pub(super) struct Business {
    pub(super) desk: Desk,
    pub(super) clock: Clock,
    pub(super) entrance: Entrance,
    now: Arc<Mutex<Timestamp>>,
    _folder: TempDir,
}

/// What was seen of an account.
#[derive(Debug)]
enum Seen {
    Read(Vec<Told>),
    /// The key of what went wrong.
    Trouble(String),
    /// A digest was handed over.
    Digest,
}

/// What is seen, as it happens.
pub(super) struct Seeing(mpsc::UnboundedReceiver<Seen>);

/// The letters that the server took, the oldest first: what goes to Freya herself, the digest of
/// the day, is none.
pub(super) fn taken_letters(server: &SmtpServer) -> Vec<Taken> {
    let mut taken = server.taken();
    taken.retain(|it| !it.to.iter().any(|to| to == FREYA.address));
    taken
}

fn clock(now: &Arc<Mutex<Timestamp>>) -> Clock {
    let (now, count) = (Arc::clone(now), Arc::new(AtomicU64::new(1 << 32)));
    Clock::new(move || {
        let now = *now.lock().unwrap_or_else(PoisonError::into_inner);
        let count = Arc::clone(&count);
        Moment::new(now, PROGRAM, move || {
            let mut salt = [0; SALT_BYTES];
            salt[..8].copy_from_slice(&count.fetch_add(1, Ordering::Relaxed).to_be_bytes());
            salt
        })
    })
}

impl Business {
    /// The business without a mailbox, on a day at eight o'clock.
    pub(super) async fn new(today: Date) -> Self {
        let mut desk = Desk::new(today).await;
        desk.set(|business| FREYA.address.clone_into(&mut business.email)).await;
        let now = Arc::new(Mutex::new(desk.moment.now));
        let folder = tempfile::tempdir().expect("a folder");
        let entrance = Entrance {
            client: HttpClient::new(Dns::Closed),
            providers: Providers::default(),
            keys: KeyPlace::File(folder.path().join("key")),
            authorities: Vec::new(),
            home: Home { digest: "here".to_owned(), place: "here".to_owned() },
            bank: None,
        };
        Self { desk, clock: clock(&now), entrance, now, _folder: folder }
    }

    /// The same with Freya's mailbox on the server.
    pub(super) async fn at(bed: &MailBed, today: Date) -> Self {
        let mut business = Self::new(today).await;
        business.add(bed, Auth::Password).await;
        business
    }

    /// The same, whose mail leaves by this server.
    pub(super) async fn sending_by(bed: &MailBed, server: &SmtpServer, today: Date) -> Self {
        let mut business = Self::new(today).await;
        let outgoing = Outgoing {
            host: "localhost".to_owned(),
            port: server.port(),
            security: "starttls".to_owned(),
            user: FREYA.address.to_owned(),
        };
        business.add_with(bed, Auth::Password, Some(outgoing)).await;
        business.entrance.authorities.push(AUTHORITY.into());
        business
    }

    /// Lets leave what may, as the program does.
    pub(super) async fn send(&self) -> Sent {
        let sent = round::send(&self.desk.engine, &self.clock, &self.entrance).await;
        sent.expect("a round of sending")
    }

    /// Freya's mailbox becomes known; gives the number of the account.
    pub(super) async fn add(&mut self, bed: &MailBed, auth: Auth) -> String {
        self.add_with(bed, auth, None).await
    }

    async fn add_with(&mut self, bed: &MailBed, auth: Auth, outgoing: Option<Outgoing>) -> String {
        self.entrance.authorities = vec![fs::read(bed.authority()).expect("a certificate")];
        let password = (auth == Auth::Password).then(|| FREYA.password.into());
        let imap = Imap {
            host: "127.0.0.1".to_owned(),
            port: bed.dovecot().ports.imaps,
            security: Security::Tls,
            user: FREYA.address.to_owned(),
            auth,
        };
        let new = NewAccount {
            address: FREYA.address.to_owned(),
            kind: Kind::Imap(imap),
            outgoing,
            password,
        };
        let keys = &self.entrance.keys;
        let added = accounts::add(&self.desk.engine, &mut self.desk.moment, keys, &new).await;
        added.expect("an account").account
    }

    /// Moves the clock to eight o'clock of a day.
    pub(super) fn go_to(&mut self, day: Date) {
        self.desk.go_to(day);
        self.pass(0);
    }

    /// Some minutes pass.
    pub(super) fn pass(&mut self, minutes: i64) {
        self.desk.moment.now += minutes.minutes();
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = self.desk.moment.now;
    }

    /// A client with this address, to whom a message of that day went which nobody answers: about
    /// an offer, a project, or an invoice that fell due that day. Gives the case.
    pub(super) async fn waits(
        &mut self,
        (address, message_id): (&str, &str),
        stage: Stage,
        on: Date,
    ) -> String {
        let contact = NewContact {
            name: address.to_owned(),
            role: ContactRole::Project,
            form_of_address: FormOfAddress::Formal,
            greeting: None,
            reaches: vec![Reach::Address(address.to_owned())],
        };
        let new = NewClient {
            name: address.to_owned(),
            language: Language::German,
            debtor: Some(DebtorKind::Business),
            zone: None,
            contacts: vec![contact],
        };
        let client = clients::add(&self.desk.engine, &mut self.desk.moment, &new).await;
        let client = client.expect("a client");
        let project = match stage {
            Stage::Enquiry => Some(ProjectStage::Enquiry),
            Stage::Running => Some(ProjectStage::Running),
            Stage::Payment => None,
        };
        let mut new = NewCase {
            client: client.clone(),
            subject: "Angebot Website".to_owned(),
            message_id: Some(message_id.to_owned()),
            ..NewCase::default()
        };
        if let Some(stage) = project {
            new.project = Some(self.desk.project(&client, stage).await);
            new.sent_on = Some(on);
        } else {
            let issued_on = on.checked_sub(30.days()).expect("in range");
            let number = message_id.to_owned();
            new.invoice = Some(InvoiceRef { number, issued_on, file: None });
            new.claim = Money::parse("1000.00", Currency::EUR);
            new.due_on = Some(on);
        }
        cases::open(&self.desk.engine, &mut self.desk.moment, &new).await.expect("a case")
    }

    /// Reads Freya's mailbox once, to its end, as `sync` does.
    pub(super) async fn read(&self, account: &str) -> Result<ReadAccount, Error> {
        let (engine, mut moment) = (&self.desk.engine, self.clock.moment());
        let way = round::account(engine, &mut moment, &self.entrance, account).await?;
        let way = way.expect("it is an account");
        round::read_account(engine, &self.clock, &way, &mut |_| {}).await
    }

    /// Serves as the program does, until the test has seen enough.
    pub(super) async fn serve<T>(&self, test: impl AsyncFnOnce(&mut Seeing) -> T) -> T {
        self.serve_with(Patience::default().first_reading, test).await
    }

    /// The same, and the day's work waits so long for the first reading of each mailbox.
    pub(super) async fn serve_with<T>(
        &self,
        first_reading: Duration,
        test: impl AsyncFnOnce(&mut Seeing) -> T,
    ) -> T {
        let (sender, receiver) = mpsc::unbounded_channel();
        let tell = move |event: Event<'_>| {
            let seen = match event {
                Event::Read(_, read) => Seen::Read(read.told.clone()),
                Event::Trouble(_, error, _) => Seen::Trouble(error.key()),
                Event::Sent(sent) if sent.digest.is_some() => Seen::Digest,
                _ => return,
            };
            // Where nobody waits for it any more, the test is over.
            let _ = sender.send(seen);
        };
        let soon = Duration::from_millis(50);
        let patience =
            Patience { after_trouble: soon, at_most: soon, first_reading, ..Patience::default() };
        let with = (&self.desk.engine, &self.clock);
        let mut seeing = Seeing(receiver);
        tokio::select! {
            () = round::serve(with, &self.entrance, patience, &tell) => {
                unreachable!("it serves until it is dropped")
            }
            done = test(&mut seeing) => done,
        }
    }

    /// What happened to a case so far, without how it began.
    pub(super) async fn story(&self, case: &str) -> Vec<Happened> {
        let lines = cases::story(&self.desk.engine, case).await.expect("a story");
        let happened = lines.into_iter().filter_map(|line| line.happened);
        let follows = |what: &Happened| {
            matches!(what, Happened::Opened(Opening { .. }) | Happened::FollowOnOpened(_))
        };
        happened.filter(|what| !follows(what)).collect()
    }

    /// The day of the next step of a case.
    pub(super) async fn next_on(&self, case: &str) -> Date {
        let now = self.desk.moment.now;
        let overview = CaseOverview::load(&self.desk.engine, case, now).await.expect("a case");
        overview.plan().expect("a plan").steps[0].day
    }
}

impl Seeing {
    async fn next<T>(&mut self, mut is_it: impl FnMut(Seen) -> Option<T>) -> T {
        let seen = async {
            loop {
                let seen = self.0.recv().await.expect("it serves");
                if let Some(found) = is_it(seen) {
                    return found;
                }
            }
        };
        tokio::time::timeout(NOTICED_WITHIN, seen).await.expect("it is noticed in time")
    }

    /// The mailbox was read to its end.
    pub(super) async fn read(&mut self) {
        self.next(|seen| matches!(seen, Seen::Read(_)).then_some(())).await;
    }

    /// What the next message of a case did to it.
    pub(super) async fn told(&mut self, case: &str) -> Did {
        self.next(|seen| match seen {
            Seen::Read(told) => told.iter().find(|it| it.case == case).map(|it| it.did),
            Seen::Trouble(key) => panic!("{key}"),
            Seen::Digest => None,
        })
        .await
    }

    /// The key of what goes wrong next.
    pub(super) async fn trouble(&mut self) -> String {
        self.next(|seen| match seen {
            Seen::Trouble(key) => Some(key),
            Seen::Read(_) | Seen::Digest => None,
        })
        .await
    }

    /// A digest was handed over.
    pub(super) async fn digest(&mut self) {
        self.next(|seen| matches!(seen, Seen::Digest).then_some(())).await;
    }
}
