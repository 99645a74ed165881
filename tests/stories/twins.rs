//! One person and one record: nobody is put on record twice, and who was is brought together; each once with the keys of
//! the keyboard and once with an input method on.

use std::fs;

use serde_json::Value;

use crate::clerk::{Clerk, sample};
use crate::scenarios::{BOTH, Hand};
use crate::support::sample::Folder;

/// The sample with 测试甲 in it as P301.
fn with_one() -> Folder {
    let folder = sample();
    let file = folder.beside().join("名册.csv");
    fs::write(&file, "姓名,身份证号,联系电话\n测试甲,440121195508170038,13800138000\n").unwrap();
    let ran = folder.run(&["import", "people", file.to_str().unwrap(), "--yes"]);
    assert_eq!(ran.code, 0, "{}{}", ran.said, ran.told);
    folder
}

/// With the same person once more as P302, two digits of the number exchanged; two entries here, one there.
fn with_two() -> Folder {
    let folder = with_one();
    let file = folder.beside().join("旧档.json");
    let facts = r#"{"name":"测试甲","resident_id":"440121195508170134","other_names":["测试老甲"],"phones":["13900139000"]}"#;
    fs::write(&file, facts).unwrap();
    let add = ["person", "add", "--from", file.to_str().unwrap()];
    let near = folder.run(&add);
    assert_eq!((near.code, near.told.contains("P301")), (4, true), "{}", near.told);
    let added = folder.json(&[&add[..], &["--despite", "旧台账里的一份"]].concat());
    assert_eq!(added["person"], "P302");
    for (person, month) in [("P301", "2026-09"), ("P301", "2026-10"), ("P302", "2026-11")] {
        by_two(&folder, person, month, "500");
    }
    folder
}

/// An entry that one asks and another agrees to.
fn by_two(folder: &Folder, person: &str, month: &str, amount: &str) -> String {
    let post = ["ledger", "post", person, "condolence", month, amount, "--despite", "旧账补记"];
    let asked = folder.json(&post);
    let agree = ["--as", "wangwei", "ledger", "reversal", "agree", asked["ask"].as_str().unwrap()];
    folder.json(&agree)["entry"].as_str().unwrap().to_owned()
}

/// With forty entries and two petitions at P302.
fn with_much() -> Folder {
    let folder = with_two();
    for n in 0..39 {
        let month = format!("{}-{:02}", 2022 + n / 12, n % 12 + 1);
        by_two(&folder, "P302", &month, "10");
    }
    for demand in ["补发慰问金", "更正出生日期"] {
        folder.json(&["petition", "new", "--person", "P302", "--demand", demand]);
    }
    folder
}

/// All that is known of a person, but how often it was changed.
fn known(folder: &Folder, person: &str) -> [Value; 3] {
    let mut record = folder.json(&["person", "show", person]);
    record.as_object_mut().unwrap().remove("version");
    let petitions = folder.json(&["petition", "list", "--tab", "all", "--text", "测试甲"]);
    [record, folder.json(&["ledger", "statement", person]), petitions]
}

/// How many entries of the ledger stand under a person's number.
fn entries(folder: &Folder, person: &str) -> usize {
    folder.json(&["ledger", "statement", person])["entries"].as_array().unwrap().len()
}

#[test]
fn a_new_person_is_looked_for_by_two_keys_before_the_form_opens() {
    let folder = with_one();
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        clerk.allow_numbers();
        hand.types(&mut clerk, "测试甲");
        clerk.press("ctrl-n").see("登记前先查一查").press("ctrl-s").see("姓名之外，再填身份证号");
        assert!(!clerk.shown().has("登记人员"), "a name alone opens nothing: {}", clerk.shown().text());
        hand.types(clerk.go_to_field("电话"), "13800138000");
        clerk.press("ctrl-s").see("在册相近的人");
        // Side by side: what was typed, and below it who is on record.
        clerk.see_row(&["测试甲", "13800138000", "所填"]);
        clerk.see_row(&["▌ 测试甲", "1955-08-17", "*0038", "138****8000", "男"]);
        clerk.see("姓名相同、电话相同");
        clerk.press("down enter").see("为什么都不是").press("ctrl-s").see("不能为空");
        assert!(!clerk.shown().has("登记人员"), "a reason comes first: {}", clerk.shown().text());
        clerk.type_text("父子同名，共用电话").press("ctrl-s").see("┌─ 登记人员");
        // The field of a date is too short to show all of it in full width.
        clerk.go_to_field("性别").choose("男").go_to_field("出生日期");
        clerk.type_text(&hand.written("1931-02-03")).see(&hand.written("02-03"));
        clerk.go_to_field("无号原因").choose("未带证件").press("ctrl-s").see("[1 概况]").see("P302");
        clerk.leave();
        let journal = folder.run(&["--as", "auditor", "journal", "list", "--limit", "9", "--json"]).said;
        let entry = journal.lines().find(|line| line.contains("person.register")).unwrap_or_default();
        for part in ["父子同名，共用电话", "name birth phones"] {
            assert!(entry.contains(part), "{part} in {journal}");
        }
        folder.assert_sound();
    }
}

#[test]
fn who_is_on_record_already_is_opened_instead() {
    let folder = with_one();
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        clerk.allow_numbers();
        // Two keys in the lookup are the search: nothing more is asked.
        hand.types(&mut clerk, "测试甲 1955-08-17");
        clerk.press("ctrl-n").see("在册相近的人").see_row(&["▌ 测试甲", "*0038"]);
        clerk.press("enter").see("[1 概况]").see("P301");
        clerk.leave();
        assert_eq!(folder.run(&["person", "show", "P302"]).code, 1, "nobody was put on record");
    }
}

#[test]
fn two_records_of_one_person_are_merged_found_by_either_number_and_put_apart() {
    let folder = with_two();
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        clerk.allow_numbers();
        side_by_side(&mut clerk);
        merge(&mut clerk, hand);
        // The number of the record that is gone leads to the one that was kept.
        hand.types(clerk.press("f2").see("[F2 查人]").press("ctrl-u"), "440121195508170134");
        clerk.see("已登记").press("ctrl-o").see("P302 已并入 P301，现在看到的是 P301").see("*0038");
        clerk.see_row(&["应补 1,500.00 元"]);
        clerk.press("ctrl-u").see("拆分 P302 测试甲").see_row(&["▌ E", "慰问金"]);
        clerk.press("ctrl-s").see("┌─ 拆分档案").type_text("确属两人").press("enter").see("已拆出 P302");
        clerk.see_row(&["P302", "*0134", "139****9000"]);
        clerk.see_row(&["应补 500.00 元"]);
        clerk.leave();
        assert_eq!((entries(&folder, "P301"), entries(&folder, "P302")), (2, 1));
        folder.assert_sound();
    }
}

#[test]
fn forty_two_things_move_with_a_record_and_come_back_as_they_were() {
    let folder = with_much();
    let before = known(&folder, "P302");
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        clerk.allow_numbers();
        clerk.press("ctrl-d").see("[1 缺项]");
        hand.presses(&mut clerk, "2").see_row(&["▌", "测试甲 P301", "测试甲 P302"]);
        clerk.press("enter").see("留用 P301 测试甲").see("2 随并 42");
        clerk.press("ctrl-s").see("随并 42 项（台账 40、信访 2）");
        hand.presses(&mut clerk, "42");
        hand.types(clerk.press("enter"), "同一人两份旧档");
        clerk.press("enter").see("已将 P302 并入 P301").leave();
        assert_eq!(entries(&folder, "P301"), 42);
        // What came later belongs to neither record before: it is asked where it goes, and stays unless it is taken along.
        let later = by_two(&folder, "P301", "2021-12", "500");
        let later = later.as_str();
        let mut clerk = Clerk::at_work(&folder);
        clerk.allow_numbers();
        hand.types(&mut clerk, "440121195508170134");
        clerk.see("已登记").press("ctrl-o").see("现在看到的是 P301");
        clerk.press("ctrl-u").see("[1 带回 42]");
        hand.presses(&mut clerk, "2").see_row(&["▌", later, "2021-12 慰问金"]);
        clerk.press("ctrl-s").see("带回 42 项；合并后新增的带走 0 项、留下 1 项");
        hand.types(&mut clerk, "确属两人");
        clerk.press("enter").see("已拆出 P302");
        clerk.leave();
        assert_eq!(known(&folder, "P302"), before);
        assert_eq!(entries(&folder, "P301"), 3);
        folder.assert_sound();
    }
}

#[test]
fn two_people_who_look_like_one_are_kept_apart() {
    let folder = with_two();
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        clerk.press("ctrl-d").see("[1 缺项]").press("2").see("疑似重复 1 对").see_row(&["▌", "测试甲 P301"]);
        clerk.press("ctrl-k").see("认定不是同一人");
        hand.types(&mut clerk, "当面核对是两人");
        clerk.press("enter").see("已认定 P301 和 P302 不是同一人").see("没有疑似重复的；另有 1 对");
        clerk.press("ctrl-r").see("没有疑似重复的；另有 1 对");
        clerk.press("3").see_row(&["▌", "不是同一人", "测试甲 P301"]);
        clerk.leave();
        assert_eq!(folder.run(&["quality", "duplicates"]).code, 1, "nothing is found any more");
        folder.assert_sound();
    }
}

/// From the list of those who look alike to the two records beside each other; one part is left where it was.
fn side_by_side(clerk: &mut Clerk) {
    clerk.press("ctrl-d").see("[1 缺项]").press("2").see("疑似重复 1 对");
    clerk.see_row(&["▌", "测试甲 P301", "测试甲 P302", "身份证号差一位"]);
    clerk.press("enter").see("留用 P301 测试甲");
    clerk.see_row(&["身份证号", "[**************0038]", "**************0134"]);
    clerk.see_row(&["曾用名", "[测试老甲]"]);
    clerk.press("down left").see_row(&["▌ 曾用名", "[—]"]);
    clerk.press("2").see_row(&["▌ E", "2026-11 慰问金"]);
}

/// Types how many come along, and why.
fn merge(clerk: &mut Clerk, hand: Hand) {
    clerk.press("ctrl-s").see("┌─ 合并两份档案").see("随并 1 项（台账 1）");
    // Another number than the one on the screen merges nothing.
    clerk.type_text(&hand.written("2")).press("enter").type_text("同一人，两份旧档");
    clerk.press("enter").see("随并的是 1 项");
    clerk.go_to_field("随并几项").press("backspace").type_text(&hand.written("1"));
    clerk.press("ctrl-s").see("已将 P302 并入 P301").see("[1 概况]");
    clerk.see_row(&["P301", "*0038"]);
    clerk.see_row(&["139****9000"]);
}
