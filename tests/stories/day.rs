//! The main story, in both languages: look up, read and post, have it taken back by two, take in a petition, accept it, read its deadline.

use crate::clerk::{Clerk, rows, sample};
use crate::payments::switch;
use crate::support::shown::Shown;

/// What the story reads on the screen.
struct Words {
    lang: &'static str,
    ready: &'static str,
    record_tab: &'static str,
    ledger_tab: &'static str,
    kind: &'static str,
    paid: &'static str,
    amount: &'static str,
    memo: &'static str,
    /// What the form answers when another one is asked.
    asked: &'static str,
    agreed: &'static str,
    booked: &'static str,
    ask: &'static str,
    reverse: &'static str,
    /// The mark of a payment that is asked to be taken back.
    asked_back: &'static str,
    agree: &'static str,
    /// The mark of a reversal in the list, before the number of what it reverses.
    reverses: &'static str,
    /// The same in the panel of the entry.
    reversal_of: &'static str,
    reversed: &'static str,
    reversed_by: &'static str,
    petitions_tab: &'static str,
    demand: &'static str,
    taken_in: &'static str,
    notice_article: &'static str,
    accept: &'static str,
    route: &'static str,
    route_six: &'static str,
    accepted: &'static str,
    all_tab: &'static str,
    closing_article: &'static str,
    strip: &'static str,
}

const ZH: Words = Words {
    lang: "zh",
    ready: "在册 300 人",
    record_tab: "[1 概况]",
    ledger_tab: "[3 台账]",
    kind: "应发或已发",
    paid: "‹ 已发 ›",
    amount: "金额",
    memo: "备注",
    asked: "Y9 已提交",
    agreed: "同意记账 Y9",
    booked: "已入账：E",
    ask: "这是已发或退回的钱",
    reverse: "理由",
    asked_back: "待冲销",
    agree: "同意，冲销",
    reverses: "冲 E",
    reversal_of: "冲销 {}",
    reversed: "已冲",
    reversed_by: "已由 {} 冲销",
    petitions_tab: "[F4 信访]",
    demand: "诉求内容",
    taken_in: "已登记 2026-",
    notice_article: "第二十三条第二款",
    accept: "受理：2026-",
    route: "办理途径",
    route_six: "（六）以上都不是",
    accepted: "（已受理）",
    all_tab: "[全部 ",
    closing_article: "第三十四条",
    strip: "起=起算日",
};

const EN: Words = Words {
    lang: "en",
    ready: "300 people on record",
    record_tab: "[1 Record]",
    ledger_tab: "[3 Ledger]",
    kind: "Due or paid",
    paid: "‹ paid ›",
    amount: "Amount",
    memo: "Memo",
    asked: "Y9",
    agreed: "Agree to book Y9?",
    booked: "Y9 is booked as E",
    ask: "This is money that was paid",
    reverse: "Reason",
    asked_back: "asked back",
    agree: "Agree: take it back",
    reverses: "rev. E",
    reversal_of: "Reverses {}",
    reversed: "reversed",
    reversed_by: "Reversed by {}",
    petitions_tab: "[F4 Petitions]",
    demand: "Demand*",
    taken_in: "taken in",
    notice_article: "art. 23 para. 2",
    accept: "2026-",
    route: "Route",
    route_six: "(6) none of these",
    accepted: "accepted",
    all_tab: "[all ",
    closing_article: "art. 34",
    strip: "0=day of the event",
};

#[test]
fn a_clerk_pays_corrects_and_takes_a_petition_in_chinese() {
    story(&ZH);
}

#[test]
fn a_clerk_pays_corrects_and_takes_a_petition_in_english() {
    story(&EN);
}

fn story(words: &Words) {
    let folder = sample();
    let mut clerk = Clerk::start(&folder, words.lang);
    clerk.see(words.ready);
    look_up(&mut clerk, words);
    let entry = post(&mut clerk, words);
    let by = reverse(&mut clerk, words, &entry);
    let number = take_in(&mut clerk, words);
    accept(&mut clerk, words, &number);
    clerk.assert_never_written();
    clerk.leave();

    let statement = folder.json(&["ledger", "statement", "P1"]);
    let line = |id: &str| {
        statement["entries"].as_array().unwrap().iter().find(|e| e["entry"] == *id).unwrap().clone()
    };
    assert_eq!(line(&entry)["reversed_by"], by.as_str());
    assert_eq!(line(&by)["reverses"], entry.as_str());
    assert_eq!(line(&by)["memo"], "重复发放");
    folder.assert_sound();
}

/// One key at a time, full-width, and Han committed by an input method all lead to the same person.
fn look_up(clerk: &mut Clerk, words: &Words) {
    clerk.keys("ougy");
    clerk.see_row(&["▌ 区国英", "ou g y"]);
    clerk.press("ctrl-u").wait_gone("区国英");
    clerk.type_text("ｏｕｇｙ");
    clerk.see_row(&["▌ 区国英", "ou g y"]);
    clerk.press("ctrl-u").wait_gone("区国英");
    clerk.type_text("区国");
    let hit = clerk.see_row(&["▌ 区国英"]);
    assert!(hit.trim_end().ends_with("区国"), "the hit says why: {hit}");
    clerk.press("enter");
    clerk.see(words.record_tab);
    clerk.see_row(&["● 区国英", "71"]);
    clerk.see("1955-03-02");
}

/// Cash for this month, through the form: the runs do not pay it, so another one agrees; then the statement shows it by month and by entry.
fn post(clerk: &mut Clerk, words: &Words) -> String {
    clerk.press("3");
    clerk.see(words.ledger_tab);
    clerk.see_row(&["2026-11", "759.00       0.00     759.00      759.00"]);
    clerk.press("ctrl-n");
    clerk.see(words.memo);
    clerk.go_to_field(words.kind).choose(words.paid);
    clerk.go_to_field(words.amount).type_text("７５９");
    clerk.go_to_field(words.memo).type_text("现金补发");
    clerk.press("ctrl-s").see(words.reverse).type_text("银行停业一天").press("ctrl-s");
    clerk.see(words.asked).see_row(&["2026-11", "759.00       0.00     759.00      759.00"]);
    // The first takes what came of it for read, the second leaves.
    clerk.press("esc").wait_gone("┌─").press("esc").wait_gone(words.asked);
    switch(clerk, "王伟");
    clerk.see(words.ready).press("alt-d").see_row(&["Y9", "区国英"]);
    clerk.press("down down").see_row(&["▌ ", "Y9"]);
    clerk.press("ctrl-s").see("银行停业一天").say_yes(words.agreed);
    clerk.see(words.booked);
    let entry = numbers(&clerk.shown().last_row(), "E").remove(0);
    switch(clerk, "李娜");
    open_again(clerk, words).press("3").see(words.ledger_tab);
    clerk.see_row(&["2026-11", "759.00     759.00       0.00        0.00"]);
    clerk.press("right");
    clerk.see_row(&["▌ ", &entry, "2026-11-23", "759.00 现金补发"]);
    entry
}

/// The payment taken back: a question whose safe answer comes first, a reason, another one who agrees, and two lines that name each other.
fn reverse(clerk: &mut Clerk, words: &Words, entry: &str) -> String {
    clerk.press("ctrl-z");
    clerk.say_yes(words.ask);
    clerk.see(words.reverse);
    clerk.type_text("重复发放").press("ctrl-s");
    clerk.see_row(&["▌ ", entry, words.asked_back]);
    switch(clerk, "王伟");
    open_again(clerk, words).press("3").see(words.ledger_tab).press("right");
    clerk.see_row(&["▌ ", entry, words.asked_back]);
    clerk.press("ctrl-z").see_row(&["李娜", "2026-11-23", "重复发放"]);
    clerk.see(words.agree).press("1").press("ctrl-s");
    let row = clerk.see_row(&["-759.00", words.reverses]);
    let by = numbers(&row, "E").remove(0);
    // The mark stays on the entry that was taken back; the new one came above it.
    clerk.see_row(&["▌ ", entry, words.reversed]);
    clerk.press("up enter");
    let reversal = words.reversal_of.replace("{}", entry);
    clerk.see("重复发放").see(&reversal);
    clerk.press("esc").wait_gone(&reversal);
    clerk.press("down enter");
    // In the panel, not in what the step answered below it.
    let reversed_by = words.reversed_by.replace("{}", &by);
    let in_panel =
        |screen: &Shown<'_>| rows(screen).iter().rev().skip(1).any(|row| row.contains(&reversed_by));
    clerk.wait_until("the panel", in_panel);
    clerk.press("esc").wait_until("no panel", |screen| !in_panel(screen));
    switch(clerk, "李娜");
    open_again(clerk, words);
    by
}

/// Opens the person of the story once more, after another sat down.
fn open_again<'a>(clerk: &'a mut Clerk, words: &Words) -> &'a mut Clerk {
    clerk.see(words.ready);
    clerk.keys("ougy").see_row(&["▌ 区国英"]);
    clerk.press("enter").see(words.record_tab);
    clerk
}

/// A petition by the form: the person just seen is offered, the demand is typed.
fn take_in(clerk: &mut Clerk, words: &Words) -> String {
    clerk.press("f4");
    clerk.see(words.petitions_tab);
    clerk.press("ctrl-n");
    clerk.see("│ ▌ ");
    clerk.press("down enter");
    clerk.see_row(&["│▌ 区国英"]);
    clerk.press("enter").wait_gone("│▌ 区国英");
    clerk.go_to_field(words.demand).type_text("补助少发，要求核对");
    clerk.press("ctrl-s");
    clerk.see_row(&["▌ ", "区国英", "补助少发，要求核对"]);
    clerk.wait_until("the answer", |screen| screen.last_row().contains(words.taken_in));
    let number = numbers(&clerk.shown().last_row(), "2026-").remove(0);
    clerk.press("ctrl-w");
    clerk.see(words.notice_article);
    // Fifteen days from Monday the 23rd of November end on the 8th of December, the day of receipt not counted.
    clerk.see("2026-12-08").see("15●");
    // Other limits stand below, and at the end what the marks mean.
    clerk.press("end").see(words.strip);
    clerk.press("ctrl-w").wait_gone(words.strip);
    number
}

/// Accepted by its form, behind the list of all steps; then the strip of the sixty days says why they end on that day.
fn accept(clerk: &mut Clerk, words: &Words, number: &str) {
    clerk.press("0 enter");
    clerk.see(words.route);
    clerk.see(words.accept);
    // What is usual for the purpose stands there already.
    clerk.see(words.route_six);
    clerk.press("ctrl-s");
    clerk.wait_until("the answer", |screen| {
        let told = screen.last_row();
        told.contains(number) && told.contains(words.accepted)
    });
    // Right after the step, "why" is about the petition just accepted, although it has left the list.
    clerk.press("ctrl-w").see(words.closing_article).see("2027-01-22");
    clerk.press("ctrl-w").wait_gone("2027-01-22");
    clerk.press("left");
    clerk.see(words.all_tab);
    clerk.press("ctrl-f").type_text("要求核对").press("enter");
    clerk.see_row(&["▌ ", "区国英"]);
    // The preview of the petition has come when its own strip stands there.
    clerk.see("15●");
    clerk.press("ctrl-w").see(words.closing_article).see("2027-01-22");
    clerk.press("pagedown").see("60●");
    clerk.press("ctrl-w");
}

/// The words of a line that begin with a mark and go on with a digit.
fn numbers(line: &str, mark: &str) -> Vec<String> {
    let ends = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
    let all = line.split(ends).filter(|word| {
        word.strip_prefix(mark).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    let all: Vec<String> = all.map(str::to_owned).collect();
    assert!(!all.is_empty(), "no {mark} in {line}");
    all
}
