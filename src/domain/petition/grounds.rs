//! What must be said with an act: to whom, why, or with what result.

use super::PetitionAct as Act;
use super::case::PetitionEvent;
use super::fault::ActFault;
use crate::domain::{Article, Law};

/// What an act must say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grounds {
    /// 去向: the organ it goes to.
    Destination,
    /// 理由
    Reason,
    /// 处理意见, in words or by the number of its document.
    Opinion,
    /// 调解、和解协议书文号
    Agreement,
    /// 办理情况
    Findings,
    /// 落实什么
    Task,
}

const fn article(number: u16, paragraph: u8) -> Article {
    Article::new(Law::PetitionWork, number, paragraph, 0)
}

impl Grounds {
    /// What this act must say, and which article of 信访工作条例 wants it; `None` where it may pass in silence.
    pub fn of(act: Act) -> Option<(Self, Option<Article>)> {
        Some(match act {
            // The notice names where the matter went, or who handles it.
            Act::Transfer => (Self::Destination, Some(article(23, 2))),
            Act::Decline | Act::NoFurther => (Self::Reason, Some(article(23, 2))),
            Act::Object => (Self::Reason, Some(article(23, 3))),
            Act::Reply => (Self::Opinion, Some(article(32, 1))),
            Act::Mediate => (Self::Agreement, Some(article(33, 0))),
            // Only a complex matter is extended, and the petitioner is told why.
            Act::RequestExtension | Act::ApproveExtension | Act::RefuseExtension => {
                (Self::Reason, Some(article(34, 0)))
            }
            Act::ReviewOpinion => (Self::Opinion, Some(article(35, 0))),
            Act::RecheckOpinion => (Self::Opinion, Some(article(36, 0))),
            Act::Recuse | Act::LiftRecusal => (Self::Reason, Some(article(28, 3))),
            Act::NameAccused => (Self::Reason, Some(article(30, 3))),
            Act::ReportUp | Act::Look => (Self::Findings, None),
            Act::Enforce => (Self::Task, Some(article(32, 2))),
            Act::CarryOut => (Self::Findings, Some(article(32, 2))),
            Act::Suspend
            | Act::Withdraw
            | Act::Undelivered
            | Act::Defer
            | Act::SetDeadline
            | Act::ClearDeadline
            | Act::SendBack
            | Act::MarkLong
            | Act::Untrack
            | Act::UnmarkLong
            | Act::ToOrdinary => (Self::Reason, None),
            _ => return None,
        })
    }

    /// Whether the number of a document says it as well.
    pub fn in_document(self) -> bool {
        matches!(self, Self::Opinion | Self::Findings)
    }

    /// Refuses an act that does not say what it must.
    pub(super) fn check(event: &PetitionEvent) -> Result<(), ActFault> {
        let Some((grounds, article)) = Self::of(event.act) else { return Ok(()) };
        let (by_document, in_words) = (!event.document.trim().is_empty(), !event.note.trim().is_empty());
        // An agreement is a paper that both sides signed: words are none.
        let said = match grounds {
            Self::Agreement => by_document,
            _ => in_words || (grounds.in_document() && by_document),
        };
        if said { Ok(()) } else { Err(ActFault::NeedsGrounds { grounds, article }) }
    }
}
