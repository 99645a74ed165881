//! What the pane can do. The nine steps are what the petition's state allows; `steps` says which.

use crate::bureau::Action as Gate;
use crate::console::action::actions;
use crate::locale::{calendars, exports, letter_words, petition_corrected, petitions as say};

actions! {
    /// 信访
    Act in &["petitions"];
    Step1 = "petitions.step-1", say::STEP_1, Main, Some(Gate::HandlePetitions), 10;
    Step2 = "petitions.step-2", say::STEP_2, Main, Some(Gate::HandlePetitions), 11;
    Step3 = "petitions.step-3", say::STEP_3, Main, Some(Gate::HandlePetitions), 12;
    Step4 = "petitions.step-4", say::STEP_4, Main, Some(Gate::HandlePetitions), 13;
    Step5 = "petitions.step-5", say::STEP_5, Main, Some(Gate::HandlePetitions), 14;
    Step6 = "petitions.step-6", say::STEP_6, Main, Some(Gate::HandlePetitions), 18;
    Step7 = "petitions.step-7", say::STEP_7, Main, Some(Gate::HandlePetitions), 19;
    Step8 = "petitions.step-8", say::STEP_8, Main, Some(Gate::HandlePetitions), 20;
    Step9 = "petitions.step-9", say::STEP_9, Main, Some(Gate::HandlePetitions), 21;
    Steps = "petitions.steps", say::STEPS, Main, None, 15;
    Why = "petitions.why", say::WHY, Main, None, 16;
    New = "petitions.new", say::NEW, Main, Some(Gate::TakePetitions), 17;
    Filter = "petitions.filter", say::FILTER, Main, None, 22;
    Assign = "petitions.assign", say::ASSIGN, Main, Some(Gate::HandlePetitions), 23;
    Letter = "petitions.letter", letter_words::LETTER, Main, Some(Gate::IssuePapers), 15;
    Repeat = "petitions.repeat", say::REPEAT, Main, Some(Gate::TakePetitions), 25;
    Correct = "petitions.correct", petition_corrected::CORRECT, Main, Some(Gate::CorrectPetitions), 26;
    Deadline = "petitions.deadline", say::DEADLINE, Main, Some(Gate::HandlePetitions), 0, .palette();
    Calendar = "petitions.calendar", calendars::LOAD, Main, Some(Gate::SignCalendars), 0, .palette();
    Person = "petitions.person", say::PERSON, Go, Some(Gate::ReadPeople), 24;
    Undo = "petitions.undo", say::UNDO, Main, Some(Gate::HandlePetitions), 27;
    Mark = "petitions.mark", say::MARK, Main, Some(Gate::HandlePetitions), 28;
    Claim = "petitions.claim", say::CLAIM, Main, Some(Gate::HandlePetitions), 29;
    Sort = "petitions.sort", say::SORT, Main, None, 26;
    Export = "petitions.export", exports::EXPORT, Main, Some(Gate::Export), 30;
    NextTab = "petitions.next-tab", say::NEXT_TAB, Move, None, 0;
    PreviousTab = "petitions.previous-tab", say::PREVIOUS_TAB, Move, None, 0;
}

impl Act {
    /// The steps by their digit, 1 first.
    pub const STEPS: [Self; 9] = [
        Self::Step1,
        Self::Step2,
        Self::Step3,
        Self::Step4,
        Self::Step5,
        Self::Step6,
        Self::Step7,
        Self::Step8,
        Self::Step9,
    ];

    /// The digit of a step.
    pub fn digit(self) -> Option<usize> {
        Self::STEPS.iter().position(|step| *step == self).map(|at| at + 1)
    }
}
