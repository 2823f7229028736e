//! Messages at which a server hung up: one of them may be the reason, and the rest is read.

use std::collections::BTreeSet;

/// What is known of such messages, in one folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubts {
    /// These are asked for alone.
    alone: BTreeSet<u32>,
    /// These are asked for no more in this reading: the server hung up on them alone.
    passed: BTreeSet<u32>,
}

/// Where the server hangs up on more messages than this, it is not they that are broken.
const MOST_PASSED: usize = 3;

impl Doubts {
    /// The server hung up while it was asked for these messages. Says whether it makes sense to ask
    /// again: for what was asked together one by one, without the one that was asked for alone.
    pub fn hung_up(&mut self, asked: &[u32]) -> bool {
        match asked {
            [] => false,
            [one] if self.alone.contains(one) => {
                self.passed.insert(*one) && self.passed.len() <= MOST_PASSED
            }
            many => {
                let before = self.alone.len();
                self.alone.extend(many);
                self.alone.len() > before
            }
        }
    }

    /// Whether a message is asked for no more.
    pub(super) fn passes(&self, uid: u32) -> bool {
        self.passed.contains(&uid)
    }

    /// Those of `uids` (ascending) that may be asked for together, from the first on.
    pub(super) fn first_of<'a>(&self, uids: &'a [u32]) -> &'a [u32] {
        let sound = uids.iter().take_while(|uid| !self.alone.contains(uid)).count();
        &uids[..sound.max(1).min(uids.len())]
    }

    /// The same, from the last one on.
    pub(super) fn last_of<'a>(&self, uids: &'a [u32]) -> &'a [u32] {
        let sound = uids.iter().rev().take_while(|uid| !self.alone.contains(uid)).count();
        &uids[uids.len() - sound.max(1).min(uids.len())..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_doubted_is_asked_for_alone_and_then_passed() {
        let mut doubts = Doubts::default();
        assert!(!doubts.hung_up(&[]));
        assert!(doubts.hung_up(&[4, 5]));
        assert_eq!(doubts.first_of(&[2, 3, 4, 5, 6]), [2, 3]);
        assert_eq!(doubts.first_of(&[4, 5, 6]), [4]);
        assert_eq!(doubts.last_of(&[2, 3, 4, 5, 6, 7]), [6, 7]);
        assert_eq!(doubts.last_of(&[2, 5]), [5]);
        assert!(doubts.first_of(&[]).is_empty() && doubts.last_of(&[]).is_empty());
        assert!(doubts.hung_up(&[5]) && doubts.passes(5) && !doubts.passes(4));
    }

    #[test]
    fn a_server_that_always_hangs_up_is_left() {
        let mut doubts = Doubts::default();
        let all: Vec<u32> = (1..9).collect();
        assert!(doubts.hung_up(&all));
        let tried = all.iter().take_while(|uid| doubts.hung_up(&[**uid])).count();
        assert_eq!(tried, MOST_PASSED);
    }
}
