//! An entry as one line of JSON.

use std::fmt::Write as _;

use funkstille_core::evidence::{Chain, Content, Digest, Entry};
use serde::{Deserialize, Serialize};

use crate::event::DecodeError;

/// The fields of an entry, in the order in which they are digested. Digests and salt are written
/// in hexadecimal digits; a body that is not UTF-8 is too, as `body_hex`.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    tenant: i64,
    sequence: i64,
    stream_kind: String,
    stream_id: String,
    version: i64,
    event_type: String,
    happened_at: i64,
    recorded_at: i64,
    actor: String,
    salt: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body_hex: Option<String>,
    body_digest: String,
    previous_digest: String,
    digest: String,
}

/// The entry as one line of JSON, without the end of the line.
#[expect(clippy::missing_panics_doc, reason = "a struct of texts and numbers is always JSON")]
pub fn ledger_line(entry: &Entry) -> String {
    let body = entry.content.as_ref().map(|content| content.body.as_slice());
    let text = body.and_then(|body| std::str::from_utf8(body).ok());
    let line = Line {
        tenant: entry.chain.tenant,
        sequence: entry.sequence,
        stream_kind: entry.chain.kind.clone(),
        stream_id: entry.chain.id.clone(),
        version: entry.version,
        event_type: entry.event_type.clone(),
        happened_at: entry.happened_at,
        recorded_at: entry.recorded_at,
        actor: entry.actor.clone(),
        salt: entry.content.as_ref().map(|content| to_hex(&content.salt)),
        body: text.map(str::to_owned),
        body_hex: body.filter(|_| text.is_none()).map(to_hex),
        body_digest: entry.body_digest.to_string(),
        previous_digest: entry.previous_digest.to_string(),
        digest: entry.digest.to_string(),
    };
    serde_json::to_string(&line).expect("it has no maps, and nothing in it is a float")
}

/// Reads such a line.
pub fn parse_ledger_line(line: &str) -> Result<Entry, DecodeError> {
    let malformed = |error: serde_json::Error| DecodeError::Malformed { why: error.to_string() };
    let line: Line = serde_json::from_str(line).map_err(malformed)?;
    let body = match (line.body, line.body_hex) {
        (Some(text), None) => Some(text.into_bytes()),
        (None, Some(digits)) => Some(from_hex(&digits)?),
        (None, None) => None,
        (Some(value), Some(_)) => return Err(DecodeError::BadValue { value }),
    };
    let content = match (line.salt, body) {
        (None, None) => None,
        (salt, body) => Some(Content {
            salt: from_hex(&salt.unwrap_or_default())?,
            body: body.unwrap_or_default(),
        }),
    };
    Ok(Entry {
        chain: Chain { tenant: line.tenant, kind: line.stream_kind, id: line.stream_id },
        sequence: line.sequence,
        version: line.version,
        event_type: line.event_type,
        happened_at: line.happened_at,
        recorded_at: line.recorded_at,
        actor: line.actor,
        content,
        body_digest: digest(line.body_digest)?,
        previous_digest: digest(line.previous_digest)?,
        digest: digest(line.digest)?,
    })
}

fn digest(text: String) -> Result<Digest, DecodeError> {
    Digest::parse(&text).ok_or(DecodeError::BadValue { value: text })
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes everything");
        text
    })
}

fn from_hex(text: &str) -> Result<Vec<u8>, DecodeError> {
    let byte = |pair: &[u8]| {
        let pair = std::str::from_utf8(pair).ok()?;
        let is_pair = pair.len() == 2 && pair.chars().all(|sign| sign.is_ascii_hexdigit());
        is_pair.then(|| u8::from_str_radix(pair, 16).ok())?
    };
    let bytes: Option<Vec<u8>> = text.as_bytes().chunks(2).map(byte).collect();
    bytes.ok_or_else(|| DecodeError::BadValue { value: text.to_owned() })
}
