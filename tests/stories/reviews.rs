//! A review and the final one: asked for within thirty days of the proven receipt or after a warning, each with thirty days of its
//! own, the days of the hearing left out in the final one alone; and with its receipt the matter is over.

use crate::clerk::{Clerk, sample};
use crate::petition_steps::{acts, clock, go_to, on_day, petition, step, take_in, why};
use crate::scenarios::{BOTH, Hand};
use crate::support::sample::Folder;

const MATTER: &str = "不服处理意见的事项";

/// A petition whose reply was proven to be received on 26 October; so a review is asked for by 25 November.
fn answered(folder: &Folder) -> String {
    let petition = take_in(folder, MATTER, "direct", "2026-09-21");
    let steps = [("accept", "2026-09-21"), ("serve", "2026-09-22"), ("assign", "2026-09-22")];
    acts(folder, &petition, &steps);
    acts(folder, &petition, &[("reply", "2026-10-20"), ("serve", "2026-10-26")]);
    assert_eq!(clock(folder, &petition, "review_request")["due"], "2026-11-25");
    petition
}

#[test]
fn a_review_is_asked_for_on_the_thirtieth_day_and_the_final_one_ends_the_matter() {
    let folder = sample();
    let number = answered(&folder);
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = on_day(&folder, "lina", "2026-11-25");
        go_to(&mut clerk, MATTER);
        hand.presses(&mut clerk, "1").see("┌─ 申请复查").see("办理后：").see("2026-12-25");
        assert!(!clerk.shown().has("已过期限"), "{}", clerk.shown().text());
        clerk.press("ctrl-s").wait_gone("┌─ 申请复查").see("复查中");
        why(&mut clerk, "home", &["2026-12-25 五（30 日，第三十五条"]);
        clerk.leave();
        reviewed(&folder, hand);
        let shown = petition(&folder, &number);
        assert_eq!(shown["state"], "final", "{hand:?}");
        folder.assert_sound();
    }
}

/// The review and the final one, each as its organ decides it.
fn reviewed(folder: &Folder, hand: Hand) {
    let mut clerk = on_day(folder, "lina", "2026-12-25");
    go_to(&mut clerk, MATTER);
    step(&mut clerk, hand, "1", "复查意见", &[("机关", "市退役军人事务局"), ("复查意见", "维持原处理意见")]);
    served(&mut clerk, hand, "2026-12-25");
    hand.presses(&mut clerk, "1").see("┌─ 申请复核").see("2027-01-24");
    clerk.press("ctrl-s").wait_gone("┌─ 申请复核").see("复核中");
    why(&mut clerk, "home", &["2027-01-24 日 暂定（30 日，第三十六条"]);
    // A hearing on the day of the request, which is not counted anyway, and on ten more.
    step(&mut clerk, hand, "2", "举行听证", &[("听证至", "2027-01-04")]);
    clerk.see("复核 2027-02-03 三 暂定（30 日，第三十六条）");
    why(&mut clerk, "", &["听"]);
    clerk.leave();
    let mut clerk = on_day(folder, "lina", "2027-01-05");
    go_to(&mut clerk, MATTER);
    step(&mut clerk, hand, "1", "复核意见", &[("机关", "省退役军人事务厅"), ("复核意见", "维持复查意见")]);
    clerk.see("已复核");
    served(&mut clerk, hand, "2027-01-05");
    clerk.see_row(&["▌ 终结", MATTER]);
    clerk.leave();
}

/// What was decided is received, signed for.
fn served(clerk: &mut Clerk, hand: Hand, on: &str) {
    hand.presses(clerk, "1").see("┌─ 送达").see(on);
    clerk.go_to_field("送达方式");
    hand.presses(clerk, "1");
    clerk.go_to_field("送达回证编号").type_text("回证 1").press("ctrl-s").wait_gone("┌─ 送达");
}

#[test]
fn on_the_day_after_the_last_it_is_warned_of_with_every_day_counted() {
    let folder = sample();
    let number = answered(&folder);
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = on_day(&folder, "lina", "2026-11-26");
        go_to(&mut clerk, MATTER);
        why(&mut clerk, "end", &["2026-11-25 三（30 日，第三十五条"]);
        hand.presses(&mut clerk, "1").see("┌─ 申请复查").see("已过期限：").see("2026-11-25");
        clerk.press("ctrl-s").see("期限 2026-11-25 已过");
        hand.types(&mut clerk, "住院期间不能提出");
        clerk.press("ctrl-s").wait_gone("┌─ 申请复查").see("复查中");
        clerk.leave();
        assert_eq!(clock(&folder, &number, "review")["due"], "2026-12-26", "{hand:?}");
    }
}
