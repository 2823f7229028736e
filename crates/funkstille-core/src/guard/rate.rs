//! How many messages a server is handed: hosts refuse, and lock, whoever hands over too many.

use jiff::{SignedDuration, Timestamp};

/// How many messages a server is handed at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// In any 60 minutes; at least 1.
    pub per_hour: u32,
    /// In any 24 hours; at least 1.
    pub per_day: u32,
}

/// A rate that is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateReached {
    /// How many messages it allows.
    pub most: u32,
    /// Whether it is the rate of a day, not of an hour.
    pub is_daily: bool,
    /// When the next message may be handed over.
    pub until: Timestamp,
}

/// The short span in which messages are counted.
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// The long one (providers/README.md).
const DAY: SignedDuration = SignedDuration::from_hours(24);

impl Rates {
    /// From when on messages count at `now`.
    pub fn counts_from(now: Timestamp) -> Timestamp {
        now - DAY
    }

    /// The rate that holds the next message back, the longer one of two; `None` where it may be
    /// handed over. `handed`: when the server was handed messages since [`Rates::counts_from`], the
    /// oldest first.
    pub fn reached(self, handed: &[Timestamp], now: Timestamp) -> Option<RateReached> {
        let hourly = reached(handed, now, (self.per_hour, HOUR));
        let daily = reached(handed, now, (self.per_day, DAY));
        let found = [(hourly, self.per_hour, false), (daily, self.per_day, true)];
        let found = found.into_iter().filter_map(|(until, most, is_daily)| {
            until.map(|until| RateReached { most, is_daily, until })
        });
        found.max_by_key(|reached| reached.until)
    }
}

/// When the oldest message that has to go first falls out of the span; `None` where there is room.
fn reached(
    handed: &[Timestamp],
    now: Timestamp,
    (most, span): (u32, SignedDuration),
) -> Option<Timestamp> {
    let first = handed.iter().position(|at| *at > now - span)?;
    let in_span = &handed[first..];
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let goes_first = in_span.len().checked_sub(most)?;
    Some(*in_span.get(goes_first)? + span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        let start: Timestamp = "2026-11-23T08:00:00Z".parse().expect("an instant");
        start + SignedDuration::from_mins(minutes)
    }

    #[test]
    fn a_rate_that_is_reached_says_until_when() {
        let rates = Rates { per_hour: 2, per_day: 4 };
        for (handed, now, expected) in [
            (&[][..], 0, None),
            (&[0], 1, None),
            (&[0, 10], 20, Some((2, false, 60))),
            (&[0, 10], 60, None),
            (&[0, 10, 61], 62, Some((2, false, 70))),
            // More than allowed, after the rate was lowered: two of them have to fall out first.
            (&[0, 10, 20], 30, Some((2, false, 70))),
            (&[0, 10, 200, 300], 500, Some((4, true, 24 * 60))),
            (&[0, 10, 200, 300], 24 * 60, None),
            // Of both, the one that holds longer.
            (&[0, 10, 300, 310], 315, Some((4, true, 24 * 60))),
            // A clock that was set back forgets nothing.
            (&[100, 101], 0, Some((2, false, 160))),
        ] {
            let handed: Vec<Timestamp> = handed.iter().copied().map(at).collect();
            let found = rates.reached(&handed, at(now));
            let expected = expected.map(|(most, is_daily, until)| RateReached {
                most,
                is_daily,
                until: at(until),
            });
            assert_eq!(found, expected, "{handed:?} at {now}");
        }
    }

    /// However messages come, no span of an hour holds more than allowed, and none waits for
    /// nothing.
    #[test]
    fn no_span_holds_more_than_the_rate() {
        let rates = Rates { per_hour: 3, per_day: 5 };
        let mut handed: Vec<Timestamp> = Vec::new();
        let mut now = at(0);
        for _ in 0..40 {
            while let Some(reached) = rates.reached(&handed, now) {
                assert!(reached.until > now, "it moves on");
                now = reached.until;
            }
            handed.push(now);
            now += SignedDuration::from_mins(7);
        }
        let most_in = |span: SignedDuration| {
            let count = |from: &Timestamp| {
                handed.iter().filter(|at| **at >= *from && **at < *from + span).count()
            };
            handed.iter().map(count).max()
        };
        assert_eq!((most_in(HOUR), most_in(DAY)), (Some(3), Some(5)));
    }
}
