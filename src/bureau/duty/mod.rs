//! The on-call duty through the one door: the rota, what pages, major urgent matters and the handover.

mod board;
mod bounds;
mod calls;
mod compile;
mod crew;
mod follow;
mod handover;
mod items;
mod major;
mod page;
mod register;
mod rota;
mod rules;

use crate::bureau::change::Change;
use crate::bureau::command::DutyAct;
use crate::bureau::gate::{Action, holds};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::StaffId;
use crate::domain::duty::{At, DutyFault, DutyRules};
use crate::domain::staff::Staff;
use crate::store::{Keys, Reading, Writer};

pub(super) use board::board;
pub(super) use items::{last, unsigned};
pub(super) use register::register;
pub(super) use rota::{days_from, leave_within};

/// Carries out an act.
pub(super) fn act(w: &mut Writer<'_>, scene: Scene<'_>, act: DutyAct) -> Result<Change, Stop> {
    match act {
        DutyAct::SetRules { seen, shifts, rungs, review_days, uncovered } => {
            rules::set(w, scene, seen, (&shifts, &rungs, review_days), uncovered)
        }
        DutyAct::SetShift { day, seen, shift, staff } => rota::set(w, scene, (day, seen), &shift, &staff),
        DutyAct::Rotate { first, last, shift, staff } => {
            rota::rotate(w, scene, (first, last), &shift, &staff)
        }
        DutyAct::Leave { staff, first, last, away, despite } => {
            rota::leave(w, scene, (staff, away), (first, last), despite.as_deref())
        }
        DutyAct::Publish { first, last } => rota::publish(w, scene, (first, last)),
        DutyAct::AskSwap { day, shift, to } => rota::ask_swap(w, scene, day, &shift, to),
        DutyAct::AnswerSwap { day, shift, agree } => rota::answer_swap(w, scene, day, &shift, agree),
        DutyAct::Acknowledge { petition, until } => calls::acknowledge(w, scene, petition, until),
        DutyAct::TakeAckBack { petition } => calls::take_ack_back(w, scene, petition),
        DutyAct::ShowPhones => Ok(done("duty").with("rungs", rules_of(w)?.rungs.len())),
        DutyAct::Hop { petition, answered } => calls::hop(w, scene, petition, answered),
        DutyAct::TakeHopBack { petition } => calls::take_back(w, scene, petition),
        DutyAct::OpenMajor { facts, petition } => major::open(w, scene, (&facts, petition)),
        DutyAct::Call { major, rung, answered } => major::call(w, scene, major, (rung, answered)),
        DutyAct::TakeCallBack { major } => major::take_back(w, scene, major),
        DutyAct::Report { major, last, text, above, to } => {
            major::report(w, scene, major, last, (&text, above, &to))
        }
        DutyAct::CloseMajor { major } => major::close(w, scene, major),
        DutyAct::BeginHandover { to, notes, despite } => {
            handover::begin(w, scene, to, &notes, despite.as_deref())
        }
        DutyAct::Sign { handover, item, left } => handover::sign(w, scene, handover, item, left.as_deref()),
        DutyAct::WithdrawHandover { handover, reason } => handover::withdraw(w, scene, handover, &reason),
        DutyAct::FinishHandover { handover } => handover::finish(w, scene, handover),
    }
}

impl From<DutyFault> for Refusal {
    fn from(fault: DutyFault) -> Self {
        Self::Duty(fault)
    }
}

impl From<DutyFault> for Stop {
    fn from(fault: DutyFault) -> Self {
        Refusal::Duty(fault).into()
    }
}

/// The minute of an asking.
fn now(scene: Scene<'_>) -> At {
    At::of(scene.asking.moment.today, scene.asking.moment.at_ms)
}

/// What the bureau says of its duty, or nothing yet.
fn rules_of(r: &impl Reading) -> Result<DutyRules, Stop> {
    Ok(r.get(&Keys::DUTY_RULES)?.unwrap_or_default())
}

/// Whether somebody may stand duty: who handles petitions, with an account in use.
fn stands(staff: &Staff) -> bool {
    holds(staff.state, &staff.roles, Action::Duty)
}

/// Somebody who may stand duty.
fn able(r: &impl Reading, id: StaffId) -> Result<Staff, Stop> {
    let staff: Staff = r.get(&Keys::staff(id))?.ok_or(Refusal::NotFound(What::Staff))?;
    if !stands(&staff) {
        return Err(DutyFault::CannotStand { name: staff.name }.into());
    }
    Ok(staff)
}

/// A change with nothing to tell.
fn done(object: impl std::fmt::Display) -> Change {
    Change::new(Outcome::Done, object)
}
