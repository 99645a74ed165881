//! Contacts of a sample bureau: years of them in one transaction, by the same rules.

use crate::bureau::care::contact::put_new;
use crate::bureau::change::Change;
use crate::bureau::command::Contacted;
use crate::bureau::gate::Action;
use crate::bureau::opened::Bureau;
use crate::bureau::receipt::{Outcome, Receipt};
use crate::bureau::refusal::Refusal;
use crate::bureau::session::Asking;
use crate::bureau::stop::Stop;
use crate::domain::StaffId;
use crate::domain::staff::BureauProfile;
use crate::store::{Keys, Reading};

impl Bureau {
    /// Notes contacts that a sample bureau has made, each with its day and by whom, in one transaction. Only in a sample bureau,
    /// only by who may note contacts. A refusal names the contact from 1.
    pub fn seed_contacts(
        &self,
        asking: &Asking,
        contacts: &mut dyn Iterator<Item = (Contacted, StaffId)>,
    ) -> Result<Receipt, Refusal> {
        self.commit(asking, "contact.seed", Action::Care, |w, scene| {
            let profile: Option<BureauProfile> = w.get(&Keys::PROFILE)?;
            if !profile.is_some_and(|p| p.sample) {
                return Err(Refusal::SampleOnly.into());
            }
            let mut count = 0;
            for (said, by) in contacts {
                count += 1;
                put_new(w, scene, &said, by).map_err(|stop| match stop {
                    Stop::Refused(why) => Stop::Refused(Refusal::Row { row: count, why: Box::new(why) }),
                    Stop::Store(error) => Stop::Store(error),
                })?;
            }
            Ok(Change::new(Outcome::Done, "").with("contacts", count))
        })
    }
}
