//! The end of a visit: what was done says what it was about, one key prints the slip, the register shows it, and what was promised is
//! said again when it is due. A Chinese input method is on: digits come in full width, and no letter is a command.

use crate::clerk::{Clerk, launch, small};

#[test]
fn a_visitor_leaves_with_a_slip_and_a_promise_comes_up_on_its_day() {
    let (folder, home) = (small(), tempfile::tempdir().unwrap());
    let (papers, printed) = (home.path().join("papers"), home.path().join("printed"));
    let launch = launch(&folder, "zh")
        .env("HONORDESK_PAPERS", &papers)
        .env("HONORDESK_PRINTER", format!("tee -a {}", printed.display()));
    let mut clerk = Clerk::of(launch);
    clerk.see("在册 ");
    clerk.type_text("区国英").see("区国英").press("enter").has_row(&["●", "区国英", "接访"]);
    // A notice about the card: the form of the visit has ticked the card already.
    clerk.press("f9").see("[一次性告知]").type_text("０１").see("申请表");
    clerk.press("f9").see("（打印时编号）").press("f9").see("已送打印机");
    clerk.press("enter esc esc").has_row(&["●", "区国英", "接访"]);
    clerk.press("f5").see("┌─ 接访 1 号 区国英").has_row(&["[x] 2 优待证"]);
    clerk.press("down").type_text("２").see("(x) 2 已收件待办");
    clerk.go_to_field("承诺").type_text("回电告知进度").see("回电告知进度");
    clerk.press("enter").type_text("２０２６－１１－２３").press("ctrl-s").see("接访结束：已收件待办");
    clerk.has_row(&[" F9 打印接访单"]);
    // Whoever has left is not asked any more.
    assert!(!clerk.shown().text().contains("现场询问"), "{}", clerk.shown().text());

    clerk.press("f9").see("接访〔2026〕1号").see("已送打印机");
    clerk.press("esc").see("! 承诺今天到期：回电告知进度").see("承诺 1");
    clerk.press("5").has_row(&["2026-11-23", "优待证｜开具文书", "已收件待办"]);
    let text = std::fs::read_to_string(&printed).unwrap();
    for part in ["接访〔2026〕1号", "优待证", "已收件待办", "告知〔2026〕1号", "回电告知进度", "2026-11-23"]
    {
        assert!(text.contains(part), "{part}:\n{text}");
    }

    // The one called back says that it was done: the space bar of an input method does, too.
    clerk.type_text("\u{3000}").see("已兑现：区国英 回电告知进度。").wait_gone("承诺今天到期");
    clerk.press("f2 f5").see("[F5 接访]").press("end").has_row(&["接访单 接访〔2026〕1号", "校验"]);
    clerk.press("f9").see("接访〔2026〕1号").has_row(&["Enter 返回", "再印一份"]);
    clerk.leave();
    clerk.assert_never_written();

    let day = folder.json(&["visit", "list"]);
    let slip = &day["visits"][0]["slip"];
    let paper = folder.json(&["paper", "show", slip["paper"].as_str().unwrap()]);
    assert_eq!((&slip["digest"], &slip["void"]), (&paper["digest"], &false.into()));
    assert_eq!(day["promises"], serde_json::json!([]));
}
