//! Holds verdicts against a table of labels, for the accuracy that the project promises.
//!
//! Pure: the caller reads the files. The table is tab-separated with a head line that names its
//! columns; `path`, `label` and `failed_recipients` (separated by commas) are used.

use funkstille_formats::mail::{Kind, Signals, Verdict, classify, parse};
use std::collections::{BTreeMap, BTreeSet};

/// A labelled message and what was made of it.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    /// The file, relative to the folder of samples.
    pub(crate) path: String,
    /// What the table calls it.
    pub(crate) label: String,
    /// Who was not reached, as the table has it; empty where it does not say.
    pub(crate) expected: BTreeSet<String>,
    /// Our verdict.
    pub(crate) verdict: Verdict,
}

impl Judged {
    /// The addresses in our verdict.
    pub(crate) fn found(&self) -> BTreeSet<String> {
        self.verdict.failed_recipients.iter().map(|r| r.address.clone()).collect()
    }

    /// Whether the failed recipients are exactly those of the table; `None` where it names none.
    pub(crate) fn is_exact(&self) -> Option<bool> {
        (!self.expected.is_empty()).then(|| self.found() == self.expected)
    }
}

/// One line of the figures.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figure {
    /// Messages with this label.
    pub(crate) total: usize,
    /// How many got each kind, by its name.
    pub(crate) kinds: BTreeMap<&'static str, usize>,
    /// Messages whose failed recipients the table names.
    pub(crate) with_recipients: usize,
    /// Of these, how many came out with exactly these.
    pub(crate) exact: usize,
}

/// Judges every labelled message. `read` gives the bytes of a path, or `None` to leave it out;
/// lines without a label are left out.
pub(crate) fn judge(
    labels: &str,
    mut read: impl FnMut(&str) -> Option<Vec<u8>>,
    signals: &Signals,
) -> Vec<Judged> {
    let mut lines = labels.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| head.iter().position(|title| *title == name);
    let (path, label) = (column("path"), column("label"));
    let recipients = column("failed_recipients");
    let mut judged = Vec::new();
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell = |index: Option<usize>| {
            index.and_then(|index| cells.get(index)).copied().unwrap_or_default().trim()
        };
        let Some(bytes) = Some(cell(path)).filter(|_| !cell(label).is_empty()).and_then(&mut read)
        else {
            continue;
        };
        let names = cell(recipients).split(',').map(|name| name.trim().to_lowercase());
        judged.push(Judged {
            path: cell(path).to_owned(),
            label: cell(label).to_owned(),
            expected: names.filter(|name| !name.is_empty()).collect(),
            verdict: verdict(&bytes, signals),
        });
    }
    judged
}

/// The verdict on bytes, readable or not.
pub(crate) fn verdict(bytes: &[u8], signals: &Signals) -> Verdict {
    parse(bytes).map_or_else(|_| Verdict::unreadable(), |parsed| classify(&parsed, signals))
}

/// The figures for each label.
pub(crate) fn figures(judged: &[Judged]) -> BTreeMap<String, Figure> {
    let mut figures: BTreeMap<String, Figure> = BTreeMap::new();
    for message in judged {
        let figure = figures.entry(message.label.clone()).or_default();
        figure.total += 1;
        *figure.kinds.entry(message.verdict.kind.as_str()).or_default() += 1;
        if let Some(exact) = message.is_exact() {
            figure.with_recipients += 1;
            figure.exact += usize::from(exact);
        }
    }
    figures
}

/// Whether a kind is one of the two that a person's mail must never be given.
pub(crate) fn is_false_alarm(kind: Kind) -> bool {
    matches!(kind, Kind::Bounce | Kind::AutoReply)
}
