//! A case from its trigger to its end, as the freelancer lives through it: a mailbox that is read, a
//! person who reads and approves each letter on its day and does each task, a server that takes what
//! leaves, and a clock that moves.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use funkstille_core::case::{Happened, PlanOutcome};
use funkstille_core::client::{
    ContactRole, DebtorKind, FormOfAddress, Language, ProjectStage, Reach,
};
use funkstille_core::playbook::{Stage, TaskOutcome};
use funkstille_engine::clients::{self, NewClient, NewContact};
use funkstille_engine::letters::{self, Approved, Enclosed, Sheet};
use funkstille_engine::simulate::{self, Request};
use funkstille_engine::{cases, mail, money, tasks};
use funkstille_store::OutboxState;
use funkstille_store::projection::TaskKind;
use jiff::civil::Date;
use mail_parser::{Message, MessageParser, MimeHeaders};

use super::business::{Business, taken_letters};
use super::sending::server;
use crate::mail::post::{Mail, mail as letter};
use crate::smtp_server::{SmtpServer, Taken};
use crate::testbed::look::Look;
use crate::testbed::mail::{FREYA, MailBed, OTTO};

/// The message that nobody answers. Servers tell small letters of an id from capital ones.
pub(super) const TRIGGER: &str = "CAFx7Qz-Trigger@studio.test";

/// The number of the invoice that a payment is about.
pub(super) const INVOICE_NUMBER: &str = "2026-014";

/// Most rounds of work on one day.
const MOST_ROUNDS: usize = 12;

/// No two letters of a case lie further apart.
const MOST_DAYS: u32 = 60;

/// A case, its client, and everything that left.
pub(super) struct Story {
    pub(super) bed: MailBed,
    pub(super) server: SmtpServer,
    pub(super) business: Business,
    pub(super) case: String,
    pub(super) letters: Vec<Left>,
    /// The file of the invoice, as it was archived.
    pub(super) invoice: Vec<u8>,
}

/// A letter that left.
pub(super) struct Left {
    pub(super) on: Date,
    /// As it was shown to the person who approved it.
    pub(super) shown: Sheet,
    /// As the server took it.
    pub(super) taken: Taken,
}

/// The number of a conversation, as Outlook gives it: a time, and 16 bytes.
pub(super) fn thread_index() -> Vec<u8> {
    [&[1, 0xdb, 0x8e, 0x10, 0x20, 0x30][..], &(1..=16).collect::<Vec<u8>>()].concat()
}

/// A message of Freya's to Otto that opens a conversation, as Outlook sends it.
pub(super) fn trigger(subject: &str, text: &str, on: Date) -> Mail {
    let mail = letter(TRIGGER, (FREYA.address, OTTO.address), on);
    let mail = mail.on(subject).with("Thread-Topic", subject);
    mail.with("Thread-Index", &STANDARD.encode(thread_index())).says(text)
}

/// How somebody else's program reads a message.
pub(super) fn read(bytes: &[u8]) -> Message<'_> {
    MessageParser::default().parse(bytes).expect("a message")
}

impl Story {
    /// Otto becomes known, with a project of that stage; Freya sends him this message, and the
    /// program notices that it waits for an answer. `None` where there is no mail server.
    pub(super) async fn begin(trigger: &Mail, stage: ProjectStage, on: Date) -> Option<Self> {
        let bed = MailBed::start()?;
        let server = server();
        server.deliver_to(&bed.lmtp());
        let mut business = Business::sending_by(&bed, &server, on).await;
        let client = otto(&mut business).await;
        business.desk.project(&client, stage).await;
        Look::inbox(&bed, &FREYA).append("Sent", &trigger.bytes());
        bed.deliver(FREYA.address, OTTO.address, &trigger.bytes());
        // Eleven o'clock, when it was sent.
        business.pass(180);
        let mut opened = business.read("1").await.expect("read").noticed.opened;
        if opened.is_empty() {
            let (engine, moment) = (&business.desk.engine, &mut business.desk.moment);
            opened = mail::wait(engine, moment, TRIGGER).await.expect("it waits").opened;
        }
        let case = opened.pop().expect("a case");
        let (letters, invoice) = (Vec::new(), Vec::new());
        Some(Self { bed, server, business, case, letters, invoice })
    }

    /// Days pass until this one, the last one included.
    pub(super) async fn until(&mut self, last: Date) {
        while self.business.desk.today() < last {
            self.begin_day().await;
            if self.approve().await {
                self.send().await;
            }
        }
    }

    /// Days pass until a letter is approved; gives its day. It has not left yet.
    pub(super) async fn until_approved(&mut self) -> Date {
        for _ in 0..MOST_DAYS {
            self.begin_day().await;
            if self.approve().await {
                return self.business.desk.today();
            }
        }
        panic!("no letter is due");
    }

    /// The next day begins at eight o'clock.
    async fn begin_day(&mut self) {
        let tomorrow = self.business.desk.today().tomorrow().expect("in range");
        self.business.go_to(tomorrow);
        self.work().await;
    }

    /// The mailbox is read, what is due is prepared, and everything that a person has to do is
    /// done.
    async fn work(&mut self) {
        self.business.read("1").await.expect("read");
        for _ in 0..MOST_ROUNDS {
            let ticked = self.business.desk.tick().await;
            assert_eq!(ticked.problems, []);
            self.business.desk.do_tasks().await;
            self.do_follow_ons().await;
            if ticked.done.is_empty() {
                return;
            }
        }
        panic!("the program does not come to rest");
    }

    /// Tasks outside the table: calls that nobody answers, and whatever a letter leaves behind.
    async fn do_follow_ons(&mut self) {
        let desk = &mut self.business.desk;
        let mut reading = desk.engine.read().await.expect("reads");
        let open = reading.open_tasks(None, 1000).await.expect("tasks");
        drop(reading);
        for task in open {
            let TaskKind::FollowOn(follow_on) = &task.kind else { continue };
            let outcome = follow_on.is_call().then_some(TaskOutcome::NoAnswer);
            let name = format!("{}/{}", task.case, tasks::name_of(&task.kind));
            let done = tasks::done(&desk.engine, &mut desk.moment, &name, (outcome, None)).await;
            done.expect("a task that is done");
        }
    }

    /// A person reads every letter that waits and approves it; whether there was one.
    async fn approve(&mut self) -> bool {
        let desk = &mut self.business.desk;
        let waiting = desk.letters(OutboxState::InReview).await;
        for group in &waiting {
            let shown = self.show(&group.number).await;
            assert_eq!(shown.forbidden, [], "{}", shown.step);
            let desk = &mut self.business.desk;
            let (engine, moment) = (&desk.engine, &mut desk.moment);
            let approved =
                letters::approve(engine, moment, &group.number, Some(&shown.fingerprint)).await;
            assert!(matches!(approved, Ok(Approved::LeavesAt(_))), "{approved:?}");
        }
        !waiting.is_empty()
    }

    /// `review show`.
    pub(super) async fn show(&self, number: &str) -> Sheet {
        let desk = &self.business.desk;
        letters::read(&desk.engine, desk.moment.now, number).await.expect("a letter")
    }

    /// It is half past ten; somebody has looked at the account, and what was approved leaves.
    pub(super) async fn send(&mut self) {
        let approved = self.business.desk.letters(OutboxState::SendWindow).await;
        self.business.pass(150);
        self.business.read("1").await.expect("read");
        let desk = &mut self.business.desk;
        money::nothing_came(&desk.engine, &mut desk.moment).await.expect("on record");
        let before = taken_letters(&self.server).len();
        let sent = self.business.send().await;
        assert!(sent.delivery.failed.is_empty() && sent.closed.is_empty(), "{sent:?}");
        let taken = taken_letters(&self.server).split_off(before);
        assert_eq!(sent.delivery.sent.len(), taken.len(), "{sent:?}");
        let left = approved.iter().filter(|group| {
            let is_it = |id: &String| letters::LetterGroup::number_of(id) == group.number;
            sent.delivery.sent.iter().any(is_it)
        });
        let left: Vec<String> = left.map(|group| group.number.clone()).collect();
        for (number, taken) in left.iter().zip(taken) {
            let (on, shown) = (self.business.desk.today(), self.show(number).await);
            self.letters.push(Left { on, shown, taken });
        }
        self.work().await;
    }

    /// How many letters the server took.
    pub(super) fn letters_taken(&self) -> usize {
        taken_letters(&self.server).len()
    }

    /// Otto answers a letter of ours, from the box in which he found it.
    pub(super) fn answer(&self, letter: &Left, id: &str, text: &str) {
        let message = read(&letter.taken.bytes);
        let to = message.message_id().expect("an id");
        let on = self.business.desk.today();
        let subject = format!("AW: {}", message.subject().unwrap_or_default());
        let answer = self::letter(id, (OTTO.address, FREYA.address), on);
        let answer = answer.on(&subject).answers(to).says(text);
        self.bed.deliver(OTTO.address, FREYA.address, &answer.bytes());
    }

    /// Each step came on the day that `simulate` names, each letter left on it, and the case ended
    /// as that says.
    pub(super) async fn is_as_simulated(&self, request: &Request) {
        let desk = &self.business.desk;
        let planned = simulate::run(request, desk.engine.data()).expect("it can be played");
        let state = desk.state(&self.case).await;
        let opening = &planned.opening;
        let begun = (opening.stage, opening.starts, opening.trigger_on, opening.due_on);
        let opened = &state.opening;
        assert_eq!(begun, (opened.stage, opened.starts, opened.trigger_on, opened.due_on));

        let days: Vec<(String, Date)> =
            planned.plan.steps.iter().map(|step| (step.step.clone(), step.day)).collect();
        let mut came: Vec<(String, Date)> = Vec::new();
        for line in cases::story(&desk.engine, &self.case).await.expect("a story") {
            let Some(Happened::StepHappened { step, .. } | Happened::TaskOpened { step }) =
                line.happened
            else {
                continue;
            };
            if came.iter().all(|(known, _)| *known != step) {
                came.push((step, line.on));
            }
        }
        assert_eq!(came, days);
        let sends = |step: &String| {
            planned.playbook.step(step).is_some_and(funkstille_core::playbook::Step::sends)
        };
        let letters: Vec<(String, Date)> =
            self.letters.iter().map(|left| (left.shown.step.clone(), left.on)).collect();
        let to_leave: Vec<_> = days.iter().filter(|(step, _)| sends(step)).cloned().collect();
        assert_eq!(letters, to_leave);
        let ended = state.ended.map(|(outcome, _)| PlanOutcome::Ended(outcome));
        assert_eq!(ended, Some(planned.plan.outcome));
    }

    /// Every letter is what was shown, in its thread, and lies in both boxes once, as the server
    /// took it.
    pub(super) fn letters_are_right(&self, topic: &str) {
        for left in &self.letters {
            self.is_as_shown(left);
            let message = read(&left.taken.bytes);
            is_in_thread(&message, topic);
            let bytes = without_returns(&left.taken.bytes);
            let lies = |address: &str, folder: &str| {
                let files = files(&self.bed.maildir(address).join(folder));
                files.iter().filter(|file| file.ends_with(&bytes)).count()
            };
            let lying = (lies(OTTO.address, ""), lies(FREYA.address, ".Sent"));
            assert_eq!(lying, (1, 1), "{}: {}", left.on, left.shown.step);
        }
        assert_eq!(self.server.taken().len(), self.letters.len());
    }

    /// S-14, of one letter: sender, recipient, subject, text and files are those that were shown.
    fn is_as_shown(&self, Left { on, shown, taken }: &Left) {
        let message = read(&taken.bytes);
        let name = &shown.step;
        assert_eq!((&*taken.from, &taken.to[..]), (&*shown.from.1, &[OTTO.address.to_owned()][..]));
        let from = message.from().and_then(|from| from.first()).expect("a sender");
        let from = (from.name().unwrap_or_default(), from.address().unwrap_or_default());
        assert_eq!(from, (&*shown.from.0, &*shown.from.1), "{name}");
        let to = message.to().expect("a recipient").iter().map(|to| to.address());
        let shown_to = shown.channels.iter().map(|(_, to)| Some(to.as_str()));
        assert_eq!(to.collect::<Vec<_>>(), shown_to.collect::<Vec<_>>(), "{name}");
        for absent in ["Reply-To", "Cc", "Bcc", "Sender", "Auto-Submitted"] {
            assert!(message.header(absent).is_none(), "{name}: {absent}");
        }
        assert_eq!(message.subject(), Some(&*shown.subject), "{name}");
        let text = message.body_text(0).expect("a text").replace("\r\n", "\n");
        assert_eq!(text.trim_end(), shown.text.trim_end(), "{name}");
        let sent_at = message.date().expect("a date").to_timestamp();
        let sent_at = jiff::Timestamp::from_second(sent_at).expect("an instant");
        let there = sent_at.in_tz("Europe/Berlin").expect("a zone").datetime();
        assert_eq!(there, on.at(10, 30, 0, 0), "{name}");
        // The statement of claim goes with the invoices, and the text names it.
        let statement = Enclosed::Statement("Forderungsaufstellung".to_owned());
        let is_named = shown.text.contains(statement.name());
        assert_eq!(shown.attachments.contains(&statement), is_named, "{name}");
        assert_eq!(message.attachment_count(), shown.attachments.len(), "{name}");
        if shown.attachments.contains(&Enclosed::Invoice(INVOICE_NUMBER.to_owned())) {
            let file = format!("{INVOICE_NUMBER}.pdf");
            let mut files = message.attachments();
            let part =
                files.find(|part| part.attachment_name() == Some(&file)).expect("the invoice");
            assert!(part.contents() == self.invoice, "{name}: not the file that was archived");
        }
    }
}

/// The ids that a message names, the oldest first.
pub(super) fn references(message: &Message<'_>) -> Vec<String> {
    let named = message.references().as_text_list().unwrap_or_default();
    named.iter().map(ToString::to_string).collect()
}

/// It goes on with the conversation that began with [`TRIGGER`].
fn is_in_thread(message: &Message<'_>, topic: &str) {
    assert_eq!(message.in_reply_to().as_text(), Some(TRIGGER));
    let references = references(message);
    // What the answered message refers to, and then itself (RFC 5322, 3.6.4): it began all.
    assert_eq!(references, [TRIGGER]);
    let text = |name: &'static str| {
        message.header(name).and_then(|value| value.as_text()).unwrap_or_default().to_owned()
    };
    let encoded = text("Thread-Topic");
    let word = encoded.strip_prefix("=?UTF-8?B?").and_then(|word| word.strip_suffix("?="));
    let plain = word.map_or(encoded.clone(), |word| {
        String::from_utf8(STANDARD.decode(word).expect("base64")).expect("UTF-8")
    });
    assert_eq!(plain, topic);
    let index = STANDARD.decode(text("Thread-Index")).expect("base64");
    let before = thread_index();
    assert!(index.starts_with(&before) && index.len() == before.len() + 5, "{index:?}");
}

/// The files of a folder of somebody's box. Dovecot keeps lines without their carriage returns.
fn files(folder: &Path) -> Vec<Vec<u8>> {
    let parts = ["new", "cur"].map(|part| fs::read_dir(folder.join(part)));
    let files = parts.into_iter().flatten().flatten();
    files
        .map(|file| without_returns(&fs::read(file.expect("a file").path()).expect("read")))
        .collect()
}

fn without_returns(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().filter(|byte| *byte != b'\r').collect()
}

/// The client, who can be reached by mail and by telephone.
async fn otto(business: &mut Business) -> String {
    let reaches =
        [Reach::Address(OTTO.address.to_owned()), Reach::Number("+49 30 5550188".to_owned())];
    let contact = NewContact {
        name: "Otto Brandt".to_owned(),
        role: ContactRole::Project,
        form_of_address: FormOfAddress::Formal,
        greeting: None,
        reaches: reaches.to_vec(),
    };
    let new = NewClient {
        name: "Brandt & Söhne GmbH".to_owned(),
        language: Language::German,
        debtor: Some(DebtorKind::Business),
        zone: None,
        contacts: vec![contact],
    };
    clients::add(&business.desk.engine, &mut business.desk.moment, &new).await.expect("a client")
}

/// What is asked of `simulate`: the same business, trigger and due date.
pub(super) fn request(stage: Stage, from: Date, due: Option<Date>) -> Request {
    let playbook = match stage {
        Stage::Enquiry => "negotiation",
        Stage::Running => "project",
        Stage::Payment => "payment",
    };
    Request {
        playbook: playbook.to_owned(),
        from,
        due,
        region: funkstille_core::calendar::Region::parse("DE-BE").expect("a region"),
        time_zone: None,
        client_time_zone: None,
        amount: None,
        events: Vec::new(),
    }
}
