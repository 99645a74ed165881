//! Giving petitions to somebody: who might have them, said with what each would be late with.

use super::state::State;
use super::triage::pane;
use crate::bureau::answer::{OwnerForecast, OwnerReason, PetitionForecast, WillBeLate};
use crate::bureau::command::Triage;
use crate::bureau::{Command, Query};
use crate::console::overlays::{Menu, Row};
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::domain::StaffId;
use crate::locale::{petition_hands, petitions as say};

/// The name of the menu.
pub const OWNER: &str = "owner";

impl State {
    /// Asks who might have what is shown, or the marked rows.
    pub(super) fn offer_hands(&mut self, ctx: &mut Ctx<'_>) {
        let petition = self.shown().filter(|_| self.marked.is_empty()).map(|view| view.row.petition);
        self.slots.staff.ask(ctx, Query::PetitionForecast { petition });
    }

    /// Somebody was chosen: one petition is theirs at once, several after a look at what it would do.
    pub(super) fn owner_chosen(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        let Some((to, (petitions, view))) = StaffId::parse(key).zip(self.meant()) else { return };
        match view {
            Some(view) => {
                let command = Command::AssignPetition { petition: view.row.petition, seen: view.version, to };
                self.slots.assign.execute(ctx, command);
            }
            None => self.carry(Triage::Assign { petitions, to }, ctx),
        }
    }
}

/// Why somebody stands where they stand among those who might have it.
fn reasons(one: &OwnerForecast) -> Vec<Words> {
    let word = |why: &OwnerReason| match why {
        OwnerReason::Barred(why) => petition_hands::barred(*why).into(),
        OwnerReason::Owner => say::OWNER_NOW.into(),
        OwnerReason::First => petition_hands::FIRST_HANDLER.into(),
        OwnerReason::Leads => say::OWNER_LEADS.into(),
        OwnerReason::HandledEarlier(_) => say::OWNER_EARLIER.into(),
        OwnerReason::Late(n) => Words::Count(say::OWNER_LATE, u64::from(*n)),
        OwnerReason::Load(n) => Words::Count(say::OWNER_LOAD, u64::from(*n)),
        OwnerReason::Away(n) => Words::Count(say::OWNER_AWAY, u64::from(*n)),
        OwnerReason::PaceUnknown => say::OWNER_PACE_UNKNOWN.into(),
    };
    one.reasons.iter().map(word).collect()
}

/// What will be late, by number; nothing when nothing will.
fn late(one: &OwnerForecast) -> Option<Words> {
    let number = |late: &WillBeLate| Words::Data(late.number.clone());
    let numbers: Vec<Words> = one.late.iter().map(number).collect();
    let those: Vec<Words> = one.late.iter().filter(|late| late.by_leave).map(number).collect();
    let (n, leave) = (numbers.len(), those.len());
    let mut values = vec![("n", Words::Data(n.to_string())), ("numbers", Words::List(numbers))];
    if leave == 0 {
        return (n > 0).then_some(Words::Filled(say::FORECAST_LATE, values));
    }
    values.extend([("leave", Words::Data(leave.to_string())), ("those", Words::List(those))]);
    Some(Words::Filled(say::FORECAST_BY_LEAVE, values))
}

/// Who might have it, with what each would be late with then: said before anything is given to anybody.
pub fn offer_owners(found: &PetitionForecast, ctx: &mut Ctx<'_>) {
    let rows = found.owners.iter().map(|one| {
        let mut row =
            Row::new(one.staff.to_string(), Words::Data(one.name.clone()), Words::List(reasons(one)));
        row.also.push(one.login.clone());
        row.note = late(one);
        row.disabled = one.barred().map(|why| petition_hands::barred(why).into());
        row
    });
    ctx.open(Menu::new(say::PICK_OWNER, pane(OWNER), rows.collect()).by_digit());
}
