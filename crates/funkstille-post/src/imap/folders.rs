//! Which folders there are, and what they are for (RFC 6154; else by their names).

use std::collections::BTreeMap;

use super::command::Command;
use super::error::ImapError;
use super::response::Data;
use super::value::Value;
use super::{Mailbox, names};
use crate::folder_names;
use crate::incoming::{FolderRole, MailFolder};
use crate::server::{Sent, ServerError};

/// The most folders that are listed.
const MOST_FOLDERS: usize = 20_000;

/// A folder as the server lists it.
struct Listed {
    attributes: Vec<String>,
    delimiter: Option<char>,
    wire: Vec<u8>,
}

/// The places of other people's folders, and of one's own (RFC 2342).
#[derive(Default)]
struct Namespaces {
    own: Vec<String>,
    others: Vec<String>,
}

impl Mailbox {
    /// Lists the folders that can be read, by name, the inbox first.
    ///
    /// # Errors
    /// Where the server refuses or the connection fails.
    pub async fn folders(&mut self) -> Result<Vec<MailFolder>, ImapError> {
        let namespaces = self.namespaces().await?;
        let asked = if self.abilities.special_use { " RETURN (SPECIAL-USE)" } else { "" };
        let command = Command::new(format!("LIST \"\" \"*\"{asked}"));
        let mut listed = Vec::new();
        self.run("LIST", command, &mut |data| {
            if listed.len() < MOST_FOLDERS {
                listed.extend(listed_of(&data));
            }
        })
        .await?;
        let mut wire_names = BTreeMap::new();
        let mut folders = Vec::new();
        for it in listed {
            let has = |name: &str| it.attributes.iter().any(|has| has.eq_ignore_ascii_case(name));
            let name = self.shown(&it.wire);
            if has("\\Noselect") || has("\\NonExistent") || wire_names.contains_key(&name) {
                continue;
            }
            let role = role(&it, &name, &namespaces);
            wire_names.insert(name.clone(), it.wire);
            folders.push(MailFolder { name, role });
        }
        folders.sort_by(|a, b| {
            (a.role != FolderRole::Inbox, a).cmp(&(b.role != FolderRole::Inbox, b))
        });
        self.wire_names = Some(wire_names);
        Ok(folders)
    }

    /// Leaves out folders whose messages lie in another one too. With Gmail every message but
    /// those in *Spam* and *Trash* lies in *All Mail*; where that is not shown, all folders stay.
    pub fn without_copies(&self, folders: Vec<MailFolder>) -> Vec<MailFolder> {
        use FolderRole::{All, Junk, Trash};
        let has_all = folders.iter().any(|folder| folder.role == All);
        let lies_apart = |folder: &MailFolder| matches!(folder.role, All | Junk | Trash);
        if !(self.abilities.gmail && has_all) {
            return folders;
        }
        folders.into_iter().filter(lies_apart).collect()
    }

    /// The name of a folder as the server writes it. Names that are wrongly encoded do not follow
    /// from what is shown of them, so the list is asked for, once.
    pub(super) async fn wire_name(&mut self, name: &str) -> Result<Vec<u8>, ImapError> {
        if name.contains('\0') {
            return Err(ServerError::Unsendable { what: Sent::Folder }.into());
        }
        if self.wire_names.is_none() && !name.eq_ignore_ascii_case("INBOX") {
            self.folders().await?;
        }
        let known = self.wire_names.as_ref().and_then(|names| names.get(name)).cloned();
        Ok(known.unwrap_or_else(|| {
            if self.abilities.utf8 {
                return name.as_bytes().to_vec();
            }
            names::encode(name).into_bytes()
        }))
    }

    fn shown(&self, wire: &[u8]) -> String {
        if self.abilities.utf8 {
            return String::from_utf8_lossy(wire).into_owned();
        }
        names::decode(wire)
    }

    async fn namespaces(&mut self) -> Result<Namespaces, ImapError> {
        let mut found = Namespaces::default();
        if !self.abilities.namespace {
            return Ok(found);
        }
        let said = self
            .line
            .run(Command::new("NAMESPACE"), &mut |data| {
                if data.name == "NAMESPACE" {
                    let prefixes = |at: usize| {
                        let kinds = data.values.get(at).map(Value::items).unwrap_or_default();
                        let prefix = |it: &Value| it.items().first().and_then(Value::text);
                        kinds.iter().filter_map(prefix).filter(|it| !it.is_empty()).collect()
                    };
                    found.own = prefixes(0);
                    found.others = [prefixes(1), prefixes(2)].concat();
                }
            })
            .await?;
        // Whoever refuses to say it has folders all the same.
        Ok(if said.status == super::Status::Ok { found } else { Namespaces::default() })
    }
}

fn listed_of(data: &Data) -> Option<Listed> {
    let (attributes, delimiter, name) = match data.values.as_slice() {
        [attributes, delimiter, name, ..] if data.name == "LIST" => (attributes, delimiter, name),
        _ => return None,
    };
    // An atom `NIL` here is a folder of that name.
    let wire = match name {
        Value::Atom(bytes) | Value::Text(bytes) if !bytes.is_empty() && !bytes.contains(&0) => {
            bytes.clone()
        }
        _ => return None,
    };
    let attributes = attributes.items().iter().filter_map(Value::text).collect();
    let delimiter = delimiter.text().and_then(|text| text.chars().next());
    Some(Listed { attributes, delimiter, wire })
}

fn role(listed: &Listed, name: &str, namespaces: &Namespaces) -> FolderRole {
    if name.eq_ignore_ascii_case("INBOX") {
        return FolderRole::Inbox;
    }
    let special = listed.attributes.iter().find_map(|attribute| {
        Some(match attribute.to_ascii_lowercase().as_str() {
            "\\sent" => FolderRole::Sent,
            "\\archive" => FolderRole::Archive,
            "\\all" => FolderRole::All,
            "\\junk" => FolderRole::Junk,
            "\\drafts" => FolderRole::Drafts,
            "\\trash" => FolderRole::Trash,
            _ => return None,
        })
    });
    if let Some(role) = special {
        return role;
    }
    let wire = String::from_utf8_lossy(&listed.wire);
    if namespaces.others.iter().any(|prefix| wire.starts_with(prefix.as_str())) {
        return FolderRole::Other;
    }
    let own = namespaces.own.iter().find_map(|prefix| name.strip_prefix(prefix.as_str()));
    folder_names::role(own.unwrap_or(name), listed.delimiter)
}
