//! What the receiving server found out about a sender (`Authentication-Results`, RFC 8601), and
//! the conversation that Outlook counts a message to.

use core::net::IpAddr;

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
    /// 5). `server` is the name under which one's own server signs (`authserv-id`; `*.host.example`
    /// stands for all servers of a host): a header of another name says nothing. Where it is not
    /// known, a header proves something by its place alone: above the trace of the server that took
    /// the message in from outside, where nobody else can put anything.
    pub fn proof(&self, server: Option<&str>) -> Proof {
        let header = self.raw_header(&HeaderName::AuthenticationResults);
        let results = Results::of(&header);
        let from = self.from_address().unwrap_or_default();
        let proof = results.proof(from.rsplit('@').next().unwrap_or_default());
        match server {
            Some(server) if !is_name_of(&results.server, server) => Proof::Unknown,
            None if proof == Proof::Pass && !self.is_found_inside() => Proof::Unknown,
            _ => proof,
        }
    }

    /// Whether the top-most results stand above the `Received` header of the server that took the
    /// message in from outside: each server puts its own above all that came (RFC 5321, 4.4).
    fn is_found_inside(&self) -> bool {
        let mut is_found = false;
        for header in self.headers_in_order().take(MOST_HEADERS) {
            if header.name == HeaderName::AuthenticationResults {
                is_found = true;
            } else if header.name == HeaderName::Received && !is_inside(&self.raw_value(header)) {
                return is_found;
            }
        }
        false
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
        let (first, rest) = bare.split_once(';').unwrap_or((&bare, ""));
        let server = first.split_whitespace().next().unwrap_or_default();
        // Some servers of Microsoft's write no name, and begin with what they found.
        let (server, parts) =
            if server.contains('=') { ("", bare.as_str()) } else { (server, rest) };
        let method = |part: &str| {
            let mut words = part.split_whitespace();
            let (method, result) = words.next()?.split_once('=')?;
            let domains = words.filter_map(|word| word.split_once('=')).map(|(_, value)| {
                let domain = value.rsplit('@').next().unwrap_or_default();
                domain.trim_matches(['"', '<', '>']).to_owned()
            });
            Some((method.to_owned(), result.to_owned(), domains.collect()))
        };
        Self { server: server.to_owned(), methods: parts.split(';').filter_map(method).collect() }
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

/// Whether a name is the one that is known, or of a host of which all are.
fn is_name_of(name: &str, known: &str) -> bool {
    match known.strip_prefix('*') {
        Some(end) => name.len() > end.len() && name.ends_with(&end.to_lowercase()),
        None => name.eq_ignore_ascii_case(known),
    }
}

/// So many headers are looked at; traces stand on top.
const MOST_HEADERS: usize = 200;

/// Whether a `Received` header tells of a way inside one's own network: by LMTP (RFC 2033), or from
/// an address that exists in no other. What the client said of itself may be among its words, so
/// one address from outside is enough to make it a way from outside.
fn is_inside(received: &str) -> bool {
    let line = received.to_lowercase();
    let is_end = |sign: char| sign.is_whitespace() || "()[]=;,".contains(sign);
    let words: Vec<&str> = line.split(is_end).filter(|word| !word.is_empty()).collect();
    let address = |word: &&str| word.trim_start_matches("ipv6:").parse::<IpAddr>().ok();
    let addresses: Vec<IpAddr> = words.iter().filter_map(address).collect();
    let by_lmtp = words.windows(2).any(|pair| pair == ["with", "lmtp"]);
    (by_lmtp || !addresses.is_empty()) && addresses.iter().all(is_private)
}

/// Loopback, link-local and private addresses (RFC 1918, RFC 4193).
fn is_private(address: &IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(it) => it.is_loopback() || it.is_private() || it.is_link_local(),
        IpAddr::V6(it) => it.is_loopback() || it.is_unique_local() || it.is_unicast_link_local(),
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
    fn h_09_without_a_name_only_the_place_proves() {
        let passed = "Authentication-Results: mx.x.example; dmarc=pass\r\n";
        let outside = "Received: from a.example (a.example [203.0.113.5])\r\n by mx.x.example\r\n";
        let inside = "Received: from mx.x.example ([127.0.0.1]) by mx.x.example with ESMTP\r\n";
        let lmtp = "Received: from mx.x.example\r\n by imap.x.example with LMTP id x\r\n";
        for (headers, expected) in [
            (format!("{passed}{outside}"), Proof::Pass),
            (format!("{lmtp}{inside}{passed}{outside}"), Proof::Pass),
            // Brought by the message, with a trace that it made up.
            (format!("{outside}{passed}"), Proof::Unknown),
            (format!("{outside}{passed}{outside}"), Proof::Unknown),
            (format!("{outside}{passed}{inside}{outside}"), Proof::Unknown),
            // Whoever calls itself by an inner address comes from outside all the same.
            (
                format!(
                    "Received: from [127.0.0.1] (unknown [203.0.113.5]) by mx\r\n{passed}{outside}"
                ),
                Proof::Unknown,
            ),
            (
                format!("Received: from [10.0.0.1] (203.0.113.5) by mx\r\n{passed}{outside}"),
                Proof::Unknown,
            ),
            // Nobody took it in from outside.
            (passed.to_owned(), Proof::Unknown),
            (format!("{passed}{inside}"), Proof::Unknown),
        ] {
            check(&headers, None, expected);
        }
    }

    #[test]
    fn h_09_a_name_may_be_that_of_a_whole_host() {
        let passed = "Authentication-Results: mx5.host.example; dmarc=pass\r\n";
        check(passed, Some("*.host.example"), Proof::Pass);
        check(passed, Some("*.ost.example"), Proof::Unknown);
        check(&passed.replace("mx5.", ""), Some("*.host.example"), Proof::Unknown);
    }

    #[test]
    fn results_without_a_name_are_those_of_no_server() {
        let header =
            "Authentication-Results: spf=fail (x) smtp.mailfrom=a@b.example; dkim=none\r\n";
        check(header, None, Proof::Fail);
        check(header, Some("mx.studio.example"), Proof::Unknown);
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
