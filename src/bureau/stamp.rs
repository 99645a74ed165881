//! Who, when and where, as the journal writes it down.

use crate::bureau::scene::NO_ROLE;
use crate::bureau::session::Asking;
use crate::domain::StaffId;
use crate::store::{IdempotencyKey, Stamp};

/// A stamp for `name`, done by `actor`.
pub fn stamp_of(asking: &Asking, name: &'static str, actor: StaffId, role: u8, desk: &str) -> Stamp {
    Stamp {
        key: IdempotencyKey(asking.key),
        today: asking.moment.today,
        at_ms: asking.moment.at_ms,
        actor,
        role,
        desk: desk.to_owned(),
        command: name,
    }
}

/// The stamp of someone who is nobody yet.
pub fn nobodys_stamp(asking: &Asking, name: &'static str) -> Stamp {
    stamp_of(asking, name, StaffId(0), NO_ROLE, asking.session.as_ref().map_or("", |s| s.desk.as_str()))
}
