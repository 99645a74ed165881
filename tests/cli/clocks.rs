//! The other calculator: time limits of a petition, without a petition and without a database.

use std::path::Path;

use super::bench::{Ran, run, sample};

/// Asked where no data folder is, and none is made by it.
fn ask(args: &[&str]) -> Ran {
    let nowhere = Path::new("/nonexistent/honordesk");
    let ran = run(nowhere, &[&["petition", "clocks"], args].concat());
    assert!(!nowhere.exists());
    if ran.code == 0 {
        assert!(ran.err.contains("/nonexistent/honordesk"), "says by what it counts: {}", ran.err);
    }
    ran
}

#[test]
fn the_line_is_exact() {
    let ran = ask(&["--received", "2026-11-23", "--accepted", "2026-11-23", "--extended", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let expected = concat!(
        r#"[{"clock":"notice","article":"petition-work/23/2","unit":"natural","start":"2026-11-23","due":"2026-12-08","rolled":null,"provisional":false},"#,
        r#"{"clock":"conclusion","article":"petition-work/34","unit":"natural","start":"2026-11-23","due":"2027-01-22","rolled":null,"provisional":true},"#,
        r#"{"clock":"extension","article":"petition-work/34","unit":"natural","start":"2027-01-22","due":"2027-02-21","rolled":"2027-02-22","provisional":true}]"#,
        "\n"
    );
    assert_eq!(ran.out, expected);
}

#[test]
fn a_made_up_sunday_counts_and_both_days_are_said_where_the_regulation_is_silent() {
    let said = |args: &[&str]| ask(args).out;
    let objection = said(&["--received", "2026-09-18", "--forwarded", "--lang", "zh"]);
    assert!(objection.contains("2026-09-24"), "{objection}");
    assert!(objection.contains("2026-10-03") && objection.contains("2026-10-08"), "{objection}");
    let english = said(&["--received", "2026年9月18日", "--forwarded", "--lang", "en"]);
    assert!(english.contains("2026-10-08 if it moves"), "{english}");
}

#[test]
fn days_that_cannot_be_are_refused_in_one_sentence() {
    for (args, word) in [
        (&["--received", "2026-03-02", "--accepted", "2026-03-01"][..], "早于"),
        (&["--received", "2026-03-02", "--extended"], "--accepted"),
        (&["--received", "2026-03-02", "--review-served", "2026-04-01"], "复查申请"),
        (&["--received", "1900-01-01"], "2005-05-01"),
        (&["--received", "2999-12-31"], "超出日历"),
    ] {
        let ran = ask(&[args, &["--lang", "zh"]].concat());
        assert_eq!((ran.code, ran.err.lines().count()), (3, 1), "{}", ran.err);
        assert!(ran.err.contains(word) && ran.out.is_empty(), "{}", ran.err);
    }
    for args in [
        &["--received", "2026-02-30"][..],
        &["--received", "2026-03-02", "--hearing", "2026-05-08..2026-05-06"],
        &[],
    ] {
        assert_eq!(ask(args).code, 2, "{args:?}");
    }
}

#[test]
fn with_a_database_it_counts_as_that_bureau_has_settled() {
    let s = sample();
    let said = |args: &[&str]| {
        let ran = run(&s.dir, args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        ran
    };
    let days = ["petition", "clocks", "--received", "2026-08-03", "--accepted", "2026-08-04", "--extended"];
    let limits = || {
        let list = said(&[&days[..], &["--json"]].concat()).one();
        let day = |n: usize, field: &str| list[n][field].as_str().unwrap_or("-").to_owned();
        [day(1, "due"), day(1, "rolled"), day(2, "start"), day(2, "due")]
    };
    assert_eq!(limits(), ["2026-10-03", "2026-10-08", "2026-10-03", "2026-11-02"]);
    let settle = [
        &["--as", "chenjing", "calendar", "settle", "--from", "2026-01-01", "--day-zero", "excluded"][..],
        &["--roll", "next-working-day", "--basis", "局务会议定"],
    ]
    .concat();
    let looked = said(&[&settle[..], &["--json"]].concat()).one();
    assert_eq!((&looked["signing"], &looked["past"]), (&"takes-effect".into(), &true.into()));
    assert_eq!(limits()[0], "2026-10-03", "nothing takes effect by being looked at");
    let signature = looked["signature"].as_str().unwrap();
    assert!(said(&settle).out.contains(&format!("--sign {signature}")));
    said(&[&settle[..], &["--sign", signature]].concat());
    // The sixtieth day moves on; the thirty days more are counted from where it stood.
    assert_eq!(limits(), ["2026-10-08", "2026-10-08", "2026-10-03", "2026-11-02"]);
    assert!(said(&days).out.contains("按本局设定顺延"));
}
