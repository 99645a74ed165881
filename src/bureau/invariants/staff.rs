//! Invariants of the bureau and its staff.

use std::collections::BTreeSet;

use super::{Checked, Wrong, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::staff::{BureauProfile, ProtectionLevel, Staff};
use crate::store::{Keys, Reader, Reading};

/// There is a profile as soon as there is anything else.
pub fn profile(r: &Reader<'_>, _: &Reference) -> Checked {
    let profiles = r.count::<BureauProfile>()?;
    let staff = r.count::<Staff>()?;
    ensure(profiles <= 1, || format!("{profiles} profiles"))?;
    ensure(profiles == 1 || staff == 0, || format!("{staff} staff but no profile"))?;
    Ok(if profiles == 1 { "founded" } else { "not founded yet" }.to_owned())
}

/// Every login is there once.
pub fn logins(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut seen = BTreeSet::new();
    for staff in r.scan::<Staff>(..)? {
        let staff = staff?;
        ensure(!staff.login.is_empty() && seen.insert(staff.login), || {
            format!("{} has a login that is taken", staff.id)
        })?;
    }
    counted(seen.len(), "logins")
}

/// Nobody holds roles that exclude each other.
pub fn roles(r: &Reader<'_>, _: &Reference) -> Checked {
    let profile: Option<BureauProfile> = r.get(&Keys::PROFILE)?;
    let joined = profile.is_some_and(|p| p.level == ProtectionLevel::Two);
    for staff in r.scan::<Staff>(..)? {
        let staff = staff?;
        if staff.roles.clash(joined).is_some() {
            return Err(Wrong::Found(format!("{} holds roles that exclude each other", staff.id)));
        }
    }
    Ok("duties are separated".to_owned())
}
