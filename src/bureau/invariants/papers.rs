//! Invariants of papers.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{Checked, RecordSeen, counted, ensure};
use crate::bureau::reference::Reference;
use crate::domain::paper::{Paper, PaperKind, plain};
use crate::domain::person::Person;
use crate::domain::petition::Petition;
use crate::domain::staff::Staff;
use crate::domain::visit::Visit;
use crate::store::{Keys, Reader, Reading};

/// The numbers of each kind and year go from 1 without gaps; those of void papers stay.
pub fn numbers(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut series: BTreeMap<(PaperKind, u16), Vec<u32>> = BTreeMap::new();
    for paper in r.scan::<Paper>(..)? {
        let paper = paper?;
        series.entry((paper.kind, paper.year)).or_default().push(paper.number);
    }
    for ((kind, year), numbers) in &mut series {
        numbers.sort_unstable();
        let gapless = numbers.iter().zip(1..).all(|(found, n)| *found == n);
        ensure(gapless, || RecordSeen::PaperGap.with("kind", kind.name()).with("year", year))?;
    }
    counted(series.len(), RecordSeen::PaperSeries)
}

/// Papers name people, visits and staff who are on record, and say what they said when they were issued.
pub fn records(r: &Reader<'_>, _: &Reference) -> Checked {
    let mut count = 0_u64;
    for paper in r.scan::<Paper>(..)? {
        let paper = paper?;
        count += 1;
        if let Some(person) = paper.person {
            let known = r.has::<Person>(&Keys::person(person))?;
            ensure(known, || RecordSeen::NamesNobody.with("id", paper.id).with("other", person))?;
        }
        if let Some(visit) = paper.visit {
            let known = r.has::<Visit>(&Keys::visit(visit))?;
            ensure(known, || RecordSeen::NamesNothing.with("id", paper.id).with("other", visit))?;
        }
        for staff in [Some(paper.staff), paper.voided.as_ref().map(|v| v.staff)].into_iter().flatten() {
            let known = r.has::<Staff>(&Keys::staff(staff))?;
            ensure(known, || RecordSeen::NamesNoStaff.with("id", paper.id).with("other", staff))?;
        }
        if let Some(petition) = paper.petition {
            let known = r.has::<Petition>(&Keys::petition(petition))?;
            let fits = paper.kind.is_letter() || paper.kind.may_be_of_petition();
            ensure(known && fits, || RecordSeen::NamesNothing.with("id", paper.id).with("other", petition))?;
        }
        for petition in &paper.about {
            let known = r.has::<Petition>(&Keys::petition(*petition))?;
            ensure(known, || RecordSeen::NamesNothing.with("id", paper.id).with("other", petition))?;
        }
        if let Some(books) = paper.books {
            let entry = r.journal_entry(books.seq)?;
            let named = books.seq == 0 || entry.is_some_and(|entry| entry.hash == books.hash);
            ensure(named && books.of.paper() == paper.kind, || {
                RecordSeen::SheetAstray.with("id", paper.id).with("seq", books.seq)
            })?;
        }
        let digest: [u8; 32] = Sha256::digest(plain(&paper.title, &paper.quoted(), &paper.blocks)).into();
        ensure(digest == paper.digest, || RecordSeen::PaperDiffers.with("id", paper.id))?;
    }
    counted(count, RecordSeen::Papers)
}
