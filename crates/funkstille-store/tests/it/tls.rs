//! A server of `PostgreSQL` over a network: with TLS, and with no other than the one that is meant.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::Command;

use funkstille_store::{Location, Store};

use crate::make::{TENANT, begin_case};
use crate::postgres::Server;

/// Makes an authority and the certificate of a server; `false` where `openssl` 3 is not installed.
fn certificates(folder: &Path) -> bool {
    let authority = ["-subj", "/CN=authority", "-keyout", "root.key", "-out", "root.crt"];
    let server = [
        ["-subj", "/CN=localhost"],
        ["-addext", "subjectAltName=DNS:localhost"],
        ["-addext", "basicConstraints=critical,CA:FALSE"],
        ["-CA", "root.crt"],
        ["-CAkey", "root.key"],
        ["-keyout", "server.key"],
        ["-out", "server.crt"],
    ];
    [&authority[..], server.as_flattened()].into_iter().all(|arguments| {
        let mut openssl = Command::new("openssl");
        openssl.args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650"]);
        let output = openssl.args(arguments).current_dir(folder).output();
        output.is_ok_and(|output| output.status.success())
    })
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.local_addr().expect("an address").port()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_is_reached_by_tls_and_another_one_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    if !certificates(folder.path()) {
        eprintln!("SKIPPED: there is no openssl");
        return;
    }
    let other = tempfile::tempdir().expect("a temporary folder");
    assert!(certificates(other.path()));
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
