//! How days are counted where the regulation is silent.

use crate::bureau::change::Change;
use crate::bureau::command::CountingSaid;
use crate::bureau::faults::Faults;
use crate::bureau::receipt::Outcome;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::TimeRule;
use crate::domain::petition::Counting;
use crate::store::Writer;

/// Characters of the basis.
const BASIS_CHARS: usize = 300;

/// Settles it from a day on; said again for the same day, the later word counts.
pub fn settle(w: &mut Writer<'_>, scene: Scene<'_>, said: &CountingSaid) -> Result<Change, Stop> {
    let mut faults = Faults::default();
    let basis = faults.words("basis", &said.basis, 2, BASIS_CHARS);
    faults.settle()?;
    let counting = Counting {
        from: said.from,
        day_zero: said.day_zero,
        roll: said.roll,
        basis,
        by: scene.staff.id,
        on: scene.asking.moment.today,
    };
    let change = Change::new(Outcome::Done, counting.from)
        .with("from", counting.from)
        .with("day_zero", counting.day_zero.name())
        .with("roll", counting.roll.name())
        .with("basis", &counting.basis);
    w.put(&TimeRule::Counting(counting))?;
    Ok(change)
}
