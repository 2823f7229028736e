//! `interest`: the worked examples to the cent, the JSON, the words, and what is refused.

use std::path::Path;

use crate::check::{Place, check, check_in, code};

/// Worked examples of others and of our own: id, interest, arguments (`tests/samples/interest`).
const EXAMPLES: &str = include_str!("../../../../tests/samples/interest/examples.tsv");

/// What a call gives as JSON.
fn computed(args: &str) -> serde_json::Value {
    let output = Place::empty().run(&format!("interest {args} --json"));
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(code(output.status), 0, "{args}: {err}");
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

#[test]
fn the_worked_examples_come_out_to_the_cent() {
    let rows: Vec<&str> = EXAMPLES.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(rows.len() > 20, "the examples are there");
    for row in rows {
        let [id, interest, args] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{row}: three columns");
        };
        assert_eq!(computed(args)["interest"], interest, "{id}");
    }
}

/// The list that the examples were taken from, where somebody has it beside the labelled samples.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test has no configuration to ask")]
#[expect(clippy::print_stdout, reason = "it says that it skips")]
fn every_example_of_the_source_comes_out_to_the_cent() {
    let folder = std::env::var_os("FUNKSTILLE_SAMPLES");
    let file = folder.map(|folder| Path::new(&folder).join("../facts/interest_examples.csv"));
    let Some(text) = file.and_then(|file| std::fs::read_to_string(file).ok()) else {
        println!("skipped: FUNKSTILLE_SAMPLES names no folder beside `facts`");
        return;
    };
    let mut checked = 0;
    for line in text.lines() {
        let Some((before, args)) = line.split_once("funkstille interest ") else {
            continue;
        };
        let args = args.trim_matches('"');
        let interest = computed(args)["interest"].as_str().expect("a decimal").to_owned();
        assert!(before.contains(&format!(",{interest},")), "{interest} is not in {line}");
        checked += 1;
    }
    assert!(checked > 20, "only {checked} examples have a command");
}

#[test]
fn part_payments_leave_what_the_law_leaves() {
    for (id, principal, total) in
        [("P1", "2030.22", "2122.63"), ("P2", "652.66", "703.86"), ("P3", "4098.48", "4228.84")]
    {
        let row = EXAMPLES.lines().find(|row| row.starts_with(&format!("{id}\t")));
        let args = row.and_then(|row| row.split('\t').next_back()).expect("the example");
        let computed = computed(args);
        assert_eq!(
            (&computed["principal_left"], &computed["total"]),
            (&principal.into(), &total.into()),
            "{id}"
        );
    }
}

const RUN: &str = "interest --rule de-b2b --principal 2380.00 --from 2026-02-16 --until 2026-07-31";

#[test]
fn json_of_the_contract() {
    check(
        "interest_json",
        &[
            &format!("{RUN} --json"),
            &format!("{RUN} --payment 2026-05-01:400.00 --costs 40 --json"),
            "interest --rule ch --principal 5000 --from 2023-12-01 --until 2024-03-31 --json",
            "interest --rule uk-b2b --principal 3200 --from 2025-12-20 --until 2026-03-31 --json",
            "interest --rule de-consumer --principal 100 --from 2026-12-01 --until 2027-01-31 \
             --provisional --json",
            "interest --rule fixed --rate 5.12 --currency EUR --principal 1000 --days 25 --json",
        ],
    );
}

#[test]
fn words_in_both_languages() {
    let calls = [
        &format!("{RUN} --payment 2026-05-01:400.00 --costs 40"),
        "interest --rule eu-b2b --principal 1000 --from 2026-02-16 --until 2026-07-31 \
         --contract-date 2012-01-01 --payment 2026-03-01:2000",
        "interest --rule at-civil --principal 900 --from 2026-05-11 --until 2026-11-23",
        "interest --rule de-consumer --principal 100 --from 2026-12-01 --until 2027-01-31 \
         --provisional",
        "interest --rule fixed --rate 18 --currency USD --principal 2500 --days 47",
    ];
    check("interest_words_en", &calls);
    let german: Vec<String> = calls.iter().map(|call| format!("--language de {call}")).collect();
    check("interest_words_de", &german.iter().map(String::as_str).collect::<Vec<_>>());
}

/// A principal that is due in parts: each has its lines, and money goes to the first.
#[test]
fn parts_that_are_due_by_themselves() {
    let run = "interest --rule de-b2b --principal 1000.00 --until 2026-07-31 \
               --part 2026-05-16:600.00 --part 2026-03-17:400.00";
    let paid = format!("{run} --payment 2026-04-30:300.00 --payment 2026-05-31:200.00");
    check(
        "interest_parts",
        &[
            &format!("{run} --json"),
            &format!("{paid} --json"),
            &paid,
            &format!("--language de {paid}"),
            &format!("{run} --part 2026-08-01:1.00"),
            &format!("--language de {run} --part 2026-08-01:1.00"),
            &format!("{run} --from 2026-03-17"),
        ],
    );
    let one = computed(
        "--rule de-b2b --principal 1000.00 --until 2026-07-31 --part 2026-03-17:1000.00 \
         --payment 2026-04-30:300.00",
    );
    let whole = computed(
        "--rule de-b2b --principal 1000.00 --until 2026-07-31 --from 2026-03-17 \
         --payment 2026-04-30:300.00",
    );
    for name in ["interest", "flat_fee", "principal_left", "total"] {
        assert_eq!(one[name], whole[name], "{name}");
    }
}

#[test]
fn what_is_refused() {
    let rule = "interest --principal 1000 --from 2026-02-16 --until 2026-07-31 --rule";
    let calls: Vec<String> = [
        "interest --rule de-b2b --principal 1000 --from 2026-12-01 --until 2027-01-01".to_owned(),
        "interest --rule at-b2b --principal 1000 --from 2026-12-01 --until 2027-01-01".to_owned(),
        "interest --rule uk-b2b --principal 1000 --from 2027-01-01 --until 2027-01-01".to_owned(),
        "interest --rule uk-b2b --principal 1000 --from 2002-08-06 --until 2003-01-01".to_owned(),
        "interest --rule de-b2b --principal 1000 --from 2001-12-31 --until 2003-01-01".to_owned(),
        "interest --rule de-b2b --principal 1000 --from 2026-12-01 --until 2026-11-30".to_owned(),
        "interest --rule de-b2b --principal 1000 --from 2026-12-01".to_owned(),
        "interest --rule de-b2b --principal 1000 --days 10".to_owned(),
        "interest --rule fixed --principal 1000 --rate 5 --currency EUR --days 10 --from 2026-02-16"
            .to_owned(),
        "interest --rule fixed --principal 1000 --rate 5 --currency EUR --days 10 \
         --day-count act/act"
            .to_owned(),
        "interest --rule fixed --principal 92233720368547758.07 --rate 1000 --currency EUR \
         --from 1996-01-01 --until 2026-01-01"
            .to_owned(),
        format!("{rule} fr-b2b"),
        format!("{rule} fixed --rate 5"),
        format!("{rule} fixed --currency EUR"),
        format!("{rule} fixed --rate -5 --currency EUR"),
        format!("{rule} fixed --rate 5 --currency JPY"),
        format!("{rule} de-b2b --rate 5"),
        format!("{rule} de-b2b --currency GBP"),
        format!("{rule} de-b2b --day-count 365"),
        format!("{rule} de-b2b --costs -1"),
        format!("{rule} de-b2b --payment 2026-05-01"),
        format!("{rule} de-b2b --payment 2026-05-01:0"),
        format!("{rule} de-b2b --payment 2026-08-01:1.00"),
        format!("{rule} de-b2b --contract-date 2026-02-17"),
    ]
    .to_vec();
    check("interest_refused", &calls.iter().map(String::as_str).collect::<Vec<_>>());
    let german: Vec<String> = calls.iter().map(|call| format!("--language de {call}")).collect();
    check("interest_refused_de", &german.iter().map(String::as_str).collect::<Vec<_>>());
}

/// A user brings the table up to date, or writes a rule of another place.
#[test]
fn own_tables_win_and_add() {
    let shipped = include_str!("../../../../jurisdictions/de.toml");
    let next = "  { from = \"2027-01-01\", percent = \"1.77\" },\n]\n\n[[rule]]";
    let updated = shipped.replacen("]\n\n[[rule]]", next, 1);
    let with_gap = updated.replace("2027-01-01", "2027-07-01");
    let own = "jurisdiction = \"FR\"\ncurrency = \"EUR\"\nverified_on = \"2026-11-23\"\n\
        [[rule]]\nname = \"fr-b2b\"\nday_count = \"act/365\"\ndebtors = [\"business\"]\n\
        [[rule.edition]]\npercent = \"12.15\"\n\
        origin = { basis = \"a law\", source = \"a page\", confidence = \"checked\" }\n";
    let place = Place::with(&[
        ("new/jurisdictions/de.toml", &updated),
        ("new/jurisdictions/fr.toml", own),
        ("gap/jurisdictions/de.toml", &with_gap),
        ("bad/jurisdictions/fr.toml", &own.replace("12.15", "12,15")),
        ("key/jurisdictions/fr.toml", &own.replace("day_count", "day_counts")),
        ("ref/jurisdictions/fr.toml", &own.replace("origin", "reference = \"none\"\norigin")),
    ]);
    let january = "--principal 1000 --from 2027-01-01 --until 2027-01-31 --json";
    check_in(
        &place,
        "interest_own_tables",
        &[
            &format!("interest --data new --rule de-consumer {january}"),
            &format!("interest --data new --rule fr-b2b {january}"),
            &format!("interest --data gap --rule de-consumer {january}"),
            &format!("interest --data bad --rule fr-b2b {january}"),
            &format!("interest --data key --rule fr-b2b {january}"),
            &format!("interest --data ref --rule fr-b2b {january}"),
        ],
    );
}
