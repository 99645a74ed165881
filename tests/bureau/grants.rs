//! Money that is not monthly, through the door: entered by one, decided by another, due from then on.

use crate::bureau_support::*;
use OpinionLevel::{City, District, Province, Town, Village};
use honordesk::bureau::answer::{GrantList, GrantSum, GrantView, Statement};
use honordesk::bureau::query::GrantsAsked;
use honordesk::bureau::{Answer, Command, Denied, Fault, Outcome, Query, Receipt, Refusal};
use honordesk::domain::ledger::{
    Bill, DeathBasis, Doubt, Figure, GrantBasis, GrantFacts, GrantState, HardshipBasis, Opinion, OpinionLevel,
};
use honordesk::domain::person::{PersonFacts, Recognition, RecognitionState};
use honordesk::domain::staff::Role;
use honordesk::domain::{EntryId, Fen, GrantId, PersonId};

fn of_huadu(n: usize, group: &str) -> PersonFacts {
    let mut facts = person(n);
    facts.household.division = Some(division("440114105236"));
    let since = Some(date("2000-01-01"));
    let of = |group| Recognition { since, ..Recognition::new(group, RecognitionState::Receiving) };
    facts.recognitions = vec![if group == "11" { disabled() } else { of(group) }];
    facts
}

fn facts(programme: &str, fen: i64, basis: GrantBasis) -> GrantFacts {
    GrantFacts {
        programme: programme.into(),
        month: month("2026-11"),
        amount: Fen(fen),
        basis,
        evidence: "申请书、诊断证明".into(),
    }
}

fn bill(on: &str, total: i64, insured: i64, asked: i64) -> GrantFacts {
    let bill =
        Bill { on: date(on), place: "区人民医院".into(), total: Fen(total), insured: Fen(insured) };
    facts("outpatient-aid", asked, GrantBasis::Bill(bill))
}

fn hardship(since: &str, applied: &str, fen: i64) -> GrantFacts {
    let (since, applied) = (date(since), date(applied));
    let of = HardshipBasis { kind: "illness".into(), since, applied, ordinary: true };
    facts("emergency-aid", fen, GrantBasis::Hardship(of))
}

fn propose(
    f: &Fixture,
    person: PersonId,
    facts: &GrantFacts,
    despite: Option<&str>,
) -> Result<GrantId, Refusal> {
    let (facts, despite) = (Box::new(facts.clone()), despite.map(str::to_owned));
    match f.run("window", Command::ProposeGrant { person, facts, despite })?.outcome {
        Outcome::Grant(id, 1) => Ok(id),
        other => panic!("{:?}", std::mem::discriminant(&other)),
    }
}

fn decide(f: &Fixture, login: &str, grant: GrantId, despite: Option<&str>) -> Result<Receipt, Refusal> {
    let (seen, despite) = (view(f, grant).row.version, despite.map(str::to_owned));
    f.run(login, Command::DecideGrant { grant, seen, declined: None, despite })
}

fn opine(f: &Fixture, grant: GrantId, level: OpinionLevel, agrees: bool) -> Result<Receipt, Refusal> {
    let opinion = Opinion { level, on: f.today.get(), agrees, words: "情况属实".into() };
    f.run("window", Command::NoteGrantOpinion { grant, seen: view(f, grant).row.version, opinion })
}

fn view(f: &Fixture, grant: GrantId) -> GrantView {
    match f.ask("window", Query::Grant(grant)) {
        Ok(Answer::Grant(view)) => *view,
        _ => panic!("no {grant}"),
    }
}

fn list(f: &Fixture, asked: GrantsAsked) -> GrantList {
    match f.ask("window", Query::Grants { asked, offset: 0, limit: 50 }) {
        Ok(Answer::Grants(list)) => *list,
        _ => panic!("no list"),
    }
}

fn statement(f: &Fixture, person: PersonId) -> Statement {
    match f.ask("window", Query::Statement(person)) {
        Ok(Answer::Statement(statement)) => *statement,
        _ => panic!("no statement"),
    }
}

fn doubts<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Vec<Doubt> {
    match result {
        Err(Refusal::Doubtful(doubts)) => doubts,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_approved_is_due_and_nothing_is_paid() {
    let f = Fixture::new();
    let id = f.register(of_huadu(1, "11"));
    let grant = propose(&f, id, &bill("2026-11-02", 50_000, 30_000, 20_000), None).unwrap();
    assert!(statement(&f, id).lines.is_empty(), "nothing is booked before it is approved");
    assert_eq!(list(&f, GrantsAsked::Waiting).rows.len(), 1);
    let receipt = decide(&f, "checker", grant, None).unwrap();
    assert!(matches!(receipt.outcome, Outcome::Entries(EntryId(1), 1)));
    let statement = statement(&f, id);
    assert_eq!((statement.due, statement.paid), (Fen(20_000), Fen(0)));
    let row = view(&f, grant).row;
    assert_eq!((row.state, row.entry, row.taken_back), (GrantState::Approved, Some(EntryId(1)), false));
    assert!(list(&f, GrantsAsked::Waiting).rows.is_empty());
    match decide(&f, "checker", grant, None) {
        Err(Refusal::GrantStands { state: GrantState::Approved, .. }) => {}
        other => panic!("{other:?}"),
    }
    f.sound();
    // Taken back in the ledger, it is said so and counts no more.
    f.take_back(EntryId(1), "票据作废").unwrap();
    assert!(view(&f, grant).row.taken_back);
    let sums = list(&f, GrantsAsked::Year { year: 2026, programme: None }).sums;
    assert_eq!((sums[0].times, sums[0].taken_back), (0, 1));
    f.sound();
}

#[test]
fn it_takes_two_people_and_the_roles_for_it() {
    let f = Fixture::new();
    let id = f.register(of_huadu(1, "11"));
    let grant = propose(&f, id, &bill("2026-11-02", 50_000, 0, 20_000), None).unwrap();
    for login in ["window", "maker", "petitions", "admin", "auditor"] {
        match decide(&f, login, grant, None) {
            Err(Refusal::NotPermitted { why: Denied::Role { .. }, .. }) => {}
            other => panic!("{login}: {other:?}"),
        }
    }
    let roles = vec![Role::FrontDesk, Role::Checker];
    f.run("safety", Command::SetRoles { staff: staff_id("window"), seen: 1, roles }).unwrap();
    match decide(&f, "window", grant, None) {
        Err(Refusal::NotPermitted { why: Denied::SamePerson, .. }) => {}
        other => panic!("{other:?}"),
    }
    assert!(matches!(view(&f, grant).may_decide, Err(Refusal::NotPermitted { why: Denied::SamePerson, .. })));
    let decline =
        Command::DecideGrant { grant, seen: 1, declined: Some("材料不全".into()), despite: None };
    f.run("head", decline).unwrap();
    assert_eq!(view(&f, grant).row.state, GrantState::Declined);
    let withdraw = |grant, seen| Command::WithdrawGrant { grant, seen, reason: "录错".into() };
    // What was declined is not asked anew.
    f.run("window", withdraw(grant, 2)).unwrap();
    match f.run("window", withdraw(grant, 3)) {
        Err(Refusal::GrantStands { state: GrantState::Withdrawn, .. }) => {}
        other => panic!("{other:?}"),
    }
    let other = propose(&f, id, &bill("2026-11-03", 50_000, 0, 20_000), None).unwrap();
    assert!(matches!(f.run("window", withdraw(other, 7)), Err(Refusal::Stale { seen: 7, now: 1, .. })));
    f.run("window", withdraw(other, 1)).unwrap();
    assert_eq!(view(&f, other).row.state, GrantState::Withdrawn);
    assert!(statement(&f, id).lines.is_empty());
    f.sound();
}

#[test]
fn a_bill_counts_once_and_not_for_more_than_it_left() {
    let f = Fixture::new();
    let id = f.register(of_huadu(1, "51"));
    let first = propose(&f, id, &bill("2026-11-02", 50_000, 30_000, 20_000), None).unwrap();
    let again = propose(&f, id, &bill("2026-11-02", 50_000, 40_000, 10_000), None);
    assert_eq!(doubts(again), [Doubt::BillUsed { grant: first }]);
    // More than insurance left of it is given to nobody, whatever is said.
    match propose(&f, id, &bill("2026-11-02", 50_000, 40_000, 10_001), Some("经局办公会同意")) {
        Err(Refusal::Invalid(faults)) => {
            let most = Fault::AboveMost { most: Fen(10_000) };
            assert_eq!((faults[0].field.as_str(), &faults[0].fault), ("amount", &most));
        }
        other => panic!("{other:?}"),
    }
    // Neither another day nor another sum is the same bill; nor is one that was withdrawn.
    propose(&f, id, &bill("2026-11-03", 50_000, 30_000, 20_000), None).unwrap();
    f.run("window", Command::WithdrawGrant { grant: first, seen: 1, reason: "录错".into() }).unwrap();
    propose(&f, id, &bill("2026-11-02", 50_000, 30_000, 20_000), None).unwrap();
    // Somebody who draws nothing, and a bill that insurance cannot have paid more than.
    let other = f.register(PersonFacts { recognitions: vec![], ..person(2) });
    let facts = bill("2026-11-02", 50_000, 30_000, 20_000);
    assert_eq!(doubts(propose(&f, other, &facts, None)), [Doubt::NoBenefit]);
    let despite = propose(&f, other, &facts, Some("经局办公会同意")).unwrap();
    assert_eq!(
        doubts(decide(&f, "checker", despite, None)),
        [Doubt::NoBenefit],
        "whoever approves says why too"
    );
    decide(&f, "checker", despite, Some("见会议纪要")).unwrap();
    match propose(&f, id, &bill("2026-11-09", 50_000, 50_001, 1), None) {
        Err(Refusal::Invalid(faults)) => assert_eq!(faults[0].fault, Fault::AboveMost { most: Fen(50_000) }),
        other => panic!("{other:?}"),
    }
    f.sound();
}

#[test]
fn emergency_aid_follows_its_measures() {
    let f = Fixture::new();
    let id = f.register(of_huadu(1, "51"));
    // 广东省退役军人应急救助资金管理暂行办法: 1–10 万元, within a year, registered in the province, after ordinary benefits.
    let limits = Doubt::OutsideLimits { least: Fen(1_000_000), most: Fen(10_000_000) };
    for fen in [999_999, 10_000_001] {
        let asked = propose(&f, id, &hardship("2026-05-01", "2026-11-20", fen), None);
        assert_eq!(doubts(asked), [limits]);
    }
    // It is for a month in which the hardship lasts, and which has begun.
    let before = Fault::Before { field: "since".into() };
    for (m, fault) in [("2020-05", before.clone()), ("2026-04", before), ("2026-12", Fault::Future)] {
        let asked = GrantFacts { month: month(m), ..hardship("2026-05-01", "2026-11-20", 1_000_000) };
        match propose(&f, id, &asked, Some("照发")) {
            Err(Refusal::Invalid(faults)) => {
                assert_eq!((faults[0].field.as_str(), &faults[0].fault), ("month", &fault), "{m}");
            }
            other => panic!("{m}: {other:?}"),
        }
    }
    let late = propose(&f, id, &hardship("2025-11-20", "2026-11-21", 1_000_000), None);
    assert_eq!(doubts(late), [Doubt::AppliedLate { until: date("2026-11-20") }]);
    let grant = propose(&f, id, &hardship("2025-11-20", "2026-11-20", 1_000_000), None).unwrap();
    let twice = propose(&f, id, &hardship("2025-11-20", "2026-11-20", 10_000_000), None);
    assert_eq!(doubts(twice), [Doubt::SameHardship { grant }]);
    let mut away = of_huadu(2, "51");
    away.household.division = Some(division("110101001001"));
    let away = f.register(away);
    let elsewhere = propose(&f, away, &hardship("2026-05-01", "2026-11-20", 2_000_000), None);
    assert_eq!(doubts(elsewhere), [Doubt::HouseholdElsewhere]);
    // The village and the town have their say before, the city and the province after.
    let unheard = |level| Doubt::Unheard { level };
    assert_eq!(doubts(decide(&f, "head", grant, None)), [unheard(Village), unheard(Town)]);
    for level in [City, District, Province] {
        assert!(matches!(opine(&f, grant, level, true), Err(Refusal::GrantStands { .. })));
    }
    opine(&f, grant, Village, true).unwrap();
    opine(&f, grant, Town, false).unwrap();
    assert_eq!(doubts(decide(&f, "head", grant, None)), [unheard(Town)]);
    opine(&f, grant, Town, true).unwrap();
    decide(&f, "head", grant, None).unwrap();
    opine(&f, grant, City, true).unwrap();
    opine(&f, grant, Province, true).unwrap();
    assert!(matches!(opine(&f, grant, Town, true), Err(Refusal::GrantStands { .. })));
    assert_eq!(view(&f, grant).opinions.len(), 5);
    assert_eq!(statement(&f, id).due, Fen(1_000_000));
    f.sound();
}

#[test]
fn what_cannot_be_booked_after_a_death_is_neither_taken_in_nor_offered_for_approval() {
    let f = Fixture::new();
    let id = f.register(of_huadu(1, "51"));
    let asked = propose(&f, id, &hardship("2026-05-01", "2026-11-20", 2_000_000), None).unwrap();
    f.run("window", death(id, 1, date("2026-09-03"))).unwrap();
    let died = |result: Result<(), Refusal>| matches!(result, Err(Refusal::PersonDied { .. }));
    // No reason lifts it, so that none is asked for.
    let again = hardship("2026-05-02", "2026-11-21", 1_000_000);
    assert!(died(propose(&f, id, &again, Some("家属代为申请")).map(drop)));
    let seen = match f.ask("head", Query::Grant(asked)) {
        Ok(Answer::Grant(view)) => *view,
        _ => panic!("no {asked}"),
    };
    assert!(seen.may_decide.is_ok() && died(seen.may_approve));
    assert!(died(decide(&f, "head", asked, Some("已核实")).map(drop)));
    let declined = Some("申请人已去世".to_owned());
    let seen = seen.row.version;
    f.run("head", Command::DecideGrant { grant: asked, seen, declined, despite: None }).unwrap();
    // For the month of the death it may still be right.
    let of_september = GrantFacts { month: month("2026-09"), ..again };
    propose(&f, id, &of_september, Some("家属代为申请")).unwrap();
    f.sound();
}

#[test]
fn a_lump_sum_is_worked_out_or_asked_for() {
    let f = Fixture::new();
    let id = f.register(of_huadu(1, "21"));
    let figure = |yuan: i64| Some(Figure { amount: Fen(yuan * 100), source: "统计公报".into() });
    let death = |income, pay| {
        GrantBasis::Death(DeathBasis {
            name: "李强".into(),
            on: date("2026-03-01"),
            kind: "martyr".into(),
            income,
            pay,
            honour: Some("fourth-war-merit".into()),
        })
    };
    let missing = propose(&f, id, &facts("lump-sum-pension", 100, death(figure(50_000), None)), None);
    assert_eq!(doubts(missing), [Doubt::NotWorkedOut]);
    // (20 × 50,000 + 40 × 8,000) × 1.05.
    let whole = death(figure(50_000), figure(8_000));
    let off = propose(&f, id, &facts("lump-sum-pension", 100, whole.clone()), None);
    assert_eq!(doubts(off), [Doubt::NotAsWorkedOut { worked: Fen(138_600_000) }]);
    let grant = propose(&f, id, &facts("lump-sum-pension", 138_600_000, whole.clone()), None).unwrap();
    let twice = propose(&f, id, &facts("lump-sum-pension", 138_600_000, whole.clone()), None);
    assert_eq!(doubts(twice), [Doubt::GrantBefore { grant }]);
    let why = view(&f, grant).worked.why.unwrap();
    assert_eq!((why.fen, why.parts.len()), (Fen(138_600_000), 3));
    match propose(&f, id, &facts("martyr-honour-grant", 1, GrantBasis::Plain), None) {
        Err(Refusal::Invalid(faults)) => assert_eq!(faults[0].field, "basis"),
        other => panic!("{other:?}"),
    }
    let monthly = propose(&f, id, &facts("disability-pension", 1, GrantBasis::Plain), None);
    assert!(matches!(monthly, Err(Refusal::NoSuchProgramme(_))));
    f.sound();
}

#[test]
fn a_year_counts_people_and_bills_apart() {
    let f = Fixture::new();
    let (one, other) = (f.register(of_huadu(1, "11")), f.register(of_huadu(2, "51")));
    for (person, on, fen) in
        [(one, "2026-11-02", 10_000), (one, "2026-11-03", 5_050), (other, "2026-11-02", 950)]
    {
        let grant = propose(&f, person, &bill(on, 50_000, 0, fen), None).unwrap();
        decide(&f, "checker", grant, None).unwrap();
    }
    propose(&f, other, &bill("2026-11-09", 700, 0, 700), None).unwrap();
    let year = |year| list(&f, GrantsAsked::Year { year, programme: Some("outpatient-aid".into()) });
    let found = year(2026);
    let sum = GrantSum { people: 2, times: 3, waiting: 1, ..found.sums[0].clone() };
    assert_eq!((&found.sums[0], found.sums[0].amount.0), (&sum, 16_000));
    assert!(found.sums[0].bills && found.total == 4 && year(2025).rows.is_empty());
    let mine = list(&f, GrantsAsked::Of(one));
    assert_eq!((mine.total, mine.sums[0].times, mine.sums[0].amount.0), (2, 2, 15_050));
    assert_eq!(view(&f, mine.rows[0].grant).in_year.unwrap().amount.0, 15_050, "the yearly sum is shown");
    f.sound();
}

#[test]
fn what_was_asked_for_a_merged_record_is_decided_for_who_stands_for_it() {
    let f = Fixture::new();
    let (keep, gone) = (f.register(of_huadu(1, "11")), f.register(of_huadu(2, "11")));
    let grant = propose(&f, gone, &bill("2026-11-02", 50_000, 0, 20_000), None).unwrap();
    f.merge(keep, gone).unwrap();
    assert_eq!(
        doubts(propose(&f, keep, &bill("2026-11-02", 50_000, 0, 20_000), None)),
        [Doubt::BillUsed { grant }]
    );
    decide(&f, "checker", grant, None).unwrap();
    assert_eq!((view(&f, grant).row.person, statement(&f, keep).due), (keep, Fen(20_000)));
    f.sound();
}

#[test]
fn whoever_decides_sees_what_the_funds_have_and_what_it_takes() {
    use honordesk::domain::ledger::{FundSource, Grant};
    let f = Fixture::new();
    let id = f.register(of_huadu(1, "51"));
    let asked = propose(&f, id, &bill("2026-11-02", 50_000, 30_000, 20_000), None).unwrap();
    assert_eq!(view(&f, asked).fund.unwrap().version, None, "nothing is approved for it");
    let grants = vec![
        Grant { source: FundSource::City, amount: Fen(100_000), share: 5_000 },
        Grant { source: FundSource::District, amount: Fen(9_000), share: 5_000 },
    ];
    let programme = "outpatient-aid".to_owned();
    let propose =
        Command::ProposeBudget { year: 2026, programme: programme.clone(), grants, basis: "批复".into() };
    f.run("maker", propose).unwrap();
    f.run("head", Command::DecideBudget { year: 2026, programme, version: 1, declined: None }).unwrap();
    let fund = view(&f, asked).fund.unwrap();
    let told: Vec<_> = fund.sources.iter().map(|of| (of.given.0, of.takes.0, of.short())).collect();
    assert_eq!(told, [(100_000, 10_000, 0), (9_000, 10_000, 1_000)]);
    decide(&f, "checker", asked, None).unwrap();
    assert_eq!(view(&f, asked).fund, None, "once decided, the run says it");
    f.sound();
}
