//! Times and former grades of a recognition, in one line each: `2023-03-10..2023-06-20; 2024-01-01..`, `2024-05-10=7 因公`.

use crate::bureau::Fault;
use crate::domain::Date;
use crate::domain::person::{Break, BreakGround, FormerGrade, Nature, Recognition, Stay};

/// What separates the days of one.
const TO: &str = "..";
/// What stands between the day of a re-assessment and the grade before it.
const WAS: char = '=';
/// What a grade for mental illness is marked with.
const MENTAL: [&str; 2] = ["精神", "mental"];
/// How causes are written, and how else they may be.
const NATURES: [(Nature, &str, &str); 3] =
    [(Nature::War, "因战", "war"), (Nature::Duty, "因公", "duty"), (Nature::Illness, "因病", "illness")];

fn day(on: Option<Date>) -> String {
    on.map(|on| on.to_string()).unwrap_or_default()
}

/// Those of a ground as they are written.
pub fn said(breaks: &[Break], ground: BreakGround) -> String {
    let one = |b: &Break| format!("{}{TO}{}", b.from, day(b.until));
    breaks.iter().filter(|b| b.ground == ground).map(one).collect::<Vec<_>>().join("; ")
}

/// Times in a hospital as they are written.
pub fn stays_said(stays: &[Stay]) -> String {
    let one = |stay: &Stay| format!("{}{TO}{}", day(stay.from), day(stay.until));
    stays.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Former grades as they are written.
pub fn grades_said(r: &Recognition) -> String {
    let one = |former: &FormerGrade| {
        let nature =
            NATURES.iter().find(|(nature, ..)| Some(*nature) == former.nature).map(|(_, said, _)| *said);
        let grade = former.grade.map(|grade| grade.to_string());
        let parts = [grade.as_deref(), nature, MENTAL.first().copied().filter(|_| former.mental)];
        format!("{}{WAS}{}", former.until, parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    };
    r.former_grades.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', ',', '；', '，', '、']).map(str::trim).filter(|part| !part.is_empty())
}

/// What a line says. It is folded already: full-width marks are plain ones.
pub fn read(text: &str, ground: BreakGround) -> Result<Vec<Break>, Fault> {
    let one = |days: &str| {
        let (from, until) = span(days)?;
        Ok(Break { from: from.ok_or(Fault::Date)?, until, ground })
    };
    parts(text).map(one).collect()
}

/// Times in a hospital, as a line says them. The first day may be wanting: that is not known, and is said to be missing.
pub fn stays_read(text: &str) -> Result<Vec<Stay>, Fault> {
    parts(text).map(|days| span(days).map(|(from, until)| Stay { from, until })).collect()
}

/// Former grades, as a line says them.
pub fn grades_read(text: &str) -> Result<Vec<FormerGrade>, Fault> {
    parts(text).map(former).collect()
}

fn former(text: &str) -> Result<FormerGrade, Fault> {
    let (until, was) = text.split_once(WAS).ok_or(Fault::Date)?;
    let until = Date::parse(until.trim()).ok_or(Fault::Date)?;
    let mut former = FormerGrade { until, grade: None, nature: None, mental: false };
    for word in was.split_whitespace() {
        if let Some((nature, ..)) = NATURES.iter().find(|(_, zh, en)| *zh == word || *en == word) {
            former.nature = Some(*nature);
        } else if MENTAL.contains(&word) {
            former.mental = true;
        } else {
            former.grade = Some(word.trim_end_matches('级').parse().map_err(|_| Fault::Choice)?);
        }
    }
    Ok(former)
}

fn span(days: &str) -> Result<(Option<Date>, Option<Date>), Fault> {
    let (from, until) = days.split_once(TO).ok_or(Fault::Date)?;
    let read = |day: &str| {
        let day = Some(day.trim()).filter(|day| !day.is_empty());
        day.map(|day| Date::parse(day).ok_or(Fault::Date)).transpose()
    };
    Ok((read(from)?, read(until)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::RecognitionState;

    #[test]
    fn what_is_written_is_read_again() {
        let text = "2023-03-10..2023-06-20; 2024-01-01..";
        let all = read(text, BreakGround::Sentence).unwrap();
        assert_eq!(all.last().map(|b| b.until), Some(None), "it lasts");
        assert_eq!(said(&all, BreakGround::Sentence), text);
        assert_eq!(said(&all, BreakGround::OwnFault), "");
        for odd in ["2023-03-10", "2023-13-10..", "2023-03-10..x", "..2023-03-10"] {
            assert_eq!(read(odd, BreakGround::Sentence), Err(Fault::Date), "{odd}");
        }
        for text in ["2023-03-10..2023-06-20; 2024-01-01..", "..", "..2024-01-01"] {
            assert_eq!(stays_said(&stays_read(text).unwrap()), text);
        }
    }

    #[test]
    fn former_grades_are_read_again() {
        let text = "2024-05-10=7 因公; 2025-01-01=6 因病 精神; 2025-03-01=";
        let former_grades = grades_read(text).unwrap();
        assert_eq!(former_grades.first().and_then(|former| former.grade), Some(7));
        let r = Recognition { former_grades, ..Recognition::new("11", RecognitionState::Receiving) };
        assert_eq!(grades_said(&r), text);
        let plain = grades_read("2024-05-10=7 因公 精神").unwrap();
        for said in ["2024-05-10=7级 因公 精神", "2024-05-10 = 7 duty mental"] {
            assert_eq!(grades_read(said).unwrap(), plain, "as people write it");
        }
        assert_eq!(grades_read("2024-05-10"), Err(Fault::Date));
        assert_eq!(grades_read("2024-05-10=甲"), Err(Fault::Choice));
    }
}
