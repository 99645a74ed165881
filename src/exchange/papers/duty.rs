//! Papers of the on-call duty: the call slip, the report of a major urgent matter, the handover record, the daily register.

use super::Head;
use super::notice::plain_item;
use crate::bureau::answer::{DutyBoard, HandoverView, MajorRow, PageRow, RegisterRow};
use crate::bureau::command::PaperDraft;
use crate::domain::duty::{DutyRules, ItemState};
use crate::domain::paper::{Block, PaperKind};
use crate::domain::{Date, PetitionId};
use crate::locale::{
    duty as say, duty_handover, duty_register, duty_told as told, paper_words, petition_words, stops,
};
use crate::text::in_fours;

/// The petitions that it tells of go with it: who may not see one of them reads no such paper.
fn draft(head: &Head<'_>, kind: PaperKind, about: Vec<PetitionId>, mut blocks: Vec<Block>) -> PaperDraft {
    blocks.push(Block::text(String::new()));
    blocks.extend(head.signed());
    let title = paper_words::kind(kind).get(head.lang).to_owned();
    PaperDraft { kind, title, person: None, visit: None, matter: None, petition: None, about, blocks }
}

/// Whom to call, one an item, from the list of the bureau.
fn ladder(head: &Head<'_>, rules: &DutyRules, blocks: &mut Vec<Block>) {
    blocks.push(Block::heading(say::P_LIST.get(head.lang)));
    if rules.rungs.is_empty() {
        blocks.push(Block::text(say::NO_LADDER.get(head.lang)));
    }
    for rung in &rules.rungs {
        let level = say::level(rung.level).get(head.lang);
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("level", &level), ("name", &rung.name), ("phone", &rung.phone), ("after", &rung.after)];
        blocks.push(plain_item(say::P_RUNG.with(head.lang, &values), Vec::new()));
    }
}

/// What is carried to a telephone when there is no network: one petition, and whom to call.
pub fn call_slip(head: &Head<'_>, board: &DutyBoard, row: &PageRow) -> PaperDraft {
    let lang = head.lang;
    let (name, demand) = if row.petition.secret {
        (String::new(), say::SECRET.get(lang))
    } else {
        (told::who(&row.petition, lang), row.petition.demand.as_str())
    };
    let what = format!("{} {demand}", row.petition.number);
    let mut blocks = vec![
        Block::field(say::COL_WHO.get(lang), name),
        Block::field(say::COL_WHAT.get(lang), what),
        Block::field(
            say::COL_STATE.get(lang),
            format!("{} {}", told::reasons(row, lang), say::standing(row, board.now, lang)),
        ),
    ];
    // While somebody looks after it nobody is to be called; who calls all the same begins here.
    blocks.extend(told::whom(board, row, (board.now, true), lang).map(Block::text));
    blocks.push(Block::heading(say::P_CALLS.get(lang)));
    if row.hops.is_empty() {
        blocks.push(Block::text(say::P_NO_CALLS.get(lang)));
    }
    blocks.extend(row.hops.iter().map(|hop| plain_item(say::call(hop, lang), Vec::new())));
    ladder(head, &board.rules, &mut blocks);
    // Whoever may not see the petition does not read its slip either, and who keeps away from it issues none.
    let petition = row.petition.petition;
    PaperDraft { petition: Some(petition), ..draft(head, PaperKind::CallSlip, vec![petition], blocks) }
}

/// The short form with its calls and reports.
pub fn urgent_report(head: &Head<'_>, board: &DutyBoard, row: &MajorRow) -> PaperDraft {
    let (lang, facts) = (head.lang, &row.facts);
    let petition = row.petition.as_ref();
    let from = petition.map(|(_, number)| {
        Block::field(told::FROM.get(lang), told::PETITION.with(lang, &[("number", number)]))
    });
    let mut blocks = vec![
        Block::field(say::F_WHAT.get(lang), facts.what.clone()),
        Block::field(say::F_PLACE.get(lang), facts.place.clone()),
        Block::field(say::F_WHEN.get(lang), facts.when.clone()),
        Block::field(say::F_PEOPLE.get(lang), say::P_PEOPLE.with(lang, &[("n", &facts.people)])),
        Block::field(say::F_DONE.get(lang), facts.done.clone()),
        Block::field(say::COL_HOLDER.get(lang), row.holder.clone()),
    ];
    blocks.extend(from);
    blocks.push(Block::heading(say::P_CALLS.get(lang)));
    if row.calls.is_empty() {
        blocks.push(Block::text(say::P_NO_CALLS.get(lang)));
    }
    blocks.extend(row.calls.iter().map(|call| plain_item(say::call(call, lang), Vec::new())));
    if !row.reports.is_empty() {
        blocks.push(Block::heading(say::P_REPORTS.get(lang)));
    }
    for report in &row.reports {
        blocks.push(plain_item(say::reported(report, lang), Vec::new()));
    }
    ladder(head, &board.rules, &mut blocks);
    blocks.push(Block::text(say::MAJOR_NOTE.get(lang)));
    let about = petition.map(|(id, _)| *id).into_iter().collect();
    draft(head, PaperKind::UrgentReport, about, blocks)
}

/// What went from one to the next, item by item. What was not for who took over stands in no paper of it.
pub fn handover_record(head: &Head<'_>, one: &HandoverView) -> PaperDraft {
    let lang = head.lang;
    let mut blocks = vec![
        Block::field(say::P_OUT.get(lang), one.outgoing.clone()),
        Block::field(say::P_IN.get(lang), one.incoming_name.clone()),
        Block::field(say::P_ON.get(lang), one.on.to_string()),
        Block::heading(say::P_SIGNED.get(lang)),
    ];
    let mut about = Vec::new();
    for item in one.items.iter().filter(|item| !item.kept) {
        about.extend(item.petition);
        let state = say::item_state(item).get(lang);
        let mut notes = Vec::new();
        if item.state != ItemState::Taken && !item.holder.is_empty() {
            notes.push(say::P_WITH.with(lang, &[("who", &item.holder)]));
        }
        if !item.why.is_empty() {
            notes.push(say::P_WHY.with(lang, &[("why", &item.why)]));
        }
        blocks.push(plain_item(format!("[{state}] {}", say::item(item, lang)), notes));
    }
    blocks.extend(duty_handover::withdrawn(one, lang).map(Block::text));
    if let Some(digest) = &one.digest {
        blocks.push(Block::field(say::P_DIGEST.get(lang), in_fours(digest)));
    }
    draft(head, PaperKind::Handover, about, blocks)
}

/// What was registered on a day, with the fields of the bureau's own list.
pub fn day_register(head: &Head<'_>, day: Date, rows: &[RegisterRow]) -> PaperDraft {
    let lang = head.lang;
    let mut blocks = vec![Block::field(say::P_DAY.get(lang), day.to_string())];
    if rows.is_empty() {
        blocks.push(Block::text(say::P_NOTHING.get(lang)));
    }
    for row in rows {
        if row.secret {
            blocks.push(plain_item(format!("{}  {}", row.number, say::SECRET.get(lang)), Vec::new()));
            continue;
        }
        let named = |code: &String| {
            head.tables.groups.get(code).map_or_else(|| code.clone(), |g| head.named(&g.zh, &g.en).to_owned())
        };
        let groups: Vec<String> = row.groups.iter().map(named).collect();
        let place = row.division.map(|code| head.tables.divisions.full_name(code)).unwrap_or_default();
        let first = if row.first { say::FIRST_TIME } else { say::REPEATED }.get(lang);
        let name = duty_register::registered_by(row, lang);
        let head_line = [
            first,
            &row.forwarder,
            petition_words::origin(row.origin).get(lang),
            petition_words::channel(row.channel).get(lang),
            &place,
            &name,
            &groups.join(stops(lang).comma),
            petition_words::purpose(row.purpose).get(lang),
        ];
        let line: Vec<&str> = head_line.into_iter().filter(|part| !part.is_empty()).collect();
        let notes = vec![duty_register::several(&row.demands, lang), duty_register::came_to(row, lang)];
        blocks.push(plain_item(format!("{}  {}", row.number, line.join(" ")), notes));
    }
    let about = rows.iter().map(|row| row.petition).collect();
    draft(head, PaperKind::DayRegister, about, blocks)
}
