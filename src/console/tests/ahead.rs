//! Keys that come before the answer they need: carried out in order, or told that they were not.

use proptest::prelude::*;

use crate::bureau::{Action as Gate, Command, Outcome, Query, Receipt, Refusal, What};
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::panes::person::Tab;
use crate::console::testkit::{Bench, answer, desk, keys};
use crate::console::{Effect, Event, Input};
use crate::domain::PersonId;
use crate::locale::Lang;

fn at_work() -> Bench {
    let mut desk = desk();
    desk.allowed = Gate::ALL.to_vec();
    Bench::seated_as(Lang::Zh, desk)
}

/// Everything arrives before anything is answered.
fn burst(bench: &mut Bench, written: &str) {
    for chord in keys(written) {
        bench.wait(500);
        bench.event(Event::Input(Input::Key(chord)));
    }
}

/// Where the console stands: pane, tab, place, and the form on top with everything filled in.
fn stand(bench: &Bench) -> String {
    let model = &bench.model;
    let overlays: Vec<String> = model
        .overlays
        .iter()
        .map(|overlay| match overlay {
            Overlay::Sheet(sheet) => {
                let fields: Vec<&str> =
                    sheet.form.fields.iter().map(|f| sheet.form.text(f.name.as_ref())).collect();
                format!("{} {} {fields:?}", sheet.form.id, sheet.form.focus)
            }
            other => other.context().to_owned(),
        })
        .collect();
    let (lookup, person, petitions) = (&model.panes.lookup, &model.panes.person, &model.panes.petitions);
    format!(
        "{:?} {:?} {} {:?} {:?} {} {:?} {} {overlays:?}",
        model.active,
        lookup.query.text(),
        lookup.list.selected,
        person.person,
        person.tab,
        person.list.selected,
        petitions.subject(),
        model.ahead(),
    )
}

#[test]
fn a_burst_does_what_patient_typing_does() {
    for written in [
        "ougy<enter><ctrl-e>",
        "ougy<down><enter><ctrl-e>27.50<tab>",
        "ougy<enter>3<down><enter><ctrl-w>",
        "ougy<enter><ctrl-t>记得问清楚<tab>",
        "ougy<down><ctrl-e>3",
        "ougy<ctrl-t>困难",
        "<f4><down><down><enter>",
        "<f4><right><down>0",
        "ougy<enter><f7><tab>x",
        "ougy<enter><f2>区<down><enter>4",
        "ougy<enter>退役",
        "<f3><enter><down><enter>",
        "ougy<f2><down>ougy",
        "ougy<up><f4>1<f3>5<enter><enter>",
    ] {
        let mut patient = at_work();
        patient.keys(written);
        let mut hasty = at_work();
        burst(&mut hasty, written);
        hasty.answer();
        assert_eq!(stand(&hasty), stand(&patient), "{written}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..crate::property::unsaved() })]

    #[test]
    fn any_burst_does_what_patient_typing_does(
        pressed in prop::collection::vec(
            prop::sample::select(vec![
                "ougy", "区", "1", "2", "3", "4", "5", "7", "8", "<enter>", "<up>", "<down>", "<tab>", "<f2>", "<f3>", "<f4>",
                "<f7>", "<ctrl-e>", "<ctrl-t>", "<ctrl-w>", "<ctrl-n>", "<right>", "<ctrl-l>",
            ]),
            1..14,
        ),
    ) {
        let written = format!("ougy{}", pressed.concat());
        let mut patient = at_work();
        patient.keys(&written);
        let mut hasty = at_work();
        burst(&mut hasty, &written);
        hasty.answer();
        prop_assert_eq!(stand(&hasty), stand(&patient), "{}", written);
    }
}

/// What is half-typed comes back the same way whether the keys were waited for or not.
#[test]
fn an_entry_begun_twice_is_the_same_entry() {
    let written = "ougy<ctrl-e><f2><ctrl-e>";
    let mut patient = at_work();
    patient.keys(written);
    let mut hasty = at_work();
    burst(&mut hasty, written);
    hasty.answer();
    assert_eq!(stand(&hasty), stand(&patient));
}

#[test]
fn a_load_that_fails_drops_what_waited_and_says_so() {
    let mut bench = at_work();
    bench.keys("ougy");
    burst(&mut bench, "<enter><ctrl-e>27");
    assert_eq!(bench.model.ahead(), 3);
    let asked = bench.effects.iter().find_map(|e| match e {
        Effect::Query { req, query: Query::Record(_) } => Some(*req),
        _ => None,
    });
    let result = Err(Refusal::NotFound(What::Person));
    bench.event(Event::Reply { req: asked.unwrap(), result, took_us: 1 });
    assert_eq!(bench.model.ahead(), 0);
    assert!(bench.said().ends_with("没有执行，请再按一次。"), "{}", bench.said());
    bench.answer();
    assert!(bench.model.overlays.is_empty(), "nothing of it happens later");
}

#[test]
fn escape_leaves_at_once_and_drops_what_waited() {
    let mut bench = at_work();
    bench.keys("ougy");
    burst(&mut bench, "<enter><f7>x<esc>");
    assert_eq!(bench.model.active, PaneId::Lookup);
    assert_eq!(bench.said(), "先按的 2 个键没有执行，请再按一次。");
    bench.answer();
    assert!(bench.model.overlays.is_empty());
}

#[test]
fn the_veil_does_not_wait_and_nothing_runs_below_it() {
    let mut bench = at_work();
    bench.keys("ougy");
    burst(&mut bench, "<enter><ctrl-e><f12>");
    assert!(bench.model.shield.is_some());
    bench.answer();
    assert!(bench.model.overlays.is_empty());
}

#[test]
fn what_is_kept_has_a_bound() {
    let mut bench = at_work();
    bench.keys("ougy");
    burst(&mut bench, "<enter><ctrl-e>");
    burst(&mut bench, &"7".repeat(2_000));
    assert!(bench.model.ahead() < 1_000);
    assert_eq!(bench.said(), "前面按的键还在等结果，这个键没有执行。");
}

#[test]
fn keys_after_a_save_go_on_when_it_is_done_and_not_when_it_is_refused() {
    for refused in [false, true] {
        let mut bench = at_work();
        bench.keys("ougy<enter><f7>勇<ctrl-s>");
        burst(&mut bench, "3");
        assert_eq!(bench.model.ahead(), 1);
        assert!(matches!(bench.command(), Some((.., Command::AmendPerson { .. }))), "{:?}", bench.command());
        let receipt = Receipt { seq: 9, already: false, outcome: Outcome::Person(PersonId(1), 5) };
        bench.reply(if refused { Err(Refusal::NotFound(What::Person)) } else { Ok(receipt) });
        let tab = if refused { Tab::Record } else { Tab::Statement };
        assert_eq!(bench.model.panes.person.tab, tab);
        assert_eq!(bench.model.ahead(), 0);
        assert_eq!(bench.model.overlays.len(), usize::from(refused), "a form that was refused stays");
    }
}

#[test]
fn a_name_typed_where_no_text_has_the_focus_looks_the_next_person_up() {
    for pane in ["ougy<enter>", "<f3>", "<f4>"] {
        for (typed, query) in
            [("欧阳国勇", "欧阳国勇"), ("退", "退"), ("s", "s"), ("guo", "guo"), ("sun3", "sun3")]
        {
            let mut bench = at_work();
            bench.keys(pane).keys(typed);
            assert_eq!(bench.model.active, PaneId::Lookup, "{pane} {typed}");
            assert_eq!(bench.model.panes.lookup.query.text(), query, "{pane} {typed}");
        }
        for committed in ["买买提·吐尔逊", "11010519491231002X"] {
            let mut bench = at_work();
            bench.keys(pane).event(Event::Input(Input::Text(committed.to_owned())));
            bench.answer();
            assert_eq!(bench.model.panes.lookup.query.text(), committed, "{pane}");
        }
        let mut bench = at_work();
        bench.keys(pane).paste("11010519491231002X");
        assert_eq!(bench.model.active, PaneId::Person, "a pasted number opens its person");
        assert!(answer(&Query::Card(PersonId(1))).is_some());
    }
}

#[test]
fn bound_letters_and_digits_stay_keys_and_a_form_keeps_what_is_typed() {
    let mut bench = at_work();
    bench.keys("ougy<enter>2");
    assert_eq!(bench.model.panes.person.tab, Tab::Recognitions);
    bench.keys("7");
    assert_eq!(bench.model.active, PaneId::Person, "a digit alone is no name");
    bench.keys("1<f7>");
    let before = stand(&bench);
    bench.event(Event::Input(Input::Text("欧阳国勇".to_owned())));
    assert_eq!(bench.model.active, PaneId::Person);
    assert_eq!(bench.model.overlays.len(), 1, "{before}");
    bench.keys("<esc><enter>");
    let mut bench = at_work();
    bench.keys("ougy<enter><ctrl-z><ctrl-q>退");
    assert_eq!(bench.said(), "输入法可能处于中文状态，请切换后再按。", "a question is not left by a letter");
    assert_eq!(bench.model.active, PaneId::Person);
}
