//! `honordesk ledger reversal`: payments on record that somebody wants taken back; another one agrees or declines.

use super::args::Global;
use super::close_args::ReversalSub;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::how_args::HowArgs;
use super::json::ReversalJson;
use super::ledger::programme_name;
use super::out::Out;
use crate::bureau::answer::ReversalRow;
use crate::bureau::{Answer, Command, Outcome, Query, Receipt};
use crate::domain::EntryId;
use crate::locale::{Lang, Msg, books as say};
use crate::text::visible;

pub(super) fn run(sub: &ReversalSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let need = if matches!(sub, ReversalSub::List { .. }) { Need::Read } else { Need::Write };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = match sub {
        ReversalSub::List { json } => list(&desk, *json, out),
        ReversalSub::Agree { entry, how } => does(
            &desk,
            Command::AgreeReversal { entry: *entry },
            (say::DONE_REVERSAL_AGREE, *entry),
            how,
            out,
        ),
        ReversalSub::Decline { entry, reason, how } => {
            let command = Command::DeclineReversal { entry: *entry, reason: reason.clone() };
            does(&desk, command, (say::DONE_REVERSAL_DECLINE, *entry), how, out)
        }
        ReversalSub::Withdraw { entry, how } => {
            let command = Command::WithdrawReversal { entry: *entry };
            does(&desk, command, (say::DONE_REVERSAL_WITHDRAW, *entry), how, out)
        }
    };
    desk.close(done, out)
}

fn does(desk: &Desk, command: Command, (msg, entry): (Msg, EntryId), how: &HowArgs, out: &mut Out) -> Done {
    let receipt = desk.execute(command, how.key.as_deref())?;
    let back = match receipt.outcome {
        Outcome::Entries(back, _) => back.to_string(),
        _ => String::new(),
    };
    let said = msg.with(out.lang, &[("entry", &entry), ("back", &back), ("seq", &receipt.seq)]);
    out.receipt(&receipt, said, how.json)
}

/// Whether it takes two people to take an entry back. An entry that is not there is refused by the command itself.
pub(super) fn by_two(desk: &Desk, entry: EntryId) -> Result<bool, Failure> {
    Ok(matches!(desk.query(Query::Entry(entry))?, Answer::Entry(view) if view.line.by_two))
}

/// Says that it was asked for.
pub(super) fn ask(receipt: &Receipt, entry: EntryId, json: bool, out: &mut Out) -> Done {
    let values: [(&str, &dyn std::fmt::Display); 2] = [("entry", &entry), ("seq", &receipt.seq)];
    out.receipt(receipt, say::DONE_REVERSAL_ASK.with(out.lang, &values), json)
}

fn list(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let Answer::Reversals(rows) = desk.query(Query::Reversals)? else { return Ok(Exit::Nothing) };
    for row in &rows {
        if json {
            out.json(&ReversalJson::new(row))?;
        } else {
            out.line(&visible(&line(desk, row, out.lang)))?;
            out.line(&format!("  {}", visible(&say::asked(&row.asked, out.lang))))?;
        }
    }
    if rows.is_empty() {
        return out.nothing(say::NO_REVERSALS.get(out.lang), json);
    }
    Ok(Exit::Done)
}

fn line(desk: &Desk, row: &ReversalRow, lang: Lang) -> String {
    let right = row.right.as_ref().map(|right| {
        let programme = programme_name(desk, &right.programme, lang);
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("month", &right.month), ("programme", &programme), ("amount", &right.amount)];
        say::REVERSAL_RIGHT.with(lang, &values)
    });
    let (programme, right) = (programme_name(desk, &row.programme, lang), right.unwrap_or_default());
    let values: [(&str, &dyn std::fmt::Display); 7] = [
        ("entry", &row.entry),
        ("person", &row.person),
        ("name", &row.name),
        ("month", &row.month),
        ("programme", &programme),
        ("amount", &row.amount),
        ("right", &right),
    ];
    say::REVERSAL_LINE.with(lang, &values)
}
