//! What petitions say of people: read from those that are open, never by looking at everybody.

use std::collections::HashMap;

use crate::bureau::people::StandingFor;
use crate::bureau::petitions::each_open;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::PersonId;
use crate::domain::filter::{Filter, Standing};
use crate::store::Reading;

/// Who has an open petition, and whose is late. Petitions that the asker may not see count for nobody.
#[derive(Debug, Default)]
pub struct Standings(HashMap<PersonId, Standing>);

impl Standings {
    /// Read now.
    pub fn read(r: &impl Reading, scene: Scene<'_>) -> Result<Self, Stop> {
        let (mut found, mut stands) = (Self::default(), StandingFor::default());
        each_open(r, scene, |person, late| {
            let standing = found.0.entry(stands.of(r, person)?).or_default();
            standing.open = true;
            standing.late |= late;
            Ok(())
        })?;
        Ok(found)
    }

    /// Read when the filter asks about petitions; nothing otherwise.
    pub fn for_filter(r: &impl Reading, scene: Scene<'_>, filter: &Filter) -> Result<Self, Stop> {
        if filter.asks_petitions() { Self::read(r, scene) } else { Ok(Self::default()) }
    }

    /// How a person stands.
    pub fn of(&self, person: PersonId) -> Standing {
        self.0.get(&person).copied().unwrap_or_default()
    }
}
