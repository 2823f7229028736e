//! Why something cannot be done to a case, a client or a letter: nothing was changed.

use std::fmt;

use funkstille_core::explain::{Explain, Fact};
use funkstille_core::guard::Refusal;
use funkstille_core::playbook::EndOutcome;
use jiff::Timestamp;
use jiff::civil::Date;

use super::misfit::Misfit;
use super::{InvoiceProblem, LetterProblem, MatchProblem};

/// Why something cannot be done. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nobody has said yet who the business is.
    NoBusiness,
    /// There is a business already.
    BusinessThere,
    /// A setting in the database that this version does not understand.
    SettingUnreadable {
        /// Its name.
        name: String,
        /// Why.
        why: String,
    },
    /// Text that is no length of time.
    BadDeadline {
        /// The text.
        given: String,
    },
    /// A deadline that the rules do not allow.
    DeadlineOutside {
        /// The text.
        given: String,
        /// The shortest that they do.
        at_least: String,
        /// The longest.
        at_most: String,
    },
    /// Text that a value cannot be read from.
    BadValue {
        /// The key of the value.
        key: String,
        /// The text.
        given: String,
    },
    /// A value that takes only certain words.
    NotOneOf {
        /// The key of the value.
        key: String,
        /// The text.
        given: String,
        /// What it takes.
        known: Vec<String>,
    },
    /// A value that there is not.
    UnknownKey {
        /// The key.
        given: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// Something was named that is not there.
    UnknownClient {
        /// What was named.
        given: String,
    },
    /// A message was named that the index does not have.
    UnknownMail {
        /// What was named.
        given: String,
    },
    /// A message was named that somebody else wrote.
    MailNotOurs {
        /// What was named.
        given: String,
    },
    /// A message waits for no answer: it has one, or a case, or is too old.
    MailNotWaiting {
        /// What was named.
        given: String,
    },
    /// Several clients have this name.
    ManyClients {
        /// What was named.
        given: String,
        /// Their ids.
        found: Vec<String>,
    },
    /// A client of this name or address is there already.
    ClientThere {
        /// Its name.
        name: String,
        /// Its id.
        client: String,
    },
    /// A contact that is not there.
    UnknownContact {
        /// What was named.
        given: String,
    },
    /// A project that is not there.
    UnknownProject {
        /// What was named.
        given: String,
    },
    /// Several projects have this title.
    ManyProjects {
        /// What was named.
        given: String,
        /// Their ids.
        found: Vec<String>,
    },
    /// A case that is not there.
    UnknownCase {
        /// What was named.
        given: String,
    },
    /// A task that is not there, or not open.
    UnknownTask {
        /// What was named.
        given: String,
    },
    /// A letter that is not there.
    UnknownLetter {
        /// What was named.
        given: String,
    },
    /// A step that the playbook does not have.
    UnknownStep {
        /// What was named.
        step: String,
        /// The playbook.
        playbook: String,
        /// The steps that it has.
        known: Vec<String>,
    },
    /// The same silence has a case already.
    CaseThere {
        /// That case.
        case: String,
    },
    /// The case has ended.
    CaseEnded {
        /// The case.
        case: String,
        /// How.
        outcome: EndOutcome,
        /// When.
        on: Date,
    },
    /// What was said does not fit how the case stands.
    DoesNotFit {
        /// The case.
        case: String,
        /// Why not.
        why: Misfit,
    },
    /// The step is not the one that is next.
    StepNotNext {
        /// The case.
        case: String,
        /// The step.
        step: String,
        /// The step that is next.
        next: String,
        /// Its day.
        on: Date,
    },
    /// A day that has not come.
    DayToCome {
        /// The day.
        day: Date,
    },
    /// A day that has passed, where one is needed that has not.
    DayGone {
        /// The day.
        day: Date,
    },
    /// Something needs a reason on record.
    NoReason,
    /// A project begins for a client whose invoice had to be sent again.
    GutCheck {
        /// The case of that invoice.
        case: String,
    },
    /// The clock stands before the last entry of the ledger.
    ClockBehind {
        /// What the clock says.
        now: Timestamp,
        /// When the last entry was written.
        last: Timestamp,
    },
    /// The letter cannot be approved.
    LetterHeld {
        /// The letter.
        letter: String,
        /// Why.
        why: Vec<Refusal>,
    },
    /// There is nowhere to send the letter.
    NoRecipient {
        /// The letter.
        letter: String,
        /// By which way.
        channel: String,
    },
    /// The letter is not what was read: it was changed since.
    OtherLetter {
        /// The letter.
        letter: String,
    },
    /// The letter of the step was prepared before: nothing goes out twice.
    LetterThere {
        /// The case.
        case: String,
        /// The step.
        step: String,
    },
    /// The letter no longer waits.
    LetterGone {
        /// The letter.
        letter: String,
    },
    /// The program sends nothing itself.
    RemindOnly {
        /// The letter.
        letter: String,
    },
    /// Something cannot be done with a letter.
    Letter(LetterProblem),
    /// Something cannot be done with an invoice.
    Invoice(InvoiceProblem),
    /// A payment of a statement cannot be matched so.
    Match(MatchProblem),
    /// A client without a way to reach it.
    NoReach {
        /// The client.
        client: String,
    },
    /// The database is none of the sample world.
    NoDemo {
        /// Where it is.
        place: String,
    },
    /// Text that is no length of time and no day.
    BadStride {
        /// The text.
        given: String,
    },
    /// The sample world has changed since the database was made.
    OldDemo {
        /// Where it is.
        place: String,
    },
}

impl Explain for Problem {
    fn key(&self) -> String {
        let name = match self {
            Self::Letter(problem) => return problem.key(),
            Self::Invoice(problem) => return problem.key(),
            Self::Match(problem) => return problem.key(),
            Self::NoBusiness => "no-business",
            Self::BusinessThere => "business-there",
            Self::SettingUnreadable { .. } => "setting-unreadable",
            Self::BadDeadline { .. } => "bad-deadline",
            Self::DeadlineOutside { .. } => "deadline-outside",
            Self::BadValue { key, given } => return super::plain_value::key(key, given),
            Self::NotOneOf { .. } => "not-one-of",
            Self::UnknownKey { .. } => "unknown-key",
            Self::UnknownClient { .. } => "unknown-client",
            Self::UnknownMail { .. } => "unknown-mail",
            Self::MailNotOurs { .. } => "mail-not-ours",
            Self::MailNotWaiting { .. } => "mail-not-waiting",
            Self::ManyClients { .. } => "many-clients",
            Self::ClientThere { .. } => "client-there",
            Self::UnknownContact { .. } => "unknown-contact",
            Self::UnknownProject { .. } => "unknown-project",
            Self::ManyProjects { .. } => "many-projects",
            Self::UnknownCase { .. } => "unknown-case",
            Self::UnknownTask { .. } => "unknown-task",
            Self::UnknownLetter { .. } => "unknown-letter",
            Self::UnknownStep { .. } => "unknown-step",
            Self::CaseThere { .. } => "case-there",
            Self::CaseEnded { .. } => "case-ended",
            Self::DoesNotFit { .. } => "does-not-fit",
            Self::StepNotNext { .. } => "step-not-next",
            Self::DayToCome { .. } => "day-to-come",
            Self::DayGone { .. } => "day-gone",
            Self::NoReason => "no-reason",
            Self::GutCheck { .. } => "gut-check",
            Self::ClockBehind { .. } => "clock-behind",
            Self::LetterHeld { .. } => "letter-held",
            Self::NoRecipient { .. } => "no-recipient",
            Self::OtherLetter { .. } => "other-letter",
            Self::LetterThere { .. } => "letter-there",
            Self::LetterGone { .. } => "letter-gone",
            Self::RemindOnly { .. } => "remind-only",
            Self::NoReach { .. } => "no-reach",
            Self::NoDemo { .. } => "no-demo",
            Self::BadStride { .. } => "bad-stride",
            Self::OldDemo { .. } => "old-demo",
        };
        format!("problem-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::Letter(problem) => problem.facts(),
            Self::Invoice(problem) => problem.facts(),
            Self::Match(problem) => problem.facts(),
            Self::SettingUnreadable { name, why } => {
                vec![("name", name.into()), ("why", why.into())]
            }
            Self::BadDeadline { given }
            | Self::BadStride { given }
            | Self::UnknownClient { given }
            | Self::UnknownMail { given }
            | Self::MailNotOurs { given }
            | Self::MailNotWaiting { given }
            | Self::UnknownContact { given }
            | Self::UnknownProject { given }
            | Self::UnknownCase { given }
            | Self::UnknownTask { given }
            | Self::UnknownLetter { given } => vec![("given", given.into())],
            Self::BadValue { key, given } => vec![("key", key.into()), ("given", given.into())],
            Self::NotOneOf { key, given, known } => vec![
                ("key", key.into()),
                ("given", given.into()),
                ("known", Fact::Text(known.join(", "))),
            ],
            Self::UnknownKey { given, known }
            | Self::ManyClients { given, found: known }
            | Self::ManyProjects { given, found: known } => {
                vec![("given", given.into()), ("known", Fact::Text(known.join(", ")))]
            }
            Self::ClientThere { name, client } => {
                vec![("name", name.into()), ("client", client.into())]
            }
            Self::UnknownStep { step, playbook, known } => vec![
                ("step", step.into()),
                ("playbook", playbook.into()),
                ("known", Fact::Text(known.join(", "))),
            ],
            Self::CaseThere { case } | Self::GutCheck { case } => vec![("case", case.into())],
            Self::NoReach { client } => vec![("client", client.into())],
            Self::NoDemo { place } | Self::OldDemo { place } => vec![("place", place.into())],
            _ => self.more_facts(),
        }
    }
}

impl std::error::Error for Problem {}

impl fmt::Display for Problem {
    /// The key; a person reads the sentence instead.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key())
    }
}

impl Problem {
    fn more_facts(&self) -> Vec<(&'static str, Fact)> {
        let key = |key: String| Fact::Key(key);
        match self {
            Self::DeadlineOutside { given, at_least, at_most } => {
                vec![("given", given.into()), ("least", at_least.into()), ("most", at_most.into())]
            }
            Self::CaseEnded { case, outcome, on } => vec![
                ("case", case.into()),
                ("outcome", key(format!("ended-{}", outcome.as_str()))),
                ("day", (*on).into()),
            ],
            Self::DoesNotFit { case, why } => {
                vec![("case", case.into()), ("why", key(why.key().to_owned()))]
            }
            Self::StepNotNext { case, step, next, on } => vec![
                ("case", case.into()),
                ("step", key(format!("step-{step}"))),
                ("next", key(format!("step-{next}"))),
                ("day", (*on).into()),
                ("name", next.into()),
            ],
            Self::LetterThere { case, step } => {
                vec![("case", case.into()), ("step", key(format!("step-{step}")))]
            }
            Self::DayToCome { day } | Self::DayGone { day } => vec![("day", (*day).into())],
            Self::ClockBehind { now, last } => {
                vec![("now", Fact::Text(now.to_string())), ("last", Fact::Text(last.to_string()))]
            }
            Self::LetterHeld { letter, .. }
            | Self::OtherLetter { letter }
            | Self::RemindOnly { letter }
            | Self::LetterGone { letter } => vec![("letter", letter.into())],
            Self::NoRecipient { letter, channel } => {
                vec![("letter", letter.into()), ("channel", key(format!("action-{channel}")))]
            }
            _ => vec![],
        }
    }
}
