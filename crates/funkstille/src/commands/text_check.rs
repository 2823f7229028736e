//! `text check`: whether a text of the user's own keeps the tone of the place where it is read.

use std::io::{self, Read};
use std::path::PathBuf;

use clap::Args;
use funkstille_core::explain::Fact;
use funkstille_engine::texts::tone::{Place, Tone, ToneBreak};
use funkstille_engine::{Error, data};
use serde::Serialize;

use crate::commands::choice::one_of;
use crate::context::Context;
use crate::failure::{Done, Failure};

/// Where a text is read or heard, by its name in the list of words.
const PLACES: &[(&str, Place)] = &[
    ("public", Place::Public),
    ("voicemail", Place::Voicemail),
    ("contact", Place::Contact),
    ("receipt-check", Place::ReceiptCheck),
    ("subject", Place::Subject),
    ("client", Place::Every),
];

/// The name of standard input.
const STANDARD_INPUT: &str = "-";

#[derive(Args)]
pub(crate) struct Check {
    #[arg(value_name = "FILE")]
    file: PathBuf,

    #[arg(long, value_name = "PLACE", value_parser = one_of(PLACES), default_value = "public")]
    place: Place,
}

/// The JSON of the contract; the order of the fields is part of it.
#[derive(Serialize)]
struct Document<'a> {
    keeps_the_tone: bool,
    breaks: Vec<Break<'a>>,
}

#[derive(Serialize)]
struct Break<'a> {
    word: &'a str,
    list: &'a str,
}

impl Check {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let text = self.text()?;
        let breaks = Tone::load(&context.data)?.breaks(self.place, &text, &[]);
        if context.json {
            context.document(&document(&breaks))?;
        } else if breaks.is_empty() {
            let told = context.words.say("text-check-sound", &[]);
            context.line(&told)?;
        } else {
            let words: Vec<&str> = breaks.iter().map(|found| found.word.as_str()).collect();
            let facts = [("words", Fact::Text(words.join(", ")))];
            let told = context.words.say("text-check-breaks", &facts);
            context.line(&told)?;
        }
        if self.place == Place::Public {
            let told = context.words.say("task-everyone-can-see", &[]);
            context.hint(&told)?;
        }
        Ok(if breaks.is_empty() { Done::Yes } else { Done::No })
    }

    fn text(&self) -> Result<String, Error> {
        if self.file.as_os_str() != STANDARD_INPUT {
            return data::read_text(&self.file);
        }
        let mut text = String::new();
        let read = io::stdin().read_to_string(&mut text);
        read.map_err(|error| Error::unreadable(&self.file, &error))?;
        Ok(text)
    }
}

fn document(breaks: &[ToneBreak]) -> Document<'_> {
    Document {
        keeps_the_tone: breaks.is_empty(),
        breaks: breaks.iter().map(|found| Break { word: &found.word, list: &found.list }).collect(),
    }
}
