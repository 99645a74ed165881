//! The papers pane, worked by keys.

use crate::bureau::{Command, Outcome, Receipt};
use crate::console::panes::PaneId;
use crate::console::panes::papers::{Page, Tab};
use crate::console::testkit::{Bench, desk_of};
use crate::console::{ErrandNews, Event};
use crate::domain::paper::{Block, Mark, PaperKind};
use crate::domain::staff::Role;
use crate::domain::{PaperId, PersonId};
use crate::exchange::papers::{Form, Printed, PrinterFault, Unwritten};
use crate::exchange::{Errand, Found, Trouble};
use crate::locale::Lang;
use crate::view::tests::screen;

/// 区国英 on screen.
fn with_person() -> Bench {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ougy<enter>");
    bench
}

fn issued(n: u32) -> Receipt {
    Receipt { seq: 9, already: false, outcome: Outcome::Paper(PaperId(n), "告知〔2026〕12号".into(), 1) }
}

/// The disk of the folder for papers is full.
fn unwritten() -> Trouble {
    Trouble::Papers(Box::new(Unwritten {
        folder: "/文书".into(),
        why: Some(std::io::ErrorKind::StorageFull),
    }))
}

fn draft(bench: &Bench) -> crate::bureau::command::PaperDraft {
    match bench.command() {
        Some((_, _, Command::IssuePaper { draft })) => *draft,
        _ => panic!("a paper under way"),
    }
}

#[test]
fn two_digits_a_tick_and_f9_give_a_notice_that_says_what_is_missing() {
    let mut bench = with_person();
    bench.keys("<f9>01");
    assert_eq!((bench.model.active, bench.model.panes.papers.page), (PaneId::Papers, Page::Materials));
    bench.keys("1<down><space>3<f9>");
    assert_eq!(bench.model.panes.papers.page, Page::Preview);
    let seen = screen(&bench.model);
    assert!(seen.contains("[有] 居民身份证") && seen.contains("[视] 退役证件"), "{seen}");
    assert!(seen.contains("（打印时编号）") && bench.command().is_none(), "nothing is issued by looking");
    bench.keys("<pagedown>");
    assert!(screen(&bench.model).contains("[缺] 本人照片"));
    bench.keys("<f9>");
    let made = draft(&bench);
    assert_eq!(
        (made.kind, made.person, made.matter.as_deref()),
        (PaperKind::Notice, Some(PersonId(1)), Some("card-apply"))
    );
    let marks: Vec<Mark> = made
        .blocks
        .iter()
        .filter_map(|b| {
            if let Block::Item { mark, said, .. } = b { (!said.is_empty()).then_some(*mark) } else { None }
        })
        .collect();
    assert_eq!(marks[..4], [Mark::Have, Mark::Have, Mark::Have, Mark::None]);
    bench.reply(Ok(issued(12)));
    assert_eq!(bench.said(), "已登记 告知〔2026〕12号，正在打印；Esc 停止打印。");
    let Some((req, Errand::Print { paper, form, .. })) = bench.errand() else { panic!("it is printed") };
    assert_eq!((paper, form), (PaperId(12), Form::Slip48));
    let done =
        Printed { number: "告知〔2026〕12号".into(), files: vec!["/x/y.txt".into()], printer: None };
    bench.event(Event::Errand { req, news: ErrandNews::Over(Ok(Found::Printed(done))) });
    assert!(bench.said().contains("已存为 /x/y.txt"), "{}", bench.said());
    assert!(screen(&bench.model).contains("告知〔2026〕12号"), "the paper itself is on screen now");
    bench.keys("<enter>");
    assert_eq!(bench.model.panes.papers.page, Page::Materials, "Enter does not print it twice");
}

#[test]
fn what_was_ticked_for_one_is_never_printed_for_another() {
    let mut bench = with_person();
    bench.keys("<f9>0112");
    assert_eq!(bench.model.panes.papers.brought.len(), 2);
    bench.keys("<f2><ctrl-u>ougy<down><enter><f9>");
    let papers = &bench.model.panes.papers;
    assert_eq!((papers.person, papers.brought.len(), papers.page), (Some(PersonId(2)), 0, Page::List));
    assert!(screen(&bench.model).contains("区广源"));
}

#[test]
fn a_printer_that_fails_leaves_the_paper_on_record_and_f9_prints_it_again() {
    let mut bench = with_person();
    bench.keys("<f9>05<f9><enter>");
    bench.reply(Ok(issued(12)));
    bench.keys("<f9>");
    assert_eq!(bench.said(), "正在开具打印，请稍候。", "not twice while it is under way");
    let (req, _) = bench.errand().unwrap();
    let printer = Some(Err(PrinterFault::Missing));
    let done = Printed { number: "告知〔2026〕12号".into(), files: vec!["/x/y.txt".into()], printer };
    bench.event(Event::Errand { req, news: ErrandNews::Over(Ok(Found::Printed(done))) });
    assert!(bench.said().contains("找不到打印机") && bench.said().contains("再按 F9"), "{}", bench.said());
    bench.keys("<f9>");
    assert!(matches!(bench.command(), Some((_, _, Command::ReprintPaper { paper: PaperId(12) }))));
    bench.reply(Ok(issued(12)));
    let (req, _) = bench.errand().unwrap();
    bench.event(Event::Errand { req, news: ErrandNews::Over(Err(unwritten())) });
    assert!(bench.said().contains("文书文件夹 /文书 写不进去（磁盘已满）"), "{}", bench.said());
}

#[test]
fn the_record_answers_first_and_digits_answer_the_rest() {
    let mut bench = with_person();
    bench.keys("<f9><right>");
    assert_eq!(bench.model.panes.papers.tab, Tab::PreCheck);
    let seen = screen(&bench.model);
    assert!(seen.contains("1 [是] 本人服过现役") && seen.contains("9 [未]"), "{seen}");
    bench.keys("9<enter>");
    let seen = screen(&bench.model);
    assert!(seen.contains("15 退役军人应急救助") && seen.contains("R09"), "{seen}");
    bench.keys("<esc>9<f9>");
    assert!(!screen(&bench.model).contains("R09"), "the second time it is a no");
    bench.keys("<enter>");
    assert_eq!(draft(&bench).kind, PaperKind::PreCheck);
}

#[test]
fn the_slip_is_that_of_the_newest_visit() {
    let mut bench = with_person();
    bench.keys("<f9><ctrl-e><enter>");
    let made = draft(&bench);
    assert_eq!((made.kind, made.person), (PaperKind::VisitSlip, Some(PersonId(1))));
    assert!(made.visit.is_some());
}

#[test]
fn the_register_shows_everybodys_papers_and_voids_with_a_reason() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f5><f9>");
    assert_eq!((bench.model.active, bench.model.panes.papers.tab), (PaneId::Papers, Tab::Register));
    bench.keys("<ctrl-x>写错了姓名<ctrl-s>");
    let Some((_, _, Command::VoidPaper { paper, seen, reason })) = bench.command() else { panic!() };
    assert_eq!((paper, seen, reason.as_str()), (PaperId(12), 1, "写错了姓名"));
    bench.reply(Ok(issued(12)));
    assert_eq!(bench.said(), "已作废，编号保留。");
    bench.keys("<down><down><ctrl-x>");
    assert!(bench.said().contains("已经作废"), "{}", bench.said());
    bench.keys("<enter><right><right>");
    assert_eq!(bench.model.panes.papers.form, Form::A4);
}

#[test]
fn who_may_only_read_sees_papers_and_is_told_why_nothing_is_printed() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("王强", &[Role::Head]));
    bench.keys("ougy<enter><f9>01<f9><enter>");
    assert!(bench.command().is_none() && bench.said().contains("开具文书"), "{}", bench.said());
}

#[test]
fn what_was_sent_to_the_printer_for_one_is_told_while_another_is_on_screen_and_escape_stops_it() {
    let mut bench = with_person();
    bench.keys("<f9>01<f9><f9>");
    bench.reply(Ok(issued(12)));
    let Some((req, Errand::Print { .. })) = bench.errand() else { panic!("it is on its way") };
    bench.model.panes.papers.turn_to(Some(PersonId(2)));
    assert!(bench.model.panes.papers.preview.is_none(), "nobody sees the papers of another");
    bench.keys("<esc>");
    assert!(bench.effects.iter().any(|e| matches!(e, crate::console::Effect::Stop(r) if *r == req)));
    bench.event(Event::Errand { req, news: ErrandNews::Over(Err(unwritten())) });
    assert!(bench.said().contains("文书文件夹 /文书 写不进去（磁盘已满）"), "{}", bench.said());
}
