//! Listening until the program ends.

use std::io;

use tokio::net::TcpListener;

use crate::routes::{Business, routes};

/// Answers whoever connects, for as long as it is waited for.
///
/// # Errors
/// Where the system lets nobody connect any more.
pub async fn serve(listener: TcpListener, business: Business) -> io::Result<()> {
    axum::serve(listener, routes(business)).await
}
