//! Why a letter cannot be printed.

use funkstille_core::explain::{Explain, Fact};

/// Why a letter cannot be printed. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// The typeface of letters has no such sign.
    #[error("no sign {sign:?}")]
    NoSign {
        /// The sign.
        sign: char,
        /// The line in which it stands.
        line: String,
    },
    /// The pages could not be laid out.
    #[error("layout: {why}")]
    Layout {
        /// What the typesetter said.
        why: String,
    },
}

impl Explain for PaperError {
    fn key(&self) -> String {
        match self {
            Self::NoSign { .. } => "paper-no-sign",
            Self::Layout { .. } => "paper-layout",
        }
        .to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        match self {
            Self::NoSign { sign, line } => vec![
                ("sign", Fact::Text(named(*sign))),
                ("line", Fact::Text(line.replace(char::is_control, "\u{fffd}"))),
            ],
            Self::Layout { why } => vec![("why", Fact::from(why))],
        }
    }
}

/// A sign as it can be shown: itself where it can be seen, and its number in Unicode.
fn named(sign: char) -> String {
    let number = format!("U+{:04X}", u32::from(sign));
    if sign.is_control() { number } else { format!("{sign} ({number})") }
}
