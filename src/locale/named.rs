//! Refusals that carry the id of a programme, with its name in its place.

use super::{Lang, rates};
use crate::bureau::{Reference, Refusal};
use crate::domain::ledger::run::RunFault;

/// A refusal with the programmes that it names called as people call them.
#[must_use]
pub fn refusal(refusal: Refusal, tables: &Reference, lang: Lang) -> Refusal {
    let name = |id: String| rates::programme(tables, &id, lang);
    match refusal {
        Refusal::FundShort { programme, fund, short } => {
            Refusal::FundShort { programme: name(programme), fund, short }
        }
        Refusal::Run(RunFault::NoOpening { programme }) => {
            Refusal::Run(RunFault::NoOpening { programme: name(programme) })
        }
        Refusal::Run(RunFault::PaidOtherwise { programme }) => {
            Refusal::Run(RunFault::PaidOtherwise { programme: name(programme) })
        }
        other => other,
    }
}
