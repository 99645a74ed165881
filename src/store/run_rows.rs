//! Keys of payment runs, and the index rows of their lines.

use std::ops::Range;

use super::row::IndexKey;
use super::rows::Keys;
use super::tables::IndexTable;
use crate::domain::ledger::run::{LineState, Recovery, RunLine};
use crate::domain::{Month, PersonId, PostingAskId, RecoveryId, RunId, RunRuleId};

impl Keys {
    /// A payment run's row; also the prefix of its lines' rows.
    pub fn run(id: RunId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// A line's row.
    pub fn run_line(run: RunId, seq: u32) -> Vec<u8> {
        [run.0.to_be_bytes(), seq.to_be_bytes()].concat()
    }

    /// The run and place that a line's row stands for.
    pub fn as_run_line(key: &[u8]) -> Option<(RunId, u32)> {
        let (run, rest) = key.split_first_chunk::<4>()?;
        Some((RunId(u32::from_be_bytes(*run)), u32::from_be_bytes(rest.try_into().ok()?)))
    }

    /// What the entries of a person add up to in a year.
    pub fn year_sums(programme: &str, person: PersonId, year: u16) -> Vec<u8> {
        [programme.as_bytes(), &[0], &person.0.to_be_bytes(), &year.to_be_bytes()].concat()
    }

    /// What the entries of everybody add up to in all years under a programme.
    pub fn years_of(programme: &str) -> Range<Vec<u8>> {
        let before = |last: u8| [programme.as_bytes(), &[last]].concat();
        before(0)..before(1)
    }

    /// Prefix of `ObligationOnce`: what is under way or was settled by runs for a person, programme and month.
    pub fn obligation(person: PersonId, month: Month, programme: &str) -> Vec<u8> {
        [Self::person_month(person, month).as_slice(), programme.as_bytes(), &[0]].concat()
    }

    /// Key of `ObligationOnce`: the line under way.
    pub fn under_way(person: PersonId, month: Month, programme: &str) -> Vec<u8> {
        [Self::obligation(person, month, programme).as_slice(), b"W"].concat()
    }

    /// The month and programme of a key of `ObligationOnce` behind its person, while money is under way.
    pub fn as_under_way(rest: &[u8]) -> Option<(Month, String)> {
        let (month, rest) = rest.split_first_chunk::<4>()?;
        let programme = rest.strip_suffix(b"\0W")?;
        Some((Month::from_number(u32::from_be_bytes(*month))?, String::from_utf8(programme.to_vec()).ok()?))
    }

    /// The month, programme and round of a key of `ObligationOnce` behind its person, once it was paid.
    pub fn as_settled(rest: &[u8]) -> Option<(Month, &str, u32)> {
        let (month, rest) = rest.split_first_chunk::<4>()?;
        let (rest, round) = rest.split_last_chunk::<4>()?;
        let programme = std::str::from_utf8(rest.strip_suffix(b"\0S")?).ok()?;
        Some((Month::from_number(u32::from_be_bytes(*month))?, programme, u32::from_be_bytes(*round)))
    }

    /// Prefix of `ObligationOnce`: the lines that settled something.
    pub fn settled(person: PersonId, month: Month, programme: &str) -> Vec<u8> {
        [Self::obligation(person, month, programme).as_slice(), b"S"].concat()
    }

    /// Prefix of `RunLineLeft`: every line that was left to a coming run, and not all of it was settled since.
    pub const LEFT: &'static [u8] = b"O";

    /// Prefix of `RunLineLeft`: lines of a person, programme and month that were left, and all of them was `settled` since or not.
    pub fn left(settled: bool, person: PersonId, month: Month, programme: &str) -> Vec<u8> {
        let state = if settled { b"S" } else { Self::LEFT };
        [state, &Self::obligation(person, month, programme)].concat()
    }

    /// What a run keeps of the funds of a programme.
    pub fn reserve(run: RunId, programme: &str) -> Vec<u8> {
        [&run.0.to_be_bytes(), programme.as_bytes()].concat()
    }

    /// The row of an entry that somebody asks to be booked.
    pub fn posting_ask(id: PostingAskId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// A decision's row about money paid too much.
    pub fn recovery(id: RecoveryId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// The row that says of a death that it is settled.
    pub fn settled_death(person: PersonId) -> Vec<u8> {
        person.0.to_be_bytes().to_vec()
    }

    /// The row of an account that the bank refused.
    pub fn refused_account(person: PersonId, account: [u8; 16]) -> Vec<u8> {
        [person.0.to_be_bytes().as_slice(), &account].concat()
    }

    /// The row of a setting for runs.
    pub fn run_rule(id: RunRuleId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }
}

/// The index rows of a line: what is under way or settled by it, and the entries it booked.
pub(super) fn run_line_indexes(l: &RunLine) -> Vec<IndexKey> {
    let once = |month, last: &[u8]| {
        let key = [Keys::obligation(l.person, month, &l.programme).as_slice(), last].concat();
        (IndexTable::ObligationOnce, key)
    };
    let mut keys: Vec<IndexKey> = match l.state {
        LineState::Open => l.parts.iter().map(|part| once(part.month, b"W")).collect(),
        LineState::Paid { round: later, .. } => {
            let settled = |round: u32| [b"S".as_slice(), &round.to_be_bytes()].concat();
            l.parts.iter().map(|part| once(part.month, &settled(later.unwrap_or(part.round)))).collect()
        }
        LineState::Left { settled: Some(settled), .. } => {
            let of_line = Keys::run_line(l.run, l.seq);
            let left = |month| [Keys::left(settled, l.person, month, &l.programme), of_line.clone()].concat();
            let months = l.parts.iter().filter(|part| part.amount.0 > 0).map(|part| part.month);
            months.map(|month| (IndexTable::RunLineLeft, left(month))).collect()
        }
        LineState::Left { settled: None, .. } | LineState::Failed { .. } | LineState::Reissued { .. } => {
            Vec::new()
        }
    };
    if !l.withheld.is_empty() {
        let of_person = [Keys::person(l.person), Keys::run_line(l.run, l.seq)].concat();
        keys.push((IndexTable::RunLineWithheld, of_person));
    }
    let paid = l.parts.iter().flat_map(|part| [part.off, part.paid]);
    let due = l.restated.iter().map(|one| one.entry);
    // What was taken back is told of the run still.
    let back = l.came_back.iter().copied().map(Some);
    keys.extend(
        paid.chain(due).chain(back).flatten().map(|entry| (IndexTable::RunLineByEntry, Keys::entry(entry))),
    );
    keys
}

/// The index row of a decision about money paid too much.
pub(super) fn recovery_indexes(r: &Recovery) -> Vec<IndexKey> {
    let key = [r.person.0.to_be_bytes(), r.id.0.to_be_bytes()].concat();
    vec![(IndexTable::RecoveryByPerson, key)]
}
