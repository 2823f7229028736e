//! The words of a diary for what the program does, and the page on which they stand.

use std::fmt::Write;

use funkstille_core::calendar::CalendarError;
use funkstille_core::case::{Block, CaseState, Handling, Next, Surroundings, next_step};
use funkstille_core::playbook::{Action, Playbook};
use jiff::civil::{Date, Weekday};

/// A diary as it is being written.
pub(crate) struct Page {
    pub(crate) text: String,
    dated: Option<Date>,
    outlook: String,
}

impl Page {
    /// A page with its header, and nothing below it.
    pub(crate) fn new(head: &str) -> Self {
        Self { text: format!("{head}\n"), dated: None, outlook: String::new() }
    }

    pub(crate) fn say(&mut self, day: Date, line: &str) {
        let margin = if self.dated == Some(day) {
            " ".repeat(16)
        } else {
            self.dated = Some(day);
            format!("{day} {}  ", weekday(day))
        };
        writeln!(self.text, "{margin}{line}").expect("writing to a string");
    }

    /// Says what comes next, where that has changed.
    pub(crate) fn say_outlook(&mut self, day: Date, outlook: Option<String>) {
        if let Some(outlook) = outlook.filter(|outlook| *outlook != self.outlook) {
            self.say(day, &format!("program: {outlook}"));
            self.outlook = outlook;
        }
    }
}

/// What comes next; `None` where that is what waits for a person already.
pub(crate) fn outlook(
    state: &CaseState,
    playbook: &Playbook,
    around: &Surroundings,
    day: Date,
) -> Result<Option<String>, CalendarError> {
    Ok(Some(match next_step(state, playbook, around, Some(day))? {
        Next::Step(next) => {
            if state.pending.is_some() && next.day == around.calendar.on_or_after(day)? {
                return Ok(None);
            }
            // What the program does at once is told once it is done.
            let closes = playbook.step(&next.step).is_some_and(|it| it.action() == Action::Close);
            if closes && next.day == day {
                return Ok(None);
            }
            format!("next is {} on {} {}", next.step, next.day, weekday(next.day))
        }
        Next::Held(blocks) => format!("is held, {}", held(&blocks)),
        Next::Ended(outcome) => format!("ends it as {}", outcome.as_str()),
    }))
}

/// The three letters of a weekday.
pub(crate) fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    }
}

/// Who presses the button.
pub(crate) fn handling(handling: Handling) -> &'static str {
    match handling {
        Handling::RemindOnly => "remind only",
        Handling::Review => "review",
        Handling::Auto => "auto",
        Handling::Task => "task",
        Handling::ByProgram => "by the program",
    }
}

/// What holds a case.
fn held(blocks: &[Block]) -> String {
    let word = |block: &Block| match block {
        Block::AnswerToJudge => "until the answer is judged",
        Block::MailToJudge => "until the mail is judged",
        Block::WaitsForBank => "until the bank shows it",
        Block::NeedsAddress => "until there is a good address",
        Block::DidNotArrive => "until the message can arrive",
        Block::SendAgain => "until the last message is sent again",
        Block::Dispute => "until the dispute is closed",
        Block::HeldByHand => "until it is resumed",
        Block::EntryErased => "until the gap is judged",
        Block::NothingLeft => "until it is said how it ends",
        Block::NeedsDueDate => "until the due date is known",
    };
    blocks.iter().map(word).collect::<Vec<_>>().join(", ")
}
