//! What the sample's place decided itself: figures for the cells that no notice on record gives, and what the law leaves to the place. All
//! of it is made up and says so, in the names of its notices and of its standard.

use super::plan::Spec;
use crate::bureau::Reference;
use crate::bureau::command::{NewRates, NewSetting};
use crate::domain::ledger::{
    Cell, NewRate, OwnRate, Per, PlaceChoice, PlaceKey, PlaceRule, PlaceRules, PlaceValue,
};
use crate::domain::person::Nature;
use crate::domain::{Date, Fen, Month};

/// Figures by cell and day; the head of the file says what they are.
const RATES: &str = include_str!("rates.tsv");
/// Whose standard they are.
const STANDARD: &str = "花都区（示例标准）";
/// What stands in the place of a notice.
const NOTICE: &str = "示例通知，试用编造";
const BASIS: &str = "示例决定，试用编造";
/// Wage from which the nursing fee is a share, in yuan a month: made up, so that five people of grades 3 and 4 make 30万余元 of 2022.
const WAGE_YUAN: i64 = 12_600;
/// How the place has chosen, where there is a choice.
const CHOICES: [(PlaceKey, PlaceChoice); 5] = [
    (PlaceKey::ServiceYears, PlaceChoice::WholeYearsUp),
    (PlaceKey::AgeStart, PlaceChoice::MonthOfBirthday),
    (PlaceKey::MultipleIdentity, PlaceChoice::HighestOnly),
    (PlaceKey::Cycle, PlaceChoice::Monthly),
    (PlaceKey::DeathOffset, PlaceChoice::SameProgramme),
];
/// 发放日
const PAY_DAY: u16 = 15;

/// Figures and settings of the place, as they will stand when the sample is whole.
#[derive(Debug)]
pub(super) struct Own {
    /// Rows of the notices, in the order of their days.
    pub(super) notices: Vec<(Date, NewRates)>,
    /// Settings, in the order of their months.
    pub(super) settings: Vec<(Date, Vec<NewSetting>)>,
    /// The same as entitlement takes them.
    pub(super) rates: Vec<OwnRate>,
    pub(super) place: PlaceRules,
}

impl Own {
    /// What was decided until the day on which the sample stands; each on the day it is proposed.
    pub(super) fn of(reference: &Reference, spec: &Spec) -> Self {
        let start = spec.frame().start;
        let mut rows: Vec<NewRate> = RATES.lines().filter_map(row).collect();
        rows.retain(|row| row.effective < spec.today);
        let mut notices: Vec<(Date, NewRates)> = Vec::new();
        let mut rates = Vec::new();
        for row in rows {
            let on = row.effective.plus_days(1).max(start.first_day().plus_days(2)).min(spec.today);
            let notice = format!("{NOTICE}（{} 年标准）", row.effective.year());
            rates.push(row.kept(&reference.rates, (STANDARD, &notice), on));
            if let Some((_, last)) = notices.last_mut().filter(|(_, last)| last.notice == notice) {
                last.rows.push(row);
            } else {
                let standard = STANDARD.to_owned();
                notices.push((on, NewRates { notice, standard, rows: vec![row] }));
            }
        }
        let settings = settings(start, spec.today);
        let ruled = |(on, rows): &(Date, Vec<NewSetting>)| -> Vec<PlaceRule> {
            let rule = |s: &NewSetting| PlaceRule {
                key: s.key,
                value: s.value,
                from: s.from,
                basis: s.basis.clone(),
                known: *on,
            };
            rows.iter().map(rule).collect()
        };
        let place = PlaceRules::new(settings.iter().flat_map(ruled).collect());
        Self { notices, settings, rates, place }
    }
}

/// All choices at the start, and the wage again each January.
fn settings(start: Month, today: Date) -> Vec<(Date, Vec<NewSetting>)> {
    let setting = |key, value, from| NewSetting { key, value, from, basis: BASIS.to_owned() };
    let choices = CHOICES.map(|(key, choice)| setting(key, PlaceValue::Choice(choice), start));
    let mut first: Vec<NewSetting> = choices.into();
    first.push(setting(PlaceKey::PayDay, PlaceValue::Number(PAY_DAY), start));
    let mut all = vec![(start.first_day().plus_days(2).min(today), first)];
    let wage = PlaceValue::Amount(Fen(WAGE_YUAN * 100));
    for january in (start.year()..=today.year()).filter_map(|year| Month::new(year, 1)) {
        let on = january.first_day().plus_days(3).min(today);
        all.push((on, vec![setting(PlaceKey::NursingWage, wage, january)]));
    }
    all
}

fn row(line: &str) -> Option<NewRate> {
    let mut cells = line.split('\t');
    let mut next = || cells.next().map(str::trim);
    let (programme, group, grade, nature) = (next()?, next()?, next()?, next()?);
    let (effective, per, yuan) = (next()?, next()?, next()?);
    let nature = match nature {
        "war" => Some(Nature::War),
        "duty" => Some(Nature::Duty),
        "illness" => Some(Nature::Illness),
        _ => None,
    };
    let cell = Cell {
        programme: programme.to_owned(),
        group: Some(group.to_owned()).filter(|group| !group.is_empty()),
        grade: grade.parse().ok(),
        nature,
    };
    let per = if per == "year" { Per::Year } else { Per::Month };
    let amount = Some(Fen::from_yuan(yuan.parse().ok()?).ok()?);
    Some(NewRate { cell, amount, per, effective: Date::parse(effective)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_each_says_that_it_is_made_up() {
        let reference = Reference::embedded().unwrap();
        let today = Date::new(2026, 11, 23).unwrap();
        let own = Own::of(&reference, &Spec { people: 0, paid: None, seed: 1, today });
        let lines = RATES.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!((own.rates.len(), lines), (160, 160));
        for rate in &own.rates {
            assert!(rate.standard.contains("示例") && rate.notice.contains("示例"), "{rate:?}");
            assert!(reference.programmes.get(&rate.programme).is_some());
        }
        let wages = own.place.all().iter().filter(|rule| rule.key == PlaceKey::NursingWage).count();
        assert_eq!(wages, 10);
        assert!(own.place.all().iter().all(|rule| rule.basis.contains("示例")));
    }
}
