//! Sent once more with its key, a command answers as it did, whatever became of the record meanwhile; and what was typed wrongly is told
//! back in one short line.

use std::fs;
use std::path::PathBuf;

use super::bench::{Ran, Sample, run, sample};

const NOTICE: &str = "year,2027,published\n2027-01-01,off,元旦\n2027-02-05,off,春节\n";

fn as_(s: &Sample, who: &str, line: &[&str]) -> Ran {
    run(&s.dir, &[&["--as", who], line].concat())
}

fn written(s: &Sample, name: &str, text: &[u8]) -> PathBuf {
    let file = s.dir.with_file_name(name);
    fs::write(&file, text).unwrap();
    file
}

#[test]
fn each_of_two_signatures_of_a_calendar_answers_the_second_time_as_it_stands() {
    let s = sample();
    let file = written(&s, "2027.txt", NOTICE.as_bytes());
    let file = file.to_str().unwrap();
    let looked = |who: &str| as_(&s, who, &["calendar", "import", file, "--json"]).one();
    let sign = |who: &str, signature: &str, more: &[&str]| {
        let line = ["calendar", "import", file, "--sign", signature, "--key", "放假二七"];
        as_(&s, who, &[&line, more].concat())
    };
    let first = looked("lina")["signature"].as_str().unwrap().to_owned();
    for already in [false, true] {
        let said = sign("lina", &first, &[]);
        assert!(said.out.contains("还没有生效") && said.out.contains("先前") == already, "{}", said.out);
    }
    let json = sign("lina", &first, &["--json"]).one();
    assert_eq!((&json["already"], &json["in_force"]), (&true.into(), &false.into()), "{json}");
    assert!(as_(&s, "lina", &["calendar", "show", "2027"]).out.contains("随程序提供"));

    let seen = looked("chenjing");
    assert_eq!(seen["signing"], "takes-effect");
    let n = seen["moves"].as_array().unwrap().len();
    let second = seen["signature"].as_str().unwrap();
    for already in [false, true] {
        let said = sign("chenjing", second, &[]);
        let told = format!("已签发 2027.txt，{n} 项期限有变动");
        assert!(said.out.starts_with(&told) && said.out.contains("先前") == already, "{}", said.out);
    }
    // It is in force by now, whoever asks.
    for (who, signature) in [("chenjing", second), ("lina", first.as_str())] {
        let json = sign(who, signature, &["--json"]).one();
        assert_eq!((&json["already"], &json["in_force"]), (&true.into(), &true.into()), "{json}");
        assert!(sign(who, signature, &[]).out.starts_with("已签发 2027.txt"));
    }
}

#[test]
fn a_bad_calendar_is_bad_data_and_names_are_kept_out_that_steer_the_screen() {
    let s = sample();
    let day = |name: &str| format!("year,2027,published\n2027-01-01,off,{name}\n").into_bytes();
    let paper = |chars| {
        let (year, days) =
            ("\"year\": 2027", r#"[{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]"#);
        format!("{{{year}, \"papers\": [\"{}\"], \"days\": {days}}}", "国".repeat(chars)).into_bytes()
    };
    for (text, said) in [
        (Vec::new(), "没有年份"),
        (b"year,2027,published\n2027-13-01,off,x\n".to_vec(), "第 2 行"),
        (b"2027-01-01,off,x\n".to_vec(), "第 1 行"),
        (b"{\"year\": \"x\"}".to_vec(), "第 1 行"),
        (vec![0xff, 0xfe, 0x00, 0x9d, 0x81], ""),
        (day("元\u{1b}[31m旦"), "第 2 行的名称"),
        (day("元\u{202e}旦"), "第 2 行的名称"),
        (day(&"元".repeat(41)), "超过 40 个字"),
        (paper(301), "第 1 个出处有看不见的字符、控制字符，或超过 300 个字"),
    ] {
        let file = written(&s, "坏.txt", &text);
        let ran = as_(&s, "lina", &["calendar", "import", file.to_str().unwrap()]);
        assert!(ran.code == 3 && ran.err.contains(said), "{said}: {} {}{}", ran.code, ran.out, ran.err);
    }
}

#[test]
fn what_a_key_stands_for_is_found_again_when_the_record_is_changed_or_gone() {
    let s = sample();
    let rules = r#"{"shifts":[{"name":"白班","start":480,"end":1200},{"name":"夜班","start":1200,"end":480}],
        "rungs":[],"review_days":30}"#;
    let file = written(&s, "值班.json", rules.as_bytes());
    let twice = |line: &[&str]| {
        let line = [line, &["--key", "同一件", "--json"]].concat();
        let (first, again) = (as_(&s, "lina", &line), as_(&s, "lina", &line));
        assert_eq!((first.code, again.code), (0, 0), "{line:?}: {}{}", first.err, again.err);
        let (first, again) = (first.one(), again.one());
        assert_eq!((&first["seq"], &again["already"]), (&again["seq"], &true.into()), "{line:?}");
        first
    };
    twice(&["oncall", "rules", "--from", file.to_str().unwrap()]);
    twice(&["oncall", "rota", "set", "2027-02-10", "夜班", "S6"]);
    let item = twice(&["supervision", "new", "核对名册", "--owner", "lina", "--due", "2026-12-01"]);
    let item = item["number"].as_str().unwrap();
    twice(&["supervision", "due", item, "2026-12-09", "--reason", "材料未到"]);
    twice(&["supervision", "reassign", item, "--to", "wangwei", "--reason", "换人跟进"]);
    twice(&["petition", "contact", "end", "F1"]);
    let another = as_(&s, "lina", &["petition", "contact", "end", "F1", "--key", "另一件"]);
    assert_eq!(another.code, 1, "who is gone is gone: {}", another.out);
}

#[test]
fn a_key_is_one_that_can_be_seen() {
    let s = sample();
    for key in ["甲\u{202e}乙", "甲\u{200b}", "\u{feff}", "甲\u{1b}[31m", " ", &"甲".repeat(201)] {
        let ran = as_(&s, "lina", &["petition", "contact", "end", "F1", "--key", key]);
        assert!(ran.code == 2 && ran.err.contains("KEY(1–200)"), "{key:?}: {} {}", ran.code, ran.err);
    }
}

#[test]
fn whatever_is_typed_wrongly_is_told_back_in_one_short_line() {
    let s = sample();
    let long = format!("好\n坏\u{1b}[31m{}", "A".repeat(40_000));
    let lines: [&[&str]; 12] = [
        &["oncall", "ack", "X1", &long],
        &["handover", "begin", &long],
        &["oncall", "rota", "set", "2026-11-25", "白班", &long],
        &["oncall", "rota", "rotate", "白班", "2026-11-25", "2026-11-26", &long],
        &["oncall", "rota", "leave", &long, "2026-11-25", "2026-11-26"],
        &["oncall", "rota", "swap", "2026-11-25", "白班", &long],
        &["petition", "list", "--out", &long, "--purpose", "核对"],
        &["calendar", "import", &long],
        &["person", "add", "--from", &long],
        &["view", "import", &long],
        &["keymap", "check", &long],
        &["export", "people", "--out", &format!("/{long}/a.csv"), "--purpose", "核对"],
    ];
    for line in lines {
        let ran = as_(&s, "lina", line);
        let told = (ran.err.lines().count(), ran.err.len() < 1500, ran.err.contains('\u{1b}'));
        assert!(ran.code != 0 && told == (1, true, false), "{:?}: {} bytes", &line[..2], ran.err.len());
    }
}

#[test]
fn a_field_is_called_by_its_own_word_and_a_handover_says_which_items_there_are() {
    let s = sample();
    let new = |text: &str, due: &str, lang: &str| {
        let line = ["--lang", lang, "supervision", "new", text, "--owner", "lina", "--due", due];
        let ran = as_(&s, "lina", &line);
        assert_eq!(ran.code, 3, "{}", ran.out);
        ran.err
    };
    let (zh, en) = (new("", "2020-01-01", "zh"), new("", "2020-01-01", "en"));
    assert!(zh.contains("办什么：") && zh.contains("期限：") && !zh.contains("诉求"), "{zh}");
    assert!(en.contains("What is to be done") && en.contains("Due") && !en.contains("Demand"), "{en}");

    let begun = as_(&s, "lina", &["handover", "begin", "S7", "--note", "钥匙", "--despite", "代交"]);
    assert_eq!(begun.code, 0, "{}", begun.err);
    for item in ["0", "999999"] {
        let ran = as_(&s, "chenjing", &["handover", "sign", item]);
        assert!(ran.code == 4 && ran.err.contains("可签的有第 1"), "{item}: {} {}", ran.code, ran.err);
    }
    assert_eq!(as_(&s, "chenjing", &["handover", "sign", "1"]).code, 0);
}

#[test]
fn under_a_used_key_no_other_list_leaves_unrecorded() {
    let s = sample();
    let (first, second) = (s.dir.with_file_name("一.csv"), s.dir.with_file_name("二.csv"));
    let leaves = |to: &std::path::Path, key: &str| {
        let line = ["petition", "list", "--out", to.to_str().unwrap(), "--purpose", "核对一下", "--key", key];
        as_(&s, "zhangmin", &line)
    };
    let ran = leaves(&first, "名单");
    assert_eq!(ran.code, 0, "{}", ran.err);
    // What left leaves once more with the same bytes.
    assert_eq!(leaves(&second, "名单").code, 0);
    assert_eq!(fs::read(&first).unwrap(), fs::read(&second).unwrap());
    fs::remove_file(&first).unwrap();
    let new = as_(&s, "zhangmin", &["petition", "new", "--person", "P8", "--demand", "要求发放优待证"]);
    assert_eq!(new.code, 0, "{}", new.err);
    let refused = leaves(&first, "名单");
    assert!(refused.code != 0 && refused.err.contains("请换一个 key"), "{} {}", refused.code, refused.err);
    assert!(!first.exists());
    assert_eq!(leaves(&first, "新名单").code, 0);
    assert_ne!(fs::read(&first).unwrap(), fs::read(&second).unwrap());
}
