//! `review` in a pipe: the letters that wait, one a line.

use funkstille_core::case::Switch;
use funkstille_engine::texts::written::Written;
use funkstille_engine::today::{Group, Item, Leaving, What};
use jiff::civil::Date;
use serde::Serialize;

use crate::commands::today::read;
use crate::concern::{ChannelRow, ConcernRow, Speech, channel_rows, row};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;
use crate::table::{self, Column};

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct LetterRow<'a> {
    letter: &'a str,
    #[serde(flatten)]
    concern: ConcernRow<'a>,
    step: &'a str,
    channels: Vec<ChannelRow<'a>>,
    since: Option<Date>,
}

/// Most characters of some columns.
const CLIENT_WIDTH: u16 = 22;
const STEP_WIDTH: u16 = 20;
const CHANNELS_WIDTH: u16 = 14;

pub(super) fn run(session: &Session, context: &mut Context<'_>) -> Result<Done, Failure> {
    let today = read(session)?;
    let items = today.items(Group::Approve);
    if context.json {
        let rows: Vec<_> = items.iter().filter_map(letter_row).collect();
        let document = serde_json::to_string(&rows)?;
        context.line(&document)?;
    } else if items.is_empty() {
        let leaves_unread = today.switch == Switch::AsPlaybookSays;
        let is_none = today.leaves_by_itself.is_empty() && !leaves_unread;
        let key = if is_none { "review-none" } else { "review-none-but-leaving" };
        let told = context.words.say(key, &[]);
        context.line(&told)?;
    } else {
        let told = table(items, context)?;
        context.line(&told)?;
    }
    Ok(Done::Yes)
}

/// A letter that is approved, as the day's page has it: when it leaves, and what holds it.
pub(super) fn leaving(session: &Session, letter: &str) -> Result<Option<Leaving>, Failure> {
    let today = read(session)?;
    Ok(today.leaves_by_itself.into_iter().find(|leaving| leaving.letter == letter))
}

/// The letters that wait, in the order of the day's page.
pub(super) fn waiting(session: &Session) -> Result<Vec<Item>, Failure> {
    let today = read(session)?;
    Ok(today.items(Group::Approve).to_vec())
}

fn letter_row(item: &Item) -> Option<LetterRow<'_>> {
    let What::Letter { letter, step, channels, .. } = &item.what else { return None };
    let channels = channel_rows(channels);
    Some(LetterRow { letter, concern: row(&item.concern), step, channels, since: item.since })
}

fn table(items: &[Item], context: &Context<'_>) -> Result<String, Failure> {
    let words = &context.words;
    let written = Written::load(&context.data)?;
    let speech = Speech { words, written: &written };
    let column = |key, most| Column { head: words.say(key, &[]), most };
    let mut table = table::with_columns(&[
        column("review-head-letter", None),
        column("review-head-client", Some(CLIENT_WIDTH)),
        column("review-head-matter", None),
        column("review-head-step", Some(STEP_WIDTH)),
        column("review-head-channels", Some(CHANNELS_WIDTH)),
        column("review-head-since", None),
    ]);
    for item in items {
        let What::Letter { letter, step, channels, .. } = &item.what else { continue };
        let channel =
            channels.iter().map(|(it, _)| words.say(&format!("action-{}", it.as_str()), &[]));
        table.add_row([
            letter.clone(),
            item.concern.client_name.clone(),
            speech.matter(&item.concern),
            words.step(step),
            channel.collect::<Vec<_>>().join(", "),
            item.since.map_or(String::new(), |since| words.day(since)),
        ]);
    }
    Ok(table.trim_fmt())
}
