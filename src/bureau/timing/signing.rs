//! Whose signature makes it take effect. What moves the limits of the whole bureau is no one person's: whoever loads a calendar signs
//! what they looked at, another person looks at the same and signs too, and one of the two leads the bureau. Where only one may sign
//! at all, their signature is enough.

use crate::bureau::answer::Signing;
use crate::bureau::gate::{Action, holds};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::timing::tables::offered;
use crate::domain::TimeOffer;
use crate::domain::staff::{Role, Staff};
use crate::store::Reading;

/// What comes of the asker's signature, and the first one where it was given.
pub fn signing(
    r: &impl Reading,
    scene: Scene<'_>,
    action: Action,
    digest: [u8; 32],
) -> Result<(Signing, Option<TimeOffer>), Stop> {
    let first = offered(r)?.into_iter().find(|one| one.digest == digest);
    Ok((of(&able(r, action)?, scene.staff, first.as_ref()), first))
}

/// Those whose word counts: a password that waits does not make another's signature enough.
pub fn able(r: &impl Reading, action: Action) -> Result<Vec<Staff>, Stop> {
    let mut able = Vec::new();
    for staff in r.scan::<Staff>(..)? {
        let staff = staff?;
        if holds(staff.state, &staff.roles, action) {
            able.push(staff);
        }
    }
    Ok(able)
}

/// What comes of somebody's signature, given who may sign and who did.
pub fn of(able: &[Staff], staff: &Staff, first: Option<&TimeOffer>) -> Signing {
    let leads = |one: &Staff| one.roles.has(Role::Head);
    if able.iter().all(|one| one.id == staff.id) {
        return Signing::TakesEffect;
    }
    let Some(first) = first else { return Signing::First };
    if first.by == staff.id {
        return Signing::Own;
    }
    let led = leads(staff) || able.iter().any(|one| one.id == first.by && leads(one));
    if led || !able.iter().any(leads) { Signing::TakesEffect } else { Signing::NeedsHead }
}
