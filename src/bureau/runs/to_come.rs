//! Looks ahead where somebody can still choose: for a run that is drafted, and for what somebody is to be paid by a run that is not drafted
//! yet, which of the duties to come nobody on the staff could do.

use std::collections::{BTreeMap, BTreeSet};

use super::books::{Records, run as get};
use super::chain::{self, Duties};
use super::changers::{Changers, changers, of_person};
use super::draft::blank;
use super::happened::{Happened, looked_at, paid_by};
use super::{decisions, lines, reissue};
use crate::bureau::answer::{KeptFrom, NobodyAhead};
use crate::bureau::gate::{Action, allows};
use crate::bureau::journal::person as read;
use crate::bureau::people::stands_for;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::Programme;
use crate::domain::ledger::run::{Bearing, ChangedBy, Run, RunFault, RunLine, RunRules, RunState, RunStep};
use crate::domain::staff::Staff;
use crate::domain::{Fen, PersonId, RunId, StaffId};
use crate::store::Reading;

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
    let Some(step) = duties.nobody_left(None, None) else { return Ok(None) };
    let mut kept = Vec::new();
    for (staff, did) in duties.kept(step) {
        let (made, more) = duties.made(r, staff.id, (step, did))?;
        kept.push(KeptFrom { name: staff.name.clone(), did, made, more });
    }
    let needed = duties.may(step).into_iter().map(|staff| staff.name.clone()).collect();
    let mut defer = defer(r, scene, (run, lines), (duties, step))?;
    // What is with the bank is not worked out anew.
    if matches!(run.state, RunState::Exported | RunState::Returned | RunState::Reconciled) {
        defer.clear();
    }
    Ok(Some(NobodyAhead { step, kept, needed, defer, back: run.state.leads_back() }))
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
        if duties.other(staff.id, step).is_some()
            || duties.nobody_left(Some((staff.id, step)), None).is_some()
        {
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
    /// Who made the decisions that nothing was paid by yet, by programme.
    decided: BTreeMap<String, Vec<ChangedBy>>,
}

/// Runs that pay somebody next, as they come out now: drafted already, to be issued again, or not there yet.
pub struct Next<'o> {
    runs: Vec<(Run, Vec<ChangedBy>)>,
    staff: &'o [Staff],
    head: bool,
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
        Ok(Self { r, scene, staff, records, failures, rules, ran, decided: BTreeMap::new() })
    }

    /// Lines that failed and of which nobody said yet what becomes of them.
    pub fn failures(&self) -> impl Iterator<Item = &RunLine> {
        self.failures.values().flatten()
    }

    /// What somebody is to be paid next. `first` is who asked for what is decided now: it counts once somebody agrees. What of the failures is
    /// `left` comes with the next month.
    pub fn next(
        &mut self,
        (person, first): (PersonId, Option<StaffId>),
        left: Option<&RunLine>,
    ) -> Result<Next<'_>, Stop> {
        let r = self.r;
        let person = stands_for(r, person)?;
        let mut runs = Vec::new();
        let mut programmes: BTreeMap<String, u64> = BTreeMap::new();
        for (id, programme) in paid_by(r, person)? {
            let run = get(r, id)?;
            let since = programmes.entry(programme).or_default();
            if run.is_approved() {
                *since = run.frozen.unwrap_or_default().max(*since);
            } else if matches!(run.state, RunState::Draft | RunState::Frozen) {
                let since = chain::since(r, self.scene, &run)?;
                runs.push((run, since));
            }
        }
        if programmes.is_empty() {
            programmes = self.entitled(person)?;
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
            runs.push((run, Vec::new()));
        }
        for (programme, since) in programmes {
            let today = self.scene.asking.moment.today;
            let mut run = blank(RunId(u32::MAX), vec![programme.clone()], today.month(), today);
            run.changed = of_person(r, person, (&programme, since), &self.records)?.all();
            run.changed.extend(self.decided(&run)?);
            run.total = Fen(1);
            runs.push((run, Vec::new()));
        }
        for (run, _) in &mut runs {
            run.changed.extend(first.map(|first| ChangedBy::new(first, Bearing::Amount)));
        }
        // Nothing is set: only the head may approve what is paid next, whatever it comes to.
        let head = self.rules.tier(self.scene.asking.moment.today).is_none();
        Ok(Next { runs, staff: &self.staff, head })
    }

    /// The programmes whose runs somebody comes into who was never paid by one, with the place behind which changes of them count.
    fn entitled(&self, person: PersonId) -> Result<BTreeMap<String, u64>, Stop> {
        let facts = read(self.r, person)?.facts;
        let entitles = |row: &&Programme| {
            facts.recognitions.iter().any(|of| row.entitles(&of.group) == Some(true))
                && self.rules.opening(&row.id).is_some()
        };
        let since = |row: &Programme| {
            let ran = self.ran.contains(&row.id);
            self.rules.opened_at(&row.id).filter(|_| !ran).unwrap_or_default()
        };
        let all = self.scene.reference.programmes.all().iter().filter(entitles);
        Ok(all.map(|row| (row.id.clone(), since(row))).collect())
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

impl Next<'_> {
    /// The duty that nobody would be left for once one of the staff said something about the person that another has to look at; `None`
    /// where somebody is, or where nobody is anyhow.
    pub fn spoiled_by(&self, r: &impl Reading, who: StaffId) -> Result<Option<RunStep>, Stop> {
        for (run, since) in &self.runs {
            let duties = Duties::with(r, (run, self.staff), since.clone(), self.head)?;
            let spoiled = duties.nobody_left(None, Some(who));
            if spoiled.is_some() && duties.nobody_left(None, None).is_none() {
                return Ok(spoiled);
            }
        }
        Ok(None)
    }

    /// Refuses a word about them after which nobody is left for a duty of what pays them next, where one of those who `may` say it too leaves
    /// somebody. Where nobody does it is said all the same, and told with the run that comes.
    pub fn somebody_left(
        &self,
        r: &impl Reading,
        who: StaffId,
        may: impl Fn(&Staff) -> bool,
    ) -> Result<(), Stop> {
        let Some(step) = self.spoiled_by(r, who)? else { return Ok(()) };
        let mut names = Vec::new();
        for other in self.staff.iter().filter(|other| other.id != who && may(other)) {
            if self.spoiled_by(r, other.id)?.is_none() {
                names.push(other.name.clone());
            }
        }
        if names.is_empty() {
            return Ok(());
        }
        Err(Refusal::Run(RunFault::WordLeavesNobody { step, may: names }).into())
    }
}

/// Refuses to agree to what another asked for about somebody, where that leaves nobody for what pays them next.
pub fn agreed_leaves(
    r: &impl Reading,
    scene: Scene<'_>,
    (person, first): (PersonId, StaffId),
    action: Action,
) -> Result<(), Stop> {
    all_agreed_leave(r, scene, std::iter::once((person, first)), action)
}

/// The same for many at once.
pub fn all_agreed_leave(
    r: &impl Reading,
    scene: Scene<'_>,
    asked: impl Iterator<Item = (PersonId, StaffId)>,
    action: Action,
) -> Result<(), Stop> {
    let mut outlook = Outlook::read(r, scene)?;
    for (person, first) in asked {
        let may = |staff: &Staff| staff.id != first && allows(&staff.roles, action).is_ok();
        outlook.next((person, Some(first)), None)?.somebody_left(r, scene.staff.id, may)?;
    }
    Ok(())
}
