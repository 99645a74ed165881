//! Triage in the queue, by its keys.

use super::tests::{bench, receipt};
use crate::bureau::command::{ActRequest, Triage};
use crate::bureau::query::{Order, Tab};
use crate::bureau::{Command, Outcome, Query, Receipt, Refusal};
use crate::console::overlays::{Menu, Overlay};
use crate::console::panes::petitions::Face;
use crate::console::panes::petitions::step_form::{read_step, step_form};
use crate::console::testkit::{self, Bench, petitions as made};
use crate::domain::ledger::Doubt;
use crate::domain::petition::{PetitionAct, PetitionerWord, WordKind};
use crate::domain::{Date, PetitionId, StaffId};
use crate::locale::Lang;
use crate::view::tests::screen;

fn triage(bench: &Bench) -> Triage {
    match bench.command() {
        Some((_, _, Command::Triage(triage))) => triage,
        other => panic!("{other:?}"),
    }
}

fn decision(bench: &Bench) -> (Vec<(PetitionId, u32)>, ActRequest) {
    match triage(bench) {
        Triage::Decide { petitions, act } => (petitions, act),
        Triage::Undo { .. } | Triage::Claim { .. } | Triage::Assign { .. } => panic!("no decision"),
    }
}

fn menu(bench: &Bench) -> &Menu {
    match bench.model.overlays.last() {
        Some(Overlay::Menu(menu)) => menu,
        _ => panic!("no menu"),
    }
}

fn shown(bench: &Bench) -> u32 {
    bench.model.panes.petitions.shown().map_or(0, |view| view.row.petition.0)
}

/// The answers go on with fewer petitions, as after a decision that took one out of the queue.
fn without(bench: &mut Bench, gone: &[u32]) {
    let (req, ..) = bench.command().unwrap();
    let result = Ok(crate::console::Reply::Receipt(receipt(*gone.last().unwrap())));
    bench.event(crate::console::Event::Reply { req, result, took_us: 1 });
    let left: Vec<_> = made::all().into_iter().filter(|p| !gone.contains(&p.id.0)).collect();
    bench.answer_with(|query| made::answer_from(&left, query));
}

#[test]
fn one_digit_accepts_and_the_next_is_selected_by_itself() {
    let mut bench = bench();
    bench.keys("1");
    let (petitions, act) = decision(&bench);
    assert_eq!((petitions, act.act), (vec![(PetitionId(2), 1)], PetitionAct::Accept));
    without(&mut bench, &[2]);
    assert!(bench.model.overlays.is_empty());
    assert_eq!(shown(&bench), 3);
    // A digit of an input method that types wide ones is the same digit.
    bench.keys("１");
    assert_eq!(decision(&bench).0, [(PetitionId(3), 1)]);
}

#[test]
fn one_more_digit_says_where_to_why_and_until_when() {
    let cases = [
        ("22", PetitionAct::Transfer, "区信访局", None),
        ("51", PetitionAct::Decline, "不属于本机关职权范围", None),
        ("41", PetitionAct::Defer, "等信访人补充材料", Date::new(2026, 11, 26)),
        ("４３", PetitionAct::Defer, "约信访人当面谈", Date::new(2026, 11, 24)),
    ];
    for (keys, wanted, note, until) in cases {
        let mut bench = bench();
        bench.keys(keys);
        let (petitions, act) = decision(&bench);
        assert_eq!((petitions, act.act, act.until), (vec![(PetitionId(2), 1)], wanted, until), "{keys}");
        assert!(act.note.starts_with(note), "{keys} {}", act.note);
        assert!(bench.model.overlays.is_empty());
    }
}

#[test]
fn words_of_ones_own_are_behind_the_last_row() {
    let mut bench = bench();
    bench.keys("54");
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Sheet(_))));
    bench.keys("<esc>5<esc>");
    assert!(bench.model.overlays.is_empty() && bench.command().is_none());
}

#[test]
fn a_decision_that_is_doubtful_asks_why_and_keeps_what_was_said() {
    let mut bench = bench();
    bench.keys("22");
    let due = Date::new(2026, 11, 20).unwrap();
    bench.reply(Err(Refusal::Doubtful(vec![Doubt::AfterLimit { due }])));
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!("no form") };
    assert!(sheet.form.field("despite").is_some_and(|f| f.fault.is_some()));
    bench.keys("经请示同意<ctrl-s>");
    let Some((_, _, Command::ActOnPetition { act, .. })) = bench.command() else { panic!("no step") };
    assert_eq!((act.act, act.despite.as_deref()), (PetitionAct::Transfer, Some("经请示同意")));
    assert!(act.note.starts_with("区信访局"), "{}", act.note);
}

#[test]
fn a_withdrawal_says_how_the_petitioner_said_it() {
    let bench = bench();
    let petition = made::all().into_iter().find(|p| p.id == PetitionId(2)).unwrap();
    let view = made::view(&petition);
    let mut form = step_form(&view, PetitionAct::Withdraw, &[], &bench.model.shared);
    for (name, value) in [("note", "来电撤回"), ("word", "call"), ("call_at", "下午2点半")] {
        form.field_mut(name).unwrap().set(value);
    }
    let Ok(Command::ActOnPetition { act, .. }) = read_step(&form) else { panic!("not read") };
    assert_eq!(act.word, Some(PetitionerWord { kind: WordKind::Call, at: Some(14 * 60 + 30) }));
    form.field_mut("word").unwrap().set("");
    let Ok(Command::ActOnPetition { act, .. }) = read_step(&form) else { panic!("not read") };
    assert_eq!(act.word, None, "their paper has a number");
}

#[test]
fn a_repeat_without_an_earlier_one_in_hand_says_so() {
    let mut bench = bench();
    bench.keys("3");
    assert!(bench.command().is_none());
    assert!(bench.said().contains("没有正在办理的前件"), "{}", bench.said());
}

#[test]
fn the_last_decisions_are_taken_back_one_by_one() {
    let mut bench = bench();
    bench.keys("<ctrl-z>");
    assert!(bench.command().is_none());
    for petition in [2, 3, 4] {
        bench.keys("1");
        bench.reply(Ok(receipt(petition)));
    }
    for petition in [4, 3, 2] {
        bench.keys("<ctrl-z>");
        assert_eq!(triage(&bench), Triage::Undo { petitions: vec![(PetitionId(petition), 2)] });
        bench.reply(Ok(receipt(petition)));
        assert!(bench.said().contains("已撤销"), "{}", bench.said());
    }
    bench.keys("<ctrl-z>");
    assert!(bench.command().is_none());
}

#[test]
fn a_decision_that_was_not_taken_back_can_be_again_once_nothing_stands_against_it() {
    let mut bench = bench();
    for petition in [2, 3] {
        bench.keys("1");
        bench.reply(Ok(receipt(petition)));
    }
    let back = |petition| Triage::Undo { petitions: vec![(PetitionId(petition), 2)] };
    for refused in [Refusal::NotReady, Refusal::RecordFull] {
        bench.keys("<ctrl-z>");
        assert_eq!(triage(&bench), back(3));
        bench.reply(Err(refused));
    }
    bench.keys("<ctrl-z>");
    assert_eq!(triage(&bench), back(3));
    // Changed since, it never can.
    bench.reply(Err(Refusal::Stale { seen: 2, now: 3, fields: Vec::new() }));
    bench.keys("<ctrl-z>");
    assert_eq!(triage(&bench), back(2));
}

#[test]
fn twenty_decisions_are_kept_and_the_oldest_forgotten() {
    let mut bench = bench();
    for n in 0..25 {
        bench.keys("1");
        let outcome = Outcome::Petition(PetitionId(2), "2026-0002".to_owned(), n);
        bench.reply(Ok(Receipt { seq: 1, already: false, outcome }));
    }
    assert_eq!(bench.model.panes.petitions.decisions.len(), 20);
    assert_eq!(bench.model.panes.petitions.decisions[0], [(PetitionId(2), 5)]);
}

#[test]
fn marked_rows_are_decided_on_together_after_a_look() {
    let mut bench = bench();
    bench.keys("<space><insert>");
    assert_eq!(bench.model.panes.petitions.marked.len(), 2);
    assert_eq!(shown(&bench), 4);
    bench.keys("1");
    assert!(bench.command().is_none(), "a look comes first");
    let rows: Vec<String> = menu(&bench).rows.iter().map(|row| row.label.say(Lang::Zh)).collect();
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(rows[0].contains("2 件") && rows[1].contains("已登记 → 已受理"), "{rows:?}");
    bench.keys("<enter>");
    let (petitions, act) = decision(&bench);
    assert_eq!(petitions, [(PetitionId(2), 1), (PetitionId(3), 1)]);
    assert_eq!(act.act, PetitionAct::Accept);
    let done = vec![(PetitionId(2), 2)];
    let outcome = Outcome::Petitions(done.clone(), 1);
    bench.reply(Ok(Receipt { seq: 1, already: false, outcome }));
    assert!(bench.said().contains("1 件不能办"), "{}", bench.said());
    assert!(bench.model.panes.petitions.marked.is_empty());
    bench.keys("<ctrl-z>");
    assert_eq!(triage(&bench), Triage::Undo { petitions: done });
}

#[test]
fn several_are_set_aside_after_a_look_that_says_until_when() {
    let mut bench = bench();
    bench.keys("<space><insert>41");
    let rows: Vec<String> = menu(&bench).rows.iter().map(|row| row.label.say(Lang::Zh)).collect();
    assert!(rows[1].contains("暂缓至 2026-11-26") && rows[2].contains("暂缓至 2026-11-26"), "{rows:?}");
}

#[test]
fn escape_takes_the_marks_off_before_anything_else() {
    let mut bench = bench();
    bench.keys("<space><space><esc>");
    assert!(bench.model.panes.petitions.marked.is_empty());
    assert_eq!(bench.model.active, crate::console::panes::PaneId::Petitions);
}

#[test]
fn a_claim_that_came_second_says_who_has_it() {
    let mut bench = bench();
    bench.keys("<ctrl-k>");
    assert_eq!(triage(&bench), Triage::Claim { petitions: vec![(PetitionId(2), 1)] });
    let since = Date::new(2026, 11, 20).unwrap();
    bench.reply(Err(Refusal::OwnedBy { by: "王强".to_owned(), since }));
    assert!(bench.said().contains("王强"), "{}", bench.said());
}

#[test]
fn who_might_have_it_is_offered_with_what_will_be_late() {
    let mut bench = bench();
    bench.keys("<ctrl-t>");
    let asked = |menu: &Menu| -> Vec<String> {
        menu.rows.iter().map(|row| row.note.as_ref().map(|n| n.say(Lang::Zh)).unwrap_or_default()).collect()
    };
    assert!(asked(menu(&bench))[0].contains("预计逾期 2（2026-0002"), "{:?}", asked(menu(&bench)));
    assert_eq!(asked(menu(&bench))[1], "");
    bench.keys("<down><enter>");
    assert!(matches!(bench.command(), Some((_, _, Command::AssignPetition { to: StaffId(4), .. }))));
}

#[test]
fn a_key_goes_through_the_orders() {
    let mut bench = bench();
    let mut orders = Vec::new();
    for _ in Order::ALL {
        bench.keys_to("<ctrl-s>", |query| {
            if let Query::Petitions { tab: Tab::Undecided, order, .. } = query {
                assert_ne!(orders.last(), Some(order));
            }
            made::answer(query)
        });
        orders.push(bench.model.panes.petitions.order);
    }
    assert_eq!(orders, [Order::Due, Order::Newest, Order::Oldest, Order::Held, Order::Urgent]);
    assert!(bench.said().contains("紧要程度"), "{}", bench.said());
}

#[test]
fn what_another_organ_has_in_hand_is_not_accepted_by_a_digit_alone() {
    let mut petitions = made::all();
    petitions[1].facts.elsewhere = "区信访局".to_owned();
    petitions[1].facts.elsewhere_until = Date::new(2026, 12, 20);
    let answer = |query: &Query| made::answer_from(&petitions, query).or_else(|| testkit::answer(query));
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys_to("<f4>1", answer);
    let text = screen(&bench.model);
    for said in ["区信访局正在办理", "2026-12-20", "第十九条第", "仍要受理", "理由*"] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    bench.keys_to("<ctrl-s>", answer);
    assert!(bench.command().is_none(), "no reason, no acceptance");
    bench.keys_to("该机关不是下级机关<ctrl-s>", answer);
    let Some((_, _, Command::ActOnPetition { petition, act, .. })) = bench.command() else { panic!() };
    assert_eq!((petition, act.act), (PetitionId(2), PetitionAct::Accept));
    assert_eq!(act.note, "该机关不是下级机关");
}

#[test]
fn a_page_that_is_read_does_not_close_over_the_habit_of_saving() {
    let mut bench = bench();
    bench.keys("<enter><ctrl-s>");
    let state = &bench.model.panes.petitions;
    assert_eq!((state.face, state.order), (Face::Whole, Order::default()));
    assert!(bench.said().contains("Esc"), "{}", bench.said());
    bench.keys("<esc><ctrl-s>");
    assert_eq!(bench.model.panes.petitions.order, Order::default().next());
}

#[test]
fn marked_rows_are_given_to_one_after_a_look() {
    let mut bench = bench();
    bench.keys("<space><space><ctrl-t>");
    let names: Vec<String> = menu(&bench).rows.iter().map(|row| row.label.say(Lang::Zh)).collect();
    assert_eq!(names, ["李娜", "王强"]);
    bench.keys("<down><enter>");
    assert!(bench.command().is_none(), "a look comes first");
    let rows: Vec<String> = menu(&bench).rows.iter().map(|row| row.label.say(Lang::Zh)).collect();
    assert!(rows.len() == 3 && rows[1].contains("无人承办 → 王强"), "{rows:?}");
    bench.keys("<enter>");
    let petitions = vec![(PetitionId(2), 1), (PetitionId(3), 1)];
    assert_eq!(triage(&bench), Triage::Assign { petitions: petitions.clone(), to: StaffId(4) });
    bench.reply(Ok(Receipt { seq: 1, already: false, outcome: Outcome::Petitions(petitions, 0) }));
    assert!(bench.said().contains("已交办 2 件"), "{}", bench.said());
    assert!(bench.model.panes.petitions.marked.is_empty());
}

#[test]
fn what_is_done_with_one_is_refused_while_rows_are_marked() {
    for key in ["0", "<f9>", "<alt-e>", "<ctrl-r>"] {
        let mut bench = bench();
        bench.keys("<space>");
        bench.keys(key);
        assert!(bench.model.overlays.is_empty() && bench.command().is_none(), "{key}");
        assert!(
            bench.said().contains("已标记 1 件") && bench.said().contains("Esc"),
            "{key} {}",
            bench.said()
        );
    }
}

#[test]
fn a_digit_that_no_marked_row_can_take_is_not_offered() {
    let mut bench = Bench::seated(Lang::Zh);
    // In the list of all, the first was accepted long ago; others are new.
    bench.keys("<f4><left><space>");
    let accept = crate::console::panes::petitions::Act::Step1;
    let offered = |bench: &Bench| bench.model.panes.petitions.disabled(accept, &bench.model.shared).is_none();
    assert!(!offered(&bench));
    bench.keys("1");
    assert!(bench.said().contains("都不能“受理”"), "{}", bench.said());
    bench.keys(&"<space>".repeat(8));
    assert!(offered(&bench));
}
