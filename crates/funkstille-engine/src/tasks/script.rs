//! The text of a task: what to say, where to look.

use funkstille_core::case::{FollowOn, deadline_of as last_day};
use funkstille_core::client::{Client, Language};
use funkstille_core::playbook::{Rule, Stage};
use funkstille_store::projection::TaskKind;
use jiff::civil::Date;

use super::links::links;
use super::{Link, OpenTask};
use crate::business::Business;
use crate::cases::CaseOverview;
use crate::claims::{self, Claimed};
use crate::engine::Engine;
use crate::error::Error;
use crate::letters::{About, Sources, contact};
use crate::looks::found;
use crate::texts::FilledTask;
use crate::texts::tone::{Place, Tone, ToneBreak};
use crate::words::{self, Words};

/// The text of a task, filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// The text; its parts by their names. What the client reads or hears is in the client's
    /// language, everything else in the user's.
    pub text: FilledTask,
    /// The names of the parts that everyone can read where they are written.
    pub public: Vec<String>,
    /// Words in these parts that break the tone of a public place.
    pub breaks: Vec<ToneBreak>,
    /// Numbers to call and pages on which to write, each with one click.
    pub links: Vec<Link>,
}

/// The texts of calls (templates/README.md).
const CALL_ABOUT_WORK: &str = "call-project";
const CALL_ABOUT_PAYMENT: &str = "call-payment";
const CALL_TO_CONFIRM: &str = "call-confirm";

/// The value that holds the sum of a claim (templates/README.md).
const CLAIM: &str = "claim_total";

/// The text of a task, for a user who reads `language`; `None` where it needs none.
///
/// # Errors
/// Where a value is missing that the text needs.
pub async fn script(
    engine: &Engine,
    open: &OpenTask,
    language: words::Language,
) -> Result<Option<Script>, Error> {
    let Some(key) = key_of(open) else { return Ok(None) };
    let business = Business::load(&mut engine.read().await?).await?;
    let case = &open.case;
    let names = engine.texts.names(&key).unwrap_or_default();
    let claim =
        if names.contains(&CLAIM) { Some(claims::today(engine, case).await?) } else { None };
    let mut about = vec![about_case(case, claim)];
    about.extend(open.with.iter().map(|case| about_case(case, None)));
    let deadline_on = deadline_of(open)?;
    let filled = |client: &Client| {
        let sources = Sources {
            business: &business,
            client,
            contact: contact(client, case.state.opening.stage),
            cases: &about,
            today: case.today,
            deadline_on,
            asks_for_money: false,
        };
        let mut facts = sources.values(&engine.written, |name| names.contains(&name));
        if let Some(findings) = facts.get_mut("findings") {
            *findings = found_by_program(open, sources.voice().language);
        }
        engine.texts.task(&key, sources.voice(), &facts)
    };
    let for_client = filled(&case.client.client)?;
    let language = match language {
        words::Language::De => Language::German,
        words::Language::En => Language::English,
    };
    let for_user = filled(&Client { language, ..case.client.client.clone() })?;
    let text = together(&key, for_user, &for_client);
    let place = |part: &str| Place::of_part(&key, part);
    let public = text.parts.iter().filter(|(part, _)| place(part) == Some(Place::Public));
    let public: Vec<&(String, String)> = public.collect();
    let tone = Tone::load(&engine.data)?;
    let own = [case.client.client.name.as_str(), business.name.as_str()];
    let breaks = public.iter().flat_map(|(_, text)| tone.breaks(Place::Public, text, &own));
    let breaks = breaks.collect();
    let public = public.iter().map(|(part, _)| part.clone()).collect();
    let client = &case.client.client;
    let in_charge = contact(client, case.state.opening.stage);
    let links = links(client, in_charge, &names, &business.region);
    Ok(Some(Script { text, public, breaks, links }))
}

fn about_case(case: &CaseOverview, claim: Option<Claimed>) -> About<'_> {
    let (matter, state) = (&case.matter, &case.state);
    let project = case.project().map(|project| project.title.as_str());
    About { matter, state, project, claim, not_due_minor: state.not_due_minor(case.today) }
}

/// What the program has looked up already, one a line, in the language of the text.
fn found_by_program(open: &OpenTask, language: Language) -> String {
    let words = Words::new(match language {
        Language::German => words::Language::De,
        Language::English => words::Language::En,
    });
    let lines = found(&open.case.looks, &words).into_iter().map(|line| format!("- {line}"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The text that the user reads, with what the client reads or hears in the client's words.
fn together(key: &str, for_user: FilledTask, for_client: &FilledTask) -> FilledTask {
    let said = |part: &String| for_client.parts.iter().find(|(name, _)| name == part);
    let parts = for_user.parts.into_iter().map(|(part, text)| {
        let is_said = Place::of_part(key, &part).is_some();
        let text = said(&part).filter(|_| is_said).map_or(text, |(_, said)| said.clone());
        (part, text)
    });
    FilledTask { parts: parts.collect(), ..for_user }
}

fn key_of(open: &OpenTask) -> Option<String> {
    let call = match open.case.state.opening.stage {
        Stage::Payment => CALL_ABOUT_PAYMENT,
        Stage::Enquiry | Stage::Running => CALL_ABOUT_WORK,
    };
    match &open.task.kind {
        TaskKind::Step(_) => open.step()?.text.clone(),
        TaskKind::FollowOn(FollowOn::ConfirmArrival { .. })
            if open.case.state.opening.stage == Stage::Payment =>
        {
            Some(CALL_TO_CONFIRM.to_owned())
        }
        TaskKind::FollowOn(FollowOn::Call | FollowOn::ConfirmArrival { .. }) => {
            Some(call.to_owned())
        }
        TaskKind::FollowOn(_) => None,
    }
}

/// The last day of the deadline after which the step comes.
fn deadline_of(open: &OpenTask) -> Result<Option<Date>, Error> {
    let case = &open.case;
    let Some(Rule::AfterDeadline { step }) = open.step().map(|step| &step.rule) else {
        return Ok(None);
    };
    Ok(last_day(step, &case.state, &case.playbook, &case.around)?)
}
