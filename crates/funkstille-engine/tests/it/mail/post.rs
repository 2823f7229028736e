//! A mailbox whose mail the test writes.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use funkstille_core::case::Happened;
use funkstille_core::client::ProjectStage;
use funkstille_engine::accounts::{self, Auth, Imap, Kind, NewAccount, Security};
use funkstille_engine::cases::{self, NewCase, StoryLine};
use funkstille_engine::mail::{self, Noticed, Source, Taken};
use funkstille_engine::secrets::KeyPlace;
use funkstille_post::incoming::{
    Batch, FolderChange, FolderRole, FolderState, IncomingMail, MailFolder, Marks,
};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan, Zoned};

use crate::day::desk::Desk;

pub(crate) const ME: &str = "jonas@weber.example";
pub(crate) const MIRA: &str = "mira.lang@kunde.example";

/// The message that starts most cases here.
pub(crate) const OFFER: &str = "offer@weber.example";

/// A message in the making.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    headers: Vec<(String, String)>,
    text: String,
    pub(crate) marks: Marks,
    at: Timestamp,
}

/// Ten o'clock of a day in Berlin.
fn ten_o_clock(on: Date) -> Zoned {
    on.at(10, 0, 0, 0).in_tz("Europe/Berlin").expect("a zone")
}

/// A message by somebody to somebody, at ten o'clock of a day in Berlin.
pub(crate) fn mail(id: &str, (from, to): (&str, &str), on: Date) -> Mail {
    let at = ten_o_clock(on);
    let date = at.strftime("%a, %d %b %Y %H:%M:%S %z").to_string();
    let mut headers = vec![("From".into(), from.into()), ("To".into(), to.into())];
    headers.push(("Date".into(), date));
    if !id.is_empty() {
        headers.push(("Message-ID".into(), format!("<{id}>")));
    }
    Mail { headers, text: String::new(), marks: Marks::default(), at: at.timestamp() }
}

impl Mail {
    pub(crate) fn with(mut self, header: &str, value: &str) -> Self {
        self.headers.push((header.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn on(self, subject: &str) -> Self {
        self.with("Subject", subject)
    }

    pub(crate) fn answers(self, id: &str) -> Self {
        self.with("In-Reply-To", &format!("<{id}>"))
    }

    pub(crate) fn refers(self, id: &str) -> Self {
        self.with("References", &format!("<{id}>"))
    }

    pub(crate) fn says(mut self, text: &str) -> Self {
        text.clone_into(&mut self.text);
        self
    }

    pub(crate) fn flagged(mut self, flag: &str) -> Self {
        self.marks.flags = vec![flag.to_owned()];
        self
    }

    /// Its server took it in on another day than it bears.
    pub(crate) fn taken_in(mut self, on: Date) -> Self {
        self.at = ten_o_clock(on).timestamp();
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut all = String::new();
        for (name, value) in &self.headers {
            write!(all, "{name}: {value}\r\n").expect("written");
        }
        let has_type = self.headers.iter().any(|(name, _)| name == "Content-Type");
        if !has_type {
            all.push_str("Content-Type: text/plain; charset=utf-8\r\n");
        }
        write!(all, "\r\n{}\r\n", self.text).expect("written");
        all.into_bytes()
    }
}

/// The business has an account for an address, on a server that nobody asks; gives its number.
pub(crate) async fn account(desk: &mut Desk, address: &str) -> String {
    let imap = Imap {
        host: "127.0.0.1".to_owned(),
        port: 993,
        security: Security::Tls,
        user: address.to_owned(),
        auth: Auth::Password,
    };
    let address = address.to_owned();
    let new = NewAccount { address, kind: Kind::Imap(imap), outgoing: None, password: None };
    let no_keys = KeyPlace::File("unused".into());
    let added = accounts::add(&desk.engine, &mut desk.moment, &no_keys, &new).await;
    added.expect("an account").account
}

/// A business and its mailbox.
pub(crate) struct Post {
    pub(crate) desk: Desk,
    pub(crate) server: Option<&'static str>,
    next: BTreeMap<FolderRole, u32>,
}

pub(crate) fn folder(role: FolderRole) -> MailFolder {
    MailFolder { name: format!("{role:?}"), role }
}

pub(crate) fn incoming(mail: &Mail, uid: u32) -> FolderChange {
    FolderChange::Arrived(IncomingMail {
        uid,
        bytes: mail.bytes(),
        received_at: Some(mail.at + 1.minute()),
        marks: mail.marks.clone(),
        gmail_id: None,
    })
}

pub(crate) fn batch(changes: Vec<FolderChange>, next_uid: u32) -> Batch {
    let state = FolderState { uid_validity: 1, next_uid, oldest_uid: 1, highest_modseq: None };
    Batch { changes, state, remaining: 0 }
}

impl Post {
    pub(crate) fn of(desk: Desk) -> Self {
        Self { desk, server: None, next: BTreeMap::new() }
    }

    /// The same mailbox, read by another business.
    pub(crate) fn read_by(&self, desk: Desk) -> Self {
        Self { desk, server: self.server, next: self.next.clone() }
    }

    pub(crate) async fn new(today: Date) -> Self {
        Self::of(Desk::new(today).await)
    }

    /// A client, and an offer of that day which waits; gives the case too.
    pub(crate) async fn with_offer(on: Date) -> (Self, String) {
        let mut desk = Desk::new(on).await;
        let client = desk.client("Mira Lang").await;
        let mut post = Self::of(desk);
        let case = post.case(&client, OFFER, on).await;
        (post, case)
    }

    /// A case about a message of ours.
    pub(crate) async fn case(&mut self, client: &str, message_id: &str, on: Date) -> String {
        let project = self.desk.project(client, ProjectStage::Enquiry).await;
        let new = NewCase {
            client: client.to_owned(),
            project: Some(project),
            subject: "Angebot Website".to_owned(),
            message_id: Some(message_id.to_owned()),
            sent_on: Some(on),
            ..NewCase::default()
        };
        cases::open(&self.desk.engine, &mut self.desk.moment, &new).await.expect("a case")
    }

    pub(crate) async fn take(&mut self, folder: &MailFolder, batch: &Batch) -> Taken {
        let me = [ME.to_owned()];
        let source = Source { account: "1", folder, me: &me, server: self.server };
        let batch = Arc::new(batch.clone());
        mail::take_in(&self.desk.engine, &mut self.desk.moment, &source, &batch)
            .await
            .expect("taken in")
    }

    /// Messages arrive in a folder.
    pub(crate) async fn arrive(&mut self, role: FolderRole, mails: &[Mail]) -> Taken {
        let next = self.next.entry(role).or_insert(1);
        let changes: Vec<FolderChange> =
            mails.iter().zip(*next..).map(|(mail, uid)| incoming(mail, uid)).collect();
        *next += u32::try_from(changes.len()).expect("few");
        let batch = batch(changes, *next);
        self.take(&folder(role), &batch).await
    }

    pub(crate) async fn inbox(&mut self, mail: Mail) -> Taken {
        self.arrive(FolderRole::Inbox, &[mail]).await
    }

    pub(crate) async fn sent(&mut self, mail: Mail) -> Taken {
        self.arrive(FolderRole::Sent, &[mail]).await
    }

    pub(crate) async fn notice(&mut self) -> Noticed {
        mail::notice(&self.desk.engine, &mut self.desk.moment).await.expect("noticed")
    }

    /// What happened to a case so far, without how it began.
    pub(crate) async fn story(&self, case: &str) -> Vec<Happened> {
        let lines = cases::story(&self.desk.engine, case).await.expect("a story");
        let happened = lines.into_iter().filter_map(|line: StoryLine| line.happened);
        let follows =
            |what: &Happened| matches!(what, Happened::Opened(_) | Happened::FollowOnOpened(_));
        happened.filter(|what| !follows(what)).collect()
    }

    /// The days on which it happened.
    pub(crate) async fn days(&self, case: &str) -> Vec<Date> {
        let lines = cases::story(&self.desk.engine, case).await.expect("a story");
        let happened = lines.into_iter().filter(|line| line.happened.is_some());
        happened.skip(1).map(|line| line.on).collect()
    }
}

/// The offer as it lies among sent mail.
pub(crate) fn offer(on: Date) -> Mail {
    mail(OFFER, (ME, MIRA), on)
        .on("Angebot Website")
        .says("Hallo Frau Lang,\r\n\r\nanbei unser Angebot für die Website. Passt das so für Sie?\r\n\r\nViele Grüße\r\nJonas Weber")
}
