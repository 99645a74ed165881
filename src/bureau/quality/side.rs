//! One record of a pair, as it is shown beside another.

use crate::bureau::answer::Side;
use crate::bureau::journal;
use crate::bureau::people::{self, division};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::PersonId;
use crate::store::Reading;

/// One record of a pair.
pub fn side(r: &impl Reading, scene: Scene<'_>, id: PersonId) -> Result<Side, Stop> {
    let person = journal::person(r, id)?;
    let facts = &person.facts;
    Ok(Side {
        person: id,
        version: person.version,
        name: facts.name.clone(),
        sex: facts.sex,
        birth: facts.birth,
        division: division(facts),
        id_masked: people::id_masked(facts),
        dead: person.is_dead(scene.asking.moment.today),
    })
}
