//! Made-up papers.

use crate::bureau::answer::{PaperList, PaperRow, PaperView};
use crate::bureau::{Answer, Query};
use crate::domain::paper::{Block, PaperKind, Voided};
use crate::domain::{Date, PaperId, PersonId, StaffId};

fn day() -> Date {
    Date::new(2026, 11, 23).unwrap()
}

fn row(n: u32, kind: PaperKind, name: &str) -> PaperRow {
    PaperRow {
        paper: PaperId(n),
        version: 1,
        kind,
        number: kind.number(2026, n),
        day: day(),
        at_ms: 1_795_398_060_000,
        staff: "李娜".to_owned(),
        person: Some(PersonId(6)),
        name: name.to_owned(),
        visit: None,
        petition: None,
        matter: (kind == PaperKind::Notice).then(|| "card-apply".to_owned()),
        reprints: 0,
        voided: None,
    }
}

/// Three papers, one void and one printed again.
fn rows() -> Vec<PaperRow> {
    let mut rows = vec![
        row(12, PaperKind::Notice, "买买提·吐尔逊"),
        row(11, PaperKind::VisitSlip, "陈㘵"),
        row(10, PaperKind::Notice, "区国英"),
    ];
    if let [_, reprinted, void] = rows.as_mut_slice() {
        reprinted.reprints = 2;
        void.voided = Some(Voided { day: day(), staff: StaffId(3), reason: "写错".to_owned() });
    }
    rows
}

/// Answers about papers.
pub fn answer(query: &Query) -> Option<Answer> {
    Some(match query {
        Query::Papers { filter, .. } => {
            let rows: Vec<PaperRow> =
                rows().into_iter().filter(|r| filter.person.is_none() || r.person == filter.person).collect();
            Answer::Papers(Box::new(PaperList { total: rows.len(), rows }))
        }
        Query::Paper(id) => Answer::Paper(Box::new(PaperView {
            row: rows()
                .into_iter()
                .find(|r| r.paper == *id)
                .unwrap_or_else(|| row(id.0, PaperKind::Notice, "")),
            title: "一次性告知书".to_owned(),
            blocks: vec![Block::field("办理人", "买买提·吐尔逊"), Block::text("请补齐。")],
            digest: "9f3a27c1".repeat(8),
            check_digits: "9F3A 27C1".to_owned(),
            books: None,
            replaced: None,
        })),
        _ => return None,
    })
}
