//! What a person says about a case: one sub-command for each.

use clap::{ArgAction, Args, Subcommand};
use funkstille_core::case::{self, BounceKind, Happened, Instalment};
use funkstille_core::claim::monthly;
use funkstille_core::playbook::EndOutcome;
use funkstille_engine::cases::{self, Bounce, CaseOverview};
use funkstille_engine::error::Misfit;
use funkstille_engine::simulate::read_date;
use funkstille_engine::{Error, Problem};
use jiff::civil::Date;

use super::row;
use crate::commands::choice::{CURRENCIES, money, one_of};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Subcommand)]
pub(crate) enum Said {
    Answered(OfCase),
    Elsewhere(OfCase),
    Judge(Judged),
    GoOn(OfCase),
    #[command(name = "said-paid")]
    Paid(OfCase),
    Holding(Until),
    Away(Until),
    Bounced(Bounced),
    Mended(OfCase),
    Resent(OfCase),
    Promise(Promised),
    Instalments(Instalments),
    Dispute(OfCase),
    Undispute(OfCase),
    Hold(Held),
    Resume(Because),
    Skip(Skipped),
    Done(OfStep),
    TakenOver(TakenOver),
    MoveOn(Because),
    WriteOff(Because),
    End(Because),
}

/// Whether a mail answers a case.
const YES_OR_NO: &[(&str, bool)] = &[("yes", true), ("no", false)];

#[derive(Args)]
pub(crate) struct OfCase {
    #[arg(value_name = "CASE")]
    case: String,
}

#[derive(Args)]
pub(crate) struct Judged {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(long, value_name = "ANSWERS", value_parser = one_of(YES_OR_NO), action = ArgAction::Set)]
    answers: bool,
}

#[derive(Args)]
pub(crate) struct Until {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    until: Option<Date>,
}

#[derive(Args)]
pub(crate) struct Bounced {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(long, value_name = "STEP")]
    step: Option<String>,

    #[arg(long, value_name = "ADDRESS")]
    address: Option<String>,

    #[arg(long)]
    not_accepted: bool,
}

#[derive(Args)]
pub(crate) struct Promised {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    by: Date,
}

#[derive(Args)]
pub(crate) struct Instalments {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(value_name = "PART", required_unless_present = "monthly")]
    parts: Vec<String>,

    #[arg(long, value_name = "CURRENCY", value_parser = CURRENCIES, default_value = "EUR")]
    currency: String,

    #[arg(long, value_name = "COUNT", requires = "first", conflicts_with = "parts")]
    monthly: Option<u16>,

    #[arg(long, value_name = "DATE", value_parser = read_date, requires = "monthly")]
    first: Option<Date>,

    #[arg(long)]
    rest_due_if_missed: bool,

    #[arg(long)]
    interest_goes_on: bool,
}

#[derive(Args)]
pub(crate) struct Held {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    until: Option<Date>,

    #[arg(long, value_name = "REASON", default_value = "")]
    reason: String,
}

#[derive(Args)]
pub(crate) struct Because {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(long, value_name = "REASON", default_value = "")]
    reason: String,
}

#[derive(Args)]
pub(crate) struct Skipped {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(value_name = "STEP")]
    step: String,

    #[arg(long, value_name = "REASON", default_value = "")]
    reason: String,
}

#[derive(Args)]
pub(crate) struct OfStep {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(value_name = "STEP")]
    step: String,
}

#[derive(Args)]
pub(crate) struct TakenOver {
    #[arg(value_name = "CASE")]
    case: String,

    #[arg(value_name = "STEP")]
    step: String,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    on: Option<Date>,
}

impl Said {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        let case = self.case();
        let engine = &session.engine;
        let given_away = if let Self::Done(said) = self {
            session.run(cases::done_by_hand(engine, &mut moment, case, &said.step))?;
            Vec::new()
        } else if let Self::Bounced(said) = self {
            let known = session.run(CaseOverview::load(engine, case, moment.now))?;
            let bounce = said.bounce(&known);
            session.run(cases::bounced(engine, &mut moment, case, &bounce))?;
            Vec::new()
        } else {
            let known = session.run(CaseOverview::load(engine, case, moment.now))?;
            let what = self.what(&known)?;
            session.run(cases::happened(engine, &mut moment, case, what))?
        };
        row::show_said(&session, case, &given_away, context)?;
        if matches!(self, Self::Answered(_)) {
            row::show_notes_of(&session, case, context)?;
        }
        Ok(Done::Yes)
    }

    fn case(&self) -> &str {
        match self {
            Self::Answered(said)
            | Self::Elsewhere(said)
            | Self::GoOn(said)
            | Self::Paid(said)
            | Self::Mended(said)
            | Self::Resent(said)
            | Self::Dispute(said)
            | Self::Undispute(said) => &said.case,
            Self::Resume(said) | Self::MoveOn(said) | Self::WriteOff(said) | Self::End(said) => {
                &said.case
            }
            Self::Holding(said) | Self::Away(said) => &said.case,
            Self::Judge(said) => &said.case,
            Self::Bounced(said) => &said.case,
            Self::Promise(said) => &said.case,
            Self::Instalments(said) => &said.case,
            Self::Hold(said) => &said.case,
            Self::Skip(said) => &said.case,
            Self::Done(said) => &said.case,
            Self::TakenOver(said) => &said.case,
        }
    }

    /// What that means. A message that came back, or was sent again, is the last one of the case.
    fn what(&self, known: &CaseOverview) -> Result<Happened, Error> {
        let last = || known.state.last_message_step(&known.playbook).map(str::to_owned);
        Ok(match self {
            Self::Answered(_) => Happened::Answered,
            Self::Elsewhere(_) => Happened::WroteElsewhere,
            Self::Judge(said) => Happened::ElsewhereJudged { answers: said.answers },
            // Where an entry was erased, and no answer waits, that is what the word is about.
            Self::GoOn(_) if known.is_held_by_a_gap() => {
                Happened::GapsJudged { count: known.state.gaps }
            }
            Self::GoOn(_) => Happened::WentOn,
            Self::Paid(_) => Happened::SaidPaid,
            Self::Holding(said) => Happened::HoldingReply { until: not_past(said.until, known)? },
            Self::Away(said) => Happened::WentAway { last_day: not_past(said.until, known)? },
            Self::Bounced(said) => {
                let Bounce { step, why, .. } = said.bounce(known);
                Happened::Bounced { step, why }
            }
            Self::Mended(_) => Happened::DeliveryMended,
            Self::Resent(_) => Happened::LastMessageResent { step: last() },
            Self::Promise(said) => Happened::PaymentPromised { by: said.by },
            Self::Instalments(said) => Happened::InstalmentsAgreed(said.agreed(known)?),
            Self::Dispute(_) => Happened::Disputed,
            Self::Undispute(_) => Happened::DisputeClosed,
            Self::Hold(said) => {
                let until = not_past(said.until, known)?;
                Happened::Held { until, reason: said.reason.clone() }
            }
            Self::Resume(said) => Happened::Resumed { reason: said.reason.clone() },
            Self::Skip(said) => {
                Happened::StepSkipped { step: said.step.clone(), reason: said.reason.clone() }
            }
            Self::Done(said) => cases::by_hand(&said.step),
            Self::TakenOver(said) => {
                Happened::TakenOver { last_step: said.step.clone(), on: said.on }
            }
            Self::MoveOn(said) => said.ended(EndOutcome::MovedOn),
            Self::WriteOff(said) => said.ended(EndOutcome::WrittenOff),
            Self::End(said) => said.ended(EndOutcome::EndedByHand),
        })
    }
}

impl Because {
    fn ended(&self, outcome: EndOutcome) -> Happened {
        Happened::Ended { outcome, reason: self.reason.clone() }
    }
}

impl Bounced {
    /// What came back: the last message of the case, unless its step is named.
    fn bounce(&self, known: &CaseOverview) -> Bounce {
        let last = || known.state.last_message_step(&known.playbook).map(str::to_owned);
        let why = if self.not_accepted { BounceKind::NotAccepted } else { BounceKind::AddressDead };
        let step = self.step.clone().or_else(last);
        Bounce { step, why, address: self.address.clone() }
    }
}

impl Instalments {
    fn agreed(&self, known: &CaseOverview) -> Result<case::Instalments, Error> {
        Ok(case::Instalments {
            parts: self.parts(known)?,
            rest_due_if_missed: self.rest_due_if_missed,
            interest_goes_on: self.interest_goes_on,
            of_invoice: false,
        })
    }

    /// The agreed parts: each `DATE:AMOUNT`, or what is open in equal parts, month by month.
    fn parts(&self, known: &CaseOverview) -> Result<Vec<Instalment>, Error> {
        if let Some((count, first_on)) = self.monthly.zip(self.first) {
            return in_months(known, (count, first_on));
        }
        let read = |part: &String| {
            let (day, amount) = part.split_once(':').ok_or_else(|| Error::BadDate(part.clone()))?;
            Ok(Instalment { due_on: read_date(day)?, amount: money(amount, &self.currency)? })
        };
        self.parts.iter().map(read).collect()
    }
}

/// A day until which something waits: today or later.
fn not_past(day: Option<Date>, known: &CaseOverview) -> Result<Option<Date>, Error> {
    match day {
        Some(day) if day < known.today => Err(Problem::DayGone { day }.into()),
        day => Ok(day),
    }
}

/// What is open in a case, in equal parts, month by month; the last one has what does not divide.
fn in_months(
    known: &CaseOverview,
    (count, first_on): (u16, Date),
) -> Result<Vec<Instalment>, Error> {
    let misfit = |why| Problem::DoesNotFit { case: known.case.clone(), why };
    let open = known.state.balance().ok_or_else(|| misfit(Misfit::NoClaim))?;
    let given = count.to_string();
    let bad = || Problem::BadValue { key: "monthly".to_owned(), given };
    let parts = monthly(open, count, first_on).ok_or_else(bad)?;
    let parts = parts.into_iter();
    Ok(parts.map(|part| Instalment { due_on: part.due_on, amount: part.amount }).collect())
}
