//! Keeping in touch (常态化联系): contacts, who is due one, which town is whose.

mod assign;
mod contact;
mod rota;
mod seed;
mod view;

pub(super) use assign::assign_town;
pub(super) use contact::{amend, record, void};
pub(super) use rota::rota;
pub(super) use view::{last_contact, of_person};
