//! Commands and queries about counting time and supervision, and the action each needs.

use honordesk::bureau::command::{CalendarFile, CountingSaid, SuperviseAct};
use honordesk::bureau::query::SupervisionAsked;
use honordesk::bureau::{Action, Command, Query};
use honordesk::domain::petition::{DayZero, Figure, Roll};
use honordesk::domain::supervision::{SupervisionOrigin, SupervisionSaid, SupervisionStep};
use honordesk::domain::{StaffId, SupervisionId};

use crate::bureau_support::date;

fn file() -> CalendarFile {
    CalendarFile { name: "2027.json".into(), text: "{}".into() }
}

fn counting() -> CountingSaid {
    CountingSaid {
        from: date("2026-11-23"),
        day_zero: DayZero::Excluded,
        roll: Roll::None,
        basis: "局务会纪要".into(),
    }
}

/// Commands.
pub fn commands() -> Vec<(Command, Action)> {
    let given = SupervisionSaid {
        origin: SupervisionOrigin::Meeting,
        text: "清理积案".into(),
        owner: StaffId(1),
        due: date("2026-11-27"),
        petition: None,
    };
    let step = |step| {
        Command::Supervise(SuperviseAct::Step {
            item: SupervisionId(1), seen: 1, step, text: "有据".into()
        })
    };
    vec![
        (Command::Supervise(SuperviseAct::Add { said: Box::new(given) }), Action::Supervise),
        (step(SupervisionStep::Nudge), Action::Supervise),
        (step(SupervisionStep::Ask), Action::ReportDone),
        (step(SupervisionStep::Close), Action::Supervise),
        (step(SupervisionStep::Return), Action::Supervise),
        (
            Command::Supervise(SuperviseAct::Reassign {
                item: SupervisionId(1),
                seen: 1,
                to: StaffId(1),
                reason: "病了".into(),
            }),
            Action::Supervise,
        ),
        (
            Command::Supervise(SuperviseAct::Due {
                item: SupervisionId(1),
                seen: 1,
                due: date("2026-11-27"),
                reason: "等材料".into(),
            }),
            Action::Supervise,
        ),
        (Command::SignCalendar { file: Box::new(file()), signature: String::new() }, Action::SignCalendars),
        (
            Command::SettleCounting { said: Box::new(counting()), signature: String::new() },
            Action::SettleCounting,
        ),
    ]
}

/// Queries.
pub fn queries() -> Vec<(Query, Action)> {
    let asked = SupervisionAsked::Open;
    vec![
        (Query::TimeRules, Action::ReadPetitions),
        (Query::PetitionFigures, Action::ReadPetitions),
        (Query::PetitionNumbered("2026-0001".into()), Action::ReadPetitions),
        (
            Query::BehindFigure {
                figure: Figure::Overdue { today: date("2026-11-23") },
                offset: 0,
                limit: 9,
            },
            Action::ReadPetitions,
        ),
        (Query::CheckCalendar(Box::new(file())), Action::SignCalendars),
        (Query::CheckCounting(Box::new(counting())), Action::SettleCounting),
        (Query::Supervision { asked, offset: 0, limit: 9 }, Action::ReadPetitions),
        (Query::SupervisionItem(SupervisionId(1)), Action::ReadPetitions),
    ]
}
