//! The lines of a run as stored.

use std::collections::HashMap;

use minicbor::Encode;
use sha2::{Digest, Sha256};

use crate::bureau::refusal::Refusal;
use crate::bureau::stop::Stop;
use crate::domain::ledger::MoneyFacts;
use crate::domain::ledger::run::{Counts, LineState, Part, PayTo, Reason, Restated, Run, RunFault, RunLine};
use crate::domain::person::{NoAccount, Person, account_for};
use crate::domain::{Date, Month, PersonId, RunId};
use crate::store::{IndexTable, Keys, Reading, Writer};

/// Every line of a run in order.
pub fn of(r: &impl Reading, run: RunId) -> Result<Vec<RunLine>, Stop> {
    let rows = r.scan::<RunLine>(Keys::run_line(run, 0)..=Keys::run_line(run, u32::MAX))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// One line that pays.
pub fn one(r: &impl Reading, run: RunId, seq: u32) -> Result<RunLine, Stop> {
    let line: Option<RunLine> = r.get(&Keys::run_line(run, seq))?;
    Ok(line.filter(RunLine::pays).ok_or(Refusal::Run(RunFault::NoLine { seq }))?)
}

/// The round of a line drafted now: beyond those of all lines that settled something of the obligation.
pub fn round(r: &impl Reading, person: PersonId, month: Month, programme: &str) -> Result<u32, Stop> {
    let mut settled = r.index_range(IndexTable::ObligationOnce, &Keys::settled(person, month, programme))?;
    let last = settled.next_back().transpose()?;
    let last = last.and_then(|key| key.try_into().ok()).map(u32::from_be_bytes);
    Ok(last.map_or(0, |last| last.saturating_add(1)))
}

/// From so many months on the rounds of a line are read together.
const MANY: usize = 8;

/// Sets the round of each part of a line drafted now.
pub fn set_rounds(r: &impl Reading, line: &mut RunLine) -> Result<(), Stop> {
    if line.parts.len() < MANY {
        for part in &mut line.parts {
            part.round = round(r, line.person, part.month, &line.programme)?;
        }
        return Ok(());
    }
    let mut rounds: HashMap<Month, u32> = HashMap::new();
    for key in r.index_range(IndexTable::ObligationOnce, &Keys::person(line.person))? {
        if let Some((month, programme, round)) = Keys::as_settled(&key?)
            && programme == line.programme
        {
            let next = rounds.entry(month).or_default();
            *next = round.saturating_add(1).max(*next);
        }
    }
    for part in &mut line.parts {
        part.round = rounds.get(&part.month).copied().unwrap_or_default();
    }
    Ok(())
}

/// Where the money of a person goes in a run drafted on a day; the reason where it goes nowhere. What is due to somebody who died goes to
/// a payee whose account two people agreed to, and never to their own.
pub fn pay_to(person: &Person, drafted_on: Date) -> Result<PayTo, Reason> {
    let to = account_for(&person.facts, drafted_on).map_err(|why| match why {
        NoAccount::Missing => Reason::NoAccount,
        NoAccount::NotYet { .. } => Reason::AccountNotYet,
    })?;
    if to.account.number.is_empty() {
        return Err(Reason::NoAccount);
    }
    if to.payee.is_none() && person.is_dead(drafted_on) {
        return Err(Reason::NoHeir);
    }
    Ok(PayTo {
        holder: to.account.holder.clone(),
        bank: to.account.bank.clone(),
        number: to.account.number.clone(),
        payee: to.payee.is_some(),
    })
}

/// The digest of a line: its first half is of the facts, its second of the account.
pub fn digest(facts: &MoneyFacts<'_>, to: Option<&PayTo>) -> [u8; 32] {
    let money = sha(&(
        facts.birth,
        facts.died,
        facts.cause,
        facts.conscript,
        facts.recognitions,
        facts.confirmations,
    ));
    let mut both = money;
    both.iter_mut().skip(16).zip(sha(&to)).for_each(|(half, byte)| *half = byte);
    both
}

pub fn sha(value: &impl Encode<()>) -> [u8; 32] {
    // Writing into a vector cannot fail.
    Sha256::digest(minicbor::to_vec(value).unwrap_or_default()).into()
}

/// Tells whether two accounts differ, and nothing else of them.
pub fn account(to: &PayTo) -> Option<[u8; 16]> {
    sha(to).first_chunk().copied()
}

/// The digest of all lines as they were frozen: what becomes of them later, and where it is booked, is no part of it.
pub fn fingerprint<'l>(lines: impl Iterator<Item = &'l RunLine>) -> [u8; 32] {
    let mut digest = Sha256::new();
    for line in lines {
        let parts = line.parts.iter().map(|part| Part { off: None, paid: None, ..*part });
        let restated = line.restated.iter().map(|one| Restated { entry: None, ..*one });
        let frozen = RunLine {
            parts: parts.collect(),
            restated: restated.collect(),
            state: LineState::Open,
            came_back: Vec::new(),
            says: None,
            claim: None,
            ..line.clone()
        };
        digest.update(minicbor::to_vec(&frozen).unwrap_or_default());
    }
    digest.finalize().into()
}

/// A run with its lines counted: those of a run that was stored before they were are read for it.
pub fn counted(r: &impl Reading, run: Run) -> Result<Run, Stop> {
    Ok(Run { counts: Some(counts(r, &run)?), ..run })
}

/// Lines of a run that wait for somebody, each of them once. They are read where one may wait for two reasons.
pub fn tasks(r: &impl Reading, run: &Run) -> Result<u32, Stop> {
    let counts = counts(r, run)?;
    match [counts.undecided, run.differing, counts.claims].map(|n| (n > 0, n)) {
        [(true, n), (false, _), (false, _)]
        | [(false, _), (true, n), (false, _)]
        | [(false, _), (false, _), (_, n)] => Ok(n),
        _ => {
            let waiting = of(r, run.id)?.iter().filter(|line| line.waits()).count();
            Ok(u32::try_from(waiting).unwrap_or(u32::MAX))
        }
    }
}

/// Counts the lines of runs that were stored before they were: from then on nobody reads them all for it.
pub fn count_older(w: &mut Writer<'_>) -> Result<(), Stop> {
    for run in w.scan::<Run>(..)?.collect::<Result<Vec<Run>, _>>()? {
        if run.counts.is_none() {
            let run = counted(w, run)?;
            w.put(&run)?;
        }
    }
    Ok(())
}

/// What the lines of a run come to.
pub fn counts(r: &impl Reading, run: &Run) -> Result<Counts, Stop> {
    Ok(match run.counts {
        Some(counts) => counts,
        None => Counts::of(&of(r, run.id)?),
    })
}

/// The place of a line's programme among those of its run.
pub fn place(run: &Run, line: &RunLine) -> Result<usize, Refusal> {
    let at = run.programmes.iter().position(|programme| *programme == line.programme);
    at.ok_or_else(|| Refusal::NoSuchProgramme(line.programme.clone()))
}
