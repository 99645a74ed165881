//! A caution is read before work with a person goes on; one for some roles does not exist for others.

use crate::clerk::{Clerk, sample};

/// Goes on as another of the sample's staff.
fn switch(clerk: &mut Clerk, name: &str) {
    clerk.press("ctrl-b").see("黄丽").type_text(name);
    clerk.see_row(&["▌ ", name]);
    clerk.press("enter").see("在册 ");
}

#[test]
fn a_caution_for_some_is_read_by_them_and_does_not_exist_for_others() {
    let folder = sample();
    let mut clerk = Clerk::at_work(&folder);
    clerk.keys("ougy").press("enter").see("[1 概况]");
    clerk.press("7").see("没有提示");
    clerk.press("ctrl-n").see("写提示");
    clerk.type_text("家属来电有威胁言语，请两人接待");
    clerk.press("tab").press("right").press("tab").type_text("2026-12-31");
    // For the petition officers and the head.
    clerk.press("tab").press("tab").press("right").press("right").press("right").press("space");
    clerk.press("right").press("space").press("ctrl-s");
    // Who wrote it has read it.
    clerk.see("! 提醒 家属来电有威胁言语").see("信访、负责人");

    switch(&mut clerk, "王伟");
    clerk.keys("ougy").press("enter").see("[1 概况]");
    clerk.press("7").see("没有提示").press("8").see("[8 时间线]");
    assert!(!clerk.shown().has("提醒") && !clerk.shown().has("写提示"), "nothing tells of it");

    switch(&mut clerk, "陈静");
    clerk.keys("ougy").press("enter").see("提醒 1 条").see("请两人接待");
    clerk.press("3").see("请先看提醒");
    // The next visitor is found without a word about this one.
    clerk.type_text("梁").see("[F2 查人]").wait_gone("请两人接待");
    clerk.press("ctrl-u").keys("ougy").press("enter").see("提醒 1 条");
    clerk.see("Enter 知道了");
    // A key pressed in the first moment was meant for what stood there before.
    clerk.settle(std::time::Duration::from_millis(400));
    clerk.press("down").press("enter").see("[1 概况]");
    clerk.press("8").see_row(&["陈静", "看过提醒"]);
    clerk.see_row(&["李娜", "写提示"]);
    clerk.press("f2").press("enter").see("! 提醒 家属来电有威胁言语");
    clerk.press("3").see("[3 台账]");
    clerk.assert_never_written();
}
