//! One of everything that can be told to a person. Beside each list stands the list of all variants:
//! a new one does not compile until somebody has looked here.

use std::path::PathBuf;

use funkstille_core::calendar::{CalendarError, HolidayTableError, Region, RegionError};
use funkstille_core::case::{Reason, WaitReason};
use funkstille_core::claim::law::{LawError, LawProblem};
use funkstille_core::claim::{InterestError, NoClaim};
use funkstille_core::client::AddressFault;
use funkstille_core::delivery::{AttemptState, Delivery};
use funkstille_core::evidence::Flaw;
use funkstille_core::explain::Explain;
use funkstille_core::guard::{PauseReason, Refusal};
use funkstille_core::looks::Finding;
use funkstille_core::money::{Currency, Money};
use funkstille_core::playbook::{
    Action, Allowed, Anchor, Effect, EndOutcome, PlaybookError, PlaybookProblem, Unit, Wait,
};
use funkstille_documents::PaperError;
use funkstille_engine::accounts::AccountProblem;
use funkstille_engine::casefile::BrokenLine;
use funkstille_engine::error::{
    Early, EventProblem, InvoiceProblem, LetterProblem, MatchProblem, Misfit, Misstated, NoDraft,
    NoPdf, Problem, Unreadable,
};
use funkstille_engine::interest::InterestProblem;
use funkstille_engine::secrets::SecretError;
use funkstille_engine::simulate::{self, Request};
use funkstille_engine::telling::TellingProblem;
use funkstille_engine::texts::{TextFlaw, TextProblem};
use funkstille_engine::today::{Note, Otherwise};
use funkstille_engine::{Data, Error};
use funkstille_formats::mail::compose::ComposeError;
use funkstille_post::http::HttpError;
use funkstille_post::oauth::OAuthError;
use funkstille_post::server::ServerError;
use funkstille_store::event::DecodeError;
use funkstille_store::{Conflict, StoreError, Why};
use jiff::civil::{Date, Weekday, date};

/// Every variant of a type by its pattern, without a wildcard.
macro_rules! variants {
    ($type:ty: $($pattern:pat_param)+) => {
        const _: fn(&$type) = |sample| match sample {
            $($pattern)|+ => {}
        };
    };
}

const DAY: Date = date(2026, 3, 4);

fn text() -> String {
    "sample".to_owned()
}

fn region() -> Region {
    Region::parse("DE-BE").expect("a region")
}

/// Everything, as errors and reasons are told.
pub(crate) fn all() -> Vec<Box<dyn Explain>> {
    let mut all: Vec<Box<dyn Explain>> = Vec::new();
    all.extend(reasons().into_iter().map(|r| Box::new(r) as Box<dyn Explain>));
    all.extend(playbook_errors().into_iter().map(|e| Box::new(e) as Box<dyn Explain>));
    all.extend(errors().into_iter().map(|e| Box::new(e) as Box<dyn Explain>));
    all.extend(problems().into_iter().map(|p| Box::new(p) as Box<dyn Explain>));
    all.extend(misstated().into_iter().map(|m| Box::new(m) as Box<dyn Explain>));
    all.extend(store_errors().into_iter().map(|e| Box::new(e) as Box<dyn Explain>));
    all.extend(secret_errors().into_iter().map(|e| Box::new(e) as Box<dyn Explain>));
    all.extend(account_problems().into_iter().map(|p| Box::new(p) as Box<dyn Explain>));
    all.extend(telling_problems().into_iter().map(|p| Box::new(p) as Box<dyn Explain>));
    all.extend(login_errors().into_iter().map(|e| Box::new(e) as Box<dyn Explain>));
    all.extend(text_problems().into_iter().map(|p| Box::new(p) as Box<dyn Explain>));
    all.extend(broken_lines().into_iter().map(|b| Box::new(b) as Box<dyn Explain>));
    all.extend(otherwise().into_iter().map(|o| Box::new(o) as Box<dyn Explain>));
    all.extend(http_errors().into_iter().map(|e| Box::new(e) as Box<dyn Explain>));
    all.extend(notes().into_iter().map(|n| Box::new(n) as Box<dyn Explain>));
    all.extend(refusals().into_iter().map(|r| Box::new(r) as Box<dyn Explain>));
    all
}

fn wait(count: i64, unit: Unit) -> Wait {
    Wait { count, unit }
}

variants! { Reason:
    Reason::After { .. } Reason::Weekday { .. } Reason::WeekOver { .. }
    Reason::NextWeekOver { .. } Reason::AfterDue { .. } Reason::AfterDeadline { .. }
    Reason::SameDay { .. } Reason::Forward { .. } Reason::BackInside { .. }
    Reason::AfterWindow { .. } Reason::NotBeforeDue { .. } Reason::KeepsOrder { .. }
    Reason::Waited { .. } Reason::KeepsGap { .. } Reason::KeepsDemandGap { .. }
    Reason::WeekIsFull { .. } Reason::Overdue { .. } Reason::Bounced { .. } Reason::HasLeft { .. }
    Reason::DidNotArrive { .. } Reason::TooOld { .. } Reason::WroteElsewhere { .. }
    Reason::TakenOver { .. } Reason::NotBeforeSkipped { .. } Reason::Skipped { .. }
    Reason::LeftUndone { .. }
    Reason::DueDateUnknown Reason::StillOwed
    Reason::OtherCaseFirst { .. } Reason::WithOtherCase { .. } Reason::WaitsForPost { .. }
    Reason::RestOfMessage { .. }
}

pub(crate) fn reasons() -> Vec<Reason> {
    use Reason as R;
    let step = || "check-in".to_owned();
    let mut samples = vec![
        R::Weekday { weekday: Weekday::Tuesday, of: Anchor::Trigger, of_day: DAY },
        R::WeekOver { step: step(), of_day: DAY },
        R::NextWeekOver { step: step(), of_day: DAY },
        R::AfterDeadline { step: step(), deadline_on: DAY },
        R::SameDay { step: step() },
        R::WaitsForPost { step: step(), until: DAY },
        R::RestOfMessage { step: step(), sent_on: DAY },
        R::Skipped { step: step(), counts_on: DAY },
        R::NotBeforeSkipped { step: step(), on: DAY },
        R::LeftUndone { step: step(), on: DAY },
        R::SameDay { step: "a-step-of-my-own".to_owned() },
        R::AfterWindow { day: DAY },
        R::NotBeforeDue { due_on: DAY },
        R::KeepsOrder { step: step() },
        R::WeekIsFull { monday: DAY },
        R::Overdue { planned: DAY },
        R::Bounced { on: DAY },
        R::HasLeft { on: DAY },
        R::DidNotArrive { on: DAY },
        R::WroteElsewhere { on: DAY },
        R::TakenOver { step: step() },
        R::DueDateUnknown,
        R::OtherCaseFirst { case: text() },
        R::WithOtherCase { case: text() },
        R::StillOwed,
    ];
    for count in [1, 2] {
        for unit in [Unit::Days, Unit::BusinessDays] {
            samples.push(R::After {
                wait: wait(count, unit),
                of: Anchor::Step(step()),
                of_day: DAY,
            });
            samples.push(R::AfterDue { wait: wait(count, unit), due_on: DAY });
        }
        samples.push(R::KeepsGap { days: count, message_on: DAY });
        samples.push(R::KeepsDemandGap { days: count, message_on: DAY });
        samples.push(R::TooOld { days: count });
    }
    samples.push(R::Forward { day: DAY, holiday: None });
    samples.push(R::BackInside { day: DAY, holiday: None });
    samples.extend(holiday_reasons());
    for why in [
        WaitReason::Holding,
        WaitReason::Away,
        WaitReason::Promise,
        WaitReason::Instalment,
        WaitReason::HeldByHand,
        WaitReason::Content,
    ] {
        samples.push(R::Waited { why, until: DAY });
    }
    samples
}

/// Easter moves a first follow-up forward, or back to the end of its window.
fn holiday_reasons() -> Vec<Reason> {
    let moved = [date(2026, 4, 1), date(2026, 3, 29)].map(|from| {
        let request = Request {
            playbook: "negotiation".to_owned(),
            from,
            due: None,
            region: region(),
            time_zone: None,
            client_time_zone: None,
            amount: None,
            events: vec![],
        };
        let played = simulate::run(&request, &Data::embedded()).expect("a simulation");
        played.plan.steps[0].reasons[1].clone()
    });
    assert!(matches!(moved[0], Reason::Forward { .. }), "{moved:?}");
    assert!(matches!(moved[1], Reason::BackInside { .. }), "{moved:?}");
    moved.to_vec()
}

variants! { PlaybookProblem:
    PlaybookProblem::Syntax(_) PlaybookProblem::BadValue { .. }
    PlaybookProblem::RuleCount { .. } PlaybookProblem::MissingKey { .. }
    PlaybookProblem::UnusedKey { .. } PlaybookProblem::MoneyOutsidePayment(_)
    PlaybookProblem::NoSteps PlaybookProblem::DuplicateStep(_)
    PlaybookProblem::UnknownStep { .. } PlaybookProblem::LaterStep { .. }
    PlaybookProblem::Cycle(_) PlaybookProblem::NoDueDate(_)
    PlaybookProblem::NoDeadline { .. } PlaybookProblem::NeverEnds(_)
    PlaybookProblem::Unreachable(_) PlaybookProblem::AutoRefused(_)
    PlaybookProblem::UnknownText { .. } PlaybookProblem::EffectMissing { .. }
    PlaybookProblem::NoText(_)
    PlaybookProblem::TooManyFollowUps(_) PlaybookProblem::FinalNoticeFirst(_)
    PlaybookProblem::LetterAfterFinalNotice(_) PlaybookProblem::OutsideWindow(_)
}

fn playbook_errors() -> Vec<PlaybookError> {
    use PlaybookProblem as P;
    let (step, named) = (text, || "another".to_owned());
    let mut problems = vec![
        P::Syntax(text()),
        P::BadValue {
            key: "mode",
            found: text(),
            allowed: Allowed::Names("review, auto".to_owned()),
        },
        P::RuleCount { step: step(), found: String::new() },
        P::RuleCount { step: step(), found: "after, same_day".to_owned() },
        P::MissingKey { step: step(), key: "of" },
        P::UnusedKey { step: step(), key: "week" },
        P::MoneyOutsidePayment(step()),
        P::NoSteps,
        P::DuplicateStep(step()),
        P::UnknownStep { step: step(), named: named() },
        P::LaterStep { step: step(), named: named() },
        P::Cycle(vec![step(), named(), step()]),
        P::NoDueDate(step()),
        P::NoDeadline { step: step(), named: named() },
        P::NeverEnds(step()),
        P::Unreachable(step()),
        P::AutoRefused(step()),
        P::UnknownText { step: step(), text: named() },
        P::EffectMissing { step: step(), text: named(), effect: Effect::Claim },
        P::NoText(step()),
        P::TooManyFollowUps(step()),
        P::FinalNoticeFirst(step()),
        P::LetterAfterFinalNotice(step()),
        P::OutsideWindow(step()),
    ];
    let forms =
        ["wait", "day-window", "due-wait", "deadline-bounds", "week", "weekday", "step-name"];
    problems.extend(forms.map(|form| P::BadValue {
        key: "after",
        found: text(),
        allowed: Allowed::Form(form),
    }));
    let on_a_line = |problem| PlaybookError { line: 7, problem };
    problems.into_iter().map(on_a_line).collect()
}

variants! { TellingProblem:
    TellingProblem::Unknown { .. } TellingProblem::UnknownFeed { .. } TellingProblem::Address(_)
    TellingProblem::Private { .. }
    TellingProblem::Unsafe { .. } TellingProblem::Status { .. } TellingProblem::Unreadable { .. }
    TellingProblem::BadToken TellingProblem::Digest(_)
}

fn telling_problems() -> Vec<TellingProblem> {
    vec![
        TellingProblem::Unknown { given: text() },
        TellingProblem::UnknownFeed { given: text() },
        TellingProblem::Address(HttpError::NoSuchHost { host: text() }),
        TellingProblem::Private { host: text() },
        TellingProblem::Unsafe { host: text() },
        TellingProblem::Status { host: text(), status: 500 },
        TellingProblem::Unreadable { receiver: text() },
        TellingProblem::BadToken,
    ]
}

variants! { Error:
    Error::Problem(_) Error::Store(_) Error::Text(_) Error::Paper(_) Error::Region(_)
    Error::Secret(_) Error::Account(_) Error::Telling(_) Error::Login(_) Error::Mailbox(_)
    Error::UnknownCountry { .. } Error::HolidayTable { .. } Error::Calendar(_)
    Error::Law { .. } Error::Claim(_) Error::Interest(_)
    Error::NoTimeZone(_) Error::UnknownPlaybook { .. } Error::UnsoundPlaybook { .. }
    Error::NoMailbox Error::NoDueDate { .. } Error::BadDate(_) Error::BadAmount(_)
    Error::BadAddress { .. }
    Error::BadTimeZone(_) Error::Event { .. } Error::Unreadable { .. } Error::Unwritable { .. }
    Error::BadWords { .. } Error::Mapping(_) Error::UnsoundText { .. }
}

variants! { LawProblem:
    LawProblem::Syntax(_) LawProblem::BadValue { .. } LawProblem::RateOutOfOrder { .. }
    LawProblem::UnknownReference { .. }
}

variants! { InterestError:
    InterestError::UnknownHalfYear { .. } InterestError::BeforeRule { .. }
    InterestError::ContractBeforeRule { .. } InterestError::ContractAfterStart { .. }
    InterestError::PaymentAfterEnd { .. } InterestError::OtherCurrency { .. }
    InterestError::NeedsDates InterestError::TooLarge
}

variants! { InterestProblem:
    InterestProblem::UnknownRule { .. } InterestProblem::FixedNeeds { .. }
    InterestProblem::OnlyFixed { .. } InterestProblem::NoDays InterestProblem::DaysAlone { .. }
    InterestProblem::EndBeforeStart { .. } InterestProblem::BadRate(_)
    InterestProblem::BadPayment(_) InterestProblem::PartsDiffer { .. }
}

fn interest_errors() -> Vec<Error> {
    use InterestProblem as P;
    let (rule, pounds) = (|| "de-b2b".to_owned(), Currency::parse("GBP").expect("a code"));
    let sum = Money { minor: 100_000, currency: Currency::EUR };
    let of_law = [
        LawProblem::Syntax(text()),
        LawProblem::BadValue { key: "percent", found: text() },
        LawProblem::RateOutOfOrder { from: DAY },
        LawProblem::UnknownReference { rule: rule(), reference: text() },
    ];
    let path = || "jurisdictions/de.toml".to_owned();
    let of_law = of_law.map(|problem| LawError { line: 7, problem });
    let of_law = of_law.into_iter().map(|source| Error::Law { path: path(), source });
    let of_claim = [
        InterestError::UnknownHalfYear { rule: rule(), half_year_on: DAY },
        InterestError::BeforeRule { rule: rule(), day: DAY, since: DAY },
        InterestError::ContractBeforeRule { rule: rule(), contract_on: DAY },
        InterestError::ContractAfterStart { contract_on: DAY, from: DAY },
        InterestError::PaymentAfterEnd { paid_on: DAY, until: DAY },
        InterestError::OtherCurrency { given: pounds, wanted: Currency::EUR },
        InterestError::NeedsDates,
        InterestError::TooLarge,
    ];
    let problems = [
        P::UnknownRule { given: text(), known: vec![rule(), "fixed".to_owned()] },
        P::FixedNeeds { option: "--rate" },
        P::OnlyFixed { option: "--days" },
        P::NoDays,
        P::DaysAlone { option: "--from" },
        P::EndBeforeStart { from: DAY, until: DAY },
        P::BadRate(text()),
        P::BadPayment(text()),
        P::PartsDiffer { given: Money { minor: 90_000, currency: Currency::EUR }, wanted: sum },
    ];
    let of_claim = of_claim.into_iter().map(Error::Claim);
    of_law.chain(of_claim).chain(problems.into_iter().map(Error::Interest)).collect()
}

fn errors() -> Vec<Error> {
    use Error as E;
    let table = |source| E::HolidayTable { path: "holidays/de.csv".to_owned(), source };
    let mut samples = vec![
        E::Region(RegionError { given: text() }),
        E::UnknownCountry { region: region(), known: vec!["AT".to_owned(), "DE".to_owned()] },
        table(HolidayTableError::UnknownRegion {
            region: region(),
            known: vec!["DE".to_owned(), "DE-BY".to_owned()],
        }),
        table(HolidayTableError::BadLine { line: 7, found: text() }),
        E::Mailbox(ServerError::NoSuchHost { host: text() }.into()),
        E::Calendar(CalendarError {
            day: DAY,
            region: region(),
            first_year: 2020,
            last_year: 2025,
        }),
        E::NoTimeZone(region()),
        E::UnknownPlaybook {
            name: text(),
            known: vec!["negotiation".to_owned(), "payment".to_owned()],
        },
        E::UnsoundPlaybook { path: "my.toml".to_owned(), errors: playbook_errors() },
        E::NoDueDate { playbook: text() },
        E::BadDate(text()),
        E::BadAmount(text()),
        E::BadAddress { given: text(), why: AddressFault::NoAt },
        E::BadAddress { given: text(), why: AddressFault::Blank },
        E::BadAddress { given: text(), why: AddressFault::Sign('<') },
        E::BadAddress { given: text(), why: AddressFault::Dots },
        E::BadAddress { given: text(), why: AddressFault::LongLocal { octets: 70 } },
        E::BadAddress { given: text(), why: AddressFault::Long { octets: 300 } },
        E::BadAddress { given: text(), why: AddressFault::Domain },
        E::BadAddress { given: text(), why: AddressFault::LongLabel { label: text() } },
        E::NoMailbox,
        E::Paper(PaperError::NoSign { sign: '\u{7}', line: text() }),
        E::Paper(PaperError::Layout { why: text() }),
        E::BadTimeZone(text()),
        E::Mapping(funkstille_engine::bank::MappingProblem { path: text(), why: text() }),
        E::BadWords { path: "locales/de/errors.ftl".to_owned(), line: 7 },
    ];
    samples.extend(interest_errors());
    samples.extend(
        event_problems()
            .into_iter()
            .map(|why| E::Event { given: "2026-03-04:sample".to_owned(), why }),
    );
    let path = || "templates/check-in/de.txt".to_owned();
    let flawed = |why| E::UnsoundText { path: path(), line: 7, why };
    samples.extend(text_flaws().into_iter().map(flawed));
    for why in unreadables() {
        let path = PathBuf::from("mail/sample");
        samples.push(E::Unwritable { path: path.clone(), why: why.clone() });
        samples.push(E::Unreadable { path, why });
    }
    samples
}

variants! { SecretError:
    SecretError::NoKey { .. } SecretError::NotAKey { .. } SecretError::File { .. }
    SecretError::OtherKey { .. } SecretError::Damaged SecretError::KeyIsFixed
    SecretError::SameKey { .. }
}

fn secret_errors() -> Vec<SecretError> {
    use SecretError as E;
    let place = || "/srv/funkstille/key".to_owned();
    vec![
        E::NoKey { place: place() },
        E::NotAKey { place: place() },
        E::File { path: PathBuf::from(place()), why: Unreadable::System(Why::NotAllowed) },
        E::OtherKey { place: place() },
        E::Damaged,
        E::KeyIsFixed,
        E::SameKey { place: place() },
    ]
}

variants! { AccountProblem:
    AccountProblem::Unknown { .. } AccountProblem::Many { .. } AccountProblem::There { .. }
    AccountProblem::UnsafeServer { .. } AccountProblem::BadUser AccountProblem::NoMaildir { .. }
    AccountProblem::OtherKind { .. } AccountProblem::NoSecret { .. } AccountProblem::BadPassword
    AccountProblem::NoLogin { .. } AccountProblem::NothingSealed
    AccountProblem::Practice AccountProblem::UnknownProvider { .. }
    AccountProblem::NoClient { .. } AccountProblem::BadFile { .. }
    AccountProblem::Unreadable { .. } AccountProblem::NoNames AccountProblem::BadAuthservId { .. }
    AccountProblem::NoSmtpHost { .. }
}

fn account_problems() -> Vec<AccountProblem> {
    use AccountProblem as P;
    let account = || "2".to_owned();
    vec![
        P::Unknown { given: text() },
        P::Many { given: text(), found: vec![account(), "3".to_owned()] },
        P::There { address: "freya@studio.example".to_owned(), account: account() },
        P::UnsafeServer { host: text() },
        P::BadUser,
        P::NoMaildir { path: "mail".to_owned() },
        P::OtherKind { account: account() },
        P::NoSecret { account: account() },
        P::NoLogin { account: account() },
        P::NothingSealed,
        P::BadPassword,
        P::Practice,
        P::UnknownProvider { given: text(), known: vec!["google".to_owned()] },
        P::NoClient { provider: "google".to_owned() },
        P::BadFile { path: "providers/oauth.toml".to_owned(), why: text() },
        P::Unreadable { account: account() },
        P::NoNames,
        P::BadAuthservId { given: text() },
        P::NoSmtpHost { account: account() },
    ]
}

variants! { OAuthError:
    OAuthError::Denied OAuthError::OtherState OAuthError::Expired OAuthError::Revoked
    OAuthError::BadClient OAuthError::BadScope OAuthError::NoDeviceLogin
    OAuthError::NoBrowserLogin OAuthError::NoRefreshToken OAuthError::BadEndpoint { .. }
    OAuthError::Garbage { .. } OAuthError::Refused { .. } OAuthError::Web(_)
    OAuthError::NobodyCame OAuthError::CannotListen { .. }
}

fn login_errors() -> Vec<OAuthError> {
    use OAuthError as E;
    vec![
        E::Denied,
        E::OtherState,
        E::Expired,
        E::Revoked,
        E::BadClient,
        E::BadScope,
        E::NoDeviceLogin,
        E::NoBrowserLogin,
        E::NoRefreshToken,
        E::BadEndpoint { url: "http://login.example".to_owned() },
        E::Garbage { status: 502 },
        E::Refused { code: "odd".to_owned(), said: text() },
        E::Web(HttpError::Closed),
        E::NobodyCame,
        E::CannotListen { why: text() },
    ]
}

variants! { TextFlaw:
    TextFlaw::Missing TextFlaw::FirstLine { .. } TextFlaw::NoEmptyLine TextFlaw::NoBody
    TextFlaw::Syntax(_) TextFlaw::NestedIf(_) TextFlaw::OpenIf(_) TextFlaw::StrayEndif
    TextFlaw::EndsLine(_) TextFlaw::UnknownName { .. } TextFlaw::Unguarded(_)
    TextFlaw::BeforeFirstPart TextFlaw::UnknownPart { .. } TextFlaw::BadOutcome { .. }
    TextFlaw::BadList(_)
}

fn text_flaws() -> Vec<TextFlaw> {
    use TextFlaw as F;
    let known = || vec!["project".to_owned(), "salutation".to_owned()];
    let samples = vec![
        F::Missing,
        F::FirstLine { wanted: "Subject:" },
        F::NoEmptyLine,
        F::NoBody,
        F::Syntax("{% for a in b %}".to_owned()),
        F::NestedIf(text()),
        F::OpenIf(text()),
        F::StrayEndif,
        F::EndsLine("{% endif %}".to_owned()),
        F::UnknownName { name: text(), known: known() },
        F::Unguarded(text()),
        F::BeforeFirstPart,
        F::UnknownPart { part: text(), known: known() },
        F::BadOutcome { found: text(), known: known() },
        F::BadList(text()),
    ];
    samples
}

variants! { TextProblem:
    TextProblem::NoText { .. } TextProblem::Missing { .. } TextProblem::Unknown { .. }
    TextProblem::Empty { .. } TextProblem::Contradiction { .. }
}

fn text_problems() -> Vec<TextProblem> {
    use TextProblem as P;
    let (key, name) = (|| "resend".to_owned(), || "balance".to_owned());
    let samples = vec![
        P::NoText { text: text(), known: vec![key(), "decline".to_owned()] },
        P::Missing { text: key(), name: name() },
        P::Unknown { text: key(), name: name() },
        P::Empty { text: key(), name: name() },
        P::Contradiction {
            text: key(),
            first: "project".to_owned(),
            second: "invoices".to_owned(),
        },
    ];
    samples
}

variants! { EventProblem:
    EventProblem::Form EventProblem::UnknownKind { .. } EventProblem::NeedsValue
    EventProblem::TakesNoValue EventProblem::BadValue(_) EventProblem::ValueBeforeDay
    EventProblem::BeforeStart { .. } EventProblem::NeedsAmount
}

fn event_problems() -> Vec<EventProblem> {
    use EventProblem as P;
    let samples = vec![
        P::Form,
        P::UnknownKind { kind: text(), known: vec!["reply", "away"] },
        P::NeedsValue,
        P::TakesNoValue,
        P::BadValue(text()),
        P::ValueBeforeDay,
        P::BeforeStart { from: DAY },
        P::NeedsAmount,
    ];
    samples
}

variants! { Unreadable:
    Unreadable::System(_) Unreadable::NoFile Unreadable::NoText Unreadable::DiskFull
}

fn unreadables() -> Vec<Unreadable> {
    use Unreadable as U;
    let system = whys().into_iter().map(U::System);
    system.chain([U::NoFile, U::NoText, U::DiskFull]).collect()
}

/// Why the system did not do what it was asked: every reason.
fn whys() -> [Why; 8] {
    [
        Why::NotFound,
        Why::NotAllowed,
        Why::IsFolder,
        Why::NoFolder,
        Why::Refused,
        Why::TooLong,
        Why::Unsaid,
        Why::Other("device is on fire".to_owned()),
    ]
}

variants! { Refusal:
    Refusal::Paused { .. }
    Refusal::MailboxNeverRead Refusal::MailboxStale { .. } Refusal::BankNeverRead
    Refusal::BankStale { .. } Refusal::BankIncomplete { .. } Refusal::PaymentAsked { .. }
    Refusal::NoInvoice Refusal::NeverAskedBefore
    Refusal::NoEnclosures { .. } Refusal::Unfilled { .. }
    Refusal::NoDeadline
    Refusal::DeadlineOutside { .. } Refusal::DoNotContact Refusal::OutsideHours
    Refusal::FateUnknown Refusal::AlreadySent Refusal::TooSoon { .. } Refusal::NotApproved
    Refusal::GoesAnew
    Refusal::NoWayOut Refusal::NotLoggedIn { .. } Refusal::WayOutFails { .. }
    Refusal::OnlyReminds Refusal::ServerFull { .. }
    Refusal::ApprovalLapsed Refusal::ToBeRead Refusal::ServerUnclear { .. }
    Refusal::ServerKept { .. } Refusal::ToBeReadThen { .. }
}

fn refusals() -> Vec<Refusal> {
    use Refusal as R;
    let until = DAY.at(14, 5, 0, 0);
    let full = |is_daily, most| R::ServerFull { host: text(), most, is_daily, until };
    let samples = vec![
        R::Paused { since_on: DAY, why: PauseReason::NotSaid },
        R::Paused { since_on: DAY, why: PauseReason::Restored },
        R::Paused { since_on: DAY, why: PauseReason::New },
        R::Paused { since_on: DAY, why: PauseReason::Copied },
        R::Paused { since_on: DAY, why: PauseReason::Said(text()) },
        R::MailboxNeverRead,
        R::MailboxStale { minutes: 1 },
        R::MailboxStale { minutes: 20 },
        R::BankNeverRead,
        R::BankStale { days: 1 },
        R::BankStale { days: 5 },
        R::BankIncomplete { place: "bank.csv:2".to_owned() },
        R::PaymentAsked { entry: "12.2".to_owned() },
        R::NoInvoice,
        R::NoEnclosures { files: text() },
        R::Unfilled { named: text() },
        R::NeverAskedBefore,
        R::NoDeadline,
        R::DeadlineOutside { deadline_on: DAY, earliest: DAY, latest: DAY },
        R::DoNotContact,
        R::OutsideHours,
        R::FateUnknown,
        R::AlreadySent,
        R::TooSoon { message_on: DAY },
        R::NotApproved,
        R::GoesAnew,
        R::OnlyReminds,
        R::NoWayOut,
        R::NotLoggedIn { account: "2".to_owned() },
        R::WayOutFails { account: "2".to_owned() },
        full(false, 1),
        full(true, 200),
        R::ApprovalLapsed,
        R::ToBeRead,
        R::ServerUnclear { host: text(), until },
        R::ServerKept { host: text(), most: 200 },
        R::ToBeReadThen { on: DAY },
    ];
    samples
}

variants! { Flaw: Flaw::Changed Flaw::Missing Flaw::Moved Flaw::Cut Flaw::Foreign }

fn broken_lines() -> Vec<BrokenLine> {
    let flaws = [Flaw::Changed, Flaw::Missing, Flaw::Moved, Flaw::Cut, Flaw::Foreign];
    flaws.map(|flaw| BrokenLine { line: 7, entry: None, flaw }).to_vec()
}

variants! { Otherwise:
    Otherwise::NothingLeaves Otherwise::SendYourself Otherwise::WindowEnds { .. }
    Otherwise::LeftUndone { .. } Otherwise::LeftUndoneAndHeld { .. }
    Otherwise::LeftUndoneAtTheEnd { .. } Otherwise::StaysUntilTheEnd Otherwise::NothingWaits
    Otherwise::StaysHeld
    Otherwise::AllStayHeld Otherwise::GoesOn Otherwise::NoProof Otherwise::NeverSentAgain
}

fn otherwise() -> Vec<Otherwise> {
    vec![
        Otherwise::NothingLeaves,
        Otherwise::SendYourself,
        Otherwise::WindowEnds { on: DAY },
        Otherwise::LeftUndone { on: DAY, then: "resend".to_owned() },
        Otherwise::LeftUndoneAndHeld { on: DAY },
        Otherwise::LeftUndoneAtTheEnd { on: DAY },
        Otherwise::StaysUntilTheEnd,
        Otherwise::NothingWaits,
        Otherwise::StaysHeld,
        Otherwise::AllStayHeld,
        Otherwise::GoesOn,
        Otherwise::NoProof,
        Otherwise::NeverSentAgain,
    ]
}

variants! { Note:
    Note::HoldsBack { .. } Note::NoRecipient { .. } Note::WrittenForAnotherDay
    Note::WithoutPost { .. } Note::CopiedWithDaysOfToday { .. }
    Note::WithoutClaim Note::NoClaim(_) Note::PromisesBroken { .. } Note::SlowByHabit { .. }
    Note::ReachedResend { .. } Note::Bank(_) Note::Found(_) Note::WroteToday Note::Tried(_)
    Note::Mail { .. } Note::MailForged Note::HasLeft { .. } Note::CameBack { .. }
}

variants! { HttpError:
    HttpError::Closed HttpError::NoAddress { .. } HttpError::Scheme { .. }
    HttpError::Login { .. } HttpError::Port { .. } HttpError::NotPublic { .. }
    HttpError::Avoided { .. } HttpError::NoSuchHost { .. } HttpError::HostUnknown { .. }
    HttpError::NoConnection { .. } HttpError::NotSecure { .. } HttpError::TooSlow { .. }
    HttpError::TooLarge { .. } HttpError::TooManyRedirects { .. }
    HttpError::BadRedirect { .. } HttpError::BadAnswer { .. }
}

fn http_errors() -> Vec<HttpError> {
    let (host, why) = (text, text);
    vec![
        HttpError::Closed,
        HttpError::NoAddress { address: text() },
        HttpError::Scheme { scheme: text() },
        HttpError::Login { host: host() },
        HttpError::Port { host: host(), port: 25 },
        HttpError::NotPublic { host: host(), ip: std::net::Ipv4Addr::LOCALHOST.into() },
        HttpError::Avoided { host: host() },
        HttpError::NoSuchHost { host: host() },
        HttpError::HostUnknown { host: host(), why: why() },
        HttpError::NoConnection { host: host(), why: why() },
        HttpError::NotSecure { host: host(), why: why() },
        HttpError::TooSlow { host: host(), seconds: 20 },
        HttpError::TooLarge { host: host(), limit_bytes: 1024 },
        HttpError::TooManyRedirects { host: host() },
        HttpError::BadRedirect { host: host() },
        HttpError::BadAnswer { host: host(), why: why() },
    ]
}

fn notes() -> Vec<Note> {
    let several = |count: u32| {
        [
            Note::HoldsBack { cases: usize::try_from(count).expect("small") },
            Note::PromisesBroken { count },
            Note::SlowByHabit { median_days: i64::from(count) },
        ]
    };
    let mut notes = [several(1), several(9)].concat();
    notes.push(Note::NoRecipient { channel: "email".to_owned() });
    notes.extend([Note::WrittenForAnotherDay, Note::WroteToday, Note::WithoutClaim]);
    notes.push(Note::CopiedWithDaysOfToday { letter: text() });
    notes.push(Note::WithoutPost { client: text() });
    notes.push(Note::Found(Finding::NoSite));
    notes.push(Note::ReachedResend { case: text() });
    notes.push(Note::MailForged);
    notes.push(Note::CameBack { channel: "fax".to_owned(), address: text() });
    notes.push(Note::Bank(Refusal::BankStale { days: 4 }));
    for (said, instead) in [(String::new(), vec![]), (text(), vec![text()])] {
        let (from, subject, on) = (text(), text(), date(2026, 3, 4));
        notes.push(Note::Mail { from: from.clone(), subject, on, text: said });
        notes.push(Note::HasLeft { from, instead });
    }
    notes.extend(no_claims().into_iter().map(Note::NoClaim));
    notes.extend(turns().into_iter().map(Note::Tried));
    notes
}

variants! { NoClaim:
    NoClaim::NoAmount NoClaim::DebtorUnknown NoClaim::NoLaw NoClaim::NoRate
    NoClaim::NoGround { .. } NoClaim::NotYet { .. } NoClaim::Interest(_) NoClaim::Calendar(_)
}

fn no_claims() -> Vec<NoClaim> {
    vec![
        NoClaim::NoAmount,
        NoClaim::DebtorUnknown,
        NoClaim::NoLaw,
        NoClaim::NoRate,
        NoClaim::NoGround { by_reminder: true },
        NoClaim::NoGround { by_reminder: false },
        NoClaim::NotYet { since_on: DAY },
    ]
}

variants! { InvoiceProblem:
    InvoiceProblem::Unknown { .. } InvoiceProblem::UnknownMatter { .. }
    InvoiceProblem::Ambiguous { .. } InvoiceProblem::There { .. }
    InvoiceProblem::OtherCurrency { .. } InvoiceProblem::NoAmount { .. }
    InvoiceProblem::NothingOpen { .. } InvoiceProblem::Cancelled { .. }
    InvoiceProblem::UnknownPayment { .. } InvoiceProblem::Settled { .. }
    InvoiceProblem::DueBefore { .. } InvoiceProblem::PartsTooSmall { .. }
    InvoiceProblem::TooLarge { .. }
    InvoiceProblem::NoPdf { .. } InvoiceProblem::CopyTooLarge { .. } InvoiceProblem::TaxAbove { .. }
    InvoiceProblem::PerhapsAsked { .. } InvoiceProblem::PartsDiffer { .. }
    InvoiceProblem::PaidLongBefore { .. } InvoiceProblem::AlmostThere { .. }
    InvoiceProblem::NoDueDate { .. } InvoiceProblem::InParts { .. }
}

/// A value of each kind that says in its own sentence what it takes.
fn bad_values() -> Vec<Problem> {
    let kinds = [
        "sending-time",
        "tolerance-minor",
        "phone",
        "bank-account",
        "skonto",
        "monthly",
        "database",
        "on",
    ];
    let bad = |key: &str, given: &str| Problem::BadValue { key: key.into(), given: given.into() };
    let of_kinds = kinds.map(|key| bad(key, "sample"));
    of_kinds.into_iter().chain([bad("name", " "), bad("court", "two\nlines")]).collect()
}

fn invoice_problems() -> Vec<InvoiceProblem> {
    use InvoiceProblem as P;
    let (given, number) = (text, text);
    let money = Money { minor: 90_000, currency: Currency::EUR };
    let pounds = Currency::parse("GBP").expect("a code");
    let kinds = [NoPdf::Empty, NoPdf::Text, NoPdf::Xml, NoPdf::Other];
    let no_pdf = kinds.map(|what| P::NoPdf { file: text(), what });
    let others = vec![
        P::Unknown { given: given() },
        P::UnknownMatter { given: given() },
        P::Ambiguous { given: given() },
        P::There { number: number() },
        P::NoDueDate { number: number() },
        P::InParts { number: number(), due_on: DAY, days: vec![DAY, DAY] },
        P::OtherCurrency { number: number(), given: pounds, wanted: Currency::EUR },
        P::NoAmount { number: number() },
        P::TooLarge { number: number(), most: money },
        P::NothingOpen { number: number() },
        P::Cancelled { number: number() },
        P::UnknownPayment { given: given() },
        P::Settled { number: number() },
        P::CopyTooLarge { file: text(), megabytes: 31, most_megabytes: 10 },
        P::DueBefore { number: number(), issued_on: DAY, due_on: DAY },
        P::PartsTooSmall { case: text(), given: money, open: money },
        P::PerhapsAsked {
            number: number(),
            issued_on: DAY,
            cases: vec!["7".to_owned(), "9".to_owned()],
        },
        P::TaxAbove { number: number(), tax: money, amount: money },
        P::PaidLongBefore { number: number(), on: DAY, issued_on: DAY },
        P::AlmostThere { number: number(), other: text() },
        P::PartsDiffer { number: number(), given: money, wanted: money },
    ];
    others.into_iter().chain(no_pdf).collect()
}

variants! { MatchProblem:
    MatchProblem::UnknownEntry { .. } MatchProblem::NothingCame { .. }
    MatchProblem::MatchedAlready { .. } MatchProblem::NothingAsked { .. }
    MatchProblem::GaveBackAlready { .. } MatchProblem::GivenBackBy { .. }
    MatchProblem::NothingToGiveBack { .. }
}

fn match_problems() -> Vec<MatchProblem> {
    use MatchProblem as P;
    let given = text;
    vec![
        P::UnknownEntry { given: given() },
        P::NothingCame { given: given() },
        P::MatchedAlready { given: given() },
        P::GaveBackAlready { given: given() },
        P::GivenBackBy { given: given(), by: given() },
        P::NothingAsked { given: given() },
        P::NothingToGiveBack { given: given() },
    ]
}

/// A letter that was handed over, as far as each attempt can come: with a server's words, with a
/// sentence of ours, and without either.
fn turns() -> Vec<Delivery> {
    use AttemptState as A;
    let turn = |state: AttemptState, (host, reply): (&str, &str)| Delivery {
        on: DAY,
        letter: "7-email".to_owned(),
        step: "check-in".to_owned(),
        channel: Action::Email,
        recipient: "mira@kunde.example".to_owned(),
        attempt: 2,
        state,
        host: host.to_owned(),
        message_id: String::new(),
        reply: reply.to_owned(),
        content: None,
    };
    let states = [
        A::Began,
        A::DataStarted,
        A::Accepted,
        A::Refused,
        A::Later,
        A::CalledOff,
        A::Uncertain,
        A::Drafted,
        A::Found,
        A::SaidArrived,
        A::SaidAgain,
    ];
    let silent = r#"{"key":"smtp-silent","seconds":300}"#;
    let known = [("mx.example", "451 4.7.1 Not now"), ("mx.example", silent), ("", "")];
    let mut all: Vec<Delivery> =
        states.into_iter().flat_map(|state| known.map(|it| turn(state, it))).collect();
    for channel in [Action::Letter, Action::Fax] {
        all.push(Delivery { channel, attempt: 1, ..turn(A::Accepted, ("", "")) });
    }
    all
}

variants! { Problem:
    Problem::NoBusiness Problem::BusinessThere Problem::SettingUnreadable { .. }
    Problem::BadDeadline { .. } Problem::DeadlineOutside { .. }
    Problem::BadValue { .. } Problem::NotOneOf { .. } Problem::UnknownKey { .. }
    Problem::UnknownMail { .. } Problem::MailNotOurs { .. } Problem::MailNotWaiting { .. }
    Problem::UnknownClient { .. } Problem::ManyClients { .. } Problem::ClientThere { .. }
    Problem::UnknownContact { .. } Problem::UnknownProject { .. } Problem::ManyProjects { .. }
    Problem::UnknownCase { .. }
    Problem::UnknownTask { .. } Problem::UnknownLetter { .. } Problem::UnknownStep { .. }
    Problem::CaseThere { .. } Problem::CaseEnded { .. } Problem::DoesNotFit { .. }
    Problem::StepNotNext { .. } Problem::TooEarly { .. } Problem::DayToCome { .. }
    Problem::DayGone { .. }
    Problem::NoReason Problem::GutCheck { .. } Problem::OtherAtWork { .. }
    Problem::ClockBehind { .. } Problem::LetterHeld { .. } Problem::NoRecipient { .. }
    Problem::OtherLetter { .. } Problem::LetterThere { .. } Problem::LetterGone { .. }
    Problem::RemindOnly { .. } Problem::NoReach { .. } Problem::Letter(_) Problem::Invoice(_)
    Problem::Match(_)
    Problem::BadStride { .. } Problem::BadBackup { .. } Problem::NoDemo { .. }
    Problem::OldDemo { .. }
}

fn problems() -> Vec<Problem> {
    let known = || vec![text(), text()];
    let at = || "2026-03-04T08:00:00Z".parse().expect("an instant");
    let mut problems = vec![
        Problem::NoBusiness,
        Problem::BusinessThere,
        Problem::SettingUnreadable { name: text(), why: text() },
        Problem::BadDeadline { given: text() },
        Problem::DeadlineOutside { given: text(), at_least: text(), at_most: text() },
        Problem::BadValue { key: text(), given: text() },
        Problem::NotOneOf { key: text(), given: text(), known: known() },
        Problem::UnknownKey { given: text(), known: known() },
        Problem::UnknownMail { given: text() },
        Problem::MailNotOurs { given: text() },
        Problem::MailNotWaiting { given: text() },
        Problem::UnknownClient { given: text() },
        Problem::ManyClients { given: text(), found: known() },
        Problem::ClientThere { name: text(), client: text() },
        Problem::UnknownContact { given: text() },
        Problem::UnknownProject { given: text() },
        Problem::ManyProjects { given: text(), found: known() },
        Problem::UnknownCase { given: text() },
        Problem::UnknownTask { given: text() },
        Problem::UnknownLetter { given: text() },
        Problem::UnknownStep { step: text(), playbook: text(), known: known() },
        Problem::CaseThere { case: text() },
        Problem::StepNotNext { case: text(), step: text(), next: text(), on: DAY },
        Problem::DayToCome { day: DAY },
        Problem::DayGone { day: DAY },
        Problem::NoReason,
        Problem::GutCheck { case: text() },
        Problem::OtherAtWork { is_restored: false, place: text() },
        Problem::OtherAtWork { is_restored: true, place: String::new() },
        Problem::ClockBehind { now: at(), last: at() },
        Problem::LetterHeld { letter: text(), why: vec![Refusal::NoInvoice] },
        Problem::NoRecipient { letter: text(), channel: "email".to_owned() },
        Problem::OtherLetter { letter: text() },
        Problem::LetterThere { case: text(), step: text() },
        Problem::LetterGone { letter: text() },
        Problem::RemindOnly { letter: text() },
        Problem::NoReach { client: text() },
        Problem::BadStride { given: text() },
        Problem::BadBackup { file: text() },
        Problem::NoDemo { place: text() },
        Problem::OldDemo { place: text() },
    ];
    let ended =
        |outcome: &EndOutcome| Problem::CaseEnded { case: text(), outcome: *outcome, on: DAY };
    let early = [Early::Message, Early::Invoice, Early::Due];
    let too_early = |than| Problem::TooEarly { step: text(), on: DAY, than, day: DAY };
    problems.extend(early.map(too_early));
    problems.extend(bad_values());
    problems.extend(letter_problems());
    problems.extend(invoice_problems().into_iter().map(Problem::Invoice));
    problems.extend(match_problems().into_iter().map(Problem::Match));
    problems.extend(EndOutcome::ALL.iter().map(ended));
    problems.extend(Misfit::ALL.iter().map(|why| Problem::DoesNotFit { case: text(), why: *why }));
    problems
}

fn letter_problems() -> Vec<Problem> {
    let known = || vec![text(), text()];
    let all = [
        LetterProblem::NoGoodAddress { case: text(), client: text(), channel: "fax".to_owned() },
        LetterProblem::LostAddress { client: text(), given: text(), way: text() },
        LetterProblem::MayHaveLeft { case: text(), step: text(), letter: text() },
        LetterProblem::FateKnown { letter: text() },
        LetterProblem::FateOpen { letter: text() },
        LetterProblem::FateOfSeveral { letter: text(), ways: known() },
        LetterProblem::NotSaidWhyGood,
        LetterProblem::NotApproved { letter: text() },
        LetterProblem::TooLong { letter: text(), most: 998 },
        LetterProblem::Turns { letter: text(), sign: "U+202E".to_owned(), line: 3 },
        LetterProblem::Left { letter: text() },
        LetterProblem::Leaving { letter: text() },
        LetterProblem::NoDraft { letter: text(), why: NoDraft::NoMail },
        LetterProblem::NoDraft { letter: text(), why: NoDraft::NoAccount },
        LetterProblem::NoDraft { letter: text(), why: NoDraft::NoFolder { address: text() } },
        LetterProblem::NotByChannel { letter: text(), channel: "fax".to_owned() },
        LetterProblem::BadGateway { given: text() },
        LetterProblem::NoFaxNumber { given: text() },
        LetterProblem::AttachmentLost { digest: text() },
        LetterProblem::Unsendable(ComposeError::BadDate),
        LetterProblem::OldDates { letter: text(), letter_on: DAY, dates: known() },
        LetterProblem::Lacks { letter: text(), amiss: vec![], may_be_left_out: false },
        LetterProblem::Lacks { letter: text(), amiss: vec![], may_be_left_out: true },
        LetterProblem::Misworded { letter: text(), amiss: vec![] },
        LetterProblem::DeadlineGone { letter: text(), case: text(), step: text(), last_day: DAY },
        LetterProblem::NotSentThen { letter: text(), on: DAY, given_on: DAY },
    ];
    all.into_iter().map(Problem::Letter).collect()
}

/// What an edited letter may lack; the names are those of `required.rs`.
fn misstated() -> Vec<Misstated> {
    let names = [
        "project",
        "invoice_number",
        "due_on",
        "days_overdue",
        "invoices",
        "balance",
        "claim_total",
        "deadline_on",
        "payment_details",
        "sender_email",
    ];
    let value =
        |name: &str| Misstated::Value { name: name.to_owned(), value: text(), phrase: text() };
    let mut misstated: Vec<Misstated> = names.iter().map(|name| value(name)).collect();
    misstated.push(Misstated::OtherInvoice { named: text() });
    misstated.push(Misstated::OtherAccount { named: text() });
    misstated.push(Misstated::Placeholder { named: text() });
    misstated.push(Misstated::WrongName { word: text() });
    misstated.push(Misstated::SecondDeadline { named: text() });
    misstated
}

variants! { StoreError:
    StoreError::NotThere { .. } StoreError::NotOnServer { .. }
    StoreError::CannotOpen { .. } StoreError::NoDatabase { .. } StoreError::Unreachable { .. }
    StoreError::Exists { .. }
    StoreError::Replaced { .. } StoreError::NoBackup { .. } StoreError::AtWork { .. }
    StoreError::Incomplete { .. } StoreError::Altered { .. } StoreError::Io { .. }
    StoreError::Damaged { .. } StoreError::TooNew { .. } StoreError::TooOld { .. }
    StoreError::Busy StoreError::DiskFull StoreError::ReadOnly StoreError::NoTenant { .. }
    StoreError::Unreadable { .. } StoreError::Broken(_) StoreError::Conflict(_)
    StoreError::Other { .. }
}

fn store_errors() -> Vec<StoreError> {
    use StoreError as E;
    let unreadable = |why| E::Unreadable { place: text(), why };
    let whys = whys();
    let others = vec![
        E::NotThere { place: text() },
        E::NotOnServer { place: text() },
        E::NoDatabase { place: text() },
        E::Unreachable { place: text(), why: Why::Refused },
        E::Exists { place: text() },
        E::Replaced { place: text() },
        E::NoBackup { place: text() },
        E::AtWork { place: text() },
        E::Incomplete { table: text(), expected: 2, found: 1 },
        E::Altered { table: text() },
        E::Io { why: text() },
        E::Damaged { why: text() },
        E::TooNew { found: 9, known: 3 },
        E::TooOld { found: 1, known: 3 },
        E::Busy,
        E::DiskFull,
        E::ReadOnly,
        E::NoTenant { tenant: 7 },
        unreadable(DecodeError::Later { version: 2 }),
        unreadable(DecodeError::BadValue { value: text() }),
        E::Conflict(Conflict { place: text(), expected: 1, found: Some(2) }),
        E::Other { why: text() },
    ];
    let cannot_open = whys.map(|why| E::CannotOpen { place: text(), why });
    others.into_iter().chain(cannot_open).collect()
}
