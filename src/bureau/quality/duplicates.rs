//! Records that may be one person: everybody compared with everybody who shares something, or one person with all.

use crate::bureau::answer::{DuplicatePair, Duplicates};
use crate::bureau::gate::Action;
use crate::bureau::opened::Bureau;
use crate::bureau::people;
use crate::bureau::quality::distinct::decision;
use crate::bureau::quality::side::side;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::{Scene, actor};
use crate::bureau::session::Asking;
use crate::bureau::stop::Stop;
use crate::domain::PersonId;
use crate::domain::person::{Person, Traits, Twins, twins, twins_of};
use crate::store::Reading;

/// Most pairs of one answer.
const MOST_PAIRS: usize = 1_000;
/// People read between two questions whether to go on.
const STRIDE: usize = 1_000;

impl Bureau {
    /// Compares everybody: the likeliest `limit` pairs, without those that were declared distinct. `go_on` is told how
    /// much of how much is done, and ends it with `false`.
    pub fn duplicates(
        &self,
        asking: &Asking,
        limit: usize,
        go_on: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Duplicates, Refusal> {
        self.permit(asking, "query", Action::ReadPeople)?;
        let reader = self.store.read().map_err(Refusal::from)?;
        let staff = actor(&reader, asking, Action::ReadPeople)?;
        let tables = self.in_force();
        let scene = Scene { staff: &staff, asking, reference: &tables };
        Ok(search(&reader, scene, limit, go_on)?)
    }
}

fn search(
    r: &impl Reading,
    scene: Scene<'_>,
    limit: usize,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Duplicates, Stop> {
    // Reading everybody takes about as long as comparing them.
    let people = usize::try_from(r.count::<Person>()?).unwrap_or_default();
    let half = people.max(1) as u64;
    let stopped = || Stop::from(Refusal::Stopped);
    let mut all = Vec::with_capacity(people);
    for (n, person) in r.scan::<Person>(..)?.enumerate() {
        if n.is_multiple_of(STRIDE) && !go_on(n as u64, 2 * half) {
            return Err(stopped());
        }
        let person = person?;
        if person.merged.is_none() {
            all.push(Traits::of(person.id, &person.facts));
        }
    }
    let compared = all.len();
    let mut step = |done: usize, of: usize| go_on(half + half * done as u64 / of.max(1) as u64, 2 * half);
    let found = twins(&all, &scene.reference.likeness, &mut step).ok_or_else(stopped)?;
    drop(all);
    answer(r, scene, found, compared, limit)
}

/// The pairs that nobody has decided about, as people read them.
fn answer(
    r: &impl Reading,
    scene: Scene<'_>,
    found: Vec<Twins>,
    compared: usize,
    limit: usize,
) -> Result<Duplicates, Stop> {
    let mut answer = Duplicates { pairs: Vec::new(), total: 0, distinct: 0, compared };
    for twins in found {
        if decision(r, twins.one, twins.other)?.is_some_and(|d| d.covers(&twins.likeness)) {
            answer.distinct += 1;
            continue;
        }
        answer.total += 1;
        if answer.pairs.len() < limit.min(MOST_PAIRS) {
            answer.pairs.push(pair(r, scene, &twins)?);
        }
    }
    Ok(answer)
}

fn pair(r: &impl Reading, scene: Scene<'_>, twins: &Twins) -> Result<DuplicatePair, Stop> {
    Ok(DuplicatePair {
        points: twins.likeness.points,
        evidence: twins.likeness.grounds.iter().map(|g| g.evidence).collect(),
        sides: [side(r, scene, twins.one)?, side(r, scene, twins.other)?],
    })
}

/// Who may be the same as one person, without those declared distinct. Whoever was merged is asked of the record that
/// stands for them.
pub fn of_person(r: &impl Reading, scene: Scene<'_>, id: PersonId) -> Result<Duplicates, Stop> {
    let one = people::standing(r, id)?;
    let one = Traits::of(one.id, &one.facts);
    let mut all = Vec::new();
    let mut compared = 0;
    for person in r.scan::<Person>(..)? {
        let person = person?;
        if person.merged.is_some() {
            continue;
        }
        compared += 1;
        let other = Traits::of(person.id, &person.facts);
        all.extend(twins_of(&one, std::iter::once(&other), &scene.reference.likeness));
    }
    all.sort_by_key(|t| (std::cmp::Reverse(t.likeness.points), t.one, t.other));
    answer(r, scene, all, compared, MOST_PAIRS)
}
