//! The import of people: a workbook of 5,000 rows with 3 % bad rows in 20 ways, as GBK text and as .xlsx.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use honordesk::domain::person::{PersonFacts, RegistryFields};
use honordesk::domain::{Date, Divisions, PersonId, ResidentId};
use honordesk::exchange::layout::{Field, Kind, Layout, Mapping};
use honordesk::exchange::people::{
    Batch, Done, DryRun, Halt, ImportFault, Incoming, Plan, Reason, Register, Tables, Warning, Words, dry_run, import,
    reason_heading, reasons, write_rejects,
};
use honordesk::exchange::source::{OpenChoices, Source};
use honordesk::exchange::{Go, preview};
use honordesk::locale::Lang;

use crate::maker::gbk;

const ROWS: usize = 5000;
/// Every 33rd row is bad, so that 151 are: 3 %.
const EVERY: usize = 33;
const ON_RECORD: PersonId = PersonId(7);

/// The twenty ways: name, and how a good row is spoilt.
type Way = (&'static str, fn(&mut Sheet, usize));
const WAYS: [Way; 20] = [
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
    ("no identity number", |s, r| s.set(r, Field::ResidentId, "")),
    ("a letter among the digits", |s, r| {
        let id = s.get(r, Field::ResidentId).replacen('1', "I", 1);
        s.set(r, Field::ResidentId, &id);
    }),
    ("the number of an earlier row", |s, r| {
        let (id, birth, sex) = (s.get(r - 1, Field::ResidentId), s.get(r - 1, Field::Birth), s.get(r - 1, Field::Sex));
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
struct Sheet {
    fields: Vec<Field>,
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
    on_record: Vec<String>,
}

impl Sheet {
    fn good(rows: usize) -> Self {
        let layout = Layout::standard().unwrap();
        let divisions = Divisions::embedded();
        let villages: Vec<String> =
            divisions.all().iter().filter(|d| d.code.number() % 1000 != 0).map(|d| d.code.number().to_string()).collect();
        let columns = layout.sheet("11");
        let row = |n: usize| {
            let id = id_of(n);
            columns
                .iter()
                .map(|column| match column.field {
                    Field::ResidentId => id.clone(),
                    Field::Name => format!("{}国强", ["欧阳", "㘵", "王", "𬭎", "区"][n % 5]),
                    Field::Birth => format!("{}-{}-{}", &id[6..10], &id[10..12], &id[12..14]),
                    Field::Sex => if n % 3 == 0 { "女" } else { "男" }.to_owned(),
                    Field::Mobile => format!("138{n:08}"),
                    Field::Account => format!("62284800000000{n:06}"),
                    Field::HouseholdDivision | Field::ResidenceDivision => villages[n % villages.len()].clone(),
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

    fn at(&self, field: Field) -> usize {
        self.fields.iter().position(|f| *f == field).unwrap()
    }

    fn get(&self, row: usize, field: Field) -> String {
        self.rows[row][self.at(field)].clone()
    }

    fn set(&mut self, row: usize, field: Field, value: &str) {
        let at = self.at(field);
        value.clone_into(&mut self.rows[row][at]);
    }

    /// Spoils every 33rd row, way after way; gives the rows spoilt.
    fn spoil(&mut self) -> Vec<usize> {
        let bad: Vec<usize> = (1..self.rows.len()).step_by(EVERY).collect();
        for (n, row) in bad.iter().enumerate() {
            WAYS[n % WAYS.len()].1(self, *row);
        }
        bad
    }

    fn write(&self, path: &Path) {
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
fn id_of(n: usize) -> String {
    let sex = if n.is_multiple_of(3) { 0 } else { 1 };
    let day = n % 28 + 1;
    let month = n / 28 % 12 + 1;
    let year = 1940 + n / 336 % 40;
    checked(&format!("440121{year:04}{month:02}{day:02}{:03}", n / 13_440 * 2 % 998 + sex))
}

fn checked(seventeen: &str) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = seventeen.bytes().zip(weights).map(|(b, w)| u32::from(b - b'0') * w).sum();
    format!("{seventeen}{}", b"10X98765432"[(sum % 11) as usize] as char)
}

/// A register that remembers who was taken in.
#[derive(Default)]
struct Fake {
    people: HashMap<ResidentId, PersonId>,
    taken: Vec<PersonFacts>,
    files: BTreeMap<[u8; 32], u64>,
    refuse_at: Option<usize>,
}

impl Register for Fake {
    type Refusal = &'static str;

    fn holder(&mut self, id: ResidentId) -> Result<Option<PersonId>, Self::Refusal> {
        Ok(self.people.get(&id).copied())
    }

    fn imported(&mut self, digest: [u8; 32]) -> Result<Option<u64>, Self::Refusal> {
        Ok(self.files.get(&digest).copied())
    }

    fn take_in(
        &mut self,
        batch: &Batch,
        people: &mut dyn Iterator<Item = Incoming>,
    ) -> Result<u64, Self::Refusal> {
        let mut all = Vec::new();
        for incoming in people {
            let (_, facts) = incoming.map_err(|halt| if halt == Halt::Stopped { "stopped" } else { "failed" })?;
            all.push(facts);
            if self.refuse_at == Some(all.len()) {
                return Err("refused");
            }
        }
        for facts in &all {
            self.people.insert(facts.resident_id.unwrap(), PersonId(100));
        }
        self.files.insert(batch.digest, 42);
        let taken = all.len() as u64;
        self.taken.extend(all);
        Ok(taken)
    }
}

struct Desk {
    layout: Layout,
    divisions: Divisions,
    items: RegistryFields,
}

impl Desk {
    fn new() -> Self {
        let (layout, items) = (Layout::standard().unwrap(), RegistryFields::embedded().unwrap());
        Self { layout, divisions: Divisions::embedded(), items }
    }

    fn tables(&self) -> Tables<'_> {
        Tables { layout: &self.layout, divisions: &self.divisions, items: &self.items }
    }

    fn plan(&self, path: &Path) -> Plan {
        let choices = OpenChoices::default();
        let mapping = preview(path, &choices, &self.layout, &[]).unwrap().mapping;
        Plan { choices, mapping, today: Date::new(2026, 11, 23).unwrap() }
    }

    fn dry(&self, path: &Path, register: &mut Fake) -> DryRun {
        dry_run(path, &self.plan(path), self.tables(), register, &mut |_| Go::On).unwrap()
    }

    fn import(&self, path: &Path, run: &DryRun, register: &mut Fake) -> Result<Done, ImportFault<&'static str>> {
        let words = Words { heading: reason_heading(Lang::Zh), reason: &|rejects| reasons(rejects, Lang::Zh) };
        import(path, &self.plan(path), self.tables(), run, &words, register, &mut |_| Go::On)
    }
}

fn rows_of(path: &Path) -> (Vec<String>, Vec<Vec<String>>) {
    let mut source = Source::open(path, &OpenChoices::default()).unwrap();
    let heading = source.heading().to_vec();
    let rows = std::iter::from_fn(|| source.next_row());
    let cells = |row: honordesk::exchange::source::Row| row.cells.iter().map(|c| c.text().into_owned()).collect();
    let rows = rows.map(|row| row.map_or_else(|fault| fault.cells.iter().map(|c| c.text().into_owned()).collect(), cells));
    (heading, rows.collect())
}

fn exactly_the_bad_rows_come_back(name: &str) {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let good = Sheet::good(ROWS);
    let mut sheet = good.clone();
    let bad = sheet.spoil();
    sheet.write(&path);
    let mut register = Fake::default();
    for id in &sheet.on_record {
        register.people.insert(ResidentId::parse(id).unwrap().id, ON_RECORD);
    }

    let run = desk.dry(&path, &mut register);
    let spoilt: Vec<u64> = bad.iter().map(|row| *row as u64 + 2).collect();
    let judged: Vec<u64> = run.examples.iter().map(|v| v.row).collect();
    assert_eq!(judged, spoilt, "{:?}", run.examples.iter().find(|v| !spoilt.contains(&v.row)).map(|v| &v.rejects));
    assert_eq!((run.rows, run.accepted, run.rejected), (5000, 4848, 152));
    let twice_or_known = (0..bad.len()).filter(|n| matches!(n % WAYS.len(), 6 | 7)).count() as u64;
    assert_eq!(run.duplicates, twice_or_known);
    for (n, verdict) in run.examples.iter().take(WAYS.len()).enumerate() {
        assert_eq!(verdict.rejects.len(), 1, "{}: {:?}", WAYS[n].0, verdict.rejects);
        let shown = format!("{:?}", verdict.rejects);
        assert!(!shown.contains(&good.get(bad[n], Field::ResidentId)[..17]), "no identity number in a report");
    }

    let done = desk.import(&path, &run, &mut register).unwrap();
    assert_eq!((done.taken, done.returned), (4848, 152));
    let returned: PathBuf = done.rejects_file.unwrap();
    let (heading, rows) = rows_of(&returned);
    assert_eq!(heading[..sheet.headings.len()], sheet.headings);
    assert_eq!(heading.last().map(String::as_str), Some("退回原因"));
    let certificate = sheet.at(Field::Certificate);
    let came_back: Vec<&str> = rows.iter().map(|row| row[certificate].as_str()).collect();
    assert_eq!(came_back, bad.iter().map(|row| sheet.rows[*row][certificate].as_str()).collect::<Vec<_>>());
    assert!(rows.iter().all(|row| row.last().is_some_and(|reason| reason.chars().count() > 2)));
    assert!(rows[0].last().unwrap().contains("末位应为"), "{:?}", rows[0].last());

    // The same file again: known by its digest, and everybody in it is on record.
    let again = desk.dry(&path, &mut register);
    assert_eq!((again.imported_before, again.accepted, again.duplicates), (Some(42), 0, 4848 + twice_or_known));

    // Corrected in place, reasons still in the last column, the returned file goes in alone.
    let mut corrected = Sheet { rows: bad.iter().map(|row| good.rows[*row].clone()).collect(), ..good };
    corrected.headings.push("退回原因".into());
    corrected.fields.push(Field::Reason);
    for (row, old) in corrected.rows.iter_mut().zip(&rows) {
        row.push(old.last().unwrap().clone());
    }
    register.people.retain(|_, person| *person != ON_RECORD);
    std::fs::remove_file(&returned).unwrap();
    corrected.write(&returned);
    let run = desk.dry(&returned, &mut register);
    assert_eq!((run.rows, run.accepted, run.imported_before), (152, 152, None), "{:?}", run.reasons);
    let done = desk.import(&returned, &run, &mut register).unwrap();
    assert_eq!(done, Done { taken: 152, returned: 0, rejects_file: None });
    assert_eq!(register.taken.len(), ROWS);
}

#[test]
fn five_thousand_rows_of_gbk_text_give_back_exactly_the_bad_ones() {
    exactly_the_bad_rows_come_back("伤残人员.csv");
}

#[test]
fn five_thousand_rows_of_a_workbook_give_back_exactly_the_bad_ones() {
    exactly_the_bad_rows_come_back("伤残人员.xlsx");
}

#[test]
fn a_row_becomes_the_facts_about_a_person() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    let mut sheet = Sheet::good(1);
    sheet.set(0, Field::Name, "买买提•吐尔逊");
    sheet.set(0, Field::LabourAbility, "部分丧失");
    sheet.set(0, Field::OtherPhone, "020-86888888；13900139000");
    sheet.set(0, Field::HouseholdDivision, "湖南省长沙市");
    sheet.write(&path);
    let mut register = Fake::default();
    let run = desk.dry(&path, &mut register);
    desk.import(&path, &run, &mut register).unwrap();
    let facts = &register.taken[0];
    assert_eq!(facts.name, "买买提·吐尔逊");
    assert_eq!(facts.phones, ["13800000000", "02086888888", "13900139000"]);
    assert_eq!(facts.birth, facts.resident_id.map(|id| id.birth()));
    assert_eq!(facts.bank.as_ref().map(|b| b.number.as_str()), Some("62284800000000000000"));
    let recognition = &facts.recognitions[0];
    assert_eq!((recognition.group.as_str(), recognition.grade), ("11", Some(6)));
    assert_eq!(recognition.certificate, "粤军S000000");
    assert!(facts.household.division.is_none() && facts.household.address.starts_with("湖南省长沙市"));
    let remarks = desk.items.by_id("remarks").unwrap().number;
    assert_eq!(facts.profile.get(&remarks).map(String::as_str), Some("劳动能力：部分丧失"));
    let warned = &run.warned[0].warnings;
    assert!(warned.contains(&Warning::KeptInRemarks(Field::LabourAbility)) && warned.contains(&Warning::FarHousehold));
}

#[test]
fn a_plain_roster_with_few_columns_is_taken_as_it_is() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("名册.csv");
    let text = format!("身份证,姓名,人员类别\n{},甲,参战退役军人\n{},乙,42\n{},丙,不知道\n", id_of(1), id_of(2), id_of(3));
    std::fs::write(&path, text).unwrap();
    let run = desk.dry(&path, &mut Fake::default());
    assert_eq!((run.rows, run.accepted, run.rejected, run.warnings), (3, 2, 1, 2));
    assert_eq!(run.examples[0].rejects[0].reason, Reason::Choice);
    std::fs::write(&path, "姓名,类别\n甲,11\n").unwrap();
    let fault = dry_run(&path, &desk.plan(&path), desk.tables(), &mut Fake::default(), &mut |_| Go::On).unwrap_err();
    assert!(matches!(fault, ImportFault::NoColumn(Field::ResidentId)));
}

#[test]
fn a_stop_a_refusal_or_a_changed_file_leaves_nothing() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    let mut sheet = Sheet::good(3000);
    sheet.spoil();
    sheet.write(&path);
    let plan = desk.plan(&path);
    let mut register = Fake::default();
    let mut seen = Vec::new();
    let stopped = dry_run(&path, &plan, desk.tables(), &mut register, &mut |progress| {
        seen.push(progress);
        Go::Stop
    });
    assert!(matches!(stopped, Err(ImportFault::Stopped)));
    assert!(seen.len() == 1 && seen[0].rows == 1000 && seen[0].bytes < seen[0].total_bytes);

    let run = desk.dry(&path, &mut register);
    let words = Words { heading: "Reason".into(), reason: &|rejects| reasons(rejects, Lang::En) };
    let mut calls = 0;
    let stopped = import(&path, &plan, desk.tables(), &run, &words, &mut register, &mut |_| {
        calls += 1;
        if calls > 2 { Go::Stop } else { Go::On }
    });
    assert!(matches!(stopped, Err(ImportFault::Stopped)));
    register.refuse_at = Some(500);
    assert!(matches!(desk.import(&path, &run, &mut register), Err(ImportFault::Register("refused"))));
    assert!(register.taken.is_empty());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "only the input is there");

    let file = write_rejects(&path, &plan, desk.tables(), &run, &words, &mut register, &mut |_| Go::On).unwrap();
    assert_eq!(rows_of(&file.unwrap()).1.len() as u64, run.rejected);
    assert!(register.taken.is_empty());

    let mut other = plan.clone();
    other.mapping = Mapping::of(&["姓名".into()], &desk.layout);
    let fault = dry_run(&path, &other, desk.tables(), &mut register, &mut |_| Go::On);
    assert!(matches!(fault, Err(ImportFault::Mapping)));
    Sheet::good(3).write(&path);
    assert!(matches!(desk.import(&path, &run, &mut register), Err(ImportFault::Changed)));
}
