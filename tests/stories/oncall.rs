//! A night on call and the morning after: an urgent report, an acknowledgement that lapses, a handover signed item by item.

use std::fs;

use serde_json::Value;

use crate::clerk::{Clerk, sample};
use crate::scenarios::{BOTH, Hand};
use crate::support::pty::Launch;
use crate::support::sample::{Folder, TODAY};

const RULES: &str = r#"{"shifts":[{"name":"白班","start":480,"end":1200},{"name":"夜班","start":1200,"end":480}],
"rungs":[{"level":"duty","after":0,"name":"值班室","phone":"02036881234"},{"level":"team-lead","after":15,"name":"周强","phone":"13800138000"},
{"level":"head","after":60,"name":"陈静","phone":"13800138001"}],"review_days":30}"#;

/// The sample, with its duty said.
fn on_duty() -> Folder {
    let folder = sample();
    let file = folder.beside().join("值班.json");
    fs::write(&file, RULES).unwrap();
    let ran = folder.run(&["oncall", "rules", "--from", file.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}{}", ran.said, ran.told);
    folder
}

/// `honordesk oncall` as somebody on a day, at a minute of it where one is named.
fn console(folder: &Folder, who: &str, today: &str) -> Clerk {
    let arguments = ["--data", folder.arg(), "--today", today, "--as", who, "--lang", "zh", "oncall"];
    let mut clerk = Clerk::of(Launch::honordesk(&arguments));
    clerk.see(" 值班]").see("待处理 ");
    clerk
}

/// What needs an answer on another day.
fn on_day(folder: &Folder, today: &str) -> Value {
    serde_json::from_str(&folder.run_on(today, &["oncall", "list", "--json"]).said).expect("one object")
}

/// The number of somebody of the staff.
pub fn staff(folder: &Folder, login: &str) -> String {
    let all = folder.json_lines(&["staff", "list", "--as", "sysadmin"]);
    let row = all.iter().find(|row| row["login"] == login).expect("the login");
    row["staff"].as_str().expect("a number").to_owned()
}

#[test]
fn an_urgent_report_is_stamped_followed_up_and_only_then_closed() {
    for hand in BOTH {
        let folder = on_duty();
        let mut clerk = console(&folder, "lina", TODAY);
        clerk.press("ctrl-u").see("登记紧急重大");
        clerk.type_text("多人聚集").press("down").type_text("局门口").press("down").press("down");
        hand.presses(clerk.press("ctrl-u"), "30");
        clerk.press("down").type_text("已接待").press("ctrl-s").see("还缺：续报、终报、报党委、政府");
        // Each call is one key; the ladder shows who is next.
        hand.presses(clerk.see("值班室"), "3");
        clerk.see("值班室 未接通。").see("班长 周强");
        hand.presses(&mut clerk, "2");
        clerk.see("周强 已接通");
        // One stamped by mistake is taken back, and stays on record as that.
        hand.presses(&mut clerk, "2");
        clerk.press("ctrl-z").see("的这次呼叫已收回").see("记错，已收回");
        hand.presses(&mut clerk, "7");
        clerk.see("现在不能办结").press("esc").wait_gone("现在不能办结");
        hand.presses(&mut clerk, "4");
        clerk.see("内容").type_text("已逐人登记").press("ctrl-s").see("续报 2026-11-23");
        hand.presses(&mut clerk, "5");
        clerk.see("内容").type_text("全部散去").press("down");
        hand.presses(&mut clerk, "2");
        clerk.press("down").type_text("区委值班室");
        clerk.press("ctrl-s").see("终报 2026-11-23").see("报党委、政府（区委值班室）");
        hand.presses(&mut clerk, "7").say_yes("办结吗");
        clerk.see("已结 ");
        // The report is looked at and printed by the same key, with every call and report on it.
        clerk.press("f9").see("（打印时编号）").see("多人聚集").see("周强");
        clerk.press("f9").see("急报〔2026〕1号").see("已存为");
        clerk.press("esc").wait_gone("┌─ 消息").leave();
        clerk.assert_never_written();
        let papers = folder.json(&["paper", "list", "--kind", "urgent-report"]);
        assert_eq!(papers["papers"][0]["number"], "急报〔2026〕1号", "{hand:?}");
        folder.assert_sound();
    }
}

/// How many petitions somebody looks after, at a time of a day.
fn looked_after(folder: &Folder, at: &str) -> usize {
    let rows = on_day(folder, at)["paging"].as_array().unwrap().clone();
    rows.into_iter().filter(|row| !row["acked_until"].is_null()).count()
}

#[test]
fn an_acknowledgement_lapses_by_itself_and_old_ones_go_to_review() {
    let folder = on_duty();
    for hand in BOTH {
        let folder = folder.again();
        let mut clerk = console(&folder, "lina", "2026-11-23T13:00");
        hand.presses(&mut clerk, "1").see("跟进到");
        hand.types(clerk.go_to_field("跟到"), "14:00");
        clerk.press("ctrl-s").see("：跟进到 14:00。");
        // It goes to the end of the list, and the mark goes with it.
        clerk.see("李娜 跟到 2026-11-23 14:00");
        hand.presses(&mut clerk, "3");
        clerk.see("值班室 未接通。").see("未接通（李娜 呼叫）");
        clerk.leave();
        assert_eq!(looked_after(&folder, "2026-11-23T13:59"), 1);
        // A minute after the time nobody looks after it, and whom to call stands there.
        assert_eq!(looked_after(&folder, "2026-11-23T14:01"), 0, "{hand:?}");
        let mut clerk = console(&folder, "lina", "2026-11-23T14:01");
        clerk.see("自 2026-11-23 14:00 起无人跟").see("该呼叫：值班人员 值班室");
        clerk.leave();
        let board = on_day(&folder, TODAY);
        // What is older pages for a limit that ends or ended not long ago, and for nothing else.
        let new = |row: &Value| row["days"].as_i64() <= Some(30) || row["reasons"][0] != "undecided";
        assert!(board["paging"].as_array().unwrap().iter().all(new));
        // What stood so for long is reviewed.
        let later = on_day(&folder, "2027-01-20");
        let review = later["review"].as_array().unwrap();
        assert!(!review.is_empty() && review.iter().all(|row| row["days"].as_i64() > Some(30)));
    }
}

#[test]
fn a_handover_is_signed_item_by_item_and_what_is_not_stays_with_who_had_it() {
    let folder = on_duty();
    for hand in BOTH {
        handed_over(&folder.again(), hand);
    }
}

fn handed_over(folder: &Folder, hand: Hand) {
    let mut clerk = console(folder, "lina", TODAY);
    clerk.press("left").press("left").see("没有交接");
    hand.presses(&mut clerk, "5");
    hand.presses(clerk.see("接班人"), "2");
    clerk.press("down").type_text("钥匙在抽屉").press("ctrl-s").see("交接开始");
    clerk.see("李娜 → 陈静");
    clerk.press("esc").wait_gone("┌─ 消息").leave();
    // It is for the one who takes over.
    let refused = folder.run(&["handover", "sign"]);
    assert_eq!(refused.code, 4, "{}", refused.told);
    let shown = || folder.json(&["handover", "show"]);
    let items = shown()["items"].as_array().unwrap().clone();
    let all = items.iter().filter(|item| item["kind"] != "info").count();
    assert!(all > 3);
    let mut clerk = console(folder, "chenjing", TODAY);
    clerk.press("left").press("left").see("▌ ! 未签");
    hand.presses(&mut clerk, "1");
    clerk.see("已接");
    // Cut off in the middle: it goes on at the same item.
    clerk.signal("KILL").exit_code();
    assert_eq!(shown()["resumes"], 2);
    let mut clerk = console(folder, "chenjing", TODAY);
    clerk.press("left").press("left");
    // One by one but for the last two.
    for left in (3..all).rev() {
        staying(&mut clerk, left);
        hand.presses(&mut clerk, "1");
    }
    staying(&mut clerk, 2);
    clerk.see("未接 2 项，仍由 李娜 负责");
    hand.presses(&mut clerk, "4").say_yes("还有 2 项没有签，仍由 李娜 负责");
    clerk.see("交接完毕，摘要");
    clerk.leave();
    // Whoever had them sees the two on every pane.
    let mut clerk = console(folder, "lina", TODAY);
    staying(&mut clerk, 2);
    clerk.leave();
    let done = shown();
    assert_eq!((done["staying"].as_u64(), done["digest"].as_str().map(str::len)), (Some(2), Some(64)));
    let items = done["items"].as_array().unwrap();
    let signed = items.iter().filter(|item| item["kind"] != "info");
    let who = |item: &Value| if item["state"] == "taken" { "陈静" } else { "李娜" };
    assert!(signed.into_iter().all(|item| item["holder"] == who(item)));
    let paper = folder.json(&["handover", "paper"]);
    assert_eq!(paper["number"], "交接〔2026〕1号");
    folder.assert_sound();
}

/// What nobody took over stands in the top row.
fn staying(clerk: &mut Clerk, n: usize) {
    let said = format!("! 未接 {n} ");
    clerk.wait_until(&said, |screen| screen.row(0).contains(&said));
}

#[test]
fn the_rota_is_published_without_gaps_and_the_register_leaves_as_files() {
    let folder = on_duty();
    let (lina, chen) = (staff(&folder, "lina"), staff(&folder, "chenjing"));
    let rota = |arguments: &[&str]| folder.run(&[&["oncall", "rota"], arguments].concat());
    assert_eq!(rota(&["set", TODAY, "白班", &lina]).code, 0);
    let refused = rota(&["publish", TODAY, TODAY]);
    assert_eq!(refused.code, 4);
    assert!(refused.told.contains("2026-11-23 夜班 无人"), "{}", refused.told);
    assert_eq!(rota(&["set", TODAY, "夜班", &chen]).code, 0);
    assert_eq!(rota(&["publish", TODAY, TODAY]).code, 0);
    assert_eq!(rota(&["leave", &chen, TODAY, TODAY]).code, 4);
    assert_eq!(rota(&["swap", TODAY, "白班", &chen]).code, 0);
    assert_eq!(rota(&["answer", TODAY, "白班", "--as", "chenjing"]).code, 0);
    let new = folder.run(&["petition", "new", "--person", "P1", "--demand", "八月起补助少发"]);
    assert_eq!(new.code, 0, "{}", new.told);
    let xlsx = folder.beside().join("今日.xlsx");
    let ran = folder.run(&["oncall", "register", "--out", xlsx.to_str().unwrap(), "--purpose", "每日报送"]);
    assert!(ran.code == 0 && xlsx.exists(), "{}{}", ran.said, ran.told);
    let paper = folder.json(&["oncall", "register", "--issue"]);
    let docx = folder.beside().join("今日.docx");
    let ran =
        folder.run(&["paper", "show", paper["paper"].as_str().unwrap(), "--docx", docx.to_str().unwrap()]);
    assert!(ran.code == 0 && docx.exists(), "{}{}", ran.said, ran.told);
}
