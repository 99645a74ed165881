//! Staff: founding, sign-in, accounts.

mod accounts;
mod founding;
mod issued;
mod keyboard;
mod word;

pub use accounts::admit_login;
pub(super) use accounts::{
    accounts, add, amend, end_lockout, list, place, reset_by, reset_password, row, set_active, set_roles,
};
pub(super) use founding::found;
pub(super) use issued::Issued;
pub(super) use keyboard::{change_password, sign_in, switch, unlock};
pub(super) use word::{agree_password, decline_password};
