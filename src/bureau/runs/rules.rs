//! What a bureau sets for its runs: proposed by one, approved by the head.

use super::decisions::Pending;
use super::opening;
use super::word::{Word, word_leaves};
use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::gate::Action;
use crate::bureau::journal::next_place;
use crate::bureau::people::reason_for;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Denied, Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::MOST_GRANT;
use crate::domain::ledger::run::{RunFault, RunRule, RunRuleSaid, RunRules};
use crate::domain::staff::Role;
use crate::domain::{Date, Fen, RunRuleId};
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
    let said = admit(w, scene, said, &mut faults)?;
    faults.settle()?;
    let rule = RunRule {
        id: RunRuleId(w.next_id(Counter::RunRule)?),
        said,
        basis,
        by: scene.staff.id,
        on: scene.asking.moment.today,
        approved: None,
        dropped: None,
        place: None,
        declined: None,
    };
    w.put(&rule)?;
    Ok(note_of(&rule))
}

/// The longest time in which nothing is released, in days: a year.
const MOST_FREEZE: i64 = 366;
/// How far off the first day of a setting may be, in days: two years.
const MOST_AHEAD: i64 = 731;
/// How long ago it may be, in days: ten years.
const MOST_BACK: i64 = 3_653;

fn admit(
    r: &impl Reading,
    scene: Scene<'_>,
    said: &RunRuleSaid,
    faults: &mut Faults,
) -> Result<RunRuleSaid, Stop> {
    let today = scene.asking.moment.today;
    let mut clean = said.clone();
    match &mut clean {
        RunRuleSaid::Tier { from, head, minute } => {
            first_day(faults, *from, today);
            sum(faults, "head", *head);
            if let Some(minute) = *minute {
                sum(faults, "above-minute", minute);
                if minute < *head {
                    faults.add("above-minute", Fault::Below { field: "head".to_owned() });
                }
            }
        }
        RunRuleSaid::Freeze { name, from, until } => {
            *name = faults.words("name", name, 1, 40);
            first_day(faults, *from, today);
            if until < from {
                faults.add("until", Fault::Before { field: "from".to_owned() });
            } else if *until < today {
                faults.add("until", Fault::Over);
            } else if until.days_since(*from) >= MOST_FREEZE {
                faults.add("until", Fault::TooLate { days: MOST_FREEZE });
            }
        }
        RunRuleSaid::Opening { programme, month } => {
            if !scene.reference.knows_programme(programme) {
                return Err(Refusal::NoSuchProgramme(programme.clone()).into());
            }
            if *month > today.month().plus(1) {
                faults.add("month", Fault::Future);
            } else if *month < today.month().plus(-12 * super::books::MOST_YEARS) {
                faults.add("month", Fault::TooEarly);
            }
        }
        RunRuleSaid::Budgets { from, .. } => first_day(faults, *from, today),
        RunRuleSaid::End { rule } => {
            if !opening::may_end(r, *rule)? {
                faults.add("rule", Fault::Choice);
            }
        }
    }
    Ok(clean)
}

fn first_day(faults: &mut Faults, from: Date, today: Date) {
    let off = from.days_since(today);
    if off > MOST_AHEAD {
        faults.add("from", Fault::TooLate { days: MOST_AHEAD });
    } else if off < -MOST_BACK {
        faults.add("from", Fault::TooEarly);
    }
}

/// A sum above which more is asked for: more than nothing, and no more than a fund gives in a year.
fn sum(faults: &mut Faults, field: &str, fen: Fen) {
    match fen.0 {
        n if n <= 0 => faults.add(field, Fault::Amount),
        n if n > MOST_GRANT => faults.add(field, Fault::AboveMost { most: Fen(MOST_GRANT) }),
        _ => {}
    }
}

fn open(r: &impl Reading, id: RunRuleId) -> Result<RunRule, Stop> {
    let rule: Option<RunRule> = r.get(&Keys::run_rule(id))?;
    let rule = rule.ok_or(Refusal::NotFound(What::RunRule))?;
    if rule.approved.is_some() && rule.dropped.is_none() && in_force(r)?.holds(id) {
        return Err(Refusal::Run(RunFault::RuleHolds { rule: id }).into());
    }
    if rule.approved.is_some() || rule.dropped.is_some() {
        return Err(Refusal::Run(RunFault::DecidedAlready).into());
    }
    Ok(rule)
}

/// Approves a setting that somebody else proposed. Of an opening month that adds arrears, their sum was seen: it is said with it.
pub fn approve(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: RunRuleId,
    adds: Option<Fen>,
) -> Result<Change, Stop> {
    let mut rule = open(w, id)?;
    second(scene, rule.by)?;
    if let Some((programme, month)) = opening::named(&rule) {
        opening::require_seen(w, scene, (programme, month), adds)?;
    }
    if let Some(other) = rule.ends() {
        opening::may_end(w, other)?;
    }
    word_leaves(w, scene, Word::Decides(Pending::Rule(&rule)))?;
    rule.approved = Some((scene.staff.id, scene.asking.moment.today));
    rule.place = Some(next_place(w)?);
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

/// Withdraws a setting that nobody approved, or sends it back to whoever proposed it; who got it back lets it be.
pub fn drop_it(w: &mut Writer<'_>, scene: Scene<'_>, id: RunRuleId, reason: &str) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let stored: Option<RunRule> = w.get(&Keys::run_rule(id))?;
    let back = stored.filter(|rule| rule.declined.is_some() && rule.by == scene.staff.id);
    let rule = if let Some(rule) = back {
        RunRule { declined: None, ..rule }
    } else {
        let rule = open(w, id)?;
        let declined = (rule.by != scene.staff.id).then(|| scene.says(reason.clone()));
        RunRule { declined, dropped: Some(scene.asking.moment.today), ..rule }
    };
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
        RunRuleSaid::Budgets { from, needed } => change.with("on", from).with("budget_needed", needed),
        RunRuleSaid::End { rule } => change.with("of", rule),
    }
}
