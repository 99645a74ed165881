//! Made-up petitions, answered as the bureau would: limits and steps come from the rules.

use std::sync::Arc;

use crate::bureau::answer::{
    Barred, BroughtAt, Due, EarlierPetition, HandRow, OwnerForecast, OwnerReason, PetitionForecast,
    PetitionQueue, PetitionRow, PetitionView, SameWhy, TriageRow, WillBeLate,
};
use crate::bureau::command::Triage;
use crate::bureau::gate::allows;
use crate::bureau::query::{EarlierAsked, Order, Tab};
use crate::bureau::{Action, Answer, Query, Reference, Refusal};
use crate::domain::petition::{
    Clock, Demand, Origin, Pace, Petition, PetitionAct, PetitionEvent, PetitionFacts, PetitionState,
    Petitioner, Pressing, PressingReason, Route, next_due, next_state, pressing_reasons,
};
use crate::domain::{Date, DivisionCode, PersonId, PetitionId, StaffId, VisitId, mask_phone};

/// The business date of the bench.
pub fn today() -> Date {
    Date::new(2026, 11, 23).unwrap()
}

fn day(month: u32, day: u32) -> Date {
    Date::new(2026, month, day).unwrap()
}

fn facts(received: Date, name: &str, demand: &str, route: Option<Route>) -> PetitionFacts {
    PetitionFacts {
        received_at: Some(9 * 60 + 38),
        petitioners: vec![Petitioner {
            name: name.to_owned(),
            phone: "13800008000".to_owned(),
            ..Petitioner::default()
        }],
        demands: vec![Demand::new(demand, route)],
        division: DivisionCode::parse("440114001001"),
        ..PetitionFacts::on(received)
    }
}

fn petition(id: u32, facts: PetitionFacts) -> Petition {
    Petition::new(PetitionId(id), format!("2026-{id:04}"), facts, StaffId(3))
}

fn with_events(mut petition: Petition, events: &[(PetitionAct, Date)]) -> Petition {
    for (act, on) in events {
        petition.state = next_state(&petition.case(), *act).unwrap();
        let mut event = PetitionEvent::new(*act, *on, StaffId(3));
        event.document = format!("花退役信〔2026〕{} 号", petition.events.len() + 1);
        petition.events.push(event);
    }
    petition.version += events.len() as u32;
    (petition.owner, petition.first_handler) = (Some(StaffId(3)), Some(StaffId(3)));
    petition.owned_since = events.last().map(|(_, on)| *on);
    petition
}

/// Nine petitions in the order of what is due next.
pub fn all() -> Vec<Petition> {
    use PetitionAct::{Accept, Assign, Reply, Serve};
    let mut group = facts(day(9, 20), "陈炳坤", "参战身份认定久拖不决", Some(Route::Opinion));
    group.headcount = 3;
    let group =
        with_events(petition(1, group), &[(Accept, day(9, 22)), (Serve, day(9, 24)), (Assign, day(9, 24))]);
    let mut referred = facts(day(11, 18), "区国英", "8 月起生活补助每月少发 27 元", Some(Route::Opinion));
    referred.origin = Origin::Referred;
    referred.petitioners[0].person = Some(PersonId(1));
    referred.visit = Some(VisitId(12));
    let mut secret = facts(day(11, 23), "", "反映某站代办收费", Some(Route::Accusation));
    secret.petitioners.clear();
    (secret.anonymous, secret.secret) = (true, true);
    let mut rare = facts(day(11, 22), "陈㘵", "旧伤复发，要求重新评定伤残等级", None);
    rare.petitioners[0].person = Some(PersonId(5));
    let mut minority = facts(
        day(11, 21),
        "买买提·吐尔逊",
        "优待证办理超过三十个工作日没有答复\n请说明原因",
        Some(Route::Opinion),
    );
    minority.petitioners[0].person = Some(PersonId(6));
    minority.headcount = 12;
    minority.petitioners[0].representative = true;
    let conclude = with_events(
        petition(6, facts(day(11, 20), "梁润权", "要求落实安置岗位", Some(Route::Opinion))),
        &[(Accept, day(11, 23))],
    );
    let served = with_events(
        petition(7, facts(day(9, 1), "骆树荣", "要求补发立功奖励金", Some(Route::Opinion))),
        &[
            (Accept, day(9, 3)),
            (Serve, day(9, 4)),
            (Assign, day(9, 4)),
            (Reply, day(10, 28)),
            (Serve, day(11, 2)),
        ],
    );
    vec![
        group,
        petition(2, referred),
        petition(3, minority),
        petition(4, rare),
        petition(5, secret),
        conclude,
        served,
    ]
}

fn clocks(reference: &Reference, petition: &Petition) -> Vec<Clock> {
    reference.petition_rules.clocks(&petition.case(), &reference.calendar, today())
}

fn why(petition: &Petition, clocks: &[Clock]) -> Vec<PressingReason> {
    let nth = if petition.facts.repeats.is_some() { 2 } else { 1 };
    let pressing = Pressing {
        headcount: petition.facts.headcount,
        urgency: petition.facts.urgency,
        long_standing: petition.case().long_standing(),
        ..Pressing::default()
    };
    PressingReason::with_place(pressing_reasons(clocks, pressing, today()), nth)
}

fn row(reference: &Reference, petition: &Petition) -> PetitionRow {
    let facts = &petition.facts;
    let clocks = clocks(reference, petition);
    let due = next_due(&clocks).map(|c| Due {
        on: c.due,
        in_days: c.due.days_since(today()),
        provisional: c.provisional,
    });
    PetitionRow {
        dead: false,
        petition: petition.id,
        version: petition.version,
        number: petition.number.clone(),
        name: facts.petitioners.first().map(|p| p.name.clone()).unwrap_or_default(),
        headcount: facts.headcount,
        demand: facts.demands[0].text.clone(),
        state: petition.state,
        due,
        days: today().days_since(facts.received),
        days_owned: petition.owned_since.map(|since| today().days_since(since)),
        owner: petition.owner.map(|_| "李娜".to_owned()),
        secret: facts.secret,
        urgency: facts.urgency(),
        first_handler: petition.first_handler.map(|_| "李娜".to_owned()),
        holder: petition.case().holder(),
        bounces: petition.case().bounces(),
        long_standing: petition.case().long_standing(),
        nth: 1,
        why: why(petition, &clocks),
        tracked: petition.case().tracked(),
        deferred: petition.case().deferred().and_then(|e| e.until),
        back_early: false,
    }
}

/// One petition in full.
pub fn view(petition: &Petition) -> PetitionView {
    let reference = reference();
    let mut facts = petition.facts.clone();
    for one in &mut facts.petitioners {
        one.phone = mask_phone(&one.phone);
    }
    let case = petition.case();
    let acts =
        PetitionAct::ALL.iter().map(|act| (*act, next_state(&case, *act).map(|_| ()).map_err(Refusal::Act)));
    PetitionView {
        row: row(&reference, petition),
        version: petition.version,
        demands: facts.demands.clone(),
        facts,
        events: petition.events.iter().map(|event| (event.clone(), "李娜".to_owned())).collect(),
        clocks: clocks(&reference, petition),
        acts: acts.collect(),
        earlier: earlier(&reference, petition),
        demand_clocks: (0..petition.facts.demands.len())
            .map(|at| reference.petition_rules.clocks(&petition.case_of(at), &reference.calendar, today()))
            .collect(),
        demand_owners: petition.facts.demands.iter().map(|_| None).collect(),
        family: Vec::new(),
        final_matter: None,
        recused: Vec::new(),
        kept_from: Vec::new(),
        liaisons: Vec::new(),
        taken_back: Vec::new(),
        corrections: Vec::new(),
        papers: Vec::new(),
        visit: petition.facts.visit.map(|visit| BroughtAt { visit, day: petition.facts.received, number: 2 }),
    }
}

fn earlier(reference: &Reference, petition: &Petition) -> Vec<PetitionRow> {
    let person = petition.facts.petitioners.first().and_then(|p| p.person);
    if person != Some(PersonId(1)) || petition.id == PetitionId(90) {
        Vec::new()
    } else {
        vec![old(reference)]
    }
}

fn old(reference: &Reference) -> PetitionRow {
    let mut facts =
        facts(Date::new(2024, 3, 4).unwrap(), "区国英", "要求说明 2024 年补助标准", Some(Route::Opinion));
    facts.petitioners[0].person = Some(PersonId(1));
    let mut petition = petition(90, facts);
    petition.number = "2024-0090".to_owned();
    petition.state = PetitionState::Closed;
    PetitionRow { due: None, ..row(reference, &petition) }
}

fn reference() -> Arc<Reference> {
    Arc::new(Reference::embedded().unwrap())
}

fn stands_in(petition: &Petition, row: &PetitionRow, tab: Tab) -> bool {
    let aside = row.deferred.is_some();
    match tab {
        Tab::Undecided => petition.state == PetitionState::Registered && !aside,
        Tab::Unassigned => petition.state.needs_handler() && petition.owner.is_none(),
        Tab::Team => petition.owner.is_some(),
        Tab::Deferred => aside,
        Tab::LongStanding => row.long_standing,
        Tab::Tracked => row.tracked.is_some(),
        Tab::Mine => petition.owner == Some(StaffId(3)),
        Tab::Soon => row.due.is_some_and(|d| (0..=3).contains(&d.in_days)),
        Tab::Late => row.due.is_some_and(|d| d.in_days < 0),
        Tab::Unserved => !petition.case().outstanding().is_empty(),
        Tab::Review | Tab::Done => false,
        Tab::Open | Tab::All => true,
    }
}

/// 李娜 will be late with one, 王强 recorded nothing of late.
fn forecast(petition: Option<PetitionId>) -> PetitionForecast {
    use OwnerReason::{HandledEarlier, Late, Load, PaceUnknown};
    let owner = |staff, name: &str, late: &[&str], reasons| OwnerForecast {
        staff: StaffId(staff),
        name: name.to_owned(),
        login: format!("staff{staff}"),
        open: 3,
        late_now: 1,
        pace: Some(Pace { steps: 12, days: 20 }),
        away: 0,
        late: late
            .iter()
            .map(|number| WillBeLate {
                petition: PetitionId(2),
                number: (*number).to_owned(),
                due: day(11, 27),
                done: None,
                by_leave: false,
            })
            .collect(),
        reasons,
    };
    let lina =
        owner(3, "李娜", &["2026-0002", "2026-0003"], vec![HandledEarlier(PetitionId(90)), Late(2), Load(3)]);
    let wang = OwnerForecast { pace: None, ..owner(4, "王强", &[], vec![PaceUnknown, Load(0)]) };
    PetitionForecast { days: Vec::new(), petition, owners: vec![lina, wang] }
}

/// What a decision would do to each, by the machine alone.
fn looked_at(petitions: &[Petition], triage: &Triage) -> Vec<TriageRow> {
    let reference = reference();
    let named = triage.petitions().iter();
    let found = named.filter_map(|(id, _)| petitions.iter().find(|p| p.id == *id));
    let act = match triage {
        Triage::Decide { act, .. } => act.act,
        Triage::Undo { .. } | Triage::Claim { .. } | Triage::Assign { .. } => PetitionAct::Note,
    };
    found
        .map(|p| TriageRow {
            repeats: None,
            owner: matches!(triage, Triage::Assign { .. }).then(|| "王强".to_owned()),
            row: row(&reference, p),
            after: next_state(&p.case(), act).map(|state| (state, None)).map_err(Refusal::Act),
        })
        .collect()
}

/// Answers what is asked of these petitions; `None` for everything else.
pub fn answer_from(petitions: &[Petition], query: &Query) -> Option<Answer> {
    Some(match query {
        Query::Petitions { tab, order, text, .. } => {
            let reference = reference();
            let mut rows: Vec<(&Petition, PetitionRow)> =
                petitions.iter().map(|p| (p, row(&reference, p))).collect();
            rows.sort_by_key(|(_, row)| (row.due.is_none(), row.due.map(|d| d.on)));
            if *order == Order::Newest {
                rows.sort_by_key(|(p, _)| std::cmp::Reverse(p.facts.received));
            }
            let counts = Tab::ALL
                .iter()
                .map(|tab| (*tab, rows.iter().filter(|(p, row)| stands_in(p, row, *tab)).count() as u32))
                .collect();
            let shown: Vec<PetitionRow> = rows
                .into_iter()
                .filter(|(p, row)| stands_in(p, row, *tab))
                .filter(|(_, row)| {
                    [&row.number, &row.name, &row.demand].iter().any(|said| said.contains(text.as_str()))
                })
                .map(|(_, row)| row)
                .collect();
            Answer::Petitions(Box::new(PetitionQueue {
                tab: *tab,
                order: *order,
                offset: 0,
                counts,
                total: shown.len(),
                rows: shown,
                faults: Vec::new(),
                elsewhere: Vec::new(),
            }))
        }
        Query::PetitionForecast { petition } => Answer::PetitionForecast(Box::new(forecast(*petition))),
        Query::Triage(triage) => Answer::Triage(looked_at(petitions, triage)),
        Query::Petition(id) => Answer::Petition(Box::new(view(petitions.iter().find(|p| p.id == *id)?))),
        Query::PetitionsOf(person) => {
            Answer::PetitionsOf(if *person == PersonId(1) { vec![old(&reference())] } else { Vec::new() })
        }
        Query::EarlierPetitions(asked) => Answer::EarlierPetitions(alike(asked)),
        Query::PetitionHands(id) => {
            let petition = petitions.iter().find(|p| p.id == *id)?;
            Answer::PetitionHands(hands(petition))
        }
        _ => return None,
    })
}

/// What the person of the bench brought before.
fn alike(asked: &EarlierAsked) -> Vec<EarlierPetition> {
    let found = asked.people.contains(&PersonId(1)).then(|| EarlierPetition {
        row: old(&reference()),
        why: vec![SameWhy::Person],
        outcome: "已补发".to_owned(),
        is_final: false,
        in_hand: false,
    });
    found.into_iter().collect()
}

/// Everybody who handles petitions, by load; whoever has it now keeps their place.
fn hands(petition: &Petition) -> Vec<HandRow> {
    let staff = super::fake::staff_list().into_iter();
    let rows = staff.filter(|s| allows(&s.roles, Action::HandlePetitions).is_ok()).map(|s| HandRow {
        first: petition.first_handler == Some(s.id),
        barred: petition.case().recused().contains(&s.id).then_some(Barred::Declared),
        open: 2,
        staff: s,
    });
    rows.collect()
}

/// The same from all of them.
pub fn answer(query: &Query) -> Option<Answer> {
    answer_from(&all(), query)
}
