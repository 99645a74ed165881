//! The last run of each programme: what a draft is compared with, and from where on changes count for each of its lines.

use std::collections::HashMap;

use super::books::Records;
use super::{lines, once};
use crate::bureau::people::records_of;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{
    Basis, LineChange, LineState, Part, Run, RunFault, RunLine, RunState, RunStep,
};
use crate::domain::{Fen, Month, PersonId, RunId};
use crate::store::{IndexTable, Keys, Reading};

/// A line of the last run.
#[derive(Debug, Clone)]
pub struct Before {
    /// The month of its run.
    month: Month,
    /// What its month rested on.
    pub basis: Basis,
    /// It was not paid.
    pub failed: bool,
    /// It held more or less than its month.
    pub uneven: bool,
    /// Its record was merged into another since.
    pub merged: bool,
    /// What of it was paid, or is on its way.
    pub paid: Fen,
    /// Behind this place changes count for whatever pays the person again; `None` where it was not kept.
    since: Option<u64>,
}

/// The last run of one programme.
#[derive(Debug, Clone, Copy, Default)]
pub struct LastOf {
    /// The month of the last one for an earlier month; `None` when there was none, whatever else a run paid.
    pub month: Option<Month>,
    /// It ran, for whatever month.
    pub ran: bool,
    /// Where the records as they stood were taken over.
    opened: Option<u64>,
    /// It is paid once it was asked for, and not worked out.
    pub once: bool,
}

/// The last runs, and what was in them for whom.
#[derive(Debug, Default)]
pub struct Last {
    /// The newest of them; `None` when there was none.
    pub run: Option<RunId>,
    /// The journal is read through from here on; `None` when only what is about single people is read.
    pub since: Option<u64>,
    /// By programme.
    of: HashMap<String, LastOf>,
    /// By person and programme.
    pub lines: HashMap<(PersonId, String), Before>,
    /// Lines take the place of others.
    again: bool,
    /// Who was paid by a run for this month or a later one: behind this place changes count for them.
    later: HashMap<(PersonId, String), u64>,
    /// Where in the journal each run was frozen that is approved.
    frozen: Frozen,
}

/// Finds them for a run: of all others that are fixed and pay a programme for an earlier month, those of the latest, and over them those
/// that paid the same month before. What takes the place of failures is no last run: it counts with the run whose month it has.
pub fn last(r: &impl Reading, scene: Scene<'_>, run: &Run, records: &Records) -> Result<Last, Stop> {
    let rules = super::rules::in_force(r)?;
    let mut found = Last::default();
    let mut fixed = Vec::new();
    for other in r.scan::<Run>(..)? {
        let other = other?;
        if other.is_fixed() && other.id != run.id {
            // What is only frozen may be given up: nobody has answered for it yet.
            if other.is_approved() {
                found.frozen.insert(other.id, other.frozen.unwrap_or_default());
            }
            fixed.push(other);
        }
    }
    fixed.sort_by_key(|other| (other.month, other.id));
    let mut newest = None;
    for programme in &run.programmes {
        let of = || fixed.iter().filter(|other| other.programmes.contains(programme));
        let ran = of().next().is_some();
        let month = of().map(|other| other.month).filter(|month| *month < run.month).max();
        let first_issue = of().filter(|other| other.reissues.is_none() && other.month <= run.month);
        newest = newest.max(first_issue.map(|other| (other.month, other.id)).max());
        let opened = once::taken_over(&rules, scene.reference, programme);
        let once = !scene.reference.works_out(programme);
        if let Some(opened) = opened.filter(|_| !ran) {
            found.from(opened);
        }
        found.of.insert(programme.clone(), LastOf { month, ran, opened, once });
    }
    found.run = newest.map(|(_, id)| id);
    for other in &fixed {
        found.take(r, (run.month, other), records)?;
    }
    Ok(found)
}

impl Last {
    /// The last run of a programme.
    pub fn of(&self, programme: &str) -> LastOf {
        self.of.get(programme).copied().unwrap_or_default()
    }

    fn from(&mut self, place: u64) {
        self.since = Some(self.since.map_or(place, |since| since.min(place)));
    }

    /// What another run held, if it was the last of a programme, or came later.
    fn take(&mut self, r: &impl Reading, (month, run): (Month, &Run), records: &Records) -> Result<(), Stop> {
        let compared = |programme: &String| self.of(programme).month == Some(run.month);
        let asked =
            run.programmes.iter().any(|p| self.of.contains_key(p) && (run.month >= month || compared(p)));
        if !asked {
            return Ok(());
        }
        let frozen = run.frozen.unwrap_or_default();
        // The window opens with the first of them: a later one paid what was late.
        if run.is_approved() {
            self.from(frozen);
        }
        for line in lines::of(r, run.id)? {
            if !self.of.contains_key(&line.programme) {
                continue;
            }
            let paid = line.pays() && matches!(line.state, LineState::Open | LineState::Paid { .. });
            let key = (records.of(line.person), line.programme.clone());
            if run.month >= month && paid && run.is_approved() {
                let since = self.later.entry(key.clone()).or_default();
                *since = frozen.max(*since);
            }
            if run.month == month || self.of(&line.programme).month == Some(run.month) {
                let since = if paid && run.is_approved() { Some(frozen) } else { line.since };
                self.compare(run, line, (key, since, paid));
            }
        }
        Ok(())
    }

    fn compare(
        &mut self,
        run: &Run,
        line: RunLine,
        (key, since, paid): ((PersonId, String), Option<u64>, bool),
    ) {
        let plain = |p: &Part| p.month == run.month && p.settled.0 == 0 && p.set_off.0 == 0;
        // It was not there to be paid, and says nothing of what was.
        if line.change == LineChange::Restated {
            return;
        }
        if line.change == LineChange::Stopped {
            self.lines.remove(&key);
            return;
        }
        // What was left out pays nothing: who was paid before is compared with that.
        if line.change == LineChange::Held
            && let Some(earlier) = self.lines.get_mut(&key)
        {
            earlier.since = earlier.since.max(since);
            return;
        }
        // Nor does what nothing explained when it was left out.
        if line.change == LineChange::Held && line.basis == Basis::default() {
            return;
        }
        let uneven = !matches!(line.parts.as_slice(), [only] if plain(only));
        let before = Before {
            month: run.month,
            basis: line.basis,
            failed: line.change == LineChange::Held
                || matches!(line.state, LineState::Failed { .. } | LineState::Left { .. }),
            uneven,
            merged: key.0 != line.person,
            paid: if paid { line.amount } else { Fen::ZERO },
            since,
        };
        if let Some(earlier) = self.lines.insert(key.clone(), before)
            && let Some(now) = self.lines.get_mut(&key)
        {
            now.since = now.since.max(earlier.since);
            if now.month == earlier.month {
                now.uneven |= earlier.uneven;
                now.paid = Fen(now.paid.0.saturating_add(earlier.paid.0));
            }
        }
    }

    /// Only a line whose place another takes is compared with it.
    pub fn compare_with(&mut self, run: RunId, lines: HashMap<(PersonId, String), Before>) {
        (self.run, self.lines, self.again) = (Some(run), lines, true);
        // What was paid for other months since says nothing of these.
        self.later.clear();
    }

    /// Behind which place in the journal changes count for whoever a line pays: where the last approved run was frozen that paid them under
    /// the programme; what was left to a coming run by the last one counts as it did there. For a month that was left out by runs which
    /// paid later ones it is where the last run was frozen that paid an earlier month. Before the first run of a programme the records are
    /// taken over as they stand when it is decided from which month on is counted. Whoever was never paid is new, and everything counts. What
    /// is paid once it was asked for counts from no later than its request.
    pub fn begin(&self, r: &impl Reading, line: &RunLine) -> Result<u64, Stop> {
        let since = self.paid_last(r, line)?;
        if !self.of(&line.programme).once {
            return Ok(since);
        }
        let months = |month| line.parts.iter().any(|part| part.month == month);
        once::begin(r, &self.frozen, (line.person, &line.programme), (since, months))
    }

    fn paid_last(&self, r: &impl Reading, line: &RunLine) -> Result<u64, Stop> {
        let (person, programme) = (line.person, line.programme.as_str());
        let of = self.of(programme);
        if !of.ran {
            return Ok(of.opened.unwrap_or_default());
        }
        let left_out = |part: &&Part| part.settled.0 == 0 && of.month.is_some_and(|last| part.month <= last);
        let earliest = line.parts.iter().filter(left_out).map(|part| part.month).min();
        if let Some(month) = earliest.filter(|_| !self.again) {
            let paid = paid_by(r, &self.frozen, (person, programme), Of::Before(month))?;
            return Ok(paid.max(of.opened.unwrap_or_default()));
        }
        let key = (person, programme.to_owned());
        let later = self.later.get(&key).copied();
        match self.lines.get(&key).and_then(|before| before.since).max(later) {
            Some(since) => Ok(since),
            None => paid_by(r, &self.frozen, (person, programme), Of::All),
        }
    }
}

/// Refuses where changes count for a line from further back than when the run was drafted, and a run of its programme was recalled: it was
/// counted as the last one that paid. What takes the place of failures counts as those did.
pub fn holds(r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<(), Stop> {
    let mut recalled = Vec::new();
    for other in r.scan::<Run>(..)? {
        let other = other?;
        let was = other.acts.iter().any(|act| act.void && act.step == RunStep::Approve);
        if was && !other.is_approved() && other.id != run.id {
            recalled.extend(other.programmes);
        }
    }
    if recalled.is_empty() || run.reissues.is_some() {
        return Ok(());
    }
    let found = last(r, scene, run, &Records::read(r)?)?;
    let mut n = 0;
    let all = lines::of(r, run.id)?;
    for line in all.iter().filter(|line| line.pays() && recalled.contains(&line.programme)) {
        // Whoever was in no run counts from where the records were taken over, whatever is fixed meanwhile.
        let counts = found.begin(r, line)?.max(found.of(&line.programme).opened.unwrap_or_default());
        n += u32::from(counts < line.since.unwrap_or_default());
    }
    if n == 0 { Ok(()) } else { Err(Refusal::Run(RunFault::RestsOnRecalled { lines: n }).into()) }
}

/// Where in the journal each run was frozen that is approved.
pub type Frozen = HashMap<RunId, u64>;

/// Reads it. What is only frozen may be given up: nobody has answered for it yet.
pub fn frozen(r: &impl Reading) -> Result<Frozen, Stop> {
    let mut found = Frozen::new();
    for run in r.scan::<Run>(..)? {
        let run = run?;
        if run.is_approved() {
            found.insert(run.id, run.frozen.unwrap_or_default());
        }
    }
    Ok(found)
}

/// Which months a run paid.
#[derive(Clone, Copy)]
pub enum Of {
    /// Any.
    All,
    /// Some before one.
    Before(Month),
    /// This one.
    Month(Month),
}

impl Of {
    fn holds(self, month: Month) -> bool {
        match self {
            Self::All => true,
            Self::Before(last) => month < last,
            Self::Month(only) => month == only,
        }
    }
}

/// Where the last run was frozen that paid somebody some months under a programme or is about to; 0 where none did.
pub fn paid_by(
    r: &impl Reading,
    frozen: &Frozen,
    (person, programme): (PersonId, &str),
    months: Of,
) -> Result<u64, Stop> {
    let mut last = 0;
    for record in records_of(r, person)? {
        let prefix = Keys::person(record);
        let keys = r.index_range(IndexTable::ObligationOnce, &prefix)?;
        for (key, line) in keys.zip(r.owners(IndexTable::ObligationOnce, &prefix)?) {
            let key = key?;
            let fits = |month: Month, of: &str| of == programme && months.holds(month);
            let ours = match Keys::as_settled(&key) {
                Some((month, of, _)) => fits(month, of),
                None => Keys::as_under_way(&key).is_some_and(|(month, of)| fits(month, &of)),
            };
            if let Some((run, _)) = Keys::as_run_line(&line?).filter(|_| ours) {
                last = last.max(frozen.get(&run).copied().unwrap_or_default());
            }
        }
    }
    Ok(last)
}

impl Before {
    /// The line whose place another takes: what became of it is known.
    pub fn taken_place_of(line: RunLine, (month, merged): (Month, bool)) -> Self {
        let (basis, since) = (line.basis, line.since);
        Self { month, basis, failed: false, uneven: false, merged, paid: Fen::ZERO, since }
    }
}

/// Other runs that pay one of the programmes of a run and are not approved yet: what they hold is in no other.
pub fn not_approved(r: &impl Reading, run: &Run) -> Result<Vec<Run>, Stop> {
    let mut found = Vec::new();
    for other in r.scan::<Run>(..)? {
        let other = other?;
        let open = matches!(other.state, RunState::Draft | RunState::Frozen | RunState::Reviewed);
        let common = other.programmes.iter().any(|programme| run.programmes.contains(programme));
        if open && common && other.id != run.id {
            found.push(other);
        }
    }
    Ok(found)
}
