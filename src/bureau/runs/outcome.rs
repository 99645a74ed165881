//! What the bank says of the lines of a run.

use std::collections::HashMap;

use super::books::fen;
use super::draft::{note_of, sign};
use super::dues::booked_since;
use super::steps::in_state;
use super::{chain, lines, paid, refused};
use crate::bureau::change::{Change, ENTRIES};
use crate::bureau::command::{AnswerFile, LineResult};
use crate::bureau::faults::Faults;
use crate::bureau::funds;
use crate::bureau::people::reason_for;
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{
    BANK_WORDS, BankSays, Claimed, Counts, Heard, LineState, Run, RunAnswer, RunFault, RunFile, RunLine,
    RunState, RunStep, next,
};
use crate::domain::{Date, EntryId, Fen, RunId};
use crate::store::{Counter, Writer};
use crate::text::without_numbers;
use crate::text::{line, truncate, visible};

/// Most results of one command.
const MOST_RESULTS: usize = 200_000;
/// Characters of the number of a bank's document.
const MOST_DOCUMENT: usize = 60;
/// Most answers of one run.
const MOST_ANSWERS: usize = 1000;

/// Takes in what the bank says: each line that was paid is booked, each that was not keeps the reason. What is on record already is
/// passed over, so that a file taken in twice, or in pieces, does no harm. What contradicts it is kept beside it for somebody to see
/// to, and stops nothing else. The file stays named on the run.
pub fn take_return(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: RunId,
    (file, results): (&AnswerFile, &[LineResult]),
) -> Result<Change, Stop> {
    let allowed = [RunState::Exported, RunState::Returned];
    let mut run = in_state(w, id, &allowed, RunStep::TakeReturn)?;
    chain::require(w, scene, (&run, RunStep::TakeReturn))?;
    let [first, then] = admit(results)?;
    let mut answer = new_answer(scene, &run, file)?;
    let before = w.last_number(Counter::Entry)?;
    // A file that says two things of a line is taken as two files would be, one after the other.
    let known = run.answers.iter().any(|before| before.file.digest == answer.file.digest);
    let mut changed = hear(w, scene, (&mut run, &mut answer), (first, known))?;
    changed.extend(hear(w, scene, (&mut run, &mut answer), (then, known))?);
    if changed.is_empty() && known {
        return Ok(note_of(&run).with("taken", 0));
    }
    let booked = booked_since(w, before)?;
    run.answers.push(answer);
    run.state = next(run.state, RunStep::TakeReturn).map_err(Refusal::Run)?;
    run.version += 1;
    sign(&mut run, scene, RunStep::TakeReturn, "")?;
    w.put(&run)?;
    funds::hold(w, &run)?;
    let paid = changed.iter().filter(|line| matches!(line.state, LineState::Paid { .. }));
    let change = note_of(&run)
        .and_of(paid.map(|line| line.person))
        .with("file", file_name(&file.name))
        .with("taken", changed.len());
    Ok(match booked {
        Some((first, n)) => change.with(ENTRIES, format!("{} {n}", first.0)),
        None => change,
    })
}

/// Takes in what is said of some lines, of each once: what was paid is booked. Gives the lines of which anything is new.
fn hear(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (run, answer): (&mut Run, &mut RunAnswer),
    (results, known): (Vec<(u32, Said)>, bool),
) -> Result<Vec<RunLine>, Stop> {
    let mut changed = Vec::new();
    for (seq, said) in results {
        let mut line = lines::one(w, run.id, seq)?;
        // What pays no money was never with the bank.
        if !line.has_cash() {
            return Err(Refusal::Run(RunFault::NoLine { seq }).into());
        }
        within(run, scene, (seq, &said))?;
        note(answer, &line, &said);
        // What was claimed before the bank said once more what is on record has to be said anew, and agreed to anew. A file that was read
        // before says nothing of it.
        if !known
            && line.claim.as_ref().is_some_and(|claim| claim.what != Claimed::Stands)
            && repeats(&line, &said)
        {
            line.claim = None;
            run.count(Counts::unclaim);
            w.put(&line)?;
            continue;
        }
        if heard(scene, &mut line, said) {
            changed.push(line);
        }
    }
    let differing = count(&changed, |line| line.says.is_some());
    answer.differing = answer.differing.saturating_add(differing);
    run.differing = run.differing.saturating_add(differing);
    for line in changed.iter().filter(|line| line.says.is_none()) {
        tally(run, line);
    }
    paid::book(w, scene, run, &mut changed)?;
    // One account may be good for one line and refused for another: then it is refused, in whatever order they stand.
    for failed in [false, true] {
        let is = |line: &&RunLine| matches!(line.state, LineState::Failed { .. }) == failed;
        for line in changed.iter().filter(|line| line.says.is_none()).filter(is) {
            refused::note(w, scene, line)?;
        }
    }
    Ok(changed)
}

/// What the bank says of a line.
#[derive(Clone, PartialEq, Eq)]
enum Said {
    /// It paid, on a day where it says so.
    Paid(Option<Date>),
    /// It did not, for a reason.
    Failed(String),
}

crate::text::opaque!(Said);

/// An answer of which nothing is read yet.
fn new_answer(scene: Scene<'_>, run: &Run, file: &AnswerFile) -> Result<RunAnswer, Refusal> {
    let mut faults = Faults::default();
    if run.answers.len() >= MOST_ANSWERS {
        faults.add("file", Fault::TooLong { most: MOST_ANSWERS });
    }
    faults.settle()?;
    Ok(RunAnswer {
        file: RunFile { name: file_name(&file.name), digest: file.digest },
        on: scene.asking.moment.today,
        by: scene.staff.id,
        paid: 0,
        paid_sum: Fen::ZERO,
        failed: 0,
        differing: 0,
    })
}

/// Characters of a file's name that are kept.
const NAME_CHARS: usize = 120;

/// What a file of the bank is called.
fn file_name(name: &str) -> String {
    Some(kept(name, NAME_CHARS)).filter(|name| !name.is_empty()).unwrap_or("?".to_owned())
}

/// A bank writes as it likes: what of a text cannot be kept is made visible and cut, and the answer is taken in.
fn kept(text: &str, most: usize) -> String {
    line(text, most).unwrap_or_else(|_| truncate(visible(text).trim(), most).into_owned())
}

/// The bank pays neither before a run was with it nor ahead.
fn within(run: &Run, scene: Scene<'_>, (seq, said): (u32, &Said)) -> Result<(), Refusal> {
    let Said::Paid(Some(day)) = *said else { return Ok(()) };
    if days(run, scene).contains(&day) {
        return Ok(());
    }
    Err(Refusal::Run(RunFault::DayAstray { seq, day }))
}

/// The days on which the bank can have paid a run: from the one it went there to today.
pub fn days(run: &Run, scene: Scene<'_>) -> std::ops::RangeInclusive<Date> {
    let today = scene.asking.moment.today;
    let sent = run.acts.iter().rev().find(|act| !act.void && act.step == RunStep::Export);
    sent.map_or(today, |act| act.on)..=today
}

/// Counts what an answer says of a line.
fn note(answer: &mut RunAnswer, line: &RunLine, said: &Said) {
    match said {
        Said::Paid(_) => {
            answer.paid = answer.paid.saturating_add(1);
            answer.paid_sum = fen(i128::from(answer.paid_sum.0) + i128::from(line.amount.0));
        }
        Said::Failed(_) => answer.failed = answer.failed.saturating_add(1),
    }
}

/// Whether the bank says of a line what is on record.
fn repeats(line: &RunLine, said: &Said) -> bool {
    match said {
        Said::Paid(_) => matches!(line.state, LineState::Paid { .. }),
        Said::Failed(_) => matches!(line.state, LineState::Failed { .. } | LineState::Left { .. }),
    }
}

/// A line with what the bank says of it; whether anything is new.
fn heard(scene: Scene<'_>, line: &mut RunLine, said: Said) -> bool {
    let on = scene.asking.moment.today;
    let brings = line.on_record().hear(matches!(said, Said::Paid(_)));
    match (brings, said) {
        (Heard::Known, _) => return false,
        (Heard::Contradicts, Said::Failed(failed)) => {
            line.says = Some(BankSays { paid: None, failed, on });
        }
        (Heard::Contradicts, Said::Paid(day)) => {
            let paid = Some(day.unwrap_or(on));
            line.says = Some(BankSays { paid, failed: String::new(), on });
        }
        (Heard::Paid | Heard::Failed, Said::Paid(day)) => line.state = paid_now(on, day),
        (Heard::Paid | Heard::Failed, Said::Failed(reason)) => line.state = LineState::Failed { reason },
    }
    true
}

/// Paid, as it was sent, at the first attempt.
fn paid_now(on: Date, day: Option<Date>) -> LineState {
    LineState::Paid { on, day, round: None, alone: false }
}

/// Counts a line that has its outcome now.
pub fn tally(run: &mut Run, line: &RunLine) {
    if let LineState::Paid { .. } = line.state {
        run.paid = run.paid.saturating_add(1);
        run.paid_sum = fen(i128::from(run.paid_sum.0) + i128::from(line.amount.0));
    } else {
        run.failed = run.failed.saturating_add(1);
        run.count(|counts| counts.fail(line));
    }
}

fn count(lines: &[RunLine], is: impl Fn(&RunLine) -> bool) -> u32 {
    u32::try_from(lines.iter().filter(|line| is(line)).count()).unwrap_or(u32::MAX)
}

/// Lines that are wholly set off need no bank: they settle when the run is reconciled.
pub fn settle_without_money(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    run: &mut Run,
) -> Result<Option<(EntryId, usize)>, Stop> {
    let mut settled = lines::of(w, run.id)?;
    settled.retain(|line| line.is_under_way() && !line.has_cash());
    for line in &mut settled {
        line.state = paid_now(scene.asking.moment.today, None);
        tally(run, line);
    }
    paid::book(w, scene, run, &mut settled)
}

/// That the bank threw its file back, by its document, in words.
pub fn unpaid_by(document: &str, reason: &str) -> Result<String, Stop> {
    let mut faults = Faults::default();
    let document = without_numbers(&faults.words("document", document, 2, MOST_DOCUMENT));
    faults.settle()?;
    Ok(format!("{document}：{}", reason_for(reason)?))
}

/// Two people say that the bank threw its file back as a whole: what has no outcome was not paid. That says nothing of any account. Gives
/// what was said.
pub fn none_paid(w: &mut Writer<'_>, run: &mut Run) -> Result<String, Stop> {
    let said = run.unpaid().map(|act| act.reason.clone()).unwrap_or_default();
    for mut line in lines::of(w, run.id)? {
        if line.is_under_way() && line.has_cash() {
            line.state = LineState::Failed { reason: kept(&said, BANK_WORDS) };
            tally(run, &line);
            w.put(&line)?;
        }
    }
    Ok(said)
}

/// What is said of each line, by the lines; then, of those of which it is said both that they were paid and that they were not, what came
/// second.
fn admit(results: &[LineResult]) -> Result<[Vec<(u32, Said)>; 2], Refusal> {
    let mut faults = Faults::default();
    match results.len() {
        0 => faults.add("results", Fault::Empty),
        n if n > MOST_RESULTS => faults.add("results", Fault::TooLong { most: MOST_RESULTS }),
        _ => {}
    }
    let mut seen: HashMap<u32, (bool, bool)> = HashMap::new();
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for result in results {
        let said = match &result.failed {
            None => Said::Paid(result.day),
            Some(why) => {
                let words = kept(why, BANK_WORDS);
                if words.is_empty() {
                    faults.add("failed", Fault::Empty);
                }
                Said::Failed(without_numbers(&words))
            }
        };
        let failed = matches!(said, Said::Failed(_));
        match seen.get(&result.seq) {
            None => {
                seen.insert(result.seq, (failed, false));
                first.push((result.seq, said));
            }
            Some((before, false)) if *before != failed => {
                seen.insert(result.seq, (*before, true));
                then.push((result.seq, said));
            }
            Some(_) => {}
        }
    }
    faults.settle()?;
    for said in [&mut first, &mut then] {
        said.sort_unstable_by_key(|(seq, _)| *seq);
    }
    Ok([first, then])
}
