//! A night on call, by keys: what is said of what was noted, where the mark stands, what a form begins with.

use crate::bureau::answer::DutyBoard;
use crate::bureau::command::DutyAct;
use crate::bureau::{Answer, Command, Outcome, Query, Receipt};
use crate::console::panes::PaneId;
use crate::console::panes::oncall::Tab;
use crate::console::testkit::{Bench, answer, desk_of, oncall};
use crate::domain::petition::PressingReason;
use crate::domain::staff::Role;
use crate::domain::{MajorId, PetitionId};
use crate::locale::Lang;
use crate::view::tests::screen;

fn with(board: &DutyBoard, query: &Query) -> Option<Answer> {
    match query {
        Query::Duty { .. } => Some(Answer::Duty(Box::new(board.clone()))),
        query => answer(query),
    }
}

fn at_pane(board: &DutyBoard) -> Bench {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[Role::Petitions]));
    bench.keys_to("<alt-o>", |query| with(board, query));
    bench
}

fn act(bench: &Bench) -> DutyAct {
    match bench.command().unwrap().2 {
        Command::Duty(act) => act,
        other => panic!("{other:?}"),
    }
}

fn noted(outcome: Outcome) -> Receipt {
    Receipt { seq: 5, already: false, outcome }
}

#[test]
fn the_mark_stays_with_what_was_handled_and_the_last_line_names_it() {
    let mut board = oncall::board();
    let mut bench = at_pane(&board);
    let first = board.paging[0].petition.clone();
    bench.keys("1");
    assert!(screen(&bench.model).contains(&format!("跟进到 · {} {}", first.number, first.name)));
    bench.keys("晚上十点半<ctrl-s>");
    let DutyAct::Acknowledge { petition, until } = act(&bench) else { panic!() };
    assert_eq!((petition, until.to_string().as_str()), (first.petition, "2026-11-23 22:30"));
    bench.reply(Ok(noted(Outcome::Done)));
    let said = bench.said();
    assert!(said.contains(&first.number) && said.contains("跟进到 22:30"), "{said}");
    // It goes to the end of the list; the mark goes with it, and so does the next call.
    board.paging.rotate_left(1);
    board.paging[2].acked = Some(("李娜".to_owned(), until));
    bench.keys_to("3", |query| with(&board, query));
    assert!(act(&bench) == DutyAct::Hop { petition, answered: false });
    bench.reply(Ok(noted(Outcome::Done)));
    let said = bench.said();
    assert!(said.contains(&first.number) && said.contains("周强 未接通"), "{said}");
    bench.keys_to("<ctrl-z>", |query| with(&board, query));
    assert!(act(&bench) == DutyAct::TakeHopBack { petition });
}

#[test]
fn a_mark_that_nobody_moved_stays_on_top_and_one_that_was_moved_follows() {
    let mut board = oncall::board();
    let mut bench = at_pane(&board);
    let new = board.paging.pop().unwrap();
    bench.keys_to("<alt-o>", |query| with(&board, query));
    // Something critical came in meanwhile and stands on top.
    board.paging.insert(0, new.clone());
    bench.keys_to("<alt-o>", |query| with(&board, query));
    bench.keys("3");
    assert!(act(&bench) == DutyAct::Hop { petition: new.petition.petition, answered: false });
    bench.reply(Ok(noted(Outcome::Done)));
    // What was worked on is done with when one comes here anew.
    board.paging.rotate_left(1);
    bench.keys_to("<f2><alt-o>", |query| with(&board, query));
    let moved = board.paging[1].petition.petition;
    bench.keys_to("<down>", |query| with(&board, query));
    board.paging.rotate_right(1);
    bench.keys_to("<f2><alt-o>", |query| with(&board, query));
    bench.keys("3");
    assert!(act(&bench) == DutyAct::Hop { petition: moved, answered: false });
}

#[test]
fn a_petition_with_an_open_major_matter_says_so_and_asks_for_no_rung() {
    let mut board = oncall::board();
    let text = screen(&at_pane(&board).model);
    assert!(text.contains("该呼叫：班长 周强"), "{text}");
    let row = &mut board.paging[0];
    row.major = Some(MajorId(1));
    (row.ladder.next, row.ladder.at) = (None, None);
    let text = screen(&at_pane(&board).model);
    assert!(text.contains("已登记紧急重大 U1，呼叫都记在那里") && !text.contains("该呼叫"), "{text}");
}

#[test]
fn who_takes_over_reads_why_an_item_is_urgent_and_opens_it_before_signing() {
    let mut board = oncall::board();
    let row = &mut board.paging[0];
    row.petition.petition = PetitionId(1);
    row.petition.headcount = 5;
    row.petition.why = Vec::new();
    let who = format!("{} {}", row.petition.number, row.petition.name);
    let mut bench = at_pane(&board).sized(120, 40);
    bench.keys_to("<left><left>", |query| with(&board, query));
    let text = screen(&bench.model);
    // In the line as far as it goes, beside it in full.
    assert!(text.contains(&format!("逾期  {who} 等5人  08:35")) && text.contains("值班室 未接通"), "{text}");
    bench.keys("<enter>");
    assert_eq!(bench.model.active, PaneId::Petitions);
    bench.keys_to("<esc>", |query| with(&board, query));
    assert_eq!((bench.model.active, bench.model.panes.oncall.tab), (PaneId::Oncall, Tab::Handover));
    // A major matter is read whole, from its item and from its list; who comes back stands where they were.
    bench.keys_to("<up><enter>", |query| with(&board, query));
    let text = screen(&bench.model);
    assert!(text.contains("何事：多人聚集") && text.contains("已采取措施：已接待，通知保卫"), "{text}");
    bench.keys_to("<esc><alt-o>", |query| with(&board, query));
    assert_eq!(bench.model.panes.oncall.list.selected, 0);
    bench.keys_to("<left><enter>", |query| with(&board, query));
    assert!(screen(&bench.model).contains("何地：局门口"), "{}", screen(&bench.model));
}

#[test]
fn the_facts_of_a_major_matter_have_the_rows_that_the_list_does_not_need() {
    let mut board = oncall::board();
    let calls = board.majors[0].calls[0].clone();
    board.majors[0].calls = vec![calls; 6];
    for (columns, rows) in [(80, 24), (60, 20)] {
        let mut bench = at_pane(&board).sized(columns, rows);
        bench.keys_to("<right><right>", |query| with(&board, query));
        let text = screen(&bench.model);
        let said = text.matches("值班室 已接通").count();
        assert!(text.contains("已接待，通知保卫") && said >= 1, "{columns}x{rows} {said} {text}");
    }
}

#[test]
fn ctrl_z_takes_back_what_was_noted_last_and_says_what() {
    let mut board = oncall::board();
    let row = &mut board.paging[0];
    let (petition, number) = (row.petition.petition, row.petition.number.clone());
    let until = crate::domain::duty::At { minute: 22 * 60, ..board.now };
    (row.acked, row.ack_is_last) = (Some(("李娜".to_owned(), until)), true);
    let mut bench = at_pane(&board);
    bench.keys("<ctrl-z>");
    assert!(act(&bench) == DutyAct::TakeAckBack { petition });
    bench.reply(Ok(noted(Outcome::Done)));
    let said = bench.said();
    assert!(said.contains(&number) && said.contains("跟进到 22:00，已收回"), "{said}");
}

#[test]
fn the_same_digit_stamps_the_same_beside_both_lists_and_closing_is_asked() {
    let board = oncall::board();
    let mut bench = at_pane(&board);
    bench.keys("<right><right>3");
    assert!(act(&bench) == DutyAct::Call { major: MajorId(1), rung: 1, answered: false });
    let mut bench = at_pane(&board);
    bench.keys("<right><right>7");
    let text = screen(&bench.model);
    assert!(
        text.contains("U1 多人聚集 办结吗？") && text.contains("还缺：续报、终报、报党委、政府"),
        "{text}"
    );
    assert!(bench.command().is_none());
    bench.wait(400);
    bench.keys("<left><enter>");
    assert!(act(&bench) == DutyAct::CloseMajor { major: MajorId(1) });
}

#[test]
fn a_critical_petition_says_why_it_stands_first_and_a_major_matter_takes_it_over() {
    let mut board = oncall::board();
    let row = &mut board.paging[0];
    row.petition.why = vec![PressingReason::Critical, PressingReason::Group(32)];
    row.petition.headcount = 32;
    let petition = row.petition.petition;
    let number = row.petition.number.clone();
    let mut bench = at_pane(&board);
    let text = screen(&bench.model);
    assert!(text.contains("! 特急、逾期") && text.contains("按 Alt-U"), "{text}");
    bench.keys_to("<alt-u>", |query| with(&board, query));
    let text = screen(&bench.model);
    assert!(text.contains(&format!("来自信访 {number}")), "{text}");
    bench.keys("局门口<down><down><down>已接待<ctrl-s>");
    let DutyAct::OpenMajor { facts, petition: from } = act(&bench) else { panic!() };
    assert_eq!((from, facts.people, facts.done.as_str()), (Some(petition), 32, "已接待"));
    assert!(facts.what.starts_with(&number), "{}", facts.what);
    // About something else the form is empty.
    let board = oncall::board();
    let mut bench = at_pane(&board);
    bench.keys_to("<alt-u>", |query| with(&board, query));
    bench.keys("聚集<down>门口<down><down>三十二<down>已接待<ctrl-s>");
    let DutyAct::OpenMajor { facts, petition: None } = act(&bench) else { panic!() };
    assert_eq!((facts.what.as_str(), facts.people), ("聚集", 32));
}

#[test]
fn who_stands_the_shift_without_having_taken_it_over_reads_so() {
    let mut board = oncall::board();
    let text = screen(&at_pane(&board).model);
    assert!(text.contains("未接班，值班仍在 陈静 手里"), "{text}");
    board.holder = board.on.first().map(|post| (post.staff, post.name.clone()));
    let text = screen(&at_pane(&board).model);
    assert!(text.contains("当班：白班 李娜") && !text.contains("未接班"), "{text}");
    // Whoever handed it over before the shift ended did take it over; who has had it since an earlier shift did not.
    let mut board = oncall::board();
    let one = board.handover.as_mut().unwrap();
    one.outgoing_id = board.on[0].staff;
    one.finished = Some(crate::domain::duty::At { minute: 9 * 60 + 35, ..board.now });
    let text = screen(&at_pane(&board).model);
    assert!(text.contains("当班：白班 李娜，已交给 陈静") && !text.contains("未接班"), "{text}");
    board.handover.as_mut().unwrap().finished = Some(crate::domain::duty::At { minute: 7 * 60, ..board.now });
    let text = screen(&at_pane(&board).model);
    assert!(text.contains("未接班，值班仍在 陈静 手里"), "{text}");
}
