//! Whether recognitions make sense. A register that is taken over is taken as it stands; what is written here must.

use super::admit::FIRST_BIRTH;
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Fault, FieldFault};
use crate::domain::ledger::{Doubt, Group, MoneyFacts, RuleKind};
use crate::domain::person::{PersonFacts, Recognition, RecognitionState};
use crate::domain::{Date, Month};

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
        // A day of birth is put right although an older recognition begins before it: that is asked about.
        if began(old, r) {
            found.retain(|fault| *fault != before_birth());
        }
        fresh.extend(named(n, &found));
    }
    if twice(new).len() > twice(old).len() {
        fresh.extend(twice(new));
    }
    fresh
}

/// What can be, but is seldom meant, in the first days of recognitions that a change touches: whoever goes on says why.
pub fn seldom_meant(old: &PersonFacts, new: &PersonFacts, reference: &Reference) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for r in &new.recognitions {
        let (Some(since), Some(group)) = (r.since, reference.groups.get(&r.group)) else { continue };
        let before_birth = |facts: &PersonFacts| facts.birth.is_some_and(|birth| since < birth);
        let began = began(old, r);
        if before_birth(new) && (group.bereaved || began) && !(began && before_birth(old)) {
            doubts.push(Doubt::BeforeBirth { since });
        }
        let as_before = |o: &Recognition| {
            (&o.group, o.since, o.approved, o.may_pay()) == (&r.group, r.since, r.approved, r.may_pay())
        };
        let as_before = old.recognitions.iter().any(as_before);
        if !r.may_pay() {
            continue;
        }
        let served = served(group, new).filter(|day| since.month() < day.month());
        if let Some(served) = served.filter(|_| !(as_before && old.service == new.service)) {
            doubts.push(Doubt::BeforeService { since, served });
        }
        let starts = starts(r, reference).filter(|starts| since.month() < *starts);
        if let Some(starts) = starts.filter(|_| !as_before) {
            doubts.push(Doubt::BeforeApproval { since, starts });
        }
    }
    doubts
}

/// Whether a recognition of the same group began on the same day.
fn began(old: &PersonFacts, r: &Recognition) -> bool {
    old.recognitions.iter().any(|o| o.group == r.group && o.since == r.since)
}

fn before_birth() -> (&'static str, Fault) {
    ("since", Fault::Before { field: "birth".to_owned() })
}

/// The day before which nobody belongs to a group of those who served: by their names they are veterans, discharged; whoever is disabled
/// may have become so in service.
fn served(group: &Group, facts: &PersonFacts) -> Option<Date> {
    let day = if group.graded { facts.service.enlisted } else { facts.service.discharged };
    day.filter(|_| group.served)
}

/// The month from which the law pays what was approved, where it was approved under an article that is on record; a grade that was assessed
/// again has an approval of its own.
fn starts(r: &Recognition, reference: &Reference) -> Option<Month> {
    let approved = r.approved.filter(|_| r.former_grades.is_empty())?;
    let entitling = reference.programmes.all().iter().filter(|p| p.entitles(&r.group) == Some(true));
    let rules = entitling
        .filter_map(|p| reference.entitle.fitting(RuleKind::Approval, p, &r.group, approved))
        .filter(|rule| !rule.articles.is_empty() && rule.effective <= approved);
    rules.filter_map(|rule| rule.starts).map(|turn| turn.from(approved)).min()
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
        let bereaved = reference.groups.get(&r.group).is_some_and(|group| group.bereaved);
        if facts.birth.is_some_and(|birth| since < birth) {
            if !bereaved {
                faults.push(before_birth());
            }
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
