//! Handing a message over to be sent (message submission, RFC 6409, over SMTP, RFC 5321).
//!
//! It goes in three steps, so that whoever keeps the records can write between them what is about
//! to happen: [`Submission::open`] reaches the server and logs in, [`Submission::offer`] names
//! sender and recipient, [`Offered::send`] hands over the message. Each step takes the one before
//! with it, so a message cannot be handed over twice. Up to the last byte of the message nothing
//! has been sent, whatever goes wrong; after it, only an answer of the server says what became of
//! it ([`Outcome`]).

mod content;
mod envelope;
mod error;
mod hello;
mod limits;
mod login;
mod outcome;
mod reply;
mod talk;

pub use envelope::Envelope;
pub use error::{SmtpError, Stage};
pub use limits::Limits;
pub use outcome::{NotSent, Outcome};
pub use reply::Reply;

use content::Content;
use hello::Offers;
use talk::Talk;

use crate::server::{Garble, Login, Security, Server, ServerError, Stream, dial, protect};

/// A server that has let us in.
pub struct Submission {
    talk: Talk,
    offers: Offers,
}

/// A server that knows sender and recipient and waits for the message.
pub struct Offered {
    talk: Talk,
    content: Content,
}

impl Submission {
    /// Reaches a server, protects the connection, logs in where there is a login. Without
    /// protection nobody but this computer itself is spoken to.
    ///
    /// # Errors
    /// Where any of it fails; nothing was sent.
    pub async fn open(
        server: &Server,
        login: Option<&Login>,
        limits: Limits,
    ) -> Result<Self, NotSent> {
        let stream: Box<dyn Stream> = Box::new(dial(server, limits.connect).await?);
        let mut talk = match server.security {
            Security::Tls => Talk::new(protect(stream, server, limits.connect).await?, limits),
            Security::StartTls | Security::Plain => Talk::new(stream, limits),
        };
        greeted(&mut talk, server).await?;
        let mut offers = talk.hello().await?;
        if server.security == Security::StartTls {
            (talk, offers) = started_tls(talk, &offers, server).await?;
        }
        if let Some(login) = login {
            talk.log_in(login, &offers).await?;
        }
        Ok(Self { talk, offers })
    }

    /// Says goodbye; nothing was sent.
    pub async fn close(self) {
        self.talk.quit().await;
    }

    /// Names sender and recipient of this message. Nothing of it is sent yet.
    ///
    /// # Errors
    /// Where the server, or what it can do, speaks against it; nothing was sent.
    pub async fn offer(self, envelope: &Envelope, message: &[u8]) -> Result<Offered, NotSent> {
        let Self { mut talk, offers } = self;
        let content = Content::new(message)?;
        let sender = sender(envelope, &content, &offers)?;
        talk.agree(&sender, Stage::Sender, &[250]).await?;
        let recipient = format!("RCPT TO:<{}>", envelope.to());
        talk.agree(&recipient, Stage::Recipient, &[250, 251, 252]).await?;
        Ok(Offered { talk, content })
    }
}

impl Offered {
    /// Hands over the message. Once this was called, a caller that does not live to see its
    /// outcome knows nothing about it.
    pub async fn send(self) -> Outcome {
        let Self { mut talk, content } = self;
        match begun(&mut talk, &content).await {
            Ok(()) => ended(talk).await,
            Err(why) => Outcome::NotSent(why.into()),
        }
    }
}

/// Hears the greeting (RFC 5321, 4.3.1).
async fn greeted(talk: &mut Talk, server: &Server) -> Result<(), SmtpError> {
    let heard = match talk.hear().await {
        Err(ServerError::Garbled { .. }) => {
            return Err(SmtpError::NoSmtp { place: server.place() });
        }
        // Where TLS comes first, the server waits for us (RFC 8314, 3).
        Err(ServerError::Silent { .. }) if server.security == Security::StartTls => {
            return Err(ServerError::NoGreeting { place: server.place() }.into());
        }
        heard => heard?,
    };
    match heard.code {
        220 => Ok(()),
        ..400 => Err(SmtpError::NoSmtp { place: server.place() }),
        _ => Err(SmtpError::of(Stage::Greeting, talk.reply(&heard))),
    }
}

/// Goes on over TLS. What the server can do is asked anew: anybody may have said it before (RFC
/// 3207, 4.2), and whatever came before TLS began is dropped.
async fn started_tls(
    mut talk: Talk,
    offers: &Offers,
    server: &Server,
) -> Result<(Talk, Offers), SmtpError> {
    let refused = || ServerError::NoStartTls { place: server.place() };
    if !offers.start_tls || talk.ask("STARTTLS").await?.code != 220 {
        return Err(refused().into());
    }
    let limits = talk.limits;
    let stream = protect(talk.wire.into_stream(), server, limits.connect).await?;
    let mut talk = Talk::new(stream, limits);
    let offers = talk.hello().await?;
    Ok((talk, offers))
}

/// The command that names the sender and what the server must know of the message.
fn sender(envelope: &Envelope, content: &Content, offers: &Offers) -> Result<String, SmtpError> {
    let mut command = format!("MAIL FROM:<{}>", envelope.from());
    let size_bytes = content.size_bytes;
    if let Some(most_bytes) = offers.most_bytes {
        if most_bytes > 0 && size_bytes > most_bytes {
            return Err(SmtpError::TooLarge { size_bytes, most_bytes });
        }
        command = format!("{command} SIZE={size_bytes}");
    }
    if let Some(address) = envelope.beyond_ascii() {
        if !offers.utf8 {
            return Err(SmtpError::NeedsUtf8 { address: address.to_owned() });
        }
        command.push_str(" SMTPUTF8");
    }
    if content.has_eight_bit {
        if !offers.eight_bit {
            return Err(SmtpError::NeedsEightBit);
        }
        command.push_str(" BODY=8BITMIME");
    }
    Ok(command)
}

/// Sends all of the message but its end. A server that has answered already has not taken it.
async fn begun(talk: &mut Talk, content: &Content) -> Result<(), SmtpError> {
    talk.agree("DATA", Stage::Start, &[354]).await?;
    talk.wire.silence = talk.limits.block;
    match talk.send(&content.bytes).await {
        Ok(()) => {}
        Err(error) => return Err(talk.last_word(error, Stage::Message).await),
    }
    if talk.wire.hears_within(std::time::Duration::ZERO).await? {
        let early = ServerError::Garbled { what: Garble::Answer };
        return Err(talk.last_word(early, Stage::Message).await);
    }
    Ok(())
}

/// Sends the end of the message. From its first byte on, nothing but an answer tells what became
/// of it.
async fn ended(mut talk: Talk) -> Outcome {
    talk.wire.silence = talk.limits.end;
    if let Err(error) = talk.wire.write(b".\r\n").await {
        return fate(talk.last_word(error, Stage::Message).await);
    }
    let heard = match talk.hear().await {
        Ok(heard) => heard,
        Err(error) => return Outcome::Uncertain { why: error.into() },
    };
    let reply = talk.reply(&heard);
    if reply.code != 250 {
        return fate(SmtpError::of(Stage::Message, reply));
    }
    talk.quit().await;
    Outcome::Accepted { reply }
}

/// A refusal is an answer; anything else leaves it open.
fn fate(why: SmtpError) -> Outcome {
    match why {
        SmtpError::Refuses { .. } => Outcome::NotSent(why.into()),
        _ => Outcome::Uncertain { why },
    }
}
