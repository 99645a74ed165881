//! A made-up directory of the three levels.

use crate::bureau::answer::LiaisonRow;
use crate::bureau::{Answer, Query};
use crate::domain::petition::{LiaisonFacts, LiaisonKind};
use crate::domain::{DivisionCode, LiaisonId};

fn rows() -> Vec<LiaisonRow> {
    use LiaisonKind::{Agent, Informant, Team};
    let made = [
        (Team, "440114", "花都区", "黄志强", "13800138001", "权益维护专班"),
        (Agent, "440114001", "新华街道", "刘倩", "13800138002", "退役军人服务站副站长"),
        (Informant, "440114001001", "新华街道 田美村", "骆伟明", "020-86801234", "村委委员"),
        (Agent, "440114108", "花东镇", "陈㘵", "13800138004", ""),
    ];
    let row =
        |((kind, code, place, name, phone, post), n): ((_, &str, &str, &str, &str, &str), u32)| LiaisonRow {
            liaison: LiaisonId(n),
            version: 2,
            place: place.to_owned(),
            facts: LiaisonFacts {
                kind,
                division: DivisionCode::parse(code).unwrap(),
                name: name.to_owned(),
                phone: phone.to_owned(),
                post: post.to_owned(),
            },
            ended: false,
        };
    made.into_iter().zip(1..).map(row).collect()
}

/// Answers about the directory.
pub(super) fn answer(query: &Query) -> Option<Answer> {
    matches!(query, Query::Liaisons { .. }).then(|| Answer::Liaisons(rows()))
}
