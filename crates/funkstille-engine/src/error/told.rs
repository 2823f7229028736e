//! Problems as keys and facts; their sentences stand in `locales/`.

use std::fmt;

use funkstille_core::explain::{Explain, Fact};
use jiff::Timestamp;

use super::problem::Problem;

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
            Self::TooEarly { than, .. } => return format!("problem-too-early-{}", than.name()),
            Self::DayToCome { .. } => "day-to-come",
            Self::DayGone { .. } => "day-gone",
            Self::NoReason => "no-reason",
            Self::GutCheck { .. } => "gut-check",
            Self::OtherAtWork { .. } => "other-at-work",
            Self::ClockBehind { .. } => "clock-behind",
            Self::LetterHeld { .. } => "letter-held",
            Self::NoRecipient { .. } => "no-recipient",
            Self::OtherLetter { .. } => "other-letter",
            Self::LetterThere { .. } => "letter-there",
            Self::LetterGone { .. } => "letter-gone",
            Self::RemindOnly { .. } => "remind-only",
            Self::NoReach { .. } => "no-reach",
            Self::BadBackup { .. } => "bad-backup",
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
            Self::BadValue { key, given } => {
                vec![("key", key.into()), ("given", Fact::Text(visible(given)))]
            }
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
            Self::BadBackup { file } => vec![("file", file.into())],
            Self::OtherAtWork { is_restored, place } => {
                let what = if *is_restored { "restored" } else { "copied" };
                let known = if place.is_empty() { "no" } else { "yes" };
                vec![("what", what.into()), ("known", known.into()), ("place", place.into())]
            }
            Self::NoDemo { place } | Self::OldDemo { place } => vec![("place", place.into())],
            _ => self.more_facts(),
        }
    }
}

/// A text whose line breaks and other control characters can be seen.
fn visible(text: &str) -> String {
    let shown = |sign: char| {
        let escaped = sign.is_control().then(|| sign.escape_default().to_string());
        escaped.unwrap_or_else(|| sign.to_string())
    };
    text.chars().map(shown).collect()
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
            Self::TooEarly { step, on, day, .. } => vec![
                ("step", key(format!("step-{step}"))),
                ("on", (*on).into()),
                ("day", (*day).into()),
            ],
            Self::LetterThere { case, step } => {
                vec![("case", case.into()), ("step", key(format!("step-{step}")))]
            }
            Self::DayToCome { day } | Self::DayGone { day } => vec![("day", (*day).into())],
            Self::ClockBehind { now, last } => {
                let shown =
                    |at: &Timestamp| Fact::Text(at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string());
                vec![("now", shown(now)), ("last", shown(last))]
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
