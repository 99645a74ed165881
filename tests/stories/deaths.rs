//! A death that is told three months late: recorded with its document, settled to the letter, held by what was booked.

use crate::clerk::{Clerk, sample};
use crate::scenarios::{BOTH, Hand};
use crate::support::sample::Folder;

#[test]
fn a_death_told_late_leaves_the_months_not_paid_yet() {
    let folder = sample();
    for hand in BOTH {
        told_late(&folder.again(), hand);
    }
}

fn told_late(folder: &Folder, hand: Hand) {
    let mut clerk = Clerk::at_work(folder);
    hand.types(&mut clerk, "陈炳坤");
    clerk.see_row(&["▌", "陈炳坤"]);
    clerk.press("ctrl-o").see("[1 概况]");
    hand.presses(&mut clerk, "3").see("2026-11 参战参试退役军人生活补助");
    // From the palette by name; what follows is said before anything is saved.
    hand.types(clerk.press("ctrl-p"), "登记去世");
    clerk.press("enter").see("死亡日期");
    // The field of a date is too short to show all of it in full width.
    clerk.type_text(&hand.written("2026-08-15"));
    clerk.see("继续发 6 个月").see("2026-09 起停发").see("第六十二条第二款");
    // Without the document it stays.
    clerk.press("ctrl-s").see("不能为空").see_row(&["▌", "证明编号"]);
    hand.types(&mut clerk, "死证(2026)0815号");
    clerk.press("ctrl-s").see("已登记去世").see("! 已故 2026-08-15");
    clerk.see_row(&["▌", "按条款应补发", "2,277.00"]);
    // Enter prepares the entry with its reasons, Ctrl-S books it; then nothing is left.
    clerk
        .press("enter")
        .see("丧葬补助费")
        .see("按去世当月 2026-08 的应发算得")
        .press("ctrl-s")
        .see("已记账 E");
    clerk.wait_gone("按条款应补发");
    clerk.see_row(&["2026-09", "丧葬补助费", "2,277.00"]);
    // The list of all deaths has nothing of him any more.
    clerk.press("f3").see("全部项目").press("ctrl-t").see("去世后还要补记").wait_gone("陈炳坤");
    // What was booked holds the death: taking it back is refused with the entry's number.
    hand.types(clerk.press("f2").see("[F2 查人]").press("ctrl-u"), "陈炳坤");
    clerk.see("已故").press("enter");
    hand.presses(&mut clerk, "1").see("死亡日期");
    clerk.press("down down down down down down down down down down").see_row(&["▌", "死亡日期"]);
    clerk.press("ctrl-x").see("撤销去世登记");
    hand.types(&mut clerk, "登记错人");
    clerk.press("ctrl-s").see("请先冲销这一笔");
    clerk.assert_never_written();
}

/// A mistake is taken back before anything was booked, and leaves no trace but in the journal.
#[test]
fn a_death_entered_by_mistake_is_taken_back() {
    let folder = sample();
    let mut clerk = Clerk::at_work(&folder);
    clerk.type_text("陈炳坤").see("陈炳坤").press("ctrl-o").see("[1 概况]");
    clerk.press("down down down down down down down down down down").see_row(&["▌", "死亡日期", "未登记"]);
    clerk.press("enter").see("登记去世 陈炳坤").type_text("2026-11-20").press("tab").type_text("死证1");
    clerk.press("ctrl-s").see("已登记去世").press("1").see_row(&["▌", "死亡日期", "2026-11-20"]);
    clerk.press("ctrl-x").see("撤销去世登记").type_text("登记错人").press("ctrl-s").see("已撤销去世登记");
    clerk.see_row(&["死亡日期", "未登记"]);
    clerk.press("2").see_row(&["参战退役军人", "享受待遇"]);
}
