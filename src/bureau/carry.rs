//! Which command is carried out where.

use crate::bureau::change::Change;
use crate::bureau::command::Command;
use crate::bureau::gate::Action;
use crate::bureau::receipt::Outcome;
use crate::bureau::refusal::Refusal;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::bureau::{
    accounts, bulk, care, confirm, duty, exports, funds, grants, imports, ledger, notes, papers, people,
    petitions, quality, rates, runs, staff, supervision, timing, views, visits,
};
use crate::store::Writer;

/// The commands that need nothing but the transaction; those that need more are carried out by the door. One table without a
/// catch-all, so that the compiler asks where a new command belongs.
#[allow(clippy::too_many_lines, reason = "one arm a command")]
pub fn carry_out(w: &mut Writer<'_>, scene: Scene<'_>, command: Command) -> Result<Change, Stop> {
    match command {
        Command::SignOut => Ok(Change::new(Outcome::Done, scene.staff.id)),
        Command::PlaceStaff { staff, seen, unit, person } => {
            staff::place(w, scene, (staff, seen), unit, person)
        }
        Command::AmendStaff { staff, seen, name, desk } => staff::amend(w, (staff, seen), &name, &desk),
        Command::EndLockout { staff, seen } => staff::end_lockout(w, scene, (staff, seen)),
        Command::AgreePassword { staff, seen } => staff::agree_password(w, scene, (staff, seen)),
        Command::DeclinePassword { staff, seen, reason } => {
            staff::decline_password(w, scene, (staff, seen), &reason)
        }
        Command::SetRoles { staff, seen, roles } => staff::set_roles(w, scene, (staff, seen), roles),
        Command::SetActive { staff, seen, active } => staff::set_active(w, scene, (staff, seen), active),
        Command::AmendPerson { person, seen, changes, despite } => {
            people::amend(w, scene, (person, seen), &changes, despite.as_deref())
        }
        Command::AskAccount { person, seen, asked, despite } => {
            accounts::ask(w, scene, (person, seen), &asked, despite.as_deref())
        }
        Command::ApproveAccount { change, seen } => accounts::approve(w, scene, (change, seen)),
        Command::DeclineAccount { change, seen, reason } => {
            accounts::decline(w, scene, (change, seen), &reason)
        }
        Command::ApproveImport { import, waiting } => accounts::approve_import(w, scene, (import, waiting)),
        Command::DeclineImport { import, waiting, reason } => {
            accounts::decline_import(w, scene, (import, waiting), &reason)
        }
        Command::WithdrawAccount { change, seen, reason } => {
            accounts::withdraw(w, scene, (change, seen), &reason)
        }
        Command::EditMany { people, change, despite } => {
            bulk::apply(w, scene, &people, &change, despite.as_deref())
        }
        Command::UndoBatch { batch, seen, reason } => bulk::undo(w, scene, (batch, seen), &reason),
        Command::MergePeople { keep, gone, take, moves, lives, reason } => {
            people::merge(w, scene, (keep, gone), &take, (moves, lives), &reason)
        }
        Command::UnmergePeople { person, seen, give, reason } => {
            people::unmerge(w, scene, (person, seen), &give, &reason)
        }
        Command::RecordDeath { person, seen, death, despite } => {
            people::record_death(w, scene, (person, seen), &death, despite.as_deref())
        }
        Command::WithdrawDeath { person, seen, reason } => {
            people::withdraw_death(w, scene, (person, seen), &reason)
        }
        Command::AddNote { person, facts } => notes::add(w, scene, person, &facts),
        Command::AmendNote { note, seen, facts } => notes::amend(w, scene, (note, seen), &facts),
        Command::EndNote { note, seen } => notes::end(w, scene, (note, seen)),
        Command::AcknowledgeNotes { person, notes } => notes::acknowledge(w, scene, person, &notes),
        Command::DeclareDistinct { one, other, reason } => quality::declare(w, scene, one, other, &reason),
        Command::WithdrawDistinct { one, other, reason } => quality::withdraw(w, one, other, &reason),
        Command::NoticeConfirmation { people, year, on } => confirm::notice(w, scene, &people, year, on),
        Command::Confirm { person, year, on, how, document } => {
            confirm::confirm(w, scene, (person, year), on, (how, &document))
        }
        Command::WithdrawConfirmation { person, year, notice, reason } => {
            confirm::withdraw(w, scene, (person, year), notice, &reason)
        }
        Command::Post { posting } => ledger::post(w, scene, &posting),
        Command::AskPosting { posting, reason } => ledger::ask_posting(w, scene, &posting, &reason),
        Command::AgreePosting { ask } => ledger::agree_posting(w, scene, ask),
        Command::DeclinePosting { ask, reason } => ledger::decline_posting(w, scene, ask, &reason),
        Command::WithdrawPosting { ask } => ledger::withdraw_posting(w, scene, ask),
        Command::PostMany { postings } => ledger::post_many(w, scene, &postings),
        Command::Reverse { entry, reason } => {
            care::not_of_a_gift(w, entry)?;
            runs::reversible(w, entry)?;
            ledger::by_one(w, entry)?;
            ledger::leaves_somebody(w, scene, (entry, &reason), Action::Reverse)?;
            ledger::reverse(w, scene, entry, &reason)
        }
        Command::Correct { entry, right, reason } => {
            care::not_of_a_gift(w, entry)?;
            runs::not_of_a_run(w, entry)?;
            ledger::by_one(w, entry)?;
            ledger::leaves_somebody(w, scene, (entry, &reason), Action::Post)?;
            ledger::correct(w, scene, entry, &right, (&reason, ledger::Look::Alone))
        }
        Command::AskReversal { entry, right, reason } => {
            care::not_of_a_gift(w, entry)?;
            ledger::ask_reversal(w, scene, entry, right, &reason)
        }
        Command::AgreeReversal { entry } => {
            care::not_of_a_gift(w, entry)?;
            ledger::agree_reversal(w, scene, entry)
        }
        Command::DeclineReversal { entry, reason } => ledger::decline_reversal(w, scene, entry, &reason),
        Command::WithdrawReversal { entry } => ledger::withdraw_reversal(w, scene, entry),
        Command::CloseMonth { month, despite } => ledger::close_month(w, scene, month, despite.as_deref()),
        Command::ProposeBudget { year, programme, grants, basis } => {
            funds::propose(w, scene, (year, &programme), &grants, &basis)
        }
        Command::DecideBudget { year, programme, version, declined } => {
            funds::decide(w, scene, (year, &programme, version), declined.as_deref())
        }
        Command::ProposeGrant { person, facts, despite } => {
            grants::propose(w, scene, person, &facts, despite.as_deref())
        }
        Command::NoteGrantOpinion { grant, seen, opinion } => {
            grants::note_opinion(w, scene, (grant, seen), &opinion)
        }
        Command::DecideGrant { grant, seen, declined, despite } => {
            grants::decide(w, scene, (grant, seen), declined.as_deref(), despite.as_deref())
        }
        Command::WithdrawGrant { grant, seen, reason } => grants::withdraw(w, scene, (grant, seen), &reason),
        Command::DraftRun { programmes, month } => runs::draft(w, scene, &programmes, month),
        Command::StepRun { run, seen, act } => runs::step(w, scene, (run, seen), &act),
        Command::ActOnLine { run, seq, act } => runs::act_on_line(w, scene, (run, seq), &act),
        Command::TakeReturn { run, file, results } => runs::take_return(w, scene, run, (&file, &results)),
        Command::ReissueLines { run, seqs } => runs::reissue(w, scene, run, &seqs),
        Command::ProposeRecovery { said } => runs::propose_recovery(w, scene, &said),
        Command::ApproveRecovery { recovery, seen } => runs::approve_recovery(w, scene, (recovery, seen)),
        Command::BookRepayment { recovery, seen, months, receipt } => {
            runs::repay(w, scene, (recovery, seen), (&months, &receipt))
        }
        Command::EndRecovery { recovery, seen, reason } => {
            runs::drop_recovery(w, scene, (recovery, seen), &reason)
        }
        Command::ProposeRunRule { said, basis } => runs::propose_rule(w, scene, &said, &basis),
        Command::ApproveRunRule { rule, adds } => runs::approve_rule(w, scene, rule, adds),
        Command::DropRunRule { rule, reason } => runs::drop_rule(w, scene, rule, &reason),
        Command::ProposeRates { new, despite } => rates::propose_rates(w, scene, &new, despite.as_deref()),
        Command::ProposeSettings { new, despite } => {
            rates::propose_settings(w, scene, &new, despite.as_deref())
        }
        Command::ApproveProposal { proposal, seen } => rates::approve(w, scene, (proposal, seen)),
        Command::RejectProposal { proposal, seen, reason } => {
            rates::reject(w, scene, (proposal, seen), &reason)
        }
        Command::WithdrawProposal { proposal, seen } => rates::withdraw(w, scene, (proposal, seen)),
        Command::AskReopening { month, reason } => ledger::ask_reopening(w, scene, month, &reason),
        Command::ReopenMonth { month } => ledger::reopen_month(w, scene, month),
        Command::DeclineReopening { month, reason } => ledger::decline_reopening(w, scene, month, &reason),
        Command::WithdrawReopening { month } => ledger::withdraw_reopening(w, scene, month),
        Command::IssueSheet { sheet } => papers::issue_sheet(w, scene, &sheet),
        // Whoever has to keep away from a petition since has nothing in hand that is about it.
        Command::RegisterPetition { facts } => {
            let change = petitions::register(w, scene, &facts)?;
            supervision::hand_on(w, scene, change)
        }
        Command::CorrectPetition { petition, seen, changes, despite } => {
            let change = petitions::correct(w, scene, (petition, seen), &changes, despite.as_deref())?;
            supervision::hand_on(w, scene, change)
        }
        Command::ActOnPetition { petition, seen, act } => {
            let change = petitions::act(w, scene, (petition, seen), &act)?;
            supervision::hand_on(w, scene, change)
        }
        Command::Duty(act) => duty::act(w, scene, act),
        Command::AssignPetition { petition, seen, to } => petitions::assign(w, scene, (petition, seen), to),
        Command::SetLiaison { liaison, seen, facts } => {
            petitions::set_liaison(w, scene, liaison.map(|id| (id, seen)), &facts)
        }
        Command::EndLiaison { liaison, seen } => petitions::end_liaison(w, (liaison, seen)),
        Command::Triage(triage) => {
            let change = petitions::triage(w, scene, &triage)?;
            supervision::hand_on(w, scene, change)
        }
        Command::SignCalendar { file, signature } => {
            timing::sign(w, scene, timing::Said::Calendar(&file), &signature)
        }
        Command::SettleCounting { said, signature } => {
            timing::sign(w, scene, timing::Said::Counting(&said), &signature)
        }
        Command::Supervise(act) => supervision::act(w, scene, &act),
        Command::BookVisit { visitor, day, minute } => visits::book(w, scene, &visitor, day, minute),
        Command::TakeNumber { visitor } => visits::take_number(w, scene, &visitor),
        Command::Arrive { visit, seen } => visits::arrive(w, scene, (visit, seen)),
        Command::BeginVisit { visitor, done } => visits::begin(w, scene, &visitor, done),
        Command::CallVisit { visit, seen } => visits::call(w, scene, (visit, seen)),
        Command::AmendVisit { visit, seen, visitor, note, promises } => {
            visits::amend(w, scene, (visit, seen), &visitor, (&note, &promises))
        }
        Command::EndVisit { visit, seen, outcome, visitor, note, promises } => {
            visits::end(w, scene, (visit, seen), outcome, visitor.as_ref(), (&note, &promises))
        }
        Command::CorrectVisit { visit, seen, said } => visits::correct(w, scene, (visit, seen), &said),
        Command::NoteAsk { visit, seen, ask, answer } => {
            visits::note_ask(w, scene, (visit, seen), &ask, answer)
        }
        Command::KeepPromise { visit, seen, at } => visits::keep(w, scene, (visit, seen), at),
        Command::IssuePaper { draft } => papers::issue(w, scene, &draft),
        Command::VoidPaper { paper, seen, reason } => papers::void(w, scene, (paper, seen), &reason),
        Command::RecordExport(export) => exports::record(scene, &export),
        Command::ReprintPaper { paper } => papers::reprint(w, scene, paper),
        Command::SaveView { name, text, pin } => views::save(w, scene, &name, &text, pin),
        Command::RemoveView { name } => views::remove(w, scene, &name),
        Command::SaveImportProfile { name, mapping } => imports::save_profile(w, &name, &mapping),
        Command::RecordContact { said } => care::record_contact(w, scene, &said),
        Command::AmendContact { contact, seen, said } => {
            care::amend_contact(w, scene, (contact, seen), &said)
        }
        Command::VoidContact { contact, seen, reason } => {
            care::void_contact(w, scene, (contact, seen), &reason)
        }
        Command::RegisterHardship { facts } => care::register_hardship(w, scene, &facts),
        Command::AmendHardship { hardship, seen, facts } => {
            care::amend_hardship(w, scene, (hardship, seen), &facts)
        }
        Command::AddMeasure { hardship, seen, on, what } => {
            care::add_measure(w, scene, (hardship, seen), on, &what)
        }
        Command::EndHardship { hardship, seen, result, on } => {
            care::end_hardship(w, scene, (hardship, seen), result, on)
        }
        Command::ReopenHardship { hardship, seen, reason } => {
            care::reopen_hardship(w, (hardship, seen), &reason)
        }
        Command::AddGift { list, person } => care::add_gift(w, scene, list, person),
        Command::DropGift { gift, seen } => care::drop_gift(w, (gift, seen)),
        Command::GiveGift { gift, seen, received_by, despite } => {
            care::give(w, scene, (gift, seen), &received_by, despite.as_deref())
        }
        Command::TakeBackGift { gift, seen, reason } => care::take_back(w, scene, (gift, seen), &reason),
        Command::CloseCondolence { list, seen } => care::close_list(w, scene, (list, seen)),
        Command::ReopenCondolence { list, seen, reason } => care::reopen_list(w, (list, seen), &reason),
        Command::AgreeCondolence { list, seen } => care::agree_list(w, scene, (list, seen)),
        Command::DeclineCondolence { list, seen, reason } => {
            care::decline_list(w, scene, (list, seen), &reason)
        }
        Command::ProposeCondolence { list, seen } => care::propose_list(w, (list, seen)),
        Command::AssignTown { town, to } => care::assign_town(w, scene, town, to),
        Command::Found(_)
        | Command::SignIn { .. }
        | Command::SwitchStaff { .. }
        | Command::Unlock { .. }
        | Command::ChangePassword { .. }
        | Command::AddStaff(_)
        | Command::ResetPassword { .. }
        | Command::Reveal { .. }
        | Command::RegisterPerson { .. }
        | Command::MakeCondolence { .. } => Err(Refusal::SignedOut.into()),
    }
}
