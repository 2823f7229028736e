//! Every address that is answered.

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use funkstille_engine::Engine;
use jiff::Timestamp;

use crate::{calendar, health};

/// The business that answers, and its clock.
#[derive(Clone)]
pub struct Business {
    /// The business. What belongs to another one is not there for it.
    pub engine: Arc<Engine>,
    /// The time of the machine.
    pub clock: fn() -> Timestamp,
}

/// All routes of a business.
pub fn routes(business: Business) -> Router {
    Router::new()
        .route("/healthz", get(health::show))
        .route("/calendar/{file}", get(calendar::show))
        .with_state(business)
}
