//! The pane of special requests, worked by keys and as it is drawn.

use crate::bureau::answer::{GrantList, GrantRow, GrantSum, GrantView};
use crate::bureau::query::GrantsAsked;
use crate::bureau::{Action as Gate, Answer, Command, Outcome, Query, Receipt, Refusal};
use crate::console::panes::PaneId;
use crate::console::panes::grants::Tab;
use crate::console::testkit::{self, Bench, desk};
use crate::domain::ledger::{
    Bill, Doubt, GrantBasis, GrantFacts, GrantState, HardshipBasis, Opinion, OpinionLevel, WorkedOut,
};
use crate::domain::{Date, Fen, GrantId, Month, PersonId, Total};
use crate::locale::Lang;
use crate::view::tests::screen;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn row(n: u32, programme: &str, fen: i64, basis: GrantBasis, state: GrantState) -> GrantRow {
    let card = testkit::card(PersonId(n)).unwrap();
    GrantRow {
        grant: GrantId(n),
        version: 3,
        person: PersonId(n),
        name: card.name,
        division: card.division,
        facts: GrantFacts {
            programme: programme.into(),
            month: Month::new(2026, 11).unwrap(),
            amount: Fen(fen),
            basis,
            evidence: "申请书、诊断证明".into(),
        },
        state,
        by: "李娜".into(),
        on: date("2026-11-20"),
        despite: String::new(),
        decided: None,
        decided_by: String::new(),
        declined: None,
        reason: String::new(),
        entry: None,
        taken_back: false,
    }
}

fn rows() -> Vec<GrantRow> {
    let bill =
        Bill {
            on: date("2026-11-02"), place: "区人民医院".into(), total: Fen(50_000), insured: Fen(30_000)
        };
    let of = HardshipBasis {
        kind: "illness".into(),
        since: date("2026-05-01"),
        applied: date("2026-11-18"),
        ordinary: true,
    };
    vec![
        row(1, "outpatient-aid", 20_000, GrantBasis::Bill(bill), GrantState::Proposed),
        row(6, "emergency-aid", 2_000_000, GrantBasis::Hardship(of), GrantState::Proposed),
    ]
}

fn sum(programme: &str, bills: bool) -> GrantSum {
    GrantSum {
        programme: programme.into(),
        bills,
        people: 2,
        times: 3,
        amount: Total(16_000),
        waiting: 1,
        asked: Total(20_000),
        ..GrantSum::default()
    }
}

fn view(grant: GrantId) -> Option<GrantView> {
    let row = rows().into_iter().find(|row| row.grant == grant)?;
    let emergency = row.facts.programme == "emergency-aid";
    Some(GrantView {
        opinions: vec![Opinion {
            level: OpinionLevel::Village,
            on: date("2026-11-19"),
            agrees: true,
            words: "情况属实".into(),
        }],
        doubts: if emergency { vec![Doubt::Unheard { level: OpinionLevel::Town }] } else { Vec::new() },
        worked: WorkedOut::default(),
        articles: if emergency { vec!["emergency-aid".parse().unwrap()] } else { Vec::new() },
        year: 2026,
        in_year: Some(sum(&row.facts.programme, !emergency)),
        fund: None,
        may_decide: Ok(()),
        may_approve: Ok(()),
        row,
    })
}

fn answer(query: &Query) -> Option<Answer> {
    match query {
        Query::Grants { asked: GrantsAsked::Waiting | GrantsAsked::Of(_), .. } => {
            let sums = vec![sum("outpatient-aid", true), sum("emergency-aid", false)];
            Some(Answer::Grants(Box::new(GrantList { total: 2, offset: 0, rows: rows(), sums })))
        }
        Query::Grants { .. } => {
            Some(Answer::Grants(Box::new(GrantList { total: 0, offset: 0, rows: vec![], sums: vec![] })))
        }
        Query::Grant(grant) => Some(Answer::Grant(Box::new(view(*grant)?))),
        other => testkit::answer(other),
    }
}

fn seated(lang: Lang) -> Bench {
    let mut desk = desk();
    desk.allowed = Gate::ALL.to_vec();
    Bench::seated_as(lang, desk)
}

/// The pane as the ledger leads to it.
fn from_ledger() -> Bench {
    let mut bench = seated(Lang::Zh);
    bench.keys_to("<f3><ctrl-v>", answer);
    assert_eq!((bench.model.active, bench.model.panes.grants.tab), (PaneId::Grants, Tab::Waiting));
    bench
}

/// The pane as a person's record leads to it.
fn from_person(lang: Lang, cols: u16, rows: u16) -> Bench {
    let mut bench = seated(lang).sized(cols, rows);
    bench.keys_to("ougy<down><down><down><down><down><ctrl-o><ctrl-v>", answer);
    bench
}

#[test]
fn from_what_waits_the_arrows_lead_to_the_year_itself_first() {
    let mut bench = from_ledger();
    let year = bench.model.panes.grants.year(&bench.model.shared);
    bench.keys_to("<right>", answer);
    assert_eq!(bench.model.panes.grants.tab, Tab::Year);
    assert_eq!(bench.model.panes.grants.year(&bench.model.shared), year);
    bench.keys_to("<left>", answer);
    assert_eq!(bench.model.panes.grants.year(&bench.model.shared), year - 1);
}

#[test]
fn what_waits_is_approved_after_a_question() {
    let mut bench = from_ledger();
    bench.keys_to("<ctrl-s><enter>", answer);
    assert!(bench.command().is_none(), "no is the first answer");
    bench.keys_to("<ctrl-s><right><enter>", answer);
    let (_, _, command) = bench.command().unwrap();
    let approve =
        |grant, despite| Command::DecideGrant { grant: GrantId(grant), seen: 3, declined: None, despite };
    assert_eq!(command, approve(1, None));
    bench.reply(Ok(Receipt {
        seq: 1,
        already: false,
        outcome: Outcome::Entries(crate::domain::EntryId(9), 1),
    }));
    assert_eq!(bench.said(), "已批准 A1，已记应发。");
    // One that should be checked is approved with a reason alone.
    let mut bench = from_ledger();
    bench.keys_to("<down><ctrl-s>镇街已电话同意<ctrl-s>", answer);
    let (_, _, command) = bench.command().unwrap();
    assert_eq!(command, approve(6, Some("镇街已电话同意".into())));
}

#[test]
fn it_is_declined_with_a_reason_and_opinions_are_noted_by_digit() {
    let mut bench = from_ledger();
    bench.keys_to("<ctrl-x>材料不全<ctrl-s>", answer);
    let (_, _, command) = bench.command().unwrap();
    let declined = Some("材料不全".into());
    assert_eq!(command, Command::DecideGrant { grant: GrantId(1), seen: 3, declined, despite: None });
    let mut bench = from_ledger();
    bench.keys_to("<ctrl-k>", answer);
    assert!(bench.model.overlays.is_empty(), "nobody has a say in a bill");
    bench.keys_to("<down><ctrl-k>2<tab>1<ctrl-s>", answer);
    let (_, _, command) = bench.command().unwrap();
    let Command::NoteGrantOpinion { grant: GrantId(6), opinion, .. } = command else { panic!() };
    assert_eq!((opinion.level, opinion.agrees), (OpinionLevel::Town, true));
}

#[test]
fn a_bill_is_entered_from_the_person_by_digits() {
    let mut bench = from_person(Lang::Zh, 80, 24);
    let person = bench.model.panes.grants.person.clone().unwrap().0;
    bench.keys_to("<ctrl-n>1", answer);
    bench.keys_to("2026-11-02<down>区人民医院<down>500<down>300<down>200<down>票据<ctrl-s>", answer);
    let (_, _, command) = bench.command().unwrap();
    let Command::ProposeGrant { person: to, facts, despite: None } = command else { panic!() };
    assert_eq!((to, facts.amount, facts.evidence.as_str()), (person, Fen(20_000), "票据"));
    assert!(matches!(facts.basis, GrantBasis::Bill(Bill { total: Fen(50_000), insured: Fen(30_000), .. })));
    bench.reply(Err(Refusal::Doubtful(vec![Doubt::NoBenefit])));
    bench.keys_to("经会议同意<ctrl-s>", answer);
    let (_, _, command) = bench.command().unwrap();
    assert!(matches!(command, Command::ProposeGrant { despite: Some(_), .. }), "it takes a reason then");
}

#[test]
fn nothing_is_chosen_of_a_hardship_before_somebody_chooses() {
    let mut bench = from_person(Lang::Zh, 80, 24);
    let place = bench.model.shared.tables.grants.all().iter().position(|rule| !rule.hardship.is_empty());
    bench.keys_to(&format!("<ctrl-n>{}", place.unwrap() + 1), answer);
    bench.keys_to("<tab>2026-11-01<tab><tab><tab>5000<tab>申请表<ctrl-s>", answer);
    assert!(bench.command().is_none(), "{}", screen(&bench.model));
    bench.keys_to("<ctrl-s>", answer);
    assert!(bench.command().is_none(), "{}", screen(&bench.model));
    bench.keys_to("1<tab><tab><tab>1<ctrl-s>", answer);
    let (_, _, command) = bench.command().unwrap();
    let Command::ProposeGrant { facts, .. } = command else { panic!() };
    assert!(matches!(facts.basis, GrantBasis::Hardship(of) if !of.ordinary));
}

#[test]
fn pictures() {
    for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        for (cols, rows) in [(60, 20), (80, 24), (120, 40)] {
            let mut bench = from_person(lang, cols, rows);
            let mut film = String::new();
            for keys in ["1", "<down>", "<ctrl-s>", "<esc><ctrl-n>", "2", "<esc>2"] {
                bench.keys_to(keys, answer);
                film.extend(["=== ", keys, "\n", &screen(&bench.model)]);
            }
            insta::assert_snapshot!(format!("grants_{cols}x{rows}_{tag}"), film);
        }
    }
}

#[test]
fn page_down_goes_on_in_a_card_that_is_longer_than_its_room() {
    let mut bench = seated(Lang::Zh).sized(60, 20);
    bench.keys_to("<f3><ctrl-v><down>", answer);
    let card = |bench: &Bench| bench.model.panes.grants.card_at;
    assert!(screen(&bench.model).contains("PgDn 还有"), "{}", screen(&bench.model));
    bench.keys_to("<pagedown>", answer);
    assert!(card(&bench) > 0);
    bench.keys_to("<pagedown><pagedown><pagedown>", answer);
    let text = screen(&bench.model);
    assert!(text.contains("情况属实") && !text.contains("PgDn 还有"), "{text}");
    let end = card(&bench);
    bench.keys_to("<pageup>", answer);
    assert!(card(&bench) < end);
    // Another one is read from its beginning.
    bench.keys_to("<up>", answer);
    assert_eq!(card(&bench), 0);
}
