//! Petitions at the desk: a group with several demands, the same matter once more, proof of service, and an accusation that its
//! accused never see; with the keys of the keyboard, and with an input method on.

use serde_json::Value;

use crate::clerk::{Clerk, sample};
use crate::payments::switch;
use crate::petition_steps::{done, number_of, petition};
use crate::scenarios::BOTH;
use crate::support::sample::Folder;

/// The form of a petition of 陈甲 with a demand, the focus on its way.
fn begin(clerk: &mut Clerk, demand: &str) {
    clerk.press("f4").see("[F4 信访]").press("ctrl-n").see("┌─ 登记信访");
    clerk.press("tab").type_text("陈甲").see("陈甲");
    clerk.press("tab tab tab").type_text(demand).see(demand);
    clerk.press("enter enter").see("(x) 1 分办时再定");
}

#[test]
fn a_group_with_three_demands_is_taken_in_while_talking() {
    let folder = sample();
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        begin(&mut clerk, "要求落实安置岗位");
        // Each of the six procedures says what follows from it; a digit chooses.
        clerk.see("（六）以上都不是：受理后 60 日").see("（四）行政程序：许可、复议等，没有 60 日");
        hand.presses(&mut clerk, "7").see("(x) 7 （六）");
        // Five may speak for a group; the sixth is told of while the name is typed, and nothing is saved.
        let four = hand.written("李乙 王丙 赵丁 钱戊");
        clerk.press("enter enter").type_text(&four).see(&four);
        assert!(!clerk.shown().has("第二十条"), "{}", clerk.shown().text());
        clerk.type_text(&hand.written(" 孙己")).see("第二十条第三款");
        clerk.press("ctrl-s").see("代表不得超过 5 人");
        clerk.press("backspace backspace backspace").wait_gone("第二十条");
        clerk.press("enter enter").type_text("要求确认参战身份").see("要求确认参战身份");
        clerk.press("enter right right right right").see("（四）行政程序：许可");
        clerk.press("enter enter").type_text("要求说明补助标准").see("要求说明补助标准");
        clerk.press("ctrl-s").wait_gone("┌─ 登记信访");
        clerk.has_row(&["▌", "陈甲 等5人", "要求落实安置岗位"]);
        // Every way is known: nothing is left to be asked.
        hand.presses(&mut clerk, "1");
        clerk.wait_until("the answer", |screen| screen.last_row().contains("受理（Ctrl-Z 撤销）"));
        clerk.leave();
        let shown = petition(&folder, &number_of(&folder, "陈甲"));
        assert_eq!(shown["headcount"], 5);
        let limits: Vec<_> = (0..3).map(|n| shown["demands"][n]["due"].clone()).collect();
        assert_eq!(limits, ["2027-01-22".into(), Value::Null, "2027-01-22".into()], "{hand:?}");
        let routes: Vec<_> = (0..3).map(|n| shown["demands"][n]["route"].clone()).collect();
        assert_eq!(routes, ["opinion", "administrative", "opinion"]);
        folder.assert_sound();
    }
}

/// A petition of 区国英 through the recheck, by the command line.
fn final_matter(folder: &Folder, person: &str) -> String {
    done(folder, &["petition", "new", "--person", person, "--demand", "要求重新核定入伍时间"]);
    let number = number_of(folder, "重新核定入伍时间");
    for act in [
        "accept",
        "serve",
        "assign",
        "reply",
        "serve",
        "request-review",
        "review-opinion",
        "serve",
        "request-recheck",
        "recheck-opinion",
        "serve",
    ] {
        let route: &[&str] = if act == "accept" { &["--route", "opinion"] } else { &[] };
        done(folder, &[&["petition", "act", &number, act, "--note", "有据"], route].concat());
    }
    assert_eq!(petition(folder, &number)["state"], "final");
    number
}

fn person(folder: &Folder, name: &str) -> String {
    let ran = folder.run(&["lookup", name, "--json"]);
    let found: Value = serde_json::from_str(&ran.said).expect("one object");
    found["hits"][0]["person"].as_str().expect("a person").to_owned()
}

#[test]
fn the_same_matter_is_seen_while_it_is_typed_and_becomes_a_repeat() {
    let folder = sample();
    let id = person(&folder, "区国英");
    let first = final_matter(&folder, &id);
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        hand.types(&mut clerk, "区国英");
        clerk.has_row(&["▌ 区国英"]).press("ctrl-t").see("┌─ 登记信访");
        // Whose earlier petition is final is told before anything is typed, with the article.
        clerk.see("复核终结，不再受理").see("同一人");
        clerk.type_text("仍要求重新核定入伍时间").see("对相邻字中");
        clerk.press("enter");
        clerk.has_row(&["(x) 1 不是重复件"]);
        hand.presses(&mut clerk, "2").has_row(&["(x) 2", &first]);
        clerk.press("ctrl-s").wait_gone("┌─ 登记信访");
        clerk.has_row(&["▌", "区国英", "仍要求重新核定"]);
        // It is registered with a number of its own, and not accepted.
        hand.presses(&mut clerk, "1");
        clerk.wait_until("the refusal", |screen| screen.text().contains("不再受理"));
        clerk.leave();
        let again = petition(&folder, &number_of(&folder, "仍要求重新核定"));
        assert_eq!(again["matter"], serde_json::json!([first]), "{hand:?}");
        assert_eq!((again["nth"].as_u64(), again["received"].as_str()), (Some(2), Some("2026-11-23")));
        assert_eq!(again["state"], "registered");
        assert_eq!(petition(&folder, &first)["matter"][0], again["number"]);
        folder.assert_sound();
    }
}

#[test]
fn a_reply_is_not_served_until_its_receipt_is_proven() {
    let folder = sample();
    let id = person(&folder, "区国英");
    done(&folder, &["petition", "new", "--person", &id, "--demand", "要求核对立功奖励"]);
    let number = number_of(&folder, "核对立功奖励");
    for act in ["accept", "serve", "assign", "reply"] {
        done(&folder, &["petition", "act", &number, act, "--note", "有据", "--route", "opinion"]);
    }
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        clerk.press("f4").see("[F4 信访]").press("left").see("[全部 ");
        clerk.press("ctrl-f").type_text("核对立功奖励").press("enter");
        clerk.has_row(&["▌", "核对立功奖励"]).see("待送达");
        hand.presses(&mut clerk, "1").see("送达：2026-");
        clerk.go_to_field("送达方式");
        hand.presses(&mut clerk, "2").press("ctrl-s").see("请填挂号信或快递单号");
        hand.types(clerk.go_to_field("回执或挂号单号"), "EMS-1001");
        clerk.press("ctrl-s");
        clerk.wait_until("the answer", |screen| screen.last_row().contains("已答复"));
        clerk.leave();
        let shown = petition(&folder, &number);
        assert_eq!(shown["state"], "served");
        let last = shown["events"].as_array().and_then(|all| all.last()).expect("an event");
        assert_eq!((last["proof"].as_str(), last["document"].as_str()), (Some("mail"), Some("EMS-1001")));
        let window =
            shown["clocks"].as_array().into_iter().flatten().find(|c| c["clock"] == "review-request");
        assert_eq!(window.expect("a window")["due"], "2026-12-23");
    }
}

#[test]
fn an_accusation_is_nowhere_for_those_it_accuses() {
    let folder = sample();
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        begin(&mut clerk, "反映某人代办收费");
        hand.presses(&mut clerk, "9").see("(x) 9 检举控告");
        // Whoever is accused by the name of somebody on the staff never sees it.
        clerk.go_to_field("被控告的人或单位").type_text("张敏").see("张敏");
        clerk.press("ctrl-s").wait_gone("┌─ 登记信访");
        clerk.see_row(&["▌", "陈甲", "反映某人"]);
        switch(&mut clerk, "张敏");
        clerk.see("在册 ").press("f4").see("[F4 信访]").press("left").see("[全部 ");
        clerk.press("ctrl-f").type_text("某人代办").see("没有符合");
        assert!(!clerk.shown().has("反映某人"), "{}", clerk.shown().text());
        clerk.leave();
        let number = number_of(&folder, "反映某人代办收费");
        let accused = ["--as", "zhangmin"];
        let list = folder.run(
            &[&accused[..], &["petition", "list", "--tab", "all", "--text", "某人代办", "--json"]].concat(),
        );
        assert!(list.said.contains("\"total\":0"), "{}", list.said);
        let show = folder.run(&[&accused[..], &["petition", "show", &number]].concat());
        assert!(show.code != 0 && !show.told.contains("保密"), "{}", show.told);
    }
}
