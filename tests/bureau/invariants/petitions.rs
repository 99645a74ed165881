//! What breaks the invariants of petitions and of the duty.

use honordesk::domain::duty::{At, DutyDay, Handover, Slot, Withdrawn};
use honordesk::domain::petition::{Petition, PetitionState};
use honordesk::domain::supervision::{
    SupervisionEvent, SupervisionItem, SupervisionOrigin, SupervisionState, SupervisionStep,
};
use honordesk::domain::{HandoverId, PetitionId, StaffId, SupervisionId};
use honordesk::store::Keys;

use super::{Damage, date, get};

pub fn damages() -> Vec<(&'static str, Damage)> {
    vec![
        ("petition_numbers", |w| {
            let p: Petition = get(w, &Keys::petition(PetitionId(1)));
            w.put(&Petition { number: "2026-0003".into(), ..p })
        }),
        ("petition_records", |w| {
            let p: Petition = get(w, &Keys::petition(PetitionId(1)));
            w.put(&Petition { state: PetitionState::Final, ..p })
        }),
        ("petition_records", |w| {
            let p: Petition = get(w, &Keys::petition(PetitionId(1)));
            w.put(&Petition { owner: Some(StaffId(1)), owned_since: None, ..p })
        }),
        ("petition_records", |w| {
            let p: Petition = get(w, &Keys::petition(PetitionId(1)));
            w.put(&Petition { first_handler: Some(StaffId(99)), ..p })
        }),
        ("duty_rota", |w| {
            let slot = Slot { shift: "白班".into(), staff: StaffId(99), swap: None };
            w.put(&DutyDay { slots: vec![slot], ..DutyDay::new(date("2026-11-25")) })
        }),
        ("duty_rota", |w| {
            let slot = Slot { shift: "白班".into(), staff: StaffId(1), swap: None };
            w.put(&DutyDay { slots: vec![slot.clone(), slot], ..DutyDay::new(date("2026-11-25")) })
        }),
        ("duty_records", |w| w.put(&handed(StaffId(1), StaffId(1)))),
        ("duty_records", |w| w.put(&handed(StaffId(1), StaffId(99)))),
        // Withdrawn by nobody of the staff, and both finished and withdrawn.
        ("duty_records", |w| w.put(&withdrawn(StaffId(99), false))),
        ("duty_records", |w| w.put(&withdrawn(StaffId(1), true))),
        // It followed from another petition than it is about, followed by a step that hands nothing on, and after its end.
        ("supervision", |w| w.put(&followed(SupervisionStep::Reassign, 2, false))),
        ("supervision", |w| w.put(&followed(SupervisionStep::Nudge, 1, false))),
        ("supervision", |w| w.put(&followed(SupervisionStep::Reassign, 1, true))),
    ]
}

/// An item about the first petition that went to another by itself.
fn followed(step: SupervisionStep, petition: u32, closed: bool) -> SupervisionItem {
    let on = date("2026-11-23");
    let owner = (step == SupervisionStep::Reassign).then_some((StaffId(4), StaffId(5)));
    let event = |step, by, text: &str| SupervisionEvent::new(step, on, StaffId(by), text.to_owned());
    let mut events =
        vec![SupervisionEvent { owner, followed: Some(PetitionId(petition)), ..event(step, 5, "") }];
    if closed {
        let done = [event(SupervisionStep::Ask, 4, "名册"), event(SupervisionStep::Close, 5, "属实")];
        events.splice(0..0, done);
    }
    SupervisionItem {
        id: SupervisionId(1),
        version: 2,
        number: "2026-0001".to_owned(),
        origin: SupervisionOrigin::Weekly,
        text: "核查线索".to_owned(),
        owner: owner.map_or(StaffId(4), |(_, now)| now),
        due: on,
        petition: Some(PetitionId(1)),
        by: StaffId(6),
        on,
        state: if closed { SupervisionState::Closed } else { SupervisionState::Open },
        events,
    }
}

fn withdrawn(by: StaffId, finished: bool) -> Handover {
    let on = At { day: date("2026-11-23"), minute: 1_030 };
    let withdrawn = Some(Withdrawn { on, by, why: "人选错了".into() });
    let (finished, digest) = (finished.then_some(on), finished.then(|| vec![0; 32]));
    Handover { withdrawn, finished, digest, ..handed(StaffId(1), StaffId(2)) }
}

fn handed(outgoing: StaffId, incoming: StaffId) -> Handover {
    Handover {
        id: HandoverId(1),
        version: 1,
        outgoing,
        incoming,
        on: At { day: date("2026-11-23"), minute: 1_020 },
        span: (0, 1),
        items: Vec::new(),
        finished: None,
        digest: None,
        kept: Vec::new(),
        withdrawn: None,
        had: None,
    }
}
