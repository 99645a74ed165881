//! Changing a person's record field by field.

use crate::bureau::accounts::{keeping, nothing_new};
use crate::bureau::change::{Change, VERSIONS, noted};
use crate::bureau::command::PersonChange;
use crate::bureau::people::admit::cleaned;
use crate::bureau::people::keep::put_person;
use crate::bureau::people::records::{lead_again, release, standing};
use crate::bureau::people::register::{reason_for, relatives_exist, sole_owner};
use crate::bureau::people::sense::{newly_senseless, seldom_meant};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, FieldFault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::Doubt;
use crate::domain::person::{Payee, Person, PersonFacts, rewritten};
use crate::domain::{PersonId, ResidentId};
use crate::store::{JournalEntry, Reading, Writer};

/// The note that names the changed fields.
const FIELDS: &str = "fields";
/// The note with the version a change made.
const VERSION: &str = "version";

/// Changes fields of a record that is still as the asker saw it.
pub fn amend(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    (id, seen): (PersonId, u32),
    changes: &[PersonChange],
    despite: Option<&str>,
) -> Result<Change, Stop> {
    let old = seen_as(w, (id, seen))?;
    let despite = despite.map(reason_for).transpose()?;
    let mut wanted = old.facts.clone();
    let faults: Vec<FieldFault> = changes.iter().filter_map(|c| apply(&mut wanted, c).err()).collect();
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults).into());
    }
    let died = old.facts.died.filter(|_| old.is_dead(scene.asking.moment.today));
    let mut doubts: Vec<Doubt> = died.map(|on| Doubt::Deceased { on }).into_iter().collect();
    doubts.extend(seldom_meant(&old.facts, &wanted, scene.reference));
    doubts.extend(rewritten(&old.facts.recognitions, &wanted.recognitions).then_some(Doubt::PastRewritten));
    let change = put_amended(w, scene, old, &wanted)?;
    match despite {
        // Nothing of it is kept: the transaction ends with the refusal.
        None if !doubts.is_empty() => Err(Refusal::Doubtful(doubts).into()),
        despite => Ok(change.with("despite", despite.unwrap_or_default())),
    }
}

/// A record that stands for itself and is still as the asker saw it.
pub fn seen_as(r: &impl Reading, (id, seen): (PersonId, u32)) -> Result<Person, Stop> {
    let old = standing(r, id)?;
    if old.version == seen {
        return Ok(old);
    }
    let fields = changed_since(r, id, seen)?;
    Err(Refusal::Stale { seen, now: old.version, fields }.into())
}

/// Checks the facts wanted and stores them in place of the old. Whose account receives money does not change so.
pub fn put_amended(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    old: Person,
    wanted: &PersonFacts,
) -> Result<Change, Stop> {
    nothing_new(&old.facts, wanted)?;
    amended(w, scene, old, wanted)
}

/// The same for what two people agreed to.
pub fn amended(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    old: Person,
    wanted: &PersonFacts,
) -> Result<Change, Stop> {
    let id = old.id;
    let facts = sound(&old.facts, wanted, scene).map_err(Refusal::Invalid)?;
    sole_owner(w, facts.resident_id, Some(id))?;
    release(w, scene, facts.resident_id, id)?;
    relatives_exist(w, &facts)?;
    let fields = field_names(&old.facts, &facts);
    let new = Person { version: old.version + 1, facts, ..old };
    put_person(w, scene, &new)?;
    if !new.absorbed.is_empty() {
        lead_again(w, scene, id)?;
    }
    Ok(Change::new(Outcome::Person(id, new.version), id)
        .of(Some(id))
        .touches(id)
        .with(FIELDS, fields.join(" "))
        .with(VERSION, new.version))
}

/// The facts as they may be stored, or what is wrong with them. What was wrong before and is not touched now does not hold the
/// change up.
pub fn sound(
    old: &PersonFacts,
    wanted: &PersonFacts,
    scene: Scene<'_>,
) -> Result<PersonFacts, Vec<FieldFault>> {
    let today = scene.asking.moment.today;
    let (clean, faults) = cleaned(wanted, scene.reference, today);
    let (_, before) = cleaned(old, scene.reference, today);
    let fresh: Vec<FieldFault> =
        faults.into_iter().filter(|f| !before.contains(f) || touched(old, wanted, &f.field)).collect();
    if !fresh.is_empty() {
        return Err(fresh);
    }
    let senseless = newly_senseless(old, &clean, scene.reference, today);
    if senseless.is_empty() { Ok(clean) } else { Err(senseless) }
}

/// Whether two records differ in a field as faults name it (`phones.0`).
fn touched(old: &PersonFacts, new: &PersonFacts, field: &str) -> bool {
    let at = format!("/{}", field.replace('.', "/"));
    let value = |facts| serde_json::to_value(facts).ok().and_then(|all| all.pointer(&at).cloned());
    value(old) != value(new)
}

fn apply(facts: &mut PersonFacts, change: &PersonChange) -> Result<(), FieldFault> {
    match change {
        PersonChange::Name(name) => facts.name.clone_from(name),
        PersonChange::OtherNames(names) => facts.other_names.clone_from(names),
        PersonChange::ResidentId(typed) => facts.resident_id = read_id(typed.as_deref())?,
        PersonChange::NoId(reason) => facts.no_id = *reason,
        PersonChange::Sex(sex) => facts.sex = *sex,
        PersonChange::Birth(birth) => facts.birth = *birth,
        PersonChange::Household(place) => facts.household = place.clone(),
        PersonChange::Residence(place) => facts.residence = place.clone(),
        PersonChange::Phone(at, phone) => put_at(&mut facts.phones, *at, phone.clone()),
        PersonChange::Card(card) => facts.card.clone_from(card),
        PersonChange::Service(service) => facts.service = service.clone(),
        PersonChange::Recognitions(recognitions) => facts.recognitions.clone_from(recognitions),
        PersonChange::Relative(at, relative) => put_at(&mut facts.relatives, *at, relative.clone()),
        PersonChange::RelativeKeeping { at, relative, keep_id, keep_phone } => {
            let mut new = relative.clone();
            if let Some(old) = facts.relatives.get(usize::from(*at)) {
                if *keep_id {
                    new.resident_id = old.resident_id;
                }
                if *keep_phone {
                    new.phone.clone_from(&old.phone);
                }
            }
            put_at(&mut facts.relatives, *at, Some(new));
        }
        PersonChange::Payee(at, payee) => {
            let stands = facts.payees.get(usize::from(*at)).map(|old| old.account.clone());
            let keeping =
                payee.clone().map(|new| Payee { account: keeping(&new.account, stands.as_ref()), ..new });
            put_at(&mut facts.payees, *at, keeping);
        }
        PersonChange::Profile(number, value) if value.trim().is_empty() => {
            facts.profile.remove(number);
        }
        PersonChange::Profile(number, value) => {
            facts.profile.insert(*number, value.clone());
        }
    }
    Ok(())
}

fn read_id(typed: Option<&str>) -> Result<Option<ResidentId>, FieldFault> {
    let typed = typed.map(str::trim).filter(|t| !t.is_empty());
    typed
        .map(|t| ResidentId::parse(t).map(|p| p.id))
        .transpose()
        .map_err(|fault| FieldFault { field: "resident_id".to_owned(), fault: Fault::ResidentId(fault) })
}

/// Sets, takes out, or adds one past the end.
fn put_at<T>(list: &mut Vec<T>, at: u8, value: Option<T>) {
    let at = usize::from(at);
    match (value, list.get_mut(at)) {
        (Some(value), Some(place)) => *place = value,
        (Some(value), None) => list.push(value),
        (None, Some(_)) => {
            list.remove(at);
        }
        (None, None) => {}
    }
}

/// The names of the fields in which two records differ, as faults name them.
pub fn field_names(old: &PersonFacts, new: &PersonFacts) -> Vec<String> {
    let whole = [
        ("name", old.name != new.name),
        ("other_names", old.other_names != new.other_names),
        ("resident_id", old.resident_id != new.resident_id),
        ("no_id", old.no_id != new.no_id),
        ("sex", old.sex != new.sex),
        ("birth", old.birth != new.birth),
        ("household", old.household != new.household),
        ("residence", old.residence != new.residence),
        ("phones", old.phones != new.phones),
        ("bank", old.bank != new.bank),
        ("card", old.card != new.card),
        ("service", old.service != new.service),
        ("recognitions", old.recognitions != new.recognitions),
        ("relatives", old.relatives != new.relatives),
        ("payees", old.payees != new.payees),
        ("died", old.died != new.died),
        ("death", old.death != new.death),
    ];
    let mut names: Vec<String> =
        whole.iter().filter(|(_, differs)| *differs).map(|(name, _)| (*name).to_owned()).collect();
    let mut items: Vec<u16> = old.profile.keys().chain(new.profile.keys()).copied().collect();
    items.sort_unstable();
    items.dedup();
    let changed = items.iter().filter(|n| old.profile.get(n) != new.profile.get(n));
    names.extend(changed.map(|n| format!("profile.{n}")));
    names
}

/// What changed after a version, as the journal tells.
fn changed_since(r: &impl Reading, id: PersonId, seen: u32) -> Result<Vec<String>, Stop> {
    let mut fields: Vec<String> = Vec::new();
    for seq in r.journal_of(id)?.rev() {
        let Some(entry) = r.journal_entry(seq?)? else { continue };
        let Some(version) = version_of(&entry, id) else { continue };
        if version <= seen {
            break;
        }
        fields.extend(noted(&entry, FIELDS).unwrap_or_default().split(' ').map(str::to_owned));
    }
    fields.sort_unstable();
    fields.dedup();
    Ok(fields)
}

/// Which version of a record an entry made.
fn version_of(entry: &JournalEntry, id: PersonId) -> Option<u32> {
    let own = noted(entry, VERSION).and_then(|v| v.parse().ok());
    own.or_else(|| {
        let all = noted(entry, VERSIONS)?.split(' ').filter_map(|one| one.split_once(':'));
        all.filter(|(person, _)| *person == id.0.to_string()).find_map(|(_, v)| v.parse().ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::Relative;

    #[test]
    fn what_was_masked_stays_when_it_is_kept() {
        let relative = |name: &str, phone: &str| Relative {
            relation: "子女".to_owned(),
            name: name.to_owned(),
            phone: phone.to_owned(),
            ..Relative::default()
        };
        let mut facts = PersonFacts { relatives: vec![relative("甲", "1")], ..Default::default() };
        for (keep_phone, phone) in [(true, "1"), (false, "2")] {
            let relative = relative("乙", "2");
            apply(&mut facts, &PersonChange::RelativeKeeping { at: 0, relative, keep_id: true, keep_phone })
                .unwrap();
            assert_eq!((facts.relatives[0].name.as_str(), facts.relatives[0].phone.as_str()), ("乙", phone));
        }
    }
}
