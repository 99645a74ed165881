//! What is paid by payment runs: of the last month some programmes, all the way to the end; of this month all but one, each as far as
//! another step, so that the board has a run in every column. The one that is left is there to be drafted.

use super::plan::Spec;
use crate::domain::ledger::run::RunState;
use crate::domain::{Calendar, Date, Month};

/// The programme whose run of this month is not drafted yet. What is due is booked, as by a bureau that books it by the month.
pub(super) const LEFT: &str = "combat-allowance";
/// Programmes of a run, how many months ago the month is that it pays for, and how far it has come.
type Told = (&'static [&'static str], i32, RunState);
const RUNS: [Told; 9] = [
    (&["combat-allowance"], 1, RunState::Closed),
    (&["disability-pension"], 1, RunState::Closed),
    (&["rural-veteran-allowance"], 1, RunState::Closed),
    (&["disability-pension"], 0, RunState::Returned),
    (&["martyr-child-allowance"], 0, RunState::Exported),
    (&["demobilised-allowance", "illness-allowance"], 0, RunState::Approved),
    (&["survivor-pension"], 0, RunState::Reviewed),
    (&["nursing-fee"], 0, RunState::Frozen),
    (&["rural-veteran-allowance"], 0, RunState::Draft),
];
/// Working days of the bureau between the first step of the last month's runs and the middle of the month.
const BEFORE_MIDDLE: i64 = 4;
/// Calendar days between the first step of this month's runs and today.
const AGO: i64 = 9;

/// A run of the sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Release {
    /// Programme ids.
    pub(super) programmes: &'static [&'static str],
    /// The month it pays for.
    pub(super) month: Month,
    /// How far it comes.
    pub(super) until: RunState,
}

/// All of them, in the order they are drafted.
pub(super) fn releases(today: Date) -> impl Iterator<Item = Release> {
    RUNS.iter().map(move |(programmes, ago, until)| Release {
        programmes,
        month: today.month().plus(-ago),
        until: *until,
    })
}

/// Whether a programme's month is paid by a run, and by nothing else.
pub(super) fn by_run(programme: &str, month: Month, today: Date) -> bool {
    releases(today).any(|release| release.month == month && release.programmes.contains(&programme))
}

/// The first month of which obligations are counted by runs: January of the year before.
pub(super) fn opening(today: Date) -> Month {
    Month::new(today.year() - 1, 1).unwrap_or(today.month())
}

impl Release {
    /// Its steps, each with its day: drafted, frozen, reviewed, approved, sent, answered, compared, closed. A draft is made last of all,
    /// after everything else is on record, so that it comes out the same when it is fixed.
    pub(super) fn steps(&self, spec: &Spec, calendar: &Calendar) -> Vec<(Date, RunState)> {
        let today = spec.today;
        let first = if self.until == RunState::Draft {
            today
        } else if self.month < today.month() {
            self.month.first_day().plus_days(14 - BEFORE_MIDDLE)
        } else {
            // Not before the month itself: rates, budgets and confirmations of a new year are not known ahead.
            today.plus_days(-AGO).max(self.month.first_day())
        };
        let mut day = calendar.next_working_day(first).min(today);
        let mut steps = Vec::new();
        for state in [
            RunState::Draft,
            RunState::Frozen,
            RunState::Reviewed,
            RunState::Approved,
            RunState::Exported,
            RunState::Returned,
            RunState::Reconciled,
            RunState::Closed,
        ] {
            if state > self.until {
                break;
            }
            steps.push((day, state));
            day = calendar.next_working_day(day.plus_days(1)).min(today);
        }
        steps
    }
}
