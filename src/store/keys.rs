//! Keys of rows and prefixes of indexes.

use crate::domain::ledger::BooksOf;
use crate::domain::paper::PaperKind;
use crate::domain::{
    BatchId, CondolenceId, ContactId, Date, EntryId, GiftId, GrantId, HardshipId, Month, NoteId, PaperId,
    PersonId, PersonName, PetitionId, RateProposalId, SettingProposalId, StaffId, VisitId,
};

/// Keys of rows and prefixes of indexes: the one place where they are put together.
#[derive(Debug)]
pub struct Keys;

impl Keys {
    /// The bureau's profile: the only row of its table.
    pub const PROFILE: [u8; 1] = [0];

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
