//! What must be heeded of a run, above its lines: first what keeps it from going on, whole and on rows of its own, then what deserves a look.

use super::other::words;
use crate::bureau::answer::{HeadNeeded, RunView};
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::Fen;
use crate::domain::ledger::FundShort;
use crate::domain::ledger::run::RunState;
use crate::locale::{fund_words, run_did, run_pane as say, run_told, run_words};
use crate::text::{width, wrap};

/// Most lines that are named where many changed since the freeze.
const MOST_NAMED: usize = 3;
/// Rows that the lines of a run keep, whatever stands above them.
const KEPT: u16 = 15;

/// It in rows as wide as the screen: as many as leave the lines their room.
pub fn heed_rows(view: &RunView, shared: &Shared) -> Vec<String> {
    let cols = columns(shared);
    let mut rows: Vec<String> = all(view, shared)
        .into_iter()
        .flat_map(|of| wrap(&format!("! {}", of.say(shared.lang)), cols))
        .collect();
    let most = usize::from(shared.geometry().body_rows.saturating_sub(KEPT)).max(3);
    if rows.len() > most {
        rows.truncate(most);
        if let Some(last) = rows.last_mut() {
            last.push('…');
        }
    }
    rows
}

/// It, what weighs most first.
fn all(view: &RunView, shared: &Shared) -> Vec<Words> {
    let row = &view.row;
    let nobody = view.nobody.as_ref().map(|nobody| Words::Data(run_did::nobody(nobody, shared.lang)));
    let led = sent_back(view).into_iter().chain(astray(view)).chain(nobody);
    let mut found: Vec<Words> = led.chain(short(view, shared)).chain(put_off(view, shared)).collect();
    let mut look = Vec::new();
    if row.unexplained > 0 {
        look.push(Words::with(say::UNEXPLAINED_N, &[("n", &row.unexplained)]));
    }
    if view.claims > 0 {
        look.push(Words::with(say::CLAIMS_N, &[("n", &view.claims)]));
    }
    let tasks = row.tasks.saturating_sub(view.claims);
    if tasks > 0 {
        look.push(Words::with(say::TASKS_N, &[("n", &tasks)]));
    }
    look.extend(no_release(view));
    let before = matches!(row.state, RunState::Draft | RunState::Frozen | RunState::Reviewed);
    match view.needs_head.filter(|_| before) {
        None => {}
        Some(HeadNeeded::NothingSet) => look.push(say::NEEDS_HEAD.into()),
        Some(HeadNeeded::Above(above)) => {
            let sum = view.together.unwrap_or(row.total);
            look.push(Words::with(say::NEEDS_HEAD_SUM, &[("sum", &sum), ("above", &above)]));
        }
    }
    if let Some(above) = view.needs_minute.filter(|_| before) {
        look.push(Words::with(say::MINUTE_AHEAD, &[("above", &above)]));
    }
    for (run, _, lines) in view.beside.iter().filter(|_| before) {
        look.push(Words::with(say::BESIDE, &[("run", run), ("lines", lines)]));
    }
    look.extend(overpaid(view));
    if view.restated.0 > 0 && before {
        look.push(Words::with(say::RESTATED, &[("n", &view.restated.0)]));
    }
    if !look.is_empty() {
        let joined: Vec<String> = look.iter().map(|one| one.say(shared.lang)).collect();
        found.push(Words::Data(joined.join("  ")));
    }
    found
}

/// That it was sent back, by whom and why, until it is worked out anew.
fn sent_back(view: &RunView) -> Option<Words> {
    let act = view.sent_back.as_ref()?;
    let values: [(&'static str, &dyn std::fmt::Display); 3] =
        [("by", &act.by), ("on", &act.on), ("reason", &act.reason)];
    Some(Words::with(say::SENT_BACK, &values))
}

/// That what was worked out does not hold any more: which lines, whose, what happened, and which way leads back.
fn astray(view: &RunView) -> Option<Words> {
    let named = view.astray.iter().take(MOST_NAMED).map(|change| {
        let what = run_told::changed(change).into_iter().map(words).collect();
        let values = vec![
            ("seq", Words::Data(change.seq.to_string())),
            ("name", Words::Data(change.name.clone())),
            ("what", Words::List(what)),
        ];
        Words::Filled(say::ASTRAY_LINE, values)
    });
    let mut each: Vec<Words> = named.collect();
    if each.is_empty() {
        return None;
    }
    let more = view.astray.len().saturating_sub(MOST_NAMED);
    if more > 0 {
        each.push(Words::with(say::ASTRAY_MORE, &[("n", &more)]));
    }
    let said = match view.row.state {
        RunState::Draft => say::ASTRAY_ANEW,
        RunState::Approved => say::ASTRAY_RECALL,
        _ => say::ASTRAY_BACK,
    };
    Some(Words::Filled(said, vec![("each", Words::List(each))]))
}

/// How many lines are left to a coming run before it is approved, what they come to, and why, where that is one reason that fits the row.
fn put_off(view: &RunView, shared: &Shared) -> Option<Words> {
    let before = matches!(view.row.state, RunState::Draft | RunState::Frozen | RunState::Reviewed);
    let n: u32 = view.put_off.iter().map(|(n, _)| *n).sum();
    if n == 0 || !before {
        return None;
    }
    let sum = Fen::total(view.put_off.iter().map(|(_, of)| of.sum));
    let why = match view.put_off.as_slice() {
        [(_, one)] => run_words::put_off_why(one, shared.lang),
        _ => String::new(),
    };
    let said = |why: &str| Words::with(say::PUT_OFF, &[("n", &n), ("sum", &sum), ("why", &why)]);
    let whole = said(&why);
    let fits = !why.is_empty() && width(&whole.say(shared.lang)) + 2 <= 2 * columns(shared);
    Some(if fits { whole } else { said(say::PUT_OFF_EACH.get(shared.lang)) })
}

/// Columns of a row.
fn columns(shared: &Shared) -> usize {
    usize::from(shared.size.cols.saturating_sub(3)).max(1)
}

/// Which funds do not cover it, and what helps.
pub(super) fn short(view: &RunView, shared: &Shared) -> Option<Words> {
    let named = view.row.short.iter().map(|one| {
        let programme = shared.programme(&one.programme).to_owned();
        FundShort { programme, ..one.clone() }
    });
    let named: Vec<FundShort> = named.collect();
    let each = fund_words::each(&named, shared.lang);
    (!named.is_empty()).then(|| Words::with(say::FUNDS_SHORT, &[("each", &each)]))
}

/// That nothing is released for a time.
pub(super) fn no_release(view: &RunView) -> Option<Words> {
    let (name, until) = view.no_release.as_ref()?;
    Some(Words::with(say::NO_RELEASE, &[("name", name), ("until", until)]))
}

/// What had been paid too much when it was worked out: what it takes off of that and by which decision, and what is left. Once it is with
/// the bank that is told where it is dealt with.
pub(super) fn overpaid(view: &RunView) -> Option<Words> {
    let (cases, sum) = view.overpaid;
    let state = view.row.state;
    let before =
        matches!(state, RunState::Draft | RunState::Frozen | RunState::Reviewed | RunState::Approved);
    if cases == 0 || !before {
        return None;
    }
    if view.set_off.is_empty() {
        return Some(Words::with(say::OVERPAID, &[("n", &cases), ("sum", &sum)]));
    }
    let each = view
        .set_off
        .iter()
        .map(|(recovery, taken)| Words::with(say::SETS_OFF, &[("recovery", recovery), ("sum", taken)]));
    let taken = view.set_off.iter().try_fold(sum, |left, (_, taken)| left.minus(*taken));
    let data = |value: &dyn std::fmt::Display| Words::Data(value.to_string());
    let left = taken.unwrap_or_default();
    let values = vec![
        ("n", data(&cases)),
        ("sum", data(&sum)),
        ("each", Words::List(each.collect())),
        ("left", data(&left)),
    ];
    Some(Words::Filled(say::OVERPAID_SET_OFF, values))
}
