//! The tone of the user's own texts, before anything is filled in.

use super::source::{Kind, Source};
use super::tone::{Place, Tone};
use super::{ENGLISH, GERMAN, GERMAN_FAMILIAR, Texts, path};
use crate::data::Data;
use crate::error::Error;

/// Stands for a tag: neither letter nor white space, so that words beside it do not become
/// neighbours.
const TAKEN_OUT: char = '\u{fffc}';

impl Texts {
    /// The words that break the tone in texts of the user's own folder, each with the path of its
    /// file, in the order of the texts.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn own_tone_breaks(
        &self,
        data: &Data,
        tone: &Tone,
    ) -> Result<Vec<(String, String)>, Error> {
        let mut found = Vec::new();
        for key in self.vocabularies.keys() {
            for file in [GERMAN, ENGLISH, GERMAN_FAMILIAR] {
                let path = path(key, file);
                let own = data.own_text(&path)?;
                let Some(source) = own.and_then(|_| self.sources.get(&path)) else { continue };
                let place = data.place_of(&path);
                found.extend(breaks(key, source, tone).map(|word| (place.clone(), word)));
            }
        }
        Ok(found)
    }
}

fn breaks(key: &str, source: &Source, tone: &Tone) -> impl Iterator<Item = String> {
    let body = if key == "receipt-check" { Place::ReceiptCheck } else { Place::Every };
    let mut pieces = Vec::new();
    match source.kind {
        Kind::Letter => {
            pieces.extend([(Place::Subject, &source.heading), (body, &source.heading)]);
            let parts = source.parts.iter();
            pieces.extend(parts.flat_map(|part| [(body, part), (Place::Itself, part)]));
        }
        Kind::Task => {
            let heard = source.parts.iter();
            pieces.extend(heard.filter_map(|it| Some((Place::of_part(key, &it.name)?, it))));
        }
    }
    let found = pieces.into_iter().flat_map(|(place, piece)| {
        let text = without_tags(&piece.text);
        tone.breaks_in(Some(key), (place, &text), &[])
    });
    let mut words: Vec<String> = found.map(|found| found.word).collect();
    words.sort();
    words.dedup();
    words.into_iter()
}

/// A text without its tags, whose names are no words.
fn without_tags(text: &str) -> String {
    let (mut plain, mut rest) = (String::new(), text);
    while let Some((before, tag)) = rest.split_once('{') {
        plain.push_str(before);
        plain.push(TAKEN_OUT);
        let end = if tag.starts_with('%') { "%}" } else { "}}" };
        rest = tag.split_once(end).map_or("", |(_, after)| after);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_no_words() {
        for (text, expected) in [
            ("plain", "plain"),
            ("a {{ bill }} b", "a \u{fffc} b"),
            ("{% if due %}x{% endif %}", "\u{fffc}x\u{fffc}"),
        ] {
            assert_eq!(without_tags(text), expected);
        }
    }
}
