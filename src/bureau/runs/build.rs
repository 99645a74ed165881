//! The lines of a run: worked out for everybody who is owed something, each with the reason why.

use std::collections::HashSet;

use super::books::{Books, Records, Without, fen, openings, with_rivals};
use super::due::Known;
use super::last::{Before, Last, last};
use super::lines;
use super::over::judge;
use super::owed::{Asked, Owed};
use super::put_off::PutOff;
use super::refused::{self, Refused};
use super::reissue::Reissued;
use super::set_off::set_off;
use super::{taken_back, undecided};
use crate::bureau::people::division;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{
    Basis, Compared, LineChange, LineState, Reason, Run, RunFault, RunLine, Window, reasons,
};
use crate::domain::ledger::{Entitler, MoneyFacts, RuleKind, YearSums};
use crate::domain::person::{Person, StandingFacts};
use crate::domain::{Fen, Month, PersonId, RunId};
use crate::store::Reading;

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
    /// Sums of the ledger that had to be added up anew: they are kept with the run.
    pub unkept: Vec<YearSums>,
}

/// The lines of a run as they come out now, those of some people put off. What the run itself has under way does not count.
pub fn build(r: &impl Reading, scene: Scene<'_>, run: &Run, put_off: &PutOff) -> Result<Built, Stop> {
    let (programmes, month) = (&run.programmes, run.month);
    let from = opened(r, scene, programmes)?;
    let records = Records::read(r)?;
    let earliest = from.iter().min().copied().unwrap_or(month);
    let named = with_rivals(scene, programmes);
    // The first run of a programme is held against what was paid for the month before.
    let books = Books::read(r, &named, earliest.min(month.plus(-1)), Without::of(run), &records)?;
    let facts_known = Known::read(r, &records, scene.asking.moment.today)?;
    let entitler = facts_known.entitler(scene.reference);
    let mut last = last(r, scene, run, &records)?;
    let again = super::reissue::again(r, run, &records, &mut last)?;
    let again = again.as_ref();
    let asked = Asked { programmes: &named, openings: &from, month, reference: scene.reference };
    let deferred =
        run.deferred.iter().map(|d| (records.of(d.person), d.programme.as_str())).collect::<HashSet<_>>();
    let refused = refused::read(r, &records)?;
    let mut drafted = Drafted {
        refused: &refused,
        scene,
        id: run.id,
        asked,
        last: &last,
        books: &books,
        entitler: &entitler,
        again,
        deferred,
        put_off,
        lines: Vec::new(),
        overpaid: (0, 0),
    };
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
            for mut one in judge(r, scene, (&person, &facts_known), asked, (&entitler, &books))? {
                if let Some(programme) = named.get(one.programme) {
                    undecided::hold(r, scene, (person.id, programme), &mut one)?;
                }
                drafted.take(&person, &facts, one);
            }
        }
    }
    let Drafted { lines: mut all, overpaid, .. } = drafted;
    taken_back::explain(r, &mut all, &last)?;
    taken_back::name_repaid(r, &mut all)?;
    in_order(r, &mut all, &last)?;
    let rates = facts_known.rates();
    Ok(Built {
        lines: all,
        overpaid: overpaid.0,
        overpaid_sum: fen(overpaid.1),
        last,
        rates,
        records,
        unkept: books.unkept,
    })
}

/// Gives each line its place, those that pay first; its rounds, and since when changes of it count.
fn in_order(r: &impl Reading, all: &mut [RunLine], last: &Last) -> Result<(), Stop> {
    all.sort_by_cached_key(|l| (!l.pays(), l.division, l.name.clone(), l.person, l.programme.clone()));
    for (line, seq) in all.iter_mut().zip(1..) {
        line.seq = seq;
        lines::set_rounds(r, line)?;
        if line.pays() || line.change == LineChange::Held {
            line.since = Some(last.begin(r, line)?);
        }
    }
    Ok(())
}

/// The month from which on each of some programmes is counted.
fn opened(r: &impl Reading, scene: Scene<'_>, programmes: &[String]) -> Result<Vec<Month>, Stop> {
    let found = programmes.iter().zip(openings(r, scene, programmes)?).map(|(programme, opening)| {
        let none = || Refusal::Run(RunFault::NoOpening { programme: programme.clone() });
        Ok(opening.ok_or_else(none)?)
    });
    found.collect()
}

/// How a line of a programme's first run stands to what was paid for the month before.
fn against(change: LineChange, paid: Option<Fen>, (one, month): (&Owed, Month)) -> LineChange {
    match paid {
        Some(paid) if change == LineChange::Added => {
            let plain = matches!(one.parts.as_slice(), [only] if only.amount == paid && only.month == month);
            if plain { LineChange::Same } else { LineChange::Changed }
        }
        _ => change,
    }
}

/// A draft while it is worked out.
struct Drafted<'a> {
    refused: &'a Refused,
    scene: Scene<'a>,
    id: RunId,
    asked: Asked<'a>,
    last: &'a Last,
    books: &'a Books,
    entitler: &'a Entitler<'a>,
    again: Option<&'a Reissued>,
    deferred: HashSet<(PersonId, &'a str)>,
    put_off: &'a PutOff,
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
                one.undecided.retain(|part| months.contains(&part.month));
                one.restated.retain(|restated| months.contains(&restated.month));
                one.elsewhere.retain(|elsewhere| months.contains(&elsewhere.month));
                one.over.retain(|over| months.contains(&over.month));
                one.untold.retain(|month| months.contains(month));
                Some((*run, *seq))
            }
        };
        let before = self.last.lines.get(&key);
        let paid_before = self.paid_before(&key, one.programme);
        let stops = self.again.is_none()
            && one.basis.monthly == Fen::ZERO
            && (before.is_some_and(|b| b.basis.monthly != Fen::ZERO) || paid_before.is_some());
        let told = !one.restated.is_empty() || !one.elsewhere.is_empty() || !one.undecided.is_empty();
        if !one.parts.is_empty() || !one.untold.is_empty() || stops || told {
            let recovery = set_off(self.books, person.id, programme, &mut one);
            let line = self.line(person, facts, (programme, &one), (before, reissue, stops));
            let change = against(line.change, paid_before, (&one, self.asked.month));
            let last = line.last.or(paid_before);
            let line = RunLine { recovery: recovery.filter(|_| line.pays()), change, last, ..line };
            self.lines.push(line);
        }
    }

    /// What was paid without a run for the month before, where there was no run of the programme before.
    fn paid_before(&self, key: &(PersonId, String), at: usize) -> Option<Fen> {
        let of = self.last.of(&key.1);
        if of.ran || of.once || self.again.is_some() {
            return None;
        }
        let settled = self.books.of(&(key.0, at, self.asked.month.plus(-1))).settled;
        (settled > 0).then_some(Fen(settled))
    }

    /// A line; one that is held where something is due and cannot be paid now, or cannot be told.
    fn line(
        &self,
        person: &Person,
        facts: &MoneyFacts<'_>,
        (programme, one): (&str, &Owed),
        (before, reissues, stops): (Option<&Before>, Option<(RunId, u32)>, bool),
    ) -> RunLine {
        let today = self.scene.asking.moment.today;
        let to = lines::pay_to(person, today);
        let held = self.held((person.id, programme), one, to.as_ref().err().copied());
        let to = to.ok();
        let basis = Basis { account: to.as_ref().and_then(lines::account), ..one.basis.clone() };
        let refused = basis.account.and_then(|account| self.refused.get(&(person.id, account)));
        let refused = refused.filter(|_| held.is_none() && !one.parts.is_empty());
        let cleared = refused.and_then(|refused| refused.cleared.as_ref());
        let held = held.or(refused.filter(|_| cleared.is_none()).map(|_| Reason::RefusedAccount));
        let holder_differs = to.as_ref().is_some_and(|to| person.facts.holder_is_another(&to.holder, today));
        let (mut change, mut why) =
            self.why(facts, (programme, before, reissues), (one, &basis, holder_differs));
        // What is left out with an amount that nothing explains says nothing to a coming run: what was explained last stays.
        let open = held.is_some() && !one.parts.is_empty() && why.contains(&Reason::Unexplained);
        let basis = if open { before.map(|before| before.basis.clone()).unwrap_or_default() } else { basis };
        if let Some(reason) = held {
            (change, why) = (LineChange::Held, vec![reason]);
            // Somebody was paid, and now nobody can tell what is due: that is said in words.
            let was_paid = before.is_some_and(|b| b.basis.monthly != Fen::ZERO && !b.failed);
            let now_untold = reason == Reason::Missing && one.basis.monthly == Fen::ZERO;
            why.extend((now_untold && was_paid).then_some(Reason::Unexplained));
        } else if one.parts.is_empty() && !one.elsewhere.is_empty() {
            (change, why) = (LineChange::Held, Vec::new());
        } else if one.parts.is_empty() && change == LineChange::Stopped && !stops {
            (change, why) = (LineChange::Restated, Vec::new());
        }
        if held.is_none() && !one.untold.is_empty() {
            why.insert(0, Reason::Missing);
        }
        why.extend((held.is_none() && !one.undecided.is_empty()).then_some(Reason::Undecided));
        why.extend((!one.elsewhere.is_empty()).then_some(Reason::PaidUnderAnother));
        let told = matches!(change, LineChange::Stopped | LineChange::Restated);
        why.extend((told && !one.restated.is_empty()).then_some(Reason::Restated));
        why.extend(cleared.map(|_| Reason::ClearedAccount));
        // Their words say why the account is good, and nothing of what else is to be explained.
        let told = cleared.filter(|_| !why.iter().any(|reason| reason.wants_words()));
        let parts = if held.is_some() { Vec::new() } else { one.parts.clone() };
        // What is left to a coming run is left to it whole, with what its approval books.
        let left = held.is_some_and(Reason::puts_off);
        let restated = if left { Vec::new() } else { one.restated.clone() };
        let withheld = if left { one.parts.clone() } else { Vec::new() };
        RunLine {
            withheld,
            needed: self.put_off.get(&person.id).copied().filter(|_| held == Some(Reason::OwnChange)),
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
            explained: told.map(|cleared| cleared.words.clone()).unwrap_or_default(),
            basis,
            state: LineState::Open,
            reissues,
            recovery: None,
            restated,
            says: None,
            claim: None,
            id_number: person.facts.resident_id.map(|id| id.to_string()),
            came_back: Vec::new(),
            repaid: None,
            explained_by: cleared.map(|cleared| cleared.by),
            since: None,
            last: before.map(|before| before.paid).filter(|paid| *paid != Fen::ZERO),
        }
    }

    /// Why what is due is not paid in this run.
    fn held(&self, who: (PersonId, &str), one: &Owed, no_account: Option<Reason>) -> Option<Reason> {
        if one.parts.is_empty() && !one.undecided.is_empty() {
            return Some(Reason::Undecided);
        }
        if one.parts.is_empty() {
            return (!one.untold.is_empty()).then_some(Reason::Missing);
        }
        let put_off = match () {
            () if self.deferred.contains(&who) => Some(Reason::Deferred),
            () => self.put_off.contains_key(&who.0).then_some(Reason::OwnChange),
        };
        put_off.or(no_account)
    }

    fn why(
        &self,
        facts: &MoneyFacts<'_>,
        (programme, before, reissues): (&str, Option<&Before>, Option<(RunId, u32)>),
        (one, basis, holder_differs): (&Owed, &Basis, bool),
    ) -> (LineChange, Vec<Reason>) {
        let last = self.last.of(programme).month;
        let compared = Compared {
            before: before.map(|b| &b.basis),
            failed: before.is_some_and(|b| b.failed),
            uneven: before.is_some_and(|b| b.uneven),
            merged: before.is_some_and(|b| b.merged),
            now: basis,
            parts: &one.parts,
            recognitions: facts.recognitions,
            came_of_age: before.is_none() && self.came_of_age(facts, programme),
            died: facts.died,
            barred: one.barred,
            booked: one.booked,
            reissue: reissues.is_some(),
            holder_differs,
        };
        reasons(&compared, Window { last, month: self.asked.month })
    }

    /// Whether the last run's month came too early for an age that a rule asks for.
    fn came_of_age(&self, facts: &MoneyFacts<'_>, programme: &str) -> bool {
        let Some(last) = self.last.of(programme).month else { return false };
        let too_young = |id: &str| self.scene.reference.entitle.kind_of(id) == Some(RuleKind::Age);
        let barred = self.entitler.month(facts, last).barred;
        barred.iter().any(|barred| barred.programme == programme && too_young(&barred.rule))
    }
}
