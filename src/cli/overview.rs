//! `honordesk overview`: the bureau at a glance, every figure with the filter that gives its people.

use super::args::{Global, OverviewArgs};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::OverviewJson;
use super::out::Out;
use crate::bureau::{Answer, Query};
use crate::locale::overview as words;

pub(super) fn run(args: &OverviewArgs, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let desk = context::open(global, out.lang, Need::Read, host)?;
    desk.bureau.build_index().map_err(|why| Failure::refused(&why, out.lang))?;
    let done = show(&desk, args.json, out);
    desk.close(done, out)
}

fn show(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let Answer::Overview(overview) = desk.query(Query::Overview)? else { return Ok(Exit::Nothing) };
    let shown = OverviewJson::new(&overview, out.lang, desk.bureau.reference());
    if json {
        out.json(&shown)?;
        return Ok(Exit::Done);
    }
    if let Some((living, dead)) = overview.people {
        out.line(&words::PEOPLE.with(out.lang, &[("living", &living), ("dead", &dead)]))?;
    }
    for (chart, kind) in shown.charts.iter().zip(overview.charts.iter().map(|c| c.kind)) {
        out.line(words::chart(kind).get(out.lang))?;
        for bar in &chart.bars {
            let what = bar.filter.as_deref().unwrap_or(&bar.of);
            out.line(&format!("  {what}  {}", bar.n))?;
        }
    }
    Ok(Exit::Done)
}
