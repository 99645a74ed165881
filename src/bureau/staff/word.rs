//! The word of a second person for a password that somebody else set. Until it is given the account does not open; the rule itself is
//! [`Staff::awaits_word`], and who may give the word [`vouches`].

use crate::bureau::answer::PasswordWord;
use crate::bureau::change::Change;
use crate::bureau::gate::{Action, opens, vouches};
use crate::bureau::journal::staff_name;
use crate::bureau::people::reason_for;
use crate::bureau::refusal::{Denied, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::staff::accounts::{changed, put, seen};
use crate::bureau::stop::Stop;
use crate::domain::staff::{GivenPassword, PasswordDue, PasswordLife, Staff};
use crate::domain::{Reasoned, StaffId};
use crate::store::{Reading, Writer};

/// Refuses to sign in by a password that waits for a word, with the names of those who could give it.
pub fn require(r: &impl Reading, staff: &Staff) -> Result<(), Refusal> {
    let Err(why) = opens(staff) else { return Ok(()) };
    let by = staff.awaits_word().map_or(staff.id, |given| given.by);
    let why = match why {
        Denied::AwaitsWord { .. } => Denied::AwaitsWord { may: who_vouches(r, staff.id, by)? },
        why => why,
    };
    Err(Refusal::NotPermitted { action: Action::UseDesk, why })
}

/// Refuses to set a password that nobody could give their word for: it would lock the account for good.
pub fn require_somebody(r: &impl Reading, staff: &Staff) -> Result<(), Stop> {
    match staff.awaits_word() {
        Some(given) if who_vouches(r, staff.id, given.by)?.is_empty() => Err(Refusal::NobodyVouches.into()),
        _ => Ok(()),
    }
}

/// Everybody whose word counts, by name.
fn who_vouches(r: &impl Reading, whose: StaffId, by: StaffId) -> Result<Vec<String>, Stop> {
    let mut may = Vec::new();
    for row in r.scan::<Staff>(..)? {
        let row = row?;
        if vouches(&row, whose, by) {
            may.push(row.name);
        }
    }
    Ok(may)
}

/// A password somebody else set is as good as one's own from now on: a second person says that it is in its owner's hands.
pub fn agree_password(w: &mut Writer<'_>, scene: Scene<'_>, named: (StaffId, u32)) -> Result<Change, Stop> {
    let (mut staff, given) = awaited(w, scene, named)?;
    staff.given = None;
    put(w, &mut staff)?;
    Ok(changed(&staff).with("asked-by", staff_name(w, given.by)?))
}

/// A second person does not say so: the password is taken away, and whoever set it reads why.
pub fn decline_password(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (StaffId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let (mut staff, given) = awaited(w, scene, named)?;
    let by = staff_name(w, given.by)?;
    staff.password.clear();
    // Whoever sits there by an earlier password goes no further either.
    let today = scene.asking.moment.today;
    staff.life.get_or_insert_with(|| PasswordLife::new(today, None)).due = Some(PasswordDue::Given);
    staff.given = Some(GivenPassword { declined: Some(scene.says(reason.clone())), ..given });
    put(w, &mut staff)?;
    Ok(changed(&staff).with("reason", reason).with("asked-by", by))
}

/// The account named and the password that waits, for one whose word counts. That the account is not the asker's own, the gate has seen
/// to: nothing opens by it.
fn awaited(
    r: &impl Reading,
    scene: Scene<'_>,
    named: (StaffId, u32),
) -> Result<(Staff, GivenPassword), Stop> {
    let staff = seen(r, named)?;
    let given = staff.awaits_word().cloned().ok_or(Refusal::NoWordAwaited)?;
    if !vouches(scene.staff, staff.id, given.by) {
        let why = Denied::SamePerson;
        return Err(Refusal::NotPermitted { action: Action::Vouch, why }.into());
    }
    Ok((staff, given))
}

/// How the word for somebody's password stands.
pub fn standing(r: &impl Reading, staff: &Staff) -> Result<Option<PasswordWord>, Stop> {
    let declined = staff.given.as_ref().and_then(|given| given.declined.as_ref());
    Ok(match (staff.awaits_word(), declined) {
        (Some(given), _) => Some(PasswordWord::Waits { by: staff_name(r, given.by)?, on: given.on }),
        (None, Some(Reasoned { by, on, reason })) => {
            Some(PasswordWord::Declined { by: staff_name(r, *by)?, on: *on, reason: reason.clone() })
        }
        (None, None) => None,
    })
}
