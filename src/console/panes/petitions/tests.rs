//! The petitions pane, by its keys.

use crate::bureau::command::ActRequest;
use crate::bureau::query::Tab;
use crate::bureau::{Command, Outcome, Receipt, Refusal};
use crate::console::overlays::Overlay;
use crate::console::panes::petitions::Face;
use crate::console::panes::{Pane as _, PaneId};
use crate::console::testkit::{Bench, petitions as made};
use crate::console::{Effect, Event, Size, TimerId};
use crate::domain::petition::{PetitionAct, PetitionFacts, Purpose, Route};
use crate::domain::{Date, PersonId, PetitionId, StaffId};
use crate::locale::Lang;

/// A bench at the queue.
pub(super) fn bench() -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f4>");
    bench
}

/// The receipt of a step of a petition.
pub(super) fn receipt(petition: u32) -> Receipt {
    let outcome = Outcome::Petition(PetitionId(petition), format!("2026-{petition:04}"), 2);
    Receipt { seq: 1, already: false, outcome }
}

fn act_of(bench: &Bench) -> (PetitionId, u32, ActRequest) {
    match bench.command() {
        Some((_, _, Command::ActOnPetition { petition, seen, act })) => (petition, seen, act),
        other => panic!("{other:?}"),
    }
}

fn facts_of(bench: &Bench) -> PetitionFacts {
    match bench.command() {
        Some((_, _, Command::RegisterPetition { facts })) => *facts,
        other => panic!("{other:?}"),
    }
}

fn shown(bench: &Bench) -> u32 {
    bench.model.panes.petitions.shown().map_or(0, |view| view.row.petition.0)
}

#[test]
fn the_queue_opens_on_what_is_undecided_and_due_next() {
    let bench = bench();
    let state = &bench.model.panes.petitions;
    assert_eq!(bench.model.active, PaneId::Petitions);
    assert_eq!(state.tab, Tab::Undecided);
    let order: Vec<u32> = state.rows().iter().map(|row| row.petition.0).collect();
    assert_eq!(order, [2, 3, 4, 5]);
    assert_eq!(shown(&bench), 2);
}

#[test]
fn arrows_and_tab_turn_the_tabs_in_a_circle() {
    let mut bench = bench();
    bench.keys("<right>");
    assert_eq!(bench.model.panes.petitions.tab, Tab::Unassigned);
    bench.keys("<tab><tab><tab><tab>");
    assert_eq!(bench.model.panes.petitions.tab, Tab::Late);
    assert_eq!(shown(&bench), 1);
    bench.keys("<left><shift-tab><left><left><left><left>");
    assert_eq!(bench.model.panes.petitions.tab, Tab::All);
}

#[test]
fn a_digit_and_a_save_decide_a_petition() {
    let mut bench = bench();
    // The form of a step is behind the list of all steps; the digit alone decides what needs nothing more.
    bench.keys("0<enter><ctrl-s>");
    let (petition, seen, act) = act_of(&bench);
    assert_eq!((petition, seen, act.act), (PetitionId(2), 1, PetitionAct::Accept));
    assert_eq!(act.on, Some(made::today()));
    bench.reply(Ok(receipt(2)));
    assert!(bench.model.overlays.is_empty());
    assert!(bench.said().starts_with("2026-0002 受理"), "{}", bench.said());
    bench.model.shared.size = Size { cols: 60, rows: 20 };
    assert!(bench.model.told_whole().is_some(), "what comes next is read whole");
}

#[test]
fn after_a_step_the_next_petition_stands_in_its_place() {
    let mut bench = bench();
    bench.keys("<down>0<enter><ctrl-s>");
    assert_eq!(act_of(&bench).0, PetitionId(3));
    let (req, ..) = bench.command().unwrap();
    let left: Vec<_> = made::all().into_iter().filter(|p| p.id != PetitionId(3)).collect();
    let result = Ok(crate::console::Reply::Receipt(receipt(3)));
    bench.event(crate::console::Event::Reply { req, result, took_us: 1 });
    bench.answer_with(|query| made::answer_from(&left, query));
    assert_eq!(shown(&bench), 4);
}

#[test]
fn a_step_asks_for_the_route_that_is_not_decided() {
    let mut bench = bench();
    bench.keys("<down><down>");
    assert_eq!(shown(&bench), 4);
    // What is asked to be settled stands on a written opinion within 60 days; another way of no limit is doubted.
    bench.keys("0<enter><ctrl-s>");
    let act = act_of(&bench).2;
    assert_eq!((act.act, act.routes), (PetitionAct::Accept, vec![Some(Route::Opinion)]));
    bench.reply(Err(Refusal::Stopped));
    bench.keys("<up><up><up><up>7");
    let doubt = top_form(&bench).and_then(|f| f.field("routes.0")).and_then(|f| f.doubt.clone());
    assert!(doubt.is_some_and(|words| words.say(Lang::Zh).contains("没有 60 日")));
    // Directed elsewhere are only those that have a procedure there, and none is usual.
    bench.keys("<esc><right><enter>6<ctrl-s>");
    assert!(top_form(&bench).is_some(), "no route is taken for granted");
    bench.keys("5<ctrl-s>");
    assert_eq!(act_of(&bench).2.routes, [Some(Route::Duty)]);
}

#[test]
fn an_act_that_is_not_possible_says_why_with_its_article() {
    let mut bench = bench();
    bench.keys("<down>8");
    assert!(bench.model.overlays.is_empty());
    assert!(bench.said().contains("第二十三条"), "{}", bench.said());
    bench.keys("0");
    let Some(Overlay::Menu(menu)) = bench.model.overlays.last() else { panic!("no menu") };
    let named = |act: PetitionAct| menu.rows.iter().find(|row| row.key == act.name()).unwrap();
    assert_eq!(menu.rows.len(), PetitionAct::ALL.len());
    assert!(named(PetitionAct::Accept).disabled.is_none());
    let why = named(PetitionAct::RecheckOpinion).disabled.as_ref().unwrap().say(Lang::Zh);
    assert!(why.contains("第三十六条"), "{why}");
    bench.keys("<esc>9");
    let form = top_form(&bench).expect("a remark is possible");
    assert!(form.about.ends_with("note"));
}

#[test]
fn a_digit_without_a_step_says_so() {
    let mut bench = bench();
    bench.keys("<left>");
    while bench.model.panes.petitions.shown().is_none_or(|v| v.row.petition != PetitionId(7)) {
        bench.keys("<down>");
    }
    bench.keys("9");
    assert!(bench.said().contains('9') || bench.said().contains("第 9 项"), "{}", bench.said());
}

fn top_form(bench: &Bench) -> Option<&crate::console::forms::Form> {
    match bench.model.overlays.last() {
        Some(Overlay::Sheet(sheet)) => Some(&sheet.form),
        _ => None,
    }
}

#[test]
fn the_footer_and_the_palette_name_the_steps() {
    use crate::console::action::Action;
    use crate::console::panes::PaneAction;
    use crate::console::panes::petitions::Act;
    let bench = bench();
    let label = |act| bench.model.label(Action::Pane(PaneAction::Petitions(act))).say(Lang::Zh);
    assert_eq!((label(Act::Step1).as_str(), label(Act::Step2).as_str()), ("受理", "转送交办"));
}

#[test]
fn the_filter_takes_every_printable_key_until_it_is_left() {
    let mut bench = bench();
    bench.keys("<ctrl-f>1区");
    assert_eq!(bench.model.panes.petitions.filter.text(), "1区");
    assert!(bench.model.panes.petitions.rows().is_empty());
    bench.keys("<esc>/区<enter>");
    assert_eq!(bench.model.panes.petitions.rows().len(), 1);
    assert!(bench.model.panes.petitions.line().is_none());
    bench.keys("9");
    assert!(top_form(&bench).is_some(), "digits are steps again");
    bench.keys("<esc><esc>");
    assert_eq!(bench.model.panes.petitions.rows().len(), 4);
}

#[test]
fn enter_opens_the_whole_petition_and_escape_goes_back() {
    let mut bench = bench();
    bench.keys("<enter>");
    assert_eq!(bench.model.panes.petitions.face, Face::Whole);
    bench.keys("<ctrl-w>");
    assert_eq!(bench.model.panes.petitions.face, Face::Why);
    bench.keys("<end>");
    let at = bench.model.panes.petitions.scroll.offset;
    let rows = bench.model.panes.petitions.page_rows(&bench.model.shared).len();
    assert!(at > 0 && at < rows);
    bench.keys("<down>");
    assert_eq!(bench.model.panes.petitions.scroll.offset, at, "the end is the end");
    bench.keys("<esc>");
    assert_eq!(bench.model.panes.petitions.face, Face::Whole);
    bench.keys("<esc>");
    assert_eq!(bench.model.panes.petitions.face, Face::Queue);
}

#[test]
fn handing_over_is_chosen_from_the_staff() {
    let mut bench = bench();
    bench.keys("<ctrl-t><down><enter>");
    let Some((_, _, Command::AssignPetition { petition, seen, to })) = bench.command() else { panic!() };
    assert_eq!((petition, seen, to), (PetitionId(2), 1, StaffId(4)));
    bench.reply(Ok(receipt(2)));
    assert!(bench.said().contains("2026-0002"), "{}", bench.said());
}

#[test]
fn the_petitioners_record_is_one_key_away() {
    let mut bench = bench();
    bench.keys("<ctrl-o>");
    assert_eq!(bench.model.active, PaneId::Person);
    bench.keys("<f4><down><down><down><ctrl-o>");
    assert_eq!(bench.model.active, PaneId::Petitions);
    assert_eq!(shown(&bench), 5);
    assert!(bench.said().contains("没有建档"));
}

#[test]
fn a_visitor_from_the_person_pane_is_in_the_form_already() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<ctrl-t>");
    let form = top_form(&bench).expect("the form");
    assert_eq!(form.text("petitioners.0.person"), "P1");
    assert_eq!(form.focused().map(|f| f.name.as_str()), Some("demands.0.text"));
    bench.keys("8 月补助少了 27 元<ctrl-s>");
    let facts = facts_of(&bench);
    assert_eq!(facts.petitioners[0].person, Some(PersonId(1)));
    assert_eq!(facts.petitioners[0].name, "区国英");
    assert_eq!(facts.demands[0].text, "8 月补助少了 27 元");
    assert_eq!((facts.received, facts.received_at), (made::today(), Some(9 * 60 + 41)));
    assert_eq!((facts.headcount, facts.purpose, facts.repeats), (1, Purpose::Resolve, None));
    // The new one is not the first of the list, and is the one selected.
    bench.reply(Ok(receipt(4)));
    let said = bench.said();
    assert!(said.contains("2026-0004") && said.contains("2026-12-07"), "{said}");
    assert_eq!(shown(&bench), 4);
}

#[test]
fn a_petition_begun_on_a_line_of_the_ledger_is_about_that_line() {
    use crate::domain::petition::Owed;
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<down><down><down><down><down><ctrl-o>3<ctrl-t>");
    let month = bench.model.panes.person.months()[0].clone();
    let form = top_form(&bench).expect("the form");
    assert_eq!(form.text("demands.0.entry"), format!("{} {}", month.month, month.programme));
    bench.keys("少发了<ctrl-s>");
    let demand = facts_of(&bench).demands[0].clone();
    let person = bench.model.panes.person.person.unwrap();
    let owed = Owed { person, programme: month.programme, month: month.month };
    assert_eq!((demand.entry, demand.obligation), (None, Some(owed)));
    // Entry by entry it is the entry.
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<down><down><down><down><down><ctrl-o>33<ctrl-t>");
    let entry = bench.model.panes.person.selected_line().map(|line| line.entry).unwrap();
    bench.keys("记错了<ctrl-s>");
    assert_eq!(facts_of(&bench).demands[0].entry, Some(entry));
}

/// What the drafts on disk hold, for a sign-in after a crash.
fn kept(bench: &Bench) -> Vec<(String, String)> {
    let mut kept = std::collections::BTreeMap::new();
    for effect in &bench.effects {
        match effect {
            Effect::KeepDraft { slot, body } => drop(kept.insert(slot.clone(), body.0.clone())),
            Effect::DropDraft { slot } => drop(kept.remove(slot)),
            _ => {}
        }
    }
    kept.into_iter().collect()
}

fn after_a_crash(drafts: &[(String, String)]) -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.event(Event::Drafts(drafts.to_vec()));
    bench
}

#[test]
fn what_was_typed_for_one_visitor_never_comes_back_under_another() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<ctrl-t>补助少了");
    bench.timer(TimerId::Draft);
    let drafts = kept(&bench);
    // Begun for nobody, for another, for a repeat: empty, and nothing is said to be back.
    for other in ["<f4><ctrl-n>", "ougy<down><ctrl-t>", "<f4><ctrl-r>"] {
        let mut bench = after_a_crash(&drafts);
        bench.keys(other);
        let form = top_form(&bench).expect("the form");
        assert_eq!(form.text("demands.0.text"), "", "{other}");
        assert!(!bench.said().contains("已恢复"), "{other}");
    }
    // Begun for the same: back with the person, and said.
    let mut bench = after_a_crash(&drafts);
    bench.keys("ougy<ctrl-t>");
    let form = top_form(&bench).expect("the form");
    assert_eq!((form.text("petitioners.0.person"), form.text("demands.0.text")), ("P1", "补助少了"));
    assert!(form.note.as_ref().is_some_and(|note| note.say(Lang::Zh).contains("已恢复")));
    assert!(bench.said().contains("已恢复"), "{}", bench.said());
}

#[test]
fn what_was_typed_for_nobody_comes_back_for_nobody_with_who_was_picked() {
    let mut bench = bench();
    bench.keys("<ctrl-n><tab><enter>ougy<enter><tab><tab><tab>补助少了");
    bench.timer(TimerId::Draft);
    let drafts = kept(&bench);
    let mut bench = after_a_crash(&drafts);
    bench.keys("ougy<down><ctrl-t>");
    let form = top_form(&bench).expect("the form");
    assert_eq!((form.text("petitioners.0.person"), form.text("demands.0.text")), ("P2", ""));
    let mut bench = after_a_crash(&drafts);
    bench.keys("<f4><ctrl-n>");
    let form = top_form(&bench).expect("the form");
    assert_eq!((form.text("petitioners.0.person"), form.text("demands.0.text")), ("P1", "补助少了"));
    assert!(bench.said().contains("已恢复"), "{}", bench.said());
}

#[test]
fn earlier_petitions_of_a_person_picked_in_the_form_can_be_chosen() {
    let mut bench = bench();
    bench.keys("<ctrl-n><tab><enter>ougy<enter>");
    let form = top_form(&bench).expect("the form");
    assert_eq!(form.text("petitioners.0.person"), "P1");
    assert!(bench.said().contains("1 件"), "{}", bench.said());
    bench.keys("<tab><tab><tab>不服上次答复<tab>2");
    let offered = top_form(&bench).and_then(|f| f.field("repeats")).map(|f| f.kind.clone());
    let Some(crate::console::forms::Kind::Choice(choices)) = offered else { panic!("no choices") };
    assert_eq!(choices.len(), 2);
    bench.keys("<ctrl-s>");
    assert_eq!(facts_of(&bench).repeats, Some(PetitionId(90)));
}

#[test]
fn a_repeat_is_one_key_and_keeps_its_own_day() {
    let mut bench = bench();
    bench.keys("<ctrl-r>又来反映同一问题<ctrl-s>");
    let facts = facts_of(&bench);
    assert_eq!(facts.repeats, Some(PetitionId(2)));
    assert_eq!(facts.received, made::today());
    assert_eq!(facts.petitioners[0].person, Some(PersonId(1)));
}

#[test]
fn the_form_says_what_is_wrong_below_the_fields() {
    let mut bench = bench();
    bench.keys("<ctrl-n><ctrl-s>");
    assert!(bench.command().is_none());
    let faulty = |bench: &Bench| -> Vec<String> {
        let form = top_form(bench).unwrap();
        form.fields.iter().filter(|f| f.fault.is_some()).map(|f| f.name.clone()).collect()
    };
    assert_eq!(faulty(&bench), ["petitioners.0.name", "demands.0.text"]);
    // A name, a wrong number, fewer heads than names.
    let number = "<pagedown><tab><tab><tab><tab><tab><tab>";
    bench.keys(&format!("陈㘵<tab><tab>0{number}440114194603010000<ctrl-s>"));
    assert_eq!(faulty(&bench), ["headcount", "demands.0.text", "petitioners.0.resident_id"]);
    bench.keys(&format!("<ctrl-u>12<tab>要求评残{number}<ctrl-u><ctrl-s>"));
    let facts = facts_of(&bench);
    assert_eq!((facts.headcount, facts.petitioners.len()), (12, 1));
    assert!(facts.petitioners[0].representative);
    assert_eq!(facts.petitioners[0].name, "陈㘵");
}

#[test]
fn anonymous_accusations_need_no_name() {
    let mut bench = bench();
    bench.keys("<ctrl-n><tab><tab><tab><tab><tab>反映某站代办收费<pagedown>");
    bench.keys("<space><right><space><tab><tab>8<ctrl-s>");
    let facts = facts_of(&bench);
    assert!(facts.anonymous && facts.secret && facts.petitioners.is_empty());
    assert_eq!(facts.demands[0].route, Some(Route::Accusation));
}

#[test]
fn an_extension_stands_at_the_latest_day_that_the_law_allows() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f4><left>");
    let view = bench.model.panes.petitions.shown().cloned().unwrap();
    assert_eq!(view.row.petition, PetitionId(1));
    let form = super::step_form::step_form(&view, PetitionAct::ApproveExtension, &[], &bench.model.shared);
    // Sixty days from 2026-09-22, then thirty more.
    assert_eq!(form.text("until"), Date::new(2026, 12, 21).unwrap().to_string());
}

#[test]
fn a_petition_changed_by_another_is_compared_before_it_is_saved() {
    let mut bench = bench();
    bench.keys("0<enter><ctrl-s>");
    bench.reply(Err(Refusal::Stale { seen: 1, now: 2, fields: vec!["events".to_owned()] }));
    let form = top_form(&bench).expect("the form stays");
    assert_eq!(form.about, "X2.accept");
}
