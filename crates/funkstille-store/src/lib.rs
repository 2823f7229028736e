//! What Funkstille remembers, in SQLite or PostgreSQL behind one type.
//!
//! [`Store::read`] gives a [`Reading`]: one state of one tenant's data. [`Store::begin`] gives a
//! [`Work`]: events, the rows that follow from them, and letters, written together or not at all.
//!
//! The ledger of events is the truth; [`projection`] says how rows follow from it, and
//! [`Work::rebuild_projections`] makes them again. What must not happen twice has a key of its own
//! and is no projection: letters, messages seen, requests.
//!
//! Time, salts and ids come from the caller. Every call is about one tenant, and every key begins
//! with it. Statements are files in `sql/`, the same text for both databases; the schema is in
//! `migrations/`.

mod attempt;
mod backup;
mod bank;
mod check;
mod connection;
mod error;
pub mod event;
mod ids;
mod ledger;
mod location;
mod mail;
mod migrate;
mod outbox;
pub mod projection;
mod reading;
mod sql;
mod sqlite;
mod store;
mod tables;
mod telling;
mod why;
mod work;

pub use attempt::{Attempt, CopyState};
pub use backup::{Kept, Restored, restore, verify_backup};
pub use bank::{BankAccount, BankGap, BankPayment, BankQuestion, BankReturn, PaymentState};
pub use check::CheckReport;
pub use error::{Conflict, StoreError};
pub use ids::{Stream, StreamKind, TenantId};
pub use ledger::{VerifiedTenant, ledger_line, parse_ledger_line};
pub use location::Location;
pub use mail::{CaseMail, FolderRow, Held, MailPlace, MailRow, WaitRow};
pub use outbox::{AlreadyThere, Letter, LetterDraft, LetterKey, NewLetter, OutboxState};
pub use reading::{Account, AccountDraft, DueCase, MessageOfCase, Reading, Setting, Sibling};
pub use sqlite::discard;
pub use store::Store;
pub use telling::{Feed, Receiver, Telling, TellingState};
pub use why::Why;
pub use work::{Append, Appended, Claim, Once, SeenMessage, Stamp, Work};
