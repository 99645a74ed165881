//! Sign-in and first run.

use crate::bureau::answer::{Desk, PasswordStanding};
use crate::bureau::{
    Action, Answer, Command, Denied, Outcome, Query, Receipt, Refusal, Seen, Session, StoreTrouble,
    WeakPassword,
};
use crate::console::stage::Stage;
use crate::console::testkit::{Bench, desk};
use crate::console::{Event, Readiness};
use crate::domain::ledger::PlaceKey;
use crate::domain::staff::{PasswordDue, ProtectionLevel, Role};
use crate::domain::{Date, StaffId};
use crate::locale::{Lang, refusal};

fn signed_out() -> Desk {
    Desk { staff: None, allowed: Vec::new(), ..desk() }
}

/// A console where nobody is signed in.
pub fn at_sign_in(lang: Lang) -> Bench {
    let mut bench = Bench::start(lang);
    bench.event(Event::Readiness(Readiness::Ready(22_000)));
    bench.answer_with(|q| matches!(q, Query::Desk).then(|| Answer::Desk(Box::new(signed_out()))));
    bench
}

/// A console over an empty database.
pub fn at_first_run(lang: Lang) -> Bench {
    let mut bench = Bench::start(lang);
    bench.event(Event::Readiness(Readiness::Ready(0)));
    let empty = Desk { bureau: None, people: 0, ..signed_out() };
    bench.answer_with(|q| matches!(q, Query::Desk).then(|| Answer::Desk(Box::new(empty.clone()))));
    bench
}

#[test]
fn a_folder_that_cannot_be_written_is_told_at_once_and_for_everything_that_would_be_recorded() {
    for lang in [Lang::Zh, Lang::En] {
        for trouble in [StoreTrouble::ReadOnly, StoreTrouble::NoRoom] {
            let bench = Bench::seated_as(lang, Desk { read_only: Some(trouble.clone()), ..desk() });
            let why = Refusal::Store(trouble);
            assert_eq!(bench.said(), refusal::say(&why, lang));
            assert_eq!(bench.model.shared.may(Action::EditPeople), Err(why.clone().into()));
            assert_eq!(bench.model.shared.may(Action::Reveal), Err(why.into()), "a reveal is journalled");
            assert_eq!(bench.model.shared.may(Action::ReadPetitions), Ok(()));
        }
    }
}

#[test]
fn what_opening_put_right_is_told_in_place_of_all_is_well() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.event(Event::Mended { replayed: 2, torn_bytes: 35 });
    bench.event(Event::Readiness(Readiness::Ready(22_000)));
    let said = bench.said();
    assert!(
        said.starts_with("上次没有正常退出") && said.contains(" 2 笔") && said.contains(" 35 字节"),
        "{said}"
    );
    bench.event(Event::Readiness(Readiness::Ready(22_000)));
    assert!(bench.said().contains("全部完好"), "told once");
}

#[test]
fn damage_found_at_work_is_told_and_leaves_the_form_on_the_screen() {
    let mut bench = Bench::seated(Lang::Zh);
    let trouble = StoreTrouble::Damaged(Seen::Missing.with("file", "journal/000001.jrn"));
    bench.event(Event::Readiness(Readiness::Failed(trouble.clone())));
    assert_eq!(bench.model.stage, Stage::Desk);
    assert!(bench.model.shared.is_ready(), "lookups go on");
    assert_eq!(bench.said(), refusal::say(&Refusal::Store(trouble), Lang::Zh));
}

#[test]
fn damage_found_before_somebody_sits_down_outlasts_the_greeting() {
    let mut bench = at_sign_in(Lang::Zh);
    let trouble = StoreTrouble::Damaged(Seen::Missing.with("file", "journal/000001.jrn"));
    bench.event(Event::Readiness(Readiness::Ready(12)));
    bench.event(Event::Readiness(Readiness::Failed(trouble.clone())));
    bench.keys("lina<tab>secret pass 1<enter>");
    let session = Session { staff: StaffId(3), desk: "一号窗".to_owned() };
    bench.reply(Ok(Receipt { seq: 2, already: false, outcome: Outcome::Session(session) }));
    assert_eq!(bench.model.stage, Stage::Desk);
    assert_eq!(bench.said(), refusal::say(&Refusal::Store(trouble), Lang::Zh));
}

#[test]
fn an_empty_password_is_no_try_to_sign_in() {
    let mut bench = at_sign_in(Lang::Zh);
    bench.keys("lina<tab><enter>");
    assert!(bench.command().is_none(), "the core is not asked");
    let Stage::SignIn(sheet) = &bench.model.stage else { panic!() };
    assert!(sheet.form.field("password").unwrap().fault.is_some(), "it says that it is empty");
    assert_eq!(sheet.form.focused().unwrap().name, "password");
}

#[test]
fn signing_in_leads_to_the_panes() {
    let mut bench = at_sign_in(Lang::Zh);
    bench.keys("LiNa<tab>secret pass 1<enter>");
    let (_, _, command) = bench.command().unwrap();
    let Command::SignIn { login, password, desk } = &command else { panic!("{command:?}") };
    assert_eq!((login.as_str(), password.expose(), desk.as_str()), ("lina", "secret pass 1", "一号窗"));
    bench.reply(Err(Refusal::SignInFailed));
    let Stage::SignIn(sheet) = &bench.model.stage else { panic!() };
    assert!(sheet.form.text("password").is_empty(), "a wrong password is typed anew");
    bench.keys("secret pass 2<enter>");
    let session = Session { staff: StaffId(3), desk: "一号窗".to_owned() };
    bench.reply(Ok(Receipt { seq: 2, already: false, outcome: Outcome::Session(session) }));
    assert_eq!(bench.model.stage, Stage::Desk);
}

const STAFF: &str = "李娜<tab>lina<tab><space><right><space><tab><tab>pass-word 99<tab>pass-word 99<ctrl-s>";

#[test]
fn first_run_in_five_steps_founds_the_bureau() {
    let mut bench = at_first_run(Lang::Zh);
    bench.keys("花都区退役军人事务局<enter><enter>huadu<enter>");
    bench.keys("<ctrl-s>");
    let Stage::Founding(wizard) = &bench.model.stage else { panic!() };
    assert_eq!(wizard.step, 1, "{:?}", wizard.form());
    bench.keys("王强<tab>wangq<tab>pass-word 11<tab>pass-word 11<tab>");
    bench.keys("赵敏<tab>zhaom<tab>pass-word 22<tab>pass-word 22<enter>");
    bench.keys(STAFF);
    bench.keys("<ctrl-s><ctrl-s><enter>");
    let (_, _, command) = bench.command().unwrap();
    let Command::Found(founding) = command else { panic!("{command:?}") };
    assert!(founding.settings.is_empty(), "nothing is set that nobody said: {:?}", founding.settings);
    assert_eq!(founding.bureau, "花都区退役军人事务局");
    assert_eq!(founding.division.to_string(), "440114000000");
    assert_eq!(founding.level, ProtectionLevel::Two);
    let roles: Vec<&[Role]> = founding.staff.iter().map(|s| s.roles.as_slice()).collect();
    assert_eq!(
        roles,
        [
            &[Role::SystemAdmin, Role::SecurityAdmin][..],
            &[Role::Auditor][..],
            &[Role::FrontDesk, Role::Maker][..]
        ]
    );
}

#[test]
fn what_the_law_leaves_to_the_place_is_asked_for_and_may_wait() {
    let mut bench = at_staff();
    bench.keys("<ctrl-s>");
    // A way without its month and notice is not taken; with them it is.
    bench.keys("2<ctrl-s>");
    let step = |bench: &Bench| {
        let Stage::Founding(wizard) = &bench.model.stage else { panic!() };
        (wizard.step, wizard.form().fields.iter().filter(|f| f.fault.is_some()).count())
    };
    assert_eq!(step(&bench), (3, 2));
    bench.keys("1926-01<tab>本地通知<ctrl-s>");
    assert_eq!(step(&bench), (3, 1), "a month before there was a bureau");
    bench.keys("<ctrl-u>2026-01<ctrl-s><enter>");
    let (_, _, command) = bench.command().unwrap();
    let Command::Found(founding) = command else { panic!("{command:?}") };
    let said: Vec<_> =
        founding.settings.iter().map(|s| (s.key, s.from.to_string(), s.basis.as_str())).collect();
    assert_eq!(said, [(PlaceKey::ServiceYears, "2026-01".to_owned(), "本地通知")]);
}

#[test]
fn going_back_loses_nothing_and_level_three_asks_for_three() {
    let mut bench = at_first_run(Lang::Zh);
    bench.keys("某局<enter><enter>huadu<enter><ctrl-s>王强<tab>wangq<esc>");
    let Stage::Founding(wizard) = &bench.model.stage else { panic!() };
    assert_eq!((wizard.step, wizard.form().text("bureau")), (0, "某局"));
    bench.keys("<tab><right><ctrl-s>");
    let Stage::Founding(wizard) = &bench.model.stage else { panic!() };
    assert_eq!(wizard.form().fields.len(), 12);
    assert_eq!(wizard.form().text("admin.name"), "王强");
}

/// A console whose clerk signed in with a password that must be changed.
pub fn at_new_password(lang: Lang, due: PasswordDue) -> Bench {
    let mut bench = Bench::start(lang);
    bench.event(Event::Readiness(Readiness::Ready(22_000)));
    let password = PasswordStanding { due: Some(due), ..PasswordStanding::default() };
    let due = Desk { allowed: vec![Action::UseDesk], password, ..desk() };
    bench.answer_with(|q| matches!(q, Query::Desk).then(|| Answer::Desk(Box::new(due.clone()))));
    bench
}

#[test]
fn a_password_that_is_due_is_changed_before_anything_else() {
    let mut bench = at_new_password(Lang::Zh, PasswordDue::Given);
    bench.keys("<f2><ctrl-p><esc><esc>");
    assert!(matches!(bench.model.stage, Stage::NewPassword(_)), "there is no way round it");
    bench.keys("once-once-1<tab>Tian-Ma7 xing<tab>Tian-Ma7 xinh<enter>");
    assert!(bench.command().is_none(), "the two differ");
    bench.keys("<ctrl-u>Tian-Ma7 xing<enter>");
    let (_, _, command) = bench.command().unwrap();
    let Command::ChangePassword { old, new } = &command else { panic!("{command:?}") };
    assert_eq!((old.expose(), new.expose()), ("once-once-1", "Tian-Ma7 xing"));
    bench.reply(Err(Refusal::WeakPassword(WeakPassword::Reused)));
    let Stage::NewPassword(sheet) = &bench.model.stage else { panic!() };
    assert!(sheet.form.text("new").is_empty() && sheet.form.text("old") == "once-once-1");
    bench.keys("Xin-Mi3 ma shi<tab>Xin-Mi3 ma shi<enter>");
    bench.reply(Ok(Receipt { seq: 3, already: false, outcome: Outcome::Staff(StaffId(3), 2) }));
    assert_eq!(bench.model.stage, Stage::Desk);
}

#[test]
fn whose_password_was_reset_reads_who_did_it_and_what_to_do() {
    let mut bench = at_new_password(Lang::Zh, PasswordDue::Given);
    let reset = Date::parse("2026-11-20").map(|on| ("何安全".to_owned(), on));
    let password = PasswordStanding { due: Some(PasswordDue::Given), reset, left: None };
    let due = Desk { allowed: vec![Action::UseDesk], password, ..desk() };
    let mut out = crate::console::model::Out::default();
    bench.model.ask_desk(&bench.cx, &mut out);
    bench.effects.append(&mut out.effects);
    bench.answer_with(|q| matches!(q, Query::Desk).then(|| Answer::Desk(Box::new(due.clone()))));
    let text = crate::view::tests::screen(&bench.model);
    assert!(text.contains("何安全 2026-11-20 重置的") && text.contains("报告负责人"), "{text}");
}

#[test]
fn from_a_password_that_is_due_the_only_other_way_is_out() {
    let mut bench = at_new_password(Lang::Zh, PasswordDue::Aged);
    bench.keys("<esc><right><enter>");
    assert_eq!(bench.command().map(|(_, _, c)| c), Some(Command::SignOut));
}

#[test]
fn a_password_that_runs_out_soon_is_told_at_sign_in() {
    let password = PasswordStanding { left: Some(6), ..PasswordStanding::default() };
    let bench = Bench::seated_as(Lang::Zh, Desk { password, ..desk() });
    let told: Vec<String> =
        bench.model.shared.notices.newest_first().map(|n| n.words.say(Lang::Zh)).collect();
    assert!(told.iter().any(|t| t.contains("还有 6 天到期")), "{told:?}");
}

#[test]
fn a_session_that_may_not_go_on_ends_with_what_was_typed_kept() {
    let mut bench = Bench::seated(Lang::Zh);
    bench.keys("ou<enter><f7>");
    bench.keys("x");
    let why = Denied::PasswordDue;
    bench.keys("<ctrl-s>");
    bench.reply(Err(Refusal::NotPermitted { action: Action::EditPeople, why }));
    assert!(bench.model.overlays.is_empty());
    assert!(bench.effects.iter().any(|e| matches!(e, crate::console::Effect::KeepDraft { .. })));
}

#[test]
fn weak_passwords_are_refused_where_they_are_typed() {
    let mut bench = at_first_run(Lang::Zh);
    bench.keys("某局<enter><enter>huadu<enter><ctrl-s>王强<tab>wangq<tab>short<tab>short<ctrl-s>");
    let Stage::Founding(wizard) = &bench.model.stage else { panic!() };
    assert_eq!(wizard.step, 1);
    assert!(wizard.form().field("admin.password").unwrap().fault.is_some());
}

/// At the third step, with the administrator and the auditor entered.
fn at_staff() -> Bench {
    let mut bench = at_first_run(Lang::Zh);
    bench.keys("某局<enter><enter>huadu<enter><ctrl-s>");
    bench.keys("王强<tab>wangq<tab>pass-word 11<tab>pass-word 11<tab>");
    bench.keys("赵敏<tab>zhaom<tab>pass-word 22<tab>pass-word 22<ctrl-s>");
    bench
}

#[test]
fn a_login_that_is_taken_or_not_well_formed_is_refused_where_it_is_typed() {
    for login in ["wangq", "ZhaoM", "李娜", "li na", "x"] {
        let mut bench = at_staff();
        let typed = STAFF.replacen("lina", login, 1);
        bench.keys(&typed);
        let Stage::Founding(wizard) = &bench.model.stage else { panic!() };
        assert!(wizard.form().field("login").unwrap().fault.is_some(), "{login}");
        assert_eq!(wizard.form().focused().unwrap().name, "login");
        assert!(wizard.taken_in().is_empty(), "{login}");
    }
}

#[test]
fn staff_that_were_taken_in_are_looked_at_and_changed_again() {
    let mut bench = at_staff();
    bench.keys(STAFF);
    bench.keys(&STAFF.replace("李娜", "陈工").replace("lina", "chen"));
    bench.keys("周<esc>");
    let shown = |bench: &Bench| {
        let Stage::Founding(wizard) = &bench.model.stage else { panic!() };
        wizard.form().text("name").to_owned()
    };
    assert_eq!(shown(&bench), "陈工");
    bench.keys("<esc>");
    assert_eq!(shown(&bench), "李娜");
    bench.keys("<end>芳<ctrl-s><ctrl-s>");
    assert_eq!(shown(&bench), "周", "what was half typed is still there");
    bench.keys("<ctrl-u><ctrl-s>");
    let Stage::Founding(wizard) = &bench.model.stage else { panic!() };
    assert_eq!(wizard.step, 3, "a form emptied again is nobody");
    bench.keys("<ctrl-s><enter>");
    let (_, _, command) = bench.command().unwrap();
    let Command::Found(founding) = command else { panic!("{command:?}") };
    let names: Vec<&str> = founding.staff.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["王强", "赵敏", "李娜芳", "陈工"]);
}

#[test]
fn a_password_is_the_keys_it_was_typed_with_whether_the_input_method_is_on_or_not() {
    let mut bench = at_sign_in(Lang::Zh);
    bench.keys("lina<tab>ｓｅｃｒｅｔ　Ｐａｓｓ１！<enter>");
    let (_, _, command) = bench.command().unwrap();
    let Command::SignIn { password, .. } = &command else { panic!("{command:?}") };
    assert_eq!(password.expose(), "secret Pass1!");
}
