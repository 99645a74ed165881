//! What of a recognition holds for a time: the grade until a re-assessment, a stay in a hospital. A change says its day, so that the months
//! before it stay what they were.

use minicbor::data::Type;
use minicbor::{Decode, Decoder, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::person::{Nature, Recognition};
use crate::domain::{Date, Month};

/// A time in a hospital for veterans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stay {
    /// First day; `None` while it is not on record, as of a record from before days were asked for.
    #[n(0)]
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day; `None` while it lasts.
    #[n(1)]
    #[serde(default)]
    pub until: Option<Date>,
}

/// A grade that a re-assessment took the place of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerGrade {
    /// The day on which the re-assessment was approved (批准). From which month it counts a rule says.
    #[n(0)]
    pub until: Date,
    /// 伤残等级, 1–10, until then.
    #[n(1)]
    #[serde(default)]
    pub grade: Option<u8>,
    /// 伤残性质 until then.
    #[n(2)]
    #[serde(default)]
    pub nature: Option<Nature>,
    /// The grade was given for mental illness.
    #[n(3)]
    #[serde(default)]
    pub mental: bool,
}

/// The grade that counts in a month, and from which assessment to which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Graded {
    /// 伤残等级, 1–10.
    pub grade: Option<u8>,
    /// 伤残性质
    pub nature: Option<Nature>,
    /// The grade was given for mental illness.
    pub mental: bool,
    /// The day of the re-assessment that it came of; `None` of the first one.
    pub from: Option<Date>,
    /// The day of the re-assessment that took its place; `None` of the last one.
    pub until: Option<Date>,
}

/// Reads stays, and what stood in their place before they had days: that there was one.
pub(super) fn read_stays<C>(d: &mut Decoder<'_>, ctx: &mut C) -> Result<Vec<Stay>, minicbor::decode::Error> {
    if d.datatype()? == Type::Bool {
        return Ok(if d.bool()? { vec![Stay::default()] } else { Vec::new() });
    }
    Vec::<Stay>::decode(d, ctx)
}

impl Recognition {
    /// The grade that counts in a month; `starts` says from which month a re-assessment of a day counts.
    pub fn graded_in(&self, month: Month, starts: impl Fn(Date) -> Month) -> Graded {
        let mut from = None;
        for former in &self.former_grades {
            if month < starts(former.until) {
                let FormerGrade { until, grade, nature, mental } = *former;
                return Graded { grade, nature, mental, from, until: Some(until) };
            }
            from = Some(former.until);
        }
        Graded { grade: self.grade, nature: self.nature, mental: self.mental, from, until: None }
    }

    /// Puts a re-assessment of a day on record: what held so far becomes a former grade.
    pub fn regrade(&mut self, on: Date, to: (Option<u8>, Option<Nature>, bool)) {
        let (grade, nature, mental) = (self.grade, self.nature, self.mental);
        self.former_grades.push(FormerGrade { until: on, grade, nature, mental });
        (self.grade, self.nature, self.mental) = to;
    }
}

/// Whether a change of recognitions rewrites what was paid by them before: one is gone or of another group, or its grade, cause or years of
/// service are another without a day. What was not on record and is now rewrites nothing.
pub fn rewritten(old: &[Recognition], new: &[Recognition]) -> bool {
    let mut left: Vec<&Recognition> = new.iter().collect();
    old.iter().filter(|r| r.may_pay()).any(|r| {
        let of_group =
            |with: &dyn Fn(&Recognition) -> bool| left.iter().position(|n| n.group == r.group && with(n));
        // Of several of one group the one that began on the same day.
        let Some(at) = of_group(&|n| n.since == r.since).or_else(|| of_group(&|_| true)) else { return true };
        !left.remove(at).keeps(r)
    })
}

impl Recognition {
    /// Whether it says of the time before its last change what an older version of it says.
    fn keeps(&self, old: &Self) -> bool {
        type Held = (Option<u8>, Option<Nature>, bool);
        let known = |(grade, nature, mental): Held, is: Held| {
            grade.is_none_or(|grade| is.0 == Some(grade))
                && nature.is_none_or(|nature| is.1 == Some(nature))
                && (grade.is_none() || mental == is.2)
        };
        let held = |former: &FormerGrade| (former.grade, former.nature, former.mental);
        let mut now = self.former_grades.iter();
        let before = old
            .former_grades
            .iter()
            .all(|was| now.next().is_some_and(|is| is.until == was.until && known(held(was), held(is))));
        // What was the last grade is that still, or the one before the next.
        let last = now.next().map_or((self.grade, self.nature, self.mental), held);
        before
            && known((old.grade, old.nature, old.mental), last)
            && old.service_years.is_none_or(|years| self.service_years == Some(years))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::RecognitionState;

    #[test]
    fn a_stay_of_a_record_from_before_days_were_asked_for_is_a_stay_without_a_day() {
        for (said, stays) in [(true, vec![Stay::default()]), (false, Vec::new())] {
            let mut bytes = Vec::new();
            let mut e = minicbor::Encoder::new(&mut bytes);
            e.array(14).unwrap().str("11").unwrap().u8(2).unwrap();
            e.null().unwrap().null().unwrap().null().unwrap().null().unwrap().str("").unwrap();
            e.null().unwrap().null().unwrap().bool(false).unwrap().null().unwrap().null().unwrap();
            e.array(0).unwrap().bool(said).unwrap();
            let read: Recognition = minicbor::decode(&bytes).unwrap();
            assert!(read == Recognition { stays, ..Recognition::new("11", RecognitionState::Receiving) });
        }
    }

    #[test]
    fn a_grade_counts_until_the_month_of_the_next() {
        let month = |text: &str| Month::parse(text).unwrap();
        let day = |text: &str| Date::parse(text).unwrap();
        let mut r = Recognition {
            grade: Some(7),
            nature: Some(Nature::Duty),
            ..Recognition::new("11", RecognitionState::Receiving)
        };
        r.regrade(day("2024-11-20"), (Some(6), Some(Nature::Duty), false));
        r.regrade(day("2026-02-03"), (Some(5), Some(Nature::Duty), true));
        let held = |of: &str| r.graded_in(month(of), Date::month);
        assert_eq!((held("2024-10").grade, held("2024-11").grade), (Some(7), Some(6)));
        assert_eq!((held("2026-01").grade, held("2026-02").grade), (Some(6), Some(5)));
        assert_eq!(
            (held("2025-01").from, held("2025-01").until),
            (Some(day("2024-11-20")), Some(day("2026-02-03")))
        );
        assert!(held("2026-02").mental && !held("2026-01").mental);
    }

    #[test]
    fn what_a_day_is_said_of_rewrites_nothing() {
        let day = |text: &str| Date::parse(text).unwrap();
        let seven = Recognition {
            grade: Some(7),
            nature: Some(Nature::Duty),
            service_years: Some(5),
            since: Date::parse("2020-01-01"),
            ..Recognition::new("11", RecognitionState::Receiving)
        };
        let with = |change: &dyn Fn(&mut Recognition)| {
            let mut new = seven.clone();
            change(&mut new);
            rewritten(std::slice::from_ref(&seven), &[new])
        };
        assert!(!with(&|r| r.regrade(day("2024-11-20"), (Some(6), Some(Nature::War), true))));
        assert!(!with(&|r| (r.state, r.until) = (RecognitionState::Stopped, Date::parse("2024-11-20"))));
        assert!(with(&|r| r.grade = Some(6)), "a grade without a day");
        assert!(with(&|r| r.nature = Some(Nature::War)));
        assert!(with(&|r| r.mental = true));
        assert!(with(&|r| r.service_years = Some(6)));
        assert!(with(&|r| r.group = "13".into()));
        assert!(rewritten(std::slice::from_ref(&seven), &[]), "it is gone");
        let unknown = Recognition { grade: None, service_years: None, ..seven.clone() };
        assert!(!rewritten(&[unknown], std::slice::from_ref(&seven)), "what was not on record");
        let mut again = seven.clone();
        again.regrade(day("2024-11-20"), (Some(6), Some(Nature::Duty), false));
        assert!(rewritten(std::slice::from_ref(&again), &[seven]), "a re-assessment that is taken out");
        let applied = Recognition::new("11", RecognitionState::Applied);
        assert!(!rewritten(&[applied], &[]), "nothing was paid by it");
    }
}
