//! The bytes of an answer: read up to a limit, unpacked up to the same limit.

use std::io::Read;

use flate2::read::{MultiGzDecoder, ZlibDecoder};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;

use super::{HttpError, Limits};

/// The bytes, and whether there were more.
pub(super) struct Body {
    pub(super) bytes: Vec<u8>,
    pub(super) is_cut: bool,
}

/// How an answer can be packed (RFC 9110, 8.4.1).
pub(super) enum Coding {
    Plain,
    Gzip,
    Deflate,
}

impl Coding {
    /// By its name in the head of the answer; `None` where nobody asked for it.
    pub(super) fn named(name: &str) -> Option<Self> {
        match name.trim().to_ascii_lowercase().as_str() {
            "" | "identity" => Some(Self::Plain),
            "gzip" | "x-gzip" => Some(Self::Gzip),
            "deflate" => Some(Self::Deflate),
            _ => None,
        }
    }
}

/// Reads an answer as it comes over the line.
pub(super) async fn read(
    mut incoming: Incoming,
    limits: &Limits,
    host: &str,
) -> Result<Body, HttpError> {
    let mut bytes = Vec::new();
    while let Some(frame) = incoming.frame().await {
        let frame = frame.map_err(|error| bad(host, &error))?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        let room = limits.body_bytes - bytes.len();
        if data.len() > room {
            bytes.extend_from_slice(&data[..room]);
            return over(bytes, limits, host);
        }
        bytes.extend_from_slice(&data);
    }
    Ok(Body { bytes, is_cut: false })
}

/// Unpacks what was read.
pub(super) fn unpack(
    packed: Body,
    coding: &Coding,
    limits: &Limits,
    host: &str,
) -> Result<Body, HttpError> {
    let mut reader: Box<dyn Read + '_> = match coding {
        Coding::Plain => return Ok(packed),
        Coding::Gzip => Box::new(MultiGzDecoder::new(packed.bytes.as_slice())),
        Coding::Deflate => Box::new(ZlibDecoder::new(packed.bytes.as_slice())),
    };
    let mut bytes = Vec::new();
    // One byte more than it may be, to see whether it is more.
    let most = u64::try_from(limits.body_bytes).unwrap_or(u64::MAX).saturating_add(1);
    let outcome = reader.by_ref().take(most).read_to_end(&mut bytes);
    if bytes.len() > limits.body_bytes {
        bytes.truncate(limits.body_bytes);
        return over(bytes, limits, host);
    }
    match outcome {
        // What was cut ends in the middle.
        Err(error) if !packed.is_cut => Err(bad(host, &error)),
        _ => Ok(Body { bytes, is_cut: packed.is_cut }),
    }
}

fn over(bytes: Vec<u8>, limits: &Limits, host: &str) -> Result<Body, HttpError> {
    if limits.cut {
        return Ok(Body { bytes, is_cut: true });
    }
    Err(HttpError::TooLarge { host: host.to_owned(), limit_bytes: limits.body_bytes })
}

fn bad(host: &str, error: &impl ToString) -> HttpError {
    HttpError::BadAnswer { host: host.to_owned(), why: error.to_string() }
}
