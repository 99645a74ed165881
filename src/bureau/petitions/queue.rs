//! The queue: a tab of the board in an order, counted and paged. Only the rows of the page are read.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::ops::Range;

use crate::bureau::answer::{Due, PetitionQueue, PetitionRow};
use crate::bureau::facets::Narrow;
use crate::bureau::people::stands_for;
use crate::bureau::petitions::board::Filled;
use crate::bureau::petitions::register::others_of;
use crate::bureau::petitions::row::{clocks, due, row, row_of, sees, visible};
use crate::bureau::petitions::standing::Standing;
use crate::bureau::query::{Order, Tab};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::petition::Petition;
use crate::domain::{PersonId, PetitionId};
use crate::store::{Keys, Reading};
use crate::text::fold;

/// Most rows of one page.
const MOST_ROWS: usize = 1000;

/// Shows everybody who has an open petition that the asker may see, and whether it is late.
pub fn each_open(
    r: &impl Reading,
    scene: Scene<'_>,
    mut see: impl FnMut(PersonId, bool) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let board = scene.board.at(r, scene)?;
    for one in board.open().filter(|one| sees(scene.staff, one.veil.as_ref())) {
        one.people.iter().try_for_each(|person| see(*person, one.limits.late))?;
    }
    Ok(())
}

/// How many petitions are open, and how many of them are late.
pub fn overview(r: &impl Reading, scene: Scene<'_>) -> Result<(u32, u32), Stop> {
    let board = scene.board.at(r, scene)?;
    let open = || board.open().filter(|one| sees(scene.staff, one.veil.as_ref()));
    Ok((open().count() as u32, open().filter(|one| one.limits.late).count() as u32))
}

/// How many stand in each tab of the one who asks.
pub fn counts(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<(Tab, u32)>, Stop> {
    Ok(counted(&*scene.board.at(r, scene)?, scene))
}

fn counted(board: &Filled, scene: Scene<'_>) -> Vec<(Tab, u32)> {
    let (me, today) = (scene.staff.id, scene.asking.moment.today);
    let mut counts = Tab::ALL.map(|tab| (tab, 0));
    for one in board.open().filter(|one| sees(scene.staff, one.veil.as_ref())) {
        for (tab, n) in &mut counts {
            *n += u32::from(one.stands_in(*tab, me, today));
        }
    }
    for (tab, n) in &mut counts {
        *n += board.count_closed(*tab, |veil| sees(scene.staff, veil)) as u32;
    }
    counts.to_vec()
}

/// One tab of the queue in an order, narrowed by words in a petition and by conditions on who petitions.
pub fn queue(
    r: &impl Reading,
    scene: Scene<'_>,
    (tab, order): (Tab, Order),
    wanted: Narrow,
    (offset, limit): (usize, usize),
) -> Result<PetitionQueue, Stop> {
    let board = scene.board.at(r, scene)?;
    let Narrow { words, people, faults } = wanted;
    let wanted = Wanted { words: fold(words.trim()).into_owned(), people };
    let (me, today) = (scene.staff.id, scene.asking.moment.today);
    let shown = |one: &&Standing| sees(scene.staff, one.veil.as_ref()) && one.stands_in(tab, me, today);
    let mut open = wanted.among(r, board.open().filter(shown), |one| one.id)?;
    let closed = board.closed(tab, |veil| sees(scene.staff, veil));
    let mut closed = wanted.among(r, closed.into_iter(), |id| *id)?;
    let total = open.len() + closed.len();
    let end = offset.saturating_add(limit.min(MOST_ROWS));
    let page: Vec<(PetitionId, Option<&Standing>)> = if tab == Tab::Tracked {
        let open = open.into_iter().map(|one| (one.id, Some(one)));
        let mut all: Vec<_> = open.chain(closed.into_iter().map(|id| (id, None))).collect();
        looked_at(&mut all, &board, offset..end, order).to_vec()
    } else {
        // Of what is finished nothing presses, is due or is held: the newest first, unless the oldest are asked for.
        if order != Order::Oldest {
            closed.reverse();
        }
        let past = |n: usize| n.saturating_sub(open.len());
        let closed = closed.into_iter().take(past(end)).skip(past(offset)).map(|id| (id, None));
        let open = window(&mut open, offset..end, order, scene).iter().map(|one| (one.id, Some(*one)));
        open.chain(closed).collect()
    };
    let mut rows: Vec<PetitionRow> = Vec::new();
    for (id, standing) in page {
        if let Some(petition) = r.get::<Petition>(&Keys::petition(id))? {
            rows.push(row_of(r, scene, &petition, standing)?);
        }
    }
    let elsewhere = if total == 0 { wanted.tabs(r, scene, &board)? } else { Vec::new() };
    Ok(PetitionQueue { tab, order, counts: counted(&board, scene), total, offset, rows, faults, elsewhere })
}

/// The rows of a page in an order; what is equal in it stands with the newest first. All others stay in no order: a page is
/// short, and a tab may hold every open petition of the bureau.
fn window<'s, 'b>(
    standing: &'s mut [&'b Standing],
    page: Range<usize>,
    order: Order,
    scene: Scene<'_>,
) -> &'s [&'b Standing] {
    let newest = |one: &Standing| (Reverse(one.received), Reverse(one.id));
    match order {
        Order::Urgent => ordered(standing, page, |one| (one.rank(scene.staff), newest(one))),
        Order::Due => ordered(standing, page, |one| (one.due.is_none(), one.due.map(|d| d.on), one.id)),
        Order::Newest => ordered(standing, page, |one| newest(one)),
        Order::Oldest => ordered(standing, page, |one| (one.received, one.id)),
        Order::Held => ordered(standing, page, |one| {
            let since = one.owner.map(|(_, since)| since);
            (since.is_none(), since, newest(one))
        }),
    }
}

/// The rows of a page of what is followed: by the day of the next look, what has none first; or by when it was registered.
fn looked_at<'a, 'b>(
    all: &'a mut [(PetitionId, Option<&'b Standing>)],
    board: &Filled,
    page: Range<usize>,
    order: Order,
) -> &'a [(PetitionId, Option<&'b Standing>)] {
    let tracking = |(id, standing): &(PetitionId, Option<&Standing>)| match standing {
        Some(one) => one.tracked,
        None => board.tracked(*id),
    };
    match order {
        Order::Newest => ordered(all, page, |(id, _)| Reverse(*id)),
        Order::Oldest => ordered(all, page, |(id, _)| *id),
        Order::Urgent | Order::Due | Order::Held => {
            ordered(all, page, |one| (tracking(one).and_then(|tracking| tracking.next_look), one.0))
        }
    }
}

/// What stands in a window once everything is ordered by a key, without ordering what is outside of it.
fn ordered<T, K: Ord>(all: &mut [T], window: Range<usize>, mut key: impl FnMut(&T) -> K) -> &[T] {
    let (start, end) = (window.start.min(all.len()), window.end.min(all.len()));
    if start > 0 && start < all.len() {
        all.select_nth_unstable_by_key(start, &mut key);
    }
    let (_, within) = all.split_at_mut(start);
    let rows = end.saturating_sub(start);
    if rows < within.len() {
        within.select_nth_unstable_by_key(rows, &mut key);
    }
    let (within, _) = within.split_at_mut(rows);
    within.sort_unstable_by_key(key);
    within
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

    /// Those of some petitions that it holds of. Nothing is read where nothing is looked for.
    fn among<T>(
        &self,
        r: &impl Reading,
        all: impl Iterator<Item = T>,
        id: impl Fn(&T) -> PetitionId,
    ) -> Result<Vec<T>, Stop> {
        if self.is_empty() {
            return Ok(all.collect());
        }
        let mut kept = Vec::new();
        for one in all {
            let petition = r.get::<Petition>(&Keys::petition(id(&one)))?;
            if petition.map(|p| self.holds(r, &p)).transpose()?.unwrap_or_default() {
                kept.push(one);
            }
        }
        Ok(kept)
    }

    /// In which tabs something is that it holds of, and how much. Nothing is read where nothing is looked for.
    fn tabs(&self, r: &impl Reading, scene: Scene<'_>, board: &Filled) -> Result<Vec<(Tab, u32)>, Stop> {
        if self.is_empty() {
            return Ok(Vec::new());
        }
        let (me, today) = (scene.staff.id, scene.asking.moment.today);
        let open = board.open().filter(|one| sees(scene.staff, one.veil.as_ref()));
        let open = self.among(r, open, |one| one.id)?;
        let closed = board.closed(Tab::All, |veil| sees(scene.staff, veil));
        let closed = self.among(r, closed.into_iter(), |id| *id)?;
        let found = Tab::ALL.map(|tab| {
            let open = open.iter().filter(|one| one.stands_in(tab, me, today)).count() as u32;
            let closed = match tab {
                Tab::Done | Tab::All => closed.len(),
                Tab::Tracked => closed.iter().filter(|id| board.tracked(**id).is_some()).count(),
                _ => 0,
            };
            (tab, open + closed as u32)
        });
        Ok(found.into_iter().filter(|(_, n)| *n > 0).collect())
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
    let dues: Vec<Option<Due>> = open.map(|p| due(&clocks(scene, &p), scene.asking.moment.today)).collect();
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
