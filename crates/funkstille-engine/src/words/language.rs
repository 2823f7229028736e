//! The languages that the program speaks.

use unic_langid::LanguageIdentifier;

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// German.
    De,
    /// English.
    #[default]
    En,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// Its ISO 639 code, which is also the name of its folder in `locales/`.
    pub fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// Reads the code; `None` for a language that the program does not speak.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language of a value of `LC_ALL`, `LC_MESSAGES` or `LANG` (POSIX: `de_DE.UTF-8`,
    /// `de_AT@euro`); English for every language that the program does not speak, and for none.
    pub fn from_env_value(value: Option<&str>) -> Self {
        let value = value.unwrap_or_default().to_ascii_lowercase();
        let code = value.split(['_', '-', '.', '@']).next();
        code.and_then(Self::parse).unwrap_or_default()
    }

    pub(crate) fn identifier(self) -> LanguageIdentifier {
        // The code alone says enough: plural forms do not differ by country.
        self.code().parse().unwrap_or_default()
    }
}
