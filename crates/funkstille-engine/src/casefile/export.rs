//! Writing a case file. Reads only.

use std::collections::{BTreeMap, BTreeSet};

use funkstille_core::case::{CaseEvent, Happened};
use funkstille_core::client::{ClientEvent, Matter};
use funkstille_core::evidence::{Digest, Entry, RunningDigest};
use funkstille_core::playbook::EndOutcome;
use funkstille_store::event::{CaseRecord, StoredEvent};
use funkstille_store::{Letter, OutboxState, Reading, StoreError, Stream, ledger_line};

use super::line::{About, EndLine, Extra, FORMAT, FileLine, LetterLine, head_text};
use crate::engine::Engine;
use crate::error::{Error, Problem};
use crate::letters::{attachments, listed_files};

/// A case file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The whole file: lines of JSON.
    pub text: String,
    /// How many lines it has.
    pub lines: u64,
    /// How many of them are entries of the ledger.
    pub entries: u64,
    /// How many files the case refers to that are no longer kept: their lines are empty.
    pub missing_files: u64,
    /// Where the chain of the case ends: whoever keeps it can check the file against it later.
    pub head: Digest,
}

/// Writes the file of a case: the entries of the case, those of its client (without what is not
/// about the case) and of its invoices, the files that it refers to, its letters, and a line that
/// closes the file.
///
/// # Errors
/// [`Problem::UnknownCase`], and where a chain is broken: what is not whole is not handed out.
pub async fn export(engine: &Engine, case: &str) -> Result<Exported, Error> {
    let mut reading = engine.read().await?;
    let mut of_case = whole_chain(&mut reading, &Stream::case(case)).await?;
    let Some(last) = of_case.last() else {
        return Err(Problem::UnknownCase { given: case.to_owned() }.into());
    };
    let head = last.head().digest;
    let records = records(&of_case)?;
    let matters: Vec<&Matter> = records.iter().filter_map(matter).collect();
    let mut withheld = withhold_private(&mut of_case);
    let mut of_client = match matters.last() {
        Some(matter) => whole_chain(&mut reading, &Stream::client(&matter.client)).await?,
        None => Vec::new(),
    };
    withheld.extend(withhold(&mut of_client, &matters));
    let of_invoices = of_invoices(&mut reading, case, &matters).await?;
    let letters = letters(&mut reading, case, &records).await?;
    let mut file = Writer::default();
    file.entries(&of_case);
    file.entries(&of_client);
    for entries in &of_invoices {
        file.entries(entries);
    }
    let entries = file.lines;
    let mut missing_files = 0;
    for (digest, about) in files(&mut reading, case, &records, &letters).await? {
        let bytes = reading.blob(&digest).await?;
        missing_files += u64::from(bytes.is_none());
        file.seal(|line| Extra::File(FileLine::new(line, about, &digest, bytes)));
    }
    for (letter, steps) in letters {
        file.seal(|line| Extra::Letter(letter_line(line, letter, steps)));
    }
    let heads = file.heads.clone();
    file.seal(|line| Extra::End(EndLine { line, format: FORMAT, heads, withheld }));
    Ok(Exported { text: file.text, lines: file.lines, entries, missing_files, head })
}

/// The entries of a stream, checked against where it is known to end.
async fn whole_chain(reading: &mut Reading, stream: &Stream) -> Result<Vec<Entry>, Error> {
    reading.verify_stream(stream).await?;
    Ok(reading.entries(stream).await?)
}

/// The entries of the invoices for which a case asks, in the order of their ids.
async fn of_invoices(
    reading: &mut Reading,
    case: &str,
    matters: &[&Matter],
) -> Result<Vec<Vec<Entry>>, Error> {
    let numbers =
        matters.iter().filter_map(|matter| Some(matter.invoice.as_ref()?.number.as_str()));
    let numbers: BTreeSet<&str> = numbers.collect();
    let numbers: Vec<&str> = numbers.into_iter().collect();
    let rows = reading.invoices_numbered(&numbers).await?;
    let own = rows.into_iter().filter(|row| row.case.as_deref() == Some(case));
    let ids: BTreeSet<String> = own.map(|row| row.invoice).collect();
    let mut chains = Vec::new();
    for id in ids {
        chains.push(whole_chain(reading, &Stream::invoice(&id)).await?);
    }
    Ok(chains)
}

/// What the entries of a case say, without those that were erased.
fn records(entries: &[Entry]) -> Result<Vec<CaseRecord>, Error> {
    let read = |entry: &Entry| {
        let event = stored(entry)?;
        let place = format!("{}/{}/{}", entry.chain.kind, entry.chain.id, entry.version);
        Some(event.to_case().map_err(|why| StoreError::Unreadable { place, why }.into()))
    };
    entries.iter().filter_map(read).collect()
}

fn stored(entry: &Entry) -> Option<StoredEvent> {
    let content = entry.content.as_ref()?;
    Some(StoredEvent { event_type: entry.event_type.clone(), body: content.body.clone() })
}

fn matter(record: &CaseRecord) -> Option<&Matter> {
    match record {
        CaseRecord::Concerns(matter) => Some(matter),
        CaseRecord::Happened(_) | CaseRecord::LookedUp(_) | CaseRecord::Delivery(_) => None,
    }
}

/// Takes out the body of what the user noted for nobody else, why an enquiry was declined; gives
/// the sequences.
fn withhold_private(entries: &mut [Entry]) -> Vec<i64> {
    let is_private = |event: StoredEvent| match event.to_case() {
        Ok(CaseRecord::Happened(CaseEvent {
            what: Happened::Ended { outcome, reason }, ..
        })) => outcome == EndOutcome::Declined && !reason.is_empty(),
        _ => false,
    };
    let mut withheld = Vec::new();
    for entry in entries.iter_mut().filter(|entry| stored(entry).is_some_and(is_private)) {
        entry.content = None;
        withheld.push(entry.sequence);
    }
    withheld
}

/// Takes out the bodies of what is not about these matters, as if they were erased; gives their
/// sequences.
fn withhold(entries: &mut [Entry], matters: &[&Matter]) -> Vec<i64> {
    let projects: BTreeSet<&str> =
        matters.iter().filter_map(|matter| matter.project.as_deref()).collect();
    let mut withheld = Vec::new();
    for entry in entries {
        let Some(event) = stored(entry) else { continue };
        let is_shown = event.to_client().is_ok_and(|event| is_evidence(&event, &projects));
        if !is_shown {
            entry.content = None;
            withheld.push(entry.sequence);
        }
    }
    withheld
}

/// Who the client is and where it was reached, and the project of the case: so much shows that the
/// letters went to the right place. Other projects, why somebody wants no letters, and what a gut
/// check said are nobody else's business.
fn is_evidence(event: &ClientEvent, projects: &BTreeSet<&str>) -> bool {
    match event {
        ClientEvent::Registered { .. }
        | ClientEvent::Renamed { .. }
        | ClientEvent::LanguageSet { .. }
        | ClientEvent::DebtorKindSet { .. }
        | ClientEvent::ZoneSet { .. }
        | ClientEvent::ContactAdded { .. }
        | ClientEvent::ContactChanged { .. }
        | ClientEvent::GreetingSet { .. }
        | ClientEvent::ContactRemoved { .. }
        | ClientEvent::AddressLearned { .. }
        | ClientEvent::AddressForgotten { .. }
        | ClientEvent::AddressRegained { .. }
        | ClientEvent::AddressPreferred { .. } => true,
        ClientEvent::DoNotContactSet { .. }
        | ClientEvent::DoNotContactCleared { .. }
        | ClientEvent::GutChecked { .. } => false,
        ClientEvent::ProjectOpened { project, .. }
        | ClientEvent::ProjectRenamed { project, .. }
        | ClientEvent::ProjectStageChanged { project, .. } => projects.contains(project.as_str()),
    }
}

/// The letters about a case in the order in which they were to leave, each with its steps: also
/// those whose key went over to a later one, since their words are on record.
async fn letters(
    reading: &mut Reading,
    case: &str,
    records: &[CaseRecord],
) -> Result<Vec<(Letter, Vec<String>)>, Error> {
    let mut steps_of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for record in records {
        if let CaseRecord::Happened(CaseEvent {
            what: Happened::LetterKept { letter, step, .. },
            ..
        }) = record
        {
            steps_of.entry(letter.clone()).or_default().insert(step.clone());
        }
    }
    for id in reading.letters_of_case(case).await? {
        steps_of.entry(id).or_default();
    }
    let mut letters = Vec::new();
    for (id, mut steps) in steps_of {
        let Some(letter) = reading.letter(&id).await? else { continue };
        let keys = reading.letter_keys(&id).await?.into_iter();
        steps.extend(keys.filter(|key| key.case == case).map(|key| key.step));
        letters.push((letter, steps.into_iter().collect()));
    }
    letters.sort_by_key(|(letter, _)| letter.draft.send_at);
    Ok(letters)
}

/// The files that a case refers to, each once.
async fn files(
    reading: &mut Reading,
    case: &str,
    records: &[CaseRecord],
    letters: &[(Letter, Vec<String>)],
) -> Result<Vec<(Digest, About)>, Error> {
    let mut files: Vec<(Digest, About)> = records.iter().filter_map(file_of_record).collect();
    for message in reading.messages_of_case(case).await? {
        let seen_at = message.seen_at.to_string();
        let about = About::Message { message_id: message.message_id, seen_at };
        files.extend(message.content.map(|digest| (digest, about)));
    }
    for (letter, steps) in letters {
        let draft = &letter.draft;
        let about = About::Letter {
            letter: letter.letter.clone(),
            steps: steps.clone(),
            channel: letter.channel.clone(),
            recipient: letter.recipient.clone(),
            sent_at: (draft.state == OutboxState::Sent).then(|| letter.changed_at.to_string()),
        };
        let forms = [draft.approved, draft.content].into_iter().flatten();
        files.extend(forms.map(|digest| (digest, about.clone())));
        let mut attached: Vec<Digest> =
            attachments(&letter.facts).iter().filter_map(|digits| Digest::parse(digits)).collect();
        // What was approved of a letter on paper is a list: all that is on it goes with the case.
        if let Some(digest) = &draft.approved {
            attached.extend(listed_files(&reading.blob(digest).await?.unwrap_or_default()));
        }
        let about = About::Attachment { letter: letter.letter.clone() };
        files.extend(attached.into_iter().map(|digest| (digest, about.clone())));
    }
    let mut seen = BTreeSet::new();
    files.retain(|(digest, _)| seen.insert(*digest));
    Ok(files)
}

fn file_of_record(record: &CaseRecord) -> Option<(Digest, About)> {
    match record {
        CaseRecord::Concerns(matter) => {
            let invoice = matter.invoice.as_ref()?;
            Some((invoice.file?, About::Invoice { number: invoice.number.clone() }))
        }
        CaseRecord::Happened(event) => match &event.what {
            Happened::Opened(opening) => {
                Some((opening.rules?, About::Playbook { name: opening.playbook.clone() }))
            }
            Happened::TaskRecorded { task, file, .. } => {
                Some(((*file)?, About::Record { task: task.clone() }))
            }
            _ => None,
        },
        // The bytes of a letter are kept beside the letter.
        CaseRecord::LookedUp(_) | CaseRecord::Delivery(_) => None,
    }
}

fn letter_line(line: u64, letter: Letter, steps: Vec<String>) -> LetterLine {
    let attachments = attachments(&letter.facts);
    let digits = |digest: Option<Digest>| digest.map(|digest| digest.to_string());
    let draft = letter.draft;
    LetterLine {
        line,
        letter: letter.letter,
        steps,
        channel: letter.channel,
        recipient: letter.recipient,
        state: draft.state.as_str().to_owned(),
        send_at: draft.send_at.map(|at| at.to_string()),
        changed_at: letter.changed_at.to_string(),
        subject: draft.subject,
        text: draft.text,
        content: digits(draft.content),
        approved: digits(draft.approved),
        attachments,
    }
}

/// A case file that is being written.
#[derive(Default)]
struct Writer {
    text: String,
    lines: u64,
    so_far: RunningDigest,
    heads: Vec<String>,
}

impl Writer {
    /// The entries of one stream.
    fn entries(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.add(&ledger_line(entry));
            self.add("\n");
            self.lines += 1;
        }
        let last = entries.last().map(|last| head_text(&last.chain, &last.head()));
        self.heads.extend(last);
    }

    /// A line that is no entry, with the digest of everything before that digest.
    fn seal(&mut self, line: impl FnOnce(u64) -> Extra) {
        self.lines += 1;
        let line = line(self.lines);
        self.add(&line.before_digest());
        let tail = Extra::tail(&self.so_far.digest());
        self.add(&tail);
    }

    fn add(&mut self, text: &str) {
        self.so_far.take(text.as_bytes());
        self.text += text;
    }
}
