//! What is due to a person for a month, as it was known at the end of a day.

use crate::bureau::answer::EntitlementView;
use crate::bureau::journal;
use crate::bureau::people::money_facts;
use crate::bureau::rates;
use crate::bureau::refusal::{Fault, FieldFault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{AsOf, OwnRate, PlaceRules, entitle};
use crate::domain::{Date, Month, PersonId};
use crate::store::Reading;

/// What is due, and why. Of a day that is over the answer is the same whenever it is asked; a day ahead is not told.
pub fn entitlement(
    r: &impl Reading,
    scene: Scene<'_>,
    person: PersonId,
    (month, known): (Month, Date),
) -> Result<EntitlementView, Stop> {
    if known > scene.asking.moment.today {
        let fault = FieldFault { field: "known".to_owned(), fault: Fault::Future };
        return Err(Refusal::Invalid(vec![fault]).into());
    }
    journal::person(r, person)?;
    let facts = money_facts(r, person, known)?;
    let (own, place) = of_the_place(r)?;
    let tables = scene.reference.money(&own, &place);
    let due = facts.as_ref().map(|facts| entitle(&facts.money(), &tables, AsOf { month, known }));
    Ok(EntitlementView {
        person,
        stands: facts.as_ref().map_or(person, |facts| facts.person),
        month,
        known,
        on_record: facts.is_some(),
        due: due.unwrap_or_default(),
    })
}

/// The rates and settings that the bureau entered itself, whenever they were approved: those known later are left out where they are
/// used.
pub(super) fn of_the_place(r: &impl Reading) -> Result<(Vec<OwnRate>, PlaceRules), Stop> {
    Ok((rates::own_rates(r)?, rates::place_rules(r)?))
}
