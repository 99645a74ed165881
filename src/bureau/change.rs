//! What a command did, on its way into the journal and back out of it.

use std::fmt::Display;

use crate::bureau::command::Said;
use crate::bureau::receipt::{Outcome, Receipt};
use crate::bureau::session::Session;
use crate::domain::ledger::ProposalId;
use crate::domain::{
    AccountChangeId, BatchId, CondolenceId, ContactId, EntryId, GrantId, HandoverId, HardshipId, LiaisonId,
    MajorId, NoteId, PaperId, PersonId, PetitionId, PostingAskId, RateProposalId, RecoveryId, RunId,
    RunRuleId, SettingProposalId, StaffId, SupervisionId, VisitId,
};
use crate::store::{JournalEntry, Note};

/// Notes whose name starts so are for the program; people do not see them.
const HIDDEN: char = '.';
/// The note that an outcome is read back from.
const OUTCOME: &str = ".outcome";
/// The note that tells two commands under one key apart.
const SAYS: &str = ".says";

/// The note that tells which version each of several records has since: `12:5 13:2`.
pub const VERSIONS: &str = ".versions";

/// The note that tells which entries were booked by a command that is about something else: the first and how many, `17 3`.
pub const ENTRIES: &str = ".entries";

/// The note that tells the SHA-256 of a file that left.
pub const DIGEST: &str = "digest";

/// What a command did.
#[derive(Debug)]
pub struct Change {
    /// For the receipt.
    pub outcome: Outcome,
    /// What it was about: `P12`, `E3`, `X4`, `S2`, `2026-11`.
    pub object: String,
    /// Whose timeline it stands in.
    pub subject: Option<PersonId>,
    /// In whose timelines it stands beside.
    pub also: Vec<PersonId>,
    /// Small facts for the timeline, nothing protected.
    pub about: Vec<(String, String)>,
    /// People whose entry in the lookup index is out of date now.
    pub people: Vec<PersonId>,
}

impl Change {
    /// A change with nothing more to say.
    pub fn new(outcome: Outcome, object: impl Display) -> Self {
        let (object, subject) = (object.to_string(), None);
        Self { outcome, object, subject, also: Vec::new(), about: Vec::new(), people: Vec::new() }
    }

    /// In whose timeline it stands.
    #[must_use]
    pub fn of(mut self, person: Option<PersonId>) -> Self {
        self.subject = person;
        self
    }

    /// In whose timelines it stands too.
    #[must_use]
    pub fn and_of(mut self, people: impl IntoIterator<Item = PersonId>) -> Self {
        self.also.extend(people);
        self
    }

    /// One more fact; empty ones are left out.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Display) -> Self {
        let value = value.to_string();
        if !value.is_empty() {
            self.about.push((name.to_owned(), value));
        }
        self
    }

    /// With what the command says in short, if it says anything that may be kept.
    #[must_use]
    pub fn saying(self, says: Option<&Said>) -> Self {
        match says {
            Some(said) => self.with(SAYS, said),
            None => self,
        }
    }

    /// Whether there is a fact of that name.
    pub fn says(&self, name: &str) -> bool {
        self.about.iter().any(|(n, _)| n == name)
    }

    /// A person's entry in the lookup index is out of date now.
    #[must_use]
    pub fn touches(mut self, person: PersonId) -> Self {
        self.people.push(person);
        self
    }

    /// For the journal.
    pub fn note(&self) -> Note {
        let mut about = self.about.clone();
        about.push((OUTCOME.to_owned(), write(&self.outcome)));
        Note { object: self.object.clone(), subject: self.subject, also: self.also.clone(), about }
    }
}

/// What people may read of an entry's notes.
pub fn shown(about: &[(String, String)]) -> Vec<(String, String)> {
    about.iter().filter(|(name, _)| !name.starts_with(HIDDEN)).cloned().collect()
}

/// The value of a note.
pub fn noted<'e>(entry: &'e JournalEntry, name: &str) -> Option<&'e str> {
    noted_in(&entry.about, name)
}

/// The same among notes that stand in no entry yet.
pub fn noted_in<'n>(about: &'n [(String, String)], name: &str) -> Option<&'n str> {
    about.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
}

/// Whether an entry records a command that says this. Of entries of earlier programs it is not known, and they count as the same.
pub fn says_the_same(entry: &JournalEntry, says: Option<Said>) -> bool {
    noted(entry, SAYS).zip(says).is_none_or(|(was, is)| was == is.to_string())
}

/// The receipt that an entry's command was given, without what must not be kept (a revealed field).
pub fn receipt_of(entry: &JournalEntry) -> Receipt {
    let outcome = noted(entry, OUTCOME).and_then(|text| read(text, entry)).unwrap_or(Outcome::Done);
    Receipt { seq: entry.seq, already: true, outcome }
}

/// The bytes of a digest as it is noted.
fn unhexed(digits: &str) -> Option<[u8; 32]> {
    let byte = |at: usize| u8::from_str_radix(digits.get(at * 2..at * 2 + 2)?, 16).ok();
    let bytes: Vec<u8> = (0..32).map(byte).collect::<Option<_>>()?;
    bytes.try_into().ok().filter(|_| digits.len() == 64)
}

/// First entry and how many an entry of the ledger's commands posted.
pub fn posted(entry: &JournalEntry) -> Option<(EntryId, usize)> {
    if let Some((first, n)) = noted(entry, ENTRIES).and_then(|text| text.split_once(' ')) {
        return Some((EntryId(first.parse().ok()?), n.parse().ok()?));
    }
    match noted(entry, OUTCOME).and_then(|text| read(text, entry)) {
        Some(Outcome::Entries(first, n)) => Some((first, n)),
        _ => None,
    }
}

fn write(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Done => String::new(),
        Outcome::Session(session) => format!("session {}", session.staff.0),
        Outcome::Person(id, version) => format!("person {} {version}", id.0),
        Outcome::AccountChange(id, version) => format!("account {} {version}", id.0),
        Outcome::Batch(id, version) => format!("batch {} {version}", id.0),
        Outcome::Proposal(ProposalId::Rates(id), version) => format!("rates {} {version}", id.0),
        Outcome::Proposal(ProposalId::Settings(id), version) => format!("settings {} {version}", id.0),
        Outcome::Revealed(_) => "revealed".to_owned(),
        Outcome::PostingAsked(id) => format!("posting-asked {}", id.0),
        Outcome::Entries(first, n) => format!("entries {} {n}", first.0),
        Outcome::Petition(id, number, version) => format!("petition {} {number} {version}", id.0),
        Outcome::Liaison(id, version) => format!("liaison {} {version}", id.0),
        Outcome::Petitions(done, left) => {
            let done: Vec<String> = done.iter().map(|(id, version)| format!("{}:{version}", id.0)).collect();
            format!("petitions {left} {}", done.join(","))
        }
        Outcome::Supervision(id, number, version) => format!("supervision {} {number} {version}", id.0),
        Outcome::Paper(id, number, version) => format!("paper {} {number} {version}", id.0),
        Outcome::Major(id, version) => format!("major {} {version}", id.0),
        Outcome::Handover(id, version) => format!("handover {} {version}", id.0),
        Outcome::Visit(id, number, version) => format!("visit {} {number} {version}", id.0),
        Outcome::Hardship(id, version) => format!("hardship {} {version}", id.0),
        Outcome::Condolence(id, version) => format!("condolence {} {version}", id.0),
        Outcome::Contact(id, version) => format!("contact {} {version}", id.0),
        Outcome::Note(id, version) => format!("note {} {version}", id.0),
        Outcome::Run(id, version) => format!("run {} {version}", id.0),
        Outcome::Recovery(id, version) => format!("recovery {} {version}", id.0),
        Outcome::RunRule(id) => format!("run-rule {}", id.0),
        // A password that was made up is not kept: asked for again, it is not told again.
        Outcome::Staff(id, version) | Outcome::OneTime(id, version, _) => {
            format!("staff {} {version}", id.0)
        }
        Outcome::Grant(id, version) => format!("grant {} {version}", id.0),
        Outcome::Budget(year, version) => format!("budget {year} {version}"),
        Outcome::Noticed(n) => format!("noticed {n}"),
        Outcome::Imported { people, accounts } => format!("imported {people} {accounts}"),
        Outcome::Signed { in_force, moved } => format!("signed {in_force} {moved}"),
        Outcome::Left(_) => "left".to_owned(),
        Outcome::Accounts(n) => format!("accounts {n}"),
    }
}

fn read(text: &str, entry: &JournalEntry) -> Option<Outcome> {
    let parts: Vec<&str> = text.split(' ').collect();
    Some(match parts.as_slice() {
        ["session", id] => {
            Outcome::Session(Session { staff: StaffId(id.parse().ok()?), desk: entry.desk.clone() })
        }
        ["person", id, version] => Outcome::Person(PersonId(id.parse().ok()?), version.parse().ok()?),
        ["account", id, version] => {
            Outcome::AccountChange(AccountChangeId(id.parse().ok()?), version.parse().ok()?)
        }
        ["batch", id, version] => Outcome::Batch(BatchId(id.parse().ok()?), version.parse().ok()?),
        ["budget", year, version] => Outcome::Budget(year.parse().ok()?, version.parse().ok()?),
        ["grant", id, version] => Outcome::Grant(GrantId(id.parse().ok()?), version.parse().ok()?),
        ["rates", id, version] => {
            let id = ProposalId::Rates(RateProposalId(id.parse().ok()?));
            Outcome::Proposal(id, version.parse().ok()?)
        }
        ["settings", id, version] => {
            let id = ProposalId::Settings(SettingProposalId(id.parse().ok()?));
            Outcome::Proposal(id, version.parse().ok()?)
        }
        ["revealed"] => Outcome::Revealed(String::new()),
        ["posting-asked", id] => Outcome::PostingAsked(PostingAskId(id.parse().ok()?)),
        ["entries", first, n] => Outcome::Entries(EntryId(first.parse().ok()?), n.parse().ok()?),
        ["petition", id, number, version] => {
            Outcome::Petition(PetitionId(id.parse().ok()?), (*number).to_owned(), version.parse().ok()?)
        }
        ["liaison", id, version] => Outcome::Liaison(LiaisonId(id.parse().ok()?), version.parse().ok()?),
        ["petitions", left, done] => {
            let one = |text: &str| {
                let (id, version) = text.split_once(':')?;
                Some((PetitionId(id.parse().ok()?), version.parse().ok()?))
            };
            Outcome::Petitions(done.split(',').map(one).collect::<Option<_>>()?, left.parse().ok()?)
        }
        ["supervision", id, number, version] => {
            let id = SupervisionId(id.parse().ok()?);
            Outcome::Supervision(id, (*number).to_owned(), version.parse().ok()?)
        }
        ["paper", id, number, version] => {
            Outcome::Paper(PaperId(id.parse().ok()?), (*number).to_owned(), version.parse().ok()?)
        }
        ["visit", id, number, version] => {
            Outcome::Visit(VisitId(id.parse().ok()?), number.parse().ok()?, version.parse().ok()?)
        }
        ["major", id, version] => Outcome::Major(MajorId(id.parse().ok()?), version.parse().ok()?),
        ["handover", id, version] => Outcome::Handover(HandoverId(id.parse().ok()?), version.parse().ok()?),
        ["hardship", id, version] => Outcome::Hardship(HardshipId(id.parse().ok()?), version.parse().ok()?),
        ["condolence", id, version] => {
            Outcome::Condolence(CondolenceId(id.parse().ok()?), version.parse().ok()?)
        }
        ["contact", id, version] => Outcome::Contact(ContactId(id.parse().ok()?), version.parse().ok()?),
        ["note", id, version] => Outcome::Note(NoteId(id.parse().ok()?), version.parse().ok()?),
        ["run", id, version] => Outcome::Run(RunId(id.parse().ok()?), version.parse().ok()?),
        ["recovery", id, version] => Outcome::Recovery(RecoveryId(id.parse().ok()?), version.parse().ok()?),
        ["run-rule", id] => Outcome::RunRule(RunRuleId(id.parse().ok()?)),
        ["staff", id, version] => Outcome::Staff(StaffId(id.parse().ok()?), version.parse().ok()?),
        ["noticed", n] => Outcome::Noticed(n.parse().ok()?),
        // Before accounts that come with a file waited, they were not counted.
        ["imported", people] => Outcome::Imported { people: people.parse().ok()?, accounts: 0 },
        ["imported", people, accounts] => {
            Outcome::Imported { people: people.parse().ok()?, accounts: accounts.parse().ok()? }
        }
        ["signed", in_force, moved] => {
            Outcome::Signed { in_force: in_force.parse().ok()?, moved: moved.parse().ok()? }
        }
        // The entry holds the digest where people read it.
        ["left"] => Outcome::Left(unhexed(noted(entry, DIGEST)?)?),
        ["accounts", n] => Outcome::Accounts(n.parse().ok()?),
        _ => return None,
    })
}
