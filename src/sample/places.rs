//! Places: the villages and communities of the district, each as likely as the next, so that a town weighs as much as
//! it has villages.

use fastrand::Rng;

use crate::domain::{DivisionCode, DivisionLevel, Divisions};

/// The district of the sample: 花都区.
const DISTRICT: &str = "440114000000";

/// Where people of the sample may live.
#[derive(Debug, Clone)]
pub(super) struct Places {
    villages: Vec<DivisionCode>,
}

impl Places {
    /// Every village and community of the district.
    pub(super) fn new(divisions: &Divisions) -> Self {
        let district = DivisionCode::parse(DISTRICT);
        let inside = |code: DivisionCode| district.is_some_and(|d| d.holds(code));
        let villages = divisions
            .all()
            .iter()
            .map(|row| row.code)
            .filter(|code| code.level() == DivisionLevel::Village && inside(*code))
            .collect();
        Self { villages }
    }

    /// One of them.
    pub(super) fn draw(&self, rng: &mut Rng) -> Option<DivisionCode> {
        self.villages.get(rng.usize(0..self.villages.len().max(1))).copied()
    }

    /// The district's own code.
    pub(super) fn district() -> Option<DivisionCode> {
        DivisionCode::parse(DISTRICT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_261_villages_and_communities_of_ten_towns() {
        let places = Places::new(&Divisions::embedded().unwrap());
        assert_eq!(places.villages.len(), 261);
        let mut towns: Vec<_> = places.villages.iter().filter_map(|v| v.town()).collect();
        towns.dedup();
        assert_eq!(towns.len(), 10);
    }
}
