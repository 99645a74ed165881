//! Shapes about the quality of the register.

use serde::Serialize;

use super::values::text;
use crate::bureau::answer::{DuplicatePair, Side};
use crate::domain::Date;
use crate::domain::person::{Evidence, Sex};

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
