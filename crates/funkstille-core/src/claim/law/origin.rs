//! Where a number comes from, and how sure it is.

use jiff::civil::Date;

/// How sure a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It was read in the source that is named.
    Checked,
    /// It was computed by a rule from what was read.
    Derived,
    /// It is general knowledge; nobody has read it in a source.
    General,
    /// Sources disagree.
    Conflict,
}

/// Where a number comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The law that it rests on: `§ 288 (2) BGB`.
    pub basis: String,
    /// Where it was read.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// The day on which somebody last looked.
    pub verified_on: Date,
    /// The day from which it holds; `None` where it is old enough for every claim.
    pub holds_from: Option<Date>,
}

impl Confidence {
    /// Every confidence.
    pub const ALL: &[Self] = &[Self::Checked, Self::Derived, Self::General, Self::Conflict];

    /// Its name in the data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Derived => "derived",
            Self::General => "general",
            Self::Conflict => "conflict",
        }
    }

    /// Reads the name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|confidence| confidence.as_str() == name)
    }

    /// Whether a person must be told that nobody has read the number in a source, or that sources
    /// disagree (docs/interest.md, *Unverified*).
    pub fn is_unverified(self) -> bool {
        matches!(self, Self::General | Self::Conflict)
    }
}
