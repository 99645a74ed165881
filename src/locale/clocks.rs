//! Words about how a limit is counted: pauses, settings, versions of the rules, deadlines set by hand.

use super::Lang;
use super::message::messages;
use super::petition_after as after;
use super::petitions::holiday;
use crate::domain::petition::{
    Clock, ClockStatus, ClockUnit, Out, OutBy, PetitionAct, PetitionEvent, StripDay, StripWhy,
};
use crate::domain::{Date, DayKind};

messages! {
    WORKED_FOR = "{name}调休上班", "worked in exchange for {name}";
    EXCLUDED = "{from}–{until} 听证，不计", "{from} to {until} hearing, not counted";
    PAUSED = "{from}–{until} 中止，不计：《{title}》{article}（{file}）", "{from} to {until} paused, not counted: {title}, {article} ({file})";
    PAUSED_LEFT = "中止计时，还剩 {n} 天；现在恢复则 {due} 到期", "paused, {n} {n|day|days} left; {due} if work is resumed now";
    PAUSED_LEFT_WORKING = "中止计时，还剩 {n} 个工作日；现在恢复则 {due} 到期", "paused, {n} working {n|day|days} left; {due} if work is resumed now";
    SET_DAY = "指定的日期", "the day that was set";
    DEADLINE_BY = "{by}指定：{why}", "set by {by}: {why}";
    RULES_SINCE = "按 {since} 起施行的规定", "by the rules in force since {since}";
    SETTLED = "本局设定：{basis}", "as the bureau settled it: {basis}";
    NOT_SETTLED = "首日和节假日顺延本局没有设定，按通常算法", "the bureau has settled neither day zero nor the roll, so the usual way holds";
}

/// What is special about a day of the strip: the holiday that it is off for, or worked in exchange for.
pub fn special(day: &StripDay, lang: Lang) -> String {
    let name = holiday(&day.kind);
    match &day.kind {
        // Why it counts says already that it is worked in exchange.
        DayKind::MakeUpWorking(_) if day.why != StripWhy::MadeUp => WORKED_FOR.with(lang, &[("name", &name)]),
        _ => name.to_owned(),
    }
}

/// Days that are not counted, with the rule that takes them out.
pub fn out(out: &Out, lang: Lang) -> String {
    let (from, until) = (&out.from, &out.to);
    match &out.by {
        OutBy::Hearing => EXCLUDED.with(lang, &[("from", from), ("until", until)]),
        OutBy::Pause(rule) => PAUSED.with(
            lang,
            &[
                ("from", from),
                ("until", until),
                ("title", &rule.title),
                ("article", &rule.article),
                ("file", &rule.file),
            ],
        ),
    }
}

/// What is left of a limit that is paused.
pub fn paused(clock: &Clock, lang: Lang) -> Option<String> {
    let msg = match clock.rule.unit {
        _ if clock.status != ClockStatus::Paused => return None,
        ClockUnit::Natural => PAUSED_LEFT,
        ClockUnit::Working => PAUSED_LEFT_WORKING,
    };
    Some(msg.with(lang, &[("n", &clock.remaining), ("due", &clock.due)]))
}

/// Who set a last day and why, or who carries out what by it.
pub fn set_by(clock: &Clock, events: &[PetitionEvent], lang: Lang) -> Vec<String> {
    let sets = if clock.rule.is_execution() { PetitionAct::Enforce } else { PetitionAct::SetDeadline };
    let set = events.iter().rev().find(|e| e.act == sets && e.until == Some(clock.due));
    let Some(event) = set.filter(|_| clock.rule.set_day) else { return Vec::new() };
    if let Some(organ) = &event.organ {
        return vec![after::EXECUTION_BY.with(lang, &[("organ", organ), ("what", &event.note)])];
    }
    let by = event.set_by.as_deref().unwrap_or_default();
    vec![DEADLINE_BY.with(lang, &[("by", &by), ("why", &event.note)])]
}

/// By which rules and settings a limit is counted; of the rules nothing where they are those that everything else is counted by.
pub fn counted(clock: &Clock, usual: Option<Date>, lang: Lang) -> Vec<String> {
    let since = clock.rule.since;
    let mut said = Vec::new();
    if usual != Some(since) && !clock.rule.set_day {
        said.push(RULES_SINCE.with(lang, &[("since", &since)]));
    }
    said.extend(clock.counted.basis.as_ref().map(|basis| SETTLED.with(lang, &[("basis", basis)])));
    said
}
