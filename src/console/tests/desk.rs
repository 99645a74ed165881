//! At work: palette, help, language, veil, lock, notices.

use crate::bureau::{Command, Query, Refusal};
use crate::console::action::Action;
use crate::console::overlays::Overlay;
use crate::console::panes::{PaneAction, PaneId};
use crate::console::stage::{Shield, Stage};
use crate::console::testkit::{Bench, sample_desk};
use crate::console::{Effect, Event, Input, Size, TimerId};
use crate::locale::Lang;
use crate::view::tests::screen;

#[test]
fn the_start_asks_who_sits_here_and_sets_two_timers() {
    let bench = Bench::start(Lang::Zh);
    assert!(matches!(bench.effects.first(), Some(Effect::Query { query: Query::Desk, .. })));
    let timers: Vec<TimerId> = bench
        .effects
        .iter()
        .filter_map(|e| match e {
            Effect::After { timer, .. } => Some(*timer),
            _ => None,
        })
        .collect();
    assert_eq!(timers, [TimerId::Minute, TimerId::Idle]);
}

#[test]
fn the_palette_finds_by_han_pinyin_initials_and_english() {
    for typed in ["语言", "english", "app.lang"] {
        let mut bench = Bench::seated(Lang::Zh);
        bench.keys("<ctrl-p>").keys(typed).keys("<enter>");
        assert_eq!(bench.model.shared.lang, Lang::En, "{typed}");
    }
    for typed in ["xiugaimima", "xgmm", "密码", "password"] {
        let mut bench = Bench::seated(Lang::Zh);
        bench.keys("<ctrl-p>").keys(typed).keys("<enter>");
        assert!(matches!(bench.model.overlays.last(), Some(Overlay::Sheet(_))), "{typed}");
    }
}

#[test]
fn what_cannot_run_says_why() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<ctrl-l>");
    assert_eq!(bench.said(), "还没有看过谁。");
    bench.keys("<ctrl-p>switch staff<enter>");
    assert_eq!(bench.said(), "只有示例局可以换人。");
    let add = Action::Pane(PaneAction::Staff(crate::console::panes::staff::Act::Add));
    assert!(bench.model.disabled(add).is_some(), "a clerk adds no staff");
}

#[test]
fn unbound_keys_and_the_input_method_get_a_word() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f11>");
    assert!(bench.said().starts_with("F11"), "{}", bench.said());
    bench.keys("<f4><ctrl-q>退");
    assert_eq!(bench.said(), "输入法可能处于中文状态，请切换后再按。");
    bench.keys("<esc>？");
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Help(_))), "full-width keys work");
}

#[test]
fn a_sequence_waits_and_escape_drops_it() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f4>g");
    assert_eq!(bench.model.pending.len(), 1);
    bench.keys("<esc>");
    assert!(bench.model.pending.is_empty());
    assert_eq!(bench.model.active, PaneId::Petitions, "escape did nothing else");
    bench.keys("g7");
    assert!(bench.model.pending.is_empty());
    assert!(bench.said().contains("g 7"));
}

#[test]
fn f12_veils_at_once_and_the_lock_asks_for_the_password() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f12>");
    assert_eq!(bench.model.shield, Some(Shield::Veil));
    bench.keys("abc<esc><f2>");
    assert_eq!(bench.model.shield, Some(Shield::Veil), "nothing passes the veil");
    bench.keys("<enter>");
    assert_eq!(bench.model.shield, None);
    bench.wait(400_000);
    bench.timer(TimerId::Idle);
    assert!(matches!(bench.model.shield, Some(Shield::Lock(_))));
    bench.keys("wrong<enter>");
    let (_, _, command) = bench.command().unwrap();
    assert!(matches!(&command, Command::Unlock { password } if password.expose() == "wrong"));
    bench.reply(Err(Refusal::SignInFailed));
    assert!(matches!(bench.model.shield, Some(Shield::Lock(_))));
    bench.keys("right<enter>");
    let receipt = crate::bureau::Receipt { seq: 9, already: false, outcome: crate::bureau::Outcome::Done };
    bench.reply(Ok(receipt));
    assert_eq!(bench.model.shield, None);
    assert_eq!(bench.model.stage, Stage::Desk, "the screen is as it was");
}

#[test]
fn the_idle_timer_wakes_only_for_the_rest_of_the_time() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.wait(200_000);
    bench.keys("a");
    bench.wait(99_500);
    bench.effects.clear();
    bench.timer(TimerId::Idle);
    assert_eq!(bench.model.shield, None);
    let ms = bench.effects.iter().find_map(|e| match e {
        Effect::After { timer: TimerId::Idle, ms } => Some(*ms),
        _ => None,
    });
    assert_eq!(ms, Some(200_500));
}

#[test]
fn the_sample_unlocks_by_enter_and_switches_staff() {
    let mut bench = Bench::seated_as(Lang::Zh, sample_desk());
    bench.wait(400_000);
    bench.timer(TimerId::Idle);
    assert_eq!(bench.model.shield, Some(Shield::Veil));
    bench.keys("<enter><ctrl-p>switch<enter>");
    bench.keys("wang<enter>");
    let (_, _, command) = bench.command().unwrap();
    assert_eq!(command, Command::SwitchStaff { to: crate::domain::StaffId(4) });
}

#[test]
fn a_question_stands_on_no_and_ignores_a_key_held_down() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<ctrl-q><enter>");
    assert!(bench.model.overlays.is_empty());
    assert!(!bench.effects.contains(&Effect::Quit));
    bench.keys("<ctrl-q><right>");
    bench.model.overlays.iter_mut().for_each(|o| {
        if let Overlay::Confirm(confirm) = o {
            confirm.opened_ms = Some(bench.cx.now_ms);
        }
    });
    bench.event(Event::Input(Input::Key("enter".parse().unwrap())));
    assert_eq!(bench.model.overlays.len(), 1, "too early");
    bench.keys("<enter>");
    assert!(bench.effects.contains(&Effect::Quit));
}

#[test]
fn ctrl_c_twice_ends_also_on_a_screen_too_small_to_see() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.event(Event::Input(Input::Resize(Size { cols: 20, rows: 5 })));
    bench.keys("abc<ctrl-c>");
    assert!(bench.model.panes.lookup.query.is_empty(), "nothing is typed blindly");
    bench.keys("<ctrl-c>");
    assert!(bench.effects.contains(&Effect::Quit));
}

#[test]
fn nothing_of_the_one_before_stays_for_the_next() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<enter><f2>");
    bench.keys("<ctrl-p>sign out<enter><right><enter>");
    let receipt = crate::bureau::Receipt { seq: 9, already: false, outcome: crate::bureau::Outcome::Done };
    bench.reply(Ok(receipt));
    assert!(bench.model.panes.lookup.query.is_empty());
    assert!(bench.model.panes.lookup.card.is_none());
    assert!(bench.model.shared.recent.is_empty());
}

#[test]
fn a_session_that_ended_elsewhere_leads_to_sign_in() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.event(Event::Input(Input::Key("a".parse().unwrap())));
    let req = bench.effects.iter().rev().find_map(|e| match e {
        Effect::Query { req, .. } => Some(*req),
        _ => None,
    });
    bench.event(Event::Reply { req: req.unwrap(), result: Err(Refusal::SignedOut), took_us: 1 });
    assert_eq!(bench.model.stage, Stage::Opening);
}

#[test]
fn an_empty_password_is_no_try_to_unlock() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f10><enter>");
    assert!(bench.command().is_none(), "the core is not asked");
    let Some(Shield::Lock(lock)) = &bench.model.shield else { panic!() };
    let fault = lock.sheet.form.field("password").unwrap().fault.clone();
    assert_eq!(fault.unwrap().say(Lang::Zh), "密码还没有输入。");
    bench.keys("x");
    let Some(Shield::Lock(lock)) = &bench.model.shield else { panic!() };
    assert!(lock.sheet.form.field("password").unwrap().fault.is_none(), "typing answers it");
}

#[test]
fn the_veil_before_the_lock_leaves_the_lock() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f10><f12>x<esc><ctrl-q><enter>");
    let Some(Shield::Lock(lock)) = &bench.model.shield else { panic!() };
    assert!(!lock.veiled && lock.question.is_none() && lock.sheet.form.text("password").is_empty());
}

#[test]
fn another_signs_in_from_the_lock_and_the_draft_stays() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<enter><f7>一<f10>");
    bench.effects.clear();
    bench.keys("<ctrl-q><esc><f1><tab>");
    assert!(bench.command().is_none());
    assert!(matches!(&bench.model.shield, Some(Shield::Lock(lock)) if lock.question.is_none()));
    assert!(matches!(bench.model.overlays.as_slice(), [Overlay::Sheet(_)]), "nothing opens behind the lock");
    bench.keys("<ctrl-q><enter>");
    assert!(bench.command().is_none(), "the question stands on no");
    bench.keys("<ctrl-q><right><enter>");
    let kept = bench.effects.iter().position(|e| matches!(e, Effect::KeepDraft { .. }));
    let out = bench.effects.iter().position(|e| matches!(e, Effect::Execute { .. }));
    assert!(kept.is_some() && kept < out, "kept while the one who typed it still sits here");
    assert_eq!(bench.command().map(|(_, _, c)| c), Some(Command::SignOut));
    assert!(matches!(bench.model.shield, Some(Shield::Lock(_))), "locked until it is done");
    let receipt = crate::bureau::Receipt { seq: 9, already: false, outcome: crate::bureau::Outcome::Done };
    bench.reply(Ok(receipt));
    assert_eq!(bench.model.shield, None);
    assert!(bench.model.overlays.is_empty(), "nothing of it is left on the desk");
}

#[test]
fn the_lock_key_works_inside_a_form_and_the_form_is_there_again() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<enter><f7>一<f10>");
    assert!(matches!(bench.model.shield, Some(Shield::Lock(_))));
    bench.keys(" blank <enter>");
    let (_, _, command) = bench.command().unwrap();
    assert!(matches!(&command, Command::Unlock { password } if password.expose() == " blank "));
    let receipt = crate::bureau::Receipt { seq: 9, already: false, outcome: crate::bureau::Outcome::Done };
    bench.reply(Ok(receipt));
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!("the form is gone") };
    assert_eq!(sheet.form.text("name"), "区国英一");
}

#[test]
fn coming_to_the_lookup_the_next_name_takes_the_place_of_the_last() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<enter><f2>w");
    assert_eq!(bench.model.panes.lookup.query.text(), "w");
    bench.keys("<ctrl-u>ougy<enter><f2><left>");
    assert_eq!(bench.model.panes.lookup.query.text(), "ougy", "a movement keeps it");
}

#[test]
fn with_nothing_typed_nobody_is_meant() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<enter><f2><backspace><ctrl-t>");
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!("no form") };
    assert_eq!(sheet.form.text("petitioners.0.person"), "");
}

#[test]
fn a_new_person_given_up_leads_back_to_the_lookup() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<ctrl-n>梁<esc><right><enter>");
    assert!(bench.model.overlays.is_empty());
    assert_eq!(bench.model.active, PaneId::Lookup);
}

#[test]
fn the_palette_names_what_other_screens_can_do() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f4><ctrl-p>结账");
    let Some(Overlay::Menu(menu)) = bench.model.overlays.last() else { panic!("no palette") };
    let row = menu.selected().unwrap();
    assert_eq!(row.key, "ledger.close");
    assert_eq!(row.disabled.as_ref().map(|w| w.say(Lang::Zh)).as_deref(), Some("只在“台账”里能用"));
}

#[test]
fn a_refusal_too_long_for_the_last_line_is_shown_whole_until_it_was_read() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f4>");
    let long = "这一步要由另一位工作人员来办，".repeat(6);
    let why = crate::console::words::Words::Data(format!("{long}请陈静办理。"));
    let now = bench.cx.now_ms;
    bench.model.shared.notices.push(crate::console::notice::Weight::Warning, why, (9, 41), now);
    let whole = |bench: &Bench| screen(&bench.model).contains("请陈静办理。");
    assert!(whole(&bench), "{}", screen(&bench.model));
    // What was on its way already does what it does; a movement is not swallowed either.
    bench.keys("<down>");
    assert!(whole(&bench), "nobody can have read it yet");
    bench.wait(400);
    bench.keys("<esc>");
    assert!(!whole(&bench) && bench.model.active == PaneId::Petitions, "escape only took it away");
}

#[test]
fn escape_from_a_place_of_the_title_line_never_leads_into_what_was_opened_from_it() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f3>5<f3><esc>");
    assert_eq!(bench.model.active, PaneId::Lookup);
    bench.keys("<f3>5<esc>");
    assert_eq!(bench.model.active, PaneId::Ledger);
    bench.keys("<esc>");
    assert_eq!(bench.model.active, PaneId::Lookup);
}

#[test]
fn a_contact_is_noted_only_by_a_row_that_was_meant() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<enter><f6><enter>");
    assert!(bench.command().is_none() && bench.said().contains("先按数字"), "{}", bench.said());
    bench.keys("2<enter>");
    assert!(matches!(bench.command(), Some((_, _, Command::RecordContact { .. }))));
}
