//! `honordesk ledger explain`: what is due to a person for a month, step by step, as it was known on a day.

use super::context::Desk;
use super::exit::{Done, Exit};
use super::json::ExplainJson;
use super::out::Out;
use super::standing_args::ExplainArgs;
use crate::bureau::{Answer, Query};
use crate::console::entitled;
use crate::locale::entitled as say;

pub(super) fn run(desk: &Desk, args: &ExplainArgs, out: &mut Out) -> Done {
    let known = args.known.unwrap_or(desk.moment.today);
    let month = args.month.unwrap_or_else(|| known.month());
    let query = Query::Entitlement { person: args.person, month, known };
    let Answer::Entitlement(view) = desk.query(query)? else { return Ok(Exit::Nothing) };
    let tables = desk.bureau.reference();
    if args.json {
        out.json(&ExplainJson::new(&view, tables, out.lang))?;
    } else {
        out.line(&say::AS_KNOWN.with(out.lang, &[("person", &args.person), ("known", &known)]))?;
        if view.on_record {
            for (depth, words) in entitled::lines(tables, &view.due, month) {
                out.line(&format!("{:depth$}{}", "", words.say(out.lang), depth = depth * 2))?;
            }
        } else {
            out.line(say::NOT_ON_RECORD.get(out.lang))?;
        }
    }
    Ok(if view.on_record && view.due.missing.is_empty() { Exit::Done } else { Exit::Nothing })
}
