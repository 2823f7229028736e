//! `/healthz`: whether the database answers.

use axum::extract::State;
use axum::http::StatusCode;

use crate::Business;

/// 200 where the database answers, 503 where it does not; it says nothing else.
pub(crate) async fn show(State(business): State<Business>) -> StatusCode {
    let Ok(mut reading) = business.engine.read().await else {
        return StatusCode::SERVICE_UNAVAILABLE;
    };
    match reading.last_sequence().await {
        Ok(_) => StatusCode::OK,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}
