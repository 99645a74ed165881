//! Accounts: adding, names, roles, disabling, new passwords, lock-outs, the lists.

use crate::bureau::answer::{AccountRow, PasswordWord, StaffRow};
use crate::bureau::change::Change;
use crate::bureau::command::{NewStaff, Secret};
use crate::bureau::faults::Faults;
use crate::bureau::gate::{Action, can};
use crate::bureau::journal;
use crate::bureau::password;
use crate::bureau::people::{admit_name, standing};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Denied, Fault, Refusal, What};
use crate::bureau::scene::{Scene, serde_name};
use crate::bureau::staff::issued::Issued;
use crate::bureau::staff::word;
use crate::bureau::stop::Stop;
use crate::domain::staff::{
    BureauProfile, GivenPassword, PasswordDue, PasswordLife, ProtectionLevel, Role, Roles, Staff, StaffState,
};
use crate::domain::{Date, DivisionCode, PersonId, StaffId};
use crate::store::{Counter, IndexTable, Keys, Reading, Writer};

/// What the journal calls a reset password.
const RESET: &str = "staff.reset-password";
/// Roles that somebody must hold from the first day on.
pub const NEEDED: [Role; 3] = [Role::SystemAdmin, Role::SecurityAdmin, Role::Auditor];

/// Checks a new member of staff but for whether the login is free. `needs_password`: one must be given.
pub fn admit_new(new: &NewStaff, needs_password: bool, joined_admin: bool) -> Result<(), Refusal> {
    if !admit_login(&new.login) {
        return Err(Refusal::Login);
    }
    let mut faults = Faults::default();
    faults.take("name", admit_name(&new.name));
    faults.line("desk", &new.desk, 40);
    if new.password.is_none() && needs_password {
        faults.add("password", Fault::Empty);
    }
    faults.settle()?;
    if let Some(password) = &new.password {
        password::admit(password, &new.login).map_err(Refusal::WeakPassword)?;
    }
    clash(&Roles::new(new.roles.iter().copied()), joined_admin)
}

/// Whether this may be typed to sign in: 2 to 32 lower-case ASCII letters, digits, `-`, `_`, `.`.
pub fn admit_login(login: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_' | b'.');
    (2..=32).contains(&login.len()) && login.bytes().all(fits)
}

fn clash(roles: &Roles, joined_admin: bool) -> Result<(), Refusal> {
    roles.clash(joined_admin).map_or(Ok(()), |(a, b)| Err(Refusal::RolesClash(a, b)))
}

/// Stores a checked member of staff, whose password `by` set; `None` where they typed it themselves. A login is never given twice.
pub fn put_new(
    w: &mut Writer<'_>,
    new: &NewStaff,
    hash: &str,
    today: Date,
    by: Option<StaffId>,
) -> Result<Staff, Stop> {
    if w.owner(IndexTable::StaffByLogin, new.login.as_bytes())?.is_some() {
        return Err(Refusal::Login.into());
    }
    let number = u16::try_from(w.next_number(Counter::Staff)?).map_err(|_| Refusal::Login)?;
    let staff = Staff {
        id: StaffId(number),
        version: 1,
        login: new.login.clone(),
        name: admit_name(&new.name).unwrap_or_default(),
        roles: Roles::new(new.roles.iter().copied()),
        desk: crate::text::line(&new.desk, 40).unwrap_or_default(),
        password: hash.to_owned(),
        state: StaffState::Active,
        failures: 0,
        locked_until_ms: 0,
        lockouts: 0,
        first_failure_ms: 0,
        life: (!hash.is_empty()).then(|| PasswordLife::new(today, by.map(|_| PasswordDue::Given))),
        signed_in_ms: None,
        towns: Vec::new(),
        unit: None,
        person: None,
        given: by.filter(|_| !hash.is_empty()).map(|by| GivenPassword { by, on: today, declined: None }),
    };
    w.put(&staff)?;
    Ok(staff)
}

fn profile(r: &impl Reading) -> Result<BureauProfile, Stop> {
    Ok(r.get(&Keys::PROFILE)?.ok_or(Refusal::Founded(false))?)
}

/// A new account. Roles with it only from one who may set roles.
pub fn add(w: &mut Writer<'_>, scene: Scene<'_>, new: &NewStaff, issued: Issued) -> Result<Change, Stop> {
    let profile = profile(w)?;
    if !new.roles.is_empty() {
        can(scene.staff, Action::Policy)
            .map_err(|why| Refusal::NotPermitted { action: Action::Policy, why })?;
    }
    admit_new(new, false, profile.level == ProtectionLevel::Two)?;
    let today = scene.asking.moment.today;
    let staff = put_new(w, new, &issued.hash, today, Some(scene.staff.id))?;
    let change = Change::new(issued.outcome(&staff), staff.id);
    Ok(change.with("login", &staff.login).with("roles", names(&staff.roles)))
}

/// Another name or desk.
pub fn amend(w: &mut Writer<'_>, named: (StaffId, u32), name: &str, desk: &str) -> Result<Change, Stop> {
    let mut staff = seen(w, named)?;
    let mut faults = Faults::default();
    faults.take("name", admit_name(name));
    faults.line("desk", desk, 40);
    faults.settle()?;
    let (name, desk) =
        (admit_name(name).unwrap_or_default(), crate::text::line(desk, 40).unwrap_or_default());
    let fields = [("name", name != staff.name), ("desk", desk != staff.desk)];
    let fields: Vec<&str> = fields.into_iter().filter(|(_, changed)| *changed).map(|(f, _)| f).collect();
    (staff.name, staff.desk) = (name, desk);
    put(w, &mut staff)?;
    Ok(changed(&staff).with("fields", fields.join(" ")))
}

/// Where somebody belongs, and who they are among those on record.
pub fn place(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (StaffId, u32),
    unit: Option<DivisionCode>,
    person: Option<PersonId>,
) -> Result<Change, Stop> {
    let mut staff = seen(w, named)?;
    let known = |code: DivisionCode| code.town().is_some() && scene.reference.divisions.get(code).is_some();
    if unit.is_some_and(|code| !known(code)) {
        return Err(Refusal::NotFound(What::Division).into());
    }
    if let Some(person) = person {
        standing(w, person)?;
    }
    (staff.unit, staff.person) = (unit, person);
    put(w, &mut staff)?;
    Ok(changed(&staff).with("unit", unit.map(|code| code.to_string()).unwrap_or_default()))
}

/// New roles for someone else.
pub fn set_roles(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (StaffId, u32),
    roles: Vec<Role>,
) -> Result<Change, Stop> {
    let mut staff = someone_else(w, scene, named, Action::Policy)?;
    let roles = Roles::new(roles);
    clash(&roles, profile(w)?.level == ProtectionLevel::Two)?;
    let before = std::mem::replace(&mut staff.roles, roles);
    put(w, &mut staff)?;
    Ok(changed(&staff).with("before", names(&before)).with("roles", names(&staff.roles)))
}

/// Lets someone else sign in, or no more.
pub fn set_active(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (StaffId, u32),
    active: bool,
) -> Result<Change, Stop> {
    let mut staff = someone_else(w, scene, named, Action::Accounts)?;
    staff.state = if active { StaffState::Active } else { StaffState::Disabled };
    put(w, &mut staff)?;
    Ok(changed(&staff).with("state", serde_name(&staff.state)))
}

/// A new password for someone else, who must choose another at the next sign-in; ends a lock-out.
pub fn reset_password(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (StaffId, u32),
    new: Option<&Secret>,
    issued: Issued,
) -> Result<Change, Stop> {
    let mut staff = someone_else(w, scene, named, Action::Policy)?;
    if let Some(new) = new {
        password::admit(new, &staff.login).map_err(Refusal::WeakPassword)?;
    }
    let (rules, today) = (&scene.reference.passwords, scene.asking.moment.today);
    // In a sample there may be none: then there is nothing to change and nothing to look at.
    let given = (!issued.hash.is_empty()).then_some(PasswordDue::Given);
    password::replace(&mut staff, issued.hash.clone(), given, rules, today);
    staff.given = given.map(|_| GivenPassword { by: scene.staff.id, on: today, declined: None });
    word::require_somebody(w, &staff)?;
    put(w, &mut staff)?;
    Ok(Change::new(issued.outcome(&staff), staff.id))
}

/// Who reset somebody's password and on which business date, while they have not chosen another: their name goes with whatever is done by
/// it. Looked for in the journal from its end back to the day on which the password was set.
pub fn reset_by(r: &impl Reading, staff: &Staff) -> Result<Option<(String, Date)>, Stop> {
    let given = staff.password_due() == Some(PasswordDue::Given);
    let Some(life) = staff.life.as_ref().filter(|_| given) else { return Ok(None) };
    let object = staff.id.to_string();
    for entry in r.journal(..)?.rev() {
        let entry = entry?;
        if entry.today < life.since {
            break;
        }
        if entry.command == RESET && entry.object == object {
            return Ok(Some((journal::staff_name(r, entry.actor)?, entry.today)));
        }
    }
    Ok(None)
}

/// Ends the lock-out of someone else.
pub fn end_lockout(w: &mut Writer<'_>, scene: Scene<'_>, named: (StaffId, u32)) -> Result<Change, Stop> {
    let mut staff = someone_else(w, scene, named, Action::Policy)?;
    if !password::is_locked(&staff, scene.asking.moment.at_ms) {
        return Err(Refusal::NotLocked.into());
    }
    password::forgive(&mut staff);
    put(w, &mut staff)?;
    Ok(changed(&staff))
}

/// The one named, as the asker saw them; nobody changes their own rights.
fn someone_else(
    r: &impl Reading,
    scene: Scene<'_>,
    named: (StaffId, u32),
    action: Action,
) -> Result<Staff, Stop> {
    if named.0 == scene.staff.id {
        return Err(Refusal::NotPermitted { action, why: Denied::OwnAccount }.into());
    }
    seen(r, named)
}

/// The one named, as the asker saw them.
pub(super) fn seen(r: &impl Reading, (id, seen): (StaffId, u32)) -> Result<Staff, Stop> {
    let staff: Staff = r.get(&Keys::staff(id))?.ok_or(Refusal::NotFound(What::Staff))?;
    if staff.version != seen {
        return Err(Refusal::Stale { seen, now: staff.version, fields: Vec::new() }.into());
    }
    Ok(staff)
}

/// Stores a changed row, unless a role that somebody must hold would be left to nobody.
pub(super) fn put(w: &mut Writer<'_>, staff: &mut Staff) -> Result<(), Stop> {
    staff.version += 1;
    w.put(staff)?;
    if profile(w)?.sample {
        return Ok(());
    }
    let mut held = Vec::new();
    for row in w.scan::<Staff>(..)? {
        let row = row?;
        held.extend(
            NEEDED.into_iter().filter(|role| row.state == StaffState::Active && row.roles.has(*role)),
        );
    }
    match NEEDED.into_iter().find(|role| !held.contains(role)) {
        Some(missing) => Err(Refusal::RoleMissing(missing).into()),
        None => Ok(()),
    }
}

/// What changed is this account.
pub(super) fn changed(staff: &Staff) -> Change {
    Change::new(Outcome::Staff(staff.id, staff.version), staff.id)
}

fn names(roles: &Roles) -> String {
    roles.iter().map(Role::name).collect::<Vec<_>>().join(" ")
}

/// Everyone on the list, by number.
pub fn list(r: &impl Reading) -> Result<Vec<StaffRow>, Stop> {
    r.scan::<Staff>(..)?.map(|staff| Ok(row(&staff?))).collect()
}

/// Everyone on the list, and how their accounts stand at a wall time.
pub fn accounts(r: &impl Reading, at_ms: i64) -> Result<Vec<AccountRow>, Stop> {
    let account = |staff: Staff| -> Result<AccountRow, Stop> {
        let mut row = row(&staff);
        if !password::is_locked(&staff, at_ms) {
            row.locked_until_ms = 0;
        }
        let word = word::standing(r, &staff)?;
        let declined = matches!(word, Some(PasswordWord::Declined { .. }));
        Ok(AccountRow {
            staff: row,
            signed_in_ms: staff.signed_in_ms,
            password_since: staff.life.as_ref().map(|life| life.since).filter(|_| !declined),
            password_due: staff.password_due().filter(|_| !declined),
            word,
        })
    };
    r.scan::<Staff>(..)?.map(|staff| account(staff?)).collect()
}

/// A member of staff in a list.
pub fn row(staff: &Staff) -> StaffRow {
    StaffRow {
        id: staff.id,
        version: staff.version,
        login: staff.login.clone(),
        name: staff.name.clone(),
        roles: staff.roles.clone(),
        desk: staff.desk.clone(),
        state: staff.state,
        locked_until_ms: staff.locked_until_ms,
        unit: staff.unit,
        person: staff.person,
    }
}
