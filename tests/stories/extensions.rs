//! An extension: asked for with its reason, approved in time by the head and by nobody who asked, and told to the petitioner; and no
//! day moves before that.

use crate::clerk::{Clerk, sample};
use crate::payments::switch;
use crate::petition_steps::{accept, acts, clock, fill, go_to, on_day, step, take_in, why};
use crate::scenarios::{BOTH, Hand};
use crate::support::sample::{Folder, TODAY};

const MATTER: &str = "要再查旧档的事项";
const REASON: &str = "外地档案尚未寄到";

/// When it is to be concluded.
fn conclusion(folder: &Folder, petition: &str) -> String {
    clock(folder, petition, "conclusion")["due"].as_str().expect("a day").to_owned()
}

#[test]
fn the_head_extends_in_time_what_somebody_else_asked_for() {
    for hand in BOTH {
        let folder = sample();
        let petition = take_in(&folder, MATTER, "direct", TODAY);
        let mut clerk = Clerk::at_work(&folder);
        go_to(&mut clerk, MATTER);
        clerk.see("书面告知 2026-12-08");
        hand.presses(&mut clerk, "1").see("已受理").see("办结 01-22");
        why(
            &mut clerk,
            "",
            &["书面告知 2026-12-08 二（15 日", "办结 2027-01-22 五 暂定（60 日，第三十四条）"],
        );
        hand.presses(&mut clerk, "1").see("交给谁首办").type_text("李娜");
        clerk.see_row(&["▌ 1 李娜"]);
        clerk.press("enter").see("已交给李娜");
        step(&mut clerk, hand, "4", "申请延期", &[("理由", REASON)]);
        clerk.see("申请延期（办理中）").press("esc").wait_gone("┌─ 消息").see("办结 01-22");
        // Whoever asked is not the head.
        hand.presses(&mut clerk, "5").see("不能“批准延期”；请由负责人办理");
        switch(&mut clerk, "陈静");
        go_to(&mut clerk, MATTER);
        clerk.see("办结 01-22");
        approve(&mut clerk, hand);
        // The letter that tells of it, by who handles the matter: F9 makes it, with the reason.
        switch(&mut clerk, "李娜");
        go_to(&mut clerk, MATTER);
        clerk.press("f9").see("延长信访事项办理期限告知书").see(REASON).see("至2027年2月21日");
        clerk.leave();
        assert_eq!(conclusion(&folder, &petition), "2027-02-21", "{hand:?}");
        folder.assert_sound();
    }
}

/// The head approves: not a day beyond thirty.
fn approve(clerk: &mut Clerk, hand: Hand) {
    hand.presses(clerk, "5").see("最迟 2027-02-21（第三十四条）");
    fill(clerk, hand, &[("延至", "2027-02-22"), ("理由", REASON)]);
    clerk.press("ctrl-s").see("不超过 2027-02-21（《信访工作条例》第三十四条）");
    fill(clerk.back_to_field("延至"), hand, &[("延至", "2027-02-21")]);
    clerk.press("ctrl-s").wait_gone("┌─ 批准延期").see("批准延期（");
    clerk.press("esc").wait_gone("┌─ 消息").see("已延期");
    why(clerk, "", &["办结 2027-02-21 日 暂定"]);
}

#[test]
fn whoever_alone_approves_asks_for_none_and_nobody_extends_after_the_limit() {
    let folder = sample();
    let petition = take_in(&folder, MATTER, "direct", TODAY);
    accept(&folder, &petition);
    acts(&folder, &petition, &[("assign", TODAY), ("request-extension", TODAY)]);
    for hand in BOTH {
        let folder = folder.again();
        // The day after the last is too late, whoever asked: that is said before anything is filled in.
        let mut clerk = on_day(&folder, "chenjing", "2027-01-23");
        go_to(&mut clerk, MATTER);
        hand.presses(&mut clerk, "5").see("期限已于 2027-01-22 届满，不能再延期");
        clerk.leave();
        let mut clerk = on_day(&folder, "chenjing", TODAY);
        go_to(&mut clerk, MATTER);
        // What somebody else asked for is refused with a reason; whoever alone approves asks for none.
        step(&mut clerk, hand, "4", "不同意延期", &[("理由", REASON)]);
        clerk.see("不同意延期（办理中）").press("esc").wait_gone("┌─ 消息");
        hand.presses(&mut clerk, "4").see("能批准延期的只有您一人");
        clerk.leave();
        assert_eq!(conclusion(&folder, &petition), "2027-01-22", "{hand:?}");
    }
}
