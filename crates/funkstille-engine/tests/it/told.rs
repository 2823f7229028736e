//! Everything that can happen to a case is told, in every language.

use std::collections::BTreeSet;

use funkstille_core::case::{
    BounceKind, FollowOn, Happened, How, Instalment, Instalments, LetterTurn, Noted, Opening,
    Withdrawal,
};
use funkstille_core::evidence::Digest;
use funkstille_core::explain::{Explain, Fact};
use funkstille_core::looks::{Finding, WhyNot};
use funkstille_core::money::Money;
use funkstille_core::playbook::{Action, EndOutcome, Stage, Starts, TaskOutcome};
use funkstille_engine::cases::Told;
use funkstille_engine::looks::ToldFinding;
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
        H::DeadlineSet { step: step(), last_day: DAY },
        H::TaskOpened { step: step() },
        H::TaskLeftUndone { step: step() },
        H::StepSkipped { step: step(), reason: "late".to_owned() },
        H::LastMessageResent { step: None },
    ];
    let whys =
        [Withdrawal::OtherCaseChanged, Withdrawal::OtherMessageFirst, Withdrawal::FactsChanged];
    all.extend(whys.map(|why| H::LetterWithdrawn { step: step(), why }));
    let turns = [
        LetterTurn::Written,
        LetterTurn::WrittenAnew,
        LetterTurn::Edited,
        LetterTurn::SentByHand,
        LetterTurn::Withdrawn,
    ];
    all.extend(turns.map(|turn| {
        let (letter, content) = ("7-email".to_owned(), Digest::of(b"words"));
        H::LetterKept { letter, step: step(), turn, content }
    }));
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
            FollowOn::SendRest { step: step.clone(), sent_on },
            FollowOn::PostLetter { step: step.clone(), given_on: sent_on },
            FollowOn::SendFax { step: step.clone(), given_on: sent_on },
            FollowOn::NoteTrackingNumber { step: step.clone(), sent_on },
            FollowOn::OrderDeliveryRecord { step, sent_on },
        ]
        .map(make)
    };
    all.extend([H::FollowOnOpened, H::FollowOnDone, H::FollowOnLeftUndone].map(task).concat());
    all.extend([None, Some(DAY)].map(|until| H::FollowOnCameOut {
        task: FollowOn::Call,
        outcome: TaskOutcome::Promised,
        until,
    }));
    let given = task(|task| H::GivenWithAnother { task, with: "7".to_owned() });
    all.extend(given);
    let with = [None, Some("7".to_owned())];
    let after_all = with.clone().map(|with| {
        let task = FollowOn::PostLetter { step: step(), given_on: DAY };
        H::SentAfterAll { task, with }
    });
    all.extend(after_all);
    all.extend(with.map(|with| H::NoProofs { step: step(), with }));
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
        H::GapsJudged { count: 1 },
        H::Resumed { reason: "back".to_owned() },
    ];
    for until in [None, Some(DAY)] {
        all.push(H::HoldingReply { until });
        all.push(H::WentAway { last_day: until });
        all.push(H::Held { until, reason: "holiday".to_owned() });
    }
    all.extend([None, euro].map(|amount| H::PaymentReceived { amount }));
    all.extend([None, euro].map(|amount| H::PaymentReverted { amount }));
    for due_on in [None, Some(DAY)] {
        all.push(H::TermsSet { due_on, claim: euro.filter(|_| due_on.is_none()) });
        let word = |text: &str| due_on.map(|_| text.to_owned());
        all.push(H::TaskRecorded {
            task: step(),
            note: word("left a message"),
            number: word("+49 30 5550188"),
            address: word("ines@kerber.example"),
            file: due_on.map(|_| Digest::of(b"record")),
        });
    }
    let part = euro.map(|amount| Instalment { due_on: DAY, amount });
    let agreed: Instalments = part.into_iter().collect();
    all.push(H::InstalmentsAgreed(Instalments { of_invoice: true, ..agreed.clone() }));
    all.push(H::InstalmentsAgreed(Instalments { rest_due_if_missed: true, ..agreed.clone() }));
    all.push(H::InstalmentsAgreed(Instalments { interest_goes_on: true, ..agreed.clone() }));
    all.push(H::InstalmentsAgreed(agreed));
    let kinds = [BounceKind::AddressDead, BounceKind::LeftCompany, BounceKind::NotAccepted];
    all.extend(kinds.map(|why| H::Bounced { step: None, why }));
    all.extend(kinds.map(|why| H::ChannelBounced { step: step(), channel: Action::Fax, why }));
    all.extend(kinds.map(|why| H::WayLost { step: step(), channel: Action::Fax, why }));
    all.push(H::WayGoesAgain { step: step(), channel: Action::Fax });
    all.push(H::WayStillToGo { step: step(), channel: Action::Fax });
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

/// Everything that can be found.
fn everything_found() -> Vec<Finding> {
    use Finding as F;
    let name = || "kerber.example".to_owned();
    let mut all = vec![
        F::WritesFromOther { address: name(), on: DAY },
        F::CameBack { address: name() },
        F::LeftCompany { address: name() },
        F::DomainTookNoMail { domain: name() },
        F::DomainWasGone { domain: name() },
        F::DomainUnknown { domain: name() },
        F::NoDifference,
        F::SiteWasUp { site: name(), led_to: None },
        F::SiteWasUp { site: name(), led_to: Some(name()) },
        F::SiteWasDown { site: name() },
        F::NewestEntry { site: name(), on: DAY },
        F::NoSite,
    ];
    let whys = [WhyNot::PeopleOnly, WhyNot::NotPublic, WhyNot::NotSecure, WhyNot::Unreachable];
    all.extend(whys.map(|why| F::NotLookedAt { site: name(), why }));
    all
}

#[test]
fn whatever_is_found_is_told_in_every_language() {
    for language in Language::ALL {
        let words = Words::new(language);
        let told: BTreeSet<String> = everything_found()
            .iter()
            .map(|finding| {
                let told = ToldFinding(finding);
                assert!(words.has(&told.key()), "{} has no words in {language:?}", told.key());
                words.explain(&told)
            })
            .collect();
        assert_eq!(told.len(), everything_found().len(), "{told:?}");
    }
}
