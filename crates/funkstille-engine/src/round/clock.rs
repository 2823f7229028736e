//! Moments for work that takes longer than one.

use crate::engine::Moment;

/// Gives a moment whenever it is asked. Reading a large mailbox takes minutes, and keeping on
/// reading takes months: each thing that is done in it is done at its own time.
pub struct Clock(Box<dyn Fn() -> Moment + Send + Sync>);

impl Clock {
    /// A clock that asks for each moment.
    pub fn new(moment: impl Fn() -> Moment + Send + Sync + 'static) -> Self {
        Self(Box::new(moment))
    }

    /// The moment that is now.
    pub fn moment(&self) -> Moment {
        (self.0)()
    }
}
