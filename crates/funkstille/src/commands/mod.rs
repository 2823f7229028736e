//! One file per command.

mod account;
mod backup;
mod bank;
mod case;
mod casefile_export;
mod casefile_verify;
mod choice;
mod claim;
mod client;
mod completions;
mod config_check;
mod config_set;
mod config_show;
mod demo;
mod doctor;
mod feed;
mod given_away;
mod init;
mod interest;
mod invoice;
mod left_drafts;
mod look;
mod mail_classify;
mod man;
mod overpaid;
mod pause;
mod payment;
mod playbook_check;
mod project;
mod receivables;
mod restore;
mod resume;
mod review;
mod scan;
mod send;
mod serve;
mod simulate;
mod sync;
mod task;
mod tell;
mod text_check;
mod tick;
mod today;
mod wait;
mod waiting;

use clap::Subcommand;

use crate::context::Context;
use crate::failure::{Done, Failure};

#[derive(Subcommand)]
pub(crate) enum Command {
    Today(today::Today),
    Review(review::Review),
    Init(init::Init),
    #[command(subcommand, arg_required_else_help = true)]
    Account(account::Account),
    #[command(subcommand, arg_required_else_help = true)]
    Client(client::Client),
    #[command(subcommand, arg_required_else_help = true)]
    Project(project::Project),
    #[command(subcommand, arg_required_else_help = true)]
    Case(case::Case),
    #[command(subcommand, arg_required_else_help = true)]
    Task(task::Task),
    #[command(subcommand, arg_required_else_help = true)]
    Invoice(invoice::Invoice),
    #[command(subcommand, arg_required_else_help = true)]
    Payment(payment::Payment),
    Receivables(receivables::Receivables),
    Claim(claim::Claim),
    #[command(subcommand, arg_required_else_help = true)]
    Bank(bank::Bank),
    Sync(sync::Sync),
    Send(send::Send),
    Serve(serve::Serve),
    #[command(subcommand, arg_required_else_help = true)]
    Tell(tell::Tell),
    #[command(subcommand, arg_required_else_help = true)]
    Feed(feed::Feed),
    Wait(wait::Wait),
    #[command(subcommand, arg_required_else_help = true)]
    Waiting(waiting::Waiting),
    Tick(tick::Tick),
    Look(look::LookAround),
    Pause(pause::Pause),
    Resume(resume::Resume),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Doctor(doctor::Doctor),
    Demo(demo::Demo),
    Scan(scan::Scan),
    Simulate(simulate::Simulate),
    Interest(interest::Interest),
    #[command(subcommand, arg_required_else_help = true)]
    Mail(Mail),
    #[command(subcommand, arg_required_else_help = true)]
    Playbook(Playbook),
    #[command(subcommand, arg_required_else_help = true)]
    Text(Text),
    #[command(subcommand, arg_required_else_help = true)]
    Casefile(Casefile),
    #[command(subcommand, arg_required_else_help = true)]
    Config(Config),
    Completions(completions::Completions),
    Man(man::Man),
}

#[derive(Subcommand)]
pub(crate) enum Playbook {
    Check(playbook_check::Check),
}

#[derive(Subcommand)]
pub(crate) enum Text {
    Check(text_check::Check),
}

#[derive(Subcommand)]
pub(crate) enum Casefile {
    Export(casefile_export::Export),
    Verify(casefile_verify::Verify),
}

#[derive(Subcommand)]
pub(crate) enum Config {
    Show(config_show::Show),
    Set(config_set::Set),
    Check(config_check::Check),
}

#[derive(Subcommand)]
pub(crate) enum Mail {
    Classify(mail_classify::Classify),
}

impl Command {
    /// Whether this is a command that tells what is wrong with the configuration, and so works with
    /// a wrong one.
    pub(crate) fn tells_of_the_configuration(&self) -> bool {
        matches!(self, Self::Config(Config::Check(_)) | Self::Doctor(_))
    }

    /// Does what the command is for.
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        match self {
            Self::Init(command) => command.run(context),
            Self::Account(command) => command.run(context),
            Self::Client(command) => command.run(context),
            Self::Project(command) => command.run(context),
            Self::Case(command) => command.run(context),
            Self::Task(command) => command.run(context),
            Self::Invoice(command) => command.run(context),
            Self::Payment(command) => command.run(context),
            Self::Receivables(command) => command.run(context),
            Self::Claim(command) => command.run(context),
            Self::Bank(command) => command.run(context),
            Self::Sync(command) => command.run(context),
            Self::Send(command) => command.run(context),
            Self::Serve(command) => command.run(context),
            Self::Tell(command) => command.run(context),
            Self::Feed(command) => command.run(context),
            Self::Wait(command) => command.run(context),
            Self::Waiting(command) => command.run(context),
            Self::Tick(command) => command.run(context),
            Self::Look(command) => command.run(context),
            Self::Today(command) => command.run(context),
            Self::Review(command) => command.run(context),
            Self::Pause(command) => command.run(context),
            Self::Resume(command) => command.run(context),
            Self::Backup(command) => command.run(context),
            Self::Restore(command) => command.run(context),
            Self::Doctor(command) => command.run(context),
            Self::Demo(command) => command.run(context),
            Self::Scan(command) => command.run(context),
            Self::Simulate(command) => command.run(context),
            Self::Interest(command) => command.run(context),
            Self::Mail(Mail::Classify(command)) => command.run(context),
            Self::Playbook(Playbook::Check(command)) => command.run(context),
            Self::Text(Text::Check(command)) => command.run(context),
            Self::Casefile(Casefile::Export(command)) => command.run(context),
            Self::Casefile(Casefile::Verify(command)) => command.run(context),
            Self::Config(Config::Show(command)) => command.run(context),
            Self::Config(Config::Set(command)) => command.run(context),
            Self::Config(Config::Check(command)) => command.run(context),
            Self::Completions(command) => command.run(context),
            Self::Man(command) => command.run(context),
        }
    }
}
