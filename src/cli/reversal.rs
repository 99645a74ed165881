//! `honordesk ledger reversal`: payments on record that somebody wants taken back, and entries that somebody wants booked by hand; another
//! one agrees or declines.

use super::args::Global;
use super::close_args::ReversalSub;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::how_args::HowArgs;
use super::json::SecondWordJson;
use super::out::Out;
use super::programme::programme_name;
use crate::bureau::answer::SecondWord;
use crate::bureau::{Answer, Command, Outcome, Query, Receipt};
use crate::domain::EntryId;
use crate::locale::{Msg, books as say, second};
use crate::text::visible;

pub(super) fn run(sub: &ReversalSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let need = if matches!(sub, ReversalSub::List { .. }) { Need::Read } else { Need::Write };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = match sub {
        ReversalSub::List { json } => list(&desk, *json, out),
        ReversalSub::Agree { entry, how } => {
            let (command, said) = match *entry {
                SecondWord::Reversal(entry) => (Command::AgreeReversal { entry }, say::DONE_REVERSAL_AGREE),
                SecondWord::Posting(ask) => (Command::AgreePosting { ask }, second::DONE_AGREE),
            };
            does(&desk, command, (said, *entry), how, out)
        }
        ReversalSub::Decline { entry, reason, how } => {
            let reason = reason.clone();
            let (command, said) = match *entry {
                SecondWord::Reversal(entry) => {
                    (Command::DeclineReversal { entry, reason }, say::DONE_REVERSAL_DECLINE)
                }
                SecondWord::Posting(ask) => (Command::DeclinePosting { ask, reason }, second::DONE_DECLINE),
            };
            does(&desk, command, (said, *entry), how, out)
        }
        ReversalSub::Withdraw { entry, how } => {
            let (command, said) = match *entry {
                SecondWord::Reversal(entry) => {
                    (Command::WithdrawReversal { entry }, say::DONE_REVERSAL_WITHDRAW)
                }
                SecondWord::Posting(ask) => (Command::WithdrawPosting { ask }, second::DONE_WITHDRAW),
            };
            does(&desk, command, (said, *entry), how, out)
        }
    };
    desk.close(done, out)
}

fn does(desk: &Desk, command: Command, (msg, what): (Msg, SecondWord), how: &HowArgs, out: &mut Out) -> Done {
    let receipt = desk.execute(command, how.key.as_deref())?;
    let booked = match receipt.outcome {
        Outcome::Entries(first, _) => first.to_string(),
        _ => String::new(),
    };
    let what_for = second::named(what);
    let said = match what {
        SecondWord::Reversal(_) => [("entry", &what_for), ("back", &booked)],
        SecondWord::Posting(_) => [("ask", &what_for), ("entry", &booked)],
    };
    let [one, other] = said.map(|(name, value)| (name, value as &dyn std::fmt::Display));
    let said = msg.with(out.lang, &[one, other, ("seq", &receipt.seq)]);
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

/// Says that an entry was asked for.
pub(super) fn asked(receipt: &Receipt, json: bool, out: &mut Out) -> Done {
    let Outcome::PostingAsked(ask) = &receipt.outcome else { return Ok(Exit::Nothing) };
    let values: [(&str, &dyn std::fmt::Display); 2] = [("ask", ask), ("seq", &receipt.seq)];
    out.receipt(receipt, second::DONE_ASK.with(out.lang, &values), json)
}

fn list(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let Answer::SecondWords(rows) = desk.query(Query::SecondWords)? else { return Ok(Exit::Nothing) };
    for row in &rows {
        if json {
            out.json(&SecondWordJson::new(row, out.lang))?;
            continue;
        }
        let programme = programme_name(desk, &row.programme, out.lang);
        out.line(&visible(&second::line(row, &programme, out.lang)))?;
        for said in second::details(row, |id| programme_name(desk, id, out.lang), out.lang) {
            out.line(&format!("  {}", visible(&said)))?;
        }
    }
    if rows.is_empty() {
        return out.nothing(say::NO_REVERSALS.get(out.lang), json);
    }
    Ok(Exit::Done)
}
