//! The shapes that `--json` prints. Field names are part of the interface: they are added to, never changed. Amounts are yuan
//! as text with two decimals, days `YYYY-MM-DD`, months `YYYY-MM`, people `P12`, entries `E345`, petitions `X7`.

use serde::Serialize;

use crate::bureau::Receipt;
use crate::bureau::answer::{
    Card, Due, Hit, Lookup, Matched, PetitionQueue, PetitionRow, PetitionView, ProgrammeMonth, Record, Statement,
};
use crate::bureau::query::Tab;
use crate::domain::petition::Clock;
use crate::domain::{Date, Fen};

/// An amount in yuan: `-1234.50`.
pub(super) fn yuan(fen: Fen) -> String {
    let sign = if fen.0 < 0 { "-" } else { "" };
    let all = fen.0.unsigned_abs();
    format!("{sign}{}.{:02}", all / 100, all % 100)
}

fn text(value: impl ToString) -> String {
    value.to_string()
}

/// `lookup --json`.
#[derive(Debug, Serialize)]
pub(super) struct LookupJson<'a> {
    pub query: &'a str,
    pub total: usize,
    pub hits: Vec<HitJson<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct HitJson<'a> {
    pub person: String,
    pub name: &'a str,
    pub id_masked: &'a str,
    pub division: Option<String>,
    pub matched: &'a [Matched],
    pub score: i64,
}

impl<'a> LookupJson<'a> {
    pub(super) fn new(found: &'a Lookup) -> Self {
        Self { query: &found.query, total: found.total, hits: found.hits.iter().map(HitJson::new).collect() }
    }
}

impl<'a> HitJson<'a> {
    fn new(hit: &'a Hit) -> Self {
        Self {
            person: text(hit.person),
            name: &hit.name,
            id_masked: &hit.id_masked,
            division: hit.division.map(text),
            matched: &hit.matched,
            score: hit.score,
        }
    }
}

/// A day by which something is due.
#[derive(Debug, Serialize)]
pub(super) struct DueJson {
    pub on: Date,
    pub in_days: i64,
    pub provisional: bool,
}

impl DueJson {
    fn new(due: &Due) -> Self {
        Self { on: due.on, in_days: due.in_days, provisional: due.provisional }
    }
}

/// `person show --json`.
#[derive(Debug, Serialize)]
pub(super) struct PersonJson<'a> {
    pub person: String,
    pub version: u32,
    pub name: &'a str,
    pub other_names: &'a [String],
    pub sex: Option<&'static str>,
    pub birth: Option<Date>,
    pub age: Option<i32>,
    pub died: Option<Date>,
    pub id_masked: &'a str,
    pub phones_masked: &'a [String],
    pub bank: Option<&'a str>,
    pub account_masked: Option<&'a str>,
    pub card_masked: Option<&'a str>,
    pub household: Option<String>,
    pub residence: Option<String>,
    pub recognitions: Vec<RecognitionJson<'a>>,
    pub enlisted: Option<Date>,
    pub discharged: Option<Date>,
    pub petitions_open: u32,
    pub next_due: Option<DueJson>,
    pub paid_this_year: String,
    pub owed: String,
    pub flags: &'a [crate::bureau::answer::Flag],
}

#[derive(Debug, Serialize)]
pub(super) struct RecognitionJson<'a> {
    pub group: &'a str,
    pub state: crate::domain::person::RecognitionState,
    pub since: Option<Date>,
    pub until: Option<Date>,
    pub grade: Option<u8>,
}

impl<'a> PersonJson<'a> {
    pub(super) fn new(record: &'a Record) -> Self {
        let card: &Card = &record.card;
        Self {
            person: text(card.person),
            version: card.version,
            name: &card.name,
            other_names: &record.other_names,
            sex: card.sex.map(|s| match s {
                crate::domain::Sex::Male => "male",
                crate::domain::Sex::Female => "female",
            }),
            birth: record.birth,
            age: card.age,
            died: card.died,
            id_masked: &card.id_masked,
            phones_masked: &record.phones,
            bank: record.bank.as_ref().map(|(bank, ..)| bank.as_str()),
            account_masked: record.bank.as_ref().map(|(.., number)| number.as_str()),
            card_masked: record.card_masked.as_deref(),
            household: record.household.division.map(text),
            residence: record.residence.division.map(text),
            recognitions: card.recognitions.iter().map(RecognitionJson::new).collect(),
            enlisted: record.service.enlisted,
            discharged: record.service.discharged,
            petitions_open: card.petitions_open,
            next_due: card.next_due.as_ref().map(DueJson::new),
            paid_this_year: yuan(card.paid_this_year.1),
            owed: yuan(card.owed),
            flags: &card.flags,
        }
    }
}

impl<'a> RecognitionJson<'a> {
    fn new(r: &'a crate::domain::person::Recognition) -> Self {
        Self { group: &r.group, state: r.state, since: r.since, until: r.until, grade: r.grade }
    }
}

/// `ledger statement --json`.
#[derive(Debug, Serialize)]
pub(super) struct StatementJson<'a> {
    pub person: String,
    pub name: &'a str,
    pub due: String,
    pub paid: String,
    pub owed: String,
    pub entries: Vec<LineJson<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct LineJson<'a> {
    pub entry: String,
    pub booked: Date,
    pub month: String,
    pub programme: &'a str,
    pub kind: crate::domain::ledger::EntryKind,
    pub amount: String,
    pub balance: String,
    pub reverses: Option<String>,
    pub reversed_by: Option<String>,
    pub memo: &'a str,
}

impl<'a> StatementJson<'a> {
    pub(super) fn new(statement: &'a Statement) -> Self {
        Self {
            person: text(statement.person),
            name: &statement.name,
            due: yuan(statement.due),
            paid: yuan(statement.paid),
            owed: yuan(statement.owed),
            entries: statement
                .lines
                .iter()
                .map(|l| LineJson {
                    entry: text(l.entry),
                    booked: l.booked,
                    month: text(l.month),
                    programme: &l.programme,
                    kind: l.kind,
                    amount: yuan(l.amount),
                    balance: yuan(l.balance),
                    reverses: l.reverses.map(text),
                    reversed_by: l.reversed_by.map(text),
                    memo: &l.memo,
                })
                .collect(),
        }
    }
}

/// `ledger month --json`.
#[derive(Debug, Serialize)]
pub(super) struct MonthJson<'a> {
    pub programme: &'a str,
    pub month: String,
    pub people: usize,
    pub due: String,
    pub paid: String,
    pub closed: bool,
    pub lines: Vec<MonthLineJson<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct MonthLineJson<'a> {
    pub person: String,
    pub name: &'a str,
    pub division: Option<String>,
    pub due: String,
    pub paid: String,
}

impl<'a> MonthJson<'a> {
    pub(super) fn new(month: &'a ProgrammeMonth) -> Self {
        Self {
            programme: &month.programme,
            month: text(month.month),
            people: month.people,
            due: yuan(month.due),
            paid: yuan(month.paid),
            closed: month.closed,
            lines: month
                .lines
                .iter()
                .map(|l| MonthLineJson {
                    person: text(l.person),
                    name: &l.name,
                    division: l.division.map(text),
                    due: yuan(l.due),
                    paid: yuan(l.paid),
                })
                .collect(),
        }
    }
}

/// What a command that changed something prints.
#[derive(Debug, Serialize)]
pub(super) struct ReceiptJson {
    pub seq: u64,
    pub already: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub petition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
}

impl ReceiptJson {
    pub(super) fn new(receipt: &Receipt) -> Self {
        use crate::bureau::Outcome;
        let mut json = Self {
            seq: receipt.seq,
            already: receipt.already,
            entry: None,
            petition: None,
            number: None,
            version: None,
        };
        match &receipt.outcome {
            Outcome::Entries(first, _) => json.entry = Some(text(first)),
            Outcome::Petition(id, number, version) => {
                json.petition = Some(text(id));
                json.number = Some(number.clone());
                json.version = Some(*version);
            }
            _ => {}
        }
        json
    }
}

/// `petition list --json`.
#[derive(Debug, Serialize)]
pub(super) struct QueueJson<'a> {
    pub tab: Tab,
    pub total: usize,
    pub petitions: Vec<PetitionRowJson<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct PetitionRowJson<'a> {
    pub petition: String,
    pub number: &'a str,
    pub name: &'a str,
    pub headcount: u16,
    pub demand: &'a str,
    pub state: &'static str,
    pub due: Option<DueJson>,
    pub days: i64,
    pub owner: Option<&'a str>,
    pub secret: bool,
}

impl<'a> PetitionRowJson<'a> {
    fn new(row: &'a PetitionRow) -> Self {
        Self {
            petition: text(row.petition),
            number: &row.number,
            name: &row.name,
            headcount: row.headcount,
            demand: &row.demand,
            state: row.state.name(),
            due: row.due.as_ref().map(DueJson::new),
            days: row.days,
            owner: row.owner.as_deref(),
            secret: row.secret,
        }
    }
}

impl<'a> QueueJson<'a> {
    pub(super) fn new(queue: &'a PetitionQueue) -> Self {
        Self { tab: queue.tab, total: queue.total, petitions: queue.rows.iter().map(PetitionRowJson::new).collect() }
    }
}

/// `petition show --json`.
#[derive(Debug, Serialize)]
pub(super) struct PetitionJson<'a> {
    #[serde(flatten)]
    pub row: PetitionRowJson<'a>,
    pub version: u32,
    pub received: Date,
    pub channel: &'static str,
    pub origin: &'static str,
    pub purpose: &'static str,
    pub demands: Vec<DemandJson<'a>>,
    pub events: Vec<EventJson<'a>>,
    pub clocks: Vec<ClockJson>,
    pub acts: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub(super) struct DemandJson<'a> {
    pub text: &'a str,
    pub route: Option<&'static str>,
    pub outcome: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct EventJson<'a> {
    pub act: &'static str,
    pub on: Date,
    pub by: &'a str,
    pub note: &'a str,
    pub document: &'a str,
    pub until: Option<Date>,
}

/// One clock, as `petition show` and `petition why` print it.
#[derive(Debug, Serialize)]
pub(super) struct ClockJson {
    pub clock: String,
    pub start: Date,
    pub due: Date,
    pub remaining: i64,
    pub unit: &'static str,
    pub status: &'static str,
    pub article: String,
    pub provisional: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<DayJson>,
}

/// One day of the strip that explains a clock.
#[derive(Debug, Serialize)]
pub(super) struct DayJson {
    pub on: Date,
    pub counted: Option<i64>,
    pub why: String,
}

impl ClockJson {
    pub(super) fn new(clock: &Clock) -> Self {
        use crate::domain::petition::{ClockStatus, ClockUnit};
        Self {
            clock: clock.rule.id.clone(),
            start: clock.start,
            due: clock.due,
            remaining: clock.remaining,
            unit: match clock.rule.unit {
                ClockUnit::Natural => "natural",
                ClockUnit::Working => "working",
            },
            status: match clock.status {
                ClockStatus::Running => "running",
                ClockStatus::Met => "met",
                ClockStatus::Late => "late",
                ClockStatus::Lapsed => "lapsed",
                ClockStatus::Off => "off",
            },
            article: clock.rule.article.to_string(),
            provisional: clock.provisional,
            days: Vec::new(),
        }
    }
}

impl<'a> PetitionJson<'a> {
    pub(super) fn new(view: &'a PetitionView) -> Self {
        Self {
            row: PetitionRowJson::new(&view.row),
            version: view.version,
            received: view.facts.received,
            channel: view.facts.channel.name(),
            origin: view.facts.origin.name(),
            purpose: view.facts.purpose.name(),
            demands: view
                .facts
                .demands
                .iter()
                .map(|d| DemandJson { text: &d.text, route: d.route.map(|r| r.name()), outcome: &d.outcome })
                .collect(),
            events: view
                .events
                .iter()
                .map(|(e, by)| EventJson {
                    act: e.act.name(),
                    on: e.on,
                    by,
                    note: &e.note,
                    document: &e.document,
                    until: e.until,
                })
                .collect(),
            clocks: view.clocks.iter().map(ClockJson::new).collect(),
            acts: view.acts.iter().filter(|(_, can)| can.is_ok()).map(|(act, _)| act.name()).collect(),
        }
    }
}

/// `import people --json`: the last line.
#[derive(Debug, Serialize)]
pub(super) struct ImportJson {
    pub rows: u64,
    pub accepted: u64,
    pub rejected: u64,
    pub duplicates: u64,
    pub warnings: u64,
    pub rejects_file: Option<String>,
}

/// `check --json`: one invariant a line.
#[derive(Debug, Serialize)]
pub(super) struct InvariantJson<'a> {
    pub invariant: &'a str,
    pub held: bool,
    pub detail: &'a str,
}

/// `backup --json`, `restore --json`.
#[derive(Debug, Serialize)]
pub(super) struct CopyJson<'a> {
    pub entries: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    pub path: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_plain_decimals() {
        for (fen, text) in [(0, "0.00"), (5, "0.05"), (-90_900, "-909.00"), (123_456_789, "1234567.89")] {
            assert_eq!(yuan(Fen(fen)), text);
        }
    }
}
