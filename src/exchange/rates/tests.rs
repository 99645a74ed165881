use super::*;
use crate::domain::Fen;
use crate::exchange::source::Encoding;
use crate::locale::Lang;

fn read(text: &str, defaults: &RateDefaults) -> RateSheet {
    let source = Source::from_bytes(text.as_bytes().to_vec(), &OpenChoices::default()).unwrap();
    sheet(source, defaults, &Reference::embedded().unwrap()).unwrap()
}

fn rates(sheet: &RateSheet) -> Vec<String> {
    let one = |file: &FileRate| {
        let NewRate { cell, amount, per, effective } = &file.rate;
        let nature = cell.nature.map(|n| format!("{n:?}")).unwrap_or_default();
        let (group, grade) = (cell.group.as_deref().unwrap_or("*"), cell.grade.unwrap_or_default());
        let amount = amount.unwrap_or(Fen(0));
        format!("{} {} {group} {grade} {nature} {amount} {per:?} {effective}", file.row, cell.programme)
    };
    sheet.rates.iter().map(one).collect()
}

fn faults(sheet: &RateSheet) -> Vec<String> {
    sheet.faults.iter().map(|fault| say_where(fault, Lang::Zh)).collect()
}

#[test]
fn a_sheet_with_a_figure_a_row_is_read() {
    let text = "花都区2026年标准\n项目,优抚对象类别,伤残等级,伤残性质,标准,单位,生效日期\n\
        残疾抚恤金,,一级,因战,11320,月,2025-08-01\n,残疾军人,10级,因公,\"12,324\",元/年,2025年8月1日\n\
        ,,9,因公,16500,年,20250801\n五老人员生活补助,五老人员,,,500.50,月,2026-08-01\n合计,,,,,,\n";
    let sheet = read(text, &RateDefaults::default());
    assert_eq!(faults(&sheet), Vec::<String>::new());
    assert_eq!(
        rates(&sheet),
        [
            "3 disability-pension * 1 War 11,320.00 Month 2025-08-01",
            "4 disability-pension 11 10 Duty 12,324.00 Year 2025-08-01",
            "5 disability-pension 11 9 Duty 16,500.00 Year 2025-08-01",
            "6 five-elders-allowance WL 0  500.50 Month 2026-08-01",
        ]
    );
    assert_eq!(sheet.place("rows.1.effective"), Some((4, "生效日期")));
    assert_eq!(sheet.place("rows.3.amount"), Some((6, "标准")));
    assert_eq!(sheet.place("notice"), None);
}

#[test]
fn a_table_as_notices_print_it_is_read() {
    let text = "残疾军人残疾抚恤金标准表\n等级,因战（元/年）,因公（元/年）,因病（元/年）\n一级,135840,127884,120240\n七级,40000,35000,—\n";
    let defaults = RateDefaults {
        programme: Some("disability-pension".into()),
        per: None,
        effective: Date::parse("2025-08-01"),
    };
    let sheet = read(text, &defaults);
    assert_eq!(faults(&sheet), Vec::<String>::new());
    assert_eq!(
        rates(&sheet),
        [
            "3 disability-pension * 1 War 135,840.00 Year 2025-08-01",
            "3 disability-pension * 1 Duty 127,884.00 Year 2025-08-01",
            "3 disability-pension * 1 Illness 120,240.00 Year 2025-08-01",
            "4 disability-pension * 7 War 40,000.00 Year 2025-08-01",
            "4 disability-pension * 7 Duty 35,000.00 Year 2025-08-01",
        ]
    );
    assert_eq!(sheet.place("rows.1.amount"), Some((3, "因公（元/年）")));
}

#[test]
fn what_cannot_be_read_is_told_by_row_and_column() {
    let text = "项目,伤残等级,伤残性质,标准,单位,生效日期\n残疾抚恤金,十一级,因战,1,月,2025-08-01\n\
        残疾抚恤金,1,因伤,1,月,2025-08-01\n残疾抚恤金,1,因战,一万,月,2025-08-01\n\
        残疾抚恤金,1,因战,1,季,2025-08-01\n残疾抚恤金,1,因战,1,月,2025-02-30\n不知道,1,因战,1,月,2025-08-01\n";
    let sheet = read(text, &RateDefaults::default());
    assert_eq!(sheet.rates, []);
    let places: Vec<(u64, &str)> = sheet.faults.iter().map(|f| (f.row, f.column.as_str())).collect();
    let columns = ["伤残等级", "伤残性质", "标准", "单位", "生效日期", "项目"];
    assert_eq!(places, (2..).zip(columns).collect::<Vec<_>>());
    assert!(faults(&sheet)[2].starts_with("第 4 行“标准”："));
}

#[test]
fn what_no_column_says_must_be_said_for_all() {
    let text = "伤残等级,伤残性质,标准\n1,因战,11320\n";
    let sheet = read(text, &RateDefaults::default());
    let wanted: Vec<&CellTrouble> = sheet.faults.iter().map(|f| &f.trouble).collect();
    let no = CellTrouble::NoColumn;
    assert_eq!(wanted, [&no(Wanted::Programme), &no(Wanted::Per), &no(Wanted::Effective)]);
    let defaults = RateDefaults {
        programme: Some("disability-pension".into()),
        per: Some(Per::Month),
        effective: Date::parse("2025-08-01"),
    };
    assert_eq!(read(text, &defaults).rates.len(), 1);
}

#[test]
fn a_file_in_gbk_says_the_same() {
    let text = "项目,优抚对象类别,标准,单位,生效日期\n五老人员生活补助,五老人员,500,月,2026-08-01\n";
    let bytes = encoding_rs::GBK.encode(text).0.into_owned();
    let choices = OpenChoices { encoding: Some(Encoding::parse("gbk").unwrap()), ..OpenChoices::default() };
    for choices in [choices, OpenChoices::default()] {
        let source = Source::from_bytes(bytes.clone(), &choices).unwrap();
        let sheet = sheet(source, &RateDefaults::default(), &Reference::embedded().unwrap()).unwrap();
        assert_eq!(rates(&sheet), ["2 five-elders-allowance WL 0  500.00 Month 2026-08-01"]);
    }
}
