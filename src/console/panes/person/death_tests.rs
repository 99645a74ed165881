//! Deaths on the person pane, worked by keys.

use crate::bureau::{Action as Gate, Command, Outcome, Receipt};
use crate::console::overlays::Overlay;
use crate::console::panes::person::Tab;
use crate::console::settling::ToDo;
use crate::console::testkit::{Bench, deaths, desk};
use crate::domain::ledger::EntryKind;
use crate::domain::person::DeathCause;
use crate::domain::{Date, Fen, PersonId};
use crate::locale::Lang;

/// At the record of the first person found, allowed everything but what is taken away.
fn at_desk(not: &[Gate]) -> Bench {
    let mut desk = desk();
    desk.allowed = Gate::ALL.iter().copied().filter(|gate| !not.contains(gate)).collect();
    let mut bench = Bench::seated_as(Lang::Zh, desk);
    bench.keys("ougy<ctrl-o>");
    bench
}

/// The same once the person has died.
fn after_death(not: &[Gate]) -> Bench {
    let mut bench = at_desk(not);
    bench.model.panes.person = super::State::default();
    press(&mut bench, "<f2><ctrl-o>3");
    bench
}

/// Presses keys; the made-up bureau answers as if everybody had died.
fn press(bench: &mut Bench, written: &str) {
    bench.keys_to(written, deaths::answer);
}

fn form_says(bench: &Bench, field: &str) -> String {
    match bench.model.overlays.last() {
        Some(Overlay::Sheet(sheet)) => {
            let doubt = sheet.form.field(field).and_then(|f| f.doubt.clone());
            doubt.map(|words| words.say(Lang::Zh)).unwrap_or_default()
        }
        other => panic!("{other:?}"),
    }
}

/// The row of the first tab that records a death, by arrows alone.
fn select_death(bench: &mut Bench) {
    let rows = bench.model.panes.person.record_rows(&bench.model.shared);
    let at = rows.iter().position(|row| row.edit() == Some(super::Edit::Death)).unwrap();
    bench.keys("1<home>");
    for _ in 0..at {
        bench.keys("<down>");
    }
}

#[test]
fn a_death_is_recorded_with_its_document_and_says_first_what_follows() {
    let mut bench = at_desk(&[]);
    select_death(&mut bench);
    bench.keys("<enter>２０２６－０９－１５");
    let said = form_says(&bench, "cause");
    for part in [
        "发到 2026-09，2026-10 起停发",
        "第六十二条第二款",
        "6 个月",
        "909.00",
        "2026-10 至 2026-11",
        "法制审核",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // Without the document it is not sent.
    bench.keys("<ctrl-s>");
    assert!(bench.command().is_none());
    bench.keys("死证0815<tab><right><ctrl-s>");
    let Some((_, _, Command::RecordDeath { person: PersonId(1), seen: 4, death, .. })) = bench.command()
    else {
        panic!("{:?}", bench.command())
    };
    let told = (death.on, death.document.as_str(), death.cause);
    assert_eq!(told, (Date::parse("2026-09-15").unwrap(), "死证0815", Some(DeathCause::Illness)));
    let (req, ..) = bench.command().unwrap();
    let receipt = Receipt { seq: 9, already: false, outcome: Outcome::Person(PersonId(1), 5) };
    bench.event(crate::console::Event::Reply {
        req,
        result: Ok(crate::console::Reply::Receipt(receipt)),
        took_us: 9,
    });
    bench.answer_with(deaths::answer);
    assert_eq!(bench.model.panes.person.tab, Tab::Statement);
    // A run that holds them is named, for whoever saved before reading what follows.
    for part in ["已登记去世", "R8（已冻结）第 12 行", "909.00", "退回草拟"] {
        assert!(bench.said().contains(part), "{part}: {}", bench.said());
    }
    assert!(bench.model.told_whole().is_some(), "it is read whole");
    assert_eq!(bench.model.panes.person.to_do(), [ToDo::Book(Fen(3 * 90_900))]);
}

#[test]
fn what_is_left_is_prepared_by_enter_and_booked_through_the_usual_form() {
    let mut bench = after_death(&[]);
    assert_eq!(bench.model.panes.person.selected_to_do(), Some(ToDo::Book(Fen(272_700))));
    let why = bench.model.panes.person.explanation(&bench.model.shared);
    let why: String = why.lines.iter().map(|w| w.say(Lang::Zh)).collect();
    assert!(why.contains("还应补记 2,727.00"), "{why}");
    press(&mut bench, "<enter>");
    assert!(form_says(&bench, "programme").contains("法制审核"), "the rule that decides the sum is open");
    press(&mut bench, "<ctrl-s>");
    let Some((_, _, Command::Post { posting })) = bench.command() else { panic!("{:?}", bench.command()) };
    assert_eq!((posting.programme.as_str(), posting.month.to_string().as_str()), ("funeral-aid", "2026-09"));
    assert_eq!((posting.kind, posting.amount), (EntryKind::Due, Fen(272_700)));
    assert_eq!(posting.memo, "6×909.00-2,727.00");
    // The months below keep their places.
    let mut bench = after_death(&[]);
    press(&mut bench, "<down>");
    let month = bench.model.panes.person.month().map(|m| m.month.to_string());
    assert_eq!(month.as_deref(), Some("2026-11"));
    press(&mut bench, "<right><esc>");
    assert_eq!(bench.model.panes.person.list.selected, 1, "back on the month it came from");
}

#[test]
fn who_may_not_post_or_edit_is_told_so() {
    let mut bench = after_death(&[Gate::Post]);
    press(&mut bench, "<enter>");
    assert!(bench.model.overlays.is_empty() && !bench.said().is_empty());
    let mut bench = at_desk(&[Gate::EditPeople]);
    select_death(&mut bench);
    bench.keys("<enter>");
    assert!(bench.model.overlays.is_empty() && !bench.said().is_empty());
}

#[test]
fn a_death_is_taken_back_with_a_reason() {
    let mut bench = after_death(&[]);
    let rows = bench.model.panes.person.record_rows(&bench.model.shared);
    let at = rows.iter().position(|row| row.edit() == Some(super::Edit::Death)).unwrap();
    press(&mut bench, "1<home>");
    for _ in 0..at {
        press(&mut bench, "<down>");
    }
    press(&mut bench, "<ctrl-x>登记错人<ctrl-s>");
    let Some((_, _, Command::WithdrawDeath { person: PersonId(1), seen: 4, reason })) = bench.command()
    else {
        panic!("{:?}", bench.command())
    };
    assert_eq!(reason, "登记错人");
    // Nothing to take back where nobody died.
    let mut bench = at_desk(&[]);
    select_death(&mut bench);
    bench.keys("<ctrl-x>");
    assert!(bench.model.overlays.is_empty());
}

#[test]
fn a_day_said_in_other_words_is_written_out_before_the_field_is_left() {
    let mut bench = at_desk(&[]);
    select_death(&mut bench);
    bench.keys("<enter>９月１５日<tab>");
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!() };
    assert_eq!(sheet.form.text("died"), "2026-09-15");
    assert!(
        form_says(&bench, "cause").contains("发到 2026-09"),
        "what follows is told of the day that was meant"
    );
    bench.keys("<shift-tab><ctrl-u>昨天<ctrl-s>");
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!() };
    assert_eq!(sheet.form.text("died"), "2026-11-22");
    let seen = crate::view::tests::screen(&bench.model);
    let marked = seen.lines().filter(|line| line.contains("! ")).count();
    assert!(marked <= 2, "what follows is no fault: {seen}");
}

#[test]
fn the_palette_finds_a_death_and_the_account_by_what_people_call_them() {
    for (word, title) in [("死亡", "登记去世"), ("银行", "收款账号"), ("账号", "收款账号")]
    {
        let mut bench = at_desk(&[]);
        bench.keys("<ctrl-p>").keys(word).keys("<enter>");
        let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!("{word}") };
        let here = sheet.form.title.say(Lang::Zh).contains(title)
            || sheet.form.focused().is_some_and(|field| field.name == "bank.number");
        assert!(here, "{word}");
    }
}
