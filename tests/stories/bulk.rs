//! Many people changed at once, with an input method on that puts everything in full width: marked or found, looked at one by one,
//! written with their number, and taken back as one. No letter is a command on the way.

use crate::clerk::{Clerk, sample};

#[test]
fn marked_people_are_changed_and_a_whole_list_is_changed_and_taken_back() {
    let folder = sample();
    let mut clerk = Clerk::at_work(&folder);
    clerk.type_text("年龄：８０＋　－已故　").see("27 人");
    clerk.press("insert").see("已选 1 人").press("ctrl-k").see("已选 2 人");
    clerk.press("alt-b").see("改选中的 2 人").type_text("１").see("改哪一项");
    clerk.type_text("专班人员").see_row(&["▌ ", "专班人员"]);
    clerk.press("enter").see("给 2 人。");
    clerk.type_text("王工、李工").see("王工、李工").press("ctrl-s").see("预览，还没有写入");
    clerk.see("[1 要改 2]").see_row(&["（空） → 王工、李工"]);
    clerk.press("ctrl-s").say_yes("给 2 人写入？");
    clerk.see("B1：已改 2 人，未改 0 人");

    // Back among those found: everybody of them gets a note, and their number is typed before it is written.
    clerk.press("f2").see("已选 2 人").press("end").press("alt-b").see("改找到的全部 27 人");
    clerk.type_text("２").see("改哪一项").type_text("４").see("给 27 人。");
    clerk
        .type_text("请带存折来核对账户")
        .press("tab")
        .type_text("２")
        .press("tab")
        .type_text("２０２６－１２－３１");
    clerk.press("ctrl-s").see("[1 要改 27]");
    clerk.press("ctrl-s").see("要改的人数").type_text("２６").press("ctrl-s").see("是 27 人，请看过名单再写");
    clerk.press("ctrl-u").type_text("２７").press("ctrl-s").see("B2：已改 27 人，未改 0 人");
    clerk.press("enter").see("! 提醒 请带存折来核对账户");
    clerk.press("esc").see("[1 已改 27]");
    clerk.press("ctrl-z").see("撤回 B2").type_text("通知发早了").press("ctrl-s").see("B2 已撤回");
    clerk.see("[1 已撤回 27]");
    clerk.press("alt-b").see_row(&["B1", "专班人员 → 王工、李工"]);
    clerk.see_row(&["B2", "提醒", "请带存折"]);
    clerk.assert_never_written();
    clerk.leave();

    let batches = folder.run(&["person", "batches", "--json"]);
    let stands: Vec<_> =
        batches.said.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()).collect();
    assert_eq!((&stands[0]["standing"], &stands[1]["standing"]), (&0.into(), &2.into()), "{}", batches.said);
    let checked = folder.run(&["check", "--replay"]);
    assert_eq!(checked.code, 0, "{}{}", checked.said, checked.told);
}

#[test]
fn a_pivot_and_the_households_leave_as_files_with_a_purpose() {
    let folder = sample();
    let mut clerk = Clerk::at_work(&folder);
    clerk.press("f8").see("[1 概览]").type_text("２").see("[2 交叉表]");
    clerk.press("f9").see("导出名单").type_text("月报附表").press("ctrl-s").see("已导出");
    clerk.press("f6").see("[待联系").press("right right").see("困难户").press("f9").see("导出名单");
    clerk.type_text("走访排班").press("ctrl-s").see("户到");
    clerk.assert_never_written();
    clerk.leave();
    let told = folder.run(&["--as", "auditor", "journal", "list", "--limit", "4", "--json"]);
    assert!(told.said.contains("月报附表") && told.said.contains("走访排班"), "{}{}", told.said, told.told);
}
