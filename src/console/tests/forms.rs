//! Forms on the screen: faults, drafts, reasons, stale records. The console's own password form stands for all.

use crate::bureau::{Command, Fault, FieldFault, Outcome, Receipt, Refusal, StoreTrouble};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::overlays::{Compare, Overlay, Sheet};
use crate::console::shared::Owner;
use crate::console::testkit::Bench;
use crate::console::{Effect, Event, TimerId};
use crate::locale::{Lang, console as say};

fn open_password() -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<ctrl-p>密码<enter>");
    bench
}

fn sheet(bench: &Bench) -> &Sheet {
    match bench.model.overlays.last() {
        Some(Overlay::Sheet(sheet)) => sheet,
        other => panic!("{other:?}"),
    }
}

fn done() -> Receipt {
    Receipt { seq: 7, already: false, outcome: Outcome::Done }
}

#[test]
fn a_form_says_what_is_wrong_where_it_is_wrong() {
    let mut bench = open_password();
    bench.keys("old<tab>Correct horse 9<tab>Correct horse 8<ctrl-s>");
    assert!(bench.command().is_none());
    let form = &sheet(&bench).form;
    assert_eq!(form.focused().map(|f| f.name.as_str()), Some("again"));
    assert_eq!(form.field("again").unwrap().fault.as_ref().unwrap().say(Lang::Zh), "两次输入的密码不一样");
    bench.keys("<ctrl-u>");
    assert!(sheet(&bench).form.field("again").unwrap().fault.is_none(), "typing takes the fault away");
    bench.keys("Correct horse 9<enter>");
    assert!(
        matches!(bench.command(), Some((_, _, Command::ChangePassword { .. }))),
        "Enter on the last field saves"
    );
    bench.reply(Ok(done()));
    assert!(bench.model.overlays.is_empty());
    assert_eq!(bench.said(), "密码已修改。");
}

#[test]
fn faults_of_the_door_come_back_to_their_fields() {
    let mut bench = open_password();
    bench.keys("old<tab>Correct horse 9<tab>Correct horse 9<ctrl-s>");
    let fault = |field: &str| FieldFault { field: field.to_owned(), fault: Fault::Empty };
    bench.reply(Err(Refusal::Invalid(vec![fault("new"), fault("nowhere.3")])));
    let form = &sheet(&bench).form;
    assert_eq!(form.focused().map(|f| f.name.as_str()), Some("new"));
    assert!(form.note.as_ref().unwrap().say(Lang::Zh).contains("nowhere.3"));
}

#[test]
fn the_same_intention_keeps_its_number_until_the_form_changes() {
    let mut bench = open_password();
    bench.keys("old<tab>Correct horse 9<tab>Correct horse 9<ctrl-s>");
    let (_, first, _) = bench.command().unwrap();
    bench.reply(Err(Refusal::Store(StoreTrouble::NotRecorded)));
    bench.keys("<ctrl-s>");
    let (_, second, _) = bench.command().unwrap();
    assert_eq!(first, second, "tried again after the disk failed");
    bench.reply(Err(Refusal::Store(StoreTrouble::NotRecorded)));
    bench.keys("<backspace>9<ctrl-s>");
    let (_, third, _) = bench.command().unwrap();
    assert_ne!(first, third, "another intention");
}

#[test]
fn a_form_that_is_being_saved_takes_no_keys_and_stays() {
    let mut bench = open_password();
    bench.keys("old<tab>Correct horse 9<tab>Correct horse 9<ctrl-s><esc><ctrl-s>");
    assert!(sheet(&bench).saving.is_some());
    let commands = bench.effects.iter().filter(|e| matches!(e, Effect::Execute { .. })).count();
    assert_eq!(commands, 1);
}

#[test]
fn escape_asks_only_when_something_was_filled_in() {
    let mut bench = open_password();
    bench.keys("<esc>");
    assert!(bench.model.overlays.is_empty());
    let mut bench = open_password();
    bench.keys("x<esc>");
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Confirm(_))));
    bench.keys("<enter>");
    assert_eq!(sheet(&bench).form.text("old"), "x", "no, go on");
    bench.keys("<esc><right><enter>");
    assert!(bench.model.overlays.is_empty());
}

#[test]
fn drafts_are_kept_soon_and_restored_and_hold_no_password() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<ctrl-p>");
    let mut form = note_form();
    form.focus_on("memo");
    bench.model.overlays = vec![Sheet::new(form, Owner::Console).into()];
    bench.keys("补");
    bench.keys("发");
    let timers =
        bench.effects.iter().filter(|e| matches!(e, Effect::After { timer: TimerId::Draft, .. })).count();
    assert_eq!(timers, 1, "one timer for both keys");
    bench.timer(TimerId::Draft);
    let kept = bench.effects.iter().find_map(|e| match e {
        Effect::KeepDraft { slot, body } => Some((slot.clone(), body.0.clone())),
        _ => None,
    });
    let (slot, body) = kept.unwrap();
    assert_eq!(slot, "test.note.P1");
    assert!(body.contains("补发"));
    let mut again = note_form();
    assert_eq!(again.restore(&body), 1);
    assert_eq!(again.text("memo"), "补发");
    let mut secret = Form::new("x", say::PASSWORD, vec![Field::new("p", say::PASSWORD, Kind::Secret)]);
    secret.fields[0].set("hunter2 hunter2");
    assert_eq!(secret.to_draft(), None);
}

fn note_form() -> Form {
    let choices = vec![Choice::new("due", say::OPEN), Choice::new("paid", say::QUIT)];
    let fields = vec![
        Field::new("kind", say::OPEN, Kind::Choice(choices)),
        Field::new("on", say::OPEN, Kind::Date).with("2026-11-23"),
        Field::new("amount", say::OPEN, Kind::Money),
        Field::new("memo", say::OPEN, Kind::Note(3)),
    ];
    Form::new("test.note", say::OPEN, fields).about(&"P1", 3)
}

#[test]
fn typed_fields_are_read_and_all_faults_told_at_once() {
    let mut form = note_form();
    form.field_mut("on").unwrap().set("２０２６年１１月３日");
    form.field_mut("amount").unwrap().set("１，２３４．５６");
    let mut read = form.read();
    assert_eq!(read.date("on").map(crate::domain::Date::number), Some(20_261_103));
    assert_eq!(read.money("amount").map(|f| f.0), Some(123_456));
    assert!(read.done(()).is_ok());
    form.field_mut("on").unwrap().set("2026-02-30");
    form.field_mut("amount").unwrap().set("1.234");
    let mut read = form.read();
    assert_eq!((read.date("on"), read.money("amount")), (None, None));
    let faults = read.done(()).unwrap_err();
    assert_eq!(faults.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), ["on", "amount"]);
}

#[test]
fn what_both_sides_changed_is_settled_field_by_field() {
    let mut mine = note_form();
    mine.field_mut("memo").unwrap().set("mine");
    mine.field_mut("amount").unwrap().set("9.00");
    let mut now = note_form();
    now.seen = 4;
    now.fields[1] = now.fields[1].clone().with("2026-11-01");
    now.fields[3] = now.fields[3].clone().with("theirs");
    let mut compare = Compare::new(&mine, now);
    assert_eq!(compare.differs.iter().map(|d| d.name.as_str()).collect::<Vec<_>>(), ["memo"]);
    let kept = compare.settle(&mine);
    assert_eq!(
        (kept.text("memo"), kept.text("amount"), kept.text("on"), kept.seen),
        ("mine", "9.00", "2026-11-01", 4)
    );
    compare.turn();
    assert_eq!(compare.settle(&mine).text("memo"), "theirs");
}

#[test]
fn a_masked_field_left_alone_is_no_change() {
    let field = Field::text("account", say::OPEN).masked("************7890").required();
    let form = Form::new("x", say::OPEN, vec![field]);
    assert!(!form.is_changed());
    assert!(form.read().done(()).is_ok(), "something is on record");
    assert_eq!(form.to_draft(), None);
}

#[test]
fn a_draft_of_an_older_version_is_compared_with_the_record_of_now() {
    let mut mine = note_form();
    mine.field_mut("memo").unwrap().set("mine");
    mine.field_mut("amount").unwrap().set("9.00");
    let draft = mine.to_draft().unwrap();
    let open = |now: Form| {
        let mut bench = Bench::seated(Lang::Zh);
        bench.event(Event::Drafts(vec![("test.note.P1".to_owned(), draft.clone())]));
        bench.model.open(Sheet::new(now, Owner::Console).into(), &bench.cx);
        bench
    };
    // Nobody changed anything.
    let bench = open(note_form());
    assert_eq!((sheet(&bench).form.seen, sheet(&bench).form.text("memo")), (3, "mine"));
    // Others changed another field: theirs stays, mine goes on top.
    let mut now = note_form().about(&"P1", 4);
    now.fields[1] = now.fields[1].clone().with("2026-11-01");
    let form = &sheet(&open(now.clone())).form.clone();
    assert_eq!((form.seen, form.text("on"), form.text("memo")), (4, "2026-11-01", "mine"));
    // Others changed the same field: it is asked.
    now.fields[3] = now.fields[3].clone().with("theirs");
    let mut bench = open(now);
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Compare(_))));
    bench.keys("<right><ctrl-s>");
    let form = &sheet(&bench).form;
    assert_eq!((form.seen, form.text("memo"), form.text("amount")), (4, "theirs", "9.00"));
}

#[test]
fn a_draft_that_cannot_be_kept_is_told_once() {
    let mut bench = Bench::seated(Lang::Zh);
    for _ in 0..2 {
        bench.event(Event::DraftLost(Refusal::Store(StoreTrouble::Frozen)));
    }
    assert!(bench.said().contains("留不下来"), "{}", bench.said());
    let said = bench
        .model
        .shared
        .notices
        .newest_first()
        .filter(|n| n.words.say(Lang::Zh).contains("留不下来"))
        .count();
    assert_eq!(said, 1);
}

#[test]
fn faults_go_to_the_form_they_belong_to() {
    let mut bench = open_password();
    bench.keys("old<tab>Correct horse 9<tab>Correct horse 9<ctrl-s>");
    bench.model.overlays.push(Sheet::new(note_form(), Owner::Console).into());
    bench.reply(Err(Refusal::Invalid(vec![FieldFault { field: "new".to_owned(), fault: Fault::Empty }])));
    let Some(Overlay::Sheet(below)) = bench.model.overlays.first() else { panic!() };
    assert!(below.form.field("new").unwrap().fault.is_some());
}

#[test]
fn a_name_begun_where_a_record_is_chosen_stands_in_the_field_beside_it_in_any_script() {
    for (lang, name) in [(Lang::En, "Zhang San"), (Lang::Zh, "张三")] {
        let mut bench = Bench::seated(lang);
        bench.keys("<f4><ctrl-n>");
        bench.keys(name);
        let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!("the form is open") };
        assert_eq!(sheet.form.text("petitioners.0.name"), name);
    }
}
