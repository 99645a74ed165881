//! A visitor at the desk, from coming to leaving, and three who interrupt each other; each once with the keys of the keyboard
//! and once with an input method on, which commits text and puts everything in full width.

use std::fs;
use std::time::Duration;

use serde_json::Value;

use crate::clerk::{Clerk, launch, rows, sample};
use crate::scenarios::{BOTH, Hand, with};
use crate::support::pty::Launch;
use crate::support::sample::Folder;
use crate::support::shown::Shown;

/// A visitor comes: looked up, and at the desk.
fn comes(clerk: &mut Clerk, hand: Hand, name: &str) {
    hand.types(clerk.press("f2").see("[F2 查人]").press("ctrl-u"), name);
    clerk.see_row(&["▌", name]);
    clerk.press("enter").see_row(&["●", name, "接访"]);
}

/// What the list below the tabs shows of a person.
fn below_the_tabs(screen: &Shown<'_>) -> Vec<String> {
    rows(screen).iter().skip(6).take(16).map(|row| row.trim_end().to_owned()).collect()
}

/// The text of every note about a person.
fn notes(folder: &Folder, person: &str) -> Vec<String> {
    let ran = folder.run(&["person", "note", "list", person, "--json"]);
    let line = |line: &str| serde_json::from_str::<Value>(line).expect("one object a line");
    // Where nothing is on record it is an empty list.
    ran.said
        .lines()
        .filter(|said| *said != "[]")
        .map(|said| line(said)["text"].as_str().expect("its text").to_owned())
        .collect()
}

#[test]
fn three_visitors_come_back_to_the_same_line_and_the_same_half_typed_words() {
    let folder = sample();
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        // 区国英 sits here: single entries of the ledger, further down.
        comes(&mut clerk, hand, "区国英");
        hand.presses(&mut clerk, "3").see("[3 台账]");
        clerk.press("right").see("性质").press("pagedown pagedown").wait_gone("2026-11-16").press("up");
        clerk.settle(Duration::from_millis(200));
        let left = below_the_tabs(&clerk.shown());
        // 区桂仪 calls: half of what she asks is written down.
        comes(&mut clerk, hand, "区桂仪");
        clerk.press("f5").see_row(&["┌─ 接访", "区桂仪"]);
        hand.types(clerk.go_to_field("说明"), "8月起补助少发27元");
        // 梁润权 interrupts: a note is begun.
        comes(&mut clerk, hand, "梁润权");
        hand.presses(&mut clerk, "7").see("[7 提示]").press("ctrl-n").see("梁润权 · 写提示");
        hand.types(&mut clerk, "听力不好(左耳)");
        clerk.press("ctrl-l").see_row(&["┌─ 接访", "区桂仪"]);
        clerk.see(&hand.written("8月起补助少发27元"));
        assert!(!clerk.shown().has("听力"), "{}", clerk.shown().text());
        clerk.press("ctrl-l").see("梁润权 · 写提示").see(&hand.written("听力不好(左耳)"));
        clerk.press("alt-l").see_row(&["1 区国英"]);
        hand.presses(&mut clerk, "1").see_row(&["●", "区国英", "接访"]);
        clerk.wait_until("the list as it was left", |screen| below_the_tabs(screen) == left);
        // What was begun for one is saved for them alone.
        clerk.press("ctrl-l").see("梁润权 · 写提示").press("ctrl-s").wait_gone("┌─");
        clerk.press("alt-l").see_row(&["2 区桂仪", "有没填完的表"]);
        hand.presses(&mut clerk, "2").see_row(&["┌─ 接访", "区桂仪"]);
        clerk.press("ctrl-s").see("已记下");
        clerk.press("f5").see_row(&["┌─ 接访", "区桂仪"]);
        clerk.see(&hand.written("8月起补助少发27元")).press("esc").wait_gone("┌─");
        clerk.leave();
        clerk.assert_never_written();
        let ids = ["区国英", "区桂仪", "梁润权"].map(|name| person(&folder, name));
        let [first, second, third] = ids.each_ref().map(|id| notes(&folder, id));
        assert_eq!(third.iter().filter(|text| text.contains("听力不好")).count(), 1, "{third:?}");
        assert!(first.iter().chain(&second).all(|text| !text.contains("听力")), "{first:?} {second:?}");
        folder.assert_sound();
    }
}

/// The number of somebody's record.
fn person(folder: &Folder, name: &str) -> String {
    folder.json(&["lookup", name])["hits"][0]["person"].as_str().expect("somebody").to_owned()
}

#[test]
fn a_visit_leaves_a_slip_with_what_is_missing_and_stands_in_the_log() {
    let folder = sample();
    for hand in BOTH {
        let folder = folder.again();
        let (papers, printed) = (folder.beside().join("文书"), folder.beside().join("小票"));
        let launch = launch(&folder, "zh")
            .env("HONORDESK_PAPERS", &papers)
            .env("HONORDESK_PRINTER", format!("tee {}", printed.display()));
        let mut clerk = Clerk::of(launch);
        clerk.see("在册 ");
        comes(&mut clerk, hand, "区国英");
        clerk.press("f9").see("[一次性告知]");
        hand.presses(&mut clerk, "05").see("补办评定残疾等级").see_row(&["1 [缺]", "书面申请"]);
        hand.presses(&mut clerk, "12").see_row(&["2 [有]", "居民身份证"]);
        clerk.press("f9").see("（打印时编号）").press("f9").see("已送打印机");
        // The visit ends by digits: what it was about, and how.
        clerk.press("enter esc esc").see_row(&["●", "区国英", "接访"]);
        clerk.press("f5").see_row(&["┌─ 接访", "区国英"]);
        // The notice said what it was about.
        clerk.see_row(&["[x] 3 身份认定"]);
        hand.presses(clerk.press("down"), "3").see_row(&["(x) 3 已告知补材料"]);
        clerk.press("ctrl-s").see("1 号接访结束：已告知补材料。");
        hand.presses(&mut clerk, "5").see_row(&["▌ 2026-11-23", "本人", "身份认定、评残", "已告知补材料"]);
        hand.presses(&mut clerk, "8").see_row(&["李娜", "开具文书", "告知〔2026〕1号"]);
        clerk.leave();
        clerk.assert_never_written();
        let slip = fs::read_to_string(&printed).expect("the slip");
        for part in ["2. [有] 居民身份证", "3. [缺] 退役证件", "3 项：退役证件、致残经过的原始档案记载"]
        {
            assert!(slip.contains(part), "{part} in {slip}");
        }
        logged(&folder);
        folder.assert_sound();
    }
}

/// The log has clerk, desk, time, who came, for what, and the slip with its digest, all of one visit.
fn logged(folder: &Folder) {
    let journal = folder.run(&["--as", "auditor", "journal", "list", "--limit", "3", "--json"]).said;
    let entries: Vec<Value> = journal.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [end, issue, begin] = &entries[..] else { panic!("{journal}") };
    for (entry, command) in [(begin, "visit.begin"), (issue, "paper.issue"), (end, "visit.end")] {
        assert_eq!((&entry["command"], &entry["person"]), (&command.into(), &"P1".into()));
        assert_eq!((&entry["name"], &entry["desk"]), (&"李娜".into(), &"一号窗".into()));
        assert!(entry["at_ms"].is_i64(), "{entry}");
        assert_eq!(entry["about"]["visit"], begin["about"]["visit"], "{entry}");
    }
    assert_eq!(
        (&begin["about"]["caller"], &end["about"]["topics"]),
        (&"in-person".into(), &"recognition".into())
    );
    let paper = folder.json(&["paper", "show", issue["object"].as_str().unwrap()]);
    assert_eq!(issue["about"]["digest"], paper["digest"]);
    assert_eq!(paper["visit"], begin["object"], "the slip belongs to the visit");
}

#[test]
fn what_is_missing_is_asked_while_they_are_here_and_not_again_for_a_month() {
    // Nothing is known but the number: no phone, no kin, no card.
    let folder = with(&[("朱月桂", "440121194808150210", "")]);
    for hand in BOTH {
        let folder = folder.again();
        let lacking = |gap: &str| folder.run(&["lookup", &format!("缺:{gap} 朱月桂")]).code == 0;
        assert!(lacking("电话") && lacking("亲属"));
        let mut clerk = Clerk::at_work(&folder);
        comes(&mut clerk, hand, "朱月桂");
        clerk.see_row(&["请顺便问：电话、家庭成员、优待证 "]);
        // The first is let be; the second is filled in.
        hand.presses(&mut clerk, "0").see_row(&["请顺便问：家庭成员、优待证 "]);
        hand.presses(&mut clerk, "9").see_row(&["┌─", "朱月桂 · 家庭成员"]);
        hand.types(&mut clerk, "妻");
        hand.types(clerk.go_to_field("姓名"), "骆小英");
        clerk.press("ctrl-s").see_row(&["请顺便问：优待证 "]);
        clerk.leave();
        clerk.assert_never_written();
        assert!(lacking("电话") && !lacking("亲属"), "out of the list of those without kin");
        for (today, asked) in [("2026-12-22", "请顺便问：优待证 "), ("2026-12-23", "请顺便问：电话、优待证 ")]
        {
            let mut clerk =
                Clerk::of(Launch::honordesk(&["--data", folder.arg(), "--today", today, "--lang", "zh"]));
            clerk.see("在册 ");
            comes(&mut clerk, hand, "朱月桂");
            clerk.see_row(&[asked]);
            clerk.leave();
        }
    }
}
