//! `honordesk ledger budget forecast` and `statement`: the year ahead of every programme, and what one source gave and paid.

use super::budget_args::{ForecastArgs, StatementArgs};
use super::context::Desk;
use super::exit::{Done, Exit, Failure};
use super::json::{ForecastJson, FundStatementJson};
use super::out::Out;
use super::programme::{programme_id, programme_name};
use crate::bureau::answer::{ForecastMonth, ForecastRow, FundStatement};
use crate::bureau::query::FundAsked;
use crate::bureau::{Answer, Query};
use crate::domain::{Fen, Month, Total};
use crate::locale::{Lang, fund_words as say, ledger};
use crate::text::{fit, fit_left, visible, width};

pub(super) fn forecast(desk: &Desk, args: &ForecastArgs, out: &mut Out) -> Done {
    let year = args.year.unwrap_or_else(|| u16::try_from(desk.moment.today.year()).unwrap_or_default());
    let Answer::Forecast(found) = desk.query(Query::Forecast { year })? else { return Ok(Exit::Nothing) };
    let only = args.programme.as_ref().map(|typed| programme_id(desk, typed));
    let rows: Vec<&ForecastRow> =
        found.rows.iter().filter(|row| only.as_ref().is_none_or(|only| *only == row.programme)).collect();
    if rows.is_empty() {
        return out.nothing(&say::NOTHING_AHEAD.with(out.lang, &[("year", &year)]), args.json);
    }
    for row in &rows {
        if args.json {
            out.json(&ForecastJson::new(year, row))?;
        } else {
            told(desk, year, row, out)?;
        }
    }
    if !args.json {
        out.line(say::CARRIED_ON.get(out.lang))?;
    }
    Ok(Exit::Done)
}

fn told(desk: &Desk, year: u16, row: &ForecastRow, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let sum = |of: fn(&ForecastMonth) -> Fen| Total(row.months.iter().map(|m| i128::from(of(m).0)).sum());
    let programme = programme_name(desk, &row.programme, lang);
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("year", &year),
        ("programme", &programme),
        ("paid", &sum(|m| m.paid)),
        ("reserved", &sum(|m| m.reserved)),
        ("expected", &sum(|m| m.expected)),
    ];
    out.line(&say::YEAR_LINE.with(lang, &values))?;
    let heads = [say::MONTH, say::PAID, say::RESERVED, say::EXPECTED, say::PEOPLE, say::JOIN, say::LEAVE];
    let mut table: Vec<Vec<String>> = vec![heads.iter().map(|head| head.get(lang).to_owned()).collect()];
    table.extend(row.months.iter().map(|m| {
        let counts =
            [m.people, m.joins, m.leaves].map(|n| if n == 0 { "—".to_owned() } else { n.to_string() });
        let money = [m.paid, m.reserved, m.expected]
            .map(|fen| if fen.0 == 0 { "—".to_owned() } else { fen.to_string() });
        std::iter::once(m.month.to_string()).chain(money).chain(counts).collect()
    }));
    grid(&table, 1, out)?;
    for said in notes(row, lang) {
        out.line(&format!("  {said}"))?;
    }
    Ok(())
}

/// When each source runs out or what it has left, and what the forecast does not hold.
fn notes(row: &ForecastRow, lang: Lang) -> Vec<String> {
    let mut told = Vec::new();
    if row.version.is_none() {
        told.push(say::NO_BUDGET.get(lang).to_owned());
    }
    for of in &row.sources {
        let source = ledger::source(of.source).get(lang);
        told.push(match of.runs_out {
            Some(month) => {
                let short = Total(-of.left());
                say::RUNS_OUT.with(lang, &[("source", &source), ("month", &month), ("short", &short)])
            }
            None => say::LASTS.with(lang, &[("source", &source), ("left", &Total(of.left()))]),
        });
    }
    if row.untold > 0 {
        told.push(say::UNTOLD.with(lang, &[("n", &row.untold)]));
    }
    if !row.works_out {
        told.push(say::BOOKED_ONLY.get(lang).to_owned());
    } else if !row.opened {
        told.push(say::NOT_OPENED.get(lang).to_owned());
    }
    told
}

pub(super) fn statement(desk: &Desk, args: &StatementArgs, out: &mut Out) -> Done {
    let today = desk.moment.today;
    let year = args.year.unwrap_or_else(|| u16::try_from(today.year()).unwrap_or_default());
    let month = |of| Month::new(year.into(), of).unwrap_or(today.month());
    let from = args.from.unwrap_or_else(|| month(1));
    let until = args.until.unwrap_or_else(|| month(12).min(today.month()).max(from));
    let programme = args.programme.as_ref().map(|typed| programme_id(desk, typed));
    let asked = FundAsked { year, source: args.source, programme, from, until };
    let Answer::FundStatement(found) = desk.query(Query::FundStatement(asked))? else {
        return Ok(Exit::Nothing);
    };
    if args.json {
        out.json(&FundStatementJson::new(&found))?;
    } else {
        sheet(desk, &found, out)?;
    }
    Ok(if found.lines.is_empty() { Exit::Nothing } else { Exit::Done })
}

fn sheet(desk: &Desk, of: &FundStatement, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let source = ledger::source(of.asked.source).get(lang);
    let values: [(&str, &dyn std::fmt::Display); 4] =
        [("year", &of.asked.year), ("source", &source), ("from", &of.asked.from), ("until", &of.asked.until)];
    out.line(&say::STATEMENT_HEAD.with(lang, &values))?;
    let heads = [say::DAY, say::PROGRAMME, say::WHAT, say::AMOUNT, say::BALANCE];
    let mut table: Vec<Vec<String>> = vec![heads.iter().map(|head| head.get(lang).to_owned()).collect()];
    table.push(vec![
        String::new(),
        String::new(),
        say::OPENING.get(lang).to_owned(),
        String::new(),
        of.opening.to_string(),
    ]);
    table.extend(of.lines.iter().map(|line| {
        vec![
            line.on.to_string(),
            programme_name(desk, &line.programme, lang),
            visible(&say::event(&line.event, lang)).into_owned(),
            line.amount.to_string(),
            line.balance.to_string(),
        ]
    }));
    grid(&table, 3, out)?;
    if of.reserved.0 != 0 {
        let left = Total(i128::from(of.closing.0) - i128::from(of.reserved.0));
        out.line(&say::KEPT.with(lang, &[("kept", &of.reserved), ("left", &left)]))?;
    }
    if of.over {
        out.line(say::YEAR_OVER.get(lang))?;
    }
    Ok(())
}

/// A table whose columns are as wide as what stands in them; the first `left` of them begin at the left.
fn grid(table: &[Vec<String>], left: usize, out: &mut Out) -> Result<(), Failure> {
    let cols = table.iter().map(Vec::len).max().unwrap_or_default();
    let wide = |at: usize| table.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max();
    let widths: Vec<usize> = (0..cols).map(|at| wide(at).unwrap_or_default()).collect();
    for row in table {
        let cells = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(at, (cell, cols))| if at < left { fit(cell, *cols) } else { fit_left(cell, *cols) });
        out.line(format!("  {}", cells.collect::<Vec<_>>().join("  ")).trim_end())?;
    }
    Ok(())
}
