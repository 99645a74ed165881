//! Where a new petition of this person begins.

use super::State;
use crate::console::goal::Goal;

impl State {
    /// A new petition of this person; begun on a line of the ledger it is about that line.
    pub(super) fn new_petition(&self) -> Goal {
        let entry = self.selected_line().map(|line| line.entry.to_string());
        let owed = || self.month().map(|line| format!("{} {}", line.month, line.programme));
        match self.person.zip(entry.or_else(owed)) {
            Some((person, line)) => Goal::PetitionAbout(person, line),
            None => Goal::NewPetition(self.person),
        }
    }
}
