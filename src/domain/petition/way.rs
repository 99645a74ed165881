//! The way that a demand takes when nobody says another (信访工作条例 第二十九条至第三十一条).

use super::{PetitionFacts, Purpose, Route};
use crate::domain::visit::Topics;

impl Purpose {
    /// The way that a demand of this purpose usually takes (信访工作条例 第二十九条至第三十一条); whoever accepts it decides.
    pub fn usual_route(self) -> Option<Route> {
        match self {
            Self::Resolve | Self::Appeal => Some(Route::Opinion),
            Self::Suggestion => Some(Route::Suggestion),
            Self::Accusation => Some(Route::Accusation),
            _ => None,
        }
    }

    /// Whether something is asked for that must be settled within a limit.
    pub fn wants_settling(self) -> bool {
        self.usual_route() == Some(Route::Opinion)
    }
}

impl PetitionFacts {
    /// The way that need not be asked for when it is accepted, where its demand has none yet: the usual one of its purpose, of the one
    /// thing that is asked for, which neither accuses somebody nor may have a procedure of its own.
    pub fn usual_way(&self, topics: &Topics) -> Option<Route> {
        let own = self.topics.iter().filter_map(|id| topics.get(id)).any(|topic| topic.procedure);
        let plain = self.demands.len() <= 1 && !own && !self.is_accusation();
        self.purpose.usual_route().filter(|_| plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Date;
    use crate::domain::petition::{Demand, petition_topics};

    #[test]
    fn only_one_plain_demand_has_a_way_that_nobody_need_choose() {
        let topics = petition_topics().unwrap();
        let facts = |purpose, demands: usize, about: &[&str]| PetitionFacts {
            purpose,
            demands: vec![Demand::new("要求补发", None); demands],
            topics: about.iter().map(|id| (*id).to_owned()).collect(),
            ..PetitionFacts::on(Date::new(2026, 11, 23).unwrap())
        };
        let cases = [
            (facts(Purpose::Resolve, 1, &[]), Some(Route::Opinion)),
            (facts(Purpose::Resolve, 1, &["pensions"]), Some(Route::Opinion)),
            (facts(Purpose::Suggestion, 1, &[]), Some(Route::Suggestion)),
            (facts(Purpose::Resolve, 3, &[]), None),
            (facts(Purpose::Resolve, 1, &["pensions", "disability"]), None),
            (facts(Purpose::Accusation, 1, &[]), None),
            (facts(Purpose::Inquiry, 1, &[]), None),
        ];
        for (facts, way) in cases {
            assert_eq!(facts.usual_way(&topics), way, "{:?} {}", facts.purpose, facts.demands.len());
        }
    }
}
