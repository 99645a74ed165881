//! Obligations still to come, of everybody: the part of a forecast that reads the records.

use super::books::{Books, Records, Without, openings};
use super::due::Known;
use crate::bureau::ledger::settlements;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::Month;
use crate::domain::ledger::{Ahead, Forecasting, Reckoned, Stood};
use crate::domain::person::{Person, StandingFacts};
use crate::store::Reading;

/// How a programme is looked ahead for.
pub struct LookedAt {
    /// Its id.
    pub programme: String,
    /// Its amounts are worked out month by month.
    pub works_out: bool,
    /// It is known from which month on its obligations are counted; otherwise nothing owed for months before this one is in it.
    pub opened: bool,
}

/// What some programmes come to in a year by today's records, in their order. `pays_in` tells the month in which a month's money is paid.
pub fn look_ahead(
    r: &impl Reading,
    scene: Scene<'_>,
    (year, programmes): (i32, &[String]),
    pays_in: &dyn Fn(Month) -> Month,
) -> Result<(Vec<LookedAt>, Vec<Reckoned>), Stop> {
    let today = scene.asking.moment.today;
    let now = today.month();
    let after_death = scene.reference.terminal.books_as();
    let (mut looked, mut ahead) = (Vec::new(), Vec::new());
    for (programme, opening) in programmes.iter().zip(openings(r, scene, programmes)?) {
        // What goes on after a death is settled death by death: nobody's death is foreseen.
        let settles = programme == after_death;
        let works_out = scene.reference.works_out(programme) && !settles;
        let from = opening.unwrap_or(now).min(now);
        looked.push(LookedAt {
            programme: programme.clone(),
            works_out,
            opened: settles || opening.is_some(),
        });
        ahead.push(Ahead { programme: programme.clone(), from, works_out });
    }
    let settles = programmes.iter().position(|programme| programme == after_death);
    let mut forecasting = Forecasting::new(year, now, &ahead, pays_in);
    if year < now.year() {
        return Ok((looked, forecasting.done()));
    }
    let records = Records::read(r)?;
    let first = ahead.iter().map(|a| a.from).min().unwrap_or(now);
    let books = Books::read(r, programmes, first, Without::default(), &records)?;
    let known = Known::read(r, &records, today)?;
    let entitler = known.entitler(scene.reference);
    let stood_of = books.people(programmes.len());
    let last = Month::new(year, 12).unwrap_or(now);
    for person in r.scan::<Person>(..)? {
        let person = person?;
        let concerned = !person.facts.recognitions.is_empty() || stood_of.contains(&person.id);
        if person.merged.is_some() || !concerned {
            continue;
        }
        let held = StandingFacts::of(&person);
        let stands = books.of_months(person.id, programmes.len(), (first, last));
        let stood = |at, month| {
            let of = stands.of(at, month);
            Stood { due: of.due, settled: of.settled, under_way: of.under_way }
        };
        let booked = |at| Some(at) != settles && stands.any(at);
        forecasting.add(&entitler, &known.facts(person.id, &held), (stood, booked));
    }
    // What a death leaves is paid by hand, whether it is booked already or not.
    if let Some(at) = settles {
        for row in settlements(r, scene, None)? {
            forecasting.add_owed(at, row.settlement.to_pay());
        }
    }
    Ok((looked, forecasting.done()))
}
