//! The handover (交接班): what goes from one to the next, signed item by item.

use minicbor::{Decode, Encode};

use super::{At, DutyFault};
use crate::domain::kinds::kinds;
use crate::domain::petition::PetitionState;
use crate::domain::{Date, HandoverId, MajorId, PetitionId, StaffId};

kinds! {
    /// What an item is about.
    ItemKind {
        /// A major matter that is not closed.
        0 Major "major",
        /// A petition that needs an answer now.
        1 Urgent "urgent",
        /// A clock that ends during the next shift.
        2 Clock "clock",
        /// A promise to a visitor.
        3 Promise "promise",
        /// A call that nobody answered.
        4 Call "call",
        /// A change of the rota since the shift began.
        5 Rota "rota",
        /// What the outgoing one wants said.
        6 Note "note",
        /// What was urgent in the shift and is no more: to be known, nobody answers for it.
        12 Info "info",
    }

    /// How an item stands.
    ItemState {
        /// Not signed: it is with the outgoing one.
        0 Unsigned "unsigned",
        /// 已接
        1 Taken "taken",
        /// 留交班人, with why.
        2 Left "left",
    }
}

/// One item.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct SignItem {
    /// What it is about.
    #[n(0)]
    pub kind: ItemKind,
    /// The record: `X7`, `U2`, `V3`; empty for a note.
    #[n(1)]
    pub about: String,
    /// What it says.
    #[n(2)]
    pub text: String,
    /// Who answers for it unless it is taken over.
    #[n(3)]
    pub holder: StaffId,
    /// How it stands.
    #[n(4)]
    pub state: ItemState,
    /// Why it was left.
    #[n(5)]
    pub why: String,
    /// When it was signed.
    #[n(6)]
    pub on: Option<At>,
}

/// A handover as stored.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Handover {
    /// Number in this database, never reused.
    #[n(0)]
    pub id: HandoverId,
    /// Counts changes from 1.
    #[n(1)]
    pub version: u32,
    /// Who hands over.
    #[n(2)]
    pub outgoing: StaffId,
    /// Who takes over.
    #[n(3)]
    pub incoming: StaffId,
    /// When it was compiled.
    #[n(4)]
    pub on: At,
    /// The journal entries it was compiled from: after the first, up to the second.
    #[n(5)]
    pub span: (u64, u64),
    /// The items, what is urgent first.
    #[n(6)]
    pub items: Vec<SignItem>,
    /// When it was finished.
    #[n(7)]
    pub finished: Option<At>,
    /// SHA-256 of the signed text, once it is finished.
    #[n(8)]
    pub digest: Option<Vec<u8>>,
    /// What is not for the one who takes over: it is about a petition that they must keep away from, or that is kept from who hands
    /// over. It stays with its holder, and nobody signs it.
    #[cbor(n(9), default, skip_if = "Vec::is_empty")]
    pub kept: Vec<SignItem>,
    /// That it was set aside before it was finished. What was signed until then stays signed.
    #[n(10)]
    pub withdrawn: Option<Withdrawn>,
    /// Who had the duty when it was compiled, if anybody had: with them it is again once this is withdrawn.
    #[n(11)]
    pub had: Option<StaffId>,
}

/// That a handover was set aside: to the wrong person, or to somebody who cannot come.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Withdrawn {
    /// When.
    #[n(0)]
    pub on: At,
    /// By whom.
    #[n(1)]
    pub by: StaffId,
    /// Why.
    #[n(2)]
    pub why: String,
}

crate::text::opaque!(SignItem, Handover, Withdrawn, RotaChange, Told);

/// Between the parts of a change as an item keeps it; in no name and no text of one line.
const PART: char = '\t';
/// Between the name of a fact and what it says.
const SAYS: char = '=';

/// A change of the rota, as an item keeps it for whoever reads it in their own language.
#[derive(Clone, PartialEq, Eq)]
pub struct RotaChange {
    /// Which command: `duty.leave`.
    pub command: String,
    /// What it was about: a day, or somebody.
    pub object: String,
    /// Its facts by name.
    pub facts: Vec<(String, String)>,
}

impl std::fmt::Display for RotaChange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{PART}{}", self.command, self.object)?;
        self.facts.iter().try_for_each(|(name, value)| write!(f, "{PART}{name}{SAYS}{value}"))
    }
}

/// What became of something that was urgent in the shift, as an item keeps it for whoever reads it in their own language.
#[derive(Clone, PartialEq, Eq)]
pub enum Told {
    /// A petition: number, petitioner, demand; and where it stands.
    Petition(String, PetitionState),
    /// A major matter, and when it was closed.
    Major(String, At),
}

impl Told {
    /// Of a petition.
    pub fn petition(what: &str, state: PetitionState) -> Self {
        Self::Petition(what.to_owned(), state)
    }

    /// Of a major matter.
    pub fn major(what: &str, closed: At) -> Self {
        Self::Major(what.to_owned(), closed)
    }

    /// Reads one. `None` of what is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (what, became) = text.rsplit_once(PART)?;
        let what = what.to_owned();
        match PetitionState::parse(became) {
            Some(state) => Some(Self::Petition(what, state)),
            None => Some(Self::Major(what, At::parse(became, Date::FIRST)?)),
        }
    }
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Petition(what, state) => write!(f, "{what}{PART}{}", state.name()),
            Self::Major(what, closed) => write!(f, "{what}{PART}{closed}"),
        }
    }
}

impl SignItem {
    /// An item that nobody has signed.
    pub fn new(kind: ItemKind, about: String, text: String, holder: StaffId) -> Self {
        Self { kind, about, text, holder, state: ItemState::Unsigned, why: String::new(), on: None }
    }

    /// Something to be known, which nobody signs.
    pub fn info(about: String, text: String, outgoing: StaffId) -> Self {
        Self { state: ItemState::Taken, ..Self::new(ItemKind::Info, about, text, outgoing) }
    }

    /// Which petition it is about.
    pub fn petition(&self) -> Option<PetitionId> {
        self.about.strip_prefix('X').and_then(PetitionId::parse)
    }

    /// Which major matter it is about.
    pub fn major(&self) -> Option<MajorId> {
        self.about.strip_prefix('U').and_then(MajorId::parse)
    }

    /// Whether no record says it again: what is not taken over of it goes into the next handover as it stands.
    pub fn is_told_once(&self) -> bool {
        matches!(self.kind, ItemKind::Rota | ItemKind::Note)
    }
}

impl RotaChange {
    /// Reads one. `None` of an item of earlier programs, which has no parts.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(PART);
        let (command, object) = parts.next().zip(parts.next())?;
        let facts = parts.filter_map(|part| part.split_once(SAYS));
        let facts = facts.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Some(Self { command: command.to_owned(), object: object.to_owned(), facts })
    }

    /// What a fact says; empty where it was left out.
    pub fn fact(&self, name: &str) -> &str {
        self.facts.iter().find(|(one, _)| one == name).map_or("", |(_, value)| value)
    }
}

/// Something to be answered for and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Who.
    pub by: StaffId,
    /// It was to be taken over and was not.
    pub unsigned: bool,
}

impl Handover {
    /// Signs an item: taken over, or left for a reason.
    pub fn sign(&mut self, at: usize, left: Option<String>, on: At) -> Result<(), DutyFault> {
        if !self.is_under_way() {
            return Err(DutyFault::NoHandover);
        }
        let item = self.items.get_mut(at).ok_or(DutyFault::NoItem)?;
        if item.state != ItemState::Unsigned {
            return Err(DutyFault::Signed);
        }
        item.state = if left.is_some() { ItemState::Left } else { ItemState::Taken };
        item.why = left.unwrap_or_default();
        item.on = Some(on);
        Ok(())
    }

    /// Who answers for an item.
    pub fn held(&self, item: &SignItem) -> Held {
        match item.state {
            ItemState::Taken => Held { by: self.incoming, unsigned: false },
            ItemState::Left => Held { by: item.holder, unsigned: false },
            ItemState::Unsigned => Held { by: item.holder, unsigned: true },
        }
    }

    /// Who answers for a record by this handover; `None` when it is no part of it.
    pub fn holder_of(&self, about: &str) -> Option<StaffId> {
        let mut items = self.items.iter().chain(&self.kept).filter(|item| item.kind != ItemKind::Info);
        let item = items.find(|item| item.about == about)?;
        Some(self.held(item).by)
    }

    /// Who goes on answering for a record as the next handover is compiled: whoever has it by this one. What the one who takes over
    /// next took over in this one went on with the duty, to who hands it over now.
    pub fn stays_with(&self, about: &str, next: StaffId) -> Option<StaffId> {
        let item = self.items.iter().find(|item| item.about == about && item.kind != ItemKind::Info);
        let passed_on = item.is_some_and(|item| item.state == ItemState::Taken) && self.incoming == next;
        self.holder_of(about).filter(|_| !passed_on)
    }

    /// Who answers for a call that did not reach anybody, where it was not taken over: it may be left by itself.
    pub fn caller_of(&self, about: &str) -> Option<StaffId> {
        let mut open = self.open();
        open.find(|item| item.kind == ItemKind::Call && item.about == about).map(|item| item.holder)
    }

    /// Why what an item of the next handover is about was left, where it was: by the record, and of a call about it by itself.
    pub fn why_left(&self, next: &SignItem) -> Option<&str> {
        let is_call = |item: &SignItem| item.kind == ItemKind::Call;
        let same = |item: &&SignItem| item.about == next.about && is_call(item) == is_call(next);
        let mut open = self.open().chain(&self.kept).filter(same).map(|item| item.why.as_str());
        open.find(|why| !why.is_empty())
    }

    /// What was not taken over.
    pub fn open(&self) -> impl Iterator<Item = &SignItem> {
        self.items.iter().filter(|item| item.state != ItemState::Taken)
    }

    /// Whether it goes on: neither finished nor withdrawn.
    pub fn is_under_way(&self) -> bool {
        self.finished.is_none() && self.withdrawn.is_none()
    }

    /// Who has the duty after it: the incoming one once it is finished; whoever had it before where it was withdrawn.
    pub fn duty(&self) -> StaffId {
        match (self.finished, &self.withdrawn) {
            (Some(_), _) => self.incoming,
            (None, Some(_)) => self.had.unwrap_or(self.outgoing),
            (None, None) => self.outgoing,
        }
    }

    /// Who has it where the former cannot: the other of the two, but nobody to whom it was not handed after all.
    pub fn next(&self) -> StaffId {
        if self.withdrawn.is_some() { self.outgoing } else { self.incoming }
    }

    /// The text that is signed, one item a line: what its digest is taken of.
    pub fn text(&self) -> String {
        let mut out = format!("{} {} {} {}\n", self.id, self.outgoing, self.incoming, self.on);
        for item in &self.items {
            let line = [item.kind.name(), &item.about, &item.text, item.state.name(), &item.why];
            out.push_str(&line.map(|part| part.replace(['\n', '\t'], " ")).join("\t"));
            out.push('\n');
        }
        out
    }
}
