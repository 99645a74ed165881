//! What is on screen of the staff.

use crate::bureau::Query;
use crate::bureau::answer::AccountRow;
use crate::bureau::command::Secret;
use crate::console::edit::List;
use crate::console::geometry::{Detail, Geometry};
use crate::console::shared::{Ctx, Shared, Slot};
use crate::console::words::Words;
use crate::domain::StaffId;
use crate::domain::staff::StaffState;
use crate::locale::{staff as say, vouch, words};

/// Rows above the list: how many there are, a rule, column heads.
const HEAD_ROWS: u16 = 3;
/// Rows of the card below the list, its rule among them.
const CARD_ROWS: u16 = 6;

/// A password that was made up, shown until it is put away. It is wiped then.
pub struct Issued {
    /// Whose: name and login.
    pub whose: Words,
    /// The password.
    pub secret: Secret,
}

crate::text::opaque!(Issued);

/// The state of the pane.
#[derive(Default)]
pub struct State {
    /// Everyone, once the answer came.
    pub rows: Option<Vec<AccountRow>>,
    /// Place in the list.
    pub list: List,
    /// Whom the mark is to stand on when the next answer comes: the one just added.
    pub(super) wanted: Option<StaffId>,
    /// A password to be handed over.
    pub issued: Option<Issued>,
    pub(super) asked: Slot,
    /// The command under way that no form waits for, and what is said when it is done.
    pub(super) doing: Slot,
    pub(super) done: Option<Words>,
}

/// Names are in the answers.
impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Staff({:?})", self.rows.as_ref().map(Vec::len))
    }
}

/// Rows of the card below the list; none where it stands elsewhere or nowhere.
pub fn card_rows(geometry: &Geometry) -> u16 {
    if geometry.detail == Detail::Below { CARD_ROWS } else { 0 }
}

/// Rows of the list on screen.
pub(super) fn list_rows(geometry: &Geometry) -> usize {
    geometry.rows_less(HEAD_ROWS + card_rows(geometry))
}

impl State {
    /// The one selected.
    pub fn selected(&self) -> Option<&AccountRow> {
        self.rows.as_deref().and_then(|rows| rows.get(self.list.selected))
    }

    pub(super) fn row(&self, id: StaffId) -> Option<&AccountRow> {
        self.rows.as_deref().and_then(|rows| rows.iter().find(|row| row.staff.id == id))
    }

    pub(super) fn ask(&mut self, ctx: &mut Ctx<'_>) {
        self.asked.ask(ctx, Query::Accounts);
    }

    /// How many need a look.
    pub fn attention(&self) -> usize {
        let rows = self.rows.as_deref().unwrap_or_default();
        rows.iter().filter(|row| needs_look(row)).count()
    }
}

fn needs_look(row: &AccountRow) -> bool {
    row.staff.locked_until_ms > 0 || row.password_due.is_some() || row.word.is_some()
}

/// Whether somebody may sign in, in a word; the second value asks for a look.
pub fn state_of(row: &AccountRow, short: bool) -> (Words, bool) {
    let staff = &row.staff;
    if staff.state == StaffState::Disabled {
        return (words::staff_state(staff.state).into(), false);
    }
    if staff.locked_until_ms > 0 {
        let until = words::clock_time(staff.locked_until_ms);
        let said = if short {
            say::LOCKED_SHORT.into()
        } else {
            Words::with(say::LOCKED_UNTIL, &[("until", &until)])
        };
        return (said, true);
    }
    if let Some(word) = &row.word {
        return (vouch::state(word).into(), true);
    }
    match row.password_due {
        Some(_) => (say::PASSWORD_SHORT.into(), true),
        None => (words::staff_state(staff.state).into(), false),
    }
}

/// The roles of somebody.
pub fn roles_of(row: &AccountRow) -> Words {
    if row.staff.roles.is_empty() {
        return say::NO_ROLES.into();
    }
    Words::List(row.staff.roles.iter().map(|role| words::role(role).into()).collect())
}

/// How the password of somebody stands on the business date.
pub fn password_of(row: &AccountRow, shared: &Shared) -> Words {
    if let Some(word) = &row.word {
        return Words::Data(vouch::standing(word, shared.lang));
    }
    if let Some(due) = row.password_due {
        return say::due(due).into();
    }
    let Some(since) = row.password_since else {
        return if shared.is_sample() { say::PASSWORD_NONE.into() } else { say::PASSWORD_UNKNOWN.into() };
    };
    match shared.tables.passwords.left(since, shared.today) {
        None => Words::with(say::PASSWORD_SET, &[("on", &since)]),
        Some(left) if left <= 0 => Words::with(say::PASSWORD_OVER, &[("on", &since)]),
        Some(left) => Words::with(say::PASSWORD_SINCE, &[("on", &since), ("n", &left)]),
    }
}

/// The last sign-in of somebody.
pub fn signed_in_of(row: &AccountRow) -> Words {
    row.signed_in_ms.map_or(say::NEVER.into(), |ms| Words::Data(words::clock_time(ms)))
}
