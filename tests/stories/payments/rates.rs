//! An amount explains itself; a raised standard with a back date pays each the difference, once.

use super::{COMBAT, HEAD, KEEPER, MAKER, NEXT, SENDER, answer, done, fen, keep, lines, refused, send};
use crate::clerk::{Clerk, sample};
use serde_json::Value;

/// At the console: from the cursor on an amount to the article, the figure and its notice. The leaves add up to the fen.
#[test]
fn an_amount_says_by_which_article_and_figure_it_is_what_it_is() {
    let folder = sample();
    let mut clerk = Clerk::at_work(&folder);
    clerk.keys("ougy").press("enter").see("[1 概况]").press("3").see("[3 台账]");
    clerk.has_row(&["▌ 2026-11", "759.00"]).press("ctrl-w").see("为什么是这个数");
    clerk.see("第六十二条").see("花都区（示例标准）标准 759.00 元/月，自 2025-08-01");
    clerk.leave();

    let why = folder.json(&["ledger", "explain", "P3", "--month", "2026-11"]);
    let (of, sum) = (leaves(&why["explanation"]["items"]), why["fen"].as_i64().unwrap());
    assert!(sum > 0 && of == sum, "the leaves add up: {of} of {sum}");
    // A quarter of a year's figure, to the fen: the months of a year add up to it.
    let month = |month: u32| {
        let asked = format!("2023-{month:02}");
        let of = ["--group", "残疾军人", "--grade", "6", "--cause", "因公", "--month", &asked];
        folder.json(&[&["ledger", "entitle"][..], &of].concat())["fen"].as_i64().unwrap()
    };
    assert_eq!((1..=3).map(month).sum::<i64>(), 4_329_000 / 4);
}

/// What the ends of a tree of explanations come to.
fn leaves(why: &Value) -> i64 {
    match why {
        Value::Array(all) => all.iter().map(leaves).sum(),
        Value::Object(step) => match (step.get("parts"), step.get("why")) {
            (Some(Value::Array(parts)), _) if !parts.is_empty() => parts.iter().map(leaves).sum(),
            (_, Some(why)) => leaves(why),
            _ => step.get("fen").and_then(Value::as_i64).unwrap_or_default(),
        },
        _ => 0,
    }
}

/// By the command line: a standard from August on comes in November. Everybody gets the difference of their months, in one run of its own;
/// and drafting again proposes nothing.
#[test]
fn a_raise_with_a_back_date_pays_each_the_difference_once() {
    let folder = sample();
    let raise = [
        "ledger",
        "rates",
        "propose",
        COMBAT,
        "800",
        "--per",
        "month",
        "--effective",
        "2026-08-01",
        "--standard",
        "花都区（示例标准）",
        "--notice",
        "示例通知（2026 年标准）",
        "--json",
    ];
    let proposed: Value = serde_json::from_str(&done(&folder, KEEPER, &raise).said).unwrap();
    let proposal = proposed["proposal"].as_str().unwrap().to_owned();
    refused(&folder, KEEPER, &["ledger", "rates", "approve", &proposal], "");
    done(&folder, HEAD, &["ledger", "rates", "approve", &proposal]);

    done(&folder, MAKER, &["ledger", "run", "draft", COMBAT, "--month", "2026-10"]);
    let drafted = lines(&folder, NEXT);
    let mut raised = 0;
    for part in drafted.iter().flat_map(|line| line["parts"].as_array().unwrap()) {
        let (due, settled, pays) = (fen(&part["due"]), fen(&part["settled"]), fen(&part["amount"]));
        if settled == 75_900 && part["month"].as_str() >= Some("2026-08") {
            assert_eq!((due, pays), (80_000, 4_100), "new less old: {part}");
            raised += 1;
        }
    }
    assert!(raised > 10, "three months of everybody who was paid: {raised}");
    let sent = send(&folder, NEXT);
    let whole = keep(&folder, "whole.txt", &answer(&sent, &[]));
    done(&folder, SENDER, &["ledger", "bank", "answer", NEXT, &whole, "--template", super::TEMPLATE]);
    refused(&folder, MAKER, &["ledger", "run", "draft", COMBAT, "--month", "2026-10"], "没有要发的");
    folder.assert_sound();
}
