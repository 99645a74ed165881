//! The pane of keeping in touch, worked by keys.

use crate::bureau::command::Contacted;
use crate::bureau::{Command, Outcome, Receipt, Refusal, What};
use crate::console::action::Action;
use crate::console::panes::care::{Act, Tab};
use crate::console::panes::{PaneAction, PaneId};
use crate::console::testkit::{Bench, desk_of};
use crate::domain::care::{ContactKind, ContactResult, HardshipResult, Recipients, Relief};
use crate::domain::staff::Role;
use crate::domain::{
    CondolenceId, ContactId, Date, DivisionCode, EntryId, Fen, GiftId, HardshipId, PersonId, StaffId,
};
use crate::locale::Lang;
use crate::view::tests::screen;

fn at_care() -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f6>");
    bench
}

fn noted(bench: &Bench) -> Contacted {
    match bench.command() {
        Some((_, _, Command::RecordContact { said })) => said,
        other => panic!("{other:?}"),
    }
}

fn on_record(contact: u32, version: u32) -> Receipt {
    Receipt { seq: 9, already: false, outcome: Outcome::Contact(ContactId(contact), version) }
}

#[test]
fn a_contact_is_a_digit_and_enter_and_the_next_row_follows() {
    let mut bench = at_care();
    bench.keys("1");
    assert!(bench.command().is_none(), "a digit alone notes nothing");
    assert!(screen(&bench.model).contains("按 Enter 登记：区国英 电话接通"));
    bench.keys("<enter>");
    assert_eq!(noted(&bench), Contacted::new(PersonId(1), ContactKind::Call, ContactResult::Reached));
    bench.reply(Ok(on_record(7, 1)));
    assert!(bench.said().starts_with("已登记：区国英 电话接通。"), "{}", bench.said());
    // Who stays in the list, because more is due, is passed by all the same.
    bench.keys("4<enter>");
    assert_eq!((noted(&bench).person, noted(&bench).result), (PersonId(2), ContactResult::NotReached));
    bench.reply(Ok(on_record(8, 1)));
    bench.keys("<enter>");
    assert_eq!((bench.model.active, bench.model.shared.recent[0]), (PaneId::Person, PersonId(4)));
}

#[test]
fn full_width_digits_choose_and_moving_or_escape_lets_go() {
    let mut bench = at_care();
    bench.keys("\u{ff13}");
    assert!(bench.model.panes.care.armed.is_some());
    bench.keys("<down>");
    assert!(bench.model.panes.care.armed.is_none(), "the choice was for the row above");
    bench.keys("5<esc><enter>");
    assert!(bench.command().is_none());
    assert_eq!(bench.model.active, PaneId::Person, "Enter opens who is selected");
}

#[test]
fn keys_typed_ahead_wait_for_the_row_that_follows() {
    let mut bench = at_care();
    bench.keys("1<enter>2<enter>");
    assert_eq!(bench.model.ahead(), 2, "the next digit must not fall on the same row");
    bench.reply(Ok(on_record(7, 1)));
    assert_eq!(noted(&bench).result, ContactResult::NotReached);
}

#[test]
fn the_last_contact_is_taken_back_after_a_question() {
    let mut bench = at_care();
    let why = |bench: &Bench| bench.model.disabled(Action::Pane(PaneAction::Care(Act::Undo)));
    assert!(why(&bench).is_some(), "nothing was noted yet");
    bench.keys("1<enter>");
    bench.reply(Ok(on_record(7, 1)));
    bench.keys("<ctrl-z><right><enter>");
    let command = bench.command().unwrap().2;
    let reason = "登记有误".to_owned();
    assert_eq!(command, Command::VoidContact { contact: ContactId(7), seen: 1, reason });
    bench.reply(Ok(on_record(7, 2)));
    assert_eq!(bench.said(), "已撤回与 区国英 的联系。");
    assert!(why(&bench).is_some());
}

#[test]
fn a_contact_in_full_has_its_day_topics_and_the_next() {
    let mut bench = at_care();
    bench.keys("36<tab><tab><tab><space><tab>已慰问<tab>2026-12-10<ctrl-s>");
    let said = noted(&bench);
    assert_eq!((said.kind, said.result), (ContactKind::HomeVisit, ContactResult::Reached));
    assert_eq!((said.day, said.next), (Date::parse("2026-11-23"), Date::parse("2026-12-10")));
    assert_eq!((said.topics, said.note), (vec!["subsidy".to_owned()], "已慰问".to_owned()));
    bench.reply(Ok(on_record(7, 1)));
    assert!(bench.model.overlays.is_empty());
    assert!(bench.said().contains("区国英"));
}

#[test]
fn what_is_refused_is_told_and_the_list_is_read_again() {
    let mut bench = at_care();
    bench.keys("1<enter>");
    bench.reply(Err(Refusal::NotFound(What::Person)));
    assert!(bench.said().contains("没有这个人"), "{}", bench.said());
    assert!(bench.model.panes.care.armed.is_none());
    bench.keys("1<enter>");
    assert_eq!(noted(&bench).person, PersonId(1), "the mark stayed");
}

#[test]
fn a_filter_narrows_and_escape_widens_again() {
    let mut bench = at_care();
    bench.keys("<f7>买买提<enter>");
    assert_eq!(bench.model.panes.care.rows().len(), 1);
    bench.keys("1<enter>");
    assert_eq!(noted(&bench).person, PersonId(6));
    bench.reply(Ok(on_record(7, 1)));
    bench.keys("<esc>");
    assert_eq!(bench.model.panes.care.rows().len(), 6);
}

#[test]
fn a_town_opens_its_people_and_only_the_head_gives_towns() {
    let mut bench = at_care();
    bench.keys("<right><down><down><enter>");
    let care = &bench.model.panes.care;
    assert_eq!((care.tab, care.town), (Tab::Rota, DivisionCode::parse("440114104")));
    assert_eq!(care.figures(&bench.model.shared), (2_950, 804, 233));
    bench.keys("<esc><ctrl-t>");
    assert!(bench.said().contains("不能“分工”"), "{}", bench.said());

    let mut head = Bench::seated_as(Lang::Zh, desk_of("陈静", &[Role::Head]));
    head.keys("<f6><right><down><down><ctrl-t>lina<enter>");
    let town = DivisionCode::parse("440114104").unwrap();
    assert_eq!(head.command().unwrap().2, Command::AssignTown { town, to: Some(StaffId(3)) });
    head.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Done }));
    assert_eq!(head.said(), "花山镇 已分好工。");
}

#[test]
fn mine_are_the_towns_of_who_is_signed_in() {
    let mut bench = at_care();
    bench.keys("0");
    assert_eq!(bench.model.panes.care.figures(&bench.model.shared), (4_120 + 1_877, 3_011 + 1_877, 12));
    assert!(screen(&bench.model).contains("我的镇街"));
    bench.keys("0");
    assert!(!bench.model.panes.care.mine);
}

#[test]
fn a_person_on_screen_is_noted_with_a_digit_and_enter_too() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<ctrl-o><f6>3<enter>");
    assert_eq!(noted(&bench), Contacted::new(PersonId(1), ContactKind::HomeVisit, ContactResult::Reached));
    bench.reply(Ok(on_record(7, 1)));
    assert_eq!(bench.said(), "已登记：区国英 上门见到。");
    assert!(screen(&bench.model).contains("上次联系 2026-03-02 电话"));
}

#[test]
fn a_household_is_noted_with_the_same_digits_and_helped_and_ended() {
    let mut bench = at_care();
    bench.keys("<right><right>3<enter>");
    let said = noted(&bench);
    assert_eq!((said.person, said.kind), (PersonId(6), ContactKind::HomeVisit));
    bench.reply(Ok(on_record(7, 1)));
    assert_eq!(bench.said(), "已登记：买买提·吐尔逊 上门见到。Ctrl-Z 撤回。");
    bench.keys("7<tab>送米油<ctrl-s>");
    let what = "送米油".to_owned();
    let on = Date::parse("2026-11-23");
    let hardship = HardshipId(1);
    assert_eq!(bench.command().unwrap().2, Command::AddMeasure { hardship, seen: 2, on, what });
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Hardship(hardship, 3) }));
    bench.keys("8<ctrl-s>");
    let result = HardshipResult::Lifted;
    assert_eq!(bench.command().unwrap().2, Command::EndHardship { hardship, seen: 2, result, on });
}

#[test]
fn a_new_household_has_a_head_and_members_line_by_line() {
    let mut bench = at_care();
    bench.keys("<right><right><ctrl-n><enter>ougy<enter><tab>失业<tab><tab>P12 妻<alt-enter>王五 子<ctrl-s>");
    let Command::RegisterHardship { facts } = bench.command().unwrap().2 else { panic!() };
    assert_eq!(
        (facts.head, facts.relief, facts.cause.as_str()),
        (PersonId(1), Relief::MinimumLiving, "失业")
    );
    let members: Vec<_> =
        facts.members.iter().map(|m| (m.person, m.name.as_str(), m.relation.as_str())).collect();
    assert_eq!(members, [(Some(PersonId(12)), "", "妻"), (None, "王五", "子")]);
}

#[test]
fn condolence_is_handed_out_with_a_digit_and_enter_and_taken_back_after_a_question() {
    let mut bench = at_care();
    bench.keys("<left><enter>1");
    assert!(screen(&bench.model).contains("按 Enter 发放：区国英 1,000.00 元"), "{}", screen(&bench.model));
    bench.keys("<enter>");
    let received_by = String::new();
    let give = Command::GiveGift { gift: GiftId(1), seen: 1, received_by, despite: None };
    assert_eq!(bench.command().unwrap().2, give);
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Entries(EntryId(4), 2) }));
    bench.keys("<down>6女儿 陈小<ctrl-s>");
    let received_by = "女儿 陈小".to_owned();
    assert_eq!(
        bench.command().unwrap().2,
        Command::GiveGift { gift: GiftId(5), seen: 1, received_by, despite: None }
    );
    bench.reply(Err(Refusal::GivenAlready(GiftId(5))));
    bench.keys("<esc><right><enter><down>");
    let why = |bench: &Bench, act| bench.model.disabled(Action::Pane(PaneAction::Care(act)));
    assert!(why(&bench, Act::Way1).is_some() && why(&bench, Act::Drop).is_some(), "handed out");
    bench.keys("<ctrl-z><right><enter>");
    assert!(matches!(bench.command().unwrap().2, Command::TakeBackGift { gift: GiftId(6), seen: 1, .. }));
}

#[test]
fn a_list_is_made_closed_and_opened_again() {
    let mut bench = at_care();
    bench.keys("<left><ctrl-n><tab><tab><tab>类别:三属<tab>500<ctrl-s>");
    let Command::MakeCondolence { made, despite: None } = bench.command().unwrap().2 else { panic!() };
    assert_eq!((made.festival.as_str(), made.year, made.of), ("spring", 2027, Recipients::People));
    assert_eq!((made.whom.as_str(), made.amount), ("类别:三属", Fen(50_000)));
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Condolence(CondolenceId(3), 1) }));
    bench.keys("8<right><enter>");
    assert_eq!(bench.command().unwrap().2, Command::CloseCondolence { list: CondolenceId(2), seen: 1 });
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Condolence(CondolenceId(2), 2) }));
    bench.keys("<down>8漏了人<ctrl-s>");
    let reason = "漏了人".to_owned();
    assert_eq!(
        bench.command().unwrap().2,
        Command::ReopenCondolence { list: CondolenceId(1), seen: 1, reason }
    );
}
