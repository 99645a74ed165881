//! Condolence lists: made by a filter, agreed to by another person, handed out line by line, closed. The money is booked in the ledger as it is handed out, as due
//! and as paid, so that there is one place where money is counted.

use crate::bureau::change::Change;
use crate::bureau::command::{MadeFor, Posting};
use crate::bureau::facets;
use crate::bureau::faults::Faults;
use crate::bureau::index::LookupIndex;
use crate::bureau::ledger;
use crate::bureau::people::{reason_for, records_of, standing, stands_for};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::care::{Condolence, Gift, Given, Goods, Hardship, MOST_GIFTS, Recipients, Tally};
use crate::domain::filter::Filter;
use crate::domain::ledger::EntryKind;
use crate::domain::{CondolenceId, EntryId, Fen, GiftId, HardshipId, PersonId};
use crate::store::{Counter, IndexTable, Keys, Reading, Writer};
use crate::text::without_numbers;

use super::agreed;
use super::festival::{self, once};
use super::stored::{fresh, get, keep, note_of, open, seen, tally_of};

/// Makes a list of everybody, or of every household in hardship, whom a filter means today. When some of them stand on another list
/// of the same festival, a reason is asked for.
pub fn make(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    index: &LookupIndex,
    made: &MadeFor,
    despite: Option<&str>,
) -> Result<Change, Stop> {
    let despite = despite.map(reason_for).transpose()?;
    let today = scene.asking.moment.today;
    let (whom, filter, goods) = admit(scene, made)?;
    let people = facets::matching(w, scene, index, &filter)?.ok_or(Refusal::NotReady)?;
    let alive = people.into_iter().filter(|f| f.died.is_none_or(|died| died > today)).map(|f| f.person);
    let recipients = match made.of {
        Recipients::People => alive.map(|person| (person, None)).collect(),
        Recipients::Households => households(w, &alive.collect::<Vec<_>>())?,
    };
    if recipients.is_empty() || recipients.len() > MOST_GIFTS {
        let fault = if recipients.is_empty() { Fault::Empty } else { Fault::TooLong { most: MOST_GIFTS } };
        let mut faults = Faults::default();
        faults.add("whom", fault);
        faults.settle()?;
    }
    if despite.is_none() {
        let doubts = festival::on_other_lists(w, (&made.festival, made.year), &recipients)?;
        festival::settle(doubts)?;
    }
    let mut list = Condolence {
        id: CondolenceId(w.next_id(Counter::Condolence)?),
        version: 1,
        festival: made.festival.clone(),
        year: made.year,
        of: made.of,
        whom,
        amount: made.amount,
        made: today,
        by: scene.staff.id,
        closed: None,
        tally: None,
        goods,
        agreed: None,
        added: Vec::new(),
        sent_back: None,
    };
    let mut tally = Tally::default();
    for to in &recipients {
        tally.add(&put_new(w, &list, *to)?);
    }
    list.tally = Some(tally);
    w.put(&list)?;
    Ok(note_of(&list)
        .with("lines", recipients.len())
        .with("amount", list.amount)
        .with("despite", without_numbers(&despite.unwrap_or_default())))
}

/// What a list is made by, in clean form: the filter as text and as it reads.
fn admit(scene: Scene<'_>, made: &MadeFor) -> Result<(String, Filter, Option<Goods>), Refusal> {
    let today = scene.asking.moment.today;
    let (filter, wrong) = Filter::parse(&made.whom, scene.reference.filter_tables());
    let mut faults = Faults::default();
    if scene.reference.festivals.get(&made.festival).is_none() {
        faults.add("festival", Fault::Choice);
    }
    if !(today.year() - 1..=today.year() + 1).contains(&i32::from(made.year)) {
        faults.add("year", Fault::Date);
    }
    if made.amount != Fen::ZERO || made.goods.is_none() {
        faults.amount("amount", made.amount);
    }
    if !wrong.is_empty() {
        faults.add("whom", Fault::Choice);
    }
    let whom = faults.line("whom", &made.whom, 200);
    let goods = made.goods.as_ref().map(|goods| {
        if goods.value != Fen::ZERO {
            faults.amount("goods_value", goods.value);
        }
        Goods { what: faults.words("goods", &goods.what, 1, 60), value: goods.value }
    });
    faults.settle()?;
    Ok((whom, filter, goods))
}

/// Households in hardship whose head is one of these; they are sorted.
fn households(r: &impl Reading, people: &[PersonId]) -> Result<Vec<(PersonId, Option<HardshipId>)>, Stop> {
    let mut found = Vec::new();
    for key in r.owners(IndexTable::HardshipOpen, &[])? {
        let Some(hardship) = r.get::<Hardship>(&key?)? else { continue };
        let head = stands_for(r, hardship.facts.head)?;
        if people.binary_search(&head).is_ok() {
            found.push((head, Some(hardship.id)));
        }
    }
    Ok(found)
}

fn put_new(
    w: &mut Writer<'_>,
    list: &Condolence,
    (person, household): (PersonId, Option<HardshipId>),
) -> Result<Gift, Stop> {
    let gift = Gift {
        id: GiftId(w.next_id(Counter::Gift)?),
        version: 1,
        list: list.id,
        person,
        household,
        amount: list.amount,
        given: None,
        goods: list.goods.as_ref().map_or(Fen::ZERO, |goods| goods.value),
    };
    w.put(&gift)?;
    Ok(gift)
}

/// Adds somebody who was forgotten: a person, or in a list of households the one that the person heads. What was agreed to before stays
/// so; whoever is about to agree looks at the list anew.
pub fn add(w: &mut Writer<'_>, scene: Scene<'_>, id: CondolenceId, person: PersonId) -> Result<Change, Stop> {
    let mut list = open(w, id)?;
    let person = standing(w, person)?.id;
    let household = match list.of {
        Recipients::People => None,
        Recipients::Households => {
            let theirs = super::hardship::open_of(w, person)?.ok_or(Refusal::NotFound(What::Hardship))?;
            if stands_for(w, theirs.facts.head)? != person {
                return Err(Refusal::NotFound(What::Hardship).into());
            }
            Some(theirs.id)
        }
    };
    if let Some(there) = same(w, &list, person, household)?.first() {
        return Err(Refusal::OnListAlready(there.id).into());
    }
    let mut tally = tally_of(w, &list)?;
    tally.add(&put_new(w, &list, (person, household))?);
    list.note_added(scene.staff.id, scene.asking.moment.today);
    list.version += 1;
    keep(w, &list, tally)?;
    Ok(note_of(&list).of(Some(person)).with("amount", list.amount))
}

/// Takes a line off its list; what was handed out is taken back first.
pub fn drop_gift(w: &mut Writer<'_>, named: (GiftId, u32)) -> Result<Change, Stop> {
    let gift = seen(w, named)?;
    let mut list = open(w, gift.list)?;
    if gift.given.is_some() {
        return Err(Refusal::GivenAlready(gift.id).into());
    }
    let mut tally = tally_of(w, &list)?;
    tally.take(&gift);
    w.delete::<Gift>(&Keys::gift(gift.id))?;
    agreed::settle(w, &mut list)?;
    keep(w, &list, tally)?;
    Ok(note_of(&list).of(Some(gift.person)))
}

/// Hands a line out that another person agreed to: due and paid in the ledger on the business date. Nobody is given twice by one list, by whichever record; what
/// another list of the festival gave them, or a festival that is far off, asks for a reason. A line of a record that was merged
/// since goes over to the record that stands for it.
pub fn give(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (GiftId, u32),
    received_by: &str,
    despite: Option<&str>,
) -> Result<Change, Stop> {
    let despite = despite.map(reason_for).transpose()?;
    let mut gift = seen(w, named)?;
    let list = open(w, gift.list)?;
    let person = recipient(w, &list, &gift)?;
    agreed::agreed_to(w, &list, &gift)?;
    let mut faults = Faults::default();
    let received_by = faults.line("received_by", received_by, 40);
    faults.settle()?;
    if despite.is_none() {
        let doubts = festival::doubts(w, scene, &list, person, gift.household)?;
        festival::settle(doubts)?;
    }
    let today = scene.asking.moment.today;
    let posting = |kind| Posting {
        person,
        programme: scene.reference.festivals.programme().to_owned(),
        month: today.month(),
        kind,
        amount: gift.amount,
        booked: None,
        memo: memo(scene, &list),
    };
    let mut tally = tally_of(w, &list)?;
    tally.take(&gift);
    // Goods were bought before, and are no money of the person's.
    let booked_now = match gift.amount {
        Fen::ZERO => None,
        _ => Some(ledger::book(w, scene, &posting(EntryKind::Due), &posting(EntryKind::Paid))?),
    };
    let (due, paid) = booked_now.unzip();
    gift.given = Some(Given { on: today, by: scene.staff.id, received_by, due, paid });
    gift.person = person;
    gift.version += 1;
    tally.add(&gift);
    w.put(&gift)?;
    keep(w, &list, tally)?;
    let change = told(due, &list, &gift).of(Some(person));
    Ok(change.with("despite", without_numbers(&despite.unwrap_or_default())))
}

/// Who is given by a line: the record that stands for its person, unless the list has a line of that record's own.
fn recipient(r: &impl Reading, list: &Condolence, gift: &Gift) -> Result<PersonId, Stop> {
    let person = stands_for(r, gift.person)?;
    let lines = same(r, list, person, gift.household)?;
    if let Some(given) = lines.iter().find(|line| line.given.is_some()) {
        return Err(Refusal::GivenAlready(given.id).into());
    }
    if person != gift.person && lines.iter().any(|line| line.person == person) {
        return Err(Refusal::MergedInto { person: gift.person, into: person }.into());
    }
    Ok(person)
}

/// Takes back what was handed out by mistake: both entries are reversed, and the line is open again.
pub fn take_back(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    named: (GiftId, u32),
    reason: &str,
) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let mut gift = seen(w, named)?;
    let list = open(w, gift.list)?;
    let mut tally = tally_of(w, &list)?;
    tally.take(&gift);
    let Some(given) = gift.given.take() else { return Err(Refusal::NotGiven(gift.id).into()) };
    tally.add(&gift);
    let mut first = None;
    if let Some((due, paid)) = given.due.zip(given.paid) {
        // The first of the two reversals stands for both: they follow each other.
        first = Some(match ledger::reverse(w, scene, paid, &reason)?.outcome {
            Outcome::Entries(id, _) => id,
            _ => paid,
        });
        ledger::reverse(w, scene, due, &reason)?;
    }
    gift.version += 1;
    w.put(&gift)?;
    keep(w, &list, tally)?;
    Ok(told(first, &list, &gift).of(Some(gift.person)).with("reason", without_numbers(&reason)))
}

/// Nothing is given by a list any more.
pub fn close(w: &mut Writer<'_>, scene: Scene<'_>, (id, seen): (CondolenceId, u32)) -> Result<Change, Stop> {
    let mut list = open(w, id)?;
    fresh(&list, seen)?;
    list.closed = Some(scene.asking.moment.today);
    list.version += 1;
    w.put(&list)?;
    Ok(note_of(&list))
}

/// A list that was closed too early is open again.
pub fn reopen(w: &mut Writer<'_>, (id, seen): (CondolenceId, u32), reason: &str) -> Result<Change, Stop> {
    let reason = reason_for(reason)?;
    let mut list = get(w, id)?;
    fresh(&list, seen)?;
    if list.closed.take().is_none() {
        return Err(Refusal::ListOpen(id).into());
    }
    list.version += 1;
    w.put(&list)?;
    Ok(note_of(&list).with("reason", without_numbers(&reason)))
}

/// Refuses the reversal of an entry that a list booked: there it is taken back, so that both say the same.
pub fn not_of_a_gift(r: &impl Reading, entry: EntryId) -> Result<(), Stop> {
    let owner = r.owner(IndexTable::GiftByEntry, &Keys::entry(entry))?;
    let gift = owner.map(|key| r.get::<Gift>(&key)).transpose()?.flatten();
    match gift {
        Some(gift) => Err(Refusal::OfGift { entry, list: gift.list }.into()),
        None => Ok(()),
    }
}

/// The lines of a list that are for the same person, by any of their records, or for the same household.
fn same(
    r: &impl Reading,
    list: &Condolence,
    person: PersonId,
    household: Option<HardshipId>,
) -> Result<Vec<Gift>, Stop> {
    let mut found = Vec::new();
    for record in records_of(r, person)? {
        found.extend(once(r, &Keys::gift_of_person(list.id, record))?);
    }
    if let Some(household) = household {
        found.extend(once(r, &Keys::gift_of_household(list.id, household))?);
    }
    Ok(found)
}

/// What the entries of a list say.
fn memo(scene: Scene<'_>, list: &Condolence) -> String {
    let festival = scene.reference.festivals.get(&list.festival).map_or("", |f| f.zh.as_str());
    format!("{}年{festival}慰问 名单{}", list.year, list.id)
}

/// Two entries were booked: the journal says which, as for everything that books. Goods alone book nothing.
fn told(first: Option<EntryId>, list: &Condolence, gift: &Gift) -> Change {
    let change = match first {
        Some(first) => Change::new(Outcome::Entries(first, 2), gift.id).with("amount", gift.amount),
        None => Change::new(Outcome::Condolence(list.id, list.version), gift.id),
    };
    let goods = list.goods.as_ref().map(|goods| without_numbers(&goods.what));
    change.with("festival", &list.festival).with("year", list.year).with("goods", goods.unwrap_or_default())
}
