//! What the names of mail folders say (`signals/folders.toml`).

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
struct Folders {
    sent: Vec<String>,
    drafts: Vec<String>,
    trash: Vec<String>,
}

static FOLDERS: LazyLock<Folders> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../signals/folders.toml"))
        .expect("the file is part of the program and a test reads it")
});

/// Whether a folder holds what was never sent, or what was thrown away. The last part of its name
/// counts, in any case: `INBOX.Drafts`, `Archive/Entwürfe`.
pub(crate) fn is_unsent(folder: &str) -> bool {
    let name = last_part(folder);
    FOLDERS.drafts.contains(&name) || FOLDERS.trash.contains(&name)
}

/// Whether a folder holds what we sent. Named as for [`is_unsent`].
pub(crate) fn is_sent(folder: &str) -> bool {
    FOLDERS.sent.contains(&last_part(folder))
}

fn last_part(folder: &str) -> String {
    folder.rsplit(['/', '.']).next().unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_and_trash_were_never_sent() {
        for (folder, unsent) in [
            ("Drafts", true),
            ("INBOX.Entwürfe", true),
            ("Archive/Trash", true),
            ("", false),
            ("Sent", false),
            ("Junk", false),
            ("Clients/Drafts GmbH", false),
        ] {
            assert_eq!(is_unsent(folder), unsent, "{folder}");
        }
    }

    #[test]
    fn sent_mail_has_folders_of_its_own() {
        for (folder, sent) in
            [("Sent", true), ("INBOX.Gesendet", true), ("", false), ("Drafts", false)]
        {
            assert_eq!(is_sent(folder), sent, "{folder}");
        }
    }
}
