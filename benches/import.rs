//! Time and peak memory of the dry run over a million rows, as GBK text and as workbooks with inline and shared strings.
//!
//! `cargo bench --bench import -- [ROWS]` (a million by default); each file is made and read in a process of its own, so that the peak is its own.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout)] // A bench stops where it fails.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use honordesk::bureau::Reference;
use honordesk::domain::{Date, Divisions, PersonId, ResidentId};
use honordesk::exchange::layout::Layout;
use honordesk::exchange::people::{Batch, Incoming, Plan, Register, Tables, dry_run};
use honordesk::exchange::source::OpenChoices;
use honordesk::exchange::{Go, preview};
use rust_xlsxwriter::Workbook;

const HEADINGS: [&str; 12] = [
    "身份证号",
    "姓名",
    "出生日期",
    "性别",
    "户口簿行政代码",
    "实际居住区划",
    "手机",
    "开户银行",
    "开户名称",
    "银行账号",
    "优抚对象类别",
    "证书编号",
];

fn main() {
    let all: Vec<String> = std::env::args().skip(1).collect();
    // Without `cargo bench` this is only a trial run.
    let default = if all.iter().any(|a| a == "--bench") { "1000000" } else { "2000" };
    let arguments: Vec<String> = all.into_iter().filter(|a| a != "--bench").collect();
    match arguments.as_slice() {
        [make, path, rows] if make == "make" => make_file(Path::new(path), rows.parse().expect("rows")),
        [read, path] if read == "read" => read_file(Path::new(path)),
        rest => {
            let rows = rest.first().map_or(default, String::as_str);
            let folder = tempfile::tempdir().expect("a folder");
            for name in ["text.csv", "inline.xlsx", "shared.xlsx"] {
                let path = folder.path().join(name).to_string_lossy().into_owned();
                run(&["make", &path, rows]);
                run(&["read", &path]);
            }
        }
    }
}

fn run(arguments: &[&str]) {
    let this = std::env::current_exe().expect("this program");
    assert!(Command::new(this).args(arguments).status().expect("a child").success());
}

fn row(n: usize, village: u64) -> [String; 12] {
    let (year, month, day) = (1930 + n / 336 % 60, n / 28 % 12 + 1, n % 28 + 1);
    let sex = n % 2;
    let id = checked(&format!("440121{year}{month:02}{day:02}{:03}", (n / 20_160 * 2 + sex) % 1000));
    let village = village.to_string();
    let name =
        format!("{}{}", ["王", "欧阳", "陈", "区", "李"][n % 5], ["国强", "志明", "建国", "㘵"][n % 4]);
    let bad = n.is_multiple_of(33);
    [
        id,
        name.clone(),
        format!("{year}-{month:02}-{day:02}"),
        if sex == 1 { "男" } else { "女" }.to_owned(),
        village.clone(),
        if bad { "440114999999".to_owned() } else { village },
        format!("138{n:08}"),
        "广州农村商业银行".to_owned(),
        name,
        format!("62284800000000{n:08}"),
        "11".to_owned(),
        format!("粤军S{n:08}"),
    ]
}

fn checked(seventeen: &str) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = seventeen.bytes().zip(weights).map(|(b, w)| u32::from(b - b'0') * w).sum();
    format!("{seventeen}{}", b"10X98765432"[(sum % 11) as usize] as char)
}

fn make_file(path: &Path, rows: usize) {
    let divisions = Divisions::embedded().expect("divisions");
    let villages: Vec<u64> =
        divisions.all().iter().map(|d| d.code.number()).filter(|c| c % 1000 != 0).collect();
    let rows = (0..rows).map(|n| row(n, villages[n % villages.len()]));
    if path.extension().is_some_and(|e| e == "csv") {
        let mut file = std::io::BufWriter::new(std::fs::File::create(path).expect("a file"));
        let mut line = HEADINGS.join(",");
        for row in rows {
            line.push('\n');
            file.write_all(&encoding_rs::GB18030.encode(&line).0).expect("written");
            line.clear();
            write!(line, "{}", row.join(",")).expect("text");
        }
        file.write_all(&encoding_rs::GB18030.encode(&line).0).expect("written");
        return;
    }
    let mut book = Workbook::new();
    let inline = path.ends_with("inline.xlsx");
    let sheet =
        if inline { book.add_worksheet_with_constant_memory() } else { book.add_worksheet_with_low_memory() };
    let sheet = sheet.expect("a sheet");
    sheet.write_row(0, 0, HEADINGS).expect("headings");
    for (n, row) in (1..).zip(rows) {
        sheet.write_row(n, 0, row).expect("a row");
    }
    book.save(path).expect("saved");
}

struct Nobody;

impl Register for Nobody {
    type Refusal = ();

    fn holder(&mut self, _: ResidentId) -> Result<Option<PersonId>, ()> {
        Ok(None)
    }

    fn namesake(&mut self, _: &str, _: Date) -> Result<Option<PersonId>, ()> {
        Ok(None)
    }

    fn imported(&mut self, _: [u8; 32]) -> Result<Option<u64>, ()> {
        Ok(None)
    }

    fn take_in(&mut self, _: &Batch, people: &mut dyn Iterator<Item = Incoming>) -> Result<u64, ()> {
        Ok(people.count() as u64)
    }
}

fn read_file(path: &Path) {
    let (layout, reference) = (Layout::standard().expect("layout"), Reference::embedded().expect("tables"));
    let tables = Tables { layout: &layout, reference: &reference };
    let start = Instant::now();
    let mapping = preview(path, &OpenChoices::default(), &layout, &[]).expect("readable").mapping;
    let plan = Plan {
        choices: OpenChoices::default(),
        mapping,
        today: Date::new(2026, 11, 23).expect("a day"),
        spare: None,
    };
    let run = dry_run(path, &plan, tables, &mut Nobody, &mut |_| Go::On).expect("a dry run");
    let seconds = start.elapsed().as_secs_f64();
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|l| l.strip_prefix("VmHWM:")).unwrap_or("unknown").trim().to_owned();
    let size = path.metadata().map_or(0, |m| m.len()) / 1_000_000;
    println!(
        "{:<12} {size:>4} MB  {} rows  {} accepted  {} returned  {seconds:6.2} s  peak {peak}  {:?}",
        path.file_name().unwrap_or_default().to_string_lossy(),
        run.rows,
        run.accepted,
        run.rejected,
        run.reasons
    );
}
