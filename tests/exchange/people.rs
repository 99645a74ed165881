//! The import of people: a workbook of 5,000 rows with 3 % bad rows in 20 ways, as GBK text and as .xlsx.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use honordesk::bureau::Reference;
use honordesk::domain::person::PersonFacts;
use honordesk::domain::{Date, PersonId, ResidentId};
use honordesk::exchange::layout::{Field, Layout, Mapping};
use honordesk::exchange::people::{
    Batch, Done, DryRun, Halt, ImportFault, Incoming, Plan, Reason, Register, Tables, Warning, Words,
    dry_run, import, reason_heading, reasons, write_rejects,
};
use honordesk::exchange::source::{OpenChoices, Source};
use honordesk::exchange::{Go, preview};
use honordesk::locale::Lang;

use crate::roster::{Sheet, WAYS, id_of};

const ROWS: usize = 5000;
const ON_RECORD: PersonId = PersonId(7);

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

    fn namesake(&mut self, name: &str, birth: Date) -> Result<Option<PersonId>, Self::Refusal> {
        let is = |facts: &&PersonFacts| facts.name == name && facts.birth == Some(birth);
        Ok(self.taken.iter().find(is).map(|_| ON_RECORD))
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
            let (_, facts) =
                incoming.map_err(|halt| if halt == Halt::Stopped { "stopped" } else { "failed" })?;
            all.push(facts);
            if self.refuse_at == Some(all.len()) {
                return Err("refused");
            }
        }
        for facts in &all {
            self.people.extend(facts.resident_id.map(|id| (id, PersonId(100))));
        }
        self.files.insert(batch.digest, 42);
        let taken = all.len() as u64;
        self.taken.extend(all);
        Ok(taken)
    }
}

struct Desk {
    layout: Layout,
    reference: Reference,
}

impl Desk {
    fn new() -> Self {
        Self { layout: Layout::standard().unwrap(), reference: Reference::embedded().unwrap() }
    }

    fn tables(&self) -> Tables<'_> {
        Tables { layout: &self.layout, reference: &self.reference }
    }

    fn plan(&self, path: &Path) -> Plan {
        let choices = OpenChoices::default();
        let mapping = preview(path, &choices, &self.layout, &[]).unwrap().mapping;
        Plan { choices, mapping, today: Date::new(2026, 11, 23).unwrap(), spare: None }
    }

    fn dry(&self, path: &Path, register: &mut Fake) -> DryRun {
        dry_run(path, &self.plan(path), self.tables(), register, &mut |_| Go::On).unwrap()
    }

    fn import(
        &self,
        path: &Path,
        run: &DryRun,
        register: &mut Fake,
    ) -> Result<Done, ImportFault<&'static str>> {
        let words =
            Words { heading: reason_heading(Lang::Zh), reason: &|rejects| reasons(rejects, Lang::Zh) };
        import(path, &self.plan(path), self.tables(), run, &words, register, &mut |_| Go::On)
    }
}

fn rows_of(path: &Path) -> (Vec<String>, Vec<Vec<String>>) {
    let mut source = Source::open(path, &OpenChoices::default()).unwrap();
    let heading = source.heading().to_vec();
    let rows = std::iter::from_fn(|| source.next_row());
    let cells =
        |row: honordesk::exchange::source::Row| row.cells.iter().map(|c| c.text().into_owned()).collect();
    let rows = rows.map(|row| {
        row.map_or_else(|fault| fault.cells.iter().map(|c| c.text().into_owned()).collect(), cells)
    });
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
    assert_eq!(
        judged,
        spoilt,
        "{:?}",
        run.examples.iter().find(|v| !spoilt.contains(&v.row)).map(|v| &v.rejects)
    );
    assert_eq!((run.rows, run.accepted, run.rejected), (5000, 4848, 152));
    let twice_or_known = (0..bad.len()).filter(|n| matches!(n % WAYS.len(), 6 | 7)).count() as u64;
    assert_eq!(run.duplicates, twice_or_known);
    for (n, verdict) in run.examples.iter().take(WAYS.len()).enumerate() {
        assert_eq!(verdict.rejects.len(), 1, "{}: {:?}", WAYS[n].0, verdict.rejects);
        let shown = format!("{:?}", verdict.rejects);
        assert!(
            !shown.contains(&good.get(bad[n], Field::ResidentId)[..17]),
            "no identity number in a report"
        );
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
    assert_eq!(
        (again.imported_before, again.accepted, again.duplicates),
        (Some(42), 0, 4848 + twice_or_known)
    );

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
    let remarks = desk.reference.fields.by_id("remarks").unwrap().number;
    assert_eq!(facts.profile.get(&remarks).map(String::as_str), Some("劳动能力：部分丧失"));
    let warned = &run.warned[0].warnings;
    assert!(
        warned.contains(&Warning::KeptInRemarks(Field::LabourAbility))
            && warned.contains(&Warning::FarHousehold)
    );
}

#[test]
fn a_plain_roster_with_few_columns_is_taken_as_it_is() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("名册.csv");
    let text = format!(
        "身份证,姓名,人员类别\n{},甲,参战退役军人\n{},乙,42\n{},丙,不知道\n",
        id_of(1),
        id_of(2),
        id_of(3)
    );
    std::fs::write(&path, text).unwrap();
    let run = desk.dry(&path, &mut Fake::default());
    assert_eq!((run.rows, run.accepted, run.rejected, run.warnings), (3, 2, 1, 2));
    assert_eq!(run.examples[0].rejects[0].reason, Reason::Choice);
    let text = format!(
        "身份证,姓名,开户行,手机\n{},甲,农商行,13800138000\n{},乙,农商行,{}\n",
        id_of(1),
        id_of(2),
        (0..6).map(|n| format!("1380013800{n}")).collect::<Vec<_>>().join("、")
    );
    std::fs::write(&path, text).unwrap();
    let run = desk.dry(&path, &mut Fake::default());
    assert!(
        run.warned[0].warnings.contains(&Warning::KeptInRemarks(Field::Bank))
            && run.warned[0].facts.bank.is_none()
    );
    assert_eq!(run.examples[0].rejects[0].reason, Reason::TooMany { most: 5 });
    std::fs::write(&path, "姓名,类别\n甲,11\n").unwrap();
    let fault =
        dry_run(&path, &desk.plan(&path), desk.tables(), &mut Fake::default(), &mut |_| Go::On).unwrap_err();
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

    let file =
        write_rejects(&path, &plan, desk.tables(), &run, &words, &mut register, &mut |_| Go::On).unwrap();
    assert_eq!(rows_of(&file.unwrap()).1.len() as u64, run.rejected);
    assert!(register.taken.is_empty());

    let mut other = plan.clone();
    other.mapping = Mapping::of(&["姓名".into()], &desk.layout);
    let fault = dry_run(&path, &other, desk.tables(), &mut register, &mut |_| Go::On);
    assert!(matches!(fault, Err(ImportFault::Mapping)));
    Sheet::good(3).write(&path);
    assert!(matches!(desk.import(&path, &run, &mut register), Err(ImportFault::Changed)));
}

#[test]
fn what_the_register_would_refuse_comes_back_with_its_reason_and_holds_nobody_else_up() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().unwrap());
    let path = folder.path().join("died.csv");
    // The birth date stands in the number alone; the second died before it.
    let rows = [("张三", id_of(1), ""), ("李四", id_of(2), "1900-01-01")];
    let lines: Vec<String> = rows.iter().map(|(name, id, died)| format!("{name},{id},{died}")).collect();
    std::fs::write(&path, format!("姓名,身份证号,死亡日期\n{}\n", lines.join("\n"))).unwrap();
    let mut register = Fake::default();
    let run = desk.dry(&path, &mut register);
    assert_eq!((run.rows, run.accepted, run.rejected), (2, 1, 1));
    let reject = &run.examples[0].rejects[0];
    assert_eq!((reject.field, run.examples[0].row), (Some(Field::Died), 3));
    let done = desk.import(&path, &run, &mut register).unwrap();
    assert_eq!((done.taken, done.returned), (1, 1));
}
