//! The calculator: what is due for a month, without a person and without a database.

use std::path::Path;

use super::bench::{Ran, run};

const SIXTH: [&str; 8] = ["ledger", "entitle", "--group", "残疾军人", "--grade", "6", "--cause", "因公"];

/// Asked where no data folder is, and none is made by it.
fn ask(args: &[&str]) -> Ran {
    let nowhere = Path::new("/nonexistent/honordesk");
    let ran = run(nowhere, args);
    assert!(!nowhere.exists());
    ran
}

fn of_sixth(more: &[&str]) -> Ran {
    ask(&[&SIXTH, more].concat())
}

#[test]
fn the_line_is_exact() {
    let ran = of_sixth(&["--month", "2022-09", "--lang", "en", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let expected = concat!(
        r#"{"fen":360750,"items":[{"item":"disability-pension","fen":360750,"#,
        r#""rate":[{"yuan":"43290.00","per":"year","effective":"2022-08-01","standard":"national"}],"#,
        r#""article":"service-pensions-2011/26/1, service-pensions-2011/27/1, veterans/56","source":"Table of the national standards, "#,
    );
    assert!(ran.out.starts_with(expected), "{}", ran.out);
    assert!(ran.out.ends_with("before and after.\"}],\"missing\":[]}\n"), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 1);
}

#[test]
fn groups_and_causes_are_understood_as_people_write_them() {
    let expected = of_sixth(&["--month", "2022-09", "--json"]).out;
    for group in ["11", "残疾军人", "disabled service member"] {
        for cause in ["因公", "duty"] {
            let args = ["ledger", "entitle", "--group", group, "--grade", "6", "--cause", cause];
            assert_eq!(
                ask(&[&args[..], &["--month", "2022年9月", "--json"]].concat()).out,
                expected,
                "{group} {cause}"
            );
        }
    }
    for (group, fen) in [("烈士子女", 73_100), ("B1", 73_100), ("带病回乡", 81_900)] {
        let ran = ask(&["ledger", "entitle", "--group", group, "--month", "2024-09", "--json"]);
        assert_eq!(ran.one()["fen"], fen, "{group}");
    }
}

#[test]
fn each_option_counts() {
    let fen = |more: &[&str]| of_sixth(&[more, &["--json"]].concat()).one()["fen"].clone();
    assert_eq!(fen(&["--month", "2024-09"]), 401_500);
    assert_eq!(fen(&["--month", "2024-10", "--mental", "--wage", "10,000"]), 651_500);
    assert_eq!(
        fen(&["--month", "2024-09", "--mental", "--wage", "10,000"]),
        401_500,
        "it came with 2024-10-01"
    );
    assert_eq!(fen(&["--month", "2024-10", "--mental", "--place", "nursing-wage=10000.40"]), 651_510);
    assert_eq!(fen(&["--month", "2024-10", "--mental", "--wage", "10000", "--hospitalised"]), 401_500);
    assert_eq!(fen(&["--month", "2024-09", "--since", "2024-10-01"]), 0);
    assert_eq!(fen(&["--month", "2024-09", "--approved", "2024-09-15"]), 0);
    assert_eq!(fen(&["--month", "2024-09", "--until", "2024-08-31"]), 0);
    assert_eq!(fen(&["--month", "2024-09", "--handed-over", "2024-03-01"]), 0);
    assert_eq!(fen(&["--month", "2024-09", "--moved-in", "2024-03-01"]), 0);
    assert_eq!(fen(&["--month", "2024-12", "--moved-out", "2024-03-01"]), 401_500);
    assert_eq!(fen(&["--month", "2025-01", "--moved-out", "2024-03-01"]), 0);
    assert_eq!(fen(&["--month", "2024-09", "--suspended", "2024-08-01.."]), 0);
    assert_eq!(fen(&["--month", "2024-09", "--suspended", "2024-07-01..2024-08-31"]), 401_500);
    assert_eq!(fen(&["--month", "2024-09", "--own-fault", "2024-09-01..2024-09-30"]), 0);
    assert_eq!(fen(&["--month", "2024-10", "--noticed", "2024-07-20"]), 0);
    assert_eq!(fen(&["--month", "2024-10", "--noticed", "2024-07-20", "--confirmed", "2024-09-01"]), 401_500);
    let death = ["--month", "2024-12", "--died", "2024-11-10", "--death-cause"];
    assert_eq!(fen(&[&death[..], &["因病"]].concat()), 4_818_000);
    assert_eq!(fen(&[&death[..], &["old-wound"]].concat()), 0);
    assert_eq!(fen(&["--month", "2024-09", "--also", "42", "--place", "multiple-identity=each"]), 483_400);
    // A notice that came seven months late: before and after it was known.
    let tenth = |known| {
        let args =
            ["ledger", "entitle", "--group", "11", "--grade", "10", "--cause", "duty", "--month", "2025-09"];
        ask(&[&args[..], &["--known", known, "--json"]].concat()).one()["fen"].clone()
    };
    assert_eq!((tenth("2026-03-11"), tenth("2026-03-12")), (99_700.into(), 102_700.into()));
    let rural = |more: &[&str]| {
        let args = ["ledger", "entitle", "--group", "农村籍", "--month", "2024-09", "--json"];
        ask(&[&args[..], more].concat()).one()["fen"].clone()
    };
    assert_eq!(rural(&["--years", "5"]), 30_000);
    assert_eq!(rural(&["--years", "5", "--birth", "1965-01-31"]), 0);
    let span = ["--conscript", "1980-12-01..1986-02-10", "--place"];
    assert_eq!(rural(&[&span[..], &["service-years=half-years"]].concat()), 33_000);
    assert_eq!(rural(&[&span[..], &["service-years=whole-years-up"]].concat()), 36_000);
}

#[test]
fn what_is_missing_is_named_and_nothing_is_made_up() {
    let ran = of_sixth(&["--month", "2023-09", "--json"]);
    assert_eq!(ran.out, "{\"fen\":null,\"items\":[],\"missing\":[\"rate:disability-pension:11:2023-09\"]}\n");
    assert_eq!(ran.code, 1);
    let first = [
        "ledger", "entitle", "--group", "11", "--grade", "1", "--cause", "war", "--month", "2022-09",
        "--json",
    ];
    let told = ask(&first).one();
    assert_eq!((&told["fen"], told["items"].as_array().unwrap().len()), (&968_917.into(), 1));
    assert_eq!(told["missing"], serde_json::json!(["setting:nursing-fee:nursing-wage"]));
    let none = ask(&["ledger", "entitle", "--group", "11", "--month", "2022-09", "--json"]).one();
    assert_eq!(
        none["missing"],
        serde_json::json!(["fact:disability-pension:11:grade", "fact:nursing-fee:11:grade"])
    );
    let family = ask(&["ledger", "entitle", "--group", "71", "--month", "2022-09", "--json"]);
    assert_eq!(
        (family.code, family.out.as_str()),
        (1, "{\"fen\":null,\"items\":[],\"missing\":[\"month:conscript-family-grant\"]}\n")
    );
    let barred = of_sixth(&["--month", "2022-09", "--handed-over", "2022-01-05", "--json"]);
    assert_eq!(
        barred.out,
        "{\"fen\":0,\"items\":[],\"missing\":[],\"barred\":[{\"item\":\"disability-pension\",\"rule\":\"army-year\",\"article\":\"service-pensions/30/1, disability-pensions/23\"}]}\n"
    );
    assert_eq!(barred.code, 0);
}

#[test]
fn people_read_a_tree_in_their_language() {
    let zh = of_sixth(&["--month", "2022-09", "--lang", "zh"]).out;
    for part in [
        "2022-09 应发 3,607.50 元\n",
        "  残疾抚恤金  3,607.50 元\n",
        "全国标准 43,290.00 元/年，自 2022-08-01",
        "来源 ",
    ] {
        assert!(zh.contains(part), "{part}: {zh}");
    }
    let en =
        of_sixth(&["--month", "2024-12", "--died", "2024-11-10", "--death-cause", "illness", "--lang", "en"])
            .out;
    for part in [
        "2024-12: 48,180.00 yuan due\n",
        "12 more months after the death at 4,015.00 yuan, 48,180.00 yuan in all",
        "the month's part is 4,015.00 yuan",
        "Not due by rule\n",
        "stopped from the month after the death",
    ] {
        assert!(en.contains(part), "{part}: {en}");
    }
    let ran = of_sixth(&["--month", "2023-09", "--lang", "en"]);
    assert_eq!(
        ran.out,
        "2023-09 cannot be told. Missing:\n  Disability pension (Disabled service member, grade 6, on duty): no figure for 2023-09 is published or entered\n"
    );
    let en = ask(&[
        "ledger",
        "entitle",
        "--group",
        "51",
        "--month",
        "2018-01",
        "--known",
        "2026-01-01",
        "--lang",
        "en",
    ])
    .out;
    assert!(en.contains("Guangdong standard 590.00 yuan a month from 2017-10-01"), "{en}");
    assert!(
        en.contains("beside it National standard 550.00 yuan a month from 2017-08-01: not higher"),
        "{en}"
    );
}

#[test]
fn what_cannot_be_read_is_refused_in_one_sentence() {
    for (args, hint) in [
        (&["--group", "残疾", "--month", "2022-09"][..], "11/残疾军人"),
        (&["--group", "nobody", "--month", "2022-09"], "11/残疾军人"),
        (&["--group", "11", "--month", "2022-13"], "YYYY-MM"),
        (&["--group", "11", "--month", "2022-09", "--grade", "0"], "1–10"),
        (&["--group", "11", "--month", "2022-09", "--cause", "x"], "因战"),
        (&["--group", "11", "--month", "2022-09", "--wage", "1e5"], "909.00"),
        (&["--group", "11", "--month", "2022-09", "--wage", "8000.005"], "909.00"),
        (
            &["--group", "11", "--month", "2022-09", "--place", "age-start=each"],
            "age-start=month-of-birthday",
        ),
        (&["--group", "11", "--month", "2022-09", "--place", "nursing-wage=-1"], "9500.00"),
        (
            &["--group", "11", "--month", "2022-09", "--suspended", "2022-09-02..2022-09-01"],
            "2023-03-10..2023-06-20",
        ),
        (&["--group", "11", "--month", "2022-09", "--death-cause", "因病"], "--died"),
        (
            &["--group", "11", "--month", "2022-09", "--until", "2022-01-01", "--moved-out", "2022-01-01"],
            "--moved-out",
        ),
        (&["--group", "11"], "--month"),
        (&["--month", "2022-09"], "--group"),
    ] {
        let ran = ask(&[&["ledger", "entitle"], args].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        assert!(ran.err.contains(hint), "{args:?}: {}", ran.err);
    }
}
