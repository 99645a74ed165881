//! What of a month that a line was to pay and nobody paid is due still: one answer for what failed and was left, and for what was left out
//! before. It is what a run would pay for the month now, and never more than the line was to pay.

use std::collections::HashMap;

use super::books::{Books, with_rivals};
use super::due::Known;
use super::over::{counted_from, judge};
use super::owed::Asked;
use crate::bureau::journal::person as read;
use crate::bureau::people::stands_for;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Part, RunLine};
use crate::domain::{Fen, Month, PersonId};
use crate::store::Reading;

/// What is due still of one month of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Still {
    /// The month.
    pub month: Month,
    /// What a run would pay of it now.
    pub left: Fen,
    /// Of that: what no book says is due. The rest is booked as due and not settled, and counts where that counts.
    pub unbooked: Fen,
}

impl Still {
    /// Of what a line was to pay, where so much would be paid for the month now and so much of it is booked and not settled. Only what is
    /// due beyond what was settled since counts: what fell due besides, or was taken back meanwhile, is another matter.
    fn of(part: &Part, now: &Part, booked: i64) -> Self {
        let promised = part.settled.0.saturating_add(part.amount.0);
        let due = promised.saturating_sub(now.settled.0).min(now.amount.0);
        let within = |fen: i64| Fen(fen.min(part.amount.0).max(0));
        let open = booked.saturating_sub(now.settled.0).max(0);
        Self { month: part.month, left: within(due), unbooked: within(due.saturating_sub(open)) }
    }
}

/// What tells it of some people: read once for all of them.
pub struct Stills<'a, R> {
    r: &'a R,
    scene: Scene<'a>,
    known: Known,
    /// From which month on each programme is counted, once it was asked for.
    from: HashMap<String, Month>,
}

impl<'a, R: Reading> Stills<'a, R> {
    /// For the people of some lines.
    pub fn read<'l>(
        r: &'a R,
        scene: Scene<'a>,
        lines: impl IntoIterator<Item = &'l RunLine>,
    ) -> Result<Self, Stop> {
        let people = lines.into_iter().map(|line| stands_for(r, line.person));
        let mut people: Vec<PersonId> = people.collect::<Result<_, _>>()?;
        people.sort_unstable();
        people.dedup();
        let known = Known::of(r, people, scene.asking.moment.today)?;
        Ok(Self { r, scene, known, from: HashMap::new() })
    }

    /// Of some months of a line, those of which anything is due still.
    pub fn of(&mut self, line: &RunLine, parts: &[Part]) -> Result<Vec<Still>, Stop> {
        let Some(last) = parts.iter().map(|part| part.month).max() else { return Ok(Vec::new()) };
        let (r, scene) = (self.r, self.scene);
        let programmes = [line.programme.clone()];
        let from = match self.from.get(&line.programme) {
            Some(from) => *from,
            None => *self.from.entry(line.programme.clone()).or_insert(
                counted_from(r, scene, (&programmes, last))?.first().copied().unwrap_or(last.plus(1)),
            ),
        };
        let person = read(r, stands_for(r, line.person)?)?;
        let named = with_rivals(scene, &programmes);
        let books = Books::of_person(r, &named, person.id)?;
        let entitler = self.known.entitler(scene.reference);
        let asked = Asked { programmes: &named, openings: &[from], month: last, reference: scene.reference };
        let mut found = Vec::new();
        for one in judge(r, scene, (&person, &self.known), asked, (&entitler, &books))? {
            for part in parts.iter().filter(|part| part.amount.0 > 0) {
                let stands = books.of(&(person.id, 0, part.month));
                let now = one.parts.iter().find(|now| now.month == part.month).copied();
                // What cannot be told now is not nothing.
                let untold = one.untold.contains(&part.month).then_some(*part);
                if let Some(now) = now.or(untold) {
                    found.push(Still::of(part, &now, stands.due));
                }
            }
        }
        found.retain(|still| still.left != Fen::ZERO);
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(entitled: i64, settled: i64) -> Part {
        super::super::owed::part_of(
            Month::new(2025, 4).unwrap(),
            (Fen(entitled), Fen(settled)),
            Fen(entitled - settled),
        )
    }

    #[test]
    fn it_is_what_a_run_would_pay_and_never_more_than_the_line_was_to() {
        // Of the line: due, settled. Now: due, settled, booked as due. Then what is left, and what of it no book says.
        let cases = [
            ("nothing happened, and no book says it", (612, 600), (612, 600, 600), (12, 12)),
            ("it was booked by hand meanwhile", (612, 600), (612, 600, 612), (12, 0)),
            ("part of it was paid by hand", (612, 0), (612, 600, 0), (12, 12)),
            ("all of it was", (612, 0), (612, 612, 612), (0, 0)),
            ("booked by request: the books have it", (500, 0), (500, 0, 500), (500, 0)),
            ("booked by request and taken back in part", (500, 0), (300, 0, 300), (300, 0)),
            ("booked by request, more since", (500, 0), (900, 0, 900), (500, 0)),
            ("nothing is due any more", (612, 0), (0, 0, 0), (0, 0)),
            ("what was settled was taken back since", (612, 600), (612, 0, 600), (12, 12)),
        ];
        for (what, (due, settled), (now_due, now_settled, booked), (left, unbooked)) in cases {
            let still = Still::of(&part(due, settled), &part(now_due, now_settled), booked);
            assert_eq!((still.left, still.unbooked), (Fen(left), Fen(unbooked)), "{what}");
        }
    }
}
