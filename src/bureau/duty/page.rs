//! What needs an answer now: which petitions page, why, since when, and what was done about them.

use std::cmp::Reverse;

use super::{now, rules_of};
use crate::bureau::petitions::{Standing, can_handle, clocks, pages, require_visible, sees};
use crate::bureau::refusal::{Refusal, What};
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::duty::{Alert, At, DutyFault, DutyRules, Hop, PageReason};
use crate::domain::petition::Petition;
use crate::domain::staff::Staff;
use crate::domain::{Date, PetitionId};
use crate::store::{Keys, Reading};

/// A petition that needs an answer now, or is old enough to be reviewed.
pub struct Paged {
    /// The petition.
    pub petition: Petition,
    /// Why, the most pressing first.
    pub reasons: Vec<PageReason>,
    /// Since when the first of them holds.
    pub raised: At,
    /// Nothing new came up for so long that it is on the review list and pages nobody.
    pub review: bool,
    /// What was done about it. Whoever cannot act on it any more looks after it no longer.
    pub alert: Alert,
}

fn received(petition: &Petition) -> At {
    At { day: petition.facts.received, minute: petition.facts.received_at.unwrap_or_default() }
}

/// Whether nothing new came up for so long that it goes to the review list: it never pages. What ends today is new today, whatever the age
/// of the petition.
fn is_stale(rules: &DutyRules, newest: At, today: Date) -> bool {
    rules.review_days.is_some_and(|days| today.days_since(newest.day) > i64::from(days))
}

/// One petition, if anything of it is urgent: why, and since when.
fn paged(
    r: &impl Reading,
    scene: Scene<'_>,
    rules: &DutyRules,
    (petition, found): (Petition, Vec<(PageReason, At)>),
) -> Result<Option<Paged>, Stop> {
    let all = || found.iter().map(|(_, at)| *at);
    let Some((raised, newest)) = all().min().zip(all().max()) else { return Ok(None) };
    let mut reasons: Vec<PageReason> = found.into_iter().map(|(reason, _)| reason).collect();
    reasons.dedup();
    let review = is_stale(rules, newest, scene.asking.moment.today);
    let mut alert = alert_of(r, petition.id)?;
    let mut acks = Vec::new();
    for ack in alert.acks {
        let by: Option<Staff> = r.get(&Keys::staff(ack.by))?;
        let can = by.map(|staff| can_handle(r, &petition, &staff)).transpose()?.unwrap_or_default();
        acks.extend(Some(ack).filter(|_| can));
    }
    alert.acks = acks;
    Ok(Some(Paged { petition, reasons, raised, review, alert }))
}

/// Everything that the asker may see and that needs an answer now: what nobody looks after stands before all else; then as in the queue the
/// first pressing reason decides, then why it pages, then the newest.
pub fn all(r: &impl Reading, scene: Scene<'_>, rules: &DutyRules) -> Result<Vec<Paged>, Stop> {
    those(r, scene, rules, |one| sees(scene.staff, one.veil.as_ref()))
}

/// The same whoever asks: for what is kept, never for what is shown.
pub fn every(r: &impl Reading, scene: Scene<'_>, rules: &DutyRules) -> Result<Vec<Paged>, Stop> {
    those(r, scene, rules, |_| true)
}

/// Only what pages is read: the board knows which that is.
fn those(
    r: &impl Reading,
    scene: Scene<'_>,
    rules: &DutyRules,
    wanted: impl Fn(&Standing) -> bool,
) -> Result<Vec<Paged>, Stop> {
    let mut found = Vec::new();
    let board = scene.board.at(r, scene)?;
    for one in board.open().filter(|one| !one.pages.is_empty() && wanted(one)) {
        let Some(petition) = r.get::<Petition>(&Keys::petition(one.id))? else { continue };
        let page = paged(r, scene, rules, (petition, one.pages.clone()))?;
        found.extend(page.map(|page| (one.rank(scene.staff), page)));
    }
    let now = now(scene);
    found.sort_by_key(|(rank, one)| {
        let acked = one.alert.acked(now).is_some();
        let newest = Reverse((received(&one.petition), one.petition.id));
        (one.review, acked, *rank, one.reasons.first().copied(), newest)
    });
    Ok(found.into_iter().map(|(_, one)| one).collect())
}

/// What was done about a petition.
pub fn alert_of(r: &impl Reading, id: PetitionId) -> Result<Alert, Stop> {
    Ok(r.get(&Keys::petition(id))?.unwrap_or_else(|| Alert::new(id)))
}

/// A petition that pages, if the asker may see it.
pub fn paging(r: &impl Reading, scene: Scene<'_>, rules: &DutyRules, id: PetitionId) -> Result<Paged, Stop> {
    let petition: Petition = r.get(&Keys::petition(id))?.ok_or(Refusal::NotFound(What::Petition))?;
    require_visible(scene.staff, &petition)?;
    let found = pages(&petition, &clocks(scene, &petition), scene.asking.moment.today);
    let one = paged(r, scene, rules, (petition, found))?.filter(|one| !one.review);
    Ok(one.ok_or(DutyFault::NotPaging)?)
}

/// The calls about a petition that count, and when the round of them began that goes on; `None` where nothing of it is urgent.
pub fn called_about(
    r: &impl Reading,
    scene: Scene<'_>,
    petition: Petition,
) -> Result<Option<(Vec<Hop>, At)>, Stop> {
    let found = pages(&petition, &clocks(scene, &petition), scene.asking.moment.today);
    let one = paged(r, scene, &rules_of(r)?, (petition, found))?;
    Ok(one.map(|Paged { alert, raised, .. }| {
        let round = alert.round(raised, now(scene));
        (alert.hops.into_iter().filter(Hop::counts).collect(), round)
    }))
}
