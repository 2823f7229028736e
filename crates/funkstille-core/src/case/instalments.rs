//! Payment in parts: what was agreed, and what becomes of it.

use jiff::civil::Date;

use super::apply::PROMISE_GRACE_BUSINESS_DAYS;
use super::state::{CaseState, Release, WaitReason, Waiting};
use crate::claim::Agreement;
use crate::money::Money;

/// One agreed part of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instalment {
    /// Its own due date.
    pub due_on: Date,
    /// How much.
    pub amount: Money,
}

/// Payment in parts, as it was agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instalments {
    /// The parts.
    pub parts: Vec<Instalment>,
    /// Whether all the rest is due once a part does not come. No law says so: it has to be agreed.
    pub rest_due_if_missed: bool,
    /// Whether what was late goes on bearing interest; otherwise each part bears from its own due
    /// date.
    pub interest_goes_on: bool,
    /// Whether the invoice itself says so: nothing was agreed, and what has come counts.
    pub of_invoice: bool,
}

impl FromIterator<Instalment> for Instalments {
    /// Parts of which nothing else was agreed.
    fn from_iter<T: IntoIterator<Item = Instalment>>(parts: T) -> Self {
        Self { parts: parts.into_iter().collect(), ..Self::default() }
    }
}

impl CaseState {
    pub(super) fn agree(&mut self, agreed: &Instalments, on: Date) {
        if !agreed.of_invoice {
            self.hear_about_money();
        }
        self.promised_by = None;
        self.waits.retain(|wait| wait.why != WaitReason::Promise);
        self.instalments.clone_from(&agreed.parts);
        self.instalments.sort_by_key(|part| part.due_on);
        self.instalment_missed = None;
        self.agreed.clone_from(agreed);
        let parts = self.instalments.iter().map(|part| (part.due_on, part.amount.minor));
        let parts = Agreement { on, parts: parts.collect(), all_due_on: None };
        match agreed {
            Instalments { of_invoice: true, .. } => self.parts_of_invoice = Some(parts),
            Instalments { interest_goes_on: true, .. } => {}
            _ => self.agreements.push(parts),
        }
        self.paid_since_agreement_minor = if agreed.of_invoice { self.paid_minor } else { 0 };
        self.wait_for_next_instalment();
    }

    /// A part did not come: the plan goes on. The others stay due on their days, and are waited for
    /// again once it has come, unless something else was agreed.
    pub(super) fn miss_instalment(&mut self, on: Date) {
        self.instalment_missed = self.first_not_covered();
        self.promises_broken += 1;
        self.waits.retain(|wait| wait.why != WaitReason::Instalment);
        let Instalments { rest_due_if_missed, interest_goes_on, .. } = self.agreed;
        if rest_due_if_missed || interest_goes_on {
            self.instalments.clear();
            if let Some(last) = self.agreements.last_mut().filter(|_| !interest_goes_on) {
                last.all_due_on = Some(on);
            }
        }
    }

    /// Waits while the parts are kept: each has its own due date, and counts like a promise.
    pub(super) fn wait_for_next_instalment(&mut self) {
        self.waits.retain(|wait| wait.why != WaitReason::Instalment);
        if let Some(due_on) = self.next_instalment_due() {
            let release = Release::BusinessDaysAfter(due_on, PROMISE_GRACE_BUSINESS_DAYS);
            self.waits.push(Waiting { why: WaitReason::Instalment, release });
        }
    }

    /// How much of what is open is not due yet on a day, by the last agreement, in minor units.
    pub fn not_due_minor(&self, today: Date) -> i64 {
        let open_minor = self.balance().map_or(0, |open| open.minor);
        let last = self.agreements.iter().rfind(|agreement| agreement.on <= today);
        let last = last.or(self.parts_of_invoice.as_ref());
        last.map_or(0, |last| last.not_due_minor(open_minor, today))
    }

    /// The due date of the first agreed part that the money so far does not cover; `None` while one
    /// that was missed is not covered either.
    pub fn next_instalment_due(&self) -> Option<Date> {
        let missed = self.instalment_missed;
        self.first_not_covered().filter(|due_on| missed.is_none_or(|missed| *due_on > missed))
    }

    fn first_not_covered(&self) -> Option<Date> {
        let mut covered = self.paid_since_agreement_minor;
        self.instalments.iter().find_map(|part| {
            covered = covered.saturating_sub(part.amount.minor);
            (covered < 0).then_some(part.due_on)
        })
    }
}
