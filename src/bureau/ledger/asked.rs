//! What two people decide about the books: payments on record that are to be taken back by hand, and entries by hand that the records do
//! not say. One asks and says why, another one agrees. What is taken back is due again, and the next run pays it; what is booked by hand
//! is paid beside all runs. One alone books as paid, of what no run pays, what somebody else's word made due; after a death neither
//! whoever recorded it nor whoever booked its due pays it alone.

use std::collections::BTreeSet;

use crate::bureau::answer::{AskRow, SecondWord, SecondWordRow};
use crate::bureau::change::Change;
use crate::bureau::command::{Corrected, Posting};
use crate::bureau::gate::Action;
use crate::bureau::grants;
use crate::bureau::journal;
use crate::bureau::ledger::hand::Look;
use crate::bureau::ledger::period::require_open;
use crate::bureau::ledger::post::{by_hand, doubts_of};
use crate::bureau::ledger::reverse::{correct, doubts_of_right, reverse, reversible};
use crate::bureau::people::{reason_for, records_of, stands_for};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Denied, Refusal, What};
use crate::bureau::runs::{self, Word, word_leaves};
use crate::bureau::scene::{Scene, serde_name};
use crate::bureau::stop::Stop;
use crate::domain::ledger::{Entry, EntryCause, EntryKind, PostingAsk, ReversalAsk, Righted};
use crate::domain::{Date, EntryId, PersonId, PostingAskId, StaffId};
use crate::store::{Counter, Keys, Reading, Writer};
use crate::text::without_numbers;

/// Whether it takes two people to take an entry back: money that went out, and money that was paid back. What was booked as due is taken
/// back by one.
pub fn takes_two(entry: &Entry) -> bool {
    let came_back = matches!(entry.cause, Some(EntryCause::Repaid(_)));
    entry.kind == EntryKind::Paid && (entry.amount().0 > 0 || came_back) && entry.reverses.is_none()
}

/// Whether it is what two people decided: then it is changed by two.
pub fn changes_decided(entry: &Entry, booked: &BTreeSet<EntryId>) -> bool {
    entry.reverses.is_none() && booked.contains(&entry.id)
}

/// Either of both.
pub fn by_two(r: &impl Reading, entry: &Entry) -> Result<bool, Stop> {
    Ok(takes_two(entry) || changes_decided(entry, &grants::booked_for(r, stands_for(r, entry.person)?)?))
}

/// Refuses to take an entry back alone that takes two people.
pub fn by_one(r: &impl Reading, id: EntryId) -> Result<(), Stop> {
    let entry: Option<Entry> = r.get(&Keys::entry(id))?;
    match entry.filter(|entry| entry.reversed_by.is_none()) {
        Some(entry) if by_two(r, &entry)? => Err(Refusal::PaidByTwo(id).into()),
        _ => Ok(()),
    }
}

/// Refuses to let somebody take an entry back alone after whose word nobody is left for a duty of the runs that pay its person, where
/// another leaves somebody.
pub fn leaves_somebody(
    r: &impl Reading,
    scene: Scene<'_>,
    (id, reason): (EntryId, &str),
    act: Action,
) -> Result<(), Stop> {
    // What nobody may do, or nobody may do with these words, is said before anybody is sent for.
    reason_for(reason)?;
    let entry = standing(r, id)?;
    require_open(r, scene.asking.moment.today.month())?;
    word_leaves(r, scene, Word::Alone { person: entry.person, programme: &entry.programme, act })
}

/// Asks. Nothing is booked until somebody else agrees.
pub fn ask_reversal(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: EntryId,
    right: Option<Righted>,
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let entry = standing(w, id)?;
    changeable(w, id, right.as_ref())?;
    let before: Option<ReversalAsk> = w.get(&Keys::entry(id))?;
    if before.is_some_and(|ask| ask.declined.is_none()) {
        return Err(Refusal::ReversalAsked(id).into());
    }
    let doubts = match &right {
        Some(right) => doubts_of_right(w, scene, &entry, right)?,
        None => Vec::new(),
    };
    if doubts.is_empty() && !by_two(w, &entry)? {
        return Err(Refusal::NotAPayment(id).into());
    }
    let change = Change::new(Outcome::Done, id)
        .of(Some(entry.person))
        .with("programme", &entry.programme)
        .with("month", entry.month)
        .with("amount", entry.amount())
        .with("reason", without_numbers(&reason));
    w.put(&ReversalAsk {
        entry: id,
        by: scene.staff.id,
        on: scene.asking.moment.today,
        reason,
        right,
        doubts,
        declined: None,
    })?;
    Ok(change)
}

/// What a run booked or a decision carries out is changed there, but that money did not come back after all.
fn changeable(r: &impl Reading, id: EntryId, right: Option<&Righted>) -> Result<(), Stop> {
    if right.is_some() { runs::not_of_a_run(r, id) } else { runs::reversible(r, id) }
}

/// Somebody else agrees: the entry is taken back, and what is right booked in its place.
pub fn agree_reversal(w: &mut Writer<'_>, scene: Scene<'_>, id: EntryId) -> Result<Change, Stop> {
    let ask = asked(w, id)?;
    by_another(scene, ask.by)?;
    changeable(w, id, ask.right.as_ref())?;
    let asker = journal::staff_name(w, ask.by)?;
    let entry = standing(w, id)?;
    let programme = Some(ask.right.as_ref().map_or(entry.programme.as_str(), |right| &right.programme));
    let (person, first) = (entry.person, ask.by);
    let (agree, asks) = (Action::ApproveReversals, Some(Action::Reverse));
    word_leaves(w, scene, Word::About { person, programme, first, agree, asks })?;
    let done = match &ask.right {
        None => reverse(w, scene, id, &ask.reason)?,
        Some(Righted { programme, month, amount }) => {
            let right = Corrected { programme: programme.clone(), month: *month, amount: *amount };
            correct(w, scene, id, &right, (&ask.reason, Look::Two(&ask.doubts)))?
        }
    };
    Ok(done.with("asked-by", asker))
}

/// Somebody else does not agree: the entry stays, and whoever asked is told why.
pub fn decline_reversal(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: EntryId,
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let ask = asked(w, id)?;
    by_another(scene, ask.by)?;
    let asker = journal::staff_name(w, ask.by)?;
    let told = without_numbers(&reason);
    w.put(&ReversalAsk { declined: Some(scene.says(reason)), ..ask })?;
    Ok(Change::new(Outcome::Done, id).with("reason", told).with("asked-by", asker))
}

/// Whoever asked does not ask any more.
pub fn withdraw_reversal(w: &mut Writer<'_>, scene: Scene<'_>, id: EntryId) -> Result<Change, Stop> {
    let ask: ReversalAsk = w.get(&Keys::entry(id))?.ok_or(Refusal::NoReversalAsked(id))?;
    if ask.by != scene.staff.id {
        return Err(Refusal::ReversalByOther(id).into());
    }
    w.delete::<ReversalAsk>(&Keys::entry(id))?;
    Ok(Change::new(Outcome::Done, id))
}

/// Asks for an entry to be booked that takes two people. It is not in the books until somebody else agrees.
pub fn ask_posting(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    posting: &Posting,
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let (entry, doubts) = doubts_of(w, scene, posting, None)?;
    if doubts.is_empty() {
        return Err(Refusal::NeedsNoSecond.into());
    }
    let today = scene.asking.moment.today;
    let ask = PostingAsk {
        id: PostingAskId(w.next_id(Counter::PostingAsk)?),
        person: entry.person,
        month: entry.month,
        kind: entry.kind,
        amount: entry.amount(),
        booked: posting.booked,
        programme: entry.programme,
        memo: entry.memo,
        by: scene.staff.id,
        on: today,
        reason,
        doubts,
        declined: None,
        repaid: None,
    };
    asked_anew(w, &ask)?;
    w.put(&ask)?;
    Ok(noted(&ask, Change::new(Outcome::PostingAsked(ask.id), ask.id)).with("reason", &ask.reason))
}

/// Somebody else agrees: it is booked, if nothing speaks against it but what was seen when it was asked.
pub fn agree_posting(w: &mut Writer<'_>, scene: Scene<'_>, id: PostingAskId) -> Result<Change, Stop> {
    let ask = posting_asked(w, id)?;
    by_another(scene, ask.by)?;
    let (programme, agree) = (Some(ask.programme.as_str()), Action::ApproveReversals);
    let asks = ask.repaid.as_ref().map(|_| Action::Post);
    word_leaves(w, scene, Word::About { person: ask.person, programme, first: ask.by, agree, asks })?;
    let done = agreed(w, scene, &ask)?;
    w.delete::<PostingAsk>(&Keys::posting_ask(id))?;
    let asker = journal::staff_name(w, ask.by)?;
    Ok(done.with("ask", id).with("asked-by", asker).with("reason", &ask.reason))
}

/// Books what two people want booked.
fn agreed(w: &mut Writer<'_>, scene: Scene<'_>, ask: &PostingAsk) -> Result<Change, Stop> {
    if let Some(back) = &ask.repaid {
        return runs::book_repaid(w, scene, (back, &ask.memo));
    }
    let posting = Posting {
        person: ask.person,
        programme: ask.programme.clone(),
        month: ask.month,
        kind: ask.kind,
        amount: ask.amount,
        booked: ask.booked,
        memo: ask.memo.clone(),
    };
    by_hand(w, scene, &posting, Look::Two(&ask.doubts))
}

/// What was asked before of the same money and sent back is done with.
pub(super) fn asked_anew(w: &mut Writer<'_>, new: &PostingAsk) -> Result<(), Stop> {
    let all = w.scan::<PostingAsk>(..)?.collect::<Result<Vec<_>, _>>()?;
    let of = |ask: &PostingAsk| (ask.person, ask.programme.clone(), ask.month, ask.kind);
    for old in all.iter().filter(|old| old.declined.is_some() && of(old) == of(new)) {
        w.delete::<PostingAsk>(&Keys::posting_ask(old.id))?;
    }
    Ok(())
}

/// Somebody else does not agree: nothing is booked, and whoever asked is told why.
pub fn decline_posting(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    id: PostingAskId,
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let ask = posting_asked(w, id)?;
    by_another(scene, ask.by)?;
    let asker = journal::staff_name(w, ask.by)?;
    let told = noted(&ask, Change::new(Outcome::Done, id)).with("reason", &reason);
    w.put(&PostingAsk { declined: Some(scene.says(reason)), ..ask })?;
    Ok(told.with("asked-by", asker))
}

/// Whoever asked does not ask any more.
pub fn withdraw_posting(w: &mut Writer<'_>, scene: Scene<'_>, id: PostingAskId) -> Result<Change, Stop> {
    let ask: PostingAsk = w.get(&Keys::posting_ask(id))?.ok_or(Refusal::NoPostingAsked(id))?;
    if ask.by != scene.staff.id {
        return Err(Refusal::PostingByOther(id).into());
    }
    w.delete::<PostingAsk>(&Keys::posting_ask(id))?;
    Ok(noted(&ask, Change::new(Outcome::Done, id)))
}

pub(super) fn noted(ask: &PostingAsk, change: Change) -> Change {
    let change = change.of(Some(ask.person)).with("programme", &ask.programme).with("month", ask.month);
    let change = if ask.repaid.is_some() { change } else { change.with("kind", serde_name(&ask.kind)) };
    change.with("amount", ask.amount)
}

fn standing(r: &impl Reading, id: EntryId) -> Result<Entry, Stop> {
    let entry: Entry = r.get(&Keys::entry(id))?.ok_or(Refusal::NotFound(What::Entry))?;
    reversible(&entry)?;
    Ok(entry)
}

/// What is asked and not answered yet.
fn asked(r: &impl Reading, id: EntryId) -> Result<ReversalAsk, Stop> {
    let ask: Option<ReversalAsk> = r.get(&Keys::entry(id))?;
    Ok(ask.filter(|ask| ask.declined.is_none()).ok_or(Refusal::NoReversalAsked(id))?)
}

fn posting_asked(r: &impl Reading, id: PostingAskId) -> Result<PostingAsk, Stop> {
    let ask: Option<PostingAsk> = r.get(&Keys::posting_ask(id))?;
    Ok(ask.filter(|ask| ask.declined.is_none()).ok_or(Refusal::NoPostingAsked(id))?)
}

/// Everything that is asked to be taken back and not answered yet.
pub fn reversals_waiting(r: &impl Reading) -> Result<Vec<ReversalAsk>, Stop> {
    let all = r.scan::<ReversalAsk>(..)?.collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|ask| ask.declined.is_none()).collect())
}

/// Everything that is asked to be booked and not answered yet.
pub fn postings_waiting(r: &impl Reading) -> Result<Vec<PostingAsk>, Stop> {
    let all = r.scan::<PostingAsk>(..)?.collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|ask| ask.declined.is_none()).collect())
}

/// Refuses whoever asked.
fn by_another(scene: Scene<'_>, asker: StaffId) -> Result<(), Refusal> {
    if asker == scene.staff.id {
        let why = Denied::SamePerson;
        return Err(Refusal::NotPermitted { action: Action::ApproveReversals, why });
    }
    Ok(())
}

/// Everything that is asked: what is to be taken back, in order of the entries, then what is to be booked.
pub fn second_words(r: &impl Reading, scene: Scene<'_>) -> Result<Vec<SecondWordRow>, Stop> {
    let mut rows = Vec::new();
    for ask in reversals_waiting(r)? {
        let Some(entry) = r.get::<Entry>(&Keys::entry(ask.entry))? else { continue };
        let person = journal::person(r, stands_for(r, entry.person)?)?;
        rows.push(SecondWordRow {
            what: SecondWord::Reversal(entry.id),
            person: person.id,
            name: person.facts.name,
            month: entry.month,
            kind: entry.kind,
            amount: entry.amount(),
            booked: None,
            memo: String::new(),
            programme: entry.programme,
            right: ask.right.clone(),
            doubts: ask.doubts.clone(),
            repaid: None,
            asked: ask_row(r, scene, (ask.by, ask.on), ask.reason)?,
        });
    }
    for ask in postings_waiting(r)? {
        rows.push(posting_row(r, scene, ask)?);
    }
    Ok(rows)
}

/// What somebody asks to be booked for one person.
pub fn postings_asked(
    r: &impl Reading,
    scene: Scene<'_>,
    person: PersonId,
) -> Result<Vec<SecondWordRow>, Stop> {
    let records = records_of(r, person)?;
    let mut rows = Vec::new();
    for ask in postings_waiting(r)? {
        if records.contains(&ask.person) {
            rows.push(posting_row(r, scene, ask)?);
        }
    }
    Ok(rows)
}

fn posting_row(r: &impl Reading, scene: Scene<'_>, ask: PostingAsk) -> Result<SecondWordRow, Stop> {
    let person = journal::person(r, stands_for(r, ask.person)?)?;
    Ok(SecondWordRow {
        what: SecondWord::Posting(ask.id),
        person: person.id,
        name: person.facts.name,
        programme: ask.programme,
        month: ask.month,
        kind: ask.kind,
        amount: ask.amount,
        booked: ask.booked,
        memo: ask.memo,
        right: None,
        doubts: ask.doubts,
        repaid: ask.repaid,
        asked: ask_row(r, scene, (ask.by, ask.on), ask.reason)?,
    })
}

/// Who asks, since when and why.
pub fn ask_row(
    r: &impl Reading,
    scene: Scene<'_>,
    (by, on): (StaffId, Date),
    reason: String,
) -> Result<AskRow, Stop> {
    Ok(AskRow { by: journal::staff_name(r, by)?, on, reason, own: by == scene.staff.id })
}
