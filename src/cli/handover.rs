//! `honordesk handover`: compiled, signed item by item, finished.

use super::args::Global;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::how_args::HowArgs;
use super::json::HandoverJson;
use super::matter::office;
use super::oncall::{act, board, issue, who};
use super::oncall_args::HandoverSub;
use super::out::Out;
use crate::bureau::answer::{DutyBoard, HandoverView, ItemRow};
use crate::bureau::command::DutyAct;
use crate::bureau::{Command, Refusal};
use crate::domain::duty::{DutyFault, ItemKind, ItemState};
use crate::exchange::papers::{Head, handover_record};
use crate::locale::{duty as say, duty_handover, duty_told as told};
use crate::text::{fit, visible};

pub(super) fn run(sub: &HandoverSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let need = if matches!(sub, HandoverSub::Show { .. }) { Need::Read } else { Need::Write };
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = carried(&desk, sub, out);
    desk.close(done, out)
}

fn carried(desk: &Desk, sub: &HandoverSub, out: &mut Out) -> Done {
    match sub {
        HandoverSub::Show { json } => show(desk, *json, out),
        HandoverSub::Begin { to, note, despite, how } => {
            let before = board(desk, desk.moment.today)?;
            let to = who(&before, to, out)?;
            let begin = DutyAct::BeginHandover { to, notes: note.clone(), despite: despite.clone() };
            let done = act(desk, begin, how, out)?;
            if !how.json {
                let view = last(desk, out)?;
                if let Some((_, who)) = before.holder.filter(|(_, name)| *name != view.outgoing) {
                    out.line(&visible(&say::NOT_YOURS.with(out.lang, &[("who", &who)])))?;
                }
                kept(&view, out)?;
            }
            Ok(done)
        }
        HandoverSub::Sign { item, left, how } => {
            let view = last(desk, out)?;
            let sign = |item: u64| DutyAct::Sign { handover: view.handover, item, left: left.clone() };
            if item.is_none()
                && let Some(before) = signed_before(desk, &view, sign, how)?
            {
                return act(desk, before, how, out);
            }
            let Some(number) = item.or(view.resumes.map(|at| at.saturating_add(1))) else {
                return out.nothing(say::CLI_NO_ITEM.get(out.lang), how.json);
            };
            let at = number.checked_sub(1).and_then(|at| view.items.get(at)).filter(|item| !item.kept);
            let Some(item) = at else {
                let said = duty_handover::no_item(number, &view.items, out.lang);
                return Err(Failure::new(Exit::Refused, said));
            };
            act(desk, sign(item.mark), how, out)
        }
        HandoverSub::Withdraw { reason, how } => {
            let handover = last(desk, out)?.handover;
            act(desk, DutyAct::WithdrawHandover { handover, reason: reason.clone() }, how, out)
        }
        HandoverSub::Finish { how } => {
            let handover = last(desk, out)?.handover;
            act(desk, DutyAct::FinishHandover { handover }, how, out)
        }
        HandoverSub::Paper { how } => {
            let view = last(desk, out)?;
            let office = office(desk, out.lang)?;
            let head = Head::of(&office, desk.real.today, desk.bureau.reference(), out.lang);
            issue(desk, handover_record(&head, &view), how, out)
        }
    }
}

/// The signature that the key stands for already: without an item another one is next by now, and it is the first that was meant.
fn signed_before(
    desk: &Desk,
    view: &HandoverView,
    sign: impl Fn(u64) -> DutyAct,
    how: &HowArgs,
) -> Result<Option<DutyAct>, Failure> {
    for item in view.items.iter().filter(|item| !item.kept) {
        if desk.did(&Command::Duty(sign(item.mark)), how.key.as_deref())? {
            return Ok(Some(sign(item.mark)));
        }
    }
    Ok(None)
}

/// What is not for who takes over is told to who hands over.
fn kept(view: &HandoverView, out: &mut Out) -> Result<(), Failure> {
    for item in view.items.iter().filter(|item| item.kept) {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("to", &view.incoming_name), ("who", &item.holder)];
        let line = format!("{}  {}", say::item(item, out.lang), say::KEPT.with(out.lang, &values));
        out.line(&visible(&line))?;
    }
    Ok(())
}

/// The handover under way, or the last one.
fn last(desk: &Desk, out: &Out) -> Result<HandoverView, Failure> {
    let view = board(desk, desk.moment.today)?.handover;
    view.ok_or_else(|| Failure::refused(&Refusal::Duty(DutyFault::NoHandover), out.lang))
}

fn show(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let (board, lang) = (board(desk, desk.moment.today)?, out.lang);
    let Some(view) = &board.handover else { return out.nothing(say::NONE_HANDOVER.get(lang), json) };
    if json {
        out.json(&HandoverJson::new(view, lang))?;
        return Ok(Exit::Done);
    }
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("from", &view.outgoing), ("to", &view.incoming_name), ("on", &view.on)];
    out.line(&say::UNDER_WAY.with(lang, &values))?;
    for item in &view.items {
        shown(&board, view, item, out)?;
    }
    out.line(&say::STAYING.with(lang, &[("n", &view.staying)]))?;
    if let Some(said) = duty_handover::withdrawn(view, lang) {
        out.line(&visible(&said))?;
    }
    if let (Some(on), Some(digest)) = (view.finished, &view.digest) {
        out.line(&say::FINISHED.with(lang, &[("on", &on), ("digest", digest)]))?;
    }
    Ok(Exit::Done)
}

/// An item as the console shows it: how it stands, what it is and why it presses, and under it why it stays where it is.
fn shown(board: &DutyBoard, view: &HandoverView, item: &ItemRow, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let next = view.resumes == Some(usize::from(item.at)) && !item.kept;
    let place = if item.kept { String::new() } else { (item.at + 1).to_string() };
    let warns = !item.kept && item.state != ItemState::Taken;
    let state = format!("{} {}", if warns { "!" } else { " " }, say::item_state(item).get(lang));
    let line = [
        format!("{}{}", if next { "▌" } else { " " }, fit(&place, 4)),
        fit(&state, 15),
        fit(say::item_kind(item.kind).get(lang), 14),
        fit(&item.holder, 10),
        told::handed(board, item, lang),
    ];
    out.line(visible(&line.join(" ")).trim_end())?;
    // The line of what is urgent says by itself why it is.
    let pressing =
        if item.kind == ItemKind::Urgent { Vec::new() } else { duty_handover::pressing(board, item, lang) };
    let stays = duty_handover::stays(view, item, lang).into_iter().map(|(text, _)| text);
    for text in pressing.into_iter().chain(stays) {
        out.line(&format!("      {}", visible(&text)))?;
    }
    Ok(())
}
