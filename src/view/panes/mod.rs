//! One file a pane, the twin of its folder in `console/panes`.

mod bulk;
mod care;
mod confirmations;
mod day;
mod figures;
mod figures_days;
mod funds;
mod funds_ahead;
mod grants;
mod import;
mod journal;
mod ledger;
mod liaisons;
mod lookup;
mod merge;
mod oncall;
mod overpaid;
mod overview;
mod papers;
mod person;
mod petitions;
mod programme;
mod quality;
mod rates;
mod rules;
mod runs;
mod split;
mod staff;
mod supervision;
mod visits;
mod waiting;

use ratatui::layout::Rect;

use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::panes::PaneId;
use crate::locale::console as say;
use crate::view::pen::Pen;

/// The pane on screen.
pub(super) fn pane(pen: &mut Pen<'_>, area: Rect, geometry: &Geometry, model: &Model) {
    if model.shared.may(model.active.needs()).is_err() {
        let words = pen.say(say::NO_PANE);
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), words, pen.theme.plain);
        return;
    }
    match model.active {
        PaneId::Lookup => lookup::lookup(pen, area, geometry, model, &model.panes.lookup),
        PaneId::Person => person::person(pen, area, geometry, model, &model.panes.person),
        PaneId::Overview => overview::overview(pen, area, model, &model.panes.overview),
        PaneId::Ledger => ledger::ledger(pen, area, geometry, model, &model.panes.ledger),
        PaneId::Grants => grants::grants(pen, area, geometry, model, &model.panes.grants),
        PaneId::Funds => funds::funds(pen, area, geometry, model, &model.panes.funds),
        PaneId::Runs => runs::runs(pen, area, geometry, model, &model.panes.runs),
        PaneId::Overpaid => overpaid::overpaid(pen, area, geometry, model, &model.panes.overpaid),
        PaneId::Oncall => oncall::oncall(pen, area, geometry, model, &model.panes.oncall),
        PaneId::Confirmations => {
            confirmations::confirmations(pen, area, geometry, model, &model.panes.confirmations);
        }
        PaneId::Rules => rules::rules(pen, area, geometry, model, &model.panes.rules),
        PaneId::Rates => rates::rates(pen, area, geometry, model, &model.panes.rates),
        PaneId::Papers => papers::papers(pen, area, geometry, model, &model.panes.papers),
        PaneId::Import => import::import(pen, area, geometry, model, &model.panes.import),
        PaneId::Quality => quality::quality(pen, area, geometry, model, &model.panes.quality),
        PaneId::Bulk => bulk::bulk(pen, area, model, &model.panes.bulk),
        PaneId::Merge => merge::merge(pen, area, geometry, model, &model.panes.merge),
        PaneId::Waiting => waiting::waiting(pen, area, geometry, model, &model.panes.waiting),
        PaneId::Petitions => petitions::petitions(pen, area, geometry, model, &model.panes.petitions),
        PaneId::Figures => figures::figures(pen, area, model, &model.panes.figures),
        PaneId::Supervision => supervision::supervision(pen, area, geometry, &model.panes.supervision),
        PaneId::Liaisons => liaisons::liaisons(pen, area, &model.panes.liaisons),
        PaneId::Care => care::care(pen, area, geometry, model, &model.panes.care),
        PaneId::Visits => visits::visits(pen, area, geometry, model, &model.panes.visits),
        PaneId::Staff => staff::staff(pen, area, geometry, model, &model.panes.staff),
        PaneId::Journal => journal::journal(pen, area, geometry, model, &model.panes.journal),
    }
}
