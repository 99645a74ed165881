//! Who will be late with what, said before one more is given: to whoever has thirty and goes on leave, with who else might have it and
//! why; and whoever it concerns is not to be chosen.

use crate::clerk::{Clerk, sample};
use crate::oncall::staff;
use crate::petition_steps::{done, go_to, number_of, opened, petition, take_in};
use crate::scenarios::BOTH;
use crate::support::sample::{Folder, TODAY};

const MATTER: &str = "要求核对优抚对象档案";

/// 陈静 has thirty and is away from Wednesday to Friday: two are due that Friday, the others later. She and 李娜 did a step on each of
/// the last twenty working days. Gives the two.
fn busy(folder: &Folder) -> [String; 2] {
    let soon =
        ["手头先到期的甲", "手头先到期的乙"].map(|demand| take_in(folder, demand, "direct", "2026-11-12"));
    let later: Vec<String> =
        (1..=28).map(|n| take_in(folder, &format!("手头的第{n}件"), "direct", "2026-11-20")).collect();
    let all: Vec<&str> = soon.iter().chain(&later).map(String::as_str).collect();
    done(folder, &[&["--as", "chenjing", "petition", "claim"], &all[..]].concat());
    let earlier = number_of(folder, "8月起生活补助每月少发");
    done(folder, &["petition", "claim", &earlier]);
    for n in 1..=20 {
        let one = take_in(folder, &format!("顺手办的第{n}件"), "direct", "2026-11-20");
        let step = |who: &str, step: &[&str]| {
            let ran = folder.run_on("2026-11-20", &[&["--as", who, "petition", "act", &one], step].concat());
            assert_eq!(ran.code, 0, "{}", ran.told);
        };
        step("chenjing", &["accept", "--route", "opinion"]);
        step("lina", &["serve", "--proof", "mail", "--document", "EMS-1"]);
    }
    let head = staff(folder, "chenjing");
    done(folder, &["oncall", "rota", "leave", &head, "2026-11-25", "2026-11-27"]);
    soon.map(|one| petition(folder, &one)["number"].as_str().expect("a number").to_owned())
}

/// 张敏 is on record as the petitioner herself.
fn concerned(folder: &Folder) {
    let mut clerk = opened(folder, "sysadmin", TODAY);
    clerk.see_row(&["▌ 刘洋"]);
    clerk.press("down down down down down").see_row(&["▌ 张敏"]);
    clerk.type_text("７").see("┌─ 张敏 的单位");
    clerk.go_to_field("本人档案号").type_text("P1").press("ctrl-s").wait_gone("┌─ 张敏 的单位");
    clerk.leave();
}

#[test]
fn what_will_be_late_is_numbered_before_one_more_is_given() {
    let folder = sample();
    let [first, second] = busy(&folder);
    concerned(&folder);
    done(&folder, &["petition", "new", "--person", "P1", "--demand", MATTER, "--received", "2026-11-11"]);
    let given = number_of(&folder, MATTER);
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = Clerk::at_work(&folder);
        go_to(&mut clerk, MATTER);
        clerk.press("ctrl-t").see("交给谁首办");
        // Who had the earlier one of the same person comes first, each with what speaks for and against them.
        clerk.see_row(&["▌ 1 李娜", "办过前件"]);
        clerk.see_row(&["2 陈静", "预计逾期 2", "在手 30", "休假 3 天"]);
        hand.types(&mut clerk, "陈静");
        clerk
            .has_row(&["▌", "陈静", "在手 30"])
            .see("预计逾期 2（")
            .see(&first)
            .see(&second)
            .see("其中因休假 1");
        // Whom it concerns cannot be chosen, and it is said by which article.
        clerk.press("ctrl-u").wait_gone("筛 陈静");
        hand.types(&mut clerk, "张敏");
        clerk
            .has_row(&["▌", "张敏", "本人就是信访人"])
            .see("第二十八条第三款")
            .press("enter")
            .see("交给谁首办");
        clerk.press("ctrl-u");
        hand.types(&mut clerk, "李娜");
        clerk.has_row(&["▌", "李娜", "办过前件"]).press("enter").see("已交给李娜");
        clerk.leave();
        assert_eq!(petition(&folder, &given)["owner"], "李娜", "{hand:?}");
        folder.assert_sound();
    }
}
