//! A server of `PostgreSQL` over a network: with TLS, and with no other than the one that is meant.

use std::path::Path;

use funkstille_store::{Location, Store};

use crate::make::{TENANT, begin_case};
use crate::testbed::certificates;
use crate::testbed::postgres::Server;
use crate::testbed::server::free_port;

#[tokio::test(flavor = "multi_thread")]
async fn a_server_is_reached_by_tls_and_another_one_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    if !certificates::make(folder.path()) {
        eprintln!("SKIPPED: there is no openssl");
        return;
    }
    let other = tempfile::tempdir().expect("a temporary folder");
    assert!(certificates::make(other.path()));
    let port = free_port();
    let Some(_server) = Server::start_with_tls(folder.path(), port) else { return };
    let address = |folder: &Path| {
        let root = folder.join("root.crt");
        Location::Postgres(format!(
            "postgres://funkstille@localhost:{port}/postgres?sslmode=verify-full&sslrootcert={}",
            root.display()
        ))
    };
    let store = Store::create(&address(folder.path())).await.expect("the right authority");
    begin_case(&store, TENANT, "a").await;
    Store::open(&address(other.path())).await.expect_err("another authority");
}
