//! A client as people and programs read it.

use std::collections::BTreeMap;

use funkstille_core::client::{Contact, ContactRole, DebtorKind, FormOfAddress, Habit};
use funkstille_core::explain::Fact;
use funkstille_engine::clients::ClientOverview;
use funkstille_engine::mail::Learned;
use funkstille_engine::words::Words;
use jiff::civil::Date;
use serde::Serialize;

use crate::commands::choice::{DEBTORS, LANGUAGES, STAGES, name_of};
use crate::context::Context;
use crate::failure::Failure;
use crate::session::Session;

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
pub(super) struct Document<'a> {
    client: &'a str,
    name: &'a str,
    language: &'static str,
    debtor: Option<&'static str>,
    time_zone: Option<&'a str>,
    do_not_contact: Option<&'a str>,
    last_message_on: Option<Date>,
    contacts: Vec<Person<'a>>,
    projects: Vec<Project<'a>>,
    cases: Vec<&'a str>,
}

#[derive(Serialize)]
struct Person<'a> {
    name: &'a str,
    role: &'static str,
    du: bool,
    greeting: Option<&'a str>,
    emails: &'a [String],
    phones: &'a [String],
    faxes: &'a [String],
    addresses: &'a [String],
    profiles: &'a [String],
}

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the names are those of the JSON")]
struct Project<'a> {
    project: &'a str,
    title: &'a str,
    stage: &'static str,
}

/// The same with what its mail tells of it.
#[derive(Serialize)]
pub(super) struct Shown<'a> {
    #[serde(flatten)]
    client: Document<'a>,
    learned: LearnedRow<'a>,
}

#[derive(Serialize)]
struct LearnedRow<'a> {
    language: Option<&'static str>,
    answers: usize,
    answers_in_days: Option<i64>,
    names: &'a BTreeMap<String, String>,
}

/// Shows what was changed: a sentence, or the client as it is now.
pub(super) fn changed(
    session: &Session,
    client: &str,
    told: &str,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    if !context.json {
        return Ok(context.line(told)?);
    }
    let known = load(session, client)?;
    Ok(context.document(&document(&known))?)
}

/// The client that a person names.
pub(super) fn load(session: &Session, client: &str) -> Result<ClientOverview, Failure> {
    session.run(async {
        let mut reading = session.engine.read().await?;
        ClientOverview::load(&mut reading, client).await
    })
}

pub(super) fn document(known: &ClientOverview) -> Document<'_> {
    let client = &known.state.client;
    Document {
        client: &known.client,
        name: &client.name,
        language: name_of(LANGUAGES, &client.language),
        debtor: client.debtor.map(|debtor| name_of(DEBTORS, &debtor)),
        time_zone: client.zone.as_ref().and_then(|zone| zone.iana_name()),
        do_not_contact: known.do_not_contact.as_deref(),
        last_message_on: known.last_message_on(),
        contacts: client.contacts.iter().map(person).collect(),
        projects: known
            .state
            .projects
            .iter()
            .map(|(id, project)| Project {
                project: id,
                title: &project.title,
                stage: name_of(STAGES, &project.stage),
            })
            .collect(),
        cases: known.cases.iter().map(|row| row.case.as_str()).collect(),
    }
}

pub(super) fn shown<'a>(known: &'a ClientOverview, learned: &'a Learned) -> Shown<'a> {
    let learned = LearnedRow {
        language: learned.language.map(|(language, _)| name_of(LANGUAGES, &language)),
        answers: learned.answers_days.len(),
        answers_in_days: usual_days(learned),
        names: &learned.names,
    };
    Shown { client: document(known), learned }
}

/// Within how many days half of the answers came, where there are enough to say that.
fn usual_days(learned: &Learned) -> Option<i64> {
    match Habit::of(&learned.answers_days) {
        Habit::TooFewAnswers => None,
        Habit::Usual { median_days } | Habit::Slow { median_days } => Some(median_days),
    }
}

/// What its mail tells of a client, and what to do where that is not what is known.
pub(super) fn learned_lines(
    known: &ClientOverview,
    learned: &Learned,
    words: &Words,
) -> Vec<String> {
    let mut lines = Vec::new();
    let id = || Fact::from(&known.client);
    if let Some((language, count)) = learned.language {
        let is_set = language == known.state.client.language;
        let key = if is_set { "client-writes" } else { "client-writes-other" };
        let name = name_of(LANGUAGES, &language);
        let facts = [
            ("client", id()),
            ("language", Fact::Text(words.say(&format!("language-{name}"), &[]))),
            ("code", name.into()),
            ("count", Fact::Number(i64::try_from(count).unwrap_or(i64::MAX))),
        ];
        lines.push(words.say(key, &facts));
    }
    if let Some(days) = usual_days(learned) {
        let count = i64::try_from(learned.answers_days.len()).unwrap_or(i64::MAX);
        let facts = [("days", Fact::Number(days)), ("count", Fact::Number(count))];
        lines.push(words.say("client-answers", &facts));
    }
    lines.extend(learned.names.iter().map(|(address, name)| {
        let facts = [("client", id()), ("address", address.into()), ("name", name.into())];
        words.say("client-signs", &facts)
    }));
    lines
}

fn person(contact: &Contact) -> Person<'_> {
    Person {
        name: &contact.name,
        role: role(contact),
        du: contact.form_of_address == FormOfAddress::Familiar,
        greeting: contact.greeting.as_deref(),
        emails: &contact.addresses,
        phones: &contact.numbers,
        faxes: &contact.faxes,
        addresses: &contact.postal_addresses,
        profiles: &contact.profiles,
    }
}

fn role(contact: &Contact) -> &'static str {
    match contact.role {
        ContactRole::Project => "project",
        ContactRole::Billing => "billing",
        ContactRole::Other => "other",
    }
}

/// What kind of debtor, in words.
pub(super) fn debtor(debtor: Option<DebtorKind>, words: &Words) -> String {
    let name = debtor.map_or("unknown", |debtor| name_of(DEBTORS, &debtor));
    words.say(&format!("debtor-{name}"), &[])
}

/// Who it is, whom to reach there and how, and what there is with it.
pub(super) fn text(known: &ClientOverview, words: &Words) -> String {
    let client = &known.state.client;
    let facts = [("client", Fact::from(&known.client)), ("name", Fact::from(&client.name))];
    let mut lines = vec![words.say("client-head", &facts)];
    let facts = [
        ("language", words.say(&format!("letters-{}", name_of(LANGUAGES, &client.language)), &[])),
        ("debtor", debtor(client.debtor, words)),
    ];
    let facts = facts.map(|(name, text)| (name, Fact::Text(text)));
    lines.push(words.say("client-about", &facts));
    if let Some(zone) = client.zone.as_ref().and_then(|zone| zone.iana_name()) {
        lines.push(words.say("client-zone", &[("zone", zone.into())]));
    }
    if let Some(reason) = &known.do_not_contact {
        lines.push(words.say("client-do-not-contact", &[("reason", reason.into())]));
    }
    lines.push(match known.last_message_on() {
        Some(day) => words.say("client-last-message", &[("day", day.into())]),
        None => words.say("client-no-message", &[]),
    });
    for contact in &client.contacts {
        // Who is the only one gets all letters.
        let role = if client.contacts.len() > 1 { role(contact) } else { "other" };
        lines.extend(contact_lines(contact, role, words));
    }
    for (id, project) in &known.state.projects {
        let stage = Fact::Key(format!("project-stage-{}", name_of(STAGES, &project.stage)));
        let facts =
            [("project", Fact::from(id)), ("title", Fact::from(&project.title)), ("stage", stage)];
        lines.push(words.say("client-project", &facts));
    }
    lines.join("\n")
}

fn contact_lines(contact: &Contact, role: &str, words: &Words) -> Vec<String> {
    let form = match contact.form_of_address {
        FormOfAddress::Formal => "formal",
        FormOfAddress::Familiar => "familiar",
    };
    let facts = [("name", Fact::from(&contact.name)), ("role", role.into()), ("form", form.into())];
    let mut lines = vec![words.say("client-contact", &facts)];
    let lists = [
        ("client-email", &contact.addresses),
        ("client-phone", &contact.numbers),
        ("client-fax", &contact.faxes),
        ("client-post", &contact.postal_addresses),
        ("client-profile", &contact.profiles),
    ];
    for (key, values) in lists {
        let told = values.iter().map(|value| {
            let value = value.replace('\n', ", ");
            format!("    {}", words.say(key, &[("value", Fact::Text(value))]))
        });
        lines.extend(told);
    }
    if let Some(greeting) = &contact.greeting {
        lines.push(format!("    {}", words.say("client-greeting", &[("value", greeting.into())])));
    }
    lines
}
