//! A person changes the words of a letter.

use funkstille_core::case::{Happened, LetterTurn};
use funkstille_core::client::Language;
use funkstille_core::playbook::Step;
use funkstille_store::{Letter, LetterDraft, OutboxState};

use super::approve::waiting;
use super::compose::{Composed, compose};
use super::kept::{digest_of, keep};
use super::misworded::misworded;
use super::prepare::step_of;
use super::{LetterFile, LetterGroup, required};
use crate::change::{Change, Known};
use crate::engine::{Engine, Moment};
use crate::error::{Error, LetterProblem, Problem};
use crate::line::one_line;
use crate::texts::tone::Tone;
use crate::texts::turns;
use crate::words::line_of;

/// Changes subject or text of a letter that waits, in all its channels. An approval that was given
/// is void. Later than on the day of the letter, one that asks for money names the days of today.
///
/// # Errors
/// Where no such letter waits, it would say what no letter says
/// ([`crate::error::LetterProblem::Misworded`]), or it asks for money and no longer says what it
/// must ([`crate::error::LetterProblem::Lacks`]).
pub async fn edit(
    engine: &Engine,
    moment: &mut Moment,
    letter: &str,
    change: (Option<&str>, Option<&str>),
) -> Result<(), Error> {
    write(engine, moment, letter, change, None).await
}

/// As [`edit`]; `reason` says why the letter may leave out what it should say. The reason stays
/// with the letter.
///
/// # Errors
/// As [`edit`]: a final notice leaves nothing out, whatever the reason.
pub async fn edit_without(
    engine: &Engine,
    moment: &mut Moment,
    letter: &str,
    change: (Option<&str>, Option<&str>),
    reason: &str,
) -> Result<(), Error> {
    if reason.trim().is_empty() {
        return Err(Problem::NoReason.into());
    }
    write(engine, moment, letter, change, Some(reason)).await
}

async fn write(
    engine: &Engine,
    moment: &mut Moment,
    letter: &str,
    (subject, text): (Option<&str>, Option<&str>),
    reason: Option<&str>,
) -> Result<(), Error> {
    refuse_empty(subject, text)?;
    refuse_long(letter, (subject, text))?;
    refuse_turning(letter, (subject, text))?;
    let mut change = Change::begin(engine, moment).await?;
    let group = waiting(&mut change, letter).await?;
    let case = group.keys.first().map_or("", |key| key.case.as_str());
    let step = step_of(&change, case, group.step()).ok();
    let anew = of_today(&change, &group, step.as_ref())?;
    let (names, language) = whose(&change, case)?;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let tone = Tone::load(engine.data())?;
    for row in &group.channels {
        let without = reason.map(str::to_owned);
        let (before, file) = match &anew {
            Some(anew) => ((anew.subject.as_str(), anew.text.as_str()), anew.file.clone()),
            None => (
                (row.draft.subject.as_str(), row.draft.text.as_str()),
                LetterFile::read(&row.facts)?,
            ),
        };
        let file = LetterFile { is_edited: true, without, ..file };
        let subject = subject.map_or(row.draft.subject.clone(), one_line);
        let text = text.map_or(row.draft.text.clone(), str::to_owned);
        let now = (subject.as_str(), text.as_str());
        let lacks = step.as_ref().and_then(|step| {
            let of = (&file, &engine.written, language);
            required::lacks((&group.number, step), of, (before, now), reason)
        });
        let misworded = || {
            let of = (&file, &engine.written, change.today);
            misworded(&group.number, of, (&tone, &names), (before, now))
        };
        if let Some(amiss) = lacks.or_else(misworded) {
            return Err(Problem::Letter(amiss).into());
        }
        let draft = LetterDraft {
            state: OutboxState::InReview,
            subject,
            text,
            content: None,
            approved: None,
            ..row.draft.clone()
        };
        let (facts, at) = (file.write()?, change.moment.now);
        change.work.rewrite_letter(&row.letter, row.version, (&draft, &facts), at).await?;
        let edited = Letter { draft, facts, ..row.clone() };
        let kept = (LetterTurn::Edited, digest_of(&edited));
        keep(&mut change, &group.keys, &row.letter, kept)?;
    }
    let was_approved = group.channels.iter().any(|row| row.draft.approved.is_some());
    for key in group.keys.iter().filter(|_| was_approved) {
        change.happen(&key.case, Happened::ApprovalLapsed { step: key.step.clone() })?;
    }
    change.finish().await
}

fn refuse_empty(subject: Option<&str>, text: Option<&str>) -> Result<(), Error> {
    for (key, given) in [("subject", subject), ("text", text)] {
        if let Some(given) = given.filter(|given| given.trim().is_empty()) {
            let (key, given) = (key.to_owned(), given.to_owned());
            return Err(Problem::BadValue { key, given }.into());
        }
    }
    Ok(())
}

/// Most characters of the text of a letter: some ten pages (docs/rules.md, *Letters*).
const MOST_OF_TEXT: usize = 40_000;

/// Most characters of a subject: what fits into a line of a mail (RFC 5322, 2.1.1).
const MOST_OF_SUBJECT: usize = 998;

fn refuse_long(letter: &str, (subject, text): (Option<&str>, Option<&str>)) -> Result<(), Error> {
    for (given, most) in [(subject, MOST_OF_SUBJECT), (text, MOST_OF_TEXT)] {
        if given.is_some_and(|given| given.chars().count() > most) {
            let letter = letter.to_owned();
            return Err(Problem::Letter(LetterProblem::TooLong { letter, most }).into());
        }
    }
    Ok(())
}

/// Refuses signs that nobody sees and that turn the direction of what follows: `review show` leaves
/// them out, and the pages would say something else than what was read.
fn refuse_turning(
    letter: &str,
    (subject, text): (Option<&str>, Option<&str>),
) -> Result<(), Error> {
    for given in [subject, text].into_iter().flatten() {
        if let Some((place, sign)) = given.char_indices().find(|(_, sign)| turns(*sign)) {
            let line = line_of(given, place);
            let (letter, sign) = (letter.to_owned(), format!("U+{:04X}", u32::from(sign)));
            return Err(Problem::Letter(LetterProblem::Turns { letter, sign, line }).into());
        }
    }
    Ok(())
}

/// The names that may hold any word, and the language of the letter: those of its client.
fn whose(known: &Known<'_>, case: &str) -> Result<([String; 2], Language), Error> {
    let client = known.client(&known.matter(case)?.client)?.state.as_ref();
    let client = client.map(|state| &state.client);
    let name = client.map(|client| client.name.clone()).unwrap_or_default();
    let language = client.map_or(Language::English, |client| client.language);
    Ok(([known.business.name.clone(), name], language))
}

/// A letter about money whose days count from an earlier day, as it would be written today: the
/// words of today have the days of today. `None` for any other.
fn of_today(
    known: &Known<'_>,
    group: &LetterGroup,
    step: Option<&Step>,
) -> Result<Option<Composed>, Error> {
    let Some(step) = step.filter(|step| step.asks_for_money()) else { return Ok(None) };
    let Some(first) = group.channels.first() else { return Ok(None) };
    if group.file()?.letter_on >= known.today {
        return Ok(None);
    }
    let cases: Vec<String> = group.cases().into_iter().map(str::to_owned).collect();
    compose(known, (&first.client, &cases), step, known.today).map(Some)
}
