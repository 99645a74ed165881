//! What is shown of rates, proposals and settings.

use super::tables::{own_rates, place_rules};
use crate::bureau::answer::{ProposalRow, ProposalView, RateBlock, RateFrom, RateLine, SettingLine};
use crate::bureau::journal;
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::ledger::{
    Cell, Course, Entitler, OwnRate, Per, PlaceKey, PlaceRule, PlaceRules, Programme, ProposalId,
    ProposalState, Rate, RateAnswer, RateProposal, SettingProposal,
};
use crate::domain::{Date, Fen, Month};
use crate::store::{Keys, Reading};

/// Most proposals of one list.
const MOST_PROPOSALS: usize = 200;

/// The figures that hold on a day as known on the business date, of one programme or of all that take figures.
pub fn in_force(
    r: &impl Reading,
    scene: Scene<'_>,
    on: Date,
    programme: Option<&str>,
) -> Result<Vec<RateBlock>, Stop> {
    let tables = scene.reference;
    if let Some(id) = programme.filter(|id| !tables.knows_programme(id)) {
        return Err(Refusal::NoSuchProgramme(id.to_owned()).into());
    }
    let known = scene.asking.moment.today;
    let own = own_rates(r)?;
    let place = place_rules(r)?;
    let entitler = Entitler::new(tables.money(&own, &place), known);
    let asked = |p: &&Programme| programme.is_none_or(|id| p.id == id) && tables.rates.takes_figures(p);
    let block = |p: &Programme| {
        let cells = tables.rates.cells(p);
        let published = cells.iter().flat_map(|cell| published(scene, cell, on));
        let mut lines: Vec<RateLine> = of_own(scene, &own, &p.id, (on, known)).chain(published).collect();
        lines.sort_by_key(|line| order(scene, &line.cell));
        RateBlock {
            programme: p.id.clone(),
            form: tables.rates.form(&p.id),
            lacking: cells.iter().filter(|cell| !entitler.has_figure(cell, on)).count(),
            lines,
        }
    };
    Ok(tables.programmes.all().iter().filter(asked).map(block).collect())
}

/// The order of the tables: by grade and nature, or by group.
fn order(scene: Scene<'_>, cell: &Cell) -> (Option<u8>, Option<u8>, Option<usize>) {
    let group = cell.group.as_ref().and_then(|code| scene.reference.groups.place(code));
    (cell.grade, cell.nature.map(|nature| nature as u8), group)
}

/// The figures of the bureau's own that hold, each cell's once.
fn of_own<'a>(
    scene: Scene<'a>,
    own: &'a [OwnRate],
    programme: &'a str,
    (on, known): (Date, Date),
) -> impl Iterator<Item = RateLine> + 'a {
    let mut cells: Vec<(Cell, &str)> = Vec::new();
    for row in own.iter().filter(|row| row.programme == programme) {
        let cell = (row.cell(), row.standard.as_str());
        if !cells.contains(&cell) {
            cells.push(cell);
        }
    }
    cells.into_iter().filter_map(move |(cell, standard)| {
        let row = OwnRate::in_force(own, (&cell, standard), on, known)?;
        if row.cell() != cell {
            return None;
        }
        Some(RateLine {
            figure: row.amount?,
            per: row.per,
            each_year: row.each_year,
            effective: row.effective,
            changed: changed(scene, &cell, on, row.effective),
            from: RateFrom::Own {
                standard: row.standard.clone(),
                notice: row.notice.clone(),
                known: row.known,
            },
            cell,
        })
    })
}

/// The published figures of a cell.
fn published(scene: Scene<'_>, cell: &Cell, on: Date) -> Vec<RateLine> {
    let line = |rate: Rate| RateLine {
        cell: cell.clone(),
        figure: rate.published,
        per: rate.per,
        each_year: rate.each_year,
        effective: rate.effective,
        changed: changed(scene, cell, on, rate.effective),
        from: RateFrom::Published { standard: rate.standard, sources: rate.sources },
    };
    scene.reference.rates.published(cell, on).into_iter().map(line).collect()
}

/// The day after `since` on which the national figure changed, by `on`.
fn changed(scene: Scene<'_>, cell: &Cell, on: Date, since: Date) -> Option<Date> {
    let day = match scene.reference.rates.national(cell, on) {
        RateAnswer::Unknown { changed, .. } => changed,
        RateAnswer::Known(rate) => Some(rate.effective),
        _ => None,
    };
    day.filter(|day| *day > since)
}

/// Proposals of both kinds, newest first; those that wait, or all.
pub fn proposals(r: &impl Reading, scene: Scene<'_>, waiting: bool) -> Result<Vec<ProposalRow>, Stop> {
    let wanted = |course: &Course| !waiting || course.state == ProposalState::Proposed;
    let mut rows = Vec::new();
    let mut left = MOST_PROPOSALS;
    for proposal in r.scan::<RateProposal>(..)?.rev() {
        let proposal = proposal?;
        if left > 0 && wanted(&proposal.course) {
            left -= 1;
            rows.push(row_of_rates(r, scene, &proposal)?);
        }
    }
    let mut left = MOST_PROPOSALS;
    for proposal in r.scan::<SettingProposal>(..)?.rev() {
        let proposal = proposal?;
        if left > 0 && wanted(&proposal.course) {
            left -= 1;
            rows.push(row_of_settings(r, scene, &proposal)?);
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.state == ProposalState::Proposed, row.on)));
    Ok(rows)
}

fn row_of_rates(r: &impl Reading, scene: Scene<'_>, proposal: &RateProposal) -> Result<ProposalRow, Stop> {
    let mut programmes: Vec<String> = Vec::new();
    for row in &proposal.rows {
        if !programmes.contains(&row.programme) {
            programmes.push(row.programme.clone());
        }
    }
    let base = row(r, scene, ProposalId::Rates(proposal.id), &proposal.course)?;
    Ok(ProposalRow {
        notice: proposal.rows.first().map(|row| row.notice.clone()).unwrap_or_default(),
        programmes,
        rows: proposal.rows.len(),
        effective: proposal.rows.iter().map(|row| row.effective).min(),
        ..base
    })
}

fn row_of_settings(
    r: &impl Reading,
    scene: Scene<'_>,
    proposal: &SettingProposal,
) -> Result<ProposalRow, Stop> {
    let base = row(r, scene, ProposalId::Settings(proposal.id), &proposal.course)?;
    Ok(ProposalRow {
        notice: proposal.rows.first().map(|row| row.basis.clone()).unwrap_or_default(),
        keys: proposal.rows.iter().map(|row| row.key).collect(),
        rows: proposal.rows.len(),
        effective: proposal.rows.iter().map(|row| row.from.first_day()).min(),
        ..base
    })
}

fn row(r: &impl Reading, scene: Scene<'_>, id: ProposalId, course: &Course) -> Result<ProposalRow, Stop> {
    let ended = course.ended.map(|(who, on)| Ok::<_, Stop>((journal::staff_name(r, who)?, on)));
    Ok(ProposalRow {
        id,
        version: course.version,
        state: course.state,
        by: journal::staff_name(r, course.by)?,
        on: course.on,
        own: course.by == scene.staff.id,
        ended: ended.transpose()?,
        despite: course.despite.clone(),
        reason: course.reason.clone(),
        notice: String::new(),
        programmes: Vec::new(),
        keys: Vec::new(),
        rows: 0,
        effective: None,
    })
}

/// One proposal, each row beside what held before it.
pub fn proposal(r: &impl Reading, scene: Scene<'_>, id: ProposalId) -> Result<ProposalView, Stop> {
    match id {
        ProposalId::Rates(id) => {
            let found: Option<RateProposal> = r.get(&Keys::rate_proposal(id))?;
            let proposal = found.ok_or(Refusal::NotFound(What::Proposal))?;
            let own = own_rates(r)?;
            let row = row_of_rates(r, scene, &proposal)?;
            let before = |row: OwnRate| {
                let figure = before(scene, &own, &row);
                (row, figure)
            };
            let rates = proposal.rows.into_iter().map(before).collect();
            Ok(ProposalView { row, rates, settings: Vec::new() })
        }
        ProposalId::Settings(id) => {
            let found: Option<SettingProposal> = r.get(&Keys::setting_proposal(id))?;
            let proposal = found.ok_or(Refusal::NotFound(What::Proposal))?;
            let rules = place_rules(r)?;
            let row = row_of_settings(r, scene, &proposal)?;
            let before = |row: PlaceRule| {
                let known = row.known.plus_days(-1);
                let old = rules.in_force(row.key, row.from, known).cloned();
                (row, old)
            };
            let settings = proposal.rows.into_iter().map(before).collect();
            Ok(ProposalView { row, rates: Vec::new(), settings })
        }
    }
}

/// The figure that held in the cell on the day before a row's: of the row's own standard, or else the newest of another.
fn before(scene: Scene<'_>, own: &[OwnRate], row: &OwnRate) -> Option<(Fen, Per)> {
    let (cell, eve) = (row.cell(), row.effective.plus_days(-1));
    let asked = (&cell, row.standard.as_str());
    let today = scene.asking.moment.today;
    if let Some(own) = OwnRate::in_force(own, asked, eve, today) {
        return own.amount.map(|amount| (amount, own.per));
    }
    if let RateAnswer::Known(rate) = scene.reference.rates.national(&cell, eve) {
        return Some((rate.published, rate.per));
    }
    let of_any = |of: &OwnRate| OwnRate::in_force(own, (&cell, &of.standard), eve, today);
    let others = own.iter().filter(|of| of.programme == cell.programme).filter_map(of_any);
    let newest = others.max_by_key(|of| (of.effective, of.known));
    newest.and_then(|of| of.amount.map(|amount| (amount, of.per)))
}

/// Every setting as it stands in a month, as known on the business date.
pub fn settings(r: &impl Reading, scene: Scene<'_>, month: Month) -> Result<Vec<SettingLine>, Stop> {
    let rules: PlaceRules = place_rules(r)?;
    let known = scene.asking.moment.today;
    let settings = &scene.reference.settings;
    let mut waiting: Vec<(PlaceKey, ProposalId)> = Vec::new();
    for proposal in r.scan::<SettingProposal>(..)? {
        let proposal = proposal?;
        if proposal.course.state == ProposalState::Proposed {
            let id = ProposalId::Settings(proposal.id);
            waiting.extend(proposal.rows.iter().map(|row| (row.key, id)));
        }
    }
    let line = |key: PlaceKey| {
        let mut all: Vec<PlaceRule> = rules.all().iter().filter(|rule| rule.key == key).cloned().collect();
        all.sort_by_key(|rule| std::cmp::Reverse((rule.from, rule.known)));
        let now = settings.in_force(&rules, key, month, known).cloned();
        let pending = waiting.iter().rev().find(|(of, _)| *of == key).map(|(_, id)| *id);
        SettingLine { key, now, all, pending }
    };
    Ok(settings.all().iter().map(|setting| line(setting.key)).collect())
}
