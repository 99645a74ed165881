//! Numbers are masked until one is revealed, for a reason, and the journal says so.

use crate::clerk::{Clerk, sample};

#[test]
fn a_number_is_shown_for_a_reason_and_a_moment_and_the_journal_says_so() {
    let folder = sample();
    let mut clerk = Clerk::at_work(&folder);
    clerk.keys("ougy").press("enter");
    clerk.see("1955-03-02").see("**************0284");
    clerk.press("ctrl-r");
    clerk.see("显示哪一项");
    clerk.type_text("1").press("enter");
    clerk.see("显示身份证号").see("当面核对身份");
    clerk.go_to_field("补充说明").type_text("来窗口核对");
    clerk.assert_masked();
    clerk.assert_never_written();
    clerk.press("ctrl-s");
    clerk.allow_numbers().see("秒后恢复掩码");
    let number = clerk.see_row(&["44", "195503020284"]).trim().to_owned();
    assert_eq!(number.len(), 18, "{number}");

    // The veil hides it at once, and so does another pane.
    clerk.press("f12").wait_gone(&number);
    clerk.press("enter");
    clerk.see("[1 概况]");
    clerk.press("f2").wait_gone(&number);
    clerk.see_row(&["**************0284"]);
    clerk.press("enter").see("[1 概况]");
    clerk.press("8");
    clerk.see_row(&["李娜", "显示原文", "身份证号", "来窗口核对"]);
    assert!(!clerk.shown().has(&number));
}

#[test]
fn the_lookup_finds_a_full_number_without_showing_it() {
    let folder = sample();
    let mut clerk = Clerk::at_work(&folder);
    clerk.type_text("0284");
    clerk.see_row(&["▌ 区国英", "*0284"]);
    clerk.leave();
    clerk.assert_never_written();
}
