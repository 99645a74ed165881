//! `honordesk journal list`: who did what, when, about what; the newest first.

use super::args::{Global, JournalArgs, JournalSub};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::JournalJson;
use super::out::Out;
use super::programme::programme_name;
use crate::bureau::answer::JournalLine;
use crate::bureau::query::JournalFilter;
use crate::bureau::{Answer, Query, Refusal, What};
use crate::domain::StaffId;
use crate::locale::{Lang, journal as words, words as labels};
use crate::text::{fit, fit_left, visible};

pub(super) fn run(sub: &JournalSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let JournalSub::List(args) = sub;
    let desk = context::open(global, out.lang, Need::Audit, host)?;
    let done = list(&desk, args, out);
    desk.close(done, out)
}

fn list(desk: &Desk, args: &JournalArgs, out: &mut Out) -> Done {
    let staff = args.staff.as_deref().map(|login| who(desk, login, out.lang)).transpose()?;
    let filter = JournalFilter { from: args.from, to: args.to, staff, person: args.person };
    let mut before = args.before;
    let mut left = args.limit as usize;
    let mut shown = false;
    // An answer may be short and still go on: the journal is read in bounded parts.
    while left > 0 {
        let Answer::Journal(page) = desk.query(Query::Journal { filter, before, limit: left })? else {
            break;
        };
        for line in &page.lines {
            print(desk, line, args.json, out)?;
        }
        left = left.saturating_sub(page.lines.len());
        shown |= !page.lines.is_empty();
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    if shown { Ok(Exit::Done) } else { out.none(args.json) }
}

/// The one whose login, or number, this is.
fn who(desk: &Desk, login: &str, lang: Lang) -> Result<StaffId, Failure> {
    let Answer::Staff(rows) = desk.query(Query::Staff)? else {
        return Err(Failure::refused(&Refusal::NotFound(What::Staff), lang));
    };
    let row = rows.iter().find(|row| row.login == login || row.id.to_string() == login);
    row.map(|row| row.id).ok_or_else(|| Failure::refused(&Refusal::NotFound(What::Staff), lang))
}

fn print(desk: &Desk, line: &JournalLine, json: bool, out: &mut Out) -> Result<(), Failure> {
    if json {
        return out.json(&JournalJson::new(line));
    }
    let lang = out.lang;
    let what = &line.what;
    let programme = |id: &str| programme_name(desk, id, lang);
    let cells = [
        fit_left(&what.seq.to_string(), 8),
        fit(&labels::clock_time(what.at_ms), 16),
        fit(&visible(&what.by), 14),
        fit(&what.object, 9),
        visible(&words::happened(what, programme, lang)).into_owned(),
    ];
    out.line(cells.join(" ").trim_end())
}
