//! `OAuth2` (RFC 6749) for mailboxes whose servers take no password from programs: Gmail, Microsoft
//! 365, and whoever else is configured.
//!
//! Nothing here waits for a network but [`Loopback`] and [`send`]: a flow says which [`Form`]
//! to send and judges the [`Answer`].
//!
//! - [`CodeFlow`]: a browser on this machine, with PKCE (RFC 7636), a state, and a [`Loopback`]
//!   that hears the answer (RFC 8252).
//! - [`DeviceFlow`]: a browser on any machine, for servers without one (RFC 8628).
//! - [`refresh`]: a new access token, without a person.

mod answer;
mod code;
mod device;
mod error;
mod loopback;
mod provider;
#[cfg(test)]
mod tests;
mod wire;

pub use answer::{Answer, Tokens};
pub use code::{CodeFlow, RANDOM_BYTES, refresh, refreshed};
pub use device::{DeviceFlow, DeviceState};
pub use error::OAuthError;
pub use loopback::{Loopback, Pages};
pub use provider::{Client, Form, Provider};
pub use wire::send;
