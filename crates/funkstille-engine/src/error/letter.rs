//! Why something cannot be done with a letter, or with the address that it goes to.

use funkstille_core::explain::{Explain, Fact};
use funkstille_formats::mail::compose::ComposeError;
use jiff::civil::Date;

/// Why something cannot be done with a letter. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterProblem {
    /// There is no other address on file at which the client could be reached.
    NoGoodAddress {
        /// The case.
        case: String,
        /// The client.
        client: String,
        /// By which way.
        channel: String,
    },
    /// Nobody could be reached by this way, and nobody says that it is good again.
    LostAddress {
        /// The client.
        client: String,
        /// The way, in one line.
        given: String,
        /// Its kind: `email`, `phone`, `fax`, `post`, `profile`.
        way: String,
    },
    /// Nobody says why a way by which nobody could be reached is good again.
    NotSaidWhyGood,
    /// An earlier letter of the step may have left; nobody knows.
    MayHaveLeft {
        /// The case.
        case: String,
        /// The step.
        step: String,
        /// That letter.
        letter: String,
    },
    /// It cannot be written as a mail.
    Unsendable(ComposeError),
    /// A file that goes with it is not there any more.
    AttachmentLost {
        /// Its digest.
        digest: String,
    },
    /// It is known of the letter whether it left: nothing is to be decided.
    FateKnown {
        /// Its number.
        letter: String,
    },
    /// The letter is of unknown fate by several ways, and nobody said which one is meant.
    FateOfSeveral {
        /// Its number.
        letter: String,
        /// The ids of these ways: `7-email`, `7-fax`.
        ways: Vec<String>,
    },
    /// The letter is being handed over, or the program ended while it was: it is known soon what
    /// became of it.
    FateOpen {
        /// Its number.
        letter: String,
    },
    /// A text that is no address with a place for the number of a fax.
    BadGateway {
        /// The text.
        given: String,
    },
    /// A text is no fax number that can be dialled from everywhere.
    NoFaxNumber {
        /// The text.
        given: String,
    },
    /// The letter names days that counted from another day.
    OldDates {
        /// The letter.
        letter: String,
        /// The day for which it was written.
        letter_on: Date,
        /// What it says of days, as it says it.
        dates: Vec<String>,
    },
    /// The deadline that the letter names has passed.
    DeadlineGone {
        /// The letter.
        letter: String,
        /// Its case, or the first of several.
        case: String,
        /// Its step.
        step: String,
        /// The last day of the deadline.
        last_day: Date,
    },
    /// A day on which a person cannot have sent the letter: it is to come, or lies before the day
    /// on which the letter was ready.
    NotSentThen {
        /// The letter.
        letter: String,
        /// The day.
        on: Date,
        /// The day on which it was ready.
        given_on: Date,
    },
    /// Nobody has approved the letter: nothing is to be taken back.
    NotApproved {
        /// Its number.
        letter: String,
    },
    /// The letter has left.
    Left {
        /// Its number.
        letter: String,
    },
    /// The letter is being handed over, or was, and nobody knows whether it left.
    Leaving {
        /// Its number.
        letter: String,
    },
    /// The letter cannot lie among the drafts.
    NoDraft {
        /// The letter.
        letter: String,
        /// Why not.
        why: NoDraft,
    },
    /// The letter does not go by this way.
    NotByChannel {
        /// The letter.
        letter: String,
        /// The way.
        channel: String,
    },
    /// A text or subject that is too long for a letter.
    TooLong {
        /// The letter.
        letter: String,
        /// How many characters it may have.
        most: usize,
    },
    /// A text or subject with a sign that nobody sees and that turns the direction of writing.
    Turns {
        /// The letter.
        letter: String,
        /// The sign, as Unicode calls it.
        sign: String,
        /// The line of the text, from 1.
        line: usize,
    },
    /// The letter would say what no letter says.
    Misworded {
        /// The letter.
        letter: String,
        /// What it would say.
        amiss: Vec<Misstated>,
    },
    /// The letter no longer says what it must say.
    Lacks {
        /// The letter.
        letter: String,
        /// What is missing, or wrong.
        amiss: Vec<Misstated>,
        /// Whether a person may leave it out, for a reason.
        may_be_left_out: bool,
    },
}

/// Why a letter cannot lie among the drafts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDraft {
    /// It goes by no mail.
    NoMail,
    /// There is no account.
    NoAccount,
    /// The account has no folder for drafts.
    NoFolder {
        /// The address of the account.
        address: String,
    },
}

impl NoDraft {
    fn name(&self) -> &'static str {
        match self {
            Self::NoMail => "no-mail",
            Self::NoAccount => "no-account",
            Self::NoFolder { .. } => "no-folder",
        }
    }
}

impl Explain for LetterProblem {
    fn key(&self) -> String {
        let name = match self {
            Self::NoGoodAddress { .. } => "no-good-address",
            Self::LostAddress { .. } => "lost-address",
            Self::NotSaidWhyGood => "not-said-why-good",
            Self::MayHaveLeft { .. } => "may-have-left",
            Self::Unsendable(why) => return why.key(),
            Self::AttachmentLost { .. } => "attachment-lost",
            Self::FateKnown { .. } => "fate-known",
            Self::FateOpen { .. } => "fate-open",
            Self::FateOfSeveral { .. } => "fate-of-several",
            Self::BadGateway { .. } => "bad-gateway",
            Self::NoFaxNumber { .. } => "no-fax-number",
            Self::OldDates { .. } => "old-dates",
            Self::DeadlineGone { .. } => "deadline-gone",
            Self::NotSentThen { .. } => "not-sent-then",
            Self::NotApproved { .. } => "letter-not-approved",
            Self::Left { .. } => "letter-left",
            Self::Leaving { .. } => "letter-leaving",
            Self::NoDraft { why, .. } => return format!("problem-draft-{}", why.name()),
            Self::NotByChannel { .. } => "letter-not-by-channel",
            Self::TooLong { .. } => "letter-too-long",
            Self::Turns { .. } => "letter-turns",
            Self::Misworded { .. } => "letter-misworded",
            Self::Lacks { may_be_left_out: true, .. } => "letter-lacks",
            Self::Lacks { .. } => "final-notice-lacks",
        };
        format!("problem-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::NoGoodAddress { case, client, channel } => vec![
                ("case", case.into()),
                ("client", client.into()),
                ("channel", Fact::Key(format!("action-{channel}"))),
            ],
            Self::LostAddress { client, given, way } => {
                vec![("client", client.into()), ("given", given.into()), ("way", way.into())]
            }
            Self::NotSaidWhyGood => vec![],
            Self::MayHaveLeft { case, step, letter } => vec![
                ("case", case.into()),
                ("step", Fact::Key(format!("step-{step}"))),
                ("letter", letter.into()),
            ],
            Self::FateOfSeveral { letter, ways } => {
                let first = ways.first().map_or("", String::as_str);
                vec![
                    ("letter", letter.into()),
                    ("ways", Fact::Text(ways.join(", "))),
                    ("first", first.into()),
                ]
            }
            Self::BadGateway { given } | Self::NoFaxNumber { given } => {
                vec![("given", given.into())]
            }
            Self::OldDates { letter, letter_on, dates } => vec![
                ("letter", letter.into()),
                ("day", (*letter_on).into()),
                ("dates", Fact::Text(dates.join(", "))),
            ],
            Self::DeadlineGone { letter, case, step, last_day } => vec![
                ("letter", letter.into()),
                ("case", case.into()),
                ("step", step.into()),
                ("day", (*last_day).into()),
            ],
            Self::NotSentThen { letter, on, given_on } => {
                vec![("letter", letter.into()), ("day", (*on).into()), ("from", (*given_on).into())]
            }
            Self::NoDraft { letter, why: NoDraft::NoFolder { address } } => {
                vec![("letter", letter.into()), ("address", address.into())]
            }
            Self::NotByChannel { letter, channel } => {
                let channel = Fact::Key(format!("action-{channel}"));
                vec![("letter", letter.into()), ("channel", channel)]
            }
            Self::TooLong { letter, most } => {
                let most = i64::try_from(*most).unwrap_or(i64::MAX);
                vec![("letter", letter.into()), ("most", Fact::Number(most))]
            }
            Self::Turns { letter, sign, line } => {
                let line = i64::try_from(*line).unwrap_or(i64::MAX);
                vec![("letter", letter.into()), ("sign", sign.into()), ("line", line.into())]
            }
            Self::Unsendable(why) => why.facts(),
            Self::AttachmentLost { digest } => vec![("file", digest.into())],
            Self::Misworded { letter, .. }
            | Self::Lacks { letter, .. }
            | Self::NoDraft { letter, .. }
            | Self::NotApproved { letter }
            | Self::Left { letter }
            | Self::Leaving { letter }
            | Self::FateKnown { letter }
            | Self::FateOpen { letter } => vec![("letter", letter.into())],
        }
    }
}

/// What a changed letter does not say, or says wrongly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misstated {
    /// A value does not stand where it means what it says.
    Value {
        /// Its name, as templates call it (templates/README.md).
        name: String,
        /// As it stood there.
        value: String,
        /// The same with the words around it, in the language of the letter.
        phrase: String,
    },
    /// It names an invoice that it is not about.
    OtherInvoice {
        /// The number that it names.
        named: String,
    },
    /// It names an account that is not the business's.
    OtherAccount {
        /// The number of the account, without blanks.
        named: String,
    },
    /// It names a value that nobody filled in.
    Placeholder {
        /// As it stands there.
        named: String,
    },
    /// Its subject, or its text, gives it a name that no letter has, or another one.
    WrongName {
        /// The words.
        word: String,
    },
    /// It names another day beside its deadline.
    SecondDeadline {
        /// As it stands there.
        named: String,
    },
}

impl Explain for Misstated {
    fn key(&self) -> String {
        let name = match self {
            Self::Value { name, .. } => return format!("misstated-{}", name.replace('_', "-")),
            Self::OtherInvoice { .. } => "other-invoice",
            Self::OtherAccount { .. } => "other-account",
            Self::Placeholder { .. } => "placeholder",
            Self::WrongName { .. } => "wrong-name",
            Self::SecondDeadline { .. } => "second-deadline",
        };
        format!("misstated-{name}")
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let value = match self {
            Self::Value { phrase: told, .. }
            | Self::OtherInvoice { named: told }
            | Self::OtherAccount { named: told }
            | Self::Placeholder { named: told }
            | Self::WrongName { word: told }
            | Self::SecondDeadline { named: told } => told,
        };
        vec![("value", value.into())]
    }
}
