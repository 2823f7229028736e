//! A login with a browser on another machine (RFC 8628).

use std::time::Duration;

use serde::Deserialize;

use super::answer::{Answer, Seconds, Tokens};
use super::{Form, OAuthError, Provider};
use crate::secret::SecretText;

/// Seconds between two questions where the provider names none (RFC 8628, 3.2).
const INTERVAL_SECONDS: u32 = 5;

/// Seconds that are added when the provider finds that too fast (3.5).
const SLOWER_SECONDS: u32 = 5;

/// The longest time between two questions: more would only let the code lapse.
const SLOWEST_SECONDS: u32 = 300;

/// A login that waits for a person who enters a code somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceFlow {
    /// What the person enters.
    pub user_code: String,
    /// Where.
    pub verification_uri: String,
    device_code: SecretText,
    expires_in_seconds: u32,
    interval_seconds: u32,
    waited_seconds: u32,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeviceState {
    /// Nobody has entered the code yet: ask again after that time.
    Waits(Duration),
    /// The person has agreed.
    Done(Tokens),
}

/// RFC 8628, 3.2. Google once called the address `verification_url`.
#[derive(Deserialize)]
struct Begun {
    device_code: SecretText,
    user_code: String,
    #[serde(alias = "verification_url")]
    verification_uri: String,
    expires_in: Seconds,
    interval: Option<Seconds>,
}

impl DeviceFlow {
    /// What begins it.
    ///
    /// # Errors
    /// [`OAuthError::NoDeviceLogin`], [`OAuthError::BadEndpoint`].
    pub fn begin(provider: &Provider) -> Result<Form, OAuthError> {
        let url = provider.device.as_deref().ok_or(OAuthError::NoDeviceLogin)?;
        provider.form(url, &[("scope", &provider.scope())])
    }

    /// What the answer to [`DeviceFlow::begin`] says.
    ///
    /// # Errors
    /// Why it did not begin.
    pub fn begun(answer: &Answer) -> Result<Self, OAuthError> {
        let garbage = OAuthError::Garbage { status: answer.status };
        let begun: Begun = answer.read()?;
        let is_shown = |text: &str| !text.is_empty() && !text.contains(char::is_control);
        let is_sound = is_shown(&begun.user_code) && is_shown(&begun.verification_uri);
        let (Some(expires_in_seconds), true) = (begun.expires_in.get(), is_sound) else {
            return Err(garbage);
        };
        let interval = begun.interval.as_ref().and_then(Seconds::get);
        Ok(Self {
            user_code: begun.user_code,
            verification_uri: begun.verification_uri,
            device_code: begun.device_code,
            expires_in_seconds,
            interval_seconds: interval.unwrap_or(INTERVAL_SECONDS).clamp(1, SLOWEST_SECONDS),
            waited_seconds: 0,
        })
    }

    /// How long the person has.
    pub fn lasts(&self) -> Duration {
        Duration::from_secs(self.expires_in_seconds.into())
    }

    /// The time before the first question.
    pub fn first_wait(&mut self) -> Duration {
        self.waited_seconds = self.waited_seconds.saturating_add(self.interval_seconds);
        Duration::from_secs(self.interval_seconds.into())
    }

    /// The question whether the person has agreed.
    ///
    /// # Errors
    /// [`OAuthError::BadEndpoint`].
    pub fn ask(&self, provider: &Provider) -> Result<Form, OAuthError> {
        let fields = [
            ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
            ("device_code", self.device_code.reveal()),
        ];
        provider.form(&provider.token, &fields)
    }

    /// What the answer to [`DeviceFlow::ask`] says.
    ///
    /// # Errors
    /// Why the login is over: [`OAuthError::Denied`], [`OAuthError::Expired`] or another reason.
    pub fn judge(&mut self, answer: &Answer) -> Result<DeviceState, OAuthError> {
        match answer.refusal_code().as_deref() {
            Some("authorization_pending") => {}
            Some("slow_down") => {
                let slower = self.interval_seconds.saturating_add(SLOWER_SECONDS);
                self.interval_seconds = slower.min(SLOWEST_SECONDS);
            }
            _ => return answer.tokens().map(DeviceState::Done),
        }
        if self.waited_seconds >= self.expires_in_seconds {
            return Err(OAuthError::Expired);
        }
        Ok(DeviceState::Waits(self.first_wait()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Answer {
        Answer { status, body: body.as_bytes().to_vec() }
    }

    fn begun(body: &str) -> Result<DeviceFlow, OAuthError> {
        DeviceFlow::begun(&answer(200, body))
    }

    const BEGUN: &str = r#"{"device_code":"d","user_code":"ABCD-EFGH",
        "verification_uri":"https://a.example/device","expires_in":20}"#;

    fn refusal(code: &str) -> Answer {
        answer(400, &format!(r#"{{"error":"{code}"}}"#))
    }

    fn wait(seconds: u64) -> DeviceState {
        DeviceState::Waits(Duration::from_secs(seconds))
    }

    #[test]
    fn it_waits_longer_when_told_so_and_not_for_ever() {
        let mut flow = begun(BEGUN).expect("it begins");
        assert_eq!(flow.first_wait(), Duration::from_secs(5));
        assert_eq!(flow.judge(&refusal("authorization_pending")), Ok(wait(5)));
        assert_eq!(flow.judge(&refusal("slow_down")), Ok(wait(10)));
        assert_eq!(flow.judge(&refusal("authorization_pending")), Err(OAuthError::Expired));
    }

    #[test]
    fn it_ends_when_the_provider_says_so() {
        for (code, expected) in [
            ("access_denied", OAuthError::Denied),
            ("expired_token", OAuthError::Expired),
            ("invalid_client", OAuthError::BadClient),
        ] {
            assert_eq!(begun(BEGUN).expect("begins").judge(&refusal(code)), Err(expected));
        }
        let granted = answer(200, r#"{"access_token":"a","token_type":"bearer"}"#);
        let state = begun(BEGUN).expect("begins").judge(&granted);
        assert!(matches!(state, Ok(DeviceState::Done(_))), "{state:?}");
    }

    #[test]
    fn beginnings_that_are_none() {
        for body in [
            "{}",
            "[1]",
            r#"{"device_code":"d","user_code":"","verification_uri":"u","expires_in":20}"#,
            r#"{"device_code":"d","user_code":"\u001b[2J","verification_uri":"u","expires_in":20}"#,
            r#"{"device_code":"d","user_code":"c","verification_uri":"u","expires_in":"soon"}"#,
        ] {
            assert_eq!(begun(body), Err(OAuthError::Garbage { status: 200 }), "{body}");
        }
        let named = r#"{"device_code":"d","user_code":"c","verification_url":"u",
            "expires_in":20,"interval":0}"#;
        assert_eq!(begun(named).expect("it begins").first_wait(), Duration::from_secs(1));
    }
}
