//! `/calendar/TOKEN.ics`: the calendar of whoever knows the token (docs/telling.md).

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Response};
use funkstille_engine::{Error, telling};

use crate::Business;

/// What the name of the file ends in.
const ENDING: &str = ".ics";

/// The calendar. Any other name is answered in the same way, whatever is wrong with it: the same
/// question is put to the database.
pub(crate) async fn show(State(business): State<Business>, Path(file): Path<String>) -> Response {
    let token = file.strip_suffix(ENDING).unwrap_or_default();
    match written(&business, token).await {
        Ok(Some(calendar)) => {
            let headers = [
                (CONTENT_TYPE, "text/calendar; charset=utf-8"),
                (CACHE_CONTROL, "no-store"),
                (REFERRER_POLICY, "no-referrer"),
                (X_CONTENT_TYPE_OPTIONS, "nosniff"),
            ];
            (headers, calendar).into_response()
        }
        Ok(None) => plain(StatusCode::NOT_FOUND),
        Err(_) => plain(StatusCode::SERVICE_UNAVAILABLE),
    }
}

async fn written(business: &Business, token: &str) -> Result<Option<String>, Error> {
    let Business { engine, clock } = business;
    let mut reading = engine.read().await?;
    let feed = telling::find_feed(&mut reading, token).await?;
    drop(reading);
    let Some(feed) = feed else { return Ok(None) };
    let now = engine.clock(clock()).await?;
    Ok(Some(telling::agenda(engine, &feed, now).await?.write()))
}

fn plain(status: StatusCode) -> Response {
    let headers = [(CACHE_CONTROL, "no-store"), (REFERRER_POLICY, "no-referrer")];
    (status, headers).into_response()
}
