//! The parts of a claim in words: when each is due, since when it bears, and what is left of it.

use funkstille_core::claim::{Run, StatedPart, Statement};
use funkstille_core::explain::Fact;

use super::told::money;
use crate::words::Words;

/// The parts, one a line; none where the principal is due at once.
pub(super) fn told(statement: &Statement, words: &Words) -> Vec<String> {
    let parts = (1..).zip(&statement.parts);
    parts.map(|(number, part)| line((number, part), statement, words)).collect()
}

fn line((number, part): (i64, &StatedPart), statement: &Statement, words: &Words) -> String {
    let amount = |minor| Fact::Text(money(minor, statement, words));
    let day = |day: Option<_>| day.map_or(Fact::from("none"), Fact::Day);
    let default = part.due.default.as_ref();
    let ground = default.map(|it| Fact::Key(format!("claim-ground-{}", it.ground.as_str())));
    let facts = [
        ("ground", ground.unwrap_or(Fact::from("none"))),
        ("basis", Fact::from(default.map_or("", |it| it.origin.basis.as_str()))),
        ("number", Fact::Number(number)),
        ("amount", amount(part.due.minor)),
        ("due", day(part.due.due_on)),
        ("since", day(part.due.from)),
        ("interest", amount(part.interest_minor)),
        ("left", amount(part.left_minor)),
        ("replaced", Fact::from(if part.is_replaced { "yes" } else { "no" })),
    ];
    words.say("interest-part", &facts)
}

/// The head of the column that says to which part a line belongs.
pub(super) fn head(statement: &Statement, words: &Words) -> impl Iterator<Item = String> {
    let is_parted = !statement.parts.is_empty();
    is_parted.then(|| words.say("interest-part-head", &[])).into_iter()
}

/// To which part a run belongs; `None` where the principal is due at once.
pub(super) fn number(run: &Run, statement: &Statement) -> Option<String> {
    let number = run.part.map_or("\u{2013}".to_owned(), |part| (part + 1).to_string());
    (!statement.parts.is_empty()).then_some(number)
}
