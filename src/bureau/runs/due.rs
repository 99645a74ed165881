//! Where runs ask what somebody is entitled to: the one place that knows how entitlement is worked out.

use crate::bureau::door::Scene;
use crate::bureau::stop::Stop;
use crate::domain::Date;
use crate::domain::ledger::{
    AsOf, Entitlement, Item, MoneyFacts, MoneyTables, OwnRate, PlaceRules, RateAnswer, RateFacts, Step, Why,
};
use crate::store::Reading;

/// The tables beside the facts, read once for everybody.
pub struct Tables<'a> {
    scene: Scene<'a>,
    own: Vec<OwnRate>,
    place: PlaceRules,
    known: Date,
}

impl<'a> Tables<'a> {
    /// As known at the end of a day.
    pub fn read(_: &impl Reading, scene: Scene<'a>, known: Date) -> Result<Self, Stop> {
        Ok(Self { scene, own: Vec::new(), place: PlaceRules::default(), known })
    }

    /// What is due to somebody for a month.
    pub fn due(&self, facts: &MoneyFacts<'_>, month: crate::domain::Month) -> Entitlement {
        let as_of = AsOf { month, known: self.known };
        let reference = self.scene.reference;
        let tables = MoneyTables {
            programmes: &reference.programmes,
            rates: &reference.rates,
            own: &self.own,
            terminal: &reference.terminal,
            place: &self.place,
        };
        worked_out(facts, &tables, as_of)
    }
}

fn worked_out(facts: &MoneyFacts<'_>, tables: &MoneyTables<'_>, as_of: AsOf) -> Entitlement {
    let mut found = Entitlement::default();
    for programme in tables.programmes.all() {
        let held = facts.recognitions.iter().find(|r| {
            programme.entitles(&r.group) == Some(true) && r.pays_in(as_of.month, facts.died)
        });
        let Some(r) = held else { continue };
        let facts = RateFacts {
            group: &r.group,
            grade: r.grade,
            nature: r.nature,
            mental: r.mental,
            service_years: r.service_years,
        };
        if let RateAnswer::Known(rate) =
            tables.rates.rate_on(&programme.id, &facts, as_of.month.first_day())
            && let Some(fen) = rate.monthly()
        {
            let step = Step::Rate {
                figure: fen,
                yearly: false,
                effective: rate.effective,
                standard: String::new(),
                sources: Vec::new(),
            };
            let why = Why { step, fen, articles: Vec::new(), parts: Vec::new() };
            found.items.push(Item { programme: programme.id.clone(), group: r.group.clone(), fen, why });
        }
    }
    found
}
