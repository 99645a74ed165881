//! What others of the same matter mean for a petition, and what taking a decision back puts back of that.

use honordesk::domain::StaffId;

use super::case::Case;

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
