//! The directory of the three levels: the bureau's team, the agents of towns, the informants of villages.

use crate::bureau::answer::LiaisonRow;
use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::people::admit_name;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::petition::{Liaison, LiaisonFacts};
use crate::domain::{DivisionCode, LiaisonId, Phone};
use crate::store::{Counter, IndexTable, Keys, Reading, Writer};

/// Characters of a post.
const POST_CHARS: usize = 40;

/// Somebody new, or the one named by number and version said anew.
pub fn set(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: Option<(LiaisonId, u32)>,
    facts: &LiaisonFacts,
) -> Result<Change, Stop> {
    let facts = admit(scene, facts)?;
    let liaison = if let Some(named) = named {
        let before = seen(w, named)?;
        Liaison { version: before.version + 1, facts, ended: false, ..before }
    } else {
        let id = LiaisonId(w.next_id(Counter::Liaison)?);
        Liaison { id, version: 1, facts, ended: false }
    };
    w.put(&liaison)?;
    Ok(changed(&liaison))
}

/// They do it no more.
pub fn end(w: &mut Writer<'_>, named: (LiaisonId, u32)) -> Result<Change, Stop> {
    let mut liaison = seen(w, named)?;
    (liaison.ended, liaison.version) = (true, liaison.version + 1);
    w.put(&liaison)?;
    Ok(changed(&liaison))
}

fn changed(liaison: &Liaison) -> Change {
    Change::new(Outcome::Liaison(liaison.id, liaison.version), liaison.id)
        .with("kind", liaison.facts.kind.name())
        .with("division", liaison.facts.division)
}

fn seen(r: &impl Reading, (id, seen): (LiaisonId, u32)) -> Result<Liaison, Stop> {
    let liaison: Liaison = r.get(&Keys::liaison(id))?.ok_or(Refusal::NotFound(What::Liaison))?;
    if liaison.version == seen {
        Ok(liaison)
    } else {
        Err(Refusal::Stale { seen, now: liaison.version, fields: Vec::new() }.into())
    }
}

fn admit(scene: Scene<'_>, facts: &LiaisonFacts) -> Result<LiaisonFacts, Refusal> {
    let mut faults = Faults::default();
    let name = faults.take("name", admit_name(&facts.name));
    let phone = Phone::parse(facts.phone.trim()).map(|p| p.as_str().to_owned()).map_err(|_| Fault::Phone);
    let phone = faults.take("phone", phone);
    let post = faults.line("post", &facts.post, POST_CHARS);
    let known = scene.reference.divisions.get(facts.division).is_some();
    if !known || facts.division.level() != facts.kind.level() {
        faults.add("division", Fault::Division);
    }
    faults.settle()?;
    Ok(LiaisonFacts { name, phone, post, ..facts.clone() })
}

/// Those of a division, of its town and of its district, the nearest first; or the whole directory by division.
pub fn liaisons(
    r: &impl Reading,
    scene: Scene<'_>,
    division: Option<DivisionCode>,
) -> Result<Vec<LiaisonRow>, Stop> {
    let mut keys = Vec::new();
    let mut next = division;
    while let Some(code) = next {
        keys.extend(
            r.owners(IndexTable::LiaisonByDivision, &Keys::division(code))?.collect::<Result<Vec<_>, _>>()?,
        );
        next = code.parent();
    }
    if division.is_none() {
        keys.extend(r.owners(IndexTable::LiaisonByDivision, &[])?.collect::<Result<Vec<_>, _>>()?);
    }
    let mut rows = Vec::new();
    for key in keys {
        rows.extend(r.get::<Liaison>(&key)?.map(|liaison| LiaisonRow {
            liaison: liaison.id,
            version: liaison.version,
            place: scene.reference.divisions.full_name(liaison.facts.division),
            facts: liaison.facts,
            ended: liaison.ended,
        }));
    }
    Ok(rows)
}
