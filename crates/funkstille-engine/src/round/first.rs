//! When each mailbox was tried once since the program began.

use std::cell::RefCell;
use std::collections::BTreeSet;

use tokio::sync::Notify;

/// The accounts there were when the program began, and which of them nobody has tried to read yet.
/// One that is added later keeps nothing waiting.
#[derive(Debug, Default)]
pub(super) struct FirstReadings {
    /// `None` until it is known which accounts there are.
    open: RefCell<Option<BTreeSet<String>>>,
    changed: Notify,
}

impl FirstReadings {
    /// These are read now; what is said after the first time counts no more.
    pub(super) fn begin(&self, accounts: &[String]) {
        self.open.borrow_mut().get_or_insert_with(|| accounts.iter().cloned().collect());
        self.changed.notify_one();
    }

    /// The account was read, could not be read, or is gone.
    pub(super) fn tried(&self, account: &str) {
        if let Some(open) = &mut *self.open.borrow_mut() {
            open.remove(account);
        }
        self.changed.notify_one();
    }

    /// Comes when all of them were tried. One task waits for it.
    pub(super) async fn over(&self) {
        while !self.is_over() {
            self.changed.notified().await;
        }
    }

    fn is_over(&self) -> bool {
        self.open.borrow().as_ref().is_some_and(BTreeSet::is_empty)
    }
}
