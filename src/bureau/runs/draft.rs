//! Drafting: everybody who is owed something becomes a line, with the reason why.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::books::{Books, Records, fen, openings, with_rivals};
use super::due::Known;
use super::last::{Before, Last, last};
use super::owed::{Asked, Owed, owed};
use super::set_off::set_off;
use super::{chain, lines};
use crate::bureau::change::Change;
use crate::bureau::door::Scene;
use crate::bureau::faults::Faults;
use crate::bureau::gate::Action;
use crate::bureau::ledger::keep_sums;
use crate::bureau::people::division;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{
    Compared, Duty, LineChange, LineState, Reason, Run, RunFault, RunLine, RunState, RunStep, Window, next,
    reasons,
};
use crate::domain::ledger::{MoneyFacts, YearSums};
use crate::domain::person::{Person, StandingFacts};
use crate::domain::{Fen, Month, PersonId, RunId};
use crate::store::{Counter, Keys, Reading, Writer};

/// How many months ahead of this one a run may be for.
const AHEAD: i32 = 1;

/// Lines that failed and are issued again: by person and programme, the line whose place is taken and the months it held.
pub type Again = HashMap<(PersonId, String), (RunId, u32, BTreeSet<Month>)>;

/// What a draft comes to.
pub struct Built {
    /// In order; those that pay first.
    pub lines: Vec<RunLine>,
    /// People and programmes with months paid too much.
    pub overpaid: u32,
    /// What that comes to.
    pub overpaid_sum: Fen,
    /// What it was compared with.
    pub last: Last,
    /// Which record stands for which.
    pub records: Records,
    /// Sums of the ledger that had to be added up anew: they are kept with the run.
    pub unkept: Vec<YearSums>,
}

/// A new run of some programmes for a month and all months before.
pub fn draft(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    programmes: &[String],
    month: Month,
) -> Result<Change, Stop> {
    let programmes = admit(scene, programmes, month)?;
    let id = RunId(w.next_number(Counter::Run)? as u32);
    let built = build(w, scene, id, (&programmes, month), None)?;
    let run = new_run(scene, id, programmes, month);
    put(w, scene, run, built)
}

/// A run of which nothing is known yet.
pub fn new_run(scene: Scene<'_>, id: RunId, programmes: Vec<String>, month: Month) -> Run {
    Run {
        id,
        version: 0,
        programmes,
        month,
        state: RunState::Draft,
        acts: Vec::new(),
        previous: None,
        reissues: None,
        minute: String::new(),
        digest: None,
        lines: 0,
        total: Fen::ZERO,
        stopped: 0,
        unexplained: 0,
        overpaid: 0,
        overpaid_sum: Fen::ZERO,
        known: scene.asking.moment.today,
        since: 0,
        frozen: None,
        editors: Vec::new(),
        file: None,
        paid: 0,
        paid_sum: Fen::ZERO,
        failed: 0,
        booked_upto: None,
    }
}

/// Works a draft out anew. Reasons in somebody's words stay with lines that come out the same.
pub fn redraft(w: &mut Writer<'_>, scene: Scene<'_>, mut run: Run) -> Result<Change, Stop> {
    run.state = next(run.state, RunStep::Draft).map_err(Refusal::Run)?;
    let old = lines::of(w, run.id)?;
    let again = super::reissue::again(&old);
    let built = build(w, scene, run.id, (&run.programmes, run.month), again.as_ref())?;
    let built = Built { lines: kept_words(built.lines, &old), ..built };
    super::reissue::release(w, &old)?;
    // Lines that keep their place are written over; the obligations of others are free again first.
    let place = |line: &RunLine| (line.seq, line.person, line.programme.clone());
    let stay: HashSet<_> = built.lines.iter().map(place).collect();
    remove(w, old.iter().filter(|line| !stay.contains(&place(line))))?;
    run.void(&[RunStep::Draft, RunStep::Explain]);
    put(w, scene, run, built)
}

/// Reasons in somebody's words for lines that come out the same.
fn kept_words(new: Vec<RunLine>, old: &[RunLine]) -> Vec<RunLine> {
    let words: HashMap<(PersonId, &str), &RunLine> = old
        .iter()
        .filter(|line| !line.explained.is_empty())
        .map(|line| ((line.person, line.programme.as_str()), line))
        .collect();
    let keep = |mut line: RunLine| {
        if let Some(before) = words.get(&(line.person, line.programme.as_str()))
            && before.parts == line.parts
            && before.reasons == line.reasons
        {
            line.explained.clone_from(&before.explained);
        }
        line
    };
    new.into_iter().map(keep).collect()
}

/// Takes the rows of lines out.
pub fn remove<'l>(w: &mut Writer<'_>, lines: impl IntoIterator<Item = &'l RunLine>) -> Result<(), Stop> {
    for line in lines {
        w.delete::<RunLine>(&Keys::run_line(line.run, line.seq))?;
    }
    Ok(())
}

/// Stores a drafted run with its lines.
pub fn put(w: &mut Writer<'_>, scene: Scene<'_>, mut run: Run, built: Built) -> Result<Change, Stop> {
    let Built { lines, overpaid, overpaid_sum, last, records, unkept } = built;
    keep_sums(w, &unkept)?;
    run.version += 1;
    run.previous = last.run;
    run.since = last.since;
    (run.overpaid, run.overpaid_sum) = (overpaid, overpaid_sum);
    run.known = scene.asking.moment.today;
    count(&mut run, &lines);
    if run.lines == 0 && lines.iter().all(|line| line.restated.is_empty()) {
        return Err(Refusal::Run(RunFault::Empty).into());
    }
    let people: HashSet<PersonId> = lines.iter().map(|line| line.person).collect();
    run.editors = chain::editors(w, run.since, |person| people.contains(&records.of(person)))?;
    chain::apart(scene, Action::PrepareRuns, &run, Duty::Compute)?;
    run.sign(RunStep::Draft, scene.staff.id, scene.asking.moment.today, "");
    for line in &lines {
        w.put(line)?;
        super::reissue::point(w, line)?;
    }
    w.put(&run)?;
    Ok(note_of(&run))
}

/// Counts a run's lines.
pub fn count(run: &mut Run, lines: &[RunLine]) {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    run.lines = number(lines.iter().filter(|line| line.pays()).count());
    run.stopped = number(lines.len()).saturating_sub(run.lines);
    run.unexplained = number(lines.iter().filter(|line| line.is_unexplained()).count());
    run.total = fen(lines.iter().map(RunLine::sum).sum());
}

/// What the journal says of a run.
pub fn note_of(run: &Run) -> Change {
    Change::new(Outcome::Run(run.id, run.version), run.id)
        .with("run_state", run.state.name())
        .with("month", run.month)
        .with("lines", run.lines)
        .with("amount", run.total)
}

/// What is asked for, in clean form: programme ids sorted, each once, and a month that is not far off.
fn admit(scene: Scene<'_>, programmes: &[String], month: Month) -> Result<Vec<String>, Refusal> {
    let mut clean = programmes.to_vec();
    clean.sort();
    clean.dedup();
    if clean.is_empty() || clean.len() != programmes.len() {
        return Err(Refusal::Run(RunFault::Programmes));
    }
    if let Some(unknown) = clean.iter().find(|id| !scene.reference.knows_programme(id)) {
        return Err(Refusal::NoSuchProgramme(unknown.clone()));
    }
    // What goes on after a death is settled death by death, and festivals by their own lists.
    let others = [scene.reference.terminal.books_as(), scene.reference.festivals.programme()];
    if let Some(other) = clean.iter().find(|id| others.contains(&id.as_str())) {
        return Err(Refusal::Run(RunFault::PaidOtherwise { programme: other.clone() }));
    }
    let mut faults = Faults::default();
    if month > scene.asking.moment.today.month().plus(AHEAD) {
        faults.add("month", Fault::Future);
    }
    faults.settle()?;
    Ok(clean)
}

/// The lines of a run as they come out now. What the run `id` itself has under way does not count.
pub fn build(
    r: &impl Reading,
    scene: Scene<'_>,
    id: RunId,
    (programmes, month): (&[String], Month),
    again: Option<&Again>,
) -> Result<Built, Stop> {
    let mut from = Vec::new();
    for (programme, opening) in programmes.iter().zip(openings(r, scene, programmes)?) {
        let none = || Refusal::Run(RunFault::NoOpening { programme: programme.clone() });
        from.push(opening.ok_or_else(none)?);
    }
    let records = Records::read(r)?;
    let earliest = from.iter().min().copied().unwrap_or(month);
    let named = with_rivals(scene, programmes);
    let books = Books::read(r, &named, earliest, Some(id), &records)?;
    let facts_known = Known::read(r, &records, scene.asking.moment.today)?;
    let entitler = facts_known.entitler(scene.reference);
    let last = last(r, (programmes, month), &records)?;
    let asked = Asked { programmes: &named, openings: &from, month, reference: scene.reference };
    let mut drafted =
        Drafted { scene, id, asked, last: &last, books: &books, again, lines: Vec::new(), overpaid: (0, 0) };
    let known = books.people(programmes.len());
    let before: HashSet<PersonId> = last.lines.keys().map(|(person, _)| *person).collect();
    let concerned = |person: &Person| {
        let by = |programme: &String| {
            let row = scene.reference.programmes.get(programme);
            person.facts.recognitions.iter().any(|r| row.is_some_and(|p| p.entitles(&r.group) == Some(true)))
        };
        programmes.iter().any(by)
    };
    for person in r.scan::<Person>(..)? {
        let person = person?;
        let is_in = person.merged.is_none()
            && (concerned(&person) || known.contains(&person.id) || before.contains(&person.id));
        let wanted = again.is_none_or(|again| again.keys().any(|(who, _)| *who == person.id));
        if is_in && wanted {
            let held = StandingFacts::of(&person);
            let facts = facts_known.facts(person.id, &held);
            for one in owed(&facts, person.id, asked, &entitler, &books) {
                drafted.take(&person, &facts, one);
            }
        }
    }
    let Drafted { lines: mut all, overpaid, .. } = drafted;
    all.sort_by_cached_key(|l| (!l.pays(), l.division, l.name.clone(), l.person, l.programme.clone()));
    for (line, seq) in all.iter_mut().zip(1..) {
        line.seq = seq;
        lines::set_rounds(r, line)?;
    }
    Ok(Built {
        lines: all,
        overpaid: overpaid.0,
        overpaid_sum: fen(overpaid.1),
        last,
        records,
        unkept: books.unkept,
    })
}

/// A draft while it is worked out.
struct Drafted<'a> {
    scene: Scene<'a>,
    id: RunId,
    asked: Asked<'a>,
    last: &'a Last,
    books: &'a Books,
    again: Option<&'a Again>,
    lines: Vec<RunLine>,
    overpaid: (u32, i128),
}

impl Drafted<'_> {
    /// What somebody is owed under one programme.
    fn take(&mut self, person: &Person, facts: &MoneyFacts<'_>, mut one: Owed) {
        let Some(programme) = self.asked.programmes.get(one.programme) else { return };
        if !one.over.is_empty() {
            self.overpaid.0 = self.overpaid.0.saturating_add(1);
            self.overpaid.1 += i128::from(one.overpaid().0);
        }
        let key = (person.id, programme.clone());
        let reissue = match self.again {
            None => None,
            Some(again) => {
                let Some((run, seq, months)) = again.get(&key) else { return };
                one.parts.retain(|part| months.contains(&part.month));
                one.restated.retain(|restated| months.contains(&restated.month));
                one.elsewhere.retain(|elsewhere| months.contains(&elsewhere.month));
                one.over.clear();
                Some((*run, *seq))
            }
        };
        let before = self.last.lines.get(&key);
        let stops = self.again.is_none()
            && one.basis.monthly == Fen::ZERO
            && before.is_some_and(|b| b.basis.monthly != Fen::ZERO);
        let told = !one.restated.is_empty() || !one.elsewhere.is_empty();
        if !one.parts.is_empty() || stops || told {
            let recovery = set_off(self.books, person.id, programme, &mut one);
            let line = self.line(person, facts, (programme, &one), (before, reissue, stops));
            let line = RunLine { recovery: recovery.filter(|_| line.pays()), ..line };
            self.lines.push(line);
        }
    }

    /// A line; without an account to pay to, one that is held and pays nothing.
    fn line(
        &self,
        person: &Person,
        facts: &MoneyFacts<'_>,
        (programme, one): (&str, &Owed),
        (before, reissues, stops): (Option<&Before>, Option<(RunId, u32)>, bool),
    ) -> RunLine {
        let to = lines::pay_to(person, self.scene.asking.moment.today);
        let held = to.as_ref().err().copied().filter(|_| !one.parts.is_empty());
        let to = to.ok();
        let (mut change, mut why) = self.why(facts, (before, reissues), one);
        let parts = if held.is_some() { Vec::new() } else { one.parts.clone() };
        if let Some(reason) = held {
            (change, why) = (LineChange::Held, vec![reason]);
        } else if one.parts.is_empty() && !one.elsewhere.is_empty() {
            (change, why) = (LineChange::Held, Vec::new());
        } else if one.parts.is_empty() && change == LineChange::Stopped && !stops {
            (change, why) = (LineChange::Restated, Vec::new());
        }
        why.extend((!one.elsewhere.is_empty()).then_some(Reason::PaidUnderAnother));
        let told = matches!(change, LineChange::Stopped | LineChange::Restated);
        why.extend((told && !one.restated.is_empty()).then_some(Reason::Restated));
        RunLine {
            run: self.id,
            seq: 0,
            person: person.id,
            programme: programme.to_owned(),
            amount: fen(parts.iter().map(|part| i128::from(part.amount.0)).sum()),
            parts,
            digest: lines::digest(facts, to.as_ref()),
            pay_to: to,
            division: division(&person.facts),
            name: person.facts.name.clone(),
            change,
            reasons: why,
            explained: String::new(),
            basis: one.basis.clone(),
            state: LineState::Open,
            reissues,
            recovery: None,
            restated: one.restated.clone(),
        }
    }

    fn why(
        &self,
        facts: &MoneyFacts<'_>,
        (before, reissues): (Option<&Before>, Option<(RunId, u32)>),
        one: &Owed,
    ) -> (LineChange, Vec<Reason>) {
        let compared = Compared {
            before: before.map(|b| &b.basis),
            failed: before.is_some_and(|b| b.failed),
            uneven: before.is_some_and(|b| b.uneven),
            merged: before.is_some_and(|b| b.merged),
            now: &one.basis,
            parts: &one.parts,
            recognitions: facts.recognitions,
            birth: facts.birth,
            died: facts.died,
            barred: one.barred,
            missing: one.missing,
            booked: one.booked,
            reissue: reissues.is_some(),
        };
        reasons(&compared, Window { last: self.last.month, month: self.asked.month })
    }
}
