//! What the lookup can do.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::{bulk, exports, filter, lookup as say};

actions! {
    /// 查人
    Act in &["lookup"];
    Open = "lookup.open", say::OPEN, Main, None, 9;
    Complete = "lookup.complete", say::COMPLETE, Main, Some(Gate::ReadPeople), 5;
    CompleteBack = "lookup.complete-back", say::COMPLETE_BACK, Main, Some(Gate::ReadPeople), 0;
    Filter = "lookup.filter", say::FILTER, Main, Some(Gate::ReadPeople), 8;
    View1 = "lookup.view-1", say::VIEW_1, Go, Some(Gate::ReadPeople), 0;
    View2 = "lookup.view-2", say::VIEW_2, Go, Some(Gate::ReadPeople), 0;
    View3 = "lookup.view-3", say::VIEW_3, Go, Some(Gate::ReadPeople), 0;
    View4 = "lookup.view-4", say::VIEW_4, Go, Some(Gate::ReadPeople), 0;
    View5 = "lookup.view-5", say::VIEW_5, Go, Some(Gate::ReadPeople), 0;
    View6 = "lookup.view-6", say::VIEW_6, Go, Some(Gate::ReadPeople), 0;
    View7 = "lookup.view-7", say::VIEW_7, Go, Some(Gate::ReadPeople), 0;
    View8 = "lookup.view-8", say::VIEW_8, Go, Some(Gate::ReadPeople), 0;
    View9 = "lookup.view-9", say::VIEW_9, Go, Some(Gate::ReadPeople), 0;
    KeepView = "lookup.keep-view", filter::VIEW_SAVE, Main, Some(Gate::ReadPeople), 62;
    Export = "lookup.export", exports::EXPORT, Main, Some(Gate::Export), 22;
    New = "lookup.new", say::NEW, Main, Some(Gate::EditPeople), 10;
    Post = "lookup.post", say::POST, Main, Some(Gate::Post), 20;
    Petition = "lookup.petition", say::PETITION, Main, Some(Gate::TakePetitions), 21;
    Many = "lookup.many", bulk::MENU, Main, Some(Gate::EditMany), 61;
    Mark = "lookup.mark", bulk::MARK, Main, Some(Gate::EditMany), 0;
}

impl Act {
    /// Those that open a view, by its digit from 1.
    pub(super) const VIEWS: [Self; 9] = [
        Self::View1,
        Self::View2,
        Self::View3,
        Self::View4,
        Self::View5,
        Self::View6,
        Self::View7,
        Self::View8,
        Self::View9,
    ];
}
