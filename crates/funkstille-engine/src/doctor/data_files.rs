//! Playbooks and texts: whether they are sound, and whether those of the user's own keep the tone.

use funkstille_core::explain::Fact;

use super::{Finding, Findings, State, count, or_failed};
use crate::data::{self, Data};
use crate::error::Error;
use crate::playbook_check;
use crate::texts::Texts;
use crate::texts::tone::Tone;

const PLAYBOOKS: &str = "playbooks";
const TEXTS: &str = "texts";
const TONE: &str = "tone";

/// Looks at all of them; says whether letters can be written.
pub(super) fn look(data: &Data) -> (Findings, bool) {
    let mut found = or_failed(PLAYBOOKS, playbooks(data));
    let texts = Texts::load(data);
    let is_sound = texts.is_ok();
    match texts {
        Ok(texts) => {
            found.push(Finding::ok(TEXTS, &[]));
            found.extend(or_failed(TONE, tone(&texts, data)));
        }
        Err(error) => found.push(Finding::failed(TEXTS, State::Wrong, &error)),
    }
    (found, is_sound)
}

fn playbooks(data: &Data) -> Result<Findings, Error> {
    let mut found = Vec::new();
    let names = data.playbook_names();
    for name in &names {
        let read = playbook_check::run(&data.playbook_text(name)?, &|key| data.text_exists(key));
        if let Err(errors) = read {
            let path = Fact::Text(data.place_of(&data::playbook_path(name)));
            let facts = [("path", path), ("count", count(errors.len()))];
            found.push(Finding::new(PLAYBOOKS, State::Wrong, "unsound", &facts));
        }
    }
    if found.is_empty() {
        found.push(Finding::ok(PLAYBOOKS, &[("count", count(names.len()))]));
    }
    Ok(found)
}

fn tone(texts: &Texts, data: &Data) -> Result<Findings, Error> {
    let breaks = texts.own_tone_breaks(data, &Tone::load(data)?)?;
    let finding = |(path, word): (String, String)| {
        let facts = [("path", Fact::Text(path)), ("word", Fact::Text(word))];
        Finding::new(TONE, State::Warning, "broken", &facts)
    };
    if breaks.is_empty() {
        return Ok(vec![Finding::ok(TONE, &[])]);
    }
    Ok(breaks.into_iter().map(finding).collect())
}
