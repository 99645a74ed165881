//! Taking a call in without looking for its field, and putting right what was typed wrong.

use super::tests::{bench, receipt};
use crate::bureau::command::PetitionChange as To;
use crate::bureau::{Command, Refusal};
use crate::console::forms::Form;
use crate::console::overlays::Overlay;
use crate::console::testkit::Bench;
use crate::domain::ledger::Doubt;
use crate::domain::petition::{Channel, PetitionFacts, Urgency};
use crate::domain::{Date, PetitionId};

fn form(bench: &Bench) -> &Form {
    match bench.model.overlays.last() {
        Some(Overlay::Sheet(sheet)) => &sheet.form,
        _ => panic!("no form"),
    }
}

fn taken_in(bench: &Bench) -> PetitionFacts {
    match bench.command() {
        Some((_, _, Command::RegisterPetition { facts })) => *facts,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_call_is_taken_in_on_the_first_page_with_eight_keys_beside_what_is_said() {
    let mut bench = bench();
    bench
        .keys("<ctrl-n>３王建国<tab>１３８１２３４５６７８<tab>３２<tab>要求落实安置岗位<tab><tab>3<ctrl-s>");
    let facts = taken_in(&bench);
    assert_eq!(
        (facts.channel, facts.headcount, facts.urgency),
        (Channel::Phone, 32, Some(Urgency::Critical))
    );
    assert_eq!(
        (facts.petitioners[0].name.as_str(), facts.demands[0].text.as_str()),
        ("王建国", "要求落实安置岗位")
    );
}

#[test]
fn whoever_gives_no_name_is_anonymous_however_that_is_written() {
    for word in ["匿名", "匿 名", "anonymous", "不愿透露姓名", "匿名者", "姓名不详"] {
        let mut bench = bench();
        bench.keys(&format!("<ctrl-n>2<tab><tab>{word}<tab><tab><tab>反映代办收费<ctrl-s>"));
        let facts = taken_in(&bench);
        assert!(facts.anonymous && facts.petitioners.is_empty(), "{word}");
        assert_eq!(facts.channel, Channel::Letter);
    }
    let mut bench = bench();
    bench.keys("<ctrl-n><tab><tab><tab><tab><tab>反映代办收费<ctrl-s>");
    let fault = form(&bench).field("petitioners.0.name").and_then(|f| f.fault.clone());
    assert!(fault.is_some_and(|words| words.say(crate::locale::Lang::Zh).contains("姓名写“匿名”")));
}

#[test]
fn words_typed_where_one_chooses_are_not_lost_without_a_word() {
    let mut bench = bench();
    bench.keys("<ctrl-n>王建国<tab><tab><tab>要求安置<tab><tab>特急");
    assert!(bench.said().contains("没有记下"), "{}", bench.said());
    assert_eq!(form(&bench).text("petitioners.0.name"), "王建国");
    assert_eq!(form(&bench).text("demands.0.text"), "要求安置");
}

#[test]
fn what_was_typed_wrong_is_put_right_and_nothing_else_is_sent() {
    let mut bench = bench();
    bench.keys("<alt-e>3<ctrl-s>");
    let Some((_, _, Command::CorrectPetition { petition, changes, despite, .. })) = bench.command() else {
        panic!("{:?}", bench.command())
    };
    assert_eq!((petition, despite), (PetitionId(2), None));
    assert!(changes == [To::Channel(Channel::Phone)]);
    // A limit that moves is said with both days, and the reason goes along.
    let day = |d| Date::new(2026, 12, d);
    bench.reply(Err(Refusal::Doubtful(vec![Doubt::LimitMoves { old: day(8), new: day(5), act: None }])));
    let asked = form(&bench).field("despite").and_then(|f| f.fault.clone()).unwrap();
    let said = asked.say(crate::locale::Lang::Zh);
    assert!(said.contains("2026-12-08 变为 2026-12-05"), "{said}");
    bench.keys("打错了<ctrl-s>");
    let Some((_, _, Command::CorrectPetition { despite, .. })) = bench.command() else { panic!() };
    assert_eq!(despite.as_deref(), Some("打错了"));
    bench.reply(Ok(receipt(2)));
    assert!(bench.said().starts_with("已更正 2026-0002"), "{}", bench.said());
}

#[test]
fn a_form_that_changes_nothing_says_so() {
    let mut bench = bench();
    bench.keys("<alt-e><ctrl-s>");
    assert!(bench.command().is_none());
    assert!(form(&bench).field("channel").is_some_and(|f| f.fault.is_some()));
}
