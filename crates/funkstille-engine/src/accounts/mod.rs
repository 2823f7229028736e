//! Accounts: where mail is read from, and how one logs in there (docs/accounts.md).
//!
//! Passwords and tokens are sealed ([`crate::secrets`]) and never leave this module but towards the
//! server that they belong to. In a database for practice no connection is opened.

mod access;
mod account;
mod add;
mod examine;
mod find;
mod hosts;
mod login;
mod note;
mod problem;
mod providers;
mod rates;
mod rekey;
mod remove;
mod secret;
mod set;

pub(crate) use access::refuse_practice;
pub use access::{Access, Entrance, imap_login, network, server, way_out};
pub use account::{Account, Auth, Imap, Kind, Outgoing};
pub use add::{Added, NewAccount, add, search};
pub use examine::{Step, StepState, examine};
pub use find::{find, list};
pub use login::{BrowserLogin, DeviceLogin, set_password};
pub use note::note_reading;
pub(crate) use note::{may_send_again, note_sending};
pub use problem::AccountProblem;
pub use providers::Providers;
pub use rates::{OwnRates, RatesFrom, rates};
pub use rekey::{Rekeyed, rekey};
pub use remove::remove;
pub use set::{AccountChange, SmtpChange, authserv_id, set};

pub use funkstille_post::autoconfig::{
    Account as Address, Asked, Discovery, Found, Outcome, Security, Server, Source,
};
pub use funkstille_post::http::HttpClient;
pub use funkstille_post::oauth::Pages;
pub use funkstille_post::secret::SecretText;
