//! The words that tell what a message asks for, read from `signals/*.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::book::{PhraseBook, Phrases};
use super::phrase::Choices;

/// The signal files that are part of the program.
const BUILTIN: [(&str, &str); 4] = [
    ("signals/ask.toml", include_str!("../../../../../signals/ask.toml")),
    ("signals/courtesy.toml", include_str!("../../../../../signals/courtesy.toml")),
    ("signals/follow-up.toml", include_str!("../../../../../signals/follow-up.toml")),
    ("signals/stage.toml", include_str!("../../../../../signals/stage.toml")),
];

/// What a phrase speaks for. The names are the headings of the signal files.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Topic {
    Greeting,
    SignOff,
    Postscript,
    Courtesy,
    Closing,
    Agreement,
    OpeningThanks,
    Question,
    Request,
    Review,
    Material,
    Quote,
    Invoice,
    Delivery,
    PaymentTerms,
    Attached,
    Paid,
    Unpaid,
    CheckIn,
    LastCheckIn,
    ReceiptCheck,
    Resend,
    Demand,
    FinalNotice,
    WorkPaused,
    Enquiry,
    Running,
    Payment,
    Declined,
    Accepted,
    NotAccepted,
    ClientEnquiry,
    EnquirySubject,
    NoEnquiry,
}

/// What the name of a file says that it is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Paper {
    Quote,
    Invoice,
}

/// The words by which a message is understood, ready to be searched for. Building it takes some
/// milliseconds: build it once.
#[derive(Debug)]
pub struct Lexicon {
    pub(crate) phrases: PhraseBook<Topic>,
    pub(crate) papers: PhraseBook<Paper>,
    pub(crate) abbreviations: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignalFile {
    #[serde(default)]
    abbreviations: BTreeSet<String>,
    #[serde(default)]
    words: Choices,
    #[serde(default)]
    files: BTreeMap<Paper, Vec<String>>,
    /// By topic, then by language; the language is for the reader of the file alone.
    #[serde(default)]
    phrases: BTreeMap<Topic, BTreeMap<String, Vec<String>>>,
}

impl Lexicon {
    /// The lexicon that is part of the program (German and English), built on first use.
    pub fn builtin() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
            Lexicon::from_files(&BUILTIN).expect("a test builds it from the same embedded files")
        });
        &LEXICON
    }

    /// Builds a lexicon from the texts of signal files, each with the name that errors call it by.
    /// The named choices of every file can be used in all of them.
    ///
    /// # Errors
    /// A sentence that names the file and what is wrong in it.
    fn from_files(files: &[(&str, &str)]) -> Result<Self, String> {
        let mut abbreviations = BTreeSet::new();
        let mut choices = Choices::new();
        let mut parsed = Vec::new();
        for (name, text) in files {
            let mut file: SignalFile =
                toml::from_str(text).map_err(|error| format!("{name}: {error}"))?;
            choices.append(&mut file.words);
            abbreviations.append(&mut file.abbreviations);
            parsed.push((name, file));
        }
        let mut all_papers = Phrases::new(choices.clone());
        let mut all_phrases = Phrases::new(choices);
        for (name, file) in parsed {
            let named = |error: String| format!("{name}: {error}");
            for (topic, languages) in file.phrases {
                for phrase in languages.values().flatten() {
                    all_phrases.add(topic, phrase).map_err(named)?;
                }
            }
            for (paper, phrases) in file.files {
                for phrase in &phrases {
                    all_papers.add(paper, phrase).map_err(named)?;
                }
            }
        }
        Ok(Self { phrases: all_phrases.book(), papers: all_papers.book(), abbreviations })
    }
}

#[cfg(test)]
mod tests {
    use super::{BUILTIN, Lexicon};

    #[test]
    fn the_embedded_files_are_sound() {
        if let Err(error) = Lexicon::from_files(&BUILTIN) {
            panic!("{error}");
        }
    }

    #[test]
    fn a_broken_file_is_named() {
        for (text, why) in [
            ("[phrases.request]\nde = [\"{nobody}\"]", "x.toml: {nobody}: unknown-name"),
            ("[phrases.reqest]\nde = []", "reqest"),
            ("frases = 1", "frases"),
        ] {
            let error = Lexicon::from_files(&[("x.toml", text)]).unwrap_err();
            assert!(error.contains(why), "{error}");
        }
    }
}
