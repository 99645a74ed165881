//! Why somebody who has another duty in a payment run may not do this: what they did, for whom, and who may do it instead.

use super::journal;
use super::message::{Lang, messages};
use super::run_words::duty;
use super::stops;
use crate::bureau::Made;
use crate::domain::ledger::run::Duty;

messages! {
    DID_BEFORE = "您在这一批里已经“{did}”{made}，不能再“{action}”。{may}同一批的改资料、计算、复核、审批、送银行、对账须由不同的人办。", "Your part in this run is already “{did}”{made}, so another member of staff has to {action}. {may}For one run, changing records, working out, reviewing, approving, handing over to the bank and reconciling are done by different people.";
    MADE = "（{changes}{more}）", " ({changes}{more})";
    FOR_ONE = "{name} {person}：{done}，日志第 {seq} 条", "{name} {person}: {done}, journal {seq}";
    FOR_ALL = "{done}，日志第 {seq} 条", "{done}, journal {seq}";
    MORE = "，另有 {more} 处", "; {more} more";
    MAY = "可由{names}办理。", "Who may: {names}. ";
    NOBODY = "现在没有别人可以办：请先暂缓这些人的行再重新计算，或请安全管理员给另一位工作人员安排岗位。", "Nobody else may at present: leave the lines of these people to a coming run and work it out anew, or have the security administrator give the post to another member of staff. ";
}

/// Why somebody who has another duty in a run may not do this.
pub fn did_before(
    (did, made, more): (Duty, &[Made], u32),
    (action, may): (&str, &[String]),
    lang: Lang,
) -> String {
    let stop = stops(lang).semicolon;
    let changes: Vec<String> = made.iter().map(|one| said(one, lang)).collect();
    let more = if more > 0 { MORE.with(lang, &[("more", &more)]) } else { String::new() };
    let made = if changes.is_empty() {
        String::new()
    } else {
        MADE.with(lang, &[("changes", &changes.join(stop)), ("more", &more)])
    };
    let may = if may.is_empty() {
        NOBODY.get(lang).to_owned()
    } else {
        MAY.with(lang, &[("names", &may.join(stops(lang).comma))])
    };
    DID_BEFORE
        .with(lang, &[("did", &duty(did).get(lang)), ("made", &made), ("action", &action), ("may", &may)])
}

fn said(one: &Made, lang: Lang) -> String {
    let done = journal::done(&one.command, lang);
    match &one.person {
        Some((person, name)) => {
            FOR_ONE.with(lang, &[("name", name), ("person", person), ("done", &done), ("seq", &one.seq)])
        }
        None => FOR_ALL.with(lang, &[("done", &done), ("seq", &one.seq)]),
    }
}
