//! The directory, worked by keys.

use crate::bureau::{Command, Outcome, Receipt};
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, answer, desk_of};
use crate::domain::LiaisonId;
use crate::domain::petition::LiaisonKind;
use crate::domain::staff::Role;
use crate::locale::Lang;
use crate::view::tests::screen;

fn at_pane() -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys_to("<alt-c>", answer);
    assert_eq!(bench.model.active, PaneId::Liaisons);
    bench
}

fn asked(bench: &Bench) -> Command {
    bench.command().map(|(_, _, command)| command).unwrap()
}

#[test]
fn the_three_levels_are_listed_by_division_and_level() {
    let mut bench = at_pane();
    let text = screen(&bench.model);
    for said in ["[全部 4]", "专班 1", "镇街 2", "村社区 1", "新华街道 田美村", "刘倩"] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    bench.keys("<right><right>");
    let text = screen(&bench.model);
    assert!(text.contains("[镇街 2]") && text.contains("陈㘵") && !text.contains("黄志强"), "{text}");
}

#[test]
fn a_part_of_a_place_or_a_name_narrows_the_list() {
    let mut bench = at_pane();
    bench.keys("<f7>田美");
    let text = screen(&bench.model);
    assert!(text.contains("骆伟明") && !text.contains("刘倩"), "{text}");
    bench.keys("<esc>");
    assert!(screen(&bench.model).contains("刘倩"));
}

#[test]
fn phones_are_masked_until_a_key_shows_them_for_a_while() {
    let mut bench = at_pane();
    assert!(!screen(&bench.model).contains("13800138001"));
    bench.keys("<enter>");
    assert!(screen(&bench.model).contains("13800138001"));
}

#[test]
fn somebody_new_is_of_the_level_that_is_looked_at() {
    let mut bench = at_pane();
    bench.keys("<right><right>1<ctrl-s>");
    assert!(bench.command().is_none(), "who they are and how they are reached is missing");
    let text = screen(&bench.model);
    assert!(text.contains("新增三级联系人") && text.contains("镇街 · 信访代办员"), "{text}");
}

#[test]
fn somebody_is_changed_where_they_stand() {
    let mut bench = at_pane();
    bench.keys("<down>2<down><down><down><ctrl-u>13800138009<ctrl-s>");
    let Command::SetLiaison { liaison, seen, facts } = asked(&bench) else { panic!() };
    assert_eq!((liaison, seen, facts.kind), (Some(LiaisonId(2)), 2, LiaisonKind::Agent));
    assert_eq!((facts.name.as_str(), facts.phone.as_str()), ("刘倩", "13800138009"));
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Liaison(LiaisonId(2), 3) }));
    assert_eq!(bench.said(), "刘倩 已修改。日志第 9 条。");
}

#[test]
fn whoever_does_it_no_more_is_ended_after_a_question() {
    let mut bench = at_pane();
    bench.keys("<end>3");
    assert!(screen(&bench.model).contains("停用 陈㘵（花东镇）？"));
    assert!(bench.command().is_none());
    bench.wait(400);
    bench.keys("<right><enter>");
    assert!(asked(&bench) == Command::EndLiaison { liaison: LiaisonId(4), seen: 2 });
}

#[test]
fn whoever_only_reads_changes_nothing() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[Role::FrontDesk]));
    bench.keys_to("<alt-c>", answer);
    bench.keys("1");
    assert!(bench.command().is_none() && bench.model.overlays.is_empty(), "{}", bench.said());
}
