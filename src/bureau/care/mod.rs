//! Keeping in touch (常态化联系): contacts, who is due one, which town is whose; households in hardship; condolence lists.

mod agreed;
mod assign;
mod condolence;
mod contact;
mod festival;
mod handover;
mod hardship;
mod households;
mod lists;
mod rota;
mod seed;
mod stored;
mod view;

pub(super) use agreed::{
    agree as agree_list, awaited as awaited_of_list, decline as decline_list, propose as propose_list,
};
pub(super) use assign::assign_town;
pub(super) use condolence::{
    add as add_gift, close as close_list, drop_gift, give, make as make_list, not_of_a_gift,
    reopen as reopen_list, take_back,
};
pub(super) use contact::{amend as amend_contact, record as record_contact, void as void_contact};
pub(super) use handover::{gift_of_entry, hand_over};
pub(super) use hardship::{
    add_measure, amend as amend_hardship, end as end_hardship, open_of as household_of,
    register as register_hardship, reopen as reopen_hardship,
};
pub(super) use households::{figures, list as households, of_person as households_of, view as household};
pub(super) use lists::{festival_sums, list as condolence, lists as condolences};
pub(super) use rota::rota;
pub(super) use view::{last_contact, of_person as contacts_of};
