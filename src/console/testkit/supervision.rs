//! Made-up items of supervision.

use crate::bureau::answer::{SupervisionList, SupervisionRow};
use crate::bureau::query::SupervisionAsked;
use crate::bureau::{Answer, Query, Refusal};
use crate::domain::supervision::{
    SupervisionEvent, SupervisionFault, SupervisionOrigin, SupervisionState, SupervisionStep,
};
use crate::domain::{Date, PetitionId, StaffId, SupervisionId};

fn day(d: u32) -> Date {
    Date::new(2026, 11, d).unwrap()
}

fn event(step: SupervisionStep, on: u32, by: (u16, &str), text: &str) -> (SupervisionEvent, String) {
    let event = SupervisionEvent::new(step, day(on), StaffId(by.0), text.to_owned());
    (event, by.1.to_owned())
}

/// The items: one that is late and was nudged, one that waits to be checked, one in hand, one that was closed.
fn rows() -> Vec<SupervisionRow> {
    use SupervisionState::{Asked, Closed, Open};
    use SupervisionStep::{Ask, Close, Nudge};
    let (li, wang, mo) = ((3, "李娜"), (4, "王强"), (5, "莫兰"));
    let made = [
        (1, Open, li, 20, "核对花东镇参战人员名册", vec![event(Nudge, 22, wang, "")]),
        (
            2,
            Asked,
            mo,
            27,
            "答复陈炳坤等人的参战身份诉求",
            vec![event(Ask, 23, mo, "答复意见书已送达，回访满意")],
        ),
        (3, Open, mo, 27, "会议议定：清理积案四件", Vec::new()),
        (
            4,
            Closed,
            li,
            13,
            "更换窗口公示牌",
            vec![event(Ask, 12, li, "照片两张"), event(Close, 13, wang, "属实")],
        ),
    ];
    let row =
        |(n, state, owner, due, text, events): (u32, _, (u16, &str), u32, &str, Vec<_>)| SupervisionRow {
            item: SupervisionId(n),
            number: format!("2026-{n:04}"),
            version: events.len() as u32 + 1,
            origin: if n == 3 { SupervisionOrigin::Meeting } else { SupervisionOrigin::Weekly },
            text: text.to_owned(),
            owner: (StaffId(owner.0), owner.1.to_owned()),
            due: day(due),
            late: state == Open && due < 23,
            kept: false,
            petition: (n == 2).then(|| (PetitionId(1), "2026-0101".to_owned())),
            by: "王强".to_owned(),
            on: day(9),
            state,
            passed: std::collections::BTreeMap::new(),
            first_due: day(due),
            steps: SupervisionStep::ALL.iter().map(|step| (*step, may(*step, state, n))).collect(),
            events,
        };
    made.into_iter().map(row).collect()
}

/// What 李娜 may do.
fn may(step: SupervisionStep, state: SupervisionState, n: u32) -> Result<(), Refusal> {
    use SupervisionStep::{Ask, Close, Due, Nudge, Reassign, Return};
    let fault = match (step, state) {
        (Ask, SupervisionState::Open) if n == 3 => SupervisionFault::NotOwner,
        (Reassign | Due, SupervisionState::Open) if n == 3 => SupervisionFault::NotGiver,
        (Ask | Nudge | Reassign | Due, SupervisionState::Open)
        | (Close | Return | Nudge, SupervisionState::Asked) => {
            return Ok(());
        }
        (_, state) => SupervisionFault::Stands(state),
    };
    Err(Refusal::Supervision(fault))
}

/// Answers about supervision.
pub(super) fn answer(query: &Query) -> Option<Answer> {
    let all = rows();
    Some(match query {
        Query::Supervision { asked, .. } => {
            let wanted = |row: &SupervisionRow| match asked {
                SupervisionAsked::Open => row.state != SupervisionState::Closed,
                SupervisionAsked::Mine => row.owner.0 == StaffId(3) && row.state != SupervisionState::Closed,
                SupervisionAsked::Asked => row.state == SupervisionState::Asked,
                SupervisionAsked::Week | SupervisionAsked::All => true,
            };
            let rows: Vec<_> = all.into_iter().filter(wanted).collect();
            let total = rows.len();
            Answer::Supervision(Box::new(SupervisionList {
                total,
                open: 3,
                late: 1,
                asked: 1,
                mine: 1,
                rows,
            }))
        }
        Query::SupervisionItem(id) => {
            Answer::SupervisionItem(Box::new(all.into_iter().find(|row| row.item == *id)?))
        }
        _ => return None,
    })
}
