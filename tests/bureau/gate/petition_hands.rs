//! Commands and queries about hands and the three levels, and the action each needs.

use honordesk::bureau::{Action, Command, Query};
use honordesk::domain::petition::{LiaisonFacts, LiaisonKind};
use honordesk::domain::{LiaisonId, PetitionId, StaffId};

use crate::bureau_support::division;

/// One of each.
pub fn commands() -> Vec<(Command, Action)> {
    let facts = LiaisonFacts {
        kind: LiaisonKind::Agent,
        division: division("440114001000"),
        name: "试联".into(),
        phone: "13800138001".into(),
        post: String::new(),
    };
    vec![
        (Command::PlaceStaff { staff: StaffId(4), seen: 0, unit: None, person: None }, Action::Accounts),
        (Command::SetLiaison { liaison: None, seen: 0, facts: Box::new(facts) }, Action::HandlePetitions),
        (Command::EndLiaison { liaison: LiaisonId(1), seen: 0 }, Action::HandlePetitions),
    ]
}

/// One of each.
pub fn queries() -> Vec<(Query, Action)> {
    vec![
        (Query::EarlierPetitions(Box::default()), Action::ReadPetitions),
        (Query::PetitionHands(PetitionId(1)), Action::ReadPetitions),
        (Query::Liaisons { division: None }, Action::ReadPetitions),
    ]
}
