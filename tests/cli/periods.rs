//! The books of days and months: closing, reopening by two people, corrections, sheets and what they are compared with.

use super::bench::{fields, mourning, run, sample};

fn late_in(dir: &std::path::Path) -> super::bench::Ran {
    run(
        dir,
        &[
            "ledger",
            "post",
            "P2",
            "condolence",
            "2026-10",
            "500",
            "--booked",
            "2026-10-20",
            "--despite",
            "漏记",
        ],
    )
}

#[test]
fn a_month_is_closed_with_its_sheet_and_opened_again_by_two() {
    let s = sample();
    let close = ["--as", "wangwei", "ledger", "close", "month", "2026-10", "--key", "close-10", "--json"];
    let closed = run(&s.dir, &close);
    assert_eq!(closed.code, 0, "{}", closed.err);
    let paper = closed.one()["paper"].as_str().unwrap().to_owned();
    assert_eq!(closed.one()["number"], "月结〔2026〕1号");
    // Once more under the same key: the sheet that stands.
    assert_eq!(run(&s.dir, &close).one()["paper"], *paper);
    let refused = late_in(&s.dir);
    assert_eq!((refused.code, refused.err.contains("2026-10 的账已结")), (4, true), "{}", refused.err);

    let asked =
        run(&s.dir, &["--as", "wangwei", "ledger", "close", "reopen", "2026-10", "--reason", "漏记一人"]);
    assert_eq!(asked.code, 0, "{}", asked.err);
    let own = run(&s.dir, &["--as", "wangwei", "ledger", "close", "agree", "2026-10"]);
    assert_eq!(own.code, 4, "{}", own.out);
    assert_eq!(late_in(&s.dir).code, 4, "it stays closed until somebody else agrees");
    let row = run(&s.dir, &["ledger", "close", "list", "--json"]).json().remove(0);
    assert_eq!(fields(&row), ["asked", "by", "closed", "month", "number", "on", "paper", "reopened"]);
    assert_eq!((&row["asked"]["reason"], &row["closed"]), (&"漏记一人".into(), &true.into()));
    let declined = ["--as", "chenjing", "ledger", "close", "decline", "2026-10", "--reason", "先查清"];
    assert_eq!(run(&s.dir, &declined).code, 0);
    assert_eq!(run(&s.dir, &["--as", "chenjing", "ledger", "close", "agree", "2026-10"]).code, 4);
    assert_eq!(
        run(&s.dir, &["--as", "chenjing", "ledger", "close", "reopen", "2026-10", "--reason", "已查清"]).code,
        0
    );
    assert_eq!(run(&s.dir, &["--as", "wangwei", "ledger", "close", "withdraw", "2026-10"]).code, 4);
    assert_eq!(run(&s.dir, &["--as", "wangwei", "ledger", "close", "agree", "2026-10"]).code, 0);
    assert_eq!(late_in(&s.dir).code, 0);
    let void = run(&s.dir, &["paper", "show", &paper]);
    assert!(void.out.contains("作废"), "{}", void.out);
    let verify = || run(&s.dir, &["ledger", "close", "verify", &paper]);
    assert!(verify().out.contains("作废（已查清）"), "{}", verify().out);
    let again = run(&s.dir, &["--as", "wangwei", "ledger", "close", "month", "2026-10"]);
    assert!(again.out.contains("月结〔2026〕2号"), "{}{}", again.out, again.err);
    assert!(verify().out.contains("由 月结〔2026〕2号 代替"), "{}", verify().out);
    let void = run(&s.dir, &["paper", "show", &paper]);
    assert!(void.out.contains("由 月结〔2026〕2号 代替"), "{}", void.out);
    let sheet = run(&s.dir, &["ledger", "close", "sheet", "2026-10"]);
    assert!(sheet.out.contains("已查清") && sheet.out.contains("月结〔2026〕2号"), "{}", sheet.out);
}

#[test]
fn a_sheet_is_printed_again_as_it_was_and_the_journal_answers_for_it() {
    let s = mourning();
    let issued = run(&s.dir, &["ledger", "close", "day", "2026-11-20", "--json"]);
    assert_eq!(issued.code, 0, "{}", issued.err);
    let number = issued.one()["number"].as_str().unwrap().to_owned();
    let shown = || run(&s.dir, &["ledger", "close", "sheet", "2026-11-20"]).out;
    let first = shown();
    assert_eq!(run(&s.dir, &["ledger", "post", "P7", "funeral-aid", "2026-09", "2277.00"]).code, 0);
    assert_eq!(shown(), first);
    assert!(first.contains("负责人：") && first.contains("大写"), "{first}");
    let groups = first.lines().find_map(|line| line.trim().strip_prefix("摘要")).unwrap().trim().to_owned();
    for text in [number.as_str(), groups.as_str()] {
        let check = run(&s.dir, &["--as", "auditor", "ledger", "close", "verify", text, "--json"]);
        assert_eq!(check.code, 0, "{}{}", check.out, check.err);
        let check = check.one();
        assert_eq!(
            fields(&check),
            ["day", "digest", "number", "replaced_by", "seq", "since", "standing", "void", "void_on"]
        );
        assert_eq!((&check["standing"], &check["digest"]), (&"contained".into(), &groups.as_str().into()));
    }
    let missing = run(&s.dir, &["ledger", "close", "verify", "0000 1111 2222 3333"]);
    assert_eq!((missing.code, missing.out.contains("日志里没有这一处")), (1, true), "{}", missing.out);
    assert_eq!(run(&s.dir, &["ledger", "close", "verify", "12"]).code, 3);
    // What was issued tells its issue alone: the end of the journal that it names, and nothing of what is open now.
    let data = run(&s.dir, &["ledger", "close", "sheet", "2026-11-20", "--json"]).one();
    let known = ["corrected", "digest", "number", "of", "paper", "programmes", "seq", "sum", "text"];
    assert_eq!((fields(&data), &data["digest"]), (known.to_vec(), &groups.as_str().into()));
    let data = run(&s.dir, &["ledger", "close", "sheet", "2026-11", "--json"]).one();
    let known = [
        "corrected",
        "digest",
        "late",
        "number",
        "of",
        "open",
        "paper",
        "programmes",
        "reopened",
        "seq",
        "sum",
        "text",
    ];
    assert_eq!(fields(&data), known);
}

#[test]
fn an_entry_is_put_right_with_a_link_both_ways() {
    let s = mourning();
    let post =
        ["ledger", "post", "P7", "funeral-aid", "2026-09", "2000", "--despite", "先记一部分", "--json"];
    let ask = run(&s.dir, &post).one()["ask"].as_str().unwrap().to_owned();
    let agreed = run(&s.dir, &["--as", "wangwei", "ledger", "reversal", "agree", &ask, "--json"]).one();
    let entry = agreed["entry"].as_str().unwrap().to_owned();
    // What the records say, one puts right.
    let correct = ["ledger", "correct", &entry, "--amount", "2277", "--reason", "金额录错", "--json"];
    let done = run(&s.dir, &correct);
    assert_eq!(done.code, 0, "{}", done.err);
    let new = done.one()["entry"].as_str().unwrap().to_owned();
    assert_eq!(fields(&done.one()), ["already", "corrects", "entry", "reversal", "seq"]);
    let statement = run(&s.dir, &["ledger", "statement", "P7", "--json"]).one();
    let line = |id: &str| {
        let lines = statement["entries"].as_array().unwrap();
        lines.iter().find(|l| l["entry"] == *id).unwrap().clone()
    };
    assert_eq!(
        (&line(&entry)["corrected_by"], &line(&new)["corrects"]),
        (&new.as_str().into(), &entry.as_str().into())
    );
    assert_eq!(line(&new)["amount"], "2277.00");
    assert_eq!(run(&s.dir, &correct).code, 4, "only once");
    let table = run(&s.dir, &["ledger", "statement", "P7"]).out;
    assert!(table.contains(&format!("改 {new}")) && table.contains(&format!("正 {entry}")), "{table}");
}
