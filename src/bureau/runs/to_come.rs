//! Looks ahead where somebody can still choose: for a run that is drafted, and for what somebody is to be paid by a run that is not drafted
//! yet, which of the duties to come nobody on the staff could do.

use std::collections::{BTreeMap, BTreeSet};

use super::books::{Records, run as get};
use super::chain::{self, Duties};
use super::changers::{Changers, changers, of_person};
use super::decisions::{self, Pending};
use super::draft::blank;
use super::happened::{Happened, looked_at, paid_by};
use super::last::{Frozen, frozen};
use super::word::{Coming, Next, Word};
use super::{lines, once, reissue, together};
use crate::bureau::answer::{KeptFrom, NobodyAhead};
use crate::bureau::gate::Action;
use crate::bureau::journal::person as read;
use crate::bureau::people::stands_for;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::Programme;
use crate::domain::ledger::run::{Bearing, ChangedBy, Run, RunLine, RunRules, RunState, RunStep};
use crate::domain::staff::Staff;
use crate::domain::{Fen, PersonId, RunId};
use crate::store::Reading;

/// The number of a run that is not there yet.
pub const NOT_YET: RunId = RunId(u32::MAX);

/// Most ways out that are told.
const MOST_WAYS: usize = 2;

/// The duty of a run that nobody is left for, who is kept from it and why, and which lines free somebody when they are left to a coming
/// run. `None` while somebody is left for each.
pub fn nobody(
    r: &impl Reading,
    scene: Scene<'_>,
    (run, lines): (&Run, &[RunLine]),
    duties: &Duties<'_>,
) -> Result<Option<NobodyAhead>, Stop> {
    let Some(step) = duties.nobody_left(None) else { return Ok(None) };
    let (kept, needed) = kept_from(r, duties, step)?;
    let mut defer = defer(r, scene, (run, lines), (duties, step))?;
    // What is with the bank is not worked out anew.
    if matches!(run.state, RunState::Exported | RunState::Returned | RunState::Reconciled) {
        defer.clear();
    }
    Ok(Some(NobodyAhead { step, kept, needed, defer, back: run.state.leads_back() }))
}

/// Who is kept from a step and why, and who could take it and has to take another.
pub fn kept_from(
    r: &impl Reading,
    duties: &Duties<'_>,
    step: RunStep,
) -> Result<(Vec<KeptFrom>, Vec<String>), Stop> {
    let mut kept = Vec::new();
    for (staff, did) in duties.kept(step) {
        let (made, more) = duties.made(r, staff.id, (step, did))?;
        kept.push(KeptFrom { name: staff.name.clone(), did, made, more });
    }
    Ok((kept, duties.may(step).into_iter().map(|staff| staff.name.clone()).collect()))
}

/// The lines that free one of those who are kept from a step, the fewest first.
fn defer(
    r: &impl Reading,
    scene: Scene<'_>,
    (run, lines): (&Run, &[RunLine]),
    (duties, step): (&Duties<'_>, RunStep),
) -> Result<Vec<Vec<(u32, String)>>, Stop> {
    let records = Records::read(r)?;
    let before = changers(r, scene, run, (lines, &records))?;
    let since = match looked_at(r, run)? {
        Some(place) => Happened::behind(r, place)?.of(r, scene, (run, place))?,
        None => Changers::default(),
    };
    let mut ways: Vec<Vec<(u32, String)>> = Vec::new();
    for (staff, _) in duties.kept(step) {
        if duties.other(staff.id, step).is_some() || duties.nobody_left(Some((staff.id, step))).is_some() {
            continue;
        }
        let mut people = before.people(staff.id, step.duty());
        people.extend(since.people(staff.id, step.duty()));
        let of: Vec<_> = lines
            .iter()
            .filter(|line| line.pays() && people.contains(&Some(records.of(line.person))))
            .map(|line| (line.seq, line.name.clone()))
            .collect();
        let all = u32::try_from(of.len()).is_ok_and(|n| n >= run.lines);
        if !people.contains(&None) && !of.is_empty() && !all {
            ways.push(of);
        }
    }
    ways.sort_by_key(Vec::len);
    ways.dedup();
    ways.truncate(MOST_WAYS);
    Ok(ways)
}

/// Lines that failed and of which nobody said yet what becomes of them, by whom they are for.
pub type Failures = BTreeMap<PersonId, Vec<RunLine>>;

/// Reads them.
pub fn failures(r: &impl Reading) -> Result<Failures, Stop> {
    let mut found = Failures::new();
    for run in r.scan::<Run>(..)? {
        let run = run?;
        let answered = matches!(run.state, RunState::Returned | RunState::Reconciled | RunState::Closed);
        if answered && lines::counts(r, &run)?.undecided > 0 {
            for line in lines::of(r, run.id)?.into_iter().filter(RunLine::is_undecided) {
                found.entry(stands_for(r, line.person)?).or_default().push(line);
            }
        }
    }
    Ok(found)
}

/// Whether duties of a run are still to come.
fn is_under_way(run: &Run) -> bool {
    !matches!(run.state, RunState::Reconciled | RunState::Closed | RunState::Abandoned)
}

/// What is asked of everybody who is to be paid: read once.
pub struct Outlook<'a, R> {
    r: &'a R,
    scene: Scene<'a>,
    staff: Vec<Staff>,
    records: Records,
    failures: Failures,
    rules: RunRules,
    /// Programmes that were paid by a run.
    ran: BTreeSet<String>,
    /// Where each run was frozen that is approved.
    frozen: Frozen,
    /// Who made the decisions that nothing was paid by yet, by programme.
    decided: BTreeMap<String, Vec<ChangedBy>>,
    /// What happened since what bears on a run was put down with it.
    since: BTreeMap<RunId, Vec<ChangedBy>>,
}

impl<'a, R: Reading> Outlook<'a, R> {
    /// Reads it.
    pub fn read(r: &'a R, scene: Scene<'a>) -> Result<Self, Stop> {
        let (staff, records, failures) = (chain::staff(r)?, Records::read(r)?, failures(r)?);
        let (rules, mut ran) = (super::rules::in_force(r)?, BTreeSet::new());
        for run in r.scan::<Run>(..)? {
            let run = run?;
            ran.extend(run.programmes.iter().filter(|_| run.is_fixed()).cloned());
        }
        let (frozen, decided, since) = (frozen(r)?, BTreeMap::new(), BTreeMap::new());
        Ok(Self { r, scene, staff, records, failures, rules, ran, frozen, decided, since })
    }

    /// Lines that failed and of which nobody said yet what becomes of them.
    pub fn failures(&self) -> impl Iterator<Item = &RunLine> {
        self.failures.values().flatten()
    }

    /// What a word bears on.
    pub fn after(&mut self, word: Word<'_>) -> Result<Next<'_>, Stop> {
        match word {
            Word::About { person, programme, first, asks, .. } => {
                let next = self.next((person, programme), None)?;
                Ok(Next { first: Some((first, Bearing::Amount)), asks, ..next })
            }
            Word::Recovers(recovery) => {
                let next = self.next((recovery.person, Some(&recovery.programme)), None)?;
                let first = (recovery.waits_since().0, Bearing::Amount);
                Ok(Next { first: Some(first), asks: Some(Action::PrepareRuns), ..next })
            }
            Word::Alone { person, programme, .. } => {
                let next = self.next((person, Some(programme)), None)?;
                Ok(Next { bearing: Bearing::Amount, ..next })
            }
            Word::Decides(pending) => self.resting_on(pending),
        }
    }

    /// What somebody is to be paid next, also under a programme of which nothing is due to them yet. What of the failures is `left` comes
    /// with the next month.
    pub fn next(
        &mut self,
        (person, also): (PersonId, Option<&str>),
        left: Option<&RunLine>,
    ) -> Result<Next<'_>, Stop> {
        let r = self.r;
        let person = stands_for(r, person)?;
        // Nothing is set: only the head may approve what is paid next, whatever it comes to.
        let head = self.nothing_set();
        let mut runs = Vec::new();
        let mut programmes: BTreeMap<String, u64> = BTreeMap::new();
        for (id, programme) in paid_by(r, person)? {
            let run = get(r, id)?;
            let since = programmes.entry(programme).or_default();
            if run.is_approved() {
                *since = run.frozen.unwrap_or_default().max(*since);
            }
            if is_under_way(&run) {
                let since = self.since(&run)?;
                runs.push(Coming { run, since, head });
            }
        }
        if programmes.is_empty() {
            programmes = self.entitled(person)?;
        }
        if let Some(also) = also.filter(|also| self.scene.reference.paid_by_runs(also)) {
            programmes.entry(also.to_owned()).or_insert_with(|| self.taken_over(also));
        }
        for (programme, since) in &mut programmes {
            if !self.scene.reference.works_out(programme) {
                *since = once::begin(r, &self.frozen, (person, programme), (*since, |_| true))?;
            }
        }
        let mut again: BTreeMap<RunId, Vec<RunLine>> = BTreeMap::new();
        for line in self.failures.get(&person).into_iter().flatten() {
            match left.filter(|left| (left.run, left.seq) == (line.run, line.seq)) {
                Some(left) => _ = programmes.insert(left.programme.clone(), left.since.unwrap_or_default()),
                None => again.entry(line.run).or_default().push(line.clone()),
            }
        }
        for (id, lines) in again {
            let run = reissue::as_if(r, self.scene, &get(r, id)?, (lines, &self.records))?;
            runs.push(Coming { run, since: Vec::new(), head });
        }
        for (programme, since) in programmes {
            let mut run = self.blank(&programme);
            let taken = since != 0 && since == self.taken_over(&programme);
            run.changed = of_person(r, person, (&programme, since, taken), &self.records)?.all();
            run.changed.extend(self.decided(&run)?);
            runs.push(Coming { run, since: Vec::new(), head });
        }
        let bearing = Bearing::Agreed;
        Ok(Next { runs, staff: &self.staff, first: None, bearing, asks: None, decides: false })
    }

    /// The runs under way that rest on a decision once it is approved, and those of its programmes that come next.
    fn resting_on(&mut self, pending: Pending<'_>) -> Result<Next<'_>, Stop> {
        let (r, scene) = (self.r, self.scene);
        let (mut runs, mut first) = (Vec::new(), None);
        for run in r.scan::<Run>(..)? {
            let run = run?;
            if !is_under_way(&run) {
                continue;
            }
            if let Some(bearing) = pending.bears_on(r, scene, &run)? {
                first = Some((pending.by(), bearing));
                let since = self.since(&run)?;
                let head = together::needs_head(r, &run, scene.asking.moment.today)?.is_some();
                runs.push(Coming { run, since, head });
            }
        }
        let paid =
            scene.reference.programmes.all().iter().filter(|row| scene.reference.paid_by_runs(&row.id));
        for row in paid {
            let mut run = self.blank(&row.id);
            if let Some(bearing) = pending.bears_on(r, scene, &run)? {
                first = Some((pending.by(), bearing));
                run.changed = self.decided(&run)?;
                runs.push(Coming { run, since: Vec::new(), head: self.nothing_set() });
            }
        }
        let (bearing, asks) = (Bearing::Agreed, Some(pending.proposed_as()));
        Ok(Next { runs, staff: &self.staff, first, bearing, asks, decides: true })
    }

    fn nothing_set(&self) -> bool {
        self.rules.tier(self.scene.asking.moment.today).is_none()
    }

    /// A run of this month that is not there yet.
    fn blank(&self, programme: &str) -> Run {
        let today = self.scene.asking.moment.today;
        Run { total: Fen(1), ..blank(NOT_YET, vec![programme.to_owned()], today.month(), today) }
    }

    /// Behind which place changes count of somebody who was never paid under a programme.
    fn taken_over(&self, programme: &str) -> u64 {
        let taken = once::taken_over(&self.rules, self.scene.reference, programme);
        taken.filter(|_| !self.ran.contains(programme)).unwrap_or_default()
    }

    /// The programmes whose runs somebody comes into who was never paid by one, with the place behind which changes of them count.
    fn entitled(&self, person: PersonId) -> Result<BTreeMap<String, u64>, Stop> {
        let facts = read(self.r, person)?.facts;
        let entitles = |row: &&Programme| {
            facts.recognitions.iter().any(|of| row.entitles(&of.group) == Some(true))
                && self.rules.opening(&row.id).is_some()
        };
        let all = self.scene.reference.programmes.all().iter().filter(entitles);
        Ok(all.map(|row| (row.id.clone(), self.taken_over(&row.id))).collect())
    }

    fn since(&mut self, run: &Run) -> Result<Vec<ChangedBy>, Stop> {
        if let Some(known) = self.since.get(&run.id) {
            return Ok(known.clone());
        }
        let found = chain::since(self.r, self.scene, run)?;
        self.since.insert(run.id, found.clone());
        Ok(found)
    }

    fn decided(&mut self, run: &Run) -> Result<Vec<ChangedBy>, Stop> {
        let programme = run.programmes.concat();
        if let Some(known) = self.decided.get(&programme) {
            return Ok(known.clone());
        }
        let mut found = Changers::default();
        decisions::unpaid_under(self.r, self.scene, run, &mut found)?;
        let found = found.all();
        self.decided.insert(programme, found.clone());
        Ok(found)
    }
}
