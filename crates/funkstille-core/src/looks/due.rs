//! When it is time to look.

use jiff::civil::Date;

use super::{Finding, Look, LookKind};

/// Whether to look today, in the round that began on `round_on` (the day on which the step
/// happened or the task was opened): once in a round; again on a later day only where nobody could
/// say anything.
pub fn is_due(looks: &[Look], kind: LookKind, round_on: Date, today: Date) -> bool {
    let mut of_round = looks.iter().filter(|look| look.kind == kind && look.on >= round_on);
    match of_round.next_back() {
        None => round_on <= today,
        Some(last) => last.on < today && last.findings.iter().all(Finding::is_unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: i8) -> Date {
        Date::new(2026, 3, day).expect("a day")
    }

    fn unknown(on: i8) -> Look {
        let domain = "kerber.example".to_owned();
        let findings = vec![Finding::DomainUnknown { domain }];
        Look { on: day(on), kind: LookKind::Addresses, findings }
    }

    fn known(on: i8) -> Look {
        Look { findings: vec![Finding::NoDifference], ..unknown(on) }
    }

    #[test]
    fn a_round_is_looked_at_once_and_again_only_where_nothing_was_known() {
        let life = Look { kind: LookKind::LifeSigns, ..known(9) };
        for (looks, today, due) in [
            (vec![], 8, false),
            (vec![], 9, true),
            (vec![known(8)], 9, true),
            (vec![known(9)], 9, false),
            (vec![known(9)], 12, false),
            (vec![unknown(9)], 9, false),
            (vec![unknown(9)], 10, true),
            (vec![unknown(9), known(10)], 11, false),
            (vec![life], 9, true),
        ] {
            let found = is_due(&looks, LookKind::Addresses, day(9), day(today));
            assert_eq!(found, due, "{looks:?} on {today}");
        }
    }
}
