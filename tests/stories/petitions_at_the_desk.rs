//! Petitions at the desk: a group with several demands, the same matter once more, proof of service, and an accusation that its
//! accused never see; with the keys of the keyboard, and with an input method on.

use serde_json::Value;

use crate::clerk::{Clerk, sample};
use crate::payments::switch;
use crate::petition_steps::{acts, also, clock, done, go_to, number_of, petition, step};
use crate::scenarios::{BOTH, Hand};
use crate::support::sample::{Folder, TODAY};

/// The form of a petition of 陈甲 with a demand, the focus on its way.
fn begin(clerk: &mut Clerk, demand: &str) {
    clerk.press("f4").see("[F4 信访]").press("ctrl-n").see("┌─ 登记信访");
    clerk.press("tab").type_text("陈甲").see("陈甲");
    clerk.press("tab tab tab").type_text(demand).see(demand);
    clerk.press("pagedown tab tab").see("(x) 9 分办时再定");
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
        hand.presses(&mut clerk, "6").see("(x) 6 （六）");
        // Five may speak for a group; the sixth is told of while the name is typed, and nothing is saved.
        let four = hand.written("李乙 王丙 赵丁 钱戊");
        clerk.press("pagedown pagedown").type_text(&four).see(&four);
        assert!(!clerk.shown().has("第二十条"), "{}", clerk.shown().text());
        clerk.type_text(&hand.written(" 孙己")).see("第二十条第三款");
        clerk.press("ctrl-s").see("代表不得超过 5 人");
        clerk.press("backspace backspace backspace").wait_gone("第二十条");
        clerk.press("enter enter").type_text("要求确认参战身份").see("要求确认参战身份");
        clerk.press("enter");
        hand.presses(&mut clerk, "4").see("(x) 4 （四）行政程序：许可");
        clerk.press("enter enter").type_text("要求说明补助标准").see("要求说明补助标准");
        clerk.press("ctrl-s").wait_gone("┌─ 登记信访");
        clerk.has_row(&["▌", "陈甲 等5人", "要求落实安置岗位"]);
        // The way that is open still is asked for, and nothing is assumed of it.
        hand.presses(&mut clerk, "1").see("┌─ 受理").see("办理途径 3*");
        hand.presses(&mut clerk, "6").see("(x) 6 处理意见");
        clerk.press("ctrl-s").wait_gone("┌─ 受理");
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

#[test]
fn what_another_organ_has_in_hand_is_declined_or_accepted_for_a_reason() {
    let folder = sample();
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        begin(&mut clerk, "要求核实立功档案");
        hand.types(clerk.go_to_field("其他机关在办"), "区信访局");
        hand.types(clerk.go_to_field("该机关期限至"), "2026-12-31");
        clerk.press("ctrl-s").wait_gone("┌─ 登记信访");
        clerk.has_row(&["▌", "陈甲", "要求核实立功档案"]);
        // Accepting it asks for a reason; declining it is what the footer offers first.
        clerk.see_row(&[" 5 不予受理", "1 受理"]);
        hand.presses(&mut clerk, "1")
            .see("┌─ 受理")
            .see("区信访局正在办理，期限至 2026-12-31，期限内其上级机关不予受理");
        clerk.press("ctrl-s").see("理由").press("esc").wait_gone("┌─ 受理");
        hand.presses(&mut clerk, "5").see("不予受理的理由");
        hand.presses(&mut clerk, "1");
        clerk.wait_until("the answer", |screen| screen.last_row().contains("不予受理："));
        clerk.leave();
        let shown = petition(&folder, &number_of(&folder, "核实立功档案"));
        assert_eq!(
            (shown["state"].as_str(), shown["events"].as_array().map(Vec::len)),
            (Some("declined"), Some(1))
        );
        folder.assert_sound();
    }
}

#[test]
fn a_repeat_of_what_is_in_hand_becomes_part_of_it_by_one_key() {
    let folder = sample();
    let id = person(&folder, "区国英");
    done(&folder, &["petition", "new", "--person", &id, "--demand", "要求核对立功奖励"]);
    let first = number_of(&folder, "核对立功奖励");
    acts(&folder, &first, &[("accept", TODAY), ("assign", TODAY)]);
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        hand.types(&mut clerk, "区国英");
        clerk.has_row(&["▌ 区国英"]).press("ctrl-t").see("┌─ 登记信访");
        // The panel says how far the earlier one is.
        clerk.type_text("再次要求核对立功奖励").see("正在办理，不另行受理");
        clerk.see_row(&[&first, "办理中"]);
        clerk.press("ctrl-s").wait_gone("┌─ 登记信访");
        clerk.has_row(&["▌", "区国英", "再次要求核对"]);
        hand.presses(&mut clerk, "3").see("是哪一件的重复件").has_row(&[&first, "办理中"]);
        let digit = digit_of(&mut clerk, &first);
        hand.presses(&mut clerk, &digit).wait_gone("是哪一件的重复件");
        clerk.wait_until("the answer", |screen| screen.last_row().contains("并入"));
        clerk.leave();
        let again = petition(&folder, &number_of(&folder, "再次要求核对"));
        assert_ne!(again["number"], first.as_str());
        assert_eq!(
            (&again["matter"][0], again["state"].as_str()),
            (&first.as_str().into(), Some("closed")),
            "{hand:?}"
        );
    }
}

/// The digit that chooses a row of a menu.
fn digit_of(clerk: &mut Clerk, text: &str) -> String {
    let row = clerk.see_row(&["│", text]);
    row.split_once('│').and_then(|(_, row)| row.chars().find(char::is_ascii_digit)).unwrap().to_string()
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
        done(folder, &[&["petition", "act", &number, act, "--note", "有据"], also(act)].concat());
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
    acts(&folder, &number, &[("accept", TODAY), ("serve", TODAY), ("assign", TODAY)]);
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        go_to(&mut clerk, "核对立功奖励");
        step(&mut clerk, hand, "1", "处理意见", &[("意见", "已核对，更正档案")]);
        // Done and not served: the limit runs on.
        clerk.see("待送达").see("办结 2027-01-22");
        hand.presses(&mut clerk, "1").see("送达：2026-");
        clerk.go_to_field("送达方式");
        hand.presses(&mut clerk, "2").press("ctrl-s").see("不能为空");
        hand.types(clerk.go_to_field("挂号或快递单号"), "EMS-1001");
        clerk.press("ctrl-s");
        clerk.wait_until("the answer", |screen| screen.last_row().contains("已答复"));
        clerk.leave();
        let shown = petition(&folder, &number);
        assert_eq!(shown["state"], "served");
        let last = shown["events"].as_array().and_then(|all| all.last()).expect("an event");
        assert_eq!((last["proof"].as_str(), last["document"].as_str()), (Some("mail"), Some("EMS-1001")));
        assert_eq!(clock(&folder, &number, "conclusion")["status"], "met", "{hand:?}");
        assert_eq!(clock(&folder, &number, "review_request")["due"], "2026-12-23");
    }
}

#[test]
fn an_accusation_is_nowhere_for_those_it_accuses() {
    let folder = sample();
    let figures = folder.json(&["--as", "zhangmin", "petition", "figures"]);
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        begin(&mut clerk, "反映某人代办收费");
        hand.presses(&mut clerk, "8").see("(x) 8 检举控告");
        // Whoever is accused by the name of somebody on the staff never sees it.
        clerk.go_to_field("被控告的人或单位").type_text("张敏").see("张敏");
        clerk.press("ctrl-s").wait_gone("┌─ 登记信访");
        clerk.see_row(&["▌", "陈甲", "反映某人"]);
        // Nor does it go to them.
        hand.presses(&mut clerk, "2").see("转送交办给谁");
        let own = digit_of(&mut clerk, "其他，自己写");
        hand.presses(&mut clerk, &own).see("┌─ 转送交办：");
        clerk.type_text("张敏").see("张敏").press("ctrl-s").see("不得转给被检举控告的人员或者单位");
        clerk.press("esc").say_yes("填写的内容还没有保存，放弃吗？");
        clerk.wait_gone("┌─ 转送交办：");
        behind_this_week(&mut clerk, hand);
        clerk.see("反映某人");
        switch(&mut clerk, "张敏");
        clerk.see("在册 ").press("f4").see("[F4 信访]").press("left").see("[全部 ");
        clerk.press("ctrl-f").type_text("某人代办").see("没有符合");
        assert!(!clerk.shown().has("反映某人"), "{}", clerk.shown().text());
        clerk.press("esc");
        counted_nowhere(&mut clerk, hand, &figures);
        clerk.leave();
        assert_eq!(folder.json(&["--as", "zhangmin", "petition", "figures"]), figures);
        let register = folder.beside().join("今日.csv");
        let out = ["--out", register.to_str().unwrap(), "--purpose", "每日报送"];
        done(&folder, &[&["--as", "zhangmin", "oncall", "register"], &out[..]].concat());
        let told = std::fs::read_to_string(&register).unwrap();
        assert!(!told.contains("某人"), "{told}");
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

/// The figures are what they were before, and so is the list behind that of this week.
fn counted_nowhere(clerk: &mut Clerk, hand: Hand, figures: &Value) {
    let weeks = figures["weeks"].as_array().unwrap();
    let week = weeks.iter().find(|week| week["week"] == TODAY).unwrap();
    behind_this_week(clerk, hand);
    let listed = clerk.shown().text().lines().filter(|row| row.contains(" 2026-0")).count();
    assert_eq!(Some(listed as u64), week["received"].as_u64(), "{}", clerk.shown().text());
    assert!(!clerk.shown().has("反映某人"), "{}", clerk.shown().text());
    hand.presses(clerk, "4").see(&format!("起收到 {} 件", figures["received"]));
}

/// Opens the list behind what came this week.
fn behind_this_week(clerk: &mut Clerk, hand: Hand) {
    clerk.press("alt-y").see("存量与增量");
    hand.presses(clerk, "1").see_row(&["▌ 2026-11-23"]);
    clerk.press("enter").see_row(&["▌ 2026-0", "已登记"]);
}
