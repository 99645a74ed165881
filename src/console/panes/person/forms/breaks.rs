//! Times without benefits, in one line for each ground: `2023-03-10..2023-06-20; 2024-01-01..`.

use crate::bureau::Fault;
use crate::domain::Date;
use crate::domain::person::{Break, BreakGround};

/// What separates the days of one.
const TO: &str = "..";

/// Those of a ground as they are written.
pub fn said(breaks: &[Break], ground: BreakGround) -> String {
    let one = |b: &Break| format!("{}{TO}{}", b.from, b.until.map(|on| on.to_string()).unwrap_or_default());
    breaks.iter().filter(|b| b.ground == ground).map(one).collect::<Vec<_>>().join("; ")
}

/// What a line says. It is folded already: full-width marks are plain ones.
pub fn read(text: &str, ground: BreakGround) -> Result<Vec<Break>, Fault> {
    let parts = text.split([';', ',', '；', '，', '、']).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|days| one(days, ground)).collect()
}

fn one(days: &str, ground: BreakGround) -> Result<Break, Fault> {
    let (from, until) = days.split_once(TO).ok_or(Fault::Date)?;
    let from = Date::parse(from.trim()).ok_or(Fault::Date)?;
    let until = Some(until.trim()).filter(|day| !day.is_empty());
    let until = until.map(|day| Date::parse(day).ok_or(Fault::Date)).transpose()?;
    Ok(Break { from, until, ground })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let text = "2023-03-10..2023-06-20; 2024-01-01..";
        let all = read(text, BreakGround::Sentence).unwrap();
        assert_eq!(all.last().map(|b| b.until), Some(None), "it lasts");
        assert_eq!(said(&all, BreakGround::Sentence), text);
        assert_eq!(said(&all, BreakGround::OwnFault), "");
        for odd in ["2023-03-10", "2023-13-10..", "2023-03-10..x"] {
            assert_eq!(read(odd, BreakGround::Sentence), Err(Fault::Date), "{odd}");
        }
    }
}
