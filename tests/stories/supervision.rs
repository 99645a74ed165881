//! Supervision at the desk: an item is closed with evidence and another person's word, by no other way.

use serde_json::Value;

use crate::clerk::{Clerk, sample};
use crate::payments::switch;
use crate::scenarios::{BOTH, Hand};
use crate::support::sample::Folder;

/// What a subcommand of somebody was refused with.
fn refused(folder: &Folder, arguments: &[&str]) -> String {
    let ran = folder.run(arguments);
    assert_ne!(ran.code, 0, "{arguments:?}");
    ran.told
}

#[test]
fn an_item_is_closed_with_evidence_and_checked_by_another() {
    let folder = sample();
    let given = new(&folder);
    assert_eq!((given["item"].as_str(), given["number"].as_str()), (Some("D1"), Some("S2026-0001")));
    for hand in BOTH {
        closed(&folder.again(), hand);
    }
}

/// 李娜 is given an item that is due on Friday.
fn new(folder: &Folder) -> Value {
    let said = ["--as", "zhangmin", "supervision", "new", "核对参战人员名册"];
    folder.json(&[&said[..], &["--owner", "lina", "--due", "2026-11-27"]].concat())
}

fn closed(folder: &Folder, hand: Hand) {
    // By the command line, with nothing to show; and closed at once, past the other person.
    assert!(refused(folder, &["supervision", "close", "D1"]).contains("没有办结依据"));
    let check = ["--as", "chenjing", "supervision", "check", "2026-0001"];
    assert!(refused(folder, &check).contains("还没有申请办结"));
    // Neither several at once nor by a file: there is no such way in.
    refused(folder, &["supervision", "close", "D1", "D2"]);
    // With the mark, in wide characters, or without it: the same item. As a petition it is none, whatever the language.
    for typed in ["督2026-0001", "督２０２６－０００１", "S2026-0001"] {
        let check = ["--as", "chenjing", "supervision", "check", typed];
        assert!(refused(folder, &check).contains("还没有申请办结"), "{typed}");
        assert!(refused(folder, &["petition", "show", typed]).contains("这是督办事项的编号"), "{typed}");
        let told = refused(folder, &["--lang", "en", "petition", "show", typed]);
        assert!(told.contains("it is the number of an item of supervision"), "{told}");
    }
    let found = folder.run(&["petition", "list", "--text", "督2026-0001"]);
    assert!(found.said.contains("督2026-0001 是督办事项的编号"), "{}", found.said);
    refused(folder, &["import", "supervision", "名单.csv", "--yes"]);

    let mut clerk = Clerk::at_work(folder);
    clerk.press("alt-v").see_row(&["▌", "督2026-0001", "在办", "李娜", "核对参战人员名册"]);
    // By key, with nothing to show: the form stays.
    hand.presses(&mut clerk, "1").see("督2026-0001 申请办结").press("ctrl-s").see("督2026-0001 申请办结");
    clerk.type_text("签字名册三页").press("ctrl-s").see("已申请办结，等另一人核实");
    clerk.see_row(&["▌", "督2026-0001", "待核"]);
    hand.presses(&mut clerk, "2").see("责任人和申请办结的人不能自己核实");

    switch(&mut clerk, "陈静");
    clerk.see("您是 陈静").see("待您办 4").press("alt-d");
    clerk.press("end").has_row(&["▌", "核实 督2026-0001"]).press("enter");
    clerk.has_row(&["▌", "督2026-0001", "待核"]).see("签字名册三页");
    hand.presses(&mut clerk, "2").see("督2026-0001 核实办结").press("ctrl-s").see("已核实办结");
    clerk.leave();

    let closed = &folder.json_lines(&["supervision", "list", "--which", "all"])[0];
    assert_eq!(closed["state"].as_str(), Some("closed"), "{hand:?}");
    let steps: Vec<_> = closed["events"].as_array().unwrap().iter().map(|e| e["step"].as_str()).collect();
    assert_eq!(steps, [Some("ask"), Some("close")]);
    listed(folder);
    folder.assert_sound();
}

/// The weekly list: numbers without gaps, of the lists and on them.
fn listed(folder: &Folder) {
    new(folder);
    let numbers: Vec<String> = (0..2)
        .map(|_| folder.json(&["supervision", "print"])["number"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(numbers, ["督办〔2026〕1号", "督办〔2026〕2号"]);
    let papers = folder.json(&["paper", "list", "--kind", "supervision"]);
    let paper = papers["papers"][0]["paper"].as_str().unwrap().to_owned();
    let shown = folder.run(&["paper", "show", &paper]).said;
    for said in ["督2026-0002 核对参战人员名册", "督2026-0001 核对参战人员名册", "办结依据：签字名册三页"]
    {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
}
