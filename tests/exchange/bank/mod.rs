//! What goes to a bank and what comes back: files byte for byte, faults before export, answers of every kind.

mod answers;
mod contradictions;
mod pay;
mod prefixes;
mod rosters;

use honordesk::domain::bank_file::{BankTemplate, BankTemplates, ReturnTable};
use honordesk::domain::{Date, Fen, Month};
use honordesk::exchange::bank::{Expected, LineResult, Outcome, PayFile, PayOrder};

/// The run of these tests.
pub const RUN: &str = "2026-11-0007";

pub fn template(id: &str) -> BankTemplate {
    BankTemplates::embedded().unwrap().get(id).unwrap().clone()
}

pub fn answer(id: &str) -> ReturnTable {
    template(id).back.unwrap()
}

pub fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub fn order(seq: u32, name: &str, fen: i64) -> PayOrder {
    PayOrder {
        run: RUN.into(),
        seq,
        name: name.into(),
        account: format!("62220211{seq:08}"),
        holder: name.into(),
        bank: "农商银行秀全支行".into(),
        id_number: Some("440121196402290284".into()),
        amount: Fen(fen),
        memo: "2026年11月生活补助".into(),
    }
}

/// So many orders, no two amounts alike.
pub fn orders(n: u32) -> Vec<PayOrder> {
    (1..=n).map(|seq| order(seq, "区国英", 90_900 + i64::from(seq))).collect()
}

pub fn file(orders: &[PayOrder]) -> PayFile<'_> {
    PayFile { run: RUN, month: Month::parse("2026-11").unwrap(), day: date("2026-11-25"), orders }
}

pub fn expected<'a>(orders: &'a [PayOrder], earlier: &'a [LineResult]) -> Expected<'a> {
    Expected { run: RUN, orders, earlier, day: None, days: None, whole: false }
}

#[allow(clippy::unnecessary_wraps, reason = "as the other outcomes are written")]
pub fn paid(day: &str) -> Option<Outcome> {
    Some(Outcome::Paid { on: date(day) })
}

#[allow(clippy::unnecessary_wraps, reason = "as the other outcomes are written")]
pub fn failed(table: &ReturnTable, code: &str, words: &str) -> Option<Outcome> {
    Some(Outcome::Failed { reason: table.reason(code, words), code: code.into(), words: words.into() })
}
