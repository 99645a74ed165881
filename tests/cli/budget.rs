//! Budgets: entered by one, approved by another, and what is left of them after a payment.

use super::bench::{run, sample};

/// A second budget of the year: the sample has the first.
const MAKE: [&str; 15] = [
    "ledger",
    "budget",
    "propose",
    "2026",
    "残疾抚恤金",
    "--grant",
    "central=80000000:60",
    "--grant",
    "province=80000000:0",
    "--grant",
    "city=80000000:0",
    "--grant",
    "district=80000000:40",
    "--basis",
    "花财社〔2026〕1号",
];

#[test]
fn what_is_left_of_each_fund_follows_every_payment() {
    let s = sample();
    let made = run(&s.dir, &[&MAKE[..], &["--json"]].concat()).one();
    assert_eq!((&made["year"], &made["version"]), (&2026.into(), &2.into()));
    let approve =
        ["--as", "chenjing", "ledger", "budget", "approve", "2026", "disability-pension", "2", "--json"];
    assert_eq!(run(&s.dir, &approve).one()["already"], false);
    let shown = || {
        let mut all = run(&s.dir, &["ledger", "budget", "list", "--json"]).json();
        all.retain(|row| row["programme"] == "disability-pension");
        all.remove(0)
    };
    let before = shown();
    assert_eq!((&before["programme"], &before["version"]), (&"disability-pension".into(), &2.into()));
    let fen = |shown: &serde_json::Value, at: usize| {
        shown["funds"][at]["paid"].as_str().unwrap().replace('.', "").parse::<i64>().unwrap()
    };
    assert!(fen(&before, 0) > 0 && fen(&before, 3) > 0, "what was paid this year counts: {before}");
    let pay = [
        "ledger",
        "post",
        "P1",
        "disability-pension",
        "2026-11",
        "1000.01",
        "--paid",
        "--despite",
        "试记一笔",
        "--json",
    ];
    let ask = run(&s.dir, &pay).one()["ask"].as_str().unwrap().to_owned();
    assert_eq!(run(&s.dir, &["--as", "wangwei", "ledger", "reversal", "agree", &ask]).code, 0);
    let after = shown();
    assert_eq!((fen(&after, 0) - fen(&before, 0), fen(&after, 3) - fen(&before, 3)), (60_001, 40_000));
    let table = run(&s.dir, &["ledger", "budget", "list", "2026"]);
    assert!(table.out.contains("残疾抚恤金  第 2 版") && table.out.contains("中央财政"), "{}", table.out);
    assert_eq!(run(&s.dir, &["ledger", "budget", "list", "2001"]).code, 1, "nothing in that year");
    assert_eq!(run(&s.dir, &["check"]).code, 0);
}

#[test]
fn nobody_approves_their_own_and_what_cannot_be_read_is_said() {
    let s = sample();
    assert_eq!(run(&s.dir, &MAKE).code, 0);
    let own = run(&s.dir, &["ledger", "budget", "approve", "2026", "残疾抚恤金", "2"]);
    assert_eq!((own.code, own.err.contains("审批预算")), (4, true), "{}", own.err);
    let twice = run(&s.dir, &MAKE);
    assert_eq!((twice.code, twice.err.contains("第 2 版")), (4, true), "{}", twice.err);
    let declined = run(
        &s.dir,
        &[
            "--as",
            "chenjing",
            "ledger",
            "budget",
            "decline",
            "2026",
            "残疾抚恤金",
            "2",
            "--reason",
            "依据不全",
        ],
    );
    assert_eq!(declined.code, 0, "{}", declined.err);
    for (grant, why) in [
        ("central=5", "central|province|city|district=YUAN:PERCENT"),
        ("village=5:100", "central|province|city|district=YUAN:PERCENT"),
        ("central=1e5:100", "central|province|city|district=YUAN:PERCENT"),
        ("central=5:99", "100%"),
    ] {
        let args = ["ledger", "budget", "propose", "2026", "护理费", "--grant", grant, "--basis", "文件"];
        let ran = run(&s.dir, &args);
        assert!(ran.code != 0 && ran.err.contains(why), "{grant}: {}", ran.err);
    }
}
