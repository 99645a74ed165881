//! A password that somebody else set opens the console only after a second person's word.

use super::secret;
use crate::bureau_support::*;
use honordesk::bureau::answer::{PasswordWord, SentBack, WaitRow, Waits};
use honordesk::bureau::command::Founding;
use honordesk::bureau::{Action, Answer, Command, Denied, Query, Receipt, Refusal};
use honordesk::domain::StaffId;
use honordesk::domain::staff::{ProtectionLevel, Role};

const GIVEN: &str = "Xin-Mi3 ma shi";
const OWN: &str = "Zi-Ji8 de mi ma";

/// At level 2 one administrator holds both administrative roles.
fn joined(also: &[(&str, &[Role])]) -> Fixture {
    let f = Fixture::unfounded();
    let mut staff = vec![
        new_staff("admin", &[Role::SystemAdmin, Role::SecurityAdmin]),
        new_staff("safety", &[]),
        new_staff("auditor", &[Role::Auditor]),
    ];
    staff.extend(also.iter().map(|(login, roles)| new_staff(login, roles)));
    f.run_as(None, Command::Found(Founding { level: ProtectionLevel::Two, staff, ..founding() })).unwrap();
    f
}

fn reset(f: &Fixture, by: &str, login: &str) -> Result<Receipt, Refusal> {
    let row = f.account(login).staff;
    f.run(by, Command::ResetPassword { staff: row.id, seen: row.version, new: Some(secret(GIVEN)) })
}

fn agree(f: &Fixture, by: &str, login: &str) -> Result<Receipt, Refusal> {
    let row = f.account(login).staff;
    f.run(by, Command::AgreePassword { staff: row.id, seen: row.version })
}

fn decline(f: &Fixture, by: &str, login: &str) -> Result<Receipt, Refusal> {
    let row = f.account(login).staff;
    let reason = "本人没有拿到".to_owned();
    f.run(by, Command::DeclinePassword { staff: row.id, seen: row.version, reason })
}

fn awaits(result: &Result<Receipt, Refusal>) -> bool {
    matches!(result, Err(Refusal::NotPermitted { why: Denied::AwaitsWord { .. }, .. }))
}

fn waiting(f: &Fixture, who: &str) -> Vec<WaitRow> {
    let Ok(Answer::Waiting(rows)) = f.ask(who, Query::Waiting) else { panic!() };
    rows
}

#[test]
fn one_administrator_alone_acts_as_nobody_who_makes_or_decides() {
    for role in Role::ALL {
        let f = joined(&[]);
        let fresh = StaffId(4);
        f.run("admin", Command::AddStaff(new_staff("fresh", &[role]))).unwrap();
        let opened = f.run_as(None, sign_in("fresh", PASSWORD));
        assert_eq!(awaits(&opened), role != Role::FrontDesk, "{role:?}");
        // Nor does a session that was open before the role was given.
        let asked = f.bureau.query(&f.asking(Some(fresh)), Query::Staff).unwrap_err();
        let why = match asked {
            Refusal::NotPermitted { why, .. } => why,
            other => panic!("{other:?}"),
        };
        assert_eq!(matches!(why, Denied::AwaitsWord { .. }), role != Role::FrontDesk, "{role:?}");
        // Who set it has no word in it, and one account they set has none for another.
        f.run("admin", Command::AddStaff(new_staff("other", &[Role::Checker]))).unwrap();
        let same = Refusal::NotPermitted { action: Action::Vouch, why: Denied::SamePerson };
        assert_eq!(agree(&f, "admin", "other"), Err(same));
        let seen = f.account("other").staff.version;
        let word = Command::AgreePassword { staff: StaffId(5), seen };
        assert!(f.bureau.execute(&f.asking(Some(fresh)), word).is_err(), "{role:?}");
        f.sound();
    }
}

#[test]
fn whose_word_counts_for_a_password_that_was_reset() {
    let (given, same, post, closed) = ("given", "same-person", "role", "awaits-word");
    for (who, says) in [
        ("admin", given),
        ("safety", same),
        ("auditor", given),
        ("window", post),
        ("maker", closed),
        ("checker", given),
        ("petitions", post),
        ("head", given),
    ] {
        for answer in [agree, decline] {
            let f = Fixture::new();
            reset(&f, "safety", "maker").unwrap();
            let opened = f.run_as(None, sign_in("maker", GIVEN));
            let Err(Refusal::NotPermitted { why: Denied::AwaitsWord { may }, .. }) = opened else { panic!() };
            assert_eq!(may.len(), 4, "by name");
            assert_eq!(f.journal(1)[0].what.command, "denied");
            let said = match answer(&f, who, "maker") {
                Ok(_) => given,
                Err(Refusal::NotPermitted { action: Action::Vouch, why }) => why.name(),
                Err(other) => panic!("{other:?}"),
            };
            assert_eq!(said, says, "{who}");
            f.sound();
        }
    }
}

#[test]
fn once_it_is_given_the_owner_chooses_another_and_works() {
    let f = Fixture::new();
    reset(&f, "safety", "checker").unwrap();
    assert_eq!(agree(&f, "auditor", "maker"), Err(Refusal::NoWordAwaited));
    agree(&f, "auditor", "checker").unwrap();
    let told = &f.journal(1)[0];
    assert_eq!((told.what.command.as_str(), told.what.object.as_str()), ("staff.agree-password", "S6"));
    let asked = f.account("safety").staff.name;
    assert_eq!(told.what.about, [("asked-by".to_owned(), asked)]);
    f.run_as(None, sign_in("checker", GIVEN)).unwrap();
    f.run("checker", Command::ChangePassword { old: secret(GIVEN), new: secret(OWN) }).unwrap();
    f.ask("checker", Query::Waiting).unwrap();
    assert_eq!(agree(&f, "auditor", "checker"), Err(Refusal::NoWordAwaited));
    f.sound();
}

#[test]
fn without_it_the_account_has_no_password_and_who_set_it_reads_why() {
    let f = Fixture::new();
    reset(&f, "safety", "checker").unwrap();
    decline(&f, "head", "checker").unwrap();
    assert_eq!(f.run_as(None, sign_in("checker", GIVEN)), Err(Refusal::SignInFailed));
    assert_eq!(f.run_as(None, sign_in("checker", PASSWORD)), Err(Refusal::SignInFailed));
    assert!(f.ask("checker", Query::Staff).is_err(), "nor is an earlier session of use");
    let row = f.account("checker");
    assert!(matches!(&row.word, Some(PasswordWord::Declined { reason, .. }) if reason == "本人没有拿到"));
    assert_eq!((row.password_since, row.password_due), (None, None));
    let [back] = waiting(&f, "safety").try_into().unwrap();
    assert!(matches!(back.what, Waits::Back { what: SentBack::Password(StaffId(6)), .. }) && back.mine);
    assert_eq!(back.reason, "本人没有拿到");
    assert_eq!(agree(&f, "auditor", "checker"), Err(Refusal::NoWordAwaited));
    // Set anew, it waits anew.
    reset(&f, "safety", "checker").unwrap();
    assert!(awaits(&f.run_as(None, sign_in("checker", GIVEN))));
    agree(&f, "head", "checker").unwrap();
    f.run_as(None, sign_in("checker", GIVEN)).unwrap();
    f.sound();
}

#[test]
fn a_role_given_later_asks_for_it_even_where_another_password_was_chosen() {
    let f = joined(&[]);
    f.run("admin", Command::AddStaff(new_staff("fresh", &[Role::FrontDesk]))).unwrap();
    f.run_as(None, sign_in("fresh", PASSWORD)).unwrap();
    let fresh = StaffId(4);
    let change = Command::ChangePassword { old: secret(PASSWORD), new: secret(OWN) };
    f.bureau.execute(&f.asking(Some(fresh)), change).unwrap();
    f.bureau.query(&f.asking(Some(fresh)), Query::Staff).unwrap();
    assert!(f.account("fresh").word.is_none() && waiting(&f, "auditor").is_empty());
    let seen = f.account("fresh").staff.version;
    f.run("admin", Command::SetRoles { staff: fresh, seen, roles: vec![Role::Maker] }).unwrap();
    assert!(f.bureau.query(&f.asking(Some(fresh)), Query::Staff).is_err());
    let Ok(Answer::Desk(desk)) = f.bureau.query(&f.asking(Some(fresh)), Query::Desk) else { panic!() };
    assert!(desk.staff.is_none(), "they are shown the sign-in again");
    assert!(awaits(&f.run_as(None, sign_in("fresh", OWN))));
    f.vouch("fresh");
    f.run_as(None, sign_in("fresh", OWN)).unwrap();
    f.sound();
}

#[test]
fn it_stands_in_what_waits_with_who_asks_and_when() {
    let f = Fixture::new();
    reset(&f, "safety", "maker").unwrap();
    for (who, mine, own) in [("auditor", true, false), ("safety", false, true), ("window", false, false)] {
        let [row] = waiting(&f, who).try_into().unwrap();
        let WaitRow { what: Waits::Password { staff: StaffId(5), .. }, .. } = row else { panic!() };
        assert_eq!((row.mine, row.own, row.on), (mine, own, Some(f.today.get())), "{who}");
        assert_eq!(row.by, f.account("safety").staff.name);
        assert_eq!(row.account.map(|of| of.login), Some("maker".to_owned()));
        assert_eq!(row.who.len(), 4);
    }
}

#[test]
fn nobody_sets_a_password_that_nobody_could_vouch_for() {
    let f = joined(&[]);
    assert_eq!(reset(&f, "admin", "auditor"), Err(Refusal::NobodyVouches));
    f.run_as(None, sign_in("auditor", PASSWORD)).unwrap();
    let f = joined(&[("head", &[Role::Head])]);
    reset(&f, "admin", "auditor").unwrap();
    f.run_as(None, sign_in("head", PASSWORD)).unwrap();
    f.sound();
}
