//! What a line takes off for months that were paid too much.

use super::books::Books;
use super::owed::Owed;
use crate::domain::ledger::run::Part;
use crate::domain::{Fen, PersonId, RecoveryId};

/// Takes off what was paid too much, as far as a decision says so; where nothing is left to pay, the line settles without the bank. Gives
/// the decision that it rests on.
pub fn set_off(books: &Books, person: PersonId, programme: &str, one: &mut Owed) -> Option<RecoveryId> {
    let (decision, done) = books.recoveries.iter().find(|(decision, done)| {
        let of_them = decision.programme == programme && decision.person == person;
        of_them && one.over.iter().any(|over| done.left(decision, over.month) != Fen::ZERO)
    })?;
    let cash: i128 = one.parts.iter().map(|part| i128::from(part.amount.0)).sum();
    let most = i128::from(decision.each.0).min(cash).max(0);
    let mut left = i64::try_from(most).unwrap_or(i64::MAX);
    let mut taken = Vec::new();
    for over in &one.over {
        let decided = done.left(decision, over.month);
        let fen = left.min(over.amount.0.saturating_neg()).min(decided.0);
        if fen > 0 {
            taken.push(Part { amount: Fen(-fen), ..*over });
            left -= fen;
        }
    }
    let mut to_set: i64 = taken.iter().map(|part| part.amount.0.saturating_neg()).sum();
    for part in &mut one.parts {
        let fen = to_set.min(part.amount.0);
        part.set_off = Fen(fen);
        to_set -= fen;
    }
    let acts = !taken.is_empty();
    one.parts.extend(taken);
    one.parts.sort_by_key(|part| part.month);
    acts.then_some(decision.id)
}
