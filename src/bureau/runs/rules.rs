//! What a bureau sets for its runs: proposed by one, approved by the head.

use crate::bureau::change::Change;
use crate::bureau::door::Scene;
use crate::bureau::faults::Faults;
use crate::bureau::gate::Action;
use crate::bureau::people::reason_for;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Denied, Fault, Refusal, What};
use crate::bureau::stop::Stop;
use crate::domain::RunRuleId;
use crate::domain::ledger::run::{RunFault, RunRule, RunRuleSaid, RunRules};
use crate::domain::staff::Role;
use crate::store::{Counter, Keys, Reading, Writer};

/// The settings that hold.
pub fn in_force(r: &impl Reading) -> Result<RunRules, Stop> {
    Ok(RunRules::new(all(r)?))
}

/// Every setting, in the order they were proposed.
pub fn all(r: &impl Reading) -> Result<Vec<RunRule>, Stop> {
    Ok(r.scan::<RunRule>(..)?.collect::<Result<_, _>>()?)
}

/// Proposes a setting.
pub fn propose(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    said: &RunRuleSaid,
    basis: &str,
) -> Result<Change, Stop> {
    let mut faults = Faults::default();
    let basis = faults.words("basis", basis, 2, 200);
    let said = admit(scene, said, &mut faults)?;
    faults.settle()?;
    let rule = RunRule {
        id: RunRuleId(w.next_number(Counter::RunRule)? as u32),
        said,
        basis,
        by: scene.staff.id,
        on: scene.asking.moment.today,
        approved: None,
        dropped: None,
    };
    w.put(&rule)?;
    Ok(note_of(&rule))
}

fn admit(scene: Scene<'_>, said: &RunRuleSaid, faults: &mut Faults) -> Result<RunRuleSaid, Refusal> {
    let mut clean = said.clone();
    match &mut clean {
        RunRuleSaid::Tier { head, minute, .. } => {
            if head.0 < 0 {
                faults.add("head", Fault::Amount);
            }
            if minute.is_some_and(|minute| minute.0 < 0) {
                faults.add("above-minute", Fault::Amount);
            }
        }
        RunRuleSaid::Freeze { name, from, until } => {
            *name = faults.words("name", name, 1, 40);
            if until < from {
                faults.add("until", Fault::Before { field: "from".to_owned() });
            }
        }
        RunRuleSaid::Opening { programme, month } => {
            if !scene.reference.knows_programme(programme) {
                return Err(Refusal::NoSuchProgramme(programme.clone()));
            }
            if *month > scene.asking.moment.today.month().plus(1) {
                faults.add("month", Fault::Future);
            }
        }
    }
    Ok(clean)
}

fn open(r: &impl Reading, id: RunRuleId) -> Result<RunRule, Stop> {
    let rule: Option<RunRule> = r.get(&Keys::run_rule(id))?;
    let rule = rule.ok_or(Refusal::NotFound(What::RunRule))?;
    if rule.approved.is_some() || rule.dropped.is_some() {
        return Err(Refusal::Run(RunFault::DecidedAlready).into());
    }
    Ok(rule)
}

/// Approves a setting that somebody else proposed.
pub fn approve(w: &mut Writer<'_>, scene: Scene<'_>, id: RunRuleId) -> Result<Change, Stop> {
    let mut rule = open(w, id)?;
    second(scene, rule.by)?;
    rule.approved = Some((scene.staff.id, scene.asking.moment.today));
    w.put(&rule)?;
    Ok(note_of(&rule))
}

/// Refuses whoever proposed it, and whoever is not the head.
pub fn second(scene: Scene<'_>, first: crate::domain::StaffId) -> Result<(), Refusal> {
    let action = Action::ApproveRuns;
    if !scene.staff.roles.has(Role::Head) {
        return Err(Refusal::NotPermitted { action, why: Denied::Role { needs: vec![Role::Head] } });
    }
    if scene.staff.id == first {
        return Err(Refusal::NotPermitted { action, why: Denied::SamePerson });
    }
    Ok(())
}

/// Withdraws a setting that nobody approved.
pub fn drop_it(w: &mut Writer<'_>, scene: Scene<'_>, id: RunRuleId, reason: &str) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let mut rule = open(w, id)?;
    rule.dropped = Some(scene.asking.moment.today);
    w.put(&rule)?;
    Ok(note_of(&rule).with("reason", reason))
}

fn note_of(rule: &RunRule) -> Change {
    let change = Change::new(Outcome::RunRule(rule.id), rule.id).with("basis", &rule.basis);
    match &rule.said {
        RunRuleSaid::Tier { from, head, minute } => change
            .with("on", from)
            .with("amount", head)
            .with("minutes_above", minute.map(|m| m.to_string()).unwrap_or_default()),
        RunRuleSaid::Freeze { name, from, until } => {
            change.with("name", name).with("on", from).with("until", until)
        }
        RunRuleSaid::Opening { programme, month } => change.with("programme", programme).with("month", month),
    }
}
