//! The screen itself: the veil, help, the palette, both languages, all sizes.

use std::time::Duration;

use crate::clerk::{Clerk, sample, small};

#[test]
fn one_key_blanks_the_screen_and_one_key_brings_it_back() {
    let folder = sample();
    let mut clerk = Clerk::at_work(&folder);
    clerk.keys("ougy").see_row(&["▌ 区国英"]);
    // The frame may come in pieces; what counts is the whole of it.
    clerk.press("f12").see("按 Enter 返回");
    clerk.settle(Duration::from_millis(100));
    let blank = clerk.shown().text();
    for personal in ["区国英", "李娜", "0284", "ougy", "新华街道"] {
        assert!(!blank.contains(personal), "{personal} stands on the veil:\n{blank}");
    }
    // What is typed at the veil goes nowhere.
    clerk.type_text("wang").press("3 f4 ctrl-q");
    clerk.settle(Duration::from_millis(100));
    assert!(clerk.shown().has("按 Enter 返回"), "{}", clerk.shown().text());
    clerk.press("enter");
    clerk.see_row(&["查  ougy"]);
    clerk.see_row(&["▌ 区国英"]);
    clerk.press("f12").see("按 Enter 返回");
    clerk.press("f12").see_row(&["▌ 区国英"]);
}

#[test]
fn help_and_the_palette_lead_to_every_action_by_its_initials() {
    let folder = small();
    let mut clerk = Clerk::at_work(&folder);
    clerk.press("f1").see("┌─ 帮助");
    clerk.press("pagedown").see("光标左移");
    clerk.press("esc").wait_gone("┌─ 帮助");
    clerk.press("f4").see("[F4 信访]");
    // A question mark is a key where no text is edited.
    clerk.press("?").see("┌─ 帮助");
    clerk.press("esc").wait_gone("┌─ 帮助");
    clerk.press("ctrl-p").see("┌─ 命令");
    clerk.type_text("xxjl");
    clerk.see_row(&["▌ 消息记录"]);
    clerk.press("ctrl-u").type_text("ｘｘｊｌ");
    clerk.see_row(&["▌ 消息记录"]);
    clerk.press("enter").wait_gone("┌─ 命令");
    clerk.see("┌─ 消息记录").see("示例局：都是编造的");
    clerk.press("esc").wait_gone("┌─ 消息记录");
    clerk.press("ctrl-p").see("┌─ 命令");
    clerk.type_text("zzzz").see("没有匹配的");
    clerk.press("esc").wait_gone("┌─ 命令");
    clerk.leave();
}

#[test]
fn the_language_changes_while_working_and_nothing_typed_is_lost() {
    let folder = small();
    let mut clerk = Clerk::at_work(&folder);
    clerk.type_text("ougy");
    clerk.see_row(&["▌ 区国英", "女"]);
    clerk.press("ctrl-g");
    clerk.see("[F2 Lookup]").see("The screen is in English now.");
    clerk.see_row(&["Find  ougy"]);
    clerk.see_row(&["▌ 区国英", " F "]);
    assert!(!clerk.shown().has("查人"), "{}", clerk.shown().text());
    clerk.press("ctrl-g").see("[F2 查人]");
    clerk.see_row(&["查  ougy"]);
}

#[test]
fn every_size_is_used_and_a_window_too_small_shows_no_data() {
    let folder = sample();
    let mut clerk = Clerk::at_work(&folder);
    clerk.type_text("ougy");
    clerk.see_row(&["▌ 区国英", "ou g y"]);
    clerk.resize(60, 20).see_row(&["▌ 区国英"]);
    clerk.wait_until("the last row at its place", |screen| screen.row(19).ends_with("中"));
    for (columns, rows) in [(59, 20), (60, 19), (20, 5), (12, 1), (1, 1), (0, 0)] {
        clerk.resize(columns, rows);
        clerk.wait_until("the data to go", |screen| !screen.has("区国英") && !screen.has("ougy"));
        clerk.settle(Duration::from_millis(100));
        let screen = clerk.shown().text();
        assert!(!screen.contains("ougy") && !screen.contains("0284"), "{columns}x{rows}:\n{screen}");
        if columns >= 20 {
            clerk.see("窗口太小（需要 60×2");
        }
        clerk.resize(60, 20).see_row(&["▌ 区国英"]);
    }
    clerk.resize(200, 50).see_row(&["▌ 区国英", "ou g y"]);
    clerk.wait_until("the last row at its place", |screen| screen.row(49).ends_with("中"));
    clerk.press("enter").see("[1 概况]");
    clerk.resize(80, 24);
    clerk.wait_until("the last row at its place", |screen| screen.row(23).ends_with("中"));
    clerk.see("[1 概况]").see("**************0284");
    clerk.assert_never_written();
    clerk.leave();
}
