//! Drafting: everybody who is owed something becomes a line, with the reason why.

use std::collections::{HashMap, HashSet};

use super::books::{Books, Records, fen, openings};
use super::changers::changers;
use super::due::Known;
use super::last::{Before, Last, last};
use super::owed::{Asked, Owed, owed};
use super::reissue::Reissued;
use super::steps::in_state;
use super::{chain, lines};
use crate::bureau::change::Change;
use crate::bureau::door::Scene;
use crate::bureau::faults::Faults;
use crate::bureau::gate::Action;
use crate::bureau::people::{division, reason_for};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{
    Basis, Compared, Deferred, Duty, LineChange, LineState, Part, Reason, RecoveryWay, Run, RunFault,
    RunLine, RunState, RunStep, Window, next, reasons,
};
use crate::domain::ledger::{Entitler, MoneyFacts, RuleKind};
use crate::domain::person::{Person, StandingFacts};
use crate::domain::{Fen, Month, PersonId, RecoveryId, RunId, StaffId};
use crate::store::{Counter, Keys, Reading, Writer};

/// How many months ahead of this one a run may be for.
const AHEAD: i32 = 1;

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
    /// Digest of the rates and settings that it was worked out by.
    pub rates: [u8; 32],
    /// Which record stands for which.
    pub records: Records,
}

/// A new run of some programmes for a month and all months before.
pub fn draft(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    programmes: &[String],
    month: Month,
) -> Result<Change, Stop> {
    let programmes = admit(scene, programmes, month)?;
    let run = new_run(w, scene, programmes, month)?;
    let built = build(w, scene, &run)?;
    put(w, scene, run, built)
}

/// A run of which nothing is known yet.
pub fn new_run(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    programmes: Vec<String>,
    month: Month,
) -> Result<Run, Stop> {
    let id = RunId(u32::try_from(w.next_number(Counter::Run)?).unwrap_or(u32::MAX));
    Ok(Run {
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
        answers: Vec::new(),
        bank_total: None,
        undecided: 0,
        differing: 0,
        agreed: Vec::new(),
        rates: None,
        again: Vec::new(),
        deferred: Vec::new(),
    })
}

/// Works a draft out anew. Reasons in somebody's words stay with lines that come out the same.
pub fn redraft(w: &mut Writer<'_>, scene: Scene<'_>, mut run: Run) -> Result<Change, Stop> {
    run.state = next(run.state, RunStep::Draft).map_err(Refusal::Run)?;
    let old = lines::of(w, run.id)?;
    let built = build(w, scene, &run)?;
    let built = Built { lines: kept_words(built.lines, &old), ..built };
    super::reissue::release(w, &old)?;
    remove(w, &old)?;
    // Whoever wrote words that are kept has a part in the run still.
    let authors: Vec<StaffId> = built.lines.iter().filter_map(|line| line.explained_by).collect();
    for act in &mut run.acts {
        act.void |= act.step == RunStep::Draft
            || (matches!(act.step, RunStep::Explain | RunStep::Defer) && !authors.contains(&act.by));
    }
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
            line.explained_by = before.explained_by;
        }
        line
    };
    new.into_iter().map(keep).collect()
}

/// Takes the rows of lines out.
pub fn remove(w: &mut Writer<'_>, lines: &[RunLine]) -> Result<(), Stop> {
    for line in lines {
        w.delete::<RunLine>(&Keys::run_line(line.run, line.seq))?;
    }
    Ok(())
}

/// Stores a drafted run with its lines.
pub fn put(w: &mut Writer<'_>, scene: Scene<'_>, mut run: Run, built: Built) -> Result<Change, Stop> {
    let Built { lines, overpaid, overpaid_sum, last, rates, records } = built;
    run.version += 1;
    run.previous = last.run;
    run.since = last.since;
    run.rates = Some(rates.into());
    (run.overpaid, run.overpaid_sum) = (overpaid, overpaid_sum);
    run.known = scene.asking.moment.today;
    count(&mut run, &lines);
    if run.lines == 0 {
        return Err(Refusal::Run(nothing(&lines)).into());
    }
    name_changers(w, &mut run, &lines, &records)?;
    chain::apart(w, scene, Action::PrepareRuns, (&run, Duty::Compute))?;
    run.sign(RunStep::Draft, scene.staff.id, scene.asking.moment.today, "");
    for line in &lines {
        w.put(line)?;
        super::reissue::point(w, line)?;
    }
    w.put(&run)?;
    Ok(note_of(&run))
}

/// Why nothing is paid.
fn nothing(lines: &[RunLine]) -> RunFault {
    let held = lines.iter().filter(|line| line.change == LineChange::Held).count();
    match u32::try_from(held) {
        Ok(0) | Err(_) => RunFault::Empty,
        Ok(lines) => RunFault::AllHeld { lines },
    }
}

/// Puts down who changed what the lines that pay depend on since the last run, and who agreed to it.
pub fn name_changers(
    r: &impl Reading,
    run: &mut Run,
    lines: &[RunLine],
    records: &Records,
) -> Result<(), Stop> {
    let paying = lines.iter().filter(|line| line.pays());
    let found = changers(r, (run.since, &run.programmes), paying, records)?;
    run.editors = found.changed.into_iter().collect();
    run.agreed = found.agreed.into_iter().collect();
    Ok(())
}

/// Leaves a line to a coming run: it is held, and who changed its data has a part in the rest of the run again.
pub fn defer(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seq): (RunId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let mut run = in_state(w, id, &[RunState::Draft], RunStep::Defer)?;
    chain::apart(w, scene, Action::PrepareRuns, (&run, Duty::Compute))?;
    let reason = reason_for(reason)?;
    let line = lines::one(w, id, seq)?;
    if run.deferred.len() >= MOST_DEFERRED {
        return Err(Refusal::TooManyMeant { found: run.deferred.len() + 1, most: MOST_DEFERRED }.into());
    }
    let (person, programme) = (line.person, line.programme.clone());
    run.deferred.push(Deferred { person, programme, reason: reason.clone() });
    run.sign(RunStep::Defer, scene.staff.id, scene.asking.moment.today, &reason);
    let change = redraft(w, scene, run)?;
    Ok(change.of(Some(person)).with("line", seq).with("reason", reason))
}

/// Most people that one run leaves to a coming one.
const MOST_DEFERRED: usize = 1000;

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

/// The lines of a run as they come out now. What the run itself has under way does not count.
pub fn build(r: &impl Reading, scene: Scene<'_>, run: &Run) -> Result<Built, Stop> {
    let (programmes, month) = (&run.programmes, run.month);
    let mut from = Vec::new();
    for (programme, opening) in programmes.iter().zip(openings(r, scene, programmes)?) {
        let none = || Refusal::Run(RunFault::NoOpening { programme: programme.clone() });
        from.push(opening.ok_or_else(none)?);
    }
    let records = Records::read(r)?;
    let earliest = from.iter().min().copied().unwrap_or(month);
    let books = Books::read(r, programmes, earliest, Some(run.id), &records)?;
    let facts_known = Known::read(r, &records, scene.asking.moment.today)?;
    let entitler = facts_known.entitler(scene.reference);
    let mut last = last(r, (programmes, month), &records)?;
    let again = super::reissue::again(r, run, &records, &mut last)?;
    let again = again.as_ref();
    let asked = Asked { programmes, openings: &from, month, reference: scene.reference };
    let deferred =
        run.deferred.iter().map(|d| (records.of(d.person), d.programme.as_str())).collect::<HashSet<_>>();
    let mut drafted = Drafted {
        scene,
        id: run.id,
        asked,
        last: &last,
        books: &books,
        entitler: &entitler,
        again,
        deferred,
        lines: Vec::new(),
        overpaid: (0, 0),
    };
    let known = books.people();
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
    all.sort_by(|a, b| {
        let order = |l: &RunLine| (!l.pays(), l.division, l.name.clone(), l.person, l.programme.clone());
        order(a).cmp(&order(b))
    });
    for (line, seq) in all.iter_mut().zip(1..) {
        line.seq = seq;
        for part in &mut line.parts {
            part.round = lines::round(r, line.person, part.month, &line.programme)?;
        }
    }
    let rates = facts_known.rates();
    Ok(Built { lines: all, overpaid: overpaid.0, overpaid_sum: fen(overpaid.1), last, rates, records })
}

/// A draft while it is worked out.
struct Drafted<'a> {
    scene: Scene<'a>,
    id: RunId,
    asked: Asked<'a>,
    last: &'a Last,
    books: &'a Books,
    entitler: &'a Entitler<'a>,
    again: Option<&'a Reissued>,
    deferred: HashSet<(PersonId, &'a str)>,
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
                one.over.clear();
                one.untold.retain(|month| months.contains(month));
                Some((*run, *seq))
            }
        };
        let before = self.last.lines.get(&key);
        let stops = self.again.is_none()
            && one.basis.monthly == Fen::ZERO
            && before.is_some_and(|b| b.basis.monthly != Fen::ZERO);
        if !one.parts.is_empty() || !one.untold.is_empty() || stops {
            let recovery = self.set_off(person.id, programme, &mut one);
            let line = self.line(person, facts, (programme, &one), (before, reissue));
            let line = RunLine { recovery: recovery.filter(|_| line.pays()), ..line };
            self.lines.push(line);
        }
    }

    /// Takes off what was paid too much, as far as a decision says so; something is always left to pay.
    fn set_off(&self, person: PersonId, programme: &str, one: &mut Owed) -> Option<RecoveryId> {
        let decision = self.books.recoveries.iter().find(|recovery| {
            recovery.way == RecoveryWay::SetOff
                && recovery.programme == programme
                && recovery.person == person
        });
        let decision = decision?;
        let cash: i128 = one.parts.iter().map(|part| i128::from(part.amount.0)).sum();
        let most = i128::from(decision.each.0).min(cash - 1).max(0);
        let mut left = i64::try_from(most).unwrap_or(i64::MAX);
        let mut taken = Vec::new();
        for over in &one.over {
            let fen = left.min(over.amount.0.saturating_neg());
            if fen > 0 {
                taken.push(Part { amount: Fen(-fen), ..*over });
                left -= fen;
            }
        }
        let mut to_set: i64 = taken.iter().map(|part| part.amount.0.saturating_neg()).sum();
        for part in &mut one.parts {
            let fen = to_set.min(part.amount.0);
            part.set_off = Fen(fen);
            to_set -= fen;
        }
        let acts = !taken.is_empty();
        one.parts.extend(taken);
        one.parts.sort_by_key(|part| part.month);
        acts.then_some(decision.id)
    }

    /// A line; one that is held where something is due and cannot be paid now, or cannot be told.
    fn line(
        &self,
        person: &Person,
        facts: &MoneyFacts<'_>,
        (programme, one): (&str, &Owed),
        (before, reissues): (Option<&Before>, Option<(RunId, u32)>),
    ) -> RunLine {
        let today = self.scene.asking.moment.today;
        let to = lines::pay_to(person, today);
        let held = self.held((person.id, programme), one, to.as_ref().err().copied());
        let to = to.ok();
        let basis = Basis { account: to.as_ref().and_then(lines::account), ..one.basis.clone() };
        let holder_differs = to.as_ref().is_some_and(|to| person.facts.holder_is_another(&to.holder, today));
        let (mut change, mut why) = self.why(facts, (before, reissues), (one, &basis, holder_differs));
        if let Some(reason) = held {
            (change, why) = (LineChange::Held, vec![reason]);
            // Somebody was paid, and now nobody can tell what is due: that is said in words.
            let was_paid = before.is_some_and(|b| b.basis.monthly != Fen::ZERO && !b.failed);
            why.extend((reason == Reason::Missing && was_paid).then_some(Reason::Unexplained));
        } else if !one.untold.is_empty() {
            why.insert(0, Reason::Missing);
        }
        let parts = if held.is_some() { Vec::new() } else { one.parts.clone() };
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
            basis,
            state: LineState::Open,
            reissues,
            recovery: None,
            says: None,
            claim: None,
            id_number: person.facts.resident_id.map(|id| id.to_string()),
            explained_by: None,
        }
    }

    /// Why what is due is not paid in this run.
    fn held(&self, who: (PersonId, &str), one: &Owed, no_account: Option<Reason>) -> Option<Reason> {
        let now_untold = one.untold.last() == Some(&self.asked.month);
        if one.parts.is_empty() {
            return (now_untold || (!one.untold.is_empty() && one.basis.monthly == Fen::ZERO))
                .then_some(Reason::Missing);
        }
        if self.deferred.contains(&who) { Some(Reason::Deferred) } else { no_account }
    }

    fn why(
        &self,
        facts: &MoneyFacts<'_>,
        (before, reissues): (Option<&Before>, Option<(RunId, u32)>),
        (one, basis, holder_differs): (&Owed, &Basis, bool),
    ) -> (LineChange, Vec<Reason>) {
        let compared = Compared {
            before: before.map(|b| &b.basis),
            failed: before.is_some_and(|b| b.failed),
            uneven: before.is_some_and(|b| b.uneven),
            merged: before.is_some_and(|b| b.merged),
            now: basis,
            parts: &one.parts,
            recognitions: facts.recognitions,
            came_of_age: before.is_none() && self.came_of_age(facts, one.programme),
            died: facts.died,
            barred: one.barred,
            booked: one.booked,
            reissue: reissues.is_some(),
            holder_differs,
        };
        reasons(&compared, Window { last: self.last.month, month: self.asked.month })
    }

    /// Whether the last run's month came too early for an age that a rule asks for.
    fn came_of_age(&self, facts: &MoneyFacts<'_>, programme: usize) -> bool {
        let Some((last, programme)) = self.last.month.zip(self.asked.programmes.get(programme)) else {
            return false;
        };
        let too_young = |id: &str| self.scene.reference.entitle.kind_of(id) == Some(RuleKind::Age);
        let barred = self.entitler.month(facts, last).barred;
        barred.iter().any(|barred| barred.programme == *programme && too_young(&barred.rule))
    }
}
