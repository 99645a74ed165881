//! Whose signature makes it take effect. What moves the limits of the whole bureau is no one person's: whoever loads a calendar signs
//! what they looked at, another person looks at the same and signs too, and one of the two leads the bureau. Where only one may sign
//! at all, their signature is enough.

use crate::bureau::answer::Signing;
use crate::bureau::gate::{Action, holds};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::timing::limits::changed;
use crate::bureau::timing::tables::offered;
use crate::domain::TimeOffer;
use crate::domain::staff::{Role, Staff};
use crate::store::{Keys, Reading};

/// The first signature, where it was given.
pub struct First {
    pub offer: TimeOffer,
    /// What it signed is no more what there is: it counts for nothing.
    pub stale: bool,
}

/// What comes of the asker's signature, and the first one. That counts for the changes that its signer saw, as long as they are the
/// same: of one that an earlier program put on record, `now` gives the signature of those that they would see by now.
pub fn signing(
    r: &impl Reading,
    scene: Scene<'_>,
    action: Action,
    digest: [u8; 32],
    now: impl Fn(&Staff) -> Result<[u8; 32], Stop>,
) -> Result<(Signing, Option<First>), Stop> {
    let first = match offered(r)?.into_iter().find(|one| one.digest == digest) {
        Some(offer) => {
            let signer: Option<Staff> = r.get(&Keys::staff(offer.by))?;
            let stale = match (signer, &offer.seen) {
                (None, _) => true,
                (Some(_), Some(seen)) => changed(r, scene, seen)?,
                (Some(signer), None) => {
                    offer.signature.as_ref().map(|signature| **signature) != Some(now(&signer)?)
                }
            };
            Some(First { offer, stale })
        }
        None => None,
    };
    let counts = first.as_ref().filter(|first| !first.stale).map(|first| &first.offer);
    Ok((of(&able(r, action)?, scene.staff, counts), first))
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

/// Whether what waits counts still, for lists that have nothing else of it. Of what an earlier program put on record nothing tells until
/// the same is looked at again.
pub fn stands(r: &impl Reading, scene: Scene<'_>, offer: &TimeOffer) -> Result<bool, Stop> {
    match &offer.seen {
        Some(seen) => Ok(!changed(r, scene, seen)?),
        None => Ok(true),
    }
}
