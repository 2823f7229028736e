//! What the usual names of folders say (`signals/folders.toml`).

use std::sync::LazyLock;

use serde::Deserialize;

use crate::incoming::FolderRole;

#[derive(Deserialize)]
struct Names {
    sent: Vec<String>,
    drafts: Vec<String>,
    trash: Vec<String>,
    junk: Vec<String>,
    archive: Vec<String>,
    all: Vec<String>,
    waiting: Vec<String>,
    /// Folders in which a provider puts those that it makes itself.
    above: Vec<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../signals/folders.toml"))
        .expect("the file is part of the program and a test reads it")
});

/// What a folder is for, by its name in any case. Only a folder at the top is taken for one of the
/// usual ones, so that the drafts of a client stay what they are; *Waiting* may lie anywhere.
/// `delimiter` stands between the parts of the name.
pub(crate) fn role(name: &str, delimiter: Option<char>) -> FolderRole {
    let name = name.to_lowercase();
    let parts: Vec<&str> = match delimiter {
        Some(delimiter) => name.split(delimiter).collect(),
        None => vec![&name],
    };
    let has = |names: &[String], part: &str| names.iter().any(|name| name == part);
    if parts.last().is_some_and(|last| has(&NAMES.waiting, last)) {
        return FolderRole::Waiting;
    }
    let top = match parts.as_slice() {
        [top] => top,
        [above, top] if has(&NAMES.above, above) => top,
        _ => return FolderRole::Other,
    };
    let roles = [
        (&NAMES.sent, FolderRole::Sent),
        (&NAMES.drafts, FolderRole::Drafts),
        (&NAMES.trash, FolderRole::Trash),
        (&NAMES.junk, FolderRole::Junk),
        (&NAMES.archive, FolderRole::Archive),
        (&NAMES.all, FolderRole::All),
    ];
    let found = roles.into_iter().find(|(names, _)| has(names, top));
    found.map_or(FolderRole::Other, |(_, role)| role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_names_say_what_a_folder_is_for() {
        use FolderRole::{All, Archive, Drafts, Junk, Other, Sent, Trash, Waiting};
        for (name, expected) in [
            ("Gesendet", Sent),
            ("Gesendete Elemente", Sent),
            ("Sent Items", Sent),
            ("INBOX/Sent", Sent),
            ("[Gmail]/Gesendet", Sent),
            ("[Google Mail]/Alle Nachrichten", All),
            ("Papierkorb", Trash),
            ("Spam", Junk),
            ("Junk-E-Mail", Junk),
            ("Spamverdacht", Junk),
            ("Entwürfe", Drafts),
            ("Archiv", Archive),
            ("Waiting", Waiting),
            ("Kunden/Wartet", Waiting),
            ("Kunden/Archiv", Other),
            ("Müller", Other),
        ] {
            assert_eq!(role(name, Some('/')), expected, "{name}");
        }
        assert_eq!(role("Wartet.x", None), Other);
    }
}
