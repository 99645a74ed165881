//! Far too much at once: pastes of a megabyte, monstrous sizes, storms of resizes.

use std::time::Duration;

use crate::clerk::{Clerk, small};
use crate::support::sample::Folder;

/// A megabyte of lines that would do things if they were keys: quit, switch panes, open, save, reverse.
fn hostile(paste_end: &str) -> String {
    let line = format!("ougy 区国 13800138000 y\x11\r\x13\x1bOS\x1a{paste_end}3\r");
    line.repeat(1_100_000 / line.len())
}

/// Keys count again once a flood without brackets has been over for a moment.
fn calm(clerk: &mut Clerk) {
    clerk.settle(Duration::from_millis(700));
}

fn entries(folder: &Folder) -> usize {
    folder.json(&["ledger", "statement", "P1"])["entries"].as_array().unwrap().len()
}

#[test]
fn a_megabyte_pasted_into_the_query_line_runs_nothing_and_the_next_key_answers() {
    let folder = small();
    for brackets in [true, false] {
        let mut clerk = Clerk::at_work(&folder);
        clerk.allow_numbers();
        if brackets {
            clerk.paste(&hostile(""));
        } else {
            clerk.type_text(&hostile(""));
        }
        clerk.see("粘贴的内容太长，只收下开头部分。");
        assert!(clerk.shown().has("[F2 查人]"), "{}", clerk.shown().text());
        calm(&mut clerk);
        clerk.press("ctrl-u").see("姓名、拼音、首字母");
        clerk.keys("ougy").see_row(&["▌ 区国英", "ou g y"]);
        clerk.leave();
    }
    folder.assert_sound();
}

#[test]
fn a_megabyte_pasted_into_a_form_saves_nothing_and_the_form_goes_on() {
    let folder = small();
    let before = entries(&folder);
    for brackets in [true, false] {
        let mut clerk = Clerk::at_work(&folder);
        clerk.allow_numbers();
        clerk.type_text("ougy").see_row(&["▌ 区国英"]);
        clerk.press("enter").see("1955-03-02");
        clerk.press("ctrl-e").see("┌─ 记账 区国英");
        clerk.go_to_field("备注");
        if brackets {
            clerk.paste(&hostile(""));
        } else {
            clerk.type_text(&hostile(""));
        }
        clerk.see("粘贴的内容太长，只收下开头部分。").see("┌─ 记账 区国英");
        calm(&mut clerk);
        clerk.press("ctrl-u").type_text("还能写");
        clerk.see_row(&["▌ 备注", "还能写"]);
        clerk.press("esc").say_yes("放弃吗？").wait_gone("┌─ 记账 区国英");
        clerk.see("[1 概况]");
        clerk.leave();
    }
    assert_eq!(entries(&folder), before);
    folder.assert_sound();
}

#[test]
fn the_end_of_a_paste_inside_a_paste_frees_no_command() {
    let folder = small();
    let mut clerk = Clerk::at_work(&folder);
    clerk.allow_numbers();
    // What follows a forged end is a flood by itself.
    clerk.paste(&hostile("\x1b[201~"));
    clerk.see("只收下开头部分");
    assert!(clerk.shown().has("[F2 查人]"), "{}", clerk.shown().text());
    calm(&mut clerk);
    clerk.press("ctrl-u").see("姓名、拼音、首字母");
    clerk.leave();
}

#[test]
fn a_monstrous_size_is_survived_in_little_memory() {
    let folder = small();
    let mut clerk = Clerk::at_work(&folder);
    clerk.type_text("ougy").see_row(&["▌ 区国英"]);
    clerk.resize(20_000, 20_000).see_row(&["▌ 区国英"]);
    clerk.resize(65_535, 65_535).type_text("i");
    clerk.see_row(&["查  ougyi"]);
    clerk.press("backspace").see_row(&["▌ 区国英"]);
    assert!(clerk.peak_kib() < 100 * 1024, "{} KiB", clerk.peak_kib());
    clerk.resize(80, 24);
    clerk.wait_until("the last row at its place", |screen| screen.row(23).ends_with("中"));
    clerk.see_row(&["▌ 区国英", "ou g y"]);
    clerk.leave();
}

#[test]
fn two_hundred_resizes_in_a_burst_lose_no_key() {
    let folder = small();
    let mut clerk = Clerk::at_work(&folder);
    let typed = "ougyougyou";
    let mut keys = typed.chars();
    for step in 0..200_u16 {
        clerk.resize(61 + step % 9, 20 + step % 3);
        if step % 20 == 19 {
            clerk.type_text(&keys.next().unwrap().to_string());
        }
    }
    clerk.resize(80, 24).see_row(&["查  ougyougyou "]);
    clerk.wait_until("the last row at its place", |screen| screen.row(23).ends_with("中"));
}
