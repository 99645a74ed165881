//! Staff through the door: founding, signing in, lock-outs, roles, passwords.

mod word;

use crate::bureau_support::*;
use honordesk::bureau::command::{Founding, NewSetting, PersonChange, Secret};
use honordesk::bureau::query::JournalFilter;
use honordesk::bureau::{
    Action, Answer, BackupFault, Command, Denied, Fault, FieldFault, Outcome, Query, Refusal, StoreTrouble,
    WeakPassword,
};
use honordesk::domain::StaffId;
use honordesk::domain::ledger::{EntryKind, PlaceChoice, PlaceKey, PlaceValue};
use honordesk::domain::staff::{PasswordDue, ProtectionLevel, Role};

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
fn settings_given_at_the_founding_hold_once_another_approves_them() {
    let f = Fixture::unfounded();
    let setting = NewSetting {
        key: PlaceKey::MultipleIdentity,
        value: PlaceValue::Choice(PlaceChoice::HighestOnly),
        from: month("2026-01"),
        basis: "本地通知".into(),
    };
    let wrong = NewSetting { value: PlaceValue::Number(3), ..setting.clone() };
    let found = |setting| f.run_as(None, Command::Found(Founding { settings: vec![setting], ..founding() }));
    assert!(matches!(found(wrong), Err(Refusal::Invalid(_))));
    found(setting).unwrap();
    let waiting = |login: &str| {
        let Ok(Answer::Proposals(rows)) = f.ask(login, Query::Proposals { waiting: true }) else { panic!() };
        rows
    };
    let [row] = waiting("head").try_into().unwrap();
    f.run("head", Command::ApproveProposal { proposal: row.id, seen: row.version }).unwrap();
    assert!(waiting("head").is_empty());
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
    let told = f.journal(5);
    let failed = told.iter().filter(|h| h.what.command == "session.failed").count();
    assert_eq!(failed, 4);
    assert!(!serde_json::to_string(&told).unwrap().contains("nobody"), "what was typed is not kept");
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
    let reset =
        Command::ResetPassword { staff: staff_id("maker"), seen: 1, new: Some(secret("Xin-Mi3 ma shi")) };
    f.run("safety", reset).unwrap();
    f.vouch("maker");
    f.run_as(None, sign_in("maker", "Xin-Mi3 ma shi")).unwrap();
    // Whoever signs in by it is told who reset it, until its owner has chosen another.
    let told = |f: &Fixture| match f.ask("maker", Query::Desk) {
        Ok(Answer::Desk(desk)) => desk.password.reset.map(|(by, _)| by),
        _ => panic!(),
    };
    let Ok(Answer::Staff(list)) = f.ask("safety", Query::Staff) else { panic!() };
    let safety = list.iter().find(|s| s.login == "safety").map(|s| s.name.clone());
    assert_eq!(told(&f), safety);
    let change = Command::ChangePassword { old: secret("Xin-Mi3 ma shi"), new: secret("Tian-Ma7 xing") };
    f.run("maker", change).unwrap();
    assert_eq!(told(&f), None);
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
    let same = |action| Err(Refusal::NotPermitted { action, why: Denied::OwnAccount });
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
    f.vouch("fresh");
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
fn what_concerns_many_is_found_by_each_of_them() {
    let f = Fixture::new();
    let (one, two) = (f.person(1), f.person(2));
    let postings = [one, two].map(|who| posting(who, EntryKind::Due, "2026-11", 100)).to_vec();
    f.run("maker", Command::PostMany { postings }).unwrap();
    for who in [one, two] {
        let found = f.journal_by(JournalFilter { person: Some(who), ..JournalFilter::default() }, 50);
        assert_eq!(found[0].what.command, "ledger.post-many", "{who}");
    }
}

/// What was made up for somebody.
fn made_up(outcome: Outcome) -> String {
    match outcome {
        Outcome::OneTime(_, _, secret) => secret.expose().to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_given_password_is_changed_before_anything_else_is_done() {
    let f = Fixture::new();
    let mut new = new_staff("fresh", &[]);
    new.password = None;
    let once = made_up(f.run("admin", Command::AddStaff(new)).unwrap().outcome);
    let fresh = StaffId(9);
    f.run("safety", Command::SetRoles { staff: fresh, seen: 1, roles: vec![Role::FrontDesk] }).unwrap();
    f.run_as(None, sign_in("fresh", &once)).unwrap();
    assert_eq!(f.account("fresh").password_due, Some(PasswordDue::Given));
    let ask = || f.bureau.query(&f.asking(Some(fresh)), Query::Staff);
    let why = Denied::PasswordDue;
    assert_eq!(ask(), Err(Refusal::NotPermitted { action: Action::ReadStaff, why: why.clone() }));
    let register = Command::RegisterPerson { facts: Box::default(), despite: None };
    let refused = f.bureau.execute(&f.asking(Some(fresh)), register);
    assert_eq!(refused, Err(Refusal::NotPermitted { action: Action::EditPeople, why }));
    let Ok(Answer::Desk(desk)) = f.bureau.query(&f.asking(Some(fresh)), Query::Desk) else { panic!() };
    assert_eq!((desk.allowed, desk.password.due), (vec![Action::UseDesk], Some(PasswordDue::Given)));
    let change = |old: &str, new: &str| {
        let command = Command::ChangePassword { old: secret(old), new: secret(new) };
        f.bureau.execute(&f.asking(Some(fresh)), command)
    };
    assert_eq!(change(&once, &once), Err(Refusal::WeakPassword(WeakPassword::Reused)));
    change(&once, "Xin-Mi3 ma shi").unwrap();
    ask().unwrap();
    assert!(!format!("{:?}", f.journal(20)).contains(&once), "it is kept nowhere");
    f.sound();
}

#[test]
fn a_password_that_was_made_up_is_told_once() {
    let f = Fixture::new();
    let reset = || Command::ResetPassword { staff: staff_id("window"), seen: 1, new: None };
    let asking = f.asking(Some(staff_id("safety")));
    let first = f.bureau.execute(&asking, reset()).unwrap();
    let again = f.bureau.execute(&asking, reset()).unwrap();
    assert!(again.already);
    assert_eq!(again.outcome, Outcome::Staff(staff_id("window"), 2));
    assert_eq!(f.run_as(None, sign_in("window", PASSWORD)), Err(Refusal::SignInFailed));
    f.run_as(None, sign_in("window", &made_up(first.outcome))).unwrap();
}

#[test]
fn the_last_five_passwords_are_not_used_again_and_ninety_days_are_the_most() {
    let f = Fixture::new();
    let change =
        |old: &str, new: &str| f.run("head", Command::ChangePassword { old: secret(old), new: secret(new) });
    let nth = |n: usize| if n == 0 { PASSWORD.to_owned() } else { format!("Xin-Mi3 ma shi {n}") };
    for n in 0..5 {
        change(&nth(n), &nth(n + 1)).unwrap();
    }
    for n in 1..=5 {
        let reused = Err(Refusal::WeakPassword(WeakPassword::Reused));
        assert_eq!(change(&nth(5), &nth(n)), reused, "{n}");
    }
    change(&nth(5), &nth(0)).unwrap();
    let standing = || {
        let Ok(Answer::Desk(desk)) = f.ask("head", Query::Desk) else { panic!() };
        desk.password
    };
    for (days, left, due) in
        [(75, None, None), (76, Some(14), None), (89, Some(1), None), (90, Some(0), Some(PasswordDue::Aged))]
    {
        f.today.set(date("2026-11-23").plus_days(days));
        f.run_as(None, sign_in("head", PASSWORD)).unwrap();
        assert_eq!((standing().left, standing().due), (left, due), "after {days} days");
    }
    assert!(matches!(
        f.ask("head", Query::Staff),
        Err(Refusal::NotPermitted { why: Denied::PasswordDue, .. })
    ));
    change(PASSWORD, "Xin-Mi3 ma shi 7").unwrap();
    f.ask("head", Query::Staff).unwrap();
    assert_eq!(f.account("head").password_since, Some(f.today.get()));
    f.sound();
}

#[test]
fn a_lock_out_ends_without_another_password_and_only_a_lock_out_ends() {
    let f = Fixture::new();
    let end = |who: &str, seen| f.run(who, Command::EndLockout { staff: staff_id("maker"), seen });
    assert_eq!(end("safety", 1), Err(Refusal::NotLocked));
    (0..5).for_each(|_| drop(f.run_as(None, sign_in("maker", "wrong"))));
    assert!(f.account("maker").staff.locked_until_ms > f.at_ms.get());
    end("safety", 1).unwrap();
    assert_eq!(f.account("maker").staff.locked_until_ms, 0);
    f.run_as(None, sign_in("maker", PASSWORD)).unwrap();
    assert_eq!(f.account("maker").signed_in_ms, Some(f.at_ms.get() - 1000), "the sign-in before this look");
    assert!(matches!(end("admin", 2), Err(Refusal::NotPermitted { action: Action::Policy, .. })));
}

#[test]
fn name_and_desk_change_and_the_login_stays() {
    let f = Fixture::new();
    let amend = |staff, seen, name: &str, desk: &str| {
        f.run("admin", Command::AmendStaff { staff, seen, name: name.into(), desk: desk.into() })
    };
    amend(staff_id("window"), 1, "买买提·吐尔逊", "三号窗").unwrap();
    amend(staff_id("admin"), 1, "王强", "").unwrap();
    let row = f.account("window").staff;
    assert_eq!((row.name.as_str(), row.desk.as_str(), row.version), ("买买提·吐尔逊", "三号窗", 2));
    let fault = |result, field: &str| match result {
        Err(Refusal::Invalid(faults)) => assert_eq!(faults[0].field, field),
        other => panic!("{other:?}"),
    };
    fault(amend(staff_id("window"), 2, " ", ""), "name");
    fault(amend(staff_id("window"), 2, "王强", &"窗".repeat(41)), "desk");
    let told = f.journal(2);
    assert_eq!(told[1].what.about, [("fields".to_owned(), "name desk".to_owned())]);
}

#[test]
fn the_journal_is_read_by_whom_about_whom_and_when() {
    let f = Fixture::new();
    let (one, two) = (f.person(1), f.person(2));
    f.today.set(date("2026-11-24"));
    f.run(
        "maker",
        Command::AmendPerson { person: one, seen: 1, changes: vec![PersonChange::Card(None)], despite: None },
    )
    .unwrap();
    f.run("safety", Command::SetRoles { staff: staff_id("window"), seen: 1, roles: vec![Role::Maker] })
        .unwrap();
    let by = |filter: JournalFilter| -> Vec<String> {
        f.journal_by(filter, 50).iter().map(|l| format!("{} {}", l.what.command, l.what.object)).collect()
    };
    let filter = JournalFilter::default();
    assert_eq!(by(JournalFilter { person: Some(one), ..filter }), ["person.amend P1", "person.register P1"]);
    assert_eq!(by(JournalFilter { person: Some(two), ..filter }), ["person.register P2"]);
    assert_eq!(by(JournalFilter { staff: Some(staff_id("safety")), ..filter }), ["staff.set-roles S4"]);
    let day = Some(date("2026-11-24"));
    assert_eq!(by(JournalFilter { from: day, ..filter }).len(), 2);
    assert_eq!(by(JournalFilter { to: Some(date("2026-11-23")), ..filter }).len(), 3);
    let narrow = JournalFilter { from: day, to: day, staff: Some(staff_id("maker")), person: Some(one) };
    assert_eq!(by(narrow), ["person.amend P1"]);
    // Page by page it is the same as at once.
    let (mut before, mut seen) = (None, Vec::new());
    loop {
        let Ok(Answer::Journal(page)) = f.ask("auditor", Query::Journal { filter, before, limit: 2 }) else {
            panic!()
        };
        seen.extend(page.lines.iter().map(|l| l.what.seq));
        assert_eq!(page.total, 5);
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    assert_eq!(seen, [5, 4, 3, 2, 1]);
    assert_eq!(f.journal(1)[0].role, Some(Role::SecurityAdmin));
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
