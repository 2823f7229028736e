//! Passwords and tokens in the database: sealed with a key that is never in it
//! (docs/accounts.md, *The key*).
//!
//! An envelope says under which key it was sealed, so that a wrong key is told from a damaged row.
//! The row that it belongs to is sealed with it: moved to another row, it does not open.

mod error;
mod key;
mod ring;

pub use error::SecretError;
pub use key::{Key, KeyPlace};
pub(crate) use ring::Change;
pub use ring::KeyRing;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use funkstille_store::TenantId;

use crate::engine::Moment;

/// The form of an envelope: this byte, the id of the key, the nonce, and what was sealed with its
/// tag (docs/accounts.md, *The key*).
const FORM: u8 = 1;

/// Bytes of a key's id (docs/accounts.md, *The key*).
const ID_BYTES: usize = 8;

/// Bytes of a nonce: long enough to be drawn at random (`XChaCha20`, draft-irtf-cfrg-xchacha; the
/// rest is RFC 8439).
const NONCE_BYTES: usize = 24;

/// The row that a secret belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    /// The business.
    pub(crate) tenant: TenantId,
    /// What the row is of.
    pub(crate) table: &'static str,
    /// Its id.
    pub(crate) id: &'a str,
}

impl Row<'_> {
    /// The same bytes for no other row: no name holds a NUL.
    fn bytes(&self) -> Vec<u8> {
        format!("funkstille\0{}\0{}\0{}", self.tenant.0, self.table, self.id).into_bytes()
    }
}

/// Seals bytes for a row.
pub(crate) fn seal(
    key: &Key,
    row: Row<'_>,
    bytes: &[u8],
    moment: &mut Moment,
) -> Result<Vec<u8>, SecretError> {
    let salt = moment.salt();
    let nonce = salt.get(..NONCE_BYTES).unwrap_or_default();
    let sealed = cipher(key)
        .encrypt(&nonce_of(nonce)?, Payload { msg: bytes, aad: &row.bytes() })
        .map_err(|_| SecretError::Damaged)?;
    Ok([&[FORM], key.id().as_slice(), nonce, &sealed].concat())
}

/// Opens what was sealed for a row.
///
/// # Errors
/// [`SecretError::OtherKey`] where none of the keys is the one, [`SecretError::Damaged`] where it
/// is not what was sealed, or belongs to another row.
pub(crate) fn open(ring: &KeyRing, row: Row<'_>, sealed: &[u8]) -> Result<Vec<u8>, SecretError> {
    let Some((&FORM, rest)) = sealed.split_first() else { return Err(SecretError::Damaged) };
    let (id, rest) = rest.split_at_checked(ID_BYTES).ok_or(SecretError::Damaged)?;
    let (nonce, msg) = rest.split_at_checked(NONCE_BYTES).ok_or(SecretError::Damaged)?;
    let key = ring.find(id)?;
    let opened = cipher(key).decrypt(&nonce_of(nonce)?, Payload { msg, aad: &row.bytes() });
    opened.map_err(|_| SecretError::Damaged)
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}

fn nonce_of(bytes: &[u8]) -> Result<XNonce, SecretError> {
    XNonce::try_from(bytes).map_err(|_| SecretError::Damaged)
}

#[cfg(test)]
mod tests {
    use funkstille_core::evidence::SALT_BYTES;
    use jiff::Timestamp;
    use proptest::prelude::*;

    use super::*;

    fn moment() -> Moment {
        let mut count = 0;
        Moment::new(Timestamp::UNIX_EPOCH, "freya", move || {
            count += 1;
            [count; SALT_BYTES]
        })
    }

    fn key(byte: u8) -> Key {
        Key::of([byte; SALT_BYTES])
    }

    fn ring(keys: &[u8]) -> KeyRing {
        KeyRing::of(keys.iter().map(|byte| key(*byte)).collect(), "the/key")
    }

    fn row(tenant: i64, id: &str) -> Row<'_> {
        Row { tenant: TenantId(tenant), table: "account", id }
    }

    #[test]
    fn a_secret_opens_in_its_row_and_nowhere_else() {
        let sealed = seal(&key(1), row(1, "2"), b"password", &mut moment()).expect("seals");
        assert!(!sealed.windows(8).any(|part| part == b"password"));
        assert_eq!(open(&ring(&[1]), row(1, "2"), &sealed), Ok(b"password".to_vec()));
        for other in [row(2, "2"), row(1, "3"), row(1, ""), Row { table: "feed", ..row(1, "2") }] {
            assert_eq!(open(&ring(&[1]), other, &sealed), Err(SecretError::Damaged), "{other:?}");
        }
    }

    #[test]
    fn no_two_envelopes_are_alike() {
        let mut moment = moment();
        let one = seal(&key(1), row(1, "2"), b"password", &mut moment);
        assert_ne!(one, seal(&key(1), row(1, "2"), b"password", &mut moment));
    }

    #[test]
    fn another_key_is_told_as_such_and_one_of_several_is_found() {
        let sealed = seal(&key(1), row(1, "2"), b"password", &mut moment()).expect("seals");
        let place = "the/key".to_owned();
        assert_eq!(open(&ring(&[2]), row(1, "2"), &sealed), Err(SecretError::OtherKey { place }));
        assert_eq!(open(&ring(&[2, 1]), row(1, "2"), &sealed), Ok(b"password".to_vec()));
    }

    proptest! {
        #[test]
        fn no_bit_may_change(at in 0_usize..57, bit in 0_u8..8) {
            let mut sealed = seal(&key(1), row(1, "2"), b"password", &mut moment()).expect("seals");
            prop_assert_eq!(sealed.len(), 57);
            sealed[at] ^= 1 << bit;
            prop_assert!(open(&ring(&[1]), row(1, "2"), &sealed).is_err());
        }

        #[test]
        fn no_envelope_is_too_strange(bytes: Vec<u8>) {
            prop_assert!(open(&ring(&[1]), row(1, "2"), &bytes).is_err());
        }
    }
}
