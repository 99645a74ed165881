//! 第几次信访: the place of a petition among those of its matter, for whoever asks. What somebody may not see neither counts nor
//! leads on to what it repeats.

use std::collections::BTreeSet;

use crate::bureau::petitions::earlier::matter;
use crate::bureau::petitions::row::{Veil, sees};
use crate::bureau::stop::Stop;
use crate::domain::PetitionId;
use crate::domain::petition::Petition;
use crate::domain::staff::Staff;
use crate::store::Reading;

/// Where a petition stands in its matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    own: PetitionId,
    /// All of the matter, itself with them; nothing where it repeats none.
    matter: Vec<Link>,
}

/// One petition of a matter.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Link {
    id: PetitionId,
    repeats: Option<PetitionId>,
    veil: Option<Veil>,
}

impl Place {
    /// That of a petition.
    pub fn of(r: &impl Reading, petition: &Petition) -> Result<Self, Stop> {
        let matter = match petition.facts.repeats {
            Some(_) => matter(r, petition, |_| true)?,
            None => Vec::new(),
        };
        let link = |p: &Petition| Link { id: p.id, repeats: p.facts.repeats, veil: Veil::of(p) };
        Ok(Self { own: petition.id, matter: matter.iter().map(link).collect() })
    }

    /// The how many-th petition of its matter it is for somebody: 1 for the first.
    pub fn nth(&self, staff: &Staff) -> usize {
        let hidden = |link: &&Link| !sees(staff, link.veil.as_ref());
        let before = if self.matter.iter().any(|link| hidden(&link)) {
            self.reached(staff).into_iter().filter(|id| *id < self.own).count()
        } else {
            self.matter.iter().filter(|link| link.id < self.own).count()
        };
        1 + before
    }

    /// What somebody gets to from it over nothing but what they may see.
    fn reached(&self, staff: &Staff) -> BTreeSet<PetitionId> {
        let seen: Vec<&Link> = self.matter.iter().filter(|link| sees(staff, link.veil.as_ref())).collect();
        let mut reached = BTreeSet::from([self.own]);
        loop {
            let known = reached.len();
            for link in &seen {
                let up = link.repeats.filter(|up| seen.iter().any(|one| one.id == *up));
                if reached.contains(&link.id) {
                    reached.extend(up);
                } else if up.is_some_and(|up| reached.contains(&up)) {
                    reached.insert(link.id);
                }
            }
            if reached.len() == known {
                return reached;
            }
        }
    }

    /// Whether one of these is of its matter.
    pub fn is_with(&self, petitions: &BTreeSet<PetitionId>) -> bool {
        self.matter.iter().any(|link| petitions.contains(&link.id))
    }
}
