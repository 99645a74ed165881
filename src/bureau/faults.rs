//! Collecting every fault of a form at once.

use crate::bureau::refusal::{Fault, FieldFault, Refusal};
use crate::domain::Date;
use crate::domain::ledger::{FactFault, OddFact};
use crate::domain::person::FieldMisfit;
use crate::text::{TextFault, fold, line, note};

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

/// `text` with every run of six digits or more (an identity number, a phone, an account) made unreadable: what goes
/// into the journal's notes must not carry what the screen hides, however its digits are parted. Dates, numbers of
/// petitions and amounts of money stay.
pub fn without_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    for c in text.chars() {
        if c.is_numeric() || (parts(c) && !run.is_empty()) {
            run.push(c);
        } else {
            out.push_str(&hidden_digits(&run));
            run.clear();
            out.push(c);
        }
    }
    out + &hidden_digits(&run)
}

/// What people put between the digits of one number. Commas part numbers from each other.
fn parts(c: char) -> bool {
    let folded = fold(&c.to_string()).chars().next().unwrap_or(c);
    c.is_whitespace() || "-‐‑‒–—―−./\\_·・()+*#".contains(folded)
}

fn hidden_digits(run: &str) -> String {
    let plain = run.trim_matches(parts);
    let harmless = run.chars().filter(|c| c.is_numeric()).count() < 6
        || Date::parse(plain).is_some_and(|_| !plain.bytes().all(|b| b.is_ascii_digit()))
        || is_petition_number(plain)
        || is_amount(plain)
        || is_sum(plain);
    run.chars().map(|c| if c.is_numeric() && !harmless { '*' } else { c }).collect()
}

/// `12345.67`: no number of a person, a telephone or an account is written so.
fn is_amount(text: &str) -> bool {
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    text.split_once('.').is_some_and(|(yuan, fen)| {
        (1..=7).contains(&yuan.len()) && (1..=2).contains(&fen.len()) && digits(yuan) && digits(fen)
    })
}

/// `600.00-1` of `6×600.00-1,800.00`: amounts to the fen, added and taken off; commas part a sum in pieces.
fn is_sum(text: &str) -> bool {
    let to_the_fen = |s: &str| is_amount(s) && s.split_once('.').is_some_and(|(_, fen)| fen.len() == 2);
    let thousands = |s: &str| (1..=3).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    let mut parts = text.split(['-', '+']);
    parts.clone().any(to_the_fen) && parts.all(|part| to_the_fen(part) || thousands(part))
}

/// `2026-0123`, as petitions are numbered.
fn is_petition_number(text: &str) -> bool {
    text.split_once('-').is_some_and(|(year, n)| {
        year.len() == 4 && year.starts_with("20") && n.len() == 4 && n.bytes().all(|b| b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_do_not_get_into_notes() {
        for (text, clean) in [
            ("本人 440121195001010011 来电", "本人 ****************** 来电"),
            ("电话138-0013-8000。", "电话***-****-****。"),
            ("第34条 2026年11月", "第34条 2026年11月"),
            ("１３８００１３８０００", "***********"),
            ("12345", "12345"),
            ("2026-11-23 见 2026-0123 号", "2026-11-23 见 2026-0123 号"),
            ("8688-8888 20261123", "****-**** ********"),
            ("138.0013.8000", "***.****.****"),
            ("440121/19500101/0011", "******/********/****"),
            ("138－0013－8000", "***－****－****"),
            ("138\u{3000}0013\u{3000}8000", "***\u{3000}****\u{3000}****"),
            ("（020）8688 8888", "（***）**** ****"),
            ("补发 12345.67 元，2026/11/23 到 2026.11.30", "补发 12345.67 元，2026/11/23 到 2026.11.30"),
            ("第1、2、3、4、5、6条", "第1、2、3、4、5、6条"),
            ("6×600.00-1,800.00", "6×600.00-1,800.00"),
            ("12×1,137.00+6×909.00-2,727.00", "12×1,137.00+6×909.00-2,727.00"),
            ("1380.01-38000", "****.**-*****"),
            ("", ""),
        ] {
            assert_eq!(without_numbers(text), clean);
        }
    }

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
