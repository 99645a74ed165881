//! What is refused at the command line of the ledger: in one plain sentence with a next step, in the language asked for.

use std::fs;

use super::bench::{Ran, command, run, sample};

fn entitle(more: &[&str]) -> Ran {
    let base =
        ["ledger", "entitle", "--group", "11", "--grade", "1", "--cause", "因战", "--month", "2024-10"];
    run(std::path::Path::new("/nonexistent/honordesk"), &[&base, more].concat())
}

/// Refused for how the line was typed, in one line that says all of this.
fn refused(ran: &Ran, code: i32, parts: &[&str]) {
    assert_eq!(
        (ran.code, ran.out.as_str(), ran.err.lines().count()),
        (code, "", 1),
        "{}{}",
        ran.out,
        ran.err
    );
    assert!(parts.iter().all(|part| ran.err.contains(part)), "{parts:?}: {}", ran.err);
}

#[test]
fn a_wage_has_the_bounds_of_its_setting() {
    for wage in ["--wage=-5", "--wage=0", "--wage=499.99", "--wage=100000.01", "--wage=92233720368547758.07"]
    {
        refused(&entitle(&[wage]), 2, &["500.00", "100,000.00"]);
        let place = wage.replace("--wage=", "nursing-wage=");
        refused(&entitle(&["--place", &place]), 2, &["500.00", "100,000.00"]);
    }
    refused(&entitle(&["--wage", "-5"]), 2, &["“-5”", "500.00"]);
    assert_eq!(entitle(&["--wage", "500"]).code, 0);
    let s = sample();
    let set = ["ledger", "settings", "set", "nursing-wage", "0", "--from", "2026-01", "--basis", "统计公报"];
    refused(&run(&s.dir, &set), 2, &["500.00", "100000.00"]);
}

#[test]
fn what_is_said_twice_or_cannot_be_is_refused() {
    for (more, parts) in [
        (&["--wage", "9000", "--place", "nursing-wage=10000"][..], &["--wage", "一次"][..]),
        (
            &["--place", "multiple-identity=each", "--place", "multiple-identity=highest-only"],
            &["multiple-identity", "一次"],
        ),
        (&["--conscript", "1980-12-01.."], &["2023-03-10..2023-06-20"]),
        (&["--conscript", "1900-12-01..2100-01-01"], &["60 年"]),
        (&["--conscript", "1984-12-01..1980-01-15"], &["后一天早于前一天"]),
    ] {
        refused(&entitle(more), 2, parts);
    }
    let english = entitle(&["--wage", "9000", "--place", "nursing-wage=9000", "--lang", "en"]);
    refused(&english, 2, &["--wage --place nursing-wage", "once"]);
}

#[test]
fn days_and_months_are_refused_for_what_is_wrong_with_them() {
    for (more, part) in [
        (["--birth", "1966-02-29"], "没有这一天"),
        (["--known", "9999-12-31"], "1800 到 2999"),
        (["--birth", "昨天"], "YYYY-MM-DD"),
    ] {
        refused(&entitle(&more), 2, &[part]);
    }
    let month = |month| {
        run(std::path::Path::new("/nonexistent"), &["ledger", "entitle", "--group", "11", "--month", month])
    };
    refused(&month("9999-12"), 2, &["1800 到 2999"]);
    refused(&month("2022-13"), 2, &["没有这个月份", "YYYY-MM"]);
}

#[test]
fn a_sum_with_a_part_missing_is_marked() {
    let part = entitle(&["--json"]);
    assert_eq!(
        (part.code, &part.one()["partial"], part.one()["fen"].is_i64()),
        (1, &true.into(), true),
        "{}",
        part.out
    );
    let whole = entitle(&["--wage", "9000", "--json"]);
    assert_eq!((whole.code, whole.one().get("partial")), (0, None), "{}", whole.out);
    let s = sample();
    let nothing = run(&s.dir, &["ledger", "explain", "P12", "--json"]);
    assert_eq!(
        (nothing.code, &nothing.one()["fen"]),
        (0, &0.into()),
        "nothing is due is an answer: {}",
        nothing.out
    );
}

#[test]
fn a_rate_file_is_told_by_the_rows_of_the_sheet() {
    let s = sample();
    let file = s.dir.with_file_name("rates.csv");
    let ask = |text: &str| {
        fs::write(&file, text).unwrap();
        let file = file.to_str().unwrap();
        run(
            &s.dir,
            &["ledger", "rates", "import", file, "--notice", "穗发1号", "--standard", "花都区", "--dry-run"],
        )
    };
    let head = "项目,类别,标准,单位,生效日期\n";
    let row = "参战参试退役军人生活补助,51,2000,月,2026-12-01\n";
    let twice = ask(&format!("{head}{row}{row}"));
    assert_eq!(twice.code, 3, "{}", twice.out);
    assert!(twice.out.contains("第 3 行") && twice.out.contains("与第 2 行"), "{}", twice.out);
    let doubts = ask(&format!("{head}{row}").replace("2000", "9000"));
    assert!(doubts.out.contains("? 第 2 行"), "{}", doubts.out);
    let bad = ask(&format!("{head}{}", row.replace("2000", "两千")));
    let faults = bad.out.lines().filter(|line| line.starts_with('!')).count();
    assert_eq!((bad.code, faults), (3, 1), "{}", bad.out);
    let odd = [
        "ledger",
        "rates",
        "import",
        file.to_str().unwrap(),
        "--notice",
        "穗发1号",
        "--dry-run",
        "--standard",
        "=cmd|' /c calc'!A0",
    ];
    fs::write(&file, format!("{head}{row}")).unwrap();
    let odd = run(&s.dir, &odd);
    assert!(odd.code == 3 && odd.out.contains("标准属地：请写地方"), "{}", odd.out);
}

#[test]
fn people_who_are_not_on_record_are_named_and_counts_are_true() {
    let s = sample();
    let listed = |standing: &str| -> Vec<String> {
        let list = run(&s.dir, &["ledger", "confirm", "list", "--standing", standing, "--json"]).one();
        let rows = list["people"].as_array().unwrap().iter();
        rows.map(|row| row["person"].as_str().unwrap().to_owned()).collect()
    };
    let told = listed("noticed");
    let fresh: Vec<String> = listed("open").into_iter().filter(|id| !told.contains(id)).take(4).collect();
    let [one, two, three, four] = fresh.iter().map(String::as_str).collect::<Vec<_>>().try_into().unwrap();
    let notice = |people: &[&str]| run(&s.dir, &[&["ledger", "confirm", "notice"], people].concat());
    refused(&notice(&["P99999", one, "P88888"]), 4, &["2 人", "P88888、P99999"]);
    let told = notice(&[one, two, one]);
    assert!(told.code == 0 && told.out.contains("2 人"), "{}{}", told.out, told.err);
    let more = notice(&[one, three]);
    assert!(more.code == 0 && more.out.contains("（1 人）；另有 1 人"), "{}{}", more.out, more.err);
    let key = ["--key", "通知"];
    let first = notice(&[&[four], &key[..]].concat());
    let again = notice(&[&[four], &key[..]].concat());
    assert!(first.code == 0 && again.out.contains("（1 人）；同一办理键"), "{}", again.out);
    refused(&run(&s.dir, &["ledger", "confirm", "done", "P3", "--year", "2030"]), 3, &["年份：不能晚于今天"]);
    refused(&run(&s.dir, &["ledger", "confirm", "done", "P3", "--year", "1900"]), 2, &["1950–2200"]);
    let other = run(&s.dir, &["--as", "wangwei", "ledger", "confirm", "withdraw", one, "--reason", "记错"]);
    refused(&other, 4, &["办理年度确认"]);
}

#[test]
fn no_folder_is_made_by_a_slip_and_no_foreign_shape_is_read() {
    let s = sample();
    let gone = s.dir.with_file_name("nodir");
    let out = gone.join("a.csv");
    let specimen = ["ledger", "bank", "specimen", "csv-utf8", "--out", out.to_str().unwrap()];
    refused(&run(&s.dir, &specimen), 3, &["没有文件夹", "nodir"]);
    let export =
        ["export", "month", "残疾抚恤金", "2026-10", "--to", out.to_str().unwrap(), "--purpose", "核对"];
    refused(&run(&s.dir, &export), 3, &["没有文件夹"]);
    assert!(!gone.exists());
    let file = s.dir.with_file_name("back.csv");
    fs::write(&file, "批次号,序号\n").unwrap();
    let answer = ["ledger", "bank", "answer", "R1", file.to_str().unwrap(), "--template", "csv-utf8"];
    refused(&run(&s.dir, &answer), 3, &["csv-utf8", ".xlsx"]);
}

#[test]
fn a_proposal_that_was_approved_is_looked_at_like_any_other() {
    let s = sample();
    let propose = [
        "ledger",
        "rates",
        "propose",
        "参战参试退役军人生活补助",
        "2000",
        "--group",
        "51",
        "--per",
        "month",
        "--effective",
        "2026-12-01",
        "--standard",
        "花都区",
        "--notice",
        "穗发1号",
        "--despite",
        "试算",
        "--json",
    ];
    let proposal = run(&s.dir, &propose).one()["proposal"].as_str().unwrap().to_owned();
    let show =
        |lang| run(&s.dir, &["--lang", lang, "ledger", "rates", "show", &proposal, "--people", "--json"]);
    let before = show("zh").one();
    let approved = run(&s.dir, &["--as", "wangwei", "ledger", "rates", "approve", &proposal, "--json"]);
    assert_eq!(approved.code, 0, "{}", approved.err);
    let approved = approved.one();
    assert_eq!((&approved["effect"], &approved["already"]), (&before["effect"], &false.into()));
    let after = show("en");
    assert_eq!(after.code, 0, "{}", after.err);
    assert!(before["effect"]["people"].as_u64().unwrap() > 0);
    assert_eq!(after.one()["effect"], before["effect"], "what it did is what it would have done");
}

#[test]
fn programmes_are_called_as_people_call_them() {
    let s = sample();
    let draft = run(&s.dir, &["ledger", "run", "draft", "义务兵家庭优待金", "--month", "2026-11"]);
    assert!(draft.code == 4 && !draft.err.contains("conscript-family-grant"), "{}", draft.err);
    let english = command(&s.dir, &["--lang", "en", "ledger", "bank", "templates"]).output().unwrap();
    assert!(String::from_utf8_lossy(&english.stdout).contains("made for this program"));
    let zh = run(&s.dir, &["ledger", "bank", "templates"]).out;
    assert!(zh.contains("本程序自带") && !zh.contains("made for"), "{zh}");
    let journal = run(&s.dir, &["journal", "list", "--limit", "1000000"]).out;
    assert!(!journal.contains(".seed"), "commands are told in words");
}
