//! A condolence list at the console: nobody hands out by it before another person agreed, who finds it among what waits.

use serde_json::Value;

use crate::clerk::{Clerk, sample};

#[test]
fn a_list_is_agreed_to_by_the_head_before_the_clerk_hands_it_out() {
    let folder = sample();
    let mut clerk = Clerk::at_work(&folder);
    clerk.press("f6").see("待联系").press("left").see("[慰问]").see("待他人同意 2 份 2,000.00 元");
    clerk.press("enter").see_row(&["▌", "待他人同意"]);
    clerk.press("1").see("按 Enter 发放").press("enter").see("还没有经另一人同意，不能发放");
    clerk.leave();

    let ran = folder.run(&["--as", "chenjing", "ledger", "waiting", "--json"]).said;
    let mut waits = ran.lines().map(|line| serde_json::from_str::<Value>(line).expect("one object a line"));
    let above = waits.position(|row| row["kind"] == "condolence").expect("it waits for the head");
    let mut head = Clerk::at_work(&folder);
    head.press("ctrl-b").see("▌").type_text("陈静").see_row(&["▌ ", "陈静"]);
    head.press("enter").see_row(&["F4 信访", "陈静"]);
    head.press("alt-d").see("同意慰问名单 W");
    for _ in 0..above {
        head.press("down");
    }
    head.see_row(&["▌ W", "同意慰问名单"]);
    head.press("enter").see("[慰问]").see("Ctrl-S 同意");
    head.press("ctrl-s").see("2 份，慰问金 2,000.00 元").see("本节日没有人由其他名单发过");
    head.say_yes("同意名单 W").see("可以发放了");
    head.leave();

    let mut clerk = Clerk::at_work(&folder);
    clerk.press("f6").see("待联系").press("left").see("陈静 2026-11-23 同意");
    clerk.press("enter").see_row(&["▌", "未发"]);
    clerk.press("1").see("按 Enter 发放").press("enter").see("已发放：");
    clerk.leave();
    folder.assert_sound();
}
