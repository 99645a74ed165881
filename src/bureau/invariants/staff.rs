//! Invariants of the bureau and its staff.

use std::collections::BTreeSet;

use super::{Checked, RecordSeen, Wrong, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::filter::View;
use crate::domain::staff::{BureauProfile, ProtectionLevel, Staff};
use crate::store::{Keys, Reader, Reading};

/// There is a profile as soon as there is anything else.
pub fn profile(r: &Reader<'_>, _: &Reference) -> Checked {
    let profiles = r.count::<BureauProfile>()?;
    let staff = r.count::<Staff>()?;
    ensure(profiles <= 1, || RecordSeen::Profiles.with("n", profiles))?;
    ensure(profiles == 1 || staff == 0, || RecordSeen::NoProfile.with("n", staff))?;
    Ok(if profiles == 1 { RecordSeen::Founded } else { RecordSeen::NotFounded }.into())
}

/// Every login is there once.
pub fn logins(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut seen = BTreeSet::new();
    for staff in r.scan::<Staff>(..)? {
        let staff = staff?;
        ensure(!staff.login.is_empty() && seen.insert(staff.login), || {
            RecordSeen::LoginTaken.with("id", staff.id)
        })?;
    }
    counted(seen.len(), RecordSeen::Logins)
}

/// Nobody holds roles that exclude each other.
pub fn roles(r: &Reader<'_>, _: &Reference) -> Checked {
    let profile: Option<BureauProfile> = r.get(&Keys::PROFILE)?;
    let joined = profile.is_some_and(|p| p.level == ProtectionLevel::Two);
    for staff in r.scan::<Staff>(..)? {
        let staff = staff?;
        if staff.roles.clash(joined).is_some() {
            return Err(Wrong::Found(RecordSeen::RolesClash.with("id", staff.id)));
        }
    }
    Ok(RecordSeen::Roles.into())
}

/// Every view has an owner, a text, and a digit of its own if it has one.
pub fn views(r: &Reader<'_>, _: &Reference) -> Checked {
    let (mut pins, mut count) = (BTreeSet::new(), 0_u64);
    for view in r.scan::<View>(..)? {
        let view = view?;
        count += 1;
        let owned = r.has::<Staff>(&Keys::staff(view.staff))?;
        let free = view.pin.is_none_or(|pin| View::PINS.contains(&pin) && pins.insert((view.staff, pin)));
        ensure(owned && free && !view.text.is_empty(), || RecordSeen::ViewAstray.with("name", &view.name))?;
    }
    counted(count, RecordSeen::Views)
}
