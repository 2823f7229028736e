//! The figures on the labelled samples of other projects, which are not part of this one.
//!
//! `FUNKSTILLE_SAMPLES` names the folder that holds them; without it the test says that it skips.

use crate::accuracy::{self, Judged};
use funkstille_formats::mail::{Kind, Signals};
use std::path::Path;

/// Labelled as a person's by their file names, and no such thing once one reads them: a report of
/// Exim without its fields, and two reports about spam.
const NOT_A_PERSON: [&str; 3] = [
    "alaveteli/spec/fixtures/files/empty-return-path.eml",
    "mail-deliverystatus-bounceparser/t/corpus/non-autoreply.msg",
    "mail-deliverystatus-bounceparser/t/corpus/whitelist.msg",
];

#[test]
#[expect(clippy::disallowed_methods, reason = "a test has no configuration to ask")]
#[expect(clippy::print_stdout, reason = "the figures are what this test is run for")]
fn labelled_samples_come_out_right() {
    let Some(folder) = std::env::var_os("FUNKSTILLE_SAMPLES") else {
        println!("skipped: FUNKSTILLE_SAMPLES is not set");
        return;
    };
    let folder = Path::new(&folder).join("mail");
    let labels = std::fs::read_to_string(folder.join("LABELS.tsv")).unwrap();
    let read = |path: &str| std::fs::read(folder.join(path)).ok();
    let judged = accuracy::judge(&labels, read, Signals::builtin());
    for (label, figure) in accuracy::figures(&judged) {
        println!("{label}: {} {:?}", figure.total, figure.kinds);
        println!("    failed recipients exact: {} of {}", figure.exact, figure.with_recipients);
    }
    let known: Vec<_> = judged.iter().filter_map(|m| m.is_exact().map(|is| (m, is))).collect();
    let wrong: Vec<_> = known.iter().filter(|(_, exact)| !exact).map(|(m, _)| &m.path).collect();
    println!("failed recipients exact: {} of {}", known.len() - wrong.len(), known.len());
    assert!(wrong.len() * 100 <= known.len() * 3, "more than 3 % inexact: {wrong:?}");
    check("a person's mail, called a machine's", &judged, |message| {
        let person = message.label.starts_with("human") || message.label.starts_with("quoted");
        let person = person && !NOT_A_PERSON.contains(&message.path.as_str());
        person && accuracy::is_false_alarm(message.verdict.kind)
    });
    check("an automatic answer that was missed", &judged, |message| {
        message.label == "auto-reply" && message.verdict.kind != Kind::AutoReply
    });
}

/// No message may be as `wrong` says.
fn check(what: &str, judged: &[Judged], wrong: impl Fn(&Judged) -> bool) {
    let paths: Vec<_> = judged.iter().filter(|m| wrong(m)).map(|m| &m.path).collect();
    assert!(paths.is_empty(), "{what}: {paths:?}");
}
