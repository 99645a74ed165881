//! The duty, worked by keys.

use crate::bureau::command::DutyAct;
use crate::bureau::{Answer, Command, Outcome, Query, Receipt};
use crate::console::panes::PaneId;
use crate::console::panes::oncall::Tab;
use crate::console::testkit::{Bench, answer, desk_of, oncall};
use crate::domain::duty::{At, MajorFacts};
use crate::domain::staff::Role;
use crate::domain::{HandoverId, MajorId, StaffId};
use crate::locale::Lang;
use crate::view::tests::screen;

fn at_pane() -> Bench {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[Role::Petitions]));
    bench.keys_to("<alt-o>", answer);
    assert_eq!(bench.model.active, PaneId::Oncall);
    bench
}

fn act(bench: &Bench) -> DutyAct {
    match bench.command().unwrap().2 {
        Command::Duty(act) => act,
        other => panic!("{other:?}"),
    }
}

fn at(text: &str) -> At {
    At::parse(text, crate::console::testkit::petitions::today()).unwrap()
}

#[test]
fn it_opens_where_something_needs_an_answer_and_says_whom_to_call() {
    let bench = at_pane();
    let text = screen(&bench.model);
    for said in ["当班：白班 李娜", "! 逾期", "该呼叫：班长 周强", "未接 2 项，仍由 陈静 负责"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn one_key_looks_after_it_until_a_time_and_one_key_stamps_a_call() {
    let mut bench = at_pane();
    let petition = oncall::board().paging[0].petition.petition;
    bench.keys("3");
    assert!(act(&bench) == DutyAct::Hop { petition, answered: false });
    bench.reply(Ok(Receipt { seq: 5, already: false, outcome: Outcome::Done }));
    bench.keys("1<down>14:00<ctrl-s>");
    assert!(act(&bench) == DutyAct::Acknowledge { petition, until: at("14:00") });
}

#[test]
fn the_short_form_opens_from_anywhere() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[Role::FrontDesk]));
    bench.keys_to("<f2><alt-u>", answer);
    assert_eq!((bench.model.active, bench.model.panes.oncall.tab), (PaneId::Oncall, Tab::Major));
    bench.keys("聚集<down>门口<down><ctrl-u>九点<down><ctrl-u>30<down>已接待<ctrl-s>");
    let facts = MajorFacts {
        what: "聚集".into(),
        place: "门口".into(),
        when: "九点".into(),
        people: 30,
        done: "已接待".into(),
    };
    assert!(act(&bench) == DutyAct::OpenMajor { facts });
}

#[test]
fn a_major_matter_is_called_about_with_one_key() {
    let mut bench = at_pane();
    bench.keys("<right><right>1");
    assert!(act(&bench) == DutyAct::Call { major: MajorId(1), rung: 1, answered: true });
    assert!(screen(&bench.model).contains("还缺：续报、终报"), "{}", screen(&bench.model));
}

#[test]
fn signing_goes_on_at_the_first_item_that_is_not_signed() {
    let mut bench = at_pane();
    bench.keys("<left><left>");
    assert_eq!((bench.model.panes.oncall.tab, bench.model.panes.oncall.list.selected), (Tab::Handover, 1));
    bench.keys("1");
    assert!(act(&bench) == DutyAct::Sign { handover: HandoverId(2), item: 1, left: None });
    bench.reply(Ok(Receipt { seq: 6, already: false, outcome: Outcome::Handover(HandoverId(2), 3) }));
    let signed = |query: &Query| match query {
        Query::Duty { .. } => {
            let mut board = oncall::board();
            let one = board.handover.as_mut().unwrap();
            one.resumes = Some(2);
            Some(Answer::Duty(Box::new(board)))
        }
        query => answer(query),
    };
    bench.keys_to("<down>", signed);
    assert_eq!(bench.model.panes.oncall.list.selected, 2);
    bench.keys("2等人来取<ctrl-s>");
    let left = Some("等人来取".to_owned());
    assert!(act(&bench) == DutyAct::Sign { handover: HandoverId(2), item: 2, left });
}

#[test]
fn a_shift_is_set_by_digits_and_gaps_are_said() {
    let mut bench = at_pane();
    bench.keys("<left><down><down>");
    let text = screen(&bench.model);
    assert!(text.contains("2026-11-25 夜班 无人") && text.contains("李娜：28 班"), "{text}");
    bench.keys("12<down>2<ctrl-s>");
    let day = oncall::board().days[2].day;
    let staff = vec![StaffId(4)];
    assert!(act(&bench) == DutyAct::SetShift { day, seen: 1, shift: "夜班".into(), staff });
}

#[test]
fn whoever_may_not_is_told_why() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[Role::Maker]));
    bench.keys_to("<alt-o>1", answer);
    assert!(bench.command().is_none());
}

#[test]
fn an_acknowledgement_lapses_on_screen_without_a_key() {
    let mut bench = at_pane();
    bench.keys("<down>");
    assert!(screen(&bench.model).contains("李娜 跟到 2026-11-23 14:00"));
    bench.cx.clock = (14, 1);
    bench.timer(crate::console::TimerId::Minute);
    let text = screen(&bench.model);
    assert!(!text.contains("李娜 跟到") && text.contains("! 未分办"), "{text}");
}
