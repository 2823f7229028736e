//! What must never go out, and when. The guards live in code, and no playbook can switch them off
//! (docs/rules.md, *Guards*). Guard 2 moves dates and stands in [`crate::case`]; the others are
//! here.
//!
//! | guard | where |
//! |---|---|
//! | 1: not after an answer or a payment, and nothing on stale knowledge | [`Knowledge`] |
//! | 3: one client, one message | [`one_message`] |
//! | 4: hours and days | [`is_open`] |
//! | 5, 7: what a letter must have, and who gets none | [`LetterFacts`] |
//! | 6: at most once | [`Fate`] |
//! | nothing leaves while everything is paused | [`PauseReason`] |
//! | no server is handed too many | [`Rates`] |

mod fate;
mod hours;
mod knowledge;
mod letter;
mod one_message;
mod pause;
mod rate;
mod refusal;

pub use fate::Fate;
pub use hours::{is_open, next_open};
pub use knowledge::Knowledge;
pub use letter::LetterFacts;
pub use one_message::{DueMessage, TodaysMessage, one_message};
pub use pause::PauseReason;
pub use rate::{RateReached, Rates};
pub use refusal::Refusal;
