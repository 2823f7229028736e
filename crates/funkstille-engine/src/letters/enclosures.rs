//! Forms that the law wants to go with a last letter before court: files of the user's own folder
//! for data.

use funkstille_core::claim::law::FinalNoticeLaw;
use funkstille_core::client::DebtorKind;
use funkstille_core::evidence::Digest;
use funkstille_core::guard::Refusal;
use funkstille_core::playbook::{Effect, Step};

use crate::change::{Change, Known};
use crate::data::Data;
use crate::error::Error;

/// A form.
struct Form {
    /// Where it lies in the folder for data.
    path: String,
    /// Its bytes; `None` where it is not there.
    bytes: Option<Vec<u8>>,
}

/// The forms that go with the letter of a step to a debtor of this kind.
///
/// # Errors
/// Where a file is there and cannot be read.
fn forms(known: &Known<'_>, step: &Step, debtor: Option<DebtorKind>) -> Result<Vec<Form>, Error> {
    let law = known.final_notice_law(debtor).filter(|_| is_last(step));
    let names = law.map(|law: &FinalNoticeLaw| law.enclosures.as_slice()).unwrap_or_default();
    let form = |name: &String| {
        let path = path_of(name);
        Ok(Form { bytes: known.engine.data.own_bytes(&path)?, path })
    };
    names.iter().map(form).collect()
}

fn is_last(step: &Step) -> bool {
    step.effect == Some(Effect::FinalNotice)
}

fn path_of(name: &str) -> String {
    format!("enclosures/{name}.pdf")
}

/// The digests of the forms that are on file.
///
/// # Errors
/// As [`forms`].
pub(super) fn digests(
    known: &Known<'_>,
    step: &Step,
    debtor: Option<DebtorKind>,
) -> Result<Vec<Digest>, Error> {
    let forms = forms(known, step, debtor)?;
    Ok(forms.into_iter().filter_map(|form| Some(Digest::of(&form.bytes?))).collect())
}

/// What holds the letter: forms that are not on file.
///
/// # Errors
/// As [`forms`].
pub(super) fn refusal(
    known: &Known<'_>,
    step: &Step,
    debtor: Option<DebtorKind>,
) -> Result<Option<Refusal>, Error> {
    let missing = forms(known, step, debtor)?.into_iter().filter(|form| form.bytes.is_none());
    let files: Vec<String> = missing.map(|form| form.path).collect();
    Ok((!files.is_empty()).then(|| Refusal::NoEnclosures { files: files.join(", ") }))
}

/// Keeps the bytes of all forms that go with last letters of this business.
///
/// # Errors
/// Where the database fails, or a file is there and cannot be read.
pub(super) async fn keep(change: &mut Change<'_>) -> Result<(), Error> {
    let laws = &change.engine.final_notices;
    let region = change.business.region.as_str();
    let here = laws.iter().filter(|law| law.regions.iter().any(|name| name == region));
    let names: Vec<String> = here.flat_map(|law| law.enclosures.clone()).collect();
    let now = change.moment.now;
    for name in names {
        if let Some(bytes) = change.engine.data.own_bytes(&path_of(&name))? {
            change.work.put_blob(&bytes, now).await?;
        }
    }
    Ok(())
}

/// The name of a form by its digest; `None` for any other file.
pub(super) fn name_of(data: &Data, laws: &[FinalNoticeLaw], digest: &Digest) -> Option<String> {
    let mut names = laws.iter().flat_map(|law| &law.enclosures);
    let is_it = |name: &&String| {
        let bytes = data.own_bytes(&path_of(name)).ok().flatten();
        bytes.is_some_and(|bytes| Digest::of(&bytes) == *digest)
    };
    names.find(is_it).cloned()
}
