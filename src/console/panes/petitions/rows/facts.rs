//! Short facts of a petition and of its limits, in words.

use crate::bureau::answer::{PetitionRow, PetitionView};
use crate::console::shared::Shared;
use crate::domain::petition::{Clock, ClockStatus, Origin, Party};
use crate::locale::{Lang, clocks, common, petition_words as words, petitions as say};
use crate::text::{truncate, width};

/// Who petitions: `陈炳坤 等3人`, `匿名`.
pub fn who(row: &PetitionRow, lang: Lang) -> String {
    say::who_of(&row.name, row.headcount, lang)
}

/// How long it is under way, and with the present owner: in days, and in whole years where that is long ago.
pub fn ages(row: &PetitionRow, lang: Lang) -> String {
    const LONG: i64 = 1_000;
    let age = |days: i64| match days {
        LONG.. => say::AGE_YEARS.with(lang, &[("n", &(days / 365))]),
        _ => say::AGE_DAYS.with(lang, &[("n", &days)]),
    };
    let owned = row.days_owned.map_or_else(|| "—".to_owned(), age);
    say::AGES.with(lang, &[("days", &age(row.days)), ("owned", &owned)])
}

/// Named reasons to take it before others; no hidden score.
pub fn reasons(view: &PetitionView, lang: Lang) -> Vec<String> {
    let mut why: Vec<String> = view.row.why.iter().map(|one| words::pressing_reason(*one, lang)).collect();
    if view.row.back_early {
        why.insert(0, say::REASON_BACK_EARLY.get(lang).to_owned());
    }
    let referred = view.facts.origin == Origin::Referred;
    let money = view.demands.iter().any(|d| d.entry.is_some());
    why.extend(referred.then(|| say::REASON_REFERRED.get(lang).to_owned()));
    why.extend(money.then(|| say::REASON_MONEY.get(lang).to_owned()));
    if let Some(until) = view.row.deferred {
        why.push(say::DEFERRED_UNTIL.with(lang, &[("until", &until)]));
    }
    why
}

pub fn labelled(label: crate::locale::Msg, text: &str, lang: Lang) -> String {
    if text.is_empty() { String::new() } else { format!("{} {text}", label.get(lang)) }
}

pub fn named(clock: &Clock, lang: Lang) -> &str {
    lang.of(&clock.rule.zh, &clock.rule.en)
}

/// `书面告知 12-08 二（15 日，第二十三条第二款）`
pub fn title(clock: &Clock, shared: &Shared) -> String {
    let lang = shared.lang;
    let mark = if clock.status == ClockStatus::Late { "! " } else { "" };
    let due = if clock.due == shared.today {
        format!("{} {}", clock.due, say::TODAY.get(lang))
    } else {
        format!("{} {}", clock.due, say::weekday(clock.due, lang))
    };
    let prov = if clock.provisional { format!(" {}", common::PROVISIONAL.get(lang)) } else { String::new() };
    let mut length = match clock.rule.days {
        0 => clocks::SET_DAY.get(lang).to_owned(),
        days => say::length(days, clock.rule.unit, lang),
    };
    if clock.extended {
        let more = clock.last.days_since(clock.base_due);
        length = say::EXTENDED_LENGTH.with(lang, &[("length", &length), ("more", &more)]);
    }
    let article = say::article(&clock.rule.article, lang);
    match lang {
        Lang::Zh => format!("{mark}{} {due}{prov}（{length}，{article}）", named(clock, lang)),
        Lang::En => format!("{mark}{} {due}{prov} ({length}, {article})", named(clock, lang)),
    }
}

/// Why no limit runs: nobody is known to whom notice could be given, or the Regulation sets none.
pub fn no_limits(view: &PetitionView, lang: Lang) -> &'static str {
    let msg = if view.facts.is_identified() { say::CLOCKS_NONE } else { say::CLOCKS_NOBODY };
    msg.get(lang)
}

/// How a clock stands, in both units.
pub fn stands(clock: &Clock, shared: &Shared) -> String {
    let lang = shared.lang;
    if let Some(on) = clock.stopped_on {
        let status = words::clock_status(clock.status).get(lang);
        return say::STOPPED_ON.with(lang, &[("on", &on), ("status", &status)]);
    }
    if let Some(left) = clocks::paused(clock, lang) {
        return left;
    }
    if !matches!(clock.status, ClockStatus::Running | ClockStatus::Late) {
        return words::clock_status(clock.status).get(lang).to_owned();
    }
    let natural = clock.due.days_since(shared.today);
    let working = shared.tables.calendar.working_days_between(shared.today, clock.due);
    match natural {
        0 => say::LEFT_TODAY.get(lang).to_owned(),
        1.. => say::LEFT_BOTH.with(lang, &[("natural", &natural), ("working", &working)]),
        _ => say::OVER_BOTH.with(lang, &[("natural", &natural.abs()), ("working", &working.abs())]),
    }
}

/// Every limit, the one to look at next first: those still open, of this bureau before others', what it owes before what it may do, the
/// earliest end first.
pub fn by_due(view: &PetitionView) -> Vec<&Clock> {
    let mut clocks: Vec<&Clock> = view.clocks.iter().collect();
    clocks.sort_by_key(|c| (!c.is_open(), !c.is_way_back(), c.rule.party != Party::Bureau, c.due));
    clocks
}

/// Who petitions, in so many columns: a long name is cut, not how many there are.
pub fn who_in(row: &PetitionRow, lang: Lang, cols: usize) -> String {
    let whole = who(row, lang);
    let over = width(&whole).saturating_sub(cols);
    if over == 0 || row.name.is_empty() {
        return whole;
    }
    let room = width(&row.name).saturating_sub(over).max(2);
    let name = truncate(&row.name, room).into_owned();
    who(&PetitionRow { name, ..row.clone() }, lang)
}
