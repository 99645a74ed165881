//! Stories of petitions, with the dates that the regulation gives them.

mod acts;
mod bounds;
mod clocks;
mod counted;
mod course;
mod ended;
mod pauses;
mod refused;

use super::*;
use crate::domain::{Calendar, Date, StaffId};

use PetitionAct as Act;
use PetitionState as State;

fn d(text: &str) -> Date {
    Date::parse(text).unwrap()
}

const CLERK: StaffId = StaffId(1);
const HEAD: StaffId = StaffId(2);

/// A petition that the rules see, with events added one by one as the bureau would.
struct Case {
    received: Date,
    origin: Origin,
    route: Option<Route>,
    first: bool,
    identified: bool,
    state: State,
    events: Vec<PetitionEvent>,
    rules: PetitionRules,
    calendar: Calendar,
}

impl Case {
    fn new(received: &str) -> Self {
        Self {
            received: d(received),
            origin: Origin::Direct,
            route: Some(Route::Opinion),
            first: true,
            identified: true,
            state: State::Registered,
            events: Vec::new(),
            rules: PetitionRules::embedded().unwrap(),
            calendar: Calendar::embedded().unwrap(),
        }
    }

    fn referred(received: &str) -> Self {
        Self { origin: Origin::Referred, ..Self::new(received) }
    }

    fn facts(&self) -> CaseFacts<'_> {
        CaseFacts {
            received: self.received,
            origin: self.origin,
            route: self.route,
            first: self.first,
            identified: self.identified,
            state: self.state,
            events: &self.events,
        }
    }

    fn record(&mut self, event: PetitionEvent) -> Result<Vec<ActWarning>, ActFault> {
        let judged = self.rules.judge(&self.facts(), &event, &self.calendar, d("2027-12-31"))?;
        self.state = judged.next;
        self.events.push(event);
        Ok(judged.warnings)
    }

    fn act(&mut self, act: Act, on: &str) -> Result<Vec<ActWarning>, ActFault> {
        let event = said(act, d(on), CLERK);
        if act == Act::Suspend {
            // As it was recorded before a pause had to cite its rule: read, and stopping nothing.
            self.state = advance(&self.facts(), &event)?;
            self.events.push(event);
            return Ok(Vec::new());
        }
        self.record(event)
    }

    /// Acts on one day each, all of which must be possible.
    fn story(mut self, steps: &[(Act, &str)]) -> Self {
        for (act, on) in steps {
            self.act(*act, on).unwrap_or_else(|e| panic!("{act:?} on {on}: {e}"));
        }
        self
    }

    fn clock(&self, id: &str, today: &str) -> Option<Clock> {
        self.rules.clock(id, &self.facts(), &self.calendar, d(today))
    }

    fn clocks(&self, today: &str) -> Vec<Clock> {
        self.rules.clocks(&self.facts(), &self.calendar, d(today))
    }

    fn ids(&self, today: &str) -> Vec<String> {
        self.clocks(today).iter().map(|c| c.rule.id.clone()).collect()
    }
}

fn until(act: Act, on: &str, by: StaffId, last: &str) -> PetitionEvent {
    PetitionEvent { until: Some(d(last)), ..said(act, d(on), by) }
}

/// An event that says what it must.
fn said(act: Act, on: Date, by: StaffId) -> PetitionEvent {
    let document = if act == Act::Mediate { "和解〔2026〕1号" } else { "" };
    PetitionEvent {
        note: "有据".to_owned(),
        document: document.to_owned(),
        word: signed(act),
        next_look: act.tracks().then(|| on.plus_days(30)),
        until: (act == Act::Enforce).then(|| on.plus_days(30)),
        organ: (act == Act::Enforce).then(|| "区社会保险局".to_owned()),
        carried: (act == Act::CarryOut).then_some(Carried::Done),
        ..PetitionEvent::new(act, on, by)
    }
}

/// Whoever gives it up says so in writing.
fn signed(act: Act) -> Option<PetitionerWord> {
    (act == Act::Withdraw).then_some(PetitionerWord { kind: WordKind::Signed, at: None })
}

/// A petition whose opinion was served on 2026-04-24.
fn served() -> Case {
    Case::new("2026-03-02").story(&[
        (Act::Accept, "2026-03-03"),
        (Act::Assign, "2026-03-03"),
        (Act::Reply, "2026-04-20"),
        (Act::Serve, "2026-04-24"),
    ])
}
