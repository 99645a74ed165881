//! The facets themselves, sixteen bytes a person.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use crate::domain::filter::{Facet, Held};
use crate::domain::person::{Gap, Gaps};
use crate::domain::{Date, DivisionCode, PersonId, Sex};

/// Bits of a birth date: years since 1800, up to 2999, month and day, which are read faster than a count of days; 0 is unknown.
const BIRTH_BITS: u32 = 11 + MONTH_BITS + DAY_BITS;
const MONTH_BITS: u32 = 4;
const DAY_BITS: u32 = 5;
/// The year that years are counted from.
const FIRST_YEAR: u32 = 1800;
/// Bits of a sex.
const SEX_BITS: u32 = 2;
/// Set of somebody who has died.
const DEAD: u32 = 1 << (u32::BITS - 1);
/// Gaps take what is left of 32 bits.
const GAP_BITS: u32 = u32::BITS - BIRTH_BITS - SEX_BITS - 1;

const _: () = assert!(Gap::ALL.len() <= GAP_BITS as usize);

/// One person. What many share is kept once, and named here by its place.
#[derive(Clone, Copy)]
struct Row {
    person: PersonId,
    /// Birth, sex, gaps and whether they died, from the lowest bit.
    own: u32,
    held: u32,
    division: u32,
}

/// Everybody's facets, sorted by person.
#[derive(Default)]
pub struct Facets {
    rows: Vec<Row>,
    /// The few who have died.
    died: BTreeMap<PersonId, Date>,
    held: Pool<Held>,
    divisions: Pool<Option<DivisionCode>>,
}

impl Facets {
    /// Of nobody yet, with room for so many.
    pub fn with_room(people: usize) -> Self {
        Self { rows: Vec::with_capacity(people), ..Self::default() }
    }

    /// Takes somebody in, or all that is now known of somebody already here.
    pub fn put(&mut self, facet: &Facet) {
        let row = Row {
            person: facet.person,
            own: pack(facet.birth, facet.sex, facet.gaps) | if facet.died.is_some() { DEAD } else { 0 },
            held: self.held.place(facet.held()),
            division: self.divisions.place(facet.division),
        };
        match self.find(facet.person) {
            Ok(at) => {
                if let Some(old) = self.rows.get_mut(at) {
                    *old = row;
                }
            }
            Err(at) => self.rows.insert(at, row),
        }
        match facet.died {
            Some(on) => self.died.insert(facet.person, on),
            None => self.died.remove(&facet.person),
        };
    }

    /// Forgets somebody.
    pub fn remove(&mut self, person: PersonId) {
        if let Ok(at) = self.find(person) {
            self.rows.remove(at);
        }
        self.died.remove(&person);
    }

    /// Gives back the room that was kept ready.
    pub fn settle(&mut self) {
        self.rows.shrink_to_fit();
        self.held.all.shrink_to_fit();
        self.divisions.all.shrink_to_fit();
    }

    /// Everybody, sorted by person.
    pub fn iter(&self) -> impl Iterator<Item = Facet> + '_ {
        self.rows.iter().map(|row| self.facet(row))
    }

    /// One person, if they are here.
    pub fn get(&self, person: PersonId) -> Option<Facet> {
        self.find(person).ok().and_then(|at| self.rows.get(at)).map(|row| self.facet(row))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    fn find(&self, person: PersonId) -> Result<usize, usize> {
        // Whoever is put on record stands behind everybody else.
        match self.rows.last() {
            Some(last) if last.person < person => Err(self.rows.len()),
            _ => self.rows.binary_search_by_key(&person, |row| row.person),
        }
    }

    fn facet(&self, row: &Row) -> Facet {
        let (birth, sex, gaps) = unpack(row.own & !DEAD);
        let died = if row.own & DEAD == 0 { None } else { self.died.get(&row.person).copied() };
        Facet::new(row.person, self.held.get(row.held))
            .living(self.divisions.get(row.division))
            .lived(birth, died, sex)
            .lacking(gaps)
    }
}

impl std::fmt::Debug for Facets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Facets({})", self.len())
    }
}

fn pack(birth: Option<Date>, sex: Option<Sex>, gaps: Gaps) -> u32 {
    let born = birth.map_or(0, |b| {
        let years = b.year().unsigned_abs().saturating_sub(FIRST_YEAR);
        (years << MONTH_BITS | b.month_of_year()) << DAY_BITS | b.day()
    });
    let sex = match sex {
        None => 0,
        Some(Sex::Male) => 1,
        Some(Sex::Female) => 2,
    };
    born | sex << BIRTH_BITS | u32::from(gaps.bits()) << (BIRTH_BITS + SEX_BITS)
}

fn unpack(own: u32) -> (Option<Date>, Option<Sex>, Gaps) {
    let born = own & ((1 << BIRTH_BITS) - 1);
    let (day, month) = (born & ((1 << DAY_BITS) - 1), born >> DAY_BITS & ((1 << MONTH_BITS) - 1));
    let year = (born >> (DAY_BITS + MONTH_BITS)) + FIRST_YEAR;
    let birth = if born == 0 { None } else { Date::new(year.cast_signed(), month, day) };
    let sex = match own >> BIRTH_BITS & ((1 << SEX_BITS) - 1) {
        1 => Some(Sex::Male),
        2 => Some(Sex::Female),
        _ => None,
    };
    (birth, sex, Gaps::from_bits((own >> (BIRTH_BITS + SEX_BITS)) as u16))
}

/// Values that many share, each kept once.
struct Pool<T> {
    all: Vec<T>,
    places: HashMap<T, u32>,
}

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Self { all: Vec::new(), places: HashMap::new() }
    }
}

impl<T: Copy + Eq + Hash + Default> Pool<T> {
    fn place(&mut self, value: T) -> u32 {
        *self.places.entry(value).or_insert_with(|| {
            self.all.push(value);
            self.all.len() as u32 - 1
        })
    }

    fn get(&self, place: u32) -> T {
        self.all.get(place as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        /// What was put in comes out, whatever came and went before.
        #[test]
        fn facets_come_out_as_they_were_put_in(people in prop::collection::vec((0_u32..40, 0_u64..9, 0_u16..9, -1_i64..438_000, 0_u8..3, 0_u16..256, 0_usize..4), 0..80)) {
            let (mut facets, mut expected) = (Facets::default(), BTreeMap::new());
            for (id, groups, states, days, sex, gaps, other) in people {
                let person = PersonId(id);
                if other == 3 {
                    facets.remove(person);
                    expected.remove(&person);
                    continue;
                }
                let birth = (days >= 0).then(|| Date::FIRST.plus_days(days));
                let sex = match sex { 0 => None, 1 => Some(Sex::Male), _ => Some(Sex::Female) };
                let division = DivisionCode::parse("440114001210").filter(|_| other > 0);
                let facet = Facet::new(person, Held { groups, states, grades: 4 })
                    .living(division)
                    .lived(birth, birth.filter(|_| other == 2), sex)
                    .lacking(Gaps::from_bits(gaps));
                facets.put(&facet);
                expected.insert(person, facet);
            }
            prop_assert_eq!(facets.iter().collect::<Vec<_>>(), expected.values().copied().collect::<Vec<_>>());
            prop_assert!(expected.iter().all(|(id, facet)| facets.get(*id) == Some(*facet)));
        }
    }

    #[test]
    fn the_last_day_of_the_calendar_fits() {
        let last = Date::new(2999, 12, 31);
        assert_eq!(unpack(pack(last, Some(Sex::Female), Gaps::from_bits(255))).0, last);
        assert_eq!(std::mem::size_of::<Row>(), 16);
    }
}
