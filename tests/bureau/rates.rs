//! Rates and settings of the place: proposed by one person, approved by another, never changed after that.

mod bench;

use bench::*;

#[test]
fn what_one_proposes_holds_when_another_approves() {
    let f = Fixture::new();
    let (id, seen) = proposal_of(&propose(&f, vec![elders(500, "2026-08-01")], None).unwrap());
    assert_eq!((elders_on(&f, "2026-11-01"), lacking(&f, "2026-11").cells.len() > 1), (None, true));
    let waiting = list(&f, true);
    assert_eq!((waiting.len(), waiting[0].id, waiting[0].own), (1, id, false));
    assert_eq!((waiting[0].notice.as_str(), waiting[0].rows), ("试府〔2026〕12号", 1));
    f.today.set(date("2026-11-25"));
    let (_, version) = proposal_of(&approve(&f, "checker", (id, seen)).unwrap());
    assert_eq!((version, list(&f, true).len(), list(&f, false)[0].state), (2, 0, ProposalState::Approved));
    assert_eq!(elders_on(&f, "2026-11-01"), Some(500));
    assert_eq!(elders_on(&f, "2026-07-31"), None, "it holds from its day on");
    let from = block(&f, "five-elders-allowance", "2026-11-01").lines[0].from.clone();
    let RateFrom::Own { known, standard, .. } = from else { panic!("{from:?}") };
    assert_eq!((known, standard.as_str()), (date("2026-11-25"), "花都区"), "known from the approval on");
    f.sound();
    let again = approve(&f, "head", (id, version)).unwrap_err();
    assert_eq!(again, Refusal::ProposalEnded(ProposalState::Approved));
    let f = f.reopened();
    assert_eq!((elders_on(&f, "2026-11-01"), view(&f, id).row.state), (Some(500), ProposalState::Approved));
}

#[test]
fn nobody_approves_what_they_proposed_whatever_their_roles() {
    let f = Fixture::new();
    let (id, seen) = proposal_of(&propose(&f, vec![elders(500, "2026-08-01")], None).unwrap());
    // The maker is made head as well.
    f.also("maker", &[Role::Maker, Role::Head]);
    let same = |refusal: Refusal| {
        let why = Denied::SamePerson;
        assert_eq!(refusal, Refusal::NotPermitted { action: Action::ApproveRates, why });
    };
    same(approve(&f, "maker", (id, seen)).unwrap_err());
    let reject = Command::RejectProposal { proposal: id, seen, reason: "数不对".into() };
    same(f.run("maker", reject.clone()).unwrap_err());
    // Another may not take it back, but give it back.
    let withdraw = Command::WithdrawProposal { proposal: id, seen };
    assert!(matches!(f.run("checker", withdraw.clone()), Err(Refusal::NotPermitted { .. })));
    f.run("head", reject).unwrap();
    assert_eq!(view(&f, id).row.reason, "数不对");
    assert!(matches!(f.run("maker", withdraw), Err(Refusal::Stale { .. })), "it was given back meanwhile");
    assert_eq!(elders_on(&f, "2026-11-01"), None);
    let next = proposal_of(&propose(&f, vec![elders(500, "2026-08-01")], None).unwrap());
    f.run("maker", Command::WithdrawProposal { proposal: next.0, seen: next.1 }).unwrap();
    assert_eq!(view(&f, next.0).row.state, ProposalState::Withdrawn);
    assert!(matches!(approve(&f, "checker", (next.0, 9)), Err(Refusal::ProposalEnded(_))));
    f.sound();
}

#[test]
fn a_correction_leaves_what_was_known_before() {
    let f = Fixture::new();
    entered(&f, vec![elders(500, "2026-08-01")], None);
    f.today.set(date("2026-12-01"));
    let right = || vec![elders(550, "2026-08-01")];
    let corrects = doubts(&f, right());
    assert!(
        matches!(corrects[..], [Doubt::RateCorrects { row: 1, figure: Some(Fen(50_000)), .. }]),
        "{corrects:?}"
    );
    entered(&f, right(), Some("文件原件是550元"));
    assert_eq!(elders_on(&f, "2026-09-01"), Some(550));
    f.today.set(date("2026-11-24"));
    assert_eq!(elders_on(&f, "2026-09-01"), Some(500), "as it was known then");
    f.today.set(date("2026-12-02"));
    // The bureau has no figure of its own any more.
    let gone = NewRate { amount: None, ..elders(0, "2026-10-01") };
    entered(&f, vec![gone.clone()], None);
    assert_eq!((elders_on(&f, "2026-09-01"), elders_on(&f, "2026-10-01")), (Some(550), None));
    let twice = faults(&f, vec![NewRate { effective: date("2026-10-02"), ..gone }]);
    assert_eq!(twice, [("rows.0.amount".into(), RateFault::NothingThere)]);
    f.sound();
}

#[test]
fn what_was_proposed_later_is_not_overtaken() {
    let f = Fixture::new();
    let early = proposal_of(&propose(&f, vec![elders(500, "2026-08-01")], None).unwrap());
    let waits = doubts(&f, vec![elders(560, "2026-08-01")]);
    assert_eq!(waits, [Doubt::RatePending { row: 1, proposal: RateProposalId(1) }]);
    let late = entered(&f, vec![elders(560, "2026-08-01")], Some("前一份录错"));
    assert_eq!(approve(&f, "checker", early).unwrap_err(), Refusal::ProposalOvertaken(late));
    assert_eq!(elders_on(&f, "2026-09-01"), Some(560));
}

#[test]
fn what_cannot_be_is_refused_by_row_and_field() {
    let f = Fixture::new();
    let pension = |grade, nature, yuan| row(graded(grade, nature), yuan, Per::Year, "2024-08-01");
    let cases = [
        (row(cell("nothing", None), 1, Per::Month, "2026-08-01"), "programme", RateFault::Programme),
        (row(cell("nursing-fee", None), 900, Per::Month, "2026-08-01"), "programme", RateFault::NoFigures),
        (row(cell("emergency-aid", None), 900, Per::Month, "2026-08-01"), "programme", RateFault::NoFigures),
        (row(cell("survivor-pension", None), 9000, Per::Month, "2026-08-01"), "group", RateFault::Group),
        (
            row(cell("survivor-pension", Some("51")), 9000, Per::Month, "2026-08-01"),
            "group",
            RateFault::Group,
        ),
        (row(cell("disability-pension", None), 9000, Per::Month, "2026-08-01"), "grade", RateFault::Grade),
        (pension(11, Nature::War, 900_000), "grade", RateFault::Grade),
        (pension(7, Nature::Illness, 900_000), "nature", RateFault::Nature),
        (NewRate { amount: Some(Fen(0)), ..elders(0, "2026-08-01") }, "amount", RateFault::Amount),
        (elders(10_000_001, "2026-08-01"), "amount", RateFault::TooMuch),
        (elders(500, "1949-10-01"), "effective", RateFault::Early),
        (elders(500, "2029-10-01"), "effective", RateFault::Late),
        (NewRate { amount: None, ..elders(0, "2026-08-01") }, "amount", RateFault::NothingThere),
    ];
    for (bad, field, fault) in cases {
        let found = faults(&f, vec![elders(500, "2026-07-01"), bad.clone()]);
        assert_eq!(found, [(format!("rows.1.{field}"), fault)], "{bad:?}");
    }
    let twins = faults(&f, vec![elders(500, "2026-08-01"), elders(501, "2026-08-01")]);
    assert_eq!(twins, [("rows.1.effective".into(), RateFault::Twice { row: 1 })]);
    entered(&f, vec![elders(500, "2026-08-01")], None);
    let same = faults(&f, vec![elders(500, "2026-08-01")]);
    assert_eq!(same, [("rows.0.effective".into(), RateFault::Same)]);
    let empty = propose(&f, vec![], None);
    assert!(matches!(empty, Err(Refusal::Invalid(found)) if found[0].field == "rows"));
}

/// 全国标准 of 2024-08-01: 10级 因公 11,964 yuan a year, 997 a month. From 2025-08-01 only two cells were published.
#[test]
fn no_figure_is_below_the_national_one_of_its_day() {
    let f = Fixture::new();
    let ten = |yuan, per, on| vec![row(graded(10, Nature::Duty), yuan, per, on)];
    for (yuan, per) in [(11_963, Per::Year), (996, Per::Month)] {
        let found = faults(&f, ten(yuan, per, "2024-08-01"));
        let (figure, effective) = (Fen(1_196_400), date("2024-08-01"));
        let below = RateFault::BelowNational { figure, per: Per::Year, effective };
        assert_eq!(found, [("rows.0.amount".into(), below)]);
    }
    entered(&f, ten(997, Per::Month, "2024-08-01"), None);
    // Where the national figure of the day is not known, the last that is known is the floor: it only rises.
    let nine = |yuan| vec![row(graded(9, Nature::Duty), yuan, Per::Year, "2025-08-01")];
    let (figure, effective) = (Fen(1_600_800), date("2024-08-01"));
    let below = RateFault::BelowNational { figure, per: Per::Year, effective };
    assert_eq!(faults(&f, nine(16_007)), [("rows.0.amount".into(), below)]);
    propose(&f, nine(16_008), None).unwrap();
    // What is entered as the national figure is bound by it as well, and wants a look at the notice.
    let national = |yuan, despite: Option<&str>| {
        let new = NewRates { standard: "全国".into(), ..notice(nine(yuan)) };
        f.run("maker", Command::ProposeRates { new: Box::new(new), despite: despite.map(Into::into) })
    };
    assert!(matches!(national(1, Some("如此")), Err(Refusal::Invalid(_))));
    let Err(Refusal::Doubtful(found)) = national(17_000, None) else { panic!("no doubt") };
    assert_eq!(found, [Doubt::RateNational { row: 1 }]);
    national(17_000, Some("见通知原文")).unwrap();
}

#[test]
fn what_is_seldom_meant_wants_a_reason() {
    let f = Fixture::new();
    let is = |rows, doubt| assert_eq!(doubts(&f, rows), [doubt]);
    entered(&f, vec![elders(500, "2026-01-01")], None);
    let before = Fen(50_000);
    is(vec![elders(751, "2026-08-01")], Doubt::RateJumps { row: 1, before, per: Per::Month });
    is(vec![elders(499, "2026-08-01")], Doubt::RateFalls { row: 1, before, per: Per::Month });
    is(vec![elders(500, "2026-08-02")], Doubt::RateMidMonth { row: 1 });
    is(vec![elders(500, "2028-01-01")], Doubt::RateFar { row: 1, effective: date("2028-01-01") });
    is(vec![elders(400, "2020-08-01")], Doubt::RateFar { row: 1, effective: date("2020-08-01") });
    // A figure by the year is compared as one.
    let yearly = NewRate { per: Per::Year, ..elders(6001, "2026-08-01") };
    propose(&f, vec![elders(750, "2026-09-01")], None).unwrap();
    let checked = f.ask("maker", Query::CheckRates(Box::new(notice(vec![yearly])))).unwrap();
    assert!(
        matches!(checked, Answer::RatesChecked(RatesChecked { faults, doubts }) if faults.is_empty() && doubts.is_empty())
    );
    // The step within one notice is looked at too.
    let steps = vec![elders(600, "2026-06-01"), elders(901, "2026-07-01")];
    is(steps, Doubt::RateJumps { row: 2, before: Fen(60_000), per: Per::Month });
}

/// Not with the eve of its day, on which another held still.
#[test]
fn a_corrected_figure_is_compared_with_the_one_that_it_corrects() {
    let f = Fixture::new();
    entered(&f, vec![elders(500, "2026-01-01")], None);
    entered(&f, vec![elders(800, "2026-06-01")], Some("补调"));
    let Doubt::RateCorrects { known, .. } = doubts(&f, vec![elders(810, "2026-06-01")])[0] else { panic!() };
    let corrects = Doubt::RateCorrects { row: 1, figure: Some(Fen(80_000)), per: Per::Month, known };
    assert_eq!(doubts(&f, vec![elders(810, "2026-06-01")]), [corrects]);
    let falls = Doubt::RateFalls { row: 1, before: Fen(80_000), per: Per::Month };
    assert_eq!(doubts(&f, vec![elders(790, "2026-06-01")]), [corrects, falls]);
}

#[test]
fn what_the_bureau_must_enter_is_what_somebody_is_paid_by() {
    let f = Fixture::new();
    let nobody = lacking(&f, "2026-11");
    assert!(nobody.nobody && nobody.cells.iter().any(|c| c.cell == graded(2, Nature::War)));
    assert_eq!(nobody.settings.len(), PlaceKey::ALL.len(), "nothing is guessed");
    let holds = |group: &str, grade, nature| Recognition {
        since: Some(date("2020-01-01")),
        grade,
        nature,
        ..Recognition::new(group, RecognitionState::Receiving)
    };
    let paid = |n, recognitions| f.register(PersonFacts { recognitions, ..person(n) });
    paid(1, vec![holds("WL", None, None)]);
    paid(2, vec![holds("11", Some(10), Some(Nature::Duty)), holds("51", None, None)]);
    paid(3, vec![holds("11", Some(9), Some(Nature::Duty))]);
    paid(4, vec![holds("WL", None, None)]);
    let of = |month: &str| -> Vec<(Cell, Option<_>, u32)> {
        lacking(&f, month).cells.into_iter().map(|c| (c.cell, c.since, c.people)).collect()
    };
    let changed = Some(date("2025-08-01"));
    let nine = (Cell { group: Some("11".into()), ..graded(9, Nature::Duty) }, changed, 1);
    let combat = (cell("combat-allowance", Some("51")), changed, 1);
    let elder = (cell("five-elders-allowance", Some("WL")), None, 2);
    assert_eq!(of("2026-11"), [nine, combat.clone(), elder.clone()], "10级 因公 is published");
    entered(&f, vec![row(graded(9, Nature::Duty), 17_000, Per::Year, "2025-08-01")], None);
    assert_eq!(of("2026-11"), [combat, elder]);
    entered(&f, vec![elders(500, "2026-08-01")], None);
    assert_eq!(of("2026-11").len(), 1);
    assert!(of("2026-07").iter().any(|(cell, ..)| cell.programme == "five-elders-allowance"));
}

#[test]
fn settings_are_asked_for_and_never_guessed() {
    let f = Fixture::new();
    assert!(settings(&f, "2026-11").iter().all(|line| line.now.is_none() && line.all.is_empty()));
    let cycle = |choice| setting(PlaceKey::Cycle, PlaceValue::Choice(choice), "2026-01");
    let bad = [
        (cycle(PlaceChoice::Each), "value", Fault::Choice),
        (setting(PlaceKey::PayDay, PlaceValue::Number(32), "2026-01"), "value", Fault::Choice),
        (setting(PlaceKey::NursingWage, PlaceValue::Amount(Fen(0)), "2026-01"), "value", Fault::Choice),
        (
            setting(PlaceKey::NursingWage, PlaceValue::Amount(Fen(800_000)), "2026-02"),
            "from",
            Fault::NotJanuary,
        ),
        (setting(PlaceKey::PayDay, PlaceValue::Number(10), "1900-01"), "from", Fault::TooEarly),
        (NewSetting { basis: String::new(), ..cycle(PlaceChoice::Monthly) }, "basis", Fault::Empty),
    ];
    for (new, field, fault) in bad {
        let Err(Refusal::Invalid(found)) = set(&f, new, None) else { panic!("taken") };
        assert_eq!((found[0].field.as_str(), &found[0].fault), (format!("rows.0.{field}").as_str(), &fault));
    }
    let (id, seen) = proposal_of(&set(&f, cycle(PlaceChoice::Monthly), None).unwrap());
    let line = |f: &Fixture, of: &str, key| settings(f, of).into_iter().find(|l| l.key == key).unwrap();
    assert_eq!(line(&f, "2026-11", PlaceKey::Cycle).pending, Some(id));
    approve(&f, "head", (id, seen)).unwrap();
    let now = line(&f, "2026-11", PlaceKey::Cycle).now.unwrap();
    assert_eq!((now.value, now.known), (PlaceValue::Choice(PlaceChoice::Monthly), date("2026-11-23")));
    assert_eq!(line(&f, "2025-12", PlaceKey::Cycle).now, None, "before its month it is unset");
    let again = set(&f, cycle(PlaceChoice::Quarterly), None);
    assert!(
        matches!(again, Err(Refusal::Doubtful(doubts)) if matches!(doubts[..], [Doubt::SettingCorrects { .. }]))
    );
    // The wage is of its year alone.
    let wage = setting(PlaceKey::NursingWage, PlaceValue::Amount(Fen(1_020_000)), "2026-01");
    let proposal = proposal_of(&set(&f, wage, None).unwrap());
    approve(&f, "checker", proposal).unwrap();
    assert!(line(&f, "2026-12", PlaceKey::NursingWage).now.is_some());
    assert_eq!(line(&f, "2027-01", PlaceKey::NursingWage).now, None);
    assert_eq!(lacking(&f, "2026-11").settings.len(), PlaceKey::ALL.len() - 2);
    f.sound();
}

#[test]
fn the_journal_says_what_was_proposed_and_decided_and_hides_numbers() {
    let f = Fixture::new();
    let mut new = notice(vec![elders(500, "2026-08-01")]);
    new.notice = "通知，联系电话13800000001".into();
    let receipt = f.run("maker", Command::ProposeRates { new: Box::new(new), despite: None }).unwrap();
    approve(&f, "checker", proposal_of(&receipt)).unwrap();
    let journal = f.journal(2);
    let commands: Vec<&str> = journal.iter().map(|line| line.what.command.as_str()).collect();
    assert_eq!(commands, ["ledger.approve", "ledger.propose-rates"]);
    let about = &journal[0].what.about;
    let said = |name: &str| about.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
    assert_eq!(said("programme"), Some("five-elders-allowance"));
    assert_eq!(
        (said("rows"), said("effective"), said("amount")),
        (Some("1"), Some("2026-08-01"), Some("500.00"))
    );
    assert!(said("notice").unwrap().contains('*'));
}

#[test]
fn whom_a_raise_concerns_is_told_before_it_is_approved() {
    let f = Fixture::new();
    let elder = || Recognition {
        since: Some(date("2020-01-01")),
        ..Recognition::new("WL", RecognitionState::Receiving)
    };
    let people: Vec<PersonId> =
        (1..=3).map(|n| f.register(PersonFacts { recognitions: vec![elder()], ..person(n) })).collect();
    f.register(person(4));
    let effect = |id: ProposalId| {
        let ProposalId::Rates(id) = id else { panic!("{id}") };
        match f.ask("checker", Query::RaiseEffect(id)) {
            Ok(Answer::RaiseEffect(effect)) => *effect,
            other => panic!("{other:?}"),
        }
    };
    let (first, _) = proposal_of(&propose(&f, vec![elders(500, "2026-08-01")], None).unwrap());
    let seen = effect(first);
    let old: Vec<_> = seen.rows.iter().map(|row| (row.person, row.old, row.new)).collect();
    let new = Some(Fen(50_000));
    assert_eq!(old, people.iter().map(|person| (*person, None, new)).collect::<Vec<_>>());
    assert_eq!((seen.month, seen.since, seen.new), (month("2026-11"), month("2026-08"), Fen(150_000)));
    approve(&f, "checker", (first, 1)).unwrap();
    let (raise, _) = proposal_of(&propose(&f, vec![elders(560, "2027-01-01")], None).unwrap());
    let seen = effect(raise);
    assert_eq!(
        (seen.rows.len(), seen.month, seen.old, seen.new),
        (3, month("2027-01"), Fen(150_000), Fen(168_000))
    );
    let gone = NewRate { amount: None, ..elders(0, "2027-01-01") };
    let (gone, _) = proposal_of(&propose(&f, vec![gone], Some("停发")).unwrap());
    assert_eq!(effect(gone).rows[0].new, None, "without a figure it cannot be told");
}

#[test]
fn facts_that_amounts_want_are_named_with_whom() {
    let f = Fixture::new();
    let receives = |group: &str| Recognition::new(group, RecognitionState::Receiving);
    // A register is taken over as it stands: who came without a first day, and who turned 60 nobody can tell when.
    let since = Some(date("2020-01-01"));
    let ended = Recognition { since, ..Recognition::new("42", RecognitionState::Stopped) };
    let came = [vec![receives("42")], vec![ended]];
    let facts = came.into_iter().zip(1..).map(|(recognitions, n)| PersonFacts { recognitions, ..person(n) });
    let mut rows = facts.zip(2..).map(|(facts, row)| ImportRow { row, facts });
    let mut go_on = |_| true;
    let file = "名册.csv".into();
    let run = ImportRun { digest: [1; 32], file, rows: &mut rows, go_on: &mut go_on };
    f.bureau.import_people(&f.asking(Some(staff_id("maker"))), run).unwrap();
    let facts: Vec<(RateNeeds, String, Vec<PersonId>)> =
        lacking(&f, "2026-11").facts.into_iter().map(|one| (one.fact, one.group, one.people)).collect();
    assert_eq!(
        facts,
        [
            (RateNeeds::Since, "42".to_owned(), vec![PersonId(1)]),
            (RateNeeds::Until, "42".to_owned(), vec![PersonId(2)])
        ]
    );
}
