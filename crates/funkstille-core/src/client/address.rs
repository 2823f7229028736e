//! What keeps a text from being an address that mail can be sent to. Whoever writes one asks here,
//! so that what is taken can be sent.

use crate::explain::{Explain, Fact};

/// The longest part before the `@`, in octets (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;

/// The longest address, in octets (RFC 5321, 4.5.3.1.3, without its angle brackets).
const LONGEST: usize = 254;

/// The longest part of a domain between two dots (RFC 1035, 2.3.4).
const LONGEST_LABEL: usize = 63;

/// The last two code points of each plane are no characters (RFC 3454, C.4).
const NO_CHARACTERS: u32 = 0xfffe;

/// What keeps a text from being an address that mail can be sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressFault {
    /// There is no `@` with something on both sides.
    NoAt,
    /// A blank or a sign that shows nothing stands before the `@`.
    Blank,
    /// A sign stands before the `@` that no address has there without quotes, which letters never
    /// go to.
    Sign(char),
    /// The part before the `@` begins or ends with a dot, or has two in a row.
    Dots,
    /// The part before the `@` is longer than servers take.
    LongLocal {
        /// Its octets.
        octets: usize,
    },
    /// The whole is longer than servers take.
    Long {
        /// Its octets.
        octets: usize,
    },
    /// What stands behind the `@` is no name of a domain.
    Domain,
    /// A part of the domain is longer than name servers know.
    LongLabel {
        /// The part, in the form that name servers know.
        label: String,
    },
}

impl AddressFault {
    /// Looks at both sides of the last `@`: at the first as it is written (RFC 5321, 4.1.2:
    /// `Dot-string`, with the letters beyond ASCII of RFC 6532), at the domain in the form that
    /// name servers know (IDNA, in ASCII). `None` where mail can be sent there.
    pub fn of(local: &str, domain: &str) -> Option<Self> {
        if local.is_empty() || domain.is_empty() {
            return Some(Self::NoAt);
        }
        if let Some(sign) = local.chars().find(|sign| !is_in_local(*sign)) {
            return Some(if shows(sign) { Self::Sign(sign) } else { Self::Blank });
        }
        if local.split('.').any(str::is_empty) {
            return Some(Self::Dots);
        }
        if local.len() > LONGEST_LOCAL {
            return Some(Self::LongLocal { octets: local.len() });
        }
        if let Some(label) = domain.split('.').find(|label| label.len() > LONGEST_LABEL) {
            return Some(Self::LongLabel { label: label.to_owned() });
        }
        if !domain.split('.').all(is_label) {
            return Some(Self::Domain);
        }
        let octets = local.len() + 1 + domain.len();
        (octets > LONGEST).then_some(Self::Long { octets })
    }
}

/// The signs of an atom (RFC 5322, 3.2.3), dots, and letters beyond ASCII that show.
fn is_in_local(sign: char) -> bool {
    let is_ascii = sign.is_ascii_alphanumeric() || ".!#$%&'*+-/=?^_`{|}~".contains(sign);
    is_ascii || !sign.is_ascii() && shows(sign)
}

/// Whether a sign shows something and turns no direction (Unicode, UAX 9).
fn shows(sign: char) -> bool {
    let turns = matches!(sign,
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{061c}');
    let is_none = matches!(sign, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(sign) & NO_CHARACTERS == NO_CHARACTERS;
    !(turns || is_none || sign.is_whitespace() || sign.is_control())
}

/// A part of a domain: not empty, and no hyphen at its ends (RFC 1123, 2.1). An underline is none
/// of its signs, but some hosts have one and take mail.
fn is_label(label: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "-_".contains(sign);
    let has_ends = !label.starts_with('-') && !label.ends_with('-');
    !label.is_empty() && has_ends && label.chars().all(is_sign)
}

impl Explain for AddressFault {
    fn key(&self) -> String {
        match self {
            Self::NoAt => "error-address",
            Self::Blank => "error-address-blank",
            Self::Sign(_) => "error-address-sign",
            Self::Dots => "error-address-dots",
            Self::LongLocal { .. } => "error-address-long-local",
            Self::Long { .. } => "error-address-long",
            Self::Domain => "error-address-domain",
            Self::LongLabel { .. } => "error-address-long-label",
        }
        .to_owned()
    }

    fn facts(&self) -> Vec<(&'static str, Fact)> {
        let count = |octets: usize| Fact::Number(i64::try_from(octets).unwrap_or(i64::MAX));
        let most = |most| ("most", count(most));
        match self {
            Self::NoAt | Self::Blank | Self::Dots | Self::Domain => vec![],
            Self::Sign(sign) => vec![("sign", Fact::Text(sign.to_string()))],
            Self::LongLocal { octets } => vec![("octets", count(*octets)), most(LONGEST_LOCAL)],
            Self::Long { octets } => vec![("octets", count(*octets)), most(LONGEST)],
            Self::LongLabel { label } => vec![("label", label.into()), most(LONGEST_LABEL)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_written_to_is_said() {
        let name = "a".repeat(64);
        let label = "b".repeat(63);
        let (long_name, long_label) = (format!("{name}a"), format!("{label}b"));
        let domain = [label.as_str(), &label, &label[..61]].join(".");
        let long_domain = format!("{domain}b");
        let dotted = format!("{long_label}.test");
        for (local, domain, fault) in [
            ("mira", "f.test", None),
            ("mira.lang+x", "mail.f-g.test", None),
            ("jürgen", "f.test", None),
            ("mira", "localhost", None),
            ("mira", "xn--bcher-kva.test", None),
            ("mira", "post_1.f.test", None),
            (&name, "f.test", None),
            (&name, &domain, None),
            ("", "f.test", Some(AddressFault::NoAt)),
            ("mira", "", Some(AddressFault::NoAt)),
            ("<mira", "f.test", Some(AddressFault::Sign('<'))),
            ("\"mira", "f.test", Some(AddressFault::Sign('"'))),
            ("mira@x", "f.test", Some(AddressFault::Sign('@'))),
            ("mira lang", "f.test", Some(AddressFault::Blank)),
            ("mira\r\nBcc: x", "f.test", Some(AddressFault::Blank)),
            ("mira\u{2028}", "f.test", Some(AddressFault::Blank)),
            ("mi\u{202e}ra", "f.test", Some(AddressFault::Blank)),
            (".mira", "f.test", Some(AddressFault::Dots)),
            ("mira.", "f.test", Some(AddressFault::Dots)),
            ("mi..ra", "f.test", Some(AddressFault::Dots)),
            (&long_name, "f.test", Some(AddressFault::LongLocal { octets: 65 })),
            (&name, &long_domain, Some(AddressFault::Long { octets: 255 })),
            ("mira", "f..test", Some(AddressFault::Domain)),
            ("mira", ".f.test", Some(AddressFault::Domain)),
            ("mira", "f.test.", Some(AddressFault::Domain)),
            ("mira", "-f.test", Some(AddressFault::Domain)),
            ("mira", "f-.test", Some(AddressFault::Domain)),
            ("mira", "f.test>", Some(AddressFault::Domain)),
            ("mira", &dotted, Some(AddressFault::LongLabel { label: long_label.clone() })),
        ] {
            assert_eq!(AddressFault::of(local, domain), fault, "{local}@{domain}");
        }
    }
}
