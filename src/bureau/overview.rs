//! The bureau at a glance: everybody counted once by everything that is shown, beside the day's visits, the queue of petitions
//! and the year's money.

use std::collections::BTreeMap;

use crate::bureau::answer::{Bar, BarOf, Chart, ChartKind, Overview};
use crate::bureau::facets::everybody;
use crate::bureau::gate::{Action, can};
use crate::bureau::index::LookupIndex;
use crate::bureau::ledger::clamp;
use crate::bureau::query::Tab;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::{petitions, visits};
use crate::domain::Date;
use crate::domain::Month;
use crate::domain::filter::{Facet, Key, Value};
use crate::domain::ledger::MonthTotal;
use crate::store::{Keys, Reading};

/// Months of money, the one of the business date included.
const MONTHS: i32 = 12;

/// Every chart that the asker may see.
pub fn overview(r: &impl Reading, scene: Scene<'_>, index: &LookupIndex) -> Result<Overview, Stop> {
    let today = scene.asking.moment.today;
    let counted = everybody(index, |people| Counts::of(people, today));
    let mut charts = counted.as_ref().map(Counts::charts).unwrap_or_default();
    let may = |action| can(scene.staff, action).is_ok();
    if may(Action::ReadVisits) {
        let bars = visits::by_hour(r, today)?;
        let bars = bars.into_iter().map(|(hour, n)| Bar { of: BarOf::Hour(hour), n }).collect();
        charts.push(Chart { kind: ChartKind::Visits, bars });
    }
    if may(Action::ReadPetitions) {
        let counts = petitions::counts(r, scene)?;
        let glance = counts.iter().filter(|(tab, _)| Tab::GLANCE.contains(tab));
        let bars = glance.map(|(tab, n)| Bar { of: BarOf::Tab(*tab), n: i64::from(*n) });
        charts.push(Chart { kind: ChartKind::Petitions, bars: bars.collect() });
    }
    if may(Action::ReadLedger) {
        charts.push(Chart { kind: ChartKind::Money, bars: money(r, scene, today.month())? });
    }
    Ok(Overview { day: today, people: counted.map(|c| (c.living, c.dead)), charts })
}

/// What was paid for each month, all programmes together.
fn money(r: &impl Reading, scene: Scene<'_>, last: Month) -> Result<Vec<Bar>, Stop> {
    let mut bars = Vec::new();
    for month in last.plus(1 - MONTHS).through(last) {
        let mut paid = 0_i128;
        for programme in scene.reference.programmes.all() {
            let total: Option<MonthTotal> = r.get(&Keys::month_total(month, &programme.id))?;
            paid += total.map_or(0, |t| i128::from(t.paid.0));
        }
        bars.push(Bar { of: BarOf::Month(month), n: clamp(paid).0 });
    }
    Ok(bars)
}

/// Everybody, counted in one walk.
#[derive(Default)]
struct Counts {
    living: u64,
    dead: u64,
    by: BTreeMap<Key, BTreeMap<Value, i64>>,
    ages: BTreeMap<(Value, Value), i64>,
}

/// What is counted by itself.
const COUNTED: [(Key, ChartKind); 3] =
    [(Key::Group, ChartKind::Groups), (Key::Town, ChartKind::Towns), (Key::Missing, ChartKind::Missing)];

impl Counts {
    fn of(people: &mut dyn Iterator<Item = Facet>, today: Date) -> Self {
        let mut counts = Self::default();
        for facet in people {
            if facet.died.is_some_and(|on| on <= today) {
                counts.dead += 1;
                continue;
            }
            counts.living += 1;
            for (key, _) in COUNTED {
                let by = counts.by.entry(key).or_default();
                facet.each_value(key, today, |value| *by.entry(value).or_default() += 1);
            }
            let sex = facet.sex.map_or(Value::None(Key::Sex), Value::Sex);
            facet.each_value(Key::Age, today, |age| *counts.ages.entry((age, sex)).or_default() += 1);
        }
        counts
    }

    /// The oldest above, men before women; groups, towns and gaps in their fixed order.
    fn charts(&self) -> Vec<Chart> {
        let bar = |values: Vec<Value>, n: i64| Bar { of: BarOf::People(values), n };
        let mut ages: Vec<(&(Value, Value), &i64)> = self.ages.iter().collect();
        ages.sort_by_key(|((age, sex), _)| (matches!(age, Value::None(_)), std::cmp::Reverse(*age), *sex));
        let ages = ages.into_iter().map(|((age, sex), n)| bar(vec![*age, *sex], *n)).collect();
        let mut charts = vec![Chart { kind: ChartKind::Ages, bars: ages }];
        for (key, kind) in COUNTED {
            let by = self.by.get(&key).into_iter().flatten();
            charts.push(Chart { kind, bars: by.map(|(value, n)| bar(vec![*value], *n)).collect() });
        }
        charts
    }
}
