//! What became of handing over a letter, as it is stored.

use funkstille_core::delivery::{AttemptState, Delivery};
use funkstille_core::playbook::Action;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::decode::One;
use super::named::{Hex, Name, Named, named};

named!(AttemptState {
    Began = "began",
    DataStarted = "data-started",
    Accepted = "accepted",
    Refused = "refused",
    Later = "later",
    CalledOff = "called-off",
    Uncertain = "uncertain",
    Drafted = "drafted",
    Found = "found",
    SaidArrived = "said-arrived",
    SaidAgain = "said-again",
});

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredDelivery {
    v: One,
    on: Date,
    letter: String,
    step: String,
    channel: Name<Action>,
    recipient: String,
    attempt: u32,
    state: Name<AttemptState>,
    host: String,
    message_id: String,
    reply: String,
    content: Option<Hex>,
}

impl From<Delivery> for StoredDelivery {
    fn from(delivery: Delivery) -> Self {
        let Delivery { on, letter, step, channel, recipient, attempt, state, .. } = delivery;
        let Delivery { host, message_id, reply, content, .. } = delivery;
        let (channel, state, content) = (Name(channel), Name(state), content.map(Hex));
        let v = One;
        Self {
            v,
            on,
            letter,
            step,
            channel,
            recipient,
            attempt,
            state,
            host,
            message_id,
            reply,
            content,
        }
    }
}

impl From<StoredDelivery> for Delivery {
    fn from(stored: StoredDelivery) -> Self {
        let StoredDelivery { v: One, on, letter, step, channel, recipient, attempt, .. } = stored;
        let StoredDelivery { state, host, message_id, reply, content, .. } = stored;
        let (channel, state, content) = (channel.0, state.0, content.map(|hex| hex.0));
        Self {
            on,
            letter,
            step,
            channel,
            recipient,
            attempt,
            state,
            host,
            message_id,
            reply,
            content,
        }
    }
}
