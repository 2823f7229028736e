//! Cases are told of mail: each message tells each case once.

mod belongs;
mod of_case;
mod related;

use std::collections::BTreeMap;

use funkstille_core::case::{BounceKind, CaseEvent, Happened};
use funkstille_core::delivery::AttemptState;
use funkstille_core::evidence::Digest;
use funkstille_store::event::CaseRecord;
use funkstille_store::{CaseMail, SeenMessage};
use jiff::civil::Date;

use super::letter::Letter;
use super::read::Incoming;
use super::threads::Days;
use crate::change::Change;
use crate::clients::number;
use crate::error::Error;
use crate::sending::{find_draft, open_drafts, seen_outside, sent_from_drafts};
use of_case::OfCase;
use related::Related;
pub(super) use related::us;

/// What a message did to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Did {
    /// It started the case.
    Opened,
    /// It is a letter of the program.
    Letter,
    /// It is the copy of such a letter, perhaps under another id.
    Copy,
    /// It was a follow-up by hand.
    ByHand,
    /// We closed the matter ourselves.
    Closed,
    /// It answered.
    Answered,
    /// It said that an answer will come.
    Holding,
    /// Its writer is away.
    Away,
    /// A message came back.
    Bounced,
    /// It said that its owner has left the company.
    LeftCompany,
    /// It is on record and moved nothing.
    Noted,
    /// It asks a person whether it answers the case.
    Elsewhere,
    /// It will ask so, once what is asked already was judged.
    ElsewhereToo,
    /// It did nothing.
    Seen,
}

/// A case was told of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The case.
    pub case: String,
    /// The message, by its key in the index.
    pub mail: String,
    /// What it did.
    pub did: Did,
}

impl Did {
    const ALL: &[(Self, &'static str)] = &[
        (Self::Opened, "opened"),
        (Self::Letter, "letter"),
        (Self::Copy, "copy"),
        (Self::ByHand, "by-hand"),
        (Self::Closed, "closed"),
        (Self::Answered, "answered"),
        (Self::Holding, "holding"),
        (Self::Away, "away"),
        (Self::Bounced, "bounced"),
        (Self::LeftCompany, "left-company"),
        (Self::Noted, "noted"),
        (Self::Elsewhere, "elsewhere"),
        (Self::ElsewhereToo, "elsewhere-too"),
        (Self::Seen, "seen"),
    ];

    /// Its name in the database and in JSON.
    pub fn as_str(self) -> &'static str {
        Self::ALL.iter().find(|(did, _)| *did == self).map_or("seen", |(_, name)| name)
    }

    /// Reads the name; any other text did nothing that is known here.
    pub fn parse(name: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == name).map_or(Self::Seen, |(did, _)| *did)
    }

    /// Whether it is a letter of the program, or the copy of one.
    pub(super) fn is_letter(self) -> bool {
        matches!(self, Self::Letter | Self::Copy)
    }

    /// What an event says that a message did.
    fn of(what: &Happened) -> Self {
        match what {
            Happened::Answered | Happened::ElsewhereJudged { .. } => Self::Answered,
            Happened::HoldingReply { .. } => Self::Holding,
            Happened::WentAway { .. } => Self::Away,
            Happened::Bounced { why: BounceKind::LeftCompany, .. } => Self::LeftCompany,
            Happened::Bounced { .. } => Self::Bounced,
            Happened::Noted(_) => Self::Noted,
            Happened::WroteElsewhere => Self::Elsewhere,
            Happened::StepHappened { .. } | Happened::TakenOver { .. } => Self::ByHand,
            _ => Self::Seen,
        }
    }
}

/// Tells the cases that messages are about; gives what they did. The messages learn whose client
/// they are of.
pub(super) async fn tell(
    change: &mut Change<'_>,
    fresh: &mut [Incoming<'_>],
    is_junk: bool,
) -> Result<Vec<CaseMail>, Error> {
    find_letters(change, fresh).await?;
    let mut all = find_drafts(change, fresh).await?;
    let rows = fresh.iter().map(|mail| &mail.row).collect::<Vec<_>>();
    let related = Related::load(change, &rows).await?;
    let copies = copies(change, fresh).await?;
    let zone = change.around_business().sending.zone.clone();
    for mail in fresh.iter_mut() {
        mail.row.client = related.client_of(&mail.row);
        let client = mail.row.client.as_ref().filter(|_| mail.row.is_ours);
        if let Some((client, at)) = client.zip(mail.row.sent_at) {
            change.note_written(client, at.to_zoned(zone.clone()).date());
        }
    }
    let mut circle = related.circle(change).await?;
    circle.rows.extend(fresh.iter().map(|mail| (mail.row.mail.clone(), mail.row.clone())));
    all.extend(tell_related(change, &related, (&circle, &copies), is_junk).await?);
    Ok(all)
}

/// Where nobody knows whether a letter left, mail may show that it did: its copy, under whatever id
/// a provider filed it, an answer to it, its bounce. The end of one that is being given away may
/// never be heard, and its copy is read once.
async fn find_letters(change: &mut Change<'_>, fresh: &[Incoming<'_>]) -> Result<(), Error> {
    let mut is_any = false;
    for state in [AttemptState::Uncertain, AttemptState::DataStarted, AttemptState::SaidAgain] {
        is_any |= !change.work.read().attempts_in_state(state, "", 1).await?.is_empty();
    }
    if !is_any {
        return Ok(());
    }
    for mail in fresh {
        let row = &mail.row;
        let named = row.answers.iter().chain(&row.refers).chain(&row.returned);
        let own = row.message_id.iter().chain(&mail.copy_of);
        let ids: Vec<&str> = named.chain(own).map(String::as_str).collect();
        let at = row.sent_at.unwrap_or(change.moment.now);
        seen_outside(change, &ids, at).await?;
    }
    Ok(())
}

/// The user sent a letter that lay among the drafts: that is its step. It is known as that letter
/// in each of its cases, whether or not it belongs to their conversations, and opens none.
async fn find_drafts(
    change: &mut Change<'_>,
    fresh: &[Incoming<'_>],
) -> Result<Vec<CaseMail>, Error> {
    let mut all = Vec::new();
    if !fresh.iter().any(|mail| mail.row.is_ours) {
        return Ok(all);
    }
    let mut drafts = open_drafts(change).await?;
    for mail in fresh {
        let of = (&mail.row, mail.copy_of.as_deref());
        let Some(found) = find_draft(change, &drafts, of).await? else { continue };
        let now = change.moment.now;
        let at = mail.row.sent_at.unwrap_or(now);
        let keys = sent_from_drafts(change, drafts.remove(found), at).await?;
        all.extend(keys.into_iter().map(|key| CaseMail {
            case: key.case,
            mail: mail.row.mail.clone(),
            did: Did::Copy.as_str().to_owned(),
            step: Some(key.step),
            is_junk: false,
            told_at: now,
        }));
    }
    change.work.put_case_mail(&all).await?;
    Ok(all)
}

/// Tells one case of all the mail that is known: it was opened just now.
pub(super) async fn catch_up(change: &mut Change<'_>, case: &str) -> Result<Vec<CaseMail>, Error> {
    let related = Related::of_case(change, case).await?;
    let circle = related.circle(change).await?;
    tell_related(change, &related, (&circle, &BTreeMap::new()), false).await
}

/// Mail outside the conversation answers nothing, a person says: where more came while that was
/// asked, a person is asked about all of it.
pub(crate) async fn ask_again(change: &mut Change<'_>, case: &str) -> Result<(), Error> {
    let mut mails = change.work.read().mail_of_cases(&[case]).await?;
    mails.retain(|it| Did::parse(&it.did) == Did::ElsewhereToo);
    if mails.is_empty() {
        return Ok(());
    }
    for mail in &mut mails {
        Did::Elsewhere.as_str().clone_into(&mut mail.did);
    }
    change.work.put_case_mail(&mails).await?;
    change.happen(case, Happened::WroteElsewhere)
}

async fn tell_related(
    change: &mut Change<'_>,
    related: &Related,
    (circle, copies): (&super::circle::Circle, &BTreeMap<String, Option<String>>),
    is_junk: bool,
) -> Result<Vec<CaseMail>, Error> {
    if related.cases.is_empty() {
        return Ok(vec![]);
    }
    let zone = change.around_business().sending.zone.clone();
    let days = Days { zone, as_of: change.today };
    let threads = circle.threads(&days);
    let mut cases: Vec<&String> = related.cases.iter().collect();
    cases.sort_by_key(|case| number(case));
    let mut all = Vec::new();
    for case in cases {
        let of_case = OfCase::new(change, related, (case, circle, copies), (&threads, &days))?;
        let now = change.moment.now;
        for (letter, is_of_thread) in of_case.untold() {
            let found = of_case.effect(change, (letter, is_of_thread))?;
            let Some((step, effect)) = found else { continue };
            let what = of_case.happen(change, letter, effect).await?;
            all.push(CaseMail {
                case: case.clone(),
                mail: letter.key.clone(),
                did: what.as_str().to_owned(),
                step,
                is_junk: is_junk && related.is_fresh(&letter.key),
                told_at: now,
            });
        }
    }
    change.work.put_case_mail(&all).await?;
    Ok(all)
}

/// Copies of our letters: key of the copy, id of the letter. One that nothing is known of here left
/// after the backup was made from which this database comes: `None`. It counts as sent by hand, or
/// its step would happen twice.
async fn copies(
    change: &mut Change<'_>,
    fresh: &[Incoming<'_>],
) -> Result<BTreeMap<String, Option<String>>, Error> {
    let mut copies = BTreeMap::new();
    for mail in fresh {
        let Some(letter) = &mail.copy_of else { continue };
        let is_known = !change.work.read().attempts_with_id(letter).await?.is_empty();
        copies.insert(mail.row.mail.clone(), is_known.then(|| letter.clone()));
    }
    Ok(copies)
}

/// Keeps the bytes of messages that concern a case or a client, or wait for an answer.
pub(super) async fn keep_bytes(
    change: &mut Change<'_>,
    fresh: &mut [Incoming<'_>],
    told: &[CaseMail],
    waits: &[String],
) -> Result<(), Error> {
    let mut kept = Vec::new();
    let mut seen = Vec::new();
    for mail in fresh.iter_mut() {
        let case = told.iter().find(|it| it.mail == mail.row.mail).map(|it| it.case.clone());
        if case.is_none() && mail.row.client.is_none() && !waits.contains(&mail.row.mail) {
            continue;
        }
        let content = Digest::of(mail.bytes);
        mail.row.content = Some(content);
        kept.push((content, mail.bytes));
        if case.is_some() {
            let message_id = mail.row.mail.clone();
            seen.push(SeenMessage { message_id, case, content: Some(content) });
        }
    }
    let now = change.moment.now;
    change.work.put_blobs(&kept, now).await?;
    change.work.put_messages(&seen, now).await?;
    Ok(())
}

/// Something happened to a case on the day of a mail: not after today, and not before the day that
/// the case counts from.
fn happen_on(
    change: &mut Change<'_>,
    case: &str,
    (letter, days): (&Letter, &Days),
    what: Happened,
) -> Result<(), Error> {
    let on = day(change, case, (letter, days))?;
    change.record(case, &CaseRecord::Happened(CaseEvent { on, what }))
}

/// The day on which a mail does something to a case.
fn day(change: &Change<'_>, case: &str, (letter, days): (&Letter, &Days)) -> Result<Date, Error> {
    let on = letter.message.sent_at.map_or(change.today, |at| days.of(at));
    let trigger_on = change.case(case)?.0.opening.trigger_on;
    Ok(on.max(trigger_on).min(change.today))
}
