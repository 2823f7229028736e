//! Use cases: where rules, formats and the world outside meet. One file per use case; each takes
//! values and gives values, so that every surface (command line, pages, jobs) says the same.
//!
//! | word | where |
//! |---|---|
//! | one business at work, and the moment of doing something | [`engine`] |
//! | who the business is | [`business`] |
//! | what is to be done today, decided and prepared | [`tick`] |
//! | the day's page | [`today`] |
//! | mail is read and what is due is prepared, again and again | [`round`] |
//! | clients, projects, cases | [`clients`], [`projects`], [`cases`] |
//! | looking around without people | [`looks`] |
//! | where mail is read from | [`accounts`] |
//! | passwords and tokens, sealed | [`secrets`] |
//! | letters leave | [`sending`] |
//! | why something came out as it did, as it is kept | [`reason`] |
//! | telling the user: digest, webhooks, calendar | [`telling`] |
//! | letters, tasks, money | [`letters`], [`tasks`], [`money`] |
//! | the file of one case, as evidence | [`casefile`] |
//! | all rows again, from the ledger | [`rebuild`] |
//! | nothing leaves for a while | [`pause`] |
//! | keeping and restoring everything | [`backup`] |
//! | statements of bank accounts | [`bank`] |
//! | a database of an earlier version | [`upgrade`] |
//! | whether all is well | [`doctor`] |
//! | the data folders: playbooks, holidays, texts, words | [`data`] |
//! | the sample world | [`demo`] |
//! | sentences in the reader's language | [`words`] |
//! | a case played through | [`simulate`] |
//! | invoices, what came in for them, and their cases | [`invoices`] |
//! | interest on a claim | [`interest`] |
//! | what is owed today, and all receivables | [`claims`] |
//! | whether a playbook file is sound | [`playbook_check`] |
//! | mail that was read from mailboxes, and what it does | [`mail`] |
//! | what each message of a mailbox is | [`classify`] |
//! | who has not answered, in a mailbox | [`scan`] |
//! | what can go wrong here | [`error`] |

pub mod accounts;
pub mod backup;
pub mod bank;
pub mod business;
pub mod casefile;
pub mod cases;
mod change;
pub mod claims;
pub mod classify;
pub mod clients;
pub mod data;
pub mod demo;
mod dialling;
pub mod doctor;
pub mod engine;
pub mod error;
mod folders;
pub mod interest;
pub mod invoices;
pub mod letters;
mod line;
pub mod looks;
pub mod mail;
pub mod mail_problem;
pub mod money;
mod numbers;
pub mod pause;
pub mod playbook_check;
pub mod projects;
pub mod reason;
pub mod rebuild;
pub mod round;
pub mod scan;
pub mod secrets;
pub mod sending;
pub mod simulate;
pub mod tasks;
pub mod telling;
pub mod texts;
pub mod tick;
pub mod today;
pub mod upgrade;
pub mod words;

pub use data::Data;
pub use engine::{Engine, Moment};
pub use error::{Error, Problem};
pub use funkstille_store::{Location, Store, StoreError, TenantId};
