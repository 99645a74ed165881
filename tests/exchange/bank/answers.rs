//! What a bank answers, line by line.

use honordesk::domain::bank_file::{BankTemplates, Reason};
use honordesk::exchange::bank::{
    Expected, Outcome, PayOrder, ReturnRead, read_return, read_return_file, say_outcome, say_return_fault,
    specimen, specimen_answer, write_return,
};
use honordesk::exchange::source::SourceFault;
use honordesk::locale::Lang;

use super::{RUN, answer, date, expected, failed, order, orders, paid};

pub const ALL: [&str; 3] = ["fixed-gbk", "csv-gb18030", "csv-utf8"];

pub fn said(read: &ReturnRead) -> Vec<String> {
    read.faults.iter().map(|f| say_return_fault(f, Lang::Zh)).collect()
}

/// The answer to some orders: every seventh failed.
pub fn lines<'a>(id: &str, orders: &'a [PayOrder]) -> Vec<(&'a PayOrder, Option<Outcome>)> {
    let table = answer(id);
    let outcome = |order: &PayOrder| {
        if order.seq.is_multiple_of(7) {
            failed(&table, "E03", "已销户，请核对")
        } else {
            paid("2026-11-26")
        }
    };
    orders.iter().map(|order| (order, outcome(order))).collect()
}

#[test]
fn what_was_written_is_read_again_in_every_kind_of_file() {
    let orders = orders(30);
    for id in ALL {
        let lines = lines(id, &orders);
        let bytes = write_return(&answer(id), RUN, date("2026-11-26"), &lines).unwrap();
        let read = read_return(&answer(id), bytes, &expected(&orders, &[])).unwrap();
        assert_eq!(said(&read), Vec::<String>::new(), "{id}");
        assert!(read.is_whole() && read.lines == 30 && read.repeated == 0);
        let results: Vec<_> = read.results.iter().map(|r| (r.seq, Some(r.outcome.clone()))).collect();
        let written: Vec<_> = lines.iter().map(|(order, outcome)| (order.seq, outcome.clone())).collect();
        assert!(results == written, "{id}");
        let seventh = &read.results[6].outcome;
        assert_eq!(say_outcome(seventh, Lang::Zh), "未入账：已销户（银行：E03 已销户，请核对）");
        assert_eq!(say_outcome(&read.results[0].outcome, Lang::En), "paid on 2026-11-26");
    }
}

/// The text of a delimited answer with the usual headings.
fn csv(rows: &str) -> Vec<u8> {
    let text = format!("批次号,序号,账号,金额,处理结果,入账日期,失败代码,失败原因\n{rows}");
    encoding_rs::GB18030.encode(&text).0.into_owned()
}

fn read(rows: &str, orders: &[PayOrder]) -> ReturnRead {
    read_return(&answer("csv-gb18030"), csv(rows), &expected(orders, &[])).unwrap()
}

#[test]
fn the_banks_code_and_words_are_kept_under_whatever_headings_they_stand() {
    let orders = orders(2);
    let text = "批次号,序号,账号,金额,处理结果,入账日期,代码,原因,柜员\n\
        2026-11-0007,1,6222021100000001,909.01,失败,,E03,已销户,7\n\
        2026-11-0007,2,6222021100000002,909.02,失败,,Q7,来账不符,\n";
    let bytes = encoding_rs::GB18030.encode(text).0.into_owned();
    let read = read_return(&answer("csv-gb18030"), bytes, &expected(&orders, &[])).unwrap();
    let told: Vec<String> = read.results.iter().map(|r| say_outcome(&r.outcome, Lang::Zh)).collect();
    assert_eq!(told, ["未入账：已销户（银行：E03 已销户 7）", "未入账：其他原因（银行：Q7 来账不符）"]);
    assert_eq!(said(&read), Vec::<String>::new());
}

#[test]
fn a_line_that_does_not_fit_its_order_is_reported_and_not_taken() {
    let orders = orders(12);
    let rows = "\
2026-11-0007,1,6222021100000001,909.01,成功,2026-11-26,,
2026-11-0006,2,6222021100000002,909.02,成功,2026-11-26,,
2026-11-0007,99,6222021100000003,909.03,成功,2026-11-26,,
2026-11-0007,4,6222021100000004,909.05,成功,2026-11-26,,
2026-11-0007,5,6222021100000006,909.05,成功,2026-11-26,,
2026-11-0007,6,6222021100000006,909.06,好了,2026-11-26,,
2026-11-0007,7,6222021100000007,909.07,成功,,,
2026-11-0007,8,6222021100000008,909.08,成功,20261126,,
2026-11-0007,9,6222021100000009,九百,成功,2026-11-26,,
2026-11-0007,10,622202******0010,909.10,失败,,Z9,不予受理\u{1b}[2J
2026-11-0007,11,6222021100000011,909.11,处理中,,,
";
    let read = read(rows, &orders);
    assert_eq!(
        said(&read),
        [
            "第 3 行：是批次“2026-11-0006”的，不是这一批；没有采用",
            "第 4 行：这一批没有序号“99”；没有采用",
            "第 5 行：第 4 笔应为 909.04 元，回盘为 909.05 元；没有采用，请问银行",
            "第 6 行：第 5 笔的账号与发出的不同；没有采用，请问银行",
            "第 7 行：第 6 笔的处理结果“好了”模板里没有：不算已发，也不算失败。请问银行，再补进模板",
            "第 8 行：第 7 笔已入账但没有日期，请给出入账日期再读",
            "第 9 行：入账日期读不出来",
            "第 10 行：金额读不出来",
        ]
    );
    assert_eq!(read.results.iter().map(|r| r.seq).collect::<Vec<_>>(), [1, 10]);
    let Outcome::Failed { reason, code, words } = &read.results[1].outcome else { panic!("it failed") };
    assert_eq!((*reason, code.as_str(), words.as_str()), (Reason::Other, "Z9", "不予受理␛[2J"));
    assert_eq!(
        (read.pending.as_slice(), read.missing.as_slice()),
        (&[11][..], &[2, 3, 4, 5, 6, 7, 8, 9, 12][..])
    );
    // The day may be said by the clerk.
    let day = Expected { day: Some(date("2026-11-27")), ..expected(&orders, &[]) };
    let read = read_return(&answer("csv-gb18030"), csv(rows), &day).unwrap();
    assert!(
        read.results.iter().any(|r| r.seq == 7 && say_outcome(&r.outcome, Lang::Zh).contains("2026-11-27"))
    );
}

#[test]
fn a_line_that_says_paid_and_not_paid_at_once_is_neither() {
    let orders = orders(8);
    let rows = "\
2026-11-0007,1,6222021100000001,909.01,成功,2026-11-26,E99,账号不存在
2026-11-0007,2,6222021100000002,909.02,成功,2026-11-26,E03,
2026-11-0007,3,6222021100000003,909.03,成功,2026-11-26,,户主440121196007147512来电
2026-11-0007,4,6222021100000004,909.04,成功,2026-11-26,0000,交易成功
2026-11-0007,5,6222021100000005,909.05,失败,,,处理成功
2026-11-0007,6,6222021100000006,909.06,失败,,0000,账号不存在
2026-11-0007,7,6222021100000007,909.07,失败,,,
2026-11-0007,8,6222021100000008,909.08,处理中,,E99,交易超时
";
    let read = read(rows, &orders);
    let end = "自相矛盾，没有采用；请问银行。银行对每笔都这样写的，补进模板";
    assert_eq!(
        said(&read),
        [
            format!("第 2 行：第 1 笔标为“成功”，又写着“E99 账号不存在”，{end}"),
            format!("第 3 行：第 2 笔标为“成功”，又写着“E03”，{end}"),
            format!("第 4 行：第 3 笔标为“成功”，又写着“户主******************来电”，{end}"),
            format!("第 6 行：第 5 笔标为“失败”，又写着“处理成功”，{end}"),
            format!("第 7 行：第 6 笔标为“失败”，又写着“0000 账号不存在”，{end}"),
        ]
    );
    let taken: Vec<_> = read.results.iter().map(|r| (r.seq, r.outcome.is_failure())).collect();
    assert_eq!(
        (taken, read.pending, read.missing),
        (vec![(4, false), (7, true)], vec![8], vec![1, 2, 3, 5, 6])
    );
}

#[test]
fn columns_that_the_template_has_not_contradict_a_payment_only_by_a_reason_that_it_knows() {
    let orders = orders(3);
    let text = "批次号,序号,账号,金额,处理结果,入账日期,代码,原因,网点\n\
        2026-11-0007,1,6222021100000001,909.01,成功,2026-11-26,,,秀全\n\
        2026-11-0007,2,6222021100000002,909.02,成功,2026-11-26,,无此账号,秀全\n\
        2026-11-0007,3,6222021100000003,909.03,成功,2026-11-26,E03,,秀全\n";
    let bytes = encoding_rs::GB18030.encode(text).0.into_owned();
    let read = read_return(&answer("csv-gb18030"), bytes, &expected(&orders, &[])).unwrap();
    assert_eq!((read.results.len(), read.missing.as_slice()), (1, &[2, 3][..]));
    assert!(said(&read)[0].contains("又写着“无此账号 秀全”"), "{:?}", said(&read));
}

#[test]
fn numbers_of_people_in_the_words_of_a_bank_are_shown_to_nobody() {
    let orders = orders(3);
    let rows = "\
2026-11-0007,1,6222021100000001,909.01,失败,,E1,户主 440121196007147512 原因
2026-11-0007,2,6222021100000002,909.02,失败,,E1,请致电13800138000
2026-11-0007,2,6222021100000002,909.02,成功,2026-11-26,,
2026-11-0007,440121196007147512,6222021100000002,909.02,成功,2026-11-26,,
2026-11-0007,3,6222021100000003,909.03,440121196007147512,2026-11-26,,
";
    let read = read(rows, &orders);
    let told = read.results.iter().map(|r| say_outcome(&r.outcome, Lang::Zh));
    let told: Vec<String> = told.chain(said(&read)).collect();
    assert_eq!(told[0], "未入账：其他原因（银行：E1 户主 ****************** 原因）");
    assert!(told.iter().all(|line| !line.contains("4401211960") && !line.contains("1380013")), "{told:?}");
}

#[test]
fn columns_are_told_by_their_headings_wherever_they_stand() {
    let orders = [order(1, "区国英", 90_900)];
    let text = "处理结果,金额,序号,网点,账号,批次号,入账日期\n成功,\"909.00\",1,秀全,6222021100000001,2026-11-0007,2026-11-26\n";
    let bytes = encoding_rs::GB18030.encode(text).0.into_owned();
    let read = read_return(&answer("csv-gb18030"), bytes, &expected(&orders, &[])).unwrap();
    assert!(read.is_whole());
    let bytes = b"a,b\n1,2\n".to_vec();
    let read = read_return(&answer("csv-gb18030"), bytes, &expected(&orders, &[])).unwrap();
    assert_eq!(
        said(&read),
        ["第 1 行：没有找到表头（要有：批次号、序号、账号、金额、处理结果），请核对是不是选错了文件或模板"]
    );
    assert_eq!(read.missing, [1]);
}

#[test]
fn a_file_of_fixed_widths_is_held_to_its_first_and_last_lines() {
    let orders = orders(3);
    let table = answer("fixed-gbk");
    let bytes = write_return(&table, RUN, date("2026-11-26"), &lines("fixed-gbk", &orders)).unwrap();
    let text = encoding_rs::GBK.decode(&bytes).0.into_owned();
    let all: Vec<&str> = text.lines().collect();
    let read = |lines: &[&str]| {
        let bytes = encoding_rs::GBK.encode(&(lines.join("\r\n") + "\r\n")).0.into_owned();
        let read = read_return(&table, bytes, &expected(&orders, &[])).unwrap();
        (said(&read), read.results.len())
    };
    assert_eq!(read(&all), (vec![], 3));
    // Blanks at the end may be missing.
    let trimmed: Vec<&str> = all.iter().map(|line| line.trim_end()).collect();
    assert_eq!(read(&trimmed), (vec![], 3));
    assert_eq!(read(&all[1..]).0, ["第 1 行：没有模板所定的首行，请核对是不是选错了文件或模板"]);
    assert_eq!(
        read(&all[..4]),
        (vec!["第 4 行：没有模板所定的末行，文件可能只是一部分；读到的结果有效".into()], 3)
    );
    assert_eq!(
        read(&[all[0], all[1], all[4]]),
        (
            vec![
                "第 3 行：末行说 3 笔，读到 1 笔".into(),
                "第 3 行：末行说合计 2,727.06 元，读到 909.01 元".into()
            ],
            1
        )
    );
    assert_eq!(
        read(&[all[0], all[1], all[2], all[3], all[4], all[1]]),
        (vec!["第 6 行：在末行之后；没有采用".into()], 3)
    );
    let (short, long) = (&all[1][..40], format!("{}x", all[1]));
    assert_eq!(
        read(&[all[0], short, &long, all[2], all[3], all[4]]).0[..2],
        ["第 2 行：有 40 字节，模板要 150 字节", "第 3 行：有 151 字节，模板要 150 字节"]
    );
    let mut broken = bytes.clone();
    broken[250] = 0xFF;
    let read = read_return(&table, broken, &expected(&orders, &[])).unwrap();
    assert_eq!((read.results.len(), !read.faults.is_empty()), (2, true));
    assert!(said(&read)[0].contains("文字编码与模板不符"), "{:?}", said(&read));
}

#[test]
fn broken_characters_reach_no_further_than_their_row_and_open_quotation_marks_stop_the_reading() {
    let orders = orders(4);
    let mut bytes = csv(
        "2026-11-0007,1,6222021100000001,909.01,成功,2026-11-26,,\n2026-11-0007,2,6222021100000002,909.02,",
    );
    bytes.extend(b"\xFF\xFF,2026-11-26,,\n2026-11-0007,3,6222021100000003,909.03,");
    bytes.extend(encoding_rs::GB18030.encode("成功,2026-11-26,,\n").0.iter());
    let read = read_return(&answer("csv-gb18030"), bytes, &expected(&orders, &[])).unwrap();
    assert_eq!((read.results.iter().map(|r| r.seq).collect::<Vec<_>>(), read.faults.len()), (vec![1, 3], 1));
    assert!(said(&read)[0].starts_with("第 3 行："), "{:?}", said(&read));
    let read = self::read(
        "2026-11-0007,1,6222021100000001,909.01,成功,2026-11-26,,\"x\n2026-11-0007,2,6222021100000002,909.02,成功,2026-11-26,,\n",
        &orders,
    );
    assert_eq!(read.results.len(), 0);
    assert!(said(&read)[1].contains("没有再读"), "{:?}", said(&read));
}

#[test]
fn a_file_that_is_none_is_refused_whole() {
    let orders = orders(1);
    let folder = tempfile::tempdir().unwrap();
    for id in ALL {
        let table = answer(id);
        assert_eq!(read_return(&table, Vec::new(), &expected(&orders, &[])).err(), Some(SourceFault::Empty));
        let nowhere = read_return_file(&table, &folder.path().join("x"), &expected(&orders, &[]));
        assert_eq!(nowhere.err(), Some(SourceFault::NotFound));
    }
    let bytes =
        write_return(&answer("csv-utf8"), RUN, date("2026-11-26"), &lines("csv-utf8", &orders)).unwrap();
    let path = folder.path().join("回盘.xlsx");
    std::fs::write(&path, &bytes).unwrap();
    assert!(read_return_file(&answer("csv-utf8"), &path, &expected(&orders, &[])).unwrap().is_whole());
    let as_text = read_return(&answer("csv-gb18030"), bytes.clone(), &expected(&orders, &[]));
    assert_eq!(as_text.err(), Some(SourceFault::NotATable), "a workbook where text should come");
    let cut = bytes[..bytes.len() / 2].to_vec();
    assert!(read_return(&answer("csv-utf8"), cut, &expected(&orders, &[])).is_err());
}

#[test]
fn specimens_of_every_template_fit_each_other() {
    let templates = BankTemplates::embedded().unwrap();
    for template in templates.all() {
        for lang in [Lang::Zh, Lang::En] {
            let made =
                specimen(template, date("2026-11-25"), lang).unwrap_or_else(|_| panic!("{}", template.id));
            assert_eq!((made.count, made.sum.to_string()), (3, "1,235,476.94".to_owned()));
            let back = specimen_answer(template, date("2026-11-26"), lang);
            let back = back.unwrap_or_else(|_| panic!("{}", template.id)).unwrap();
            let orders: Vec<PayOrder> = [(1, 90_900), (2, 5), (3, 123_456_789)]
                .map(|(seq, fen)| PayOrder {
                    run: "SPECIMEN".into(),
                    account: format!("{seq:016}"),
                    ..order(seq, "x", fen)
                })
                .into();
            let expected = Expected { run: "SPECIMEN", ..expected(&orders, &[]) };
            let read = read_return(template.back.as_ref().unwrap(), back, &expected).unwrap();
            assert_eq!((said(&read), read.results.len(), read.pending), (vec![], 2, vec![3]));
        }
    }
}
