//! Statements of bank accounts: reading and keeping them, and what came in with them.
//!
//! - [`read`]: what a file says. [`import`]: keeping it, each entry once.
//! - [`Watch`]: a folder into which statements are put.
//! - [`read_at`]: up to when it is known what came in. [`gap_told`]: what statements lack.
//! - [`match_waiting`], [`match_by_hand`], [`match_none`]: what a payment pays.

mod asked;
mod by_hand;
mod freed;
mod freshness;
mod gaps;
mod import;
mod known;
mod matching;
mod overpaid;
mod payments;
mod problem;
mod read;
mod refund;
mod returned;
mod waiting;
mod watch;

pub use asked::{Answer, AskedPayment};
pub(crate) use asked::{asked, asked_of, held_for};
pub use by_hand::{MatchedByHand, match_by_hand, match_none};
pub(crate) use freed::set_free;
pub use freshness::read_at;
pub use gaps::{gap_told, place_of, settle_gaps};
pub(crate) use gaps::{incomplete, open_gaps};
pub use import::{Imported, import};
pub use matching::{Matched, Question};
pub use overpaid::Overpaid;
pub(crate) use overpaid::overpaid;
pub use payments::number_of;
pub use problem::{BankProblem, MappingProblem};
pub use read::{ReadStatement, mappings, read, read_to_keep};
pub(crate) use returned::note_reverted;
pub(crate) use waiting::match_again;
pub use waiting::{Waiting, came_in, match_waiting};
pub use watch::{TakenIn, Watch};

pub use funkstille_store::{BankGap, BankPayment};
