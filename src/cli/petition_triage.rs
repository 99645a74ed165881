//! `honordesk petition undo` and `claim`: taking one's own last decision back, and taking over what nobody has.

use super::context::Desk;
use super::exit::Done;
use super::out::Out;
use super::petition;
use super::petition_args::TriageArgs;
use crate::bureau::command::Triage;
use crate::bureau::{Command, Outcome};
use crate::domain::PetitionId;
use crate::locale::{Msg, cli as words};

/// Takes one's own last decision on each back, where nothing followed.
pub(super) fn undo(desk: &Desk, args: &TriageArgs, out: &mut Out) -> Done {
    let said = (words::DECISION_UNDONE, words::DECISIONS_UNDONE);
    carry(desk, args, |petitions| Triage::Undo { petitions }, said, out)
}

/// Takes each over that nobody has.
pub(super) fn claim(desk: &Desk, args: &TriageArgs, out: &mut Out) -> Done {
    let said = (words::CLAIMED, words::CLAIMED_SEVERAL);
    carry(desk, args, |petitions| Triage::Claim { petitions }, said, out)
}

fn carry(
    desk: &Desk,
    args: &TriageArgs,
    triage: impl FnOnce(Vec<(PetitionId, u32)>) -> Triage,
    (of_one, of_several): (Msg, Msg),
    out: &mut Out,
) -> Done {
    let mut named = Vec::new();
    for case in &args.petition {
        let seen = petition::view(desk, case, out.lang)?;
        named.push((seen.row.petition, seen.version));
    }
    let receipt = desk.execute(Command::Triage(triage(named)), args.how.key.as_deref())?;
    let said = match &receipt.outcome {
        Outcome::Petition(_, number, _) => {
            of_one.with(out.lang, &[("number", number), ("seq", &receipt.seq)])
        }
        Outcome::Petitions(done, left) => {
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("n", &done.len()), ("left", left), ("seq", &receipt.seq)];
            of_several.with(out.lang, &values)
        }
        _ => String::new(),
    };
    out.receipt(&receipt, said, args.how.json)
}
