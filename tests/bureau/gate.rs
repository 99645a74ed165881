//! Who may do what: every command and query against every role, and the limits beside the roles.

mod accounts;
mod bulk;
mod care;
mod duty;
mod grants;
mod ledger;
mod matrix;
mod papers;
mod periods;
mod petition_hands;
mod quality;
mod queries;
mod rates;
mod runs;
mod timing;

use crate::bureau_support::*;
use honordesk::bureau::answer::TimelinePage;
use honordesk::bureau::command::{
    ActRequest, PersonChange, PetitionChange, ProtectedField, Secret, Triage, VisitCorrection, Visitor,
};
use honordesk::bureau::query::TimelineFilter;
use honordesk::bureau::{Action, Answer, Command, Denied, Outcome, Query, Refusal};
use honordesk::domain::ledger::EntryKind;
use honordesk::domain::person::ConfirmedHow;
use honordesk::domain::petition::PetitionAct;
use honordesk::domain::staff::Role;
use honordesk::domain::visit::{AskAnswer, Caller, VisitOutcome};
use honordesk::domain::{NoteId, PersonId, PetitionId, StaffId, VisitId};
use matrix::allowed;

fn correction() -> VisitCorrection {
    VisitCorrection {
        caller: Caller::in_person(),
        topics: vec![],
        outcome: VisitOutcome::Left,
        note: String::new(),
        promises: vec![],
        reason: None,
    }
}

/// One of each command, and the action it needs. A command that is missing here fails the test below.
#[allow(clippy::too_many_lines, reason = "one line a command")]
fn commands() -> Vec<(Command, Action)> {
    let secret = || Secret::new(PASSWORD.into());
    let act = |act| Command::ActOnPetition { petition: PetitionId(1), seen: 1, act: ActRequest::new(act) };
    let triage = |act| Command::Triage(Triage::Decide { petitions: Vec::new(), act: ActRequest::new(act) });
    let visit = VisitId(1);
    let visitor = || Visitor { person: None, caller: Caller::in_person(), topics: vec![] };
    let mut all = vec![
        (Command::Found(founding()), Action::UseDesk),
        (sign_in("window", PASSWORD), Action::UseDesk),
        (Command::SwitchStaff { to: StaffId(1) }, Action::UseDesk),
        (Command::Unlock { password: secret() }, Action::UseDesk),
        (Command::SignOut, Action::UseDesk),
        (Command::ChangePassword { old: secret(), new: Secret::new("x".into()) }, Action::UseDesk),
        (Command::AddStaff(new_staff("fresh", &[])), Action::Accounts),
        (Command::SetActive { staff: StaffId(4), seen: 0, active: true }, Action::Accounts),
        (Command::SetRoles { staff: StaffId(4), seen: 0, roles: vec![] }, Action::Policy),
        (Command::ResetPassword { staff: StaffId(4), seen: 0, new: Some(secret()) }, Action::Policy),
        (
            Command::AmendStaff { staff: StaffId(4), seen: 0, name: "试".into(), desk: String::new() },
            Action::Accounts,
        ),
        (Command::EndLockout { staff: StaffId(4), seen: 0 }, Action::Policy),
        (Command::AgreePassword { staff: StaffId(4), seen: 0 }, Action::Vouch),
        (Command::DeclinePassword { staff: StaffId(4), seen: 0, reason: "不清".into() }, Action::Vouch),
        (Command::RegisterPetition { facts: Box::new(petition(Some(PersonId(9)))) }, Action::TakePetitions),
        (
            Command::CorrectPetition {
                petition: PetitionId(1),
                seen: 0,
                changes: vec![PetitionChange::Headcount(1)],
                despite: None,
            },
            Action::CorrectPetitions,
        ),
        (act(PetitionAct::Accept), Action::HandlePetitions),
        (act(PetitionAct::ApproveExtension), Action::ApproveExtension),
        (
            Command::AssignPetition { petition: PetitionId(1), seen: 0, to: StaffId(7) },
            Action::HandlePetitions,
        ),
        (Command::Triage(Triage::Undo { petitions: Vec::new() }), Action::HandlePetitions),
        (Command::Triage(Triage::Claim { petitions: Vec::new() }), Action::HandlePetitions),
        (triage(PetitionAct::Accept), Action::HandlePetitions),
        (triage(PetitionAct::ApproveExtension), Action::ApproveExtension),
        (Command::BookVisit { visitor: visitor(), day: date("2026-11-23"), minute: 600 }, Action::Attend),
        (Command::TakeNumber { visitor: visitor() }, Action::Attend),
        (Command::Arrive { visit, seen: 0 }, Action::Attend),
        (Command::BeginVisit { visitor: visitor(), done: None }, Action::Attend),
        (Command::CallVisit { visit, seen: 0 }, Action::Attend),
        (
            Command::AmendVisit { visit, seen: 0, visitor: visitor(), note: String::new(), promises: vec![] },
            Action::Attend,
        ),
        (
            Command::EndVisit {
                visit,
                seen: 0,
                outcome: VisitOutcome::Left,
                visitor: None,
                note: String::new(),
                promises: vec![],
            },
            Action::Attend,
        ),
        (
            Command::NoteAsk { visit, seen: 0, ask: "phone".into(), answer: AskAnswer::Skipped },
            Action::Attend,
        ),
        (Command::CorrectVisit { visit, seen: 0, said: Box::new(correction()) }, Action::Attend),
        (Command::KeepPromise { visit, seen: 0, at: 0 }, Action::Attend),
        (Command::NoticeConfirmation { people: vec![PersonId(9)], year: 2026, on: None }, Action::Confirm),
        (
            Command::Confirm {
                person: PersonId(9),
                year: 2026,
                on: None,
                how: ConfirmedHow::Face,
                document: String::new(),
            },
            Action::Confirm,
        ),
        (
            Command::WithdrawConfirmation {
                person: PersonId(9),
                year: 2026,
                notice: true,
                reason: "记错人".into(),
            },
            Action::Confirm,
        ),
        (Command::SaveView { name: String::new(), text: String::new(), pin: None }, Action::KeepViews),
        (Command::RemoveView { name: String::new() }, Action::KeepViews),
        (Command::SaveImportProfile { name: String::new(), mapping: String::new() }, Action::ImportPeople),
    ];
    all.extend(papers::commands());
    all.extend(periods::commands());
    all.extend(about_people());
    all.extend(accounts::commands());
    all.extend(bulk::commands());
    all.extend(ledger::commands());
    all.extend(rates::commands());
    all.extend(care::commands());
    all.extend(duty::commands());
    all.extend(grants::commands());
    all.extend(timing::commands());
    all.extend(runs::commands());
    all.extend(petition_hands::commands());
    all
}

/// Those about people and their records.
fn about_people() -> Vec<(Command, Action)> {
    let note = || note("看过委托书", &[]);
    let named = |id| (PersonId(id), 1);
    vec![
        (Command::AddNote { person: PersonId(9), facts: Box::new(note()) }, Action::WriteNotes),
        (Command::AmendNote { note: NoteId(9), seen: 0, facts: Box::new(note()) }, Action::WriteNotes),
        (Command::EndNote { note: NoteId(9), seen: 0 }, Action::WriteNotes),
        (Command::AcknowledgeNotes { person: PersonId(9), notes: vec![] }, Action::AcknowledgeNotes),
        (Command::RegisterPerson { facts: Box::default(), despite: None }, Action::EditPeople),
        (
            Command::AmendPerson {
                person: PersonId(1),
                seen: 0,
                changes: vec![PersonChange::Sex(None)],
                despite: None,
            },
            Action::EditPeople,
        ),
        (death(PersonId(1), 0, date("2026-11-01")), Action::EditPeople),
        (
            Command::WithdrawDeath { person: PersonId(1), seen: 0, reason: "登记错人".into() },
            Action::EditPeople,
        ),
        (
            Command::MergePeople {
                keep: named(1),
                gone: named(2),
                take: vec![],
                moves: 0,
                lives: false,
                reason: "同一人".into(),
            },
            Action::MergePeople,
        ),
        (
            Command::UnmergePeople { person: PersonId(2), seen: 1, give: vec![], reason: "误并".into() },
            Action::MergePeople,
        ),
        (
            Command::DeclareDistinct {
                one: (PersonId(1), 1),
                other: (PersonId(2), 1),
                reason: "当面核对".into(),
            },
            Action::JudgeDuplicates,
        ),
        (
            Command::WithdrawDistinct { one: PersonId(1), other: PersonId(2), reason: "看错了".into() },
            Action::JudgeDuplicates,
        ),
        (
            Command::Reveal { person: PersonId(9), field: ProtectedField::Card, reason: "核对".into() },
            Action::Reveal,
        ),
    ]
}

fn denied_for_role<T>(result: &Result<T, Refusal>) -> bool {
    matches!(result, Err(Refusal::NotPermitted { why: Denied::Role { .. }, .. }))
}

#[test]
fn every_command_and_query_is_gated_for_every_role() {
    let f = Fixture::new();
    let mut names: Vec<&str> = commands().iter().map(|(c, _)| c.name()).collect();
    names.dedup();
    assert_eq!(names.len(), 182, "one of each command is listed, acts twice");
    assert_eq!(queries::queries().len(), 98);
    for (login, roles) in STAFF {
        let may = |action| allowed(action).is_none_or(|needed| needed.iter().any(|r| roles.contains(r)));
        for (command, action) in commands() {
            assert_eq!(Action::of_command(&command), action, "{}", command.name());
            let name = command.name();
            let done = f.run(login, command);
            assert_eq!(denied_for_role(&done), !may(action), "{login} {name}");
            assert!(
                done != Err(Refusal::SignedOut) || action == Action::UseDesk,
                "nobody carries out {name}"
            );
        }
        for (query, action) in queries::queries() {
            assert_eq!(Action::of_query(&query), action);
            assert_eq!(denied_for_role(&f.ask(login, query.clone())), !may(action), "{login} {query:?}");
        }
    }
    f.sound();
}

#[test]
fn nobody_and_the_disabled_may_do_nothing_but_knock() {
    let f = Fixture::new();
    f.run("admin", Command::SetActive { staff: staff_id("window"), seen: 1, active: false }).unwrap();
    for (command, action) in commands() {
        let name = command.name();
        let nobody = f.run_as(None, command.clone());
        if action != Action::UseDesk
            || matches!(name, "session.unlock" | "session.sign-out" | "staff.change-password")
        {
            assert_eq!(nobody, Err(Refusal::SignedOut), "{name}");
        }
        let disabled = f.run("window", command);
        if !matches!(name, "bureau.found" | "session.sign-in" | "session.switch") {
            let why = Denied::Disabled;
            assert_eq!(disabled, Err(Refusal::NotPermitted { action, why }), "{name}");
        }
    }
    for (query, action) in queries::queries().into_iter().skip(1) {
        let asked = f.bureau.query(&f.asking(None), query.clone());
        assert_eq!(asked, Err(Refusal::SignedOut), "{query:?}");
        let asked = f.ask("window", query);
        assert_eq!(asked, Err(Refusal::NotPermitted { action, why: Denied::Disabled }));
    }
    let Ok(Answer::Desk(desk)) = f.ask("window", Query::Desk) else { panic!() };
    assert_eq!((desk.staff, desk.people, desk.allowed), (None, 0, vec![Action::UseDesk]));
}

#[test]
fn before_founding_nothing_is_open_but_founding() {
    let f = Fixture::unfounded();
    for (command, action) in commands().into_iter().skip(6) {
        let name = command.name();
        let why = Denied::NotFounded;
        assert_eq!(f.run("admin", command), Err(Refusal::NotPermitted { action, why }), "{name}");
    }
    assert_eq!(f.run_as(None, sign_in("admin", PASSWORD)), Err(Refusal::Founded(false)));
    let Ok(Answer::Desk(desk)) = f.bureau.query(&f.asking(None), Query::Desk) else { panic!() };
    assert_eq!(desk.bureau, None);
}

#[test]
fn refusals_for_lack_of_permission_stand_in_the_journal() {
    let f = Fixture::new();
    f.run("window", Command::CloseMonth { month: month("2026-10"), despite: Some("试算".into()) })
        .unwrap_err();
    f.ask("admin", Query::Card(PersonId(1))).unwrap_err();
    let told: Vec<_> = f.journal(2).iter().map(|e| (e.what.command.clone(), e.what.about.clone())).collect();
    let about = |command: &str, action: &str| {
        [("command", command), ("action", action), ("why", "role")]
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .to_vec()
    };
    assert_eq!(
        told,
        [
            ("denied".to_owned(), about("query", "read-people")),
            ("denied".to_owned(), about("ledger.close-month", "periods"))
        ]
    );
}

#[test]
fn a_change_of_roles_counts_at_the_next_command() {
    let f = Fixture::new();
    f.begin(posting(f.person(1), EntryKind::Due, "2026-09", 100), "2026-09-10");
    let close = |m: &str| Command::CloseMonth { month: month(m), despite: Some("试算".into()) };
    f.run("checker", close("2026-09")).unwrap();
    let checker = staff_id("checker");
    f.run("safety", Command::SetRoles { staff: checker, seen: 1, roles: vec![Role::FrontDesk] }).unwrap();
    assert!(denied_for_role(&f.run("checker", close("2026-10"))));
    f.run("safety", Command::SetRoles { staff: checker, seen: 2, roles: vec![Role::Checker] }).unwrap();
    f.run("checker", close("2026-10")).unwrap();
}

#[test]
fn reveals_are_counted_by_the_day_and_written_down_first() {
    let f = Fixture::new();
    let id = f.person(1);
    let reveal =
        || Command::Reveal { person: id, field: ProtectedField::Phone(0), reason: "电话核对".into() };
    for n in 0..20 {
        let receipt = f.run("window", reveal()).unwrap();
        assert_eq!(receipt.outcome, Outcome::Revealed("13800000001".into()), "{n}");
    }
    let why = Denied::Quota { most: 20 };
    assert_eq!(f.run("window", reveal()), Err(Refusal::NotPermitted { action: Action::Reveal, why }));
    f.run("checker", reveal()).unwrap();
    f.today.set(date("2026-11-24"));
    f.run("window", reveal()).unwrap();
    let Ok(Answer::Timeline(TimelinePage { lines: seen, .. })) = f.ask(
        "maker",
        Query::Timeline { person: id, filter: TimelineFilter::default(), before: None, limit: 100 },
    ) else {
        panic!()
    };
    assert_eq!(seen.iter().filter(|h| h.command == "person.reveal").count(), 22);
    assert!(!serde_json::to_string(&seen).unwrap().contains("138000"), "the journal never holds the value");
    let none = Command::Reveal { person: id, field: ProtectedField::Account, reason: "核对".into() };
    assert!(matches!(f.run("head", none), Err(Refusal::NotFound(_))));
    let unsaid = Command::Reveal { person: id, field: ProtectedField::Phone(0), reason: " ".into() };
    assert!(matches!(f.run("head", unsaid), Err(Refusal::Invalid(_))));
}

#[test]
fn a_clock_set_back_and_forth_opens_no_new_allowance() {
    let f = Fixture::new();
    let id = f.person(1);
    let reveal = || {
        let field = honordesk::bureau::command::ProtectedField::ResidentId;
        f.run("window", Command::Reveal { person: id, field, reason: "核对身份".into() })
    };
    let used_up = |result: &Result<_, Refusal>| {
        matches!(result, Err(Refusal::NotPermitted { why: Denied::Quota { .. }, .. }))
    };
    assert!((0..1000).any(|_| used_up(&reveal())));
    f.today.set(date("2026-11-22"));
    f.person(2);
    f.today.set(date("2026-11-23"));
    assert!(used_up(&reveal()));
}

#[test]
fn no_password_is_hashed_for_who_may_not_ask() {
    let f = Fixture::new();
    let Fixture { dir, bureau, today, at_ms, keys, visit } = f;
    bureau.close().unwrap();
    let impossible = honordesk::bureau::HashCost { memory_kib: 0, passes: 0, lanes: 0 };
    let options = honordesk::bureau::BureauOptions { hash_cost: impossible, ..options() };
    let (bureau, _) = honordesk::bureau::Bureau::open(&dir.path().join("data"), &options).unwrap();
    let f = Fixture { dir, bureau, today, at_ms, keys, visit };
    assert_eq!(f.run_as(None, Command::Found(founding())), Err(Refusal::Founded(true)));
    let new = Command::AddStaff(new_staff("another", &[]));
    assert!(matches!(f.run("window", new), Err(Refusal::NotPermitted { .. })));
}
