//! What the server answers, by RFC 3501, 7162 and Gmail's extensions.

use super::world::{Folder, Message, World};

/// The answer to a command, untagged data and the tagged end. `folder` is the one that is open.
pub(super) fn answer(world: &World, folder: &mut Option<String>, line: &str) -> Vec<u8> {
    let (tag, command) = line.split_once(' ').unwrap_or((line, ""));
    let upper = command.to_ascii_uppercase();
    let has = |name: &str| world.capabilities.split(' ').any(|it| it == name);
    let mut out = Vec::new();
    let mut end = "OK done".to_owned();
    if upper == "CAPABILITY" {
        say(&mut out, &format!("* CAPABILITY {}", world.capabilities));
    } else if upper.starts_with("LOGIN ") || upper.starts_with("AUTHENTICATE ") {
        if !world.refusal.is_empty() {
            end.clone_from(&world.refusal);
        }
    } else if let Some(name) = upper.strip_prefix("ENABLE ") {
        let name = if has(name) { name } else { "" };
        say(&mut out, &format!("* ENABLED {name}"));
    } else if upper == "NAMESPACE" {
        say(&mut out, "* NAMESPACE ((\"\" \"/\")) ((\"Andere/\" \"/\")) NIL");
    } else if upper.starts_with("LIST ") {
        for (name, folder) in &world.folders {
            let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
            say(&mut out, &format!("* LIST ({}) \"/\" \"{quoted}\"", folder.attributes));
        }
    } else if upper.starts_with("EXAMINE ") {
        let name = command.split('"').nth(1).unwrap_or_default();
        match world.folders.get(name) {
            Some(it) if !it.refusal.is_empty() => end.clone_from(&it.refusal),
            Some(it) => {
                *folder = Some(name.to_owned());
                examine(world, it, &upper, &mut out);
            }
            None => "NO [NONEXISTENT] no such folder".clone_into(&mut end),
        }
    } else if upper == "LOGOUT" {
        say(&mut out, "* BYE");
    } else if let Some(open) = folder.as_ref().and_then(|name| world.folders.get(name)) {
        if let Some(set) = upper.strip_prefix("UID SEARCH UID ") {
            let uids: Vec<String> = select(open, set).map(|it| it.uid.to_string()).collect();
            say(&mut out, format!("* SEARCH {}", uids.join(" ")).trim_end());
        } else if let Some(asked) = command.strip_prefix("UID SEARCH HEADER ") {
            search_header(world, open, asked, &mut out);
        } else if let Some(rest) = upper.strip_prefix("UID FETCH ") {
            end = fetch(world, open, rest, &mut out);
        } else {
            "BAD what?".clone_into(&mut end);
        }
    } else {
        "BAD what?".clone_into(&mut end);
    }
    say(&mut out, &format!("{tag} {end}"));
    out
}

/// Whether the server hangs up instead of answering.
pub(super) fn is_deadly(world: &World, folder: Option<&String>, line: &str) -> bool {
    let upper = line.to_ascii_uppercase();
    let fetch = upper.split_once(" UID FETCH ").map(|(_, rest)| rest);
    let Some((set, _)) = fetch.filter(|it| it.contains("BODY")).and_then(|it| it.split_once(' '))
    else {
        return false;
    };
    let open = folder.and_then(|name| world.folders.get(name));
    open.is_some_and(|open| select(open, set).any(|it| it.uid == world.deadly_uid))
}

fn say(out: &mut Vec<u8>, line: &str) {
    out.extend_from_slice(line.as_bytes());
    out.extend_from_slice(b"\r\n");
}

fn examine(world: &World, folder: &Folder, upper: &str, out: &mut Vec<u8>) {
    say(out, "* FLAGS (\\Seen)");
    say(out, &format!("* {} EXISTS", folder.messages.len()));
    say(out, &format!("* OK [UIDVALIDITY {}] x", folder.uid_validity));
    if world.has_uid_next {
        say(out, &format!("* OK [UIDNEXT {}] x", folder.next_uid));
    }
    if world.capabilities.contains("CONDSTORE") || world.capabilities.contains("QRESYNC") {
        say(out, &format!("* OK [HIGHESTMODSEQ {}] x", folder.modseq));
    }
    let Some((_, since)) = upper.split_once("(QRESYNC (") else { return };
    let numbers: Vec<&str> = since.trim_end_matches(')').split(' ').collect();
    if numbers[0] != folder.uid_validity.to_string() {
        return;
    }
    let modseq: u64 = numbers[1].parse().expect("a number");
    let gone = folder.vanished.iter().filter(|(_, at)| *at > modseq);
    let gone: Vec<String> = gone.map(|(uid, _)| uid.to_string()).collect();
    if !gone.is_empty() {
        say(out, &format!("* VANISHED (EARLIER) {}", gone.join(",")));
    }
    for (at, it) in folder.messages.iter().enumerate().filter(|(_, it)| it.modseq > modseq) {
        let (uid, flags) = (it.uid, it.flags.join(" "));
        say(out, &format!("* {} FETCH (UID {uid} FLAGS ({flags}) MODSEQ ({}))", at + 1, it.modseq));
    }
}

/// The messages in whose header this stands, in any case (RFC 9051, 6.4.4).
fn search_header(world: &World, folder: &Folder, asked: &str, out: &mut Vec<u8>) {
    let (name, value) = asked.split_once(' ').expect("a name and a value");
    let value = value.trim_matches('"').to_lowercase();
    let is_known = world.searches_any_header || !name.starts_with("X-");
    let has = |it: &&Message| is_known && header(it, name).to_lowercase().contains(&value);
    let uids: Vec<String> =
        folder.messages.iter().filter(has).map(|it| it.uid.to_string()).collect();
    say(out, format!("* SEARCH {}", uids.join(" ")).trim_end());
}

/// The value of a header of a message.
fn header(message: &Message, name: &str) -> String {
    let text = String::from_utf8_lossy(&message.bytes).into_owned();
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    let found = head.lines().filter_map(|line| line.split_once(':'));
    let mut found = found.filter(|(found, _)| found.eq_ignore_ascii_case(name));
    found.next().map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
}

fn fetch(world: &World, folder: &Folder, rest: &str, out: &mut Vec<u8>) -> String {
    let (set, wanted) = rest.split_once(' ').expect("a set and items");
    let since = wanted
        .split_once("(CHANGEDSINCE ")
        .map_or(0, |(_, number)| number.trim_end_matches(')').parse::<u64>().expect("a number"));
    out.extend_from_slice(world.chatter.as_bytes());
    for it in select(folder, set).filter(|it| it.modseq > since) {
        if it.uid == world.broken_uid && wanted.contains("BODY") {
            return world.brokenness.clone();
        }
        message(world, it, wanted, out);
    }
    "OK done".to_owned()
}

fn message(world: &World, it: &Message, wanted: &str, out: &mut Vec<u8>) {
    let mut line = format!("* 1 FETCH (UID {} FLAGS ({})", it.uid, it.flags.join(" "));
    if wanted.contains("X-GM-LABELS") {
        line = format!("{line} X-GM-LABELS ({})", it.labels);
    }
    if wanted.contains("X-GM-MSGID") {
        line = format!("{line} X-GM-MSGID {}", 1000 + u64::from(it.uid));
    }
    if wanted.contains("INTERNALDATE") {
        line = format!("{line} INTERNALDATE \"{}\"", world.internal_date);
    }
    if let Some((_, fields)) = wanted.split_once("BODY.PEEK[HEADER.FIELDS (") {
        let fields = fields.split(')').next().unwrap_or_default();
        let lines = fields.split(' ').map(|name| (name, header(it, name)));
        let lines = lines.filter(|(_, value)| !value.is_empty());
        let lines: Vec<String> =
            lines.map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let head = format!("{}\r\n", lines.concat());
        line = format!("{line} BODY[HEADER.FIELDS ({fields})] {{{}}}\r\n{head}", head.len());
    }
    if let Some((_, most)) = wanted.split_once("BODY.PEEK[]<0.") {
        let most = most.split('>').next().and_then(|it| it.parse().ok()).expect("a number");
        let bytes = &it.bytes[..it.bytes.len().min(most)];
        line = format!("{line} BODY[]<0> {{{}}}\r\n", bytes.len());
        out.extend_from_slice(line.as_bytes());
        out.extend_from_slice(bytes);
        line.clear();
    }
    say(out, &format!("{line})"));
}

/// The messages of a set.
fn select<'a>(folder: &'a Folder, set: &str) -> impl Iterator<Item = &'a Message> {
    let last = folder.messages.last().map_or(0, |it| it.uid);
    let number = |text: &str| if text == "*" { last } else { text.parse().expect("a UID") };
    let ranges: Vec<(u32, u32)> = set
        .split(',')
        .map(|part| {
            let (first, end) = part.split_once(':').unwrap_or((part, part));
            let (first, end) = (number(first), number(end));
            (first.min(end), first.max(end))
        })
        .collect();
    folder
        .messages
        .iter()
        .filter(move |it| ranges.iter().any(|(first, end)| (*first..=*end).contains(&it.uid)))
}
