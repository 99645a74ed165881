//! Figures about petitions, and the lists behind them: one pass over what the asker may see.

use std::collections::BTreeMap;

use crate::bureau::answer::{
    ClockFigure, DayFigure, FigurePetitions, PetitionFigures, SatisfactionFigure, TopicFigure, TownFigure,
    WeekFigure,
};
use crate::bureau::petitions::row::{clocks, repeated, row, visible};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::petition::{Figure, InTime, Petition, Rating, Tallied, monday};
use crate::domain::{Date, DivisionCode, Month};
use crate::store::Reading;

/// Weeks of stock and growth, that of the business date included.
const WEEKS: i64 = 12;
/// Days of due days, from the business date on.
const DAYS: i64 = 60;
/// Most rows of one page.
const MOST_ROWS: usize = 1000;

/// The figures of the business date.
pub fn figures(r: &impl Reading, scene: Scene<'_>) -> Result<PetitionFigures, Stop> {
    let today = scene.asking.moment.today;
    let since = year_of(today);
    let last = monday(today);
    let mondays = (0..WEEKS).rev().map(|n| last.plus_days(-7 * n));
    let days = (0..DAYS).map(|n| today.plus_days(n));
    let works = |on: Date| scene.reference.calendar.works(on);
    let mut found = PetitionFigures {
        today,
        since,
        weeks: mondays.map(|week| WeekFigure { week, received: 0, concluded: 0, open: 0 }).collect(),
        days: days.map(|on| DayFigure { on, works: works(on), due: 0, limits: 0 }).collect(),
        received: 0,
        repeats: 0,
        clocks: Vec::new(),
        towns: Vec::new(),
        overdue: 0,
        satisfaction: SatisfactionFigure::default(),
        topics: Vec::new(),
    };
    let mut by_clock: BTreeMap<String, ClockFigure> = BTreeMap::new();
    let mut by_town = Towns::new();
    let mut by_topic: BTreeMap<Option<String>, Towns> = BTreeMap::new();
    each(r, scene, |_, one| {
        for week in &mut found.weeks {
            let day = week.week;
            week.received += u32::from(Figure::Received { week: day }.holds(one));
            week.concluded += u32::from(Figure::Concluded { week: day }.holds(one));
            week.open += u32::from(Figure::Open { week: day }.holds(one));
        }
        if one.received >= since {
            found.received += 1;
            found.repeats += u32::from(one.repeats);
            rated(&mut found.satisfaction, one.rating);
            *by_town.entry(one.town).or_default() += 1;
            let unnamed = one.topics.is_empty().then_some(None);
            for topic in one.topics.iter().cloned().map(Some).chain(unnamed) {
                *by_topic.entry(topic).or_default().entry(one.town).or_default() += 1;
            }
            for (id, ended) in &one.clocks {
                let figure = by_clock.entry(id.clone()).or_default();
                match ended {
                    InTime::Met => figure.met += 1,
                    InTime::Late => figure.late += 1,
                    InTime::Open => figure.open += 1,
                }
            }
        }
        found.overdue += u32::from(Figure::Overdue { today }.holds(one));
        for day in &mut found.days {
            day.due += u32::from(Figure::Due { on: day.on }.holds(one));
            day.limits += one.dues.iter().filter(|due| **due == day.on).count() as u32;
        }
        Ok(())
    })?;
    let named = |(clock, figure): (String, ClockFigure)| {
        let rule = scene.reference.petition_rules.get(&clock);
        let (zh, en) = rule.map(|rule| (rule.zh.clone(), rule.en.clone())).unwrap_or_default();
        let called = rule.map_or_else(|| clock.clone(), |rule| rule.name().to_owned());
        ClockFigure { clock, called, zh, en, ..figure }
    };
    found.clocks = by_clock.into_iter().map(named).collect();
    found.towns = most_first(by_town);
    found.topics = topics(scene, by_topic);
    Ok(found)
}

fn rated(found: &mut SatisfactionFigure, rating: Rating) {
    match rating {
        Rating::Given(score) => {
            let at = usize::from(score).checked_sub(1);
            at.and_then(|at| found.scores.get_mut(at)).into_iter().for_each(|n| *n += 1);
        }
        Rating::Open => found.unrated += 1,
        Rating::Not => {}
    }
}

/// How many of each town.
type Towns = BTreeMap<Option<DivisionCode>, u32>;

fn most_first(towns: Towns) -> Vec<TownFigure> {
    let mut all: Vec<_> = towns.into_iter().map(|(town, received)| TownFigure { town, received }).collect();
    all.sort_by_key(|one| (std::cmp::Reverse(one.received), one.town));
    all
}

/// Every topic that was named, and last what none was named of.
fn topics(scene: Scene<'_>, by_topic: BTreeMap<Option<String>, Towns>) -> Vec<TopicFigure> {
    let one = |(topic, towns): (Option<String>, Towns)| {
        let known = topic.as_deref().and_then(|id| scene.reference.petition_topics.get(id));
        let (zh, en) = known.map(|topic| (topic.zh.clone(), topic.en.clone())).unwrap_or_default();
        TopicFigure { topic, zh, en, received: towns.values().sum(), towns: most_first(towns) }
    };
    let mut all: Vec<TopicFigure> = by_topic.into_iter().map(one).collect();
    all.sort_by_key(|one| (one.topic.is_none(), std::cmp::Reverse(one.received), one.topic.clone()));
    all
}

/// The petitions behind a figure, oldest first.
pub fn behind(
    r: &impl Reading,
    scene: Scene<'_>,
    figure: &Figure,
    (offset, limit): (usize, usize),
) -> Result<FigurePetitions, Stop> {
    let (mut total, mut rows) = (0, Vec::new());
    let limit = limit.min(MOST_ROWS);
    each(r, scene, |petition, one| {
        if figure.holds(one) {
            total += 1;
            if total > offset && rows.len() < limit {
                rows.push(row(r, scene, petition)?);
            }
        }
        Ok(())
    })?;
    Ok(FigurePetitions { total, rows })
}

/// Everything that the asker may see. Limits are counted of what is open or of this year, and of nothing else.
fn each(
    r: &impl Reading,
    scene: Scene<'_>,
    mut see: impl FnMut(&Petition, &Tallied) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let since = year_of(scene.asking.moment.today);
    for petition in r.scan::<Petition>(..)? {
        let petition = petition?;
        if !visible(scene.staff, &petition) {
            continue;
        }
        let counted = petition.facts.received >= since || petition.is_open();
        let clocks = if counted { clocks(scene, &petition) } else { Vec::new() };
        let repeats = repeated(r, scene.staff, &petition)?.is_some();
        see(&petition, &Tallied::of(&petition, &clocks, repeats))?;
    }
    Ok(())
}

/// The first day of the year.
fn year_of(today: Date) -> Date {
    Month::new(today.year(), 1).map_or(today, Month::first_day)
}
