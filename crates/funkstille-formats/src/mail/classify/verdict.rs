//! What was found, and what it was found in.

use crate::mail::compose::one_line;
use crate::mail::parse::clip;
use jiff::civil::Date;

/// What a message is, judged by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A person wrote it.
    Reply,
    /// A program answered: somebody is away, or a robot wrote.
    AutoReply,
    /// A program took note: proof of receipt, no answer.
    Acknowledgement,
    /// A program wants the sender to prove that he is human.
    Challenge,
    /// It was not delivered.
    Bounce,
    /// It has not been delivered yet; the mail system still tries.
    Delay,
    /// It was delivered.
    Delivered,
    /// It was displayed, or deleted (RFC 8098).
    Receipt,
    /// A feedback report: somebody called it spam (RFC 5965).
    Complaint,
    /// An invitation, or the answer to one.
    Calendar,
    /// It went to many, or a program sent it on its own.
    Bulk,
    /// Its bytes could not be read as a message.
    Unreadable,
}

impl Kind {
    /// The name in `mail classify --json` and in the ledger.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::AutoReply => "auto-reply",
            Self::Acknowledgement => "acknowledgement",
            Self::Challenge => "challenge",
            Self::Bounce => "bounce",
            Self::Delay => "delay",
            Self::Delivered => "delivered",
            Self::Receipt => "receipt",
            Self::Complaint => "complaint",
            Self::Calendar => "calendar",
            Self::Bulk => "bulk",
            Self::Unreadable => "unreadable",
        }
    }
}

/// One recipient whom a message did not reach, or not yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedRecipient {
    /// `local@domain` in lower case: the address that the mail was sent to (`Original-Recipient`)
    /// before the one that it was forwarded to (`Final-Recipient`).
    pub address: String,
    /// `Action` of RFC 3464 in lower case; from a report in words only, `failed` or `delayed`.
    pub action: Option<String>,
    /// The enhanced status code of RFC 3463, such as `5.1.1`; `None` where none was named.
    pub status: Option<String>,
}

/// Where in a message something was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a header, by its name in lower case.
    Header(String),
    /// In the type of a MIME part, or in a field of that part.
    Part(String),
    /// In the readable text, quotes of older mail left out.
    Text,
    /// In the envelope as the receiving server wrote it down (`Return-Path`).
    Envelope,
}

/// What a sign says. [`key`](Sign::key) names the sentence in the locale files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// A header says that a program answered.
    AutoReplyHeader,
    /// A header says that a program wrote it.
    MachineHeader,
    /// A header says that it went to many.
    ListHeader,
    /// The subject is that of an automatic answer.
    AutoReplySubject,
    /// The words are those of an automatic answer.
    AutoReplyWords,
    /// The words or the subject are those of a receipt by a help desk.
    AcknowledgementWords,
    /// The words ask for proof of being human.
    ChallengeWords,
    /// The sender's name is that of a program.
    MachineSender,
    /// The sender is a mail system.
    MailSystemSender,
    /// The envelope names no sender (RFC 5321, 4.5.5).
    NoEnvelopeSender,
    /// The subject is that of a delivery report.
    ReportSubject,
    /// The words are those of a delivery report.
    ReportWords,
    /// A machine-readable delivery report (RFC 3464).
    DeliveryReport,
    /// A machine-readable read receipt (RFC 8098).
    ReadReceipt,
    /// A machine-readable complaint (RFC 5965).
    FeedbackReport,
    /// A calendar part with a method (RFC 6047).
    CalendarMethod,
    /// An address that was not reached.
    FailedAddress,
    /// The words say that the address itself is the problem.
    AddressDead,
    /// A status that looks permanent, and a reason that is not the address.
    AddressMayLive,
    /// The words say that it is only late.
    DelayWords,
    /// The words say that a person left for good.
    LeftCompany,
    /// The last day away, or the day before the return.
    AwayUntil,
    /// The words put us off.
    Holding,
    /// The day until which the words put us off.
    HoldingUntil,
    /// A date that can be read in two ways.
    AmbiguousDate,
    /// It answers an earlier message.
    AnswersMessage,
    /// Nothing says that a program wrote it.
    NoMachineSign,
}

impl Sign {
    /// The stable name under which the locale files keep the sentence for the user.
    pub fn key(self) -> &'static str {
        match self {
            Self::AutoReplyHeader => "auto-reply-header",
            Self::MachineHeader => "machine-header",
            Self::ListHeader => "list-header",
            Self::AutoReplySubject => "auto-reply-subject",
            Self::AutoReplyWords => "auto-reply-words",
            Self::AcknowledgementWords => "acknowledgement-words",
            Self::ChallengeWords => "challenge-words",
            Self::MachineSender => "machine-sender",
            Self::MailSystemSender => "mail-system-sender",
            Self::NoEnvelopeSender => "no-envelope-sender",
            Self::ReportSubject => "report-subject",
            Self::ReportWords => "report-words",
            Self::DeliveryReport => "delivery-report",
            Self::ReadReceipt => "read-receipt",
            Self::FeedbackReport => "feedback-report",
            Self::CalendarMethod => "calendar-method",
            Self::FailedAddress => "failed-address",
            Self::AddressDead => "address-dead",
            Self::AddressMayLive => "address-may-live",
            Self::DelayWords => "delay-words",
            Self::LeftCompany => "left-company",
            Self::AwayUntil => "away-until",
            Self::Holding => "holding",
            Self::HoldingUntil => "holding-until",
            Self::AmbiguousDate => "ambiguous-date",
            Self::AnswersMessage => "answers-message",
            Self::NoMachineSign => "no-machine-sign",
        }
    }
}

/// One thing that was read, so that a person can check the verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What it says.
    pub sign: Sign,
    /// Where it stands.
    pub place: Place,
    /// What stands there, on one line, clipped to 200 bytes.
    pub quote: String,
}

impl Evidence {
    /// Evidence with its quote made short enough to show.
    pub fn new(sign: Sign, place: Place, quote: &str) -> Self {
        let mut quote = one_line(clip(quote, 600));
        quote.truncate(clip(&quote, 200).len());
        Self { sign, place, quote }
    }

    /// Evidence in a header, named in lower case.
    pub fn header(sign: Sign, name: &str, quote: &str) -> Self {
        Self::new(sign, Place::Header(name.to_ascii_lowercase()), quote)
    }
}

/// What one message is, and what it says about delivery, absence and answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What the message is.
    pub kind: Kind,
    /// For `bounce` and `delay`: whether the status is permanent (5.x.x); `None`: nothing said.
    pub permanent: Option<bool>,
    /// Whether the address itself is the problem: nobody, or no host, is there.
    pub address_dead: bool,
    /// For `bounce` who was not reached, for `delay` who was not reached yet.
    pub failed_recipients: Vec<FailedRecipient>,
    /// The last day on which the writer is away.
    pub away_until: Option<Date>,
    /// Whether a person put us off.
    pub holding: bool,
    /// The day that a holding reply names.
    pub holding_until: Option<Date>,
    /// Whether the person who was written to has left for good.
    pub left_company: bool,
    /// How sure the verdict is, 0 to 100.
    pub confidence_percent: u8,
    /// What the verdict rests on, the strongest first.
    pub evidence: Vec<Evidence>,
}

impl Verdict {
    /// A verdict of this kind with nothing else in it.
    pub fn of(kind: Kind, confidence_percent: u8) -> Self {
        Self {
            kind,
            permanent: None,
            address_dead: false,
            failed_recipients: Vec::new(),
            away_until: None,
            holding: false,
            holding_until: None,
            left_company: false,
            confidence_percent,
            evidence: Vec::new(),
        }
    }

    /// The verdict on bytes that could not be read as a message.
    pub fn unreadable() -> Self {
        Self::of(Kind::Unreadable, 100)
    }

    pub(crate) fn because(mut self, evidence: Evidence) -> Self {
        self.evidence.push(evidence);
        self
    }
}
