//! What a server can do beyond the minimum, and switching it on.

use super::command::Command;
use super::error::ImapError;
use super::line::Line;
use super::login::Offered;
use super::response::Status;

/// What is used of what a server can do.
#[expect(clippy::struct_excessive_bools, reason = "each is there or not, whatever the others are")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Abilities {
    /// It tells of news by itself (RFC 2177).
    pub(super) idle: bool,
    /// It counts changes of marks (RFC 7162).
    pub(super) condstore: bool,
    /// It says what has vanished (RFC 7162).
    pub(super) qresync: bool,
    /// Gmail's numbers and labels (`X-GM-EXT-1`).
    pub(super) gmail: bool,
    /// Names of folders are UTF-8 (RFC 6855).
    pub(super) utf8: bool,
    /// It says what folders are for when asked (RFC 6154, RFC 5258).
    pub(super) special_use: bool,
    /// It says where the user's own folders are (RFC 2342).
    pub(super) namespace: bool,
}

/// Switches on what needs to be (`ENABLE`, RFC 5161). A server that refuses has it not.
pub(super) async fn enable(line: &mut Line, offered: &Offered) -> Result<Abilities, ImapError> {
    let has = |name: &str| offered.contains(name);
    let may_enable = has("ENABLE") || has("IMAP4REV2");
    let mut abilities = Abilities {
        idle: has("IDLE") || has("IMAP4REV2"),
        condstore: has("CONDSTORE") || has("QRESYNC"),
        gmail: has("X-GM-EXT-1"),
        special_use: has("SPECIAL-USE") && has("LIST-EXTENDED"),
        namespace: has("NAMESPACE") || has("IMAP4REV2"),
        ..Abilities::default()
    };
    for name in ["QRESYNC", "UTF8=ACCEPT"] {
        if !may_enable || !has(name) {
            continue;
        }
        let mut enabled = false;
        let said = line
            .run(Command::new(format!("ENABLE {name}")), &mut |data| {
                enabled |= data.name == "ENABLED" && data.values.iter().any(|it| it.is(name));
            })
            .await?;
        let enabled = enabled && said.status == Status::Ok;
        match name {
            "QRESYNC" => abilities.qresync = enabled,
            _ => abilities.utf8 = enabled,
        }
    }
    Ok(abilities)
}
