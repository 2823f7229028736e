//! Everything that can happen to a case is told, in every language.

use std::collections::BTreeSet;

use funkstille_core::case::{
    BounceKind, FollowOn, Happened, How, Instalment, Noted, Opening, Withdrawal,
};
use funkstille_core::explain::{Explain, Fact};
use funkstille_core::money::Money;
use funkstille_core::playbook::{EndOutcome, Stage, Starts, TaskOutcome};
use funkstille_engine::cases::Told;
use funkstille_engine::words::{Language, Words};
use jiff::civil::{Date, date};

const DAY: Date = date(2026, 3, 4);

fn step() -> String {
    "call".to_owned()
}

fn opening() -> Opening {
    Opening {
        playbook: "payment".to_owned(),
        stage: Stage::Payment,
        starts: Starts::Due,
        trigger_on: DAY,
        due_on: Some(DAY),
        claim: None,
        tolerance_minor: 0,
        left_out: BTreeSet::new(),
        rules: None,
    }
}

/// What the plan and the user's own work bring about.
fn of_the_plan() -> Vec<Happened> {
    use Happened as H;
    let mut all = vec![
        H::Opened(opening()),
        H::LetterPrepared { step: step() },
        H::LetterApproved { step: step(), content: None },
        H::ApprovalLapsed { step: step() },
        H::WindowWarned { step: step() },
        H::StepHappened { step: step(), how: How::ByProgram },
        H::StepHappened { step: step(), how: How::ByHand },
        H::TaskOpened { step: step() },
        H::TaskLeftUndone { step: step() },
        H::StepSkipped { step: step(), reason: "late".to_owned() },
        H::LastMessageResent { step: None },
    ];
    let whys =
        [Withdrawal::OtherCaseChanged, Withdrawal::OtherMessageFirst, Withdrawal::FactsChanged];
    all.extend(whys.map(|why| H::LetterWithdrawn { step: step(), why }));
    all.extend([None, Some(DAY)].map(|on| H::TakenOver { last_step: step(), on }));
    let done = TaskOutcome::ALL.iter();
    all.extend(done.map(|outcome| H::TaskDone { step: step(), outcome: *outcome, until: None }));
    let task = |make: fn(FollowOn) -> H| {
        let (step, sent_on) = (step(), DAY);
        [
            FollowOn::CompareAddresses,
            FollowOn::Call,
            FollowOn::FindNumber,
            FollowOn::DidNotArrive,
            FollowOn::SendAgain,
            FollowOn::ConfirmArrival { step: step.clone(), sent_on },
            FollowOn::NoteTrackingNumber { step: step.clone(), sent_on },
            FollowOn::OrderDeliveryRecord { step, sent_on },
        ]
        .map(make)
    };
    all.extend(task(H::FollowOnOpened).into_iter().chain(task(H::FollowOnDone)));
    all
}

/// What the client, the bank and the user say.
fn from_outside() -> Vec<Happened> {
    use Happened as H;
    let euro = Money::parse("400.00", funkstille_core::money::Currency::EUR);
    let mut all = vec![
        H::Answered,
        H::WroteElsewhere,
        H::ElsewhereJudged { answers: true },
        H::ElsewhereJudged { answers: false },
        H::WentOn,
        H::SaidPaid,
        H::DeliveryMended,
        H::AccountChecked,
        H::PaymentPromised { by: DAY },
        H::PromiseBroken,
        H::InstalmentMissed,
        H::Disputed,
        H::DisputeClosed,
        H::Resumed { reason: "back".to_owned() },
    ];
    for until in [None, Some(DAY)] {
        all.push(H::HoldingReply { until });
        all.push(H::WentAway { last_day: until });
        all.push(H::Held { until, reason: "holiday".to_owned() });
    }
    all.extend([None, euro].map(|amount| H::PaymentReceived { amount }));
    let part = euro.map(|amount| Instalment { due_on: DAY, amount });
    all.push(H::InstalmentsAgreed(part.into_iter().collect()));
    let kinds = [BounceKind::AddressDead, BounceKind::NotAccepted];
    all.extend(kinds.map(|why| H::Bounced { step: None, why }));
    let noted = [Noted::TemporaryBounce, Noted::Delay, Noted::ReadReceipt, Noted::Acknowledgement];
    all.extend(noted.map(H::Noted));
    for reason in ["", "lost"] {
        let ended =
            |outcome: &EndOutcome| H::Ended { outcome: *outcome, reason: reason.to_owned() };
        all.extend(EndOutcome::ALL.iter().map(ended));
    }
    all
}

#[test]
fn whatever_happened_is_told_in_every_language() {
    for language in Language::ALL {
        let words = Words::new(language);
        for what in of_the_plan().iter().chain(&from_outside()) {
            let told = Told(what);
            assert!(words.has(&told.key()), "{} has no words in {language:?}", told.key());
            let sentence = words.entry(&told);
            assert!(!sentence.contains("{$") && !sentence.contains("none"), "{sentence}");
            for (_, fact) in told.facts() {
                if let Fact::Key(key) = fact {
                    assert!(words.has(&key), "{key} has no words in {language:?}");
                }
            }
        }
    }
}

/// Each sentence is said by something that can happen.
#[test]
fn no_sentence_is_left_over() {
    let said: BTreeSet<String> =
        of_the_plan().iter().chain(&from_outside()).map(|what| Told(what).key()).collect();
    let file = include_str!("../../../../locales/en/happened.ftl");
    let keys = file.lines().filter_map(|line| line.split_once(" =").map(|(key, _)| key));
    for key in keys.filter(|key| key.starts_with("happened-")) {
        assert!(said.contains(key), "nothing says {key}");
    }
}
