//! What can happen to a case. Every name is in the past tense: it is a record, not a wish.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::follow_on::FollowOn;
use super::instalments::Instalments;
use crate::evidence::Digest;
use crate::money::Money;
use crate::playbook::{Action, EndOutcome, Stage, Starts, TaskOutcome};

/// Something that happened to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEvent {
    /// The civil day in the business's time zone, as it was on that day (a later change of zone
    /// moves no past event).
    pub on: Date,
    /// What happened.
    pub what: Happened,
}

/// How a case began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The name of its playbook.
    pub playbook: String,
    /// What kind of silence it is about.
    pub stage: Stage,
    /// What started it: an unanswered message or a due date.
    pub starts: Starts,
    /// The day of the unanswered message, or the due date.
    pub trigger_on: Date,
    /// The due date as printed on the invoice.
    pub due_on: Option<Date>,
    /// What is owed, with tax.
    pub claim: Option<Money>,
    /// How much less than the claim still counts as paid in full, in minor units (cents and bank
    /// charges; a setting).
    pub tolerance_minor: i64,
    /// Optional steps that this business leaves out.
    pub left_out: BTreeSet<String>,
    /// The digest of the playbook's text as it was then: a playbook that is changed later changes
    /// no running case. `None` where only the name is known.
    pub rules: Option<Digest>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// The case began.
    Opened(Opening),
    /// The letter of a step was rendered and waits for approval.
    LetterPrepared {
        /// The step.
        step: String,
    },
    /// A person approved the exact bytes of the letter.
    LetterApproved {
        /// The step.
        step: String,
        /// The digest of the bytes, of all channels together; `None` where they are not kept.
        content: Option<Digest>,
    },
    /// The approval grew too old; it must be given again.
    ApprovalLapsed {
        /// The step.
        step: String,
    },
    /// The letter was taken back before it left; where its step is still to come, it is prepared
    /// anew.
    LetterWithdrawn {
        /// The step.
        step: String,
        /// Why.
        why: Withdrawal,
    },
    /// The message of a step left by another way, and is still to go by this one: it goes anew once
    /// the plan goes on, with the figures of that day.
    WayStillToGo {
        /// The step.
        step: String,
        /// The way.
        channel: Action,
    },
    /// The words of a letter are on record: by their digest, a later change of them is found. It
    /// moves nothing.
    LetterKept {
        /// The letter's id: `7-email`.
        letter: String,
        /// Its step.
        step: String,
        /// What was done with it.
        turn: LetterTurn,
        /// The digest of channel, recipient, subject, text and attachments
        /// (docs/dev/ledger.md, *The case file*).
        content: Digest,
    },
    /// The user was told that the days for a letter run out and nobody has approved it.
    WindowWarned {
        /// The step.
        step: String,
    },
    /// The step happened: its message left, its look-up was made, its case was closed.
    StepHappened {
        /// The step.
        step: String,
        /// By whom.
        how: How,
    },
    /// The letter of a step left and set a deadline, which holds whatever is set for later letters.
    DeadlineSet {
        /// The step.
        step: String,
        /// The last day of the deadline, as the letter names it.
        last_day: Date,
    },
    /// The task of a step was put on the list.
    TaskOpened {
        /// The step.
        step: String,
    },
    /// A person did the task.
    TaskDone {
        /// The step.
        step: String,
        /// How it came out.
        outcome: TaskOutcome,
        /// A day that the outcome named: until when an answer was promised, or to wait.
        until: Option<Date>,
    },
    /// The task was not done in time and counts as left undone.
    TaskLeftUndone {
        /// The step.
        step: String,
    },
    /// A person skipped the step.
    StepSkipped {
        /// The step.
        step: String,
        /// Why.
        reason: String,
    },
    /// Everything up to and including this step was done before this program knew the case.
    TakenOver {
        /// The last step that was done elsewhere.
        last_step: String,
        /// The day on which it was done; `None` where nobody knows.
        on: Option<Date>,
    },
    /// A task outside the table was put on the list.
    FollowOnOpened(FollowOn),
    /// A task outside the table was done.
    FollowOnDone(FollowOn),
    /// A call outside the table was made.
    FollowOnCameOut {
        /// The call.
        task: FollowOn,
        /// How it came out.
        outcome: TaskOutcome,
        /// As in [`Happened::TaskDone`].
        until: Option<Date>,
    },
    /// A call outside the table was not made in time and counts as left undone.
    FollowOnLeftUndone(FollowOn),
    /// The letter of a step was given to a person who sends it; it is about other cases as well,
    /// and the task of it is on the list of one of these.
    GivenWithAnother {
        /// The task.
        task: FollowOn,
        /// The case that has it on its list.
        with: String,
    },
    /// A person sent the letter of a task on the day of the event, and said so only when the task
    /// had gone from the list.
    SentAfterAll {
        /// The task.
        task: FollowOn,
        /// The case that collects the proofs of posting, where it is another one.
        with: Option<String>,
    },
    /// The letter of a step left, and this case has no proof of posting to collect: nothing went
    /// by post, or another case of the same letter has it.
    NoProofs {
        /// The step.
        step: String,
        /// The case that has the proofs; `None` where nothing went by post.
        with: Option<String>,
    },
    /// The last message was sent again, to the address that the client gave on the telephone.
    LastMessageResent {
        /// The step whose message it is; `None` for the message that started the case.
        step: Option<String>,
    },
    /// A person answered in the case's thread, or to one of our message ids.
    Answered,
    /// The client wrote outside the case's thread.
    WroteElsewhere,
    /// The user said whether that mail answers the case.
    ElsewhereJudged {
        /// Whether it does.
        answers: bool,
    },
    /// The user read the answer and said that the plan goes on.
    WentOn,
    /// The user read the answer: the client says that it was paid. The bank decides.
    SaidPaid,
    /// The client wrote that an answer will come.
    HoldingReply {
        /// The day that the client named.
        until: Option<Date>,
    },
    /// An out-of-office reply came.
    WentAway {
        /// The last day away, where it names one.
        last_day: Option<Date>,
    },
    /// A message of ours came back for good.
    Bounced {
        /// The step whose message it was; `None` for the message that started the case.
        step: Option<String>,
        /// Why.
        why: BounceKind,
    },
    /// A message came back for good by a way other than mail, or by the last of several ways: it
    /// goes again by that way.
    ChannelBounced {
        /// The step whose message it was.
        step: String,
        /// The way.
        channel: Action,
        /// Why.
        why: BounceKind,
    },
    /// A message that left by several ways came back for good by one of them. It stands by the
    /// others, and the plan goes on.
    WayLost {
        /// The step whose message it was.
        step: String,
        /// The way.
        channel: Action,
        /// Why.
        why: BounceKind,
    },
    /// The message of a step goes again by a way that was lost and works again.
    WayGoesAgain {
        /// The step.
        step: String,
        /// The way.
        channel: Action,
    },
    /// A good address, or a way around what kept the message out, was found.
    DeliveryMended,
    /// Something that moves nothing.
    Noted(Noted),
    /// The user looked at the account, and nothing had come.
    AccountChecked,
    /// The user looked at what was erased, and said that the plan goes on.
    GapsJudged {
        /// How many entries that could stop or bend the plan were erased by then.
        count: u32,
    },
    /// What is owed, or when it is due, became known or was corrected.
    TermsSet {
        /// The due date as printed on the invoice; `None` where it stays.
        due_on: Option<Date>,
        /// What is owed, with tax; `None` where it stays.
        claim: Option<Money>,
    },
    /// What a person found or did with a task is on record. It moves nothing.
    TaskRecorded {
        /// The task, as a person names it beside its case: `call`.
        task: String,
        /// A note.
        note: Option<String>,
        /// A number: of a telephone, or of the tracking of a letter.
        number: Option<String>,
        /// An e-mail address that was found.
        address: Option<String>,
        /// The digest of a file, such as a delivery record.
        file: Option<Digest>,
    },
    /// Money came in.
    PaymentReceived {
        /// How much; `None` where it is only known that it is everything.
        amount: Option<Money>,
    },
    /// Money that came in counts no longer: it was for something else, or went back.
    PaymentReverted {
        /// How much; `None` where it was said to be everything.
        amount: Option<Money>,
    },
    /// The client promised to pay.
    PaymentPromised {
        /// On which day.
        by: Date,
    },
    /// The promised day passed without the money.
    PromiseBroken,
    /// Payment in parts was agreed.
    InstalmentsAgreed(Instalments),
    /// A part did not come.
    InstalmentMissed,
    /// The client disputes the claim.
    Disputed,
    /// The user closed the dispute; the claim stands.
    DisputeClosed,
    /// The user held the case.
    Held {
        /// Until when; `None` until it is resumed.
        until: Option<Date>,
        /// Why.
        reason: String,
    },
    /// The user let a held case go on.
    Resumed {
        /// Why.
        reason: String,
    },
    /// The case ended by hand.
    Ended {
        /// How.
        outcome: EndOutcome,
        /// Why.
        reason: String,
    },
}

/// By whom a step happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By this program.
    ByProgram,
    /// By the user, outside this program: a follow-up sent by hand counts as the step that it is.
    ByHand,
}

/// What was done with a letter when its words were put on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterTurn {
    /// The program wrote it.
    Written,
    /// The program wrote it again, for another day.
    WrittenAnew,
    /// A person changed its words.
    Edited,
    /// A person sent it.
    SentByHand,
    /// It was stopped before it left.
    Withdrawn,
}

/// Why a letter was taken back before it left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawal {
    /// Another case of the same letter was answered, paid or held.
    OtherCaseChanged,
    /// A message that goes first is due to the same client.
    OtherMessageFirst,
    /// What it was written from has changed.
    FactsChanged,
    /// A server refused it.
    Refused,
}

/// Why a message came back for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BounceKind {
    /// The address is dead.
    AddressDead,
    /// Nothing came back: whoever had the address has left the company, an automatic reply says.
    LeftCompany,
    /// Blocked, too large, mailbox full: the address may be fine.
    NotAccepted,
}

impl BounceKind {
    /// Whether nobody can be reached at the address any more.
    pub fn is_dead(self) -> bool {
        matches!(self, Self::AddressDead | Self::LeftCompany)
    }
}

/// Something that is on record and moves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// A temporary bounce.
    TemporaryBounce,
    /// A notice of delay.
    Delay,
    /// A read receipt.
    ReadReceipt,
    /// "Your ticket was received": proof of receipt, no answer.
    Acknowledgement,
}
