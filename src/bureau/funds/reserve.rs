//! What approved runs keep of the funds. A run is refused that keeps more than is there; what the bank paid is booked in any case.

use crate::bureau::answer::{RunFund, RunFundSource};
use crate::bureau::funds::read::{in_force, paid};
use crate::bureau::refusal::Refusal;
use crate::bureau::runs;
use crate::bureau::stop::Stop;
use crate::domain::ledger::run::{Run, RunLine, RunState};
use crate::domain::ledger::{Budget, FundShort, FundSource, Reserve, add_parts, of_source, shorts};
use crate::domain::{Date, Fen, RunId};
use crate::store::{Keys, Reading, Writer};

/// What runs keep of the funds of a programme and year, all of them or all but one.
pub fn reserved(
    r: &impl Reading,
    (year, programme): (u16, &str),
    but: Option<RunId>,
) -> Result<Vec<(FundSource, Fen)>, Stop> {
    let mut sums = Vec::new();
    for row in r.scan::<Reserve>(..)? {
        let row = row?;
        if row.year == year && row.programme == programme && Some(row.run) != but {
            add_parts(&mut sums, &row.held);
        }
    }
    Ok(sums)
}

/// Puts on record what a run keeps of the funds, as it and its lines stand now.
pub fn hold(w: &mut Writer<'_>, run: &Run) -> Result<(), Stop> {
    let year = run.fund_year().filter(|_| run.keeps_funds());
    let lines = if year.is_some() { runs::all_lines(w, run.id)? } else { Vec::new() };
    for programme in &run.programmes {
        let key = Keys::reserve(run.id, programme);
        let budget = year.map(|year| in_force(w, year, programme)).transpose()?.flatten();
        match budget.and_then(|budget| Reserve::of(run.id, &budget, &lines)) {
            Some(reserve) => w.put(&reserve)?,
            None => {
                if w.has::<Reserve>(&key)? {
                    w.delete::<Reserve>(&key)?;
                }
            }
        }
    }
    Ok(())
}

/// Refuses when the funds of a day do not cover what a run keeps of them beside all that was paid and is under way.
pub fn require_room(r: &impl Reading, run: &Run) -> Result<(), Stop> {
    let Some(day) = run.released_on() else { return Ok(()) };
    let mut lacking = Vec::new();
    for programme in &run.programmes {
        let Some(budget) = in_force(r, year_of(day), programme)? else {
            require_budget(r, day, programme)?;
            continue;
        };
        let kept: Option<Reserve> = r.get(&Keys::reserve(run.id, programme))?;
        let asked = kept.map(|row| row.held).unwrap_or_default();
        lacking.extend(overspent(r, &budget, Some(&asked))?);
    }
    if lacking.is_empty() { Ok(()) } else { Err(Refusal::FundShort(lacking).into()) }
}

/// Where more was paid and is under way than a budget gives; of the sources in `asked` alone, if some are.
pub fn overspent(
    r: &impl Reading,
    budget: &Budget,
    asked: Option<&[(FundSource, Fen)]>,
) -> Result<Vec<FundShort>, Stop> {
    let of = (budget.year, budget.programme.as_str());
    let (paid, reserved) = (paid(r, of.0, of.1)?, reserved(r, of, None)?);
    let spent = |source| i128::from(paid.of(source).0) + i128::from(of_source(&reserved, source).0);
    Ok(shorts(budget, spent, asked))
}

/// Refuses where the place pays nothing without a budget.
pub fn require_budget(r: &impl Reading, day: Date, programme: &str) -> Result<(), Stop> {
    if runs::rules_in_force(r)?.needs_budget(day) == Some(true) {
        return Err(Refusal::NoBudget { year: year_of(day), programme: programme.to_owned() }.into());
    }
    Ok(())
}

/// The same of what is booked on a day, entered on another one: what binds today is not got round by an earlier day. Where this year has
/// a budget, money is not paid beside it in a year that has none.
pub fn require_budget_of(
    r: &impl Reading,
    (booked, today): (Date, Date),
    programme: &str,
) -> Result<(), Stop> {
    let (year, now) = (year_of(booked), year_of(today));
    if runs::rules_in_force(r)?.needs_budget(today) == Some(true) {
        return Err(Refusal::NoBudget { year, programme: programme.to_owned() }.into());
    }
    require_budget(r, booked, programme)?;
    if year != now && in_force(r, now, programme)?.is_some() {
        return Err(Refusal::NoBudgetThen { year, programme: programme.to_owned(), now }.into());
    }
    Ok(())
}

/// The day whose budgets a run is of: that of its release, and today while it is not with the bank.
fn budget_day(run: &Run, today: Date) -> Date {
    let released = run.released_on().filter(|_| run.state != RunState::Approved);
    released.unwrap_or(today)
}

/// Whether a programme of a run has a budget in the year that it is of.
pub fn any_budget(r: &impl Reading, run: &Run, today: Date) -> Result<bool, Stop> {
    let year = year_of(budget_day(run, today));
    for programme in &run.programmes {
        if in_force(r, year, programme)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What the lines of a draft would keep of the budgets of a day.
pub fn asked(r: &impl Reading, run: &Run, lines: &[RunLine], today: Date) -> Result<Vec<Reserve>, Stop> {
    let mut asks = Vec::new();
    for programme in &run.programmes {
        let budget = in_force(r, year_of(today), programme)?;
        asks.extend(budget.and_then(|budget| Reserve::of(run.id, &budget, lines)));
    }
    Ok(asks)
}

/// What a run keeps or would keep of a budget: as it was split by it already, otherwise line by line.
fn takes(
    r: &impl Reading,
    run: &Run,
    budget: &Budget,
    lines: Option<&[RunLine]>,
) -> Result<Vec<(FundSource, Fen)>, Stop> {
    let split = if run.keeps_funds() {
        r.get::<Reserve>(&Keys::reserve(run.id, &budget.programme))?
    } else {
        run.asks.iter().find(|ask| ask.programme == budget.programme).cloned()
    };
    let by_it = |row: &Reserve| (row.year, row.version) == (budget.year, budget.version);
    let split = match (split.filter(by_it), lines) {
        (Some(split), _) => Some(split),
        (None, Some(lines)) => Reserve::of(run.id, budget, lines),
        (None, None) => Reserve::of(run.id, budget, &runs::all_lines(r, run.id)?),
    };
    Ok(split.map(|row| row.held).unwrap_or_default())
}

/// How the funds stand to what a run pays or would pay; `lines` are its own, where they are read already.
pub fn of_run(
    r: &impl Reading,
    run: &Run,
    lines: Option<&[RunLine]>,
    today: Date,
) -> Result<Vec<RunFund>, Stop> {
    let day = budget_day(run, today);
    let year = year_of(day);
    let needed = runs::rules_in_force(r)?.needs_budget(day);
    let mut found = Vec::new();
    for programme in &run.programmes {
        let budget = in_force(r, year, programme)?;
        let mut sources = Vec::new();
        if let Some(budget) = &budget {
            let mine = takes(r, run, budget, lines)?;
            sources = sources_of(r, budget, &mine, Some(run.id))?;
        }
        let version = budget.map(|budget| budget.version);
        found.push(RunFund { year, programme: programme.clone(), version, needed, sources });
    }
    Ok(found)
}

/// How the funds of today stand to a payment that is to be made of a programme.
pub fn of_payment(r: &impl Reading, programme: &str, amount: Fen, today: Date) -> Result<RunFund, Stop> {
    let year = year_of(today);
    let needed = runs::rules_in_force(r)?.needs_budget(today);
    let budget = in_force(r, year, programme)?;
    let sources = match &budget {
        Some(budget) => sources_of(r, budget, &budget.split(amount), None)?,
        None => Vec::new(),
    };
    let version = budget.map(|budget| budget.version);
    Ok(RunFund { year, programme: programme.to_owned(), version, needed, sources })
}

/// Each source of a budget: given, paid, kept for all runs but one, and what `takes` takes of it.
fn sources_of(
    r: &impl Reading,
    budget: &Budget,
    takes: &[(FundSource, Fen)],
    but: Option<RunId>,
) -> Result<Vec<RunFundSource>, Stop> {
    let of = (budget.year, budget.programme.as_str());
    let (others, paid) = (reserved(r, of, but)?, paid(r, of.0, of.1)?);
    let sources = budget.grants.iter().map(|grant| RunFundSource {
        source: grant.source,
        given: grant.amount,
        paid: paid.of(grant.source),
        reserved: of_source(&others, grant.source),
        takes: of_source(takes, grant.source),
    });
    Ok(sources.collect())
}

fn year_of(day: Date) -> u16 {
    u16::try_from(day.year()).unwrap_or_default()
}
