//! `honordesk quality`: what is wrong with the register as a whole.

use super::args::{Global, QualitySub};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::{GapRowJson, PairJson};
use super::out::{Out, progress};
use crate::bureau::answer::Duplicates;
use crate::bureau::{Answer, Query};
use crate::domain::Division;
use crate::domain::person::Gap;
use crate::locale::quality as words;
use crate::text::fit;

pub(super) fn run(sub: &QualitySub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let desk = context::open(global, out.lang, Need::Read, host)?;
    let done = match sub {
        QualitySub::Gaps { json } => gaps(&desk, *json, out),
        QualitySub::Duplicates { limit, json } => duplicates(&desk, usize::from(*limit), *json, out),
    };
    desk.close(done, out)
}

/// A line for each town, and one for everybody.
fn gaps(desk: &Desk, json: bool, out: &mut Out) -> Done {
    let lang = out.lang;
    desk.bureau.build_index().map_err(|why| Failure::refused(&why, lang))?;
    let Answer::Gaps(table) = desk.query(Query::Gaps)? else { return Ok(Exit::Nothing) };
    let rows = std::iter::once((true, table.all())).chain(table.rows.iter().map(|row| (false, row.clone())));
    if !json {
        let heads: Vec<String> = Gap::ALL.iter().map(|g| fit(words::gap_short(*g).get(lang), 7)).collect();
        let (town, people) = (words::COL_TOWN.get(lang), words::COL_PEOPLE.get(lang));
        out.line(format!("{} {} {}", fit(town, 16), fit(people, 7), heads.join(" ")).trim_end())?;
    }
    for (all, row) in rows {
        if json {
            out.json(&GapRowJson::new(all, &row))?;
            continue;
        }
        let divisions = &desk.bureau.reference().divisions;
        let name = match row.town {
            _ if all => words::EVERYWHERE.get(lang).to_owned(),
            None => words::PLACE_UNKNOWN.get(lang).to_owned(),
            Some(code) => divisions.get(code).map_or_else(|| code.to_string(), Division::short_name),
        };
        let counts: Vec<String> = row.missing.iter().map(|n| fit(&n.to_string(), 7)).collect();
        out.line(
            format!("{} {} {}", fit(&name, 16), fit(&row.people.to_string(), 7), counts.join(" ")).trim_end(),
        )?;
    }
    Ok(Exit::Done)
}

fn duplicates(desk: &Desk, limit: usize, json: bool, out: &mut Out) -> Done {
    let asking = context::asking(Some(desk.session.clone()), desk.real, out.lang)?;
    let lang = out.lang;
    let mut go_on = |done: u64, of: u64| {
        progress(&words::COMPARING.with(lang, &[("percent", &(100 * done / of.max(1)))]), done == of);
        true
    };
    let found = desk.bureau.duplicates(&asking, limit, &mut go_on);
    let found = found.map_err(|why| Failure::refused(&why, lang))?;
    if json {
        for pair in &found.pairs {
            out.json(&PairJson::new(pair))?;
        }
    } else {
        table(&found, out)?;
    }
    match found.pairs.is_empty() {
        true if json => out.none(json),
        true => Ok(Exit::Nothing),
        false => Ok(Exit::Done),
    }
}

fn table(found: &Duplicates, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    for pair in &found.pairs {
        let [one, other] = &pair.sides;
        out.line(&format!("{:>4}  {}", pair.points, words::evidences(&pair.evidence, lang)))?;
        for side in [one, other] {
            out.line(&format!("      {}", words::side(side, lang)))?;
        }
    }
    let (n, total, shown) = (found.compared, found.total, found.pairs.len());
    let mut said = if total == 0 {
        words::NO_DUPLICATES.with(lang, &[("n", &n)])
    } else if shown < total {
        words::DUPLICATES_SHOWN.with(lang, &[("n", &n), ("total", &total), ("shown", &shown)])
    } else {
        words::DUPLICATES.with(lang, &[("n", &n), ("total", &total)])
    };
    if found.distinct > 0 {
        said.push_str(&words::LEFT_OUT.with(lang, &[("n", &found.distinct)]));
    }
    out.line(&said)
}
