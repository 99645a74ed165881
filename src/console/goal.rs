//! Going somewhere: which pane, and what it shows when one gets there.

use crate::bureau::answer::PetitionRow;
use crate::bureau::command::PaperDraft;
use crate::bureau::query::{Tab, Whom};
use crate::console::panes::PaneId;
use crate::domain::ledger::{BooksOf, ProposalId};
use crate::domain::person::Gap;
use crate::domain::petition::PressingReason;
use crate::domain::{
    CondolenceId, Date, DivisionCode, EntryId, GrantId, Month, PersonId, PetitionId, RecoveryId, RunId,
    RunRuleId, SupervisionId, VisitId,
};
use crate::locale::{Lang, duty_told as told};

/// What a major urgent matter takes over from the petition that it comes up with; of one that is kept secret its number alone.
#[derive(Clone, PartialEq, Eq)]
pub struct MajorFrom {
    /// Which.
    pub petition: PetitionId,
    /// What it is, in a line.
    pub what: String,
    /// How many petition.
    pub people: u16,
    /// 行政区划
    pub place: Option<DivisionCode>,
    /// The number that people quote.
    pub number: String,
}

crate::text::opaque!(MajorFrom);

impl MajorFrom {
    /// From a petition as lists show it, where it is one that a major matter comes up with: critical, alarming, or of a group. Some row is always
    /// marked, and a call about something else has nothing to do with it.
    pub fn of(row: &PetitionRow, division: Option<DivisionCode>, lang: Lang) -> Option<Self> {
        let is_one = |why: &PressingReason| {
            matches!(why, PressingReason::Critical | PressingReason::Alarming | PressingReason::Group(_))
        };
        if !row.why.iter().any(is_one) {
            return None;
        }
        let number = row.number.clone();
        let what = if row.secret { number.clone() } else { told::line(row, lang) };
        let place = division.filter(|_| !row.secret);
        Some(Self { petition: row.petition, what, people: row.headcount, place, number })
    }
}

/// Where to go. Every goal belongs to one pane, which is handed it by `arrive`.
#[derive(Clone, PartialEq, Eq)]
pub enum Goal {
    /// A pane as it was left.
    Pane(PaneId),
    /// The lookup of a text; `true` when it was pasted.
    Find(String, bool),
    /// A person's record.
    Person(PersonId),
    /// A person's record, during their visit: it begins, unless it goes on already.
    Visit(PersonId),
    /// A form for a new person; the name or number typed so far goes into it.
    NewPerson(String),
    /// A person's record, with the form open where something is missing.
    Fill(PersonId, Gap),
    /// A person's record, with what is to be decided of their account.
    Decide(PersonId),
    /// Who may be the same as a person.
    Twins(PersonId),
    /// Two records side by side.
    Merge(PersonId, PersonId),
    /// A merged record, to be put apart again.
    Unmerge(PersonId),
    /// A change of many: whom it is for, and how many they are.
    Many(Whom, usize),
    /// The batches of before.
    Batches,
    /// Rates and settings of the place.
    Rates,
    /// A form for a new entry of a person.
    PostFor(PersonId),
    /// A person's ledger.
    Statement(PersonId),
    /// One entry of a person's ledger.
    Entry(PersonId, EntryId),
    /// A person's requests for money that is not monthly; the person is called so.
    Grants(PersonId, String),
    /// A programme's month.
    Month(String, Month),
    /// A payment run; `true` shows the lines that were not paid.
    Run(RunId, bool),
    /// A rule of runs.
    Rule(RunRuleId),
    /// A proposal of rates or settings.
    Proposal(ProposalId),
    /// The budget of a programme for a year.
    Budget(u16, String),
    /// A request for money that is not monthly.
    Grant(GrantId),
    /// A condolence list.
    Condolence(CondolenceId),
    /// A decision about money paid too much.
    Recovery(RecoveryId),
    /// What a person was paid too much.
    Overpaid(PersonId),
    /// The books of a month, all programmes.
    Books(Month),
    /// A tab of the queue of petitions.
    Queue(Tab),
    /// The papers of a person: notices, slips, what was issued.
    Papers(PersonId),
    /// The slip of a visit: printed, or shown when it was issued already.
    Slip(Option<PersonId>, VisitId),
    /// A paper as it will be, to be looked at and issued.
    Draft(Box<PaperDraft>),
    /// What was done so far to keep in touch with a person, who is called so.
    Contacts(PersonId, String),
    /// The sheet of a day or a month: as it will be, or as it was issued.
    Sheet(BooksOf),
    /// A petition.
    Petition(PetitionId),
    /// A form for a major urgent matter, and the petition that it comes up with.
    Major(Option<Box<MajorFrom>>),
    /// The rota, at a day.
    Rota(Date),
    /// The handover that goes on.
    Handover,
    /// An item of supervision.
    Supervision(SupervisionId),
    /// A form for a new petition of a person, or of somebody unknown.
    NewPetition(Option<PersonId>),
    /// A form for a new petition of a person about a line of their ledger: an entry, or a month and its programme.
    PetitionAbout(PersonId, String),
}

impl Goal {
    /// The pane that shows it.
    pub fn pane(&self) -> PaneId {
        match self {
            Self::Pane(pane) => *pane,
            Self::Find(..) => PaneId::Lookup,
            Self::Person(_)
            | Self::Fill(..)
            | Self::Decide(_)
            | Self::Visit(_)
            | Self::NewPerson(_)
            | Self::PostFor(_)
            | Self::Statement(_)
            | Self::Entry(..) => PaneId::Person,
            Self::Many(..) | Self::Batches => PaneId::Bulk,
            Self::Rates | Self::Proposal(_) => PaneId::Rates,
            Self::Run(..) => PaneId::Runs,
            Self::Rule(_) => PaneId::Rules,
            Self::Budget(..) => PaneId::Funds,
            Self::Recovery(_) | Self::Overpaid(_) => PaneId::Overpaid,
            Self::Contacts(..) | Self::Condolence(_) => PaneId::Care,
            Self::Twins(_) => PaneId::Quality,
            Self::Merge(..) | Self::Unmerge(_) => PaneId::Merge,
            Self::Grants(..) | Self::Grant(_) => PaneId::Grants,
            Self::Papers(_) | Self::Slip(..) | Self::Sheet(_) | Self::Draft(_) => PaneId::Papers,
            Self::Month(..) | Self::Books(_) => PaneId::Ledger,
            Self::Major(_) | Self::Rota(_) | Self::Handover => PaneId::Oncall,
            Self::Supervision(_) => PaneId::Supervision,
            Self::Petition(_) | Self::NewPetition(_) | Self::PetitionAbout(..) | Self::Queue(_) => {
                PaneId::Petitions
            }
        }
    }
}

impl Goal {
    /// The person that comes on the screen, if it is one.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person(person)
            | Self::Fill(person, _)
            | Self::Decide(person)
            | Self::Visit(person)
            | Self::PostFor(person)
            | Self::Papers(person)
            | Self::Contacts(person, _)
            | Self::Grants(person, _)
            | Self::Statement(person)
            | Self::Entry(person, _) => Some(*person),
            Self::Slip(person, _) => *person,
            Self::Draft(paper) => paper.person,
            _ => None,
        }
    }
}

/// What was typed is personal data.
impl std::fmt::Debug for Goal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Goal({:?})", self.pane())
    }
}
