//! What stands in the ledger and what is under way, read in one pass for everybody: the sums that differences are drawn from.

mod one;
use std::collections::{BTreeSet, HashMap, HashSet};

use super::carried::Done;
use crate::bureau::ledger::each_year;
use crate::bureau::people::stands_for;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Recovery, RecoveryWay, Run, RunFault, RunLine, RunState};
use crate::domain::ledger::{MonthSums, MonthTotal, PackedMonths, YearSums};
use crate::domain::{Fen, Month, PersonId, RunId};
use crate::store::{IndexTable, Keys, Reading};

/// What stands of one obligation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stands {
    /// Booked as due by right, reversals counted.
    pub due: i64,
    /// Booked as waived: not due, and left to the person.
    pub waived: i64,
    /// Settled: paid and set off, less what was paid back, reversals counted.
    pub settled: i64,
    /// A line of a run is under way for it.
    pub under_way: bool,
    /// A run that is not approved yet puts right what is booked as due.
    pub righted: bool,
}

/// A span of months, each with its place.
#[derive(Debug, Clone, Copy)]
pub struct Months {
    first: i32,
    len: usize,
}

impl Months {
    /// From one month to another.
    pub fn new(first: Month, last: Month) -> Self {
        let (first, last) = (number(first), number(last));
        Self { first, len: usize::try_from(last - first + 1).unwrap_or_default() }
    }

    /// How many.
    pub fn len(self) -> usize {
        self.len
    }

    /// The place of a month, from 0; `None` of one that is not in the span.
    pub fn place(self, month: Month) -> Option<usize> {
        self.at(self.offset(month))
    }

    /// How many months behind the first one a month is, negative before it.
    fn offset(self, month: Month) -> i32 {
        number(month) - self.first
    }

    /// The place so many months behind the first one, if it is in the span.
    fn at(self, offset: i32) -> Option<usize> {
        usize::try_from(offset).ok().filter(|at| *at < self.len)
    }
}

/// Months counted through.
fn number(month: Month) -> i32 {
    month.year() * 12 + month.of_year().cast_signed()
}

/// What stands for one person, month by month.
pub struct PersonStands {
    months: Months,
    /// By programme; empty where nothing stands.
    stands: Vec<Vec<Stands>>,
}

impl PersonStands {
    /// What stands of a month under a programme.
    pub fn of(&self, at: usize, month: Month) -> Stands {
        let of_month = |all: &Vec<Stands>| all.get(self.months.place(month)?).copied();
        self.stands.get(at).and_then(of_month).unwrap_or_default()
    }

    /// Whether anything stands under a programme.
    pub fn any(&self, at: usize) -> bool {
        self.stands.get(at).is_some_and(|all| !all.is_empty())
    }

    /// Whether anything stands under another programme.
    pub fn any_but(&self, at: usize) -> bool {
        self.stands.iter().enumerate().any(|(n, all)| n != at && !all.is_empty())
    }
}

impl Stands {
    /// Whether nothing was settled of it and nothing is under way.
    pub fn is_untouched(self) -> bool {
        self.settled == 0 && !self.under_way
    }

    /// The sums of one record more.
    pub fn join(&mut self, sums: MonthSums) {
        self.due = self.due.saturating_add(sums.due);
        self.waived = self.waived.saturating_add(sums.waived);
        self.settled = self.settled.saturating_add(sums.settled);
    }

    /// What was paid too much when so much is due.
    pub fn over(&self, entitled: i64) -> i64 {
        self.settled.saturating_sub(entitled).saturating_sub(self.waived).max(0)
    }
}

/// Person (the record that stands for them), programme by its place among those asked for, month.
pub type Obligation = (PersonId, usize, Month);

/// Which record stands for each that was merged into another; every other stands for itself.
#[derive(Debug, Default)]
pub struct Records(HashMap<PersonId, PersonId>);

impl Records {
    /// Reads them.
    pub fn read(r: &impl Reading) -> Result<Self, Stop> {
        let mut merged = HashMap::new();
        for key in r.owners(IndexTable::PersonMerged, &[])? {
            if let Ok(id) = <[u8; 4]>::try_from(key?.as_slice()).map(u32::from_be_bytes).map(PersonId) {
                merged.insert(id, stands_for(r, id)?);
            }
        }
        Ok(Self(merged))
    }

    /// The record that stands for one.
    pub fn of(&self, record: PersonId) -> PersonId {
        self.0.get(&record).copied().unwrap_or(record)
    }
}

/// What stands of every obligation of some programmes. Everything that was paid, set off, waived or paid back is an entry: there is no
/// other source.
#[derive(Default)]
pub struct Books {
    /// By person and programme: the sums of each year, of two records of one person one behind the other.
    years: HashMap<(PersonId, usize), Vec<(u16, PackedMonths)>>,
    under_way: HashMap<PersonId, BTreeSet<(usize, Month)>>,
    righted: HashMap<PersonId, BTreeSet<(usize, Month)>>,
    /// The decisions that a run may act on, each with how far it is carried out.
    pub recoveries: Vec<(Recovery, Done)>,
    /// Sums that had to be added up anew, since they are not kept yet.
    pub unkept: Vec<YearSums>,
}

impl Books {
    /// Reads them for some programmes from a month on, and years before it that are not even. What `but` leaves out is not under way.
    pub fn read(
        r: &impl Reading,
        programmes: &[String],
        from: Month,
        but: Without,
        records: &Records,
    ) -> Result<Self, Stop> {
        let mut books = Self::default();
        let first = YearSums::year_of(from);
        let unkept = each_year(r, programmes, |at, sums| {
            if sums.year >= first || !sums.months.is_even() {
                books.add(records.of(sums.person), at, sums);
            }
        })?;
        books.unkept = unkept;
        for recovery in r.scan::<Recovery>(..)? {
            let recovery = recovery?;
            let acts = recovery.way == RecoveryWay::SetOff && recovery.holds();
            if acts && programmes.contains(&recovery.programme) {
                let done = Done::by(r, &recovery)?;
                // By the record that stands for them now.
                books.recoveries.push((Recovery { person: records.of(recovery.person), ..recovery }, done));
            }
        }
        for line in under_way(r, but)? {
            let Some(at) = programmes.iter().position(|p| *p == line.programme) else { continue };
            let months = books.under_way.entry(records.of(line.person)).or_default();
            months.extend(line.parts.iter().map(|part| (at, part.month)));
            let righted = line.restated.iter().map(|one| (at, one.month));
            books.righted.entry(records.of(line.person)).or_default().extend(righted);
        }
        Ok(books)
    }

    fn add(&mut self, person: PersonId, at: usize, sums: YearSums) {
        self.years.entry((person, at)).or_default().push((sums.year, sums.months));
    }

    /// What stands of an obligation.
    pub fn of(&self, (person, at, month): &Obligation) -> Stands {
        let year = YearSums::year_of(*month);
        let under_way = self.is_under_way(*person, *at, *month);
        let mut stands = Stands { under_way, ..Stands::default() };
        for (_, months) in self.years_of(*person, *at).iter().filter(|(of, _)| *of == year) {
            stands.join(months.of(*month));
        }
        stands
    }

    /// Whether anything of a month is under way.
    pub fn is_under_way(&self, person: PersonId, at: usize, month: Month) -> bool {
        self.under_way.get(&person).is_some_and(|months| months.contains(&(at, month)))
    }

    /// What stands for one person under the first so many programmes, month by month of a span.
    pub fn of_months(
        &self,
        person: PersonId,
        programmes: usize,
        (first, last): (Month, Month),
    ) -> PersonStands {
        let months = Months::new(first, last);
        let mut stands = vec![Vec::new(); programmes];
        let mut add = |at: usize, place: Option<usize>, of: &dyn Fn(&mut Stands)| {
            let Some((all, at)) = stands.get_mut(at).zip(place) else { return };
            if all.is_empty() {
                all.resize(months.len(), Stands::default());
            }
            all.get_mut(at).into_iter().for_each(of);
        };
        for at in 0..programmes {
            for (year, packed) in self.years_of(person, at) {
                let Some(january) = Month::new((*year).into(), 1) else { continue };
                for (place, sums) in (months.offset(january)..).zip(packed.all()) {
                    add(at, months.at(place), &|stands| stands.join(sums));
                }
            }
        }
        for (at, month) in self.under_way.get(&person).into_iter().flatten() {
            add(*at, months.place(*month), &|stands| stands.under_way = true);
        }
        for (at, month) in self.righted.get(&person).into_iter().flatten() {
            add(*at, months.place(*month), &|stands| stands.righted = true);
        }
        PersonStands { months, stands }
    }

    /// The sums of the years read for one person under a programme.
    pub fn years_of(&self, person: PersonId, at: usize) -> &[(u16, PackedMonths)] {
        self.years.get(&(person, at)).map_or(&[], Vec::as_slice)
    }

    /// Everybody of whom anything stands under one of the first so many programmes.
    pub fn people(&self, programmes: usize) -> HashSet<PersonId> {
        let booked = self.years.keys().filter(|(_, at)| *at < programmes).map(|(person, _)| *person);
        let under_way = self.under_way.iter().filter(|(_, of)| of.iter().any(|(at, _)| *at < programmes));
        booked.chain(under_way.map(|(person, _)| *person)).collect()
    }
}

/// Some programmes, then those that exclude one of them or that one of them excludes.
pub fn with_rivals(scene: Scene<'_>, programmes: &[String]) -> Vec<String> {
    let mut named = programmes.to_vec();
    let table = &scene.reference.programmes;
    for programme in programmes.iter().filter_map(|id| table.get(id)) {
        for (rival, _) in scene.reference.entitle.rivals(programme, table) {
            if !named.iter().any(|id| id == rival) {
                named.push(rival.to_owned());
            }
        }
    }
    named
}

/// What does not count as under way.
#[derive(Debug, Clone, Copy, Default)]
pub struct Without {
    /// The lines of a run.
    run: Option<RunId>,
    /// The failures of another one, whose place they take.
    again: Option<RunId>,
}

impl Without {
    /// What a run itself has under way, and the failures that it issues again.
    pub fn of(run: &Run) -> Self {
        Self { run: Some(run.id), again: run.reissues }
    }
}

/// The lines under way of all runs. So are failures until somebody decided what becomes of them, since the bank may still say that it
/// paid: they are issued again or left, by other people than those who draft.
fn under_way(r: &impl Reading, but: Without) -> Result<Vec<RunLine>, Stop> {
    let mut found = Vec::new();
    for run in r.scan::<Run>(..)? {
        let run = run?;
        let done = matches!(run.state, RunState::Reconciled | RunState::Closed) && run.is_settled();
        let again = Some(run.id) == but.again;
        if done && !again || run.state == RunState::Abandoned || Some(run.id) == but.run {
            continue;
        }
        let waits = |line: &RunLine| line.is_contradicted() || !again && line.is_undecided();
        let unsettled = |line: &RunLine| line.is_under_way() || line.pays() && waits(line);
        // What another run is about to put right, it puts right; once it is approved, that is done.
        let before = matches!(run.state, RunState::Draft | RunState::Frozen | RunState::Reviewed);
        for line in super::lines::of(r, run.id)? {
            let (waits, puts_right) = (unsettled(&line), before && !line.restated.is_empty());
            if waits || puts_right {
                let parts = if waits { line.parts } else { Vec::new() };
                let restated = if puts_right { line.restated } else { Vec::new() };
                found.push(RunLine { parts, restated, ..line });
            }
        }
    }
    Ok(found)
}

/// The month from which on obligations of each programme are counted, as it was decided; without a decision nobody knows it. Of what is
/// not worked out but booked, request by request, it is the first month for which anything was booked.
pub fn openings(
    r: &impl Reading,
    scene: Scene<'_>,
    programmes: &[String],
) -> Result<Vec<Option<Month>>, Stop> {
    let rules = super::rules::in_force(r)?;
    let mut first: HashMap<String, Month> = HashMap::new();
    for total in r.scan::<MonthTotal>(..)? {
        let total = total?;
        if !scene.reference.works_out(&total.programme) {
            let month = first.entry(total.programme).or_insert(total.month);
            *month = (*month).min(total.month);
        }
    }
    let earliest = scene.asking.moment.today.month().plus(-12 * MOST_YEARS);
    let opening = |p: &String| rules.opening(p).or_else(|| first.get(p).copied()).map(|m| m.max(earliest));
    Ok(programmes.iter().map(opening).collect())
}

/// The month from which on obligations of one programme are counted.
pub fn opening(r: &impl Reading, scene: Scene<'_>, programme: &str) -> Result<Month, Stop> {
    let of_it = openings(r, scene, &[programme.to_owned()])?;
    let none = || Refusal::Run(RunFault::NoOpening { programme: programme.to_owned() });
    Ok(of_it.first().copied().flatten().ok_or_else(none)?)
}

/// How many years back obligations are counted at most.
pub const MOST_YEARS: i32 = 50;

/// An amount of money of an `i128`, at the end of the range where it is beyond.
pub fn fen(n: i128) -> Fen {
    crate::bureau::ledger::clamp(n)
}

/// The row of a run.
pub fn run(r: &impl Reading, id: RunId) -> Result<Run, Stop> {
    let found: Option<Run> = r.get(&Keys::run(id))?;
    super::lines::counted(r, found.ok_or(Refusal::NotFound(What::Run))?)
}
