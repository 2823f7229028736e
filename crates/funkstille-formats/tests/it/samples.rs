//! The figures on the labelled samples of other projects, which are not part of this one.
//!
//! `FUNKSTILLE_SAMPLES` names the folder that holds them.

use funkstille_formats::mail::Signals;
use funkstille_formats::mail::accuracy::{self, Judged};
use std::path::Path;

#[test]
#[expect(clippy::print_stdout, reason = "the figures are what this test is run for")]
fn dump() {
    let folder = std::env::var_os("FUNKSTILLE_SAMPLES").unwrap();
    let folder = Path::new(&folder).join("mail");
    let labels = std::fs::read_to_string(folder.join("LABELS.tsv")).unwrap();
    let labels: String = labels.lines().map(|l| {
        let mut c: Vec<String> = l.split('\t').map(str::to_owned).collect();
        if c[1].is_empty() { c[1] = "unlabelled".into(); }
        c.join("\t") + "\n"
    }).collect();
    let judged = accuracy::judge(&labels, |p| std::fs::read(folder.join(p)).ok(), Signals::builtin());
    for j in &judged {
        let v = &j.verdict;
        let found: Vec<_> = v.failed_recipients.iter().map(|r| format!("{}/{}/{}", r.address, r.action.clone().unwrap_or_default(), r.status.clone().unwrap_or_default())).collect();
        println!("ROW\t{}\t{}\t{}\t{:?}\tperm={:?} dead={}\taway={:?} hold={} {:?} left={}\t{}\t{}", j.path, j.label, v.kind.as_str(), j.is_exact(), v.permanent, v.address_dead, v.away_until, v.holding, v.holding_until, v.left_company,
            j.expected.iter().cloned().collect::<Vec<_>>().join(","), found.join(","));
        for e in &v.evidence { println!("EV\t{}\t{}\t{:?}\t{}", j.path, e.sign.key(), e.place, e.quote); }
    }
    let _: Vec<Judged> = judged;
}
