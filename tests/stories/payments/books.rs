//! A mistake is put right by linked lines; nothing whatever is written into a closed month.

use super::{
    CHECKER, HEAD, KEEPER, MAKER, RECONCILER, SENDER, TEMPLATE, all_paid, done, fen, lines, objects, refused,
};
use crate::clerk::{Clerk, sample};
use crate::support::sample::Folder;
use serde_json::Value;

fn statement(folder: &Folder, person: &str) -> Vec<Value> {
    folder.json(&["ledger", "statement", person])["entries"].as_array().unwrap().clone()
}

fn entry<'a>(all: &'a [Value], id: &Value) -> &'a Value {
    all.iter().find(|entry| entry["entry"] == *id).expect("the entry")
}

/// By the command line: an entry of a month long closed is corrected. What was booked stays, both new lines are booked today for the month
/// they are of, each names the other, and a second correction of the same is refused.
#[test]
fn a_mistake_in_a_closed_month_is_put_right_in_the_open_one() {
    let folder = sample();
    let before = statement(&folder, "P1");
    let old = before.iter().find(|e| e["month"] == "2026-03" && e["kind"] == "due").unwrap();
    let id = old["entry"].as_str().unwrap();
    let correct = ["ledger", "correct", id, "--amount", "750", "--reason", "金额录错", "--despite", "按批复"];
    // One maker looks after this person's runs; whoever keeps the records takes it back.
    done(&folder, KEEPER, &correct);
    // The records say another sum: a second person agrees.
    done(&folder, CHECKER, &["ledger", "reversal", "agree", id]);
    let after = statement(&folder, "P1");
    let old = entry(&after, &old["entry"]);
    let (back, new) = (entry(&after, &old["reversed_by"]), entry(&after, &old["corrected_by"]));
    assert_eq!((&old["corrected_by"], &new["corrects"]), (&new["entry"], &old["entry"]));
    assert_eq!(back["reverses"], old["entry"]);
    for line in [back, new] {
        assert_eq!((&line["month"], &line["booked"]), (&"2026-03".into(), &"2026-11-23".into()));
    }
    assert_eq!(fen(&new["amount"]), 75_000);
    for again in [&["ledger", "reverse", id, "--reason", "再冲一次"][..], &correct] {
        refused(&folder, KEEPER, again, "");
    }
    folder.assert_sound();
}

/// This month is closed, with words because it is not over, and only when no money is on its way any more; the form at the console and five
/// more ways by the command line then all get the same answer. Reopening takes two.
#[test]
fn six_ways_into_a_closed_month_get_one_answer() {
    let folder = sample();
    let said = "2026-11 的账已结";
    let open = statement(&folder, "P1").into_iter().rfind(|e| e["month"] == "2026-11").unwrap();
    let open = open["entry"].as_str().unwrap();
    let runs = objects(&folder, &["ledger", "run", "list"]);
    let run = |state: &str| runs.iter().find(|run| run["state"] == state).unwrap()["run"].as_str().unwrap();
    let close = ["ledger", "close", "month", "2026-11", "--despite", "年终决算提前结账"];
    done(&folder, CHECKER, &["ledger", "close", "month", "2026-10"]);
    refused(&folder, CHECKER, &close, "");
    done(&folder, HEAD, &["ledger", "run", "recall", run("approved"), "--reason", "下月再发"]);
    let exported = run("exported");
    let answer = all_paid(&folder, exported);
    done(&folder, SENDER, &["ledger", "bank", "answer", exported, &answer, "--template", TEMPLATE]);
    done(&folder, CHECKER, &close);

    let returned = run("returned");
    let paid = lines(&folder, returned).into_iter().find(|line| line["state"] == "paid").unwrap()["line"]
        .to_string();
    refused(&folder, MAKER, &["ledger", "post", "P2", "condolence", "2026-11", "500"], said);
    refused(&folder, MAKER, &["ledger", "reverse", open, "--reason", "试冲一笔"], said);
    refused(&folder, MAKER, &["ledger", "correct", open, "--amount", "5", "--reason", "试改一笔"], said);
    refused(
        &folder,
        HEAD,
        &["ledger", "run", "approve", run("reviewed"), "--minute", "会议纪要〔2026〕1号"],
        said,
    );
    // That it came back is said at any time; it is booked once the head agrees.
    done(&folder, RECONCILER, &["ledger", "run", "take-back", returned, &paid, "--reason", "银行退汇"]);
    refused(&folder, HEAD, &["ledger", "run", "agree", returned, &paid], said);

    let beside = folder.again();
    let mut clerk = Clerk::at_work(&beside);
    clerk.keys("ougy").press("enter").see("[1 概况]").press("3").see("[3 台账]").press("ctrl-n");
    clerk.go_to_field("金额").type_text("5").go_to_field("备注").type_text("试记一笔").press("ctrl-s");
    clerk.see("2026-11").see("账已结");

    refused(&folder, CHECKER, &["ledger", "close", "agree", "2026-11"], "");
    done(&folder, CHECKER, &["ledger", "close", "reopen", "2026-11", "--reason", "漏记一人"]);
    refused(&folder, CHECKER, &["ledger", "close", "agree", "2026-11"], "");
    done(&folder, HEAD, &["ledger", "close", "agree", "2026-11"]);
    done(&folder, MAKER, &["ledger", "post", "P2", "condolence", "2026-11", "500", "--despite", "补记"]);
    let row =
        objects(&folder, &["ledger", "close", "list"]).into_iter().find(|m| m["month"] == "2026-11").unwrap();
    assert_eq!((&row["reopened"], &row["closed"]), (&1.into(), &false.into()), "the next sheet tells it");
    folder.assert_sound();
}
