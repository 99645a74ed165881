//! What was taken down wrong is put right: the purpose, and the day of receipt.

use std::collections::BTreeSet;

use honordesk::bureau::Command;
use honordesk::bureau::command::PetitionChange;
use honordesk::domain::petition::Purpose;
use honordesk::domain::{Date, StaffId};

use super::case::Case;
use super::clocks::How;
use super::hands::{World, handlers};
use crate::bureau_support::staff_id;

impl World {
    /// Whoever took it in puts it right on that day; whoever has it, handles what nobody has, or leads does so later.
    fn may_correct(&self, at: usize, by: StaffId) -> bool {
        let case = &self.cases[at];
        let took_in = case.taken_by == by && case.registered == self.today();
        let theirs = self.owner(at).map_or_else(|| handlers().contains(&by), |owner| owner == by);
        self.is_there(by)
            && !self.hidden(at, by)
            && !case.recused.contains(&by)
            && (took_in || theirs || by == staff_id("head"))
    }

    /// Whether something of the bureau that is late now would be on time.
    fn excuses(&self, at: usize, (accuses, received): (bool, Date)) -> bool {
        let late = |case: &Case| -> BTreeSet<&str> {
            let all = case.limits(self.today()).into_iter();
            all.filter(|(_, limit)| limit.ours && limit.owed() && limit.how == How::Late)
                .map(|(name, _)| name)
                .collect()
        };
        let was = &self.cases[at];
        !late(was).is_subset(&late(&Case { received, accuses, ..was.clone() }))
    }

    /// Nothing was done about it before it was received, nor is it received tomorrow.
    pub fn correct(&mut self, at: usize) -> bool {
        let by = self.dice.one_of(&[handlers()[0], handlers()[1], handlers()[3], staff_id("window")]);
        let case = &self.cases[at];
        let (was, received) = (case.accuses, case.received);
        let accuses = self.dice.upto(2) == 0;
        let day = received.plus_days(i64::from(self.dice.upto(5)) - 2);
        let (petition, seen) = self.named(at);
        self.told = format!("{petition}: {by} says that it accuses {accuses}, received {day}");
        let case = &self.cases[at];
        let first = case.steps.iter().map(|step| step.on).min();
        let may = self.may_correct(at, by)
            && (accuses, day) != (was, received)
            && day <= self.today()
            && first.is_none_or(|first| day <= first)
            && (by == staff_id("head") || !self.excuses(at, (accuses, day)));
        let purpose = if accuses { Purpose::Accusation } else { Purpose::Resolve };
        let changes = vec![PetitionChange::Purpose(purpose), PetitionChange::Received(day)];
        let despite = Some("记错".to_owned());
        let done = self.execute(by, Command::CorrectPetition { petition, seen, changes, despite });
        if may {
            let case = &mut self.cases[at];
            (case.accuses, case.received) = (accuses, day);
            case.covered |= accuses;
            case.stand.secret |= accuses;
        }
        self.settle(at, &done, may)
    }
}
