//! Numbers of word sets, kept as bits: whether one is there, and what two have in common, takes a
//! few instructions.

use std::iter;

/// How many numbers a block holds.
const BLOCK: usize = u64::BITS as usize;

/// Some of the numbers below a bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SetNumbers {
    blocks: Vec<u64>,
}

impl SetNumbers {
    /// None of the numbers below `bound`.
    pub(crate) fn none_of(bound: usize) -> Self {
        Self { blocks: vec![0; bound.div_ceil(BLOCK)] }
    }

    /// These of the numbers below `bound`.
    pub(crate) fn of(bound: usize, numbers: &[usize]) -> Self {
        let mut all = Self::none_of(bound);
        for &number in numbers {
            all.insert(number);
        }
        all
    }

    /// Adds a number, which must be below the bound.
    pub(crate) fn insert(&mut self, number: usize) {
        self.blocks[number / BLOCK] |= 1 << (number % BLOCK);
    }

    /// Adds all numbers of another.
    pub(crate) fn add_all(&mut self, other: &Self) {
        for (block, added) in iter::zip(&mut self.blocks, &other.blocks) {
            *block |= added;
        }
    }

    /// Whether a number is among them.
    pub(crate) fn has(&self, number: usize) -> bool {
        self.blocks.get(number / BLOCK).is_some_and(|block| block >> (number % BLOCK) & 1 == 1)
    }

    /// Whether any number is in both.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        iter::zip(&self.blocks, &other.blocks).any(|(one, other)| one & other != 0)
    }

    /// The numbers that are in both, in their order.
    pub(crate) fn shared_with(&self, other: &Self) -> impl Iterator<Item = usize> {
        let shared = iter::zip(&self.blocks, &other.blocks).map(|(one, other)| one & other);
        shared.enumerate().flat_map(|(at, block)| {
            // Each step takes the lowest bit away.
            let rest = iter::successors(Some(block), |rest| Some(rest & rest.wrapping_sub(1)));
            let lowest = rest.take_while(|rest| *rest != 0).map(u64::trailing_zeros);
            lowest.map(move |bit| at * BLOCK + bit as usize)
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::SetNumbers;

    proptest! {
        #[test]
        fn they_are_as_sets_of_numbers_are(
            one in prop::collection::btree_set(0..200_usize, 0..40),
            other in prop::collection::btree_set(0..200_usize, 0..40),
        ) {
            let bits = |numbers: &BTreeSet<usize>| {
                SetNumbers::of(200, &numbers.iter().copied().collect::<Vec<_>>())
            };
            let (mut ours, theirs) = (bits(&one), bits(&other));
            let shared: Vec<usize> = one.intersection(&other).copied().collect();
            prop_assert_eq!(ours.meets(&theirs), !shared.is_empty());
            prop_assert_eq!(ours.shared_with(&theirs).collect::<Vec<_>>(), shared);
            ours.add_all(&theirs);
            let all: Vec<usize> = (0..300).filter(|&number| ours.has(number)).collect();
            prop_assert_eq!(all, one.union(&other).copied().collect::<Vec<_>>());
        }
    }
}
