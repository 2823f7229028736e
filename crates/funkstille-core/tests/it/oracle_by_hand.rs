//! The oracle against dates that were counted by hand on a printed calendar.
//!
//! Every date carries its weekday, and a sum that has nothing to do with the oracle's list of days
//! checks the pair: a slip of the pen shows as such.

use crate::oracle::{Civil, oracle};

/// Berlin's public holidays, Saturdays and Sundays among them left in: they must not matter twice.
const BE_2024: &str = "2024-01-01 2024-03-08 2024-03-29 2024-04-01 2024-05-01 2024-05-09 \
    2024-05-20 2024-10-03 2024-12-25 2024-12-26 2025-01-01";
const BE_2025: &str = "2025-01-01 2025-03-08 2025-04-18 2025-04-21 2025-05-01 2025-05-08 \
    2025-05-29 2025-06-09 2025-10-03 2025-12-25 2025-12-26 2026-01-01";
const BE_2026: &str = "2026-01-01 2026-03-08 2026-04-03 2026-04-06 2026-05-01 2026-05-14 \
    2026-05-25 2026-10-03 2026-12-25 2026-12-26 2027-01-01";
const BE_2027: &str = "2027-01-01 2027-03-08 2027-03-26 2027-03-29 2027-05-01 2027-05-06 \
    2027-05-17 2027-10-03 2027-12-25 2027-12-26 2028-01-01";
const BE_2028: &str = "2028-01-01 2028-03-08 2028-04-14 2028-04-17 2028-05-01 2028-05-25 \
    2028-06-05 2028-10-03 2028-12-25 2028-12-26 2029-01-01";
const BE_2029: &str = "2029-01-01 2029-03-08 2029-03-30 2029-04-02 2029-05-01 2029-05-10 \
    2029-05-21 2029-10-03 2029-12-25 2029-12-26 2030-01-01";

fn names(playbook: &str) -> &'static str {
    match playbook {
        "negotiation" => "check-in last-check-in move-on",
        "project" => "check-in compare-addresses call signs-of-life reach-out stop-work",
        _ => {
            "receipt-check compare-addresses call signs-of-life reach-out resend demand-30 \
             demand-60 final-notice court"
        }
    }
}

/// "2026-03-04" or "Wed 2026-03-04"; with a weekday, that must be the right one (Sakamoto's sum).
fn date(text: &str) -> Civil {
    let (weekday, iso) = text.trim().rsplit_once(' ').unwrap_or(("", text.trim()));
    let mut numbers = iso.split('-').map(|n| n.parse::<u32>().expect("digits"));
    let [year, month, day] = [(); 3].map(|()| numbers.next().expect("year-month-day"));
    let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month as usize - 1];
    let y = if month < 3 { year - 1 } else { year };
    let sum = (y + y / 4 - y / 100 + y / 400 + shift + day) % 7;
    let right = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][sum as usize];
    assert!(["", right].contains(&weekday), "{text}: it is a {right}");
    (i32::try_from(year).expect("a year"), month, day)
}

/// `due` is empty where there is none beside `from`; `expected` has a date for each row of the
/// table, or `same` for the day of the row above.
fn check(playbook: &str, from: &str, due: &str, holidays: &str, expected: &str) {
    let names: Vec<&str> = names(playbook).split_whitespace().collect();
    let days: Vec<&str> = expected.split(',').map(str::trim).collect();
    assert_eq!(names.len(), days.len(), "rows of {playbook} from {from}");
    let mut rows: Vec<(&str, Civil)> = Vec::new();
    for (step, day) in names.into_iter().zip(days) {
        let above = rows.last().map(|row| row.1).filter(|_| day == "same");
        rows.push((step, above.unwrap_or_else(|| date(day))));
    }
    let holidays: Vec<Civil> = holidays.split_whitespace().map(date).collect();
    let due = (!due.is_empty()).then(|| date(due));
    let is_holiday = |year, month, day| holidays.contains(&(year, month, day));
    let found = oracle(playbook, date(from), due, &is_holiday);
    assert_eq!(found, rows, "{playbook} from {from}, due {due:?}");
}

/// `dates`: the day of the message, a colon, the days of both check-ins.
fn negotiation(holidays: &str, dates: &str) {
    let (from, expected) = dates.split_once(':').expect("a colon after the first date");
    let expected = format!("{expected}, same");
    check("negotiation", from, "", holidays, &expected);
}

fn project(from: &str, holidays: &str, expected: &str) {
    check("project", from, "", holidays, expected);
}

/// From the due date alone.
fn payment(due: &str, holidays: &str, expected: &str) {
    check("payment", due, "", holidays, expected);
}

fn delivered(from: &str, due: &str, holidays: &str, expected: &str) {
    check("payment", from, due, holidays, expected);
}

#[test]
fn negotiation_finds_its_day_inside_the_window() {
    // The example of the rules: Wednesday the 4th plus 5 days is Monday the 9th.
    negotiation(BE_2026, "Wed 2026-03-04: Mon 2026-03-09, Mon 2026-03-16");
    // Monday: the 5th day is a Saturday; Monday is the 7th day and just inside the window.
    negotiation(BE_2026, "Mon 2026-03-02: Mon 2026-03-09, Mon 2026-03-16");
    // Tuesday: the 5th day is a Sunday.
    negotiation(BE_2026, "Tue 2026-03-03: Mon 2026-03-09, Mon 2026-03-16");
    // Whit Monday the 25th: 5th day Sat 23, the next business day Tue 26 is the 8th. The window
    // (Fri 22 to Mon 25) has Friday left.
    negotiation(BE_2026, "Mon 2026-05-18: Fri 2026-05-22, Fri 2026-05-29");
    // Window Thu 17 to Sun 20, 5th day Good Friday: back to Thursday, the 4th day.
    negotiation(BE_2025, "Sun 2025-04-13: Thu 2025-04-17, Thu 2025-04-24");
}

#[test]
fn negotiation_whose_window_has_no_business_day() {
    // Good Friday to Easter Monday are exactly days 4 to 7: Tuesday is the first one after.
    negotiation(BE_2026, "Mon 2026-03-30: Tue 2026-04-07, Tue 2026-04-14");
    // A day later that Tuesday is the 7th day itself: inside.
    negotiation(BE_2026, "Tue 2026-03-31: Tue 2026-04-07, Tue 2026-04-14");
    // England 2026: Fri 25, and Boxing Day of Sat 26 observed on Mon 28: days 4 to 7 are all off.
    let england = "2026-12-25 2026-12-26 2026-12-28 2027-01-01";
    negotiation(england, "Mon 2026-12-21: Tue 2026-12-29, Tue 2027-01-05");
    // England 2027: Sat 25 and Sun 26 observed on Mon 27 and Tue 28, again all of days 4 to 7.
    let england = "2027-12-25 2027-12-26 2027-12-27 2027-12-28 2028-01-03";
    negotiation(england, "Tue 2027-12-21: Wed 2027-12-29, Wed 2028-01-05");
    // A day later: 5th day Mon 27, and Wed 29 is the 7th: inside.
    negotiation(england, "Wed 2027-12-22: Wed 2027-12-29, Wed 2028-01-05");
}

#[test]
fn negotiation_over_christmas() {
    // 5th day Thu 26 December is a holiday, Fri 27 is the 6th; 7 days on is Fri 3 January.
    negotiation(BE_2024, "Sat 2024-12-21: Fri 2024-12-27, Fri 2025-01-03");
    // 5th day Sun 28 (window Sat 27 to Tue 30): Mon 29; 7 days on is past New Year.
    negotiation(BE_2025, "Tue 2025-12-23: Mon 2025-12-29, Mon 2026-01-05");
}

#[test]
fn negotiation_around_thursday_holidays() {
    // 5th day Thu 29 April; a week later is Ascension, so the last check-in is on Friday.
    negotiation(BE_2027, "Sat 2027-04-24: Thu 2027-04-29, Fri 2027-05-07");
    // 5th day is Thanksgiving; the Friday after it is the 6th.
    let off = "2025-11-27";
    negotiation(off, "Sat 2025-11-22: Fri 2025-11-28, Fri 2025-12-05");
    // A week after Fri 27 March is Good Friday; Easter Monday is off too: Tuesday.
    negotiation(BE_2026, "Sun 2026-03-22: Fri 2026-03-27, Tue 2026-04-07");
}

#[test]
fn negotiation_over_the_end_of_february() {
    // 25, 26, 27, 28, 29 February: the 5th day is the leap day.
    negotiation(BE_2024, "Sat 2024-02-24: Thu 2024-02-29, Thu 2024-03-07");
    // 26, 27, 28, 29 February, 1 March; a week later is Berlin's 8 March, so Thursday the 9th.
    negotiation(BE_2028, "Fri 2028-02-25: Wed 2028-03-01, Thu 2028-03-09");
}

const PLAIN_PROJECT: &str =
    "Tue 2026-03-10, Mon 2026-03-16, same, Wed 2026-03-18, same, Wed 2026-03-25";

#[test]
fn project_in_plain_weeks() {
    // Tue 10; the Monday after its week; 17, 18; 19, 20, 23, 24, 25.
    project("Wed 2026-03-04", BE_2026, PLAIN_PROJECT);
    // A Friday leaves exactly 4 days before the Tuesday: allowed.
    project("Fri 2026-03-06", BE_2026, PLAIN_PROJECT);
    // A Saturday counts as Mon 9, so the Tuesday is that of the week after; 24, 25; 26, 27, 30,
    // 31 March, 1 April.
    let later = "Tue 2026-03-17, Mon 2026-03-23, same, Wed 2026-03-25, same, Wed 2026-04-01";
    project("Sat 2026-03-07", BE_2026, later);
    project("Sun 2026-03-08", BE_2026, later);
}

#[test]
fn project_around_easter() {
    // Good Friday and Easter Sunday both count as Tue 7 April, whose next week's Tuesday is the
    // 14th; Mon 20; 21, 22; 23, 24, 27, 28, 29.
    let after = "Tue 2026-04-14, Mon 2026-04-20, same, Wed 2026-04-22, same, Wed 2026-04-29";
    project("Fri 2026-04-03", BE_2026, after);
    project("Sun 2026-04-05", BE_2026, after);
    // Check-in Tue 31 March; the week's end is Easter Monday: Tue 7; 8, 9; 10, 13, 14, 15, 16.
    let across = "Tue 2026-03-31, Tue 2026-04-07, same, Thu 2026-04-09, same, Thu 2026-04-16";
    project("Thu 2026-03-26", BE_2026, across);
}

#[test]
fn project_around_thursday_holidays() {
    // Signs of life Wed 13 May, Thu 14 is Ascension: 15, 18, 19, 20, 21.
    let ascension = "Tue 2026-05-05, Mon 2026-05-11, same, Wed 2026-05-13, same, Thu 2026-05-21";
    project("Tue 2026-04-28", BE_2026, ascension);
    // Tue 1 May is off, so Wed 2 (no Thursday yet): Mon 7; 8, 9; Thu 10 off; 11, 14, 15, 16, 17.
    let may = "Wed 2029-05-02, Mon 2029-05-07, same, Wed 2029-05-09, same, Thu 2029-05-17";
    project("Wed 2029-04-25", BE_2029, may);
    // Austria, Corpus Christi Thu 4 June: 2, 3 June; 5, 8, 9, 10, 11.
    let corpus = "Tue 2026-05-26, Mon 2026-06-01, same, Wed 2026-06-03, same, Thu 2026-06-11";
    project("Mon 2026-05-18", "2026-05-25 2026-06-04", corpus);
}

#[test]
fn project_whose_check_in_slips_to_thursday_or_later() {
    // Tue 25 and Wed 26 December are off: Thu 27. That week would pass in a day, so not Mon 31 but
    // the Monday after, 7 January; 8, 9; 10, 11, 14, 15, 16.
    let christmas = "Thu 2029-12-27, Mon 2030-01-07, same, Wed 2030-01-09, same, Wed 2030-01-16";
    project("Mon 2029-12-17", BE_2029, christmas);
    // With a day off of one's own on Tue 24: Fri 27, and not Mon 30 but Mon 6 January.
    let own = format!("2024-12-24 {BE_2024}");
    let eve = "Fri 2024-12-27, Mon 2025-01-06, same, Wed 2025-01-08, same, Wed 2025-01-15";
    project("Mon 2024-12-16", &own, eve);
    // Closed Tuesday to Friday: the check-in is on Mon 30, and its own week has to pass, no more.
    let closed = format!("2024-12-24 2024-12-27 {BE_2024}");
    let monday = "Mon 2024-12-30, Mon 2025-01-06, same, Wed 2025-01-08, same, Wed 2025-01-15";
    project("Mon 2024-12-16", &closed, monday);
}

#[test]
fn project_over_christmas() {
    // Christmas Eve is a business day. Mon 30; 31 December, 2 January; 3, 6, 7, 8, 9.
    let berlin = "Tue 2024-12-24, Mon 2024-12-30, same, Thu 2025-01-02, same, Thu 2025-01-09";
    project("Mon 2024-12-16", BE_2024, berlin);
    // Bavaria has Mon 6 January off: 3, 7, 8, 9, 10.
    let bavaria = format!("2025-01-06 {BE_2024}");
    let longer = "Tue 2024-12-24, Mon 2024-12-30, same, Thu 2025-01-02, same, Fri 2025-01-10";
    project("Mon 2024-12-16", &bavaria, longer);
    // There the week of Tue 31 December ends on that holiday: Tue 7; 8, 9; 10, 13, 14, 15, 16.
    let epiphany = "Tue 2024-12-31, Tue 2025-01-07, same, Thu 2025-01-09, same, Thu 2025-01-16";
    project("Mon 2024-12-23", &bavaria, epiphany);
    // Tue 26 off: Wed 27; Mon 1 January off: Tue 2; 3, 4; 5, 8, 9, 10, 11.
    let monday = "Wed 2028-12-27, Tue 2029-01-02, same, Thu 2029-01-04, same, Thu 2029-01-11";
    project("Wed 2028-12-20", BE_2028, monday);
    // The year's last ISO week has New Year in it: Thu 1 counts as Fri 2, same week as Wed 31.
    let year = "Tue 2026-01-06, Mon 2026-01-12, same, Wed 2026-01-14, same, Wed 2026-01-21";
    project("Wed 2025-12-31", BE_2025, year);
    project("Thu 2026-01-01", BE_2025, year);
}

#[test]
fn project_over_the_end_of_february() {
    // Mon 26; 27, 28; 29 February, 1, 4, 5, 6 March.
    let leap = "Tue 2024-02-20, Mon 2024-02-26, same, Wed 2024-02-28, same, Wed 2024-03-06";
    project("Wed 2024-02-14", BE_2024, leap);
    // Mon 28; 29 February, 1 March; 2, 3, 6, 7, and 8 March only where it is no holiday.
    let hamburg = "Tue 2028-02-22, Mon 2028-02-28, same, Wed 2028-03-01, same, Wed 2028-03-08";
    project("Mon 2028-02-14", "", hamburg);
    let berlin = "Tue 2028-02-22, Mon 2028-02-28, same, Wed 2028-03-01, same, Thu 2028-03-09";
    project("Mon 2028-02-14", BE_2028, berlin);
}

#[test]
fn payment_from_the_due_date() {
    // Resend 24, 25, 28, 29, 30 September. Plus 30: 7 October, plus 60: 6 November, plus 90: Sun 6
    // December, so Mon 7. Deadline Mon 21, court the day after.
    let autumn = "Tue 2026-09-15, Mon 2026-09-21, same, Wed 2026-09-23, same, Wed 2026-09-30,
        Wed 2026-10-07, Fri 2026-11-06, Mon 2026-12-07, Tue 2026-12-22";
    payment("Mon 2026-09-07", BE_2026, autumn);
    // Plus 30 is Sun 1 March, plus 60 Tue 31, plus 90 Thu 30 April. 14 days later is Ascension, so
    // the deadline is Fri 15 May; the day after is a Saturday: court on Mon 18.
    let spring = "Tue 2026-02-03, Mon 2026-02-09, same, Wed 2026-02-11, same, Wed 2026-02-18,
        Mon 2026-03-02, Tue 2026-03-31, Thu 2026-04-30, Mon 2026-05-18";
    payment("Fri 2026-01-30", BE_2026, spring);
    // Easter Sunday: the receipt check counts from Tue 7 April, the demands from the 5th as it is
    // printed: 5 May; 4 June is Corpus Christi in Bavaria: Fri 5; Sat 4 July: Mon 6. Deadline 20.
    let bavaria = format!("2026-06-04 {BE_2026}");
    let easter = "Tue 2026-04-14, Mon 2026-04-20, same, Wed 2026-04-22, same, Wed 2026-04-29,
        Tue 2026-05-05, Fri 2026-06-05, Mon 2026-07-06, Tue 2026-07-21";
    payment("Sun 2026-04-05", &bavaria, easter);
}

#[test]
fn payment_in_the_united_states() {
    // Juneteenth is a Friday: resend 18, 22, 23, 24, 25 June. Plus 30 is Sat 4 July (observed on
    // the Friday before), so Mon 6; Mon 3 August; Wed 2 September. Deadline 16, court 17.
    let july = "Tue 2026-06-09, Mon 2026-06-15, same, Wed 2026-06-17, same, Thu 2026-06-25,
        Mon 2026-07-06, Mon 2026-08-03, Wed 2026-09-02, Thu 2026-09-17";
    let off = "2026-06-19 2026-07-03 2026-07-04 2026-09-07";
    payment("Thu 2026-06-04", off, july);
    // Final notice Thu 12 November; 14 days later is Thanksgiving, so the deadline is Fri 27; the
    // day after is a Saturday: Mon 30. Plus 30 is Sun 13 September.
    let autumn = "Tue 2026-08-18, Mon 2026-08-24, same, Wed 2026-08-26, same, Wed 2026-09-02,
        Mon 2026-09-14, Tue 2026-10-13, Thu 2026-11-12, Mon 2026-11-30";
    let off = "2026-09-07 2026-10-12 2026-11-11 2026-11-26";
    payment("Fri 2026-08-14", off, autumn);
}

#[test]
fn payment_over_the_end_of_february() {
    // Plus 30: 29 days reach 29 February, so Fri 1 March. Plus 60: 31 March is Easter Sunday, the
    // Monday is off: Tue 2 April. Plus 90: Tue 30 April. Deadline Tue 14 May.
    let january_31 = "Tue 2024-02-06, Mon 2024-02-12, same, Wed 2024-02-14, same, Wed 2024-02-21,
        Fri 2024-03-01, Tue 2024-04-02, Tue 2024-04-30, Wed 2024-05-15";
    payment("Wed 2024-01-31", BE_2024, january_31);
    // A day earlier: the leap day itself; Holy Saturday, so again Tue 2 April; Mon 29. Deadline 13.
    let january_30 = "Tue 2024-02-06, Mon 2024-02-12, same, Wed 2024-02-14, same, Wed 2024-02-21,
        Thu 2024-02-29, Tue 2024-04-02, Mon 2024-04-29, Tue 2024-05-14";
    payment("Tue 2024-01-30", BE_2024, january_30);
    // 2028: the Sunday counts as Mon 31, so the Tuesday is 8 February; plus 30 is Tue 29 February,
    // plus 60 Thu 30 March, plus 90 Sat 29 April and Mon 1 May off: Tue 2. Deadline Tue 16.
    let sunday = "Tue 2028-02-08, Mon 2028-02-14, same, Wed 2028-02-16, same, Wed 2028-02-23,
        Tue 2028-02-29, Thu 2028-03-30, Tue 2028-05-02, Wed 2028-05-17";
    payment("Sun 2028-01-30", BE_2028, sunday);
    // No leap day: Tue 2 March, Thu 1 April, Sat 1 May so Mon 3. 14 days later is Whit Monday: the
    // deadline is Tue 18.
    let no_leap = "Tue 2027-02-09, Mon 2027-02-15, same, Wed 2027-02-17, same, Wed 2027-02-24,
        Tue 2027-03-02, Thu 2027-04-01, Mon 2027-05-03, Wed 2027-05-19";
    payment("Sun 2027-01-31", BE_2027, no_leap);
}

#[test]
fn payment_whose_deadline_meets_christmas() {
    // Final notice Fri 11 December: 14 days later is Christmas Day, a Friday; deadline Mon 28.
    // (12 October is 5 days after the resend of the 7th: enough.)
    let berlin = "Tue 2026-09-22, Mon 2026-09-28, same, Wed 2026-09-30, same, Wed 2026-10-07,
        Mon 2026-10-12, Wed 2026-11-11, Fri 2026-12-11, Tue 2026-12-29";
    payment("Sat 2026-09-12", BE_2026, berlin);
    // In England Mon 28 is Boxing Day observed: deadline Tue 29, court Wed 30.
    let england = "Tue 2026-09-22, Mon 2026-09-28, same, Wed 2026-09-30, same, Wed 2026-10-07,
        Mon 2026-10-12, Wed 2026-11-11, Fri 2026-12-11, Wed 2026-12-30";
    let off = "2026-12-25 2026-12-26 2026-12-28 2027-01-01";
    payment("Sat 2026-09-12", off, england);
    // Final notice Thu 17, deadline Thu 31 December; New Year is a Friday: court on Mon 4 January.
    let year = "Tue 2026-09-22, Mon 2026-09-28, same, Wed 2026-09-30, same, Wed 2026-10-07,
        Mon 2026-10-19, Tue 2026-11-17, Thu 2026-12-17, Mon 2027-01-04";
    payment("Fri 2026-09-18", BE_2026, year);
}

#[test]
fn payment_whose_resend_comes_close_to_the_first_demand() {
    // Signs of life Wed 24 December; resend 29, 30, 31, 2, 5 January. Plus 30 is Wed 7: only 2 days
    // later, so Fri 9. Sat 6 December counts as Mon 8 with the same start, and its plus 30 is the
    // day of the resend itself: Fri 9 again.
    let monday = "Tue 2025-12-16, Mon 2025-12-22, same, Wed 2025-12-24, same, Mon 2026-01-05,
        Fri 2026-01-09, Fri 2026-02-06, Mon 2026-03-09, Tue 2026-03-24";
    let both = format!("{BE_2025} {BE_2026}");
    payment("Mon 2025-12-08", &both, monday);
    let saturday = "Tue 2025-12-16, Mon 2025-12-22, same, Wed 2025-12-24, same, Mon 2026-01-05,
        Fri 2026-01-09, Wed 2026-02-04, Fri 2026-03-06, Mon 2026-03-23";
    payment("Sat 2025-12-06", &both, saturday);
    // Scotland: Mon 25 off, so Wed 27; 28, 29; 1 and 2 January off: 3, 4, 5, 8, 9. Plus 30 is Mon
    // 8, past before the resend; 4 days after Tue 9 is a Saturday: Mon 15. Plus 90 is Fri 9 March,
    // deadline Fri 23, court Mon 26.
    let scotland = "Tue 2028-12-19, Wed 2028-12-27, same, Fri 2028-12-29, same, Tue 2029-01-09,
        Mon 2029-01-15, Wed 2029-02-07, Fri 2029-03-09, Mon 2029-03-26";
    let off = "2028-12-25 2028-12-26 2029-01-01 2029-01-02";
    payment("Sat 2028-12-09", off, scotland);
    // The receipt check slips to Thu 27, so the rest starts on 7 January; resend Wed 16, plus 30 is
    // Fri 18, 4 days after the resend is a Sunday: Mon 21. Sun 17 February: Mon 18. Tue 19 March.
    let thursday = "Thu 2029-12-27, Mon 2030-01-07, same, Wed 2030-01-09, same, Wed 2030-01-16,
        Mon 2030-01-21, Mon 2030-02-18, Tue 2030-03-19, Wed 2030-04-03";
    payment("Wed 2029-12-19", BE_2029, thursday);
}

#[test]
fn payment_after_delivery_resends_after_the_due_date() {
    // Due on a Sunday long after: Mon 1 June. Then 30 June, 30 July, Sat 29 August so Mon 31.
    let sunday = "Tue 2026-03-10, Mon 2026-03-16, same, Wed 2026-03-18, same, Mon 2026-06-01,
        Tue 2026-06-30, Thu 2026-07-30, Mon 2026-08-31, Tue 2026-09-15";
    delivered("Wed 2026-03-04", "Sun 2026-05-31", BE_2026, sunday);
    // Due on Maundy Thursday: the first business day after it is Tue 7 April. Sat 2 May: Mon 4.
    let easter = "Tue 2026-03-10, Mon 2026-03-16, same, Wed 2026-03-18, same, Tue 2026-04-07,
        Mon 2026-05-04, Mon 2026-06-01, Wed 2026-07-01, Thu 2026-07-16";
    delivered("Mon 2026-03-02", "Thu 2026-04-02", BE_2026, easter);
    // Due on the very fifth business day: the day after. Plus 60 is Whit Sunday: Tue 26 May.
    let fifth = "Tue 2026-03-10, Mon 2026-03-16, same, Wed 2026-03-18, same, Thu 2026-03-26,
        Fri 2026-04-24, Tue 2026-05-26, Tue 2026-06-23, Wed 2026-07-08";
    delivered("Wed 2026-03-04", "Wed 2026-03-25", BE_2026, fifth);
    // Due before it: the due date changes nothing. Sun 19 April: Mon 20; 19 May; 18 June.
    let before = "Tue 2026-03-10, Mon 2026-03-16, same, Wed 2026-03-18, same, Wed 2026-03-25,
        Mon 2026-04-20, Tue 2026-05-19, Thu 2026-06-18, Fri 2026-07-03";
    delivered("Fri 2026-03-06", "Fri 2026-03-20", BE_2026, before);
    // Bavaria, due Thu 31 October, All Saints' is the Friday: Mon 4 November. Sat 30: Mon 2
    // December; Mon 30 December; Wed 29 January.
    let saints = "Tue 2024-10-08, Mon 2024-10-14, same, Wed 2024-10-16, same, Mon 2024-11-04,
        Mon 2024-12-02, Mon 2024-12-30, Wed 2025-01-29, Thu 2025-02-13";
    let bavaria = format!("2024-11-01 2025-01-06 {BE_2024}");
    delivered("Mon 2024-09-30", "Thu 2024-10-31", &bavaria, saints);
}

#[test]
fn payment_that_starts_long_after_the_due_date() {
    // All three dates have passed: 4 days after the resend of Wed 25 March is a Sunday, so Mon 30;
    // then 14 days each: 13 and 27 April. Deadline Mon 11 May.
    let late = "Tue 2026-03-10, Mon 2026-03-16, same, Wed 2026-03-18, same, Wed 2026-03-25,
        Mon 2026-03-30, Mon 2026-04-13, Mon 2026-04-27, Tue 2026-05-12";
    delivered("Wed 2026-03-04", "Wed 2025-12-31", BE_2026, late);
    // A week earlier the 14 days end on Easter Monday: Tue 7, and the next 14 count from there.
    let easter = "Tue 2026-03-03, Mon 2026-03-09, same, Wed 2026-03-11, same, Wed 2026-03-18,
        Mon 2026-03-23, Tue 2026-04-07, Tue 2026-04-21, Wed 2026-05-06";
    delivered("Wed 2026-02-25", "Wed 2025-12-31", BE_2026, easter);
    // Plus 60 is Wed 1 April, 9 days after the first demand: Tue 7. Plus 90 is Fri 1 May, off: the
    // plan is back on its own dates with Mon 4.
    let back = "Tue 2026-03-03, Mon 2026-03-09, same, Wed 2026-03-11, same, Wed 2026-03-18,
        Mon 2026-03-23, Tue 2026-04-07, Mon 2026-05-04, Tue 2026-05-19";
    delivered("Wed 2026-02-25", "Sat 2026-01-31", BE_2026, back);
    // Plus 30 passed on Sun 29 March; 4 days after the resend of Wed 1 April is Easter Sunday.
    let gap = "Tue 2026-03-17, Mon 2026-03-23, same, Wed 2026-03-25, same, Wed 2026-04-01,
        Tue 2026-04-07, Tue 2026-04-28, Thu 2026-05-28, Fri 2026-06-12";
    delivered("Wed 2026-03-11", "Fri 2026-02-27", BE_2026, gap);
}

#[test]
fn payment_whose_deadline_would_leave_its_bounds() {
    // The business is closed from Fri 10 to Fri 31 July. 14 days from Wed 1 July would end there,
    // and Mon 3 August is 33 days after the letter: the deadline is the last business day before,
    // Thu 9 July. The court task waits for Mon 3 August, the first business day after it.
    let closed = "2026-07-10 2026-07-13 2026-07-14 2026-07-15 2026-07-16 2026-07-17 2026-07-20 \
        2026-07-21 2026-07-22 2026-07-23 2026-07-24 2026-07-27 2026-07-28 2026-07-29 2026-07-30 \
        2026-07-31";
    let holidays = format!("{BE_2026} {closed}");
    let dates = "Tue 2026-03-10, Mon 2026-03-16, same, Wed 2026-03-18, same, Tue 2026-04-07,
        Mon 2026-05-04, Mon 2026-06-01, Wed 2026-07-01, Mon 2026-08-03";
    delivered("Mon 2026-03-02", "Thu 2026-04-02", &holidays, dates);
    // With Fri 31 July open, the 30th day, the deadline ends there; the next day is a Saturday.
    let open = holidays.replace("2026-07-31", "");
    delivered("Mon 2026-03-02", "Thu 2026-04-02", &open, dates);
}
