//! What is not any more as it was when a run was frozen. The run itself stays as it is; what has gone astray keeps it from being signed,
//! approved and sent.

use std::collections::{BTreeSet, HashMap};

use super::books::{Books, Records, Without, openings, run as get, with_rivals};
use super::due::Known;
use super::happened::looked_at;
use super::over::judge;
use super::owed::Asked;
use super::refused::{self, Refused};
use super::{changers, lines, rules};
use crate::bureau::answer::RunChange;
use crate::bureau::journal::person;
use crate::bureau::rates;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::Entitler;
use crate::domain::ledger::run::{Astray, Part, PayTo, Restated, Run, RunFault, RunLine, RunState};
use crate::domain::person::{Person, StandingFacts};
use crate::domain::{Date, Month, PersonId, RunId};
use crate::store::{Keys, Reading};

/// What a frozen line is compared with: read once for all of them.
struct Now {
    records: Records,
    known: Known,
    refused: Refused,
}

impl Now {
    /// For everybody.
    fn read(r: &impl Reading, scene: Scene<'_>) -> Result<Self, Stop> {
        let records = Records::read(r)?;
        let known = Known::read(r, &records, scene.asking.moment.today)?;
        let refused = refused::read(r, &records)?;
        Ok(Self { records, known, refused })
    }

    /// What changed of some lines of a run, in their order.
    fn changes(
        &self,
        r: &impl Reading,
        scene: Scene<'_>,
        (anew, lines): (&Anew<'_>, &[RunLine]),
    ) -> Result<Vec<RunChange>, Stop> {
        let mut found = Vec::new();
        for line in lines.iter().filter(|line| anew.looks_at(line)) {
            found.extend(self.change(r, scene, (anew, line))?);
        }
        Ok(found)
    }

    /// What changed of a line: the facts that money depends on, the account, the record; that the bank refused its account since; or that
    /// it comes out otherwise by what was decided since.
    fn change(
        &self,
        r: &impl Reading,
        scene: Scene<'_>,
        (anew, line): (&Anew<'_>, &RunLine),
    ) -> Result<Option<RunChange>, Stop> {
        let today = scene.asking.moment.today;
        let stands = self.records.of(line.person);
        let now = person(r, stands)?;
        let to = lines::pay_to(&now, today).ok();
        let held = StandingFacts::of(&now);
        let digest = lines::digest(&self.known.facts(stands, &held), to.as_ref());
        let halves = |d: &[u8; 32]| (d.first_chunk::<16>().copied(), d.last_chunk::<16>().copied());
        let (was, is) = (halves(&line.digest), halves(&digest));
        let merged = (stands != line.person).then_some(stands);
        let (facts, account) = (was.0 != is.0, was.1 != is.1);
        let refused = refused::keeps(&self.refused, &self.records, line);
        let next = next_account(anew.run, line, (&now, to.as_ref()), today);
        let (account, led_away) = (account || next.is_some(), account && next.is_none());
        let as_it_was = !facts && !account && merged.is_none() && !refused;
        if as_it_was && !anew.everybody() {
            return Ok(None);
        }
        let died = now.facts.died.filter(|day| facts && *day <= today);
        let astray = match () {
            () if died.is_some() => Some(Astray::Died),
            () if merged.is_some() => Some(Astray::Merged),
            () if led_away => Some(Astray::Account),
            () if refused => Some(Astray::Refused),
            () if anew.comes_out_otherwise(r, scene, (line, &now))? => Some(Astray::Due),
            () => None,
        };
        if as_it_was && astray.is_none() {
            return Ok(None);
        }
        let (seq, name, person) = (line.seq, line.name.clone(), line.person);
        let account_from = next.filter(|_| astray.is_none());
        let refused_before = line.pay_to.as_ref().filter(|_| account_from.is_some()).and_then(lines::account);
        let refused_before = refused_before.and_then(|of| self.refused.get(&(stands, of))).map(|row| row.on);
        Ok(Some(RunChange {
            seq,
            person,
            name,
            facts,
            account,
            account_from,
            refused_before,
            died,
            merged,
            astray,
        }))
    }
}

/// The first day on which a run may be drafted with another account of whoever a fixed line pays, where two people agreed to it since
/// and the line goes by the account of its draft all the same. `None` where there is none, or where the money would go to somebody who
/// may not receive it any more: the person in the place of a payee, or the other way round.
fn next_account(
    run: &Run,
    line: &RunLine,
    (now, to): (&Person, Option<&PayTo>),
    today: Date,
) -> Option<Date> {
    let paid = line.pay_to.as_ref().filter(|_| run.is_fixed() && line.pays())?;
    let then = lines::pay_to(now, run.known).ok();
    let same_hands = to.is_none_or(|to| to.payee == paid.payee);
    let from = refused::coming(&now.facts).filter(|from| *from > run.known)?;
    (then.as_ref() == Some(paid) && same_hands && (to.is_some() || from > today)).then_some(from)
}

/// What the lines of a run are worked out again by.
struct Anew<'n> {
    run: &'n Run,
    known: &'n Known,
    entitler: Entitler<'n>,
    /// The programmes of the run, then their rivals.
    named: Vec<String>,
    /// From which month on each of the run's is counted.
    from: Vec<Month>,
    /// What stands of everybody, where something was decided since that every line may turn on; else it is read of whoever is asked about.
    books: Option<Books>,
}

impl<'n> Anew<'n> {
    fn read(r: &impl Reading, scene: Scene<'n>, (now, run): (&'n Now, &'n Run)) -> Result<Self, Stop> {
        let from = openings(r, scene, &run.programmes)?;
        let from: Vec<Month> = from.into_iter().map(|opening| opening.unwrap_or(run.month)).collect();
        let named = with_rivals(scene, &run.programmes);
        let books = if decided_since(r, run, &named)? {
            let earliest = from.iter().min().map_or(run.month, |from| run.month.min(*from));
            Some(Books::read(r, &named, earliest, Without::of(run), &now.records)?)
        } else {
            None
        };
        let entitler = now.known.entitler(scene.reference);
        Ok(Self { run, known: &now.known, entitler, named, from, books })
    }

    /// Whether every line is worked out again, whatever happened to the person.
    fn everybody(&self) -> bool {
        self.books.is_some()
    }

    /// Whether something of a line still is to happen that can have changed.
    fn looks_at(&self, line: &RunLine) -> bool {
        line.pays() || self.everybody() && !line.restated.is_empty()
    }

    /// Whether what a line pays comes out otherwise now, or what its approval is to book.
    fn comes_out_otherwise(
        &self,
        r: &impl Reading,
        scene: Scene<'_>,
        (line, now): (&RunLine, &Person),
    ) -> Result<bool, Stop> {
        let of_person;
        let books = if let Some(books) = &self.books {
            books
        } else {
            of_person = Books::of_person_but(r, &self.named, now.id, self.run.id)?;
            &of_person
        };
        let asked = Asked {
            programmes: &self.named,
            openings: &self.from,
            month: self.run.month,
            reference: scene.reference,
        };
        let owed = judge(r, scene, (now, self.known), asked, (&self.entitler, books))?;
        let of_line = || owed.iter().filter(|one| self.named.get(one.programme) == Some(&line.programme));
        let parts: Vec<&Part> = of_line().flat_map(|one| one.parts.iter().chain(&one.over)).collect();
        let paid = |of: &Part| parts.iter().any(|p| p.month == of.month && p.entitled == of.entitled);
        let right = |of: &Restated| {
            let mut now = of_line().flat_map(|one| &one.restated);
            now.any(|one| one.month == of.month && one.entitled == of.entitled)
        };
        // Once it is approved, what is due is booked.
        let to_book = self.run.booked_upto.is_none();
        Ok(!line.parts.iter().all(paid) || to_book && !line.restated.iter().all(right))
    }
}

/// Whether something was decided since a run was worked out, or frozen, that its amounts turn on: a rate, a setting, a first month.
fn decided_since(r: &impl Reading, run: &Run, named: &[String]) -> Result<bool, Stop> {
    let place = if run.state == RunState::Draft { looked_at(r, run)? } else { run.frozen };
    // Of a run that was frozen before its place was kept everything counts.
    let place = place.unwrap_or_default();
    Ok(rules::in_force(r)?.opened_since(&run.programmes, place) || rates::decided_behind(r, place, named)?)
}

/// Whose facts or account are not any more what they were when the run was frozen, and who is due something else by what was decided since:
/// everybody in it is looked at.
pub fn changed_since(r: &impl Reading, scene: Scene<'_>, id: RunId) -> Result<Vec<RunChange>, Stop> {
    let run = get(r, id)?;
    if !run.is_fixed() {
        return Ok(Vec::new());
    }
    let now = Now::read(r, scene)?;
    let anew = Anew::read(r, scene, (&now, &run))?;
    now.changes(r, scene, (&anew, &lines::of(r, id)?))
}

/// Refuses where somebody died, was merged, has another account or is due something else since the run was frozen: the line is named, and
/// the run goes back and is worked out anew. Everybody in it is looked at, whatever the journal says.
pub fn none_astray(r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<(), Stop> {
    let now = Now::read(r, scene)?;
    let anew = Anew::read(r, scene, (&now, run))?;
    for line in lines::of(r, run.id)?.iter().filter(|line| anew.looks_at(line)) {
        if let Some(change) = now.change(r, scene, (&anew, line))? {
            kept_by(&[change])?;
        }
    }
    Ok(())
}

/// Refuses what does not go on as it was frozen: the first line is named.
pub fn kept_by(changes: &[RunChange]) -> Result<(), Refusal> {
    let first = changes.iter().find_map(|change| Some((change.seq, change.astray?)));
    first.map_or(Ok(()), |(seq, what)| Err(Refusal::Run(RunFault::ChangedSince { seq, what })))
}

/// Whom the journal names since runs were drafted, each with the last day: of whom what was frozen may not hold any more. It is read back
/// to the day of the draft, since an account that was agreed to on that day counts from the next. What begins or ends by the calendar alone,
/// as a payee's authority does, is named by nobody; so this is for what is shown, and [`none_astray`] looks at everybody.
pub struct Touched {
    now: Now,
    last: HashMap<PersonId, Date>,
}

impl Touched {
    /// For some runs; `None` where each of them is with the bank, or abandoned.
    pub fn since<'r>(
        r: &impl Reading,
        scene: Scene<'_>,
        runs: impl Iterator<Item = &'r Run>,
    ) -> Result<Option<Self>, Stop> {
        let Some(from) = runs.filter(|run| held_back(run)).map(|run| run.known).min() else {
            return Ok(None);
        };
        let records = Records::read(r)?;
        let refused = refused::read(r, &records)?;
        let mut last: HashMap<PersonId, Date> = HashMap::new();
        let mut touch = |record, on: Date| {
            let known = last.entry(records.of(record)).or_insert(on);
            *known = on.max(*known);
        };
        for entry in r.journal(..)?.rev() {
            let entry = entry?;
            if entry.today < from {
                break;
            }
            // What the ledger does touches no record.
            if !entry.command.starts_with("ledger.") {
                entry.people().for_each(|record| touch(record, entry.today));
            }
        }
        for ((record, _), row) in refused.iter().filter(|(_, row)| row.on >= from) {
            touch(*record, row.on);
        }
        let known = Known::of(r, last.keys().copied(), scene.asking.moment.today)?;
        Ok(Some(Self { now: Now { records, known, refused }, last }))
    }

    /// The lines of a run that do not hold any more as they were worked out.
    pub fn astray(&self, r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<Vec<RunChange>, Stop> {
        if !held_back(run) {
            return Ok(Vec::new());
        }
        let anew = Anew::read(r, scene, (&self.now, run))?;
        let touched = if anew.everybody() { lines::of(r, run.id)? } else { self.lines(r, run)? };
        let mut found = self.now.changes(r, scene, (&anew, &touched))?;
        found.retain(|change| change.astray.is_some());
        Ok(found)
    }

    /// The lines of whom the journal names.
    fn lines(&self, r: &impl Reading, run: &Run) -> Result<Vec<RunLine>, Stop> {
        let mut seqs = BTreeSet::new();
        for (person, _) in self.last.iter().filter(|(_, on)| **on >= run.known) {
            seqs.extend(changers::lines_of(r, run.id, *person)?);
        }
        let mut found = Vec::new();
        for seq in seqs {
            found.extend(r.get::<RunLine>(&Keys::run_line(run.id, seq))?);
        }
        Ok(found)
    }
}

/// The lines of one run that do not hold any more as they were worked out.
pub fn astray(r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<Vec<RunChange>, Stop> {
    match Touched::since(r, scene, std::iter::once(run))? {
        Some(touched) => touched.astray(r, scene, run),
        None => Ok(Vec::new()),
    }
}

/// Whether a run is a draft that is worked out anew before it goes on, as far as is known without doing it.
pub fn anew(run: &Run, astray: &[RunChange]) -> bool {
    run.state == RunState::Draft && (!astray.is_empty() || run.sent_back().is_some())
}

/// Whether a run is worked out and not with the bank: as long, what changes has it worked out anew, and what is frozen goes back for that.
fn held_back(run: &Run) -> bool {
    use RunState::{Approved, Draft, Frozen, Reviewed};
    matches!(run.state, Draft | Frozen | Reviewed | Approved)
}

/// Whether rates or settings were approved since a run was frozen.
pub fn rates_changed(r: &impl Reading, run: &Run) -> Result<bool, Stop> {
    let now = lines::sha(&(rates::own_rates(r)?, rates::place_rules(r)?.all()));
    Ok(run.rates.is_some_and(|then| *then != now))
}
