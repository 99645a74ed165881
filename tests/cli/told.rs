//! What is told back: nothing that was found says so, and what was typed comes back short and without numbers of people.

use super::bench::{run, sample};

const ID: &str = "440121196007147512";

#[test]
fn a_list_in_which_nothing_stands_says_so() {
    let s = sample();
    let lists: [&[&str]; 5] = [
        &["person", "note", "list", "P11"],
        &["person", "batches"],
        &["policy", "zzzzqqqq"],
        &["quality", "duplicates"],
        &["--as", "auditor", "journal", "list", "--from", "1999-01-01", "--to", "1999-01-02"],
    ];
    for list in lists {
        let said = run(&s.dir, list);
        assert!(
            said.code == 1 && !said.out.trim().is_empty(),
            "{list:?}: {} {}{}",
            said.code,
            said.out,
            said.err
        );
        let json = run(&s.dir, &[list, &["--json"]].concat());
        assert_eq!((json.code, json.out.trim()), (1, "[]"), "{list:?}: {}", json.err);
    }
}

#[test]
fn somebody_who_is_not_there_is_no_empty_list() {
    let s = sample();
    let nobody = run(&s.dir, &["ledger", "confirm", "show", "P99999"]);
    assert!(nobody.code == 1 && nobody.err.contains("没有这个人"), "{}{}", nobody.out, nobody.err);
}

#[test]
fn what_was_typed_is_told_back_short_and_without_numbers_of_people() {
    let s = sample();
    let long = "长".repeat(5000);
    for typed in [ID, &long] {
        let wrong: [&[&str]; 14] = [
            &[typed],
            &["ledger", "statement", typed, typed],
            &["ledger", "statement", "--month", typed],
            &["ledger", typed],
            &[&format!("--{typed}")],
            &["ledger", "entitle", "--group", typed],
            &["ledger", "month", typed, "2026-11"],
            &["ledger", "grant", "work-out", "--kind", typed],
            &["ledger", "bank", "specimen", typed, "--out", "x.csv"],
            &[
                "ledger",
                "settings",
                "set",
                "multiple-identity",
                typed,
                "--from",
                "2026-01",
                "--basis",
                "纪要",
            ],
            &["lookup", &format!("town:{typed}")],
            &["lookup", &format!("{typed}:1")],
            &["policy", typed],
            &["--as", typed, "lookup", "ou"],
        ];
        for args in wrong {
            let said = run(&s.dir, args);
            let told = said.out + &said.err;
            assert!(!told.trim().is_empty(), "{args:?}");
            assert!(!told.contains("440121196") && !told.contains(&long[..200 * 3]), "{args:?}: {told}");
        }
    }
}

#[test]
fn days_and_months_may_be_typed_in_full_width() {
    let s = sample();
    let typed = ["ledger", "entitle", "--group", "11", "--grade", "6", "--cause", "因公", "--month"];
    let plain = run(&s.dir, &[&typed[..], &["2022-09"]].concat());
    let full = run(&s.dir, &[&typed[..], &["２０２２－０９"]].concat());
    assert_eq!((full.code, &full.out), (0, &plain.out), "{}", full.err);
    let day = run(&s.dir, &["ledger", "rates", "list", "--on", "１９６０－０１－０１"]);
    assert_eq!(day.code, 1, "{}", day.err);
}

#[test]
fn insurance_that_pays_more_than_the_bill_is_told_the_most() {
    let s = sample();
    let bill = [
        &["ledger", "grant", "new", "P1", "门诊补助", "--bill", "2026-11-02", "--place", "区人民医院"][..],
        &["--total", "400", "--insured", "1000", "--amount", "200", "--evidence", "门诊票据"],
    ];
    let refused = run(&s.dir, &bill.concat());
    assert!(refused.code == 3 && refused.err.contains("最多 400.00 元"), "{}", refused.err);
}

/// Whoever takes an accusation in reads whom of the staff it fits; an act without a way reads which option gives it.
#[test]
fn an_accusation_tells_from_whom_it_is_kept_and_an_act_what_it_lacks() {
    let s = sample();
    let facts = r#"{"received":"2026-11-20","channel":"visit","origin":"direct","purpose":"accusation","headcount":1,
        "petitioners":[{"name":"陈甲"}],"demands":[{"text":"反映收费"}],"accused":[{"name":"权益维护科 张　敏 科长"}]}"#;
    let as_lina = |rest: &[&str], input: &str| {
        super::bench::run_with(&s.dir, &[&["--as", "lina"], rest].concat(), input.as_bytes())
    };
    let taken = as_lina(&["petition", "new", "--from", "-"], facts);
    let number = taken.out.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let number: String = number.chars().take(9).collect();
    let [first, kept] = taken.out.lines().collect::<Vec<_>>()[..] else {
        panic!("{} {}", taken.out, taken.err)
    };
    assert!(first.contains(&number) && kept.starts_with("不让看到：张敏"), "{}", taken.out);
    assert_eq!(run(&s.dir, &["--as", "zhangmin", "petition", "show", &number]).code, 1);
    // To whom it is not given is said the same way in both lists.
    for list in ["hands", "forecast"] {
        let ran = as_lina(&["petition", list, &number], "");
        let line = ran.out.lines().find(|line| line.contains("张敏")).unwrap_or_default();
        assert!(line.contains("被检举控告"), "{list}: {} {}", ran.out, ran.err);
    }
    let refused = as_lina(&["petition", "act", &number, "accept"], "");
    assert!(refused.code == 4 && refused.err.contains("--route"), "{} {}", refused.code, refused.err);
    let shown = as_lina(&["petition", "show", &number], "");
    assert!(
        shown.out.contains("受理（要 --route）") && shown.out.contains("不让看到：张敏"),
        "{}",
        shown.out
    );
    // What cannot be read names its field and what is wanted there, and nothing that stands in it.
    for (text, says) in [
        (
            facts.replace("\"headcount\":1", "\"headcount\":\"甲乙\""),
            "字段 headcount，应为 0 到 65535 的整数",
        ),
        (facts.replace("\"headcount\":1", "\"headcount\":65536"), "字段 headcount，应为 0 到 65535 的整数"),
        (facts.replace("\"visit\"", "\"甲乙\""), "字段 channel，应为 visit, letter"),
        (facts.replace("\"headcount\":1,", ""), "缺少字段 headcount"),
        (facts.replace("{\"name\"", "{\"person\":\"X甲乙\",\"name\""), "字段 person，应为 \"P12\" / 12"),
    ] {
        let bad = as_lina(&["petition", "new", "--from", "-"], &text);
        assert!(bad.code == 3 && bad.err.contains(says) && !bad.err.contains("甲乙"), "{}", bad.err);
    }
}

/// In a file a person is named as on the command line, or by the number alone.
#[test]
fn a_file_names_a_person_as_people_do() {
    let s = sample();
    for person in ["\"P6\"", "\"p6\"", "6"] {
        let facts = r#"{"received":"2026-11-20","channel":"visit","origin":"direct","purpose":"resolve","headcount":1,
            "petitioners":[{"person":PERSON,"name":"陈甲"}],"demands":[{"text":"核对补助"}]}"#;
        let facts = facts.replace("PERSON", person);
        let taken =
            super::bench::run_with(&s.dir, &["petition", "new", "--from", "-", "--json"], facts.as_bytes());
        let number = taken.one()["petition"].as_str().unwrap_or_default().to_owned();
        let of = run(&s.dir, &["petition", "earlier", "--person", "P6", "--json"]).json();
        assert!(of.iter().any(|row| row["petition"] == number.as_str()), "{person} {of:?}");
    }
}

/// Sent once more with its key, a change of an item of supervision is the one that was made, although the item has another version.
#[test]
fn an_item_given_to_another_twice_with_one_key_is_given_once() {
    let s = sample();
    let new = ["supervision", "new", "核对名册", "--owner", "lina", "--due", "2027-11-19", "--json"];
    let item = run(&s.dir, &new).one()["item"].as_str().unwrap().to_owned();
    for line in [
        &["supervision", "reassign", &item, "--to", "zhangmin", "--reason", "病了"][..],
        &["supervision", "due", &item, "2027-11-22", "--reason", "等材料"],
    ] {
        let sent = || run(&s.dir, &[line, &["--key", "一次", "--json"]].concat());
        let first = sent().one();
        let again = sent();
        assert_eq!(again.code, 0, "{line:?} {}", again.err);
        assert_eq!((&again.one()["seq"], &again.one()["already"]), (&first["seq"], &true.into()));
    }
}
