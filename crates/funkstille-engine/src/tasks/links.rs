//! What a task needs, with one click: numbers to call, pages on which to write.

use funkstille_core::client::{Client, Contact};

use crate::dialling;

/// A link of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it does.
    pub kind: LinkKind,
    /// Whose it is; may be empty.
    pub name: String,
    /// Where it leads: `tel:+49405550188`, `https://social.example/mira`.
    pub url: String,
}

/// What a link does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// It calls a number (RFC 3966).
    Call,
    /// It opens a page of the person.
    Page,
}

impl LinkKind {
    /// Its name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Page => "page",
        }
    }
}

/// The links of a task whose text has the values of these names; those of the person in charge come
/// first. A number that no machine can dial from `region` has none, nor has what is no page of the
/// web.
pub(super) fn links(
    client: &Client,
    in_charge: Option<&Contact>,
    names: &[&str],
    region: &str,
) -> Vec<Link> {
    let others = client.contacts.iter().filter(|contact| Some(*contact) != in_charge);
    let contacts: Vec<&Contact> = in_charge.into_iter().chain(others).collect();
    let mut links = Vec::new();
    let mut add = |kind, contact: &Contact, url: Option<String>| {
        let name = contact.name.clone();
        links.extend(url.map(|url| Link { kind, name, url }));
    };
    for contact in &contacts {
        for number in contact.numbers.iter().filter(|_| names.contains(&"phone_numbers")) {
            add(LinkKind::Call, contact, dialling::link(number, region));
        }
        for profile in contact.profiles.iter().filter(|_| names.contains(&"profiles")) {
            add(LinkKind::Page, contact, page(profile));
        }
    }
    links
}

/// The address of a page of the web, which people write without its beginning.
fn page(profile: &str) -> Option<String> {
    let profile = profile.trim();
    let scheme = profile.split_once("://").map(|(scheme, _)| scheme.to_lowercase());
    let rest = match scheme.as_deref() {
        Some("http" | "https") => profile.split_once("://").map_or("", |(_, rest)| rest),
        Some(_) => return None,
        None => profile,
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_sound = !profile.contains(|sign: char| sign.is_whitespace() || sign.is_control())
        && host.contains('.')
        && !host.contains(['@', ':']);
    let is_whole = scheme.is_some();
    is_sound.then(|| if is_whole { profile.to_owned() } else { format!("https://{profile}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_people() {
        for (profile, expected) in [
            ("https://social.example/mira", Some("https://social.example/mira")),
            ("HTTP://social.example/mira", Some("HTTP://social.example/mira")),
            ("social.example/in/mira-lang", Some("https://social.example/in/mira-lang")),
            ("social.example", Some("https://social.example")),
            ("@mira", None),
            ("mira@social.example", None),
            ("javascript://social.example/%0aalert(1)", None),
            ("javascript:alert(1.0)", None),
            ("ask at the front desk", None),
            ("https://social.example/a b", None),
            ("", None),
        ] {
            assert_eq!(page(profile), expected.map(str::to_owned), "{profile}");
        }
    }
}
