//! Reading values out of a form: each read gives the value or notes the fault, so that all faults are told at once.

use crate::bureau::{Fault, FieldFault};
use crate::console::forms::{Form, minute_of_day};
use crate::domain::{Date, DivisionCode, Fen, MoneyFault, MoneyUnit, Month, PersonId, Phone};
use crate::text::{fold, numeral};

/// A whole number as a field holds it.
pub trait Whole: std::str::FromStr {
    /// The highest.
    const MOST: u64;
}

macro_rules! whole {
    ($($number:ty),*) => { $(impl Whole for $number { const MOST: u64 = <$number>::MAX as u64; })* };
}

whole!(u8, u16, u32, u64, usize, i32);

/// Collects faults while values are read.
#[derive(Debug)]
pub struct Reader<'a> {
    form: &'a Form,
    faults: Vec<FieldFault>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(form: &'a Form) -> Self {
        let empty = form.fields.iter().filter(|f| f.required && f.is_empty() && form.shows(f));
        let mut faults: Vec<FieldFault> =
            empty.map(|f| FieldFault { field: f.name.clone(), fault: Fault::Empty }).collect();
        for field in &form.fields {
            let Some(other) = field.same_as.as_ref().and_then(|name| form.field(name)) else { continue };
            if other.value() != field.value() {
                // The form says of such a field that the two differ.
                faults.push(FieldFault { field: field.name.clone(), fault: Fault::Choice });
            }
        }
        Self { form, faults }
    }

    /// Notes a fault that the owner found.
    pub fn fault(&mut self, field: &str, fault: Fault) {
        self.faults.push(FieldFault { field: field.to_owned(), fault });
    }

    /// The text of a field.
    pub fn text(&self, name: &str) -> String {
        self.form.text(name).to_owned()
    }

    /// The text of a field, `None` when empty.
    pub fn some_text(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// A day, `None` when empty.
    pub fn date(&mut self, name: &str) -> Option<Date> {
        self.parsed(name, |text| Date::parse(text).ok_or(Fault::Date))
    }

    /// A month, `None` when empty.
    pub fn month(&mut self, name: &str) -> Option<Month> {
        self.parsed(name, |text| Month::parse(text).ok_or(Fault::Month))
    }

    /// Minutes after midnight of `9:38`, `09:38`, `0938`, `9点38分`, `9点半`, `下午3点`; `None` when empty. The day is known, so what falls into
    /// the night after it (`晚上十二点`) is a fault.
    pub fn minute(&mut self, name: &str) -> Option<u16> {
        self.parsed(name, |text| minute_of_day(text).ok_or(Fault::Time))
    }

    /// An amount of more than zero as people write it, in yuan or with its unit (`500`, `500元`, `¥1,200.50`); `None` when empty.
    pub fn money(&mut self, name: &str) -> Option<Fen> {
        self.parsed(name, |text| match Fen::parse_in(text, MoneyUnit::Yuan).and_then(Fen::require_positive) {
            Ok(fen) => Ok(fen),
            Err(MoneyFault::Overflow) => Err(Fault::TooMuch),
            Err(MoneyFault::Zero | MoneyFault::Negative) => Err(Fault::Amount),
            Err(MoneyFault::Decimals { .. }) => Err(Fault::Decimals),
            Err(_) => Err(Fault::AmountForm),
        })
    }

    /// A phone as typed, `None` when empty.
    pub fn phone(&mut self, name: &str) -> Option<String> {
        self.parsed(name, |text| Phone::parse(text).map(|_| ()).map_err(|_| Fault::Phone))?;
        self.some_text(name)
    }

    /// A division, `None` when empty.
    pub fn division(&mut self, name: &str) -> Option<DivisionCode> {
        self.parsed(name, |text| DivisionCode::parse(text).ok_or(Fault::Division))
    }

    /// A person, `None` when empty.
    pub fn person(&mut self, name: &str) -> Option<PersonId> {
        self.parsed(name, |text| PersonId::parse(text).ok_or(Fault::Choice))
    }

    /// A whole number in figures or in characters, `None` when empty.
    pub fn number<N: Whole>(&mut self, name: &str) -> Option<N> {
        let read = |text: &str| text.parse().ok().or_else(|| numeral(text)?.to_string().parse().ok());
        let whole = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        self.parsed(name, |text| {
            read(text).ok_or_else(|| if whole(text) { Fault::Beyond { most: N::MOST } } else { Fault::Count })
        })
    }

    /// What `parse` makes of a field, `None` when it is empty or faulty.
    pub fn parsed<T>(&mut self, name: &str, parse: impl FnOnce(&str) -> Result<T, Fault>) -> Option<T> {
        let text = fold(self.form.text(name));
        if text.is_empty() {
            return None;
        }
        match parse(&text) {
            Ok(value) => Some(value),
            Err(fault) => {
                self.fault(name, fault);
                None
            }
        }
    }

    /// Ends the reading where something that is needed could not be read: what was wrong.
    pub fn faults(self) -> Vec<FieldFault> {
        self.faults
    }

    /// Ends the reading: `value` when everything was sound.
    pub fn done<T>(self, value: T) -> Result<T, Vec<FieldFault>> {
        if self.faults.is_empty() { Ok(value) } else { Err(self.faults) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::forms::Field;

    #[test]
    fn amounts_are_read_as_they_are_said() {
        let read = |text: &str| {
            let form = Form::new(
                "x",
                crate::locale::forms::YUAN,
                vec![Field::text("amount", crate::locale::field::AMOUNT).with(text)],
            );
            let mut read = form.read();
            read.money("amount").map(|fen| fen.0)
        };
        for (text, fen) in
            [("500元", 50_000), ("５００", 50_000), ("￥1,200.50", 120_050), ("500 元", 50_000)]
        {
            assert_eq!(read(text), Some(fen), "{text}");
        }
        assert_eq!((read("元"), read("5万元")), (None, Some(5_000_000)));
    }
}
