//! Answers about the ledger.

use serde::Serialize;

use crate::bureau::answer::{AskRow, SecondWordRow};
use crate::bureau::refusal::Refusal;
use crate::domain::filter::FilterFault;
use crate::domain::ledger::run::RunState;
use crate::domain::ledger::{
    Account, Budget, Entitlement, Entry, EntryCause, EntryKind, FundSource, FundTotal, Settlement, of_source,
};
use crate::domain::{Date, DivisionCode, EntryId, Fen, Month, PersonId, RunId};

/// A person's ledger.
#[derive(Clone, PartialEq, Serialize)]
pub struct Statement {
    /// Whose.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// What somebody asks to be booked, and nobody else agreed to yet.
    pub waits: Vec<SecondWordRow>,
    /// By month and programme, newest first.
    pub months: Vec<StatementMonth>,
    /// Every entry in order of posting, oldest first, with the running balance.
    pub lines: Vec<StatementLine>,
    /// All that was due.
    pub due: Fen,
    /// All that was paid.
    pub paid: Fen,
    /// Due less paid.
    pub owed: Fen,
    /// What the person's death leaves to be settled; `None` of the living.
    pub settlement: Option<Settlement>,
    /// What payment runs have under way for the person.
    pub runs: Vec<HeldByRun>,
}

/// A line of a payment run that is under way.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct HeldByRun {
    /// The run.
    pub run: RunId,
    /// Where it stands.
    pub state: RunState,
    /// The line's place.
    pub seq: u32,
    /// Month by month what is paid.
    pub parts: Vec<(Month, Fen)>,
}

crate::text::opaque!(HeldByRun);

/// What is due to a person for a month, as it was known at the end of a day.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct EntitlementView {
    /// Of whom it was asked.
    pub person: PersonId,
    /// The record that stood for them on that day.
    pub stands: PersonId,
    /// Month the money is for.
    pub month: Month,
    /// The day.
    pub known: Date,
    /// False where nothing was known of them yet.
    pub on_record: bool,
    /// What is due, why, what is missing, and what a rule keeps back.
    pub due: Entitlement,
}

/// A death that leaves something to be settled.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct SettlementRow {
    /// Whose.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// Village or community.
    pub division: Option<DivisionCode>,
    /// What is left.
    pub settlement: Settlement,
}

/// One month and programme of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementMonth {
    /// Month.
    pub month: Month,
    /// Programme id.
    pub programme: String,
    /// Due, reversals counted.
    pub due: Fen,
    /// Paid, reversals counted.
    pub paid: Fen,
    /// Due less paid of this line.
    pub difference: Fen,
    /// Due less paid of everything up to this line.
    pub balance: Fen,
}

/// One entry of a statement.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct StatementLine {
    /// Entry.
    pub entry: EntryId,
    /// Booked on.
    pub booked: Date,
    /// For the month.
    pub month: Month,
    /// Programme id.
    pub programme: String,
    /// Due or paid.
    pub kind: EntryKind,
    /// The decision about overpaid money that it carries out.
    pub cause: Option<EntryCause>,
    /// Negative on a reversal, and on what is paid back or moved away.
    pub amount: Fen,
    /// Owed after this entry.
    pub balance: Fen,
    /// Takes back this entry.
    pub reverses: Option<EntryId>,
    /// Was taken back by this entry.
    pub reversed_by: Option<EntryId>,
    /// Was booked in the place of this entry.
    pub corrects: Option<EntryId>,
    /// This entry stands in its place.
    pub corrected_by: Option<EntryId>,
    /// Memo.
    pub memo: String,
    /// Money that went out or was paid back and stands: it is taken back by two people.
    pub by_two: bool,
    /// Somebody asks for it to be taken back.
    pub asked: Option<AskRow>,
}

/// One entry in full.
#[derive(Clone, PartialEq, Serialize)]
pub struct EntryView {
    /// As on the statement; its balance is that of the person after it.
    pub line: StatementLine,
    /// Whose.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// Debit and credit sides.
    pub legs: Vec<(Account, Fen)>,
    /// Who posted it.
    pub by: String,
    /// What may not be done with it, and why.
    pub can_reverse: Result<(), Refusal>,
}

/// A programme's month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProgrammeMonth {
    /// Programme id.
    pub programme: String,
    /// Month.
    pub month: Month,
    /// People with a line.
    pub people: usize,
    /// Total due.
    pub due: Fen,
    /// Total paid.
    pub paid: Fen,
    /// The month's books are closed.
    pub closed: bool,
    /// What was booked after the close, in later months; it is in the totals.
    pub late: LateEntries,
    /// A page of lines by division and name.
    pub lines: Vec<ProgrammeLine>,
    /// Twelve months up to this one: month, due, paid.
    pub months: Vec<(Month, Fen, Fen)>,
    /// What looks like a condition and could not be read.
    pub faults: Vec<FilterFault>,
}

/// Entries for a closed month that were booked in later months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct LateEntries {
    /// How many.
    pub entries: usize,
    /// What they add to what is due, reversals taken off.
    pub due: Fen,
    /// What they add to what was paid, reversals taken off.
    pub paid: Fen,
}

impl LateEntries {
    /// One more.
    pub fn add(&mut self, entry: &Entry) {
        let side = if entry.kind == EntryKind::Due { &mut self.due } else { &mut self.paid };
        *side = Fen(side.0.saturating_add(entry.amount().0));
        self.entries += 1;
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            entries: self.entries + other.entries,
            due: Fen(self.due.0.saturating_add(other.due.0)),
            paid: Fen(self.paid.0.saturating_add(other.paid.0)),
        }
    }
}

/// The budgets of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BudgetYear {
    /// Calendar year.
    pub year: u16,
    /// Every programme with a budget or a payment in it.
    pub lines: Vec<BudgetLine>,
}

/// One programme's year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BudgetLine {
    /// Programme id.
    pub programme: String,
    /// The budget that payments are split by.
    pub in_force: Option<Budget>,
    /// One that waits for approval.
    pub waiting: Option<Budget>,
    /// How many versions were entered.
    pub versions: usize,
    /// Who entered the one that waits; without one, who approved the one in force.
    pub by: String,
    /// What was paid, by source.
    pub paid: FundTotal,
    /// What approved runs keep of it until the bank has answered, by source.
    pub reserved: Vec<(FundSource, Fen)>,
}

impl BudgetLine {
    /// What was paid out of all funds, in fen.
    pub fn spent(&self) -> i128 {
        self.paid.paid.iter().map(|(_, fen)| i128::from(fen.0)).sum()
    }

    /// What runs under way keep of all funds, in fen.
    pub fn kept(&self) -> i128 {
        self.reserved.iter().map(|(_, fen)| i128::from(fen.0)).sum()
    }

    /// What is left of a source, in fen, less what runs under way keep of it; below nothing where more was paid.
    pub fn left(&self, source: FundSource) -> i128 {
        let given = self.in_force.iter().flat_map(|b| &b.grants).find(|g| g.source == source);
        let spent = i128::from(self.paid.of(source).0) + i128::from(of_source(&self.reserved, source).0);
        i128::from(given.map_or(0, |g| g.amount.0)) - spent
    }
}

/// One person in a programme's month.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ProgrammeLine {
    /// Who died by now.
    pub dead: bool,
    /// Who.
    pub person: PersonId,
    /// 姓名
    pub name: String,
    /// Village or community.
    pub division: Option<DivisionCode>,
    /// Due.
    pub due: Fen,
    /// Paid.
    pub paid: Fen,
}

crate::text::opaque!(Statement, SettlementRow, StatementLine, EntryView, ProgrammeLine);
