//! A letter as a person reads it before it leaves: exactly what leaves, why, and what forbids it.

use std::collections::BTreeSet;

use funkstille_core::case::{Reason, Switch};
use funkstille_core::claim::NoClaim;
use funkstille_core::delivery::Delivery;
use funkstille_core::guard::Refusal;
use funkstille_core::playbook::Action;
use funkstille_store::OutboxState;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::enclosed::{Enclosed, enclosed};
use super::prepare::step_of;
use super::{LetterFile, LetterGroup, is_misdated, lacks_post, refusals};
use crate::bank;
use crate::change::Known;
use crate::claims;
use crate::engine::Engine;
use crate::error::Error;
use crate::mail;
use crate::sending::{client_with_invoice, held_by_bank};
use crate::texts::FilledLetter;
use crate::texts::tone::{Tone, ToneBreak};
use crate::today::{Concern, UnreadMailbox, concern, tried, unread_mailboxes, why};

/// A letter as a person reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its number.
    pub number: String,
    /// Whom and what it is about.
    pub concern: Concern,
    /// Its step.
    pub step: String,
    /// How far it is.
    pub progress: Progress,
    /// Name and address that it comes from.
    pub from: (String, String),
    /// By which channels it goes, and to whom; empty where nothing is on file.
    pub channels: Vec<(Action, String)>,
    /// Whether it goes as registered mail where it goes by post.
    pub is_registered: bool,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// What goes with it.
    pub attachments: Vec<Enclosed>,
    /// How many invoices that have to go with it are not on file.
    pub missing_invoices: usize,
    /// The day that it bears.
    pub letter_on: Date,
    /// The last day of the deadline that it sets.
    pub deadline_on: Option<Date>,
    /// Since when it waits, while it does.
    pub since: Option<Date>,
    /// Why on that day.
    pub why: Vec<Reason>,
    /// What forbids it as it stands.
    pub forbidden: Vec<Refusal>,
    /// What holds it because of the bank, while it waits for a person's word.
    pub held_by_bank: Vec<Refusal>,
    /// What a person should know of it.
    pub remarks: BTreeSet<Remark>,
    /// Why it claims nothing beside the principal, where it should.
    pub no_claim: Option<NoClaim>,
    /// Words that break the tone.
    pub tone: Vec<ToneBreak>,
    /// What became of handing it over, by each of its ways.
    pub tried: Vec<Delivery>,
    /// Its bytes in short: eight signs that change with every sign of it.
    pub fingerprint: String,
    /// How much the program does by itself.
    pub switch: Switch,
    /// The zone in which the business reads times.
    pub zone: TimeZone,
    /// While it has not left: mailboxes that were not read for longer than a day, in which an
    /// answer may lie.
    pub unread_mailboxes: Vec<UnreadMailbox>,
}

/// Something that a person should know of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// It names days that are no longer right: approving it writes it anew.
    OfAnotherDay,
    /// A person changed its words.
    Edited,
    /// It should claim what the delay costs, and goes without a claim.
    WithoutClaim,
    /// It is to go by post too, and no postal address is on file.
    WithoutPost,
}

/// How far a letter is, for the person who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It waits for a person's word.
    InReview,
    /// It is approved, and leaves at this instant at the earliest.
    Leaves(Timestamp),
    /// A person is to post or to fax it.
    WithPerson,
    /// It left.
    Sent,
    /// It may have left; nobody knows.
    Uncertain,
    /// It never left and never will.
    Stopped,
}

impl Progress {
    fn of(state: OutboxState, send_at: Option<Timestamp>, now: Timestamp) -> Self {
        match state {
            OutboxState::Planned | OutboxState::Due | OutboxState::InReview => Self::InReview,
            OutboxState::SendWindow => Self::Leaves(send_at.unwrap_or(now)),
            OutboxState::WithPerson => Self::WithPerson,
            OutboxState::Sent => Self::Sent,
            OutboxState::HandedOver | OutboxState::Uncertain => Self::Uncertain,
            OutboxState::Refused | OutboxState::Stopped => Self::Stopped,
        }
    }

    /// Its name in JSON, and in the key of its words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InReview => "in-review",
            Self::Leaves(_) => "send-window",
            Self::WithPerson => "with-person",
            Self::Sent => "sent",
            Self::Uncertain => "uncertain",
            Self::Stopped => "stopped",
        }
    }
}

impl Sheet {
    /// Whether it still waits, for a word or for its time.
    pub fn waits(&self) -> bool {
        matches!(self.progress, Progress::InReview | Progress::Leaves(_))
    }

    /// Whether it waits for a person: to be approved, or to be sent by hand.
    fn waits_for_a_person(&self) -> bool {
        let is_by_hand = self.switch == Switch::RemindOnly;
        self.progress == Progress::InReview || (self.waits() && is_by_hand)
    }
}

/// Reads a letter, whatever became of it.
///
/// # Errors
/// [`crate::Problem::UnknownLetter`] where there is none of this number.
pub async fn read(engine: &Engine, now: Timestamp, letter: &str) -> Result<Sheet, Error> {
    let mut reading = engine.read().await?;
    let group = LetterGroup::load(&mut reading, letter).await?;
    let mut known = Known::of(engine, &mut reading, now).await?;
    known.load_cases(&mut reading, &group.cases()).await?;
    let mut sheet = sheet(engine, &mut known, &group)?;
    if sheet.waits_for_a_person() {
        let knowledge = mail::knowledge(&mut reading).await?;
        let gaps = bank::open_gaps(&mut reading).await?;
        sheet.held_by_bank = held_by_bank(&known, &group, (&knowledge, &gaps))?;
        if let Some(client) = client_with_invoice(&known, &group)? {
            sheet.held_by_bank.extend(bank::asked_of(&mut reading, client).await?);
        }
    }
    if sheet.waits() || sheet.progress == Progress::WithPerson {
        sheet.unread_mailboxes = unread_mailboxes(engine, &mut reading, now).await?;
    }
    Ok(sheet)
}

fn sheet(engine: &Engine, known: &mut Known<'_>, group: &LetterGroup) -> Result<Sheet, Error> {
    let file = group.file()?;
    let case = group.cases().first().copied().unwrap_or_default().to_owned();
    let (since, why) = why(known, &case, group.step())?;
    let concern = concern(known, &group.cases())?;
    let progress = progress(group, known.now);
    let waits = matches!(progress, Progress::InReview | Progress::Leaves(_));
    let remarks = remarks(known, group, (&file, waits))?;
    let draft = group.channels.first().map(|letter| letter.draft.clone());
    let (subject, text) = draft.map(|it| (it.subject, it.text)).unwrap_or_default();
    let business = &known.business;
    let names = [business.name.as_str(), concern.client_name.as_str()];
    let filled = FilledLetter { subject: subject.clone(), body: text.clone() };
    let tone = Tone::load(engine.data())?.breaks_of_letter(&file.text, &filled, &names);
    Ok(Sheet {
        number: group.number.clone(),
        step: group.step().to_owned(),
        from: (business.name.clone(), business.email.clone()),
        channels: group.channels.iter().filter_map(channel).collect(),
        is_registered: step_of(known, &case, group.step()).is_ok_and(|step| step.registered),
        attachments: enclosed(known, group, &file)?,
        missing_invoices: file.missing_invoices,
        letter_on: file.letter_on,
        deadline_on: file.deadline_on,
        forbidden: if waits { refusals(known, group)? } else { Vec::new() },
        remarks,
        no_claim: if waits { no_claim(known, group)? } else { None },
        fingerprint: group.fingerprint(),
        tried: tried(known, group),
        switch: business.switch(),
        zone: known.around_business().sending.zone.clone(),
        unread_mailboxes: Vec::new(),
        held_by_bank: Vec::new(),
        concern,
        progress,
        subject,
        text,
        since,
        why,
        tone,
    })
}

/// The value that holds the sum of a claim (templates/README.md).
const CLAIM: &str = "claim_total";

fn remarks(
    known: &mut Known<'_>,
    group: &LetterGroup,
    (file, waits): (&LetterFile, bool),
) -> Result<BTreeSet<Remark>, Error> {
    let all = [
        (Remark::OfAnotherDay, waits && is_misdated(known, group)?),
        (Remark::Edited, file.is_edited),
        (Remark::WithoutClaim, waits && no_claim(known, group)?.is_some()),
        (Remark::WithoutPost, waits && lacks_post(known, group)?),
    ];
    Ok(all.into_iter().filter(|(_, is_so)| *is_so).map(|(remark, _)| remark).collect())
}

/// Why a letter that should claim what the delay costs does not; `None` where it does, or should
/// not. The client is told no more of it than concerns him; the user, all of it.
///
/// # Errors
/// Where it cannot be read, or a file of law cannot be used.
pub(crate) fn no_claim(known: &Known<'_>, group: &LetterGroup) -> Result<Option<NoClaim>, Error> {
    let cases = group.cases();
    let step = step_of(known, cases.first().copied().unwrap_or_default(), group.step()).ok();
    let file = group.file()?;
    let claims = file.facts.get(CLAIM).is_some_and(|sum| !sum.is_empty());
    if claims || !step.is_some_and(|step| step.asks_for_money()) {
        return Ok(None);
    }
    for case in cases {
        if let Err(why) = claims::of_case(known, case, file.letter_on)? {
            return Ok(Some(why));
        }
    }
    Ok(None)
}

fn channel(letter: &funkstille_store::Letter) -> Option<(Action, String)> {
    Some((Action::parse(&letter.channel)?, letter.recipient.clone()))
}

/// How far the channel is that got least far: it decides what can still be done.
fn progress(group: &LetterGroup, now: Timestamp) -> Progress {
    let states = group.channels.iter().map(|letter| letter.draft.state);
    let send_at = group.channels.iter().filter_map(|letter| letter.draft.send_at).max();
    let state = states.min().unwrap_or(OutboxState::Stopped);
    Progress::of(state, send_at, now)
}
