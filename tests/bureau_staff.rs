//! Staff through the door: founding, signing in, lock-outs, roles, passwords.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod bureau_support;

use bureau_support::*;
use honordesk::bureau::command::{Founding, Secret};
use honordesk::bureau::{
    Action, Answer, BackupFault, Command, Denied, Fault, FieldFault, Outcome, Query, Refusal, StoreTrouble,
    WeakPassword,
};
use honordesk::domain::StaffId;
use honordesk::domain::staff::{ProtectionLevel, Role};

const MINUTE: i64 = 60_000;

fn secret(text: &str) -> Secret {
    Secret::new(text.into())
}

#[test]
fn founding_wants_separate_duties_and_comes_once() {
    let f = Fixture::unfounded();
    let with = |change: &dyn Fn(&mut Founding)| {
        let mut founding = founding();
        change(&mut founding);
        f.run_as(None, Command::Found(founding))
    };
    let fault = |field: &str, fault| Err(Refusal::Invalid(vec![FieldFault { field: field.into(), fault }]));
    assert_eq!(with(&|x| x.bureau = " ".into()), fault("bureau", Fault::Empty));
    assert_eq!(with(&|x| x.division = division("440114001")), fault("division", Fault::Division));
    assert_eq!(with(&|x| x.staff.clear()), fault("staff", Fault::Empty));
    assert_eq!(with(&|x| x.staff[0].password = None), fault("password", Fault::Empty));
    assert_eq!(
        with(&|x| x.staff[0].password = Some(secret("short"))),
        Err(Refusal::WeakPassword(WeakPassword::Short))
    );
    assert_eq!(with(&|x| x.staff[3].login = "admin".into()), Err(Refusal::Login));
    assert_eq!(with(&|x| x.staff[3].login = "王".into()), Err(Refusal::Login));
    assert_eq!(with(&|x| x.staff[2].roles.clear()), Err(Refusal::RoleMissing(Role::Auditor)));
    let joined = |x: &mut Founding| {
        x.staff[0].roles = vec![Role::SystemAdmin, Role::SecurityAdmin];
        x.staff[1].roles.clear();
    };
    assert_eq!(with(&joined), Err(Refusal::RolesClash(Role::SystemAdmin, Role::SecurityAdmin)));
    with(&|x| {
        joined(x);
        x.level = ProtectionLevel::Two;
    })
    .unwrap();
    assert_eq!(with(&|_| {}), Err(Refusal::Founded(true)));
    let Ok(Answer::Staff(list)) = f.ask("admin", Query::Staff) else { panic!() };
    assert_eq!(list.len(), STAFF.len());
    f.sound();
}

#[test]
fn signing_in_begins_a_session_and_failures_all_look_the_same() {
    let f = Fixture::new();
    let receipt = f.run_as(None, sign_in(" Window ", PASSWORD)).unwrap();
    let Outcome::Session(session) = receipt.outcome else { panic!() };
    assert_eq!((session.staff, session.desk.as_str()), (staff_id("window"), "二号窗口"));
    for (login, password) in [("window", "wrong"), ("nobody", PASSWORD), ("", "")] {
        assert_eq!(f.run_as(None, sign_in(login, password)), Err(Refusal::SignInFailed));
    }
    f.run("admin", Command::SetActive { staff: staff_id("window"), seen: 1, active: false }).unwrap();
    assert_eq!(f.run_as(None, sign_in("window", PASSWORD)), Err(Refusal::SignInFailed));
    let Ok(Answer::Journal(told)) = f.ask("auditor", Query::Journal { before: None, limit: 5 }) else {
        panic!()
    };
    let failed = told.iter().filter(|h| h.command == "session.failed").count();
    assert_eq!(failed, 4);
    assert!(!format!("{told:?}").contains("nobody"), "what was typed is not kept");
}

#[test]
fn five_failures_lock_and_the_lock_outlives_a_restart() {
    let f = Fixture::new();
    let wrong =
        |f: &Fixture| assert_eq!(f.run_as(None, sign_in("maker", "wrong")), Err(Refusal::SignInFailed));
    (0..5).for_each(|_| wrong(&f));
    let f = f.reopened();
    assert_eq!(
        f.run_as(None, sign_in("maker", PASSWORD)),
        Err(Refusal::SignInFailed),
        "locked, and not told"
    );
    let Ok(Answer::Staff(list)) = f.ask("safety", Query::Staff) else { panic!() };
    let row = list.iter().find(|s| s.login == "maker").unwrap();
    assert!(row.locked_until_ms > f.at_ms.get());
    // The one whose session is open is told until when.
    let unlock = |f: &Fixture, text: &str| f.run("maker", Command::Unlock { password: secret(text) });
    assert!(matches!(unlock(&f, PASSWORD), Err(Refusal::LockedOut { .. })));
    f.at_ms.set(f.at_ms.get() + 15 * MINUTE);
    unlock(&f, PASSWORD).unwrap();
    (0..5).for_each(|_| assert_eq!(unlock(&f, "wrong"), Err(Refusal::SignInFailed)));
    assert!(matches!(unlock(&f, PASSWORD), Err(Refusal::LockedOut { .. })));
    let reset = Command::ResetPassword { staff: staff_id("maker"), seen: 1, new: secret("Xin-Mi3 ma shi") };
    f.run("safety", reset).unwrap();
    f.run_as(None, sign_in("maker", "Xin-Mi3 ma shi")).unwrap();
    f.sound();
}

#[test]
fn passwords_are_changed_by_their_owner_who_knows_the_old_one() {
    let f = Fixture::new();
    let change =
        |old: &str, new: &str| f.run("head", Command::ChangePassword { old: secret(old), new: secret(new) });
    assert_eq!(change("wrong", "Xin-Mi3 ma shi"), Err(Refusal::SignInFailed));
    assert_eq!(change(PASSWORD, "short"), Err(Refusal::WeakPassword(WeakPassword::Short)));
    assert_eq!(change(PASSWORD, PASSWORD), Err(Refusal::WeakPassword(WeakPassword::Reused)));
    change(PASSWORD, "Xin-Mi3 ma shi").unwrap();
    assert_eq!(f.run_as(None, sign_in("head", PASSWORD)), Err(Refusal::SignInFailed));
    f.run_as(None, sign_in("head", "Xin-Mi3 ma shi")).unwrap();
    let said = format!("{:?}", Command::ChangePassword { old: secret("abc"), new: secret("def") });
    assert!(!said.contains("abc") && !said.contains("def"));
}

#[test]
fn nobody_sets_their_own_rights_and_no_needed_role_is_left_to_nobody() {
    let f = Fixture::new();
    let same = |action| Err(Refusal::NotPermitted { action, why: Denied::SamePerson });
    let (admin, safety, auditor) = (staff_id("admin"), staff_id("safety"), staff_id("auditor"));
    let roles = |staff, seen, roles: &[Role]| Command::SetRoles { staff, seen, roles: roles.to_vec() };
    assert_eq!(f.run("safety", roles(safety, 1, &[Role::Head])), same(Action::Policy));
    assert_eq!(
        f.run("admin", Command::SetActive { staff: admin, seen: 1, active: false }),
        same(Action::Accounts)
    );
    let disable = Command::SetActive { staff: auditor, seen: 1, active: false };
    assert_eq!(f.run("admin", disable), Err(Refusal::RoleMissing(Role::Auditor)));
    assert_eq!(f.run("safety", roles(admin, 1, &[])), Err(Refusal::RoleMissing(Role::SystemAdmin)));
    let mixed = roles(staff_id("maker"), 1, &[Role::Maker, Role::Auditor]);
    assert_eq!(f.run("safety", mixed), Err(Refusal::RolesClash(Role::Maker, Role::Auditor)));
    let stale = roles(staff_id("maker"), 7, &[Role::Maker]);
    assert_eq!(f.run("safety", stale), Err(Refusal::Stale { seen: 7, now: 1, fields: vec![] }));
    // Whoever makes accounts does not give them rights.
    let with_roles = f.run("admin", Command::AddStaff(new_staff("fresh", &[Role::Head])));
    assert!(matches!(with_roles, Err(Refusal::NotPermitted { action: Action::Policy, .. })));
    f.run("admin", Command::AddStaff(new_staff("fresh", &[]))).unwrap();
    f.run("safety", roles(StaffId(9), 1, &[Role::Maker, Role::FrontDesk])).unwrap();
    f.run_as(None, sign_in("fresh", PASSWORD)).unwrap();
    assert_eq!(f.run("admin", Command::AddStaff(new_staff("fresh", &[]))), Err(Refusal::Login));
    f.sound();
}

#[test]
fn only_a_sample_switches_and_its_staff_have_no_password() {
    let f = Fixture::sample();
    for password in ["", PASSWORD] {
        assert_eq!(f.run_as(None, sign_in("maker", password)), Err(Refusal::SignInFailed));
    }
    let receipt = f.run_as(None, Command::SwitchStaff { to: staff_id("maker") }).unwrap();
    assert!(matches!(receipt.outcome, Outcome::Session(s) if s.staff == staff_id("maker")));
    assert!(matches!(f.run("maker", Command::SwitchStaff { to: StaffId(99) }), Err(Refusal::NotFound(_))));
    let real = Fixture::new();
    assert_eq!(real.run("admin", Command::SwitchStaff { to: staff_id("head") }), Err(Refusal::SampleOnly));
}

#[test]
fn every_copy_that_leaves_has_an_entry_of_its_own() {
    let f = Fixture::new();
    let asking = f.asking(Some(staff_id("admin")));
    let to = |name: &str| f.dir.path().join(name);
    f.bureau.backup(&asking, &to("one")).unwrap();
    let again = f.bureau.backup(&asking, &to("two"));
    assert!(matches!(again, Err(BackupFault::Refused(Refusal::Store(StoreTrouble::NotRecorded)))));
    assert!(!to("two").exists());
}
