//! `waiting dismiss`: a message does not wait; it is not suggested again.

use clap::Args;
use funkstille_engine::mail;
use serde::Serialize;

use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::session::Session;

#[derive(Args)]
pub(crate) struct Dismiss {
    #[arg(value_name = "MESSAGE")]
    message: String,
}

/// The JSON of the contract.
#[derive(Serialize)]
struct Document<'a> {
    dismissed: &'a str,
}

impl Dismiss {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let session = Session::open(context)?;
        let mut moment = session.moment()?;
        session.run(mail::dismiss(&session.engine, &mut moment, &self.message))?;
        if context.json {
            context.document(&Document { dismissed: &self.message })?;
        } else {
            let told = context.words.say("waiting-dismissed", &[]);
            context.line(&told)?;
        }
        Ok(Done::Yes)
    }
}
