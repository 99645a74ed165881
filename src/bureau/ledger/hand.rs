//! What is booked by hand. What the records say is due, and a payment within it of what no run pays, is booked by one person, but that
//! nobody pays alone after a death what rests on their own word; everything else is asked by one and agreed to by another before it is in
//! the books.

use crate::bureau::ledger::entitled::of_the_place;
use crate::bureau::ledger::settlement::settle_but;
use crate::bureau::people::{money_facts, records_of, told_death};
use crate::bureau::refusal::Refusal;
use crate::bureau::runs;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Booked, Continues, Doubt, Entitler, Entry, EntryKind, Settlement, Weighed};
use crate::domain::person::Person;
use crate::domain::{EntryId, Fen, Month, StaffId};
use crate::store::{IndexTable, Keys, Reading};

/// Who looked at an entry that is to be booked.
#[derive(Debug, Clone, Copy, Default)]
pub enum Look<'a> {
    /// Whoever decided what it carries out.
    #[default]
    Decided,
    /// Nobody: books that were kept elsewhere are brought over.
    Opening,
    /// The one who books it, alone.
    Alone,
    /// Two people, who saw this.
    Two(&'a [Doubt]),
}

/// Refuses what whoever looked may not book.
pub fn look(
    r: &impl Reading,
    scene: Scene<'_>,
    of: (&Entry, &Person),
    (look, entitler): (Look<'_>, Option<&Entitler<'_>>),
) -> Result<(), Stop> {
    let found = match look {
        Look::Decided => return Ok(()),
        Look::Opening => Weighing::new(r, scene, of, entitler)?.seldom_meant(r)?,
        Look::Alone | Look::Two(_) => doubts(r, scene, of, entitler)?,
    };
    let unseen: Vec<Doubt> = match look {
        // Whoever agrees is the second one, whatever they did before.
        Look::Two(seen) => {
            found.into_iter().filter(|doubt| !seen.contains(doubt) && *doubt != Doubt::OwnWord).collect()
        }
        _ => found,
    };
    match (unseen.is_empty(), look) {
        (true, _) => Ok(()),
        (false, Look::Two(_)) => Err(Refusal::DoubtsSince(unseen).into()),
        (false, _) => Err(Refusal::Doubtful(unseen).into()),
    }
}

/// What is seldom meant in an entry by hand, and what the records do not say: with any of it, it takes two people. Refuses what nobody may
/// book at all.
pub fn doubts(
    r: &impl Reading,
    scene: Scene<'_>,
    (entry, person): (&Entry, &Person),
    entitler: Option<&Entitler<'_>>,
) -> Result<Vec<Doubt>, Stop> {
    let weighing = Weighing::new(r, scene, (entry, person), entitler)?;
    weighing.has_begun()?;
    let mut found = weighing.seldom_meant(r)?;
    let by_runs = scene.reference.paid_by_runs(&entry.programme);
    found.extend(weighing.weighed().by_hand(by_runs, (entry.booked, scene.asking.moment.today)));
    if weighing.rests_on_own_word(r)? {
        found.push(Doubt::OwnWord);
    }
    let not_entitled = found.contains(&Doubt::NotEntitled);
    let more = weighing.as_worked_out(r)?;
    found.extend(
        more.filter(|doubt| !(not_entitled && *doubt == Doubt::NotAsWorkedOut { worked: Fen::ZERO })),
    );
    Ok(found)
}

/// An entry that is weighed against what is on record; what it takes the place of does not count.
struct Weighing<'a, 't> {
    scene: Scene<'a>,
    entry: &'a Entry,
    person: &'a Person,
    entitler: Option<&'a Entitler<'t>>,
    booked: Vec<Booked>,
    /// Who booked what stands as due of it.
    due_by: Vec<StaffId>,
    programme: &'a crate::domain::ledger::Programme,
}

impl<'a, 't> Weighing<'a, 't> {
    fn new(
        r: &impl Reading,
        scene: Scene<'a>,
        (entry, person): (&'a Entry, &'a Person),
        entitler: Option<&'a Entitler<'t>>,
    ) -> Result<Self, Stop> {
        let Some(programme) = scene.reference.programmes.get(&entry.programme) else {
            return Err(Refusal::NoSuchProgramme(entry.programme.clone()).into());
        };
        let (mut booked, mut due_by) = (Vec::new(), Vec::new());
        for record in records_of(r, entry.person)? {
            for key in r.owners(IndexTable::EntryByPerson, &Keys::person_month(record, entry.month))? {
                let Some(old) = r.get::<Entry>(&key?)? else { continue };
                if old.programme == entry.programme && !is_replaced(&old, entry.corrects) {
                    let stands = old.reverses.is_none() && old.reversed_by.is_none();
                    due_by.extend((stands && old.kind == EntryKind::Due).then_some(old.by));
                    booked.push(Booked { entry: old.id, kind: old.kind, amount: old.amount(), stands });
                }
            }
        }
        Ok(Self { scene, entry, person, entitler, booked, due_by, programme })
    }

    fn weighed(&self) -> Weighed<'_> {
        Weighed {
            programme: self.programme,
            month: self.entry.month,
            kind: self.entry.kind,
            amount: self.entry.amount(),
            recognitions: &self.person.facts.recognitions,
            died: self.person.facts.died,
            goes_on: self.is_after_death(),
            booked: &self.booked,
        }
    }

    /// Nothing is paid or due before its month begins, as no run is drafted before: what is due turns on whoever lives and is entitled in it.
    /// What goes on after a death is of the month after it, and known with the death.
    fn has_begun(&self) -> Result<(), Refusal> {
        let (month, booked) = (self.entry.month, self.entry.booked);
        let after_death =
            self.is_after_death() && self.person.facts.died.map(|on| on.month().plus(1)) == Some(month);
        match self.entry.kind {
            _ if month <= booked.month() => Ok(()),
            EntryKind::Paid => Err(Refusal::PaidAhead { month, booked }),
            EntryKind::Due if after_death => Ok(()),
            EntryKind::Due => Err(Refusal::DueAhead { month, booked }),
        }
    }

    fn is_after_death(&self) -> bool {
        self.entry.programme == self.scene.reference.terminal.books_as()
    }

    /// Whether it pays, after a death, what whoever books it booked as due or said by recording the death.
    fn rests_on_own_word(&self, r: &impl Reading) -> Result<bool, Stop> {
        if !self.is_after_death() || self.entry.kind != EntryKind::Paid {
            return Ok(false);
        }
        let own = self.scene.staff.id;
        Ok(self.due_by.contains(&own) || told_death(r, self.person.id)?.contains(&own))
    }

    /// What is found by what works out what is due: read for many, or now.
    fn by<T>(
        &self,
        r: &impl Reading,
        find: impl FnOnce(&Entitler<'_>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        if let Some(entitler) = self.entitler {
            return find(entitler);
        }
        let (own, place) = of_the_place(r)?;
        find(&Entitler::new(self.scene.reference.money(&own, &place), self.scene.asking.moment.today))
    }

    /// Possible, but seldom meant.
    fn seldom_meant(&self, r: &impl Reading) -> Result<Vec<Doubt>, Stop> {
        let mut found = self.weighed().doubts(self.scene.asking.moment.today.month());
        if self.entry.kind == EntryKind::Paid
            && let Some((run, seq)) = runs::waits_again(r, self.booked.iter().map(|entry| entry.entry))?
        {
            found.insert(0, Doubt::WaitsAgain { run, seq });
        }
        Ok(found)
    }

    /// What is due is what the records work out, and not booked yet.
    fn as_worked_out(&self, r: &impl Reading) -> Result<Option<Doubt>, Stop> {
        if self.is_after_death() {
            return self.as_settled(r);
        }
        if self.entry.kind == EntryKind::Paid {
            return Ok(None);
        }
        if !self.scene.reference.works_out(&self.entry.programme) {
            return Ok(Some(Doubt::NothingDecided));
        }
        let of = (self.person, self.entry.programme.as_str(), self.entry.month);
        let of_month = self.by(r, |entitler| worked_out(r, self.scene, of, entitler))?;
        let Some(worked) = of_month else { return Ok(Some(Doubt::NotWorkedOut)) };
        let booked: i128 = self
            .booked
            .iter()
            .filter(|old| old.kind == EntryKind::Due)
            .map(|old| i128::from(old.amount.0))
            .sum();
        let left = i128::from(worked.0) - booked;
        Ok((i128::from(self.entry.amount().0) != left).then_some(Doubt::NotAsWorkedOut { worked }))
    }

    /// After a death it is what the settlement comes to; nobody books beyond it where a rule works it out.
    fn as_settled(&self, r: &impl Reading) -> Result<Option<Doubt>, Stop> {
        let due = self.entry.kind == EntryKind::Due;
        let unknown = Ok(due.then_some(Doubt::NotWorkedOut));
        let of = (self.person, self.entry.corrects);
        let settled = self.by(r, |entitler| settle_but(r, self.scene, of, entitler))?;
        let Some(settled) = settled.filter(is_told) else { return unknown };
        let left = if due { settled.to_book() } else { settled.to_pay() };
        if self.entry.amount() > left {
            return Err(Refusal::BeyondSettlement { owed: settled.owed(), left }.into());
        }
        Ok((due && self.entry.amount() != left).then_some(Doubt::NotAsWorkedOut { worked: left }))
    }
}

/// Whether an entry is the one in whose place another is booked, or takes it back.
pub fn is_replaced(old: &Entry, corrects: Option<EntryId>) -> bool {
    corrects.is_some_and(|id| old.id == id || old.reverses == Some(id))
}

/// Whether a rule works out what goes on after a death.
fn is_told(settlement: &Settlement) -> bool {
    let ruled = |of: &Continues| matches!(of, Continues::Months { .. } | Continues::Instead { .. });
    settlement.questions().next().is_none() && settlement.ended.iter().any(|of| ruled(&of.continues))
}

/// What is due by right to a person for a month under a programme that pays by the month, as known today; `None` where it cannot be told.
fn worked_out(
    r: &impl Reading,
    scene: Scene<'_>,
    (person, programme, month): (&Person, &str, Month),
    entitler: &Entitler<'_>,
) -> Result<Option<Fen>, Stop> {
    let today = scene.asking.moment.today;
    let Some(facts) = money_facts(r, person.id, today)? else { return Ok(Some(Fen::ZERO)) };
    let (amounts, missing) = entitler.amounts(&facts.money(), month, month);
    let found = amounts.iter().find(|of| of.programme == programme).map(|of| of.fen);
    let untold = missing.iter().any(|(_, what)| what.programme() == programme);
    Ok(found.or((!untold).then_some(Fen::ZERO)))
}
