//! Where the one who asks stands: the bureau, their row, what they may do, and the figures of the front page.

use crate::bureau::answer::{Desk, PasswordStanding};
use crate::bureau::gate::{Action, can, opens};
use crate::bureau::opened::Bureau;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::session::Asking;
use crate::bureau::{duty, petitions, staff, timing};
use crate::domain::person::Person;
use crate::domain::staff::{BureauProfile, Staff, StaffState};
use crate::store::{Keys, Reading};

/// Answered to anybody; figures only to those who may read what they count.
pub fn desk(bureau: &Bureau, asking: &Asking) -> Result<Desk, Refusal> {
    let reader = bureau.store.read()?;
    let profile: Option<BureauProfile> = reader.get(&Keys::PROFILE)?;
    let signed_in: Option<Staff> = match &asking.session {
        Some(session) => reader.get(&Keys::staff(session.staff))?,
        None => None,
    };
    // Whoever the console does not open for sits nowhere: signing in anew says why.
    let signed_in = signed_in.filter(|s| s.state == StaffState::Active && opens(s).is_ok());
    let may = |action| signed_in.as_ref().is_some_and(|s| can(s, action).is_ok());
    let people = if may(Action::ReadPeople) { reader.count::<Person>()? } else { 0 };
    let (petitions_open, petitions_late) = match &signed_in {
        Some(staff) if may(Action::ReadPetitions) => petitions::overview(
            &reader,
            Scene { staff, asking, reference: &bureau.in_force(), board: &bureau.board },
        )?,
        _ => (0, 0),
    };
    let duty_staying = match &signed_in {
        Some(staff) if may(Action::ReadPetitions) => {
            let reference = &bureau.in_force();
            duty::unsigned(&reader, Scene { staff, asking, reference, board: &bureau.board })?
        }
        _ => 0,
    };
    let (calendars, countings) = match &signed_in {
        Some(_) => timing::loaded(&reader)?,
        None => Default::default(),
    };
    Ok(Desk {
        calendars,
        countings,
        bureau: profile,
        allowed: Action::ALL.into_iter().filter(|a| *a == Action::UseDesk || may(*a)).collect(),
        staff: signed_in.as_ref().map(staff::row),
        password: match &signed_in {
            Some(staff) => standing(bureau, asking, staff, &reader)?,
            None => PasswordStanding::default(),
        },
        read_only: bureau.closed_to_writing(),
        people,
        petitions_open,
        petitions_late,
        duty_staying: u32::try_from(duty_staying).unwrap_or(u32::MAX),
    })
}

/// How the password of the one signed in stands on the business date.
fn standing(
    bureau: &Bureau,
    asking: &Asking,
    staff: &Staff,
    r: &impl Reading,
) -> Result<PasswordStanding, Refusal> {
    let rules = &bureau.reference.passwords;
    let left = staff.life.as_ref().and_then(|life| rules.warning(life.since, asking.moment.today));
    Ok(PasswordStanding {
        due: staff.password_due(),
        left: left.map(|days| u8::try_from(days.max(0)).unwrap_or(u8::MAX)),
        reset: staff::reset_by(r, staff)?,
    })
}
