//! `completions`: what a shell needs to complete the command line.

use clap::Args;
use clap_complete::Shell;

use crate::cli;
use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Args)]
pub(crate) struct Completions {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let mut command = cli::speaking_command(&context.words);
        // Into memory first: the generator panics where it cannot write.
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, cli::NAME, &mut script);
        context.out.write_all(&script)?;
        Ok(Done::Yes)
    }
}
