//! Why what was said does not fit how a case stands.

/// Why what was said does not fit how a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It is not held.
    NotHeld,
    /// There is no answer to judge.
    NoAnswerToJudge,
    /// There is no mail to judge.
    NoMailToJudge,
    /// Nothing is disputed.
    NoDispute,
    /// Nothing came back.
    NothingCameBack,
    /// There is nothing to send again.
    NothingToSendAgain,
    /// It is not about money.
    NotAboutMoney,
    /// It is no enquiry.
    NoEnquiry,
    /// What is owed is not known.
    NoClaim,
    /// The payment is in another currency.
    OtherCurrency,
    /// Its message has not left.
    NothingSent,
    /// It was not paid.
    NotPaid,
    /// Number and day of its invoice are not known.
    NoInvoice,
    /// It waits for a person's word; no step has its turn.
    IsHeld,
    /// Nothing of its plan is left.
    NothingLeft,
    /// Only the program records that.
    ByProgram,
}

impl Misfit {
    /// Every reason.
    pub const ALL: &[Self] = &[
        Self::NotHeld,
        Self::NoAnswerToJudge,
        Self::NoMailToJudge,
        Self::NoDispute,
        Self::NothingCameBack,
        Self::NothingToSendAgain,
        Self::NotAboutMoney,
        Self::NoEnquiry,
        Self::NoClaim,
        Self::OtherCurrency,
        Self::NothingSent,
        Self::NotPaid,
        Self::NoInvoice,
        Self::IsHeld,
        Self::NothingLeft,
        Self::ByProgram,
    ];

    /// The key of its words.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::NotHeld => "misfit-not-held",
            Self::NoAnswerToJudge => "misfit-no-answer",
            Self::NoMailToJudge => "misfit-no-mail",
            Self::NoDispute => "misfit-no-dispute",
            Self::NothingCameBack => "misfit-nothing-came-back",
            Self::NothingToSendAgain => "misfit-nothing-to-send-again",
            Self::NotAboutMoney => "misfit-not-about-money",
            Self::NoEnquiry => "misfit-no-enquiry",
            Self::NoClaim => "misfit-no-claim",
            Self::OtherCurrency => "misfit-other-currency",
            Self::NothingSent => "misfit-nothing-sent",
            Self::NotPaid => "misfit-not-paid",
            Self::NoInvoice => "misfit-no-invoice",
            Self::IsHeld => "misfit-is-held",
            Self::NothingLeft => "misfit-nothing-left",
            Self::ByProgram => "misfit-by-program",
        }
    }
}
