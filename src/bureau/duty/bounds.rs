//! How much is kept of one thing: rows do not grow without end.

use crate::bureau::faults::Faults;
use crate::bureau::refusal::{Fault, Refusal};

/// Most acknowledgements, calls and reports on record of one petition or matter.
const MOST_KEPT: usize = 1000;

/// Refuses what would make a row grow without end.
pub fn room(kept: usize) -> Result<(), Refusal> {
    let mut faults = Faults::default();
    if kept >= MOST_KEPT {
        faults.add("kept", Fault::TooMany { most: MOST_KEPT });
    }
    faults.settle()
}
