//! Subcommands that only read.

use super::bench::{fields, run, run_with, sample};

#[test]
fn lookup_prints_one_line_of_the_fixed_shape() {
    let s = sample();
    let found = run(&s.dir, &["lookup", "--json", "ougy"]);
    assert_eq!(found.code, 0, "{}", found.err);
    let answer = found.one();
    assert_eq!(fields(&answer), ["conditions", "hits", "not_read", "offset", "query", "total", "words"]);
    assert_eq!(answer["query"], "ougy");
    let hit = &answer["hits"][0];
    assert_eq!(fields(hit), ["division", "id_masked", "matched", "name", "person", "score"]);
    assert_eq!(hit["name"], "区国英");
    let masked = hit["id_masked"].as_str().unwrap();
    assert!(masked.ends_with("0284") && masked.chars().count() == 18);
    assert_eq!(masked.chars().filter(char::is_ascii_digit).count(), 4, "only the last four: {masked}");
    assert_eq!(hit["division"], "440114001210");
}

#[test]
fn conditions_narrow_a_lookup_and_are_counted() {
    let s = sample();
    let ask = |text: &str| run(&s.dir, &["lookup", "--json", "--limit", "1000", text]).one();
    let answer = ask("镇:新华 -已故 镇:月球");
    let both = &answer["conditions"];
    assert_eq!((&both[0]["word"], &both[1]["word"]), (&"镇:新华".into(), &"-已故".into()));
    assert_eq!(both[1]["without"], ask("town:新华")["total"]);
    assert_eq!(both[0]["holds"], ask("镇:新华")["total"]);
    assert_eq!(answer["not_read"][0]["no-such-value"][1], "月球");
    let hits = answer["hits"].as_array().unwrap();
    assert_eq!(answer["total"], hits.len());
    assert!(hits.iter().all(|hit| hit["division"].as_str().unwrap().starts_with("440114001")));
    let second = run(&s.dir, &["lookup", "--json", "--limit", "1", "--offset", "1", "镇:新华 -已故"]).one();
    assert_eq!((&second["hits"][0], &second["offset"]), (&hits[1], &1.into()));
    let table = run(&s.dir, &["lookup", "镇:新华", "年龄:很老"]);
    assert!(table.out.contains("人符合") && table.out.contains("“很老”未计入"), "{}", table.out);
}

/// A condition turned round needs no `--` in front of it.
#[test]
fn a_condition_turned_round_is_no_option() {
    let s = sample();
    let plain = run(&s.dir, &["lookup", "镇:新华", "-已故", "--json"]).one();
    assert_eq!(plain["total"], run(&s.dir, &["lookup", "--json", "--", "镇:新华", "-已故"]).one()["total"]);
    assert_eq!(plain["conditions"].as_array().unwrap().len(), 2);
    let english = run(&s.dir, &["lookup", "-dead", "-town:xinhua", "--json"]).one();
    assert_eq!(english["conditions"].as_array().unwrap().len(), 2);
    assert_eq!(run(&s.dir, &["lookup", "-nosuchthing"]).code, 2, "anything else is an option");
}

/// The pages of a list found by words follow one another: everybody once, and every page says how many there are.
#[test]
fn pages_of_a_lookup_hold_everybody_once() {
    let s = sample();
    for words in ["1", "zh", "陈", "花"] {
        let mut seen = std::collections::BTreeSet::new();
        let (mut total, mut offset) = (None, 0_usize);
        loop {
            let at = offset.to_string();
            let page = run(&s.dir, &["lookup", "--json", "--limit", "20", "--offset", &at, words]).one();
            assert_eq!(*total.get_or_insert(page["total"].clone()), page["total"], "{words} at {offset}");
            let hits = page["hits"].as_array().unwrap();
            if hits.is_empty() {
                break;
            }
            for hit in hits {
                assert!(seen.insert(hit["person"].to_string()), "{words}: {} comes twice", hit["person"]);
            }
            offset += hits.len();
        }
        assert_eq!(total.unwrap(), seen.len(), "{words}");
        let whole = run(&s.dir, &["lookup", "--json", "--limit", "500", words]).one();
        assert_eq!(whole["total"], seen.len(), "{words}");
    }
}

#[test]
fn lookup_answers_a_line_for_each_line() {
    let s = sample();
    let answers =
        run_with(&s.dir, &["lookup", "--json", "-"], "ougy\r\n没有这个人zzzz\n\n区国英\n".as_bytes());
    let all = answers.json();
    assert_eq!(all.len(), 4, "{}", answers.err);
    assert_eq!(all[0]["query"], "ougy");
    assert_eq!(all[1]["total"], 0);
    assert_eq!(all[3]["hits"][0]["name"], "区国英");
    assert_eq!(answers.code, 0);
    assert_eq!(run_with(&s.dir, &["lookup", "-"], b"zzzzqqqq\n").code, 1);
}

#[test]
fn nothing_found_is_one_and_says_what_to_try() {
    let s = sample();
    let none = run(&s.dir, &["lookup", "zzzzqqqq"]);
    assert_eq!((none.code, none.out.contains("没有找到")), (1, true), "{}", none.out);
    let en = run(&s.dir, &["--lang", "en", "lookup", "zzzzqqqq"]);
    assert!(en.out.contains("Nothing found"), "{}", en.out);
}

#[test]
fn a_person_is_shown_masked() {
    let s = sample();
    let shown = run(&s.dir, &["person", "show", "P1"]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    assert!(shown.out.contains("区国英") && shown.out.contains("田美村") && shown.out.contains("0284"));
    assert!(!shown.out.contains("440121195503"), "the number stays masked: {}", shown.out);
    let json = run(&s.dir, &["person", "show", "1", "--json"]).one();
    assert_eq!(json["person"], "P1");
    assert_eq!(json["birth"], "1955-03-02");
    assert_eq!(json["recognitions"][0]["group"], "51");
    assert_eq!(run(&s.dir, &["person", "show", "P99999"]).code, 1);
}

#[test]
fn statements_and_months_add_up() {
    let s = sample();
    let statement = run(&s.dir, &["ledger", "statement", "P1", "--json"]).one();
    let fen = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
    let lines = statement["entries"].as_array().unwrap();
    assert!(lines.len() > 100, "ten years of months: {}", lines.len());
    let sum = |kind: &str| -> i64 {
        lines.iter().filter(|l| l["kind"] == kind).map(|l| fen(l["amount"].as_str().unwrap())).sum()
    };
    assert_eq!(sum("due"), fen(statement["due"].as_str().unwrap()));
    assert_eq!(sum("paid"), fen(statement["paid"].as_str().unwrap()));
    let month = run(&s.dir, &["ledger", "month", "combat-allowance", "2026-10", "--json"]).one();
    assert_eq!(fields(&month), ["closed", "due", "late", "lines", "month", "paid", "people", "programme"]);
    assert!(month["people"].as_u64().unwrap() > 0);
    let table = run(&s.dir, &["ledger", "month", "参战参试退役军人生活补助", "2026-10"]);
    assert!(table.out.contains("区国英"), "{}{}", table.out, table.err);
    assert_eq!(run(&s.dir, &["ledger", "month", "combat-allowance", "2001-01"]).code, 1);
    assert_eq!(run(&s.dir, &["ledger", "month", "no-such", "2026-10"]).code, 3);
}

#[test]
fn petitions_are_listed_by_what_is_due_and_explained_day_by_day() {
    let s = sample();
    let open = run(&s.dir, &["petition", "queue", "--order", "due", "--json"]).one();
    let rows = open["petitions"].as_array().unwrap();
    assert!(open["total"].as_u64().unwrap() >= 8);
    let due: Vec<&str> = rows.iter().filter_map(|r| r["due"]["on"].as_str()).collect();
    assert!(due.is_sorted(), "{due:?}");
    assert!(rows.iter().any(|r| r["headcount"] == 3) && rows.iter().any(|r| r["secret"] == true));
    let mine = rows.iter().find(|r| r["name"] == "区国英").unwrap();
    let id = mine["petition"].as_str().unwrap();
    let why = run(&s.dir, &["petition", "why", id, "notice", "--json"]).one();
    assert_eq!((&why["clock"], &why["rule"]), (&"notice".into(), &"notice-direct".into()));
    assert_eq!((&why["due"], &why["unit"]), (&"2026-11-29".into(), &"natural".into()));
    assert_eq!(why["days"].as_array().unwrap().len(), 16);
    let text = run(&s.dir, &["petition", "why", id]);
    assert!(text.out.contains("《信访工作条例》第二十三条") && text.out.contains("当日不计"), "{}", text.out);
    let en = run(&s.dir, &["--lang", "en", "petition", "show", id]);
    assert!(en.out.contains("Regulation on Petition Work, art. 23"), "{}", en.out);
    assert_eq!(run(&s.dir, &["petition", "why", id, "no-such-clock"]).code, 1);
    let number = mine["number"].as_str().unwrap();
    let by_number = run(&s.dir, &["petition", "why", number]);
    assert_eq!((by_number.code, &by_number.out), (0, &text.out), "{number}: {}", by_number.err);
    assert_eq!(run(&s.dir, &["petition", "show", "2026-9999"]).code, 1);
    assert_eq!(run(&s.dir, &["petition", "show", "2026"]).code, 1);
    assert_eq!(run(&s.dir, &["petition", "show", "2026-"]).code, 2);
}

#[test]
fn who_may_not_read_is_told_who_may() {
    let s = sample();
    let refused = run(&s.dir, &["--as", "auditor", "person", "show", "P1"]);
    assert_eq!((refused.code, refused.out.as_str()), (4, ""));
    assert!(refused.err.contains("窗口"), "{}", refused.err);
    let nobody = run(&s.dir, &["--as", "nobody", "person", "show", "P1"]);
    assert_eq!(nobody.code, 4);
}

#[test]
fn accounts_are_listed_without_passwords() {
    let s = sample();
    let listed = run(&s.dir, &["staff", "list", "--json"]);
    assert_eq!(listed.code, 0, "{}", listed.err);
    let rows = listed.json();
    assert_eq!(rows.len(), 10);
    assert_eq!(
        fields(&rows[3]),
        [
            "desk",
            "locked_until_ms",
            "login",
            "name",
            "password_due",
            "password_since",
            "roles",
            "signed_in_ms",
            "staff",
            "state"
        ]
    );
    assert_eq!((&rows[3]["login"], &rows[3]["roles"][1]), (&"lina".into(), &"maker".into()));
    let plain = run(&s.dir, &["staff", "list"]);
    assert!(plain.out.contains("李娜") && plain.out.contains("窗口、经办、信访"), "{}", plain.out);
    let clerk = run(&s.dir, &["--as", "lina", "staff", "list"]);
    assert_eq!(clerk.code, 4, "{}{}", clerk.out, clerk.err);
}

#[test]
fn the_journal_is_listed_by_person_staff_and_day() {
    let s = sample();
    let newest = run(&s.dir, &["journal", "list", "--limit", "3", "--json"]);
    assert_eq!(newest.code, 0, "{}", newest.err);
    let rows = newest.json();
    assert_eq!(rows.len(), 3);
    assert_eq!(
        fields(&rows[0]),
        [
            "about", "at_ms", "command", "desk", "hash", "name", "object", "person", "role", "seq", "staff",
            "today"
        ]
    );
    let seq = rows[2]["seq"].as_u64().unwrap();
    let older =
        run(&s.dir, &["journal", "list", "--limit", "1", "--before", &seq.to_string(), "--json"]).one();
    assert_eq!(older["seq"], seq - 1);
    let about = run(&s.dir, &["journal", "list", "--person", "P1", "--limit", "1000", "--json"]).json();
    assert!(about.iter().any(|row| row["person"] == "P1"));
    // What concerned many at once names none of them first.
    assert!(about.iter().all(|row| row["person"] == "P1" || row["person"].is_null()));
    let by = run(&s.dir, &["journal", "list", "--staff", "wangwei", "--limit", "5", "--json"]).json();
    assert!(by.iter().all(|row| row["name"] == "王伟"));
    let day = rows[0]["today"].as_str().unwrap().to_owned();
    let of_day = run(&s.dir, &["journal", "list", "--from", &day, "--to", &day, "--json"]).json();
    assert!(!of_day.is_empty() && of_day.iter().all(|row| row["today"] == day.as_str()));
    assert_eq!(run(&s.dir, &["journal", "list", "--from", "2090-01-01"]).code, 1);
    assert_eq!(run(&s.dir, &["journal", "list", "--staff", "nobody"]).code, 1);
    assert_eq!(run(&s.dir, &["--as", "lina", "journal", "list"]).code, 4);
}

#[test]
fn a_pivot_counts_sums_and_leads_to_its_people() {
    let s = sample();
    let pivot = run(&s.dir, &["pivot", "镇", "sex", "--of", "-已故", "--year", "2026", "--json"]).one();
    assert_eq!(fields(&pivot), ["across", "by", "cells", "columns", "not_read", "query", "rows", "total"]);
    let total = run(&s.dir, &["lookup", "--json", "--", "-已故"]).one();
    assert_eq!(pivot["total"]["people"], total["total"]);
    assert!(pivot["total"]["paid"].as_str().unwrap().contains('.'));
    for cell in pivot["cells"].as_array().unwrap() {
        let text = cell["lookup"].as_str().unwrap();
        assert_eq!(run(&s.dir, &["lookup", "--json", "--", text]).one()["total"], cell["people"], "{text}");
    }
    let table = run(&s.dir, &["pivot", "town"]);
    assert!(table.out.contains("新华街道") && table.out.contains("合计"), "{}", table.out);
    assert_eq!(run(&s.dir, &["pivot", "born"]).code, 2);
}

#[test]
fn an_amount_is_explained_as_known_on_a_day() {
    let s = sample();
    let ask = |more: &[&str]| {
        run(&s.dir, &[&["ledger", "explain", "P1", "--month", "2022-09", "--json"], more].concat())
    };
    let now = ask(&[]).one();
    assert_eq!((now["person"].as_str(), now["on_record"].as_bool()), (Some("P1"), Some(true)));
    let items = now["explanation"]["items"].as_array().unwrap();
    let sum: i64 = items.iter().map(|item| item["fen"].as_i64().unwrap()).sum();
    assert_eq!(now["fen"].as_i64().unwrap_or(0), sum);
    let before = ask(&["--known", "1990-01-01"]);
    assert_eq!(before.code, 1, "nobody knew of them");
    let told = run(&s.dir, &["ledger", "explain", "P1", "--month", "2022-09"]);
    assert!(told.out.contains("2022-09"), "{}", told.out);
}

#[test]
fn confirmations_are_listed_noted_and_taken_back() {
    let s = sample();
    let list = |standing: &str| {
        let list = run(&s.dir, &["ledger", "confirm", "list", "--standing", standing, "--json"]);
        list.one()["total"].as_u64().unwrap()
    };
    let open = run(&s.dir, &["ledger", "confirm", "list", "--standing", "open", "--json"]).one();
    let told = run(&s.dir, &["ledger", "confirm", "list", "--standing", "noticed", "--json"]).one();
    let named = |list: &serde_json::Value| -> Vec<String> {
        let rows = list["people"].as_array().unwrap().iter();
        rows.map(|row| row["person"].as_str().unwrap().to_owned()).collect()
    };
    let told = named(&told);
    let first = named(&open).into_iter().find(|id| !told.contains(id)).unwrap();
    let (all, confirmed, noticed) = (list("open"), list("confirmed"), list("noticed"));
    assert_eq!(run(&s.dir, &["ledger", "confirm", "notice", &first]).code, 0);
    assert_eq!(list("noticed"), noticed + 1);
    let by = ["ledger", "confirm", "done", &first, "--how", "face", "--document", "比对单 17"];
    assert_eq!(run(&s.dir, &by).code, 0);
    let noted = run(&s.dir, &["ledger", "confirm", "list", "--standing", "confirmed", "--limit", "1000"]);
    assert!(noted.out.contains("（人脸识别，比对单 17）"), "{}", noted.out);
    assert_eq!((list("open"), list("confirmed")), (all - 1, confirmed + 1));
    assert_ne!(run(&s.dir, &["ledger", "confirm", "done", &first]).code, 0, "once a year");
    let back = run(&s.dir, &["ledger", "confirm", "withdraw", &first, "--reason", "记错人"]);
    assert_eq!((back.code, list("open")), (0, all));
    let shown = run(&s.dir, &["ledger", "confirm", "show", &first, "--json"]);
    assert!(shown.out.lines().count() == 3 && shown.out.contains("confirmation-withdrawn"), "{}", shown.out);
    assert!(shown.out.contains(r#""document":"比对单 17""#), "{}", shown.out);
    let told = run(&s.dir, &["journal", "list", "--person", &first, "--json"]);
    assert!(told.out.contains("比对单 17"), "{}", told.out);
}
