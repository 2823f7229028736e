//! What an erased entry leaves behind: that something happened, and no longer what.

use super::state::{Block, CaseState};

impl CaseState {
    /// An entry was erased that could stop or bend the plan. What it said is gone, so nothing goes
    /// on until a person has looked: a hold or a payment is not undone by being forgotten.
    pub fn lose_entry(&mut self) {
        self.gaps += 1;
        if self.ended.is_none() {
            self.block(Block::EntryErased);
        }
    }

    /// A person looked at the gaps that there were then; one that came later still holds the case.
    pub(super) fn judge_gaps(&mut self, count: u32) {
        if self.gaps <= count {
            self.blocks.remove(&Block::EntryErased);
        }
    }
}
