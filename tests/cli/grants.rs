//! Money that is not monthly: worked out without a person, asked for, decided by another, counted.

use super::bench::{run, sample};

const LUMP: [&str; 12] = [
    "ledger",
    "grant",
    "work-out",
    "--kind",
    "lump-sum-pension",
    "--death",
    "illness",
    "--income",
    "50000:统计公报",
    "--honour",
    "second-war-merit",
    "--json",
];

#[test]
fn a_lump_sum_is_worked_out_and_what_is_missing_is_named() {
    let s = sample();
    let short = run(&s.dir, &LUMP);
    assert_eq!((short.code, &short.one()["missing"][0]), (1, &"base-pay".into()));
    let whole = run(&s.dir, &[&LUMP[..], &["--pay", "8000:工资证明"]].concat()).one();
    // (2 × 50,000 + 40 × 8,000) × 1.25, in fen; the leaves add up.
    assert_eq!(whole["fen"], 52_500_000);
    let items = whole["items"].as_array().unwrap();
    assert_eq!(items.iter().map(|item| item["fen"].as_i64().unwrap()).sum::<i64>(), 52_500_000);
    assert_eq!(items[0]["article"][0], "service-pensions/15/2");
    let said = run(&s.dir, &["ledger", "grant", "work-out", "--kind", "应急救助金"]);
    assert!(said.code == 1 && said.out.contains("没有规定算法"), "{}", said.out);
    // The bounds of a request, and no database.
    let none = s.dir.join("none");
    let income = |typed: &str| {
        let figure = ["--income", typed, "--pay", "8000:工资证明"];
        run(&none, &[&LUMP[..7], &figure].concat())
    };
    assert_eq!(income("50000:统计公报").code, 0);
    for typed in ["92233720368547758:统计公报", "999999999999:统计公报", "0:统计公报", "50000:x"]
    {
        let said = income(typed);
        assert!(said.code == 3 && said.err.contains("收入"), "{typed}: {}", said.err);
    }
    let sum = income("999999999:统计公报");
    assert_eq!((sum.code, sum.err.contains("金额")), (3, true), "no entry could hold it: {}", sum.err);
    let unknown = run(&s.dir, &["ledger", "grant", "work-out", "--kind", "房租"]);
    assert!(unknown.code == 2 && unknown.err.contains("应急救助金"), "{}", unknown.err);
}

#[test]
fn a_bill_is_asked_for_by_one_and_approved_by_another() {
    let s = sample();
    let bill = [
        "ledger",
        "grant",
        "new",
        "P1",
        "门诊补助",
        "--bill",
        "2026-11-02",
        "--place",
        "区人民医院",
        "--total",
        "500",
        "--insured",
        "300",
        "--amount",
        "200",
        "--evidence",
        "门诊票据",
        "--despite",
        "试记一笔",
        "--key",
        "一号票据",
        "--json",
    ];
    let made = run(&s.dir, &bill).one();
    assert_eq!(made["version"], 1);
    let grant = made["grant"].as_str().unwrap().to_owned();
    assert_eq!(run(&s.dir, &bill).one()["already"], true, "sent twice under one key, it is one");
    let own = run(&s.dir, &["ledger", "grant", "approve", &grant, "--despite", "见纪要"]);
    assert_eq!(own.code, 4, "{}", own.err);
    let approve = ["--as", "chenjing", "ledger", "grant", "approve", &grant, "--despite", "见纪要", "--json"];
    let approved = run(&s.dir, &approve).one();
    assert!(approved["entry"].as_str().unwrap().starts_with('E'));
    let shown = run(&s.dir, &["ledger", "grant", "show", &grant, "--json"]).one();
    assert_eq!((&shown["state"], &shown["entry"]), (&"approved".into(), &approved["entry"]));
    let year = run(&s.dir, &["ledger", "grant", "list", "--year", "2026", "--programme", "门诊补助"]);
    assert!(year.out.contains("1 人 1 人次 200.00 元"), "{}", year.out);
    let waiting = run(&s.dir, &["ledger", "grant", "list", "--json"]);
    assert!(!waiting.out.contains(&format!("\"{grant}\"")), "it waits no longer: {}", waiting.out);
    assert_eq!(run(&s.dir, &["check"]).code, 0);
}
