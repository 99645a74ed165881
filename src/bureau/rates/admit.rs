//! What may be proposed, and what deserves a second look.

use super::tables::{own_rates, pending_rates};
use crate::bureau::answer::RatesChecked;
use crate::bureau::command::{NewRates, NewSetting};
use crate::bureau::faults::Faults;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Fault, FieldFault};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Doubt, NewRate, OwnRate, PlaceRule, PlaceRules, RateTables, SettingProposal};
use crate::domain::ledger::{ProposalState, Settings};
use crate::domain::{Date, Division, DivisionLevel, SettingProposalId};
use crate::store::Reading;
use crate::text::without_numbers;

/// Most rows of one proposal: a notice with every cell of every programme has fewer.
pub const MOST_ROWS: usize = 500;
/// Most characters of a notice, a standard, a basis.
const MOST_TEXT: usize = 200;
/// A setting holds from no earlier month, and is set at most so many months ahead.
const FIRST_YEAR: i32 = 1950;
const MONTHS_AHEAD: i32 = 24;

/// What may be kept, every fault, and what is seldom meant.
pub type Admitted<T> = (T, Vec<FieldFault>, Vec<Doubt>);

/// The rows of a notice as they may be kept, every fault, and what is seldom meant.
pub fn admit_rates(r: &impl Reading, scene: Scene<'_>, new: &NewRates) -> Result<Admitted<NewRates>, Stop> {
    let mut faults = Faults::default();
    let notice = without_numbers(&faults.words("notice", &new.notice, 2, MOST_TEXT));
    let standard = without_numbers(&faults.words("standard", &new.standard, 2, 40));
    if !standard.chars().all(|c| c.is_alphanumeric() || " ·-()（）、".contains(c)) {
        faults.add("standard", Fault::Place);
    }
    // A standard of the tables is called one thing, whatever it was typed as.
    let (own, pending) = (own_rates(r)?, pending_rates(r)?);
    let (standard, spelled_anew) = standard_of(scene.reference, &own, standard);
    match new.rows.len() {
        0 => faults.add("rows", Fault::Empty),
        n if n > MOST_ROWS => faults.add("rows", Fault::TooMany { most: MOST_ROWS }),
        _ => {}
    }
    let rows: Vec<NewRate> = new.rows.iter().take(MOST_ROWS).cloned().collect();
    let tables = RateTables {
        programmes: &scene.reference.programmes,
        groups: &scene.reference.groups,
        rates: &scene.reference.rates,
        standard: &standard,
        own: &own,
        pending: &pending,
        today: scene.asking.moment.today,
    };
    let mut found = tables.check(&rows);
    found.doubts.extend(spelled_anew.then_some(Doubt::StandardNew));
    for (at, fault) in found.faults {
        faults.add(&format!("rows.{at}.{}", fault.field()), Fault::Rate(fault));
    }
    Ok((NewRates { notice, standard, rows }, faults.into_all(), found.doubts))
}

/// Whose standard it is, called one thing whatever it was typed as; and whether no place of the bureau is called so, or its figures were
/// entered under another spelling before.
fn standard_of(tables: &Reference, own: &[OwnRate], typed: String) -> (String, bool) {
    let place = |name: &str| {
        let known = tables.rates.standard(name).map(|known| known.zh.clone());
        let above_towns = |d: &&Division| d.code.level() <= DivisionLevel::County;
        let called = |d: &&Division| d.is_called(name) || tables.divisions.full_name(d.code) == name;
        let mut all = tables.divisions.all().iter().filter(above_towns);
        known.or_else(|| all.find(called).map(|d| d.name.clone()))
    };
    if own.iter().any(|row| row.standard == typed) {
        return (typed, false);
    }
    let Some(name) = place(&typed) else { return (typed, true) };
    let otherwise =
        own.iter().any(|row| row.standard != name && place(&row.standard).as_ref() == Some(&name));
    (name, otherwise)
}

/// What there is to say about a notice before it is proposed.
pub fn check(r: &impl Reading, scene: Scene<'_>, new: &NewRates) -> Result<RatesChecked, Stop> {
    let (_, faults, doubts) = admit_rates(r, scene, new)?;
    Ok(RatesChecked { faults, doubts })
}

/// Settings as they may be kept, every fault, and what is seldom meant.
pub fn admit_settings(
    r: &impl Reading,
    scene: Scene<'_>,
    (new, rules): (&[NewSetting], &PlaceRules),
) -> Result<Admitted<Vec<PlaceRule>>, Stop> {
    let today = scene.asking.moment.today;
    let mut faults = Faults::default();
    match new.len() {
        0 => faults.add("rows", Fault::Empty),
        n if n > MOST_ROWS => faults.add("rows", Fault::TooMany { most: MOST_ROWS }),
        _ => {}
    }
    let (mut rows, mut doubts): (Vec<PlaceRule>, Vec<Doubt>) = (Vec::new(), Vec::new());
    let pending = pending_settings(r)?;
    for (at, one) in new.iter().take(MOST_ROWS).enumerate() {
        let field = |name: &str| format!("rows.{at}.{name}");
        if let Some(fault) = admit_setting(&scene.reference.settings, one, today) {
            faults.add(&field(fault.0), fault.1);
        }
        if rows.iter().any(|row| row.key == one.key && row.from == one.from) {
            faults.add(&field("from"), Fault::Overlaps);
        }
        let basis = without_numbers(&faults.words(&field("basis"), &one.basis, 2, MOST_TEXT));
        let same = |row: &&PlaceRule| row.key == one.key && row.from == one.from;
        doubts.extend(
            rules.all().iter().filter(same).max_by_key(|row| row.known).map(|row| Doubt::SettingCorrects {
                key: row.key,
                month: row.from,
                known: row.known,
            }),
        );
        doubts.extend(
            pending
                .iter()
                .find(|(_, row)| same(&row))
                .map(|(id, row)| Doubt::SettingPending { key: row.key, proposal: *id }),
        );
        rows.push(PlaceRule { key: one.key, value: one.value, from: one.from, basis, known: today });
    }
    Ok((rows, faults.into_all(), doubts))
}

/// What is wrong with a setting, and in which of its fields: what it says, or the month it holds from.
pub fn admit_setting(settings: &Settings, one: &NewSetting, today: Date) -> Option<(&'static str, Fault)> {
    let setting = settings.get(one.key)?;
    if !setting.takes(one.value) {
        return Some(("value", Fault::Choice));
    }
    if one.from.year() < FIRST_YEAR {
        return Some(("from", Fault::TooEarly));
    }
    if one.from > today.month().plus(MONTHS_AHEAD) {
        return Some(("from", Fault::TooLate { days: i64::from(MONTHS_AHEAD) * 31 }));
    }
    (setting.yearly && one.from.of_year() != 1).then_some(("from", Fault::NotJanuary))
}

fn pending_settings(r: &impl Reading) -> Result<Vec<(SettingProposalId, PlaceRule)>, Stop> {
    let mut all = Vec::new();
    for proposal in r.scan::<SettingProposal>(..)? {
        let proposal = proposal?;
        if proposal.course.state == ProposalState::Proposed {
            all.extend(proposal.rows.into_iter().map(|row| (proposal.id, row)));
        }
    }
    Ok(all)
}
