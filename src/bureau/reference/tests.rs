//! The tables, embedded and replaced.

use super::*;

#[test]
fn the_tables_of_the_program_know_each_other() {
    let reference = Reference::embedded().unwrap();
    assert!(reference.replaced.is_empty() && !reference.divisions.all().is_empty());
    assert!(!reference.petition_rules.all().is_empty() && !reference.groups.all().is_empty());
    assert!(reference.knows_programme("disability-pension") && !reference.knows_programme("x"));
    assert!(reference.knows_group("11") && !reference.knows_group("99"));
}

#[test]
fn a_file_replaces_its_table_and_a_broken_one_is_named() {
    let mut one = |name: &'static str| {
        Ok((name == "divisions.csv").then(|| "edition,2030\n110101,东城区,county\n".to_owned()))
    };
    let reference = Reference::with(&mut one).unwrap();
    assert_eq!(reference.replaced, ["divisions.csv"]);
    assert_eq!(reference.divisions.all().len(), 1);
    for file in REFERENCE_FILES {
        let mut broken = |name: &'static str| Ok((name == file).then(|| "?\u{0}".to_owned()));
        assert_eq!(Reference::with(&mut broken).unwrap_err().file, file);
    }
}

#[test]
fn a_file_that_would_empty_a_table_is_refused() {
    let read = |file: &'static str, text: &str| {
        Reference::with(&mut |name: &'static str| Ok((name == file).then(|| text.to_owned())))
    };
    for file in REFERENCE_FILES {
        for empty in ["", "\n\n", "\u{feff}", "# nothing yet\n"] {
            assert_eq!(read(file, empty).unwrap_err().file, file);
        }
    }
    let row = "110101,东城区,county\n";
    assert!(read("divisions.csv", "edition,2030\n").is_err());
    assert!(read("divisions.csv", &format!("edition,2030\n{row}{row}")).is_err());
    assert!(read("divisions.csv", &format!("\u{feff}edition,2030\r\n{row}")).is_ok());
    assert!(read("workdays.csv", "version,2030\n").is_err());
    assert!(read("workdays.csv", "\u{feff}version,2030\nyear,2030,estimate\n").is_ok());
}

#[test]
fn tables_that_disagree_are_refused() {
    let mut no_groups = |name: &'static str| {
        Ok((name == "groups.toml").then(|| "effective = '2025-01-01'\ngroup = []".to_owned()))
    };
    assert_eq!(Reference::with(&mut no_groups).unwrap_err().file, "programmes.toml");
    for (named, other) in [("\"nursing-fee\"", "\"no-such\""), ("[\"81\"]", "[\"82\"]")] {
        let mut odd = |name: &'static str| {
            let text = include_str!("../../domain/ledger/entitle/entitle.toml").replace(named, other);
            Ok((name == "entitle.toml").then_some(text))
        };
        assert_eq!(Reference::with(&mut odd).unwrap_err().file, "entitle.toml");
    }
}
