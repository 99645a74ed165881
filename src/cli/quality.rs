//! `honordesk quality`: what is wrong with the register as a whole.

use super::args::{Global, QualitySub};
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::PairJson;
use super::out::{Out, progress};
use crate::bureau::answer::Duplicates;
use crate::locale::quality as words;

pub(super) fn run(sub: &QualitySub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let desk = context::open(global, out.lang, Need::Read, host)?;
    let done = match sub {
        QualitySub::Duplicates { limit, json } => duplicates(&desk, usize::from(*limit), *json, out),
    };
    desk.close(done, out)
}

fn duplicates(desk: &Desk, limit: usize, json: bool, out: &mut Out) -> Done {
    let asking = context::asking(Some(desk.session.clone()), desk.moment, out.lang)?;
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
    Ok(if found.pairs.is_empty() { Exit::Nothing } else { Exit::Done })
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
