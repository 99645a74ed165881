//! Shapes about the quality of the register.

use std::collections::BTreeMap;

use serde::Serialize;

use super::values::text;
use crate::bureau::answer::{Apart, Belongings, DuplicatePair, GapRow, Side, Together};
use crate::domain::Date;
use crate::domain::person::{Evidence, Gap, PersonField, Sex};

/// `quality duplicates --json`: a pair a line.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct PairJson<'a> {
    pub points: i32,
    pub evidence: &'a [Evidence],
    pub people: Vec<SideJson<'a>>,
}

#[derive(Debug, Serialize)]
pub(in crate::cli) struct SideJson<'a> {
    pub person: String,
    pub version: u32,
    pub name: &'a str,
    pub sex: Option<&'static str>,
    pub birth: Option<Date>,
    pub division: Option<String>,
    pub id_masked: &'a str,
    pub dead: bool,
}

impl<'a> PairJson<'a> {
    pub(in crate::cli) fn new(pair: &'a DuplicatePair) -> Self {
        Self {
            points: pair.points,
            evidence: &pair.evidence,
            people: pair.sides.iter().map(SideJson::new).collect(),
        }
    }
}

impl<'a> SideJson<'a> {
    fn new(side: &'a Side) -> Self {
        Self {
            person: text(side.person),
            version: side.version,
            name: &side.name,
            sex: side.sex.map(|sex| match sex {
                Sex::Male => "male",
                Sex::Female => "female",
            }),
            birth: side.birth,
            division: side.division.map(text),
            id_masked: &side.id_masked,
            dead: side.dead,
        }
    }
}

/// `person merge --json` without a reason: what it would do.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct TogetherJson<'a> {
    pub keep: String,
    pub gone: String,
    pub points: i32,
    pub evidence: &'a [Evidence],
    pub differing: &'a [PersonField],
    pub moves: usize,
    pub entries: Vec<String>,
    pub petitions: Vec<String>,
    pub visits: Vec<String>,
    pub gifts: Vec<String>,
    pub contacts: Vec<String>,
    pub households: Vec<String>,
    pub notes: Vec<String>,
    pub papers: Vec<String>,
}

impl<'a> TogetherJson<'a> {
    pub(in crate::cli) fn new(together: &'a Together) -> Self {
        let [keep, gone] = &together.records;
        let [_, along] = &together.belongings;
        Self {
            keep: text(keep.card.person),
            gone: text(gone.card.person),
            points: together.points,
            evidence: &together.evidence,
            differing: &together.differing,
            moves: along.count(),
            entries: along.entries.iter().map(|line| text(line.entry)).collect(),
            petitions: along.petitions.iter().map(|row| text(row.petition)).collect(),
            visits: along.visits.iter().map(|row| text(row.visit)).collect(),
            gifts: along.gifts.iter().map(|row| text(row.gift)).collect(),
            contacts: along.contacts.iter().map(|row| text(row.contact)).collect(),
            households: along.households.iter().map(|row| text(row.hardship)).collect(),
            notes: along.notes.iter().map(|row| text(row.note)).collect(),
            papers: along.papers.iter().map(|row| text(row.paper)).collect(),
        }
    }
}

/// `person unmerge --json` without a reason: what it would do.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct ApartJson<'a> {
    pub keep: String,
    pub gone: String,
    pub on: Date,
    pub returns: usize,
    pub stays: &'a [PersonField],
    pub since: Vec<String>,
}

impl<'a> ApartJson<'a> {
    pub(in crate::cli) fn new(apart: &'a Apart) -> Self {
        let [keep, gone] = &apart.sides;
        Self {
            keep: text(keep.person),
            gone: text(gone.person),
            on: apart.on,
            returns: apart.returns.count(),
            stays: &apart.stays,
            since: numbers(&apart.since),
        }
    }
}

/// The numbers of everything that hangs on a record.
pub(in crate::cli) fn numbers(all: &Belongings) -> Vec<String> {
    all.all().into_iter().map(text).collect()
}

/// `quality gaps --json`: everybody, then each town.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct GapRowJson {
    pub all: bool,
    pub town: Option<String>,
    pub people: u32,
    pub complete: u32,
    pub missing: BTreeMap<&'static str, u32>,
}

impl GapRowJson {
    pub(in crate::cli) fn new(all: bool, row: &GapRow) -> Self {
        let missing = Gap::ALL.iter().zip(&row.missing).map(|(gap, n)| (gap.name(), *n)).collect();
        Self { all, town: row.town.map(text), people: row.people, complete: row.complete, missing }
    }
}
