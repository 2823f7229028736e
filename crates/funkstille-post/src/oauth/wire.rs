//! Forms on their way to a provider: the one place of this module that asks the web.

use super::{Answer, Form, OAuthError};
use crate::http::{Endpoint, HttpClient, Limits, Reach, Request};

/// The longest answer of a provider that is read: tokens are short.
const LONGEST_BYTES: usize = 64 * 1024;

/// Sends a form and gives the answer, whatever it says. The host was configured by the user, so it
/// may lie anywhere; nothing is sent on to another one.
///
/// # Errors
/// [`OAuthError::Web`] where no answer comes.
pub async fn send(client: &HttpClient, form: &Form) -> Result<Answer, OAuthError> {
    let fields: Vec<(&str, &str)> =
        form.fields.iter().map(|(name, value)| (*name, value.reveal())).collect();
    let endpoint = Endpoint::of(&form.url).map_err(OAuthError::Web)?;
    let limits = Limits { body_bytes: LONGEST_BYTES, ..Limits::default() };
    let request = Request::form(&form.url, &fields).map_err(OAuthError::Web)?;
    let request = request.accept("application/json").limits(limits);
    let request = request.reach(Reach::Named([endpoint].into()));
    let answer = client.send(&request).await.map_err(OAuthError::Web)?;
    Ok(Answer { status: answer.status, body: answer.body })
}
