//! Why something cannot be done to a case, a client or a letter: nothing was changed.

use funkstille_core::guard::Refusal;
use funkstille_core::playbook::EndOutcome;
use jiff::Timestamp;
use jiff::civil::Date;

use super::misfit::Misfit;
use super::{Early, InvoiceProblem, LetterProblem, MatchProblem};

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
    /// A day on which a step cannot have been done.
    TooEarly {
        /// The step.
        step: String,
        /// The day.
        on: Date,
        /// What comes before it.
        than: Early,
        /// The day of that.
        day: Date,
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
    /// The database was restored, copied or moved, and nobody has said that the other one is
    /// stopped for good: both would send the same letters.
    OtherAtWork {
        /// Whether it was restored from a backup.
        is_restored: bool,
        /// Where it was at work before; empty where that is not known.
        place: String,
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
    /// A file that is a damaged backup: what it holds is not what was written.
    BadBackup {
        /// The file.
        file: String,
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
