//! Answers that come in parts, twice, or otherwise than before.

use honordesk::exchange::bank::{Expected, read_return, say_return_fault, write_return};
use honordesk::locale::Lang;

use super::answers::{ALL, lines, said};
use super::{RUN, answer, date, expected, failed, orders, paid};

#[test]
fn two_thousand_lines_cut_off_and_then_whole_mark_nothing_twice() {
    let orders = orders(2000);
    let table = answer("csv-gb18030");
    let bad = [8, 77, 500, 1400, 1501, 1750, 1999];
    let outcome = |seq: u32| {
        if bad.contains(&seq) { failed(&table, "E01", "账号不存在") } else { paid("2026-11-26") }
    };
    let answered: Vec<_> = orders.iter().map(|order| (order, outcome(order.seq))).collect();
    let bytes = write_return(&table, RUN, date("2026-11-26"), &answered).unwrap();
    // Cut in the middle of line 1,500 of the answers.
    let ends: Vec<usize> = bytes.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(at, _)| at).collect();
    let cut = bytes[..ends[1499] + 30].to_vec();
    let part = read_return(&table, cut, &expected(&orders, &[])).unwrap();
    assert_eq!((part.results.len(), part.missing.len(), part.repeated), (1499, 501, 0));
    assert_eq!(
        said(&part),
        [
            "第 1501 行：最后一行没有结束，文件可能没有传完；这一行没有采用。核对文件确已完整，可按完整文件再读"
        ]
    );
    let whole = read_return(&table, bytes, &expected(&orders, &part.results)).unwrap();
    assert!(whole.is_whole());
    assert_eq!((whole.results.len(), whole.repeated), (2000, 1499));
    let failed: Vec<u32> = whole
        .results
        .iter()
        .filter(|r| Some(&r.outcome) != paid("2026-11-26").as_ref())
        .map(|r| r.seq)
        .collect();
    assert_eq!(failed, bad);
}

#[test]
fn the_same_result_twice_is_safe_and_another_one_is_a_fault() {
    let orders = orders(3);
    for id in ALL {
        let table = answer(id);
        let once = lines(id, &orders);
        let twice: Vec<_> = once.iter().chain(&once).cloned().collect();
        let bytes = write_return(&table, RUN, date("2026-11-26"), &twice).unwrap();
        let read = read_return(&table, bytes, &expected(&orders, &[])).unwrap();
        assert!(read.is_whole() && read.repeated == 3 && read.results.len() == 3, "{id}");
        let other: Vec<_> = [once[0].clone(), (&orders[0], failed(&table, "E03", "已销户"))].into();
        let bytes = write_return(&table, RUN, date("2026-11-26"), &other).unwrap();
        let read = read_return(&table, bytes, &expected(&orders, &[])).unwrap();
        assert!(read.results[0].outcome == once[0].1.clone().unwrap(), "what came first stands");
        let both: Vec<_> = read.results.iter().map(|r| (r.seq, r.outcome.is_failure())).collect();
        assert_eq!(both, [(1, false), (1, true)], "{id}: what contradicts it is handed on behind it");
        assert!(said(&read)[0].ends_with("才能对账"), "{:?}", said(&read));
        assert!(said(&read)[0].contains("先") || said(&read)[0].contains("保留前一行"), "{:?}", said(&read));
        assert!(said(&read)[0].contains("是“2026-11-26 已入账”，这里是“未入账：已销户"), "{:?}", said(&read));
        // Against an earlier file.
        let bytes = write_return(&table, RUN, date("2026-11-26"), &other[1..]).unwrap();
        let later = read_return(&table, bytes, &expected(&orders, &read.results)).unwrap();
        assert!(later.results.len() == 1 && later.missing == [2, 3], "{id}");
        let fault = say_return_fault(&later.faults[0], Lang::En);
        assert!(fault.contains("was “paid on 2026-11-26” before"), "{fault}");
    }
}

#[test]
fn a_pending_line_is_settled_by_a_later_one() {
    let orders = orders(2);
    let table = answer("fixed-gbk");
    let first =
        write_return(&table, RUN, date("2026-11-26"), &[(&orders[0], None), (&orders[1], None)]).unwrap();
    let read = read_return(&table, first, &expected(&orders, &[])).unwrap();
    assert_eq!((read.pending.as_slice(), read.missing.len(), read.is_whole()), (&[1, 2][..], 0, false));
    let both = [(&orders[0], None), (&orders[0], paid("2026-11-27")), (&orders[1], None)];
    let bytes = write_return(&table, RUN, date("2026-11-27"), &both).unwrap();
    let read = read_return(&table, bytes, &expected(&orders, &[])).unwrap();
    assert_eq!((read.pending.as_slice(), read.results.len()), (&[2][..], 1));
}

#[test]
fn a_last_line_without_an_end_is_taken_when_somebody_says_the_file_is_whole() {
    let orders = orders(2);
    for id in ["fixed-gbk", "csv-gb18030"] {
        let table = answer(id);
        let mut bytes = write_return(&table, RUN, date("2026-11-26"), &lines(id, &orders)).unwrap();
        bytes.truncate(bytes.len() - 2);
        let read = read_return(&table, bytes.clone(), &expected(&orders, &[])).unwrap();
        assert!(!read.is_whole() && said(&read)[0].contains("没有结束"), "{:?}", said(&read));
        let whole = Expected { whole: true, ..expected(&orders, &[]) };
        assert!(read_return(&table, bytes, &whole).unwrap().is_whole(), "{id}");
    }
}
