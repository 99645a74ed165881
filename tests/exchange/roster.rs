//! A roster in the layout of 伤残人员, and twenty ways to spoil a row of it.

use std::path::Path;

use honordesk::domain::Divisions;
use honordesk::exchange::layout::{Field, Kind, Layout};

use crate::maker::gbk;

/// Every 33rd row is bad, so that 151 are: 3 %.
pub const EVERY: usize = 33;

/// The twenty ways: name, and how a good row is spoilt.
pub type Way = (&'static str, fn(&mut Sheet, usize));
pub const WAYS: [Way; 20] = [
    ("wrong check character", |s, r| {
        let id = s.get(r, Field::ResidentId);
        let last = if id.ends_with('1') { '2' } else { '1' };
        s.set(r, Field::ResidentId, &format!("{}{last}", &id[..17]));
    }),
    ("one digit short", |s, r| {
        let id = s.get(r, Field::ResidentId)[..17].to_owned();
        s.set(r, Field::ResidentId, &id);
    }),
    ("a birth date that never was", |s, r| s.set(r, Field::ResidentId, &checked("44012119620230004"))),
    ("scientific notation", |s, r| s.set(r, Field::ResidentId, "4.40121E+17")),
    ("neither an identity number nor a birth date", |s, r| {
        s.set(r, Field::ResidentId, "");
        s.set(r, Field::Birth, "");
    }),
    ("a letter among the digits", |s, r| {
        let id = s.get(r, Field::ResidentId).replacen('1', "I", 1);
        s.set(r, Field::ResidentId, &id);
    }),
    ("the number of an earlier row", |s, r| {
        let (id, birth, sex) =
            (s.get(r - 1, Field::ResidentId), s.get(r - 1, Field::Birth), s.get(r - 1, Field::Sex));
        s.set(r, Field::ResidentId, &id);
        s.set(r, Field::Birth, &birth);
        s.set(r, Field::Sex, &sex);
    }),
    ("a number on record", |s, r| s.on_record.push(s.get(r, Field::ResidentId))),
    ("no name", |s, r| s.set(r, Field::Name, "")),
    ("a name with a direction control", |s, r| s.set(r, Field::Name, "王\u{202E}强")),
    ("a name that lost a character", |s, r| s.set(r, Field::Name, "王\u{FFFD}")),
    ("a birth date other than the number's", |s, r| s.set(r, Field::Birth, "1949-10-01")),
    ("the other sex", |s, r| {
        let other = if s.get(r, Field::Sex) == "男" { "女" } else { "男" };
        s.set(r, Field::Sex, other);
    }),
    ("30 February", |s, r| s.set(r, Field::HurtOn, "1979-02-30")),
    ("a day in the future", |s, r| s.set(r, Field::Enlisted, "2031-01-01")),
    ("a short phone", |s, r| s.set(r, Field::Mobile, "1380013800")),
    ("a rounded account", |s, r| s.set(r, Field::Account, "6.22848E+18")),
    ("no such division", |s, r| s.set(r, Field::ResidenceDivision, "440114999999")),
    ("no such grade", |s, r| s.set(r, Field::Grade, "十一级")),
    ("a text far too long", |s, r| s.set(r, Field::HurtCause, &"伤".repeat(10_000))),
];

/// A sheet in the layout of 伤残人员.
#[derive(Clone)]
pub struct Sheet {
    pub fields: Vec<Field>,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub on_record: Vec<String>,
}

impl Sheet {
    pub fn good(rows: usize) -> Self {
        let layout = Layout::standard().unwrap();
        let divisions = Divisions::embedded().unwrap();
        let villages: Vec<String> = divisions
            .all()
            .iter()
            .filter(|d| d.code.number() % 1000 != 0)
            .map(|d| d.code.number().to_string())
            .collect();
        let columns = layout.sheet("11");
        let row = |n: usize| {
            let id = id_of(n);
            columns
                .iter()
                .map(|column| match column.field {
                    Field::ResidentId => id.clone(),
                    Field::Name => format!("{}国强", ["欧阳", "㘵", "王", "𬭎", "区"][n % 5]),
                    Field::Birth => format!("{}-{}-{}", &id[6..10], &id[10..12], &id[12..14]),
                    Field::Sex => if n.is_multiple_of(3) { "女" } else { "男" }.to_owned(),
                    Field::Mobile => format!("138{n:08}"),
                    Field::Account => format!("62284800000000{n:06}"),
                    Field::HouseholdDivision | Field::ResidenceDivision => {
                        villages[n % villages.len()].clone()
                    }
                    Field::Group => "残疾军人".to_owned(),
                    Field::Certificate => format!("粤军S{n:06}"),
                    Field::OtherPhone | Field::Postcode | Field::Income | Field::Remark => String::new(),
                    Field::LabourAbility => "具备".to_owned(),
                    Field::LivingAbility => "自理".to_owned(),
                    Field::CareMode => "分散".to_owned(),
                    _ => match column.kind {
                        Kind::Date => "1979-02-17".to_owned(),
                        Kind::Number => "3".to_owned(),
                        Kind::List => match column.list.as_deref().unwrap() {
                            "grade" => "六级".to_owned(),
                            "state" => "享受待遇".to_owned(),
                            "yes-no" => "否".to_owned(),
                            _ => "1".to_owned(),
                        },
                        _ => "汉，\"一\"".chars().take(column.max.unwrap_or(9)).collect(),
                    },
                })
                .collect()
        };
        Self {
            fields: columns.iter().map(|c| c.field).collect(),
            headings: columns.iter().map(|c| c.header.clone()).collect(),
            rows: (0..rows).map(row).collect(),
            on_record: Vec::new(),
        }
    }

    pub fn at(&self, field: Field) -> usize {
        self.fields.iter().position(|f| *f == field).unwrap()
    }

    pub fn get(&self, row: usize, field: Field) -> String {
        self.rows[row][self.at(field)].clone()
    }

    pub fn set(&mut self, row: usize, field: Field, value: &str) {
        let at = self.at(field);
        value.clone_into(&mut self.rows[row][at]);
    }

    /// Spoils every 33rd row, way after way; gives the rows spoilt.
    pub fn spoil(&mut self) -> Vec<usize> {
        let bad: Vec<usize> = (1..self.rows.len()).step_by(EVERY).collect();
        for (n, row) in bad.iter().enumerate() {
            WAYS[n % WAYS.len()].1(self, *row);
        }
        bad
    }

    pub fn write(&self, path: &Path) {
        if path.extension().is_some_and(|e| e == "xlsx") {
            let mut book = rust_xlsxwriter::Workbook::new();
            let sheet = book.add_worksheet();
            let date = rust_xlsxwriter::Format::new().set_num_format("yyyy/m/d");
            sheet.write_row(0, 0, &self.headings).unwrap();
            for (n, row) in (1..).zip(&self.rows) {
                for (at, (cell, field)) in (0..).zip(row.iter().zip(&self.fields)) {
                    // Some cells as people really leave them: dates as dates, phones as numbers.
                    match field {
                        Field::Approved => sheet.write_number_with_format(n, at, 28_903.0, &date).unwrap(),
                        Field::Mobile => sheet.write_number(n, at, cell.parse::<f64>().unwrap()).unwrap(),
                        _ => sheet.write_string(n, at, cell).unwrap(),
                    };
                }
            }
            book.save(path).unwrap();
            return;
        }
        let quote = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |cells: &Vec<String>| cells.iter().map(quote).collect::<Vec<_>>().join(",") + "\r\n";
        let text: String = std::iter::once(&self.headings).chain(&self.rows).map(line).collect();
        std::fs::write(path, gbk(&text)).unwrap();
    }
}

/// A sound number: born 1940–1979, odd order for men.
pub fn id_of(n: usize) -> String {
    let sex = usize::from(!n.is_multiple_of(3));
    let day = n % 28 + 1;
    let month = n / 28 % 12 + 1;
    let year = 1940 + n / 336 % 40;
    checked(&format!("440121{year:04}{month:02}{day:02}{:03}", n / 13_440 * 2 % 998 + sex))
}

pub fn checked(seventeen: &str) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = seventeen.bytes().zip(weights).map(|(b, w)| u32::from(b - b'0') * w).sum();
    format!("{seventeen}{}", b"10X98765432"[(sum % 11) as usize] as char)
}
