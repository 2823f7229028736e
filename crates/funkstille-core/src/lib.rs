//! The rules of Funkstille, pure: no input or output, no clock, no randomness, no waiting.
//!
//! Everything that this program decides is decided here, from values that somebody else fetched,
//! so that every decision can be tested like a table. `today` comes in as an argument.
//!
//! | word | where |
//! |---|---|
//! | business day, holiday, shift | [`calendar`] |
//! | playbook, step, rule, mode | [`playbook`] |
//! | case, event, plan, decision | [`case`] |
//! | what must never go out, and when | [`guard`] |
//! | client, contact, project | [`client`] |
//! | invoices: what they say, what came in | [`invoice`] |
//! | what is owed: interest, default, limitation | [`claim`] |
//! | what came in on an account, and what it pays | [`bank`] |
//! | what was found out about a silent client | [`looks`] |
//! | silence in a conversation | [`silence`] |
//! | ledger, chain of digests | [`evidence`] |
//! | amount of money | [`money`] |
//! | what an error or a reason tells a person | [`explain`] |

pub mod bank;
pub mod calendar;
pub mod case;
pub mod claim;
pub mod client;
pub mod delivery;
pub mod evidence;
pub mod explain;
pub mod guard;
pub mod invoice;
pub mod looks;
pub mod money;
pub mod playbook;
pub mod silence;
