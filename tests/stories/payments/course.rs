//! A run from draft to closed: the duties apart, what changes after the freeze shown, each obligation paid once.

use std::fs;

use super::{
    ADMINS, CHECKER, COMBAT, HEAD, KEEPER, MAKER, NEXT, RECONCILER, SENDER, TEMPLATE, answer, bring, by,
    done, fen, keep, lines, objects, reconcile, refused, send, switch, total,
};
use crate::clerk::{Clerk, sample};
use crate::support::sample::Folder;

fn state(folder: &Folder, run: &str) -> String {
    let runs = objects(folder, &["ledger", "run", "list"]);
    let row = runs.iter().find(|row| row["run"] == *run).expect("the run");
    row["state"].as_str().unwrap().to_owned()
}

/// At the console, each by their own: the board has a run in every column; a new one is drafted, compared with the last, fixed, reviewed and
/// approved with the number of the minutes; then it goes to the bank and is closed by the command line.
#[test]
fn five_people_bring_a_month_from_draft_to_closed() {
    let folder = sample();
    let mut clerk = Clerk::at_work(&folder);
    clerk.press("f3").see("全部项目").press("1").see("共 9 批");
    clerk.see_row(&["草拟 1", "已冻结 1", "已复核 1", "已审批 1", "已送银行 1", "已回盘 1", "已办结 3"]);
    clerk.press("ctrl-n").see("新批次").press("right right right right right space ctrl-s");
    // Everybody's reason against the last month is told; nothing is left without one.
    clerk.see("与 R1 比").see_row(&["区国英", "759.00", "不变"]);
    clerk.see_row(&["上次未发成、补发"]);
    clerk.press("1").say_yes("冻结批次 R10？").see("冻结 李娜");
    // Who made it does not review it.
    clerk.press("1").see("您的岗位不能“复核发放批次”");
    clerk.leave();

    refused(&folder, MAKER, &["ledger", "run", "review", NEXT], "");
    let mut checker = Clerk::at_work(&folder);
    switch(&mut checker, "王伟");
    checker.see("待您办 3").press("f3").see("全部项目").press("1").see("[已冻结 2]");
    // The board opens where something waits for him, at what waits longest; the newest stands above it.
    checker.press("up").press("enter").see("与 R1 比");
    checker.press("1").say_yes("复核批次 R10？").see("复核 王伟");
    checker.leave();

    refused(&folder, CHECKER, &["ledger", "run", "approve", NEXT], "");
    done(&folder, HEAD, &["ledger", "run", "approve", NEXT, "--minute", "会议纪要〔2026〕12号"]);
    assert_eq!(state(&folder, NEXT), "approved");
    let file = folder.beside().join("R10.txt");
    let out = file.to_str().unwrap();
    let to_bank = ["ledger", "bank", "send", NEXT, "--template", TEMPLATE, "--out", out];
    assert_ne!(by(&folder, MAKER, &to_bank).code, 0, "who made it does not send it");
    done(&folder, SENDER, &to_bank);
    let said = answer(&file, &[]);
    let whole = keep(&folder, "whole.txt", &said);
    done(&folder, SENDER, &["ledger", "bank", "answer", NEXT, &whole, "--template", TEMPLATE]);
    refused(
        &folder,
        CHECKER,
        &["ledger", "run", "reconcile", NEXT, "--total", &total(&said)],
        "您在这一批里已经",
    );
    reconcile(&folder, NEXT, &said);
    done(&folder, RECONCILER, &["ledger", "run", "close", NEXT]);
    assert_eq!(state(&folder, NEXT), "closed");
    folder.assert_sound();
}

/// By the command line: every member of the staff at every step, administrators too. Whoever did one refuses nothing else but is refused it.
#[test]
fn nobody_has_two_duties_and_no_administrator_has_one() {
    let folder = sample();
    done(&folder, MAKER, &["ledger", "run", "draft", COMBAT, "--month", "2026-11"]);
    let steps = [
        ("freeze", MAKER, vec![]),
        ("review", CHECKER, vec![]),
        ("approve", HEAD, vec!["--minute", "会议纪要〔2026〕12号"]),
    ];
    let everybody = [MAKER, SENDER, CHECKER, RECONCILER, HEAD, KEEPER, "zhangmin"];
    let mut did: Vec<&str> = vec![MAKER];
    for (step, who, more) in steps {
        let order = |who: &str, folder: &Folder| {
            by(folder, who, &[&["ledger", "run", step, NEXT][..], &more].concat())
        };
        for other in ADMINS.into_iter().chain(did.iter().copied().filter(|other| *other != who)) {
            assert_eq!(order(other, &folder).code, 4, "{other} may not {step}");
        }
        assert_eq!(order(who, &folder).code, 0, "{who} may {step}");
        did.push(who);
    }
    // What was signed is void once it is sent back; and it is signed again from the beginning.
    done(&folder, HEAD, &["ledger", "run", "recall", NEXT, "--reason", "补一份材料"]);
    let signed = folder.run(&["ledger", "run", "show", NEXT]).said;
    assert!(signed.contains("草拟") && signed.contains("复核 王伟 （已失效）"), "{signed}");
    refused(&folder, HEAD, &["ledger", "run", "approve", NEXT], "");
    for who in everybody.into_iter().chain(ADMINS) {
        let compare = ["ledger", "run", "reconcile", NEXT, "--total", "6631"];
        assert_eq!(by(&folder, who, &compare).code, 4, "{who}: no step is left out");
    }
    folder.assert_sound();
}

/// At the console: somebody dies between the review and the approval. The head reads it among what waits and on the run, is not asked to
/// approve, and sends the run back.
#[test]
fn a_death_after_the_freeze_is_read_before_anybody_approves() {
    let folder = sample();
    let line = lines(&folder, "R7")[1].clone();
    let person = line["person"].as_str().unwrap();
    done(&folder, KEEPER, &["person", "death", person, "--on", "2026-10-05", "--document", "死证1005"]);
    let mut head = Clerk::at_work(&folder);
    switch(&mut head, "陈静");
    head.see_row(&["F4 信访", "陈静"]);
    head.see("待您办 3").press("alt-d").see("R7 变了，须不批准").see("2026-10-05 去世").press("enter");
    head.see("! 冻结后变了：第 2 行").see_row(&[line["name"].as_str().unwrap(), "! 2026-10-05 去世"]);
    head.press("1").see("第 2 行本人已去世");
    head.press("ctrl-x").see("不批准 R7").type_text("家属来报丧").press("ctrl-s").see("R7 不批准：回到草拟");
    head.leave();
    assert_eq!(state(&folder, "R7"), "draft");
    folder.assert_sound();
}

/// By the command line: what changes after the freeze is shown, and the run stays as it was.
#[test]
fn what_changes_after_the_freeze_is_shown_and_the_run_stays() {
    let folder = sample();
    done(&folder, MAKER, &["ledger", "run", "draft", COMBAT, "--month", "2026-11"]);
    done(&folder, MAKER, &["ledger", "run", "freeze", NEXT]);
    let before = lines(&folder, NEXT);
    let changes = || folder.run(&["ledger", "run", "changes", NEXT]).said;
    assert!(!changes().contains("陈炳坤"), "nothing yet");
    let death = ["person", "death", "P7", "--on", "2026-11-20", "--document", "死证1120"];
    let said = done(&folder, KEEPER, &death).said;
    assert!(said.contains(NEXT) && said.contains("须退回草拟"), "the runs that it touches are named: {said}");
    assert!(changes().contains("陈炳坤"), "{}", changes());
    assert_eq!(lines(&folder, NEXT), before, "the run is as it was frozen");
}

/// By the command line: money under way is in no second run, a failure is paid once by the run that takes its place once somebody else
/// compared the bank's total, and the bank's answer may come as often as it likes.
#[test]
fn an_obligation_is_paid_once_by_whatever_way() {
    let folder = sample();
    done(&folder, MAKER, &["ledger", "run", "draft", COMBAT, "--month", "2026-11"]);
    let sent = send(&folder, NEXT);
    refused(&folder, MAKER, &["ledger", "run", "draft", COMBAT, "--month", "2026-11"], "");
    let pay = ["ledger", "post", "P1", COMBAT, "2026-11", "759", "--paid", "--despite", "现金"];
    refused(&folder, MAKER, &pay, "");
    let said = answer(&sent, &[3]);
    let whole = keep(&folder, "whole.txt", &said);
    let take = ["ledger", "bank", "answer", NEXT, &whole, "--template", TEMPLATE];
    for _ in 0..2 {
        done(&folder, SENDER, &take);
    }
    refused(&folder, MAKER, &["ledger", "run", "reissue", NEXT], "对账以后才能重发");
    reconcile(&folder, NEXT, &said);
    // Not to the account that the bank refused, unless somebody says that it is good again.
    refused(&folder, MAKER, &["ledger", "run", "reissue", NEXT], "说明账号可用");
    done(&folder, MAKER, &["ledger", "run", "explain", NEXT, "3", "--reason", "银行已核实可用"]);
    done(&folder, MAKER, &["ledger", "run", "reissue", NEXT]);
    let (again, failed) = (lines(&folder, "R11"), lines(&folder, NEXT)[2].clone());
    assert_eq!(
        (again.len(), &again[0]["person"], &again[0]["amount"]),
        (1, &failed["person"], &failed["amount"])
    );
    refused(&folder, MAKER, &["ledger", "run", "draft", COMBAT, "--month", "2026-11"], "");
    // Who compared the first run has that duty in the one that takes its place.
    done(&folder, MAKER, &["ledger", "run", "freeze", "R11"]);
    refused(&folder, RECONCILER, &["ledger", "run", "review", "R11"], "您在这一批里已经");
    let second = bring(&folder, "R11");
    assert_eq!(
        fs::read(&second).unwrap().split(|byte| *byte == b'\n').filter(|l| l.first() == Some(&b'D')).count(),
        1
    );
    let person = failed["person"].as_str().unwrap();
    let paid = |folder: &Folder| fen(&folder.json(&["ledger", "statement", person])["paid"]);
    let before = paid(&folder);
    let said = answer(&second, &[]);
    let whole = keep(&folder, "second.txt", &said);
    for _ in 0..2 {
        done(&folder, SENDER, &["ledger", "bank", "answer", "R11", &whole, "--template", TEMPLATE]);
    }
    assert_eq!(paid(&folder) - before, fen(&failed["amount"]));
    reconcile(&folder, "R11", &said);
    for run in [NEXT, "R11"] {
        done(&folder, RECONCILER, &["ledger", "run", "close", run]);
    }
    refused(&folder, MAKER, &["ledger", "run", "draft", COMBAT, "--month", "2026-11"], "没有要发的");
    folder.assert_sound();
}
