//! The kinds of rows this program stores: [`Row`] for the types of `domain`, and the [`Registry`] that lists them.

use super::desk_rows::{contact_indexes, gift_indexes, hardship_indexes, visit_indexes};
use super::petition_rows::{liaison_indexes, petition_indexes};
use super::request_rows::{account_indexes, grant_indexes};
use super::row::{CodecError, IndexKey, Registry, Row, pack, unpack};
use super::run_rows::{recovery_indexes, run_line_indexes};
use super::tables::{IndexTable, Table};
use crate::domain::bulk::Batch;
use crate::domain::care::{Condolence, Contact, Gift, Hardship};
use crate::domain::filter::View;
use crate::domain::imports::{ImportProfile, ImportedFile};
use crate::domain::ledger::run::{Recovery, RefusedAccount, Run, RunLine, RunRule};
use crate::domain::ledger::{
    BooksBegin, BooksOf, Budget, Entry, FundTotal, GrantRequest, MonthTotal, Period, PostingAsk,
    RateProposal, Reserve, ReversalAsk, SettingProposal, Settled, YearSums,
};
use crate::domain::note::Note;
use crate::domain::paper::{Paper, PaperKind};
use crate::domain::person::{AccountChange, ConfirmationLog, Distinct, Person, Standing};
use crate::domain::petition::{Liaison, Petition};
use crate::domain::staff::{BureauProfile, Staff};
use crate::domain::visit::Visit;
use crate::domain::{
    AccountChangeId, BatchId, CondolenceId, ContactId, Date, DivisionCode, EntryId, GiftId, GrantId,
    HardshipId, LiaisonId, Month, NoteId, PaperId, PersonId, PersonName, PetitionId, RateProposalId,
    SettingProposalId, StaffId, VisitId,
};

/// Every kind of row this program writes. A kind that is missing here cannot be checked, and `check` says so.
pub fn registry() -> Registry {
    super::duty_rows::with_duty(Registry::new())
        .with::<Person>()
        .with::<Entry>()
        .with::<Petition>()
        .with::<Staff>()
        .with::<Period>()
        .with::<BooksBegin>()
        .with::<BureauProfile>()
        .with::<ImportProfile>()
        .with::<ImportedFile>()
        .with::<MonthTotal>()
        .with::<YearSums>()
        .with::<Budget>()
        .with::<FundTotal>()
        .with::<Reserve>()
        .with::<GrantRequest>()
        .with::<ReversalAsk>()
        .with::<PostingAsk>()
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
        .with::<crate::domain::TimeRule>()
        .with::<crate::domain::supervision::SupervisionItem>()
        .with::<RefusedAccount>()
        .with::<Settled>()
        .with::<Standing>()
        .with::<ConfirmationLog>()
        .with::<RateProposal>()
        .with::<SettingProposal>()
        .with::<Distinct>()
        .with::<AccountChange>()
        .with::<Liaison>()
}

/// Keys of rows and prefixes of indexes: the one place where they are put together.
#[derive(Debug)]
pub struct Keys;

impl Keys {
    /// The bureau's profile: the only row of its table.
    pub const PROFILE: [u8; 1] = [0];
    /// The key of the first day of the books.
    pub const BOOKS_BEGIN: [u8; 1] = [0];

    /// A person's row; also the prefix of that person's entries and petitions in the indexes.
    pub fn person(id: PersonId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// A version of what money depends on in a person's record.
    pub fn standing(person: PersonId, number: u32) -> Vec<u8> {
        [person.0.to_be_bytes(), number.to_be_bytes()].concat()
    }

    /// A person's confirmation of a year.
    pub fn confirmation(person: PersonId, year: u16) -> Vec<u8> {
        [person.0.to_be_bytes().as_slice(), &year.to_be_bytes()].concat()
    }

    /// An entry's row.
    pub fn entry(id: EntryId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// The entry whose row has this key.
    pub fn as_entry(key: &[u8]) -> Option<EntryId> {
        key.try_into().ok().map(u64::from_be_bytes).map(EntryId)
    }

    /// A petition's row.
    pub fn petition(id: PetitionId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// The row of somebody of the three levels.
    pub fn liaison(id: LiaisonId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// Prefix of `PetitionByTown` and `LiaisonByDivision`.
    pub fn division(code: DivisionCode) -> Vec<u8> {
        code.number().to_be_bytes().to_vec()
    }

    /// A member of staff's row.
    pub fn staff(id: StaffId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// What was declared about two people, in whichever order they are named.
    pub fn pair(a: PersonId, b: PersonId) -> Vec<u8> {
        [a.min(b).0.to_be_bytes(), a.max(b).0.to_be_bytes()].concat()
    }

    /// A view's row.
    pub fn view(staff: StaffId, name: &str) -> Vec<u8> {
        [Self::views_of(staff).as_slice(), name.as_bytes()].concat()
    }

    /// Before every view of a member of staff.
    pub fn views_of(staff: StaffId) -> Vec<u8> {
        staff.0.to_be_bytes().to_vec()
    }

    /// A visit's row.
    pub fn visit(id: VisitId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// A paper's row.
    pub fn paper(id: PaperId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// Prefix of `PaperByNumber`: the papers of a kind, or of one of its years.
    pub fn paper_series(kind: PaperKind, year: Option<u16>) -> Vec<u8> {
        std::iter::once(kind as u8).chain(year.into_iter().flat_map(u16::to_be_bytes)).collect()
    }

    /// Prefix of `PaperByBooks`: the sheets of a day or of a month.
    pub fn books(of: BooksOf) -> Vec<u8> {
        [&[of.paper() as u8][..], &of.first().number().to_be_bytes()].concat()
    }

    /// A note's row.
    pub fn note(id: NoteId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// A change of an account of a person; the changes of one person follow each other.
    pub fn account_change(person: PersonId, id: AccountChangeId) -> Vec<u8> {
        [person.0.to_be_bytes(), id.0.to_be_bytes()].concat()
    }

    /// Key of `AccountChangeByNumber`.
    pub fn account_number(id: AccountChangeId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// A proposal of rates' row.
    pub fn rate_proposal(id: RateProposalId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// A proposal of settings' row.
    pub fn setting_proposal(id: SettingProposalId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// A batch's row.
    pub fn batch(id: BatchId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// A contact's row.
    pub fn contact(id: ContactId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// A household's row.
    pub fn hardship(id: HardshipId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// A condolence list's row; also the prefix of its lines in `GiftByList`.
    pub fn condolence(id: CondolenceId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// A line's row.
    pub fn gift(id: GiftId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// Key of `GiftOnce`: the line of a list for a person.
    pub fn gift_of_person(list: CondolenceId, person: PersonId) -> Vec<u8> {
        [&list.0.to_be_bytes(), b"P".as_slice(), &person.0.to_be_bytes()].concat()
    }

    /// Key of `GiftOnce`: the line of a list for a household.
    pub fn gift_of_household(list: CondolenceId, household: HardshipId) -> Vec<u8> {
        [&list.0.to_be_bytes(), b"H".as_slice(), &household.0.to_be_bytes()].concat()
    }

    /// Prefix of `VisitByDay`, `PromiseDue`, `ContactByDay` and `PersonByDeath`: what falls on a day.
    pub fn day(day: Date) -> Vec<u8> {
        day.number().to_be_bytes().to_vec()
    }

    /// A month's row among the periods.
    pub fn month(month: Month) -> Vec<u8> {
        month.number().to_be_bytes().to_vec()
    }

    /// The total of a programme's month.
    pub fn month_total(month: Month, programme: &str) -> Vec<u8> {
        [&month.number().to_be_bytes(), programme.as_bytes()].concat()
    }

    /// A version of a budget.
    pub fn budget(year: u16, programme: &str, version: u32) -> Vec<u8> {
        [Self::budgets(year, programme).as_slice(), &version.to_be_bytes()].concat()
    }

    /// Before every version of a programme's budget for a year.
    pub fn budgets(year: u16, programme: &str) -> Vec<u8> {
        [Self::fund_total(year, programme).as_slice(), &[0]].concat()
    }

    /// A request for money that is not monthly.
    pub fn grant(id: GrantId) -> Vec<u8> {
        id.0.to_be_bytes().to_vec()
    }

    /// What was paid in a year for a programme.
    pub fn fund_total(year: u16, programme: &str) -> Vec<u8> {
        [&year.to_be_bytes(), programme.as_bytes()].concat()
    }

    /// Prefix of `EntryByPerson`: a person's entries for one month.
    pub fn person_month(person: PersonId, month: Month) -> Vec<u8> {
        [person.0.to_be_bytes(), month.number().to_be_bytes()].concat()
    }

    /// Prefix of `EntryByMonth`: a programme's entries for one month.
    pub fn programme_month(month: Month, programme: &str) -> Vec<u8> {
        [&month.number().to_be_bytes(), programme.as_bytes(), &[0]].concat()
    }

    /// Prefix of `PersonByName`: the people of one name, whichever way its characters are encoded.
    pub fn name(name: &str) -> Vec<u8> {
        let form = PersonName::parse(name).map_or_else(|_| name.to_owned(), |n| n.name.search_form());
        [form.as_bytes(), &[0]].concat()
    }

    /// Prefix of `PersonByName`: the people of one name and birth date.
    pub fn name_and_birth(name: &str, birth: Option<Date>) -> Vec<u8> {
        [Self::name(name).as_slice(), &birth.map_or(0, Date::number).to_be_bytes()].concat()
    }
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
pub(super) use row;

row!(Person, Person, 1, |p| Keys::person(p.id), person_indexes, kept: true);
row!(Standing, Standing, 1, |s| Keys::standing(s.person, s.number), |_| Vec::new());
row!(ConfirmationLog, Confirmation, 1, |c| Keys::confirmation(c.person, c.year), |_| Vec::new());
row!(Entry, Entry, 1, |e| Keys::entry(e.id), entry_indexes);
row!(Petition, Petition, 1, |p| Keys::petition(p.id), petition_indexes);
row!(Liaison, Liaison, 1, |l| Keys::liaison(l.id), liaison_indexes);
row!(Staff, Staff, 1, |s| Keys::staff(s.id), |s| vec![(
    IndexTable::StaffByLogin,
    s.login.clone().into_bytes()
)]);
row!(Period, Period, 1, |p| Keys::month(p.month), |_| Vec::new());
row!(BooksBegin, BooksBegin, 1, |_| Keys::BOOKS_BEGIN.to_vec(), |_| Vec::new());
row!(BureauProfile, Profile, 1, |_| Keys::PROFILE.to_vec(), |_| Vec::new());
row!(ImportProfile, ImportProfile, 1, |p| p.name.clone().into_bytes(), |_| Vec::new());
row!(ImportedFile, ImportedFile, 1, |f| f.digest.to_vec(), |_| Vec::new());
row!(MonthTotal, MonthTotal, 1, |t| Keys::month_total(t.month, &t.programme), |_| Vec::new());
row!(YearSums, YearSums, 1, |s| Keys::year_sums(&s.programme, s.person, s.year), |_| Vec::new());
row!(Budget, Budget, 1, |b| Keys::budget(b.year, &b.programme, b.version), |_| Vec::new());
row!(GrantRequest, Grant, 1, |g| Keys::grant(g.id), grant_indexes);
row!(ReversalAsk, ReversalAsk, 1, |a| Keys::entry(a.entry), |_| Vec::new());
row!(PostingAsk, PostingAsk, 1, |a| Keys::posting_ask(a.id), |_| Vec::new());
row!(FundTotal, FundTotal, 1, |t| Keys::fund_total(t.year, &t.programme), |_| Vec::new());
row!(Reserve, Reserve, 1, |r| Keys::reserve(r.run, &r.programme), |_| Vec::new());

row!(Distinct, Distinct, 1, |d| Keys::pair(d.one, d.other), |_| Vec::new());
row!(AccountChange, AccountChange, 1, |c| Keys::account_change(c.person, c.id), account_indexes);
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
row!(RefusedAccount, RefusedAccount, 1, |r| Keys::refused_account(r.person, r.account), |_| Vec::new());
row!(Settled, Settled, 1, |s| Keys::settled_death(s.person), |_| Vec::new());
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

fn paper_indexes(p: &Paper) -> Vec<IndexKey> {
    let id = p.id.0.to_be_bytes();
    let number = [Keys::paper_series(p.kind, Some(p.year)).as_slice(), &p.number.to_be_bytes()].concat();
    let mut keys = vec![(IndexTable::PaperByNumber, number)];
    keys.extend(p.person.map(|person| (IndexTable::PaperByPerson, [person.0.to_be_bytes(), id].concat())));
    keys.extend(p.petition.map(|of| (IndexTable::PaperByPetition, [of.0.to_be_bytes(), id].concat())));
    let books = p.books.filter(|_| p.voided.is_none());
    let books = books.map(|head| [Keys::books(head.of).as_slice(), &id].concat());
    keys.extend(books.map(|key| (IndexTable::PaperByBooks, key)));
    keys
}
