//! Looks into a box with a few lines of IMAP (RFC 3501) through `openssl`: no code of the program
//! is between, so that what it says holds also where the program is wrong.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::mail::{MailBed, Person};

/// An open conversation with the server.
pub struct Look {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// How many commands were given.
    count: u32,
}

impl Look {
    /// Reaches the server by TLS, with a certificate that is right, and hears its greeting.
    ///
    /// # Panics
    /// Where the server is not reached, or is not the one that is meant.
    pub fn open(bed: &MailBed) -> Self {
        let mut openssl = Command::new("openssl");
        openssl.args(["s_client", "-quiet", "-verify_return_error", "-verify_hostname"]);
        openssl.args(["localhost", "-CAfile"]).arg(bed.authority());
        openssl.arg("-connect").arg(format!("localhost:{}", bed.dovecot().ports.imaps));
        openssl.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = openssl.spawn().expect("openssl starts");
        let input = process.stdin.take().expect("a pipe");
        let output = BufReader::new(process.stdout.take().expect("a pipe"));
        let mut look = Self { process, input, output, count: 0 };
        let greeting = look.line();
        assert!(greeting.starts_with("* OK"), "{greeting}");
        look
    }

    /// As [`Look::open`], logged in, with the inbox open to be read only.
    ///
    /// # Panics
    /// As [`Look::open`], and where the login is refused.
    pub fn inbox(bed: &MailBed, person: &Person) -> Self {
        let mut look = Self::open(bed);
        let password = person.password.replace('\\', r"\\").replace('"', r#"\""#);
        let said = look.ask(&format!(r#"LOGIN {} "{password}""#, person.address));
        assert!(said.contains("OK"), "{said}");
        look.ask("EXAMINE INBOX");
        look
    }

    /// Gives a command and takes all lines up to the one that ends it, that one included.
    pub fn ask(&mut self, command: &str) -> String {
        self.count += 1;
        let tag = format!("look{}", self.count);
        self.say(&format!("{tag} {command}"));
        let mut said = String::new();
        loop {
            let line = self.line();
            said.push_str(&line);
            if line.starts_with(&tag) || line.starts_with('+') || line.is_empty() {
                return said;
            }
        }
    }

    /// Puts a message into a folder, as the mail program of its owner does; CRLF ends its lines.
    ///
    /// # Panics
    /// Where the server refuses, or the message is not UTF-8.
    pub fn append(&mut self, folder: &str, message: &[u8]) {
        let said = self.ask(&format!("APPEND {folder} {{{}}}", message.len()));
        assert!(said.starts_with('+'), "{said}");
        self.say(std::str::from_utf8(message).expect("a message of the tests"));
        let tag = format!("look{} ", self.count);
        let mut line = self.line();
        while !line.is_empty() && !line.starts_with(&tag) {
            line = self.line();
        }
        assert!(line.contains("OK"), "{line}");
    }

    /// Sends one line as it is: what a server asked for in the middle of a command.
    ///
    /// # Panics
    /// Where the server has hung up.
    pub fn say(&mut self, line: &str) {
        self.input.write_all(format!("{line}\r\n").as_bytes()).expect("the server listens");
        self.input.flush().expect("the server listens");
    }

    /// The next line of the server with its end; empty where it has hung up.
    ///
    /// # Panics
    /// Where the connection breaks.
    pub fn line(&mut self) -> String {
        let mut line = Vec::new();
        self.output.read_until(b'\n', &mut line).expect("the server speaks");
        String::from_utf8_lossy(&line).into_owned()
    }
}

impl Drop for Look {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
