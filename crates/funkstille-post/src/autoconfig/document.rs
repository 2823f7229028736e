//! The document in which a domain describes its mail servers: Mozilla's `config-v1.1.xml`.
//!
//! It comes from a stranger. There are no entities but those of XML itself, a document with a type
//! declaration is refused, and depth and size are limited.

use std::fmt;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

use super::server::{Account, Proof, Security, Server, host_name};

/// What a document describes: servers in the order in which its author prefers them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Documented {
    /// Where mail is read, over IMAP.
    pub incoming: Vec<Server>,
    /// Where mail is handed over, by SMTP.
    pub outgoing: Vec<Server>,
}

/// Why a document cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentError {
    /// It is larger than anybody's list of servers.
    TooLarge,
    /// It is no XML, or no text in UTF-8.
    NoXml,
    /// It declares a type or entities, or nests without end.
    Forbidden,
    /// It describes no mail server.
    Empty,
}

/// The largest document that is read.
pub(super) const LONGEST_BYTES: usize = 64 * 1024;

/// The deepest nesting: the format has five levels.
const DEEPEST: usize = 16;

/// The most servers that are read.
const MOST: usize = 32;

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for DocumentError {}

/// Reads a document for an address. Servers that may not be used (no TLS, no name) are left out.
///
/// # Errors
/// [`DocumentError`]; also where no server is left.
pub fn read_document(bytes: &[u8], account: &Account) -> Result<Documented, DocumentError> {
    if bytes.len() > LONGEST_BYTES {
        return Err(DocumentError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| DocumentError::NoXml)?;
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut walk = Walk {
        account,
        path: Vec::new(),
        text: String::new(),
        entry: None,
        found: Documented::default(),
    };
    loop {
        match reader.read_event().map_err(|_| DocumentError::NoXml)? {
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                let kind = tag.try_get_attribute("type").map_err(|_| DocumentError::NoXml)?;
                let kind = kind.map(|it| it.value.into_owned());
                walk.open(name, kind.as_deref())?;
            }
            Event::End(_) => walk.close(),
            Event::Text(text) => walk.text += &text,
            Event::CData(text) => walk.text += &text,
            Event::GeneralRef(name) => walk.text.push(sign(&name)?),
            Event::DocType(_) => return Err(DocumentError::Forbidden),
            Event::Eof => break,
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    let is_whole = walk.path.is_empty();
    let found = walk.found;
    match (is_whole, found.incoming.is_empty()) {
        (false, _) => Err(DocumentError::NoXml),
        (true, true) => Err(DocumentError::Empty),
        (true, false) => Ok(found),
    }
}

/// A character written by its number or by one of the five names of XML (1.0, 4.6).
fn sign(name: &BytesRef<'_>) -> Result<char, DocumentError> {
    if let Ok(Some(sign)) = name.resolve_char_ref() {
        return Ok(sign);
    }
    match name.as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(DocumentError::Forbidden),
    }
}

struct Walk<'a> {
    account: &'a Account,
    path: Vec<String>,
    text: String,
    entry: Option<Entry>,
    found: Documented,
}

/// A server while it is being read.
#[derive(Default)]
struct Entry {
    is_incoming: bool,
    /// How deep its tag lies.
    depth: usize,
    host: Option<String>,
    port: Option<u16>,
    security: Option<Security>,
    user: Option<String>,
    proofs: Vec<Proof>,
}

impl Walk<'_> {
    fn open(&mut self, name: String, kind: Option<&str>) -> Result<(), DocumentError> {
        self.text.clear();
        self.path.push(name);
        let depth = self.path.len();
        if depth > DEEPEST {
            return Err(DocumentError::Forbidden);
        }
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        let is_incoming = match (path.as_slice(), kind) {
            (["clientConfig", "emailProvider", "incomingServer"], Some("imap")) => true,
            (["clientConfig", "emailProvider", "outgoingServer"], Some("smtp")) => false,
            _ => return Ok(()),
        };
        self.entry = Some(Entry { is_incoming, depth, ..Entry::default() });
        Ok(())
    }

    fn close(&mut self) {
        let depth = self.path.len();
        let name = self.path.pop().unwrap_or_default();
        let text = std::mem::take(&mut self.text);
        let Some(entry) = &mut self.entry else { return };
        if depth == entry.depth {
            self.finish();
        } else if depth == entry.depth + 1 {
            entry.take(&name, self.account.filled(text.trim()));
        }
    }

    fn finish(&mut self) {
        let Some(entry) = self.entry.take() else { return };
        let list =
            if entry.is_incoming { &mut self.found.incoming } else { &mut self.found.outgoing };
        let server = entry.server(self.account);
        list.extend(server.filter(Server::is_safe).filter(|_| list.len() < MOST));
    }
}

impl Entry {
    fn take(&mut self, name: &str, value: String) {
        match name {
            "hostname" => self.host = host_name(&value),
            "port" => self.port = value.parse().ok(),
            "socketType" => {
                self.security = match value.as_str() {
                    "SSL" => Some(Security::Tls),
                    "STARTTLS" => Some(Security::StartTls),
                    "plain" => Some(Security::None),
                    _ => None,
                }
            }
            "username" => self.user = Some(value),
            "authentication" => match value.as_str() {
                "OAuth2" => self.proofs.push(Proof::OAuth),
                "password-cleartext" | "plain" | "password-encrypted" | "secure" => {
                    self.proofs.push(Proof::Password);
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn server(self, account: &Account) -> Option<Server> {
        Some(Server {
            host: self.host?,
            port: self.port?,
            security: self.security?,
            user: self.user.unwrap_or_else(|| account.address.clone()),
            proofs: self.proofs,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> Account {
        Account::parse("freya@studio.example").expect("an address")
    }

    fn read(body: &str) -> Result<Documented, DocumentError> {
        let document = format!(
            "<?xml version=\"1.0\"?><clientConfig version=\"1.1\"><emailProvider id=\"x\">{body}\
             </emailProvider></clientConfig>"
        );
        read_document(document.as_bytes(), &account())
    }

    fn imap(host: &str, port: u16, kind: &str, user: &str) -> String {
        format!(
            "<incomingServer type=\"imap\"><hostname>{host}</hostname><port>{port}</port>\
             <socketType>{kind}</socketType><authentication>password-cleartext</authentication>\
             <username>{user}</username></incomingServer>"
        )
    }

    /// `HOST:PORT SECURITY USER`, in order.
    fn check(body: &str, expected: &[&str]) {
        let found = read(body).map(|found| found.incoming).unwrap_or_default();
        let told =
            |it: &Server| format!("{}:{} {} {}", it.host, it.port, it.security.as_str(), it.user);
        assert_eq!(found.iter().map(told).collect::<Vec<_>>(), expected, "{body}");
    }

    #[test]
    fn servers_in_the_order_of_the_document() {
        let pop = "<incomingServer type=\"pop3\"><hostname>pop.a.example</hostname><port>995</port>\
                   <socketType>SSL</socketType></incomingServer>";
        let both = imap("IMAP.a.example.", 993, "SSL", "%EMAILADDRESS%")
            + pop
            + &imap("imap.%EMAILDOMAIN%", 143, "STARTTLS", "%EMAILLOCALPART%");
        check(
            &both,
            &[
                "imap.a.example:993 tls freya@studio.example",
                "imap.studio.example:143 starttls freya",
            ],
        );
        check(&imap("a&#46;example", 993, "SSL", "<![CDATA[f&f]]>"), &["a.example:993 tls f&f"]);
    }

    #[test]
    fn what_may_not_be_used_is_left_out() {
        for body in [
            imap("imap.a.example", 143, "plain", "x"),
            imap("imap.a.example", 0, "SSL", "x"),
            imap("imap.a.example", 993, "odd", "x"),
            imap("", 993, "SSL", "x"),
            imap("a.example/evil", 993, "SSL", "x"),
            imap("imap.a.example", 993, "SSL", "x&#13;y"),
            "<incomingServer type=\"imap\"/>".to_owned(),
            String::new(),
        ] {
            check(&body, &[]);
            assert_eq!(read(&body), Err(DocumentError::Empty));
        }
        check(&imap("127.0.0.1", 143, "plain", "x"), &["127.0.0.1:143 none x"]);
    }

    #[test]
    fn h_06_documents_of_strangers() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;\">]><clientConfig/>";
        let outside = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><clientConfig/>";
        let deep = "<a>".repeat(DEEPEST + 1);
        for (document, expected) in [
            (bomb.to_owned(), DocumentError::Forbidden),
            (outside.to_owned(), DocumentError::Forbidden),
            (format!("<a>{}</a>", "&b;"), DocumentError::Forbidden),
            (deep, DocumentError::Forbidden),
            (" ".repeat(LONGEST_BYTES + 1), DocumentError::TooLarge),
            ("<html><body>Not found</body></html>".to_owned(), DocumentError::Empty),
            ("<clientConfig>".to_owned(), DocumentError::NoXml),
            ("<a></b>".to_owned(), DocumentError::NoXml),
            (String::new(), DocumentError::Empty),
        ] {
            let read = read_document(document.as_bytes(), &account());
            assert_eq!(read, Err(expected), "{document:.60}");
        }
        assert_eq!(read_document(&[0xff], &account()), Err(DocumentError::NoXml));
    }

    #[test]
    fn no_list_is_endless() {
        let body = imap("imap.a.example", 993, "SSL", "x").repeat(MOST + 5);
        assert_eq!(read(&body).map(|found| found.incoming.len()), Ok(MOST));
    }
}
