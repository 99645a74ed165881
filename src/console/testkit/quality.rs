//! Made-up duplicates and decisions.

use super::fake::{card, plain_row};
use crate::bureau::answer::{
    Apart, Belongings, Decision, DecisionKind, DuplicatePair, Duplicates, GapRow, GapTable, Lacking,
    LackingRow, NearMatch, Record, Side, Together, VisitRow,
};
use crate::bureau::query::Place;
use crate::bureau::{Answer, Query};
use crate::domain::person::{Evidence, Gap, PersonField, Sex};
use crate::domain::petition::PetitionState;
use crate::domain::visit::{CallerKind, VisitStage};
use crate::domain::{Date, DivisionCode, PersonId, VisitId};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn side(person: u32) -> Side {
    let card = card(PersonId(person)).unwrap();
    Side {
        person: card.person,
        version: card.version,
        name: card.name,
        sex: card.sex,
        birth: Some(date("1955-08-17")),
        division: card.division,
        id_masked: card.id_masked,
        dead: false,
    }
}

/// Three pairs, one of them with a name that is wide.
pub fn duplicates() -> Duplicates {
    let pair = |points, evidence: &[Evidence], one, other| DuplicatePair {
        points,
        evidence: evidence.to_vec(),
        sides: [side(one), side(other)],
    };
    Duplicates {
        pairs: vec![
            pair(75, &[Evidence::NearId, Evidence::SameName, Evidence::SameBirth], 1, 2),
            pair(70, &[Evidence::SameSound, Evidence::SameBirth, Evidence::SamePhone], 3, 5),
            pair(
                50,
                &[Evidence::SameName, Evidence::SamePhone, Evidence::SameAccount, Evidence::OtherSex],
                4,
                6,
            ),
        ],
        total: 3,
        distinct: 1,
        compared: 22_000,
    }
}

fn decisions() -> Vec<Decision> {
    vec![
        Decision {
            kind: DecisionKind::Distinct,
            on: date("2026-11-20"),
            by: "李娜".to_owned(),
            reason: "当面核对，是堂兄弟".to_owned(),
            sides: [side(2), side(4)],
        },
        Decision {
            kind: DecisionKind::Merged,
            on: date("2026-11-18"),
            by: "王强".to_owned(),
            reason: String::new(),
            sides: [side(1), side(6)],
        },
    ]
}

fn record(person: PersonId) -> Record {
    match super::ledgers::answer(&Query::Record(person)) {
        Some(Answer::Record(record)) => *record,
        _ => panic!("no record"),
    }
}

fn belongings(person: PersonId) -> Belongings {
    let petition = plain_row("2026-0123", "要求补发优待金", PetitionState::Accepted);
    let visit = VisitRow {
        visit: VisitId(9),
        version: 1,
        day: date("2026-11-20"),
        number: 3,
        booked: None,
        stage: VisitStage::Ended,
        person: Some(person),
        name: "区国英".to_owned(),
        caller: CallerKind::InPerson,
        topics: vec!["subsidy".to_owned()],
        desk: "一号窗".to_owned(),
        staff: "李娜".to_owned(),
        came_ms: None,
        called_ms: None,
        ended: None,
        attended_by: None,
        promises_open: 0,
        slip: None,
        work: Vec::new(),
    };
    let entries = super::statement(person).map(|s| s.lines).unwrap_or_default();
    Belongings { entries, petitions: vec![petition], visits: vec![visit], ..Belongings::default() }
}

fn together(one: PersonId, other: PersonId) -> Together {
    let mut second = record(other);
    second.card.sex = Some(Sex::Female);
    second.other_names.clear();
    second.phones = vec!["139****9000".to_owned()];
    let mut first = record(one);
    first.card_masked = None;
    Together {
        records: [first, second],
        points: 75,
        evidence: vec![Evidence::NearId, Evidence::SameName, Evidence::SameBirth],
        differing: vec![
            PersonField::Name,
            PersonField::OtherNames,
            PersonField::ResidentId,
            PersonField::Phones,
            PersonField::Card,
        ],
        belongings: [Belongings::default(), belongings(other)],
        distinct: None,
    }
}

fn apart(gone: PersonId) -> Apart {
    Apart {
        sides: [side(1), side(gone.0)],
        on: date("2026-11-18"),
        by: "王强".to_owned(),
        returns: belongings(gone),
        stays: vec![PersonField::Phones],
        since: belongings(PersonId(1)),
    }
}

/// Everybody but 陈新 is near somebody.
fn near(name: &str) -> Vec<NearMatch> {
    let one = |n, evidence: &[Evidence]| NearMatch {
        side: side(n),
        phone_masked: "138****8000".to_owned(),
        points: 55,
        evidence: evidence.to_vec(),
    };
    if name.contains("新") {
        return Vec::new();
    }
    vec![one(1, &[Evidence::SameName, Evidence::SameBirth]), one(6, &[Evidence::SamePhone])]
}

/// Three towns and those of whom none is known.
fn gaps() -> GapTable {
    let row = |town: Option<&str>, people, complete, missing: [u32; 8]| GapRow {
        town: town.and_then(DivisionCode::parse),
        people,
        complete,
        missing: missing.to_vec(),
    };
    GapTable {
        ready: true,
        rows: vec![
            row(Some("440114001"), 9_120, 8_300, [12, 3, 240, 61, 0, 610, 402, 388]),
            row(Some("440114105"), 7_002, 6_900, [4, 0, 31, 9, 0, 55, 20, 71]),
            row(Some("440114109"), 5_811, 5_811, [0; 8]),
            row(None, 67, 0, [3, 1, 5, 0, 67, 40, 21, 33]),
        ],
    }
}

/// Nine people in pages.
fn lacking(gap: Gap, place: Place, (offset, limit): (usize, usize)) -> Lacking {
    let one = |n: u32| LackingRow { side: side(n % 6 + 1), gaps: vec![gap, Gap::Kin] };
    Lacking {
        gap,
        place,
        ready: true,
        total: 9,
        offset,
        people: (0..9).map(one).skip(offset).take(limit.min(5)).collect(),
    }
}

/// Answers about duplicates.
pub fn answer(query: &Query) -> Option<Answer> {
    Some(match query {
        Query::Near { name, .. } => Answer::Near(near(name)),
        Query::Gaps => Answer::Gaps(Box::new(gaps())),
        Query::Lacking { gap, place, offset, limit } => {
            Answer::Lacking(Box::new(lacking(*gap, *place, (*offset, *limit))))
        }
        Query::DuplicatesOf(person) => {
            let mut found = duplicates();
            found.pairs.retain(|p| p.sides.iter().any(|s| s.person == *person));
            found.total = found.pairs.len();
            Answer::Duplicates(Box::new(found))
        }
        Query::Decisions => Answer::Decisions(decisions()),
        Query::Together(one, other) => Answer::Together(Box::new(together(*one, *other))),
        Query::Apart(gone) => Answer::Apart(Box::new(apart(*gone))),
        _ => return None,
    })
}
