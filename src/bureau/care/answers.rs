//! The questions about care and who answers each.

use crate::bureau::answer::Answer;
use crate::bureau::door::{Bureau, Scene};
use crate::bureau::query::Query;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::stop::Stop;
use crate::domain::care::Span;
use crate::store::Reading;

use super::{households, lists, rota, view};

/// Answers a question about contacts, households in hardship and condolence lists; there is no other here.
pub fn answer(bureau: &Bureau, r: &impl Reading, scene: Scene<'_>, query: Query) -> Result<Answer, Stop> {
    // An index that was lost is built anew; until then the rota says that it is not ready.
    let index = bureau.regained();
    Ok(match query {
        Query::Rota { asked, offset, limit } => {
            Answer::Rota(Box::new(rota::rota(r, scene, index, &asked, (offset, limit))?))
        }
        Query::ContactsOf { person, limit } => Answer::ContactsOf(view::of_person(r, person, limit)?),
        Query::Hardships { asked, offset, limit } => {
            Answer::Hardships(Box::new(households::list(r, scene, &asked, (offset, limit))?))
        }
        Query::Hardship(id) => Answer::Hardship(Box::new(households::view(r, scene, id)?)),
        Query::CareFigures { from, to } => {
            Answer::CareFigures(Box::new(households::figures(r, scene, Span { first: from, last: to })?))
        }
        Query::Condolences => Answer::Condolences(lists::lists(r)?),
        Query::Condolence { list, text, offset, limit } => {
            Answer::Condolence(Box::new(lists::list(r, list, &text, (offset, limit))?))
        }
        _ => return Err(Refusal::NotFound(What::Field).into()),
    })
}
