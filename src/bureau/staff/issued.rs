//! Passwords on their way into someone's row: typed, or made up here and told once.

use crate::bureau::command::{NewStaff, Secret};
use crate::bureau::opened::Bureau;
use crate::bureau::password::{self, HashCost, HashFault};
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::{Refusal, StoreTrouble};
use crate::domain::staff::{BureauProfile, Staff};
use crate::store::{Keys, Reading, Seen};

/// A hash for the database.
pub fn hash(password: &Secret, cost: HashCost) -> Result<String, Refusal> {
    password::hash(password, cost).map_err(unhashed)
}

/// A hash that could not be made or read.
pub fn unhashed(_: HashFault) -> Refusal {
    Refusal::Store(StoreTrouble::Damaged(Seen::Password.into()))
}

/// A password on its way into someone's row.
pub struct Issued {
    /// Its hash; empty without one.
    pub(super) hash: String,
    /// The password itself, when it was made up here.
    shown: Option<Secret>,
}

impl Issued {
    /// What was typed, or one that is made up. A sample has no passwords unless one is typed.
    pub fn of(bureau: &Bureau, typed: Option<&Secret>) -> Result<Self, Refusal> {
        if let Some(typed) = typed {
            return Ok(Self { hash: hash(typed, bureau.cost)?, shown: None });
        }
        let profile: Option<BureauProfile> = bureau.store.read()?.get(&Keys::PROFILE)?;
        if profile.is_some_and(|p| p.sample) {
            return Ok(Self { hash: String::new(), shown: None });
        }
        let made = password::made_up().map_err(unhashed)?;
        Ok(Self { hash: hash(&made, bureau.cost)?, shown: Some(made) })
    }

    /// What is told of it: the password itself only when it was made up.
    pub(super) fn outcome(self, staff: &Staff) -> Outcome {
        match self.shown {
            Some(secret) => Outcome::OneTime(staff.id, staff.version, secret),
            None => Outcome::Staff(staff.id, staff.version),
        }
    }
}

/// The hash of someone's first password; empty without one.
pub fn first_hash(new: &NewStaff, cost: HashCost) -> Result<String, Refusal> {
    new.password.as_ref().map_or(Ok(String::new()), |password| hash(password, cost))
}
