//! The staff pane, worked by keys.

use crate::bureau::command::Secret;
use crate::bureau::{Command, Outcome, Receipt, Refusal};
use crate::console::action::Action;
use crate::console::panes::staff::Act;
use crate::console::panes::{PaneAction, PaneId};
use crate::console::testkit::{Bench, desk_of};
use crate::domain::StaffId;
use crate::domain::staff::Role;
use crate::locale::Lang;
use crate::view::tests::screen;

fn admin() -> Bench {
    Bench::seated_as(Lang::Zh, desk_of("王强", &[Role::SystemAdmin, Role::SecurityAdmin]))
}

fn done(outcome: Outcome) -> Receipt {
    Receipt { seq: 9, already: false, outcome }
}

#[test]
fn who_runs_the_system_begins_here_and_escape_leads_nowhere() {
    let mut bench = admin();
    assert_eq!(bench.model.active, PaneId::Staff);
    bench.keys("<esc>");
    assert_eq!(bench.said(), "已经在最外层；Ctrl-Q 退出。");
}

#[test]
fn somebody_is_added_with_a_password_that_is_shown_once() {
    let mut bench = admin();
    bench.keys("1周敏<tab>ZhouM<tab><space><tab>二号窗<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let Command::AddStaff(new) = command else { panic!("{command:?}") };
    assert_eq!((new.name.as_str(), new.login.as_str(), new.desk.as_str()), ("周敏", "zhoum", "二号窗"));
    assert_eq!((new.roles, new.password), (vec![Role::FrontDesk], None));
    bench.reply(Ok(done(Outcome::OneTime(StaffId(7), 1, Secret::new("k7mf-qx2p-9tha".into())))));
    assert!(screen(&bench.model).contains("k7mf-qx2p-9tha"));
    assert_eq!(bench.said(), "已增加 周敏。");
    bench.keys("<f12>");
    assert!(!screen(&bench.model).contains("k7mf"), "the veil hides it");
    bench.keys("<enter><enter>");
    assert!(bench.model.panes.staff.issued.is_none());
    assert!(!screen(&bench.model).contains("k7mf"));
    assert!(!format!("{:?}", bench.model).contains("k7mf"));
}

#[test]
fn a_password_may_be_typed_twice_and_is_never_in_a_draft() {
    let mut bench = admin();
    bench.keys("<down><down>5Tian-Ma7 xing<tab>other<ctrl-s>");
    assert!(bench.command().is_none(), "the two differ");
    bench.keys("<ctrl-u>Tian-Ma7 xing<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let new = Some(Secret::new("Tian-Ma7 xing".into()));
    assert_eq!(command, Command::ResetPassword { staff: StaffId(3), seen: 1, new });
    bench.timer(crate::console::TimerId::Draft);
    assert!(!format!("{:?}", bench.effects).contains("Tian"));
    bench.reply(Ok(done(Outcome::Staff(StaffId(3), 2))));
    assert_eq!(bench.said(), "李娜 的密码已重置，下次登录时须更换。");
}

#[test]
fn roles_begin_as_they_are_and_a_clash_is_told_in_the_form() {
    let mut bench = admin();
    bench.keys("<down><down><down>2<space><ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let roles = vec![Role::FrontDesk, Role::Checker, Role::Head];
    assert_eq!(command, Command::SetRoles { staff: StaffId(4), seen: 1, roles });
    bench.reply(Err(Refusal::RolesClash(Role::Head, Role::Auditor)));
    assert!(screen(&bench.model).contains("同一人不能既是负责人又是审计员"));
}

#[test]
fn somebody_is_disabled_after_a_question_and_enabled_again() {
    let mut bench = admin();
    bench.keys("<down><down>4<enter>");
    assert!(bench.command().is_none(), "no is the first answer");
    bench.keys("4<right><enter>");
    let (_, _, command) = bench.command().unwrap();
    assert_eq!(command, Command::SetActive { staff: StaffId(3), seen: 1, active: false });
    bench.reply(Err(Refusal::RoleMissing(Role::Auditor)));
    assert_eq!(bench.said(), "这样就没有人担任审计员了。请先让另一人担任审计员，再办这一步。");
    bench.keys("<end>4<right><enter>");
    let (_, _, command) = bench.command().unwrap();
    assert_eq!(command, Command::SetActive { staff: StaffId(6), seen: 1, active: true });
    bench.reply(Ok(done(Outcome::Staff(StaffId(6), 2))));
    assert_eq!(bench.said(), "周明 已启用。");
}

#[test]
fn only_the_locked_are_unlocked_and_nobody_changes_their_own_rights() {
    let mut bench = admin();
    let why = |bench: &Bench, act| bench.model.disabled(Action::Pane(PaneAction::Staff(act)));
    for act in [Act::Roles, Act::Toggle, Act::Reset, Act::Unlock] {
        assert!(why(&bench, act).is_some(), "{act:?} on oneself");
    }
    assert!(why(&bench, Act::Amend).is_none());
    bench.keys("<down>6");
    assert_eq!(bench.said(), "这个账号没有锁定，不必解锁。");
    bench.keys("<down><down>6");
    let (_, _, command) = bench.command().unwrap();
    assert_eq!(command, Command::EndLockout { staff: StaffId(4), seen: 1 });
    bench.reply(Ok(done(Outcome::Staff(StaffId(4), 2))));
    assert_eq!(bench.said(), "陈㘵 已解锁，密码不变。");
}

#[test]
fn enter_offers_what_can_be_done_and_says_why_the_rest_cannot() {
    let mut bench = admin();
    bench.keys("<down><down><enter>");
    let picture = screen(&bench.model);
    assert!(picture.contains("办什么") && picture.contains("重置密码"), "{picture}");
    bench.keys("姓名<enter>");
    assert!(screen(&bench.model).contains("李娜 的姓名和窗口"));
    bench.keys("<ctrl-u>李娜娜<tab><ctrl-u>三号窗<ctrl-s>");
    let (_, _, command) = bench.command().unwrap();
    let (name, desk) = ("李娜娜".to_owned(), "三号窗".to_owned());
    assert_eq!(command, Command::AmendStaff { staff: StaffId(3), seen: 1, name, desk });
    bench.reply(Err(Refusal::Stale { seen: 1, now: 2, fields: vec![] }));
    assert!(screen(&bench.model).contains("已并入别人刚才的改动"));
}

#[test]
fn an_auditor_looks_and_changes_nothing() {
    let mut bench = Bench::seated_as(Lang::Zh, desk_of("黄丽", &[Role::Auditor]));
    bench.keys("<ctrl-y>");
    assert_eq!(bench.model.active, PaneId::Staff);
    for key in ["1", "2", "3", "4", "5", "6"] {
        bench.keys(&format!("<down>{key}"));
        assert!(bench.command().is_none() && bench.model.overlays.is_empty(), "{key}");
    }
}

#[test]
fn where_the_two_administrators_are_two_people_each_has_their_part() {
    let mut system = Bench::seated_as(Lang::Zh, desk_of("王强", &[Role::SystemAdmin]));
    system.keys("1");
    let picture = screen(&system.model);
    assert!(picture.contains("岗位由安全管理员设置") && !picture.contains("[ ] 经办"), "{picture}");
    system.keys("周敏<tab>zhoum<ctrl-s>");
    let (_, _, command) = system.command().unwrap();
    assert!(matches!(command, Command::AddStaff(new) if new.roles.is_empty()));
    let security = Bench::seated_as(Lang::Zh, desk_of("赵磊", &[Role::SecurityAdmin]));
    assert!(security.model.disabled(Action::Pane(PaneAction::Staff(Act::Add))).is_some());
}
