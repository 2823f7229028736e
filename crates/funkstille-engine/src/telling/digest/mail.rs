//! The digest as a mail to the user's own address, and the way on which it leaves.

use funkstille_formats::mail::compose::{Conversation, Decided, Draft, compose, message_id};
use funkstille_formats::mail::message::Mailbox;
use funkstille_post::imap::{Login, Server};
use funkstille_post::smtp::{Envelope, Limits, NotSent, Outcome, Submission};
use funkstille_store::TenantId;
use jiff::Timestamp;
use jiff::civil::Date;

use super::Letter;
use crate::business::Business;
use crate::error::Error;
use crate::telling::TellingProblem;

/// A mail that is about to be handed over. From whom and to whom is the user's own address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// The address that it comes from and goes to.
    pub address: String,
    /// Its id, without angle brackets.
    pub message_id: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// It was taken.
    Taken,
    /// It was certainly not taken.
    NotTaken {
        /// Why.
        why: String,
    },
    /// It may have been taken.
    Unclear {
        /// Why.
        why: String,
    },
}

/// The name from which the digest comes.
const PROGRAM: &str = "Funkstille";

/// Writes the mail: the program decided that it leaves (RFC 3834, 5). Equal for equal days.
pub(super) fn write(
    business: &Business,
    (tenant, on): (TenantId, Date),
    now: Timestamp,
    letter: Letter,
) -> Result<Parcel, Error> {
    let address = business.email.clone();
    let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
    let key = format!("{}/digest/{on}", tenant.0);
    let message_id = message_id(&key, domain).map_err(TellingProblem::Digest)?;
    let mailbox = |name: &str| Mailbox { name: Some(name.to_owned()), address: address.clone() };
    let draft = Draft {
        from: mailbox(PROGRAM),
        reply_to: None,
        to: mailbox(&business.name),
        subject: letter.subject,
        sent_at: now.to_zoned(business.zone()?),
        message_id: message_id.clone(),
        conversation: Conversation::default(),
        decided: Decided::ByProgram,
        text: letter.text,
        signature: String::new(),
        files: Vec::new(),
    };
    let bytes = compose(&draft).map_err(TellingProblem::Digest)?;
    Ok(Parcel { address, message_id, bytes })
}

/// Hands a mail over to a server.
pub async fn by_smtp(
    server: &Server,
    login: Option<&Login>,
    limits: Limits,
    parcel: &Parcel,
) -> Handed {
    let not_taken = |error: &dyn std::fmt::Display| Handed::NotTaken { why: error.to_string() };
    let envelope = match Envelope::new(&parcel.address, &parcel.address) {
        Ok(envelope) => envelope,
        Err(error) => return not_taken(&error),
    };
    let offered = match Submission::open(server, login, limits).await {
        Ok(submission) => submission.offer(&envelope, &parcel.bytes).await,
        Err(not_sent) => Err(not_sent),
    };
    let of = |not_sent: &NotSent| not_taken(not_sent.why());
    match offered {
        Err(not_sent) => of(&not_sent),
        Ok(offered) => match offered.send().await {
            Outcome::Accepted { .. } => Handed::Taken,
            Outcome::NotSent(not_sent) => of(&not_sent),
            Outcome::Uncertain { why } => Handed::Unclear { why: why.to_string() },
        },
    }
}
