//! Made-up figures about petitions.

use crate::bureau::answer::{
    ClockFigure, DayFigure, FigurePetitions, PetitionFigures, SatisfactionFigure, TopicFigure, TownFigure,
    WeekFigure,
};
use crate::bureau::{Answer, Query, Reference};
use crate::domain::{Date, DivisionCode};

fn figures() -> PetitionFigures {
    let today = Date::new(2026, 11, 23).unwrap();
    let calendar = Reference::embedded().unwrap().calendar;
    let week = |n: u32| WeekFigure {
        week: today.plus_days(-7 * (11 - i64::from(n))),
        received: n * 5 % 13,
        concluded: n * 3 % 11,
        open: 20 + n * 2,
    };
    let day = |n: u32| {
        let on = today.plus_days(n.into());
        let due = u32::from(n % 4 == 1) * (n % 7);
        DayFigure { on, works: calendar.works(on), due, limits: due }
    };
    let clock = |clock: &str, zh: &str, en: &str, [met, late, open]: [u32; 3]| ClockFigure {
        clock: clock.to_owned(),
        called: clock.to_owned(),
        zh: zh.to_owned(),
        en: en.to_owned(),
        met,
        late,
        open,
    };
    let town =
        |code: Option<&str>, received| TownFigure { town: code.and_then(DivisionCode::parse), received };
    PetitionFigures {
        today,
        since: Date::new(2026, 1, 1).unwrap(),
        received: 212,
        repeats: 9,
        weeks: (0..12).map(week).collect(),
        clocks: vec![
            clock("notice", "告知", "notice", [180, 4, 14]),
            clock("conclude", "办结", "conclusion", [150, 11, 40]),
            clock("review", "复查", "review", [0, 0, 2]),
        ],
        towns: vec![town(Some("440114105"), 80), town(Some("440114003"), 52), town(None, 80)],
        days: (0..60).map(day).collect(),
        overdue: 1,
        satisfaction: SatisfactionFigure { scores: [3, 5, 12, 40, 60], unrated: 7 },
        topics: vec![
            TopicFigure {
                topic: Some("historical".to_owned()),
                zh: "历史遗留".to_owned(),
                en: "Left over from history".to_owned(),
                received: 90,
                towns: vec![town(Some("440114105"), 60), town(Some("440114003"), 30)],
            },
            TopicFigure {
                topic: None,
                zh: String::new(),
                en: String::new(),
                received: 122,
                towns: vec![town(None, 122)],
            },
        ],
    }
}

/// Answers about figures.
pub(super) fn answer(query: &Query) -> Option<Answer> {
    Some(match query {
        Query::PetitionFigures => Answer::PetitionFigures(Box::new(figures())),
        Query::BehindFigure { .. } => {
            let tab = crate::bureau::query::Tab::All;
            let order = crate::bureau::query::Order::Urgent;
            let queue = Query::Petitions { tab, order, text: String::new(), offset: 0, limit: 3 };
            let Some(Answer::Petitions(queue)) = super::petitions::answer(&queue) else { return None };
            let rows: Vec<_> = queue.rows.into_iter().take(3).collect();
            Answer::BehindFigure(Box::new(FigurePetitions { total: rows.len(), rows }))
        }
        _ => return None,
    })
}
