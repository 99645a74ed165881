//! Commands and queries about counting time, and the action each needs.

use honordesk::bureau::command::{CalendarFile, CountingSaid};
use honordesk::bureau::{Action, Command, Query};
use honordesk::domain::petition::{DayZero, Roll};

use super::bureau_support::date;

fn file() -> Box<CalendarFile> {
    Box::new(CalendarFile { name: "2027.json".into(), text: "{}".into() })
}

/// Commands.
pub fn commands() -> Vec<(Command, Action)> {
    let said = CountingSaid {
        from: date("2026-11-23"),
        day_zero: DayZero::Excluded,
        roll: Roll::None,
        basis: "局务会纪要".into(),
    };
    vec![
        (Command::SignCalendar { file: file(), signature: String::new() }, Action::SignCalendars),
        (Command::SettleCounting { said: Box::new(said) }, Action::SettleCounting),
    ]
}

/// Queries.
pub fn queries() -> Vec<(Query, Action)> {
    vec![(Query::TimeRules, Action::ReadPetitions), (Query::CheckCalendar(file()), Action::SignCalendars)]
}
