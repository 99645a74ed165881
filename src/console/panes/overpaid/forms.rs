//! A decision about money paid too much, and why one ends.

use crate::bureau::answer::{OverpaidRow, RecoveryRow};
use crate::bureau::command::RecoverySaid;
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::names;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::ledger::run::{Over, RecoveryWay};
use crate::domain::{Fen, PersonId, RecoveryId};
use crate::locale::{field as label, overpaid as say, run_words};

/// The form of a decision.
pub(super) const DECIDE: &str = "overpaid.decide";
/// The form that ends one.
pub(super) const END: &str = "overpaid.end";

/// The form of money paid back.
pub(super) const REPAY: &str = "overpaid.repay";

/// A decision about what somebody was paid too much.
pub(super) fn decide(programme: &str, row: &OverpaidRow, shared: &Shared) -> Form {
    let ways = RecoveryWay::ALL.iter().map(|way| Choice::new(way.name(), run_words::way(*way)));
    let all = shared.tables.programmes.all().iter().filter(|row| row.id != programme);
    let others = all.map(|p| Choice::new(p.id.as_str(), names::programme(&shared.tables, &p.id))).collect();
    let fields = vec![
        Field::new("way", say::WAY, Kind::Choice(ways.collect())).hint(say::WAY_HINT).by_digit(),
        Field::new("each", say::EACH, Kind::Money)
            .hint(say::EACH_HINT)
            .required()
            .only_when("way", &["set-off"]),
        Field::new("onto", say::ONTO, Kind::Choice(others)).hint(say::ONTO_HINT).only_when("way", &["shift"]),
        Field::text("basis", say::BASIS).hint(say::BASIS_HINT).required(),
    ];
    let months = Words::Count(say::MONTHS, row.months.len() as u64);
    let note = Words::Filled(
        say::DECIDE_NOTE,
        vec![
            ("name", Words::Data(row.name.clone())),
            ("programme", names::programme(&shared.tables, programme)),
            ("months", months),
            ("sum", Words::Data(row.sum.to_string())),
        ],
    );
    let about = format!("{} {programme}", row.person);
    Form::new(DECIDE, say::DECIDE_TITLE, fields).about(&about, 0).note(note)
}

/// Why a decision ends.
pub(super) fn end(row: &RecoveryRow) -> Form {
    let title = if row.approved.is_some() { say::END_TITLE } else { say::WITHDRAW_TITLE };
    let title = Words::with(title, &[("recovery", &row.recovery)]);
    let reason = Field::text("reason", label::REASON).required();
    let form = Form::new(END, title, vec![reason]).about(&row.recovery, row.version);
    if row.approved.is_some() { form.note(say::END_NOTE) } else { form }
}

/// What somebody paid back: the rest of what the decision is about, unless another sum is written.
pub(super) fn repay(row: &RecoveryRow) -> Form {
    let left = Fen(row.sum.0.saturating_sub(row.taken.0).max(0));
    let fields = vec![
        Field::text("receipt", say::RECEIPT).hint(say::RECEIPT_HINT).required(),
        Field::new("amount", say::REPAID, Kind::Money).required().with(left.to_string()),
    ];
    let title = Words::with(say::REPAY_TITLE, &[("recovery", &row.recovery), ("name", &row.name)]);
    Form::new(REPAY, title, fields).about(&row.recovery, row.version).note(say::REPAY_NOTE)
}

/// An amount paid back over what is left of the months of a decision, the oldest first, whichever were paid back before; what is beyond
/// them stands with the last, so that it is refused and not lost.
pub(super) fn by_month(row: &RecoveryRow, amount: Fen) -> Vec<Over> {
    let mut rest = amount.0;
    let mut months: Vec<Over> = Vec::new();
    for over in &row.left {
        let fen = rest.min(over.fen.0);
        if fen > 0 {
            rest -= fen;
            months.push(Over { month: over.month, fen: Fen(fen) });
        }
    }
    if let Some(last) = months.last_mut() {
        last.fen = Fen(last.fen.0.saturating_add(rest));
    }
    months
}

/// The command of money paid back.
pub(super) fn repaid(form: &Form, row: Option<&RecoveryRow>) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let (amount, receipt) = (read.money("amount"), read.text("receipt"));
    let (Some(amount), Some(row)) = (amount, row) else { return Err(read.faults()) };
    let months = by_month(row, amount);
    if months.is_empty() {
        read.fault("amount", Fault::TooMuch);
    }
    read.done(Command::BookRepayment { recovery: row.recovery, seen: form.seen, months, receipt })
}

/// The command of either form.
pub(super) fn read(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    if form.id == END {
        let reason = read.text("reason");
        let Some(recovery) = RecoveryId::parse(&form.about) else { return Err(read.faults()) };
        return read.done(Command::EndRecovery { recovery, seen: form.seen, reason });
    }
    let way = RecoveryWay::parse(&read.text("way")).unwrap_or(RecoveryWay::Repay);
    let each = match way {
        RecoveryWay::SetOff => read.money("each").unwrap_or(Fen::ZERO),
        _ => Fen::ZERO,
    };
    let basis = read.text("basis");
    let onto = if way == RecoveryWay::Shift { read.text("onto") } else { String::new() };
    let named = form.about.split_once(' ');
    let Some((person, programme)) =
        named.and_then(|(person, programme)| Some((PersonId::parse(person)?, programme.to_owned())))
    else {
        return Err(read.faults());
    };
    read.done(Command::ProposeRecovery { said: RecoverySaid { person, programme, way, onto, each, basis } })
}
