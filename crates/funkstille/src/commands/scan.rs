//! `scan`: who has not answered, since when, what next, on which day, and why.

use std::io::{IsTerminal, stderr};
use std::path::PathBuf;

use clap::Args;
use funkstille_core::calendar::Region;
use funkstille_core::explain::Fact;
use funkstille_engine::Error;
use funkstille_engine::clients::read_address;
use funkstille_engine::scan::{self, Request};
use funkstille_engine::simulate::{read_date, read_time_zone};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::simulate::read_region;
use crate::clock;
use crate::context::Context;
use crate::failure::{Done, Failure};
use crate::silences;

#[derive(Args)]
pub(crate) struct Scan {
    /// Optional only for the parser: after `--me` it is taken for one more address.
    #[arg(value_name = "MAILBOX")]
    mailbox: Option<PathBuf>,

    #[arg(long, value_name = "ADDRESS", required = true, num_args = 1..)]
    me: Vec<String>,

    #[arg(long, value_name = "DATE", value_parser = read_date)]
    as_of: Option<Date>,

    #[arg(long, value_name = "REGION", value_parser = read_region, default_value = "DE")]
    region: Region,

    #[arg(long, value_name = "ZONE", value_parser = read_time_zone)]
    time_zone: Option<TimeZone>,
}

/// A mailbox smaller than this is read before a bar could be looked at.
const BAR_FROM_FILES: usize = 2000;

/// How often the bar is drawn anew, in files.
const BAR_STEP_FILES: usize = 64;

impl Scan {
    pub(crate) fn run(&self, context: &mut Context<'_>) -> Result<Done, Failure> {
        let zone = match &self.time_zone {
            Some(zone) => zone.clone(),
            None => context.data.zone_of(&self.region)?,
        };
        let (mailbox, me) = self.mailbox_and_addresses()?;
        let request = Request {
            mailbox,
            me,
            as_of: self.as_of.unwrap_or_else(clock::today),
            region: self.region.clone(),
            zone,
        };
        let bar = bar(&context.words.say("scan-progress", &[]));
        let report = scan::scan(&request, &context.data, &|done, total| {
            if total >= BAR_FROM_FILES && (done % BAR_STEP_FILES == 0 || done == total) {
                bar.set_length(u64::try_from(total).unwrap_or(u64::MAX));
                bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
            }
        });
        bar.finish_and_clear();
        let report = report?;
        if report.counts.ours == 0 && report.counts.messages > 0 {
            let addresses = [("addresses", Fact::Text(request.me.join(", ")))];
            let told = context.words.say("scan-no-own-mail", &addresses);
            context.note(&told)?;
        }
        silences::show(&report, request.as_of, context)?;
        let nothing_readable = report.counts.messages == 0 && !report.problems.is_empty();
        Ok(if nothing_readable { Done::NotAllRead } else { Done::Yes })
    }

    /// `scan --me me@example.org MAILBOX` means the same as `scan MAILBOX --me me@example.org`.
    fn mailbox_and_addresses(&self) -> Result<(PathBuf, Vec<String>), Error> {
        let (mailbox, addresses) = match (&self.mailbox, self.me.split_last()) {
            (Some(mailbox), _) => (mailbox.clone(), self.me.as_slice()),
            (None, Some((last, addresses))) if !addresses.is_empty() => {
                (PathBuf::from(last), addresses)
            }
            (None, _) => return Err(Error::NoMailbox),
        };
        let me = addresses.iter().map(|address| read_address(address)).collect::<Result<_, _>>()?;
        Ok((mailbox, me))
    }
}

/// A bar on a terminal; nothing anywhere else.
fn bar(message: &str) -> ProgressBar {
    if !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{msg} {bar:40} {human_pos}/{human_len} {eta}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style).with_message(message.to_owned())
}
