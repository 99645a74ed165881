//! The on-call duty through the one door: the rota, what pages, major urgent matters, the handover, the register.

mod calls;
mod majors;
mod register;
mod rules;
mod secrecy;
mod withdrawn;

use crate::bureau_support::*;
use honordesk::bureau::answer::{DutyBoard, HandoverView};
use honordesk::bureau::command::{ActRequest, DutyAct};
use honordesk::bureau::query::JournalFilter;
use honordesk::bureau::{Answer, Command, Outcome, Query, Receipt, Refusal};
use honordesk::domain::duty::{
    At, DutyFault, DutyLevel, ItemKind, ItemState, MajorFacts, PageReason, RotaFault, Rung, ShiftKind,
};
use honordesk::domain::petition::{PetitionAct, Purpose};
use honordesk::domain::staff::Role;
use honordesk::domain::{HandoverId, MajorId, PetitionId};

const TODAY: &str = "2026-11-23";
/// 2026-11-23 00:00 in China.
const MIDNIGHT_MS: i64 = 1_795_363_200_000;

fn bureau() -> Fixture {
    let f = Fixture::new();
    clock(&f, TODAY, 9 * 60);
    f
}

/// It is that minute of a day.
fn clock(f: &Fixture, day: &str, minute: i64) {
    f.today.set(date(day));
    f.at_ms.set(MIDNIGHT_MS + date(day).days_since(date(TODAY)) * 86_400_000 + minute * 60_000);
}

fn at(text: &str) -> At {
    At::parse(text, date(TODAY)).unwrap()
}

fn run(f: &Fixture, who: &str, act: DutyAct) -> Result<Receipt, Refusal> {
    f.run(who, Command::Duty(act))
}

fn board(f: &Fixture, who: &str) -> DutyBoard {
    match f.ask(who, Query::Duty { from: date(TODAY) }).unwrap() {
        Answer::Duty(board) => *board,
        _ => panic!(),
    }
}

fn fault<T: std::fmt::Debug>(result: Result<T, Refusal>) -> DutyFault {
    match result {
        Err(Refusal::Duty(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

fn shift(name: &str, start: u16, end: u16) -> ShiftKind {
    ShiftKind { name: name.into(), start, end }
}

fn rung(level: DutyLevel, after: u16, name: &str) -> Rung {
    Rung { level, after, name: name.into(), phone: "13800138000".into() }
}

/// The shifts, the ladder and the age of review, as this bureau says them.
fn said(f: &Fixture, review_days: Option<u16>) {
    let seen = board(f, "head").rules.version;
    let shifts = vec![shift("白班", 8 * 60, 20 * 60), shift("夜班", 20 * 60, 8 * 60)];
    let rungs = vec![rung(DutyLevel::Duty, 0, "值班室"), rung(DutyLevel::TeamLead, 15, "周班长")];
    run(f, "head", DutyAct::SetRules { seen, shifts, rungs, review_days, uncovered: false }).unwrap();
}

fn set(f: &Fixture, day: &str, shift: &str, who: &[&str]) -> Result<Receipt, Refusal> {
    let rows = match f.ask("head", Query::Duty { from: date(day) }).unwrap() {
        Answer::Duty(board) => board.days,
        _ => panic!(),
    };
    let (day, staff) = (date(day), who.iter().map(|login| staff_id(login)).collect());
    run(f, "head", DutyAct::SetShift { day, seen: rows[0].version, shift: shift.into(), staff })
}

fn publish(f: &Fixture, first: &str, last: &str) -> Result<Receipt, Refusal> {
    run(f, "head", DutyAct::Publish { first: date(first), last: date(last) })
}

#[test]
fn nothing_is_invented_where_the_bureau_said_nothing() {
    let f = bureau();
    let board = board(&f, "petitions");
    assert_eq!((board.rules.version, board.rules.review_days), (0, None));
    assert!(board.rules.shifts.is_empty() && board.rules.rungs.is_empty() && board.faults.is_empty());
    assert_eq!(fault(publish(&f, TODAY, TODAY)), DutyFault::NoShifts);
    let (petition, ..) = f.take_in(petition(None));
    assert_eq!(fault(run(&f, "petitions", DutyAct::Hop { petition, answered: true })), DutyFault::NoLadder);
}

#[test]
fn gaps_and_leave_refuse_publishing_with_the_days_named() {
    let f = bureau();
    said(&f, None);
    set(&f, TODAY, "白班", &["petitions"]).unwrap();
    let day = date(TODAY);
    let gap = RotaFault::Gap { day, shift: "夜班".into() };
    assert_eq!(fault(publish(&f, TODAY, TODAY)), DutyFault::Rota(vec![(gap.clone(), String::new())]));
    set(&f, TODAY, "夜班", &["head"]).unwrap();
    let head = staff_id("head");
    let away = |away| DutyAct::Leave { staff: head, first: day, last: day, away, despite: None };
    run(&f, "head", away(true)).unwrap();
    let clash = RotaFault::OnLeave { day, shift: "夜班".into(), staff: head };
    let clash = (clash, f.account("head").staff.name);
    assert_eq!(fault(publish(&f, TODAY, TODAY)), DutyFault::Rota(vec![clash.clone()]));
    run(&f, "head", away(false)).unwrap();
    publish(&f, TODAY, TODAY).unwrap();
    // What was made known stays without gaps and clashes.
    assert_eq!(fault(run(&f, "head", away(true))), DutyFault::Rota(vec![clash]));
    assert_eq!(fault(set(&f, TODAY, "夜班", &[])), DutyFault::Rota(vec![(gap, String::new())]));
    let board = board(&f, "window");
    assert!(board.days[0].published && board.on.iter().any(|post| post.staff == staff_id("petitions")));
    assert_eq!(board.shares.len(), 2);
    // Whoever handles no petitions stands no duty.
    assert!(matches!(fault(set(&f, TODAY, "白班", &["maker"])), DutyFault::CannotStand { .. }));
}

#[test]
fn a_shift_changes_hands_when_the_other_agrees() {
    let f = bureau();
    said(&f, None);
    set(&f, TODAY, "夜班", &["petitions"]).unwrap();
    let (day, shift) = (date(TODAY), || "夜班".to_owned());
    let ask = |who: &str, to: &str| run(&f, who, DutyAct::AskSwap { day, shift: shift(), to: staff_id(to) });
    assert_eq!(fault(ask("head", "petitions")), DutyFault::SwapWaits);
    let answer = |who: &str, agree| run(&f, who, DutyAct::AnswerSwap { day, shift: shift(), agree });
    assert_eq!(fault(answer("head", true)), DutyFault::NoSwap);
    ask("petitions", "head").unwrap();
    assert_eq!(fault(ask("petitions", "head")), DutyFault::SwapWaits);
    answer("head", false).unwrap();
    assert_eq!(board(&f, "head").days[0].posts[0].staff, staff_id("petitions"));
    ask("petitions", "head").unwrap();
    answer("head", true).unwrap();
    assert_eq!(board(&f, "head").days[0].posts[0].staff, staff_id("head"));
}

#[test]
fn an_acknowledgement_lapses_and_the_next_rung_is_shown() {
    let f = bureau();
    said(&f, Some(30));
    let (petition, ..) = f.take_in(petition(None));
    let row = |f: &Fixture| board(f, "petitions").paging[0].clone();
    assert_eq!((row(&f).reasons, row(&f).raised), (vec![PageReason::Undecided], at("09:00")));
    let ack = |until: &str| run(&f, "petitions", DutyAct::Acknowledge { petition, until: at(until) });
    assert!(matches!(fault(ack("08:59")), DutyFault::Until { .. }));
    assert!(matches!(fault(ack("2026-11-26 09:00")), DutyFault::Until { .. }));
    ack("14:00").unwrap();
    clock(&f, TODAY, 13 * 60 + 59);
    assert_eq!(row(&f).acked.unwrap().1, at("14:00"));
    clock(&f, TODAY, 14 * 60 + 1);
    let lapsed = row(&f);
    assert!(lapsed.acked.is_none());
    assert_eq!(
        (lapsed.ladder.since, lapsed.ladder.next, lapsed.ladder.at),
        (at("14:00"), Some(0), Some(at("14:00")))
    );
    // The window may call on; each call is on record, and the next rung has its own minute.
    run(&f, "window", DutyAct::Hop { petition, answered: false }).unwrap();
    let called = row(&f);
    assert_eq!((called.hops.len(), called.ladder.next, called.ladder.at), (1, Some(1), Some(at("14:15"))));
    run(&f, "window", DutyAct::Hop { petition, answered: true }).unwrap();
    assert_eq!(row(&f).ladder.next, None);
    assert!(matches!(
        run(&f, "window", DutyAct::Acknowledge { petition, until: at("15:00") }),
        Err(Refusal::NotPermitted { .. })
    ));
}

#[test]
fn what_is_old_is_reviewed_and_never_pages() {
    let f = bureau();
    said(&f, Some(30));
    let (old, ..) = f.take_in(honordesk::domain::petition::PetitionFacts {
        received: date("2026-10-01"),
        ..petition(None)
    });
    let (new, ..) = f.take_in(petition(None));
    let board = board(&f, "petitions");
    let ids = |rows: &[honordesk::bureau::answer::PageRow]| {
        rows.iter().map(|row| row.petition.petition).collect::<Vec<PetitionId>>()
    };
    assert_eq!((ids(&board.paging), ids(&board.review)), (vec![new], vec![old]));
    let ack = DutyAct::Acknowledge { petition: old, until: at("14:00") };
    assert_eq!(fault(run(&f, "petitions", ack)), DutyFault::NotPaging);
    // What ends today is new, whatever its age.
    let (id, _, seen) = f.take_in(honordesk::domain::petition::PetitionFacts {
        received: date("2026-09-24"),
        ..petition(None)
    });
    let act = ActRequest { on: Some(date("2026-09-24")), ..ActRequest::new(PetitionAct::Accept) };
    f.run("petitions", Command::ActOnPetition { petition: id, seen, act }).unwrap();
    let due =
        self::board(&f, "petitions").paging.into_iter().find(|row| row.petition.petition == id).unwrap();
    assert!(due.reasons.contains(&PageReason::DueToday), "{:?}", due.reasons);
    run(&f, "petitions", DutyAct::Acknowledge { petition: id, until: at("14:00") }).unwrap();
    // Unset, everything pages.
    said(&f, None);
    assert_eq!(self::board(&f, "petitions").paging.len(), 3);
}

fn facts() -> MajorFacts {
    MajorFacts {
        what: "多人聚集".into(),
        place: "局门口".into(),
        when: "09:10".into(),
        people: 30,
        done: "已接待，通知保卫".into(),
    }
}

fn opened(f: &Fixture) -> MajorId {
    match run(f, "window", DutyAct::OpenMajor { facts: facts(), petition: None }).unwrap().outcome {
        Outcome::Major(id, 1) => id,
        other => panic!("{other:?}"),
    }
}

fn begin(f: &Fixture, from: &str, to: &str, notes: &[&str]) -> Result<HandoverId, Refusal> {
    let notes = notes.iter().map(|note| (*note).to_owned()).collect();
    match run(f, from, DutyAct::BeginHandover { to: staff_id(to), notes, despite: None })?.outcome {
        Outcome::Handover(id, 1) => Ok(id),
        other => panic!("{other:?}"),
    }
}

fn sign(
    f: &Fixture,
    who: &str,
    handover: HandoverId,
    at: usize,
    left: Option<&str>,
) -> Result<Receipt, Refusal> {
    let item = view(f, who).items[at].mark;
    run(f, who, DutyAct::Sign { handover, item, left: left.map(Into::into) })
}

fn view(f: &Fixture, who: &str) -> HandoverView {
    board(f, who).handover.unwrap()
}

#[test]
fn a_handover_is_signed_item_by_item_and_what_is_not_stays_by_name() {
    use ItemState::{Left, Taken, Unsigned};
    let f = bureau();
    said(&f, None);
    set(&f, TODAY, "夜班", &["head"]).unwrap();
    let (petition, ..) = f.take_in(petition(None));
    let major = opened(&f);
    run(&f, "petitions", DutyAct::Call { major, rung: 0, answered: false }).unwrap();
    assert_eq!(fault(begin(&f, "petitions", "petitions", &[])), DutyFault::ToOneself);
    let id = begin(&f, "petitions", "head", &["钥匙在抽屉"]).unwrap();
    assert!(matches!(fault(begin(&f, "petitions", "head", &[])), DutyFault::HandoverOpen { .. }));
    let kinds: Vec<ItemKind> = view(&f, "head").items.iter().map(|item| item.kind).collect();
    assert_eq!(kinds, [ItemKind::Major, ItemKind::Urgent, ItemKind::Call, ItemKind::Rota, ItemKind::Note]);
    assert!(matches!(fault(sign(&f, "petitions", id, 0, None)), DutyFault::NotIncoming { .. }));
    sign(&f, "head", id, 0, None).unwrap();
    assert_eq!(fault(sign(&f, "head", id, 0, None)), DutyFault::Signed);
    sign(&f, "head", id, 1, Some("等材料")).unwrap();
    // After a restart it goes on at the first that is not signed.
    let f = f.reopened();
    clock(&f, TODAY, 9 * 60 + 30);
    assert_eq!(view(&f, "head").resumes, Some(2));
    sign(&f, "head", id, 3, None).unwrap();
    sign(&f, "head", id, 4, None).unwrap();
    run(&f, "head", DutyAct::FinishHandover { handover: id }).unwrap();
    let done = view(&f, "window");
    let (outgoing, states): (String, Vec<ItemState>) =
        (done.outgoing.clone(), done.items.iter().map(|item| item.state).collect());
    assert_eq!(states, [Taken, Left, Unsigned, Taken, Taken]);
    assert_eq!(done.staying, 2);
    assert!(done.items[1].holder == outgoing && done.items[2].holder == outgoing);
    let Answer::Desk(desk) = f.ask("head", Query::Desk).unwrap() else { panic!() };
    assert_eq!(desk.duty_staying, 2);
    let digest = done.digest.unwrap();
    let last = Query::Journal { filter: JournalFilter::default(), before: None, limit: 5 };
    let Answer::Journal(page) = f.ask("auditor", last).unwrap() else { panic!() };
    let finished = page.lines.iter().find(|line| line.what.command == "duty.finish-handover").unwrap();
    assert!(finished.what.about.contains(&("digest".to_owned(), digest)));
    // The next one names it again, still with who had it.
    let next = begin(&f, "head", "petitions", &[]).unwrap();
    let again = view(&f, "head");
    let item = again.items.iter().find(|item| item.about == petition.to_string()).unwrap();
    assert_eq!((again.handover, &item.holder), (next, &outgoing));
    assert_eq!(item.why, "等材料", "why it was left is told on");
    let others = again.items.iter().filter(|item| item.about != petition.to_string());
    assert!(others.into_iter().all(|item| item.why.is_empty()));
    assert!(again.items.iter().all(|item| item.kind != ItemKind::Rota), "a change is told once");
}

#[test]
fn whoever_cannot_act_answers_for_nothing() {
    let f = bureau();
    said(&f, None);
    let named = |login: &str| f.account(login).staff.name;
    let holder = || board(&f, "head").paging[0].holder.clone();
    let active = |login: &str, active| {
        let (staff, seen) = (staff_id(login), f.account(login).staff.version);
        f.run("admin", Command::SetActive { staff, seen, active }).unwrap();
    };
    // Taken in at the window, which handles none: it is with those who lead.
    let facts = Box::new(petition(None));
    let taken = petition_of(&f.run("window", Command::RegisterPetition { facts }).unwrap()).0;
    assert_eq!(holder(), named("head"));
    f.also("window", &[Role::FrontDesk, Role::Petitions]);
    assert_eq!(holder(), named("window"));
    // Whoever has the duty left, is back, and keeps away from this one.
    begin(&f, "petitions", "window", &[]).unwrap();
    assert_eq!(holder(), named("petitions"));
    active("petitions", false);
    assert_eq!(holder(), named("window"));
    active("petitions", true);
    assert_eq!(holder(), named("petitions"));
    let until = at("14:00");
    run(&f, "petitions", DutyAct::Acknowledge { petition: taken, until }).unwrap();
    assert!(board(&f, "head").paging[0].acked.is_some());
    let Ok(Answer::Petition(seen)) = f.ask("head", Query::Petition(taken)) else { panic!() };
    let act = ActRequest { note: "有利害关系".into(), ..ActRequest::new(PetitionAct::Recuse) };
    f.run("petitions", Command::ActOnPetition { petition: taken, seen: seen.version, act }).unwrap();
    assert_eq!(holder(), named("window"));
    assert!(board(&f, "head").paging[0].acked.is_none(), "nor looks after it");
    // Who was to take over left: another takes their place, and what the handover names stays with somebody who can.
    active("window", false);
    assert_eq!(holder(), named("head"));
    begin(&f, "petitions", "head", &[]).unwrap();
    assert_eq!(view(&f, "head").items[0].holder, named("head"));
    // Nobody at all is said, not hidden.
    active("head", false);
    assert_eq!(board(&f, "petitions").paging[0].holder, "");
}

#[test]
fn a_report_against_a_unit_is_in_no_list_of_those_who_may_not_see_it() {
    let f = bureau();
    said(&f, None);
    let secret =
        honordesk::domain::petition::PetitionFacts { purpose: Purpose::Accusation, ..petition(None) };
    f.take_in(secret);
    begin(&f, "petitions", "head", &[]).unwrap();
    let seen = |who: &str| {
        let board = board(&f, who);
        let Answer::DutyRegister(rows) = f.ask(who, Query::DutyRegister { day: date(TODAY) }).unwrap() else {
            panic!()
        };
        (board.paging.len(), board.handover.as_ref().unwrap().items.len(), board.staying(), rows.len())
    };
    assert_eq!(seen("petitions"), (1, 1, 1, 1));
    assert_eq!(seen("window"), (0, 0, 0, 0));
    assert_eq!(seen("maker"), (0, 0, 0, 0));
    let Answer::Desk(desk) = f.ask("window", Query::Desk).unwrap() else { panic!() };
    assert_eq!(desk.duty_staying, 0);
    // What may be printed names the number alone.
    let item = &view(&f, "head").items[0];
    assert_eq!(item.text, "2026-0001");
}
