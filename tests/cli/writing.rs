//! Subcommands that change something.

use std::fs;

use super::bench::{fields, mourning, run, run_with, sample};

#[test]
fn an_entry_is_posted_once_and_taken_back_once() {
    let s = mourning();
    let post = ["ledger", "post", "P7", "funeral-aid", "2026-09", "2277.00", "--json"];
    let posted = run(&s.dir, &post);
    assert_eq!(posted.code, 0, "{}", posted.err);
    let entry = posted.one()["entry"].as_str().unwrap().to_owned();
    let again = run(&s.dir, &post);
    assert_eq!(again.code, 4);
    assert!(again.err.contains("超过去世结算"), "{}", again.err);
    assert_eq!(run(&s.dir, &["ledger", "reverse", &entry, "--reason", "金额有误"]).code, 0);
    assert_eq!(run(&s.dir, &["ledger", "reverse", &entry, "--reason", "金额有误"]).code, 4);
    let statement = run(&s.dir, &["ledger", "statement", "P7", "--json"]).one();
    let line =
        statement["entries"].as_array().unwrap().iter().find(|l| l["entry"] == *entry).unwrap().clone();
    assert!(line["reversed_by"].is_string());
}

#[test]
fn a_payment_is_taken_back_by_two() {
    let s = mourning();
    let post = ["ledger", "post", "P7", "funeral-aid", "2026-09", "2277.00", "--json"];
    assert_eq!(run(&s.dir, &post).code, 0);
    let pay = [&post[..], &["--paid"]].concat();
    let alone = run(&s.dir, &pay);
    assert_eq!((alone.code, alone.err.contains("同一人办的")), (4, true), "{}", alone.err);
    let asked = run(&s.dir, &[&pay[..], &["--despite", "已付家属"]].concat()).one();
    let agree = ["--as", "wangwei", "ledger", "reversal", "agree", asked["ask"].as_str().unwrap(), "--json"];
    let entry = run(&s.dir, &agree).one()["entry"].as_str().unwrap().to_owned();
    let reverse = ["ledger", "reverse", &entry, "--reason", "金额有误"];
    let correct = ["ledger", "correct", &entry, "--amount", "450", "--reason", "金额有误"];
    let asked = run(&s.dir, &correct);
    assert_eq!((asked.code, asked.out.contains("另一人同意")), (0, true), "{}{}", asked.out, asked.err);
    assert_eq!(run(&s.dir, &reverse).code, 4, "asked already");
    let row = run(&s.dir, &["ledger", "reversal", "list", "--json"]).one();
    assert_eq!((&row["entry"], &row["right"]["amount"]), (&entry.as_str().into(), &"450.00".into()));
    let list = run(&s.dir, &["ledger", "reversal", "list"]).out;
    assert!(list.contains("450.00") && list.contains("金额有误"), "{list}");
    let answer = |who: &str, act: &str| run(&s.dir, &["--as", who, "ledger", "reversal", act, &entry]).code;
    assert_eq!(answer("lina", "agree"), 4, "not the one who asks");
    assert_eq!(run(&s.dir, &["ledger", "reversal", "withdraw", &entry]).code, 0);
    assert_eq!(run(&s.dir, &["ledger", "reversal", "list"]).code, 1, "nobody asks any more");
    assert_eq!(run(&s.dir, &correct).code, 0);
    assert_eq!(answer("wangwei", "agree"), 0);
    let statement = run(&s.dir, &["ledger", "statement", "P7", "--json"]).one();
    let old = statement["entries"].as_array().unwrap().iter().find(|l| l["entry"] == *entry).unwrap().clone();
    assert!(old["corrected_by"].is_string() && old["reversed_by"].is_string());
    assert_eq!(run(&s.dir, &reverse).code, 4, "only once");
}

#[test]
fn what_the_records_do_not_say_waits_for_a_second_person() {
    let s = mourning();
    let post = ["ledger", "post", "P2", "condolence", "2026-11", "500", "--json"];
    let alone = run(&s.dir, &post);
    assert_eq!((alone.code, alone.err.contains("慰问名单")), (4, true), "{}", alone.err);
    let asked = run(&s.dir, &[&post[..], &["--despite", "名单漏了一人", "--key", "K-1"]].concat());
    assert_eq!(asked.code, 0, "{}", asked.err);
    let ask = asked.one()["ask"].as_str().unwrap().to_owned();
    let again = run(&s.dir, &[&post[..], &["--despite", "名单漏了一人", "--key", "K-1"]].concat()).one();
    assert_eq!((&again["ask"], &again["already"]), (&ask.as_str().into(), &true.into()));
    let statement = || run(&s.dir, &["ledger", "statement", "P2", "--json"]).one();
    assert_eq!(statement()["waits"][0]["ask"], *ask);
    let list = run(&s.dir, &["ledger", "reversal", "list"]).out;
    assert!(list.contains("名单漏了一人") && list.contains("! "), "{list}");
    let answer = |who: &str, act: &[&str]| run(&s.dir, &[&["--as", who, "ledger", "reversal"], act].concat());
    assert_eq!(answer("lina", &["agree", &ask]).code, 4, "not the one who asks");
    let declined = answer("wangwei", &["decline", &ask, "--reason", "名单里有"]);
    assert_eq!(declined.code, 0, "{}", declined.err);
    assert_eq!(answer("wangwei", &["agree", &ask]).code, 4, "it is answered");
    let asked = run(&s.dir, &[&post[..], &["--despite", "名单漏了一人"]].concat()).one();
    let agreed = answer("wangwei", &["agree", asked["ask"].as_str().unwrap(), "--json"]).one();
    let entries = statement()["entries"].as_array().unwrap().clone();
    assert!(entries.iter().any(|entry| entry["entry"] == agreed["entry"] && entry["amount"] == "500.00"));
    let ahead = ["ledger", "post", "P2", "condolence", "2027-01", "500", "--paid", "--despite", "先发"];
    let refused = run(&s.dir, &ahead);
    assert_eq!((refused.code, refused.err.contains("还没到")), (4, true), "{}", refused.err);
    let ask = ["ledger", "post", "P7", "funeral-aid", "2026-09", "9000", "--despite", "多记"];
    let refused = run(&s.dir, &ask);
    assert_eq!((refused.code, refused.err.contains("超过去世结算")), (4, true), "{}", refused.err);
}

#[test]
fn closed_months_and_foreign_roles_are_refused() {
    let s = sample();
    let closed = ["ledger", "post", "P2", "condolence", "2026-08", "500", "--booked", "2026-08-03"];
    let refused = run(&s.dir, &closed);
    assert_eq!((refused.code, refused.err.contains("2026-08 的账已结")), (4, true), "{}", refused.err);
    let role = run(&s.dir, &["--as", "chenjing", "ledger", "post", "P2", "condolence", "2026-11", "500"]);
    assert_eq!((role.code, role.err.contains("经办")), (4, true), "{}", role.err);
    assert_eq!(run(&s.dir, &["ledger", "post", "P2", "condolence", "2026-11", "1e5"]).code, 2);
}

#[test]
fn a_petition_is_taken_in_accepted_and_served() {
    let s = sample();
    let new = run(&s.dir, &["petition", "new", "--person", "P3", "--demand", "要求补办证件", "--json"]);
    assert_eq!(new.code, 0, "{}", new.err);
    let id = new.one()["petition"].as_str().unwrap().to_owned();
    let early = run(&s.dir, &["petition", "act", &id, "reply"]);
    assert_eq!((early.code, early.err.contains("已登记")), (4, true), "{}", early.err);
    let accepted = run(&s.dir, &["petition", "act", &id, "accept", "--route", "opinion", "--json"]);
    assert_eq!(accepted.code, 0, "{}", accepted.err);
    let serve = ["petition", "act", &id, "serve", "--document", "EMS-1"];
    let assumed = run(&s.dir, &serve);
    assert_eq!((assumed.code, assumed.err.contains("怎样证明")), (4, true), "{}", assumed.err);
    assert_eq!(run(&s.dir, &[&serve[..], &["--proof", "mail"]].concat()).code, 0);
    // Nothing is back-dated that gives time, and who gets it is said by handing it over.
    let late = run(
        &s.dir,
        &["petition", "act", &id, "suspend", "--note", "等", "--on", "2026-11-23", "--today", "2026-11-24"],
    );
    assert_ne!(late.code, 0, "{}", late.out);
    let handed = run(&s.dir, &["petition", "act", &id, "note", "--note", "转", "--staff", "S4"]);
    assert_eq!((handed.code, handed.err.contains("不写交给谁")), (4, true), "{}", handed.err);
    let shown = run(&s.dir, &["petition", "show", &id, "--json"]).one();
    assert_eq!(shown["state"], "accepted");
    let conclude = shown["clocks"].as_array().unwrap().iter().find(|c| c["clock"] == "conclusion").unwrap();
    assert_eq!((&conclude["due"], &conclude["provisional"]), (&"2027-01-22".into(), &true.into()));
}

#[test]
fn a_demand_that_speaks_of_somebody_on_the_staff_says_how_it_is_kept_from_them() {
    let s = sample();
    let new = |demand: &str| run(&s.dir, &["petition", "new", "--person", "P3", "--demand", demand]).out;
    let told = new("窗口人员李娜不给受理");
    assert!(told.contains("诉求里写到 李娜") && told.contains("写进被反映人"), "{told}");
    assert!(told.contains("name-accused --staff S"), "the next step stands there to be copied: {told}");
    assert!(!new("要求补办证件").contains("诉求里写到"));
}

#[test]
fn a_registration_is_put_right_and_says_so() {
    let s = sample();
    let new = run(&s.dir, &["petition", "new", "--person", "P3", "--demand", "要求补办证件", "--json"]);
    let id = new.one()["petition"].as_str().unwrap().to_owned();
    let file = s.dir.join("changes.json");
    fs::write(&file, r#"{"changes":[{"phone":{"at":0,"phone":"13800138001"}}]}"#).unwrap();
    let correct = ["petition", "correct", &id, "--headcount", "3", "--from", file.to_str().unwrap()];
    let done = run(&s.dir, &[&correct[..], &["--json"]].concat());
    assert_eq!(done.code, 0, "{}", done.err);
    assert_eq!(done.one()["petition"], id.as_str());
    let again = run(&s.dir, &correct);
    assert!(again.code == 4 && again.err.contains("没有要更正的"), "{}", again.err);

    let shown = run(&s.dir, &["petition", "show", &id, "--json"]);
    assert!(!shown.out.contains("13800138001"), "never whole");
    let shown = shown.one();
    assert_eq!(shown["headcount"], 3);
    let put_right = &shown["corrections"][0];
    let field = |n: usize| put_right["changes"][n]["field"].as_str().unwrap().to_owned();
    assert_eq!([field(0), field(1)], ["headcount", "petitioners.0.phone"]);
    assert_eq!(
        (&put_right["changes"][0]["from"], &put_right["changes"][0]["to"]),
        (&"1".into(), &"3".into())
    );
    let unknown = run(&s.dir, &["petition", "act", &id, "finish"]);
    assert!(unknown.code == 2 && unknown.err.contains("accept/"), "names what there is: {}", unknown.err);
    let told = run(&s.dir, &["petition", "show", &id]).out;
    assert!(told.contains("更正登记") && told.contains("1 → 3"), "{told}");
}

#[test]
fn decisions_are_taken_back_and_what_nobody_has_is_claimed() {
    let s = sample();
    let new = || {
        let taken = run(&s.dir, &["petition", "new", "--person", "P3", "--demand", "要求补办证件", "--json"]);
        assert_eq!(taken.code, 0, "{}", taken.err);
        taken.one()["petition"].as_str().unwrap().to_owned()
    };
    let (first, second) = (new(), new());
    let none = run(&s.dir, &["petition", "undo", &first]);
    assert_eq!(none.code, 4, "nothing was decided yet: {}", none.err);
    for id in [&first, &second] {
        assert_eq!(run(&s.dir, &["petition", "act", id, "accept", "--route", "opinion"]).code, 0);
    }
    let undone = run(&s.dir, &["petition", "undo", &first, "--json"]);
    assert_eq!(undone.code, 0, "{}", undone.err);
    assert_eq!(undone.one()["petition"], first.as_str());
    let state = |id: &str| run(&s.dir, &["petition", "show", id, "--json"]).one()["state"].clone();
    assert_eq!((state(&first), state(&second)), ("registered".into(), "accepted".into()));
    // Of several, what cannot be taken back is left and counted.
    let both = run(&s.dir, &["petition", "undo", &first, &second, "--json"]).one();
    assert_eq!((&both["petitions"], &both["left"]), (&serde_json::json!([second]), &1.into()));
    let said = run(&s.dir, &["petition", "claim", &second]);
    assert_eq!((said.code, said.out.contains("由您承办")), (0, true), "{}{}", said.out, said.err);
    assert!(run(&s.dir, &["petition", "show", &second, "--json"]).one()["owner"].is_string());
    assert_eq!(run(&s.dir, &["petition", "claim"]).code, 2);
}

#[test]
fn what_is_personal_comes_from_a_file() {
    let s = sample();
    let facts = r#"{"received":"2026-11-23","channel":"letter","origin":"direct","purpose":"resolve",
        "petitioners":[{"name":"测试人甲","phone":"13800138000"}],"headcount":1,
        "demands":[{"text":"\u001b]52;c;x\u0007要求\u202e核查"}]}"#;
    let hostile = run_with(&s.dir, &["petition", "new", "--from", "-", "--json"], facts.as_bytes());
    // Control characters are either refused at the door or kept inert; nothing of them reaches the screen.
    let clean = |text: &str| !text.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}');
    assert!(clean(&hostile.out) && clean(&hostile.err), "{}{}", hostile.out, hostile.err);
    let plain = facts.replace("\\u001b]52;c;x\\u0007", "").replace("\\u202e", "");
    let taken = run_with(&s.dir, &["petition", "new", "--from", "-", "--json"], plain.as_bytes());
    assert_eq!(taken.code, 0, "{}", taken.err);
    let bad = run_with(&s.dir, &["petition", "new", "--from", "-"], b"{\"received\":\"secret words\"}");
    assert_eq!(bad.code, 3);
    assert!(!bad.err.contains("secret words"), "what the file holds is not repeated: {}", bad.err);
}

#[test]
fn a_pair_is_found_declared_two_people_and_taken_back() {
    let s = sample();
    assert_eq!(run(&s.dir, &["quality", "duplicates"]).code, 1, "nothing found");
    let file = s.dir.with_file_name("twice.csv");
    // One digit of the number is off.
    std::fs::write(&file, "姓名,身份证号,性别\n测试甲,440121195508170038,男\n测试甲,440121195508170134,男\n")
        .unwrap();
    let taken = run(&s.dir, &["import", "people", file.to_str().unwrap(), "--yes", "--json"]);
    assert_eq!(taken.code, 0, "{}{}", taken.out, taken.err);
    let found = run(&s.dir, &["quality", "duplicates", "--json"]).one();
    assert_eq!(fields(&found), ["evidence", "people", "points"]);
    assert_eq!(
        (&found["people"][0]["person"], &found["people"][1]["person"]),
        (&"P301".into(), &"P302".into())
    );
    assert_eq!(found["evidence"], serde_json::json!(["near-id", "same-name", "same-birth"]));
    let declare = ["person", "not-same", "P302", "P301", "--reason", "当面核对，是两人"];
    assert_eq!(run(&s.dir, &declare).code, 0);
    assert_eq!(run(&s.dir, &["quality", "duplicates"]).code, 1);
    let withdraw = [&declare[..], &["--withdraw"]].concat();
    assert_eq!(run(&s.dir, &withdraw).code, 0);
    let again = run(&s.dir, &withdraw);
    assert_eq!((again.code, again.err.contains("不必撤回")), (4, true), "{}", again.err);
    let said = run(&s.dir, &["quality", "duplicates"]);
    assert!(
        said.out.contains("身份证号差一位、姓名相同、生日相同") && said.out.contains("疑似重复 1 对"),
        "{}",
        said.out
    );
    assert!(!said.out.contains("440121195508170038"), "masked");
}

#[test]
fn somebody_near_is_compared_before_anybody_is_put_on_record() {
    let s = sample();
    let facts = r#"{"name":"测试甲","sex":"male","birth":"1950-01-01","no_id":"not-at-hand","phones":["13800138000"]}"#;
    let add = |extra: &[&str]| {
        run_with(&s.dir, &[&["person", "add", "--from", "-"], extra].concat(), facts.as_bytes())
    };
    let first = add(&["--json"]);
    assert_eq!(first.code, 0, "{}", first.err);
    assert_eq!(first.one()["person"], "P301");
    let again = add(&[]);
    assert_eq!((again.code, again.err.contains("P301")), (4, true), "{}", again.err);
    assert_eq!(add(&["--despite", "当面核对，是两人"]).code, 0);
    let journal = run(&s.dir, &["--as", "auditor", "journal", "list", "--limit", "3", "--json"]).out;
    assert!(journal.contains("当面核对，是两人") && journal.contains("name birth phones"), "{journal}");
    assert_eq!(run_with(&s.dir, &["person", "add", "--from", "-"], b"{\"name\":1}").code, 3);
}

/// A list with a condition that cannot be read would be another list; and a file that is there stays.
#[test]
fn an_export_is_the_list_that_was_meant_or_nothing() {
    let s = sample();
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("名单.csv");
    let file = to.to_str().unwrap();
    let export = |words: &[&str]| {
        let line: Vec<&str> = ["export", "people"].iter().chain(words).copied().collect();
        run(&s.dir, &[&line[..], &["--purpose", "核对名单", "--to", file, "--json"]].concat())
    };
    for slip in [&["类别:没有"][..], &["陈", "镇:月球"], &["类型:三属"], &["年龄:很老"]] {
        let done = export(slip);
        assert_eq!(done.code, 3, "{slip:?}: {}", done.err);
        assert!(done.err.contains("未计入") && !to.exists(), "{slip:?}: {}", done.err);
    }
    let newest =
        || run(&s.dir, &["journal", "list", "--json", "--limit", "1"]).one()["seq"].as_u64().unwrap();
    let before = newest();
    let done = export(&["陈"]).one();
    let all = run(&s.dir, &["lookup", "陈", "--json", "--limit", "500"]).one();
    assert_eq!(done["rows"], all["total"]);
    let lines = std::fs::read_to_string(&to).unwrap();
    let people: std::collections::BTreeSet<&str> = lines
        .lines()
        .filter_map(|line| line.split(',').next())
        .filter(|cell| cell.trim_matches('"').starts_with('P'))
        .collect();
    assert_eq!(done["rows"], people.len(), "everybody once");
    let again = export(&["花"]);
    assert!(again.code != 0 && again.err.contains("已经有了"), "{}", again.err);
    assert_eq!(std::fs::read_to_string(&to).unwrap(), lines);
    assert_eq!(newest(), before + 1, "what was not written is not on record as written");
}
