//! Whether somebody may do something.

use super::Action;
use crate::bureau::refusal::Denied;
use crate::domain::StaffId;
use crate::domain::ledger::run::RunStep;
use crate::domain::person::Belonging;
use crate::domain::staff::{Role, Roles, Staff, StaffState};

impl Action {
    /// What giving something that was added since a merger to the record put apart needs: the same as writing it there.
    pub fn to_give(one: Belonging) -> &'static [Self] {
        match one {
            Belonging::Entry(_) => &[Self::Reverse, Self::Post],
            Belonging::Gift(_) => &[Self::Condole],
            Belonging::Petition(_) => &[Self::HandlePetitions],
            Belonging::Visit(_) => &[Self::Attend],
            Belonging::Contact(_) | Belonging::Household(_) => &[Self::Care],
            Belonging::Note(_) => &[Self::WriteNotes],
            Belonging::Paper(_) => &[Self::IssuePapers],
        }
    }

    /// The action a step of a payment run needs.
    pub fn of_run_step(step: RunStep) -> Self {
        match step {
            RunStep::Draft
            | RunStep::Explain
            | RunStep::Defer
            | RunStep::Freeze
            | RunStep::Thaw
            | RunStep::Abandon => Self::PrepareRuns,
            RunStep::Review | RunStep::Return => Self::ReviewRuns,
            RunStep::Approve | RunStep::Decline | RunStep::Recall | RunStep::Agree | RunStep::Refuse => {
                Self::ApproveRuns
            }
            RunStep::Export | RunStep::TakeReturn | RunStep::NoteUnpaid => Self::SendRuns,
            RunStep::Reconcile
            | RunStep::Close
            | RunStep::Claim
            | RunStep::Leave
            | RunStep::AgreeUnpaid
            | RunStep::RefuseUnpaid => Self::ReconcileRuns,
        }
    }
}

/// Whether `staff` may do `action`: the only permission question there is. Limits that need counting (the daily
/// allowance of reveals) and the identity of the other party (maker and approver) are put to it by the caller as
/// further refusals of the same type.
pub fn can(staff: &Staff, action: Action) -> Result<(), Denied> {
    if staff.state != StaffState::Active {
        return Err(Denied::Disabled);
    }
    if action != Action::UseDesk {
        opens(staff)?;
        if staff.password_due().is_some() {
            return Err(Denied::PasswordDue);
        }
    }
    allows(&staff.roles, action)
}

/// Whether somebody may be given what `action` is needed for, and goes on answering for it: their account is in use, and a role of theirs
/// allows it. A password that is to be changed, or that waits for a second person's word, takes nothing out of their hands.
pub fn holds(state: StaffState, roles: &Roles, action: Action) -> bool {
    state == StaffState::Active && allows(roles, action).is_ok()
}

/// Whether the password of `staff` opens the console: one that somebody else set waits for a second person's word.
pub fn opens(staff: &Staff) -> Result<(), Denied> {
    staff.awaits_word().map_or(Ok(()), |_| Err(Denied::AwaitsWord { may: Vec::new() }))
}

/// Whether somebody's word counts for the password of `whose`, which `by` set: neither theirs nor one they set, and no account that
/// waits for such a word itself.
pub fn vouches(staff: &Staff, whose: StaffId, by: StaffId) -> bool {
    let apart = staff.id != whose && staff.id != by;
    let stands = staff.state == StaffState::Active && staff.given.is_none();
    apart && stands && allows(&staff.roles, Action::Vouch).is_ok()
}

/// Whether a set of roles allows `action`.
pub fn allows(roles: &Roles, action: Action) -> Result<(), Denied> {
    let needs = action.roles();
    if needs.is_empty() || needs.iter().any(|r| roles.has(*r)) {
        Ok(())
    } else {
        Err(Denied::Role { needs: needs.to_vec() })
    }
}

/// How many reveals a day a set of roles allows; `None` is without limit. The most generous role counts.
pub fn reveals_a_day(roles: &Roles) -> Option<u32> {
    if [Role::Checker, Role::Petitions, Role::Head].into_iter().any(|r| roles.has(r)) {
        None
    } else if roles.has(Role::Maker) {
        Some(50)
    } else {
        Some(20)
    }
}
