//! What the lookup can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::lookup as say;

actions! {
    /// 查人
    Act in &["lookup"];
    Open = "lookup.open", say::OPEN, Main, None, 9;
    Complete = "lookup.complete", say::COMPLETE, Main, Some(Gate::ReadPeople), 5;
    CompleteBack = "lookup.complete-back", say::COMPLETE_BACK, Main, Some(Gate::ReadPeople), 0;
    Filter = "lookup.filter", say::FILTER, Main, Some(Gate::ReadPeople), 8;
    New = "lookup.new", say::NEW, Main, Some(Gate::EditPeople), 10;
    Post = "lookup.post", say::POST, Main, Some(Gate::Post), 20;
    Petition = "lookup.petition", say::PETITION, Main, Some(Gate::TakePetitions), 21;
}
