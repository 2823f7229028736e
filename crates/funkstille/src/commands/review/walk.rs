//! `review` on a terminal: the letters one by one, and a key for each.

use std::io::BufRead;

use funkstille_core::explain::Fact;
use funkstille_engine::today::What;

use super::{approve, edit, list, sent, show, skip};
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

/// What a person does with a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Approve,
    Edit,
    Skip,
    SentByHand,
    Next,
    Quit,
}

impl Key {
    fn parse(line: &str) -> Option<Self> {
        match line.trim().to_lowercase().as_str() {
            "a" => Some(Self::Approve),
            "e" => Some(Self::Edit),
            "s" => Some(Self::Skip),
            "h" => Some(Self::SentByHand),
            "n" | "" => Some(Self::Next),
            "q" => Some(Self::Quit),
            _ => None,
        }
    }
}

/// Shows each letter that waits and does what the person says, line by line from `input`; the end
/// of the input is as good as quitting.
pub(super) fn run(
    session: &Session,
    input: &mut dyn BufRead,
    context: &mut Context<'_>,
) -> Result<Done, Failure> {
    let items = list::waiting(session)?;
    if items.is_empty() {
        return list::run(session, context);
    }
    let total = items.len();
    for (at, item) in items.iter().enumerate() {
        let What::Letter { letter, .. } = &item.what else { continue };
        let place = [("at", number(at + 1)), ("count", number(total))];
        let told = context.words.say("review-place", &place);
        context.line(&told)?;
        if !one(session, letter, input, context)? {
            break;
        }
    }
    let left = list::waiting(session)?.len();
    let told = context.words.say("review-left", &[("count", number(left))]);
    context.line(&told)?;
    Ok(Done::Yes)
}

fn number(of: usize) -> Fact {
    Fact::Number(i64::try_from(of).unwrap_or(i64::MAX))
}

/// One letter, until the person is through with it; `false` to quit.
fn one(
    session: &Session,
    letter: &str,
    input: &mut dyn BufRead,
    context: &mut Context<'_>,
) -> Result<bool, Failure> {
    loop {
        let sheet = show::read(session, letter)?;
        let told = show::told(&sheet, context)?;
        context.line(&told)?;
        let done = match key(input, context)? {
            Key::Next => return Ok(true),
            Key::Quit => return Ok(false),
            Key::Edit => edit::with_editor(session, letter, context).map(|_| Done::No),
            Key::SentByHand => sent::sent(session, (letter, false), context),
            Key::Approve => {
                let read = Some(sheet.fingerprint.as_str());
                approve::approve(session, (letter, read), context)
            }
            Key::Skip => match ask("review-ask-reason", input, context)? {
                Some(reason) => skip::skip(session, (letter, &reason), context),
                None => return Ok(false),
            },
        };
        match done {
            Ok(Done::Yes) => return Ok(true),
            // Changed or written anew: it is read again.
            Ok(_) => {}
            Err(failure) => tell(&failure, context)?,
        }
    }
}

/// What the person does; asked again until it is one of the keys.
fn key(input: &mut dyn BufRead, context: &mut Context<'_>) -> Result<Key, Failure> {
    loop {
        let Some(line) = ask("review-keys", input, context)? else { return Ok(Key::Quit) };
        if let Some(key) = Key::parse(&line) {
            return Ok(key);
        }
    }
}

/// What forbids it is said; the letter stays where it is.
fn tell(failure: &Failure, context: &mut Context<'_>) -> Result<(), Failure> {
    let (_, lines) = failure.tell(&context.words);
    Ok(context.line(&lines.join("\n"))?)
}

/// A line of the person; `None` where there is none any more.
fn ask(
    key: &str,
    input: &mut dyn BufRead,
    context: &mut Context<'_>,
) -> Result<Option<String>, Failure> {
    let prompt = context.words.say(key, &[]);
    write!(context.out, "{prompt} ")?;
    context.out.flush()?;
    let mut line = String::new();
    let read = input.read_line(&mut line).map_err(Failure::System)?;
    Ok((read > 0).then_some(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_letter_and_enter() {
        for (line, key) in [
            ("a\n", Some(Key::Approve)),
            (" A \r\n", Some(Key::Approve)),
            ("e\n", Some(Key::Edit)),
            ("s\n", Some(Key::Skip)),
            ("h\n", Some(Key::SentByHand)),
            ("n\n", Some(Key::Next)),
            ("\n", Some(Key::Next)),
            ("q", Some(Key::Quit)),
            ("approve\n", None),
            ("x\n", None),
        ] {
            assert_eq!(Key::parse(line), key, "{line:?}");
        }
    }
}
