//! The exact shapes of `--json`, for every subcommand that shows data, and the options that every subcommand takes.

use std::fs;

use super::bench::{command, fields, mourning, run, sample};

/// The text of a line with its fields in order, values left out.
fn order(line: &str) -> Vec<String> {
    let at = |name: &String| line.find(&format!("\"{name}\":")).unwrap();
    let value: serde_json::Value = serde_json::from_str(line).unwrap();
    let mut names: Vec<String> = fields(&value).into_iter().map(str::to_owned).collect();
    names.sort_by_key(at);
    names
}

#[test]
fn the_two_fixed_shapes_are_exact() {
    let s = sample();
    let found = run(&s.dir, &["lookup", "--json", "区国英"]);
    assert_eq!(found.out.lines().count(), 1);
    let expected = concat!(
        r#"{"query":"区国英","total":1,"hits":[{"person":"P1","name":"区国英","id_masked":"**************0284","#,
        r#""division":"440114001210","matched":[{"field":"name","how":"exact","detail":"区国英"}],"score":"#
    );
    assert!(found.out.starts_with(expected), "{}", found.out);
    let tail = |words: &str| format!(r#","offset":0,"words":"{words}","conditions":[],"not_read":[]}}"#);
    let score = found
        .out
        .trim_end()
        .strip_prefix(expected)
        .unwrap()
        .strip_suffix(&format!("}}]{}", tail("区国英")))
        .unwrap();
    assert!((9000..10_000).contains(&score.parse::<u32>().unwrap()), "the whole name: {score}");
    let none = run(&s.dir, &["lookup", "--json", "zzzzqqqq"]);
    let expected = format!("{{\"query\":\"zzzzqqqq\",\"total\":0,\"hits\":[]{}\n", tail("zzzzqqqq"));
    assert_eq!(none.out, expected);
    let file = s.dir.with_file_name("people.csv");
    fs::write(&file, super::data::SHEET).unwrap();
    let name = file.to_str().unwrap();
    let dry = run(&s.dir, &["import", "people", name, "--dry-run", "--json"]);
    let last = dry.out.lines().last().unwrap();
    assert_eq!(
        last,
        r#"{"rows":3,"accepted":2,"rejected":1,"duplicates":0,"warnings":0,"rejects_file":null}"#
    );
    let done = run(&s.dir, &["import", "people", name, "--yes", "--json"]);
    let back = file.with_file_name("people.returned.csv");
    let expected = format!(
        "{{\"rows\":3,\"accepted\":2,\"rejected\":1,\"duplicates\":0,\"warnings\":0,\"rejects_file\":\"{}\"}}",
        back.display()
    );
    assert_eq!(done.out.lines().last().unwrap(), expected);
}

/// Each line that a subcommand prints has exactly these fields, in this order.
fn have_their_fields(dir: &std::path::Path, shapes: &[(&[&str], &str)]) {
    for (args, names) in shapes {
        // How many come along is what the same command says without a reason.
        let moves = || run(dir, &["person", "merge", "P6", "P7", "--json"]).one()["moves"].to_string();
        let said = if args.contains(&"MOVES") { moves() } else { String::new() };
        let args: Vec<&str> = args.iter().map(|a| if *a == "MOVES" { said.as_str() } else { a }).collect();
        let args = args.as_slice();
        let ran = run(dir, &[args, &["--json"]].concat());
        assert_eq!(ran.code, 0, "{args:?} {}", ran.err);
        assert!(ran.err.is_empty(), "{args:?} {}", ran.err);
        let expected: Vec<&str> = names.split_whitespace().collect();
        for line in ran.out.lines() {
            let found: Vec<String> = order(line);
            assert_eq!(found, expected, "{args:?}");
        }
    }
}

#[test]
fn keeping_in_touch_has_its_fields() {
    let s = sample();
    let shapes: [(&[&str], &str); 6] = [
        (&["care", "rota"], "total offset quarter year not_read rows"),
        (
            &["care", "households"],
            "household version head name size division relief cause since visited ended result",
        ),
        (
            &["care", "figures", "--from", "2026-01-01", "--to", "2026-12-31"],
            "from to people calls home_visits messages not_reached households households_visited lifted",
        ),
        (&["care", "towns"], "town name staff staff_name people met late"),
        (
            &["care", "contact", "P3", "--kind", "home-visit", "--topic", "card", "--next", "2026-11-30"],
            "seq already contact version",
        ),
        (&["care", "contacts", "P3"], "contact person name day kind result by topics note next"),
    ];
    have_their_fields(&s.dir, &shapes);
}

#[test]
fn an_entry_that_one_may_book_has_its_fields() {
    let post = ["ledger", "post", "P7", "funeral-aid", "2026-09", "2277.00"];
    have_their_fields(&mourning().dir, &[(&post, "seq already entry")]);
}

#[test]
#[allow(clippy::too_many_lines, reason = "a line a subcommand")]
fn every_subcommand_that_shows_data_has_its_fields() {
    let s = sample();
    let saved = s.dir.with_file_name("saved");
    let to = saved.to_str().unwrap();
    let [list, month] = ["list.csv", "month.csv"].map(|name| s.dir.with_file_name(name));
    let (list, month) = (list.to_str().unwrap(), month.to_str().unwrap());
    let specimen = s.dir.with_file_name("specimen.txt");
    let specimen = specimen.to_str().unwrap();
    let calendar = s.dir.with_file_name("2027.csv");
    std::fs::write(&calendar, "year,2027,published\n2027-01-01,off,元旦\n").unwrap();
    let calendar = calendar.to_str().unwrap();
    let shapes: [(&[&str], &str); 39] = [
        (
            &["person", "show", "P1"],
            "person version name other_names sex birth age died id_masked phones_masked bank account_masked \
             card_masked household residence recognitions enlisted discharged petitions_open next_due paid_this_year \
             owed flags account_usable_from account_waiting",
        ),
        (
            &["person", "merge", "P4", "P5"],
            "keep gone points evidence differing moves entries petitions visits gifts contacts households notes papers",
        ),
        (&["person", "merge", "P6", "P7", "--moves", "MOVES", "--reason", "同一人"], "seq already"),
        (&["person", "unmerge", "P7"], "keep gone on returns stays since"),
        (&["person", "unmerge", "P7", "--reason", "确属两人"], "seq already"),
        (&["quality", "gaps"], "all town people complete missing"),
        (&["person", "not-same", "P1", "P2", "--reason", "当面核对"], "seq already"),
        (&["ledger", "statement", "P1"], "person name due paid owed waits entries"),
        (
            &["ledger", "month", "combat-allowance", "2026-10"],
            "programme month people due paid closed late lines",
        ),
        (&["ledger", "bank", "templates"], "template zh en source pay back"),
        (&["ledger", "bank", "specimen", "fixed-gbk", "--out", specimen], "file count sum digest"),
        (&["ledger", "post", "P2", "condolence", "2026-11", "500", "--despite", "补发"], "seq already ask"),
        (&["--as", "heli", "ledger", "reverse", "E1", "--reason", "金额有误"], "seq already entry"),
        (&["ledger", "reverse", "E2", "--reason", "金额有误"], "seq already"),
        (
            &["ledger", "reversal", "list"],
            "entry ask person name programme month kind amount booked memo right doubts asked",
        ),
        (&["ledger", "reversal", "withdraw", "E2"], "seq already"),
        (
            &["petition", "figures"],
            "today since received repeats weeks clocks towns days overdue satisfaction topics",
        ),
        (&["petition", "list"], "tab order counts not_read total elsewhere petitions"),
        (&["petition", "forecast"], "days petition owners"),
        (
            &["petition", "show", "X1"],
            "petition number name headcount demand state due days owner secret days_owned first_handler urgency holder \
             bounces long_standing nth why deferred tracked version received channel origin purpose demands events corrections clocks acts \
             external_number topics recused matter final_matter elsewhere forwarded visit",
        ),
        (
            &["petition", "new", "--person", "P3", "--demand", "要求补办证件"],
            "seq already petition number version",
        ),
        (&["matter", "list"], "matter code name topic materials limits articles"),
        (&["matter", "notice", "01", "--person", "P1"], "matter person text"),
        (&["paper", "issue", "notice", "01", "--person", "P1"], "seq already number version paper"),
        (&["paper", "list"], "total papers"),
        (
            &["paper", "show", "W1"],
            "paper kind number day staff person name visit matter petition reprints voided digest text",
        ),
        (&["paper", "void", "W1", "--reason", "写错了"], "seq already number version paper"),
        (&["export", "people", "ougy", "--purpose", "核对", "--to", list], "file rows digest seq"),
        (
            &["export", "month", "combat-allowance", "2026-10", "--purpose", "核对", "--to", month],
            "file rows digest seq",
        ),
        (&["calendar", "show", "2026"], "year state source digest signed_by signed_on days"),
        (&["calendar", "rules"], "versions pauses countings calendars offered"),
        (
            &["supervision", "new", "核对名册", "--owner", "lina", "--due", "2027-11-19"],
            "seq already number version item",
        ),
        (
            &["supervision", "list"],
            "item number version origin text owner due late petition by on state events may",
        ),
        (
            &["calendar", "import", calendar],
            "source digest signature signing offered stale past years same petitions moves",
        ),
        (&["backup", to], "entries bytes path"),
        (&["check"], "invariant held detail"),
        (&["keymap", "check"], "file problems"),
        (&["keymap", "print"], "context keys action label"),
        (&["demo", "--people", "300", "--build-only"], "dir built people entries petitions"),
    ];
    have_their_fields(&s.dir, &shapes);
    let again = s.dir.with_file_name("again");
    let restored = run(&again, &["restore", to, "--json"]);
    assert_eq!(order(restored.out.trim_end()), ["entries", "path"]);
    let why = run(&s.dir, &["petition", "list", "--json"]).one();
    let clocked = why["petitions"].as_array().unwrap().iter().find(|row| row["due"].is_object()).unwrap();
    let id = clocked["petition"].as_str().unwrap();
    for line in run(&s.dir, &["petition", "why", id, "--json"]).out.lines() {
        let names: Vec<&str> =
            "clock rule start due remaining unit status article provisional rolled rules day_zero roll \
                                setting days"
                .split_whitespace()
                .collect();
        assert_eq!(order(line), names);
    }
}

#[test]
fn common_options_stand_before_and_after_the_subcommand() {
    let s = sample();
    let dir = s.dir.to_str().unwrap();
    let common = ["--data", dir, "--lang", "en", "--today", "2026-11-23", "--as", "lina"];
    let bare = |args: &[&str]| -> super::bench::Ran {
        let mut command = command(&s.dir, &[]);
        let mut plain = std::process::Command::new(command.get_program());
        plain.args(args).env_clear().env("LANG", "zh_CN.UTF-8").stdin(std::process::Stdio::null());
        command = plain;
        command.output().unwrap().into()
    };
    let subcommands: [&[&str]; 8] = [
        &["lookup", "ougy"],
        &["person", "show", "P1"],
        &["ledger", "statement", "P1"],
        &["ledger", "month", "combat-allowance", "2026-10"],
        &["petition", "list"],
        &["petition", "show", "X1"],
        &["care", "rota"],
        &["keymap", "print"],
    ];
    for sub in subcommands {
        let before = bare(&[&common[..], sub].concat());
        let after = bare(&[sub, &common[..]].concat());
        let between = bare(&[&sub[..1], &common[..], &sub[1..]].concat());
        assert_eq!(before.code, 0, "{sub:?} {}", before.err);
        assert_eq!(before.out, after.out, "{sub:?}");
        assert_eq!(before.out, between.out, "{sub:?}");
    }
}
