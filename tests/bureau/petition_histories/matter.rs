//! What others of the same matter mean for a petition, and what taking a decision back puts back of that.

use honordesk::domain::StaffId;
use honordesk::domain::petition::{PetitionAct as Act, PetitionState as State};

use super::asks::plain;
use super::case::{Ask, Case};
use super::hands::World;

impl Case {
    /// Joined, it accuses whom the earlier one accuses, and is kept as that is.
    pub fn take_over(&mut self, accused: &[StaffId], secret: bool) {
        let new: Vec<_> = accused.iter().copied().filter(|one| !self.accused.contains(one)).collect();
        self.accused.extend(&new);
        self.stand.secret |= secret;
        self.owner = self.owner.filter(|owner| !self.accused.contains(owner));
        self.steps.last_mut().unwrap().took_over = new;
    }

    /// Takes the last decision back. Art. 34 counts from the day of the acceptance: one that stood overnight keeps it.
    /// What was covered meanwhile stays so.
    pub(super) fn undo(&mut self) -> Vec<(usize, usize)> {
        let step = self.steps.pop().unwrap();
        if let Some(had) = step.had.filter(|_| self.owner == Some(step.by)) {
            (self.owner, self.first) = had;
        }
        self.accused.retain(|one| !step.took_over.contains(one));
        self.stand = step.was;
        self.stand.secret |= self.covered;
        self.taken_back += 1;
        step.went_on
    }
}

impl World {
    /// Every petition of a matter.
    fn matter(&self, at: usize) -> Vec<usize> {
        let mut matter = vec![at];
        loop {
            let joins = |one: usize, other: usize| self.cases[one].stand.repeats == Some(other);
            let next = (0..self.cases.len())
                .find(|n| !matter.contains(n) && matter.iter().any(|m| joins(*n, *m) || joins(*m, *n)));
            match next {
                Some(next) => matter.push(next),
                None => return matter,
            }
        }
    }

    /// Whether another petition of the matter went through the recheck (art. 36).
    pub(super) fn is_last(&self, at: usize) -> bool {
        self.matter(at).into_iter().any(|n| n != at && self.cases[n].state() == State::Final)
    }

    /// Whom one of a matter turns out to accuse, all of it is kept from (art. 30); what is joined is of that matter.
    pub(super) fn keep_matter(&mut self, at: usize, ask: &Ask) {
        if let (Act::Join, Some(to)) = (ask.act, self.cases[at].stand.repeats) {
            let (accused, secret) = (self.cases[to].accused.clone(), self.cases[to].stand.secret);
            self.cases[at].take_over(&accused, secret);
        }
        self.keep_others(at, ask.by);
    }

    /// The others of its matter are kept from whom it accuses.
    pub(super) fn keep_others(&mut self, at: usize, by: StaffId) {
        for n in self.matter(at).into_iter().filter(|n| *n != at) {
            let missing = |one: &StaffId| !self.cases[n].accused.contains(one);
            let new: Vec<_> = self.cases[at].accused.iter().copied().filter(missing).collect();
            self.versions[n] += u32::from(!new.is_empty());
            for one in new {
                let named = Ask { staff: Some(one), ..plain(Act::NameAccused, by, self.today()) };
                self.cases[n].take(&named, 0);
            }
        }
    }
}
