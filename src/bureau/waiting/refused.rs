//! More time for a petition that the head refused: it waits for whoever asked until something is done about it.

use super::Desk;
use crate::bureau::answer::{SentBack, WaitRow};
use crate::bureau::gate::Action;
use crate::bureau::petitions;
use crate::bureau::stop::Stop;
use crate::domain::petition::Petition;
use crate::store::{Keys, Reading};

impl<R: Reading> Desk<'_, R> {
    /// For whoever asked, with the reason; any further step, a remark too, takes it off the list.
    pub(super) fn extensions_back(&mut self) -> Result<(), Stop> {
        let board = self.scene.board.at(self.r, self.scene)?;
        for open in board.open() {
            let Some(asked) = open.refused else { continue };
            if !petitions::sees(self.scene.staff, open.veil.as_ref()) {
                continue;
            }
            let Some(petition) = self.r.get::<Petition>(&Keys::petition(open.id))? else { continue };
            let case = petition.case();
            let Some(refused) = case.extension_refused() else { continue };
            let what = (SentBack::Extension(petition.id), petition.version);
            let by = (refused.by, refused.on, refused.note.as_str());
            let row = self.back_to(what, (asked, Action::HandlePetitions), by)?;
            let first = petition.facts.petitioners.first().and_then(|p| p.person);
            let person = first.map(|person| self.named(person)).transpose()?;
            self.rows.push(WaitRow { person, ..row });
        }
        Ok(())
    }
}
