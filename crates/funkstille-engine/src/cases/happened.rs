//! Something happened to a case, and a person says so.

use funkstille_core::case::{
    Block, CaseState, Happened, Instalment, Instalments, Next, WaitReason, Withdrawal, next_step,
};
use funkstille_core::money::Money;
use funkstille_core::playbook::{EndOutcome, Playbook, Stage};
use jiff::civil::Date;

use super::bounced::{Bounce, bounced};
use super::early::refuse_early;
use super::mended::{mend, needs_another_address};
use super::open::{current_step, known_step};
use crate::change::{Change, waiting_letter};
use crate::engine::{Engine, Moment};
use crate::error::{Error, InvoiceProblem, Misfit, Problem};
use crate::invoices;
use crate::letters::ask_for_number;
use crate::mail::ask_again;

/// Records what a person says about a case: an answer by another channel, a promise, a hold, an
/// end, a step that was skipped or done by hand. What the program itself does is refused.
///
/// Mail from outside the thread ([`Happened::WroteElsewhere`]) holds every case of the client.
///
/// Gives the numbers of letters that are being given away, and leave all the same (S-11).
///
/// # Errors
/// Where it does not fit how the case stands; then nothing was changed.
pub async fn happened(
    engine: &Engine,
    moment: &mut Moment,
    case: &str,
    what: Happened,
) -> Result<Vec<String>, Error> {
    if let Happened::Bounced { step, why } = what {
        let bounce = Bounce { step, why, address: None };
        bounced(engine, moment, case, &bounce).await?;
        return Ok(vec![]);
    }
    let mut change = Change::begin(engine, moment).await?;
    change.load_case(case).await?;
    fits(&mut change, case, &what)?;
    withdraw_waiting(&mut change, case, &what)?;
    if what == Happened::WroteElsewhere {
        let client = change.matter(case)?.client.clone();
        let open = change.siblings(&client).iter().filter(|row| row.is_open);
        let open: Vec<String> = open.map(|row| row.case.clone()).collect();
        for other in open.iter().filter(|other| *other != case) {
            change.load_case(other).await?;
            change.happen(other, Happened::WroteElsewhere)?;
        }
    }
    if let Happened::PaymentReceived { amount } = what
        && money_for_invoice(&mut change, case, amount).await?
    {
        return change.finish_and_tell().await;
    }
    if what == Happened::DeliveryMended {
        mend(&mut change, case).await?;
        return change.finish_and_tell().await;
    }
    let answers_not = what == Happened::ElsewhereJudged { answers: false };
    change.happen(case, what.clone())?;
    if let Happened::StepHappened { step, .. } = &what {
        ask_for_number(&mut change, (case, step), false)?;
    }
    if answers_not {
        ask_again(&mut change, case).await?;
    }
    change.end_what_is_over()?;
    change.finish_and_tell().await
}

/// Money that is said to have come in a case came for its invoice; whether that is on record.
async fn money_for_invoice(
    change: &mut Change<'_>,
    case: &str,
    amount: Option<Money>,
) -> Result<bool, Error> {
    let matter = change.matter(case)?.clone();
    change.load_invoice_of(&matter).await?;
    let Some(invoice) = change.invoice_of(&matter).map(|(id, _)| id.to_owned()) else {
        return Ok(false);
    };
    if change.invoice(&invoice)?.case.as_deref() != Some(case) {
        return Ok(false);
    }
    invoices::settle(change, &invoice, (amount, None)).await?;
    Ok(true)
}

/// Whether what a mail says can happen to a case as it stands.
pub(crate) fn may_happen(state: &CaseState, what: &Happened) -> bool {
    state.ended.is_none_or(|(outcome, _)| fits_ended(outcome, what))
        && misfit(state, what).is_none()
}

/// A letter that waits is stopped where its step, or another one, turns out to be done elsewhere.
pub(crate) fn withdraw_waiting(
    change: &mut Change<'_>,
    case: &str,
    what: &Happened,
) -> Result<(), Error> {
    if !matches!(what, Happened::TakenOver { .. } | Happened::StepHappened { .. }) {
        return Ok(());
    }
    match waiting_letter(change.case(case)?.0).cloned() {
        Some(step) => {
            let why = Withdrawal::FactsChanged;
            change.happen(case, Happened::LetterWithdrawn { step, why })
        }
        None => Ok(()),
    }
}

/// Refuses what does not fit how the case stands.
///
/// # Errors
/// Why it does not.
pub(crate) fn fits(change: &mut Change<'_>, case: &str, what: &Happened) -> Result<(), Error> {
    let (state, found) = change.case(case)?;
    if let Some((outcome, on)) = state.ended
        && !fits_ended(outcome, what)
    {
        return Err(Problem::CaseEnded { case: case.to_owned(), outcome, on }.into());
    }
    if is_of_the_program(what) {
        let (case, why) = (case.to_owned(), Misfit::ByProgram);
        return Err(Problem::DoesNotFit { case, why }.into());
    }
    if reason(what).is_some_and(|reason| reason.trim().is_empty()) {
        return Err(Problem::NoReason.into());
    }
    if let Some(why) = misfit(state, what) {
        return Err(Problem::DoesNotFit { case: case.to_owned(), why }.into());
    }
    match what {
        Happened::StepSkipped { step, .. } | Happened::StepHappened { step, .. } => {
            known_step(&found.playbook, step)?;
            its_turn(change, case, step)
        }
        Happened::TakenOver { last_step, on } => {
            known_step(&found.playbook, last_step)?;
            if lies_behind(state, &found.playbook, last_step) {
                return its_turn(change, case, last_step);
            }
            match on.filter(|on| *on > change.today) {
                Some(day) => Err(Problem::DayToCome { day }.into()),
                None => refuse_early(change, case, (last_step, *on)),
            }
        }
        Happened::DeliveryMended => needs_another_address(change, case),
        Happened::PaymentPromised { by } => still_to_come(*by, change.today),
        Happened::InstalmentsAgreed(Instalments { parts, .. }) => {
            parts.iter().try_for_each(|part| still_to_come(part.due_on, change.today))?;
            cover_what_is_open(case, state, parts)
        }
        _ => Ok(()),
    }
}

/// What is promised or agreed now cannot have been due before.
fn still_to_come(day: Date, today: Date) -> Result<(), Error> {
    if day < today { Err(Problem::DayGone { day }.into()) } else { Ok(()) }
}

/// Agreed parts pay at least what is open; interest may be among them.
fn cover_what_is_open(case: &str, state: &CaseState, parts: &[Instalment]) -> Result<(), Error> {
    let Some(open) = state.balance() else { return Ok(()) };
    let sum = parts.iter().fold(0_i64, |sum, part| sum.saturating_add(part.amount.minor));
    if sum >= open.minor.saturating_sub(state.opening.tolerance_minor) {
        return Ok(());
    }
    let (case, given) = (case.to_owned(), Money { minor: sum, ..open });
    Err(InvoiceProblem::PartsTooSmall { case, given, open }.into())
}

/// What only the program records, or another use case with more to do.
fn is_of_the_program(what: &Happened) -> bool {
    matches!(
        what,
        Happened::Opened(_)
            | Happened::LetterPrepared { .. }
            | Happened::LetterApproved { .. }
            | Happened::LetterWithdrawn { .. }
            | Happened::LetterKept { .. }
            | Happened::ApprovalLapsed { .. }
            | Happened::WindowWarned { .. }
            | Happened::DeadlineSet { .. }
            | Happened::TaskOpened { .. }
            | Happened::TaskDone { .. }
            | Happened::TaskLeftUndone { .. }
            | Happened::FollowOnOpened(_)
            | Happened::FollowOnCameOut { .. }
            | Happened::FollowOnLeftUndone(_)
            | Happened::GivenWithAnother { .. }
            | Happened::SentAfterAll { .. }
            | Happened::NoProofs { .. }
            | Happened::WayGoesAgain { .. }
            | Happened::WayStillToGo { .. }
            | Happened::PromiseBroken
            | Happened::InstalmentMissed
            | Happened::TermsSet { .. }
            | Happened::PaymentReverted { .. }
            | Happened::TaskRecorded { .. }
    )
}

/// What may still happen to a case that has ended.
fn fits_ended(outcome: EndOutcome, what: &Happened) -> bool {
    match what {
        Happened::Answered | Happened::WroteElsewhere | Happened::ElsewhereJudged { .. } => {
            matches!(outcome, EndOutcome::MovedOn | EndOutcome::WorkStopped | EndOutcome::Answered)
        }
        Happened::Bounced { .. } | Happened::ChannelBounced { .. } | Happened::WayLost { .. } => {
            matches!(outcome, EndOutcome::MovedOn | EndOutcome::WorkStopped)
        }
        Happened::PaymentReceived { .. } => outcome != EndOutcome::Paid,
        Happened::Noted(_) | Happened::FollowOnDone(_) => true,
        _ => false,
    }
}

/// Whether a later step has happened already.
fn lies_behind(state: &CaseState, playbook: &Playbook, step: &str) -> bool {
    let later = playbook.steps.iter().skip_while(|row| row.name != step).skip(1);
    later.into_iter().any(|row| state.sent_on(&row.name).is_some())
}

fn reason(what: &Happened) -> Option<&str> {
    match what {
        Happened::StepSkipped { reason, .. }
        | Happened::Held { reason, .. }
        | Happened::Resumed { reason }
        | Happened::Ended { reason, .. } => Some(reason),
        _ => None,
    }
}

fn misfit(state: &CaseState, what: &Happened) -> Option<Misfit> {
    let has = |blocks: &[Block]| blocks.iter().any(|block| state.blocks.contains(block));
    let is_payment = state.opening.stage == Stage::Payment;
    let (fits, why) = match what {
        Happened::WentOn => {
            (has(&[Block::AnswerToJudge, Block::WaitsForBank]), Misfit::NoAnswerToJudge)
        }
        Happened::GapsJudged { .. } => (has(&[Block::EntryErased]), Misfit::NotHeld),
        Happened::SaidPaid => (has(&[Block::AnswerToJudge]), Misfit::NoAnswerToJudge),
        Happened::ElsewhereJudged { .. } => (has(&[Block::MailToJudge]), Misfit::NoMailToJudge),
        Happened::DisputeClosed => (has(&[Block::Dispute]), Misfit::NoDispute),
        Happened::DeliveryMended => {
            let is_held = has(&[Block::NeedsAddress, Block::DidNotArrive]);
            (is_held || !state.lost_ways.is_empty(), Misfit::NothingCameBack)
        }
        Happened::LastMessageResent { .. } => {
            (has(&[Block::SendAgain]), Misfit::NothingToSendAgain)
        }
        Happened::Resumed { .. } => {
            let waits = state.waits.iter().any(|wait| wait.why == WaitReason::HeldByHand);
            (waits || has(&[Block::HeldByHand]), Misfit::NotHeld)
        }
        Happened::PaymentPromised { .. }
        | Happened::Disputed
        | Happened::AccountChecked
        | Happened::Ended { outcome: EndOutcome::WrittenOff | EndOutcome::Court, .. } => {
            (is_payment, Misfit::NotAboutMoney)
        }
        Happened::PaymentReceived { amount } => return payment_misfit(state, *amount),
        Happened::InstalmentsAgreed(agreed) => {
            let misfits = agreed.parts.iter().map(|part| payment_misfit(state, Some(part.amount)));
            return misfits.flatten().next();
        }
        Happened::Ended { outcome: EndOutcome::Declined | EndOutcome::MovedOn, .. } => {
            (state.opening.stage == Stage::Enquiry, Misfit::NoEnquiry)
        }
        Happened::Bounced { step: Some(step), .. } => {
            (state.sent_on(step).is_some(), Misfit::NothingSent)
        }
        // Of several ways, one after the other may come back.
        Happened::ChannelBounced { step, .. } | Happened::WayLost { step, .. } => {
            let goes_again = state.ways_again.contains_key(step);
            (goes_again || state.sent_on(step).is_some(), Misfit::NothingSent)
        }
        _ => (true, Misfit::NotHeld),
    };
    (!fits).then_some(why)
}

fn payment_misfit(state: &CaseState, amount: Option<Money>) -> Option<Misfit> {
    if state.opening.stage != Stage::Payment {
        return Some(Misfit::NotAboutMoney);
    }
    let amount = amount?;
    match state.opening.claim {
        None => Some(Misfit::NoClaim),
        Some(claim) if claim.currency != amount.currency => Some(Misfit::OtherCurrency),
        Some(_) => None,
    }
}

/// Steps are done by hand, and skipped, in their order: the one that waits, or the one that is
/// next.
fn its_turn(change: &mut Change<'_>, case: &str, step: &str) -> Result<(), Error> {
    let today = change.today;
    change.around(case);
    let (state, found) = change.case(case)?;
    let (next, on) = match current_step(state) {
        Some(current) => (current.to_owned(), today),
        None => match next_step(state, &found.playbook, change.around_business(), Some(today))? {
            Next::Step(next) => (next.step, next.day),
            Next::Held(blocks) => {
                let is_over = blocks.contains(&Block::NothingLeft);
                let why = if is_over { Misfit::NothingLeft } else { Misfit::IsHeld };
                return Err(Problem::DoesNotFit { case: case.to_owned(), why }.into());
            }
            Next::Ended(_) => {
                let (case, why) = (case.to_owned(), Misfit::NothingLeft);
                return Err(Problem::DoesNotFit { case, why }.into());
            }
        },
    };
    if next == step {
        return Ok(());
    }
    let (case, step) = (case.to_owned(), step.to_owned());
    Err(Problem::StepNotNext { case, step, next, on }.into())
}
