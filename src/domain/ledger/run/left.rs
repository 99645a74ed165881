//! Whether the duties that are still to come can be done by the people there are, each by another one.

use super::{Duty, RunStep};
use crate::domain::StaffId;

/// A step that comes, and who may take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToCome {
    /// The step; of each duty one.
    pub step: RunStep,
    /// Whoever nothing keeps from it.
    pub may: Vec<StaffId>,
}

/// The first of the steps for which nobody is left when each of those before it is taken by somebody else. `None` where all can be taken.
pub fn nobody_for(steps: &[ToCome]) -> Option<RunStep> {
    let mut taken: Vec<(StaffId, usize)> = Vec::new();
    for (at, of) in steps.iter().enumerate() {
        if !seat(steps, at, &mut taken, &mut Vec::new()) {
            return Some(of.step);
        }
    }
    None
}

/// Finds somebody for one of the steps; whoever has another may hand it on, if somebody else may take that one.
fn seat(steps: &[ToCome], at: usize, taken: &mut Vec<(StaffId, usize)>, asked: &mut Vec<StaffId>) -> bool {
    let Some(of) = steps.get(at) else { return false };
    for who in &of.may {
        if asked.contains(who) {
            continue;
        }
        asked.push(*who);
        let has = taken.iter().find(|(staff, _)| staff == who).map(|(_, step)| *step);
        if has.is_none_or(|other| seat(steps, other, taken, asked)) {
            taken.retain(|(staff, _)| staff != who);
            taken.push((*who, at));
            return true;
        }
    }
    false
}

impl ToCome {
    /// The duty that the step belongs to.
    pub fn duty(&self) -> Duty {
        self.step.duty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STEPS: [RunStep; 4] = [RunStep::Review, RunStep::Approve, RunStep::Export, RunStep::Reconcile];

    fn come(of: &[&[u16]]) -> Vec<ToCome> {
        let one = |(step, may): (RunStep, &&[u16])| ToCome {
            step,
            may: may.iter().copied().map(StaffId).collect(),
        };
        STEPS.into_iter().zip(of).map(one).collect()
    }

    /// Tries every way.
    fn possible(steps: &[ToCome], taken: &mut Vec<StaffId>) -> bool {
        let Some((first, rest)) = steps.split_first() else { return true };
        first.may.iter().any(|who| {
            if taken.contains(who) {
                return false;
            }
            taken.push(*who);
            let all = possible(rest, taken);
            taken.pop();
            all
        })
    }

    #[test]
    fn the_first_step_that_nobody_is_left_for_is_told() {
        assert_eq!(nobody_for(&come(&[&[1, 2], &[2], &[1, 3], &[3, 4]])), None, "everybody takes one");
        assert_eq!(nobody_for(&come(&[&[1], &[2], &[], &[4]])), Some(RunStep::Export));
        assert_eq!(nobody_for(&come(&[&[1, 2], &[3], &[4], &[2]])), None, "who reviews leaves the other");
        assert_eq!(nobody_for(&come(&[&[1], &[3], &[4], &[1]])), Some(RunStep::Reconcile));
    }

    proptest! {
        #![proptest_config(crate::property::unsaved())]
        #[test]
        fn it_is_told_exactly_where_no_way_is_left(
            of in proptest::collection::vec(proptest::collection::vec(0_u16..5, 0..4), 0..5)
        ) {
            let of: Vec<&[u16]> = of.iter().map(Vec::as_slice).collect();
            let steps = come(&of);
            prop_assert_eq!(nobody_for(&steps).is_none(), possible(&steps, &mut Vec::new()));
        }
    }
}
