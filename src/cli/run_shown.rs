//! What is printed of payment runs.

use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::json::{OpeningJson, RunChangeJson, RunJson, RunLineJson, RunRowJson, RunRuleJson};
use super::out::Out;
use super::programme::programme_name;
use super::run_orders::view;
use super::table::Side::{Left, Right};
use super::table::Table;
use crate::bureau::answer::{AccountNow, HeadNeeded, PutOff, RunLineRow, RunRow, RunSettings, RunView};
use crate::bureau::query::RunLinesAsked;
use crate::bureau::{Answer, Query};
use crate::domain::ledger::run::RunState;
use crate::domain::{RunId, RunRuleId, Total};
use crate::locale::{Lang, bank, ledger, rules, run_did, run_told, run_words, runs as words, stops};
use crate::text::{fit, visible};

pub(super) fn board(desk: &Desk, limit: usize, json: bool, out: &mut Out) -> Done {
    let Answer::Runs(rows) = desk.query(Query::Runs { offset: 0, limit })? else { return Ok(Exit::Nothing) };
    for row in &rows {
        if json {
            out.json(&RunRowJson::new(row))?;
        } else {
            let state = run_words::state(row.state).get(out.lang);
            out.line(&format!(
                "{} {} {}",
                fit(&row.run.to_string(), 6),
                fit(state, 10),
                told(desk, row, out.lang)
            ))?;
        }
    }
    if rows.is_empty() {
        return out.nothing(words::NO_RUNS.get(out.lang), json);
    }
    Ok(Exit::Done)
}

/// What a run is for and comes to.
fn told(desk: &Desk, row: &RunRow, lang: Lang) -> String {
    let names: Vec<String> = row.programmes.iter().map(|id| programme_name(desk, id, lang)).collect();
    let programmes = names.join(stops(lang).comma);
    let mut text = words::BOARD_LINE.with(
        lang,
        &[("month", &row.month), ("programmes", &programmes), ("lines", &row.lines), ("total", &row.total)],
    );
    if row.overdue {
        text.push_str(words::BOARD_OVERDUE.get(lang));
    }
    if row.astray > 0 {
        let said = if row.state == RunState::Draft { words::BOARD_ANEW } else { words::BOARD_ASTRAY };
        text.push_str(&said.with(lang, &[("n", &row.astray)]));
    }
    if row.paid > 0 || row.failed > 0 {
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("paid", &row.paid), ("sum", &row.paid_sum), ("failed", &row.failed)];
        text.push_str(&words::BOARD_DONE.with(lang, &values));
    }
    text
}

pub(super) fn show(desk: &Desk, run: RunId, json: bool, out: &mut Out) -> Done {
    let view = view(desk, run, out.lang)?;
    if json {
        out.json(&RunJson::new(&view))?;
        return Ok(Exit::Done);
    }
    let lang = out.lang;
    let state = run_words::state(view.row.state).get(lang);
    out.line(
        &words::HEAD.with(lang, &[("run", &view.row.run), ("version", &view.row.version), ("state", &state)]),
    )?;
    out.line(&told(desk, &view.row, lang))?;
    compared(&view, out)?;
    for line in notes(&view, lang).into_iter().chain(funds(desk, &view, lang)) {
        out.line(&line)?;
    }
    for act in &view.acts {
        let void = if act.void { words::ACT_VOID.get(lang) } else { "" };
        let reason = format!("{}{void}", visible(&act.reason));
        let step = run_words::step(act.step).get(lang);
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("on", &act.on), ("step", &step), ("by", &visible(&act.by)), ("reason", &reason)];
        out.line(words::ACT.with(lang, &values).trim_end())?;
    }
    Ok(Exit::Done)
}

/// What must be known before the next step.
fn notes(view: &RunView, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    let (n, sum) = view.overpaid;
    if n > 0 {
        notes.push(words::OVERPAID.with(lang, &[("n", &n), ("sum", &sum)]));
    }
    let (n, sum) = view.restated;
    if n > 0 {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("n", &n), ("sum", &sum)];
        notes.push(words::RESTATED.with(lang, &values));
    }
    match view.needs_head {
        Some(HeadNeeded::Above(above)) => notes.push(words::NEEDS_HEAD.with(lang, &[("above", &above)])),
        Some(HeadNeeded::NothingSet) => notes.push(words::NEEDS_HEAD_UNSET.get(lang).to_owned()),
        None => {}
    }
    if let Some(above) = view.needs_minute {
        notes.push(words::NEEDS_MINUTE.with(lang, &[("above", &above)]));
    }
    if let Some(sum) = view.together.filter(|_| view.needs_head != Some(HeadNeeded::NothingSet)) {
        notes.push(words::TOGETHER.with(lang, &[("sum", &sum)]));
    }
    notes.extend(view.nobody.as_ref().map(|nobody| format!("! {}", visible(&run_did::nobody(nobody, lang)))));
    if let Some(due) = view.row.due {
        let said = if view.row.overdue { words::OVERDUE } else { words::DUE };
        notes.push(said.with(lang, &[("due", &due)]));
    }
    if let Some((name, until)) = &view.no_release {
        notes.push(words::NO_RELEASE.with(lang, &[("name", &visible(name)), ("until", until)]));
    }
    for change in &view.astray {
        let what = run_told::say_all(&run_told::changed(change), lang);
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("seq", &change.seq), ("name", &visible(&change.name)), ("what", &what)];
        let said = if view.anew { words::ASTRAY_ANEW } else { words::ASTRAY };
        notes.push(said.with(lang, &values));
    }
    if view.row.tasks > 0 {
        notes.push(words::TASKS.with(lang, &[("n", &view.row.tasks)]));
    }
    if !view.digest.is_empty() {
        notes.push(words::DIGEST.with(lang, &[("digest", &view.digest)]));
    }
    if view.rates_changed {
        notes.push(words::RATES_CHANGED.get(lang).to_owned());
    }
    if let Some((name, digest)) = &view.file {
        notes.push(words::FILE.with(lang, &[("name", &visible(name)), ("digest", digest)]));
    }
    notes.extend(view.answers.iter().map(|answer| {
        let values: [(&str, &dyn std::fmt::Display); 8] = [
            ("on", &answer.on),
            ("name", &visible(&answer.name)),
            ("paid", &answer.paid),
            ("sum", &answer.paid_sum),
            ("failed", &answer.failed),
            ("differing", &answer.differing),
            ("by", &visible(&answer.by)),
            ("digest", &answer.digest),
        ];
        words::ANSWER.with(lang, &values)
    }));
    notes.extend(view.bank_total.map(|total| words::BANK_TOTAL.with(lang, &[("total", &total)])));
    notes
}

/// What the run takes of each fund and what is left then; where there is no budget, that nothing limits it, or that one is needed.
fn funds(desk: &Desk, view: &RunView, lang: Lang) -> Vec<String> {
    let mut told = Vec::new();
    for fund in &view.funds {
        let programme = programme_name(desk, &fund.programme, lang);
        let of: [(&str, &dyn std::fmt::Display); 2] = [("programme", &programme), ("year", &fund.year)];
        if fund.version.is_none() {
            let said = match fund.needed {
                Some(true) => words::BUDGET_NEEDED,
                Some(false) => words::BUDGET_NOT_NEEDED,
                None => words::BUDGET_NONE,
            };
            told.push(said.with(lang, &of));
        }
        for source in fund.sources.iter().filter(|of| of.takes.0 > 0) {
            let spent = [source.paid, source.reserved, source.takes];
            let left = i128::from(source.given.0) - spent.iter().map(|fen| i128::from(fen.0)).sum::<i128>();
            let name = ledger::source(source.source).get(lang);
            let values: [(&str, &dyn std::fmt::Display); 5] = [
                ("programme", &programme),
                ("source", &name),
                ("takes", &source.takes),
                ("left", &Total(left)),
                ("short", &Total(source.short())),
            ];
            let said = if source.short() > 0 { words::FUND_SHORT } else { words::FUND_TAKES };
            told.push(said.with(lang, &values));
        }
    }
    if !view.row.short.is_empty() {
        told.push(words::FUND_SHORT_HELP.get(lang).to_owned());
    }
    told
}

pub(super) fn compare(desk: &Desk, run: RunId, json: bool, out: &mut Out) -> Done {
    let view = view(desk, run, out.lang)?;
    if json {
        out.json(&RunJson::new(&view))?;
    } else {
        compared(&view, out)?;
    }
    Ok(Exit::Done)
}

fn compared(view: &RunView, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    match view.previous {
        Some(previous) => out.line(&words::COMPARED.with(lang, &[("previous", &previous)]))?,
        None => out.line(words::COMPARED_NONE.get(lang))?,
    }
    for (run, state, lines) in &view.beside {
        let state = run_words::state(*state).get(lang);
        out.line(&words::BESIDE.with(lang, &[("run", run), ("state", &state), ("lines", lines)]))?;
    }
    for (change, n, sum) in &view.changes {
        let change = run_words::change(*change).get(lang);
        out.line(&words::CHANGE.with(lang, &[("change", &change), ("n", n), ("sum", sum)]))?;
    }
    for (reason, n) in &view.reasons {
        let reason = run_words::reason(*reason).get(lang);
        out.line(&words::REASON.with(lang, &[("reason", &reason), ("n", n)]))?;
    }
    for line in put_off(view, lang) {
        out.line(&line)?;
    }
    if view.row.unexplained > 0 {
        out.line(&words::UNEXPLAINED.with(lang, &[("n", &view.row.unexplained)]))?;
    }
    Ok(())
}

/// What is left to a coming run and why, one line a reason.
pub(super) fn put_off(view: &RunView, lang: Lang) -> Vec<String> {
    let one = |(n, of): &(u32, PutOff)| {
        let why = run_words::put_off_why(of, lang);
        words::PUT_OFF.with(lang, &[("n", n), ("sum", &of.sum), ("why", &visible(&why))])
    };
    view.put_off.iter().map(one).collect()
}

pub(super) fn lines(
    desk: &Desk,
    (run, asked): (RunId, RunLinesAsked),
    (offset, limit): (usize, usize),
    json: bool,
    out: &mut Out,
) -> Done {
    let query = Query::RunLines { run, asked, offset, limit };
    let Answer::RunLines(page) = desk.query(query)? else { return Ok(Exit::Nothing) };
    let mut table = Table::new([Right, Left, Left, Left, Left, Right, Left, Left, Left, Left]);
    for row in &page.rows {
        if json {
            out.json(&RunLineJson::new(row))?;
        } else {
            table.row(line(desk, row, out.lang));
        }
    }
    table.print("", out)?;
    let sum = words::LINES.with(out.lang, &[("n", &page.total), ("sum", &page.sum)]);
    if page.rows.is_empty() {
        return out.nothing(&sum, json);
    }
    if !json {
        out.line(&sum)?;
    }
    Ok(Exit::Done)
}

fn line(desk: &Desk, row: &RunLineRow, lang: Lang) -> [String; 10] {
    let mut why = run_words::reasons(row, lang);
    why.extend(row.put_off.iter().map(|of| visible(&run_words::put_off_why(of, lang)).into_owned()));
    why.extend(row.last.map(|sum| run_words::LAST_TIME.with(lang, &[("sum", &sum)])));
    why.extend(Some(visible(&row.explained).into_owned()).filter(|words| !words.is_empty()));
    why.extend(Some(visible(&bank::said(&row.why, lang)).into_owned()).filter(|words| !words.is_empty()));
    why.extend(row.paid_on.map(|day| words::PAID_ON.with(lang, &[("day", &day)])));
    why.extend(row.says.as_ref().map(|(paid, failed)| match paid {
        Some(day) => words::SAYS_PAID.with(lang, &[("day", day)]),
        None => words::SAYS_FAILED.with(lang, &[("why", &visible(&bank::said(failed, lang)))]),
    }));
    why.extend(Some(visible(&row.left).into_owned()).filter(|words| !words.is_empty()));
    why.extend(
        row.claimed.as_ref().map(|claim| visible(&run_told::say(&run_told::claim(claim), lang)).into_owned()),
    );
    why.extend(row.refused.iter().flat_map(|of| {
        let told = run_told::refused(of, row.state != "open").into_iter();
        told.map(|one| visible(&run_told::say(&one, lang)).into_owned()).collect::<Vec<_>>()
    }));
    why.extend(row.account_now.and_then(|now| match now {
        AccountNow { from: Some(from), .. } => Some(words::ACCOUNT_FROM.with(lang, &[("from", &from)])),
        AccountNow { same: true, .. } => Some(words::ACCOUNT_SAME.get(lang).to_owned()),
        AccountNow { .. } => None,
    }));
    let months = match (row.parts.first(), row.parts.last()) {
        (Some(first), Some(last)) if first.0 != last.0 => format!("{}–{}", first.0, last.0),
        (Some(only), _) => only.0.to_string(),
        _ => String::new(),
    };
    [
        row.seq.to_string(),
        row.person.to_string(),
        visible(&row.name).into_owned(),
        programme_name(desk, &row.programme, lang),
        months,
        row.amount.to_string(),
        run_words::change(row.change).get(lang).to_owned(),
        run_words::line_state(row.state).get(lang).to_owned(),
        row.account.clone(),
        why.join(stops(lang).comma),
    ]
}

pub(super) fn changes(desk: &Desk, run: RunId, json: bool, out: &mut Out) -> Done {
    let Answer::RunChanges(rows) = desk.query(Query::RunChanges(run))? else { return Ok(Exit::Nothing) };
    for row in &rows {
        if json {
            out.json(&RunChangeJson::new(row))?;
            continue;
        }
        let lang = out.lang;
        let what = run_told::say_all(&run_told::changed(row), lang);
        let values: [(&str, &dyn std::fmt::Display); 4] =
            [("seq", &row.seq), ("person", &row.person), ("name", &visible(&row.name)), ("what", &what)];
        out.line(&words::CHANGED_SINCE.with(lang, &values))?;
    }
    if rows.is_empty() {
        return out.nothing(words::NONE_CHANGED.get(out.lang), json);
    }
    Ok(Exit::Done)
}

pub(super) fn settings(desk: &Desk) -> Result<Option<Box<RunSettings>>, Failure> {
    Ok(match desk.query(Query::RunRules)? {
        Answer::RunSettings(settings) => Some(settings),
        _ => None,
    })
}

pub(super) fn rules(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let Some(settings) = settings(desk)? else { return Ok(Exit::Nothing) };
    for row in &settings.rules {
        if json {
            out.json(&RunRuleJson::new(row))?;
            continue;
        }
        let lang = out.lang;
        let said = rules::said(&row.said, |id| programme_name(desk, id, lang), lang);
        let stands = match (&row.approved, row.dropped.or(row.ended)) {
            (_, Some(on)) if row.dropped.is_some() => words::RULE_DROPPED.with(lang, &[("on", &on)]),
            (_, Some(on)) => words::RULE_ENDED.with(lang, &[("on", &on)]),
            (Some((by, on)), None) => words::RULE_HOLDS.with(lang, &[("by", &visible(by)), ("on", on)]),
            (None, None) => words::RULE_OPEN.get(lang).to_owned(),
        };
        out.line(&format!(
            "{} {} {stands} {}",
            fit(&row.rule.to_string(), 5),
            visible(&said),
            visible(&row.basis)
        ))?;
    }
    if settings.rules.is_empty() {
        return out.nothing(words::NO_RULES.get(out.lang), json);
    }
    Ok(Exit::Done)
}

/// What the approval of an opening month would add.
pub(super) fn opening(desk: &Desk, rule: RunRuleId, json: bool, out: &mut Out) -> Done {
    let Answer::OpeningEffect(effect) = desk.query(Query::OpeningEffect(rule))? else {
        return Ok(Exit::Nothing);
    };
    if json {
        out.json(&OpeningJson::new(rule, &effect))?;
        return Ok(Exit::Done);
    }
    let lang = out.lang;
    let programme = programme_name(desk, &effect.programme, lang);
    let before = match effect.before {
        Some(month) => words::OPENING_BEFORE.with(lang, &[("month", &month)]),
        None => words::OPENING_NONE.get(lang).to_owned(),
    };
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("programme", &programme), ("month", &effect.month), ("before", &before)];
    out.line(&words::OPENING.with(lang, &values))?;
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("people", &effect.people), ("months", &effect.months), ("sum", &effect.sum)];
    out.line(&words::OPENING_ADDS.with(lang, &values))?;
    if let Some(takes) = &effect.takes {
        out.line(&visible(&rules::takes(takes, lang)))?;
    }
    Ok(Exit::Done)
}
