//! The year of the annual report that the sample is shaped after, from its records: at the size the report speaks of.

use serde_json::Value;

use crate::clerk::{Clerk, launch, rows};
use crate::support::sample::{Folder, Original};

/// 22000多名退役军人
static BUREAU: Original = Original::of(22_000);
/// 优抚对象生活补助金: what is paid by the month, the nursing fee apart.
const LIVING: [&str; 7] = [
    "disability-pension",
    "survivor-pension",
    "demobilised-allowance",
    "illness-allowance",
    "combat-allowance",
    "martyr-child-allowance",
    "rural-veteran-allowance",
];

fn fen(amount: &Value) -> i64 {
    amount.as_str().expect("an amount").replace(['.', ','], "").parse().expect("an amount")
}

/// What was paid under a programme in 2022, from all funds.
fn paid(rows: &[Value], programme: &str) -> i64 {
    let row = rows.iter().find(|row| row["programme"] == programme).expect("the programme");
    row["funds"].as_array().expect("funds").iter().map(|fund| fen(&fund["paid"])).sum()
}

fn objects(folder: &Folder, args: &[&str]) -> Vec<Value> {
    let ran = folder.run(&[args, &["--json"]].concat());
    ran.said.lines().map(|line| serde_json::from_str(line).expect("an object a line")).collect()
}

/// 生活补助金1406万余元、门诊补助100万余元、护理费30万余元、应急救助16名40.55万元.
#[test]
fn the_year_2022_carries_the_figures_of_the_annual_report_by_ledger() {
    let folder = BUREAU.copy();
    let rows = objects(&folder, &["ledger", "budget", "list", "2022"]);
    let living: i64 = LIVING.iter().map(|programme| paid(&rows, programme)).sum();
    let wan = |fen: i64| fen / 1_000_000;
    assert_eq!((wan(living), wan(paid(&rows, "outpatient-aid"))), (1406, 100));
    assert_eq!((wan(paid(&rows, "nursing-fee")), paid(&rows, "emergency-aid")), (30, 40_550_000));
    let aided: u64 = (1..=12)
        .map(|month| {
            let month = format!("2022-{month:02}");
            // A month in which nobody was aided has nothing to show.
            let shown = objects(&folder, &["ledger", "month", "emergency-aid", &month]);
            shown.first().map_or(0, |month| month["people"].as_u64().unwrap())
        })
        .sum();
    assert_eq!(aided, 16, "16名服务对象");
    let festivals = objects(&folder, &["care", "condolence", "--year", "2022"]);
    let given: i64 = festivals.iter().map(|sum| fen(&sum["total"])).sum();
    assert_eq!(given, 975_000_000, "慰问品、慰问金累计975万元");
    by_screen(&folder);
}

/// The same figures where people look for them: the budgets of the year, and what was handed out on its festivals.
fn by_screen(folder: &Folder) {
    let mut clerk = Clerk::of(launch(folder, "zh").size(120, 40));
    clerk.see("在册 ").press("f3").see("全部项目").press("2").see("‹ 2026 ›");
    clerk.press("left left left left").see("‹ 2022 ›").see("残疾抚恤金");
    let paid = |clerk: &mut Clerk, programme: &str| {
        clerk.wait_until(programme, |screen| paid_in(&rows(screen), programme).is_some());
        paid_in(&rows(&clerk.shown()), programme).expect("what was paid")
    };
    let living =
        ["残疾抚恤金", "定期抚恤金", "在乡复员军人", "带病回乡", "参战参试", "烈士老年子女", "农村籍退役"];
    let living: i64 = living.iter().map(|programme| paid(&mut clerk, programme)).sum();
    assert_eq!((living / 1_000_000, paid(&mut clerk, "门诊补助") / 1_000_000), (1406, 100));
    assert_eq!((paid(&mut clerk, "护理费") / 1_000_000, paid(&mut clerk, "应急救助金")), (30, 40_550_000));
    clerk.press("f6").see("待联系").press("left").see("[慰问]").press("end").see("W1 2022 春节");
    clerk.see("2022 年慰问品、慰问金累计 975 万元");
    // The list of the coming festival waits for another person.
    clerk.press("home").see("待他人同意 155 份 155,000.00 元");
    clerk.leave();
}

/// What the row of a programme says was paid: the budget of the year stands before it, its state behind.
fn paid_in(rows: &[String], programme: &str) -> Option<i64> {
    let row = rows.iter().find(|row| row.contains(programme) && row.contains('%'))?;
    let sum = row.split_whitespace().filter(|word| word.contains('.')).nth(1)?;
    sum.replace(['.', ','], "").parse().ok()
}
