//! What a run books as due: with its approval the books say of every obligation what is due, whether more was booked before or less.

use std::collections::HashSet;

use super::books::{Books, Records};
use super::lines;
use crate::bureau::ledger::{Side, Totals, restate};
use crate::bureau::people::stands_for;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Part, Restated, Run, RunFault, RunLine};
use crate::domain::person::Person;
use crate::domain::{Date, EntryId, Fen, Month, PersonId};
use crate::store::{Counter, Keys, Reading, Writer};

/// Books the differences of all lines. Gives the first entry and how many there are.
pub fn book(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    run: &Run,
    books: &Books,
    all: &mut [RunLine],
) -> Result<Option<(EntryId, usize)>, Stop> {
    let records = Records::read(w)?;
    let before = w.last_number(Counter::Entry)?;
    let mut totals = Totals::default();
    let mut seen = HashSet::new();
    for line in all {
        let died = died(w, &records, line)?;
        agreed(run, books, (&records, died), line)?;
        if line.restated.is_empty() {
            continue;
        }
        let person = records.of(line.person);
        let at = lines::place(run, line)?;
        let memo = memo(line);
        for one in &mut line.restated {
            let stands = books.of(&(person, at, one.month));
            // Two records that became one person since are one obligation.
            let once = seen.insert((person, at, one.month));
            if !once || stands.due != one.booked.0 || stands.waived < one.unwaived.0 {
                return Err(Refusal::Run(RunFault::Overtaken { seq: line.seq }).into());
            }
            let of = (person, line.programme.as_str(), one.month);
            one.entry = restate(w, scene, of, (Side::Due, one.change()), &memo, &mut totals)?;
            restate(w, scene, of, (Side::Waived, negative(one.unwaived)), &memo, &mut totals)?;
        }
        w.put(line)?;
    }
    totals.put(w)?;
    booked_since(w, before)
}

/// The month in which whoever a line sets something off for died: what is booked as due for later ones is the settlement's.
fn died(r: &impl Reading, records: &Records, line: &RunLine) -> Result<Option<Month>, Stop> {
    if line.parts.iter().all(|part| part.amount.0 > 0) {
        return Ok(None);
    }
    let person: Option<Person> = r.get(&Keys::person(records.of(line.person)))?;
    Ok(person.and_then(|person| person.facts.died).map(Date::month))
}

/// Refuses when something else was booked as due since for a month that the books agreed on.
fn agreed(
    run: &Run,
    books: &Books,
    (records, died): (&Records, Option<Month>),
    line: &RunLine,
) -> Result<(), Refusal> {
    let at = lines::place(run, line)?;
    let person = records.of(line.person);
    let differs = |month, entitled: Fen| {
        line.restated.iter().all(|one| one.month != month) && books.of(&(person, at, month)).due != entitled.0
    };
    let counts = |part: &&Part| died.is_none_or(|last| part.month <= last);
    if line.parts.iter().filter(counts).any(|part| differs(part.month, part.entitled)) {
        return Err(Refusal::Run(RunFault::Overtaken { seq: line.seq }));
    }
    Ok(())
}

/// Takes back what the approval booked.
pub fn recall(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    run: &Run,
    reason: &str,
) -> Result<Option<(EntryId, usize)>, Stop> {
    let before = w.last_number(Counter::Entry)?;
    let mut totals = Totals::default();
    for mut line in lines::of(w, run.id)? {
        if line.restated.is_empty() {
            continue;
        }
        let person: PersonId = stands_for(w, line.person)?;
        for one in &mut line.restated {
            let of = (person, line.programme.as_str(), one.month);
            restate(w, scene, of, (Side::Recalled, negative(one.change())), reason, &mut totals)?;
            restate(w, scene, of, (Side::Waived, one.unwaived), reason, &mut totals)?;
            *one = Restated { entry: None, ..*one };
        }
        w.put(&line)?;
    }
    totals.put(w)?;
    booked_since(w, before)
}

fn negative(fen: Fen) -> Fen {
    Fen(fen.0.saturating_neg())
}

/// By which line something was booked, as entries name it.
pub fn memo(line: &RunLine) -> String {
    format!("{}-{}", line.run, line.seq)
}

/// The first entry booked since there were so many, and how many there are.
pub fn booked_since(w: &Writer<'_>, before: u64) -> Result<Option<(EntryId, usize)>, Stop> {
    let n = w.last_number(Counter::Entry)?.saturating_sub(before);
    let n = usize::try_from(n).unwrap_or(usize::MAX);
    Ok((n > 0).then(|| (EntryId(before.saturating_add(1)), n)))
}
