//! Which command about care is carried out where.

use crate::bureau::change::Change;
use crate::bureau::command::Command;
use crate::bureau::door::Scene;
use crate::bureau::refusal::Refusal;
use crate::bureau::stop::Stop;
use crate::store::Writer;

use super::{assign, condolence, contact, hardship};

/// Carries out a command about contacts, households in hardship and condolence lists. Whatever else comes here was taken care of
/// before, because it needs more than the transaction.
pub fn carry_out(w: &mut Writer<'_>, scene: Scene<'_>, command: Command) -> Result<Change, Stop> {
    match command {
        Command::RecordContact { said } => contact::record(w, scene, &said),
        Command::AmendContact { contact, seen, said } => contact::amend(w, scene, (contact, seen), &said),
        Command::VoidContact { contact, seen, reason } => contact::void(w, scene, (contact, seen), &reason),
        Command::RegisterHardship { facts } => hardship::register(w, scene, &facts),
        Command::AmendHardship { hardship, seen, facts } => {
            hardship::amend(w, scene, (hardship, seen), &facts)
        }
        Command::AddMeasure { hardship, seen, on, what } => {
            hardship::add_measure(w, scene, (hardship, seen), on, &what)
        }
        Command::EndHardship { hardship, seen, result, on } => {
            hardship::end(w, scene, (hardship, seen), result, on)
        }
        Command::ReopenHardship { hardship, seen, reason } => hardship::reopen(w, (hardship, seen), &reason),
        Command::AddGift { list, person } => condolence::add(w, list, person),
        Command::DropGift { gift, seen } => condolence::drop_gift(w, (gift, seen)),
        Command::GiveGift { gift, seen, received_by } => {
            condolence::give(w, scene, (gift, seen), &received_by)
        }
        Command::TakeBackGift { gift, seen, reason } => {
            condolence::take_back(w, scene, (gift, seen), &reason)
        }
        Command::CloseCondolence { list, seen } => condolence::close(w, scene, (list, seen)),
        Command::ReopenCondolence { list, seen, reason } => condolence::reopen(w, (list, seen), &reason),
        Command::AssignTown { town, to } => assign::assign_town(w, scene, town, to),
        _ => Err(Refusal::SignedOut.into()),
    }
}
