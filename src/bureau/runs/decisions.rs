//! Decisions that a run's money rests on: rates, settings of the place, settings for runs. Each counts for a programme from its first day
//! on until a run that pays by it was frozen: from then on it is no change any more.

use std::collections::HashMap;

use super::books::run as get;
use super::changers::Changers;
use crate::bureau::gate::Action;
use crate::bureau::reference::Reference;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{
    Bearing, ChangePlace, PaidCell, PaysBy, Run, RunLine, RunRule, RunRuleSaid, RunStep,
};
use crate::domain::ledger::{Course, OwnRate, PlaceRule, ProposalState, RateProposal, SettingProposal};
use crate::domain::{Date, Month, RateProposalId, RunId, RunRuleId, SettingProposalId, StaffId};
use crate::store::Reading;

/// Which one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Rates(RateProposalId),
    Settings(SettingProposalId),
    Rule(RunRuleId),
}

/// A decision as far as one programme rests on it.
struct Decision {
    programme: String,
    what: What,
    /// The first month that rests on it.
    from: Month,
    /// Place in the journal of the approval; `None` where it was not kept.
    place: Option<u64>,
    /// When it was approved.
    on: Date,
    by: StaffId,
    agreed: StaffId,
    /// How it bears on runs that whoever proposed it has another part in.
    bearing: Bearing,
    /// Of rates: whom they pay, by group and grade.
    cells: Vec<(String, Option<u8>)>,
}

/// What lines pay under one programme, as far as decisions are told apart by it.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Cell<'l> {
    programme: &'l str,
    /// Empty where nothing is due for the run's month, which may be of any.
    group: &'l str,
    grade: Option<u8>,
}

/// What is paid, each with the last month for which it is.
struct Paid<'l>(HashMap<Cell<'l>, Month>);

impl<'l> Paid<'l> {
    fn of(lines: &'l [RunLine]) -> Self {
        let mut found: HashMap<Cell<'l>, Month> = HashMap::new();
        for line in lines {
            let Some(last) = line.parts.iter().map(|part| part.month).max() else { continue };
            let of = Cell { programme: &line.programme, group: &line.basis.group, grade: line.basis.grade };
            let month = found.entry(of).or_insert(last);
            *month = last.max(*month);
        }
        Self(found)
    }

    /// Everything of some programmes up to a month.
    fn all(programmes: &'l [String], month: Month) -> Self {
        let cell = |programme: &'l String| Cell { programme, group: "", grade: None };
        Self(programmes.iter().map(|programme| (cell(programme), month)).collect())
    }

    fn programmes(&self) -> Vec<&'l str> {
        let mut all: Vec<&str> = self.0.keys().map(|cell| cell.programme).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// What is paid of a programme for a month or a later one, of a group and grade where they are told.
    fn cells<'a>(
        &'a self,
        programme: &'a str,
        (group, grade): (Option<&'a str>, Option<u8>),
        from: Month,
    ) -> impl Iterator<Item = &'a Cell<'l>> {
        let named = self.0.iter().filter(move |(cell, last)| {
            cell.programme == programme
                && **last >= from
                && (cell.group.is_empty() || group.is_none_or(|group| group == cell.group))
                && (cell.grade.is_none() || grade.is_none_or(|grade| Some(grade) == cell.grade))
        });
        named.map(|(cell, _)| cell)
    }
}

/// The decisions that what is paid rests on.
fn rested_on(r: &impl Reading, scene: Scene<'_>, paid: &Paid<'_>) -> Result<Vec<Decision>, Stop> {
    let mut found = Vec::new();
    let programmes = paid.programmes();
    for proposal in r.scan::<RateProposal>(..)? {
        let RateProposal { id, rows, course } = proposal?;
        for programme in &programmes {
            let (from, cells) = by_rates(&rows, programme, paid);
            let decision = approved(&course, (programme, What::Rates(id)), from);
            found.extend(decision.map(|decision| Decision { cells, ..decision }));
        }
    }
    for proposal in r.scan::<SettingProposal>(..)? {
        let SettingProposal { id, rows, course } = proposal?;
        for programme in &programmes {
            let from = by_settings(scene.reference, &rows, programme, paid);
            found.extend(approved(&course, (programme, What::Settings(id)), from));
        }
    }
    let rules = super::rules::all(r)?;
    for rule in rules.iter().filter(|rule| rule.dropped.is_none()) {
        let Some((agreed, on)) = rule.approved else { continue };
        for programme in &programmes {
            if let Some(bearing) = bears(&rules, rule, (programme, scene.asking.moment.today)) {
                let programme = (*programme).to_owned();
                let (what, from) = (What::Rule(rule.id), first_month(rule, on));
                let place = rule.place;
                let cells = Vec::new();
                found.push(Decision {
                    programme,
                    what,
                    from,
                    place,
                    on,
                    by: rule.by,
                    agreed,
                    bearing,
                    cells,
                });
            }
        }
    }
    Ok(found)
}

/// The first month that is paid by some rates under a programme, and whom they pay.
fn by_rates(
    rows: &[OwnRate],
    programme: &str,
    paid: &Paid<'_>,
) -> (Option<Month>, Vec<(String, Option<u8>)>) {
    let (mut from, mut cells) = (None, Vec::new());
    for row in rows.iter().filter(|row| row.programme == programme) {
        let since = row.effective.month();
        for cell in paid.cells(programme, (row.group.as_deref(), row.grade), since) {
            from = Some(from.map_or(since, |earlier: Month| earlier.min(since)));
            cells.push((cell.group.to_owned(), cell.grade));
        }
    }
    cells.sort_unstable();
    cells.dedup();
    (from, cells)
}

/// The first month that is paid by some settings of the place under a programme.
fn by_settings(reference: &Reference, rows: &[PlaceRule], programme: &str, paid: &Paid<'_>) -> Option<Month> {
    let counts = |row: &&PlaceRule| {
        turns_on(reference, programme, row) && paid.cells(programme, (None, None), row.from).next().is_some()
    };
    rows.iter().filter(counts).map(|row| row.from).min()
}

/// What waits to be approved, and what runs rest on then.
#[derive(Clone, Copy)]
pub enum Pending<'a> {
    /// Rates of the bureau's own.
    Rates(&'a RateProposal),
    /// Settings of the place.
    Settings(&'a SettingProposal),
    /// A setting for runs.
    Rule(&'a RunRule),
}

impl Pending<'_> {
    /// Who proposed it.
    pub fn by(self) -> StaffId {
        match self {
            Self::Rates(proposal) => proposal.course.by,
            Self::Settings(proposal) => proposal.course.by,
            Self::Rule(rule) => rule.by,
        }
    }

    /// What lets somebody propose it.
    pub fn proposed_as(self) -> Action {
        match self {
            Self::Rates(_) | Self::Settings(_) => Action::ProposeRates,
            Self::Rule(_) => Action::PrepareRuns,
        }
    }

    /// How it bears on a run that whoever proposed it has another part in, once it is approved; `None` where the run does not rest on it.
    pub fn bears_on(self, r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<Option<Bearing>, Stop> {
        let paid = Paid::all(&run.programmes, run.month);
        let mut of = run.programmes.iter();
        let any = |any: bool| any.then_some(Bearing::Proposed);
        Ok(match self {
            Self::Rates(proposal) => any(of.any(|of| by_rates(&proposal.rows, of, &paid).0.is_some())),
            Self::Settings(proposal) => {
                any(of.any(|of| by_settings(scene.reference, &proposal.rows, of, &paid).is_some()))
            }
            Self::Rule(rule) => {
                let rules = super::rules::all(r)?;
                of.find_map(|of| bears(&rules, rule, (of, scene.asking.moment.today)))
            }
        })
    }
}

/// What was proposed together, if it was approved and somebody is paid by it.
fn approved(course: &Course, (programme, what): (&str, What), from: Option<Month>) -> Option<Decision> {
    let (agreed, on) = course.ended.filter(|_| course.state == ProposalState::Approved)?;
    let (programme, place, by) = (programme.to_owned(), course.place, course.by);
    let (bearing, cells) = (Bearing::Proposed, Vec::new());
    Some(Decision { programme, what, from: from?, place, on, by, agreed, bearing, cells })
}

/// Whether a programme turns on a setting of the place.
fn turns_on(reference: &Reference, programme: &str, row: &PlaceRule) -> bool {
    let all = |of: &Vec<String>| of.is_empty() || of.iter().any(|id| id == programme);
    reference.settings.get(row.key).is_none_or(|setting| all(&setting.programmes))
}

/// How a setting for runs bears on those of a programme; `None` while it does not. From which month on is counted says what is due; sums
/// of approval, needed budgets and times of no release say only who approves, and when. The end of a setting counts as that one does.
fn bears(all: &[RunRule], rule: &RunRule, (programme, today): (&str, Date)) -> Option<Bearing> {
    let said = |id| all.iter().find(|other| other.id == id).map(|ended| &ended.said);
    // What ends nothing that is known is no way around the question; an end is not ended itself.
    let Some(said) = rule.ends().map_or(Some(&rule.said), said) else {
        return Some(Bearing::Amount);
    };
    match said {
        RunRuleSaid::Opening { programme: of, .. } => (of == programme).then_some(Bearing::Proposed),
        RunRuleSaid::Tier { from, .. }
        | RunRuleSaid::Budgets { from, .. }
        | RunRuleSaid::Freeze { from, .. } => (*from <= today).then_some(Bearing::Rule),
        RunRuleSaid::End { .. } => Some(Bearing::Amount),
    }
}

/// The first month whose runs a setting is for.
fn first_month(rule: &RunRule, on: Date) -> Month {
    match &rule.said {
        RunRuleSaid::Tier { from, .. } | RunRuleSaid::Budgets { from, .. } => from.month().min(on.month()),
        RunRuleSaid::Opening { month, .. } => *month,
        RunRuleSaid::Freeze { .. } | RunRuleSaid::End { .. } => on.month(),
    }
}

/// Adds who made the decisions that the lines of a run rest on and no other run has paid by. A run that issues lines again pays as the
/// one they are from did.
pub fn unpaid(
    r: &impl Reading,
    scene: Scene<'_>,
    (run, lines): (&Run, &[RunLine]),
    found: &mut Changers,
) -> Result<(), Stop> {
    unpaid_of(r, scene, run, (&Paid::of(lines), found))
}

/// The same of whatever is paid under a programme up to this month.
pub fn unpaid_under(r: &impl Reading, scene: Scene<'_>, run: &Run, found: &mut Changers) -> Result<(), Stop> {
    let month = scene.asking.moment.today.month().max(run.month);
    unpaid_of(r, scene, run, (&Paid::all(&run.programmes, month), found))
}

fn unpaid_of(
    r: &impl Reading,
    scene: Scene<'_>,
    run: &Run,
    (paid, found): (&Paid<'_>, &mut Changers),
) -> Result<(), Stop> {
    let earlier = taken_from(r, run)?;
    let mut others = Vec::new();
    for other in r.scan::<Run>(..)? {
        let other = other?;
        if other.is_approved() && other.id != run.id && !earlier.contains(&other.id) {
            others.push(other);
        }
    }
    for decision in rested_on(r, scene, paid)? {
        let paid = |cell| others.iter().any(|other| pays_by(other, &decision, cell));
        let all = match decision.cells.as_slice() {
            [] => paid(None),
            cells => cells.iter().all(|cell| paid(Some(cell))),
        };
        if !all {
            add(found, &decision);
        }
    }
    Ok(())
}

/// Adds who made decisions behind a place in the journal that a run may rest on.
pub fn behind(
    r: &impl Reading,
    scene: Scene<'_>,
    (run, place): (&Run, u64),
    found: &mut Changers,
) -> Result<(), Stop> {
    let after = |decision: &&Decision| decision.place > Some(place);
    for decision in rested_on(r, scene, &Paid::all(&run.programmes, run.month))?.iter().filter(after) {
        add(found, decision);
    }
    Ok(())
}

fn add(found: &mut Changers, decision: &Decision) {
    let one = ChangePlace { place: decision.place.unwrap_or_default(), person: None };
    found.add((decision.by, decision.bearing), one);
    found.add((decision.agreed, Bearing::Agreed), one);
}

/// The runs whose failures a run issues again, and those before them.
fn taken_from(r: &impl Reading, run: &Run) -> Result<Vec<RunId>, Stop> {
    let mut found = Vec::new();
    let mut of = run.reissues;
    while let Some(id) = of.filter(|id| !found.contains(id)) {
        found.push(id);
        of = get(r, id)?.reissues;
    }
    Ok(found)
}

/// Whether a run that is fixed paid by a decision, and where a group and grade are named, paid those. Of one whose decisions were not kept:
/// whether it could have.
fn pays_by(run: &Run, decision: &Decision, cell: Option<&(String, Option<u8>)>) -> bool {
    let Some(all) = &run.pays_by else {
        let frozen = run.acts.iter().rev().find(|act| act.step == RunStep::Freeze && !act.void);
        let later = match (decision.place, run.frozen) {
            (Some(place), Some(frozen)) => frozen > place,
            _ => frozen.is_some_and(|act| act.on >= decision.on),
        };
        return run.programmes.contains(&decision.programme) && run.month >= decision.from && later;
    };
    all.iter().filter(|of| of.programme == decision.programme).any(|of| match decision.what {
        What::Rates(id) => of.rates.contains(&id) && cell.is_none_or(|cell| paid_cell(of, id, cell)),
        What::Settings(id) => of.settings.contains(&id),
        What::Rule(id) => of.rules.contains(&id),
    })
}

/// Whether a run paid somebody of a group and grade by rates. What it does not tell may be of any.
fn paid_cell(of: &PaysBy, rates: RateProposalId, (group, grade): &(String, Option<u8>)) -> bool {
    let same = |cell: &&PaidCell| {
        cell.group.is_empty() || group.is_empty() || (&cell.group, cell.grade) == (group, *grade)
    };
    let mut cells = of.cells.iter().filter(|cell| cell.rates == rates).peekable();
    cells.peek().is_none() || cells.any(|cell| same(&cell))
}

/// The decisions that the lines of a run rest on: they are kept with it once it is frozen.
pub fn kept(r: &impl Reading, scene: Scene<'_>, lines: &[RunLine]) -> Result<Vec<PaysBy>, Stop> {
    let mut all: Vec<PaysBy> = Vec::new();
    for decision in rested_on(r, scene, &Paid::of(lines))? {
        let at = all.iter().position(|of| of.programme == decision.programme).unwrap_or_else(|| {
            all.push(PaysBy { programme: decision.programme.clone(), ..PaysBy::default() });
            all.len() - 1
        });
        let Some(of) = all.get_mut(at) else { continue };
        match decision.what {
            What::Rates(id) => {
                of.rates.push(id);
                let cells = decision.cells.into_iter();
                of.cells.extend(cells.map(|(group, grade)| PaidCell { rates: id, group, grade }));
            }
            What::Settings(id) => of.settings.push(id),
            What::Rule(id) => of.rules.push(id),
        }
    }
    Ok(all)
}
