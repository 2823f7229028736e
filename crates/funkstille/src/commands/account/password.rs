//! A password: from a file, from standard input, or typed unseen. Never from an argument, which
//! every other user of the machine can read.

use std::io::{IsTerminal, stdin};
use std::path::PathBuf;

use clap::Args;
use funkstille_engine::accounts::SecretText;
use funkstille_engine::data;

use crate::context::Context;
use crate::failure::Failure;

#[derive(Args)]
pub(super) struct Password {
    #[arg(long, value_name = "FILE", conflicts_with = "password_stdin")]
    password_file: Option<PathBuf>,

    #[arg(long)]
    password_stdin: bool,
}

impl Password {
    /// Whether one was named.
    pub(super) fn is_given(&self) -> bool {
        self.password_stdin || self.password_file.is_some()
    }

    /// The password; a person at the terminal is asked for it. `None` where nobody gave one.
    pub(super) fn read(
        &self,
        user: &str,
        context: &Context<'_>,
    ) -> Result<Option<SecretText>, Failure> {
        let whole = |text: &str| Some(SecretText::from(text.trim_end_matches(['\r', '\n'])));
        if let Some(file) = &self.password_file {
            return Ok(whole(&data::read_text(file)?));
        }
        if self.password_stdin {
            let mut line = String::new();
            stdin().read_line(&mut line)?;
            return Ok(whole(&line));
        }
        if context.json || !stdin().is_terminal() {
            return Ok(None);
        }
        let asks = context.words.say("account-ask-password", &[("user", user.into())]);
        Ok(whole(&rpassword::prompt_password(format!("{asks} "))?)
            .filter(|it| !it.reveal().is_empty()))
    }
}
