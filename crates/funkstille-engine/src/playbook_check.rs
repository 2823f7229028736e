//! Whether the text of a playbook file is a sound playbook.

use funkstille_core::playbook::{self, Playbook, PlaybookError};

/// The playbook in `text`, parsed and checked. `text_exists` answers whether there is a text
/// (mail, letter, script) of that key; see [`crate::Data::text_exists`].
///
/// # Errors
/// Everything that is wrong with it, in the order of its lines. A file that cannot be parsed has
/// one error: the first.
pub fn run(text: &str, text_exists: &dyn Fn(&str) -> bool) -> Result<Playbook, Vec<PlaybookError>> {
    let playbook = playbook::parse(text).map_err(|error| vec![error])?;
    let errors = playbook::check(&playbook, text_exists);
    if errors.is_empty() { Ok(playbook) } else { Err(errors) }
}
