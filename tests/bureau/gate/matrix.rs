//! Who may do what, said once more.

use honordesk::bureau::{Action, Answer, Command, Query};
use honordesk::domain::staff::Role;
use serde_json::Value;

use crate::bureau_support::*;

/// The permission matrix in words of its own: the roles that allow each action. `None` is anybody.
pub fn allowed(action: Action) -> Option<&'static [Role]> {
    use Role::{Auditor, Checker, FrontDesk, Head, Maker, Petitions, SecurityAdmin, SystemAdmin};
    const BUSINESS: &[Role] = &[FrontDesk, Maker, Checker, Petitions, Head];
    Some(match action {
        Action::UseDesk => return None,
        Action::ReadPeople
        | Action::KeepViews
        | Action::Reveal
        | Action::AcknowledgeNotes
        | Action::ReadLedger
        | Action::ReadPetitions
        | Action::ReadVisits
        | Action::ReadPapers
        | Action::ReadCare => BUSINESS,
        Action::Attend | Action::Confirm | Action::IssuePapers | Action::Care => {
            &[FrontDesk, Maker, Petitions]
        }
        Action::EditPeople | Action::ProposeGrants => &[FrontDesk, Maker],
        Action::WriteNotes => &[FrontDesk, Maker, Petitions, Head],
        Action::EditMany
        | Action::ProposeBudgets
        | Action::ImportPeople
        | Action::Post
        | Action::Condole
        | Action::PrepareRuns
        | Action::SendRuns
        | Action::ProposeRates => &[Maker],
        Action::DropRunRules => &[Maker, Head],
        Action::JudgeDuplicates => &[FrontDesk, Maker, Checker],
        Action::Export => &[Maker, Checker, Petitions, Head],
        Action::Periods | Action::ApproveAccounts | Action::ReviewRuns | Action::ReconcileRuns => &[Checker],
        Action::MergePeople | Action::Reverse | Action::CloseDays => &[Maker, Checker],
        Action::VerifyBooks => &[Maker, Checker, Head, Auditor],
        Action::ApproveGrants
        | Action::ApproveCondolences
        | Action::ApproveRates
        | Action::ApproveReversals
        | Action::ApproveRuns
        | Action::Reopen => &[Checker, Head],
        Action::TakePetitions => &[FrontDesk, Petitions],
        Action::ReprintPapers | Action::ReportDone => &[FrontDesk, Maker, Checker, Petitions, Head],
        Action::HandlePetitions | Action::Duty | Action::SignCalendars | Action::Supervise => {
            &[Petitions, Head]
        }
        Action::CorrectPetitions | Action::TakeCalls => &[FrontDesk, Petitions, Head],
        Action::LeadPetitions
        | Action::ApproveExtension
        | Action::SettleCounting
        | Action::AssignTowns
        | Action::ApproveBudgets => &[Head],
        Action::Accounts | Action::Backup => &[SystemAdmin],
        Action::Policy => &[SecurityAdmin],
        Action::ReadAccounts => &[SystemAdmin, SecurityAdmin, Auditor],
        Action::Vouch => &[Auditor, Head, Checker, SystemAdmin, SecurityAdmin],
        Action::ReadStaff | Action::ReadWaiting => &Role::ALL,
        Action::ReadJournal => &[Auditor],
    })
}

#[test]
fn everybody_is_told_of_every_action_whether_their_roles_allow_it() {
    let f = Fixture::new();
    for (login, roles) in STAFF {
        let may =
            |action: &Action| allowed(*action).is_none_or(|needed| needed.iter().any(|r| roles.contains(r)));
        let Ok(Answer::Desk(desk)) = f.ask(login, Query::Desk) else { panic!() };
        assert_eq!(desk.allowed, Action::ALL.iter().copied().filter(may).collect::<Vec<_>>(), "{login}");
    }
}

/// The queue in memory goes by the names in the journal: one that it does not know would leave it as it was.
#[test]
fn whatever_changes_petitions_is_called_so() {
    let petitions =
        [Action::TakePetitions, Action::CorrectPetitions, Action::HandlePetitions, Action::ApproveExtension];
    for (command, action) in super::commands() {
        let called = command.name().starts_with(Command::ABOUT_PETITIONS);
        assert_eq!(called, petitions.contains(&action), "{}", command.name());
    }
    let hands = super::commands().into_iter().map(|(command, _)| command.name());
    let known: Vec<_> = hands.filter(|name| Command::CHANGE_HANDS.contains(name)).collect();
    assert_eq!(known.len(), Command::CHANGE_HANDS.len());
}

/// Says of every version in it that it was seen as another one; how many there are.
fn seen_later(value: &mut Value) -> usize {
    match value {
        Value::Object(fields) => fields
            .iter_mut()
            .map(|(name, value)| {
                if name == "seen" {
                    *value = 77.into();
                    return 1;
                }
                seen_later(value)
            })
            .sum(),
        Value::Array(all) => all.iter_mut().map(seen_later).sum(),
        _ => 0,
    }
}

/// Sent once more with its key, a command is made from the record as it is by then.
#[test]
fn which_version_was_seen_is_no_part_of_what_a_command_says() {
    let (key, mut tried) = ([7; 16], 0);
    for (command, _) in super::commands() {
        let mut later = serde_json::to_value(&command).unwrap();
        let Some(said) = command.says(&key).filter(|_| seen_later(&mut later) > 0) else { continue };
        let later: Command = serde_json::from_value(later).unwrap();
        assert_eq!(later.says(&key), Some(said), "{}", command.name());
        tried += 1;
    }
    assert!(tried > 50, "{tried}");
}
