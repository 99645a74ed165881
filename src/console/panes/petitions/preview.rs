//! The look at what a decision on several would do, before it is done.

use super::triage::{APPLY, pane};
use crate::bureau::answer::TriageRow;
use crate::bureau::command::Triage;
use crate::console::overlays::{Menu, Row};
use crate::console::shared::Ctx;
use crate::console::words::Words;
use crate::domain::Date;
use crate::domain::petition::{PetitionAct as Do, PetitionState};
use crate::locale::{petition_words, petitions as say};

/// What would be different afterwards: who has it, where it stands; of what is set aside, until when.
fn change(one: &TriageRow, state: PetitionState, aside: Option<Date>) -> Words {
    if let Some(until) = aside {
        return Words::with(say::DEFERRED_UNTIL, &[("until", &until)]);
    }
    let from_to = |from, to| Words::Filled(say::PREVIEW_CHANGE, vec![("from", from), ("to", to)]);
    let owner = one.owner.clone().map(|to| {
        let nobody = || say::NO_OWNER.into();
        from_to(one.row.owner.clone().map_or_else(nobody, Words::Data), Words::Data(to))
    });
    let states = || from_to(petition_words::state(one.row.state).into(), petition_words::state(state).into());
    let moved = (owner.is_none() || state != one.row.state).then(states);
    Words::List(owner.into_iter().chain(moved).collect())
}

/// What a decision on several would do came: every change and every refusal, before anything is done.
pub fn offer_preview(triage: Option<&Triage>, found: &[TriageRow], ctx: &mut Ctx<'_>) {
    let aside = match triage {
        Some(Triage::Decide { act, .. }) if act.act == Do::Defer => act.until,
        _ => None,
    };
    let (will, left): (Vec<_>, Vec<_>) = found.iter().partition(|one| one.after.is_ok());
    let n = Words::with(say::PREVIEW, &[("n", &will.len()), ("left", &left.len())]);
    let mut first = Row::new(APPLY, n, Words::Data(String::new()));
    first.disabled = will.is_empty().then(|| say::PREVIEW_NONE.into());
    let mut rows = vec![first];
    for one in will.into_iter().chain(left) {
        let who =
            if one.row.name.is_empty() { say::ANONYMOUS.into() } else { Words::Data(one.row.name.clone()) };
        let number = Words::Data(one.row.number.clone());
        let mut row = match &one.after {
            Ok((state, due)) => Row::new(
                "",
                Words::Filled(
                    say::PREVIEW_ROW,
                    vec![("number", number), ("name", who), ("change", change(one, *state, aside))],
                ),
                Words::Data(due.map(|d| d.on.to_string()).unwrap_or_default()),
            ),
            Err(_) => Row::new(
                "",
                Words::Filled(say::PREVIEW_LEFT, vec![("number", number), ("name", who)]),
                Words::Data(String::new()),
            ),
        };
        if let Some(first) = &one.repeats {
            row.detail = Words::with(say::PREVIEW_REPEAT, &[("number", first)]);
            row.note = Some(Words::with(say::REPEAT_REMARK, &[("number", first)]));
        }
        row.disabled = one.after.as_ref().err().map(|why| why.clone().into());
        rows.push(row);
    }
    ctx.open(Menu::new(say::PREVIEW_TITLE, pane(APPLY), rows));
}
