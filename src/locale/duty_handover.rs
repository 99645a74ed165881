//! A handover that is begun for another or withdrawn, and who answers for a major matter.

use super::duty::{
    CLI_NO_ITEM, CLOSED, F_DONE, F_PEOPLE, F_PLACE, F_WHAT, F_WHEN, KEPT, P_PEOPLE, P_WHY, call, lacks, next,
    reported,
};
use super::duty_rota;
use super::duty_told::{HELD_BY_OTHER, PETITION, petition, reasons};
use super::message::{Lang, Msg, messages};
use super::stops;
use crate::bureau::answer::{DutyBoard, HandoverView, ItemRow, MajorRow};
use crate::domain::duty::{At, ItemState};
use crate::domain::ledger::Doubt;

messages! {
    DO_WITHDRAW = "撤回交接", "Withdraw";
    FORM_WITHDRAW = "撤回交给 {to} 的交接", "Withdraw the handover to {to}";
    WITHDRAW_NOTE = "已经签下的仍归签的人；没有签的仍由原来的责任人负责，和交代事项、排班变动一起进入下一次交接。", "What is signed stays with who signed it; what is not stays with who has it, and goes into the next handover with the notes and changes of the rota.";
    F_REASON = "为什么撤回", "Why it is withdrawn";
    WITHDRAWN = "{on} {who} 撤回：{why}", "Withdrawn {on} by {who}: {why}";
    WITHDRAWN_TOLD = "交接已撤回。接着按 5 另选接班人交班。", "The handover is withdrawn. Begin another with 5.";
    DID_WITHDRAW = "撤回交接", "handover withdrawn";
    OF_ANOTHER = "值班在别人（{holder}）手里，您也不当班；接着办，没有签的由您负责", "another ({holder}) has the duty and you are not on; go on, and what is not signed is yours";
    NO_SUCH_ITEM = "交接里没有第 {item} 项可签；可签的有第 {all} 项。", "The handover has no item {item} to sign; there are {all}.";
    FROM_TO = "{from}–{to}", "{from}–{to}";
    FIELD = "{name}：{said}", "{name}: {said}";
    ANSWERS = "责任人：{who}", "With: {who}";
    ANSWERS_NOBODY = "责任人：无人可办", "With: nobody can";
}

/// Why a handover may not be meant.
pub(super) fn doubt(doubt: &Doubt, lang: Lang) -> Option<String> {
    match doubt {
        Doubt::DutyOfAnother { holder } => Some(OF_ANOTHER.with(lang, &[("holder", holder)])),
        Doubt::PastLeave { day } => Some(duty_rota::PAST_LEAVE.with(lang, &[("day", day)])),
        _ => None,
    }
}

/// That there is no item of this number, and which there are.
pub fn no_item(number: usize, items: &[ItemRow], lang: Lang) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (n, _) in (1..).zip(items).filter(|(_, item)| !item.kept) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == n => *last = n,
            _ => runs.push((n, n)),
        }
    }
    if runs.is_empty() {
        return CLI_NO_ITEM.get(lang).to_owned();
    }
    let run = |(from, to): (usize, usize)| {
        if from == to { from.to_string() } else { FROM_TO.with(lang, &[("from", &from), ("to", &to)]) }
    };
    let all: Vec<String> = runs.into_iter().map(run).collect();
    NO_SUCH_ITEM.with(lang, &[("item", &number), ("all", &all.join(stops(lang).comma))])
}

/// That a handover was withdrawn, when, by whom and why.
pub fn withdrawn(one: &HandoverView, lang: Lang) -> Option<String> {
    let (on, who, why) = one.withdrawn.as_ref()?;
    Some(WITHDRAWN.with(lang, &[("on", on), ("who", who), ("why", why)]))
}

/// Why the petition of an item presses now, and the last call about it.
pub fn pressing(board: &DutyBoard, row: &ItemRow, lang: Lang) -> Vec<String> {
    let Some(page) = row.case().and_then(|id| board.page_of(id)) else { return Vec::new() };
    let last = page.hops.iter().rfind(|one| !one.back).map(|one| call(one, lang));
    let why = format!("{}  {}", reasons(page, lang), petition(&page.petition, lang));
    [Some(why), last].into_iter().flatten().collect()
}

/// Why an item stays where it is: that it is not for who takes over, that another has it than who hands over, why it was left. Each
/// with whether it warns.
pub fn stays(one: &HandoverView, row: &ItemRow, lang: Lang) -> Vec<(String, bool)> {
    let mut lines = Vec::new();
    if row.kept {
        lines.push((KEPT.with(lang, &[("to", &one.incoming_name), ("who", &row.holder)]), true));
    } else if row.state != ItemState::Taken && row.holder != one.outgoing {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("who", &row.holder), ("from", &one.outgoing)];
        lines.push((HELD_BY_OTHER.with(lang, &values), false));
    }
    if !row.why.is_empty() {
        lines.push((P_WHY.with(lang, &[("why", &row.why)]), false));
    }
    lines
}

/// A major matter whole, a line each: the short form, who answers for it and whom to call, what it lacks, its reports and calls.
pub fn matter(board: &DutyBoard, row: &MajorRow, (now, shown): (At, bool), lang: Lang) -> Vec<String> {
    let facts = &row.facts;
    let people = P_PEOPLE.with(lang, &[("n", &facts.people)]);
    let named = |msg: Msg, said: &str| FIELD.with(lang, &[("name", &msg.get(lang)), ("said", &said)]);
    let mut lines = vec![
        named(F_WHAT, &facts.what),
        named(F_PLACE, &facts.place),
        named(F_WHEN, &facts.when),
        named(F_PEOPLE, &people),
        named(F_DONE, &facts.done),
    ];
    let petition = row.petition.as_ref();
    lines.extend(petition.map(|(_, number)| PETITION.with(lang, &[("number", number)])));
    match row.closed {
        None => lines.extend([answers(row, lang), next(board, &row.ladder, (now, shown), lang)]),
        Some(on) => lines.push(CLOSED.with(lang, &[("on", &on)])),
    }
    lines.extend(lacks(row, lang));
    lines.extend(row.reports.iter().rev().map(|report| reported(report, lang)));
    lines.extend(row.calls.iter().rev().map(|one| call(one, lang)));
    lines
}

/// Who answers for a major matter.
pub fn answers(row: &MajorRow, lang: Lang) -> String {
    if row.holder.is_empty() {
        ANSWERS_NOBODY.get(lang).to_owned()
    } else {
        ANSWERS.with(lang, &[("who", &row.holder)])
    }
}
