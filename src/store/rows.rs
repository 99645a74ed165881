//! The kinds of rows this program stores: [`Row`] for the types of `domain`, and the [`Registry`] that lists them.

use super::keys::Keys;
use super::row::{CodecError, IndexKey, Registry, Row, pack, unpack};
use super::run_rows::{recovery_indexes, run_line_indexes};
use super::tables::{IndexTable, Table};
use crate::domain::bulk::Batch;
use crate::domain::care::{Condolence, Contact, ContactKind, ContactResult, Gift, Hardship, Seen};
use crate::domain::filter::View;
use crate::domain::imports::{ImportProfile, ImportedFile};
use crate::domain::ledger::run::{Recovery, Run, RunLine, RunRule};
use crate::domain::ledger::{
    Budget, Entry, FundTotal, GrantRequest, GrantState, MonthTotal, Period, RateProposal, SettingProposal,
};
use crate::domain::note::Note;
use crate::domain::paper::Paper;
use crate::domain::person::{ConfirmationLog, Distinct, Person, Standing};
use crate::domain::petition::Petition;
use crate::domain::staff::{BureauProfile, Staff};
use crate::domain::visit::{Visit, VisitStage};
use crate::domain::{ContactId, Date, PersonId};

/// Every kind of row this program writes. A kind that is missing here cannot be checked, and `check` says so.
pub fn registry() -> Registry {
    Registry::new()
        .with::<Person>()
        .with::<Entry>()
        .with::<Petition>()
        .with::<Staff>()
        .with::<Period>()
        .with::<BureauProfile>()
        .with::<ImportProfile>()
        .with::<ImportedFile>()
        .with::<MonthTotal>()
        .with::<Budget>()
        .with::<FundTotal>()
        .with::<GrantRequest>()
        .with::<Visit>()
        .with::<Contact>()
        .with::<Hardship>()
        .with::<Condolence>()
        .with::<Gift>()
        .with::<View>()
        .with::<Paper>()
        .with::<Note>()
        .with::<Batch>()
        .with::<Run>()
        .with::<RunLine>()
        .with::<Recovery>()
        .with::<RunRule>()
        .with::<Standing>()
        .with::<ConfirmationLog>()
        .with::<RateProposal>()
        .with::<SettingProposal>()
        .with::<Distinct>()
}

/// [`Row`] for a type whose bytes are plain numbered fields.
macro_rules! row {
    ($kind:ty, $table:ident, $version:literal, $key:expr, $indexes:expr $(, kept: $kept:literal)?) => {
        impl Row for $kind {
            const TABLE: Table = Table::$table;
            const VERSION: u8 = $version;
            $(const KEPT: bool = $kept;)?

            fn key(&self) -> Vec<u8> {
                let key: fn(&Self) -> Vec<u8> = $key;
                key(self)
            }

            fn encode(&self) -> Vec<u8> {
                pack(Self::VERSION, self)
            }

            fn decode(bytes: &[u8]) -> Result<Self, CodecError> {
                unpack(bytes, Self::VERSION).map(|(_, row)| row)
            }

            fn indexes(&self) -> Vec<IndexKey> {
                let indexes: fn(&Self) -> Vec<IndexKey> = $indexes;
                indexes(self)
            }
        }
    };
}

row!(Person, Person, 1, |p| Keys::person(p.id), person_indexes, kept: true);
row!(Standing, Standing, 1, |s| Keys::standing(s.person, s.number), |_| Vec::new());
row!(ConfirmationLog, Confirmation, 1, |c| Keys::confirmation(c.person, c.year), |_| Vec::new());
row!(Entry, Entry, 1, |e| Keys::entry(e.id), entry_indexes);
row!(Petition, Petition, 1, |p| Keys::petition(p.id), petition_indexes);
row!(Staff, Staff, 1, |s| Keys::staff(s.id), |s| vec![(
    IndexTable::StaffByLogin,
    s.login.clone().into_bytes()
)]);
row!(Period, Period, 1, |p| Keys::month(p.month), |_| Vec::new());
row!(BureauProfile, Profile, 1, |_| Keys::PROFILE.to_vec(), |_| Vec::new());
row!(ImportProfile, ImportProfile, 1, |p| p.name.clone().into_bytes(), |_| Vec::new());
row!(ImportedFile, ImportedFile, 1, |f| f.digest.to_vec(), |_| Vec::new());
row!(MonthTotal, MonthTotal, 1, |t| Keys::month_total(t.month, &t.programme), |_| Vec::new());
row!(Budget, Budget, 1, |b| Keys::budget(b.year, &b.programme, b.version), |_| Vec::new());
row!(GrantRequest, Grant, 1, |g| Keys::grant(g.id), grant_indexes);
row!(FundTotal, FundTotal, 1, |t| Keys::fund_total(t.year, &t.programme), |_| Vec::new());

row!(Distinct, Distinct, 1, |d| Keys::pair(d.one, d.other), |_| Vec::new());
row!(View, View, 1, |v| Keys::view(v.staff, &v.name), |_| Vec::new());
row!(Visit, Visit, 1, |v| Keys::visit(v.id), visit_indexes);
row!(Contact, Contact, 1, |c| Keys::contact(c.id), contact_indexes);
row!(Hardship, Hardship, 1, |h| Keys::hardship(h.id), hardship_indexes);
row!(Condolence, Condolence, 1, |c| Keys::condolence(c.id), |_| Vec::new());
row!(Gift, Gift, 1, |g| Keys::gift(g.id), gift_indexes);
row!(Paper, Paper, 1, |p| Keys::paper(p.id), paper_indexes);
row!(RateProposal, RateProposal, 1, |p| Keys::rate_proposal(p.id), |_| Vec::new());
row!(SettingProposal, SettingProposal, 1, |p| Keys::setting_proposal(p.id), |_| Vec::new());
row!(Batch, Batch, 1, |b| Keys::batch(b.id), |_| Vec::new());
row!(Run, Run, 1, |r| Keys::run(r.id), |_| Vec::new());
row!(RunLine, RunLine, 1, |l| Keys::run_line(l.run, l.seq), run_line_indexes);
row!(Recovery, Recovery, 1, |r| Keys::recovery(r.id), recovery_indexes);
row!(RunRule, RunRule, 1, |r| Keys::run_rule(r.id), |_| Vec::new());
row!(Note, Note, 1, |n| Keys::note(n.id), |n| vec![(
    IndexTable::NoteByPerson,
    [n.person.0.to_be_bytes(), n.id.0.to_be_bytes()].concat()
)]);

fn person_indexes(p: &Person) -> Vec<IndexKey> {
    let id = p.id.0.to_be_bytes();
    let by_name = [Keys::name_and_birth(&p.facts.name, p.facts.birth).as_slice(), &id].concat();
    let mut keys = Vec::new();
    keys.push(match p.merged {
        None => (IndexTable::PersonByName, by_name),
        Some(_) => (IndexTable::PersonMerged, id.to_vec()),
    });
    let mut named: Vec<PersonId> =
        p.facts.relatives.iter().filter(|one| one.mutual).filter_map(|one| one.person).collect();
    named.sort_unstable();
    named.dedup();
    keys.extend(named.iter().map(|n| (IndexTable::PersonNamed, [n.0.to_be_bytes(), id].concat())));
    let recorded = p.facts.died.filter(|_| p.facts.death.is_some() && p.merged.is_none());
    keys.extend(recorded.map(|on| (IndexTable::PersonByDeath, [Keys::day(on).as_slice(), &id].concat())));
    let number = p.facts.resident_id.filter(|_| p.merged.is_none_or(|m| m.leads));
    keys.extend(number.map(|n| (IndexTable::PersonByResidentId, n.as_str().as_bytes().to_vec())));
    keys
}

fn entry_indexes(e: &Entry) -> Vec<IndexKey> {
    let id = e.id.0.to_be_bytes();
    vec![
        (IndexTable::EntryByPerson, [Keys::person_month(e.person, e.month).as_slice(), &id].concat()),
        (IndexTable::EntryByMonth, [Keys::programme_month(e.month, &e.programme).as_slice(), &id].concat()),
    ]
}

fn petition_indexes(p: &Petition) -> Vec<IndexKey> {
    let id = p.id.0.to_be_bytes();
    let mut people: Vec<PersonId> = p.facts.petitioners.iter().filter_map(|one| one.person).collect();
    people.sort_unstable();
    people.dedup();
    let mut keys: Vec<IndexKey> =
        people.iter().map(|n| (IndexTable::PetitionByPerson, [n.0.to_be_bytes(), id].concat())).collect();
    keys.push((IndexTable::PetitionByNumber, p.number.clone().into_bytes()));
    if p.is_open() {
        keys.push((IndexTable::PetitionOpen, id.to_vec()));
    }
    if p.facts.secret {
        keys.push((IndexTable::PetitionSecret, id.to_vec()));
    }
    keys
}

fn paper_indexes(p: &Paper) -> Vec<IndexKey> {
    let id = p.id.0.to_be_bytes();
    let number = [Keys::paper_series(p.kind, Some(p.year)).as_slice(), &p.number.to_be_bytes()].concat();
    let mut keys = vec![(IndexTable::PaperByNumber, number)];
    keys.extend(p.person.map(|person| (IndexTable::PaperByPerson, [person.0.to_be_bytes(), id].concat())));
    let books = p.books.filter(|_| p.voided.is_none());
    keys.extend(
        books.map(|head| (IndexTable::PaperByBooks, [Keys::books(head.of).as_slice(), &id].concat())),
    );
    keys
}

fn visit_indexes(v: &Visit) -> Vec<IndexKey> {
    let id = v.id.0.to_be_bytes();
    let mut keys = vec![(IndexTable::VisitByDay, [Keys::day(v.day).as_slice(), &id].concat())];
    keys.extend(v.person.map(|p| (IndexTable::VisitByPerson, [p.0.to_be_bytes(), id].concat())));
    if matches!(v.stage(), VisitStage::Waiting | VisitStage::Attended) {
        keys.push((IndexTable::VisitOpen, id.to_vec()));
    }
    keys.extend(v.open_promises().map(|(at, promise)| {
        let key = [Keys::day(promise.due).as_slice(), &id, &[at as u8]].concat();
        (IndexTable::PromiseDue, key)
    }));
    keys
}

fn contact_indexes(c: &Contact) -> Vec<IndexKey> {
    if c.voided.is_some() {
        return Vec::new();
    }
    let (id, day) = (c.id.0.to_be_bytes(), Keys::day(c.day));
    let next = c.next.map_or(0, Date::number).to_be_bytes();
    let mut by_person = [c.person.0.to_be_bytes().as_slice(), &day].concat();
    by_person.extend([place(ContactKind::ALL, &c.kind), place(ContactResult::ALL, &c.result)]);
    by_person.extend([next, id].concat());
    vec![(IndexTable::ContactByPerson, by_person), (IndexTable::ContactByDay, [day.as_slice(), &id].concat())]
}

fn hardship_indexes(h: &Hardship) -> Vec<IndexKey> {
    let id = h.id.0.to_be_bytes();
    let by_person = |p: PersonId| (IndexTable::HardshipByPerson, [p.0.to_be_bytes(), id].concat());
    let mut keys: Vec<IndexKey> = h.people().map(by_person).collect();
    if h.ended.is_none() {
        keys.push((IndexTable::HardshipOpen, id.to_vec()));
    }
    keys
}

fn gift_indexes(g: &Gift) -> Vec<IndexKey> {
    let once = g
        .household
        .map_or_else(|| Keys::gift_of_person(g.list, g.person), |h| Keys::gift_of_household(g.list, h));
    let by_list = [g.list.0.to_be_bytes(), g.id.0.to_be_bytes()].concat();
    let mut keys = vec![(IndexTable::GiftByList, by_list), (IndexTable::GiftOnce, once)];
    for entry in g.given.iter().flat_map(|given| [given.due, given.paid]).flatten() {
        keys.push((IndexTable::GiftByEntry, Keys::entry(entry)));
    }
    keys
}

fn grant_indexes(g: &GrantRequest) -> Vec<IndexKey> {
    let id = g.id.0.to_be_bytes();
    let year = u16::try_from(g.facts.month.year()).unwrap_or_default().to_be_bytes();
    let mut keys = vec![
        (IndexTable::GrantByPerson, [g.person.0.to_be_bytes(), id].concat()),
        (IndexTable::GrantByYear, [year.as_slice(), &id].concat()),
    ];
    if g.state == GrantState::Proposed {
        keys.push((IndexTable::GrantWaiting, id.to_vec()));
    }
    keys
}

/// The place of a kind in its list, which never changes.
fn place<T: PartialEq>(all: &[T], one: &T) -> u8 {
    all.iter().position(|k| k == one).unwrap_or_default() as u8
}

/// Whose contact a key of `ContactByPerson` names, and what the rota asks of it.
pub fn contact_seen(key: &[u8]) -> Option<(PersonId, Seen)> {
    let (person, rest) = key.split_first_chunk::<4>()?;
    let (day, rest) = rest.split_first_chunk::<4>()?;
    let ([kind, result], rest) = rest.split_first_chunk::<2>()?;
    let (next, rest) = rest.split_first_chunk::<4>()?;
    let seen = Seen {
        day: Date::from_number(u32::from_be_bytes(*day))?,
        contact: ContactId(u32::from_be_bytes(*rest.first_chunk::<4>()?)),
        kind: *ContactKind::ALL.get(usize::from(*kind))?,
        result: *ContactResult::ALL.get(usize::from(*result))?,
        next: Date::from_number(u32::from_be_bytes(*next)),
    };
    Some((PersonId(u32::from_be_bytes(*person)), seen))
}
