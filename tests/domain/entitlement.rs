//! Golden cases of entitlement, worked out by hand: each with its article or source. And what holds of all of them.

mod case;
mod laws;
mod published;

use case::{Case, Tables};

const FILES: [&str; 3] = [
    include_str!("entitlement/tables.txt"),
    include_str!("entitlement/programmes.txt"),
    include_str!("entitlement/rules.txt"),
];

/// The cases of every file.
fn cases() -> Vec<Case> {
    let lines = FILES.iter().flat_map(|text| text.lines());
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(Case::read).collect()
}

#[test]
fn each_case_comes_out_as_worked_out_by_hand() {
    let tables = Tables::embedded();
    let cases = cases();
    assert!(cases.len() >= 200, "{}", cases.len());
    let wrong: Vec<String> = cases.iter().filter_map(|case| case.differs(&tables)).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn each_case_names_its_source_and_stands_once() {
    let mut asked: Vec<String> = Vec::new();
    for case in cases() {
        let sources =
            ["FX", "LS", "SC", "RATE", "GD", "FJ", "SCH", "ALLOW", "RURAL", "NJ", "JX", "no source"];
        assert!(sources.iter().any(|s| case.derived.contains(s)), "{}: {}", case.asked, case.derived);
        assert!(!asked.contains(&case.asked), "twice: {}", case.asked);
        asked.push(case.asked);
    }
}
