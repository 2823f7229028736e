//! A browser that follows nothing by itself.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use url::Url;

/// What came back.
pub(super) struct Shown {
    pub(super) location: Option<String>,
    pub(super) body: String,
}

/// Opens an address of this machine.
pub(super) async fn visit(address: &str) -> Shown {
    let url = Url::parse(address).expect("an address");
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    let port = url.port().expect("a port");
    let host = url.host_str().expect("a host");
    let path = url.path();
    let request = format!("GET {path}{query} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n");
    let answer = talk(port, &request).await;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let location = head.lines().find_map(|line| line.strip_prefix("Location: "));
    Shown { location: location.map(str::to_owned), body: body.to_owned() }
}

/// Says something to a port of this machine, and gives what it answers until it hangs up.
pub(super) async fn talk(port: u16, request: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await.expect("connects");
    // Who is refused in the middle of a sentence may be cut off.
    let _ = stream.write_all(request.as_bytes()).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).expect("UTF-8")
}
