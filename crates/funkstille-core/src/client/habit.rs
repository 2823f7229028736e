//! How a client usually answers.

/// How long a client usually takes, from the answers so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// Too few answers to say anything.
    TooFewAnswers,
    /// Usually in time.
    Usual {
        /// The median in days; days away do not count.
        median_days: i64,
    },
    /// Slow by habit: usually past the day of a first follow-up.
    Slow {
        /// The median in days; days away do not count.
        median_days: i64,
    },
}

/// So many answers are enough (docs/rules.md, *Negotiation*).
const ENOUGH_ANSWERS: usize = 3;

/// The day of the first follow-up (docs/rules.md, *Negotiation*): who usually takes longer needs to
/// be asked twice for everything.
const FOLLOW_UP_DAYS: i64 = 5;

impl Habit {
    /// The habit that shows in the days which each answer took. Answers within the current
    /// enquiry count too.
    pub fn of(answers_days: &[i64]) -> Self {
        if answers_days.len() < ENOUGH_ANSWERS {
            return Self::TooFewAnswers;
        }
        let mut sorted = answers_days.to_vec();
        sorted.sort_unstable();
        // The lower of the two middle ones: in doubt for the client.
        let median_days = sorted[(sorted.len() - 1) / 2];
        if median_days > FOLLOW_UP_DAYS {
            Self::Slow { median_days }
        } else {
            Self::Usual { median_days }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_answers_are_enough() {
        assert_eq!(Habit::of(&[]), Habit::TooFewAnswers);
        assert_eq!(Habit::of(&[30, 30]), Habit::TooFewAnswers);
        assert_eq!(Habit::of(&[1, 30, 2]), Habit::Usual { median_days: 2 });
        assert_eq!(Habit::of(&[9, 6, 12]), Habit::Slow { median_days: 9 });
        assert_eq!(Habit::of(&[5, 5, 90, 90]), Habit::Usual { median_days: 5 });
    }
}
