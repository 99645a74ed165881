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

/// `honordesk oncall` as somebody on a day.
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
        clerk.press("down").type_text("已接待").press("ctrl-s").see("还缺：续报、终报");
        // Each call is one key; the ladder shows who is next.
        hand.presses(clerk.see("值班室"), "2");
        clerk.see("未接通").see("班长 周强");
        hand.presses(&mut clerk, "1");
        clerk.see("周强 已接通");
        hand.presses(&mut clerk, "5");
        clerk.see("不能办结");
        hand.presses(&mut clerk, "3");
        clerk.see("内容").type_text("已逐人登记").press("ctrl-s").see("续报 2026-11-23");
        hand.presses(&mut clerk, "4");
        clerk.see("内容").type_text("全部散去").press("ctrl-s").see("终报 2026-11-23");
        hand.presses(&mut clerk, "5");
        clerk.see("已结 ");
        clerk.leave();
        clerk.assert_never_written();
        let slip = folder.json(&["oncall", "major", "paper", "U1"]);
        assert_eq!(slip["number"], "急报〔2026〕1号");
        folder.assert_sound();
    }
}

#[test]
fn an_acknowledgement_lapses_by_itself_and_old_ones_go_to_review() {
    let folder = on_duty();
    let mut clerk = console(&folder, "lina", TODAY);
    Hand::InputMethod.presses(&mut clerk, "1");
    clerk.see("跟进到").press("ctrl-u").type_text("2026-11-24");
    clerk.press("down").type_text("００：００").press("ctrl-s").see("已记");
    // It goes to the end of the list, and the next one stands where the mark is.
    clerk.see("▌ ! 未分办").press("end").see("李娜 跟到 2026-11-24 00:00");
    clerk.leave();
    let board = folder.json(&["oncall", "list"]);
    let acked = |board: &Value| {
        let rows = board["paging"].as_array().unwrap().clone();
        rows.into_iter().filter(|row| !row["acked_until"].is_null()).count()
    };
    assert_eq!(acked(&board), 1);
    let morning = on_day(&folder, "2026-11-24");
    assert_eq!(acked(&morning), 0);
    assert!(morning["paging"].as_array().unwrap().iter().all(|row| row["days"].as_i64() <= Some(30)));
    assert!(morning["review"].as_array().unwrap().iter().all(|row| row["days"].as_i64() > Some(30)));
    let mut clerk = console(&folder, "lina", "2026-11-24");
    clerk.see("该呼叫：值班人员 值班室").see("自 ");
    clerk.leave();
}

#[test]
fn a_handover_is_signed_item_by_item_and_what_is_not_stays_with_who_had_it() {
    let folder = on_duty();
    let mut clerk = console(&folder, "lina", TODAY);
    clerk.press("left").press("left").see("没有交接");
    Hand::InputMethod.presses(&mut clerk, "5");
    Hand::InputMethod.presses(clerk.see("接班人"), "2");
    clerk.press("down").type_text("钥匙在抽屉").press("ctrl-s").see("已记");
    clerk.see("李娜 → 陈静");
    clerk.leave();
    // It is for the one who takes over.
    let refused = folder.run(&["handover", "sign"]);
    assert_eq!(refused.code, 4, "{}", refused.told);
    let shown = || folder.json(&["handover", "show"]);
    let all = shown()["items"].as_array().unwrap().len();
    assert!(all > 3);
    let mut clerk = console(&folder, "chenjing", TODAY);
    clerk.press("left").press("left").see("▌ ! 未签");
    Hand::InputMethod.presses(&mut clerk, "1");
    clerk.see("已接");
    // Cut off in the middle: it goes on at the same item.
    clerk.signal("KILL").exit_code();
    assert_eq!(shown()["resumes"], 2);
    for _ in 2..all - 1 {
        let ran = folder.run(&["handover", "sign", "--as", "chenjing"]);
        assert_eq!(ran.code, 0, "{}", ran.told);
    }
    let mut clerk = console(&folder, "chenjing", TODAY);
    clerk.press("left").press("left").see("未接 2 项，仍由 李娜 负责");
    Hand::InputMethod.presses(&mut clerk, "4");
    clerk.see("交接完毕，摘要");
    clerk.leave();
    let done = shown();
    assert_eq!((done["staying"].as_u64(), done["digest"].as_str().map(str::len)), (Some(2), Some(64)));
    let items = done["items"].as_array().unwrap();
    assert!(
        items.iter().all(|item| item["holder"] == if item["state"] == "taken" { "陈静" } else { "李娜" })
    );
    let paper = folder.json(&["handover", "paper"]);
    assert_eq!(paper["number"], "交接〔2026〕1号");
    folder.assert_sound();
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
