//! From the text of a diary to its header and its entries.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

/// A diary as it was read.
pub(crate) struct Diary {
    /// The header and every comment before the first day, as they stand.
    pub(crate) head: String,
    pub(crate) playbook: String,
    pub(crate) region: String,
    pub(crate) due: Option<Date>,
    pub(crate) claim: Option<String>,
    pub(crate) tolerance: Option<String>,
    pub(crate) switch: String,
    pub(crate) approves_at_once: bool,
    pub(crate) leaves_out: Vec<String>,
    /// Tasks that nobody does unless the diary says so.
    pub(crate) leaves_undone: Vec<String>,
    /// Steps to which the business gave the mode `auto`.
    pub(crate) sends_by_itself: Vec<String>,
    /// The deadline that the business chose for its final notice, and its bounds.
    pub(crate) deadline: Option<String>,
    pub(crate) days_off: Vec<Date>,
    pub(crate) until: Option<Date>,
    /// How often the scheduler runs on each day.
    pub(crate) ticks_a_day: usize,
    pub(crate) covers: Vec<String>,
    /// What came in, in order; the program's own lines are left out.
    pub(crate) inputs: Vec<Input>,
}

/// Something that came in.
pub(crate) struct Input {
    pub(crate) line: usize,
    pub(crate) day: Date,
    pub(crate) text: String,
}

/// The diaries in a folder and in those below it, by name.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder of scenarios") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "diary") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Reads a diary; the error begins with the line.
pub(crate) fn diary(text: &str) -> Result<Diary, String> {
    let is_day = |line: &str| line.starts_with(|c: char| c.is_ascii_digit());
    let head: Vec<&str> = text.lines().take_while(|line| !is_day(line)).collect();
    let header = |key: &str| {
        let value = head.iter().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
        value.map(|value| value.trim().to_owned())
    };
    let date = |key: &str| {
        header(key).map(|text| text.parse().map_err(|_| format!("1: {key} is no date"))).transpose()
    };
    let list = |key: &str| -> Vec<String> {
        let value = header(key).unwrap_or_default();
        value.split(", ").filter(|item| !item.is_empty()).map(str::to_owned).collect()
    };
    let dates = |key: &str| -> Result<Vec<Date>, String> {
        list(key)
            .iter()
            .map(|day| day.parse().map_err(|_| format!("1: {day} is no date")))
            .collect()
    };
    Ok(Diary {
        head: head.join("\n"),
        playbook: header("playbook").ok_or("1: no playbook")?,
        region: header("region").ok_or("1: no region")?,
        due: date("due")?,
        claim: header("claim"),
        tolerance: header("tolerance"),
        switch: header("switch").unwrap_or_else(|| "review".to_owned()),
        approves_at_once: header("approves").is_none_or(|value| value == "at once"),
        leaves_out: list("leaves out"),
        leaves_undone: list("leaves undone"),
        sends_by_itself: list("sends by itself"),
        deadline: header("deadline"),
        days_off: dates("days off")?,
        until: date("until")?,
        ticks_a_day: header("ticks a day").and_then(|count| count.parse().ok()).unwrap_or(1),
        covers: list("covers"),
        inputs: inputs(text)?,
    })
}

fn inputs(text: &str) -> Result<Vec<Input>, String> {
    let mut inputs = Vec::new();
    let mut day: Option<Date> = None;
    for (at, line) in text.lines().enumerate() {
        let number = at + 1;
        let mut entry = line;
        if line.starts_with(|c: char| c.is_ascii_digit()) {
            let (date, rest) = line.split_at_checked(14).unwrap_or((line, ""));
            let (date, weekday) = date.split_once(' ').ok_or(format!("{number}: no weekday"))?;
            let date: Date = date.parse().map_err(|_| format!("{number}: no date"))?;
            if weekday.trim() != super::words::weekday(date) {
                return Err(format!("{number}: {date} is no {}", weekday.trim()));
            }
            if day.is_some_and(|day| day >= date) {
                return Err(format!("{number}: {date} does not come after the day above"));
            }
            day = Some(date);
            entry = rest;
        }
        let entry = entry.trim();
        if let Some(day) = day
            && !entry.is_empty()
            && !entry.starts_with("program: ")
        {
            inputs.push(Input { line: number, day, text: entry.to_owned() });
        }
    }
    Ok(inputs)
}
