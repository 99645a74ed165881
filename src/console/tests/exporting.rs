//! Lists that leave as files, from the panes that show them.

use crate::bureau::query::{Order, Tab as Queue};
use crate::console::panes::PaneId;
use crate::console::testkit::Bench;
use crate::console::{ErrandNews, Event};
use crate::exchange::export::List;
use crate::exchange::{Errand, Trouble};
use crate::locale::Lang;

#[test]
fn what_the_lookup_finds_leaves_as_a_file_with_a_purpose_and_without_whole_numbers() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f9>");
    assert!(bench.said().contains("先输入查找条件"), "{}", bench.said());
    bench.keys("ougy<f9><ctrl-s>");
    assert!(bench.errand().is_none(), "a purpose is needed");
    bench.keys("区里核对<ctrl-s>");
    let Some((req, Errand::Export(job))) = bench.errand() else { panic!("it is on its way") };
    assert_eq!((job.list, job.purpose.as_str()), (List::People("ougy".into()), "区里核对"));
    assert_eq!((job.columns.len(), job.kind.extension()), (7, "xlsx"));
    assert_eq!(
        (bench.model.active, bench.model.overlays.len()),
        (PaneId::Lookup, 0),
        "one stays where one was"
    );
    bench.keys("<f6><esc>");
    assert!(bench.effects.iter().any(|e| matches!(e, crate::console::Effect::Stop(r) if *r == req)));
    bench.event(Event::Errand { req, news: ErrandNews::Over(Err(Trouble::Stopped)) });
    assert_eq!(bench.said(), "已停止，没有导出。");
    assert_eq!(bench.model.active, PaneId::Care, "Escape stopped the file alone");
    bench.keys("<esc>");
    assert_eq!(bench.model.active, PaneId::Lookup, "with nothing on its way it leads back");
    bench.keys("<f3><down><down><down><f9>核对<ctrl-s>");
    let Some((_, Errand::Export(job))) = bench.errand() else { panic!("the roster of a month") };
    assert!(matches!(job.list, List::Month(_, month, _) if month.to_string() == "2026-11"));
    bench.files();
    assert!(bench.said().contains("已导出 12 人到 /x/xlsx（日志第 77 条）"), "{}", bench.said());
}

#[test]
fn a_pivot_and_the_lists_of_the_contacts_leave_as_files_too() {
    let job = |bench: &Bench| match bench.errand() {
        Some((_, Errand::Export(job))) => job,
        _ => panic!("nothing is on its way: {}", bench.said()),
    };
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f8><f9>");
    assert_eq!(bench.said(), "先按 2 到“交叉表”。");
    bench.keys("25<f7>-已故<ctrl-s><f9>月报<ctrl-s>");
    let pivot = job(&bench);
    let List::Pivot(counted) = &pivot.list else { panic!("a pivot") };
    assert_eq!((counted.text.as_str(), counted.months.is_some()), ("-已故", true));
    assert_eq!(pivot.columns.len(), 5, "value, people, due, paid, across");
    bench.files();
    assert!(bench.said().contains("已导出 12 行到 /x/xlsx"), "{}", bench.said());
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f6><f9>");
    assert_eq!(bench.said(), "先到“困难户”或“慰问”，再导出。");
    bench.keys("<right><right><f9>走访<ctrl-s>");
    assert!(matches!(job(&bench).list, List::Hardships(asked) if !asked.ended));
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f6><right><right><right><enter><f9>春节慰问<tab><right><ctrl-s>");
    let list = job(&bench);
    assert!(matches!(list.list, List::Condolence(_)) && list.kind.extension() == "csv");
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("<f4><ctrl-s><ctrl-e>交班核对<ctrl-s>");
    let List::Petitions(asked) = job(&bench).list else { panic!("petitions") };
    assert_eq!((asked.tab, asked.order, asked.text.as_str()), (Queue::Undecided, Order::Due, ""));
    bench.files();
    assert!(bench.said().contains("已导出 12 件到 /x/xlsx"), "{}", bench.said());
    assert_eq!(bench.model.active, PaneId::Petitions, "the queue is still there to be worked off");
}
