//! Nothing is handed out by a list before another person agreed to it.

use honordesk::bureau::answer::{ListAgreement, SentBack, WaitRow, Waits};
use honordesk::bureau::{Action, Denied};
use honordesk::domain::care::Goods;
use honordesk::domain::staff::Role;

use super::*;
use crate::bureau_support::staff_id;

fn seen(f: &Fixture, id: CondolenceId) -> u32 {
    list(f, id).row.version
}

fn agree(f: &Fixture, who: &str, id: CondolenceId) -> Result<Receipt, Refusal> {
    f.run(who, Command::AgreeCondolence { list: id, seen: seen(f, id) })
}

fn decline(f: &Fixture, who: &str, id: CondolenceId) -> Result<Receipt, Refusal> {
    f.run(who, Command::DeclineCondolence { list: id, seen: seen(f, id), reason: "金额不对".into() })
}

fn again(f: &Fixture, who: &str, id: CondolenceId) -> Result<Receipt, Refusal> {
    f.run(who, Command::ProposeCondolence { list: id, seen: seen(f, id) })
}

fn word(f: &Fixture, id: CondolenceId) -> ListAgreement {
    list(f, id).row.agreement
}

/// What waits of lists, for somebody.
fn waits(f: &Fixture, who: &str) -> Vec<WaitRow> {
    let Ok(Answer::Waiting(rows)) = f.ask(who, Query::Waiting) else { panic!() };
    let of_lists =
        |what: &Waits| matches!(what, Waits::Condolence { .. } | Waits::Back { what: SentBack::List(_), .. });
    rows.into_iter().filter(|row| of_lists(&row.what)).collect()
}

fn not_agreed(f: &Fixture, row: &GiftRow, list: CondolenceId, may: &[&str]) {
    let may = may.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(give(f, row).unwrap_err(), Refusal::ListNotAgreed { list, may });
}

/// `login` holds these posts from now on.
fn posts(f: &Fixture, login: &str, roles: &[Role]) {
    let seen = f.account(login).staff.version;
    let roles = roles.to_vec();
    f.run("safety", Command::SetRoles { staff: staff_id(login), seen, roles }).unwrap();
}

fn own() -> Refusal {
    Refusal::NotPermitted { action: Action::ApproveCondolences, why: Denied::SamePerson }
}

#[test]
fn nothing_is_handed_out_before_another_person_agreed_whatever_posts_the_maker_holds() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    posts(&f, "maker", &[Role::Maker, Role::Checker, Role::Head]);
    let id = propose(&f, made(Recipients::People, "", 20_000)).unwrap();
    let names = ["checker", "head"].map(|login| f.account(login).staff.name);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    not_agreed(&f, &line(&f, id, a), id, &names);
    assert_eq!(statement(&f, a).lines.len(), 0, "nothing is booked");
    for tried in [agree(&f, "maker", id), decline(&f, "maker", id)] {
        assert_eq!(tried.unwrap_err(), own());
    }
    for who in ["admin", "safety", "auditor", "window", "petitions"] {
        let command = Command::AgreeCondolence { list: id, seen: 1 };
        assert!(matches!(f.run(who, command), Err(Refusal::NotPermitted { .. })), "{who}");
    }
    agree(&f, "checker", id).unwrap();
    for person in [a, b] {
        give(&f, &line(&f, id, person)).unwrap();
    }
    assert_eq!(statement(&f, b).paid, Fen(20_000));
    assert!(f.journal(9).iter().any(|line| line.what.command == "condolence.agree"));
    f.reopened().sound();
}

#[test]
fn who_is_added_later_waits_for_a_word_and_who_was_agreed_to_does_not() {
    let f = Fixture::new();
    let a = f.person(1);
    posts(&f, "checker", &[Role::Maker, Role::Checker]);
    let id = make(&f, made(Recipients::People, "", 20_000)).unwrap();
    let (late, later) = (f.person(2), f.person(3));
    let before = seen(&f, id);
    f.run("checker", Command::AddGift { list: id, person: late }).unwrap();
    let stale = Command::AgreeCondolence { list: id, seen: before };
    assert!(matches!(f.run("head", stale), Err(Refusal::Stale { .. })), "more than was seen");
    let told = word(&f, id);
    assert_eq!((told.lines, told.total, told.agreed.is_some()), (1, Fen(20_000), true));
    let row = line(&f, id, late);
    assert!(row.awaits && !line(&f, id, a).awaits);
    let head = f.account("head").staff.name;
    not_agreed(&f, &row, id, &[&head]);
    give(&f, &line(&f, id, a)).unwrap();
    assert_eq!(agree(&f, "checker", id).unwrap_err(), own(), "who added it");
    assert!(agree(&f, "maker", id).unwrap_err().to_string().contains("not permitted"));
    agree(&f, "head", id).unwrap();
    give(&f, &row).unwrap();
    // Whose addition was agreed to agrees to one of somebody else.
    f.run("maker", Command::AddGift { list: id, person: later }).unwrap();
    agree(&f, "checker", id).unwrap();
    give(&f, &line(&f, id, later)).unwrap();
    assert_eq!(agree(&f, "head", id).unwrap_err(), Refusal::NothingToAgree(id));
    f.reopened().sound();
}

#[test]
fn what_is_taken_off_or_taken_back_asks_nobody_anew() {
    let f = Fixture::new();
    let a = f.person(1);
    let id = make(&f, made(Recipients::People, "", 20_000)).unwrap();
    let late = f.person(2);
    f.run("maker", Command::AddGift { list: id, person: late }).unwrap();
    assert_eq!(waits(&f, "head").len(), 1);
    let row = line(&f, id, late);
    f.run("maker", Command::DropGift { gift: row.gift, seen: row.version }).unwrap();
    assert!(waits(&f, "head").is_empty() && word(&f, id).lines == 0);
    give(&f, &line(&f, id, a)).unwrap();
    take_back(&f, &line(&f, id, a)).unwrap();
    give(&f, &line(&f, id, a)).unwrap();
    // Put on again it is another line, and nobody agreed to that.
    f.run("maker", Command::AddGift { list: id, person: late }).unwrap();
    assert!(matches!(give(&f, &line(&f, id, late)), Err(Refusal::ListNotAgreed { .. })));
    f.sound();
}

#[test]
fn what_goes_back_waits_for_whoever_keeps_lists_and_is_put_forward_again() {
    let f = Fixture::new();
    let (a, b) = (f.person(1), f.person(2));
    let id = propose(&f, made(Recipients::People, "", 20_000)).unwrap();
    assert_eq!(again(&f, "maker", id).unwrap_err(), Refusal::ListAsked(id));
    let bare = Command::DeclineCondolence { list: id, seen: 1, reason: " ".into() };
    assert!(matches!(f.run("head", bare), Err(Refusal::Invalid(_))), "a reason has words");
    let row = waits(&f, "head").remove(0);
    assert!(row.mine && row.amount == Some(Fen(40_000)) && row.by == f.account("maker").staff.name);
    let own = waits(&f, "maker").remove(0);
    assert!(own.own && !own.mine && own.who.len() == 2);
    decline(&f, "head", id).unwrap();
    let back = waits(&f, "maker").remove(0);
    assert!(back.mine && back.reason == "金额不对" && back.amount == Some(Fen(40_000)));
    assert!(!waits(&f, "head")[0].mine);
    assert_eq!(word(&f, id).reason, "金额不对");
    assert!(matches!(give(&f, &line(&f, id, a)), Err(Refusal::ListNotAgreed { .. })));
    let row = line(&f, id, b);
    f.run("maker", Command::DropGift { gift: row.gift, seen: row.version }).unwrap();
    again(&f, "maker", id).unwrap();
    let told = word(&f, id);
    assert_eq!((told.lines, told.sent_back, told.reason.as_str()), (1, None, ""));
    agree(&f, "checker", id).unwrap();
    give(&f, &line(&f, id, a)).unwrap();
    assert_eq!(decline(&f, "head", id).unwrap_err(), Refusal::NothingToAgree(id));
    assert_eq!(again(&f, "maker", id).unwrap_err(), Refusal::NothingToAgree(id));
    f.reopened().sound();
}

#[test]
fn whoever_agrees_sees_how_many_how_much_and_how_many_were_paid_for_the_festival() {
    let f = Fixture::new();
    let (a, _) = (f.person(1), f.person(2));
    let first = make(&f, made(Recipients::People, "", 50_000)).unwrap();
    give(&f, &line(&f, first, a)).unwrap();
    let goods = Some(Goods { what: "大米".into(), value: Fen(3_000) });
    let more = MadeFor { goods, ..made(Recipients::People, "", 20_000) };
    let despite = Some("另有一笔".to_owned());
    let done = f.run("maker", Command::MakeCondolence { made: more, despite }).unwrap();
    let Outcome::Condolence(id, _) = done.outcome else { panic!() };
    let view = list(&f, id);
    let told = &view.row.agreement;
    assert_eq!((told.lines, told.total, told.goods), (2, Fen(40_000), Fen(6_000)));
    assert_eq!((view.paid_elsewhere, told.own), (1, true));
    agree(&f, "head", id).unwrap();
    assert_eq!(list(&f, id).paid_elsewhere, 0, "nothing waits");
}

#[test]
fn goods_alone_wait_too_and_a_closed_list_waits_for_nobody() {
    let f = Fixture::new();
    let a = f.person(1);
    let goods = Some(Goods { what: "大米".into(), value: Fen(3_000) });
    let id = propose(&f, MadeFor { goods, ..made(Recipients::People, "", 0) }).unwrap();
    assert!(matches!(give(&f, &line(&f, id, a)), Err(Refusal::ListNotAgreed { .. })));
    assert_eq!(waits(&f, "head")[0].amount, None, "no money");
    f.run("maker", Command::CloseCondolence { list: id, seen: 1 }).unwrap();
    assert!(waits(&f, "head").is_empty() && word(&f, id).lines == 0);
    assert_eq!(agree(&f, "head", id).unwrap_err(), Refusal::ListClosed(id));
    f.run("maker", Command::ReopenCondolence { list: id, seen: 2, reason: "还要发".into() }).unwrap();
    agree(&f, "head", id).unwrap();
    give(&f, &line(&f, id, a)).unwrap();
    f.sound();
}
