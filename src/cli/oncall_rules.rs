//! `honordesk oncall rules`: what the bureau says of its duty, shown or entered from a file.

use std::path::Path;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::context::{self, Desk};
use super::exit::{Done, Exit};
use super::json::DutyRulesJson;
use super::oncall::{act, board, phones};
use super::oncall_args::RulesArgs;
use super::out::Out;
use crate::bureau::answer::DutyBoard;
use crate::bureau::command::DutyAct;
use crate::domain::duty::{Rung, ShiftKind};
use crate::domain::mask_phone;
use crate::locale::{duty as say, duty_rota};
use crate::text::visible;

/// The rules as a file has them: every part is said, so that a file that leaves one out takes nothing away. What `--json` says beside
/// them may stand there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    shifts: Vec<ShiftKind>,
    rungs: Vec<Rung>,
    #[serde(deserialize_with = "Option::deserialize")]
    review_days: Option<u16>,
    #[serde(default, rename = "version")]
    _version: IgnoredAny,
    #[serde(default, rename = "by")]
    _by: IgnoredAny,
    #[serde(default, rename = "on")]
    _on: IgnoredAny,
}

/// Shows them, or enters them.
pub(super) fn rules(desk: &Desk, args: &RulesArgs, out: &mut Out) -> Done {
    match &args.from {
        Some(file) => set(desk, file, args, out),
        None => show(desk, args, out),
    }
}

fn set(desk: &Desk, file: &Path, args: &RulesArgs, out: &mut Out) -> Done {
    let RulesFile { shifts, rungs, review_days, .. } = context::read_json(file, out.lang)?;
    let before = board(desk, desk.moment.today)?;
    let (seen, uncovered) = (before.rules.version, args.uncovered);
    let rules = DutyAct::SetRules { seen, shifts, rungs, review_days, uncovered };
    let done = act(desk, rules, &args.how, out)?;
    let known = |board: &DutyBoard| board.days.iter().filter(|day| day.published).count();
    let withdrawn = known(&before).saturating_sub(known(&*board(desk, desk.moment.today)?));
    if withdrawn > 0 && !args.how.json {
        out.line(&duty_rota::WITHDRAWN.with(out.lang, &[("n", &withdrawn)]))?;
    }
    Ok(done)
}

fn show(desk: &Desk, args: &RulesArgs, out: &mut Out) -> Done {
    if args.full {
        phones(desk, args.how.key.as_deref())?;
    }
    let (board, lang) = (board(desk, desk.moment.today)?, out.lang);
    let rules = &board.rules;
    if args.how.json {
        out.json(&DutyRulesJson::new(rules, args.full))?;
        return Ok(Exit::Done);
    }
    for shift in &rules.shifts {
        let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        let (start, end) = (time(shift.start), time(shift.end));
        out.line(&say::CLI_SHIFT.with(lang, &[("name", &shift.name), ("start", &start), ("end", &end)]))?;
    }
    for rung in &rules.rungs {
        let level = say::level(rung.level).get(lang);
        let phone = if args.full { rung.phone.clone() } else { mask_phone(&rung.phone) };
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("level", &level), ("name", &rung.name), ("phone", &phone), ("after", &rung.after)];
        out.line(&visible(&say::P_RUNG.with(lang, &values)))?;
    }
    for (lacks, msg) in [(rules.shifts.is_empty(), say::NO_SHIFTS), (rules.rungs.is_empty(), say::NO_LADDER)]
    {
        if lacks {
            out.line(msg.get(lang))?;
        }
    }
    let review = rules
        .review_days
        .map_or_else(|| say::NO_REVIEW.get(lang).to_owned(), |n| say::CLI_REVIEW.with(lang, &[("n", &n)]));
    out.line(&review)?;
    Ok(Exit::Done)
}
