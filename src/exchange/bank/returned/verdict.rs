//! What a row says of an order, or why it is not believed.

use std::collections::{BTreeMap, BTreeSet};

use super::super::cells::{amount, read_day};
use super::fault::{ReturnFault, ReturnFaultKind};
use super::rows::{Part, Row};
use super::{Expected, LineResult, MOST_FAULTS, Outcome, ReturnRead};
use crate::domain::bank_file::{Column, ReturnTable, Slot, State};
use crate::domain::{Date, Fen};
use crate::exchange::bank::order::PayOrder;
use crate::exchange::source::whole_digits;
use crate::text::{line, truncate, visible, without_numbers};

/// Characters of a bank's code, and of its words, that are kept.
const CODE_CHARS: usize = 20;
const WORDS_CHARS: usize = 100;

/// Things said of one order that are kept: the first, and the first that contradicts it.
const MOST_SAID: usize = 2;

/// Judges row after row.
pub(super) struct Judge<'a> {
    table: &'a ReturnTable,
    expected: &'a Expected<'a>,
    orders: BTreeMap<u32, &'a PayOrder>,
    /// What was said before, in order: one thing, or two that contradict each other.
    earlier: BTreeMap<u32, Vec<&'a LineResult>>,
    /// What is said here, likewise.
    results: BTreeMap<u32, Vec<LineResult>>,
    pending: BTreeSet<u32>,
    faults: Vec<ReturnFault>,
    more: u64,
    repeated: u64,
    lines: u64,
    sum: i128,
    /// The run that the first line names.
    run: Option<String>,
    header: bool,
    trailer: bool,
    last: u64,
}

/// A row taken apart.
struct Cells<'a> {
    columns: &'a [Column],
    texts: &'a [String],
    free_days: bool,
    gathered: bool,
}

impl<'a> Cells<'a> {
    fn of(&self, slot: Slot) -> Option<(&'a Column, &'a str)> {
        let at = self.columns.iter().position(|c| c.slot == slot)?;
        Some((self.columns.get(at)?, self.texts.get(at)?.as_str()))
    }

    fn text(&self, slot: Slot) -> &'a str {
        self.of(slot).map_or("", |(_, text)| text)
    }

    /// A whole number; workbooks write `12` as `12.0`, templates as `000012`.
    fn number(&self, slot: Slot) -> Option<u64> {
        whole_digits(self.text(slot)).ok()?.parse().ok()
    }

    fn amount(&self, slot: Slot) -> Option<Result<Fen, ReturnFaultKind>> {
        let (column, text) = self.of(slot)?;
        if text.is_empty() && column.optional {
            return None;
        }
        Some(amount(text, column.unit).map_err(|_| ReturnFaultKind::Cell(slot)))
    }

    /// The day, `None` where none stands there.
    fn day(&self, slot: Slot) -> Result<Option<Date>, ReturnFaultKind> {
        let Some((column, text)) = self.of(slot).filter(|(_, text)| !text.is_empty()) else {
            return Ok(None);
        };
        let read = if self.free_days { Date::parse(text) } else { read_day(text, column.day) };
        read.map(Some).ok_or(ReturnFaultKind::Cell(slot))
    }
}

/// A text of the file, for people to read: no number of anybody is.
fn said(text: &str, most: usize) -> String {
    let text = without_numbers(text);
    line(&text, most).unwrap_or_else(|_| truncate(&visible(&text), most).into_owned())
}

impl<'a> Judge<'a> {
    pub(super) fn new(table: &'a ReturnTable, expected: &'a Expected<'a>) -> Self {
        let mut earlier: BTreeMap<u32, Vec<&LineResult>> = BTreeMap::new();
        for result in expected.earlier {
            earlier.entry(result.seq).or_default().push(result);
        }
        Self {
            table,
            expected,
            orders: expected.orders.iter().map(|order| (order.seq, order)).collect(),
            earlier,
            results: BTreeMap::new(),
            pending: BTreeSet::new(),
            faults: Vec::new(),
            more: 0,
            repeated: 0,
            lines: 0,
            sum: 0,
            run: None,
            header: false,
            trailer: false,
            last: 0,
        }
    }

    pub(super) fn row(&mut self, row: &Row) {
        self.last = row.number;
        if self.trailer {
            return self.fault(row.number, ReturnFaultKind::AfterTrailer);
        }
        self.lines += u64::from(row.part == Part::Line);
        let record = &self.table.record;
        let columns = match row.part {
            Part::Header => &record.header,
            Part::Line => &record.line,
            Part::Trailer => &record.trailer,
        };
        let number = row.number;
        let cells = match &row.cells {
            Ok(cells) => Cells { columns, texts: cells, free_days: row.free_days, gathered: row.gathered },
            Err(why) => return self.fault(number, why.clone()),
        };
        match row.part {
            Part::Header => {
                self.header = true;
                self.run = cells.of(Slot::Run).map(|(_, run)| run.to_owned());
            }
            Part::Trailer => self.close(number, &cells),
            Part::Line => match self.judged(&cells) {
                Ok((seq, Some(outcome))) => self.settle(LineResult { seq, row: number, outcome }),
                Ok((seq, None)) => drop(self.pending.insert(seq)),
                Err(why) => self.fault(number, why),
            },
        }
    }

    fn fault(&mut self, row: u64, kind: ReturnFaultKind) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(ReturnFault { row, kind });
        } else {
            self.more += 1;
        }
    }

    /// What a line says of which order; nothing where the bank has not decided.
    fn judged(&mut self, cells: &Cells<'_>) -> Result<(u32, Option<Outcome>), ReturnFaultKind> {
        let stated = cells.amount(Slot::Amount);
        if let Some(Ok(amount)) = &stated {
            self.sum += i128::from(amount.0);
        }
        let run = cells.of(Slot::Run).map(|(_, run)| run.to_owned()).or_else(|| self.run.clone());
        let run = run.ok_or(ReturnFaultKind::NoHeader)?;
        if run != self.expected.run {
            return Err(ReturnFaultKind::OtherRun(said(&run, CODE_CHARS)));
        }
        let unknown = || ReturnFaultKind::UnknownSeq(said(cells.text(Slot::Seq), CODE_CHARS));
        let seq = cells.number(Slot::Seq).and_then(|n| u32::try_from(n).ok()).ok_or_else(unknown)?;
        let order = *self.orders.get(&seq).ok_or_else(unknown)?;
        if let Some(stated) = stated {
            let stated = stated?;
            if stated != order.amount {
                return Err(ReturnFaultKind::OtherAmount { seq, ordered: order.amount, said: stated });
            }
        }
        let account = cells.of(Slot::Account).filter(|(c, text)| !(c.optional && text.is_empty()));
        if account.is_some_and(|(_, text)| !same_account(&order.account, text)) {
            return Err(ReturnFaultKind::OtherAccount(seq));
        }
        let mark = cells.text(Slot::State);
        let unknown = || ReturnFaultKind::UnknownState { seq, mark: said(mark, CODE_CHARS) };
        let state = self.table.state(mark).ok_or_else(unknown)?;
        if self.says_both(state, cells) {
            let what = format!("{} {}", cells.text(Slot::Code), cells.text(Slot::Words));
            let (mark, said) = (said(mark, CODE_CHARS), said(&what, CODE_CHARS + WORDS_CHARS));
            return Err(ReturnFaultKind::SaysBoth { seq, mark, said });
        }
        let outcome = match state {
            State::Pending => None,
            State::Paid => {
                let on = cells.day(Slot::PaidOn)?.or(self.expected.day);
                let on = on.ok_or(ReturnFaultKind::NoDay(seq))?;
                if self.expected.days.is_some_and(|(first, last)| !(first..=last).contains(&on)) {
                    return Err(ReturnFaultKind::OtherDay { seq, day: on });
                }
                Some(Outcome::Paid { on })
            }
            State::Failed => {
                let (code, words) = (cells.text(Slot::Code), cells.text(Slot::Words));
                let reason = self.table.reason(code, words);
                Some(Outcome::Failed {
                    reason,
                    code: said(code, CODE_CHARS),
                    words: said(words, WORDS_CHARS),
                })
            }
        };
        Ok((seq, outcome))
    }

    /// Whether the code or the words of a line contradict its mark. Under headings that the template has not stands much that is no
    /// reason of the bank: there only a reason that the template knows speaks against a payment.
    fn says_both(&self, state: State, cells: &Cells<'_>) -> bool {
        let (code, words) = (cells.text(Slot::Code), cells.text(Slot::Words));
        let amiss = |text: &str| !text.is_empty() && !self.table.is_fine(text);
        match state {
            State::Pending => false,
            State::Paid if cells.gathered => amiss(code) || self.table.names_reason(words),
            State::Paid => amiss(code) || amiss(words),
            State::Failed => self.table.is_fine(code) || self.table.is_fine(words),
        }
    }

    /// Keeps a result. Something else than was said before is told; where it says that a payment was made after all, or was not, it is
    /// kept too, behind the first: the record of the run then has a task for somebody, as it has where two files say so.
    fn settle(&mut self, result: LineResult) {
        let here = self.results.entry(result.seq).or_default();
        let earlier = self.earlier.get(&result.seq).map_or(&[][..], Vec::as_slice);
        let first = earlier.first().copied().or_else(|| here.first());
        let Some(first) = first.cloned() else {
            here.push(result);
            return;
        };
        if first.outcome == result.outcome {
            self.repeated += 1;
            if here.is_empty() {
                here.push(result);
            }
            return;
        }
        let row = here.first().filter(|_| earlier.is_empty()).map(|first| first.row);
        let other = first.outcome.is_failure() != result.outcome.is_failure();
        if other && here.len() < MOST_SAID {
            here.push(result.clone());
        }
        let (seq, number) = (result.seq, result.row);
        let (first, now) = (Box::new(first.outcome), Box::new(result.outcome));
        self.fault(number, ReturnFaultKind::Contradiction { seq, first, now, row });
    }

    /// What the last line of the template says of the others.
    fn close(&mut self, row: u64, cells: &Cells<'_>) {
        self.trailer = true;
        let found = self.lines;
        match (cells.of(Slot::Count), cells.number(Slot::Count)) {
            (Some(_), Some(said)) if said != found => self.fault(row, ReturnFaultKind::Count { said, found }),
            (Some(_), None) => self.fault(row, ReturnFaultKind::Cell(Slot::Count)),
            _ => {}
        }
        let found = self.sum;
        match cells.amount(Slot::Sum) {
            Some(Ok(said)) if i128::from(said.0) != found => {
                self.fault(row, ReturnFaultKind::Sum { said, found });
            }
            Some(Err(why)) => self.fault(row, why),
            _ => {}
        }
    }

    /// All that was read, with what is wrong with the file as a whole.
    pub(super) fn finish(mut self, whole: Option<(u64, ReturnFaultKind)>) -> ReturnRead {
        let broken_off = whole.is_some();
        if let Some((row, kind)) = whole {
            self.fault(row, kind);
        }
        let record = &self.table.record;
        if !record.header.is_empty() && !self.header && self.lines > 0 {
            self.fault(1, ReturnFaultKind::NoHeader);
        }
        if !record.trailer.is_empty() && !self.trailer && !broken_off {
            self.fault(self.last, ReturnFaultKind::NoTrailer);
        }
        let known = |seq: &u32| {
            self.results.get(seq).is_some_and(|said| !said.is_empty()) || self.earlier.contains_key(seq)
        };
        let pending: Vec<u32> = self.pending.iter().copied().filter(|seq| !known(seq)).collect();
        let missing = |seq: &u32| !known(seq) && !self.pending.contains(seq);
        let missing: Vec<u32> = self.orders.keys().copied().filter(missing).collect();
        ReturnRead {
            results: self.results.into_values().flatten().collect(),
            repeated: self.repeated,
            pending,
            missing,
            lines: self.lines,
            faults: self.faults,
            more_faults: self.more,
        }
    }
}

/// Whether the bank's account is the one ordered; banks put stars in the place of digits.
fn same_account(ordered: &str, text: &str) -> bool {
    ordered.chars().count() == text.chars().count()
        && ordered.chars().zip(text.chars()).all(|(a, b)| a == b || b == '*')
}
