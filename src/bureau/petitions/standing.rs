//! How an open petition stands on a day: what the queue asks of it, worked out once and kept by the board.

use crate::bureau::answer::Due;
use crate::bureau::petitions::hands::owner;
use crate::bureau::petitions::place::Place;
use crate::bureau::petitions::row::{Veil, clocks, due};
use crate::bureau::query::Tab;
use crate::bureau::scene::Scene;
use crate::bureau::stop::Stop;
use crate::domain::duty::{At, PageReason};
use crate::domain::filter::Facet;
use crate::domain::person::{Glance, Person};
use crate::domain::petition::{
    Clock, ClockStatus, Petition, PetitionAct, PetitionState, Pressing, PressingReason, SOON, Tracking,
    Urgency, next_state, pressing_reasons, steps_needed,
};
use crate::domain::staff::Staff;
use crate::domain::{Date, PersonId, PetitionId, StaffId};
use crate::store::{Keys, Reading};
use crate::text::fold_bare;

/// Most records that a person's merged records are followed through.
const MOST_STEPS: u8 = 16;
/// Names of a petition that are kept: who speaks for others stands first.
const MOST_NAMES: usize = 5;

/// An open petition on a business date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub id: PetitionId,
    /// Where it stands.
    pub state: PetitionState,
    /// Who has it, since when; nobody where who had it left.
    pub owner: Option<(StaffId, Date)>,
    /// The day on which it was received.
    pub received: Date,
    /// What keeps it from view of others.
    pub veil: Option<Veil>,
    /// What is due next.
    pub due: Option<Due>,
    /// How near the limits of the bureau are.
    pub limits: Limits,
    /// A document waits to be served.
    pub unserved: bool,
    /// It is one of the long-standing cases.
    pub backlog: bool,
    /// Somebody follows it.
    pub tracked: Option<Tracking>,
    /// Set aside until that day, whether or not it has come.
    pub deferred: Option<Date>,
    /// The last day of the bureau's next limit, and the steps until that is stopped.
    pub owed: Option<(Date, u32)>,
    /// Who asked for more time, where the head refused it and nothing was done since.
    pub refused: Option<StaffId>,
    /// Who asked for more time and when, as long as a head can still give it.
    pub extension: Option<(StaffId, Date)>,
    /// Where it stands in its matter.
    pub place: Place,
    /// Why it needs an answer now and since when, the most pressing first; empty where it does not.
    pub pages: Vec<(PageReason, At)>,
    /// The last day of the first limit of the bureau that has not run out.
    pub runs_out: Option<Date>,
    /// Why it is looked at before others, but for its place.
    why: Vec<PressingReason>,
    /// The petitioners who have a record.
    pub people: Vec<PersonId>,
    /// The names of the first of the petitioners, folded.
    names: Vec<String>,
}

/// How near the limits of the bureau are: one may have run out while another is about to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// One ran out.
    pub late: bool,
    /// One ends within [`SOON`] days, or the choice to give the matter back does.
    pub soon: bool,
}

impl Limits {
    fn of(clocks: &[Clock], today: Date) -> Self {
        let ours = || clocks.iter().filter(|c| c.is_owed());
        let soon = |c: &Clock| c.status == ClockStatus::Running && c.due.days_since(today) <= SOON;
        Self {
            late: ours().any(|c| c.status == ClockStatus::Late),
            soon: ours().chain(clocks.iter().filter(|c| c.is_way_back())).any(soon),
        }
    }

    /// Whether one ran out or is about to.
    pub fn press(self) -> bool {
        self.late || self.soon
    }
}

impl Standing {
    /// How a petition stands on the business date.
    pub fn of(r: &impl Reading, scene: Scene<'_>, petition: &Petition) -> Result<Self, Stop> {
        let today = scene.asking.moment.today;
        let clocks = clocks(scene, petition);
        let ours = || clocks.iter().filter(|c| c.is_owed());
        let case = petition.case();
        Ok(Self {
            id: petition.id,
            state: petition.state,
            owner: owner(r, petition)?.zip(petition.owned_since),
            received: petition.facts.received,
            veil: Veil::of(petition),
            due: due(&clocks, today),
            limits: Limits::of(&clocks, today),
            unserved: !case.outstanding().is_empty(),
            backlog: case.long_standing(),
            tracked: case.tracked(),
            deferred: deferred(petition),
            owed: ours().min_by_key(|c| c.due).map(|c| (c.due, steps_needed(&c.rule, petition.state))),
            why: pressing_reasons(&clocks, pressing(r, scene, petition)?, today),
            pages: pages(petition, &clocks, today),
            runs_out: ours().filter(|c| c.status == ClockStatus::Running).map(|c| c.due).min(),
            refused: refused(petition),
            extension: extension(scene, petition),
            place: Place::of(r, petition)?,
            people: petition.facts.petitioners.iter().filter_map(|p| p.person).collect(),
            names: petition.facts.petitioners.iter().take(MOST_NAMES).map(|p| fold_bare(&p.name)).collect(),
        })
    }

    /// The names of the first of its petitioners, folded: what the board finds it by.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Why it is looked at before others, for somebody.
    pub fn why(&self, staff: &Staff) -> Vec<PressingReason> {
        PressingReason::with_place(self.why.clone(), self.place.nth(staff))
    }

    /// What somebody's list is sorted by.
    pub fn rank(&self, staff: &Staff) -> (u8, i32) {
        let place = PressingReason::of_place(self.place.nth(staff));
        PressingReason::rank(&self.why).min(PressingReason::rank(place.as_slice()))
    }

    /// Out of sight until its day, or until a limit comes near.
    pub fn set_aside(&self, today: Date) -> bool {
        is_aside(self.deferred, self.limits, today)
    }

    /// Back before its day, because a limit is near or ran out.
    pub fn back_early(&self, today: Date) -> bool {
        self.deferred.is_some_and(|until| until > today) && self.limits.press()
    }

    /// Whether it stands in a tab of somebody's queue.
    pub fn stands_in(&self, tab: Tab, asker: StaffId, today: Date) -> bool {
        use PetitionState as S;
        let aside = self.set_aside(today);
        match tab {
            Tab::Undecided => self.state == S::Registered && !aside,
            Tab::Unassigned => self.state.needs_handler() && self.owner.is_none(),
            Tab::Mine => self.owner.is_some_and(|(owner, _)| owner == asker),
            Tab::Team => self.owner.is_some(),
            Tab::Soon => self.limits.soon,
            Tab::Late => self.limits.late,
            Tab::Unserved => self.unserved,
            Tab::Review => matches!(
                self.state,
                S::UnderReview | S::Reviewed | S::ReviewServed | S::UnderRecheck | S::Rechecked
            ),
            Tab::Deferred => aside,
            Tab::LongStanding => self.backlog,
            Tab::Tracked => self.tracked.is_some(),
            Tab::Open | Tab::All => true,
            Tab::Done => false,
        }
    }
}

/// Until which day it is set aside, whether or not that has come.
fn deferred(petition: &Petition) -> Option<Date> {
    petition.case().deferred().and_then(|event| event.until)
}

/// Whether what is set aside until a day is out of sight.
fn is_aside(deferred: Option<Date>, limits: Limits, today: Date) -> bool {
    deferred.is_some_and(|until| until > today) && !limits.press()
}

/// Why a petition needs an answer now, and since when: a limit of the bureau that ran out or does so today, something critical that is not
/// answered, and what nobody has decided on, unless it is set aside.
pub fn pages(petition: &Petition, clocks: &[Clock], today: Date) -> Vec<(PageReason, At)> {
    let facts = &petition.facts;
    let received = At { day: facts.received, minute: facts.received_at.unwrap_or_default() };
    let mut found = Vec::new();
    for clock in clocks.iter().filter(|clock| clock.is_owed()) {
        if clock.status == ClockStatus::Late {
            found.push((PageReason::Late, At::midnight(clock.due.plus_days(1))));
        } else if clock.status == ClockStatus::Running && clock.due == today {
            found.push((PageReason::DueToday, At::midnight(today)));
        }
    }
    let owed = || clocks.iter().any(Clock::is_owed);
    if facts.urgency == Some(Urgency::Critical) && (petition.state.awaits_answer() || owed()) {
        found.push((PageReason::Critical, received));
    }
    let aside = is_aside(deferred(petition), Limits::of(clocks, today), today);
    if petition.state == PetitionState::Registered && !aside {
        found.push((PageReason::Undecided, received));
    }
    found.sort_unstable();
    found
}

/// Who asked for more time, where that was refused and nothing was done since.
fn refused(petition: &Petition) -> Option<StaffId> {
    let case = petition.case();
    case.extension_refused().filter(|refused| petition.events.last() == Some(*refused))?;
    case.last(&[PetitionAct::RequestExtension]).map(|asked| asked.by)
}

/// Who asked for more time and when, as long as it is not given and the limit it is asked for has not passed.
fn extension(scene: Scene<'_>, petition: &Petition) -> Option<(StaffId, Date)> {
    let (rules, calendar) = (&scene.reference.petition_rules, &scene.reference.calendar);
    let case = petition.case();
    let asked = case.extension_asked().map(|event| (event.by, event.on))?;
    let today = scene.asking.moment.today;
    let open = next_state(&case, PetitionAct::ApproveExtension).is_ok();
    (open && rules.can_extend(&case, calendar, today).is_ok()).then_some(asked)
}

/// What of the petitioners and of earlier petitions presses.
fn pressing(r: &impl Reading, scene: Scene<'_>, petition: &Petition) -> Result<Pressing, Stop> {
    let today = scene.asking.moment.today;
    let mut pressing = Pressing {
        headcount: petition.facts.headcount,
        urgency: petition.facts.urgency,
        alarming: petition.facts.demands.iter().any(|d| scene.reference.alarms.sounds_in(&d.text)),
        long_standing: petition.case().long_standing(),
        ..Pressing::default()
    };
    for person in petition.facts.petitioners.iter().filter_map(|p| p.person) {
        let Some(person) = person_of(r, person)?.filter(|p| !p.is_dead(today)) else { continue };
        let facet = Facet::of(&Glance::from(&person), &scene.reference.groups);
        pressing.age = pressing.age.max(facet.age_on(today));
        pressing.grade = pressing.grade.into_iter().chain(facet.grades().next()).min();
    }
    Ok(pressing)
}

/// The record that stands for somebody.
fn person_of(r: &impl Reading, id: PersonId) -> Result<Option<Person>, Stop> {
    let mut person: Option<Person> = r.get(&Keys::person(id))?;
    for _ in 0..MOST_STEPS {
        let Some(into) = person.as_ref().and_then(|p| p.merged.as_ref()).map(|m| m.into) else { break };
        person = r.get(&Keys::person(into))?;
    }
    Ok(person)
}
