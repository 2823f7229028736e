//! The last day on which somebody is away.

use crate::mail::classify::dates::find::{Found, find};
use crate::mail::classify::dates::words::DateWords;
use crate::mail::classify::dates::{Written, sentence};
use jiff::civil::Date;
use std::ops::Range;

/// What a text says about an absence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Away {
    /// The last day away, and the words that say so.
    pub until: Option<(Date, String)>,
    /// The day of the return, where the text names that.
    pub back: Option<Date>,
    /// Whether the words of an absence stand in the sentence itself.
    pub said: bool,
    /// A date that can be read in two ways.
    pub ambiguous: Option<String>,
}

impl Away {
    /// Joins what two places say, such as subject and text.
    ///
    /// A date in a sentence about the absence beats every other (a trade fair has dates, too). A
    /// day that is named as the last one and as the day of the return is the latter: English
    /// `until` is used for both. Otherwise the later one counts.
    pub(crate) fn join(&mut self, other: Self) {
        self.ambiguous = self.ambiguous.take().or(other.ambiguous);
        let back = self.back.max(other.back);
        let day = |until: &Option<(Date, String)>| until.as_ref().map(|until| until.0);
        let (known, new) = (day(&self.until), day(&other.until));
        let is_return = |until: Option<Date>| until.is_some() && until == back;
        let other_wins = match (known.is_some(), new.is_some()) {
            (_, false) => false,
            (false, true) => true,
            _ if self.said != other.said => other.said,
            _ if is_return(new) => false,
            _ => is_return(known) || new > known,
        };
        if other_wins {
            (self.until, self.said) = (other.until, other.said);
        }
        self.back = back;
    }
}

/// Reads until when the writer is away. `robot`: the message is known to be an absence note, so a
/// date needs fewer words around it than in a person's mail, where other things have dates, too.
pub(crate) fn read(text: &str, written: Written, words: &DateWords, robot: bool) -> Away {
    let mut away = Away::default();
    let days = find(text, written, words);
    for (index, day) in days.iter().enumerate() {
        let around = Around::of(text, &days, index, words);
        let Some(role) = around.role() else { continue };
        let not_ours = !robot && words.reader.is_match(around.sentence());
        let over = words.past.is_match(around.sentence()) || not_ours;
        if over || !(around.absent_near() || (robot && role.is_sure())) {
            continue;
        }
        let quote = around.sentence().to_owned();
        let Some((first, last)) = day.days else {
            away.ambiguous.get_or_insert(quote);
            continue;
        };
        let (until, back) = match role {
            Role::Until | Role::On | Role::After => (Some(last), None),
            Role::Back => (first.yesterday().ok(), Some(first)),
        };
        let until = until.filter(|until| *until >= written.on).map(|until| (until, quote));
        let said = role == Role::Back || words.absence.is_match(around.sentence());
        away.join(Away { until, back, said, ambiguous: None });
    }
    away
}

/// What a date means for an absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// The last day away.
    Until,
    /// The first day back.
    Back,
    /// Back after this day.
    After,
    /// Away on this day.
    On,
}

impl Role {
    fn is_sure(self) -> bool {
        self != Self::On
    }
}

/// A date with the words around it.
struct Around<'a> {
    text: &'a str,
    day: &'a Found,
    /// The date before it, if only words stand between.
    previous: Option<&'a Found>,
    next: Option<&'a Found>,
    sentence: Range<usize>,
    words: &'a DateWords,
}

impl<'a> Around<'a> {
    fn of(text: &'a str, days: &'a [Found], index: usize, words: &'a DateWords) -> Self {
        let day = &days[index];
        let sentence = sentence(text, day.start, day.end);
        let previous = index.checked_sub(1).and_then(|index| days.get(index));
        let previous = previous.filter(|previous| previous.end >= sentence.start);
        let next = days.get(index + 1).filter(|next| next.start >= day.end);
        Self { text, day, previous, next, sentence, words }
    }

    fn sentence(&self) -> &'a str {
        &self.text[self.sentence.clone()]
    }

    fn role(&self) -> Option<Role> {
        let words = self.words;
        if self.is_week() && !words.absence.is_match(self.clause()) {
            return None;
        }
        let before = self.text[self.sentence.start..self.day.start].trim_end();
        let before = before.trim_end_matches([',', '(', ':', '"']);
        let joined = self.previous.is_some_and(|previous| self.day.start - previous.end < 30);
        let presence = || words.presence.is_match(self.sentence());
        if words.until.is_match(before) {
            // "Not back until Monday": Monday is the day of the return.
            let back = words.not_back.is_match(before);
            return Some(if back { Role::Back } else { Role::Until });
        }
        if joined && words.joins.is_match(before) {
            return Some(Role::Until);
        }
        if words.after.is_match(before) && presence() {
            return Some(Role::After);
        }
        let on = words.back_on.is_match(before);
        if on && self.returns() {
            return Some(Role::Back);
        }
        if self.day.bare && !on {
            return None;
        }
        let adjacent = words.presence.find_iter(before).last();
        if adjacent.is_some_and(|found| before.len() - found.end() < 20) || self.returns_then() {
            return Some(Role::Back);
        }
        if words.starts.is_match(before) || self.begins_range() {
            return None;
        }
        // "On 12 August I am not in the office": that day, unless it begins a longer absence.
        let single = !presence() && words.absence.is_match(self.sentence());
        single.then_some(Role::On)
    }

    /// Whether this is the first of two dates: `3.8. – 14.8.`
    fn begins_range(&self) -> bool {
        let between = self.next.map(|next| self.text[self.day.end..next.start].trim_end());
        between.is_some_and(|between| {
            between.len() < 30
                && (self.words.joins.is_match(between) || self.words.until.is_match(between))
        })
    }

    /// Whether the sentence speaks of coming back on this date, rather than of going.
    fn returns(&self) -> bool {
        let start = self.previous.map_or(self.sentence.start, |previous| previous.end);
        let before = &self.text[start..self.day.start];
        let after = &self.text[self.day.end..self.sentence.end];
        self.words.presence.is_match(before) || self.words.presence.is_match(after)
    }

    /// "Tomorrow I'm back": the words come right after, and no other date that they could mean.
    fn returns_then(&self) -> bool {
        let after = &self.text[self.day.end..self.sentence.end];
        let last = self.next.is_none_or(|next| next.start >= self.sentence.end);
        last && self.words.presence.find(after).is_some_and(|found| found.start() < 14)
    }

    /// Whether this is the end of a span of weekdays: "Monday to Wednesday", as in working hours.
    fn is_week(&self) -> bool {
        let previous = self.previous.filter(|previous| previous.weekday && self.day.weekday);
        previous.is_some_and(|previous| {
            let between = self.text[previous.end..self.day.start].trim_end();
            self.words.joins.is_match(between) || self.words.until.is_match(between)
        })
    }

    /// What stands between the commas around the date before it and this one.
    fn clause(&self) -> &'a str {
        let first = self.previous.map_or(self.day.start, |previous| previous.start);
        let start = self.text[self.sentence.start..first].rfind([',', ':']);
        let start = start.map_or(self.sentence.start, |comma| self.sentence.start + comma);
        let end = self.text[self.day.end..self.sentence.end].find(',');
        &self.text[start..end.map_or(self.sentence.end, |comma| self.day.end + comma)]
    }

    /// Whether the words of an absence stand in this sentence or just before it.
    fn absent_near(&self) -> bool {
        let mut start = self.sentence.start.saturating_sub(200);
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        self.words.absence.is_match(&self.text[start..self.sentence.end])
    }
}
