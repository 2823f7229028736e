//! The use case *scan*: who has not answered, since when, what next, on which day, and why, from
//! nothing but a mailbox.
//!
//! 1. `letters`: every message is read, judged and made small (in parallel; the only part that
//!    touches files).
//! 2. `mail::threads`: messages become conversations, reports find the message that they are about.
//! 3. `mail::entries`: a conversation becomes what `funkstille_core::silence` understands.
//! 4. `silences`: the rules name the next step.

mod letters;
mod request;
mod silences;

pub use letters::Progress;
pub use request::{Counts, Report, Request, SilentClient};

use crate::data::Data;
use crate::error::Error;
use crate::mail::threads::Threads;
use letters::Letters;

/// Looks through a mailbox.
///
/// `progress` is told after each file how many of how many are done, from several threads.
///
/// # Errors
/// Where the mailbox itself cannot be read, the region is unknown, or a day lies outside the
/// holiday table. What cannot be read inside the mailbox is in [`Report::problems`].
pub fn scan(request: &Request, data: &Data, progress: &Progress<'_>) -> Result<Report, Error> {
    let letters = Letters::read(&request.mailbox, &request.me, progress)?;
    scan_letters(letters, request, data)
}

/// As [`scan`], for a mailbox whose files are in memory: name and bytes of each.
///
/// # Errors
/// As [`scan`].
pub fn scan_files(
    files: &[(String, std::borrow::Cow<'_, [u8]>)],
    request: &Request,
    data: &Data,
) -> Result<Report, Error> {
    scan_letters(Letters::of_files(files, &request.me), request, data)
}

fn scan_letters(letters: Letters, request: &Request, data: &Data) -> Result<Report, Error> {
    let Letters { letters, mut problems } = letters;
    problems.sort_by(|a, b| (&a.path, a.offset_bytes).cmp(&(&b.path, b.offset_bytes)));
    let messages = letters.len();
    let ours = letters.iter().filter(|letter| letter.is_ours()).count();
    let threads = Threads::of(letters, &request.days());
    let counts = Counts { messages, ours, conversations: threads.len() };
    let mut silences = silences::find(&threads, request, data)?;
    silences
        .sort_by(|a, b| (a.since, &a.address, &a.subject).cmp(&(b.since, &b.address, &b.subject)));
    Ok(Report { silences, counts, problems })
}
