//! One of each act and query of the on-call duty, and the action it needs.

use honordesk::bureau::command::DutyAct;
use honordesk::bureau::{Action, Command, Query};
use honordesk::domain::duty::{At, MajorFacts};
use honordesk::domain::{HandoverId, MajorId, PetitionId, StaffId};

use crate::bureau_support::date;

/// All of them.
pub fn commands() -> Vec<(Command, Action)> {
    let (day, shift, staff) = (date("2026-11-23"), || "夜班".to_owned(), StaffId(7));
    let (major, handover, petition) = (MajorId(1), HandoverId(1), PetitionId(1));
    let (first, last) = (day, day);
    let planned = [
        DutyAct::SetRules { seen: 9, shifts: vec![], rungs: vec![], review_days: None, uncovered: false },
        DutyAct::SetShift { day, seen: 9, shift: shift(), staff: vec![] },
        DutyAct::Rotate { first, last, shift: shift(), staff: vec![] },
        DutyAct::Leave { staff, first, last, away: true, despite: None },
        DutyAct::Leave { staff, first, last, away: false, despite: None },
        DutyAct::Publish { first, last },
        DutyAct::AskSwap { day, shift: shift(), to: staff },
        DutyAct::AnswerSwap { day, shift: shift(), agree: true },
        DutyAct::AnswerSwap { day, shift: shift(), agree: false },
        DutyAct::Acknowledge { petition, until: At::midnight(day) },
        DutyAct::TakeAckBack { petition },
        DutyAct::Report { major, last: false, text: String::new(), above: false, to: String::new() },
        DutyAct::Report { major, last: true, text: String::new(), above: true, to: "区委值班室".into() },
        DutyAct::CloseMajor { major },
        DutyAct::BeginHandover { to: staff, notes: vec![], despite: None },
        DutyAct::WithdrawHandover { handover, reason: String::new() },
        DutyAct::Sign { handover, item: 0, left: None },
        DutyAct::Sign { handover, item: 0, left: Some(String::new()) },
        DutyAct::FinishHandover { handover },
    ];
    let calls = [
        DutyAct::ShowPhones,
        DutyAct::Hop { petition, answered: true },
        DutyAct::TakeHopBack { petition },
        DutyAct::OpenMajor { facts: MajorFacts::default(), petition: None },
        DutyAct::Call { major, rung: 0, answered: true },
        DutyAct::TakeCallBack { major },
    ];
    let planned = planned.into_iter().map(|act| (Command::Duty(act), Action::Duty));
    planned.chain(calls.into_iter().map(|act| (Command::Duty(act), Action::TakeCalls))).collect()
}

/// Its queries.
pub fn queries() -> Vec<(Query, Action)> {
    let day = date("2026-11-23");
    vec![
        (Query::Duty { from: day }, Action::ReadPetitions),
        (Query::DutyRegister { day }, Action::ReadPetitions),
    ]
}
