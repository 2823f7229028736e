//! Sample facts for every text, from the table in `templates/README.md`.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use funkstille_core::client::{FormOfAddress, Language};
use funkstille_engine::Data;
use funkstille_engine::texts::{Facts, FilledTask, TextProblem, Texts, Voice};

pub(super) const FORMAL: Voice = Voice { language: Language::German, form: FormOfAddress::Formal };
pub(super) const FAMILIAR: Voice =
    Voice { language: Language::German, form: FormOfAddress::Familiar };
pub(super) const ENGLISH: Voice =
    Voice { language: Language::English, form: FormOfAddress::Formal };

/// Every voice with its name.
pub(super) const VOICES: [(&str, Voice); 3] =
    [("de", FORMAL), ("de-du", FAMILIAR), ("en", ENGLISH)];

const LETTERS: [&str; 11] = [
    "check-in",
    "last-check-in",
    "decline",
    "feedback-check-in",
    "work-paused",
    "receipt-check",
    "resend",
    "demand-30",
    "demand-60",
    "final-notice",
    "thanks-paid",
];
const TASKS: [&str; 7] = [
    "call-project",
    "call-payment",
    "call-confirm",
    "signs-of-life",
    "reach-out",
    "reach-out-payment",
    "court",
];
const INVOICES: [&str; 5] = ["receipt-check", "resend", "demand-30", "demand-60", "final-notice"];

/// What the English texts say instead of the examples.
const IN_ENGLISH: [(&str, &str); 23] = [
    ("salutation", "Dear Mira Lang,"),
    ("project", "Website relaunch"),
    ("message_subject", "Corrections, round 2"),
    ("sent_on", "5 March 2026"),
    ("open_points", "- approval of the home page"),
    ("invoiced_on", "25 January 2026"),
    ("due_on", "8 February 2026"),
    ("amount", "€2,250.00"),
    ("balance", "€1,850.00"),
    ("paid", "€400.00"),
    ("interest", "€15.62"),
    ("interest_until", "10 March 2026"),
    ("flat_fee", "€40.00"),
    ("costs", "€5.00"),
    ("claim_total", "€1,910.62"),
    ("deadline_on", "26 May 2026"),
    ("enclosures", "invoice 2026-014, statement of claim"),
    ("phone_numbers", "+49 40 5550188 (office)"),
    ("findings", "- website reachable"),
    ("court_procedure", "court payment-order procedure"),
    ("payment_details", "Jonas Weber\nDE02 1203 0000 0000 2020 51\nReference: 2026-014"),
    (
        "no_claim_reason",
        "I do not charge interest yet, because payment is only late once you have this reminder.",
    ),
    (
        "invoices",
        "2026-014 of 25 January 2026, “Website relaunch”, due on 8 February 2026, 30 days \
         overdue, €1,550.00 open\n2026-019 of 25 January 2026, “Logo”, due on 8 February 2026, \
         30 days overdue, €300.00 open",
    ),
];

/// A row of the table.
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) texts: BTreeSet<String>,
    /// What stands in the column *empty*, without backticks.
    pub(super) empty: String,
    examples: Vec<String>,
}

/// The keys of all texts, letters first.
pub(super) fn keys() -> impl Iterator<Item = &'static str> {
    LETTERS.into_iter().chain(TASKS)
}

/// The table, row by row.
pub(super) fn rows() -> Vec<Row> {
    let lines = readme().lines().map(str::to_owned).collect::<Vec<_>>();
    let table = lines.iter().skip_while(|line| !line.starts_with("| name |")).skip(2);
    table.map_while(|line| line.strip_prefix("| ")).map(row).collect()
}

fn row(line: &str) -> Row {
    let cells: Vec<&str> = line.trim_end_matches(" |").split(" | ").collect();
    let [name, _, texts, empty, example] = cells[..] else { panic!("five columns: {line}") };
    let by_lines: Vec<String> = example.split(" / ").map(|cell| codes(cell)[0].clone()).collect();
    let examples = if by_lines.len() > 1 { vec![by_lines.join("\n")] } else { codes(example) };
    let name: &'static str = name.trim_matches('`').to_owned().leak();
    Row { name, texts: keys_in(texts), empty: empty.replace('`', ""), examples }
}

/// What stands between backticks.
fn codes(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The keys that a cell names, by themselves or by their group.
fn keys_in(cell: &str) -> BTreeSet<String> {
    let (all_but, cell) = cell.strip_prefix("all but ").map_or((false, cell), |rest| (true, rest));
    let mut named = BTreeSet::new();
    for word in cell.split(", ") {
        let group: &[&str] = match word {
            "letters" => &LETTERS,
            "tasks" => &TASKS,
            "work" => &["feedback-check-in", "work-paused", "call-project"],
            "calls" => &["call-project", "call-payment", "call-confirm"],
            "invoices" => &INVOICES,
            "claims" => &INVOICES[1..],
            "demands" => &INVOICES[2..],
            key => &[key.trim_matches('`')],
        };
        named.extend(group.iter().map(|key| (*key).to_owned()));
    }
    if all_but {
        keys().map(str::to_owned).filter(|key| !named.contains(key)).collect()
    } else {
        named
    }
}

/// Facts for a text with everything that one invoice can have.
pub(super) fn full(key: &str, voice: Voice) -> Facts {
    let rows = rows();
    let rows = rows.iter().filter(|row| row.texts.contains(key));
    let mut facts: Facts = rows.map(|row| (row.name, row.examples[0].clone())).collect();
    if voice == ENGLISH {
        for (name, value) in IN_ENGLISH {
            facts.entry(name).and_modify(|fact| value.clone_into(fact));
        }
        facts.entry("matter").and_modify(|fact| *fact = in_english(fact));
    }
    if voice == FAMILIAR {
        facts.entry("salutation").and_modify(|fact| "Hallo Mira,".clone_into(fact));
    }
    for name in ["invoices", "no_claim_reason"] {
        facts.entry(name).and_modify(String::clear);
        if !rows_of(key).any(|row| row.name == name) {
            facts.remove(name);
        }
    }
    facts
}

/// Facts for a text with nothing that may be left out; several invoices where there can be several.
pub(super) fn bare(key: &str, voice: Voice) -> Facts {
    let mut facts = full(key, voice);
    for row in rows_of(key) {
        let example = match IN_ENGLISH.iter().find(|(name, _)| *name == row.name) {
            Some((_, value)) if voice == ENGLISH && key == "receipt-check" => {
                let lines = value.lines().filter_map(|line| line.split_once(", due"));
                lines.map(|(line, _)| line).collect::<Vec<_>>().join("\n")
            }
            Some((_, value)) if voice == ENGLISH => (*value).to_owned(),
            _ => row.examples[0].clone(),
        };
        if ["invoices", "no_claim_reason"].contains(&row.name) {
            facts.insert(row.name, example);
        } else if row.empty != "no" {
            facts.insert(row.name, String::new());
        } else if row.name == "matter" && INVOICES.contains(&key) {
            let several = row.examples[1].clone();
            let several = if voice == ENGLISH { in_english(&several) } else { several };
            facts.insert(row.name, several);
        }
    }
    facts
}

fn rows_of(key: &str) -> impl Iterator<Item = Row> {
    rows().into_iter().filter(move |row| row.texts.contains(key))
}

fn in_english(matter: &str) -> String {
    matter
        .replace("Rechnungen", "Invoices")
        .replace("Rechnung", "Invoice")
        .replace(" und ", " and ")
}

/// A text as one page: a letter, or a task with its parts.
pub(super) fn written(
    texts: &Texts,
    key: &str,
    voice: Voice,
    facts: &Facts,
) -> Result<String, TextProblem> {
    if LETTERS.contains(&key) {
        let letter = texts.letter(key, voice, facts)?;
        return Ok(format!("{}\n\n{}", letter.subject, letter.body));
    }
    let FilledTask { title, parts, outcomes } = texts.task(key, voice, facts)?;
    let parts = parts.iter().map(|(name, text)| format!("\n[{name}]\n{text}\n"));
    let outcomes = outcomes.iter().map(|(name, meaning)| format!("\n{name}: {meaning}"));
    Ok(format!("{title}\n{}{}", parts.collect::<String>(), outcomes.collect::<String>()))
}

pub(super) fn texts() -> Texts {
    Texts::load(&Data::embedded()).expect("sound texts")
}

fn readme() -> String {
    file("README.md").expect("the page about the texts")
}

/// A file of the folder with the texts.
pub(super) fn file(path: &str) -> io::Result<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
    fs::read_to_string(folder.join(path))
}
