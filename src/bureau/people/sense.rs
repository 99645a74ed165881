//! Whether recognitions make sense. A register that is taken over is taken as it stands; what is written here must.

use super::admit::FIRST_BIRTH;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Fault, FieldFault};
use crate::domain::Date;
use crate::domain::ledger::MoneyFacts;
use crate::domain::person::{PersonFacts, Recognition, RecognitionState};

/// Days after the business date in which a recognition that is written may begin.
pub const MOST_AHEAD: i64 = 366;

/// What makes no sense in the recognitions of a person.
pub fn senseless(facts: &PersonFacts, reference: &Reference, today: Date) -> Vec<FieldFault> {
    let all = facts.recognitions.iter().enumerate();
    let mut found: Vec<FieldFault> =
        all.flat_map(|(n, r)| named(n, &faults(r, facts, reference, today))).collect();
    found.extend(twice(facts));
    found
}

/// The same, but for what made no sense before in a recognition of the same group: a record that came so stays open to
/// every other change.
pub fn newly_senseless(
    old: &PersonFacts,
    new: &PersonFacts,
    reference: &Reference,
    today: Date,
) -> Vec<FieldFault> {
    let before: Vec<(&str, Vec<(&str, Fault)>)> =
        old.recognitions.iter().map(|r| (r.group.as_str(), faults(r, old, reference, today))).collect();
    let mut fresh = Vec::new();
    for (n, r) in new.recognitions.iter().enumerate() {
        let mut found = faults(r, new, reference, today);
        found.retain(|fault| !before.iter().any(|(group, had)| *group == r.group && had.contains(fault)));
        fresh.extend(named(n, &found));
    }
    if twice(new).len() > twice(old).len() {
        fresh.extend(twice(new));
    }
    fresh
}

/// Recognitions of one group for the same time: a group is one identity, and is paid once.
fn twice(facts: &PersonFacts) -> Vec<FieldFault> {
    let (birth, died, recognitions) = (facts.birth, facts.died, facts.recognitions.as_slice());
    let money = MoneyFacts { birth, died, cause: None, conscript: None, recognitions, confirmations: &[] };
    money.twice().into_iter().map(FieldFault::from).collect()
}

fn named(n: usize, faults: &[(&str, Fault)]) -> Vec<FieldFault> {
    let field = |part: &str| format!("recognitions.{n}.{part}");
    faults.iter().map(|(part, fault)| FieldFault { field: field(part), fault: fault.clone() }).collect()
}

/// The parts of one recognition that make no sense.
fn faults(
    r: &Recognition,
    facts: &PersonFacts,
    reference: &Reference,
    today: Date,
) -> Vec<(&'static str, Fault)> {
    let mut faults = Vec::new();
    let receiving = r.state == RecognitionState::Receiving;
    if receiving && facts.died.is_some() {
        faults.push(("state", Fault::Deceased));
    }
    if receiving && r.since.is_none() {
        faults.push(("since", Fault::Empty));
    }
    // A belonging begins neither before its owner was born nor years ahead.
    if let Some(since) = r.since {
        if facts.birth.is_some_and(|birth| since < birth) {
            faults.push(("since", Fault::Before { field: "birth".to_owned() }));
        } else if facts.birth.is_none() && since.year() < FIRST_BIRTH {
            faults.push(("since", Fault::TooEarly));
        } else if since > today.plus_days(MOST_AHEAD) {
            faults.push(("since", Fault::TooLate { days: MOST_AHEAD }));
        }
    }
    if receiving && r.until.is_some_and(|until| until < today) {
        faults.push(("until", Fault::Ended));
    }
    let ended =
        matches!(r.state, RecognitionState::Stopped | RecognitionState::Moved | RecognitionState::Cancelled);
    if ended && r.until.is_none() {
        faults.push(("until", Fault::Empty));
    }
    if r.state == RecognitionState::Suspended && r.until.is_none() && r.breaks.is_empty() {
        faults.push(("suspended", Fault::Empty));
    }
    if r.stays.iter().any(|stay| stay.from.is_none()) {
        faults.push(("stays", Fault::Date));
    }
    let undecided = matches!(r.state, RecognitionState::Applied | RecognitionState::Refused);
    if !undecided && reference.groups.get(&r.group).is_some_and(|group| group.graded) {
        if r.grade.is_none() {
            faults.push(("grade", Fault::Empty));
        }
        if r.nature.is_none() {
            faults.push(("nature", Fault::Empty));
        }
    }
    faults
}
