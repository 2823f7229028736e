//! Claims: what is owed today beside the principal, and until when it can be asked for
//! (docs/interest.md).
//!
//! - [`law`]: what the law of a place says, as data.
//! - [`rule_for`], [`RuleFor`]: which rule holds, and which rate on which day.
//! - [`in_default`]: since when the debtor is in default, and by what.
//! - [`state`]: the statement of a claim, with every line, part payments and the flat fee.
//! - [`Owing`]: all of that for one invoice.
//! - [`Age`]: how long it has been overdue.
//! - [`limitation`]: when the claim is time-barred.
//! - [`Agreement`], [`Parted`]: a claim that is paid in parts, each with its own due date.
//! - [`balance`], [`CashDiscount`], [`kept`]: early payment, small balances, instalments.

mod ageing;
mod agreement;
mod choose;
mod day_count;
mod discount;
mod error;
mod exact;
mod flat_fee;
mod ground;
mod instalments;
pub mod law;
mod limitation;
mod no_claim;
mod owing;
mod parts;
mod payment;
mod percent;
mod rates;
mod run;
mod statement;
mod used;

pub use ageing::Age;
pub use agreement::Agreement;
pub use choose::{NoRate, rule_for};
pub use day_count::DayCount;
pub use discount::{Balance, CashDiscount, balance};
pub use error::InterestError;
pub use exact::Exact;
pub use flat_fee::{FlatFeeOwed, flat_fee};
pub use ground::{DefaultFacts, Due, InDefault, in_default};
pub use instalments::{Instalment, Kept, kept, monthly};
pub use limitation::{Limitation, LimitationFacts, Standstill, limitation};
pub use no_claim::NoClaim;
pub use owing::{Basis, Owing};
pub use parts::{DuePart, Parted, StatedPart};
pub use payment::{Applied, Order, Owed, Payment};
pub use percent::Percent;
pub use rates::{BeyondTable, RatedDays, RuleFor};
pub use run::{Debt, Line, Run};
pub use statement::{Claim, Statement, Terms, state, state_days};
pub use used::{BaseRate, UsedRate};
