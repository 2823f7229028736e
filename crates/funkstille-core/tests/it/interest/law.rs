//! Files of law: the shipped ones are whole, and broken ones name line and remedy.

use funkstille_core::claim::law::{self, Confidence, Origin};

use super::data::{PLACES, law};

#[test]
fn every_number_has_its_origin() {
    for place in PLACES {
        let law = law(place);
        let mut origins: Vec<&Origin> = Vec::new();
        origins.extend(law.references.iter().flat_map(|it| &it.rates).map(|rate| &rate.origin));
        origins.extend(law.rules.iter().flat_map(|it| &it.editions).map(|it| &it.origin));
        origins.extend(law.flat_fees.iter().map(|it| &it.origin));
        origins.extend(law.set_off.iter());
        origins.extend(law.limitation.iter().map(|it| &it.origin));
        let default = law.default.as_ref().expect("each place has something of default");
        origins.push(&default.origin);
        origins.extend(default.grounds.iter().map(|it| &it.origin));
        for origin in origins {
            assert!(!origin.basis.is_empty() && !origin.source.is_empty(), "{place}: {origin:?}");
            let is_general = origin.source == "general knowledge";
            assert!(!is_general || origin.confidence != Confidence::Checked, "{origin:?}");
        }
    }
}

const FILE: &str = r#"jurisdiction = "XX"
currency = "EUR"
verified_on = "2026-11-23"

[[reference]]
name = "base"
steps = "half-years"
origin = { basis = "a law", source = "a page", confidence = "checked" }
rates = [
  { from = "2025-07-01", percent = "1.27" },
  { from = "2026-01-01", percent = "1.27", confidence = "general" },
]

[[rule]]
name = "xx"
day_count = "act/act"
debtors = ["business"]

[[rule.edition]]
percent = "9"
reference = "base"
origin = { basis = "a law", source = "a page", confidence = "checked" }
"#;

/// The error of the file with something else in one place.
fn broken(good: &str, bad: &str) -> String {
    assert!(FILE.contains(good), "{good}");
    let error = law::parse(&FILE.replacen(good, bad, 1)).expect_err("it is broken");
    error.to_string()
}

#[test]
fn a_row_says_what_differs_from_its_table() {
    let law = law::parse(FILE).expect("it is sound");
    let rates = &law.references[0].rates;
    assert_eq!(rates[0].origin.confidence, Confidence::Checked);
    assert!(rates[1].origin.confidence.is_unverified());
    assert_eq!(rates[1].origin.holds_from, Some(rates[1].from));
}

#[test]
fn a_row_of_after_the_table_was_looked_at_has_its_own_source_or_none() {
    let row = "{ from = \"2026-01-01\", percent = \"1.27\", confidence = \"general\" },";
    for (added, source, is_unverified) in [
        ("", "", true),
        (", confidence = \"checked\"", "", true),
        (", source = \"a gazette\"", "a gazette", false),
    ] {
        let added = format!("{row}\n  {{ from = \"2026-07-01\", percent = \"1.77\"{added} }},");
        let file = FILE.replacen(row, &added, 1).replace("2026-11-23", "2026-06-30");
        let law = law::parse(&file).expect("it is sound");
        let origin = &law.references[0].rates[2].origin;
        assert_eq!(
            (origin.source.as_str(), origin.confidence.is_unverified()),
            (source, is_unverified)
        );
    }
}

#[test]
fn broken_files_name_the_line() {
    let told = [
        broken("currency = \"EUR\"", "currency = \"Euro\""),
        broken("2026-11-23", "23.11.2026"),
        broken("half-years", "years"),
        broken("half-years\"", "half-years\"\ncomplete_until = \"2026-11-23\""),
        broken("2026-01-01", "2026-07-01"),
        broken("2025-07-01", "2025-08-01"),
        broken("percent = \"1.27\"", "percent = \"1,27\""),
        broken("general", "sure"),
        broken("act/act", "actual"),
        broken("[\"business\"]", "[\"firm\"]"),
        broken("reference = \"base\"", "reference = \"basis\""),
        broken("reference = \"base\"", "referenz = \"base\""),
        broken("percent = \"9\"\n", ""),
    ];
    insta::assert_snapshot!(told.join("\n"));
}
