//! The statement of claim that goes with a letter: one part for each invoice.

use funkstille_core::claim::Statement;
use funkstille_core::client::Language;
use funkstille_core::explain::Fact;
use funkstille_core::money::Money;
use funkstille_documents::{Statement as Printed, StatementPart};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ClaimAbout, Told};
use crate::error::Error;
use crate::texts::written::Written;

/// What is claimed for one invoice, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatedClaim {
    /// The heading, which names the invoice.
    pub heading: String,
    /// Who claims from whom, and by which invoice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// The statement.
    pub told: Told,
}

impl StatedClaim {
    /// Puts a statement about an invoice, by its number and amount, into the words of the client.
    pub fn of(
        (statement, about): (&Statement, &ClaimAbout),
        (number, amount, until): (&str, Money, Date),
        (written, language): (&Written, Language),
    ) -> Self {
        let words = written.words(language);
        let day = Fact::Text(written.day(language, until));
        let heading = words.say("statement-heading", &[("number", number.into()), ("day", day)]);
        let costs = about.costs_told((until, statement.currency), words);
        let told = Told { costs, ..Told::of_client(statement, words) };
        Self { heading, about: about.told((number, amount), words), told }
    }

    /// All that it says, in its order.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let told = &self.told;
        let first = [&self.heading, &told.title, &told.default];
        let lists = [&self.about, &told.parts, &told.head, &told.rates, &told.costs];
        let lists = lists.into_iter().chain([&told.payments, &told.sums]);
        let lists = lists.chain([&told.notes, &told.sources]);
        let rows = told.rows.iter().flatten();
        first.into_iter().chain(lists.flatten()).chain(rows).map(String::as_str)
    }
}

/// The pages of a statement of claim, as PDF; the same bytes for the same claims.
///
/// # Errors
/// [`Error::Paper`] where it holds a sign that cannot be printed.
pub fn stated(
    claims: &[StatedClaim],
    (author, day): (&str, Date),
    (written, language): (&Written, Language),
) -> Result<Vec<u8>, Error> {
    let words = written.words(language);
    let part = |claim: &StatedClaim| {
        let told = &claim.told;
        let before = [&told.title, &told.default].into_iter().chain(&told.parts);
        let first = [&told.rates, &told.costs, &told.payments, &told.sums];
        let after = first.into_iter().chain([&told.notes, &told.sources]);
        StatementPart {
            heading: claim.heading.clone(),
            about: claim.about.clone(),
            before: before.filter(|text| !text.is_empty()).cloned().collect(),
            head: told.head.clone(),
            rows: told.rows.clone(),
            after: after.filter(|block| !block.is_empty()).cloned().collect(),
        }
    };
    let page = [("page", "{page}".into()), ("pages", "{pages}".into())];
    let printed = Printed {
        language,
        author: author.to_owned(),
        day,
        title: words.say("statement-title", &[]),
        parts: claims.iter().map(part).collect(),
        page: words.say("letter-page", &page),
    };
    Ok(printed.pdf()?)
}
