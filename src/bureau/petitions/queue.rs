//! The queue: what is due next first. Clocks are computed for petitions on which something is owed, and for no others.

use std::collections::HashSet;

use crate::bureau::answer::{Due, PetitionQueue, PetitionRow};
use crate::bureau::facets::Narrow;
use crate::bureau::people::stands_for;
use crate::bureau::petitions::register::others_of;
use crate::bureau::petitions::row::{clocks, due, row, row_due, visible};
use crate::bureau::query::Tab;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::PersonId;
use crate::domain::petition::{Clock, ClockStatus, Party, Petition, PetitionState};
use crate::store::{IndexTable, Reading};
use crate::text::fold;

/// Days that count as soon.
const SOON: i64 = 3;
/// Most rows of one page.
const MOST_ROWS: usize = 1000;

/// An open petition and how it stands.
struct Open {
    petition: Petition,
    due: Option<Due>,
    late: bool,
    soon: bool,
}

impl Open {
    fn new(scene: Scene<'_>, petition: Petition) -> Self {
        let today = scene.asking.moment.today;
        let clocks = clocks(scene, &petition);
        let ours = || clocks.iter().filter(|c| c.is_open() && c.rule.party == Party::Bureau);
        let soon = |c: &Clock| c.status == ClockStatus::Running && c.due.days_since(today) <= SOON;
        let (late, soon) = (ours().any(|c| c.status == ClockStatus::Late), ours().any(soon));
        Self { due: due(&clocks, today), late, soon, petition }
    }

    fn stands_in(&self, tab: Tab, scene: Scene<'_>) -> bool {
        use PetitionState as S;
        let state = self.petition.state;
        match tab {
            Tab::Undecided => state == S::Registered,
            Tab::Mine => self.petition.owner == Some(scene.staff.id),
            Tab::Soon => self.soon,
            Tab::Late => self.late,
            Tab::Unserved => !self.petition.case().outstanding().is_empty(),
            Tab::Review => {
                matches!(
                    state,
                    S::UnderReview | S::Reviewed | S::ReviewServed | S::UnderRecheck | S::Rechecked
                )
            }
            Tab::Open | Tab::All => true,
        }
    }
}

/// Every open petition that the asker may see, what is due next first.
fn open(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<Open>, Stop> {
    let mut found = Vec::new();
    for key in r.owners(IndexTable::PetitionOpen, &[])? {
        let petition = r.get::<Petition>(&key?)?.filter(|p| visible(scene.staff, p));
        found.extend(petition.map(|p| Open::new(scene, p)));
    }
    found.sort_by_key(|o| (o.due.is_none(), o.due.map(|d| d.on), o.petition.id));
    Ok(found)
}

/// Shows every open petition that the asker may see, and whether it is late.
pub fn each_open(
    r: &impl Reading,
    scene: Scene<'_>,
    mut see: impl FnMut(&Petition, bool) -> Result<(), Stop>,
) -> Result<(), Stop> {
    open(r, scene)?.iter().try_for_each(|one| see(&one.petition, one.late))
}

/// How many petitions are open, and how many of them are late.
pub fn overview(r: &impl Reading, scene: Scene<'_>) -> Result<(u32, u32), Stop> {
    let open = open(r, scene)?;
    Ok((open.len() as u32, open.iter().filter(|o| o.late).count() as u32))
}

/// One tab of the queue, narrowed by words in a petition and by conditions on who petitions.
pub fn queue(
    r: &impl Reading,
    scene: Scene<'_>,
    tab: Tab,
    wanted: Narrow,
    (offset, limit): (usize, usize),
) -> Result<PetitionQueue, Stop> {
    let open = open(r, scene)?;
    let Narrow { words, people, faults } = wanted;
    let wanted = Wanted { words: fold(words.trim()).into_owned(), people };
    let mut shown: Vec<&Open> = Vec::new();
    for one in open.iter().filter(|o| o.stands_in(tab, scene)) {
        if wanted.holds(r, &one.petition)? {
            shown.push(one);
        }
    }
    let mut rows: Vec<PetitionRow> = Vec::new();
    let limit = limit.min(MOST_ROWS);
    for one in shown.iter().skip(offset).take(limit) {
        rows.push(row_due(r, scene, &one.petition, one.due)?);
    }
    let left = (offset.saturating_sub(shown.len()), limit - rows.len());
    let closed = closed(r, scene, tab, &wanted, left)?;
    for one in &closed.page {
        rows.push(row_due(r, scene, one, None)?);
    }
    let count = |t: Tab| open.iter().filter(|o| o.stands_in(t, scene)).count();
    let counts: Vec<(Tab, u32)> = Tab::ALL
        .into_iter()
        .map(|t| (t, (count(t) + if t == Tab::All { closed.all } else { 0 }) as u32))
        .collect();
    Ok(PetitionQueue { tab, counts, total: shown.len() + closed.matching, rows, faults })
}

/// Petitions that nothing is owed on.
#[derive(Default)]
struct Closed {
    /// All that the asker may see.
    all: usize,
    /// Those that match, when the tab shows them.
    matching: usize,
    /// The asked page of those, newest first.
    page: Vec<Petition>,
}

/// Without a text only as many are read as the page holds; a text has to be looked for in all of them.
fn closed(
    r: &impl Reading,
    scene: Scene<'_>,
    tab: Tab,
    wanted: &Wanted,
    (offset, limit): (usize, usize),
) -> Result<Closed, Stop> {
    let open = r.owners(IndexTable::PetitionOpen, &[])?.count();
    let all = (r.count::<Petition>()? as usize).saturating_sub(open + hidden_closed(r, scene)?);
    let mut found = Closed { all, ..Closed::default() };
    if tab != Tab::All {
        return Ok(found);
    }
    for petition in r.scan::<Petition>(..)?.rev() {
        if wanted.is_empty() && found.page.len() >= limit {
            break;
        }
        let petition = petition?;
        if petition.is_open() || !visible(scene.staff, &petition) || !wanted.holds(r, &petition)? {
            continue;
        }
        found.matching += 1;
        if found.matching > offset && found.page.len() < limit {
            found.page.push(petition);
        }
    }
    if wanted.is_empty() {
        found.matching = all;
    }
    Ok(found)
}

/// How many closed petitions the asker may not see.
fn hidden_closed(r: &impl Reading, scene: Scene<'_>) -> Result<usize, Stop> {
    let mut hidden = 0;
    for key in r.owners(IndexTable::PetitionSecret, &[])? {
        let petition = r.get::<Petition>(&key?)?;
        hidden += usize::from(petition.is_some_and(|p| !p.is_open() && !visible(scene.staff, &p)));
    }
    Ok(hidden)
}

/// What is looked for in a queue.
struct Wanted {
    /// Folded.
    words: String,
    /// Who petitions, where conditions were set.
    people: Option<HashSet<PersonId>>,
}

impl Wanted {
    fn is_empty(&self) -> bool {
        self.words.is_empty() && self.people.is_none()
    }

    /// Whether the words are in the number, a name or a demand, and one of those on record answers the conditions.
    fn holds(&self, r: &impl Reading, petition: &Petition) -> Result<bool, Stop> {
        let has = |text: &str| fold(text).contains(&self.words);
        let facts = &petition.facts;
        let said = self.words.is_empty()
            || has(&petition.number)
            || has(&facts.external_number)
            || facts.petitioners.iter().any(|p| has(&p.name))
            || facts.demands.iter().any(|d| has(&d.text));
        let Some(people) = self.people.as_ref().filter(|_| said) else { return Ok(said) };
        for person in facts.petitioners.iter().filter_map(|p| p.person) {
            if people.contains(&stands_for(r, person)?) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// How many of a person's petitions are open, and what is due next on them.
pub fn open_of_person(
    r: &impl Reading,
    scene: Scene<'_>,
    person: PersonId,
) -> Result<(u32, Option<Due>), Stop> {
    let petitions = others_of(r, &[person], None)?;
    let open = petitions.into_iter().filter(|p| p.is_open() && visible(scene.staff, p));
    let dues: Vec<Option<Due>> = open.map(|p| Open::new(scene, p).due).collect();
    Ok((dues.len() as u32, dues.iter().flatten().min_by_key(|d| d.on).copied()))
}

/// Rows of some petitions in the order given.
pub fn rows<'p>(
    r: &impl Reading,
    scene: Scene<'_>,
    petitions: impl Iterator<Item = &'p Petition>,
) -> Result<Vec<PetitionRow>, Stop> {
    petitions.filter(|p| visible(scene.staff, p)).map(|p| row(r, scene, p)).collect()
}
