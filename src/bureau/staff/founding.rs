//! First run: names the bureau and its first staff.

use std::sync::Arc;

use crate::bureau::change::Change;
use crate::bureau::command::{Founding, NewStaff};
use crate::bureau::faults::Faults;
use crate::bureau::opened::Bureau;
use crate::bureau::petitions::Board;
use crate::bureau::rates;
use crate::bureau::receipt::{Outcome, Receipt};
use crate::bureau::reference::Reference;
use crate::bureau::refusal::{Fault, Refusal};
use crate::bureau::scene::Scene;
use crate::bureau::session::Asking;
use crate::bureau::staff::accounts::{NEEDED, admit_new, put_new};
use crate::bureau::staff::issued::first_hash;
use crate::bureau::stamp::nobodys_stamp;
use crate::bureau::stop::Stop;
use crate::domain::staff::{BureauProfile, ProtectionLevel, Role};
use crate::domain::{DivisionLevel, StaffId};
use crate::store::{IdempotencyKey, Keys, Reading, Writer};

/// Most staff that first run takes.
const MOST_STAFF: usize = 50;

/// Makes the bureau. Only on an empty database.
pub fn found(
    bureau: &Bureau,
    asking: &Asking,
    name: &'static str,
    founding: &Founding,
) -> Result<Receipt, Refusal> {
    let joined = founding.level == ProtectionLevel::Two;
    admit(bureau, founding)?;
    for one in &founding.staff {
        admit_new(one, founding.sample_of.is_none(), joined)?;
    }
    let held = |role: &Role| founding.staff.iter().any(|one| one.roles.contains(role));
    if founding.sample_of.is_none()
        && let Some(missing) = NEEDED.into_iter().find(|role| !held(role))
    {
        return Err(Refusal::RoleMissing(missing));
    }
    let reader = bureau.store.read()?;
    let founded = reader.has::<BureauProfile>(&Keys::PROFILE)?;
    // Sent again with its key, the first command gets its receipt, and needs no hashes.
    let again = founded && reader.recorded(IdempotencyKey(asking.key))?.is_some();
    drop(reader);
    if founded && !again {
        return Err(Refusal::Founded(true));
    }
    let staff = if again { &[] } else { founding.staff.as_slice() };
    let hashes = staff.iter().map(|one| first_hash(one, bureau.cost)).collect::<Result<Vec<_>, _>>()?;
    let stamp = nobodys_stamp(asking, name);
    bureau.write(&stamp, |w| put(w, (asking, &bureau.reference), founding, &hashes))
}

fn admit(bureau: &Bureau, founding: &Founding) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    faults.words("bureau", &founding.bureau, 2, 60);
    let known = bureau.reference.divisions.admits(founding.division, true);
    if !known || founding.division.level() != DivisionLevel::County {
        faults.add("division", Fault::Division);
    }
    match founding.staff.len() {
        0 => faults.add("staff", Fault::Empty),
        n if n > MOST_STAFF => faults.add("staff", Fault::TooLong { most: MOST_STAFF }),
        _ => {}
    }
    faults.settle()
}

fn put(
    w: &mut Writer<'_>,
    (asking, reference): (&Asking, &Arc<Reference>),
    founding: &Founding,
    hashes: &[String],
) -> Result<Change, Stop> {
    if w.has::<BureauProfile>(&Keys::PROFILE)? {
        return Err(Refusal::Founded(true).into());
    }
    let clean = crate::text::line(&founding.bureau, 60).unwrap_or_default();
    w.put(&BureauProfile {
        name: clean.clone(),
        division: founding.division,
        level: founding.level,
        founded: asking.moment.today,
        sample: founding.sample_of.is_some(),
        sample_of: founding.sample_of.clone().unwrap_or_default(),
    })?;
    // Whoever is there on the first day types their own: nobody else set it, and it waits for nobody's word.
    let mut first = None;
    for (one, hash) in founding.staff.iter().zip(hashes) {
        let staff: &NewStaff = one;
        let kept = put_new(w, staff, hash, asking.moment.today, None)?;
        first.get_or_insert(kept);
    }
    if let Some(staff) = first.as_ref().filter(|_| !founding.settings.is_empty()) {
        rates::propose_settings(
            w,
            Scene { staff, asking, reference, board: &Board::default() },
            &founding.settings,
            None,
        )?;
    }
    let outcome = Outcome::Staff(first.map_or(StaffId(0), |staff| staff.id), 1);
    let change = Change::new(outcome, "").with("bureau", clean).with("staff", founding.staff.len());
    Ok(change.with("settings", founding.settings.len()))
}
