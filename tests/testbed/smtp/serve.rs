//! One conversation.

use std::io::{Error, ErrorKind, Result};
use std::net::TcpStream;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::rules::{Act, At, Protection, Rules};
use super::stream::{Lines, Tls};
use super::{State, Taken, bounce};
use crate::testbed::lmtp;

struct Conversation<'a> {
    lines: Lines,
    state: &'a Arc<Mutex<State>>,
    is_protected: bool,
    user: String,
    from: Option<String>,
    to: Vec<String>,
}

/// Speaks with one client until it leaves, or the rules end it.
pub(super) fn serve(connection: TcpStream, state: &Arc<Mutex<State>>, tls: &Tls) -> Result<()> {
    let lines = Lines::new(connection)?;
    let mut it = Conversation {
        lines,
        state,
        is_protected: false,
        user: String::new(),
        from: None,
        to: Vec::new(),
    };
    it.state().connections += 1;
    if it.rules().protection == Protection::Tls {
        it.lines.protect(tls)?;
        it.is_protected = true;
    }
    it.answer(At::Greeting, "220 mail.studio.test ESMTP ready", |_| {})?;
    loop {
        let line = String::from_utf8_lossy(&it.lines.line()?).trim_end().to_owned();
        if line.is_empty() {
            return Ok(());
        }
        it.note(&line);
        let upper = line.to_ascii_uppercase();
        match upper.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => it.hello()?,
            "STARTTLS" => it.start_tls(tls)?,
            "AUTH" => it.log_in(&line)?,
            "MAIL" => it.sender(&line)?,
            "RCPT" => it.recipient(&line)?,
            "DATA" => it.data()?,
            "QUIT" => return it.lines.say("221 2.0.0 Bye"),
            _ => it.lines.say("500 5.5.2 What?")?,
        }
    }
}

impl Conversation<'_> {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn rules(&self) -> Rules {
        self.state().rules.clone()
    }

    /// Writes down what was said, without secrets.
    fn note(&self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        let shown = if words[0].eq_ignore_ascii_case("AUTH") {
            words[..2].join(" ")
        } else {
            line.to_owned()
        };
        self.state().log.push(shown);
    }

    /// Does what is right and says so, unless the rules want something else here.
    fn answer(&mut self, at: At, right: &str, done: impl FnOnce(&mut Self)) -> Result<()> {
        let act = self.state().rules.next(at);
        match act {
            None => {
                done(self);
                self.lines.say(right)
            }
            Some(Act::Say(said)) => self.lines.say(&said),
            Some(Act::SayAndClose(said)) => {
                self.lines.say(&said)?;
                Err(ErrorKind::ConnectionAborted.into())
            }
            Some(Act::Drip) => {
                done(self);
                for byte in format!("{right}\r\n").bytes() {
                    self.lines.write(&[byte])?;
                }
                Ok(())
            }
            Some(Act::Close { done: is_done }) => {
                if is_done {
                    done(self);
                }
                Err(ErrorKind::ConnectionAborted.into())
            }
            Some(Act::Hang { done: is_done }) => {
                if is_done {
                    done(self);
                }
                while !self.lines.line()?.is_empty() {}
                Err(ErrorKind::ConnectionAborted.into())
            }
        }
    }

    fn hello(&mut self) -> Result<()> {
        let rules = self.rules();
        let mut lines = vec!["mail.studio.test greets you".to_owned()];
        if rules.protection == Protection::StartTls && !self.is_protected {
            lines.push("STARTTLS".to_owned());
        }
        lines.extend(rules.offers);
        let last = lines.pop().unwrap_or_default();
        let first: Vec<String> = lines.iter().map(|line| format!("250-{line}\r\n")).collect();
        let said = format!("{}250 {last}", first.concat());
        self.answer(At::Hello, &said, |_| {})
    }

    fn start_tls(&mut self, tls: &Tls) -> Result<()> {
        let rules = self.rules();
        if rules.protection != Protection::StartTls || self.is_protected {
            return self.lines.say("502 5.5.1 No");
        }
        let mut is_begun = false;
        let injected = rules.injected;
        let right = if injected.is_empty() {
            "220 Go on".to_owned()
        } else {
            format!("220 Go on\r\n{injected}")
        };
        self.answer(At::StartTls, &right, |_| is_begun = true)?;
        if is_begun {
            self.lines.protect(tls)?;
            self.is_protected = true;
        }
        Ok(())
    }

    /// `PLAIN`, `LOGIN`, `XOAUTH2`, with the first word in the command or after it.
    fn log_in(&mut self, line: &str) -> Result<()> {
        let mut words = line.split(' ').skip(1).map(str::to_owned);
        let way = words.next().unwrap_or_default().to_ascii_uppercase();
        let mut first = words.next();
        let rules = self.rules();
        let (user, is_right) = match way.as_str() {
            "PLAIN" => {
                let said = self.word(first.take(), "")?;
                let parts: Vec<&str> = said.split('\0').collect();
                let (user, password) = (parts.get(1).copied(), parts.get(2).copied());
                let user = user.unwrap_or_default().to_owned();
                let is_right = rules.passwords.get(&user).map(String::as_str) == password;
                (user, is_right && password.is_some())
            }
            "LOGIN" => {
                let user = self.word(first.take(), "Username:")?;
                let password = self.word(None, "Password:")?;
                let is_right = rules.passwords.get(&user) == Some(&password);
                (user, is_right)
            }
            "XOAUTH2" => {
                let said = self.word(first.take(), "")?;
                let part = |name: &str| said.split('\x01').find_map(|part| part.strip_prefix(name));
                let user = part("user=").unwrap_or_default().to_owned();
                let token = part("auth=Bearer ").unwrap_or_default();
                let is_right = rules.tokens.get(&user).is_some_and(|good| good == token);
                if !is_right {
                    // It says why, and is answered by an empty line.
                    let why = STANDARD.encode(r#"{"status":"400","schemes":"Bearer"}"#);
                    self.lines.say(&format!("334 {why}"))?;
                    self.lines.line()?;
                }
                (user, is_right)
            }
            _ => return self.lines.say("504 5.5.4 Unknown way"),
        };
        if !is_right {
            return self.answer(At::Login, "535 5.7.8 Authentication credentials invalid", |_| {});
        }
        self.answer(At::Login, "235 2.7.0 Welcome", |it| it.user = user)
    }

    /// One word of a login, asked for where it did not come by itself.
    fn word(&mut self, given: Option<String>, asked: &str) -> Result<String> {
        let word = if let Some(word) = given {
            word
        } else {
            self.lines.say(&format!("334 {}", STANDARD.encode(asked)))?;
            String::from_utf8_lossy(&self.lines.line()?).trim_end().to_owned()
        };
        let bytes =
            STANDARD.decode(word).map_err(|error| Error::new(ErrorKind::InvalidData, error))?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    fn sender(&mut self, line: &str) -> Result<()> {
        if self.rules().wants_login && self.user.is_empty() {
            return self.lines.say("530 5.7.0 Authentication required");
        }
        let from = path(line);
        self.answer(At::Sender, "250 2.1.0 Sender ok", |it| it.from = Some(from))
    }

    fn recipient(&mut self, line: &str) -> Result<()> {
        if self.from.is_none() {
            return self.lines.say("503 5.5.1 Sender first");
        }
        let to = path(line);
        self.answer(At::Recipient, "250 2.1.5 Recipient ok", |it| it.to.push(to))
    }

    fn data(&mut self) -> Result<()> {
        if self.to.is_empty() {
            return self.lines.say("503 5.5.1 Recipient first");
        }
        let mut goes_on = false;
        self.answer(At::Start, "354 End with a dot", |_| goes_on = true)?;
        if !goes_on {
            return Ok(());
        }
        let mut bytes = Vec::new();
        let mut is_first = true;
        loop {
            let line = self.lines.line()?;
            if !line.ends_with(b"\n") {
                return Ok(());
            }
            if std::mem::take(&mut is_first) && self.fails(At::Message)? {
                return Err(ErrorKind::ConnectionAborted.into());
            }
            if line == b".\r\n" {
                break;
            }
            bytes.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
        let (user, from) = (self.user.clone(), self.from.take().unwrap_or_default());
        let taken = Taken { user, from, to: std::mem::take(&mut self.to), bytes };
        self.answer(At::End, "250 2.0.0 Queued as 1", |it| it.take(&taken))
    }

    /// What goes wrong in the middle of a message ends the conversation.
    fn fails(&mut self, at: At) -> Result<bool> {
        let act = self.state().rules.next(at);
        match act {
            None => Ok(false),
            Some(Act::Say(said) | Act::SayAndClose(said)) => {
                self.lines.say(&said)?;
                // All of it is heard first, so that the answer is not lost with the connection.
                while !matches!(self.lines.line()?.as_slice(), b"" | b".\r\n") {}
                Ok(true)
            }
            // It takes nothing more, for as long as the test runs.
            Some(Act::Hang { .. }) => loop {
                std::thread::park();
            },
            Some(Act::Close { .. } | Act::Drip) => Ok(true),
        }
    }

    /// Takes a message, and passes it on or sends it back. It counts before anybody is told.
    fn take(&mut self, taken: &Taken) {
        self.state().taken.push(taken.clone());
        let rules = self.rules();
        let Some(socket) = rules.lmtp else { return };
        for to in &taken.to {
            // Whoever has no box here lives elsewhere.
            let _ = match rules.bounces.get(to) {
                Some(status) => {
                    let report = bounce::report(taken, to, status);
                    lmtp::deliver(&socket, "", &taken.from, report.as_bytes())
                }
                None => lmtp::deliver(&socket, &taken.from, to, &taken.bytes),
            };
        }
    }
}

/// What stands between angle brackets.
fn path(line: &str) -> String {
    line.split(['<', '>']).nth(1).unwrap_or_default().to_owned()
}
