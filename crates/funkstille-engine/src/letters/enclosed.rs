//! What goes with a letter, in the order in which it leaves.

use funkstille_core::evidence::Digest;

use super::file::digits;
use super::{LetterFile, LetterGroup, enclosures, form};
use crate::change::Known;
use crate::error::Error;

/// A file that goes with a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Enclosed {
    /// The invoice of this number.
    Invoice(String),
    /// A form that the law asks for, by its name.
    Form(String),
    /// The statement of claim, by its name in the client's language.
    Statement(String),
}

impl Enclosed {
    /// Its name: that of its file, without the ending.
    pub fn name(&self) -> &str {
        match self {
            Self::Invoice(name) | Self::Form(name) | Self::Statement(name) => name,
        }
    }
}

/// What goes with a letter. A file that is neither an invoice of its cases nor a form that is on
/// file has no name, and is not among them.
pub(super) fn enclosed(
    known: &Known<'_>,
    group: &LetterGroup,
    file: &LetterFile,
) -> Result<Vec<Enclosed>, Error> {
    let mut all = Vec::new();
    for case in group.cases() {
        let Some(invoice) = &known.matter(case)?.invoice else { continue };
        let digest = invoice.file.as_ref().map(digits);
        if digest.is_some_and(|digest| file.attachments.contains(&digest)) {
            all.push(Enclosed::Invoice(invoice.number.clone()));
        }
    }
    let (data, laws) = (&known.engine.data, &known.engine.final_notices);
    let forms = file.attachments.iter().filter_map(|digest| Digest::parse(digest));
    let names = forms.filter_map(|digest| enclosures::name_of(data, laws, &digest));
    all.extend(names.map(Enclosed::Form));
    if !file.statement.is_empty() {
        let client = &known.matter(group.cases().first().copied().unwrap_or_default())?.client;
        all.push(Enclosed::Statement(form::statement_name(known, client)?));
    }
    Ok(all)
}
