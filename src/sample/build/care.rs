//! Keeping in touch: two of the staff have the towns between them and have called and visited people for two years.

use super::builder::Builder;
use crate::bureau::command::Contacted;
use crate::bureau::{Command, Refusal};
use crate::domain::care::{ContactKind, ContactResult};
use crate::domain::{Date, DivisionCode, DivisionLevel, StaffId};
use crate::sample::chance::{Topic, in_thousand, stream};
use crate::sample::places::Places;

/// People out of a thousand who were contacted in the year before, and in this year so far.
const LAST_YEAR: u32 = 320;
const THIS_YEAR: u32 = 380;
/// Contacts out of a thousand that reached nobody.
const NOT_REACHED: u32 = 70;

impl Builder<'_> {
    /// Gives the towns away and notes the contacts until `on`.
    pub(super) fn care(&mut self, on: Date) -> Result<(), Refusal> {
        if self.spec.people == 0 {
            return Ok(());
        }
        let (clerk, officer) = (self.hands.clerk.staff, self.hands.officer.staff);
        let towns: Vec<_> = self.scribe.divisions().all().iter().map(|d| d.code).collect();
        let own = |code: &DivisionCode| {
            code.level() == DivisionLevel::Town && Places::district().is_some_and(|d| d.holds(*code))
        };
        for (town, n) in towns.into_iter().filter(own).zip(0_usize..) {
            let to = Some(if n.is_multiple_of(2) { clerk } else { officer });
            self.scribe.does(self.hands.head.clone(), on, Command::AssignTown { town, to })?;
        }
        let mut noted: Vec<(Contacted, StaffId)> = Vec::new();
        for n in 0..self.spec.people {
            self.of_person(n, on, [clerk, officer], &mut noted);
        }
        noted.sort_by_key(|(said, _)| (said.day, said.person));
        self.scribe.contacts(self.hands.clerk.clone(), on, noted)
    }

    /// The contacts with one person.
    fn of_person(&self, n: u32, on: Date, staff: [StaffId; 2], noted: &mut Vec<(Contacted, StaffId)>) {
        let (_, life) = self.plan.life(n);
        let mut rng = stream(self.spec.seed, Topic::Care, n.into());
        let first_of = |year: i32| Date::new(year, 1, 1).unwrap_or(on);
        let begun = [(first_of(on.year() - 1), LAST_YEAR), (first_of(on.year()), THIS_YEAR)];
        for (first, often) in begun {
            let last = first_of(first.year() + 1).plus_days(-1).min(on);
            let day = first.plus_days(rng.i64(0..=last.days_since(first).max(0)));
            let drawn = in_thousand(&mut rng, often);
            let kind = match rng.u8(0..10) {
                0..=5 => ContactKind::Call,
                6..=7 => ContactKind::HomeVisit,
                _ => ContactKind::Message,
            };
            let missed = in_thousand(&mut rng, NOT_REACHED) && kind != ContactKind::Message;
            let by = if rng.bool() { staff.first() } else { staff.last() };
            let there = life.joined.first_day().plus_days(1) < day && life.died.is_none_or(|died| day < died);
            if let (true, true, Some(by)) = (drawn, there, by) {
                let result = if missed { ContactResult::NotReached } else { ContactResult::Reached };
                noted.push((Contacted { day: Some(day), ..Contacted::new(self.id(n), kind, result) }, *by));
            }
        }
    }
}
