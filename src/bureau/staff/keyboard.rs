//! Who is at the keyboard: signing in, switching in a sample, unlocking, one's own password.
//!
//! Whether a password is right is found out before the transaction, because it takes a while; the transaction then
//! looks at the row anew. An unknown login, a wrong password and a locked account are told apart neither by the answer
//! nor by the time it takes.

use crate::bureau::change::Change;
use crate::bureau::command::Secret;
use crate::bureau::gate::{Action, can};
use crate::bureau::opened::Bureau;
use crate::bureau::password;
use crate::bureau::receipt::{Outcome, Receipt};
use crate::bureau::refusal::{Denied, Refusal, WeakPassword, What};
use crate::bureau::scene::unrecorded;
use crate::bureau::session::{Asking, Session};
use crate::bureau::staff::issued::{hash, unhashed};
use crate::bureau::staff::word;
use crate::bureau::stamp::stamp_of;
use crate::bureau::stop::Stop;
use crate::domain::StaffId;
use crate::domain::staff::{BureauProfile, Staff, StaffState};
use crate::store::{IdempotencyKey, IndexTable, Keys, Reading, Stamp, Writer};
use crate::text::{fold, line};

/// Command name of journal entries that record a password that was refused.
const FAILED: &str = "session.failed";

/// What the journal calls the sign-in that was refused while the password waits for a second person's word.
const SIGN_IN: &str = "session.sign-in";

/// Signs in with a password.
pub fn sign_in(
    bureau: &Bureau,
    asking: &Asking,
    name: &'static str,
    login: &str,
    typed: &Secret,
    desk: &str,
) -> Result<Receipt, Refusal> {
    let reader = bureau.store.read()?;
    if !reader.has::<BureauProfile>(&Keys::PROFILE)? {
        return Err(Refusal::Founded(false));
    }
    let login = fold(login.trim()).into_owned();
    let staff: Option<Staff> = reader.get_by(IndexTable::StaffByLogin, login.as_bytes())?;
    drop(reader);
    let right = verify(bureau, typed, staff.as_ref())?;
    let desk = line(desk, 40).unwrap_or_default();
    let Some(staff) = staff else {
        count_failure(bureau, asking, None, &desk);
        return Err(Refusal::SignInFailed);
    };
    let open = staff.state == StaffState::Active && !password::is_locked(&staff, asking.moment.at_ms);
    if !right || !open {
        count_failure(bureau, asking, Some(&staff), &desk);
        return Err(Refusal::SignInFailed);
    }
    let stamp = role_stamp(bureau, asking, name, &staff, &desk)?;
    let session = Session { staff: staff.id, desk };
    begin(bureau, asking, &stamp, session, &staff)
}

/// The session begins, if the row still is what the password was held against.
fn begin(
    bureau: &Bureau,
    asking: &Asking,
    stamp: &Stamp,
    session: Session,
    seen: &Staff,
) -> Result<Receipt, Refusal> {
    // Only whoever knew the password is told whose word it waits for.
    let reader = bureau.store.read()?;
    word::require(&reader, seen).inspect_err(|refused| {
        if let Refusal::NotPermitted { action, why } = refused {
            let known = Asking { session: Some(session.clone()), ..asking.clone() };
            bureau.record_denial(&known, SIGN_IN, *action, why);
        }
    })?;
    drop(reader);
    if bureau.read_only() {
        return Ok(unrecorded(Outcome::Session(session)));
    }
    bureau.write(stamp, |w| {
        let mut staff: Staff = w.get(&Keys::staff(seen.id))?.ok_or(Refusal::SignInFailed)?;
        // Wrong passwords tried at the same time may have locked the account since.
        let locked = staff.locked_until_ms != seen.locked_until_ms;
        if locked || staff.password != seen.password || staff.state != StaffState::Active {
            return Err(Refusal::SignInFailed.into());
        }
        password::forgive(&mut staff);
        password::settle_age(&mut staff, &bureau.reference.passwords, asking.moment.today);
        staff.signed_in_ms = Some(asking.moment.at_ms);
        w.put(&staff)?;
        let desk = session.desk.clone();
        Ok(Change::new(Outcome::Session(session), staff.id).with("desk", desk))
    })
}

/// Sample bureau only: goes on as another of its staff.
pub fn switch(bureau: &Bureau, asking: &Asking, name: &'static str, to: StaffId) -> Result<Receipt, Refusal> {
    let reader = bureau.store.read()?;
    let profile: Option<BureauProfile> = reader.get(&Keys::PROFILE)?;
    if !profile.ok_or(Refusal::Founded(false))?.sample {
        return Err(Refusal::SampleOnly);
    }
    let staff: Staff = reader.get(&Keys::staff(to))?.ok_or(Refusal::NotFound(What::Staff))?;
    drop(reader);
    if staff.state != StaffState::Active {
        return Err(Refusal::NotPermitted { action: Action::UseDesk, why: Denied::Disabled });
    }
    let stamp = role_stamp(bureau, asking, name, &staff, &staff.desk)?;
    begin(bureau, asking, &stamp, Session { staff: to, desk: staff.desk.clone() }, &staff)
}

/// Proves that the one at the keyboard is still the one signed in.
pub fn unlock(
    bureau: &Bureau,
    asking: &Asking,
    name: &'static str,
    typed: &Secret,
) -> Result<Receipt, Refusal> {
    let staff = proven(bureau, asking, typed)?;
    if bureau.read_only() {
        return Ok(unrecorded(Outcome::Done));
    }
    let stamp = role_stamp(bureau, asking, name, &staff, session_desk(asking))?;
    bureau.write(&stamp, |w| {
        let mut staff = same(w, &staff)?;
        password::forgive(&mut staff);
        w.put(&staff)?;
        Ok(Change::new(Outcome::Done, staff.id))
    })
}

/// Sets one's own password.
pub fn change_password(
    bureau: &Bureau,
    asking: &Asking,
    name: &'static str,
    old: &Secret,
    new: &Secret,
) -> Result<Receipt, Refusal> {
    let staff = proven(bureau, asking, old)?;
    password::admit(new, &staff.login).map_err(Refusal::WeakPassword)?;
    let rules = &bureau.reference.passwords;
    let used = old == new || password::was_used(new, &staff, rules, bureau.cost).map_err(unhashed)?;
    if used {
        return Err(Refusal::WeakPassword(WeakPassword::Reused));
    }
    let kept = hash(new, bureau.cost)?;
    let stamp = role_stamp(bureau, asking, name, &staff, session_desk(asking))?;
    bureau.write(&stamp, |w| {
        let mut staff = same(w, &staff)?;
        password::replace(&mut staff, kept, None, rules, asking.moment.today);
        staff.version += 1;
        w.put(&staff)?;
        Ok(Change::new(Outcome::Staff(staff.id, staff.version), staff.id))
    })
}

/// The one signed in, once their password was right. They know their login, so that a lock-out may be told.
fn proven(bureau: &Bureau, asking: &Asking, typed: &Secret) -> Result<Staff, Refusal> {
    let session = asking.session.as_ref().ok_or(Refusal::SignedOut)?;
    let staff: Staff = bureau.store.read()?.get(&Keys::staff(session.staff))?.ok_or(Refusal::SignedOut)?;
    can(&staff, Action::UseDesk).map_err(|why| Refusal::NotPermitted { action: Action::UseDesk, why })?;
    let right = verify(bureau, typed, Some(&staff))?;
    if password::is_locked(&staff, asking.moment.at_ms) {
        return Err(Refusal::LockedOut { until_ms: staff.locked_until_ms });
    }
    if right {
        return Ok(staff);
    }
    count_failure(bureau, asking, Some(&staff), &session.desk);
    Err(Refusal::SignInFailed)
}

fn verify(bureau: &Bureau, typed: &Secret, staff: Option<&Staff>) -> Result<bool, Refusal> {
    password::verify(typed, staff.map(|s| s.password.as_str()), bureau.cost).map_err(unhashed)
}

/// The row in this transaction, if its password is still the one that was proven.
fn same(w: &Writer<'_>, seen: &Staff) -> Result<Staff, Stop> {
    let staff: Staff = w.get(&Keys::staff(seen.id))?.ok_or(Refusal::SignedOut)?;
    can(&staff, Action::UseDesk).map_err(|why| Refusal::NotPermitted { action: Action::UseDesk, why })?;
    if staff.locked_until_ms != seen.locked_until_ms {
        return Err(Refusal::LockedOut { until_ms: staff.locked_until_ms }.into());
    }
    if staff.password == seen.password { Ok(staff) } else { Err(Refusal::SignInFailed.into()) }
}

/// Writes a failure down, under a key of its own: the asker's key stands for success alone. The login as typed is not
/// kept: it may be a password typed into the wrong line.
fn count_failure(bureau: &Bureau, asking: &Asking, staff: Option<&Staff>, desk: &str) {
    let mut key = [0; 16];
    if getrandom::fill(&mut key).is_err() {
        return;
    }
    let id = staff.map_or(StaffId(0), |s| s.id);
    let mut stamp = stamp_of(asking, FAILED, id, u8::MAX, desk);
    stamp.key = IdempotencyKey(key);
    let at_ms = asking.moment.at_ms;
    let locked = staff.is_some_and(|s| password::is_locked(s, at_ms));
    // A failure that cannot be written down stays a failure; the store has stopped writing by then.
    let _ = bureau.write(&stamp, |w| {
        if let Some(mut row) = staff.map(|s| w.get::<Staff>(&Keys::staff(s.id))).transpose()?.flatten() {
            password::count_failure(&mut row, at_ms);
            w.put(&row)?;
        }
        let object = staff.map(|s| s.id.to_string()).unwrap_or_default();
        let why = if staff.is_none() {
            "unknown"
        } else if locked {
            "locked"
        } else {
            "refused"
        };
        Ok(Change::new(Outcome::Done, object).with("why", why))
    });
}

fn session_desk(asking: &Asking) -> &str {
    asking.session.as_ref().map_or("", |s| s.desk.as_str())
}

/// The stamp of someone who is known by now.
fn role_stamp(
    bureau: &Bureau,
    asking: &Asking,
    name: &'static str,
    staff: &Staff,
    desk: &str,
) -> Result<Stamp, Refusal> {
    let session = Some(Session { staff: staff.id, desk: desk.to_owned() });
    let known = Asking { session, ..asking.clone() };
    bureau.stamp(&known, name, Action::UseDesk)
}
