//! Keeping in touch (常态化联系): contacts, who is due one, which town is whose; households in hardship; condolence lists.

mod answers;
mod assign;
mod carry;
mod condolence;
mod contact;
mod handover;
mod hardship;
mod households;
mod lists;
mod rota;
mod seed;
mod view;

pub(super) use answers::answer;
pub(super) use carry::carry_out;
pub(super) use condolence::{make as make_list, not_of_a_gift};
pub(super) use handover::{gift_of_entry, hand_over};
pub(super) use hardship::open_of as household_of;
pub(super) use households::of_person as households_of;
pub(super) use view::{last_contact, of_person as contacts_of};
