//! The signature of a webhook (Standard Webhooks 1.0): whoever knows the secret can tell that what
//! came was sent by this program, and when.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What a secret begins with where it is written down.
const PREFIX: &str = "whsec_";

/// A secret as it is written down.
pub(super) fn written(secret: &[u8]) -> String {
    format!("{PREFIX}{}", STANDARD.encode(secret))
}

/// The value of `webhook-signature`: over the id, the time in seconds since 1970 in UTC, and the
/// body, with a full stop between them.
pub(super) fn sign(secret: &[u8], (id, at_seconds): (&str, i64), body: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(secret);
    let mut mac = mac.expect("a key of any length is taken (RFC 2104, 2)");
    mac.update(format!("{id}.{at_seconds}.{body}").as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_has_its_signature() {
        let secret = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").expect("base64");
        let id = ("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330);
        let signed = sign(&secret, id, r#"{"test": 2432232314}"#);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assert_eq!(written(&secret), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }
}
