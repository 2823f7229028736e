//! Puts messages into boxes as a mail server does at the end of their way (LMTP, RFC 2033).

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;

/// Delivers one message to one person, with any line ends; `from` is the sender on the envelope,
/// empty for a message that must not be answered.
///
/// # Errors
/// The server's own words where it refuses.
pub fn deliver(socket: &Path, from: &str, to: &str, message: &[u8]) -> Result<(), String> {
    let connection = UnixStream::connect(socket).map_err(|error| error.to_string())?;
    let mut server = BufReader::new(connection);
    hear(&mut server)?;
    for line in ["LHLO localhost", &format!("MAIL FROM:<{from}>"), &format!("RCPT TO:<{to}>")] {
        say(&mut server, line.as_bytes())?;
        hear(&mut server)?;
    }
    say(&mut server, b"DATA")?;
    hear(&mut server)?;
    let message = message.strip_suffix(b"\n").unwrap_or(message);
    for line in message.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        // RFC 5321, 4.5.2: a dot at the start is doubled.
        let dot: &[u8] = if line.starts_with(b".") { b"." } else { b"" };
        say(&mut server, &[dot, line].concat())?;
    }
    say(&mut server, b".")?;
    hear(&mut server)
}

fn say(server: &mut BufReader<UnixStream>, line: &[u8]) -> Result<(), String> {
    let line = [line, b"\r\n"].concat();
    server.get_mut().write_all(&line).map_err(|error| error.to_string())
}

/// Reads one answer, of one line or more.
fn hear(server: &mut BufReader<UnixStream>) -> Result<(), String> {
    loop {
        let mut line = String::new();
        server.read_line(&mut line).map_err(|error| error.to_string())?;
        if line.as_bytes().get(3) == Some(&b'-') {
            continue;
        }
        return if line.starts_with(['2', '3']) { Ok(()) } else { Err(line.trim().to_owned()) };
    }
}
