//! SHA-256 digests, written as hexadecimal digits.

use std::fmt::{self, Write as _};

use sha2::{Digest as _, Sha256};

/// Bytes of a digest of SHA-256 (RFC 6234).
const BYTES: usize = 32;

/// Hexadecimal digits are to this base (RFC 4648, section 8).
const BASE: u32 = 16;

/// A digest of SHA-256 (RFC 6234).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest([u8; BYTES]);

impl Digest {
    /// What stands before the first entry of a chain: zeros.
    pub const NONE: Self = Self([0; BYTES]);

    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self::of_parts(&[bytes])
    }

    /// The digest of several pieces, one behind the other.
    pub(super) fn of_parts(parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part);
        }
        Self(hash.finalize().into())
    }

    /// Takes the bytes of a digest; `None` where their number is wrong.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self(bytes.try_into().ok()?))
    }

    /// Reads hexadecimal digits of either case; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Option<Vec<u32>> = text.chars().map(|sign| sign.to_digit(BASE)).collect();
        let bytes: Option<Vec<u8>> = digits?
            .chunks(2)
            .map(|pair| match pair {
                [high, low] => u8::try_from(high * BASE + low).ok(),
                _ => None,
            })
            .collect();
        Self::from_bytes(&bytes?)
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// The digest of bytes that come piece by piece; it can be asked for in between.
#[derive(Clone, Debug, Default)]
pub struct RunningDigest(Sha256);

impl RunningDigest {
    /// Takes the next piece.
    pub fn take(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of everything so far.
    pub fn digest(&self) -> Digest {
        Digest(self.0.clone().finalize().into())
    }
}

impl fmt::Display for Digest {
    /// As hexadecimal digits in lower case.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for byte in self.0 {
            write!(text, "{byte:02x}")?;
        }
        f.pad(&text)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_have_the_digest_of_the_whole() {
        let mut running = RunningDigest::default();
        assert_eq!(running.digest(), Digest::of(b""));
        running.take(b"a");
        assert_eq!(running.digest(), Digest::of(b"a"));
        running.take(b"bc");
        assert_eq!(running.digest(), Digest::of(b"abc"));
    }

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        // The digest of "abc" in RFC 6234, section 8.5.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of(b"abc").to_string(), abc);
        assert_eq!(Digest::parse(&abc.to_uppercase()), Some(Digest::of(b"abc")));
        for wrong in ["", "ba", &abc[1..], &format!("{abc}00"), &abc.replace('b', "g")] {
            assert_eq!(Digest::parse(wrong), None, "{wrong}");
        }
    }
}
