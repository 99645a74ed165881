//! A clerk's habits in the queue: the digit that must not decide too much, Escape after a save, what stands elsewhere.

use super::intake::read_intake;
use super::joint::SPOKEN;
use super::tests::{bench, receipt};
use crate::bureau::query::Tab;
use crate::bureau::{Answer, Command, Query};
use crate::console::forms::Form;
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::testkit::{self, Bench, petitions as made};
use crate::domain::StaffId;
use crate::domain::petition::{Accused, Demand, Petition, PetitionAct, Purpose, Route};
use crate::locale::Lang;
use crate::view::tests::screen;

fn form(bench: &Bench) -> Option<&Form> {
    match bench.model.overlays.last() {
        Some(Overlay::Sheet(sheet)) => Some(&sheet.form),
        _ => None,
    }
}

fn at_work(petitions: &[Petition], keys: &str) -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys_to(keys, |query| made::answer_from(petitions, query).or_else(|| testkit::answer(query)));
    bench
}

#[test]
fn the_way_is_asked_for_where_nobody_chose_it() {
    let change: [fn(&mut Petition); 3] = [
        |p| p.facts.demands = ["补发", "安置", "作风"].map(|text| Demand::new(text, None)).to_vec(),
        |p| p.facts.topics = vec!["disability".to_owned()],
        |p| p.facts.purpose = Purpose::Accusation,
    ];
    for (n, change) in change.into_iter().enumerate() {
        let mut petitions = made::all();
        petitions[1].facts.demands[0].route = None;
        change(&mut petitions[1]);
        let ways = petitions[1].facts.demands.len();
        let mut bench = at_work(&petitions, "<f4>1");
        assert!(bench.command().is_none(), "{n}");
        assert!(
            form(&bench).is_some_and(|f| f.text("routes.0").is_empty()),
            "{n}: nothing is taken for granted"
        );
        bench.keys("<ctrl-s>");
        assert!(bench.command().is_none(), "{n}: and nothing is saved without it");
        for _ in 0..ways {
            bench.keys("4<down>");
        }
        bench.keys("<ctrl-s>");
        let Some((_, _, Command::ActOnPetition { act, .. })) = bench.command() else { panic!("{n}") };
        assert_eq!(act.routes, vec![Some(Route::Administrative); ways], "{n}");
    }
}

#[test]
fn what_follows_from_a_way_stands_below_its_digit() {
    let mut petitions = made::all();
    petitions[1].facts.demands = ["补发", "安置"].map(|text| Demand::new(text, None)).to_vec();
    let mut bench = at_work(&petitions, "<f4>1");
    let text = screen(&bench.model);
    for said in ["1 涉法涉诉", "4 行政程序", "6 处理意见", "补发"] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    bench.keys("6");
    assert!(screen(&bench.model).contains("受理后 60 日出具处理意见书"), "{}", screen(&bench.model));
}

#[test]
fn one_plain_demand_is_accepted_by_the_digit_and_told_with_its_way_and_limit() {
    let mut petitions = made::all();
    petitions[1].facts.demands[0].route = None;
    let mut bench = at_work(&petitions, "<f4>1");
    assert!(matches!(bench.command(), Some((_, _, Command::Triage(_)))));
    petitions[1].facts.demands[0].route = Some(Route::Opinion);
    let event = crate::domain::petition::PetitionEvent::new(
        PetitionAct::Accept,
        made::today(),
        crate::domain::StaffId(3),
    );
    petitions[1].events.push(event);
    petitions[1].state = crate::domain::petition::PetitionState::Accepted;
    let (req, ..) = bench.command().unwrap();
    let result = Ok(crate::console::Reply::Receipt(receipt(2)));
    bench.event(crate::console::Event::Reply { req, result, took_us: 1 });
    bench.answer_with(|query| made::answer_from(&petitions, query));
    let text = screen(&bench.model);
    assert!(text.contains("受理：处理意见，办结 2027-01-22（2026-0002，Ctrl-Z 撤销）"), "{text}");
}

#[test]
fn escape_after_a_save_takes_the_answer_for_read_and_leaves_nothing() {
    let mut bench = bench();
    bench.keys("9备注<ctrl-s>");
    bench.reply(Ok(receipt(2)));
    bench.wait(60_000);
    assert!(bench.model.overlays.is_empty() && bench.model.answers());
    bench.keys("<esc>");
    assert_eq!(bench.model.active, PaneId::Petitions);
    assert!(!bench.model.answers());
    bench.keys("<esc>");
    assert_ne!(bench.model.active, PaneId::Petitions, "the second one leaves as ever");
}

#[test]
fn any_other_key_after_a_save_does_what_it_does() {
    let mut bench = bench();
    bench.keys("9备注<ctrl-s>");
    bench.reply(Ok(receipt(2)));
    bench.keys("<down>");
    assert!(!bench.model.answers());
    bench.keys("<esc>");
    assert_ne!(bench.model.active, PaneId::Petitions);
}

#[test]
fn where_the_filter_finds_something_else_is_said_and_enter_goes_there() {
    let petitions = made::all();
    let answer = |query: &Query| {
        let found = made::answer_from(&petitions, query).or_else(|| testkit::answer(query));
        found.map(|answer| match (answer, query) {
            (Answer::Petitions(mut queue), Query::Petitions { tab: Tab::Undecided, text, .. })
                if !text.is_empty() =>
            {
                queue.rows.clear();
                queue.total = 0;
                queue.elsewhere = vec![(Tab::Open, 1), (Tab::Done, 2), (Tab::All, 3)];
                Answer::Petitions(queue)
            }
            (answer, _) => answer,
        })
    };
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys_to("<f4><f7>骆树荣", answer);
    let text = screen(&bench.model);
    assert!(text.contains("已办 2") && text.contains("Enter 去“已办”"), "{text}");
    bench.keys_to("<enter>", answer);
    let state = &bench.model.panes.petitions;
    assert_eq!((state.tab, state.filter.text(), state.filtering), (Tab::Done, "骆树荣", false));
}

#[test]
fn what_was_on_screen_stays_until_the_next_tab_is_there() {
    let petitions = made::all();
    let answer = |query: &Query| made::answer_from(&petitions, query).or_else(|| testkit::answer(query));
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys_to("<f4>", answer);
    let rows = |bench: &Bench| {
        let text = screen(&bench.model);
        text.lines().skip(4).map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    let before = rows(&bench);
    let marked = bench.model.panes.petitions.subject();
    // Neither bare nor said to be empty while the answer is on its way; a step waits for it.
    bench.keys_to("<left>1", |_| None);
    let kept = before.len().saturating_sub(3);
    assert_eq!(rows(&bench)[..kept], before[..kept]);
    assert!(bench.command().is_none(), "nothing is decided of a row of another tab");
    bench.answer_with(answer);
    let state = &bench.model.panes.petitions;
    assert!(state.is_answered() && state.tab == Tab::All);
    assert_eq!(state.list.selected, 0, "the list begins at its first row: {marked:?}");
}

#[test]
fn what_cannot_be_taken_back_names_what_leads_back() {
    let mut bench = bench();
    bench.keys("<right><right><ctrl-z>");
    assert!(bench.said().contains("Ctrl-Z 只撤销分办"), "{}", bench.said());
}

#[test]
fn a_small_screen_shows_the_details_below_a_short_list() {
    let mut bench = bench().sized(60, 20);
    bench.keys("<down>");
    let text = screen(&bench.model);
    assert!(text.contains("买买提") && text.contains("书面告知"), "{text}");
}

#[test]
fn what_is_under_way_for_years_says_so_in_years() {
    let mut row = made::view(&made::all()[0]).row;
    (row.days, row.days_owned) = (2_691, Some(2_689));
    assert_eq!(crate::console::panes::petitions::ages(&row, Lang::Zh), "7年/7年");
    (row.days, row.days_owned) = (999, None);
    assert_eq!(crate::console::panes::petitions::ages(&row, Lang::Zh), "999天/—");
}

#[test]
fn the_command_line_says_how_it_came_as_the_page_does() {
    let head = crate::locale::petition_receipt::head(&made::view(&made::all()[0]), Lang::Zh);
    for said in ["陈炳坤 等3人", "2026-09-20 09:38", "一般"] {
        assert!(head.contains(said), "{said}: {head}");
    }
}

/// Puts the focus on a field of the form on top.
fn at(bench: &mut Bench, field: &str) {
    match bench.model.overlays.last_mut() {
        Some(Overlay::Sheet(sheet)) => sheet.form.focus_on(field),
        _ => panic!("no form"),
    }
}

#[test]
fn of_whom_on_the_staff_a_demand_speaks_is_named_by_a_digit() {
    let mut bench = at_work(&made::all(), "<f4><ctrl-n>");
    let shows = |bench: &Bench| {
        let form = form(bench).unwrap();
        form.field(SPOKEN).is_some_and(|field| form.shows(field))
    };
    assert!(!shows(&bench), "it speaks of nobody");
    at(&mut bench, "petitioners.0.name");
    bench.paste("张某");
    at(&mut bench, "demands.0.text");
    bench.paste("王强收了材料不办");
    assert!(shows(&bench));
    let doubt = |bench: &Bench| {
        let field = form(bench).unwrap().field(SPOKEN).unwrap();
        field.doubt.as_ref().map(|words| words.say(Lang::Zh))
    };
    assert!(doubt(&bench).is_some_and(|said| said.contains("诉求里写到 王强")), "{:?}", doubt(&bench));
    at(&mut bench, SPOKEN);
    bench.keys("1");
    assert_eq!(doubt(&bench), None, "it is resolved");
    let read = read_intake(form(&bench).unwrap(), bench.model.shared.today);
    let Ok(Command::RegisterPetition { facts }) = read else { panic!("{:?}", read.err()) };
    let staff = Some(StaffId(4));
    assert!(facts.accused == [Accused { staff, ..Accused::default() }]);
}
