//! What a change of many would do to one of them, and whether what is to be set makes sense at all. The preview and the deed ask the
//! same.

use crate::bureau::faults::Faults;
use crate::bureau::people::sound;
use crate::bureau::refusal::{Fault, FieldFault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::{journal, notes, people};
use crate::domain::PersonId;
use crate::domain::bulk::{BulkChange, Left, Part, PlaceOf};
use crate::domain::person::{Person, PersonFacts};
use crate::store::{Keys, Reading};

/// What a change would do to one person.
#[derive(Default)]
pub struct Judged {
    /// Their record, where there is one.
    pub person: Option<Person>,
    /// What stands there.
    pub before: Option<Part>,
    /// What would stand there.
    pub after: Option<Part>,
    /// The record as it would be.
    pub facts: Option<PersonFacts>,
    /// Why nothing is changed.
    pub left: Option<Left>,
    /// Fields that would not be sound.
    pub fields: Vec<String>,
    /// Why they would not be.
    pub unfit: Option<Refusal>,
}

impl Judged {
    fn left(mut self, why: Left) -> Self {
        self.left = Some(why);
        self
    }

    /// Nothing is changed, for the record would not be sound, or only for a reason that is of one person.
    fn unfit(self, after: Part, why: Refusal) -> Self {
        let mut fields: Vec<String> = match &why {
            Refusal::Invalid(faults) => faults.iter().map(|fault| fault.field.clone()).collect(),
            _ => vec!["recognitions.since".to_owned()],
        };
        fields.dedup();
        Self { after: Some(after), fields, unfit: Some(why), ..self.left(Left::Unfit) }
    }
}

/// Looks at one person; `seen` is the version they were looked at before.
pub fn judge(
    r: &impl Reading,
    scene: Scene<'_>,
    (id, seen): (PersonId, Option<u32>),
    change: &BulkChange,
) -> Result<Judged, Stop> {
    let found: Option<Person> = r.get(&Keys::person(id))?;
    let Some(person) = found else { return Ok(Judged::default().left(Left::Missing)) };
    let judged = Judged { person: Some(person.clone()), ..Judged::default() };
    if person.merged.is_some() {
        return Ok(judged.left(Left::Merged));
    }
    if seen.is_some_and(|seen| seen != person.version) {
        return Ok(judged.left(Left::Changed));
    }
    let judged = match change.part(&person.facts) {
        Ok(before) => Judged { before: Some(before), ..judged },
        Err(why) => return Ok(judged.left(why)),
    };
    if matches!(change, BulkChange::Note(_)) {
        let room = notes::has_room(r, scene, id)?;
        return Ok(if room { judged } else { judged.left(Left::Full) });
    }
    if person.is_dead(scene.asking.moment.today) {
        return Ok(judged.left(Left::Deceased));
    }
    Ok(weigh(scene, &person, judged, change))
}

/// The record with the change in it, if it is one and the record stays sound.
fn weigh(scene: Scene<'_>, person: &Person, judged: Judged, change: &BulkChange) -> Judged {
    let Some(before) = judged.before.clone() else { return judged };
    let after = match change.made(&before) {
        Ok(after) if after == before => return judged.left(Left::Same),
        Ok(after) => after,
        Err(why) => return judged.left(why),
    };
    if before.loses_months(&after) {
        let fault = FieldFault { field: "recognitions.since".to_owned(), fault: Fault::WipesMonths };
        return judged.unfit(after, Refusal::Invalid(vec![fault]));
    }
    let mut facts = person.facts.clone();
    change.put(&after, &mut facts);
    match sound(&person.facts, &facts, scene) {
        // Nothing but the part is taken over: what else the check would tidy is not this batch's business.
        Ok(clean) => {
            let after = change.part(&clean).unwrap_or(after);
            if after == before {
                return judged.left(Left::Same);
            }
            change.put(&after, &mut facts);
            // What somebody must say why is nothing to set for many at once.
            let doubts = people::seldom_meant(&person.facts, &facts, scene.reference);
            if !doubts.is_empty() {
                return judged.unfit(after, Refusal::Doubtful(doubts));
            }
            Judged { after: Some(after), facts: Some(facts), ..judged }
        }
        Err(faults) => judged.unfit(after, Refusal::Invalid(faults)),
    }
}

/// Where a person's record can still be taken as it is: for taking a change back.
pub fn unmerged(r: &impl Reading, id: PersonId) -> Result<Result<Person, Left>, Stop> {
    let person = journal::person(r, id)?;
    Ok(if person.merged.is_some() { Err(Left::Merged) } else { Ok(person) })
}

/// The check at the door: what is to be set, in its one form, whoever it is set for.
pub fn admit(scene: Scene<'_>, change: &BulkChange) -> Result<BulkChange, Refusal> {
    let mut faults = Faults::default();
    let clean = match change {
        BulkChange::Place { of, division, .. } => {
            if !scene.reference.divisions.admits(*division, *of == PlaceOf::Household) {
                faults.add("place.division", Fault::Division);
            }
            change.clone()
        }
        BulkChange::State { group, state, since, until } => {
            if scene.reference.groups.get(group).is_none() {
                faults.add("group", Fault::Choice);
            }
            if !state.in_bulk() {
                faults.add("state", Fault::Deceased);
            }
            if state.ends() && until.is_none() {
                faults.add("until", Fault::Empty);
            }
            // Money is received from the first day on: another one would wipe out what was due before it.
            if state.ends() && since.is_some() {
                faults.add("since", Fault::KeptByEnd);
            }
            let latest = scene.asking.moment.today.plus_days(people::MOST_AHEAD);
            if since.is_some_and(|since| since > latest) {
                faults.add("since", Fault::TooLate { days: people::MOST_AHEAD });
            }
            if since.zip(*until).is_some_and(|(since, until)| until < since) {
                faults.add("until", Fault::Before { field: "since".to_owned() });
            }
            change.clone()
        }
        BulkChange::Item { number, value, only_empty } => {
            let value = item(scene, *number, (value, *only_empty), &mut faults);
            BulkChange::Item { number: *number, value, only_empty: *only_empty }
        }
        BulkChange::Note(facts) => return Ok(BulkChange::Note(notes::admit(scene, facts)?)),
    };
    faults.settle()?;
    Ok(clean)
}

fn item(scene: Scene<'_>, number: u16, (value, only_empty): (&str, bool), faults: &mut Faults) -> String {
    let Some(field) = scene.reference.fields.get(number).filter(|field| field.bulk) else {
        faults.add("item", Fault::Choice);
        return String::new();
    };
    let clean = faults.line("value", value, field.most);
    if clean.is_empty() {
        // What is empty already cannot be emptied.
        if only_empty && value.trim().is_empty() {
            faults.add("value", Fault::Empty);
        }
        return clean;
    }
    faults.take("value", field.admit(&clean).map_err(Fault::from))
}
