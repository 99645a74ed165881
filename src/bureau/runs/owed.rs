//! The difference: what is due to one person less what is settled, month by month; and where the books say something else than is due.

use super::books::{Books, Months, PersonStands, Stands, fen};
use super::{over, rounding};
use crate::bureau::reference::Reference;
use crate::domain::ledger::run::{Basis, Part, Restated};
use crate::domain::ledger::{Amount, Entitlement, Entitler, MoneyFacts, Step, Why};
use crate::domain::{Date, Fen, Month, PersonId};

/// What one person is owed under one programme.
#[derive(Debug, Default)]
pub struct Owed {
    /// The programme by its place among those asked for.
    pub programme: usize,
    /// What the run's month rests on.
    pub basis: Basis,
    /// Months of which something is due and not settled, in order.
    pub parts: Vec<Part>,
    /// Months of which more is settled than due, in order: also of those before obligations are counted, of which what was booked is due.
    pub over: Vec<Part>,
    /// Something was settled for months that belong to the settlement of a death: only that tells what of it is too much.
    pub after_death: bool,
    /// Months of which something else is booked than is due, in order.
    pub restated: Vec<Restated>,
    /// Months of which something is due that were paid under a programme which excludes this one: nothing of them is paid until that is
    /// decided.
    pub elsewhere: Vec<Elsewhere>,
    /// A rule bars what would be due for the run's month.
    pub barred: bool,
    /// Months of which nothing is settled and what is due cannot be told: a rate or a fact is missing.
    pub untold: Vec<Month>,
    /// What is due is not worked out: it is what was booked as due.
    pub booked: bool,
    /// Months of which more was booked as due than decided requests come to: nothing of them is paid.
    pub undecided: Vec<Part>,
}

/// A month that was paid under another programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elsewhere {
    /// The month.
    pub month: Month,
    /// What is due for it here and not settled.
    pub due: Fen,
    /// The other programme by its place among those that the books were read for.
    pub other: usize,
    /// What was paid for it there beyond what is due there; nothing while it is under way.
    pub paid: Fen,
}

impl Owed {
    /// What was paid too much.
    pub fn overpaid(&self) -> Fen {
        fen(-self.over.iter().map(|part| i128::from(part.amount.0)).sum::<i128>())
    }
}

/// From when to when, and under which programmes: each with the month from which its obligations are counted.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Programme ids: those asked for, then those that exclude one of them.
    pub programmes: &'a [String],
    /// The first month of each that is asked for.
    pub openings: &'a [Month],
    /// The last month.
    pub month: Month,
    /// What tells programmes whose amounts are worked out from others.
    pub reference: &'a Reference,
}

/// One month of one programme before it is judged.
#[derive(Debug, Clone, Copy)]
pub struct OfMonth {
    /// The month.
    pub month: Month,
    /// What is due by right.
    pub entitled: Fen,
    /// What stands.
    pub stands: Stands,
    /// What is to be paid for it, or negative what was paid too much: of a difference of rounding only what the year does not make up for.
    pub counts: i64,
    /// What is booked is kept as it is.
    pub kept: bool,
}

impl OfMonth {
    fn new(month: Month, entitled: Fen, stands: Stands) -> Self {
        let short = entitled.0.saturating_sub(stands.settled);
        let counts = if short > 0 { short } else { stands.over(entitled.0).saturating_neg() };
        Self { month, entitled, stands, counts, kept: false }
    }
}

/// What one person is owed, programme by programme.
pub fn owed(
    facts: &MoneyFacts<'_>,
    person: PersonId,
    asked: Asked<'_>,
    entitler: &Entitler<'_>,
    books: &Books,
) -> Vec<Owed> {
    let Some(first) = asked.openings.iter().min().map(|first| (*first).min(asked.month)) else {
        return Vec::new();
    };
    let books_as = asked.reference.terminal.books_as();
    let by_right = Entitled::new(entitler, facts, asked, first);
    let now = entitler.month(facts, asked.month);
    let stands = books.of_months(person, asked.programmes.len(), (first, asked.month));
    let worked = Worked { asked, entitler, entitled: &by_right, stands: &stands };
    let mut found = Vec::with_capacity(asked.openings.len());
    for (at, (programme, opening)) in asked.programmes.iter().zip(asked.openings).enumerate() {
        let booked = !asked.reference.works_out(programme);
        let mut one = Owed { programme: at, booked, ..Owed::default() };
        if !booked {
            basis(&mut one, programme, &now);
        }
        // Months after a death belong to its settlement, and so does all that goes on after it: what is booked as due for them is taken
        // back or counted there.
        let died = facts.died.filter(|_| !booked).map(Date::month);
        let settles = |month: Month| died.is_some_and(|last| month > last || programme == books_as);
        one.after_death = died.is_some() && over::any_settled(books, (person, at), settles);
        one.over.extend(over::as_booked(books, (person, at), (*opening, |month| !settles(month))));
        let mut months = Vec::new();
        // Under most programmes nothing is due to somebody and nothing stands.
        let none = !stands.any(at) && (booked || by_right.is_nothing(at));
        let counted = (!none).then(|| opening.through(asked.month)).into_iter().flatten();
        for month in counted.filter(|month| !settles(*month)) {
            let Some(of_month) = worked.of_month(at, month, !booked) else {
                one.untold.extend(worked.is_untold(at, month).then_some(month));
                continue;
            };
            months.push(of_month);
        }
        rounding::settle(&mut months, |year| entitler.small_change(year));
        for of_month in months {
            worked.take(&mut one, of_month);
        }
        found.push(one);
    }
    found
}

/// What is due to one person by right, month by month.
struct Entitled {
    months: Months,
    /// By programme; `None` of a month of which it cannot be told. Nothing is due under a programme that has no months here.
    due: Vec<Vec<Option<Fen>>>,
}

impl Entitled {
    fn new(entitler: &Entitler<'_>, facts: &MoneyFacts<'_>, asked: Asked<'_>, first: Month) -> Self {
        let (amounts, missing) = entitler.amounts(facts, first, asked.month);
        let months = Months::new(first, asked.month);
        let mut due = vec![Vec::new(); asked.programmes.len()];
        let mut set = |programme: &str, month: Month, fen: Option<Fen>| {
            let of = asked.programmes.iter().position(|p| p == programme);
            let Some((of, at)) = of.and_then(|at| due.get_mut(at)).zip(months.place(month)) else { return };
            if of.is_empty() {
                of.resize(months.len(), Some(Fen::ZERO));
            }
            of.get_mut(at).into_iter().for_each(|due| *due = fen);
        };
        for (month, what) in &missing {
            set(what.programme(), *month, None);
        }
        // What is told is told, whatever else is missing.
        for Amount { month, programme, fen } in amounts {
            set(programme, month, Some(fen));
        }
        Self { months, due }
    }

    /// Whether nothing is due under a programme in any month.
    fn is_nothing(&self, at: usize) -> bool {
        self.due.get(at).is_none_or(Vec::is_empty)
    }

    fn of(&self, at: usize, month: Month) -> Option<Fen> {
        let of_month = |due: &Vec<Option<Fen>>| due.get(self.months.place(month)?).copied();
        self.due.get(at).and_then(of_month).unwrap_or(Some(Fen::ZERO))
    }
}

/// What was worked out for one person.
struct Worked<'a, 't> {
    asked: Asked<'a>,
    entitler: &'a Entitler<'t>,
    entitled: &'a Entitled,
    stands: &'a PersonStands,
}

impl Worked<'_, '_> {
    /// What is due and what stands; `None` where it cannot be told, or is under way: then it is seen when it is through.
    fn of_month(&self, at: usize, month: Month, worked_out: bool) -> Option<OfMonth> {
        let stands = self.stands.of(at, month);
        if stands.under_way {
            return None;
        }
        // What cannot be told is not nothing; what is not worked out is what was booked.
        let entitled = if worked_out { self.entitled.of(at, month)? } else { Fen(stands.due) };
        Some(OfMonth::new(month, entitled, stands))
    }

    /// Whether nothing is settled of a month and what is due for it cannot be told.
    fn is_untold(&self, at: usize, month: Month) -> bool {
        self.stands.of(at, month).is_untouched() && self.entitled.of(at, month).is_none()
    }

    /// One month of one programme.
    fn take(&self, one: &mut Owed, m: OfMonth) {
        let counts = Fen(m.counts);
        match m.counts {
            0 => {}
            n if n < 0 => one.over.push(part(&m, m.entitled, counts)),
            _ => match self.elsewhere(one.programme, m.month, counts) {
                Some(elsewhere) => one.elsewhere.push(elsewhere),
                None => one.parts.push(part(&m, m.entitled, counts)),
            },
        }
        // What was waived and is due after all is no gift any more.
        let beyond = m.stands.settled.saturating_sub(m.entitled.0).max(0);
        let unwaived = Fen(m.stands.waived.saturating_sub(beyond).max(0));
        let booked = Fen(m.stands.due);
        let otherwise = unwaived != Fen::ZERO || (booked != m.entitled && !m.kept);
        if otherwise && !m.stands.righted {
            one.restated.push(Restated {
                month: m.month,
                booked,
                entitled: m.entitled,
                unwaived,
                entry: None,
            });
        }
    }

    /// What was paid for the month under a programme that excludes this one, beyond what is due there.
    fn elsewhere(&self, at: usize, month: Month, due: Fen) -> Option<Elsewhere> {
        // Of most people nothing stands under any other programme.
        if !self.stands.any_but(at) {
            return None;
        }
        let programme = self.asked.programmes.get(at)?;
        self.entitler.rivals(programme, month).find_map(|rival| {
            let other = self.asked.programmes.iter().position(|p| p == rival)?;
            let stands = self.stands.of(other, month);
            let entitled = self.entitled.of(other, month).unwrap_or_default();
            let paid = stands.over(entitled.0);
            let in_transit = stands.under_way && entitled == Fen::ZERO;
            let counts = in_transit || (paid > 0 && !rounding::is_small(paid));
            counts.then_some(Elsewhere { month, due, other, paid: Fen(if in_transit { 0 } else { paid }) })
        })
    }
}

fn part(m: &OfMonth, entitled: Fen, amount: Fen) -> Part {
    part_of(m.month, (entitled, Fen(m.stands.settled)), amount)
}

/// A part by which so much is paid for a month, or taken off, of which so much is due and settled.
pub fn part_of(month: Month, (entitled, settled): (Fen, Fen), amount: Fen) -> Part {
    Part { month, entitled, settled, amount, set_off: Fen::ZERO, off: None, paid: None, round: 0 }
}

/// What the run's month rests on.
fn basis(one: &mut Owed, programme: &str, now: &Entitlement) {
    let item = now.items.iter().find(|item| item.programme == programme);
    one.barred = now.barred.iter().any(|barred| barred.programme == programme);
    if let Some(item) = item {
        one.basis = Basis {
            group: item.group.clone(),
            grade: grade(&item.why, &item.group),
            monthly: item.fen,
            rate_since: rate_since(&item.why),
            account: None,
            yearly: Some(yearly(&item.why)),
        };
    }
}

/// The grade of the recognition that an explanation rests on: of several of one group that which pays.
fn grade(why: &Why, of: &str) -> Option<u8> {
    match &why.step {
        Step::Recognition { group, grade, .. } if group == of => *grade,
        _ => why.parts.iter().find_map(|part| grade(part, of)),
    }
}

/// The first day of the rate that an explanation rests on.
fn rate_since(why: &Why) -> Option<Date> {
    match &why.step {
        Step::Rate { effective, .. } => Some(*effective),
        _ => why.parts.iter().find_map(rate_since),
    }
}

/// How many rates of a year an explanation rests on.
fn yearly(why: &Why) -> u8 {
    let own = u8::from(matches!(why.step, Step::Rate { yearly: true, .. }));
    why.parts.iter().map(yearly).fold(own, u8::saturating_add)
}
