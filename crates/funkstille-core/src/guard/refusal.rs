//! Why a letter does not leave now.

use jiff::civil::{Date, DateTime};

use super::PauseReason;
use super::knowledge::MINUTES_A_DAY;
use crate::explain::{Explain, Fact};

/// One reason why a letter does not leave now. It is held, and somebody is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Everything is paused.
    Paused {
        /// The civil day of the business since which it is.
        since_on: Date,
        /// Why.
        why: PauseReason,
    },
    /// The program only reminds, and sends nothing itself.
    OnlyReminds,
    /// The mailbox has never been read, or not since the database is at this place.
    MailboxNeverRead,
    /// The mailbox was read too long ago.
    MailboxStale {
        /// How long ago.
        minutes: i64,
    },
    /// No bank data has ever been read, and the account was not looked at today.
    BankNeverRead,
    /// The bank data is too old, and the account was not looked at today.
    BankStale {
        /// How old.
        days: i64,
    },
    /// A statement lacks something, which may be the payment, and the account was not looked at
    /// today.
    BankIncomplete {
        /// File and line at which it shows.
        place: String,
    },
    /// A payment came in that may pay an invoice of the letter; a person says whether it does.
    PaymentAsked {
        /// Its number.
        entry: String,
    },
    /// The letter must carry the invoice, and there is none on file.
    NoInvoice,
    /// A final notice needs an earlier letter that asked for the money.
    NeverAskedBefore,
    /// A final notice needs a deadline.
    NoDeadline,
    /// The deadline that the letter sets lies outside its bounds.
    DeadlineOutside {
        /// The deadline.
        deadline_on: Date,
        /// The first day that is allowed.
        earliest: Date,
        /// The last day that is allowed.
        latest: Date,
    },
    /// The law asks for forms that go with the letter, and they are not on file.
    NoEnclosures {
        /// The names of the files that are missing.
        files: String,
    },
    /// The letter names a value that nobody filled in.
    Unfilled {
        /// The value, as it stands there: `{{name}}`.
        named: String,
    },
    /// The client gets nothing but what the user sends by hand.
    DoNotContact,
    /// Another message to the client left too short a time ago.
    TooSoon {
        /// The day of that message.
        message_on: Date,
    },
    /// It is not what was approved, or no longer waits: it was stopped.
    NotApproved,
    /// It is one way of a message that left by another one; something was heard since, its sums
    /// changed, or that was on an earlier day. It was taken back, and goes anew.
    GoesAnew,
    /// It was approved too long ago, and a person has to read it again.
    ApprovalLapsed,
    /// A person has to read it before it leaves: it names days and was written anew for today, or
    /// nobody has read it and it comes late.
    ToBeRead,
    /// It is outside the hours or on no business day.
    OutsideHours,
    /// An earlier attempt may have arrived; a person has to look.
    FateUnknown,
    /// It has left already.
    AlreadySent,
    /// No account can send: none says where mail is handed over.
    NoWayOut,
    /// One logs in where its mail is handed over, and nobody has given a password yet.
    NotLoggedIn {
        /// The number of the account.
        account: String,
    },
    /// Where mail is handed over is known, and at the moment nothing leads there: a login fails, or
    /// cannot be renewed.
    WayOutFails {
        /// The number of the account.
        account: String,
    },
    /// The server was handed as many messages as it may be.
    ServerFull {
        /// The server.
        host: String,
        /// How many it may be handed.
        most: u32,
        /// In a day, not in an hour.
        is_daily: bool,
        /// When it may be handed the next one, in the business's zone.
        until: DateTime,
    },
    /// What the server may still be handed in this day is kept for letters that name the day on
    /// which they leave: those would have to be read again.
    ServerKept {
        /// The server.
        host: String,
        /// How many it may be handed in a day.
        most: u32,
    },
    /// On the day on which it can leave, the days that it names are no longer right: a person has
    /// to read it again then.
    ToBeReadThen {
        /// That day.
        on: Date,
    },
    /// The server left it open what became of the message before, and is left alone for a while.
    ServerUnclear {
        /// The server.
        host: String,
        /// When it is handed the next one, in the business's zone.
        until: DateTime,
    },
}

/// An age that no data has, in days or minutes: that of data of a time to come.
const NOT_BEFORE: i64 = i64::MAX / MINUTES_A_DAY;

impl Explain for Refusal {
    fn key(&self) -> String {
        let name = match self {
            Self::Paused { .. } => "paused",
            Self::OnlyReminds => "only-reminds",
            Self::MailboxNeverRead => "mailbox-never-read",
            Self::MailboxStale { .. } => "mailbox-stale",
            Self::BankNeverRead => "bank-never-read",
            Self::BankStale { .. } => "bank-stale",
            Self::BankIncomplete { .. } => "bank-incomplete",
            Self::PaymentAsked { .. } => "payment-asked",
            Self::NoInvoice => "no-invoice",
            Self::NeverAskedBefore => "never-asked-before",
            Self::NoDeadline => "no-deadline",
            Self::DeadlineOutside { .. } => "deadline-outside",
            Self::NoEnclosures { .. } => "no-enclosures",
            Self::Unfilled { .. } => "unfilled",
            Self::DoNotContact => "do-not-contact",
            Self::TooSoon { .. } => "too-soon",
            Self::NotApproved => "not-approved",
            Self::GoesAnew => "goes-anew",
            Self::ApprovalLapsed => "approval-lapsed",
            Self::ToBeRead => "to-be-read",
            Self::OutsideHours => "outside-hours",
            Self::FateUnknown => "fate-unknown",
            Self::AlreadySent => "already-sent",
            Self::NoWayOut => "no-way-out",
            Self::NotLoggedIn { .. } => "not-logged-in",
            Self::WayOutFails { .. } => "way-out-fails",
            Self::ServerFull { is_daily: false, .. } => "server-full-hour",
            Self::ServerFull { .. } => "server-full-day",
            Self::ServerKept { .. } => "server-kept",
            Self::ToBeReadThen { .. } => "to-be-read-then",
            Self::ServerUnclear { .. } => "server-unclear",
        };
        format!("refusal-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::Paused { since_on, why } => {
                [("day", (*since_on).into())].into_iter().chain(why.facts()).collect()
            }
            Self::MailboxStale { minutes } => vec![("count", (*minutes).into()), read(*minutes)],
            Self::BankStale { days } => vec![("count", (*days).into()), read(*days)],
            Self::BankIncomplete { place } => vec![("place", place.into())],
            Self::PaymentAsked { entry } => vec![("entry", entry.into())],
            Self::NotLoggedIn { account } | Self::WayOutFails { account } => {
                vec![("account", account.into())]
            }
            Self::NoEnclosures { files } => vec![("files", files.into())],
            Self::Unfilled { named } => vec![("named", named.into())],
            Self::TooSoon { message_on } => vec![("day", (*message_on).into())],
            Self::ServerFull { host, most, until, .. } => vec![
                ("host", host.into()),
                ("count", i64::from(*most).into()),
                ("day", until.date().into()),
                ("time", Fact::Text(until.strftime("%H:%M").to_string())),
            ],
            Self::ServerKept { host, most } => {
                vec![("host", host.into()), ("count", i64::from(*most).into())]
            }
            Self::ToBeReadThen { on } => vec![("day", (*on).into())],
            Self::ServerUnclear { host, until } => vec![
                ("host", host.into()),
                ("day", until.date().into()),
                ("time", Fact::Text(until.strftime("%H:%M").to_string())),
            ],
            Self::DeadlineOutside { deadline_on, earliest, latest } => vec![
                ("day", (*deadline_on).into()),
                ("earliest", (*earliest).into()),
                ("latest", (*latest).into()),
            ],
            _ => vec![],
        }
    }
}

/// Whether it was read before now, or at a time that is still to come: then a clock was set back,
/// and nobody can say how long ago that was.
fn read(age: i64) -> (&'static str, Fact) {
    ("read", Fact::Text(if age >= NOT_BEFORE { "later" } else { "before" }.to_owned()))
}
