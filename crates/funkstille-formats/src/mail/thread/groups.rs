//! Groups that grow together: a disjoint-set forest.

/// Numbers from zero, each in one group.
#[derive(Debug)]
pub(super) struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    /// `len` numbers, each alone.
    pub(super) fn new(len: usize) -> Self {
        Self { parent: (0..len).collect() }
    }

    /// The number that stands for the group of `member`.
    pub(super) fn leader(&mut self, mut member: usize) -> usize {
        while self.parent[member] != member {
            self.parent[member] = self.parent[self.parent[member]];
            member = self.parent[member];
        }
        member
    }

    /// Makes one group of two. The smaller leader leads, so that the result depends on no order.
    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.leader(a), self.leader(b));
        self.parent[a.max(b)] = a.min(b);
    }
}
