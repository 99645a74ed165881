//! Refusals that carry the id of a programme, with its name in its place, also those that an answer carries.

use super::{Lang, rates};
use crate::bureau::{Answer, Reference, Refusal};
use crate::domain::ledger::FundShort;
use crate::domain::ledger::run::RunFault;

/// A refusal with the programmes that it names called as people call them.
#[must_use]
pub fn refusal(refusal: Refusal, tables: &Reference, lang: Lang) -> Refusal {
    let name = |id: String| rates::programme(tables, &id, lang);
    match refusal {
        Refusal::FundShort(shorts) => Refusal::FundShort(
            shorts.into_iter().map(|one| FundShort { programme: name(one.programme), ..one }).collect(),
        ),
        Refusal::NoBudget { year, programme } => Refusal::NoBudget { year, programme: name(programme) },
        Refusal::NoBudgetThen { year, programme, now } => {
            Refusal::NoBudgetThen { year, programme: name(programme), now }
        }
        Refusal::Run(RunFault::OpeningAdds { programme, month, people, sum }) => {
            Refusal::Run(RunFault::OpeningAdds { programme: name(programme), month, people, sum })
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

/// An answer whose refusals call programmes as people call them: those of a run's steps.
#[must_use]
pub fn answer(answer: Answer, tables: &Reference, lang: Lang) -> Answer {
    match answer {
        Answer::Run(mut view) => {
            for (_, may) in &mut view.steps {
                *may = std::mem::replace(may, Ok(())).map_err(|why| refusal(why, tables, lang));
            }
            Answer::Run(view)
        }
        other => other,
    }
}
