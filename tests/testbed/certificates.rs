//! An authority of the test's own, and a certificate for this computer.

use std::path::Path;
use std::process::Command;

/// Makes `root.crt`, the certificate of an authority, and `server.crt` with `server.key`, which it
/// vouches for; `false` where `openssl` 3 is not installed.
///
/// Two certificates, since a client may refuse one that is server and authority at once.
pub fn make(folder: &Path) -> bool {
    let authority = ["-subj", "/CN=authority", "-keyout", "root.key", "-out", "root.crt"];
    let server = [
        ["-subj", "/CN=localhost"],
        ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"],
        ["-addext", "basicConstraints=critical,CA:FALSE"],
        ["-CA", "root.crt"],
        ["-CAkey", "root.key"],
        ["-keyout", "server.key"],
        ["-out", "server.crt"],
    ];
    [&authority[..], server.as_flattened()].into_iter().all(|arguments| {
        let mut openssl = Command::new("openssl");
        openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]);
        openssl.args(["-nodes", "-days", "3650"]).args(arguments);
        openssl.current_dir(folder).output().is_ok_and(|output| output.status.success())
    })
}
