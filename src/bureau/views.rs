//! Views: filters that members of staff keep under a name, each their own.

use crate::bureau::change::Change;
use crate::bureau::faults::Faults;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Fault, Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::StaffId;
use crate::domain::filter::{Filter, View};
use crate::store::{Keys, Reading, Writer};
use crate::text::without_numbers;

/// Keeps a filter under a name, in place of the one before. A digit leads to one view: the other that had it loses it.
pub fn save(
    w: &mut Writer<'_>,
    scene: Scene<'_>,
    name: &str,
    text: &str,
    pin: Option<u8>,
) -> Result<Change, Stop> {
    let staff = scene.staff.id;
    let mut faults = Faults::default();
    let name = faults.words("view-name", name, 1, View::NAME_CHARS);
    let text = faults.words("view-text", text, 1, View::TEXT_CHARS);
    // A view that means more people than it says would be exported as it is.
    if !Filter::parse(&text, scene.reference.filter_tables()).1.is_empty() {
        faults.add("view-text", Fault::Choice);
    }
    if pin.is_some_and(|pin| !View::PINS.contains(&pin)) {
        faults.add("view-pin", Fault::Choice);
    }
    let others: Vec<View> = of_staff(w, staff)?.into_iter().filter(|view| view.name != name).collect();
    if others.len() >= View::MOST {
        faults.add("view-name", Fault::TooMany { most: View::MOST });
    }
    faults.settle()?;
    for mut other in others.into_iter().filter(|view| pin.is_some() && view.pin == pin) {
        other.pin = None;
        w.put(&other)?;
    }
    w.put(&View { staff, name: name.clone(), text, pin })?;
    let pin = pin.map(|pin| pin.to_string()).unwrap_or_default();
    Ok(Change::new(Outcome::Done, "").with("name", without_numbers(&name)).with("pin", pin))
}

/// Forgets a view.
pub fn remove(w: &mut Writer<'_>, scene: Scene<'_>, name: &str) -> Result<Change, Stop> {
    let key = Keys::view(scene.staff.id, name);
    if !w.has::<View>(&key)? {
        return Err(Refusal::NotFound(What::View).into());
    }
    w.delete::<View>(&key)?;
    Ok(Change::new(Outcome::Done, "").with("name", without_numbers(name)))
}

/// The views of a member of staff: those with a digit first, in its order, then by name.
pub fn of_staff(r: &impl Reading, staff: StaffId) -> Result<Vec<View>, Stop> {
    let range = Keys::views_of(staff)..Keys::views_of(StaffId(staff.0.saturating_add(1)));
    let mut views = r.scan::<View>(range)?.collect::<Result<Vec<_>, _>>()?;
    views.retain(|view| view.staff == staff);
    views.sort_by_key(|view| (view.pin.is_none(), view.pin));
    Ok(views)
}
