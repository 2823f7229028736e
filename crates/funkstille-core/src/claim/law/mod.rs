//! What the law of a place says about late money, as data (format: `jurisdictions/README.md`).
//!
//! - [`Law`], [`Rule`], [`Edition`]: rates; [`Reference`]: tables of base rates.
//! - [`FlatFee`], [`DefaultLaw`], [`LimitationLaw`]: the rest.
//! - [`Origin`]: where each number comes from, and how sure it is.
//! - [`parse()`]: text to table; errors name the line.

mod error;
mod origin;
mod parse;
mod raw;
mod table;

pub use error::{LawError, LawProblem};
pub use origin::{Confidence, Origin};
pub use parse::parse;
pub use table::{
    CountsFrom, DefaultLaw, DueLaw, Edition, FinalNoticeLaw, FlatFee, Follows, GroundKind,
    GroundLaw, Law, LimitationLaw, Reference, ReferenceRate, Rule, Steps, TakenOn, Tier,
};
