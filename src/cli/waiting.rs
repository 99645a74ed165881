//! `honordesk ledger waiting`: what of the ledger waits for the word of whoever asks, and with `--all` for whose.

use super::context::Desk;
use super::exit::{Done, Exit};
use super::json::WaitJson;
use super::out::Out;
use crate::bureau::answer::WaitRow;
use crate::bureau::{Answer, Query};
use crate::locale::waiting as say;
use crate::locale::{Lang, books};
use crate::text::visible;

pub(super) fn run(desk: &Desk, (all, json): (bool, bool), out: &mut Out) -> Done {
    let Answer::Waiting(rows) = desk.query(Query::Waiting)? else { return Ok(Exit::Nothing) };
    let shown: Vec<&WaitRow> = rows.iter().filter(|row| all || row.mine).collect();
    for row in &shown {
        if json {
            out.json(&WaitJson::new(row))?;
        } else {
            out.line(&visible(&line(desk, row, all, out.lang)))?;
            out.line(&format!("  {}", visible(&who(row, out.lang))))?;
        }
    }
    if shown.is_empty() {
        let none = if all { say::NONE_WAITS } else { say::NONE_MINE };
        return out.nothing(none.get(out.lang), json);
    }
    Ok(Exit::Done)
}

fn line(desk: &Desk, row: &WaitRow, all: bool, lang: Lang) -> String {
    let mut parts = Vec::new();
    if all && row.mine {
        parts.push(format!("[{}]", say::MINE.get(lang)));
    }
    parts.push(say::what(&row.what, lang));
    parts.push(say::whom(row, desk.bureau.reference(), lang));
    parts.extend(row.amount.map(|amount| books::YUAN.with(lang, &[("amount", &amount)])));
    parts.extend(say::brought(row, lang));
    parts.extend(row.on.map(|on| say::LINE_SINCE.with(lang, &[("on", &on)])));
    parts.extend(say::follows(row, lang));
    parts.retain(|part| !part.is_empty());
    parts.join("  ")
}

fn who(row: &WaitRow, lang: Lang) -> String {
    match say::who(&row.who, lang) {
        Some(who) => say::MAY.with(lang, &[("who", &who)]),
        None => say::NOBODY.get(lang).to_owned(),
    }
}
