//! What changed in the rota since the last handover, in words.

use super::message::{Lang, messages};
use crate::domain::duty::RotaChange;

messages! {
    SET = "{day} {shift}改由 {who} 值", "{day} {shift}: now {who}";
    NOBODY = "{day} {shift}改为无人", "{day} {shift}: now nobody";
    IN_TURN = "{from} 至 {until} {shift}轮流排了 {n} 天", "{shift} filled in turn {from} to {until}, {n} {n|day|days}";
    AWAY = "{who} {from} 至 {until} 休假", "{who} on leave {from} to {until}";
    BACK = "{who} {from} 至 {until} 销假", "{who} back from leave {from} to {until}";
    KNOWN = "公布了 {from} 至 {until} 的排班", "rota published {from} to {until}";
    SWAPPED = "{day} {shift}换由 {who} 值", "{day} {shift}: swapped to {who}";
}

/// A change of the rota in a line.
pub(super) fn words(change: &RotaChange, lang: Lang) -> String {
    let (shift, who) = (change.fact("shift"), change.fact("staff"));
    let (from, until, days) = (change.fact("from"), change.fact("until"), change.fact("days"));
    let on = |msg: super::Msg| msg.with(lang, &[("day", &change.object), ("shift", &shift), ("who", &who)]);
    let span = |msg: super::Msg| msg.with(lang, &[("who", &who), ("from", &from), ("until", &until)]);
    match change.command.as_str() {
        "duty.shift" if who.is_empty() => on(NOBODY),
        "duty.shift" => on(SET),
        "duty.rotate" => {
            let n: u32 = days.parse().unwrap_or_default();
            IN_TURN.with(lang, &[("shift", &shift), ("from", &from), ("until", &until), ("n", &n)])
        }
        "duty.leave" => span(AWAY),
        "duty.back" => span(BACK),
        "duty.publish" => span(KNOWN),
        "duty.agree-swap" => on(SWAPPED),
        _ => change.to_string(),
    }
}
