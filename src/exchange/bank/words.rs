//! The sentence for each typed fact about a bank's file; the words themselves stand in `locale`.

use super::charset::SubstituteFault;
use super::pay::{Listed, OrderFault, Replaced, Unfit};
use super::returned::{Outcome, ReturnFault, ReturnFaultKind};
use super::roster::RosterFault;
use super::runs::RunTrouble;
use crate::domain::Total;
use crate::domain::bank_file::Slot;
use crate::exchange::people::{say_row_fault, say_trouble};
use crate::locale::stops;
use crate::locale::{Lang, bank as say};
use crate::text::{Echo, visible};

/// Why an order cannot stand in a file.
pub fn say_order_fault(listed: &Listed, lang: Lang) -> String {
    let plain = match &listed.fault {
        OrderFault::Column { slot, why } => unfit(*slot, *why, lang),
        OrderFault::File { slot, why } => {
            return say::OF_FILE.with(lang, &[("why", &unfit(*slot, *why, lang))]);
        }
        OrderFault::Account => say::BAD_ACCOUNT.get(lang).to_owned(),
        OrderFault::Amount => say::BAD_AMOUNT.get(lang).to_owned(),
        OrderFault::OtherRun => say::WRONG_RUN.get(lang).to_owned(),
        OrderFault::Number => say::BAD_NUMBER.get(lang).to_owned(),
    };
    say::OF_ORDER.with(lang, &[("seq", &listed.seq), ("name", &visible(&listed.name)), ("why", &plain)])
}

fn unfit(slot: Slot, why: Unfit, lang: Lang) -> String {
    let column = say::slot(slot).get(lang);
    match why {
        Unfit::Empty => say::EMPTY.with(lang, &[("column", &column)]),
        Unfit::Long { bytes, width } => {
            say::LONG.with(lang, &[("column", &column), ("bytes", &bytes), ("width", &width)])
        }
        Unfit::Character { c, at } => {
            let said = if slot.takes_substitutes() { say::CHARACTER } else { say::PLAIN_CHARACTER };
            let (shown, code) = named(c);
            said.with(lang, &[("column", &column), ("at", &at), ("c", &shown), ("code", &code)])
        }
    }
}

/// A character as it can be shown, and its code point.
fn named(c: char) -> (String, String) {
    (visible(c.encode_utf8(&mut [0; 4])).into_owned(), format!("U+{:04X}", u32::from(c)))
}

/// Which character another stands for, and where.
pub fn say_replaced(replaced: &Replaced, lang: Lang) -> String {
    let (shown, code) = named(replaced.c);
    let column = say::slot(replaced.slot).get(lang);
    let name = visible(&replaced.name);
    say::REPLACED.with(
        lang,
        &[
            ("seq", &replaced.seq),
            ("name", &name),
            ("column", &column),
            ("c", &shown),
            ("code", &code),
            ("by", &replaced.by),
        ],
    )
}

/// Why a substitute was not taken.
pub fn say_substitute_fault(fault: SubstituteFault, lang: Lang) -> &'static str {
    match fault {
        SubstituteFault::Empty => say::SUBSTITUTE_EMPTY,
        SubstituteFault::Text => say::SUBSTITUTE_TEXT,
        SubstituteFault::Many => say::SUBSTITUTE_MANY,
    }
    .get(lang)
}

/// What became of an order.
pub fn say_outcome(outcome: &Outcome, lang: Lang) -> String {
    match outcome {
        Outcome::Paid { on } => say::PAID.with(lang, &[("on", on)]),
        Outcome::Failed { reason, code, words } => {
            let reason = say::reason(*reason).get(lang);
            let said = format!("{code} {words}");
            match said.trim() {
                "" => say::FAILED.with(lang, &[("reason", &reason)]),
                said => say::FAILED_SAID.with(lang, &[("reason", &reason), ("said", &said)]),
            }
        }
    }
}

/// What does not fit in an answer, with its row and what to do.
pub fn say_return_fault(fault: &ReturnFault, lang: Lang) -> String {
    let why = match &fault.kind {
        ReturnFaultKind::Row(kind) => say_row_fault(kind, lang),
        ReturnFaultKind::Width { found, wanted } => {
            say::BAD_WIDTH.with(lang, &[("found", found), ("wanted", wanted)])
        }
        ReturnFaultKind::Cells { found, wanted } => {
            say::BAD_CELLS.with(lang, &[("found", found), ("wanted", wanted)])
        }
        ReturnFaultKind::Cell(slot) => say::BAD_CELL.with(lang, &[("column", &say::slot(*slot).get(lang))]),
        ReturnFaultKind::OtherRun(run) => say::OTHER_RUN.with(lang, &[("run", run)]),
        ReturnFaultKind::UnknownSeq(seq) => say::UNKNOWN_SEQ.with(lang, &[("seq", seq)]),
        ReturnFaultKind::OtherAmount { seq, ordered, said } => {
            say::OTHER_AMOUNT.with(lang, &[("seq", seq), ("ordered", ordered), ("said", said)])
        }
        ReturnFaultKind::OtherAccount(seq) => say::OTHER_ACCOUNT.with(lang, &[("seq", seq)]),
        ReturnFaultKind::UnknownState { seq, mark } => {
            say::UNKNOWN_STATE.with(lang, &[("seq", seq), ("mark", mark)])
        }
        ReturnFaultKind::SaysBoth { seq, mark, said } => {
            say::SAYS_BOTH.with(lang, &[("seq", seq), ("mark", mark), ("said", said)])
        }
        ReturnFaultKind::OtherDay { seq, day } => say::OTHER_DAY.with(lang, &[("seq", seq), ("day", day)]),
        ReturnFaultKind::NoDay(seq) => say::NO_DAY.with(lang, &[("seq", seq)]),
        ReturnFaultKind::Contradiction { seq, first, now, row } => {
            contradiction(*seq, (first, now), *row, lang)
        }
        ReturnFaultKind::NoHeadings { wanted } => {
            say::NO_HEADINGS.with(lang, &[("wanted", &wanted.join(stops(lang).comma))])
        }
        ReturnFaultKind::Count { said, found } => say::COUNT.with(lang, &[("said", said), ("found", found)]),
        ReturnFaultKind::Sum { said, found } => {
            say::SUM.with(lang, &[("said", said), ("found", &Total(*found))])
        }
        ReturnFaultKind::Encoding => say::BAD_ENCODING.get(lang).to_owned(),
        ReturnFaultKind::Unended => say::UNENDED.get(lang).to_owned(),
        ReturnFaultKind::RestUnread => say::REST_UNREAD.get(lang).to_owned(),
        ReturnFaultKind::NoHeader => say::NO_HEADER.get(lang).to_owned(),
        ReturnFaultKind::NoTrailer => say::NO_TRAILER.get(lang).to_owned(),
        ReturnFaultKind::AfterTrailer => say::AFTER_TRAILER.get(lang).to_owned(),
    };
    say::OF_ROW.with(lang, &[("row", &fault.row), ("why", &why)])
}

fn contradiction(seq: u32, (first, now): (&Outcome, &Outcome), row: Option<u64>, lang: Lang) -> String {
    let task = first.is_failure() != now.is_failure();
    let (first, now) = (say_outcome(first, lang), say_outcome(now, lang));
    let mut said = match row {
        Some(other) => say::CONTRADICTION_ROW
            .with(lang, &[("seq", &seq), ("other", &other), ("first", &first), ("now", &now)]),
        None => say::CONTRADICTION.with(lang, &[("seq", &seq), ("first", &first), ("now", &now)]),
    };
    if task {
        said.push_str(say::CONTRADICTION_TASK.get(lang));
    }
    said
}

/// Why nothing came of a run's file, answer or roster.
pub fn say_run_trouble(trouble: &RunTrouble, lang: Lang) -> String {
    match trouble {
        RunTrouble::NoTemplate { id, known } => say::NO_TEMPLATE
            .with(lang, &[("template", &Echo(id)), ("known", &known.join(say::JOIN.get(lang)))]),
        RunTrouble::NoRoster { id, known } => {
            say::NO_ROSTER.with(lang, &[("roster", &Echo(id)), ("known", &known.join(say::JOIN.get(lang)))])
        }
        RunTrouble::OtherShape { id, workbook } => {
            let msg = if *workbook { say::WANTS_WORKBOOK } else { say::WANTS_TEXT };
            msg.with(lang, &[("template", id)])
        }
        RunTrouble::NoAnswer(id) => say::NO_ANSWER.with(lang, &[("template", id)]),
        RunTrouble::Listed(faults) => {
            let first = say::LISTED.with(lang, &[("n", &faults.len())]);
            let all = faults.iter().map(|fault| say_order_fault(fault, lang));
            std::iter::once(first).chain(all).collect::<Vec<_>>().join("\n")
        }
        RunTrouble::OtherFile(file) => say::OTHER_FILE.with(lang, &[("file", &visible(file))]),
        RunTrouble::OtherName(file) => say::OTHER_NAME.with(lang, &[("file", &visible(file))]),
        RunTrouble::Unwritten(file) => say::UNWRITTEN.with(lang, &[("file", &visible(file))]),
        RunTrouble::Roster(fault) => say_roster_fault(fault, lang),
        RunTrouble::NoFolder(folder) => say::NO_FOLDER.with(lang, &[("folder", &visible(folder))]),
        RunTrouble::Trouble(trouble) => say_trouble(trouble, lang),
    }
}

/// Why no roster was made.
pub fn say_roster_fault(fault: &RosterFault, lang: Lang) -> String {
    match fault {
        RosterFault::Sum { lines, run } => say::BAD_SUM.with(lang, &[("lines", lines), ("run", run)]),
        RosterFault::Empty => say::NO_LINES.get(lang).to_owned(),
        RosterFault::Workbook => say::LONG_CELL.get(lang).to_owned(),
    }
}
