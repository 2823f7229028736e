//! The way out of the mail server: takes messages by SMTP (RFC 5321) and puts them into the boxes
//! of the bed, so that an out-of-office reply reaches whoever is answered.
//!
//! Mail that the program itself sends will come in here too; it has neither TLS nor a login yet,
//! since so far only the mail server speaks to it.

use std::io::{BufRead, BufReader, Result, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

use super::listener::Listener;
use super::lmtp;

/// Starts it; what comes in is delivered to the LMTP server at `socket`.
pub fn start(socket: PathBuf) -> Listener {
    Listener::start(move |connection| {
        // Whoever hangs up in between has sent nothing.
        let _ = serve(connection, &socket);
    })
}

/// What was said of a message before its text.
#[derive(Default)]
struct Envelope {
    from: String,
    to: Vec<String>,
}

fn serve(connection: TcpStream, socket: &Path) -> Result<()> {
    let mut client = BufReader::new(connection);
    let mut envelope = Envelope::default();
    answer(&mut client, "220 relay")?;
    loop {
        let mut line = String::new();
        if client.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let command = line.split([' ', ':', '\r']).next().unwrap_or_default();
        let path = line.split(['<', '>']).nth(1).unwrap_or_default();
        match command.to_ascii_uppercase().as_str() {
            "MAIL" => envelope = Envelope { from: path.to_owned(), to: Vec::new() },
            "RCPT" => envelope.to.push(path.to_owned()),
            "DATA" => {
                answer(&mut client, "354 go on")?;
                let message = text(&mut client)?;
                let said = pass_on(&std::mem::take(&mut envelope), &message, socket);
                answer(&mut client, &said)?;
                continue;
            }
            "QUIT" => return answer(&mut client, "221 bye"),
            _ => {}
        }
        answer(&mut client, "250 good")?;
    }
}

fn answer(client: &mut BufReader<TcpStream>, line: &str) -> Result<()> {
    client.get_mut().write_all(format!("{line}\r\n").as_bytes())
}

/// Reads up to the dot that stands alone.
fn text(client: &mut BufReader<TcpStream>) -> Result<Vec<u8>> {
    let mut message = Vec::new();
    loop {
        let mut line = Vec::new();
        if client.read_until(b'\n', &mut line)? == 0 || line == b".\r\n" {
            return Ok(message);
        }
        message.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}

/// Delivers to each recipient; says what the last one that failed said.
fn pass_on(envelope: &Envelope, message: &[u8], socket: &Path) -> String {
    let deliver = |to: &str| lmtp::deliver(socket, &envelope.from, to, message);
    let failed = envelope.to.iter().filter_map(|to| deliver(to).err()).next_back();
    failed.unwrap_or_else(|| "250 delivered".to_owned())
}
