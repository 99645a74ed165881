//! Collecting every fault of a form at once.

use crate::bureau::ledger::MOST_AMOUNT;
use crate::bureau::refusal::{Fault, FieldFault, Refusal};
use crate::domain::Fen;
use crate::domain::ledger::{FactFault, OddFact};
use crate::domain::person::FieldMisfit;
use crate::text::{TextFault, line, note};

impl From<OddFact> for Fault {
    fn from(odd: OddFact) -> Self {
        match odd {
            OddFact::Choice => Self::Choice,
            OddFact::Count => Self::Count,
            OddFact::Empty => Self::Empty,
            OddFact::Before(field) => Self::Before { field },
            OddFact::Late => Self::Future,
            OddFact::Overlaps => Self::Overlaps,
            OddFact::TooMany(most) => Self::TooMany { most },
        }
    }
}

impl From<FactFault> for FieldFault {
    fn from(FactFault { field, what }: FactFault) -> Self {
        Self { field, fault: what.into() }
    }
}

/// The faults found so far.
#[derive(Debug, Default)]
pub struct Faults(Vec<FieldFault>);

impl Faults {
    /// One more.
    pub fn add(&mut self, field: &str, fault: Fault) {
        self.0.push(FieldFault { field: field.to_owned(), fault });
    }

    /// The value, or its default and one more fault.
    pub fn take<T: Default>(&mut self, field: &str, value: Result<T, Fault>) -> T {
        value.unwrap_or_else(|fault| {
            self.add(field, fault);
            T::default()
        })
    }

    /// A line of text fit to be stored.
    pub fn line(&mut self, field: &str, text: &str, most: usize) -> String {
        self.take(field, line(text, most).map_err(Fault::from))
    }

    /// A text of several lines fit to be stored.
    pub fn note(&mut self, field: &str, text: &str, most: usize) -> String {
        self.take(field, note(text, most).map_err(Fault::from))
    }

    /// A sum of money that is paid, or that one is worked out from: there is something of it, and no more than one entry may hold.
    pub fn amount(&mut self, field: &str, fen: Fen) {
        match fen.0 {
            n if n <= 0 => self.add(field, Fault::Amount),
            n if n > MOST_AMOUNT => self.add(field, Fault::TooMuch),
            _ => {}
        }
    }

    /// A line of text that must have `least` characters or more.
    pub fn words(&mut self, field: &str, text: &str, least: usize, most: usize) -> String {
        let clean = self.line(field, text, most);
        if clean.chars().count() < least && !self.0.iter().any(|f| f.field == field) {
            self.add(field, if clean.is_empty() { Fault::Empty } else { Fault::TooShort { least } });
        }
        clean
    }

    /// All of them.
    pub fn into_all(self) -> Vec<FieldFault> {
        self.0
    }

    /// `value`, unless there were faults.
    pub fn into_result<T>(self, value: T) -> Result<T, Vec<FieldFault>> {
        if self.0.is_empty() { Ok(value) } else { Err(self.0) }
    }

    /// Refuses when there were faults.
    pub fn settle(self) -> Result<(), Refusal> {
        self.into_result(()).map_err(Refusal::Invalid)
    }
}

impl From<TextFault> for Fault {
    fn from(fault: TextFault) -> Self {
        match fault {
            TextFault::Control { code, at }
            | TextFault::Bidi { code, at }
            | TextFault::Invisible { code, at }
            | TextFault::Marks { code, at } => Self::Character { code, at },
            TextFault::Damaged { .. } => Self::Damaged,
            TextFault::TooLong { most, .. } => Self::TooLong { most },
        }
    }
}

impl From<FieldMisfit> for Fault {
    fn from(misfit: FieldMisfit) -> Self {
        match misfit {
            FieldMisfit::Date => Self::Date,
            FieldMisfit::Number => Self::Count,
            FieldMisfit::Choice => Self::Choice,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_kept() {
        let mut faults = Faults::default();
        assert_eq!(faults.words("a", " x ", 2, 5), "x");
        assert_eq!(faults.line("b", "王\u{202e}", 5), "");
        assert_eq!(faults.words("c", "好", 1, 5), "好");
        let Err(Refusal::Invalid(found)) = faults.settle() else { panic!("no faults") };
        let names: Vec<_> = found.iter().map(|f| (f.field.as_str(), &f.fault)).collect();
        assert_eq!(
            names,
            [("a", &Fault::TooShort { least: 2 }), ("b", &Fault::Character { code: 0x202e, at: 2 })]
        );
    }
}
