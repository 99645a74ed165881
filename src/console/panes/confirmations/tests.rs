//! The yearly confirmation, worked by keys.

use crate::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal};
use crate::console::panes::PaneId;
use crate::console::testkit::{Bench, answer, confirmations, desk_of};
use crate::console::{Event, Input};
use crate::domain::person::ConfirmedHow;
use crate::domain::staff::Role;
use crate::domain::{Date, PersonId};
use crate::locale::Lang;
use crate::view::tests::screen;

fn at_pane(role: Role) -> Bench {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[role]));
    bench.keys_to("<f3><alt-n>", answer);
    assert_eq!(bench.model.active, PaneId::Confirmations);
    bench
}

fn command(bench: &Bench) -> Command {
    bench.command().unwrap().2
}

#[test]
fn the_palette_finds_it_from_anywhere() {
    for typed in ["年度确认", "niandu", "ndqr", "yearly conf"] {
        let mut bench = Bench::seated(Lang::Zh);
        bench.keys("<ctrl-p>");
        bench.event(Event::Input(Input::Text(typed.to_owned())));
        bench.keys("<enter>");
        assert_eq!(bench.model.active, PaneId::Confirmations, "{typed}");
    }
}

#[test]
fn the_help_of_the_ledger_names_its_key() {
    let mut bench = Bench::seated(Lang::Zh).sized(120, 40);
    bench.keys("<f3><f1>");
    let text = screen(&bench.model);
    assert!(text.lines().any(|line| line.contains("Alt-N") && line.contains("年度确认")), "{text}");
}

#[test]
fn it_says_how_far_the_year_is_and_whose_payment_stops_first() {
    let bench = at_pane(Role::Maker);
    let text = screen(&bench.model);
    assert!(text.contains("2026 年度确认：已确认 827 / 831 人"), "{text}");
    let at = |word: &str| text.find(word).unwrap_or_else(|| panic!("{word}: {text}"));
    assert!(at("! 2026-12 起停发") < at("还有 12 天"), "{text}");
    assert!(at("还有 12 天") < at("已通知，无停发期限") && at("已通知，无停发期限") < at("陈㘵"), "{text}");
}

#[test]
fn whoever_is_confirmed_goes_and_is_counted() {
    let mut bench = at_pane(Role::Maker);
    bench.keys("<down>3<tab><tab>生存证明 17<ctrl-s>");
    let today = Date::new(2026, 11, 23);
    let (how, document) = (ConfirmedHow::InPerson, "生存证明 17".to_owned());
    let confirm = Command::Confirm { person: PersonId(6), year: 2026, on: today, how, document };
    assert_eq!(command(&bench), confirm);
    bench.reply(Ok(Receipt { seq: 7, already: false, outcome: Outcome::Done }));
    assert_eq!(bench.said(), "已记 买买提·吐尔逊 的 2026 年度确认。日志第 7 条。");
    let gone = |query: &Query| match query {
        Query::Confirmations { asked, .. } => {
            Some(Answer::Confirmations(Box::new(confirmations::page(asked, &[PersonId(6)]))))
        }
        query => answer(query),
    };
    bench.keys_to("<esc><esc><alt-n>", gone);
    let text = screen(&bench.model);
    assert!(text.contains("828 / 831") && !text.contains("买买提"), "{text}");
    // The next one stands where the mark is.
    bench.keys("<ctrl-s>");
    assert!(screen(&bench.model).contains("年度确认 区国英"));
}

#[test]
fn how_and_when_are_said_where_it_was_not_here_and_now() {
    let mut bench = at_pane(Role::Maker);
    bench.keys("32<down><ctrl-u>2026-11-20<ctrl-s>");
    let Command::Confirm { person, on, how, .. } = command(&bench) else { panic!() };
    assert_eq!((person, on, how), (PersonId(4), Date::new(2026, 11, 20), ConfirmedHow::Face));
    let on = Date::new(2026, 11, 22).unwrap();
    bench.reply(Err(Refusal::Confirmed { year: 2026, on }));
    assert!(screen(&bench.model).contains("2026-11-22"), "{}", screen(&bench.model));
}

#[test]
fn the_arrows_go_by_town_and_enter_opens_the_person() {
    let mut bench = at_pane(Role::Maker);
    bench.keys("<right><right>");
    let text = screen(&bench.model);
    assert!(text.contains("买买提") && !text.contains("欧阳国勇"), "{text}");
    bench.keys("<left>");
    assert!(screen(&bench.model).contains("欧阳国勇") && screen(&bench.model).contains("陈㘵"));
    bench.keys("<left><down><enter>");
    assert_eq!(bench.model.active, PaneId::Person);
    assert_eq!(bench.model.panes.person.person, Some(PersonId(6)));
}

#[test]
fn who_may_not_confirm_reads_and_is_told_so() {
    let mut bench = at_pane(Role::Checker);
    bench.keys("3");
    assert!(bench.model.overlays.is_empty() && bench.command().is_none());
    assert!(bench.said().contains("不能“记确认”"), "{}", bench.said());
}

#[test]
fn the_next_page_comes_when_the_mark_nears_the_end_of_the_first() {
    const PAGE: usize = 2;
    let paged = |query: &Query| match query {
        Query::Confirmations { asked, offset, limit } => {
            let mut page = confirmations::page(asked, &[]);
            page.total = page.rows.len();
            page.rows = page.rows.into_iter().skip(*offset).take(PAGE.min(*limit)).collect();
            page.offset = *offset;
            Some(Answer::Confirmations(Box::new(page)))
        }
        query => answer(query),
    };
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("李娜", &[Role::Maker]));
    bench.keys_to("<f3><alt-n>", paged);
    assert!(!screen(&bench.model).contains("陈㘵"), "{}", screen(&bench.model));
    bench.keys_to("<down><down><down>", paged);
    let text = screen(&bench.model);
    assert!(text.contains("买买提") && text.contains("陈㘵"), "{text}");
}

#[test]
fn notices_are_noted_for_those_listed_who_were_not_told() {
    let mut bench = at_pane(Role::Maker);
    assert!(screen(&bench.model).contains("10-08  已通知"), "{}", screen(&bench.model));
    bench.keys("4<ctrl-s>");
    assert!(bench.command().is_none(), "nobody is meant until it is said");
    bench.keys("1<ctrl-s>");
    let on = Date::new(2026, 11, 23);
    let notice = Command::NoticeConfirmation { people: vec![PersonId(5)], year: 2026, on };
    assert_eq!(command(&bench), notice);
    bench.reply(Ok(Receipt { seq: 9, already: false, outcome: Outcome::Noticed(1) }));
    assert_eq!(bench.said(), "已记 2026 年度确认的通知（1 人）。日志第 9 条。");
    // The selected one alone, where they were not told.
    let mut bench = at_pane(Role::Maker);
    bench.keys("<end>42<down><ctrl-u>2026-11-20<ctrl-s>");
    let on = Date::new(2026, 11, 20);
    assert_eq!(command(&bench), Command::NoticeConfirmation { people: vec![PersonId(5)], year: 2026, on });
    // Where everybody listed was told, the key says so.
    let mut bench = at_pane(Role::Maker);
    bench.keys("<right><right>4");
    assert!(bench.model.overlays.is_empty() && bench.said().contains("都已通知过"), "{}", bench.said());
}
