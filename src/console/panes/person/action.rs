//! What the pane can do.

use super::Tab;
use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::{account, death, family, grants, notes, person as say, quality, visits};

actions! {
    /// 人员
    Act in &["person"];
    Record = "person.record", say::TAB_RECORD, Go, None, 0;
    Recognitions = "person.recognitions", say::TAB_RECOGNITIONS, Go, None, 0;
    Statement = "person.statement", say::TAB_STATEMENT, Go, Some(Gate::ReadLedger), 0;
    Petitions = "person.petitions", say::TAB_PETITIONS, Go, Some(Gate::ReadPetitions), 0;
    Family = "person.family", family::TAB, Go, None, 0;
    Visits = "person.visits", say::TAB_VISITS, Go, Some(Gate::ReadVisits), 0;
    Notes = "person.notes", notes::TAB, Go, None, 0;
    Timeline = "person.timeline", say::TAB_TIMELINE, Go, None, 0;
    Ask = "person.ask", say::ASK, Main, Some(Gate::Attend), 7;
    Skip = "person.skip", say::SKIP_ASK, Main, Some(Gate::Attend), 8;
    Keep = "person.keep", visits::KEEP_ONE, Main, Some(Gate::Attend), 9;
    Visit = "person.visit", say::VISIT, Main, Some(Gate::Attend), 9;
    Edit = "person.edit", say::EDIT, Main, None, 10;
    Add = "person.add", say::ADD, Main, None, 11;
    Death = "person.death", death::RECORD, Main, Some(Gate::EditPeople), 0, .palette();
    WithdrawDeath = "person.withdraw-death", death::WITHDRAW, Main, Some(Gate::EditPeople), 0, .palette();
    Account = "person.account", account::CHANGE, Main, None, 0, .palette();
    Remove = "person.remove", say::REMOVE, Main, None, 0, .danger();
    AddPayee = "person.add-payee", family::ADD_PAYEE, Main, Some(Gate::EditPeople), 18;
    View = "person.view", say::VIEW, Main, Some(Gate::ReadLedger), 12;
    Why = "person.why", say::WHY, Main, None, 6;
    Reveal = "person.reveal", say::REVEAL, Main, Some(Gate::Reveal), 15;
    Post = "person.post", say::POST, Main, Some(Gate::Post), 16;
    Reverse = "person.reverse", say::REVERSE, Main, None, 14, .danger();
    Grants = "person.grants", grants::TITLE, Main, Some(Gate::ReadLedger), 19;
    Contact = "person.contact", say::CONTACT, Main, Some(Gate::Care), 18;
    Twins = "person.twins", quality::TWINS_OF, Main, None, 0;
    Unmerge = "person.unmerge", quality::UNMERGE_OF, Main, Some(Gate::MergePeople), 0;
    Papers = "person.papers", say::PAPERS, Main, Some(Gate::ReadPapers), 18;
    Petition = "person.petition", say::NEW_PETITION, Main, Some(Gate::TakePetitions), 17;
}

impl Act {
    /// The tab that it goes to.
    pub fn tab(self) -> Option<Tab> {
        match self {
            Self::Record => Some(Tab::Record),
            Self::Recognitions => Some(Tab::Recognitions),
            Self::Statement => Some(Tab::Statement),
            Self::Petitions => Some(Tab::Petitions),
            Self::Family => Some(Tab::Family),
            Self::Visits => Some(Tab::Visits),
            Self::Notes => Some(Tab::Notes),
            Self::Timeline => Some(Tab::Timeline),
            _ => None,
        }
    }
}
