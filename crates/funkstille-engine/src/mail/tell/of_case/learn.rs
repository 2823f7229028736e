//! From where a client answered.

use funkstille_core::client::{ClientEvent, Reach};

use super::OfCase;
use crate::cases::mend_waiting;
use crate::change::Change;
use crate::error::Error;
use crate::mail::letter::Letter;

impl OfCase<'_> {
    /// The address from which somebody answered our message is one of the client's, and other cases
    /// may wait for one.
    pub(super) async fn learn(
        &self,
        change: &mut Change<'_>,
        letter: &Letter,
    ) -> Result<(), Error> {
        let Some(from) = letter.message.from.first() else { return Ok(()) };
        let Some(state) = &change.client(&self.client)?.state else { return Ok(()) };
        let is_known = self.related.owners.contains_key(&from.address)
            || state.client.has_address(&from.address)
            || self.is_by_us(letter)
            || !from.address.contains('@');
        let Some(contact) = state.contact_ids.first().filter(|_| !is_known).cloned() else {
            return Ok(());
        };
        let reach = Reach::Address(from.address.clone());
        let learned = ClientEvent::AddressLearned { contact, reach: reach.clone() };
        change.happen_to_client(&self.client, &learned)?;
        mend_waiting(change, &self.client, &[reach]).await
    }
}
