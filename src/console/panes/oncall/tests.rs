//! The duty, worked by keys.

use crate::bureau::command::DutyAct;
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal};
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::panes::oncall::Tab;
use crate::console::testkit::{Bench, answer, desk_of, oncall};
use crate::domain::duty::{At, DutyLevel, MajorFacts, ShiftKind};
use crate::domain::ledger::Doubt;
use crate::domain::staff::Role;
use crate::domain::{HandoverId, MajorId, StaffId};
use crate::locale::Lang;
use crate::view::tests::screen;

fn at_pane() -> Bench {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[Role::Petitions]));
    bench.keys_to("<alt-o>", answer);
    assert_eq!(bench.model.active, PaneId::Oncall);
    takes_over(&mut bench, 3);
    bench
}

/// Whoever sits here is that member of staff; the third takes over.
fn takes_over(bench: &mut Bench, staff: u16) {
    let desk = bench.model.shared.desk.as_mut().unwrap();
    desk.staff.as_mut().unwrap().id = StaffId(staff);
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
    bench.keys("1１４：００<ctrl-s>");
    assert!(act(&bench) == DutyAct::Acknowledge { petition, until: at("14:00") });
}

#[test]
fn the_short_form_opens_from_anywhere() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[Role::FrontDesk]));
    bench.keys_to("<f2><alt-u>", answer);
    assert_eq!((bench.model.active, bench.model.panes.oncall.tab), (PaneId::Oncall, Tab::Major));
    bench.keys("聚集<down>门口<down><ctrl-u>九点<down>30<down>已接待<ctrl-s>");
    let petition = None;
    let facts = MajorFacts {
        what: "聚集".into(),
        place: "门口".into(),
        when: "九点".into(),
        people: 30,
        done: "已接待".into(),
    };
    assert!(act(&bench) == DutyAct::OpenMajor { facts, petition });
}

#[test]
fn who_calls_at_night_is_taken_in_from_here() {
    let mut bench = at_pane();
    bench.keys("<ctrl-n>");
    assert_eq!(bench.model.active, PaneId::Petitions);
    let open = bench.model.overlays.last();
    assert!(matches!(open, Some(Overlay::Sheet(sheet)) if sheet.form.field("channel").is_some()));
}

#[test]
fn a_major_matter_is_called_about_with_one_key() {
    let mut bench = at_pane();
    bench.keys("<right><right>1");
    assert!(bench.command().is_none(), "the digits of the list beside");
    bench.keys("2");
    assert!(act(&bench) == DutyAct::Call { major: MajorId(1), rung: 1, answered: true });
    assert!(screen(&bench.model).contains("还缺：续报、终报"), "{}", screen(&bench.model));
}

#[test]
fn signing_goes_on_at_the_first_item_that_is_not_signed() {
    let mut bench = at_pane();
    bench.keys("<left><left>");
    assert_eq!((bench.model.panes.oncall.tab, bench.model.panes.oncall.list.selected), (Tab::Handover, 1));
    bench.keys("1");
    assert!(act(&bench) == DutyAct::Sign { handover: HandoverId(2), item: 71, left: None });
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
    assert!(act(&bench) == DutyAct::Sign { handover: HandoverId(2), item: 72, left });
}

#[test]
fn what_is_not_for_who_takes_over_stands_last_and_is_not_signed() {
    let with_one = |query: &Query| match query {
        Query::Duty { .. } => {
            let mut board = oncall::board();
            let items = &mut board.handover.as_mut().unwrap().items;
            let kept = items[1].clone();
            items.push(crate::bureau::answer::ItemRow { at: 3, kept: true, ..kept });
            Some(Answer::Duty(Box::new(board)))
        }
        query => answer(query),
    };
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("周强", &[Role::Petitions]));
    bench.keys_to("<alt-o><left><left><end>", with_one);
    let text = screen(&bench.model);
    assert!(text.contains("▌ 不交") && text.contains("仍由 陈静 负责，不用签"), "{text}");
    assert_eq!(bench.model.panes.oncall.unsigned(), 2, "it is not asked about");
    takes_over(&mut bench, 3);
    bench.keys("1");
    assert!(bench.command().is_none());
}

#[test]
fn who_begins_a_handover_is_told_what_the_next_one_does() {
    let done = |query: &Query| match query {
        Query::Duty { .. } => {
            let mut board = oncall::board();
            board.handover = None;
            Some(Answer::Duty(Box::new(board)))
        }
        query => answer(query),
    };
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[Role::Petitions]));
    bench.keys_to("<alt-o><left><left>5<ctrl-s>", done);
    let DutyAct::BeginHandover { to, .. } = act(&bench) else { panic!("it begins") };
    let name = oncall::board().name_of(to).to_owned();
    bench.reply(Ok(Receipt { seq: 7, already: false, outcome: Outcome::Handover(HandoverId(3), 1) }));
    assert!(bench.said().contains(&format!("请 {name} 到“交接”一栏逐项接下")), "{}", bench.said());
}

#[test]
fn a_handover_is_withdrawn_with_a_reason_by_a_key_of_its_tab() {
    let mut bench = at_pane();
    // Who does not take over may do it as well, as the core says.
    takes_over(&mut bench, 77);
    bench.keys("<left><left>");
    assert!(screen(&bench.model).contains("3 撤回交接"), "{}", screen(&bench.model));
    bench.keys("3");
    let text = screen(&bench.model);
    assert!(text.contains("撤回交给 李娜 的交接") && text.contains("已经签下的仍归签的人"), "{text}");
    bench.keys("<ctrl-s>");
    assert!(bench.command().is_none(), "not without a reason");
    bench.keys("人选错了<ctrl-s>");
    let (handover, reason) = (HandoverId(2), "人选错了".to_owned());
    assert!(act(&bench) == DutyAct::WithdrawHandover { handover, reason });
    bench.reply(Ok(Receipt { seq: 8, already: false, outcome: Outcome::Handover(handover, 3) }));
    assert!(bench.said().contains("按 5 另选接班人"), "{}", bench.said());
}

/// The night with another handover.
fn with_handover(
    change: impl Fn(&mut crate::bureau::answer::HandoverView) + 'static,
) -> impl Fn(&Query) -> Option<Answer> {
    move |query| match query {
        Query::Duty { .. } => {
            let mut board = oncall::board();
            board.handover.iter_mut().for_each(&change);
            Some(Answer::Duty(Box::new(board)))
        }
        query => answer(query),
    }
}

#[test]
fn who_may_not_withdraw_is_told_who_may_and_what_is_withdrawn_says_why() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[Role::Petitions]));
    bench.keys_to("<alt-o><left><left>3", with_handover(|one| one.may_withdraw = false));
    assert!(bench.command().is_none() && bench.model.overlays.is_empty());
    assert!(bench.said().contains("由交班人 陈静、接班人 李娜 或负责人撤回"), "{}", bench.said());
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[Role::Petitions]));
    let gone = with_handover(|one| {
        one.withdrawn = Some((at("08:20"), "陈静".to_owned(), "人选错了".to_owned()));
        (one.may_withdraw, one.resumes) = (false, None);
    });
    bench.keys_to("<alt-o><left><left>", &gone);
    let text = screen(&bench.model);
    assert!(text.contains("陈静 撤回：人选错了") && text.contains("5 开始交班"), "{text}");
    bench.keys("1");
    assert!(bench.command().is_none());
}

#[test]
fn whoever_hands_over_what_is_anothers_is_asked_why() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[Role::Petitions]));
    let finished = with_handover(|one| one.finished = Some(at("08:20")));
    bench.keys_to("<alt-o><left><left>5<ctrl-s>", &finished);
    let DutyAct::BeginHandover { despite: None, to, .. } = act(&bench) else { panic!("it begins") };
    bench.reply(Err(Refusal::Doubtful(vec![Doubt::DutyOfAnother { holder: StaffId(4) }])));
    let text = screen(&bench.model);
    assert!(text.contains("值班在别人（S4）手里"), "{text}");
    bench.keys("值班的人送医院了<ctrl-s>");
    let despite = Some("值班的人送医院了".to_owned());
    assert!(act(&bench) == DutyAct::BeginHandover { to, notes: Vec::new(), despite });
}

#[test]
fn a_major_matter_names_who_answers_for_it() {
    let mut bench = at_pane();
    bench.keys("<right><right>");
    let text = screen(&bench.model);
    assert!(text.contains("责任人：陈静"), "{text}");
    bench.keys_to("<f9>", answer);
    assert!(screen(&bench.model).contains("责任人"), "{}", screen(&bench.model));
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
fn a_time_that_is_over_is_tomorrows_and_a_day_may_stand_before_it() {
    for (typed, until) in [
        ("23点半", "2026-11-23 23:30"),
        ("0:30", "2026-11-24 00:30"),
        ("2026-11-25 晚上8点", "2026-11-25 20:00"),
    ] {
        let mut bench = at_pane();
        let petition = oncall::board().paging[0].petition.petition;
        bench.keys(&format!("1{typed}<ctrl-s>"));
        assert!(act(&bench) == DutyAct::Acknowledge { petition, until: at(until) }, "{typed}");
    }
}

#[test]
fn nobody_is_asked_to_stand_in_or_to_take_over_who_was_not_chosen() {
    let nobody_next = |query: &Query| match query {
        Query::Duty { .. } => {
            let mut board = oncall::board();
            board.handover = None;
            board.days.iter_mut().for_each(|row| row.posts.clear());
            Some(Answer::Duty(Box::new(board)))
        }
        query => answer(query),
    };
    for keys in ["<left><left>5<ctrl-s>", "<left>3<ctrl-s>"] {
        let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[Role::Petitions]));
        bench.keys_to(&format!("<alt-o>{keys}"), nobody_next);
        assert!(bench.command().is_none(), "{keys}");
        let text = screen(&bench.model);
        assert!(text.contains("请选") || text.contains("不能为空"), "{text}");
    }
    // Whoever is on leave that day does not take over.
    let mut board = oncall::board();
    let next = board.next_on(at("20:00")).unwrap();
    board.days.iter_mut().for_each(|row| row.away = vec![(next, String::new())]);
    assert_ne!(board.next_on(at("20:00")), Some(next));
}

#[test]
fn a_month_is_filled_in_turn_with_everybody_chosen_to_begin_with() {
    let mut bench = at_pane();
    bench.keys("<left>62<ctrl-s>");
    let board = oncall::board();
    let (first, last) = (board.days[0].day, board.days.last().unwrap().day);
    let staff = board.staff.iter().map(|(id, _)| *id).collect();
    assert!(act(&bench) == DutyAct::Rotate { first, last, shift: "夜班".into(), staff });
}

#[test]
fn shifts_and_phones_are_said_a_line_each_and_what_is_no_line_says_how_to_write_it() {
    let mut bench = at_pane();
    bench.keys("<left>7");
    let text = screen(&bench.model);
    assert!(text.contains("白班 08:00-20:00") && text.contains("周强 15分"), "{text}");
    bench.keys("<down><down>备班<ctrl-s>");
    assert!(screen(&bench.model).contains("白班 8:30-17:30"), "{}", screen(&bench.model));
    assert!(bench.command().is_none());
    bench.keys("１２：００－１３点<down><down>李四 13800138000<ctrl-s>");
    let DutyAct::SetRules { seen: 1, shifts, rungs, review_days: Some(30), uncovered: false } = act(&bench)
    else {
        panic!()
    };
    assert!(shifts[2] == ShiftKind { name: "备班".into(), start: 720, end: 780 });
    let all: Vec<_> = rungs.iter().map(|r| (r.level, r.after, r.name.as_str(), r.phone.as_str())).collect();
    assert_eq!(
        all,
        [
            (DutyLevel::Duty, 0, "值班室", ""),
            (DutyLevel::Duty, 0, "李四", "13800138000"),
            (DutyLevel::TeamLead, 15, "周强", ""),
            (DutyLevel::Head, 60, "陈静", ""),
        ]
    );
}

#[test]
fn only_who_takes_over_signs_and_what_is_left_unsigned_is_asked_about() {
    let mut bench = at_pane();
    takes_over(&mut bench, 77);
    bench.keys("<left><left>1");
    assert!(bench.command().is_none());
    assert!(screen(&bench.model).contains("逐项签收"), "{}", screen(&bench.model));
    let mut bench = at_pane();
    bench.keys("<left><left>4");
    assert!(screen(&bench.model).contains("没有签，仍由 陈静 负责"), "{}", screen(&bench.model));
    assert!(bench.command().is_none());
    bench.keys("<left><enter>");
    assert!(act(&bench) == DutyAct::FinishHandover { handover: HandoverId(2) });
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

#[test]
fn help_lists_what_the_digits_do_in_the_tab_on_screen_and_no_others() {
    // 待处理, 待复核, 紧急重大, 交接班, 排班: the digits that stand for something.
    for (n, (digits, not)) in
        [("1236", "457"), ("6", "123457"), ("234567", "1"), ("123456", "7"), ("1234567", "")]
            .into_iter()
            .enumerate()
    {
        let mut bench = at_pane();
        bench.keys(&"<right>".repeat(n));
        bench.keys("<f1>");
        let Some(Overlay::Help(help)) = bench.model.overlays.last() else { panic!() };
        let rows: Vec<_> = help.rows(&bench.model.keys).into_iter().flat_map(|(_, rows)| rows).collect();
        let key = |c: char| {
            rows.iter().find(|row| {
                row.keys.iter().any(|keys| keys.len() == 1 && keys[0].label(false) == c.to_string())
            })
        };
        for c in digits.chars() {
            let label = bench.model.label_below_help(key(c).unwrap().action).say(Lang::Zh);
            assert!(!label.starts_with('第'), "{n} {c}: {label}");
        }
        assert!(not.chars().all(|c| key(c).is_none()), "{n}");
        // Nor does the palette offer what has no name.
        bench.keys("<esc><ctrl-p>第");
        let text = screen(&bench.model);
        assert!(!text.contains("第一项") && !text.contains("第七项"), "{text}");
    }
}
