//! The second word about a condolence list: nothing is handed out by a line of it before another person than who made the list, or put
//! somebody on it since, agreed. One word is for all lines that wait.

use crate::bureau::change::Change;
use crate::bureau::gate::Action;
use crate::bureau::journal;
use crate::bureau::people::reason_for;
use crate::bureau::refusal::{Denied, Refusal};
use crate::bureau::runs::staff;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::CondolenceId;
use crate::domain::care::{Agreed, Condolence, Gift, Tally};
use crate::store::{Reading, Writer};
use crate::text::without_numbers;

use super::lists::gifts;
use super::stored::{fresh, note_of, open, tally_of};

/// Agrees to every line that waits.
pub fn agree(w: &mut Writer<'_>, scene: Scene<'_>, named: (CondolenceId, u32)) -> Result<Change, Stop> {
    let mut list = to_answer(w, scene, named)?;
    let waits = awaited(w, &list)?;
    let newest = gifts(w, list.id)?.iter().map(|gift| gift.id).max();
    let Some(upto) = newest.filter(|_| waits.lines > 0) else {
        return Err(Refusal::NothingToAgree(list.id).into());
    };
    let asker = journal::staff_name(w, list.brought().0)?;
    list.agreed = Some(Agreed { by: scene.staff.id, on: scene.asking.moment.today, upto });
    list.added.clear();
    list.sent_back = None;
    Ok(put(w, list)?.with("lines", waits.lines).with("amount", waits.total).with("asked-by", asker))
}

/// Does not agree: it goes back, and nothing more is handed out by it than was agreed to before.
pub fn decline(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (CondolenceId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let mut list = to_answer(w, scene, named)?;
    if awaited(w, &list)?.lines == 0 {
        return Err(Refusal::NothingToAgree(list.id).into());
    }
    let asker = journal::staff_name(w, list.brought().0)?;
    let said = without_numbers(&reason);
    list.sent_back = Some(scene.says(reason));
    Ok(put(w, list)?.with("reason", said).with("asked-by", asker))
}

/// Puts forward again what went back.
pub fn propose(w: &mut Writer<'_>, named: (CondolenceId, u32)) -> Result<Change, Stop> {
    let mut list = open(w, named.0)?;
    fresh(&list, named.1)?;
    let waits = awaited(w, &list)?;
    if waits.lines == 0 {
        return Err(Refusal::NothingToAgree(list.id).into());
    }
    if list.sent_back.take().is_none() {
        return Err(Refusal::ListAsked(list.id).into());
    }
    Ok(put(w, list)?.with("lines", waits.lines).with("amount", waits.total))
}

/// Refuses to hand out a line that nobody agreed to, and says who may.
pub fn agreed_to(r: &impl Reading, list: &Condolence, gift: &Gift) -> Result<(), Stop> {
    if list.covers(gift) {
        return Ok(());
    }
    let authors: Vec<_> = list.authors().collect();
    let others = staff(r)?.into_iter().filter(|staff| !authors.contains(&staff.id));
    let may = others.filter(|s| Action::ApproveCondolences.roles().iter().any(|role| s.roles.has(*role)));
    Err(Refusal::ListNotAgreed { list: list.id, may: may.map(|staff| staff.name).collect() }.into())
}

/// What the lines come to that wait for a word; the lines are read only where some were agreed to and others not.
pub fn awaited(r: &impl Reading, list: &Condolence) -> Result<Tally, Stop> {
    if list.closed.is_some() || list.agreed.is_some() && list.added.is_empty() {
        return Ok(Tally::default());
    }
    if list.agreed.is_none() {
        return Ok(tally_of(r, list)?.open());
    }
    Ok(Tally::of(gifts(r, list.id)?.iter().filter(|gift| list.awaits(gift))))
}

/// A line went: where none is left that nobody agreed to, nobody asks any more.
pub fn settle(r: &impl Reading, list: &mut Condolence) -> Result<(), Stop> {
    let asks = list.agreed.is_some() && !list.added.is_empty();
    if asks && !gifts(r, list.id)?.iter().any(|gift| list.awaits(gift)) {
        list.added.clear();
        list.sent_back = None;
    }
    Ok(())
}

/// A list as the asker saw it, by somebody whose own word it is not.
fn to_answer(
    r: &impl Reading,
    scene: Scene<'_>,
    (id, seen): (CondolenceId, u32),
) -> Result<Condolence, Stop> {
    let list = open(r, id)?;
    if list.authors().any(|author| author == scene.staff.id) {
        let (action, why) = (Action::ApproveCondolences, Denied::SamePerson);
        return Err(Refusal::NotPermitted { action, why }.into());
    }
    fresh(&list, seen)?;
    Ok(list)
}

fn put(w: &mut Writer<'_>, mut list: Condolence) -> Result<Change, Stop> {
    list.version += 1;
    w.put(&list)?;
    Ok(note_of(&list))
}
