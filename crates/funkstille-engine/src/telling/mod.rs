//! Telling the user: a digest of the day by mail, webhooks and topics of ntfy, and a calendar that
//! others may read by a secret address (docs/telling.md).
//!
//! What is told follows from the ledger: each receiver has a place in it up to which everything was
//! put on its way, in the transaction that moves this place. So nothing is left out, and the same
//! thing has the same id however often it is tried. Amounts, texts of mails and bank data never
//! leave by these ways, names of clients only where the user wants them to.

mod agenda;
mod collect;
mod deliver;
pub mod digest;
mod feed;
mod kind;
mod notice;
mod problem;
mod receiver;
mod signature;

pub use agenda::agenda;
pub use collect::collect;
pub(crate) use collect::lasts;
pub use deliver::{Delivered, deliver, test};
pub use feed::{Feed, NewFeed, TOKEN_BYTES, feeds, find_feed, new_feed, revoke_feed};
pub use kind::Kind;
pub use problem::TellingProblem;
pub use receiver::{
    Added, NewReceiver, Receiver, ReceiverKind, Settings, Waiting, add, list, remove, waiting,
};
pub(crate) use receiver::{keeps_secrets, seal_anew};
