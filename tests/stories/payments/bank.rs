//! The bank's file and its answer. A change of the account at the counter has a story of its own.

use std::fs;

use super::{
    COMBAT, MAKER, NEXT, RECONCILER, SENDER, TEMPLATE, answer, by, done, keep, lines, reconcile, refused,
    send, switch, total,
};
use crate::clerk::{Clerk, sample};
use crate::support::pty::Launch;
use crate::support::sample::{TODAY, files};

/// By the command line: the file adds up to the run, its cover says what it is known by, and written once more it is the same to the byte; in
/// another layout it is not written. (What a bank's encoding lacks is told in the tests of bank files.)
#[test]
fn a_file_is_the_same_each_time_and_in_one_layout() {
    let folder = sample();
    done(&folder, MAKER, &["ledger", "run", "draft", COMBAT, "--month", "2026-11"]);
    let sent = send(&folder, NEXT);
    let cover = fs::read_to_string(sent.with_extension("txt.cover.txt")).unwrap();
    assert!(cover.contains("金额大写") && cover.contains("6,631.00"), "{cover}");
    let before = fs::read(&sent).unwrap();
    fs::remove_file(&sent).unwrap();
    let out = sent.to_str().unwrap();
    done(&folder, SENDER, &["ledger", "bank", "send", NEXT, "--template", TEMPLATE, "--out", out]);
    assert_eq!(fs::read(&sent).unwrap(), before);
    // Under another name it would look like a second order to pay.
    let again = folder.beside().join("again.txt");
    let out = again.to_str().unwrap();
    let renamed =
        by(&folder, SENDER, &["ledger", "bank", "send", NEXT, "--template", TEMPLATE, "--out", out]);
    assert!(renamed.code != 0 && !again.exists(), "{}", renamed.told);
    // Another layout of what went already is not written.
    let other = folder.beside().join("other.csv");
    let out = other.to_str().unwrap();
    let differs =
        by(&folder, SENDER, &["ledger", "bank", "send", NEXT, "--template", "csv-gb18030", "--out", out]);
    assert!(differs.code != 0 && !other.exists(), "{}", differs.told);
}

/// By the command line: the answer comes cut off, then whole, then again. No line counts twice; each failure has its reason, and the run is
/// closed only when each has its end.
#[test]
fn an_answer_cut_off_and_again_marks_each_line_once() {
    let folder = sample();
    done(&folder, MAKER, &["ledger", "run", "draft", COMBAT, "--month", "2026-11"]);
    let sent = send(&folder, NEXT);
    let bytes = answer(&sent, &[2, 5]);
    let (part, whole) = (keep(&folder, "part.txt", &bytes[..700]), keep(&folder, "whole.txt", &bytes));
    let take =
        |file: &str| by(&folder, SENDER, &["ledger", "bank", "answer", NEXT, file, "--template", TEMPLATE]);
    let cut = take(&part);
    assert!(cut.code == 1 && cut.said.contains("文件可能没有传完"), "{}{}", cut.said, cut.told);
    // What was taken in with the part is not told as new, and the whole once more brings nothing.
    for told in ["笔早已记录", "没有新的内容"] {
        let all = take(&whole);
        assert!(all.code == 0 && all.said.contains(told), "{}{}", all.said, all.told);
    }
    let failed: Vec<_> = lines(&folder, NEXT).into_iter().filter(|line| line["state"] == "failed").collect();
    assert_eq!(failed.len(), 2);
    assert!(failed.iter().all(|line| line["why"].as_str().unwrap().contains("已销户")), "{failed:?}");
    // Neither what was asked of the bank nor a fen beside what it paid is what it paid.
    for other in ["6631.00", &total(&bytes).replace(".00", ".01")] {
        let compare = ["ledger", "run", "reconcile", NEXT, "--total", other];
        refused(&folder, RECONCILER, &compare, "合计");
    }
    reconcile(&folder, NEXT, &bytes);
    refused(&folder, RECONCILER, &["ledger", "run", "close", NEXT], "还有 2 行待处理");
    for line in &failed {
        let at = line["line"].to_string();
        refused(&folder, RECONCILER, &["ledger", "run", "close", NEXT], "行待处理");
        done(&folder, RECONCILER, &["ledger", "run", "leave", NEXT, &at, "--reason", "待更正账号，随下一批"]);
    }
    done(&folder, RECONCILER, &["ledger", "run", "close", NEXT]);
    folder.assert_sound();
}

/// At the console, its folder named from where the program was started: the form's own folder takes the bank's file, both covers and the roster.
#[test]
fn the_forms_own_folder_takes_the_banks_file() {
    let folder = sample();
    let name = folder.path().file_name().and_then(|name| name.to_str()).expect("a name of plain text");
    let launch = Launch::honordesk(&["--data", name, "--today", TODAY, "--lang", "zh"]);
    let mut clerk = Clerk::of(launch.in_folder(folder.beside()));
    clerk.see("在册 ");
    switch(&mut clerk, "周强");
    clerk
        .see("您是 周强")
        .press("f3")
        .see("全部项目")
        .press("1")
        .see("共 9 批")
        .see("[已审批 1]")
        .press("enter")
        .see("R6");
    clerk.press("1").see("写 R6 的银行文件").press("ctrl-s").see("R6 已送银行");
    let made = files(&folder.path().join("exports"));
    assert_eq!(made.len(), 4, "{made:?}");
    clerk.leave();
}
