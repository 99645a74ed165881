//! Lists narrowed by conditions: who answers all of them, and what each condition does.

use crate::bureau::answer::{Narrowing, Tier};
use crate::bureau::facets::Standings;
use crate::bureau::index::{Known, LookupIndex};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::filter::{Filter, Order};
use crate::domain::{Date, PersonId};
use crate::search::{Found, Hit};
use crate::store::Reading;

/// A page of a narrowed list.
pub struct Narrowed {
    /// Who is found; `None` while the index is being built.
    pub found: Option<Found>,
    /// The conditions and what they do.
    pub conditions: Vec<Narrowing>,
}

/// A page of those who are found by the words and answer every condition.
pub fn narrowed(
    r: &impl Reading,
    scene: Scene<'_>,
    index: &LookupIndex,
    filter: &Filter,
    page: (usize, usize),
) -> Result<Narrowed, Stop> {
    let standings = Standings::for_filter(r, scene, filter)?;
    let today = scene.asking.moment.today;
    let asked = index.ask(|known| {
        let answers = Answers::of(known, filter, today, &standings);
        let mut tally = Tally::of(filter);
        let found = if filter.words.is_empty() {
            for (_, bits) in &answers.0 {
                tally.count(*bits);
            }
            let hits = in_order(known, filter, answers.all(filter)).skip(page.0).take(page.1);
            let hits = hits.map(|person| Hit::wordless(person, Tier::ExactName)).collect();
            Found { total: tally.all, hits, ..Found::default() }
        } else {
            known.index.find_among(&filter.words, page, |person| tally.count(answers.bits(person)))
        };
        (found, tally, answers.holding(filter))
    });
    let Some((found, tally, holding)) = asked else {
        return Ok(Narrowed { found: None, conditions: said(filter, &[], &[]) });
    };
    Ok(Narrowed { found: Some(found), conditions: said(filter, &holding, &tally.without) })
}

fn said(filter: &Filter, holding: &[usize], without: &[usize]) -> Vec<Narrowing> {
    let at = |counts: &[usize], n: usize| counts.get(n).copied().unwrap_or_default();
    let conditions = filter.conditions.iter().enumerate();
    let said = conditions.map(|(n, c)| Narrowing {
        word: c.word.clone(),
        holds: at(holding, n),
        without: at(without, n),
    });
    said.collect()
}

/// Which conditions everybody answers, by person.
struct Answers(Vec<(PersonId, u32)>);

impl Answers {
    fn of(known: &Known, filter: &Filter, today: Date, standings: &Standings) -> Self {
        let bits = |facet| filter.answers(&facet, today, || standings.of(facet.person));
        Self(known.facets.iter().map(|facet| (facet.person, bits(facet))).collect())
    }

    /// Of one person; none of somebody unknown.
    fn bits(&self, person: PersonId) -> u32 {
        let at = self.0.binary_search_by_key(&person, |(id, _)| *id).ok();
        at.and_then(|at| self.0.get(at)).map_or(0, |(_, bits)| *bits)
    }

    /// Those who answer every condition, sorted by number.
    fn all(&self, filter: &Filter) -> Vec<PersonId> {
        let all = filter.all();
        self.0.iter().filter(|(_, bits)| *bits == all).map(|(person, _)| *person).collect()
    }

    /// How many people answer each condition.
    fn holding(&self, filter: &Filter) -> Vec<usize> {
        let answer = |n: usize| self.0.iter().filter(|(_, bits)| bits & (1 << n) != 0).count();
        (0..filter.conditions.len()).map(answer).collect()
    }
}

/// Counts those who answer all conditions, and all but one.
struct Tally {
    wanted: u32,
    all: usize,
    without: Vec<usize>,
}

impl Tally {
    fn of(filter: &Filter) -> Self {
        Self { wanted: filter.all(), all: 0, without: vec![0; filter.conditions.len()] }
    }

    /// Counts one person; true when they answer all.
    fn count(&mut self, bits: u32) -> bool {
        let lacking = self.wanted & !bits;
        if lacking == 0 {
            self.all += 1;
            for without in &mut self.without {
                *without += 1;
            }
        } else if lacking.is_power_of_two()
            && let Some(without) = self.without.get_mut(lacking.trailing_zeros() as usize)
        {
            *without += 1;
        }
        lacking == 0
    }
}

/// Some people, sorted by number, in the order that the filter asks for; those who are equal in it by name.
fn in_order<'a>(
    known: &'a Known,
    filter: &Filter,
    wanted: Vec<PersonId>,
) -> Box<dyn Iterator<Item = PersonId> + 'a> {
    // Nobody is looked for once all of them were found.
    let all = wanted.len();
    let among = move |person: &PersonId| wanted.binary_search(person).is_ok();
    let by_name = known.index.by_name().filter(among).take(all);
    let facet = |person: &PersonId| known.facets.get(*person);
    let mut people: Vec<PersonId> = match filter.order {
        Order::Name => return Box::new(by_name),
        Order::Town | Order::Age => by_name.collect(),
    };
    match filter.order {
        Order::Age => people.sort_by_cached_key(|p| {
            let birth = facet(p).and_then(|f| f.birth);
            (birth.is_none(), birth)
        }),
        Order::Name | Order::Town => people.sort_by_cached_key(|p| {
            let division = facet(p).and_then(|f| f.division);
            (division.is_none(), division)
        }),
    }
    Box::new(people.into_iter())
}
