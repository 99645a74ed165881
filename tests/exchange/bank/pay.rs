//! The file of a run and its cover.

use std::path::PathBuf;

use honordesk::domain::Total;
use honordesk::domain::bank_file::Charset;
use honordesk::domain::bank_file::{BankTemplate, BankTemplates};
use honordesk::exchange::bank::{
    BankFile, Cover, PayOrder, SubstituteFault, Substitutes, bank_file, can_hold, check, cover,
    say_order_fault, say_replaced, say_substitute_fault,
};
use honordesk::exchange::source::{OpenChoices, Source};
use honordesk::locale::Lang;
use proptest::prelude::*;

use super::{date, file, order, template};

fn golden(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "golden", "bank", name].iter().collect()
}

/// Names of every width, in an order that is not that of their numbers.
fn some() -> Vec<PayOrder> {
    let mut all = vec![
        order(3, "买买提·吐尔逊", 123_456),
        order(1, "区国英", 90_900),
        order(2, "陈㘵", 5),
        order(12, "欧阳\"国\"勇", 9_999_999),
    ];
    all[0].memo = String::new();
    all[1].holder = "区国英,代".into();
    all
}

/// 㘵 is written as its holder's bank has it.
fn chosen() -> Substitutes {
    let mut chosen = Substitutes::default();
    chosen.choose('㘵', "土").unwrap();
    chosen
}

fn made(id: &str) -> BankFile {
    let orders = some();
    bank_file(&template(id), &file(&orders), &chosen()).unwrap_or_else(|faults| {
        panic!("{:?}", faults.iter().map(|f| say_order_fault(f, Lang::Zh)).collect::<Vec<_>>())
    })
}

fn covers(id: &str, lang: Lang) -> (String, Vec<u8>) {
    let of = Cover {
        bureau: "花都区退役军人事务局",
        title: "参战退役人员生活补助",
        run: super::RUN,
        month: honordesk::domain::Month::parse("2026-11").unwrap(),
        day: date("2026-11-25"),
        file: "2026-11-0007.txt",
        signers: ["李娜", "王工", ""],
    };
    cover(&of, &made(id), &template(id), lang)
}

/// Every golden file by its name.
fn all() -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> = ["fixed-gbk", "csv-gb18030", "csv-utf8"]
        .iter()
        .map(|id| (format!("{id}.txt"), made(id).bytes))
        .collect();
    all.push(("cover-zh.txt".into(), covers("fixed-gbk", Lang::Zh).0.into_bytes()));
    all.push(("cover-en.txt".into(), covers("fixed-gbk", Lang::En).0.into_bytes()));
    all
}

#[test]
fn files_and_covers_are_what_they_were_byte_for_byte() {
    for (name, bytes) in all() {
        let kept = std::fs::read(golden(&name)).unwrap_or_default();
        assert!(kept == bytes, "{name} has changed:\n{}", String::from_utf8_lossy(&bytes));
    }
    assert_eq!(covers("csv-utf8", Lang::Zh), covers("csv-utf8", Lang::Zh));
}

#[test]
#[ignore = "writes the files that the other test compares with"]
fn write_the_golden_bank_files() {
    for (name, bytes) in all() {
        std::fs::write(golden(&name), bytes).unwrap();
    }
}

#[test]
fn widths_count_bytes_of_the_encoding_and_sums_agree() {
    let made = made("fixed-gbk");
    let text: Vec<&[u8]> = made.bytes.split(|b| *b == b'\n').collect();
    let width = 1 + 20 + 8 + 32 + 60 + 14 + 60 + 1;
    assert!(text[1..5].iter().all(|line| line.len() == width), "every line has the same bytes");
    assert_eq!((made.count, made.sum), (4, Total(90_900 + 5 + 123_456 + 9_999_999)));
    // The amounts as they stand in the file.
    let amounts = text[1..5].iter().map(|line| &line[121..135]);
    let written: i128 = amounts.map(|a| String::from_utf8_lossy(a).parse::<i128>().unwrap()).sum();
    assert_eq!(Total(written), made.sum);
    let (head, tail) = (String::from_utf8_lossy(text[0]), String::from_utf8_lossy(text[5]));
    assert!(head.ends_with("00000004000000001 0214360\r".replace(' ', "").as_str()), "{head}");
    assert_eq!(tail, "T000000040000000010214360\r");
    let name = encoding_rs::GBK.decode(&text[2][61..121]).0.into_owned();
    assert_eq!(name.trim_end(), "陈土", "the chosen character, and by its number the second line");
}

#[test]
fn a_delimited_file_reads_back_with_digits_whole() {
    for (id, rare) in [("csv-gb18030", "陈㘵"), ("csv-utf8", "陈㘵")] {
        let mut source = Source::from_bytes(made(id).bytes, &OpenChoices::default()).unwrap();
        let column = |name: &str| source.heading().iter().position(|h| h == name).unwrap();
        let (name, account, amount, holder) =
            (column("姓名"), column("账号"), column("金额"), column("户名"));
        let rows: Vec<Vec<String>> = std::iter::from_fn(|| source.next_row())
            .map(|row| row.unwrap().cells.iter().map(|c| c.text().into_owned()).collect())
            .collect();
        assert_eq!(
            rows.iter().map(|r| r[name].as_str()).collect::<Vec<_>>(),
            ["区国英", rare, "买买提·吐尔逊", "欧阳\"国\"勇"]
        );
        assert_eq!((rows[0][account].as_str(), rows[0][holder].as_str()), ("6222021100000001", "区国英,代"));
        assert_eq!(
            rows.iter().map(|r| r[amount].as_str()).collect::<Vec<_>>(),
            ["909.00", "0.05", "1234.56", "99999.99"]
        );
    }
}

fn faults(template: &BankTemplate, orders: &[PayOrder], chosen: &Substitutes) -> Vec<String> {
    let (faults, _) = check(template, &file(orders), chosen);
    assert_eq!(bank_file(template, &file(orders), chosen).err().unwrap_or_default().len(), faults.len());
    faults.iter().map(|f| say_order_fault(f, Lang::Zh)).collect()
}

#[test]
fn characters_that_the_bank_has_not_are_listed_before_export_each_with_its_order() {
    let orders = some();
    let gbk = template("fixed-gbk");
    assert_eq!(
        faults(&gbk, &orders, &Substitutes::default()),
        ["第 2 笔 陈㘵：户名第 2 个字“㘵”（U+3635）写不进银行文件，请按银行登记的写法选定替代字"]
    );
    let (none, replaced) = check(&gbk, &file(&orders), &chosen());
    assert!(none.is_empty());
    let said: Vec<String> = replaced.iter().map(|r| say_replaced(r, Lang::Zh)).collect();
    assert_eq!(said, ["第 2 笔 陈㘵：户名的“㘵”（U+3635）写作“土”"]);
    assert!(bank_file(&template("csv-gb18030"), &file(&orders), &chosen()).unwrap().replaced.is_empty());
    // A substitute that the file cannot hold either is no way out.
    let mut worse = Substitutes::default();
    worse.choose('㘵', "𬭎").unwrap();
    assert_eq!(faults(&gbk, &orders, &worse).len(), 1);
    // A character of a local font is another one at the bank, in every encoding.
    let local = [order(1, "王\u{E123}", 1)];
    for id in ["fixed-gbk", "csv-gb18030", "csv-utf8"] {
        assert!(!faults(&template(id), &local, &Substitutes::default()).is_empty(), "{id}");
    }
}

#[test]
fn substitutes_are_plain_and_never_nothing() {
    let mut chosen = Substitutes::default();
    for (by, fault) in [
        ("", SubstituteFault::Empty),
        (" ", SubstituteFault::Empty),
        ("㘵", SubstituteFault::Text),
        ("\u{202E}", SubstituteFault::Text),
        ("一二三四五", SubstituteFault::Text),
    ] {
        assert_eq!(chosen.choose('㘵', by), Err(fault));
        assert!(!say_substitute_fault(fault, Lang::En).is_empty());
    }
    assert_eq!(chosen.all().count(), 0);
    chosen.choose('㘵', " yi ").unwrap();
    assert_eq!(chosen.of('㘵'), Some("yi"));
}

#[test]
fn what_does_not_fit_is_a_fault_and_is_never_cut() {
    let long = "欧".repeat(31);
    let mut orders = vec![order(1, &long, 0), order(1, "王\n强", -5), order(0, "", 1)];
    orders[1].account = "6222-0211".into();
    orders[2].run = "2026-11-0008".into();
    orders[2].memo = "补".repeat(31);
    assert_eq!(
        faults(&template("fixed-gbk"), &orders, &Substitutes::default()),
        [
            "第 0 笔 ：不属于这一批",
            "第 0 笔 ：序号缺失或重复",
            "第 0 笔 ：缺户名，请补上",
            "第 0 笔 ：摘要占 62 字节，银行文件只留 60 字节；不会截断，请与银行商定写法",
            &format!("第 1 笔 {long}：金额应大于零"),
            &format!("第 1 笔 {long}：户名占 62 字节，银行文件只留 60 字节；不会截断，请与银行商定写法"),
            "第 1 笔 王␊强：序号缺失或重复",
            "第 1 笔 王␊强：金额应大于零",
            "第 1 笔 王␊强：账号应为 8 至 30 位数字，请更正",
            "第 1 笔 王␊强：户名第 2 个字“␊”（U+000A）写不进银行文件，请按银行登记的写法选定替代字",
        ]
    );
    let mut formula = [order(1, "王强", 1)];
    formula[0].memo = "=1+1".into();
    assert!(faults(&template("csv-utf8"), &formula, &Substitutes::default())[0].contains("“=”"));
    let run = "9".repeat(21);
    let mut other = honordesk::exchange::bank::PayFile { run: &run, ..file(&formula) };
    other.orders = &[];
    let (listed, _) = check(&template("fixed-gbk"), &other, &Substitutes::default());
    assert_eq!(
        say_order_fault(&listed[0], Lang::Zh),
        "文件：批次号占 21 字节，银行文件只留 20 字节；不会截断，请与银行商定写法"
    );
}

#[test]
fn gbk_holds_no_character_of_four_bytes() {
    for (c, gbk, gb18030) in [
        ('区', true, true),
        ('·', true, true),
        ('㘵', false, true),
        ('𬭎', false, true),
        ('\u{E123}', false, false),
        ('\u{1B}', false, false),
        ('\u{200B}', false, false),
        ('\u{FFFD}', false, false),
    ] {
        assert_eq!((can_hold(Charset::Gbk, c), can_hold(Charset::Gb18030, c)), (gbk, gb18030), "{c:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_same_orders_give_the_same_bytes_in_whatever_order_they_come(
        amounts in proptest::collection::vec(1i64..1_000_000_000, 1..30),
        names in proptest::collection::vec("[区国英欧阳买提·A-Z]{1,12}", 30),
        seed in any::<u64>(),
    ) {
        let mut orders: Vec<PayOrder> = (1..).zip(&amounts).map(|(n, fen)| order(n, &names[n as usize - 1], *fen)).collect();
        for kept in BankTemplates::embedded().unwrap().all() {
            let first = bank_file(kept, &file(&orders), &Substitutes::default()).unwrap();
            let n = orders.len();
            orders.rotate_left(seed as usize % n);
            orders.reverse();
            let again = bank_file(kept, &file(&orders), &Substitutes::default()).unwrap();
            prop_assert!(first == again);
            prop_assert_eq!(first.sum, Total(amounts.iter().map(|a| i128::from(*a)).sum()));
        }
    }
}
