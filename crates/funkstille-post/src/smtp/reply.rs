//! What a server answers (RFC 5321, 4.2), and its enhanced status (RFC 2034).

use crate::server::{Garble, Hidden, ServerError, Wire};

/// An answer, small enough to be kept and safe to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Its three digits.
    pub code: u16,
    /// The status beside it, such as `5.1.1`; `None` where the server names none.
    pub enhanced: Option<String>,
    /// The server's words without the codes, on one line of at most 300 characters. The
    /// password or token that we log in with never stands in it.
    pub text: String,
}

/// An answer as it came: its lines without their codes.
pub(super) struct Heard {
    pub(super) code: u16,
    pub(super) lines: Vec<Vec<u8>>,
}

/// The longest line of an answer. The RFC has 512 (section 4.5.3.1.5); servers write longer ones.
const LONGEST_LINE: usize = 4096;

/// The most lines of an answer.
const MOST_LINES: usize = 256;

/// Reads an answer.
pub(super) async fn hear(wire: &mut Wire) -> Result<Heard, ServerError> {
    let mut heard = Heard { code: 0, lines: Vec::new() };
    loop {
        let line = wire.line(LONGEST_LINE).await?;
        let (code, goes_on, text) = parts(&line).ok_or(WRONG)?;
        if heard.lines.is_empty() {
            heard.code = code;
        }
        // All lines of an answer have one code (section 4.2.1).
        if code != heard.code {
            return Err(WRONG);
        }
        heard.lines.push(text.to_vec());
        if !goes_on {
            return Ok(heard);
        }
        if heard.lines.len() == MOST_LINES {
            return Err(ServerError::Garbled { what: Garble::TooMuch });
        }
    }
}

const WRONG: ServerError = ServerError::Garbled { what: Garble::Answer };

/// Code, whether more lines follow, and the words of a line.
fn parts(line: &[u8]) -> Option<(u16, bool, &[u8])> {
    let (code, rest) = line.split_at_checked(3)?;
    if !code.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let code: u16 = std::str::from_utf8(code).ok()?.parse().ok()?;
    let (goes_on, text) = match rest.split_first() {
        None => (false, rest),
        Some((b' ', text)) => (false, text),
        Some((b'-', text)) => (true, text),
        Some(_) => return None,
    };
    (200..600).contains(&code).then_some((code, goes_on, text))
}

impl Heard {
    /// The answer as it is kept; what is `hidden` is left out of it.
    pub(super) fn reply(&self, hidden: &Hidden) -> Reply {
        let mut enhanced = None;
        let mut words = Vec::new();
        for line in &self.lines {
            let line = String::from_utf8_lossy(line);
            let (status, rest) = status(&line, self.code);
            enhanced = enhanced.or_else(|| status.map(str::to_owned));
            words.push(rest.to_owned());
        }
        Reply { code: self.code, enhanced, text: hidden.words(words.join(" ").as_bytes()) }
    }

    /// Its lines as one, as they were said.
    pub(super) fn text(&self) -> Vec<u8> {
        self.lines.join(&b' ')
    }
}

/// The enhanced status at the beginning of a line, of the same class as the code, and the rest.
fn status(line: &str, code: u16) -> (Option<&str>, &str) {
    let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
    let numbers: Vec<&str> = word.split('.').collect();
    let is_number =
        |it: &&str| (1..=3).contains(&it.len()) && it.bytes().all(|b| b.is_ascii_digit());
    let is_status = numbers.len() == 3
        && numbers.iter().all(is_number)
        && numbers[0] == (code / 100).to_string();
    if is_status { (Some(word), rest) } else { (None, line) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::{Login, Secret};

    #[track_caller]
    fn check(lines: &[&str], enhanced: Option<&str>, text: &str) {
        let lines = lines.iter().map(|line| line.as_bytes().to_vec()).collect();
        let password = Secret::new("canary");
        let hidden = Hidden::of(&Login::Password { user: "freya".to_owned(), password });
        let reply = Heard { code: 550, lines }.reply(&hidden);
        assert_eq!((reply.enhanced.as_deref(), reply.text.as_str()), (enhanced, text));
    }

    #[test]
    fn an_answer_is_one_line_without_codes() {
        check(&["5.1.1 <otto>: User unknown"], Some("5.1.1"), "<otto>: User unknown");
        check(&["5.1.1 No such user", "5.1.1 here"], Some("5.1.1"), "No such user here");
        check(&["No.", "5.7.1 why"], Some("5.7.1"), "No. why");
        check(&["2.1.5 odd", "1.2.3.4 is bad"], None, "2.1.5 odd 1.2.3.4 is bad");
        check(&["you said AUTH canary, \x1b[2J"], None, "you said AUTH …, [2J");
        check(&[&"ä".repeat(500)], None, &"ä".repeat(300));
    }

    #[test]
    fn what_is_no_answer_is_none() {
        for line in ["", "25", "2x0 ok", "250_ok", "999 ok", "199 ok", "SSH-2.0"] {
            assert!(parts(line.as_bytes()).is_none(), "{line}");
        }
        assert_eq!(parts(b"250"), Some((250, false, &b""[..])));
        assert_eq!(parts(b"250-a b"), Some((250, true, &b"a b"[..])));
    }
}
