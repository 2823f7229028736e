//! The sample world in a database of its own, and days that pass in it.
//!
//! The world is `demo/`: a freelancer, her mailbox (`mailbox`), and beside it what no mailbox knows
//! (`demo/world.toml`, read by `world`). [`begin`] makes a practice database of it. [`advance`]
//! moves its clock day by day: clients and bank do what the world says, the program ticks, what was
//! approved leaves into a sink. Nothing here can send anything anywhere.

mod advance;
mod begin;
mod by_itself;
mod diary;
mod fill;
mod happening;
mod mailbox;
mod mark;
mod stride;
mod world;

pub use advance::advance;
pub use begin::begin;
pub use diary::{Day, Left, Said};
pub use mailbox::scan;
pub use stride::Stride;

use jiff::civil::{Date, Time, date, time};

/// The day on the calendar of the sample world (`demo/README.md`).
pub const TODAY: Date = date(2026, 11, 23);

/// The time of day at which the program works, and at which the clock stands between two days: an
/// hour before the usual sending time (docs/rules.md, *Dates*).
const MORNING: Time = time(8, 0, 0, 0);
