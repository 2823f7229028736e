//! How long something has been overdue, in the classes that bookkeepers use.

use jiff::civil::Date;

use crate::calendar::days_between;

/// How long something has been overdue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// It is not due yet, or nothing says when it is.
    NotDue,
    /// 1 to 30 days.
    UpTo30,
    /// 31 to 60 days.
    UpTo60,
    /// 61 to 90 days.
    UpTo90,
    /// Longer.
    Over90,
}

/// The last days of the classes (docs/receivables.md, *Ageing*).
const CLASSES: [(i64, Age); 4] =
    [(0, Age::NotDue), (30, Age::UpTo30), (60, Age::UpTo60), (90, Age::UpTo90)];

impl Age {
    /// Every class, the youngest first.
    pub const ALL: &[Self] =
        &[Self::NotDue, Self::UpTo30, Self::UpTo60, Self::UpTo90, Self::Over90];

    /// The class on a day.
    pub fn of(due_on: Option<Date>, today: Date) -> Self {
        let overdue = due_on.map_or(0, |due_on| days_between(due_on, today));
        let class = CLASSES.iter().find(|(last, _)| overdue <= *last);
        class.map_or(Self::Over90, |(_, age)| *age)
    }

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotDue => "not-due",
            Self::UpTo30 => "1-30",
            Self::UpTo60 => "31-60",
            Self::UpTo90 => "61-90",
            Self::Over90 => "over-90",
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_overdue_have_their_class() {
        let today = date(2026, 11, 30);
        for (overdue, class) in [
            (-5_i64, "not-due"),
            (0, "not-due"),
            (1, "1-30"),
            (30, "1-30"),
            (31, "31-60"),
            (60, "31-60"),
            (61, "61-90"),
            (90, "61-90"),
            (91, "over-90"),
            (4000, "over-90"),
        ] {
            let due_on = today - overdue.days();
            assert_eq!(Age::of(Some(due_on), today).as_str(), class, "{overdue}");
        }
        assert_eq!(Age::of(None, today), Age::NotDue);
    }
}
