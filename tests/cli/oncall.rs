//! What the bureau says of its duty, in and out of a file, and what is said where something is missing.

use std::fs;

use super::bench::{run, sample};

const RULES: &str = r#"{"shifts":[{"name":"白班","start":480,"end":1200},{"name":"夜班","start":1200,"end":480}],
"rungs":[{"level":"duty","after":0,"name":"值班室","phone":"02036881234"},{"level":"head","after":60,"name":"陈静","phone":"13800138001"}],
"review_days":30}"#;

#[test]
fn what_oncall_rules_writes_it_reads_again_and_less_is_refused() {
    let s = sample();
    let file = s.dir.parent().unwrap().join("值班.json");
    let enter = |text: &str, more: &[&str]| {
        fs::write(&file, text).unwrap();
        run(&s.dir, &[&["oncall", "rules", "--from", file.to_str().unwrap()], more].concat())
    };
    let ran = enter(RULES, &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    // Masked wherever it is shown, whole where that was asked for: then it is on record, and can be read again.
    for shown in [&["oncall", "rules"][..], &["oncall", "rules", "--json"], &["oncall", "list", "--json"]] {
        let ran = run(&s.dir, shown);
        assert!(ran.out.contains("138****8001") && !ran.out.contains("13800138001"), "{shown:?} {}", ran.out);
    }
    let whole = run(&s.dir, &["oncall", "rules", "--full", "--json"]);
    assert!(whole.out.contains("\"phone\":\"13800138001\""), "{}{}", whole.out, whole.err);
    let noted = run(&s.dir, &["journal", "list", "--as", "auditor", "--json"]);
    assert!(noted.out.contains("duty.phones"), "{}{}", noted.out, noted.err);
    let again = enter(&whole.out, &[]);
    assert_eq!(again.code, 0, "{}", again.err);
    let rungs = |ran: crate::bench::Ran| ran.one()["rungs"].clone();
    assert_eq!(rungs(run(&s.dir, &["oncall", "rules", "--full", "--json"])), rungs(whole));
    // A bare list, a part left out, a number masked: nothing is taken away by them.
    let masked = run(&s.dir, &["oncall", "rules", "--json"]).out;
    for text in ["[]", "[[],[],5]", "{}", r#"{"review_days":30}"#, r#"{"shifts":[],"rungs":[]}"#, &masked] {
        let ran = enter(text, &[]);
        assert_eq!(ran.code, 3, "{text}: {}{}", ran.out, ran.err);
    }
    let short = r#"{"shifts":[{"name":"只","start":540,"end":600}],"rungs":[],"review_days":null}"#;
    let ran = enter(short, &[]);
    assert!(
        ran.code != 0 && ran.err.contains("10:00–09:00") && ran.err.contains("--uncovered"),
        "{}",
        ran.err
    );
    assert_eq!(enter(short, &["--uncovered"]).code, 0);
    let none = r#"{"shifts":[],"rungs":[],"review_days":null}"#;
    let ran = enter(none, &[]);
    assert!(ran.code == 4 && ran.err.contains("00:00–24:00"), "{}", ran.err);
    assert_eq!(enter(none, &["--uncovered"]).code, 0);
}

#[test]
fn what_is_missing_is_said_in_words() {
    let s = sample();
    for (line, said) in [
        (&["oncall", "slip"][..], "信访事项（2026-0123 或 X7）或紧急重大事项（U2）的编号（<ABOUT>）"),
        (&["handover", "begin"], "接班人的姓名或编号，如 S8（<TO>）"),
        (&["oncall", "major", "open"], "（--from <FILE>）"),
    ] {
        let ran = run(&s.dir, line);
        assert!(ran.code == 2 && ran.err.contains(said), "{}", ran.err);
    }
    let ran = run(&s.dir, &["oncall", "slip", "--lang", "en"]);
    assert!(
        ran.err
            .contains("Missing: Number of a petition (2026-0123 or X7) or of a major matter (U2) (<ABOUT>)"),
        "{}",
        ran.err
    );
}

#[test]
fn a_shift_with_no_rest_before_it_is_said_and_noted_all_the_same() {
    let s = sample();
    let file = s.dir.parent().unwrap().join("值班.json");
    fs::write(&file, RULES).unwrap();
    assert_eq!(run(&s.dir, &["oncall", "rules", "--from", file.to_str().unwrap()]).code, 0);
    let set = |day: &str, shift: &str| run(&s.dir, &["oncall", "rota", "set", day, shift, "S6"]);
    let night = set("2027-02-10", "夜班");
    assert!(night.out.starts_with("已记：排班，2027-02-10 夜班（日志第"), "{}", night.out);
    assert!(night.code == 0 && !night.out.contains("没有休息"), "{}{}", night.out, night.err);
    let day = set("2027-02-11", "白班");
    assert!(day.code == 0 && day.out.contains("刚下夜班，中间没有休息"), "{}{}", day.out, day.err);
}

/// The number and the name of somebody of the sample.
fn staff(s: &super::bench::Sample, login: &str) -> (String, String) {
    let all = run(&s.dir, &["--as", "sysadmin", "staff", "list", "--json"]).json();
    let row = all.iter().find(|row| row["login"] == login).unwrap();
    let said = |of: &str| row[of].as_str().unwrap().to_owned();
    (said("staff"), said("name"))
}

#[test]
fn a_rota_that_cannot_be_made_known_names_people() {
    let s = sample();
    let file = s.dir.parent().unwrap().join("值班.json");
    fs::write(&file, RULES).unwrap();
    assert_eq!(run(&s.dir, &["oncall", "rules", "--from", file.to_str().unwrap()]).code, 0);
    let (id, name) = staff(&s, "zhangmin");
    let day = "2027-02-10";
    for line in [&["set", day, "夜班", &id][..], &["set", day, "白班", &id], &["leave", &id, day, day]] {
        let ran = run(&s.dir, &[&["oncall", "rota"], line].concat());
        assert_eq!(ran.code, 0, "{line:?} {}", ran.err);
    }
    for lang in ["zh", "en"] {
        let ran = run(&s.dir, &["--lang", lang, "oncall", "rota", "publish", day, day]);
        assert!(ran.code == 4 && ran.err.contains(&name) && !ran.err.contains(&id), "{}", ran.err);
    }
}

#[test]
fn the_list_names_the_open_major_matter_of_a_petition() {
    let s = sample();
    let list = || run(&s.dir, &["oncall", "list", "--json"]).one();
    let first = list()["paging"][0].clone();
    assert!(first["major"].is_null() && first["petition"].is_string(), "{first}");
    let petition = first["petition"].as_str().unwrap();
    let facts = r#"{"what":"多人聚集","place":"局门口","when":"上午","people":12,"done":"已接待"}"#;
    let open = ["oncall", "major", "open", "--from", "-", "--petition", petition, "--json"];
    let opened = super::bench::run_with(&s.dir, &open, facts.as_bytes());
    assert_eq!(opened.code, 0, "{}", opened.err);
    let now = list();
    let row = now["paging"].as_array().unwrap().iter().find(|row| row["petition"] == petition).unwrap();
    assert!(row["major"].is_string() && row["major"] == now["majors"][0]["major"], "{row}");
}

#[test]
fn the_night_is_the_night_and_a_rung_that_is_not_there_is_said() {
    let s = sample();
    let first = run(&s.dir, &["oncall", "list", "--json"]).one()["paging"][0].clone();
    let petition = first["petition"].as_str().unwrap();
    for (said, until) in [("凌晨12:30", "2026-11-24 00:30"), ("晚上一点", "2026-11-24 01:00")] {
        let ack = ["--today", "2026-11-23T23:30", "oncall", "ack", petition, said];
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_honordesk"));
        command.arg("--data").arg(&s.dir).args(ack).env_clear().env("LANG", "zh_CN.UTF-8");
        let ran: super::bench::Ran = command.output().unwrap().into();
        assert!(ran.code == 0 && ran.out.contains(until), "{said}: {} {}", ran.out, ran.err);
    }
    let file = s.dir.join("rules.json");
    fs::write(&file, RULES).unwrap();
    assert_eq!(run(&s.dir, &["oncall", "rules", "--from", file.to_str().unwrap()]).code, 0);
    let facts = r#"{"what":"多人聚集","place":"局门口","when":"上午","people":12,"done":"已接待"}"#;
    let open = ["oncall", "major", "open", "--from", "-"];
    assert_eq!(super::bench::run_with(&s.dir, &open, facts.as_bytes()).code, 0);
    let majors = run(&s.dir, &["oncall", "list", "--json"]).one()["majors"].clone();
    let major = majors[0]["major"].as_str().unwrap();
    let ran = run(&s.dir, &["oncall", "major", "call", major, "3"]);
    assert!(ran.code == 4 && ran.err.contains("1 值班人员 值班室、2 主要负责人 陈静"), "{}", ran.err);
    let nobody = ["oncall", "major", "report", major, "--from", "-", "--above", "--to", " "];
    let ran = super::bench::run_with(&s.dir, &nobody, "人员已散去".as_bytes());
    assert!(ran.code == 3 && ran.err.contains("报给哪里"), "{} {}", ran.code, ran.err);
}

#[test]
fn a_signature_asked_for_twice_with_one_key_is_one_and_the_list_says_why_items_stay() {
    let s = sample();
    let (to, _) = staff(&s, "chenjing");
    let does = |login: &str, line: &[&str]| run(&s.dir, &[&["--as", login, "handover"], line].concat());
    let begun = does("lina", &["begin", &to, "--note", "钥匙在抽屉", "--despite", "代交"]);
    assert_eq!(begun.code, 0, "{}", begun.err);
    let resumes = || does("chenjing", &["show", "--json"]).one()["resumes"].clone();
    let sign = || does("chenjing", &["sign", "--key", "夜班第一项", "--json"]).one();
    let (first, second) = (sign(), sign());
    assert_eq!((&first["seq"], &second["already"], resumes()), (&second["seq"], &true.into(), 2.into()));
    // Another key, or nothing to name it, goes on; and a reason is another thing to say.
    assert_eq!(does("chenjing", &["sign", "--left", "等材料", "--key", "夜班第一项"]).code, 0);
    assert_eq!(resumes(), 3);
    let other = does("chenjing", &["sign", "--left", "等人", "--key", "夜班第一项"]);
    assert!(other.code != 0 && resumes() == 3, "{}", other.out);
    assert_eq!(does("chenjing", &["sign"]).code, 0);
    let shown = does("chenjing", &["show"]).out;
    for said in ["! 未签", "! 留交班人", "      原因：等材料", "▌4"] {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
    let why = ["逾期", "今天到期", "特急", "未分办"];
    assert!(
        shown.lines().any(|line| line.contains("待处理") && why.iter().any(|why| line.contains(why))),
        "{shown}"
    );
}
