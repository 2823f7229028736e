//! What the receiving server found out about a sender (`Authentication-Results`, RFC 8601), and
//! the conversation that Outlook counts a message to.

use mail_parser::HeaderName;
use mail_parser::decoders::base64::base64_decode;

use super::parse::Parsed;

/// Whether a message is from whom it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// The server found that it is.
    Pass,
    /// The server found that it is not.
    Fail,
    /// Nobody said.
    #[default]
    Unknown,
}

impl Proof {
    /// Its name in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
        }
    }

    /// Reads the name; any other text is not known.
    pub fn parse(name: &str) -> Self {
        [Self::Pass, Self::Fail].into_iter().find(|it| it.as_str() == name).unwrap_or_default()
    }
}

/// Where the GUID of a conversation stands in `Thread-Index`, behind a time (MS-OXOMSG, 2.2.1.3).
const GUID: std::ops::Range<usize> = 6..22;

/// How the id ends that stands for a conversation.
const THREAD_INDEX: &str = "@thread-index";

impl Parsed<'_> {
    /// Whether the message is from whom it says, as the receiving server found out. Only the
    /// top-most header counts: what stands below it may come from the sender (RFC 8601, section
    /// 5). `server` is the name under which one's own server signs (`authserv-id`); where it is
    /// known, a header of another name says nothing, and where it is not, none proves anything.
    pub fn proof(&self, server: Option<&str>) -> Proof {
        let header = self.raw_header(&HeaderName::AuthenticationResults);
        let results = Results::of(&header);
        let from = self.from_address().unwrap_or_default();
        let proof = results.proof(from.rsplit('@').next().unwrap_or_default());
        match server {
            Some(server) if !results.server.eq_ignore_ascii_case(server) => Proof::Unknown,
            None if proof == Proof::Pass => Proof::Unknown,
            _ => proof,
        }
    }

    /// The conversation that Outlook counts the message to, as an id that no message has: equal
    /// for all its answers, whatever became of the other headers.
    pub fn thread_index(&self) -> Option<String> {
        let value = self.header_named("Thread-Index");
        let folded: String = value.split_whitespace().collect();
        let bytes = base64_decode(folded.as_bytes())?;
        let guid = bytes.get(GUID)?.try_into().ok()?;
        Some(format!("{:032x}{THREAD_INDEX}", u128::from_be_bytes(guid)))
    }
}

/// Whether an id is the number of a conversation ([`Parsed::thread_index`]), and not of a message.
pub fn is_thread_index(id: &str) -> bool {
    id.ends_with(THREAD_INDEX)
}

/// One header, taken apart.
struct Results {
    server: String,
    /// Method, result, and the domains that it is about.
    methods: Vec<(String, String, Vec<String>)>,
}

impl Results {
    fn of(header: &str) -> Self {
        let bare = without_comments(header).to_lowercase();
        let mut parts = bare.split(';');
        let server = parts.next().and_then(|it| it.split_whitespace().next()).unwrap_or_default();
        let method = |part: &str| {
            let mut words = part.split_whitespace();
            let (method, result) = words.next()?.split_once('=')?;
            let domains = words.filter_map(|word| word.split_once('=')).map(|(_, value)| {
                let domain = value.rsplit('@').next().unwrap_or_default();
                domain.trim_matches(['"', '<', '>']).to_owned()
            });
            Some((method.to_owned(), result.to_owned(), domains.collect()))
        };
        Self { server: server.to_owned(), methods: parts.filter_map(method).collect() }
    }

    /// DMARC (RFC 7489) decides where it stands; else a signature or a sender of the same domain
    /// proves it, and a failure without any such proof disproves it.
    fn proof(&self, domain: &str) -> Proof {
        let of = |name: &str, result: &str| {
            self.methods.iter().any(|(it, found, _)| it == name && found == result)
        };
        let aligned = |(method, result, domains): &(String, String, Vec<String>)| {
            let is_near = |it: &String| {
                it == domain
                    || it.ends_with(&format!(".{domain}"))
                    || domain.ends_with(&format!(".{it}")) && it.contains('.')
            };
            matches!(method.as_str(), "dkim" | "spf")
                && result == "pass"
                && domains.iter().any(is_near)
        };
        if of("dmarc", "pass") {
            Proof::Pass
        } else if of("dmarc", "fail") {
            Proof::Fail
        } else if self.methods.iter().any(aligned) {
            Proof::Pass
        } else if of("dkim", "fail") || of("spf", "fail") {
            Proof::Fail
        } else {
            Proof::Unknown
        }
    }
}

/// Comments stand in parentheses (RFC 5322, 3.2.2).
fn without_comments(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::parse;

    fn check(headers: &str, server: Option<&str>, expected: Proof) {
        let mail = format!("{headers}From: Anna <anna@kunde.example>\r\n\r\nx");
        let parsed = parse(mail.as_bytes()).expect("a mail");
        assert_eq!(parsed.proof(server), expected, "{headers}");
    }

    #[test]
    fn h_09_only_the_own_server_proves_who_wrote() {
        let header = |text: &str| format!("Authentication-Results: {text}\r\n");
        let mx = Some("mx.studio.example");
        let passed = header("mx.studio.example; dmarc=pass (p=none) header.from=kunde.example");
        let failed = header("mx.studio.example 1;\r\n spf=fail smtp.mailfrom=x@evil.example");
        check(&passed, mx, Proof::Pass);
        check(&passed, None, Proof::Unknown);
        check(&passed, Some("mx.other.example"), Proof::Unknown);
        check(&failed, mx, Proof::Fail);
        check(&failed, None, Proof::Fail);
        check(&format!("{failed}{passed}"), mx, Proof::Fail);
        check("", mx, Proof::Unknown);
        let signed = header("mx.studio.example; spf=fail; dkim=pass header.d=kunde.example");
        check(&signed, mx, Proof::Pass);
        let other = header("mx.studio.example; dkim=pass header.d=mailer.example");
        check(&other, mx, Proof::Unknown);
        let both = header("mx.studio.example; dkim=pass header.d=kunde.example; dmarc=fail");
        check(&both, mx, Proof::Fail);
        check(&header("mx.studio.example; spf=softfail"), mx, Proof::Unknown);
        check(&header("(a; dmarc=pass) mx.studio.example; none"), mx, Proof::Unknown);
    }

    #[test]
    fn answers_in_outlook_share_the_root_of_their_index() {
        let index = |value: &str| {
            let mail = format!("From: a@b.example\r\nThread-Index: {value}\r\n\r\nx");
            parse(mail.as_bytes()).expect("a mail").thread_index()
        };
        let first = index("AQHaAbcdefghijklmnopqrstuvwxyz==");
        let answer = index("AQHaAbcdefghijklmnopqrstuvwxyzAAAAA=");
        assert!(first.is_some());
        assert_eq!(first, answer);
        assert_eq!(index("short"), None);
        assert_eq!(index(""), None);
    }
}
