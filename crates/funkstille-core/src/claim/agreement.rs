//! Payment in parts, as it was agreed (docs/interest.md, *Instalments*).

use jiff::civil::Date;

/// Parts in which a claim is to be paid, as was agreed on a day. Each is due on its own day: the
/// default of before ends with the day of the agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// The day on which it was agreed.
    pub on: Date,
    /// The due date of each part, and how much, in minor units; the earliest first.
    pub parts: Vec<(Date, i64)>,
    /// Since when all the rest is due, because a part did not come and that was agreed.
    pub all_due_on: Option<Date>,
}

impl Agreement {
    /// How much of what is open is due later than a day, in minor units: money goes to the part
    /// that is due first.
    pub fn not_due_minor(&self, open_minor: i64, today: Date) -> i64 {
        let parts = self.open_parts(open_minor, today);
        let later = parts.iter().filter(|(due_on, _)| *due_on > today);
        later.map(|(_, minor)| *minor).sum()
    }

    /// What is left of each part, by its due date, in minor units: money goes to the part that is
    /// due first, so that what is open is that of the last ones.
    pub fn open_parts(&self, open_minor: i64, today: Date) -> Vec<(Date, i64)> {
        let mut left = open_minor.max(0);
        if let Some(on) = self.all_due_on.filter(|on| *on <= today) {
            return vec![(on, left)];
        }
        let mut parts: Vec<(Date, i64)> = Vec::new();
        for (due_on, minor) in self.parts.iter().rev() {
            let part = left.min(*minor);
            parts.push((*due_on, part));
            left -= part;
        }
        parts.reverse();
        // Interest that was paid first is missing from the parts; it was due with the first.
        if let Some((_, first)) = parts.first_mut() {
            *first = first.saturating_add(left);
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_due_later_is_paid_last() {
        let march = |day| date(2026, 3, day);
        let agreement = Agreement {
            on: march(1),
            parts: vec![(march(10), 400), (march(20), 600)],
            all_due_on: None,
        };
        for (open, today, expected) in [
            (1_000, march(9), 1_000),
            (1_000, march(10), 600),
            (1_000, march(19), 600),
            (1_000, march(20), 0),
            (500, march(10), 500),
            (0, march(9), 0),
            (-5, march(9), 0),
        ] {
            assert_eq!(agreement.not_due_minor(open, today), expected, "{open} {today}");
        }
        let lapsed = Agreement { all_due_on: Some(march(15)), ..agreement };
        assert_eq!(lapsed.not_due_minor(1_000, march(14)), 600);
        assert_eq!(lapsed.not_due_minor(1_000, march(15)), 0);
    }
}
