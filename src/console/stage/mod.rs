//! Before the panes: opening, first run, sign-in; and above them: the veil and the lock.

mod lock;
mod new_password;
mod session;
mod sign_in;
mod wizard;
mod wizard_place;

pub use lock::{Lock, Shield};
pub(in crate::console) use wizard::person_fields;
pub use wizard::{STEPS, Wizard};

use crate::bureau::StoreTrouble;
use crate::console::overlays::Sheet;

/// Where the console stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// The database is being opened; who sits here is not known yet.
    Opening,
    /// The database cannot be used.
    Failed(StoreTrouble),
    /// First run.
    Founding(Box<Wizard>),
    /// Nobody is signed in.
    SignIn(Box<Sheet>),
    /// The one signed in must choose another password before anything else.
    NewPassword(Box<Sheet>),
    /// At work.
    Desk,
}
