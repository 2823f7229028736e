//! Why everything is paused.

use crate::explain::Fact;

/// Why a business is paused: nothing leaves until a person lets it go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PauseReason {
    /// Nobody said.
    NotSaid,
    /// The database was restored from a backup, which does not know what left after it was made.
    Restored,
    /// The installation is new: nobody has looked yet whether all is right.
    New,
    /// The database is a copy, or was moved to another machine: another program may send the same.
    Copied,
    /// What a person said.
    Said(String),
}

/// How a restored database says it.
const RESTORED: &str = "restored";

/// How a new one and a copied one say it.
const NEW: &str = "new";
const COPIED: &str = "copied";

impl PauseReason {
    /// Reads what is stored.
    pub fn parse(text: &str) -> Self {
        match text.trim() {
            "" => Self::NotSaid,
            RESTORED => Self::Restored,
            NEW => Self::New,
            COPIED => Self::Copied,
            said => Self::Said(said.to_owned()),
        }
    }

    /// How it is stored: empty, `restored`, `new`, `copied`, or what a person said.
    pub fn as_str(&self) -> &str {
        match self {
            Self::NotSaid => "",
            Self::Restored => RESTORED,
            Self::New => NEW,
            Self::Copied => COPIED,
            Self::Said(said) => said,
        }
    }

    /// `because`, by which a sentence chooses its form (`not-said`, `restored`, `new`, `copied`,
    /// `said`), and `why`, what a person said.
    pub fn facts(&self) -> [(&'static str, Fact); 2] {
        let because = match self {
            Self::NotSaid => "not-said",
            Self::Restored => RESTORED,
            Self::New => NEW,
            Self::Copied => COPIED,
            Self::Said(_) => "said",
        };
        [("because", because.into()), ("why", self.as_str().into())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_again() {
        for (text, reason) in [
            ("", PauseReason::NotSaid),
            ("restored", PauseReason::Restored),
            ("new", PauseReason::New),
            ("copied", PauseReason::Copied),
            ("holiday", PauseReason::Said("holiday".to_owned())),
        ] {
            assert_eq!(PauseReason::parse(text), reason);
            assert_eq!(reason.as_str(), text);
        }
        assert_eq!(PauseReason::parse(" \n"), PauseReason::NotSaid);
    }
}
