//! Calls that were made are on record whatever the state of what they are about; what a night dealt with is told in the morning.

use honordesk::bureau::command::{ActRequest, DutyAct};
use honordesk::bureau::{Command, Outcome};
use honordesk::domain::duty::{DutyFault, DutyLevel, ItemKind, Told};
use honordesk::domain::petition::{PetitionAct, PetitionFacts, PetitionState, Urgency};
use honordesk::locale::{Lang, duty as say};

use super::{TODAY, at, begin, board, bureau, clock, facts, fault, opened, run, said, sign, view};
use crate::bureau_support::*;

#[test]
fn calls_made_while_somebody_looks_after_it_are_on_record_and_go_on_along_the_ladder() {
    let f = bureau();
    said(&f, None);
    let (petition, ..) = f.take_in(petition(None));
    run(&f, "petitions", DutyAct::Acknowledge { petition, until: at("12:00") }).unwrap();
    for _ in 0..6 {
        run(&f, "window", DutyAct::Hop { petition, answered: false }).unwrap();
    }
    let row = || board(&f, "petitions").paging[0].clone();
    let levels: Vec<DutyLevel> = row().hops.iter().map(|hop| hop.level).collect();
    let round = [DutyLevel::Duty, DutyLevel::TeamLead];
    assert_eq!(levels, [round, round, round].concat());
    assert!(row().hops.iter().all(|hop| hop.on == at("09:00") && hop.by == f.account("window").staff.name));
    // It lapses, and the calls stay on record while the ladder begins anew.
    clock(&f, TODAY, 12 * 60);
    assert_eq!((row().hops.len(), row().ladder.next), (6, Some(0)));
}

#[test]
fn a_call_stamped_by_mistake_is_taken_back_by_who_stamped_it_and_stays_on_record() {
    let f = bureau();
    said(&f, None);
    let (petition, ..) = f.take_in(petition(None));
    run(&f, "window", DutyAct::Hop { petition, answered: true }).unwrap();
    let back = |who: &str| run(&f, who, DutyAct::TakeHopBack { petition });
    assert_eq!(fault(back("petitions")), DutyFault::NoCallOfYours);
    back("window").unwrap();
    assert_eq!(fault(back("window")), DutyFault::NoCallOfYours);
    let row = board(&f, "window").paging[0].clone();
    assert_eq!((row.hops.len(), row.hops[0].back, row.ladder.turn), (1, true, Some(0)));
    let major = opened(&f);
    run(&f, "window", DutyAct::Call { major, rung: 1, answered: false }).unwrap();
    run(&f, "window", DutyAct::TakeCallBack { major }).unwrap();
    let row = board(&f, "window").majors[0].clone();
    assert_eq!((row.calls.len(), row.calls[0].back, row.ladder.turn), (1, true, Some(0)));
    // Nothing is left to be called again about.
    begin(&f, "petitions", "head", &[]).unwrap();
    assert!(view(&f, "head").items.iter().all(|item| item.kind != ItemKind::Call));
}

#[test]
fn that_somebody_looks_after_it_is_taken_back_by_them_alone_and_counts_for_nothing() {
    let f = bureau();
    said(&f, None);
    let (petition, ..) = f.take_in(petition(None));
    let back = |who: &str| run(&f, who, DutyAct::TakeAckBack { petition });
    assert_eq!(fault(back("petitions")), DutyFault::NoAckOfYours);
    run(&f, "window", DutyAct::Hop { petition, answered: false }).unwrap();
    run(&f, "petitions", DutyAct::Acknowledge { petition, until: at("12:00") }).unwrap();
    let row = |who: &str| board(&f, who).paging[0].clone();
    assert!(row("petitions").ack_is_last && !row("head").ack_is_last, "the call was before it");
    assert_eq!(fault(back("head")), DutyFault::NoAckOfYours);
    clock(&f, TODAY, 10 * 60);
    back("petitions").unwrap();
    assert_eq!(fault(back("petitions")), DutyFault::NoAckOfYours);
    // It is as if it had never been: the ladder stands where it stood.
    let ladder = row("petitions").ladder;
    assert_eq!((row("petitions").acked, ladder.since, ladder.next), (None, at("09:00"), Some(1)));
    // What somebody else had begun before holds again; a call made since is taken back first.
    run(&f, "head", DutyAct::Acknowledge { petition, until: at("20:00") }).unwrap();
    run(&f, "petitions", DutyAct::Acknowledge { petition, until: at("12:00") }).unwrap();
    run(&f, "petitions", DutyAct::Hop { petition, answered: false }).unwrap();
    assert!(!row("petitions").ack_is_last);
    back("petitions").unwrap();
    assert_eq!(row("petitions").acked, Some((f.account("head").staff.name, at("20:00"))));
    assert!(f.journal(9).iter().any(|line| line.what.command == "duty.take-ack-back"), "it is on record");
}

#[test]
fn a_major_matter_goes_on_with_the_calls_about_its_petition() {
    let f = bureau();
    said(&f, None);
    let critical = PetitionFacts { urgency: Some(Urgency::Critical), ..petition(None) };
    let (petition, ..) = f.take_in(critical);
    run(&f, "window", DutyAct::Hop { petition, answered: true }).unwrap();
    run(&f, "window", DutyAct::TakeHopBack { petition }).unwrap();
    run(&f, "window", DutyAct::Hop { petition, answered: false }).unwrap();
    clock(&f, TODAY, 9 * 60 + 10);
    let open = DutyAct::OpenMajor { facts: facts(), petition: Some(petition) };
    let Outcome::Major(major, _) = run(&f, "window", open).unwrap().outcome else { panic!() };
    let rows = || {
        let board = board(&f, "petitions");
        (board.majors[0].clone(), board.paging[0].clone())
    };
    let (matter, row) = rows();
    let [call] = &matter.calls[..] else { panic!("what was taken back counts for nothing") };
    assert!(call.taken_over && !call.answered && call.on == at("09:00"));
    assert!(say::call(call, Lang::Zh).contains("登记前在信访上呼叫"));
    // The ladder goes on, and the petition asks for no rung of its own.
    assert_eq!((matter.ladder.next, matter.ladder.at), (Some(1), Some(at("09:15"))));
    assert_eq!((row.major, row.ladder.next, row.ladder.turn), (Some(major), None, Some(1)));
    // A call stamped beside the petition stands with the matter, and is taken back there.
    run(&f, "window", DutyAct::Hop { petition, answered: false }).unwrap();
    let (matter, row) = rows();
    assert_eq!((matter.calls.len(), matter.calls[1].level, row.hops.len()), (2, DutyLevel::TeamLead, 2));
    run(&f, "window", DutyAct::TakeHopBack { petition }).unwrap();
    assert!(rows().0.calls[1].back);
    // What nobody answered is told once, with the matter.
    begin(&f, "petitions", "head", &[]).unwrap();
    let calls: Vec<String> = view(&f, "head")
        .items
        .iter()
        .filter(|item| item.kind == ItemKind::Call)
        .map(|item| item.about.clone())
        .collect();
    assert_eq!(calls, [major.to_string()]);
    // Taken back after it was taken over, a call counts in neither place.
    run(&f, "window", DutyAct::TakeCallBack { major }).unwrap();
    assert!(rows().0.calls[0].back);
    assert_eq!(fault(run(&f, "window", DutyAct::TakeHopBack { petition })), DutyFault::NoCallOfYours);
}

#[test]
fn what_who_takes_over_had_before_stays_with_who_hands_over_until_it_is_signed() {
    let f = bureau();
    said(&f, None);
    let (petition, ..) = f.take_in(petition(None));
    let id = begin(&f, "petitions", "head", &["钥匙在抽屉"]).unwrap();
    sign(&f, "head", id, 0, None).unwrap();
    run(&f, "head", DutyAct::FinishHandover { handover: id }).unwrap();
    // The night was stood without a handover; in the morning it goes to who had it by the last one.
    clock(&f, TODAY, 10 * 60);
    let despite = Some("夜里没有交接，一直是我在值".to_owned());
    let again = DutyAct::BeginHandover { to: staff_id("head"), notes: Vec::new(), despite };
    let Outcome::Handover(id, _) = run(&f, "petitions", again).unwrap().outcome else { panic!() };
    let outgoing = f.account("petitions").staff.name;
    assert!(view(&f, "head").items.iter().all(|item| item.holder == outgoing));
    sign(&f, "head", id, 0, Some("材料在交班人手里")).unwrap();
    run(&f, "head", DutyAct::FinishHandover { handover: id }).unwrap();
    let done = view(&f, "head");
    assert!(done.items.iter().all(|item| item.holder == outgoing), "left and unsigned alike");
    assert_eq!(done.holders(false), [outgoing.as_str()]);
    let row = board(&f, "head").paging.into_iter().find(|row| row.petition.petition == petition).unwrap();
    assert_eq!(row.holder, outgoing);
}

#[test]
fn what_was_urgent_and_is_dealt_with_is_told_and_signed_by_nobody() {
    let f = bureau();
    said(&f, None);
    let critical = || PetitionFacts { urgency: Some(Urgency::Critical), ..petition(None) };
    let (gone, _, seen) = f.take_in(critical());
    let act = ActRequest { note: "转区信访局".into(), ..ActRequest::new(PetitionAct::Transfer) };
    f.run("petitions", Command::ActOnPetition { petition: gone, seen, act }).unwrap();
    // As long as its notice is owed it is not dealt with.
    let (act, seen) = (step_of(PetitionAct::Serve), seen + 1);
    f.run("petitions", Command::ActOnPetition { petition: gone, seen, act }).unwrap();
    let major = match run(&f, "window", DutyAct::OpenMajor { facts: facts(), petition: Some(gone) }) {
        Ok(receipt) => match receipt.outcome {
            Outcome::Major(id, _) => id,
            other => panic!("{other:?}"),
        },
        Err(why) => panic!("{why:?}"),
    };
    let text = || "人员已散去".to_owned();
    for last in [false, true] {
        let to = if last { "区委值班室".to_owned() } else { String::new() };
        let report = DutyAct::Report { major, last, text: text(), above: last, to };
        run(&f, "petitions", report).unwrap();
    }
    run(&f, "petitions", DutyAct::CloseMajor { major }).unwrap();
    assert!(board(&f, "window").majors[0].petition.as_ref().is_some_and(|(id, _)| *id == gone));
    begin(&f, "petitions", "head", &["钥匙"]).unwrap();
    let told = view(&f, "head");
    let known: Vec<_> = told.items.iter().filter(|item| item.kind == ItemKind::Info).collect();
    let abouts: Vec<&str> = known.iter().map(|item| item.about.as_str()).collect();
    assert_eq!(abouts, [major.to_string(), gone.to_string()]);
    assert!(matches!(Told::parse(&known[1].text), Some(Told::Petition(_, PetitionState::Transferred))));
    assert!(known.iter().all(|item| item.holder.is_empty()));
    assert_eq!((told.staying, told.resumes), (1, Some(0)), "the note alone is to be signed");
    f.sound();
}
