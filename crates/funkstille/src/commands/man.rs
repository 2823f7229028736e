//! `man`: the manual pages.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use funkstille_engine::Error;

use crate::cli;
use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Args)]
pub(crate) struct Man {
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
}

impl Man {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let command = cli::speaking_command(&context.words);
        match &self.folder {
            None => clap_mangen::Man::new(command).render(&mut context.out)?,
            Some(folder) => {
                fs::create_dir_all(folder)
                    .and_then(|()| clap_mangen::generate_to(command, folder))
                    .map_err(|error| Error::unwritable(folder, &error))?;
            }
        }
        Ok(Done::Yes)
    }
}
