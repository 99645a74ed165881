//! A bureau with dice for staff: petitions come in, days pass, and somebody asks for something, most often for what may be done.

use honordesk::bureau::command::Triage;
use honordesk::bureau::{Command, Receipt, Refusal};
use honordesk::domain::petition::{
    Accused, Demand, Origin, PetitionAct as Act, PetitionFacts, PetitionState as State, Route,
};
use honordesk::domain::staff::Role;
use honordesk::domain::{Date, PersonId, PetitionId, StaffId};

use super::asks::{plain, request};
use super::case::{self, Ask, Case, DECISIONS, KEPT, Stand, gives_up, go_on};
use super::days::day;
use crate::bureau_support::secrecy::TOWNS;
use crate::bureau_support::*;
use crate::dice::Dice;

/// Two more who handle petitions; their numbers follow on those of the others.
pub const DEPUTY: StaffId = StaffId(9);
pub const SECOND: StaffId = StaffId(10);

/// A rule of the place by which a pause stops the clock of the conclusion.
const LOCAL: &str = "[[pause]]\nid = \"appraisal\"\ntitle = \"某区信访事项办理规程\"\narticle = \"第十二条\"\n\
    file = \"某信办〔2024〕3号\"\neffective = \"2024-01-01\"\nclocks = [\"conclude\"]\n";

/// The steps of the longest way.
const UP: [Act; 12] = [
    Act::Accept,
    Act::Assign,
    Act::RequestExtension,
    Act::RefuseExtension,
    Act::ApproveExtension,
    Act::Reply,
    Act::Serve,
    Act::RequestReview,
    Act::ReviewOpinion,
    Act::Redo,
    Act::RequestRecheck,
    Act::RecheckOpinion,
];

pub struct World {
    pub f: Fixture,
    pub dice: Dice,
    pub cases: Vec<Case>,
    pub versions: Vec<u32>,
    pub people: Vec<PersonId>,
    /// One of those who handle petitions has left; they may come back.
    pub left: bool,
    /// What was asked last.
    pub told: String,
}

/// The name that a login has in a bureau of tests.
pub fn name_of(staff: StaffId) -> String {
    let own = STAFF.iter().map(|(login, _)| login.len()).nth(usize::from(staff.0) - 1);
    format!("试{}", own.unwrap_or(if staff == DEPUTY { 10 } else { 12 }))
}

pub fn handlers() -> [StaffId; 4] {
    [staff_id("petitions"), DEPUTY, SECOND, staff_id("head")]
}

impl World {
    pub fn begun(mut dice: Dice) -> Self {
        let mut f = Fixture::unfounded();
        let start = day("2025-01-02").plus_days(i64::from(dice.upto(560)));
        let ms = start.days_since(f.today.get()) * 86_400_000;
        f.at_ms.set(f.at_ms.get() + ms);
        f.today.set(start);
        let mut founding = founding();
        founding.staff.push(new_staff("deputy-one", &[Role::Petitions]));
        founding.staff.push(new_staff("deputy-three", &[Role::Petitions]));
        f.run_as(None, Command::Found(founding)).unwrap();
        let folder = f.dir.path().join("data/reference");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("local_rules.toml"), LOCAL).unwrap();
        f = f.reopened();
        let people = vec![f.person(1), f.person(2)];
        let (told, left) = (String::new(), false);
        Self { f, dice, cases: Vec::new(), versions: Vec::new(), people, left, told }
    }

    pub fn today(&self) -> Date {
        self.f.today.get()
    }

    pub fn execute(&self, who: StaffId, command: Command) -> Result<Receipt, Refusal> {
        self.f.bureau.execute(&self.f.asking(Some(who)), command)
    }

    /// One of the petitions, the newest more often than others.
    pub fn one(&mut self) -> usize {
        let all = self.cases.len() as u32;
        let near = self.dice.upto(all.min(4));
        if self.dice.upto(2) == 0 { (all - 1 - near) as usize } else { self.dice.upto(all) as usize }
    }

    pub fn chance(&mut self, one_in: u32) -> bool {
        self.dice.upto(one_in) == 0
    }

    pub fn route(&mut self) -> Option<Route> {
        // Most matters are of art. 31 (6): only those have the whole ladder of limits.
        let ways = [&[None, Some(Route::Opinion), Some(Route::Opinion)], &[None, Some(Route::Opinion), None]];
        if self.chance(4) {
            Some(self.dice.one_of(Route::ALL))
        } else {
            let n = self.dice.upto(2);
            self.dice.one_of(ways[n as usize])
        }
    }

    /// One more petition.
    pub fn take_in(&mut self) {
        let received = self.today().plus_days(-i64::from(self.dice.upto(4)));
        let (referred, named) = (self.chance(3), !self.chance(5));
        let accused =
            if self.chance(4) { Some(self.dice.one_of(&[SECOND, staff_id("checker")])) } else { None };
        let taken_by = self.dice.one_of(&[staff_id("window"), staff_id("petitions")]);
        let routes: Vec<Option<Route>> = (0..=self.dice.upto(2)).map(|_| self.route()).collect();
        let earlier = self.cases.len() as u32;
        let repeats = (earlier > 0 && self.chance(4)).then(|| self.dice.upto(earlier.max(1)) as usize);
        let repeats = repeats.filter(|at| !self.hidden(*at, taken_by));
        // What repeats an accusation accuses the same, and is kept as that is (art. 30).
        let first = repeats.map(|at| self.cases[at].accused.clone()).filter(|all| !all.is_empty());
        let accused: Vec<StaffId> = first.unwrap_or_else(|| accused.into_iter().collect());
        let kept = repeats.is_some_and(|at| self.cases[at].stand.secret);
        let person = self.dice.one_of(&self.people);
        let mut facts = PetitionFacts { demands: Vec::new(), received, ..petition(Some(person)) };
        // Who has the same name and phone would be the same.
        facts.petitioners[0].name = if person == self.people[0] { "甲某" } else { "乙某" }.into();
        facts.demands.extend(routes.iter().map(|route| Demand::new("要求补发优待金", *route)));
        let by_number = |staff: &StaffId| Accused { staff: Some(*staff), ..Accused::default() };
        facts.accused.extend(accused.iter().map(by_number));
        (facts.anonymous, facts.division) = (!named, Some(division(TOWNS[0])));
        facts.origin = if referred { Origin::Referred } else { Origin::Direct };
        facts.repeats = repeats.map(|at| PetitionId(at as u32 + 1));
        if !named {
            facts.petitioners.clear();
        }
        let done = self.execute(taken_by, Command::RegisterPetition { facts: Box::new(facts) }).unwrap();
        assert_eq!(petition_of(&done).0, PetitionId(self.cases.len() as u32 + 1));
        let secret = kept || !accused.is_empty() || routes.contains(&Some(Route::Accusation));
        let demands = vec![(String::new(), false); routes.len()];
        let stand = Stand { state: State::Registered, paused: State::Registered, routes, secret, repeats };
        self.cases.push(Case {
            received,
            referred,
            named,
            accused,
            person: named.then_some(person),
            taken_by,
            stand,
            steps: Vec::new(),
            owner: None,
            first: None,
            recused: Vec::new(),
            taken_back: 0,
            registered: self.today(),
            accuses: false,
            covered: false,
            outcomes: demands,
        });
        self.versions.push(1);
        self.keep_others(self.cases.len() - 1, taken_by);
    }

    pub fn hidden(&self, at: usize, staff: StaffId) -> bool {
        self.cases[at].kept_from(staff, handlers().contains(&staff))
    }

    /// Somebody who may touch it: they handle petitions, it does not accuse them, and they have no interest in it.
    fn is_free(&self, at: usize, staff: StaffId) -> bool {
        handlers().contains(&staff)
            && self.is_there(staff)
            && !self.hidden(at, staff)
            && !self.cases[at].recused.contains(&staff)
    }

    /// Whether somebody has not left.
    pub fn is_there(&self, staff: StaffId) -> bool {
        !self.left || staff != DEPUTY
    }

    /// Who has a petition and is still there.
    pub fn owner(&self, at: usize) -> Option<StaffId> {
        self.cases[at].owner.filter(|owner| !(self.left && *owner == DEPUTY))
    }

    /// Somebody who handles petitions leaves, or comes back.
    fn leave_or_return(&mut self) {
        let account = self.f.ask("auditor", honordesk::bureau::Query::Staff);
        let Ok(honordesk::bureau::Answer::Staff(rows)) = account else { panic!() };
        let seen = rows.iter().find(|row| row.id == DEPUTY).unwrap().version;
        let active = self.left;
        self.f.run("admin", Command::SetActive { staff: DEPUTY, seen, active }).unwrap();
        self.left = !self.left;
    }

    /// Something happens to a petition, or is refused; days may pass before it.
    pub fn something(&mut self, at: usize) -> bool {
        if self.chance(5) {
            let days = 1 + i64::from(self.dice.upto(4));
            self.f.today.set(self.today().plus_days(days));
            self.f.at_ms.set(self.f.at_ms.get() + days * 86_400_000);
        }
        if self.chance(40) {
            self.leave_or_return();
        }
        match self.dice.upto(11) {
            10 => self.correct(at),
            0 => self.assign(at),
            1 => self.claim(at),
            2 => self.undo(at),
            _ => self.act(at),
        }
    }

    pub fn settle(&mut self, at: usize, done: &Result<Receipt, Refusal>, expected: bool) -> bool {
        assert_eq!(done.is_ok(), expected, "{}: {done:?}", self.told);
        self.versions[at] += u32::from(expected);
        expected
    }

    pub fn named(&self, at: usize) -> (PetitionId, u32) {
        (PetitionId(at as u32 + 1), self.versions[at])
    }

    fn assign(&mut self, at: usize) -> bool {
        let by = self.dice.one_of(&handlers());
        let to = self.dice.one_of(&[by, handlers()[0], DEPUTY, SECOND, staff_id("maker")]);
        let (petition, seen) = self.named(at);
        self.told = format!("{petition}: {by} gives it to {to}");
        let may = self.is_free(at, by) && self.is_free(at, to);
        let done = self.execute(by, Command::AssignPetition { petition, seen, to });
        if may {
            let today = self.today();
            let case = &mut self.cases[at];
            let fits = case.leads_to(&plain(Act::Assign, by, today)).is_some();
            case.own(to);
            case.take(&plain(if fits { Act::Assign } else { Act::Note }, by, today), 0);
        }
        self.settle(at, &done, may)
    }

    fn claim(&mut self, at: usize) -> bool {
        let by = self.dice.one_of(&handlers());
        self.told = format!("{}: {by} claims it", self.named(at).0);
        // What is over, or theirs already, nobody claims.
        let may = self.is_free(at, by) && self.owner(at).is_none() && self.cases[at].open();
        let done = self.execute(by, Command::Triage(Triage::Claim { petitions: vec![self.named(at)] }));
        if may {
            let today = self.today();
            let case = &mut self.cases[at];
            let fits = case.leads_to(&plain(Act::Assign, by, today)).is_some();
            case.own(by);
            case.take(&plain(if fits { Act::Assign } else { Act::Note }, by, today), 0);
        }
        self.settle(at, &done, may)
    }

    fn undo(&mut self, at: usize) -> bool {
        let last = self.cases[at].steps.last().map(|step| (step.act, step.by, step.recorded));
        let by = last.map_or(handlers()[0], |(_, by, _)| by);
        let by = if self.chance(4) { self.dice.one_of(&handlers()) } else { by };
        self.told = format!("{}: {by} takes it back", self.named(at).0);
        let today = self.today();
        let may = last.is_some_and(|(act, who, recorded)| {
            // A hearing begins no limit: whoever recorded it takes it back on any day.
            DECISIONS.contains(&act) && who == by && (recorded == today || act == Act::Hearing)
        }) && !(self.left && by == DEPUTY)
            && !self.hidden(at, by);
        let done = self.execute(by, Command::Triage(Triage::Undo { petitions: vec![self.named(at)] }));
        if may {
            case::undo((&mut self.cases, &mut self.versions), at);
        }
        self.settle(at, &done, may)
    }

    fn act(&mut self, at: usize) -> bool {
        // Half of the time the long way up to the recheck; otherwise anything that may be done.
        let up = self.chance(2);
        let mut ask = self.ask(at);
        for n in 0..90 {
            if (n > 60 || !up || UP.contains(&ask.act)) && self.may(at, &ask) {
                break;
            }
            ask = self.ask(at);
        }
        // Now and then somebody asks for whatever comes to mind.
        if self.chance(4) {
            ask = self.ask(at);
        }
        let may = self.may(at, &ask);
        let (petition, seen) = self.named(at);
        let Ask { by, on, until, .. } = ask;
        self.told = format!("{petition}: {} by {by} on {on} until {until:?}", ask.act.name());
        let more = self.more(at, &ask);
        let act = request(&ask);
        let several = DECISIONS[..6].contains(&ask.act) && ask.route == Some(Route::Opinion);
        let command = if several {
            Command::Triage(Triage::Decide { petitions: vec![(petition, seen)], act })
        } else {
            Command::ActOnPetition { petition, seen, act }
        };
        let done = self.execute(by, command);
        if may {
            let nobody = self.owner(at).is_none();
            self.cases[at].take(&ask, more);
            if KEPT.contains(&ask.act) && nobody {
                self.cases[at].keep(by);
            }
            if matches!(ask.act, Act::NameAccused | Act::Join) {
                self.keep_matter(at, &ask);
            }
            if gives_up(ask.act, self.cases[at].state()) {
                go_on(
                    (&mut self.cases, &mut self.versions),
                    at,
                    &plain(Act::TakeBack, by, self.f.today.get()),
                );
            }
        }
        self.settle(at, &done, may)
    }

    /// The days by which an extension moves the limit as it stands.
    fn more(&self, at: usize, ask: &Ask) -> u32 {
        let limit = self.cases[at].limit("conclude", ask.on);
        let more = limit.zip(ask.until).map_or(0, |(limit, until)| until.days_since(limit.due));
        if ask.act == Act::ApproveExtension { u32::try_from(more).unwrap_or_default() } else { 0 }
    }

    fn may(&self, at: usize, ask: &Ask) -> bool {
        let allowed = match ask.act {
            Act::ApproveExtension | Act::RefuseExtension => {
                ask.by == staff_id("head") && self.is_free(at, ask.by)
            }
            Act::Recuse => {
                let who = ask.staff.unwrap_or(ask.by);
                let decides = ask.by == staff_id("head") && self.is_free(at, ask.by);
                let there = handlers().contains(&ask.by) && (!self.left || ask.by != DEPUTY);
                let open = !self.hidden(at, ask.by) && !self.cases[at].recused.contains(&who);
                there && open && (who == ask.by || decides)
            }
            Act::LiftRecusal => {
                let recused = ask.staff.filter(|who| self.cases[at].recused.contains(who));
                ask.by == staff_id("head")
                    && self.is_free(at, ask.by)
                    && recused.is_some_and(|who| who != ask.by)
            }
            // There is one head, who would be left to approve it.
            Act::RequestExtension => ask.by != staff_id("head") && self.is_free(at, ask.by),
            _ => self.is_free(at, ask.by),
        };
        let joins = ask.earlier.or(self.cases[at].stand.repeats);
        // Who gave no name is taken at their word; what others brought is joined with a reason.
        let theirs = |to: usize| !self.cases[at].named || self.cases[at].person == self.cases[to].person;
        let in_hand = |to: usize| to != at && !self.cases[to].over() && !self.hidden(to, ask.by);
        let joined = ask.act != Act::Join || joins.is_some_and(|to| in_hand(to) && (ask.said || theirs(to)));
        allowed && joined && self.cases[at].may(ask, self.today(), self.is_last(at))
    }
}
