//! What an error or a reason tells a person: a key and facts, never a sentence.
//!
//! The sentence stands in `locales/`, in each language of the program, under the key. So a rule
//! can say why it decided something without knowing who reads it.

use jiff::civil::Date;

use crate::money::Money;

/// One fact that a sentence mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Text to be shown as it is: a name, a file, a line of somebody's input.
    Text(String),
    /// A civil date, to be written as the reader's language writes dates.
    Day(Date),
    /// An amount of money, to be written as the reader's language writes amounts.
    Money(Money),
    /// A count.
    Number(i64),
    /// A name that differs by language, such as that of a holiday.
    Name {
        /// In English.
        en: String,
        /// In the language of the place.
        local: String,
    },
    /// The key of another sentence, for words that differ by language (a step, a weekday).
    Key(String),
    /// A whole sentence inside this one: why a server did not take a letter.
    Told {
        /// Its key.
        key: String,
        /// Its facts, by their names.
        facts: Vec<(String, Fact)>,
    },
}

/// Something that can be told to a person in any language.
pub trait Explain {
    /// The key of the sentence in `locales/`, such as `reason-after`.
    fn key(&self) -> String;

    /// The facts that the sentence may mention, by the names that it uses for them.
    fn facts(&self) -> Vec<(&'static str, Fact)>;
}

impl From<Date> for Fact {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Fact {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i64> for Fact {
    fn from(count: i64) -> Self {
        Self::Number(count)
    }
}

/// Writes key and facts in one line, for logs and for tests; a person reads the sentence instead.
///
/// # Errors
/// As the formatter.
pub fn write_plain(this: &impl Explain, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    write!(f, "{}", this.key())?;
    for (name, fact) in this.facts() {
        match fact {
            Fact::Text(text)
            | Fact::Key(text)
            | Fact::Told { key: text, .. }
            | Fact::Name { en: text, .. } => {
                write!(f, " {name}={text}")?;
            }
            Fact::Day(day) => write!(f, " {name}={day}")?,
            Fact::Money(money) => write!(f, " {name}={money}")?,
            Fact::Number(count) => write!(f, " {name}={count}")?,
        }
    }
    Ok(())
}
