//! What is on screen.

use std::collections::BTreeSet;

use super::parts::parts;
use crate::bureau::answer::{Apart, Belongings, Record, Together};
use crate::console::edit::List;
use crate::console::geometry::Geometry;
use crate::console::shared::{Shared, Slot};
use crate::domain::PersonId;
use crate::domain::person::{Belonging, PersonField};

/// Rows above the list: the two records, a rule, the views, column heads.
const HEAD_ROWS: u16 = 5;

/// What is being decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Whether two records are one person, and how they become one.
    Merge([PersonId; 2]),
    /// How a merged record is put apart again.
    Apart(PersonId),
}

/// The list on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Field by field.
    #[default]
    Parts,
    /// What comes along, or where each goes.
    Moves,
}

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// What is being decided.
    pub kind: Option<Kind>,
    /// The two records, once they came.
    pub together: Option<Box<Together>>,
    /// The merged record, once it came.
    pub apart: Option<Box<Apart>>,
    /// Which of the two is kept: its place.
    pub keep: usize,
    /// The parts that are taken over from the other.
    pub take: BTreeSet<PersonField>,
    /// What goes to the record that is put apart.
    pub give: BTreeSet<Belonging>,
    /// The list on screen.
    pub view: View,
    /// Place in it.
    pub list: List,
    pub(super) asked: Slot,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Merge({:?}, {:?})", self.kind, self.view)
    }
}

/// Rows of the list on screen.
pub fn list_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(HEAD_ROWS)
}

impl State {
    /// The record that is kept, and the one that goes into it.
    pub fn sides(&self) -> Option<(&Record, &Record)> {
        let [one, other] = &self.together.as_deref()?.records;
        Some(if self.keep == 0 { (one, other) } else { (other, one) })
    }

    /// What comes along, or what was added since and is still to be placed.
    pub fn moves(&self) -> Option<&Belongings> {
        if let Some(apart) = self.apart.as_deref() {
            return Some(&apart.since);
        }
        let [one, other] = &self.together.as_deref()?.belongings;
        Some(if self.keep == 0 { other } else { one })
    }

    /// Whether a death on one of the two would be lost: then it is asked whether they live.
    pub(super) fn loses_a_death(&self) -> bool {
        let Some((keep, gone)) = self.sides() else { return false };
        let (mine, theirs) = (keep.card.died, gone.card.died);
        let stands = if self.take.contains(&PersonField::Died) { theirs } else { mine };
        stands.is_none() && mine.or(theirs).is_some()
    }

    /// Whether the two records differ in a part.
    pub fn differs(&self, field: PersonField) -> bool {
        self.together.as_deref().is_some_and(|t| t.differing.contains(&field))
    }

    /// Rows of the list on screen.
    pub fn rows(&self) -> usize {
        match (self.view, self.kind) {
            (View::Parts, Some(Kind::Merge(_))) => PersonField::ALL.len(),
            (View::Parts, _) => self.apart.as_deref().map_or(0, |a| a.returns.count()),
            (View::Moves, _) => self.moves().map_or(0, Belongings::count),
        }
    }

    /// What is taken over to begin with: what the kept record lacks, and every list joined.
    pub(super) fn suggest(&mut self, shared: &Shared) {
        let Some((keep, gone)) = self.sides() else { return };
        let (mine, theirs) = (parts(keep, shared), parts(gone, shared));
        let empty = |all: &[super::Part], field| {
            all.iter().find(|p| p.field == field).is_none_or(|p| p.value.say(shared.lang).trim().is_empty())
        };
        let wanted: Vec<PersonField> = PersonField::ALL
            .iter()
            .copied()
            .filter(|f| self.differs(*f) && !empty(&theirs, *f) && (f.joins() || empty(&mine, *f)))
            .collect();
        self.take.clear();
        for field in wanted {
            self.set(field, true);
        }
    }

    /// Takes a part over, or not. Birth date and sex follow the identity number.
    pub(super) fn set(&mut self, field: PersonField, take: bool) {
        let mut fields = vec![field];
        if field == PersonField::ResidentId {
            fields.extend([PersonField::Birth, PersonField::Sex]);
        }
        for field in fields.into_iter().filter(|f| self.differs(*f)).collect::<Vec<_>>() {
            if take {
                self.take.insert(field);
            } else {
                self.take.remove(&field);
            }
        }
    }
}
