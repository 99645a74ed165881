//! `honordesk ledger bank send|answer|roster`: a run to the bank and back.

use super::bank_args::{AnswerArgs, RosterArgs, SendArgs};
use super::context::{Desk, in_a_folder};
use super::exit::{Done, Exit, Failure};
use super::json::{AnswerJson, SentJson};
use super::out::Out;
use crate::bureau::answer::RunLineRow;
use crate::bureau::query::RunLinesAsked;
use crate::bureau::{Answer, Query};
use crate::domain::RunId;
use crate::exchange::Trouble;
use crate::exchange::bank::{
    Numbers, ReturnRead, RunAnswered, RunTrouble, Sending, Substitutes, Weighed, answer_run, roster_run,
    say_outcome, say_replaced, say_return_fault, say_run_trouble, say_substitute_fault, send_run,
};
use crate::exchange::source::hex;
use crate::locale::{Lang, bank as say, exports, run_bank, run_words, runs};

/// Why it came to nothing, with the code of its kind.
fn failure(desk: &Desk, trouble: &RunTrouble) -> Failure {
    let lang = desk.lang;
    match trouble {
        RunTrouble::Trouble(Trouble::Refused(why)) => desk.refused((**why).clone()),
        RunTrouble::NoTemplate { .. } | RunTrouble::NoRoster { .. } => {
            Failure::new(Exit::Usage, say_run_trouble(trouble, lang))
        }
        _ => Failure::new(Exit::Data, say_run_trouble(trouble, lang)),
    }
}

pub(super) fn send(desk: &Desk, args: &SendArgs, out: &mut Out) -> Done {
    let lang = out.lang;
    in_a_folder(&args.out, lang)?;
    let mut substitutes = Substitutes::default();
    for (c, by) in &args.substitute {
        let said = |fault| Failure::new(Exit::Usage, say_substitute_fault(fault, lang));
        substitutes.choose(*c, by).map_err(said)?;
    }
    let job =
        Sending { run: args.run, template: &args.template, substitutes: &substitutes, file: &args.out, lang };
    let asking = desk.asking("run.step", args.how.key.as_deref())?;
    let sent = send_run(&desk.bureau, &asking, &job).map_err(|why| failure(desk, &why))?;
    let (file, digest) = (args.out.display().to_string(), hex(&sent.made.digest));
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("file", &file),
        ("n", &sent.made.count),
        ("sum", &sent.made.sum),
        ("digest", &digest),
        ("seq", &sent.seq),
    ];
    let said = if sent.again { say::SENT_AGAIN } else { say::SENT }.with(lang, &values);
    out.settle(&said);
    if args.how.json {
        let covers = sent.covers.each_ref().map(|cover| cover.display().to_string());
        let (count, sum) = (sent.made.count, sent.made.sum.to_string().replace(',', ""));
        let (again, seq) = (sent.again, sent.seq);
        out.json(&SentJson { file, covers, count, sum, digest, again, seq })?;
        return Ok(Exit::Done);
    }
    out.line(&said)?;
    for replaced in &sent.made.replaced {
        out.line(&say_replaced(replaced, lang))?;
    }
    Ok(Exit::Done)
}

pub(super) fn answer(desk: &Desk, args: &AnswerArgs, out: &mut Out) -> Done {
    let lang = out.lang;
    let asking = desk.asking("run.return", args.how.key.as_deref())?;
    let which = (args.run, args.template.as_str());
    let taken = answer_run(&desk.bureau, &asking, which, &args.file, (args.paid_on, args.whole));
    let RunAnswered { read, weighed, receipt } = taken.map_err(|why| failure(desk, &why))?;
    let seq = receipt.map(|receipt| receipt.seq);
    let differing = differing(desk, args.run, &read)?;
    let said = || match differing.len() {
        0 => told(&read, &weighed, lang),
        n => format!("{} {}", told(&read, &weighed, lang), say::ANSWER_DIFFERS.with(lang, &[("n", &n)])),
    };
    out.settle(&said());
    if args.how.json {
        let differing = differing.iter().map(|row| row.seq).collect();
        out.json(&AnswerJson { differing, ..AnswerJson::new(&read, seq, lang) })?;
    } else {
        for row in &differing {
            out.line(&contradiction(row, lang))?;
        }
        for fault in &read.faults {
            out.line(&say_return_fault(fault, lang))?;
        }
        for result in read.results.iter().filter(|r| r.outcome.is_failure()) {
            let why = say_outcome(&result.outcome, lang);
            out.line(&say::ANSWER_LINE.with(lang, &[("seq", &result.seq), ("why", &why)]))?;
        }
        out.line(&said())?;
    }
    Ok(if read.is_whole() && differing.is_empty() { Exit::Done } else { Exit::Nothing })
}

/// The lines of which the bank says something else than is on record, as far as this answer is about them.
fn differing(desk: &Desk, run: RunId, read: &ReturnRead) -> Result<Vec<RunLineRow>, Failure> {
    let asked = RunLinesAsked { failed: true, ..RunLinesAsked::default() };
    let query = Query::RunLines { run, asked, offset: 0, limit: usize::MAX };
    let Answer::RunLines(lines) = desk.query(query)? else { return Ok(Vec::new()) };
    let named = |row: &RunLineRow| read.results.iter().any(|result| result.seq == row.seq);
    Ok(lines.rows.into_iter().filter(|row| row.says.is_some() && named(row)).collect())
}

/// What the bank says of a line, and what is on record.
fn contradiction(row: &RunLineRow, lang: Lang) -> String {
    let says = match &row.says {
        Some((Some(day), _)) => runs::SAYS_PAID.with(lang, &[("day", day)]),
        Some((None, why)) => runs::SAYS_FAILED.with(lang, &[("why", &say::said(why, lang))]),
        None => String::new(),
    };
    let state = run_words::line_state(row.state).get(lang);
    say::ANSWER_CONTRADICTS.with(lang, &[("seq", &row.seq), ("state", &state), ("says", &says)])
}

/// What it brought; of a file that was taken in before, that it was.
fn told(read: &ReturnRead, weighed: &Weighed, lang: Lang) -> String {
    if let Some((on, by)) = weighed.before.as_ref().filter(|_| weighed.is_again()) {
        return run_bank::AGAIN.with(lang, &[("on", on), ("by", by)]);
    }
    let faults = read.faults.len() as u64 + read.more_faults;
    let pending = (read.pending.len() as u64).min(weighed.open);
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("paid", &weighed.paid.0),
        ("failed", &weighed.failed.0),
        ("pending", &pending),
        ("missing", &(weighed.open - pending)),
        ("faults", &faults),
    ];
    let said = say::ANSWERED.with(lang, &values);
    match weighed.known {
        0 => said,
        n => format!("{said} {}", run_bank::TAKE_KNOWN.with(lang, &[("n", &n)])),
    }
}

pub(super) fn roster(desk: &Desk, args: &RosterArgs, out: &mut Out) -> Done {
    let lang = out.lang;
    in_a_folder(&args.out, lang)?;
    let asking = desk.asking("list.export", args.how.key.as_deref())?;
    let numbers = if args.full { Numbers::Full } else { Numbers::Masked };
    let which = (args.run, args.roster.as_str());
    let how = (numbers, args.changes, lang);
    let done = roster_run(&desk.bureau, &asking, which, how, (&args.purpose, &args.out));
    let done = done.map_err(|why| failure(desk, &why))?;
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("n", &done.rows), ("file", &done.file.display()), ("seq", &done.seq)];
    let said = exports::written(done.list).with(lang, &values);
    out.settle(&said);
    if args.how.json {
        out.json(&super::json::ExportedJson::new(&done))?;
    } else {
        out.line(&said)?;
    }
    Ok(Exit::Done)
}
