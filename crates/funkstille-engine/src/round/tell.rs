//! Receivers are told what happened since.

use super::clock::Clock;
use crate::accounts::Entrance;
use crate::engine::Engine;
use crate::error::Error;
use crate::pause::stay_home;
use crate::telling::{self, Delivered};

/// Tells every receiver what happened since and what is to be tried again, in the order in which it
/// happened, each thing once, however many programs do this side by side. A database that is a
/// copy, or was moved, stays silent.
///
/// # Errors
/// Where the database fails, or it is one for practice. A receiver that is not reached is tried
/// again later, and `doctor` says so.
pub async fn tell(engine: &Engine, clock: &Clock, entrance: &Entrance) -> Result<Delivered, Error> {
    let mut moment = clock.moment();
    stay_home(engine, &mut moment, &entrance.home).await?;
    telling::collect(engine, &moment).await?;
    telling::deliver(engine, &mut moment, (&entrance.client, &entrance.keys)).await
}
