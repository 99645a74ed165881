//! Passwords that somebody else set, until a second person has given their word, and those for which somebody did not give it.

use super::{Desk, able};
use crate::bureau::answer::{SentBack, WaitRow, Waits};
use crate::bureau::gate::{Action, vouches};
use crate::bureau::staff::row;
use crate::bureau::stop::Stop;
use crate::domain::staff::{GivenPassword, Staff};
use crate::store::Reading;

impl<R: Reading> Desk<'_, R> {
    /// For everybody whose word counts; once it was not given, for whoever set the password.
    pub(super) fn passwords(&mut self) -> Result<(), Stop> {
        let mut rows = Vec::new();
        for staff in &self.staff {
            let Some(given) = &staff.given else { continue };
            let found = match &given.declined {
                Some(no) => {
                    let what = (SentBack::Password(staff.id), staff.version);
                    self.back_to(what, (given.by, Action::Policy), (no.by, no.on, no.reason.as_str()))?
                }
                None if staff.awaits_word().is_some() => self.vouched(staff, given)?,
                None => continue,
            };
            rows.push(WaitRow { account: Some(row(staff)), ..found });
        }
        self.rows.append(&mut rows);
        Ok(())
    }

    fn vouched(&self, staff: &Staff, given: &GivenPassword) -> Result<WaitRow, Stop> {
        let may: Vec<&Staff> = self.staff.iter().filter(|one| vouches(one, staff.id, given.by)).collect();
        let what = Waits::Password { staff: staff.id, version: staff.version };
        self.of(what, (given.by, Some(given.on)), &able(&may, Action::Vouch))
    }
}
