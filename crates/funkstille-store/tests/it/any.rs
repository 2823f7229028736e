//! Any event at all.

use funkstille_core::case::{
    BounceKind, FollowOn, Happened, How, Instalment, Instalments, LetterTurn, Noted, Opening,
    Withdrawal,
};
use funkstille_core::claim::{CashDiscount, Percent};
use funkstille_core::client::{
    ClientEvent, ContactRole, DebtorKind, FormOfAddress, Language, ProjectStage, Reach,
};
use funkstille_core::delivery::{AttemptState, Delivery};
use funkstille_core::evidence::Digest;
use funkstille_core::invoice::{InvoiceEvent, InvoiceTerms, WhyReverted};
use funkstille_core::looks::{Finding, Look, LookKind, WhyNot};
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::{Action, EndOutcome, Stage, Starts, TaskOutcome};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just("check-in".to_owned()), "[a-zäß\"\\\\\u{0}-\u{1f}é ]{0,12}"]
}

fn day() -> impl Strategy<Value = Date> {
    (0_i64..9000).prop_map(|days| date(2020, 1, 1) + days.days())
}

fn money() -> impl Strategy<Value = Money> {
    let currency = select(vec!["EUR", "CHF", "USD"]);
    (any::<i64>(), currency)
        .prop_map(|(minor, code)| Money { minor, currency: Currency::parse(code).expect("a code") })
}

fn opening() -> impl Strategy<Value = Opening> {
    let stage = select(Stage::ALL);
    let starts = select(Starts::ALL);
    let claim = option::of(money());
    let left_out = prop::collection::btree_set(text(), 0..3);
    let rules = option::of(text().prop_map(|text| Digest::of(text.as_bytes())));
    let money = (claim, any::<i64>());
    (text(), stage, starts, day(), option::of(day()), money, left_out, rules).prop_map(
        |(playbook, stage, starts, trigger_on, due_on, money, left_out, rules)| Opening {
            playbook,
            stage,
            starts,
            trigger_on,
            due_on,
            claim: money.0,
            tolerance_minor: money.1,
            left_out,
            rules,
        },
    )
}

fn follow_on() -> impl Strategy<Value = FollowOn> {
    prop_oneof![
        Just(FollowOn::CompareAddresses),
        Just(FollowOn::Call),
        Just(FollowOn::FindNumber),
        Just(FollowOn::DidNotArrive),
        Just(FollowOn::SendAgain),
        (text(), day()).prop_map(|(step, sent_on)| FollowOn::ConfirmArrival { step, sent_on }),
        (text(), day()).prop_map(|(step, sent_on)| FollowOn::SendRest { step, sent_on }),
        (text(), day()).prop_map(|(step, given_on)| FollowOn::PostLetter { step, given_on }),
        (text(), day()).prop_map(|(step, given_on)| FollowOn::SendFax { step, given_on }),
        (text(), day()).prop_map(|(step, sent_on)| FollowOn::NoteTrackingNumber { step, sent_on }),
        (text(), day()).prop_map(|(step, sent_on)| FollowOn::OrderDeliveryRecord { step, sent_on }),
    ]
}

fn of_the_plan() -> impl Strategy<Value = Happened> {
    let how = select(vec![How::ByProgram, How::ByHand]);
    let outcome = select(TaskOutcome::ALL);
    let why = select(vec![
        Withdrawal::OtherCaseChanged,
        Withdrawal::OtherMessageFirst,
        Withdrawal::FactsChanged,
    ]);
    prop_oneof![
        (text(), why).prop_map(|(step, why)| Happened::LetterWithdrawn { step, why }),
        text().prop_map(|step| Happened::LetterPrepared { step }),
        (text(), option::of(text())).prop_map(|(step, content)| Happened::LetterApproved {
            step,
            content: content.map(|text| Digest::of(text.as_bytes())),
        }),
        text().prop_map(|step| Happened::ApprovalLapsed { step }),
        text().prop_map(|step| Happened::WindowWarned { step }),
        (text(), how).prop_map(|(step, how)| Happened::StepHappened { step, how }),
        (text(), day()).prop_map(|(step, last_day)| Happened::DeadlineSet { step, last_day }),
        text().prop_map(|step| Happened::TaskOpened { step }),
        (text(), outcome, option::of(day()))
            .prop_map(|(step, outcome, until)| Happened::TaskDone { step, outcome, until }),
        text().prop_map(|step| Happened::TaskLeftUndone { step }),
        (text(), text()).prop_map(|(step, reason)| Happened::StepSkipped { step, reason }),
        (text(), option::of(day()))
            .prop_map(|(last_step, on)| Happened::TakenOver { last_step, on }),
        follow_on().prop_map(Happened::FollowOnOpened),
        follow_on().prop_map(Happened::FollowOnDone),
        follow_on().prop_map(Happened::FollowOnLeftUndone),
        (follow_on(), select(TaskOutcome::ALL), option::of(day()))
            .prop_map(|(task, outcome, until)| Happened::FollowOnCameOut { task, outcome, until }),
        (follow_on(), text()).prop_map(|(task, with)| Happened::GivenWithAnother { task, with }),
        (follow_on(), option::of(text()))
            .prop_map(|(task, with)| Happened::SentAfterAll { task, with }),
        (text(), option::of(text())).prop_map(|(step, with)| Happened::NoProofs { step, with }),
        option::of(text()).prop_map(|step| Happened::LastMessageResent { step }),
    ]
}

const BOUNCES: &[BounceKind] =
    &[BounceKind::AddressDead, BounceKind::LeftCompany, BounceKind::NotAccepted];

fn of_the_client() -> impl Strategy<Value = Happened> {
    let why = select(BOUNCES);
    let noted = select(vec![
        Noted::TemporaryBounce,
        Noted::Delay,
        Noted::ReadReceipt,
        Noted::Acknowledgement,
    ]);
    prop_oneof![
        Just(Happened::Answered),
        Just(Happened::WroteElsewhere),
        any::<bool>().prop_map(|answers| Happened::ElsewhereJudged { answers }),
        Just(Happened::WentOn),
        Just(Happened::SaidPaid),
        option::of(day()).prop_map(|until| Happened::HoldingReply { until }),
        option::of(day()).prop_map(|last_day| Happened::WentAway { last_day }),
        (option::of(text()), why).prop_map(|(step, why)| Happened::Bounced { step, why }),
        (text(), select(Action::ALL), select(BOUNCES))
            .prop_map(|(step, channel, why)| Happened::ChannelBounced { step, channel, why }),
        (text(), select(Action::ALL), select(BOUNCES))
            .prop_map(|(step, channel, why)| Happened::WayLost { step, channel, why }),
        (text(), select(Action::ALL))
            .prop_map(|(step, channel)| Happened::WayGoesAgain { step, channel }),
        (text(), select(Action::ALL))
            .prop_map(|(step, channel)| Happened::WayStillToGo { step, channel }),
        Just(Happened::DeliveryMended),
        Just(Happened::AccountChecked),
        noted.prop_map(Happened::Noted),
    ]
}

fn kept() -> impl Strategy<Value = Happened> {
    let turn = select(vec![
        LetterTurn::Written,
        LetterTurn::WrittenAnew,
        LetterTurn::Edited,
        LetterTurn::SentByHand,
        LetterTurn::Withdrawn,
    ]);
    (text(), text(), turn, text()).prop_map(|(letter, step, turn, content)| {
        let content = Digest::of(content.as_bytes());
        Happened::LetterKept { letter, step, turn, content }
    })
}

fn recorded() -> impl Strategy<Value = Happened> {
    let word = || option::of(text());
    (text(), word(), word(), word(), word()).prop_map(|(task, note, number, address, file)| {
        let file = file.map(|text| Digest::of(text.as_bytes()));
        Happened::TaskRecorded { task, note, number, address, file }
    })
}

fn of_money() -> impl Strategy<Value = Happened> {
    let part = (day(), money()).prop_map(|(due_on, amount)| Instalment { due_on, amount });
    let outcome = select(EndOutcome::ALL);
    prop_oneof![
        option::of(money()).prop_map(|amount| Happened::PaymentReceived { amount }),
        option::of(money()).prop_map(|amount| Happened::PaymentReverted { amount }),
        day().prop_map(|by| Happened::PaymentPromised { by }),
        Just(Happened::PromiseBroken),
        (prop::collection::vec(part, 0..3), any::<[bool; 3]>()).prop_map(|(parts, said)| {
            let [rest_due_if_missed, interest_goes_on, of_invoice] = said;
            let agreed = Instalments { parts, rest_due_if_missed, interest_goes_on, of_invoice };
            Happened::InstalmentsAgreed(agreed)
        }),
        Just(Happened::InstalmentMissed),
        Just(Happened::Disputed),
        Just(Happened::DisputeClosed),
        any::<u32>().prop_map(|count| Happened::GapsJudged { count }),
        (option::of(day()), option::of(money()))
            .prop_map(|(due_on, claim)| Happened::TermsSet { due_on, claim }),
        recorded(),
        kept(),
        (option::of(day()), text()).prop_map(|(until, reason)| Happened::Held { until, reason }),
        text().prop_map(|reason| Happened::Resumed { reason }),
        (outcome, text()).prop_map(|(outcome, reason)| Happened::Ended { outcome, reason }),
    ]
}

/// Anything that can happen to a case, with its day.
pub(crate) fn case_event() -> impl Strategy<Value = (Date, Happened)> {
    let opened = opening().prop_map(Happened::Opened);
    (day(), prop_oneof![1 => opened, 12 => of_the_plan(), 10 => of_the_client(), 10 => of_money()])
}

/// Anything that can happen to a client.
pub(crate) fn client_event() -> impl Strategy<Value = ClientEvent> {
    let language = || select(vec![Language::German, Language::English]);
    let role = select(vec![ContactRole::Project, ContactRole::Billing, ContactRole::Other]);
    let form = select(vec![FormOfAddress::Formal, FormOfAddress::Familiar]);
    let debtor = select(vec![DebtorKind::Business, DebtorKind::Consumer, DebtorKind::PublicBody]);
    let reach = || {
        prop_oneof![
            text().prop_map(Reach::Address),
            text().prop_map(Reach::Number),
            text().prop_map(Reach::Profile),
            text().prop_map(Reach::Fax),
            text().prop_map(Reach::Postal),
        ]
    };
    let id = || select(vec!["ines".to_owned(), "buchhaltung".to_owned()]);
    let project = || select(vec!["website".to_owned(), "logo".to_owned()]);
    let stage = || {
        select(vec![
            ProjectStage::Enquiry,
            ProjectStage::Running,
            ProjectStage::Paused,
            ProjectStage::Done,
            ProjectStage::Dormant,
            ProjectStage::Declined,
        ])
    };
    let added = (id(), text(), role, form).prop_map(|(contact, name, role, form_of_address)| {
        ClientEvent::ContactAdded { contact, name, role, form_of_address }
    });
    prop_oneof![
        (text(), language())
            .prop_map(|(name, language)| ClientEvent::Registered { name, language }),
        text().prop_map(|name| ClientEvent::Renamed { name }),
        language().prop_map(|language| ClientEvent::LanguageSet { language }),
        debtor.prop_map(|debtor| ClientEvent::DebtorKindSet { debtor }),
        Just(ClientEvent::ZoneSet { zone: "Europe/Zurich".to_owned() }),
        text().prop_map(|reason| ClientEvent::DoNotContactSet { reason }),
        text().prop_map(|reason| ClientEvent::DoNotContactCleared { reason }),
        added,
        (id(), text())
            .prop_map(|(contact, greeting)| ClientEvent::GreetingSet { contact, greeting }),
        id().prop_map(|contact| ClientEvent::ContactRemoved { contact }),
        (id(), reach()).prop_map(|(contact, reach)| ClientEvent::AddressLearned { contact, reach }),
        (id(), reach())
            .prop_map(|(contact, reach)| ClientEvent::AddressForgotten { contact, reach }),
        (id(), reach(), text()).prop_map(|(contact, reach, reason)| {
            ClientEvent::AddressRegained { contact, reach, reason }
        }),
        (id(), reach())
            .prop_map(|(contact, reach)| ClientEvent::AddressPreferred { contact, reach }),
        (project(), text(), stage()).prop_map(|(project, title, stage)| {
            ClientEvent::ProjectOpened { project, title, stage }
        }),
        (project(), id(), text()).prop_map(|(project, case, reason)| {
            ClientEvent::GutChecked { project, case, reason }
        }),
        (project(), text())
            .prop_map(|(project, title)| ClientEvent::ProjectRenamed { project, title }),
        (project(), stage())
            .prop_map(|(project, stage)| ClientEvent::ProjectStageChanged { project, stage }),
    ]
}

fn invoice_terms() -> impl Strategy<Value = InvoiceTerms> {
    let word = || option::of(text());
    let days = (day(), option::of(day()), option::of(day()), option::of(day()), option::of(day()));
    let percent = || {
        select(vec!["2", "9.125", "-0.88"]).prop_map(|text| Percent::parse(text).expect("a rate"))
    };
    let parts = prop::collection::vec((day(), any::<i64>()), 0..3);
    let sums = (money(), option::of(any::<i64>()), 0..1000_i64, parts);
    let agreed =
        (any::<bool>(), any::<bool>(), option::of(percent()), option::of((percent(), day())));
    (text(), word(), text(), word(), word(), days, sums, agreed).prop_map(
        |(client, project, number, order, file, days, sums, agreed)| {
            let (issued_on, due_on, delivered_on, received_on, contract_on) = days;
            let (due_is_agreed, gives_notice, rate, discount) = agreed;
            let discount = discount.map(|(percent, until_on)| CashDiscount { percent, until_on });
            InvoiceTerms {
                client,
                project,
                number,
                issued_on,
                due_on,
                parts: sums.3,
                due_is_agreed,
                amount: sums.0,
                vat_minor: sums.1,
                order,
                delivered_on,
                received_on,
                gives_notice,
                discount,
                rate,
                contract_on,
                tolerance_minor: sums.2,
                file: file.map(|text| Digest::of(text.as_bytes())),
            }
        },
    )
}

/// Anything that can happen to an invoice.
pub(crate) fn invoice_event() -> impl Strategy<Value = InvoiceEvent> {
    let payment = || select(vec!["one".to_owned(), "two".to_owned()]);
    let received = (payment(), day(), money(), option::of(text()));
    prop_oneof![
        4 => invoice_terms().prop_map(InvoiceEvent::Added),
        1 => invoice_terms().prop_map(InvoiceEvent::Corrected),
        1 => text().prop_map(|case| InvoiceEvent::CaseBegan { case }),
        4 => received.prop_map(|(payment, on, amount, account)| InvoiceEvent::PaymentReceived {
            payment, on, amount, account
        }),
        1 => (payment(), select(WhyReverted::ALL))
            .prop_map(|(payment, why)| InvoiceEvent::PaymentReverted { payment, why }),
        1 => (day(), money(), text())
            .prop_map(|(on, amount, what)| InvoiceEvent::CostsAdded { on, amount, what }),
        1 => day().prop_map(|on| InvoiceEvent::Refused { on }),
        1 => (day(), text()).prop_map(|(on, reason)| InvoiceEvent::Cancelled { on, reason }),
    ]
}

fn finding() -> impl Strategy<Value = Finding> {
    use Finding as F;
    let why =
        select(vec![WhyNot::PeopleOnly, WhyNot::NotPublic, WhyNot::NotSecure, WhyNot::Unreachable]);
    prop_oneof![
        (text(), day()).prop_map(|(address, on)| F::WritesFromOther { address, on }),
        text().prop_map(|address| F::CameBack { address }),
        text().prop_map(|address| F::LeftCompany { address }),
        text().prop_map(|domain| F::DomainTookNoMail { domain }),
        text().prop_map(|domain| F::DomainWasGone { domain }),
        text().prop_map(|domain| F::DomainUnknown { domain }),
        Just(F::NoDifference),
        (text(), option::of(text())).prop_map(|(site, led_to)| F::SiteWasUp { site, led_to }),
        text().prop_map(|site| F::SiteWasDown { site }),
        (text(), day()).prop_map(|(site, on)| F::NewestEntry { site, on }),
        (text(), why).prop_map(|(site, why)| F::NotLookedAt { site, why }),
        Just(F::NoSite),
    ]
}

/// What was found at any time.
pub(crate) fn delivery() -> impl Strategy<Value = Delivery> {
    let state = select(vec![
        AttemptState::Began,
        AttemptState::DataStarted,
        AttemptState::Accepted,
        AttemptState::Refused,
        AttemptState::Later,
        AttemptState::CalledOff,
        AttemptState::Uncertain,
        AttemptState::Found,
        AttemptState::SaidArrived,
        AttemptState::SaidAgain,
    ]);
    let texts = (text(), text(), text(), text(), text(), text());
    let rest = (any::<u32>(), any::<Option<[u8; 32]>>());
    (day(), texts, state, rest).prop_map(|(on, texts, state, (attempt, content))| {
        let (letter, step, recipient, host, message_id, reply) = texts;
        let content = content.map(|bytes| Digest::of(&bytes));
        let channel = Action::Email;
        Delivery {
            on,
            letter,
            step,
            channel,
            recipient,
            attempt,
            state,
            host,
            message_id,
            reply,
            content,
        }
    })
}

pub(crate) fn look() -> impl Strategy<Value = Look> {
    let kind = select(vec![LookKind::Addresses, LookKind::LifeSigns]);
    let findings = prop::collection::vec(finding(), 0..4);
    (day(), kind, findings).prop_map(|(on, kind, findings)| Look { on, kind, findings })
}
