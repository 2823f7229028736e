//! The shape of everything that can happen to a case: [`Happened`], word for word.

use funkstille_core::case::{
    BounceKind, FollowOn, Happened, How, Instalment, Instalments, LetterTurn, Noted, Withdrawal,
};
use funkstille_core::evidence::Digest;
use funkstille_core::playbook::{Action, EndOutcome, TaskOutcome};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::case::StoredOpening;
use super::named::{Amount, Hex, Name, Named, named};

named!(How { ByProgram = "program", ByHand = "hand" });
named!(LetterTurn {
    Written = "written",
    WrittenAnew = "written-anew",
    Edited = "edited",
    SentByHand = "sent-by-hand",
    Withdrawn = "withdrawn",
});
named!(BounceKind {
    AddressDead = "address-dead",
    LeftCompany = "left-company",
    NotAccepted = "not-accepted",
});
named!(Withdrawal {
    OtherCaseChanged = "other-case-changed",
    OtherMessageFirst = "other-message-first",
    FactsChanged = "facts-changed",
    Refused = "refused",
});
named!(Noted {
    TemporaryBounce = "temporary-bounce",
    Delay = "delay",
    ReadReceipt = "read-receipt",
    Acknowledgement = "acknowledgement",
});

/// One agreed part of a payment.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredPart {
    due_on: Date,
    amount: Amount,
}

/// Payment in parts: the parts alone, or what else was agreed with them.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum StoredInstalments {
    Parts(Vec<StoredPart>),
    With(StoredTerms),
}

/// Parts, and what else was agreed with them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredTerms {
    parts: Vec<StoredPart>,
    rest_due_if_missed: bool,
    interest_goes_on: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    of_invoice: bool,
}

/// A task outside the playbook's table.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) enum StoredTask {
    CompareAddresses,
    Call,
    FindNumber,
    DidNotArrive,
    SendAgain,
    ConfirmArrival { step: String, sent_on: Date },
    SendRest { step: String, sent_on: Date },
    PostLetter { step: String, given_on: Date },
    SendFax { step: String, given_on: Date },
    NoteTrackingNumber { step: String, sent_on: Date },
    OrderDeliveryRecord { step: String, sent_on: Date },
}

/// Declares the shape and both ways between it and [`Happened`]. A field is written as it is, or
/// as the type behind its name, which turns into it and back.
macro_rules! shape {
    (
        plain { $($plain:ident = $plain_name:literal),+ $(,)? }
        one { $($one:ident($one_type:ty) = $one_name:literal),+ $(,)? }
        fields { $($with:ident { $($field:ident: $type:ty),+ } = $with_name:literal),+ $(,)? }
    ) => {
        /// What happened.
        #[derive(Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) enum StoredWhat {
            $(#[serde(rename = $plain_name)] $plain,)+
            $(#[serde(rename = $one_name)] $one($one_type),)+
            $(#[serde(rename = $with_name)] $with { $($field: $type),+ },)+
        }

        impl StoredWhat {
            /// The type of the event: the name of its variant.
            pub(super) fn event_type(&self) -> &'static str {
                match self {
                    $(Self::$plain => $plain_name,)+
                    $(Self::$one(_) => $one_name,)+
                    $(Self::$with { .. } => $with_name,)+
                }
            }
        }

        impl From<Happened> for StoredWhat {
            fn from(what: Happened) -> Self {
                match what {
                    $(Happened::$plain => Self::$plain,)+
                    $(Happened::$one(value) => Self::$one(value.store()),)+
                    $(Happened::$with { $($field),+ } => {
                        Self::$with { $($field: $field.store()),+ }
                    })+
                }
            }
        }

        impl From<StoredWhat> for Happened {
            fn from(what: StoredWhat) -> Self {
                match what {
                    $(StoredWhat::$plain => Self::$plain,)+
                    $(StoredWhat::$one(value) => Self::$one(value.restore()),)+
                    $(StoredWhat::$with { $($field),+ } => {
                        Self::$with { $($field: $field.restore()),+ }
                    })+
                }
            }
        }
    };
}

shape! {
    plain {
        Answered = "answered",
        WroteElsewhere = "wrote-elsewhere",
        WentOn = "went-on",
        SaidPaid = "said-paid",
        AccountChecked = "account-checked",
        DeliveryMended = "delivery-mended",
        PromiseBroken = "promise-broken",
        InstalmentMissed = "instalment-missed",
        Disputed = "disputed",
        DisputeClosed = "dispute-closed",
    }
    one {
        Opened(StoredOpening) = "opened",
        FollowOnOpened(StoredTask) = "follow-on-opened",
        FollowOnDone(StoredTask) = "follow-on-done",
        FollowOnLeftUndone(StoredTask) = "follow-on-left-undone",
        Noted(Name<Noted>) = "noted",
        InstalmentsAgreed(StoredInstalments) = "instalments-agreed",
    }
    fields {
        LetterPrepared { step: String } = "letter-prepared",
        LetterApproved { step: String, content: Option<Hex> } = "letter-approved",
        ApprovalLapsed { step: String } = "approval-lapsed",
        LetterWithdrawn { step: String, why: Name<Withdrawal> } = "letter-withdrawn",
        LetterKept {
            letter: String, step: String, turn: Name<LetterTurn>, content: Hex
        } = "letter-kept",
        WindowWarned { step: String } = "window-warned",
        StepHappened { step: String, how: Name<How> } = "step-happened",
        DeadlineSet { step: String, last_day: Date } = "deadline-set",
        TaskOpened { step: String } = "task-opened",
        TaskDone { step: String, outcome: Name<TaskOutcome>, until: Option<Date> } = "task-done",
        TaskLeftUndone { step: String } = "task-left-undone",
        FollowOnCameOut {
            task: StoredTask, outcome: Name<TaskOutcome>, until: Option<Date>
        } = "follow-on-came-out",
        GivenWithAnother { task: StoredTask, with: String } = "given-with-another",
        SentAfterAll { task: StoredTask, with: Option<String> } = "sent-after-all",
        NoProofs { step: String, with: Option<String> } = "no-proofs",
        StepSkipped { step: String, reason: String } = "step-skipped",
        TakenOver { last_step: String, on: Option<Date> } = "taken-over",
        LastMessageResent { step: Option<String> } = "last-message-resent",
        ElsewhereJudged { answers: bool } = "elsewhere-judged",
        HoldingReply { until: Option<Date> } = "holding-reply",
        WentAway { last_day: Option<Date> } = "went-away",
        Bounced { step: Option<String>, why: Name<BounceKind> } = "bounced",
        ChannelBounced {
            step: String, channel: Name<Action>, why: Name<BounceKind>
        } = "channel-bounced",
        WayLost {
            step: String, channel: Name<Action>, why: Name<BounceKind>
        } = "way-lost",
        WayGoesAgain { step: String, channel: Name<Action> } = "way-goes-again",
        WayStillToGo { step: String, channel: Name<Action> } = "way-still-to-go",
        GapsJudged { count: u32 } = "gaps-judged",
        TermsSet { due_on: Option<Date>, claim: Option<Amount> } = "terms-set",
        TaskRecorded {
            task: String,
            note: Option<String>,
            number: Option<String>,
            address: Option<String>,
            file: Option<Hex>
        } = "task-recorded",
        PaymentReceived { amount: Option<Amount> } = "payment-received",
        PaymentReverted { amount: Option<Amount> } = "payment-reverted",
        PaymentPromised { by: Date } = "payment-promised",
        Held { until: Option<Date>, reason: String } = "held",
        Resumed { reason: String } = "resumed",
        Ended { outcome: Name<EndOutcome>, reason: String } = "ended",
    }
}

/// A value of the rules that is stored in another shape.
trait Store<T> {
    fn store(self) -> T;
}

/// The way back.
trait Restore<T> {
    fn restore(self) -> T;
}

macro_rules! as_it_is {
    ($($type:ty),+) => {
        $(
            impl Store<$type> for $type {
                fn store(self) -> $type {
                    self
                }
            }

            impl Restore<$type> for $type {
                fn restore(self) -> $type {
                    self
                }
            }
        )+
    };
}

as_it_is!(bool, u32, String, Date, Option<String>, Option<Date>);

impl<T: Named> Store<Name<T>> for T {
    fn store(self) -> Name<T> {
        Name(self)
    }
}

impl<T: Named> Restore<T> for Name<T> {
    fn restore(self) -> T {
        self.0
    }
}

macro_rules! both_ways {
    ($($rule:ty = $stored:ty),+ $(,)?) => {
        $(
            impl Store<$stored> for $rule {
                fn store(self) -> $stored {
                    self.into()
                }
            }

            impl Restore<$rule> for $stored {
                fn restore(self) -> $rule {
                    self.into()
                }
            }
        )+
    };
}

impl Store<Hex> for Digest {
    fn store(self) -> Hex {
        Hex(self)
    }
}

impl Restore<Digest> for Hex {
    fn restore(self) -> Digest {
        self.0
    }
}

both_ways!(funkstille_core::case::Opening = StoredOpening, FollowOn = StoredTask);

impl Store<Option<Hex>> for Option<Digest> {
    fn store(self) -> Option<Hex> {
        self.map(Hex)
    }
}

impl Restore<Option<Digest>> for Option<Hex> {
    fn restore(self) -> Option<Digest> {
        self.map(|hex| hex.0)
    }
}

impl Store<Option<Amount>> for Option<funkstille_core::money::Money> {
    fn store(self) -> Option<Amount> {
        self.map(Amount::from)
    }
}

impl Restore<Option<funkstille_core::money::Money>> for Option<Amount> {
    fn restore(self) -> Option<funkstille_core::money::Money> {
        self.map(Amount::into)
    }
}

impl Store<StoredInstalments> for Instalments {
    fn store(self) -> StoredInstalments {
        let Instalments { parts, rest_due_if_missed, interest_goes_on, of_invoice } = self;
        let part =
            |part: Instalment| StoredPart { due_on: part.due_on, amount: part.amount.into() };
        let parts = parts.into_iter().map(part).collect();
        if rest_due_if_missed || interest_goes_on || of_invoice {
            StoredInstalments::With(StoredTerms {
                parts,
                rest_due_if_missed,
                interest_goes_on,
                of_invoice,
            })
        } else {
            StoredInstalments::Parts(parts)
        }
    }
}

impl Restore<Instalments> for StoredInstalments {
    fn restore(self) -> Instalments {
        let part =
            |part: StoredPart| Instalment { due_on: part.due_on, amount: part.amount.into() };
        match self {
            Self::Parts(parts) => parts.into_iter().map(part).collect(),
            Self::With(terms) => Instalments {
                parts: terms.parts.into_iter().map(part).collect(),
                rest_due_if_missed: terms.rest_due_if_missed,
                interest_goes_on: terms.interest_goes_on,
                of_invoice: terms.of_invoice,
            },
        }
    }
}

impl From<FollowOn> for StoredTask {
    fn from(task: FollowOn) -> Self {
        match task {
            FollowOn::CompareAddresses => Self::CompareAddresses,
            FollowOn::Call => Self::Call,
            FollowOn::FindNumber => Self::FindNumber,
            FollowOn::DidNotArrive => Self::DidNotArrive,
            FollowOn::SendAgain => Self::SendAgain,
            FollowOn::ConfirmArrival { step, sent_on } => Self::ConfirmArrival { step, sent_on },
            FollowOn::SendRest { step, sent_on } => Self::SendRest { step, sent_on },
            FollowOn::PostLetter { step, given_on } => Self::PostLetter { step, given_on },
            FollowOn::SendFax { step, given_on } => Self::SendFax { step, given_on },
            FollowOn::NoteTrackingNumber { step, sent_on } => {
                Self::NoteTrackingNumber { step, sent_on }
            }
            FollowOn::OrderDeliveryRecord { step, sent_on } => {
                Self::OrderDeliveryRecord { step, sent_on }
            }
        }
    }
}

impl From<StoredTask> for FollowOn {
    fn from(task: StoredTask) -> Self {
        match task {
            StoredTask::CompareAddresses => Self::CompareAddresses,
            StoredTask::Call => Self::Call,
            StoredTask::FindNumber => Self::FindNumber,
            StoredTask::DidNotArrive => Self::DidNotArrive,
            StoredTask::SendAgain => Self::SendAgain,
            StoredTask::ConfirmArrival { step, sent_on } => Self::ConfirmArrival { step, sent_on },
            StoredTask::SendRest { step, sent_on } => Self::SendRest { step, sent_on },
            StoredTask::PostLetter { step, given_on } => Self::PostLetter { step, given_on },
            StoredTask::SendFax { step, given_on } => Self::SendFax { step, given_on },
            StoredTask::NoteTrackingNumber { step, sent_on } => {
                Self::NoteTrackingNumber { step, sent_on }
            }
            StoredTask::OrderDeliveryRecord { step, sent_on } => {
                Self::OrderDeliveryRecord { step, sent_on }
            }
        }
    }
}
