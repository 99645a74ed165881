//! The file of a run.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::cells::{Head, Totals, common, figures};
use super::charset::{Substitutes, can_hold};
pub use super::lines::Unfit;
use super::lines::{headings, line, unfit};
use super::order::{PayFile, PayOrder};
use crate::domain::bank_file::{BankTemplate, Charset, Column, Record, Slot};
use crate::domain::{AccountNumber, Fen, Total};

/// Why an order cannot stand in a file.
#[derive(Clone, PartialEq, Eq)]
pub enum OrderFault {
    /// A text that does not fit its column.
    Column {
        /// Which column.
        slot: Slot,
        /// Why.
        why: Unfit,
    },
    /// The account is not 8 to 30 digits.
    Account,
    /// Nothing, or less than nothing, to pay.
    Amount,
    /// It belongs to another run.
    OtherRun,
    /// Another order has the same number, or it has none.
    Number,
    /// What every line or the first or last has does not fit: the run, or the sum.
    File {
        /// Which column.
        slot: Slot,
        /// Why.
        why: Unfit,
    },
}

/// An order that cannot stand in a file.
#[derive(Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its number; 0 for the file itself.
    pub seq: u32,
    /// Whose it is.
    pub name: String,
    /// Why.
    pub fault: OrderFault,
}

/// A character that another stands for in the file.
#[derive(Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The number of the order.
    pub seq: u32,
    /// Whose it is.
    pub name: String,
    /// Which column.
    pub slot: Slot,
    /// The character.
    pub c: char,
    /// What stands in its place.
    pub by: String,
}

/// A file for the bank.
#[derive(Clone, PartialEq, Eq)]
pub struct BankFile {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of them.
    pub digest: [u8; 32],
    /// Lines.
    pub count: u64,
    /// What they add up to: the sum of the orders, to the fen.
    pub sum: Total,
    /// Characters that others stand for.
    pub replaced: Vec<Replaced>,
}

crate::text::opaque!(OrderFault, Listed, Replaced, BankFile);

/// Makes the file of a run, or lists everything that cannot stand in it: a name that is too long, a character that the bank's
/// encoding has not and no substitute was chosen for. Nothing is ever cut.
pub fn bank_file(
    template: &BankTemplate,
    file: &PayFile<'_>,
    substitutes: &Substitutes,
) -> Result<BankFile, Vec<Listed>> {
    let made = Making { record: &template.pay, file, substitutes };
    let (orders, totals) = made.orders();
    let (faults, replaced) = made.look(&orders, totals);
    if !faults.is_empty() {
        return Err(faults);
    }
    let bytes = made.bytes(&orders, totals);
    let digest = Sha256::digest(&bytes).into();
    Ok(BankFile { bytes, digest, count: totals.count, sum: Total(totals.sum), replaced })
}

/// What a file would be refused for, and which characters would be replaced in it.
pub fn check(
    template: &BankTemplate,
    file: &PayFile<'_>,
    substitutes: &Substitutes,
) -> (Vec<Listed>, Vec<Replaced>) {
    let made = Making { record: &template.pay, file, substitutes };
    let (orders, totals) = made.orders();
    made.look(&orders, totals)
}

struct Making<'a> {
    record: &'a Record,
    file: &'a PayFile<'a>,
    substitutes: &'a Substitutes,
}

impl Making<'_> {
    /// The orders by their numbers, and what they add up to.
    fn orders(&self) -> (Vec<&PayOrder>, Totals) {
        let mut orders: Vec<&PayOrder> = self.file.orders.iter().collect();
        orders.sort_by_key(|order| order.seq);
        let sum = Fen::total(orders.iter().map(|order| order.amount)).0;
        let totals = Totals { count: orders.len() as u64, sum };
        (orders, totals)
    }

    fn head(&self) -> Head<'_> {
        Head { run: self.file.run, month: Some(self.file.month), day: self.file.day }
    }

    /// A line's text in a column, characters replaced.
    fn cell(&self, order: &PayOrder, column: &Column, totals: Totals) -> String {
        let own = match column.slot {
            Slot::Seq => order.seq.to_string(),
            Slot::Name => order.name.clone(),
            Slot::Holder => order.holder.clone(),
            Slot::Account => order.account.clone(),
            Slot::Bank => order.bank.clone(),
            Slot::IdNumber => order.id_number.clone().unwrap_or_default(),
            Slot::Amount => figures(order.amount.0.into(), column.unit),
            Slot::Memo => order.memo.clone(),
            _ => return common(column, &self.head(), totals).unwrap_or_default(),
        };
        if !column.slot.takes_substitutes() {
            return own;
        }
        let put = |c: char| self.replacing(c).map_or_else(|| c.to_string(), str::to_owned);
        own.chars().map(put).collect()
    }

    /// What stands in the place of a character that the file cannot hold.
    fn replacing(&self, c: char) -> Option<&str> {
        if can_hold(self.record.charset, c) { None } else { self.substitutes.of(c) }
    }

    fn look(&self, orders: &[&PayOrder], totals: Totals) -> (Vec<Listed>, Vec<Replaced>) {
        let (mut faults, mut replaced) = (self.of_file(totals), Vec::new());
        let mut numbers = BTreeSet::new();
        for order in orders {
            let list = |fault| Listed { seq: order.seq, name: order.name.clone(), fault };
            if order.run != self.file.run {
                faults.push(list(OrderFault::OtherRun));
            }
            if order.seq == 0 || !numbers.insert(order.seq) {
                faults.push(list(OrderFault::Number));
            }
            if order.amount.require_positive().is_err() {
                faults.push(list(OrderFault::Amount));
            }
            if !AccountNumber::parse(&order.account).is_ok_and(|a| a.as_str() == order.account) {
                faults.push(list(OrderFault::Account));
            }
            for column in self.record.line.iter().filter(|c| c.slot.is_of_line() && c.slot != Slot::Account) {
                let text = self.cell(order, column, totals);
                let why = unfit(self.record, column, &text).into_iter();
                faults.extend(why.map(|why| list(OrderFault::Column { slot: column.slot, why })));
                replaced.extend(self.replaced(order, column.slot));
            }
            let account = self.record.line.iter().filter(|c| c.slot == Slot::Account);
            for column in account.filter(|_| !order.account.is_empty()) {
                let why = unfit(self.record, column, &order.account).into_iter();
                let long = why.filter(|why| matches!(why, Unfit::Long { .. }));
                faults.extend(long.map(|why| list(OrderFault::Column { slot: column.slot, why })));
            }
        }
        (faults, replaced)
    }

    fn replaced(&self, order: &PayOrder, slot: Slot) -> Vec<Replaced> {
        let text = match slot {
            Slot::Name => &order.name,
            Slot::Holder => &order.holder,
            Slot::Bank => &order.bank,
            Slot::Memo => &order.memo,
            _ => return Vec::new(),
        };
        let of = |c: char| {
            let by = self.replacing(c)?.to_owned();
            Some(Replaced { seq: order.seq, name: order.name.clone(), slot, c, by })
        };
        text.chars().filter_map(of).collect()
    }

    /// What is the same on every line, and the lines before and behind.
    fn of_file(&self, totals: Totals) -> Vec<Listed> {
        let record = self.record;
        let columns = [&record.header, &record.line, &record.trailer].into_iter().flatten();
        let mut faults = Vec::new();
        let common = columns
            .filter(|c| !c.slot.is_of_line())
            .map(|column| (column, common(column, &self.head(), totals).unwrap_or_default()));
        let titles = record.line.iter().filter(|_| record.headings).map(|c| (c, c.heading.clone()));
        for (column, text) in common.chain(titles) {
            for why in unfit(record, column, &text) {
                let fault = OrderFault::File { slot: column.slot, why };
                let listed = Listed { seq: 0, name: String::new(), fault };
                if !faults.contains(&listed) {
                    faults.push(listed);
                }
            }
        }
        faults
    }

    fn bytes(&self, orders: &[&PayOrder], totals: Totals) -> Vec<u8> {
        let record = self.record;
        let mut out: Vec<u8> =
            if record.charset == Charset::Utf8Mark { b"\xEF\xBB\xBF".to_vec() } else { Vec::new() };
        let around = |columns: &[Column]| {
            let cell = |c: &Column| common(c, &self.head(), totals).unwrap_or_default();
            let cells: Vec<String> = columns.iter().map(cell).collect();
            if columns.is_empty() { Vec::new() } else { line(record, columns, &cells) }
        };
        out.extend(around(&record.header));
        if record.headings {
            out.extend(line(record, &record.line, &headings(record)));
        }
        for order in orders {
            let cells: Vec<String> = record.line.iter().map(|c| self.cell(order, c, totals)).collect();
            out.extend(line(record, &record.line, &cells));
        }
        out.extend(around(&record.trailer));
        out
    }
}
