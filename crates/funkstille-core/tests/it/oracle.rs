//! A naive oracle for the three playbooks: what somebody with a wall calendar and the rules would
//! find, without a thought for speed or structure.
//!
//! It turns one page of the calendar a day, starting on the day of the trigger, and asks on each
//! day: *is today the day of the next step?* The questions are the sentences of the rules, one for
//! each row of a table. It shares no code with the planner that it is held against, and no date
//! library either: its calendar is a list of days, written out one after another.
//!
//! It plays what `simulate` plays without events: every task is done on its day with the outcome
//! that leads on, every letter is approved on its day, the debtor is a business.

use std::sync::OnceLock;

/// Year, month 1..=12, day 1..=31.
pub(crate) type Civil = (i32, u32, u32);

/// A day, as its place in [`calendar`]; day 0 is 1 January 2000.
type Day = usize;

/// Monday is 0.
const TUESDAY: usize = 1;
const THURSDAY: usize = 3;
const SATURDAY: usize = 5;

const NEGOTIATION: [&str; 3] = ["check-in", "last-check-in", "move-on"];
const PROJECT: [&str; 6] =
    ["check-in", "compare-addresses", "call", "signs-of-life", "reach-out", "stop-work"];
const PAYMENT: [&str; 10] = [
    "receipt-check",
    "compare-addresses",
    "call",
    "signs-of-life",
    "reach-out",
    "resend",
    "demand-30",
    "demand-60",
    "final-notice",
    "court",
];

/// Steps that send an e-mail, letter or fax. The rest are tasks, looks by the program, and the end.
const MESSAGES: [&str; 8] = [
    "check-in",
    "last-check-in",
    "stop-work",
    "receipt-check",
    "resend",
    "demand-30",
    "demand-60",
    "final-notice",
];
/// "The demands and the final notice keep 14 days from each other."
const DEMANDS: [&str; 3] = ["demand-30", "demand-60", "final-notice"];

/// The rows of a playbook's table with their dates, in the order of the table.
///
/// `playbook` is `negotiation`, `project` or `payment`. `from` is the day of the unanswered
/// message; for `payment` it is the due date where `due` is `None`, else the day of delivery, which
/// then is the trigger. `is_holiday` says which days beside Saturdays and Sundays are no business
/// days (public holidays and the business's own days off).
///
/// # Panics
/// Where the playbook is unknown, or a date or a step lies outside the years 2000 to 2099.
pub(crate) fn oracle(
    playbook: &str,
    from: Civil,
    due: Option<Civil>,
    is_holiday: &dyn Fn(i32, u32, u32) -> bool,
) -> Vec<(&'static str, Civil)> {
    let table: &[&'static str] = match playbook {
        "negotiation" => &NEGOTIATION,
        "project" => &PROJECT,
        "payment" => &PAYMENT,
        other => panic!("no playbook is called {other}"),
    };
    let mut case = Case {
        is_holiday,
        trigger: place_of(from),
        due: place_of(due.unwrap_or(from)),
        trigger_is_a_message: playbook != "payment" || due.is_some(),
        negotiating: playbook == "negotiation",
        diary: Vec::new(),
    };
    let mut today = case.trigger;
    for step in table {
        while !case.is_the_day_of(step, today) {
            today += 1;
        }
        // Today stays today: the next row may name the same day.
        case.diary.push((step, today));
    }
    case.diary.iter().map(|&(step, day)| (step, calendar()[day])).collect()
}

/// What is known on the morning of a day.
struct Case<'a> {
    is_holiday: &'a dyn Fn(i32, u32, u32) -> bool,
    trigger: Day,
    /// As printed on the invoice; never moved.
    due: Day,
    /// A message of ours, rather than a due date, started the case.
    trigger_is_a_message: bool,
    negotiating: bool,
    /// The steps that happened, and when they really did.
    diary: Vec<(&'static str, Day)>,
}

impl Case<'_> {
    /// Asked every day, only about the first step that has not happened. A step whose day is no
    /// business day, or on which a guard forbids it, finds its day later by being asked again.
    fn is_the_day_of(&self, step: &str, today: Day) -> bool {
        self.is_business_day(today)
            && self.the_rule_says(step, today)
            && self.the_guards_allow(step, today)
    }

    /// "Monday to Friday, not a public holiday …, not one of its own days off."
    fn is_business_day(&self, day: Day) -> bool {
        let (year, month, date) = calendar()[day];
        weekday(day) < SATURDAY && !(self.is_holiday)(year, month, date)
    }

    fn happened(&self, step: &str) -> Day {
        let row = self.diary.iter().find(|(name, _)| *name == step);
        row.expect("the tables name only steps above the one that is asked about").1
    }

    /// The column *rule* of the tables: has the day that it names come?
    fn the_rule_says(&self, step: &str, today: Day) -> bool {
        match step {
            "check-in" if self.negotiating => self.five_days_within_four_to_seven(today),
            "last-check-in" => today >= self.happened("check-in") + 7,
            "move-on" => today == self.happened("last-check-in"),
            "check-in" | "receipt-check" => today >= self.tuesday_of_the_week_after_the_trigger(),
            "compare-addresses" => today >= self.monday_when_the_week_is_over(),
            "call" => today == self.happened("compare-addresses"),
            "signs-of-life" => self.business_days_since("call", today) >= 2,
            "reach-out" => today == self.happened("signs-of-life"),
            "stop-work" => self.business_days_since("signs-of-life", today) >= 5,
            // The first business day after the due date is the first that is asked about after it.
            "resend" => self.business_days_since("signs-of-life", today) >= 5 && today > self.due,
            "demand-30" => today >= self.due + 30,
            "demand-60" => today >= self.due + 60,
            "final-notice" => today >= self.due + 90,
            "court" => today > self.deadline_of_the_final_notice(),
            other => panic!("no table has a step {other}"),
        }
    }

    /// "5 days after the trigger, within 4..7 days." From the fifth day on, the first business day
    /// is the day; where the window would be over by then, the last business day inside it is;
    /// where it has none, the first one after it.
    fn five_days_within_four_to_seven(&self, today: Day) -> bool {
        let (opens, named, closes) = (self.trigger + 4, self.trigger + 5, self.trigger + 7);
        if today >= named {
            return true;
        }
        let a_later_day_will_do = (today + 1..=closes).any(|day| self.is_business_day(day));
        today >= opens && !a_later_day_will_do
    }

    /// "First move the event's date to the next business day if it is none; then the Tuesday of
    /// the ISO week after that date's week."
    fn tuesday_of_the_week_after_the_trigger(&self) -> Day {
        let mut event = self.trigger;
        while !self.is_business_day(event) {
            event += 1;
        }
        next_monday(event) + TUESDAY
    }

    /// "The Monday after the ISO week in which STEP happened; where STEP happened on a Thursday or
    /// later, the Monday one week later." The step is the first row of the table.
    fn monday_when_the_week_is_over(&self) -> Day {
        let (_, check_in) = self.diary[0];
        if weekday(check_in) >= THURSDAY {
            next_monday(next_monday(check_in))
        } else {
            next_monday(check_in)
        }
    }

    /// Business days after the step up to and with today; the step's own day does not count.
    fn business_days_since(&self, step: &str, today: Day) -> usize {
        (self.happened(step) + 1..=today).filter(|&day| self.is_business_day(day)).count()
    }

    /// "Deadline 14 days from the day of the letter …; a deadline that would end on no business day
    /// ends on the next one, or on the last one before it where the next would leave the bounds",
    /// which end 30 days after the letter.
    fn deadline_of_the_final_notice(&self) -> Day {
        let letter = self.happened("final-notice");
        let mut deadline = letter + 14;
        while !self.is_business_day(deadline) {
            deadline += 1;
        }
        if deadline > letter + 30 {
            deadline = letter + 14;
            while !self.is_business_day(deadline) {
                deadline -= 1;
            }
        }
        deadline
    }

    /// The guards that depend on dates alone.
    fn the_guards_allow(&self, step: &str, today: Day) -> bool {
        if !MESSAGES.contains(&step) {
            return true;
        }
        let trigger = self.trigger_is_a_message.then_some(("trigger", self.trigger));
        let earlier = trigger.iter().chain(&self.diary);
        let messages: Vec<_> =
            earlier.filter(|(name, _)| *name == "trigger" || MESSAGES.contains(name)).collect();
        let monday = today - weekday(today);

        let four_days_apart = messages.iter().all(|(_, day)| today >= day + 4);
        let demands_apart = !DEMANDS.contains(&step)
            || self.diary.iter().all(|(name, day)| !DEMANDS.contains(name) || today >= day + 14);
        let first_today = messages.iter().all(|(_, day)| *day != today);
        let second_this_week = messages.iter().filter(|(_, day)| *day >= monday).count() < 2;
        four_days_apart && demands_apart && first_today && second_this_week
    }
}

/// Monday is 0; 1 January 2000 was a Saturday.
fn weekday(day: Day) -> usize {
    (day + SATURDAY) % 7
}

/// The Monday after the day's ISO week; for a Monday that is the one a week later.
fn next_monday(day: Day) -> Day {
    day - weekday(day) + 7
}

fn place_of(date: Civil) -> Day {
    calendar().binary_search(&date).expect("a day that exists in the years 2000 to 2099")
}

/// Every day from 2000 to 2099, in order.
fn calendar() -> &'static [Civil] {
    static DAYS: OnceLock<Vec<Civil>> = OnceLock::new();
    DAYS.get_or_init(|| {
        let mut days = Vec::new();
        for year in 2000..2100 {
            for month in 1..=12 {
                for date in 1..=length_of(year, month) {
                    days.push((year, month, date));
                }
            }
        }
        days
    })
}

fn length_of(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
