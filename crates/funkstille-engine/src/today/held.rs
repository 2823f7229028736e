//! Cases that go on only when a person says something.

use std::collections::BTreeSet;

use funkstille_core::case::{Block, FollowOn, Next, next_step};
use funkstille_store::projection::TaskKind;

use super::concern::concern;
use super::gather::Gathered;
use super::item::{Item, What};
use super::otherwise::Otherwise;
use super::unprepared::Looked;
use crate::error::Error;

/// What holds a case, the first to be cleared first.
const ORDER: &[Block] = &[
    Block::AnswerToJudge,
    Block::MailToJudge,
    Block::WaitsForBank,
    Block::NeedsAddress,
    Block::DidNotArrive,
    Block::SendAgain,
    Block::Dispute,
    Block::HeldByHand,
    Block::EntryErased,
    Block::NeedsDueDate,
    Block::NothingLeft,
];

/// One item for each case that is held; for a mail outside the threads, one for the client.
pub(super) fn items(gathered: &mut Gathered<'_>, looked: &mut Looked) -> Result<Vec<Item>, Error> {
    let mut items: Vec<Item> = Vec::new();
    let mut by_mail: BTreeSet<String> = BTreeSet::new();
    let has_task = |case: &str| {
        let compares = TaskKind::FollowOn(FollowOn::CompareAddresses);
        gathered.tasks.iter().any(|task| task.case == case && task.kind == compares)
    };
    for row in &gathered.held {
        let Some(block) = ORDER.iter().copied().find(|block| row.held.contains(block)) else {
            continue;
        };
        if block == Block::NeedsAddress && has_task(&row.case) {
            // The task says it.
            continue;
        }
        let client = &row.matter.client;
        if block == Block::MailToJudge && !by_mail.insert(client.clone()) {
            let same = |item: &&mut Item| item.what == What::Held(block);
            let mut same = items.iter_mut().filter(same);
            if let Some(item) = same.find(|item| item.concern.client == *client) {
                item.concern.cases.push(row.case.clone());
            }
            continue;
        }
        items.push(item(gathered, &row.case, block)?);
    }
    for case in gathered.stuck.iter().map(|row| row.case.clone()) {
        gathered.known.around(&case);
        let known = &gathered.known;
        if let Some(error) = known.broken(&case).cloned() {
            looked.tell(known, (&[&case], ""), error)?;
            continue;
        }
        let (state, found) = known.case(&case)?;
        let next = next_step(state, &found.playbook, known.around_business(), Some(known.today))?;
        if let Next::Held(blocks) = next
            && let Some(block) = ORDER.iter().copied().find(|block| blocks.contains(block))
        {
            items.push(item(gathered, &case, block)?);
        }
    }
    Ok(items)
}

fn item(gathered: &Gathered<'_>, case: &str, block: Block) -> Result<Item, Error> {
    Ok(Item {
        what: What::Held(block),
        concern: concern(&gathered.known, &[case])?,
        since: None,
        why: Vec::new(),
        otherwise: match block {
            Block::MailToJudge => Otherwise::AllStayHeld,
            _ => Otherwise::StaysHeld,
        },
        notes: Vec::new(),
    })
}
