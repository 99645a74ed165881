//! Money that somebody paid back: asked for by one who saw it come in, and in the books once another agrees.

use crate::bureau::change::Change;
use crate::bureau::ledger::asked::{asked_anew, noted, postings_waiting};
use crate::bureau::ledger::period::require_open;
use crate::bureau::people::stands_for;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::Recovery;
use crate::domain::ledger::{EntryKind, PaidBack, PostingAsk};
use crate::domain::{PostingAskId, RecoveryId};
use crate::store::{Counter, Reading, Writer};
use crate::text::without_numbers;

/// Asks for money to be booked that somebody paid back by a decision, in the words of its receipt. It is not in the books until somebody
/// else agrees.
pub fn ask_repaid(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    recovery: &Recovery,
    (back, receipt): (PaidBack, String),
) -> Result<Change, Stop> {
    require_open(w, scene.asking.moment.today.month())?;
    if let Some(ask) = repaid_waiting(w, recovery.id)? {
        return Err(Refusal::RepaymentAsked { recovery: recovery.id, ask }.into());
    }
    let ask = PostingAsk {
        id: PostingAskId(w.next_id(Counter::PostingAsk)?),
        person: stands_for(w, recovery.person)?,
        programme: recovery.programme.clone(),
        month: back.months.first().map_or(scene.asking.moment.today.month(), |over| over.month),
        kind: EntryKind::Paid,
        amount: back.sum(),
        booked: None,
        memo: receipt,
        by: scene.staff.id,
        on: scene.asking.moment.today,
        reason: recovery.basis.clone(),
        doubts: Vec::new(),
        declined: None,
        repaid: Some(back),
    };
    asked_anew(w, &ask)?;
    w.put(&ask)?;
    let change = noted(&ask, Change::new(Outcome::PostingAsked(ask.id), ask.id));
    Ok(change.with("memo", without_numbers(&ask.memo)))
}

/// What waits of money paid back by a decision.
fn repaid_waiting(r: &impl Reading, recovery: RecoveryId) -> Result<Option<PostingAskId>, Stop> {
    let by_it = |ask: &PostingAsk| ask.repaid.as_ref().is_some_and(|back| back.recovery == recovery);
    Ok(postings_waiting(r)?.into_iter().find(by_it).map(|ask| ask.id))
}
