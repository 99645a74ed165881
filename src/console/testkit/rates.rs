//! Made-up rates, proposals and settings of a place.

use crate::bureau::answer::{
    EffectRow, LackingCell, ProposalRow, ProposalView, RaiseEffect, RateBlock, RateFrom, RateLine,
    RatesLacking, SettingLine,
};
use crate::bureau::{Answer, Query, Reference};
use crate::domain::ledger::{
    Cell, OwnRate, Per, PlaceChoice, PlaceKey, PlaceRule, PlaceValue, ProposalId, ProposalState, RateForm,
};
use crate::domain::person::Nature;
use crate::domain::{Date, Fen, Month, PersonId, RateProposalId, SettingProposalId};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn cell(programme: &str, group: Option<&str>) -> Cell {
    Cell { programme: programme.into(), group: group.map(Into::into), grade: None, nature: None }
}

fn graded(grade: u8, nature: Nature) -> Cell {
    Cell { grade: Some(grade), nature: Some(nature), ..cell("disability-pension", None) }
}

/// Two figures of the country, one of them out of date, and one of the bureau's own.
fn blocks() -> Vec<RateBlock> {
    let published = |cell: Cell, yuan: i64, effective: &str, changed: Option<&str>| RateLine {
        cell,
        figure: Fen(yuan * 100),
        per: Per::Year,
        each_year: false,
        effective: date(effective),
        from: RateFrom::Published { standard: "national".into(), sources: vec!["SCH25".into()] },
        changed: changed.map(date),
    };
    let notice = "花都退役军人函〔2026〕12号".to_owned();
    let own = RateLine {
        cell: cell("rural-veteran-allowance", Some("81")),
        figure: Fen(6_000),
        per: Per::Month,
        each_year: true,
        effective: date("2026-08-01"),
        from: RateFrom::Own { standard: "广州市花都区".into(), notice, known: date("2026-11-02") },
        changed: None,
    };
    let block =
        |programme: &str, form, lines| RateBlock { programme: programme.into(), form, lines, lacking: 3 };
    vec![
        block(
            "disability-pension",
            RateForm::Graded,
            vec![
                published(graded(1, Nature::War), 135_840, "2025-08-01", None),
                published(graded(10, Nature::Duty), 11_964, "2024-08-01", Some("2025-08-01")),
            ],
        ),
        block("rural-veteran-allowance", RateForm::ServiceYears, vec![own]),
    ]
}

fn lacking() -> RatesLacking {
    let lacks = |cell, since: Option<&str>, people| LackingCell { cell, since: since.map(date), people };
    RatesLacking {
        month: month("2026-11"),
        cells: vec![
            lacks(cell("five-elders-allowance", Some("WL")), None, 12),
            lacks(cell("combat-allowance", Some("51")), Some("2025-08-01"), 1_204),
            lacks(Cell { group: Some("11".into()), ..graded(6, Nature::Illness) }, Some("2025-08-01"), 7),
        ],
        facts: Vec::new(),
        settings: vec![PlaceKey::ServiceYears, PlaceKey::NursingWage],
        nobody: false,
    }
}

fn proposal(id: ProposalId, by: &str, own: bool, state: ProposalState) -> ProposalRow {
    ProposalRow {
        id,
        version: 1 + u32::from(state != ProposalState::Proposed),
        state,
        by: by.into(),
        on: date("2026-11-20"),
        own,
        ended: (state != ProposalState::Proposed).then(|| ("王强".to_owned(), date("2026-11-21"))),
        despite: String::new(),
        reason: String::new(),
        notice: "花都退役军人函〔2026〕15号".into(),
        programmes: Vec::new(),
        keys: Vec::new(),
        rows: 1,
        effective: Some(date("2026-08-01")),
    }
}

fn proposals() -> Vec<ProposalRow> {
    let rates = |n| ProposalId::Rates(RateProposalId(n));
    vec![
        ProposalRow {
            programmes: vec!["five-elders-allowance".into(), "combat-allowance".into()],
            rows: 2,
            despite: "按区政府常务会议一次补足".into(),
            ..proposal(rates(3), "陈静", false, ProposalState::Proposed)
        },
        ProposalRow {
            keys: vec![PlaceKey::Cycle],
            ..proposal(ProposalId::Settings(SettingProposalId(2)), "李娜", true, ProposalState::Proposed)
        },
        ProposalRow {
            programmes: vec!["rural-veteran-allowance".into()],
            ..proposal(rates(2), "陈静", false, ProposalState::Approved)
        },
    ]
}

fn view(id: ProposalId) -> Option<ProposalView> {
    let row = proposals().into_iter().find(|row| row.id == id)?;
    let own = |programme: &str, group: &str, fen| OwnRate {
        programme: programme.into(),
        group: Some(group.into()),
        grade: None,
        nature: None,
        amount: Some(Fen(fen)),
        per: Per::Month,
        each_year: false,
        effective: date("2026-08-01"),
        standard: "广州市花都区".into(),
        notice: row.notice.clone(),
        known: row.on,
    };
    let rates = match id {
        ProposalId::Rates(_) => vec![
            (own("five-elders-allowance", "WL", 56_000), Some((Fen(50_000), Per::Month))),
            (own("combat-allowance", "51", 93_600), None),
        ],
        ProposalId::Settings(_) => Vec::new(),
    };
    let cycle = PlaceRule {
        key: PlaceKey::Cycle,
        value: PlaceValue::Choice(PlaceChoice::Monthly),
        from: month("2026-01"),
        basis: "局长办公会2026年第3次".into(),
        known: row.on,
    };
    let settings = if rates.is_empty() { vec![(cycle, None)] } else { Vec::new() };
    Some(ProposalView { row, rates, settings })
}

fn effect() -> RaiseEffect {
    let row = |person, name: &str, old, new| EffectRow {
        person: PersonId(person),
        name: name.into(),
        old: Some(Fen(old)),
        new: Some(Fen(new)),
    };
    RaiseEffect {
        month: month("2026-11"),
        since: month("2026-08"),
        rows: vec![row(1, "区国英", 90_900, 93_600), row(4, "买买提·吐尔逊", 50_000, 56_000)],
        old: Fen(140_900),
        new: Fen(149_600),
    }
}

fn settings() -> Vec<SettingLine> {
    let all = Reference::embedded().unwrap().settings;
    let line = |key| {
        let rule = PlaceRule {
            key,
            value: PlaceValue::Number(15),
            from: month("2026-01"),
            basis: "与区财政局、农商行商定".into(),
            known: date("2026-01-05"),
        };
        let now = (key == PlaceKey::PayDay).then_some(rule);
        let pending = (key == PlaceKey::Cycle).then_some(ProposalId::Settings(SettingProposalId(2)));
        SettingLine { key, all: now.clone().into_iter().collect(), now, pending }
    };
    all.all().iter().map(|setting| line(setting.key)).collect()
}

/// Answers what is asked about rates and settings, and everything else as always.
pub fn answer(query: &Query) -> Option<Answer> {
    Some(match query {
        Query::Rates { .. } => Answer::Rates(blocks()),
        Query::RatesLacking { .. } => Answer::RatesLacking(Box::new(lacking())),
        Query::Proposals { .. } => Answer::Proposals(proposals()),
        Query::Proposal(id) => Answer::Proposal(Box::new(view(*id)?)),
        Query::RaiseEffect(_) => Answer::RaiseEffect(Box::new(effect())),
        Query::PlaceSettings { .. } => Answer::PlaceSettings(settings()),
        other => return super::answer(other),
    })
}
