//! What changed in the rota since the last handover, in words.

use super::message::{Lang, messages};
use crate::domain::StaffId;
use crate::domain::duty::{NoRest, RotaChange};

messages! {
    SET = "{day} {shift}改由 {who} 值", "{day} {shift}: now {who}";
    NOBODY = "{day} {shift}改为无人", "{day} {shift}: now nobody";
    IN_TURN = "{from} 至 {until} {shift}轮流排了 {n} 天", "{shift} filled in turn {from} to {until}, {n} {n|day|days}";
    AWAY = "{who} {from} 至 {until} 休假", "{who} on leave {from} to {until}";
    BACK = "{who} {from} 至 {until} 销假", "{who} back from leave {from} to {until}";
    AWAY_NOTE = "已经过去的日子也可以补记或销假，保存时写明理由；谁值过班、签过的交接都不变。", "Days that are over can be noted or taken off too, with a reason; who stood a shift, and what was signed, stays as it is.";
    PAST_LEAVE = "{day} 已经过去（谁值过班不变）", "{day} is over (who stood it stays)";
    LATER = "{change}（补记：{why}）", "{change} (noted afterwards: {why})";
    KNOWN = "公布了 {from} 至 {until} 的排班", "rota published {from} to {until}";
    NO_REST = "{day} {shift} {who}：刚下{after}，中间没有休息", "{day} {shift} {who}: no rest after {after}";
    NO_REST_NOTE = "连着值班的只提醒，不影响公布。换人：排班栏 1，或 honordesk oncall rota set。", "Shifts without a rest between them are said and keep nothing from being made known. Set somebody else: 1 in the rota, or honordesk oncall rota set.";
    WITHDRAWN = "{n} 个已公布的日子因此有空班，已退回未公布：补排后再公布。", "{n} {n|day|days} made known {n|has|have} a gap by the new shifts and {n|is|are} known no more: fill {n|it|them} and publish again.";
    SWAPPED = "{day} {shift}换由 {who} 值", "{day} {shift}: swapped to {who}";
}

/// That somebody stands one shift right after another.
pub fn no_rest(one: &NoRest, who: impl Fn(StaffId) -> String, lang: Lang) -> String {
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("day", &one.day), ("shift", &one.shift), ("who", &who(one.staff)), ("after", &one.after)];
    NO_REST.with(lang, &values)
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
        "duty.leave" => later(span(AWAY), change.fact("reason"), lang),
        "duty.back" => later(span(BACK), change.fact("reason"), lang),
        "duty.publish" => span(KNOWN),
        "duty.agree-swap" => on(SWAPPED),
        _ => change.to_string(),
    }
}

/// What was noted of days that were over has its reason.
fn later(change: String, why: &str, lang: Lang) -> String {
    if why.is_empty() { change } else { LATER.with(lang, &[("change", &change), ("why", &why)]) }
}
