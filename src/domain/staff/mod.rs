//! Staff of the bureau: who they are, what roles they hold, whether they may sign in.

mod given;
mod password;
mod profile;
mod record;
mod role;

pub use given::GivenPassword;
pub use password::{PasswordDue, PasswordLife, PasswordRules, PasswordRulesFault};
pub use profile::{BureauProfile, ProtectionLevel};
pub use record::{Staff, StaffState};
pub use role::{Role, Roles};
