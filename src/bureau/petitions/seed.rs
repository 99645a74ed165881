//! Petitions of a sample bureau: years of them in one transaction, by the same rules.

use crate::bureau::change::Change;
use crate::bureau::command::ActRequest;
use crate::bureau::gate::Action;
use crate::bureau::opened::Bureau;
use crate::bureau::petitions::act::{hand_over, keep};
use crate::bureau::petitions::admit::admit;
use crate::bureau::petitions::register::put_new;
use crate::bureau::petitions::step::take_step;
use crate::bureau::receipt::{Outcome, Receipt};
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::session::Asking;
use crate::bureau::stop::Stop;
use crate::domain::petition::PetitionFacts;
use crate::domain::staff::{BureauProfile, Staff};
use crate::domain::{Date, StaffId};
use crate::store::{Keys, Reading, Writer};

/// What the journal calls it: more at once than are followed one by one.
pub const SEED: &str = "petition.seed";

/// A petition that a sample bureau has had for a while.
#[derive(Debug, Clone)]
pub struct SeedPetition {
    /// What was brought.
    pub facts: PetitionFacts,
    /// Who took it in.
    pub taken_by: StaffId,
    /// Who got it, and on which day; before, between or after the acts, and after those of the same day.
    pub handed: Option<(Date, StaffId)>,
    /// What was done, by whom; each names its day.
    pub acts: Vec<(ActRequest, StaffId)>,
}

impl Bureau {
    /// Takes in the petitions of a sample bureau, oldest first, in one transaction: every rule judges every act on its
    /// own day. Only in a sample bureau, only by who may take petitions in. A refusal names the petition from 1.
    pub fn seed_petitions(
        &self,
        asking: &Asking,
        petitions: &mut dyn Iterator<Item = SeedPetition>,
    ) -> Result<Receipt, Refusal> {
        self.commit(asking, SEED, Action::TakePetitions, |w, scene| {
            let profile: Option<BureauProfile> = w.get(&Keys::PROFILE)?;
            if !profile.is_some_and(|p| p.sample) {
                return Err(Refusal::SampleOnly.into());
            }
            let mut count = 0;
            for seed in petitions {
                count += 1;
                put(w, scene, &seed).map_err(|stop| match stop {
                    Stop::Refused(why) => Stop::Refused(Refusal::Row { row: count, why: Box::new(why) }),
                    Stop::Store(error) => Stop::Store(error),
                })?;
            }
            Ok(Change::new(Outcome::Done, "").with("petitions", count))
        })
    }
}

fn put(w: &mut Writer<'_>, scene: Scene<'_>, seed: &SeedPetition) -> Result<(), Stop> {
    let today = scene.asking.moment.today;
    let facts = admit(&seed.facts, scene.reference, today).map_err(Refusal::Invalid)?;
    let received = facts.received;
    let mut petition = put_new(w, scene.reference, facts, (received, seed.taken_by))?;
    let mut handed = seed.handed;
    for (request, by) in &seed.acts {
        let on = request.on.unwrap_or(received);
        if let Some((day, to)) = handed.filter(|(day, _)| *day < on) {
            hand(w, scene, &mut petition, (day, to), *by)?;
            handed = None;
        }
        take_step(&mut petition, scene.reference, request, *by, on)?;
        let who: Staff = w.get(&Keys::staff(*by))?.ok_or(Refusal::NotFound(What::Staff))?;
        keep(w, &mut petition, request.act, (&who, on))?;
        petition.version += 1;
    }
    if let Some((day, to)) = handed {
        hand(w, scene, &mut petition, (day, to), to)?;
    }
    w.put(&petition)?;
    Ok(())
}

fn hand(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: &mut crate::domain::petition::Petition,
    (day, to): (Date, StaffId),
    by: StaffId,
) -> Result<(), Stop> {
    let owner: Staff = r.get(&Keys::staff(to))?.ok_or(Refusal::NotFound(What::Staff))?;
    hand_over(petition, scene.reference, &owner, by, day)?;
    petition.version += 1;
    Ok(())
}
