//! Made-up contacts and who is due one.

use super::fake::{card, staff};
use crate::bureau::answer::{
    CondolenceRow, CondolenceView, ContactRow, GiftRow, HardshipPage, HardshipRow, HardshipView, LastContact,
    ListAgreement, RotaPage, RotaRow, TownRow,
};
use crate::bureau::query::RotaAsked;
use crate::bureau::{Answer, Query};
use crate::domain::care::{
    ContactKind, ContactResult, Due, DueState, Every, HardshipFacts, Measure, Member, Recipients, Relief,
};
use crate::domain::{
    CondolenceId, ContactId, Date, DivisionCode, Fen, GiftId, HardshipId, PersonId, StaffId,
};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The newest contact of the first person and of the third.
pub(super) fn last_contact(person: PersonId) -> Option<LastContact> {
    let (day, kind, result) = match person.0 {
        1 => ("2026-03-02", ContactKind::Call, ContactResult::Reached),
        3 => ("2026-11-20", ContactKind::HomeVisit, ContactResult::NotReached),
        _ => return None,
    };
    let next = (person.0 == 3).then(|| date("2026-11-23"));
    Some(LastContact { contact: ContactId(person.0), day: date(day), kind, result, next })
}

fn due(person: u32) -> Due {
    let (state, by, rule) = match person {
        1 => (DueState::Late, "2026-09-30", Some(0)),
        3 => (DueState::Due, "2026-11-23", None),
        _ => (DueState::Never, "2026-12-31", Some(2)),
    };
    let last = (person == 1).then(|| date("2026-03-02"));
    Due { state, by: date(by), last, rule }
}

/// The first person was visited this year, and not called this quarter.
fn dues(person: u32) -> Vec<Due> {
    let visited =
        Due { state: DueState::Met, by: date("2026-12-31"), last: Some(date("2026-03-02")), rule: Some(1) };
    let mut dues = vec![due(person)];
    dues.extend((person == 1).then_some(visited));
    dues
}

/// What is left to do with the first person once they were called, and with the second, nothing.
fn left(person: PersonId) -> Option<Due> {
    let (state, rule) = match person.0 {
        1 => (DueState::Due, Some(1)),
        2 => (DueState::Met, Some(2)),
        _ => return None,
    };
    Some(Due { state, by: date("2026-12-31"), last: None, rule })
}

/// Contacts of a person, the newest first.
pub fn contacts(person: PersonId) -> Vec<ContactRow> {
    let name = card(person).map(|card| card.name).unwrap_or_default();
    let contact = |n: u32, day: &str, kind, result, note: &str| ContactRow {
        contact: ContactId(n),
        version: 3,
        day: date(day),
        person,
        name: name.clone(),
        kind,
        result,
        by: "李娜".to_owned(),
        topics: vec!["subsidy".to_owned()],
        note: note.to_owned(),
        next: None,
    };
    vec![
        contact(
            31,
            "2026-03-02",
            ContactKind::Call,
            ContactResult::Reached,
            "问了补助，嘱带身份证来更新电话",
        ),
        contact(12, "2025-06-11", ContactKind::HomeVisit, ContactResult::NotReached, ""),
    ]
}

fn household_in_full(id: HardshipId) -> Option<HardshipView> {
    let row = household(id.0, 6, "长期患病，无劳动能力", None)?;
    let measure = |on: &str, what: &str| {
        (Measure { on: date(on), what: what.to_owned(), by: StaffId(3) }, "李娜".to_owned())
    };
    let measures = vec![measure("2026-05-02", "帮办低保"), measure("2026-09-10", "送米油")];
    Some(HardshipView { row, measures, visits: contacts(PersonId(6)).into_iter().take(1).collect() })
}

fn row(person: PersonId) -> Option<RotaRow> {
    let card = card(person)?;
    Some(RotaRow {
        person,
        name: card.name,
        age: card.age,
        groups: card.recognitions.into_iter().map(|r| r.group).collect(),
        division: card.division,
        phone_masked: if person.0 == 5 { String::new() } else { card.phone_masked },
        due: due(person.0),
        dues: dues(person.0),
        last: last_contact(person),
    })
}

fn town(code: Option<&str>, owner: Option<u16>, people: u32, met: u32, late: u32) -> TownRow {
    let named = |id: u16| (StaffId(id), staff(id, if id == 3 { "李娜" } else { "买买提·吐尔逊" }, &[]).name);
    TownRow { town: code.and_then(DivisionCode::parse), staff: owner.map(named), people, met, late }
}

fn towns() -> Vec<TownRow> {
    vec![
        town(Some("440114001"), Some(3), 4_120, 3_011, 12),
        town(Some("440114003"), Some(3), 1_877, 1_877, 0),
        town(Some("440114104"), Some(5), 2_950, 804, 233),
        town(Some("440114105"), None, 1_204, 1, 1),
        town(None, None, 19, 0, 0),
    ]
}

fn page(asked: &RotaAsked) -> RotaPage {
    let today = date("2026-11-23");
    let order = [1, 2, 4, 5, 6, 3].into_iter().filter_map(|n| row(PersonId(n)));
    let fits = |row: &RotaRow| {
        (asked.text.is_empty() || row.name.contains(&asked.text))
            && asked.town.is_none_or(|town| row.division.and_then(DivisionCode::town) == Some(town))
            && asked.staff.is_none_or(|me| me == StaffId(3))
    };
    let rows: Vec<RotaRow> = order.filter(fits).collect();
    RotaPage {
        ready: true,
        quarter: Every::Quarter.span(today),
        year: Every::Year.span(today),
        total: rows.len() + usize::from(asked.text.is_empty() && asked.town.is_none()) * 4_471,
        offset: 0,
        rows,
        towns: towns(),
        about: asked.about.and_then(left),
        faults: Vec::new(),
    }
}

fn household(id: u32, head: u32, cause: &str, visited: Option<&str>) -> Option<HardshipRow> {
    let card = card(PersonId(head))?;
    let member =
        |name: &str, relation: &str| Member { name: name.into(), relation: relation.into(), person: None };
    Some(HardshipRow {
        hardship: HardshipId(id),
        version: 2,
        name: card.name,
        division: card.division,
        facts: HardshipFacts {
            head: PersonId(head),
            members: vec![member("陈㘵", "妻"), member("小毛", "子")],
            relief: if id == 1 { Relief::Destitute } else { Relief::MinimumLiving },
            cause: cause.to_owned(),
            since: date("2025-03-01"),
        },
        measures: 1,
        newest: Some((date("2026-09-10"), "送米油，帮办低保".to_owned())),
        visited: visited.map(date),
        ended: None,
    })
}

fn households(ended: bool) -> HardshipPage {
    let rows = if ended {
        Vec::new()
    } else {
        [household(2, 6, "长期患病，无劳动能力", None), household(1, 1, "失业", Some("2026-02-09"))]
            .into_iter()
            .flatten()
            .collect()
    };
    let (total, people) = if ended { (0, 0) } else { (155, 402) };
    HardshipPage { total, people, visited: total.saturating_sub(24), offset: 0, rows, faults: Vec::new() }
}

fn list(id: u32, festival: &str, of: Recipients, closed: Option<&str>) -> CondolenceRow {
    CondolenceRow {
        list: CondolenceId(id),
        version: 1,
        festival: festival.to_owned(),
        year: 2026,
        of,
        whom: if id == 1 { "类别:三属".to_owned() } else { String::new() },
        amount: Fen(100_000),
        made: date("2026-01-20"),
        closed: closed.map(date),
        lines: 3,
        given: 1,
        total: Fen(300_000),
        paid: Fen(100_000),
        goods: None,
        goods_total: Fen::ZERO,
        goods_given: Fen::ZERO,
        agreement: word(),
    }
}

/// What another person agreed to.
fn word() -> ListAgreement {
    ListAgreement {
        brought: ("李娜".to_owned(), date("2026-01-20")),
        own: true,
        lines: 0,
        total: Fen::ZERO,
        goods: Fen::ZERO,
        agreed: Some(("王伟".to_owned(), date("2026-01-21"))),
        sent_back: None,
        reason: String::new(),
    }
}

fn lists() -> Vec<CondolenceRow> {
    vec![
        list(2, "army-day", Recipients::People, None),
        list(1, "spring", Recipients::Households, Some("2026-02-20")),
    ]
}

fn lines() -> CondolenceView {
    let line = |n: u32, given: Option<&str>, by: &str| {
        let card = card(PersonId(n)).unwrap();
        GiftRow {
            gift: GiftId(n),
            version: 1,
            person: PersonId(n),
            name: card.name,
            household: None,
            division: card.division,
            amount: Fen(100_000),
            died: (n == 5).then(|| date("2026-10-02")),
            awaits: false,
            given: given.map(date),
            by: given.map(|_| "李娜".to_owned()).unwrap_or_default(),
            received_by: by.to_owned(),
        }
    };
    let rows = vec![line(1, None, ""), line(5, None, ""), line(6, Some("2026-07-30"), "女儿 阿娜")];
    CondolenceView {
        row: list(2, "army-day", Recipients::People, None),
        total: 3,
        offset: 0,
        rows,
        paid_elsewhere: 0,
        faults: Vec::new(),
    }
}

/// Answers about keeping in touch.
pub fn answer(query: &Query) -> Option<Answer> {
    match query {
        Query::Hardships { asked, .. } => Some(Answer::Hardships(Box::new(households(asked.ended)))),
        Query::Hardship(id) => Some(Answer::Hardship(Box::new(household_in_full(*id)?))),
        Query::ContactsOf { person, .. } => Some(Answer::ContactsOf(contacts(*person))),
        Query::Condolences => Some(Answer::Condolences(lists())),
        Query::Condolence { .. } => Some(Answer::Condolence(Box::new(lines()))),
        Query::Rota { asked, .. } => Some(Answer::Rota(Box::new(page(asked)))),
        _ => None,
    }
}
