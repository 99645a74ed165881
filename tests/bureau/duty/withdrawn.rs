//! A handover to the wrong person, days that are over, and who answers for what when nobody was asked.

use honordesk::bureau::command::Triage;
use honordesk::domain::StaffId;
use honordesk::domain::ledger::Doubt;
use honordesk::domain::petition::{PetitionFacts, Urgency};
use honordesk::locale::{Lang, duty};

use super::*;

fn withdraw(f: &Fixture, who: &str, handover: HandoverId, reason: &str) -> Result<Receipt, Refusal> {
    run(f, who, DutyAct::WithdrawHandover { handover, reason: reason.into() })
}

fn named(f: &Fixture, login: &str) -> String {
    f.account(login).staff.name
}

fn begin_despite(f: &Fixture, from: &str, to: &str, despite: Option<&str>) -> Result<Receipt, Refusal> {
    let despite = despite.map(str::to_owned);
    run(f, from, DutyAct::BeginHandover { to: staff_id(to), notes: Vec::new(), despite })
}

/// A bureau in which three stand duty: 信访, the head, and one of the window.
fn three() -> Fixture {
    let f = bureau();
    said(&f, None);
    f.also("window", &[Role::FrontDesk, Role::Petitions]);
    f
}

#[test]
fn a_handover_to_the_wrong_person_is_withdrawn_and_nothing_of_it_is_lost() {
    let f = three();
    let (petition, ..) = f.take_in(petition(None));
    set(&f, TODAY, "夜班", &["head"]).unwrap();
    let id = begin(&f, "petitions", "window", &["钥匙在抽屉", "车没油"]).unwrap();
    assert!(matches!(fault(begin(&f, "petitions", "head", &[])), DutyFault::HandoverOpen { .. }));
    // Its first note is taken over before anybody notices.
    let note = |f: &Fixture| view(f, "window").items.iter().position(|i| i.kind == ItemKind::Note).unwrap();
    sign(&f, "window", id, note(&f), None).unwrap();
    assert!(matches!(withdraw(&f, "petitions", id, " "), Err(Refusal::Invalid(_))));
    f.also("maker", &[Role::Maker, Role::Petitions]);
    assert!(matches!(fault(withdraw(&f, "maker", id, "人选错了")), DutyFault::NotTheirs { .. }));
    assert!(!view(&f, "maker").may_withdraw && view(&f, "head").may_withdraw);
    withdraw(&f, "petitions", id, "人选错了").unwrap();
    let done = view(&f, "head");
    let (on, by, why) = done.withdrawn.clone().unwrap();
    assert_eq!((on, by, why.as_str()), (at("09:00"), named(&f, "petitions"), "人选错了"));
    assert!(done.finished.is_none() && done.resumes.is_none() && !done.may_withdraw);
    // By name: what was signed is with who signed it, the rest with who had it.
    let holders: Vec<_> = done.items.iter().map(|item| (item.kind, item.holder.clone())).collect();
    assert_eq!(
        holders,
        [
            (ItemKind::Urgent, named(&f, "petitions")),
            (ItemKind::Rota, named(&f, "petitions")),
            (ItemKind::Note, named(&f, "window")),
            (ItemKind::Note, named(&f, "petitions")),
        ]
    );
    assert_eq!(fault(sign(&f, "window", id, 0, None)), DutyFault::NoHandover);
    assert_eq!(fault(run(&f, "window", DutyAct::FinishHandover { handover: id })), DutyFault::NoHandover);
    assert_eq!(fault(withdraw(&f, "head", id, "再撤")), DutyFault::NoHandover);
    let journal = Query::Journal { filter: JournalFilter::default(), before: None, limit: 9 };
    let Answer::Journal(page) = f.ask("auditor", journal).unwrap() else { panic!() };
    let line = page.lines.iter().find(|line| line.what.command == "duty.withdraw-handover").unwrap();
    assert!(line.what.about.contains(&("reason".to_owned(), "人选错了".to_owned())));
    // The next one carries on what nobody took over, with who has it.
    begin(&f, "petitions", "head", &[]).unwrap();
    let next = view(&f, "head");
    let told: Vec<_> = next.items.iter().map(|item| (item.kind, item.about.clone())).collect();
    assert_eq!(told[0], (ItemKind::Urgent, petition.to_string()));
    assert_eq!(next.items.iter().filter(|item| item.kind == ItemKind::Note).count(), 1, "the other is taken");
    assert_eq!(next.items.iter().filter(|item| item.kind == ItemKind::Rota).count(), 1, "and told once");
    f.sound();
}

#[test]
fn who_is_to_take_over_and_who_leads_withdraw_it_as_well() {
    for who in ["window", "head"] {
        let f = three();
        let id = begin(&f, "petitions", "window", &[]).unwrap();
        withdraw(&f, who, id, "病了来不了").unwrap();
        begin(&f, "petitions", "head", &[]).unwrap();
    }
}

#[test]
fn who_neither_has_the_duty_nor_is_on_hands_it_over_with_a_reason_alone() {
    let f = three();
    set(&f, TODAY, "白班", &["head"]).unwrap();
    let doubt = |login: &str| Err(Refusal::Doubtful(vec![Doubt::DutyOfAnother { holder: staff_id(login) }]));
    // Before the first handover it is the duty of whoever is on.
    assert_eq!(begin_despite(&f, "petitions", "window", None).map(|_| ()), doubt("head"));
    let id = begin(&f, "head", "petitions", &[]).unwrap();
    run(&f, "petitions", DutyAct::FinishHandover { handover: id }).unwrap();
    assert_eq!(begin_despite(&f, "window", "head", None).map(|_| ()), doubt("petitions"));
    assert!(matches!(begin_despite(&f, "window", "head", Some(" ")), Err(Refusal::Invalid(_))));
    begin_despite(&f, "window", "head", Some("值班的人送医院了")).unwrap();
    // Withdrawn, it is as if it had not been begun.
    let id = view(&f, "head").handover;
    assert_eq!(board(&f, "head").holder.unwrap().0, staff_id("window"));
    withdraw(&f, "window", id, "人回来了").unwrap();
    assert_eq!(board(&f, "head").holder.unwrap().0, staff_id("petitions"));
    // Whoever is on hands over without a word, and whoever came off just now.
    begin(&f, "head", "window", &[]).unwrap();
    let id = view(&f, "head").handover;
    withdraw(&f, "head", id, "等夜班").unwrap();
    clock(&f, TODAY, 20 * 60 + 5);
    begin(&f, "head", "window", &[]).unwrap();
}

#[test]
fn a_signature_names_the_item_and_no_other_is_signed_in_its_place() {
    let f = three();
    f.take_in(petition(None));
    let (second, _, seen) = f.take_in(petition(None));
    let handover = begin(&f, "petitions", "window", &["钥匙", "钥匙"]).unwrap();
    let first = view(&f, "window").items[0].clone();
    assert_eq!(first.about, second.to_string());
    // Meanwhile it turns out to be about the one who signs.
    let accused = Some(honordesk::domain::petition::Accused {
        staff: Some(staff_id("window")),
        name: named(&f, "window"),
        ..Default::default()
    });
    let act =
        ActRequest {
            accused, note: "信访人补充反映".into(), ..ActRequest::new(PetitionAct::NameAccused)
        };
    f.run("head", Command::ActOnPetition { petition: second, seen, act }).unwrap();
    let take = |item| run(&f, "window", DutyAct::Sign { handover, item, left: None });
    assert_eq!(fault(take(first.mark)), DutyFault::NoItem);
    let items = view(&f, "window").items;
    assert!(items.iter().all(|item| item.state == ItemState::Unsigned));
    // Two that say the same are two.
    let notes: Vec<u64> = items.iter().filter(|item| item.kind == ItemKind::Note).map(|i| i.mark).collect();
    assert_ne!(notes[0], notes[1]);
    take(notes[1]).unwrap();
    assert_eq!(fault(take(notes[1])), DutyFault::Signed);
    take(notes[0]).unwrap();
}

#[test]
fn who_stood_a_day_that_is_over_stays_as_it_was() {
    let f = three();
    set(&f, TODAY, "夜班", &["petitions"]).unwrap();
    let (day, shift) = (date(TODAY), || "夜班".to_owned());
    let ask = |who: &str, to: &str| run(&f, who, DutyAct::AskSwap { day, shift: shift(), to: staff_id(to) });
    ask("petitions", "head").unwrap();
    clock(&f, "2026-11-24", 9 * 60);
    let over = DutyFault::DayOver { day };
    for agree in [true, false] {
        let answer = DutyAct::AnswerSwap { day, shift: shift(), agree };
        assert_eq!(fault(run(&f, "head", answer)), over);
    }
    assert_eq!(fault(ask("petitions", "window")), over);
    assert_eq!(fault(set(&f, TODAY, "夜班", &["head"])), over);
    let staff: StaffId = staff_id("petitions");
    for away in [true, false] {
        let leave = DutyAct::Leave { staff, first: day, last: date("2026-11-26"), away, despite: None };
        assert_eq!(run(&f, "head", leave), Err(Refusal::Doubtful(vec![Doubt::PastLeave { day }])));
    }
    let (first, last) = (date("2026-11-24"), date("2026-11-26"));
    run(&f, "head", DutyAct::Leave { staff, first, last, away: true, despite: None }).unwrap();
    assert_eq!(board(&f, "head").days[0].posts[0].staff, staff);
}

#[test]
fn leave_that_was_not_noted_is_noted_afterwards_and_changes_no_shift() {
    let f = three();
    let day = date(TODAY);
    for on in [TODAY, "2026-11-24"] {
        set(&f, on, "白班", &["head"]).unwrap();
        set(&f, on, "夜班", &["petitions"]).unwrap();
    }
    publish(&f, TODAY, "2026-11-24").unwrap();
    clock(&f, "2026-11-24", 9 * 60);
    let staff = staff_id("petitions");
    let leave = |last: &str, away, why: Option<&str>| {
        let (last, despite) = (date(last), why.map(str::to_owned));
        run(&f, "head", DutyAct::Leave { staff, first: day, last, away, despite })
    };
    // Today is made known, and a clash there is still to be mended.
    let clash = RotaFault::OnLeave { day: date("2026-11-24"), shift: "夜班".into(), staff };
    let clash = (clash, f.account("petitions").staff.name);
    assert_eq!(fault(leave("2026-11-24", true, Some("病假条后补"))), DutyFault::Rota(vec![clash]));
    assert!(matches!(leave(TODAY, true, Some(" ")), Err(Refusal::Invalid(_))));
    leave(TODAY, true, Some("病假条后补")).unwrap();
    let of = || {
        let row = board(&f, "head").days.remove(0);
        let away: Vec<StaffId> = row.away.iter().map(|(id, _)| *id).collect();
        (row.posts.iter().map(|post| post.staff).collect::<Vec<_>>(), away, row.published)
    };
    let stood = vec![staff_id("head"), staff];
    assert_eq!(of(), (stood.clone(), vec![staff], true), "who stood it stays");
    // It stands in the way of nothing that comes.
    publish(&f, TODAY, "2026-11-24").unwrap();
    begin(&f, "petitions", "head", &[]).unwrap();
    let told: Vec<String> = view(&f, "head").items.iter().map(|row| duty::item(row, Lang::Zh)).collect();
    assert!(told.iter().any(|item| item.contains("补记：病假条后补")), "{told:?}");
    leave(TODAY, false, Some("并没有休")).unwrap();
    assert_eq!(of(), (stood, Vec::new(), true));
    f.sound();
}

#[test]
fn somebody_answers_for_a_major_matter_from_the_first_minute_on() {
    let f = three();
    let major = opened(&f);
    let holder = |f: &Fixture| board(f, "head").majors[0].holder.clone();
    assert_eq!(holder(&f), named(&f, "window"), "who wrote it down, before any handover");
    let id = begin(&f, "petitions", "head", &[]).unwrap();
    assert_eq!(holder(&f), named(&f, "petitions"));
    sign(&f, "head", id, 0, None).unwrap();
    run(&f, "head", DutyAct::FinishHandover { handover: id }).unwrap();
    assert_eq!(holder(&f), named(&f, "head"));
    // What comes after it is with who has the duty.
    let later = opened(&f);
    let row = board(&f, "head").majors.into_iter().find(|row| row.major == later).unwrap();
    assert_eq!((row.by, row.holder), (named(&f, "window"), named(&f, "head")));
    // Whoever left answers for nothing.
    let (staff, seen) = (staff_id("head"), f.account("head").staff.version);
    f.run("admin", Command::SetActive { staff, seen, active: false }).unwrap();
    let row = board(&f, "petitions").majors.into_iter().find(|row| row.major == major).unwrap();
    assert_eq!(row.holder, named(&f, "window"), "who wrote it down");
}

#[test]
fn before_any_handover_it_is_with_its_owner_or_who_is_on_and_not_with_who_typed_it_in() {
    let f = three();
    let critical = PetitionFacts { urgency: Some(Urgency::Critical), ..petition(None) };
    let taken = f.run("window", Command::RegisterPetition { facts: Box::new(critical) }).unwrap();
    let (id, _, seen) = petition_of(&taken);
    let holder = || board(&f, "head").paging[0].holder.clone();
    assert_eq!(holder(), named(&f, "window"), "nobody else is named");
    set(&f, TODAY, "白班", &["head"]).unwrap();
    assert_eq!(holder(), named(&f, "head"));
    let claim = Triage::Claim { petitions: vec![(id, seen)] };
    f.run("petitions", Command::Triage(claim)).unwrap();
    assert_eq!(holder(), named(&f, "petitions"));
}

#[test]
fn items_stand_in_the_order_of_what_needs_an_answer() {
    let f = three();
    let group = PetitionFacts { headcount: 30, ..petition(None) };
    let (one, ..) = f.take_in(petition(None));
    let (many, ..) = f.take_in(group);
    let (looked_after, ..) = f.take_in(petition(None));
    let until = at("14:00");
    run(&f, "petitions", DutyAct::Acknowledge { petition: looked_after, until }).unwrap();
    let (last, ..) = f.take_in(petition(None));
    let listed: Vec<String> =
        board(&f, "petitions").paging.iter().map(|row| row.petition.petition.to_string()).collect();
    assert_eq!(listed, [many, last, one, looked_after].map(|id| id.to_string()));
    begin(&f, "petitions", "head", &[]).unwrap();
    let items: Vec<String> = view(&f, "head").items.into_iter().map(|item| item.about).collect();
    assert_eq!(items, listed);
}

#[test]
fn what_is_set_aside_until_a_day_pages_before_it_only_where_it_is_critical() {
    let f = three();
    let critical = PetitionFacts { urgency: Some(Urgency::Critical), ..petition(None) };
    let (usual, _, seen) = f.take_in(petition(None));
    let (urgent, _, other) = f.take_in(critical);
    for (petition, seen) in [(usual, seen), (urgent, other)] {
        let until = Some(date("2026-11-25"));
        let act = ActRequest { until, note: "等人来".into(), ..ActRequest::new(PetitionAct::Defer) };
        f.run("petitions", Command::ActOnPetition { petition, seen, act }).unwrap();
    }
    let paging = || {
        let rows = board(&f, "petitions").paging.into_iter();
        rows.map(|row| (row.petition.petition, row.reasons)).collect::<Vec<_>>()
    };
    assert_eq!(paging(), [(urgent, vec![PageReason::Critical])]);
    clock(&f, "2026-11-25", 9 * 60);
    let both = vec![PageReason::Critical, PageReason::Undecided];
    assert_eq!(paging(), [(urgent, both), (usual, vec![PageReason::Undecided])]);
}

#[test]
fn what_is_critical_is_on_call_until_it_is_answered() {
    let f = three();
    let critical = PetitionFacts { urgency: Some(Urgency::Critical), ..petition(None) };
    let (id, _, seen) = f.take_in(critical);
    let (usual, _, other) = f.take_in(petition(None));
    let reasons = |of: PetitionId| {
        let rows = board(&f, "petitions").paging;
        rows.into_iter().find(|row| row.petition.petition == of).map(|row| row.reasons)
    };
    assert_eq!(reasons(id), Some(vec![PageReason::Critical, PageReason::Undecided]));
    assert_eq!(board(&f, "petitions").paging[0].petition.petition, id, "before what is only undecided");
    for (petition, seen) in [(id, seen), (usual, other)] {
        let act = ActRequest::new(PetitionAct::Accept);
        f.run("petitions", Command::ActOnPetition { petition, seen, act }).unwrap();
    }
    assert_eq!((reasons(id), reasons(usual)), (Some(vec![PageReason::Critical]), None));
    run(&f, "petitions", DutyAct::Acknowledge { petition: id, until: at("14:00") }).unwrap();
    let Ok(Answer::Petition(seen)) = f.ask("head", Query::Petition(id)) else { panic!() };
    let seen = seen.version;
    let act = step_of(PetitionAct::Withdraw);
    f.run("petitions", Command::ActOnPetition { petition: id, seen, act }).unwrap();
    assert_eq!(reasons(id), None);
}
