//! Long lists, what is taken back, what is doubtful, and what was noted so far, worked by keys.

use std::cell::RefCell;

use crate::bureau::answer::{CondolenceView, GiftRow};
use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal};
use crate::console::panes::PaneId;
use crate::console::panes::care::Tab;
use crate::console::testkit::{self, Bench};
use crate::domain::care::{ContactKind, ContactResult};
use crate::domain::ledger::Doubt;
use crate::domain::{CondolenceId, ContactId, Date, EntryId, Fen, GiftId, HardshipId, PersonId};
use crate::locale::Lang;
use crate::view::tests::screen;

fn at_care() -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f6>");
    bench
}

fn receipt(outcome: Outcome) -> Receipt {
    Receipt { seq: 9, already: false, outcome }
}

fn command(bench: &Bench) -> Command {
    bench.command().unwrap().2
}

#[test]
fn what_was_handed_out_last_is_taken_back_from_the_next_line() {
    let mut bench = at_care();
    bench.keys("<left><enter>1<enter>");
    bench.reply(Ok(receipt(Outcome::Entries(EntryId(4), 2))));
    // The mark stands on a line that was not handed out; the one before it is meant.
    bench.keys("<down><ctrl-z>");
    assert!(screen(&bench.model).contains("撤回发给 区国英 的 1,000.00 元？"), "{}", screen(&bench.model));
    bench.keys("<right><enter>");
    assert!(matches!(command(&bench), Command::TakeBackGift { gift: GiftId(1), seen: 2, .. }));
    bench.reply(Ok(receipt(Outcome::Entries(EntryId(6), 2))));
    assert!(bench.said().contains("区国英"), "{}", bench.said());
    // Another line that was handed out is taken back when the mark was moved to it.
    bench.keys("<down><ctrl-z>");
    assert!(screen(&bench.model).contains("撤回发给 买买提·吐尔逊"), "{}", screen(&bench.model));
}

#[test]
fn a_question_is_answered_for_the_line_it_named() {
    let mut bench = at_care();
    bench.keys("<left><enter><down><ctrl-x>");
    assert!(screen(&bench.model).contains("移出名单？"));
    // While it is asked, the list is read anew and another line comes under the mark.
    bench.model.panes.care.lists.gifts.selected = 0;
    bench.keys("<right><enter>");
    assert_eq!(command(&bench), Command::DropGift { gift: GiftId(5), seen: 1 });
}

#[test]
fn what_is_doubtful_is_handed_out_with_a_reason_alone() {
    let mut bench = at_care();
    bench.keys("<left><enter>1<enter>");
    let doubt = Doubt::GivenElsewhere { list: CondolenceId(7), on: Date::parse("2026-11-20").unwrap() };
    bench.reply(Err(Refusal::Doubtful(vec![doubt])));
    let asked = screen(&bench.model);
    assert!(asked.contains("另一份名单 W7 已在 2026-11-20 发给此人"), "{asked}");
    bench.keys("<ctrl-s>");
    assert!(bench.command().is_none(), "without a reason nothing is handed out");
    bench.keys("市级另发一份<ctrl-s>");
    let despite = Some("市级另发一份".to_owned());
    let give = Command::GiveGift { gift: GiftId(1), seen: 1, received_by: String::new(), despite };
    assert_eq!(command(&bench), give);
    bench.reply(Ok(receipt(Outcome::Entries(EntryId(4), 2))));
    assert!(bench.said().contains("已发放：区国英"), "{}", bench.said());
    bench.keys("<ctrl-z><right><enter>");
    assert!(matches!(command(&bench), Command::TakeBackGift { gift: GiftId(1), seen: 2, .. }));
}

#[test]
fn a_second_list_of_a_festival_asks_for_a_reason() {
    let mut bench = at_care();
    bench.keys("<left><ctrl-n><tab><tab><tab><tab>５００元<ctrl-s>");
    let Command::MakeCondolence { made, despite: None } = command(&bench) else { panic!() };
    assert_eq!((made.festival.as_str(), made.year, made.amount), ("spring", 2027, Fen(50_000)));
    bench.reply(Err(Refusal::Doubtful(vec![Doubt::OnAnotherList { list: CondolenceId(2), people: 12 }])));
    assert!(screen(&bench.model).contains("名单 W2 上已有其中 12 人"), "{}", screen(&bench.model));
    bench.keys("补发一批<ctrl-s>");
    assert!(
        matches!(command(&bench), Command::MakeCondolence { despite: Some(why), .. } if why == "补发一批")
    );
}

/// A list of many lines: the page that was asked for, and what was.
fn many(query: &Query, asked: &RefCell<Vec<(String, usize)>>) -> Option<Answer> {
    let Query::Condolence { text, offset, limit, .. } = query else { return testkit::answer(query) };
    asked.borrow_mut().push((text.clone(), *offset));
    let Some(Answer::Condolence(view)) = testkit::answer(query) else { return None };
    let first = view.rows.first().cloned()?;
    let total = if text.is_empty() { 1_203 } else { 1 };
    let line =
        |n: usize| GiftRow { gift: GiftId(n as u32 + 1), name: format!("第{}", n + 1), ..first.clone() };
    let rows = (*offset..(*offset + *limit).min(total)).map(line).collect();
    Some(Answer::Condolence(Box::new(CondolenceView { total, offset: *offset, rows, ..*view })))
}

#[test]
fn a_long_list_is_reached_to_its_last_line_and_narrowed() {
    let asked = RefCell::new(Vec::new());
    let mut bench = at_care();
    let name = |bench: &Bench| bench.model.panes.care.lists.line().unwrap().name.clone();
    let mut keys = |written: &str| {
        bench.keys_to(written, |query| many(query, &asked));
        (name(&bench), screen(&bench.model))
    };
    assert_eq!(keys("<left><enter>").0, "第1");
    let (line, shown) = keys("<end>");
    assert_eq!(line, "第1203");
    assert!(shown.contains("第 1,001–1,203 行"), "{shown}");
    assert_eq!(keys("<home>").0, "第1");
    assert_eq!(keys("<end><up>").0, "第1202");
    assert_eq!(keys("<home><f7>镇:新华<enter>").0, "第1");
    assert_eq!(asked.borrow().last().unwrap(), &("镇:新华".to_owned(), 0));
    assert!(keys("<esc>").1.contains("第 1–500 行"));
    assert_eq!(asked.borrow().last().unwrap(), &(String::new(), 0));
}

#[test]
fn households_are_narrowed_too() {
    let asked = RefCell::new(Vec::new());
    let mut bench = at_care();
    bench.keys_to("<right><right><f7>患病<enter>", |query| {
        if let Query::Hardships { asked: what, .. } = query {
            asked.borrow_mut().push(what.text.clone());
        }
        testkit::answer(query)
    });
    assert_eq!(asked.borrow().last().map(String::as_str), Some("患病"));
    assert_eq!(bench.model.panes.care.tab, Tab::Households);
}

#[test]
fn a_contact_of_long_ago_is_put_right_or_taken_back() {
    let mut bench = at_care();
    bench.keys("<ctrl-o>");
    let shown = screen(&bench.model);
    assert!(shown.contains("问了补助，嘱带身份证来更新电话") && shown.contains("2025-06-11"), "{shown}");
    bench.keys("<down><enter><tab><right><tab><tab><tab>家中有人<ctrl-s>");
    let Command::AmendContact { contact: ContactId(12), seen: 3, said } = command(&bench) else { panic!() };
    assert_eq!((said.person, said.kind), (PersonId(1), ContactKind::HomeVisit));
    assert_eq!((said.result, said.day), (ContactResult::NotReached, Date::parse("2025-06-11")));
    assert_eq!((said.note.as_str(), said.topics), ("家中有人", vec!["subsidy".to_owned()]));
    bench.reply(Ok(receipt(Outcome::Contact(ContactId(12), 4))));
    bench.keys("<ctrl-x>记在别人名下<ctrl-s>");
    let reason = "记在别人名下".to_owned();
    assert_eq!(command(&bench), Command::VoidContact { contact: ContactId(12), seen: 3, reason });
    bench.reply(Ok(receipt(Outcome::Contact(ContactId(12), 5))));
    bench.keys("1<esc>");
    assert_eq!(bench.model.active, PaneId::Care, "digits note nothing there, Escape leads back to the list");
    assert!(!bench.model.panes.care.history.is_open());
}

#[test]
fn measures_and_visits_of_a_household_are_read_in_full() {
    let mut bench = at_care();
    bench.keys("<right><right><ctrl-o>");
    let shown = screen(&bench.model);
    for part in ["帮扶记录", "2026-09-10", "送米油", "2026-05-02", "帮办低保", "问了补助"] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    bench.keys("<enter>");
    let read = screen(&bench.model);
    assert!(read.contains("2026-09-10 的帮扶措施（李娜）") && read.contains("送米油"), "{read}");
    bench.keys("<esc><down><down><enter>");
    assert!(screen(&bench.model).contains("改正 2026-03-02"), "{}", screen(&bench.model));
}

#[test]
fn the_contacts_of_a_person_are_a_digit_away_and_escape_leads_back() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<ctrl-o><f6>6<enter>");
    let shown = screen(&bench.model);
    assert!(shown.contains("区国英 的联系记录"), "{shown}");
    bench.keys("<esc>");
    assert_eq!(bench.model.active, PaneId::Person);
}

#[test]
fn after_a_contact_it_is_said_what_is_due_still() {
    let mut bench = at_care();
    bench.keys("1<enter>");
    bench.reply(Ok(receipt(Outcome::Contact(ContactId(7), 1))));
    let said = "已登记：区国英 电话接通。还要：重点对象每年走访，2026-12-31 前。Ctrl-Z 撤回。";
    assert_eq!(bench.said(), said);
    bench.keys("3<enter>");
    bench.reply(Ok(receipt(Outcome::Contact(ContactId(8), 1))));
    assert!(bench.said().contains("本期应做的都已做到"), "{}", bench.said());
}

#[test]
fn members_are_parted_as_people_write_them_and_the_new_household_is_selected() {
    let mut bench = at_care();
    bench.keys("<right><right><ctrl-n><enter>ougy<enter><tab>失业<tab><tab>");
    assert!(screen(&bench.model).contains("换行"), "{}", screen(&bench.model));
    bench.keys("李某 妻、王五 子，P12<ctrl-s>");
    let Command::RegisterHardship { facts } = command(&bench) else { panic!() };
    let members: Vec<_> =
        facts.members.iter().map(|m| (m.person, m.name.as_str(), m.relation.as_str())).collect();
    assert_eq!(members, [(None, "李某", "妻"), (None, "王五", "子"), (Some(PersonId(12)), "", "")]);
    bench.reply(Ok(receipt(Outcome::Hardship(HardshipId(1), 1))));
    let selected = bench.model.panes.care.households.selected().map(|row| row.hardship);
    assert_eq!(selected, Some(HardshipId(1)), "it stands second in the list");
}
