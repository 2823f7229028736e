//! The body: the text, and the files behind it (RFC 2045, 2046, 2183, 2231).

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::clean::{self, shown};
use super::error::{ComposeError, Field};
use super::header::Head;
use super::{Draft, ids, printable};

/// A file that goes with an e-mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name; parts of a path are taken off.
    pub name: String,
    /// `application/pdf`, for example.
    pub content_type: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

const CONTENT_TYPE: &str = "Content-Type";
const ENCODING: &str = "Content-Transfer-Encoding";

/// The longest name of a file that systems keep, in characters.
const LONGEST_NAME: usize = 150;

/// How many bytes of a file are on a line: 76 signs (RFC 2045, 6.8).
const LINE_BYTES: usize = 57;

/// How much of a name stands in one piece of it (RFC 2231, 3).
const PIECE: usize = 60;

/// Writes the rest of the headers and the body.
pub(super) fn body(draft: &Draft, mut head: Head) -> Result<Vec<u8>, ComposeError> {
    if draft.files.is_empty() {
        return Ok(text(draft, head));
    }
    let boundary = ids::boundary(&draft.message_id);
    head.plain(CONTENT_TYPE, &format!("multipart/mixed;\r\n boundary=\"{boundary}\""));
    let mut out = head.into_bytes();
    out.extend_from_slice(format!("\r\n--{boundary}\r\n").as_bytes());
    out.extend(text(draft, Head::default()));
    for it in &draft.files {
        out.extend_from_slice(format!("--{boundary}\r\n").as_bytes());
        out.extend(file(it)?);
    }
    out.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    Ok(out)
}

/// The text, with the signature behind the line that mail programs know it by (RFC 3676, 4.3).
fn text(draft: &Draft, mut head: Head) -> Vec<u8> {
    let mut text = clean::text(&draft.text).trim_end().to_owned();
    let signature = clean::text(&draft.signature);
    if !signature.trim().is_empty() {
        text.push_str("\n\n-- \n");
        text.push_str(signature.trim_matches('\n').trim_end());
    }
    head.plain(CONTENT_TYPE, "text/plain; charset=utf-8");
    head.plain(ENCODING, "quoted-printable");
    let mut out = head.into_bytes();
    out.extend_from_slice(b"\r\n");
    out.extend_from_slice(printable::encode(&text).as_bytes());
    out
}

fn file(file: &File) -> Result<Vec<u8>, ComposeError> {
    let name = name(&file.name)?;
    if !is_type(&file.content_type) {
        return Err(ComposeError::BadType { file: name });
    }
    let kind = file.content_type.to_ascii_lowercase();
    let mut head = Head::default();
    // Programs that do not know the newer way of writing names read this one.
    head.plain(CONTENT_TYPE, &format!("{kind};\r\n name=\"{}\"", in_ascii(&name)));
    head.plain(ENCODING, "base64");
    head.plain("Content-Disposition", &format!("attachment{}", file_name(&name)));
    let mut out = head.into_bytes();
    out.extend_from_slice(b"\r\n");
    for line in file.bytes.chunks(LINE_BYTES) {
        out.extend_from_slice(STANDARD.encode(line).as_bytes());
        out.extend_from_slice(b"\r\n");
    }
    Ok(out)
}

/// A name without the path before it and without signs that a system reads as one.
fn name(given: &str) -> Result<String, ComposeError> {
    let line = shown(given);
    let last = line.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = shown(&last.replace(['<', '>', ':', '"', '|', '?', '*'], "_"));
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() {
        return Err(ComposeError::NoFileName);
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(ComposeError::TooLong { field: Field::FileName, most: LONGEST_NAME });
    }
    Ok(name.to_owned())
}

/// The parameter with the name: quoted, or in pieces where it is long or beyond ASCII.
fn file_name(name: &str) -> String {
    if name.is_ascii() && name.len() <= PIECE {
        return format!(";\r\n filename=\"{name}\"");
    }
    let mut pieces = vec![String::new()];
    for c in name.chars() {
        let encoded = percent(c);
        if pieces.last().is_some_and(|piece| piece.len() + encoded.len() > PIECE) {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push_str(&encoded);
        }
    }
    let mut out = String::new();
    if let [whole] = pieces.as_slice() {
        let _ = write!(out, ";\r\n filename*=UTF-8''{whole}");
        return out;
    }
    for (at, piece) in pieces.iter().enumerate() {
        let charset = if at == 0 { "UTF-8''" } else { "" };
        let _ = write!(out, ";\r\n filename*{at}*={charset}{piece}");
    }
    out
}

/// A character as RFC 2231 has it (`attribute-char`, and the rest by its bytes).
fn percent(c: char) -> String {
    if c.is_ascii_alphanumeric() || "-._~".contains(c) {
        return c.to_string();
    }
    let mut encoded = String::new();
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        let _ = write!(encoded, "%{byte:02X}");
    }
    encoded
}

/// The name in plain letters.
fn in_ascii(name: &str) -> String {
    let plain = |c: char| if c.is_ascii() { c } else { '_' };
    name.chars().map(plain).collect()
}

/// Whether a text is a type and a subtype (RFC 2045, 5.1) of a file that may be encoded: messages
/// and multiparts may not.
fn is_type(text: &str) -> bool {
    let is_token = |it: &str| {
        let is_sign = |b: u8| b.is_ascii_alphanumeric() || b"-.+_".contains(&b);
        !it.is_empty() && it.len() <= 100 && it.bytes().all(is_sign)
    };
    text.split_once('/').is_some_and(|(kind, subtype)| {
        let is_bundle = ["message", "multipart"].iter().any(|it| kind.eq_ignore_ascii_case(it));
        is_token(kind) && is_token(subtype) && !is_bundle
    })
}
