//! One case, and the mail that it has not been told of.

mod learn;
mod message;

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::calendar::days_between;
use funkstille_core::case::{Block, Happened, How};
use funkstille_core::playbook::Starts;
use funkstille_core::silence::{Asks, Entry, Said, sent_by_hand};
use funkstille_formats::mail::subject::base_subject;
use jiff::Timestamp;
use jiff::civil::Date;

use self::message::next_message;
use super::belongs::{belongs, is_by_gateway, names};
use super::related::{Related, is_sent};
use super::{Did, day, happen_on};
use crate::cases::{Bounce, bounced_in, may_happen, withdraw_waiting};
use crate::change::Change;
use crate::error::Error;
use crate::mail::circle::Circle;
use crate::mail::effect::{Effect, Sent, of_theirs};
use crate::mail::entries::entries;
use crate::mail::letter::{Content, Letter};
use crate::mail::proof::{Trust, secrets, trust};
use crate::mail::threads::{Days, Threads};

/// An absence note without any link may be about a message of at most so many days before; mail
/// servers send such a note to one sender once in a week or so (RFC 3834, section 2).
const LOOSE_REPLY_DAYS: i64 = 14;

/// One case with its conversation.
pub(super) struct OfCase<'t> {
    case: &'t str,
    client: String,
    related: &'t Related,
    circle: &'t Circle,
    days: &'t Days,
    /// Our messages in it.
    sent: Sent,
    /// What it was told, by message.
    told: BTreeMap<String, Did>,
    /// Copies of our letters, and the letters; `None` for one that nothing is known of here.
    copies: &'t BTreeMap<String, Option<String>>,
    /// Its conversation, oldest first.
    thread: Vec<&'t Letter>,
    /// All other messages.
    others: Vec<&'t Letter>,
    secrets: BTreeSet<String>,
    /// The addresses that we have sent mail from.
    senders: BTreeSet<&'t str>,
    begins: Begins,
}

/// A message is the copy of a letter.
struct Copied {
    /// The step whose letter it is, where that is known.
    step: Option<String>,
}

/// From when on mail moves a case.
struct Begins {
    /// Whether a message started it, and not a due date.
    by_message: bool,
    on: Date,
    /// When the message that started it was sent, where that is known.
    at: Option<Timestamp>,
}

impl<'t> OfCase<'t> {
    pub(super) fn new(
        change: &Change<'_>,
        related: &'t Related,
        (case, circle, copies): (&'t str, &'t Circle, &'t BTreeMap<String, Option<String>>),
        (threads, days): (&'t Threads, &'t Days),
    ) -> Result<Self, Error> {
        let (state, found) = change.case(case)?;
        let matter = change.matter(case)?;
        let mut sent: Sent = matter.message_id.iter().map(|id| (id.clone(), None)).collect();
        let steps = related.told(case).filter(|it| is_sent(it));
        sent.extend(steps.map(|it| (it.mail.clone(), it.step.clone())));
        let subject = base_subject(&matter.subject);
        let is_here = |letter: &&Letter| belongs(letter, circle, (&sent, &subject));
        let (mut thread, mut others) = (Vec::new(), Vec::new());
        for letters in threads.iter() {
            let list = if letters.iter().any(is_here) { &mut thread } else { &mut others };
            list.extend(letters);
        }
        others.retain(|letter: &&Letter| thread.iter().all(|it: &&Letter| it.key != letter.key));
        for list in [&mut thread, &mut others] {
            list.sort_by(|a: &&Letter, b: &&Letter| {
                (a.message.sent_at, &a.key).cmp(&(b.message.sent_at, &b.key))
            });
            list.dedup_by_key(|letter| &letter.key);
        }
        let trigger = thread.iter().find(|it| it.message.message_id == matter.message_id);
        let trigger = trigger.filter(|_| matter.message_id.is_some());
        let by_message = state.opening.starts == Starts::Message;
        let opened_on = found.view.opened_on.unwrap_or(state.opening.trigger_on);
        let begins = Begins {
            by_message,
            on: if by_message {
                state.opening.trigger_on
            } else {
                state.opening.trigger_on.min(opened_on)
            },
            at: trigger.and_then(|it| it.message.sent_at).filter(|_| by_message),
        };
        let mut secrets = secrets(&thread);
        secrets.extend(sent.keys().cloned());
        let ours = circle.rows.values().filter(|row| row.is_ours);
        let senders = ours.map(|row| row.from.0.as_str()).collect();
        Ok(Self {
            case,
            client: matter.client.clone(),
            related,
            circle,
            days,
            told: related.told(case).map(|it| (it.mail.clone(), Did::parse(&it.did))).collect(),
            sent,
            copies,
            thread,
            others,
            secrets,
            senders,
            begins,
        })
    }

    /// The messages that may do something to it, oldest first, and whether each is of its
    /// conversation. Mail outside of that is looked at once, when it arrives.
    pub(super) fn untold(&self) -> Vec<(&'t Letter, bool)> {
        let of_thread = self.thread.iter().map(|letter| (*letter, true));
        let is_new =
            |it: &&&Letter| self.related.is_fresh(&it.key) && !self.told.contains_key(&it.key);
        let of_others = self.others.iter().filter(is_new).map(|letter| (*letter, false));
        let all = of_thread.chain(of_others);
        let mut all: Vec<_> = all.filter(|(letter, _)| self.is_later(letter)).collect();
        all.sort_by(|(a, _), (b, _)| (a.message.sent_at, &a.key).cmp(&(b.message.sent_at, &b.key)));
        all
    }

    /// What a message does, with the step that it is or is about; `None` where it has nothing to
    /// say to the case, or has said it.
    pub(super) fn effect(
        &self,
        change: &Change<'_>,
        (letter, is_of_thread): (&'t Letter, bool),
    ) -> Result<Option<(Option<String>, Effect)>, Error> {
        if is_of_thread {
            return self.of_thread(change, letter);
        }
        let effect = self.of_others(change, letter)?;
        Ok(effect.map(|effect| (None, effect)))
    }

    fn is_later(&self, letter: &Letter) -> bool {
        let Some(at) = letter.message.sent_at else { return false };
        if letter.message.message_id.as_ref().is_some_and(|id| self.sent.get(id) == Some(&None)) {
            return false;
        }
        self.is_after_begin(at, letter) || self.is_behind(letter)
    }

    /// Whether its writer's clock is behind: what names the message that started the case was
    /// written after it, unless the server took it in before.
    fn is_behind(&self, letter: &Letter) -> bool {
        let taken_in_at = self.circle.row(letter).received_at;
        self.begins.by_message
            && !letter.is_ours()
            && names(letter, &self.sent)
            && taken_in_at.is_none_or(|at| self.is_after_begin(at, letter))
    }

    fn is_after_begin(&self, at: Timestamp, letter: &Letter) -> bool {
        match self.begins.at {
            Some(begins_at) => at > begins_at,
            // On its own day, what does not answer our message may have come before it.
            None => match self.days.of(at).cmp(&self.begins.on) {
                std::cmp::Ordering::Less => false,
                std::cmp::Ordering::Greater => true,
                std::cmp::Ordering::Equal => names(letter, &self.sent) || letter.is_ours(),
            },
        }
    }

    fn of_thread(
        &self,
        change: &Change<'_>,
        letter: &'t Letter,
    ) -> Result<Option<(Option<String>, Effect)>, Error> {
        let (state, found) = change.case(self.case)?;
        let last = state.last_message_step(&found.playbook);
        let trust = trust(letter, self.circle, &self.secrets);
        let answers = trust == Trust::Proved
            && matches!(letter.content, Content::Person { .. })
            && !self.is_by_us(letter);
        match self.told.get(&letter.key) {
            // What it belongs to became clear after it was read.
            Some(Did::Elsewhere | Did::ElsewhereToo)
                if answers && state.blocks.contains(&Block::MailToJudge) =>
            {
                let judged = Happened::ElsewhereJudged { answers: true };
                return Ok(Some((None, Effect::Happens(judged))));
            }
            // It is known as ours only now: among sent mail it is read after the inbox.
            Some(Did::Seen | Did::Elsewhere | Did::ElsewhereToo)
                if letter.is_ours() && self.related.is_fresh(&letter.key) => {}
            Some(_) => return Ok(None),
            None => {}
        }
        if letter.is_ours() {
            return self.of_ours(change, letter).map(Some);
        }
        Ok(Some((
            None,
            match letter.content {
                _ if is_by_gateway(letter, &change.business) => Effect::Nothing,
                // A colleague may pass the answer on, or write something else: a person looks.
                Content::Person { .. } | Content::Holding { .. } if self.is_by_us(letter) => {
                    Effect::Asks
                }
                Content::Away { .. } | Content::Left if self.is_by_us(letter) => Effect::Nothing,
                _ => of_theirs(letter, trust, &self.sent, last),
            },
        )))
    }

    /// Whether a colleague of ours wrote it, or we under another address: one of our domain, or one
    /// from which we have sent mail.
    fn is_by_us(&self, letter: &Letter) -> bool {
        let is_ours = |address: &str| {
            let is_sender = self.senders.contains(address);
            let is_owned = self.related.owners.contains_key(address);
            self.related.is_ours(address) || (is_sender && !is_owned)
        };
        letter.message.from.iter().any(|from| is_ours(&from.address))
    }

    /// A message of ours in the conversation: the copy of a letter, a follow-up by hand, or the
    /// end of the matter.
    fn of_ours(
        &self,
        change: &Change<'_>,
        letter: &Letter,
    ) -> Result<(Option<String>, Effect), Error> {
        if let Some(Copied { step }) = self.copied(change, letter)? {
            return Ok((step, Effect::Copies));
        }
        let (state, found) = change.case(self.case)?;
        let later: Vec<&Letter> =
            self.thread.iter().copied().filter(|it| self.is_later(it)).collect();
        let place = later.iter().position(|it| it.key == letter.key).unwrap_or_default();
        let all = [asked(state.opening.trigger_on)].into_iter().chain(entries(&later, self.days));
        let all: Vec<Entry> = all.collect();
        let done: BTreeSet<String> = state.steps.keys().cloned().collect();
        if let Some(what) = sent_by_hand(&all, (0, place + 1), &found.playbook, &done) {
            let step = match &what {
                Happened::StepHappened { step, .. } => Some(step.clone()),
                Happened::TakenOver { last_step, .. } => Some(last_step.clone()),
                _ => None,
            };
            return Ok((step, Effect::Happens(what)));
        }
        if self.copies.get(&letter.key) == Some(&None)
            && let Some(step) = next_message(state, &found.playbook)
        {
            let (step, how) = (step.to_owned(), How::ByHand);
            let what = Happened::StepHappened { step: step.clone(), how };
            return Ok((Some(step), Effect::Happens(what)));
        }
        let closes = matches!(&letter.content, Content::Ours(wish) if wish.closes)
            && !ends_in_promise(&later[..place]);
        // Whoever thanks for an answer has had it, by whatever way.
        let effect = if closes { Effect::Happens(Happened::Answered) } else { Effect::Nothing };
        Ok((None, effect))
    }

    /// The letter that a message is a copy of: its header says so, or the letter of a step left on
    /// the same day.
    fn copied(&self, change: &Change<'_>, letter: &Letter) -> Result<Option<Copied>, Error> {
        let named = self.copies.get(&letter.key).and_then(Option::as_ref);
        if let Some(step) = named.and_then(|id| self.sent.get(id)) {
            return Ok(Some(Copied { step: step.clone() }));
        }
        let (state, found) = change.case(self.case)?;
        let on = letter.message.sent_at.map(|at| self.days.of(at));
        let mut steps = found.playbook.steps.iter().filter(|step| step.sends());
        let of_day = steps.find(|step| on.is_some() && state.sent_on(&step.name) == on);
        let step = of_day.map(|step| step.name.clone());
        Ok((named.is_some() || step.is_some()).then_some(Copied { step }))
    }

    /// Mail outside the conversation.
    fn of_others(&self, change: &Change<'_>, letter: &Letter) -> Result<Option<Effect>, Error> {
        let from = letter.message.from.first();
        let Some(from) = from.filter(|_| !letter.is_ours() && !self.is_by_us(letter)) else {
            return Ok(None);
        };
        let (is_known, is_near) = self.related.is_of(&self.client, &from.address);
        let same_subject = {
            let subject = base_subject(&change.matter(self.case)?.subject);
            !subject.is_empty() && self.circle.row(letter).base_subject == subject
        };
        let is_of_client = is_known || (is_near && same_subject);
        let (state, found) = change.case(self.case)?;
        if state.ended.is_some() {
            return Ok(None);
        }
        let trust = trust(letter, self.circle, &self.secrets);
        Ok(match letter.content {
            Content::Person { .. } | Content::Holding { .. } if is_of_client => Some(Effect::Asks),
            Content::Away { .. } | Content::Left if is_known => {
                let last_on = state.messages_on(&found.playbook).into_iter().max();
                let on = letter.message.sent_at.map(|at| self.days.of(at));
                let days = last_on.zip(on).map(|(last, on)| days_between(last, on));
                let is_near = days.is_some_and(|it| (0..=LOOSE_REPLY_DAYS).contains(&it));
                let last = state.last_message_step(&found.playbook);
                is_near.then(|| of_theirs(letter, trust, &self.sent, last))
            }
            _ => None,
        })
    }

    /// Lets it happen, where it fits how the case stands; gives what the message did.
    pub(super) async fn happen(
        &self,
        change: &mut Change<'_>,
        letter: &Letter,
        effect: Effect,
    ) -> Result<Did, Error> {
        let what = match effect {
            Effect::Copies => return Ok(Did::Copy),
            Effect::Nothing => return Ok(Did::Seen),
            Effect::Happens(what) => what,
            Effect::Asks => Happened::WroteElsewhere,
        };
        let state = change.case(self.case)?.0;
        // One question at a time; it is asked again about what came meanwhile.
        if what == Happened::WroteElsewhere && state.blocks.contains(&Block::MailToJudge) {
            return Ok(Did::ElsewhereToo);
        }
        if !may_happen(state, &what) {
            return Ok(Did::Seen);
        }
        let did = if letter.is_ours() && what == Happened::Answered {
            Did::Closed
        } else {
            Did::of(&what)
        };
        let is_step = matches!(
            what,
            Happened::StepHappened { how: How::ByHand, .. } | Happened::TakenOver { .. }
        );
        if is_step {
            withdraw_waiting(change, self.case, &what)?;
        }
        if let Happened::Bounced { step, why } = what {
            let bounce = Bounce { step, why, address: undelivered(letter) };
            let on = day(change, self.case, (letter, self.days))?;
            bounced_in(change, self.case, &bounce, on).await?;
            return Ok(did);
        }
        happen_on(change, self.case, (letter, self.days), what)?;
        if matches!(did, Did::Answered | Did::Holding) {
            self.learn(change, letter).await?;
        }
        Ok(did)
    }
}

/// The address at which nobody was reached, or nobody is any more.
fn undelivered(letter: &Letter) -> Option<String> {
    match &letter.content {
        Content::Bounce { address, .. } => address.clone(),
        _ => letter.message.from.first().map(|from| from.address.clone()),
    }
}

/// Whether the last that a person of the other side wrote promises an answer: thanks for that close
/// nothing.
fn ends_in_promise(letters: &[&Letter]) -> bool {
    let last = letters.iter().rfind(|letter| letter.is_by_person());
    last.is_some_and(|letter| matches!(letter.content, Content::Holding { .. }))
}

/// The message that started a case, as far as the rules need it.
fn asked(on: Date) -> Entry {
    let asks = Some(Asks::Question);
    let said = Said::Ours { asks, follow_up: None, closes: false, hint: None, due_on: None };
    Entry { on, said }
}
