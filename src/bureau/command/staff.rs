//! What commands about the staff carry: passwords, the founding, a new member.

use serde::{Deserialize, Serialize};

use super::rates::NewSetting;

use crate::domain::DivisionCode;
use crate::domain::staff::{ProtectionLevel, Role};
use crate::text::fold_key;

/// A password on its way to the hash. Never printed, wiped when dropped.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Takes a typed password. What an input method left in full width counts as the key it stands on, so that the same
    /// keys give the same password whether it is on or not.
    pub fn new(mut typed: String) -> Self {
        if typed.is_ascii() {
            return Self(typed);
        }
        let folded = typed.chars().map(fold_key).collect();
        zeroize::Zeroize::zeroize(&mut typed);
        Self(folded)
    }

    /// The password itself, for the hash alone.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.0);
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// What first run asks for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founding {
    /// Name on documents.
    pub bureau: String,
    /// Its district.
    pub division: DivisionCode,
    /// Protection level.
    pub level: ProtectionLevel,
    /// The administrators and the auditor, then any others.
    pub staff: Vec<NewStaff>,
    /// What the law leaves to the place, as far as it is known: proposed by the first of the staff, for another to approve.
    #[serde(default)]
    pub settings: Vec<NewSetting>,
    /// A synthetic bureau and what it was made from; its staff need no passwords.
    pub sample_of: Option<String>,
}

/// A member of staff to add.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewStaff {
    /// What they type to sign in.
    pub login: String,
    /// 姓名
    pub name: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// Desk.
    pub desk: String,
    /// First password; at founding `None` only in a sample bureau.
    pub password: Option<Secret>,
}
