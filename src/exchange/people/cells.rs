//! From a cell to a value of the kind its column holds.

use crate::domain::{AccountFault, Date, DivisionCode, DivisionLevel, Divisions, Phone};
use crate::exchange::inert::unguard;
use crate::exchange::people::Reason;
use crate::exchange::source::{Cell, NumberFault, serial_date, whole_digits};
use crate::text::{fold, fold_digits, line};

/// The text of a cell, guarded or not; an error value has none.
pub(super) fn text(cell: &Cell, most: usize) -> Result<String, Reason> {
    match cell {
        Cell::Error(_) => Err(Reason::ErrorValue),
        Cell::Text(text) => line(&unguard(text).replace(['\r', '\n'], " "), most).map_err(Reason::Text),
        other => line(&other.text(), most).map_err(Reason::Text),
    }
}

/// The digits of a number column; what a spreadsheet program has rounded is refused.
pub(super) fn digits(cell: &Cell) -> Result<String, Reason> {
    match cell {
        Cell::Error(_) => Err(Reason::ErrorValue),
        Cell::Number(number) => whole_digits(number).map_err(|fault| match fault {
            NumberFault::PrecisionLost => Reason::Rounded,
            NumberFault::NotWhole => Reason::Number,
        }),
        _ => {
            let text = text(cell, 200)?;
            let text = text.trim_start_matches('\'');
            if is_power_of_ten(text) { Err(Reason::Rounded) } else { Ok(text.to_owned()) }
        }
    }
}

/// A number written as `4.40121E+17`.
fn is_power_of_ten(text: &str) -> bool {
    let folded = fold(text);
    folded.split_once('e').is_some_and(|(mantissa, exponent)| {
        let number = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        number(mantissa) && number(exponent.trim_start_matches('+'))
    })
}

/// A day; the flag tells that a plain number was read as a day count. `since_1904`: the file counts days from 1904.
pub(super) fn date(cell: &Cell, since_1904: bool) -> Result<(Date, bool), Reason> {
    match cell {
        Cell::Date(date) => Ok((*date, false)),
        Cell::Number(number) => match Date::parse(number) {
            Some(date) => Ok((date, false)),
            None => serial_date(number, since_1904).map(|date| (date, true)).ok_or(Reason::Date),
        },
        _ => {
            let text = text(cell, 100)?;
            Date::parse(&fold(&text)).map(|date| (date, false)).ok_or(Reason::Date)
        }
    }
}

/// Telephone numbers, several parted by commas, semicolons, slashes or the Chinese comma.
pub(super) fn phones(cell: &Cell) -> Result<Vec<String>, Reason> {
    let text = digits(cell)?;
    text.split([',', ';', '/', '、', '，', '；', '\n'])
        .filter(|part| !part.trim().is_empty())
        .map(|part| Phone::parse(part).map(|p| p.as_str().to_owned()).map_err(Reason::Phone))
        .collect()
}

/// An account or card number by one of the domain's readers.
pub(super) fn account<T>(cell: &Cell, read: fn(&str) -> Result<T, AccountFault>) -> Result<T, Reason> {
    read(&digits(cell)?).map_err(|fault| match fault {
        AccountFault::Exponent => Reason::Rounded,
        fault => Reason::Account(fault),
    })
}

/// A division by its code or, when only one bears it, by its name.
pub(super) fn division(cell: &Cell, table: &Divisions, anywhere: bool) -> Result<DivisionCode, Reason> {
    let said = match cell {
        Cell::Number(_) => digits(cell)?,
        _ => text(cell, 100)?,
    };
    let folded = fold_digits(&said);
    if !folded.is_empty() && folded.bytes().all(|b| b.is_ascii_digit()) {
        let code = DivisionCode::parse(&folded).ok_or(Reason::Division)?;
        return if table.admits(code, anywhere) { Ok(code) } else { Err(Reason::Division) };
    }
    // The province, the city and the district that people write in front are rows of the table.
    let above = table.all().iter().filter(|d| d.code.level() <= DivisionLevel::County);
    let name = above.fold(said.as_str(), |name, above| {
        name.strip_prefix(above.name.as_str()).filter(|rest| !rest.is_empty()).unwrap_or(name)
    });
    let found = table.find(name);
    let exact: Vec<_> = found.iter().filter(|d| d.name == name).collect();
    match (found.as_slice(), exact.as_slice()) {
        ([one], _) => Ok(one.code),
        // A town and a community of the same short name: the full name decides.
        (_, [one]) => Ok(one.code),
        ([], _) => Err(Reason::Division),
        (several, _) => Err(Reason::SeveralDivisions(several.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn rounded_numbers_are_known_in_text_and_in_number_cells() {
        for cell in [said("4.40121E+17"), said("４.４Ｅ＋１７"), Cell::Number("4.4012119550817E+17".into())]
        {
            assert_eq!(digits(&cell), Err(Reason::Rounded));
        }
        assert_eq!(digits(&said("'440121195508170038")).as_deref(), Ok("440121195508170038"));
        assert_eq!(digits(&Cell::Number("13800138000".into())).as_deref(), Ok("13800138000"));
        assert_eq!(digits(&Cell::Error("#N/A".into())), Err(Reason::ErrorValue));
    }

    #[test]
    fn dates_come_from_text_numbers_and_day_counts() {
        let day = Date::new(1955, 8, 17).unwrap();
        for (cell, counted) in [
            (said("1955-08-17"), false),
            (said("１９５５年８月１７日"), false),
            (Cell::Number("19550817".into()), false),
            (Cell::Number("20318".into()), true),
            (Cell::Date(day), false),
        ] {
            assert_eq!(date(&cell, false), Ok((day, counted)));
        }
        for text in ["1955-02-30", "55/8/17", "民国44年", "长期"] {
            assert_eq!(date(&said(text), false), Err(Reason::Date), "{text}");
        }
    }

    #[test]
    fn day_counts_start_where_the_file_says() {
        let cell = Cell::Number("18856".into());
        assert_eq!(date(&cell, true), Ok((Date::new(1955, 8, 17).unwrap(), true)));
        assert_eq!(date(&cell, false), Ok((Date::new(1951, 8, 16).unwrap(), true)));
    }

    #[test]
    fn several_phones_stand_in_one_cell() {
        assert_eq!(phones(&said("13800138000、020-86888888")).unwrap(), ["13800138000", "02086888888"]);
        assert_eq!(phones(&Cell::Number("1.3800138E10".into())).unwrap(), ["13800138000"]);
        assert!(matches!(phones(&said("1380013800")), Err(Reason::Phone(_))));
    }

    #[test]
    fn divisions_by_code_and_by_name() {
        let table = Divisions::embedded().unwrap();
        let village = table.all().iter().find(|d| d.code.number() % 1000 != 0).unwrap();
        assert_eq!(division(&said(&village.code.number().to_string()), &table, false), Ok(village.code));
        assert_eq!(division(&said("440114999999"), &table, true), Err(Reason::Division));
        assert!(division(&said("430102"), &table, true).is_ok());
        assert_eq!(division(&said("430102"), &table, false), Err(Reason::Division));
        assert!(division(&said("广东省广州市花都区梯面镇"), &table, false).is_ok());
        assert_eq!(division(&said("杨一村"), &table, false), Err(Reason::SeveralDivisions(2)));
        assert_eq!(division(&said("乌有村"), &table, false), Err(Reason::Division));
    }
}
