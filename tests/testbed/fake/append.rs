//! A message that the server is given (`APPEND`, RFC 9051, 6.3.12).

use std::sync::Mutex;

use super::world::{Append, World};

/// Its answer to a command of which the message is still to come; `None` where it wants it.
pub(super) fn refused(world: &Mutex<World>, line: &str) -> Option<String> {
    let world = world.lock().expect("the world");
    let (tag, command) = line.split_once(' ')?;
    let Append::Refused { said, heard: false } = &world.append else { return None };
    command.starts_with("APPEND ").then(|| format!("{tag} {said}\r\n"))
}

/// Takes `APPEND "folder" (flags) "date" {size}` with the message behind it; `None` where the
/// connection ends instead of an answer.
pub(super) fn taken(world: &Mutex<World>, tag: &str, command: &str) -> Option<String> {
    let mut world = world.lock().expect("the world");
    let (head, message) = command.split_once('}').expect("a message");
    let mut parts = head.split('"');
    let folder = parts.nth(1).unwrap_or_default().to_owned();
    let flags = parts.next().unwrap_or_default().trim().trim_matches(['(', ')']).to_owned();
    let append = world.append.clone();
    if append == Append::Lost {
        return None;
    }
    if let Append::Refused { said, .. } = append {
        return Some(format!("{tag} {said}\r\n"));
    }
    let has_uids = world.capabilities.contains("UIDPLUS");
    let Some(folder) = world.folders.get_mut(&folder) else {
        return Some(format!("{tag} NO [TRYCREATE] no such folder\r\n"));
    };
    let uid = folder.deliver_bytes(message.as_bytes());
    for flag in flags.split(' ') {
        folder.mark(uid, flag);
    }
    let place = format!(" [APPENDUID {} {uid}]", folder.uid_validity);
    let place = if has_uids { place } else { String::new() };
    (append == Append::Kept).then(|| format!("{tag} OK{place} kept\r\n"))
}
