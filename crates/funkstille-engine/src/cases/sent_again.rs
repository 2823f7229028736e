//! Nothing arrived, says the client on the telephone, and gives another address: the last message
//! goes there (docs/rules.md, *Outcomes of tasks*).

use std::collections::BTreeSet;

use funkstille_core::case::{Block, Happened};
use funkstille_core::playbook::Action;
use funkstille_store::OutboxState;

use crate::change::Change;
use crate::error::Error;
use crate::letters::{LetterGroup, recipient};

/// Lets the last message go again in each open case of a client that waits for that, where another
/// address is on file by now than the one to which it went. Its step comes again as any other: it
/// is written for that day, and every guard is asked. A message that was no letter of this program
/// is sent again by a person.
///
/// # Errors
/// Where the client was not loaded, or the database fails.
pub(crate) async fn send_to_other_address(
    change: &mut Change<'_>,
    client: &str,
) -> Result<(), Error> {
    let open = change.siblings(client).iter().filter(|row| row.is_open);
    let open: Vec<String> = open.map(|row| row.case.clone()).collect();
    let ids: Vec<&str> = open.iter().map(String::as_str).collect();
    change.load_readable(&ids).await?;
    for case in &open {
        let Some((step, ways)) = goes_again(change, case).await? else { continue };
        for channel in ways {
            change.happen(case, Happened::WayGoesAgain { step: step.clone(), channel })?;
        }
    }
    Ok(())
}

/// The step whose message goes again, and the ways by which it does: by mail, and by those by which
/// it has not left yet. Where it left by another way too, it stands there.
async fn goes_again(
    change: &mut Change<'_>,
    case: &str,
) -> Result<Option<(String, BTreeSet<Action>)>, Error> {
    let Ok((state, found)) = change.case(case) else { return Ok(None) };
    let (about, last) = (state.opening.stage, state.last_message_step(&found.playbook));
    let Some(step) = last.filter(|_| state.blocks.contains(&Block::SendAgain)) else {
        return Ok(None);
    };
    let (step, does) = (step.to_owned(), found.playbook.step(step).map(|row| row.does.clone()));
    let client = change.client(&change.matter(case)?.client)?.state.as_ref();
    let on_file = client.and_then(|it| recipient(Action::Email, &it.client, about)).cloned();
    let letter = LetterGroup::last_sent(change.work.read(), case, &step).await?;
    let (Some(letter), Some(on_file)) = (letter, on_file) else { return Ok(None) };
    let way = |channel: &str| Action::parse(channel);
    let has_gone_there = letter.channels.iter().any(|row| {
        way(&row.channel) == Some(Action::Email) && row.recipient.eq_ignore_ascii_case(&on_file)
    });
    if has_gone_there || !does.unwrap_or_default().contains(&Action::Email) {
        return Ok(None);
    }
    let is_left = |state| matches!(state, OutboxState::WithPerson | OutboxState::Stopped);
    let rest = letter.channels.iter().filter(|row| is_left(row.draft.state));
    let rest = rest.filter_map(|row| way(&row.channel));
    Ok(Some((step, rest.chain([Action::Email]).collect())))
}
