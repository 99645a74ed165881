//! The person pane, worked by keys.

use crate::bureau::command::{PersonChange, ProtectedField};
use crate::bureau::{Action as Gate, Answer, Command, Outcome, Query, Receipt, Refusal};
use crate::console::TimerId;
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::panes::person::Tab;
use crate::console::testkit::{self, Bench, answer, desk};
use crate::console::{Effect, Event, Reply};
use crate::domain::ledger::{Doubt, EntryKind};
use crate::domain::paper::PaperKind;
use crate::domain::{EntryId, Fen, PersonId, PostingAskId};
use crate::locale::Lang;

/// At the record of the first person found, allowed everything.
fn at_desk() -> Bench {
    let mut desk = desk();
    desk.allowed = Gate::ALL.to_vec();
    let mut bench = Bench::seated_as(Lang::Zh, desk);
    bench.keys("ougy<enter>");
    assert_eq!(bench.model.active, PaneId::Person);
    bench
}

fn receipt(outcome: Outcome) -> Receipt {
    Receipt { seq: 9, already: false, outcome }
}

fn amended(bench: &Bench) -> Vec<PersonChange> {
    match bench.command() {
        Some((_, _, Command::AmendPerson { person: PersonId(1), seen: 4, changes, .. })) => changes,
        other => panic!("{other:?}"),
    }
}

#[test]
fn digits_turn_the_tabs_and_the_third_turns_over() {
    let mut bench = at_desk();
    for (key, tab) in [
        ("2", Tab::Recognitions),
        ("3", Tab::Statement),
        ("4", Tab::Petitions),
        ("5", Tab::Visits),
        ("7", Tab::Notes),
        ("8", Tab::Timeline),
        ("1", Tab::Record),
        ("３", Tab::Statement),
    ] {
        bench.keys(key);
        let person = &bench.model.panes.person;
        assert_eq!(person.tab, tab);
        assert!(!person.is_loading() && person.len(&bench.model.shared) > 0, "{tab:?}");
    }
    assert!(!bench.model.panes.person.by_entry);
    bench.keys("<down>3");
    let person = &bench.model.panes.person;
    // The newest entry of the month that was selected.
    assert_eq!(person.selected_line().map(|l| l.entry), Some(EntryId(6)));
    bench.keys("<esc>");
    assert_eq!(bench.model.panes.person.month().map(|m| m.month.to_string()).as_deref(), Some("2026-10"));
    bench.keys("<esc>");
    assert_eq!(bench.model.active, PaneId::Lookup);
}

#[test]
fn a_masked_field_is_shown_for_twenty_seconds() {
    let mut bench = at_desk();
    bench.keys("<ctrl-r>2<enter><ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    assert_eq!(
        command,
        Command::Reveal {
            person: PersonId(1),
            field: ProtectedField::Phone(0),
            reason: "当面核对身份".to_owned()
        }
    );
    bench.reply(Ok(receipt(Outcome::Revealed("13800138000".to_owned()))));
    let left = |bench: &Bench| bench.model.panes.person.revealed.as_ref().map(|r| r.left);
    assert_eq!(left(&bench), Some(20));
    assert!(!format!("{:?}", bench.model).contains("13800138000"));
    let timer = TimerId::Pane(PaneId::Person, 0);
    bench.wait(1_000);
    bench.timer(timer);
    assert_eq!(left(&bench), Some(19));
    bench.wait(19_000);
    bench.timer(timer);
    assert_eq!(left(&bench), None);
}

#[test]
fn a_value_on_screen_goes_with_its_person() {
    let mut bench = at_desk();
    bench.keys("<ctrl-r>2<enter><ctrl-s>");
    bench.reply(Ok(receipt(Outcome::Revealed("13800138000".to_owned()))));
    bench.keys("<f2><down><enter>");
    let person = &bench.model.panes.person;
    assert_eq!(person.card().map(|c| c.person), Some(PersonId(2)));
    assert!(person.revealed.is_none());
}

#[test]
fn masked_fields_stay_unless_typed_anew() {
    let mut bench = at_desk();
    bench.keys("<f7>一<ctrl-s>");
    assert_eq!(amended(&bench), [PersonChange::Name("区国英一".to_owned())]);
    bench.keys("<esc>");
    let mut bench = at_desk();
    // The first phone, then the second: taking out goes from the last to the first.
    bench.keys("<down><down><down><down><down><down><down><down><enter>-<tab>-<ctrl-s>");
    assert_eq!(amended(&bench), [PersonChange::Phone(1, None), PersonChange::Phone(0, None)]);
}

#[test]
fn nothing_changed_is_said_and_nothing_sent() {
    let mut bench = at_desk();
    bench.keys("<f7><ctrl-s>");
    assert!(bench.command().is_none());
    assert_eq!(bench.said(), "没有改动。");
}

#[test]
fn a_recognition_is_changed_within_the_whole_list() {
    let mut bench = at_desk();
    bench.keys("2<enter><tab><right><ctrl-s>");
    let changes = amended(&bench);
    let [PersonChange::Recognitions(list)] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(list.len(), 1);
    assert_eq!(list[0].state, crate::domain::person::RecognitionState::RecognisedOnly);
    let mut bench = at_desk();
    bench.keys("2<ctrl-n><right><right><ctrl-s>");
    let changes = amended(&bench);
    let [PersonChange::Recognitions(list)] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!((list.len(), list[1].group.as_str()), (2, "12"));
}

#[test]
fn a_relatives_number_is_kept_when_only_the_phone_is_typed() {
    let mut bench = at_desk();
    bench.keys("<ctrl-home>");
    let rows = bench.model.panes.person.record_rows(&bench.model.shared);
    let at = rows.iter().position(|r| r.edit() == Some(super::Edit::Relative(0))).unwrap();
    bench.keys(&"<down>".repeat(at));
    bench.keys("<enter><tab><tab><tab>13900139000<ctrl-s>");
    let changes = amended(&bench);
    let [PersonChange::RelativeKeeping { at: 0, relative, keep_id: true, keep_phone: false }] =
        changes.as_slice()
    else {
        panic!("{changes:?}")
    };
    assert_eq!((relative.name.as_str(), relative.phone.as_str()), ("陈㘵", "13900139000"));
}

#[test]
fn an_entry_is_posted_and_a_second_one_wants_a_reason() {
    let mut bench = at_desk();
    bench.keys("3<ctrl-e><tab><tab><tab><ctrl-u><ctrl-s>");
    assert!(bench.command().is_none(), "an amount is needed");
    bench.keys("27.5<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let Command::Post { posting } = command else { panic!("{command:?}") };
    assert_eq!((posting.programme.as_str(), posting.amount), ("combat-allowance", Fen(2_750)));
    bench.reply(Err(Refusal::Doubtful(vec![Doubt::PostedBefore { entry: EntryId(7) }])));
    bench.keys("补发<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    assert!(matches!(command, Command::AskPosting { reason, .. } if reason == "补发"));
    bench.reply(Ok(receipt(Outcome::PostingAsked(PostingAskId(8)))));
    assert_eq!(bench.said(), "Y8 已提交，还没有入账。");
}

#[test]
fn what_is_still_owed_for_the_selected_month_stands_there_to_be_paid() {
    let mut bench = at_desk();
    bench.keys("3<ctrl-e><ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let Command::Post { posting } = command else { panic!("{command:?}") };
    assert_eq!((posting.kind, posting.amount), (EntryKind::Paid, Fen(90_900)));
    bench.reply(Ok(receipt(Outcome::Entries(EntryId(8), 1))));
    // Nothing is owed for the month before.
    bench.keys("<down><ctrl-e><ctrl-s>");
    assert!(bench.command().is_none(), "an amount is needed");
}

#[test]
fn a_reversal_is_asked_twice_and_wants_a_reason() {
    let mut bench = at_desk();
    bench.keys("3<ctrl-z>");
    assert!(bench.said().contains("按笔"), "{}", bench.said());
    bench.keys("<right><ctrl-z><right><enter><ctrl-s>");
    assert!(bench.command().is_none(), "a reason is needed");
    bench.keys("重复<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    assert_eq!(command, Command::Reverse { entry: EntryId(7), reason: "重复".to_owned() });
    bench.reply(Ok(receipt(Outcome::Entries(EntryId(8), 1))));
    // Taken back already.
    bench.keys("<down><down><ctrl-z>");
    assert!(bench.said().contains("E6"), "{}", bench.said());
}

#[test]
fn a_new_person_begins_with_what_was_looked_for() {
    let mut bench = Bench::seated(Lang::Zh);
    // Nobody is near this one: the form opens at once.
    bench.keys("梁新<ctrl-n><tab><tab>1950-01-01<ctrl-s>");
    bench.keys("<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let Command::RegisterPerson { facts, despite: None } = command else { panic!("{command:?}") };
    assert_eq!(
        (facts.name.as_str(), facts.birth.map(|d| d.to_string()).as_deref()),
        ("梁新", Some("1950-01-01"))
    );
    bench.reply(Err(Refusal::Alike(vec![PersonId(2)])));
    // The one it may be stands there, and last that it is none of them.
    let Some(Overlay::Menu(menu)) = bench.model.overlays.last() else { panic!("{:?}", bench.model.overlays) };
    let said: Vec<String> = menu.matching().map(|row| row.label.say(Lang::Zh)).collect();
    assert_eq!(said, ["区广源", "都不是，登记为新的人"]);
    bench.keys("<esc><ctrl-s>");
    assert!(matches!(bench.command(), Some((_, _, Command::RegisterPerson { despite: None, .. }))));
    bench.reply(Err(Refusal::Alike(vec![PersonId(2)])));
    bench.keys("<down><enter>");
    let (_, _, command) = bench.command().unwrap();
    assert!(matches!(command, Command::RegisterPerson { despite: Some(_), .. }));
    bench.reply(Ok(receipt(Outcome::Person(PersonId(2), 1))));
    assert_eq!(bench.model.panes.person.person, Some(PersonId(2)));
}

#[test]
fn who_turns_out_to_be_on_record_is_opened_and_nothing_of_the_form_comes_back() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("梁新<ctrl-n><tab><tab>1950-01-01<ctrl-s>新");
    bench.timer(TimerId::Draft);
    bench.keys("<ctrl-s>");
    bench.reply(Err(Refusal::Alike(vec![PersonId(2)])));
    bench.keys("<enter>");
    assert_eq!(bench.model.panes.person.person, Some(PersonId(2)));
    assert!(bench.model.overlays.is_empty());
    assert!(bench.command().is_none());
    let slot_of = |effect: &Effect| match effect {
        Effect::DropDraft { slot } if slot.starts_with("person.register.") => Some(slot.clone()),
        _ => None,
    };
    assert_eq!(bench.effects.iter().filter_map(slot_of).count(), 1);
    bench.keys("<f2><ctrl-u><ctrl-n>");
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!() };
    assert_eq!(sheet.form.text("name"), "", "the next new person begins empty");
}

#[test]
fn why_says_that_no_rate_was_published() {
    let mut bench = at_desk();
    bench.keys("3<ctrl-w>");
    let panel = bench.model.panes.person.panel(&bench.model.shared).unwrap();
    let said: Vec<String> = panel.lines.iter().map(|w| w.say(Lang::Zh)).collect();
    assert!(said.iter().any(|line| line.contains("的标准没有公布，也没有录入")), "{said:?}");
    assert!(said.iter().any(|line| line.contains("第六十二条")), "{said:?}");
    // What is explained is what goes on paper, and the footer says by which key.
    assert!(crate::view::tests::screen(&bench.model).contains("\n F9 预览打印"));
    bench.keys("<f9>");
    let papers = &bench.model.panes.papers;
    let draft = papers.preview.as_ref().and_then(|preview| preview.draft.clone()).unwrap();
    assert_eq!((draft.kind, draft.person), (PaperKind::Explained, Some(PersonId(1))));
    bench.keys("<esc>");
    assert_eq!(bench.model.active, PaneId::Person);
}

#[test]
fn who_may_not_reverse_is_told_so() {
    let mut desk = desk();
    desk.allowed.retain(|gate| *gate != Gate::Reverse);
    let mut bench = Bench::seated_as(Lang::Zh, desk);
    bench.keys("ougy<enter>3<right><ctrl-z>");
    assert!(bench.said().contains("冲销"), "{}", bench.said());
    assert!(bench.model.overlays.is_empty());
}

#[test]
fn the_form_says_under_the_field_what_is_seldom_meant() {
    let mut bench = at_desk();
    let doubt = |bench: &Bench, name: &str| match bench.model.overlays.last() {
        Some(Overlay::Sheet(sheet)) => {
            let field = sheet.form.field(name).unwrap();
            field.doubt.as_ref().map(|words| words.say(Lang::Zh)).unwrap_or_default()
        }
        other => panic!("{other:?}"),
    };
    bench.keys("3<ctrl-e>");
    assert_eq!(doubt(&bench, "month"), "", "what is owed is paid");
    bench.keys("<tab><tab><left>");
    assert!(doubt(&bench, "month").contains("E7"), "{}", doubt(&bench, "month"));
    assert_eq!(doubt(&bench, "programme"), "");
    // Another programme, to which nothing entitles.
    let choose = |bench: &mut Bench, programme: &str| match bench.model.overlays.last_mut() {
        Some(Overlay::Sheet(sheet)) => {
            sheet.form.field_mut("programme").unwrap().set(programme);
            sheet.form.focus_on("month");
        }
        other => panic!("{other:?}"),
    };
    choose(&mut bench, "disability-pension");
    // The month stands marked: the first key takes its place.
    bench.keys("2026-11");
    assert!(doubt(&bench, "programme").contains("没有享受此项目的身份认定"));
    assert_eq!(doubt(&bench, "month"), "");
    choose(&mut bench, "combat-allowance");
    bench.keys("<ctrl-u>2027-01");
    assert!(doubt(&bench, "month").contains("还没有到"));
    bench.keys("<ctrl-u>2026-11<tab><right><tab>1000");
    assert!(doubt(&bench, "amount").contains("909.00"), "{}", doubt(&bench, "amount"));
}

#[test]
fn the_mark_stays_on_its_entry_when_others_come_before_it() {
    let mut bench = at_desk();
    bench.keys("3<right><down><down><down>");
    let marked = |bench: &Bench| bench.model.panes.person.selected_line().map(|line| line.entry);
    let entry = marked(&bench);
    let mut statement = testkit::statement(PersonId(1)).unwrap();
    let mut newest = statement.lines[0].clone();
    newest.entry = EntryId(8);
    statement.lines.push(newest);
    bench.keys("<ctrl-z><right><enter>重复<ctrl-s>");
    let (req, ..) = bench.command().unwrap();
    let result = Ok(Reply::Receipt(receipt(Outcome::Entries(EntryId(8), 1))));
    bench.event(Event::Reply { req, result, took_us: 900 });
    bench.answer_with(|query| match query {
        Query::Statement(_) => Some(Answer::Statement(Box::new(statement.clone()))),
        other => answer(other),
    });
    assert_eq!(marked(&bench), entry);
}

#[test]
fn two_phones_typed_at_once_are_both_kept() {
    let mut bench = at_desk();
    bench.keys("<f7>");
    let form = match bench.model.overlays.last_mut() {
        Some(Overlay::Sheet(sheet)) => &mut sheet.form,
        other => panic!("{other:?}"),
    };
    for (name, typed) in [("phones.0", "-"), ("phones.1", "13900139001"), ("phones.2", "13900139002")] {
        form.field_mut(name).unwrap().set(typed);
    }
    bench.keys("<ctrl-s>");
    let set = |at, phone: &str| PersonChange::Phone(at, Some(phone.to_owned()));
    assert_eq!(amended(&bench), [set(1, "13900139001"), set(2, "13900139002"), PersonChange::Phone(0, None)]);
}

#[test]
fn nobody_is_put_on_record_before_those_who_are_near_were_looked_at() {
    let asked = |bench: &Bench| bench.model.overlays.iter().any(|o| matches!(o, Overlay::Menu(_)));
    let on_top = |bench: &Bench| match bench.model.overlays.last() {
        Some(Overlay::Sheet(sheet)) => sheet.form.id,
        _ => "",
    };
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("区国英<ctrl-n>");
    assert_eq!(on_top(&bench), "person.check", "first the search");
    bench.keys("<ctrl-s>");
    assert_eq!(bench.said(), "姓名之外，再填身份证号、出生日期、电话中的一项。");
    assert_eq!(on_top(&bench), "person.check", "a name alone is not enough");
    // In full width, as an input method gives it.
    bench.keys("<tab><tab>").paste("１９５５－０８－１７").keys("<ctrl-s>");
    assert!(asked(&bench), "{}", bench.said());
    let picture = crate::view::tests::screen(&bench.model);
    for part in ["1955-08-17", "所填", "138****8000", "姓名相同、生日相同", "都不是"] {
        assert!(picture.contains(part), "{part} in {picture}");
    }
    bench.keys("<down><down><enter>");
    assert_eq!(on_top(&bench), "person.none");
    bench.keys("<ctrl-s>");
    assert_eq!(on_top(&bench), "person.none", "a reason is needed");
    bench.paste("同名，当面核对不是").keys("<ctrl-s>");
    assert_eq!(on_top(&bench), "person.register");
    bench.keys("<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let Command::RegisterPerson { facts, despite } = command else { panic!("{command:?}") };
    assert_eq!((facts.name.as_str(), despite.as_deref()), ("区国英", Some("同名，当面核对不是")));

    // Two keys in the lookup are the search.
    let mut bench = Bench::seated(Lang::Zh);
    bench.paste("区国英　１９５５－０８－１７").keys("<ctrl-n>");
    assert!(asked(&bench) && on_top(&bench).is_empty(), "{}", bench.said());
    let picture = crate::view::tests::screen(&bench.model);
    assert!(picture.contains("1955-08-17") && picture.contains("所填"), "{picture}");
    bench.keys("<esc>");
    assert!(
        bench.model.overlays.is_empty() && bench.model.active == PaneId::Lookup,
        "back where it was typed"
    );
    bench.keys("<ctrl-u>梁新 13800138000<ctrl-n>");
    assert_eq!(on_top(&bench), "person.register", "nobody is near");
    let Some(Overlay::Sheet(sheet)) = bench.model.overlays.last() else { panic!() };
    assert_eq!((sheet.form.text("name"), sheet.form.text("phones.0")), ("梁新", "13800138000"));

    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("区国英<ctrl-n><tab><tab>1955-08-17<ctrl-s><enter>");
    assert_eq!(bench.model.panes.person.person, Some(PersonId(1)), "the one on record is opened");
    assert!(bench.model.overlays.is_empty());
}
