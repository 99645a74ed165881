//! Supervision, worked by keys.

use crate::bureau::command::SuperviseAct;
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal};
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, answer, desk_of};
use crate::domain::paper::PaperKind;
use crate::domain::staff::{Role, Roles};
use crate::domain::supervision::{SupervisionFault, SupervisionOrigin, SupervisionStep};
use crate::domain::{Date, PetitionId, StaffId, SupervisionId};
use crate::locale::Lang;
use crate::view::tests::screen;

fn at_pane() -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys_to("<alt-v>", answer);
    assert_eq!(bench.model.active, PaneId::Supervision);
    bench
}

fn done(bench: &mut Bench, version: u32) {
    let outcome = Outcome::Supervision(SupervisionId(2), "2026-0002".to_owned(), version);
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome }));
}

fn asked(bench: &Bench) -> SuperviseAct {
    match bench.command() {
        Some((_, _, Command::Supervise(act))) => act,
        other => panic!("{}", other.is_some()),
    }
}

fn step(item: u32, seen: u32, step: SupervisionStep, text: &str) -> SuperviseAct {
    SuperviseAct::Step { item: SupervisionId(item), seen, step, text: text.to_owned() }
}

#[test]
fn what_waits_for_whom_and_what_is_late_is_said_at_the_top() {
    let text = screen(&at_pane().model);
    for said in ["[未办结 3]", "待核 1", "等您核实 1", "逾期 1", "! 逾期", "核对花东镇参战人员名册"]
    {
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn whoever_has_it_in_hand_asks_with_evidence() {
    let mut bench = at_pane();
    bench.keys("1<ctrl-s>");
    assert!(bench.command().is_none(), "nothing shows that it is done");
    bench.keys("<esc>1名册签字页<ctrl-s>");
    assert!(asked(&bench) == step(1, 2, SupervisionStep::Ask, "名册签字页"));
}

#[test]
fn another_one_checks_and_closes_or_sends_back() {
    let mut bench = at_pane();
    bench.keys_to("<down>", answer);
    bench.keys("2<ctrl-s>");
    assert!(asked(&bench) == step(2, 2, SupervisionStep::Close, ""));
    done(&mut bench, 3);
    assert_eq!(bench.said(), "督2026-0002 已核实办结。日志第 9 条。");
    let mut bench = at_pane();
    bench.keys_to("<down>", answer);
    bench.keys("3缺回访<ctrl-s>");
    assert!(asked(&bench) == step(2, 2, SupervisionStep::Return, "缺回访"));
}

#[test]
fn what_cannot_be_done_says_why() {
    let mut bench = at_pane();
    bench.keys("2");
    assert!(bench.said().contains("还没有申请办结"), "{}", bench.said());
    bench.keys_to("<down>", answer);
    bench.keys("1");
    assert!(bench.said().contains("等另一人核实"), "{}", bench.said());
    bench.keys_to("<down>", answer);
    bench.keys("1");
    assert!(bench.said().contains("由别人负责"), "{}", bench.said());
    assert!(bench.command().is_none() && bench.model.overlays.is_empty());
}

#[test]
fn a_nudge_is_one_key_and_a_second_is_refused() {
    let mut bench = at_pane();
    bench.keys("4");
    assert!(asked(&bench) == step(1, 2, SupervisionStep::Nudge, ""));
    bench.reply(Err(Refusal::Supervision(SupervisionFault::NudgedToday)));
    assert!(bench.said().contains("今天已经催办过"), "{}", bench.said());
}

#[test]
fn an_item_is_given_to_another_or_another_day_by_a_key_with_a_reason() {
    let mut bench = at_pane();
    bench.keys_to("5", answer);
    let text = screen(&bench.model);
    assert!(text.contains("2026-0001 改派") && text.contains("现在由 李娜 负责"), "{text}");
    bench.keys("<right><down><ctrl-s>");
    assert!(bench.command().is_none(), "not without a reason");
    bench.keys("病了<ctrl-s>");
    let (item, seen) = (SupervisionId(1), 2);
    let SuperviseAct::Reassign { to, reason, .. } = asked(&bench) else { panic!() };
    assert!(to != StaffId(3) && reason == "病了");
    let mut bench = at_pane();
    bench.keys("6");
    assert!(screen(&bench.model).contains("现在的期限是 2026-11-20"), "{}", screen(&bench.model));
    bench.keys("2026-12-04<down>等材料<ctrl-s>");
    let due = Date::new(2026, 12, 4).unwrap();
    assert!(asked(&bench) == SuperviseAct::Due { item, seen, due, reason: "等材料".to_owned() });
    done(&mut bench, 3);
    assert!(bench.said().contains("已改期"), "{}", bench.said());
    let mut bench = at_pane();
    bench.keys_to("<down><down>", answer);
    bench.keys("6");
    assert!(bench.said().contains("由交办人或负责人办"), "{}", bench.said());
}

#[test]
fn a_new_item_names_who_and_until_when() {
    let mut bench = at_pane();
    bench.keys_to("<ctrl-n>", answer);
    bench.keys("清理积案<down><right><right><down><ctrl-u>2026-12-04<down>2<down>X7<ctrl-s>");
    let SuperviseAct::Add { said } = asked(&bench) else { panic!() };
    assert_eq!(
        (said.text.as_str(), said.owner, said.due),
        ("清理积案", StaffId(4), Date::new(2026, 12, 4).unwrap())
    );
    assert_eq!((said.origin, said.petition), (SupervisionOrigin::Meeting, Some(PetitionId(7))));
}

#[test]
fn the_petition_of_a_new_item_is_known_by_its_number_and_told_by_name() {
    // With an input method the digits are wide; the last ones of a number of this year are enough.
    for number in ["２０２６－０００２", "２"] {
        let mut bench = at_pane();
        bench.keys_to("<ctrl-n>", answer);
        bench.keys_to(&format!("清理积案<down><right><right><down><down><down>{number}"), answer);
        let text = screen(&bench.model);
        assert!(text.contains("区国英：8 月起生活补助"), "{text}");
        bench.keys("<ctrl-s>");
        let SuperviseAct::Add { said } = asked(&bench) else { panic!() };
        assert_eq!(said.petition, Some(PetitionId(2)));
    }
    let mut bench = at_pane();
    bench.keys_to("<ctrl-n>", answer);
    bench.keys_to("清理积案<down><right><right><down><down><down>2026-0099", answer);
    assert!(screen(&bench.model).contains("没有这个编号的信访事项"), "{}", screen(&bench.model));
    bench.keys("<ctrl-s>");
    assert!(bench.command().is_none(), "nothing is linked that is not there");
}

#[test]
fn items_carry_a_mark_and_one_typed_for_a_petition_is_told_so() {
    let text = screen(&at_pane().model);
    assert!(text.contains("督2026-0001") && !text.contains(" 2026-0001"), "{text}");
    for typed in ["督2026-0001", "Ｓ２０２６－０００１", "D1"] {
        let mut bench = at_pane();
        bench.keys_to("<ctrl-n>", answer);
        let keys = format!("清理积案<down><right><right><down><down><down>{typed}");
        bench.keys_to(&keys, answer);
        assert!(screen(&bench.model).contains("是督办事项的编号"), "{}", screen(&bench.model));
        bench.keys("<ctrl-s>");
        assert!(bench.command().is_none(), "{typed}");
        let text = screen(&bench.model);
        assert!(text.contains("是督办事项的编号，请写信访的"), "{text}");
    }
}

#[test]
fn enter_opens_the_petition_and_the_list_goes_to_the_papers() {
    let mut bench = at_pane();
    bench.keys_to("<f9>", answer);
    assert_eq!(bench.model.active, PaneId::Papers);
    bench.keys("<f9>");
    let Some((_, _, Command::IssuePaper { draft })) = bench.command() else { panic!() };
    assert_eq!(draft.kind, PaperKind::Supervision);
    let mut bench = at_pane();
    bench.keys_to("<down><enter>", answer);
    assert_eq!(bench.model.active, PaneId::Petitions);
}

#[test]
fn whoever_does_not_supervise_reads_and_asks() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[Role::FrontDesk]));
    bench.keys_to("<alt-v>", answer);
    bench.keys("4");
    assert!(bench.command().is_none() && bench.said().contains("不能“催办”"), "{}", bench.said());
}

#[test]
fn an_item_is_offered_to_those_alone_who_can_say_that_it_is_done() {
    let with_admin = |query: &Query| match answer(query) {
        Some(Answer::Staff(mut staff)) => {
            let mut admin = staff[0].clone();
            (admin.id, admin.roles) = (StaffId(1), Roles::new([Role::SystemAdmin]));
            staff.insert(0, admin);
            Some(Answer::Staff(staff))
        }
        other => other,
    };
    let mut bench = at_pane();
    bench.keys_to("<ctrl-n>", with_admin);
    bench.keys("清理积案<down><right><down><down><down><ctrl-s>");
    let SuperviseAct::Add { said } = asked(&bench) else { panic!() };
    assert_eq!(said.owner, StaffId(3), "the first who is offered");
}
