//! A petition as the test keeps it: what was brought, what was done, and what follows from that by the law alone
//! (信访工作条例 arts. 19–37). Nothing here asks the program anything.

use std::collections::BTreeSet;

use honordesk::domain::petition::{PetitionAct as Act, PetitionState as State, Route};
use honordesk::domain::{Date, PersonId, StaffId};

/// What somebody asks to be done.
#[derive(Clone, Copy)]
pub struct Ask {
    pub act: Act,
    pub by: StaffId,
    pub on: Date,
    /// The day on which it is recorded.
    pub recorded: Date,
    pub until: Option<Date>,
    pub said: bool,
    pub score: Option<u8>,
    pub cites: bool,
    pub route: Option<Route>,
    pub demand: usize,
    pub staff: Option<StaffId>,
    pub town: Option<usize>,
    /// A receipt with its number, or an opinion with its own; otherwise a letter without one.
    pub signed: bool,
    pub earlier: Option<usize>,
    /// Of which step the receipt is.
    pub paper: Option<Act>,
    /// What is said, where something is said: no two say the same.
    pub words: u32,
}

/// What was done, and how everything stood before.
#[derive(Clone)]
pub struct Step {
    pub act: Act,
    pub on: Date,
    pub recorded: Date,
    pub by: StaffId,
    pub until: Option<Date>,
    pub cites: bool,
    /// Days that an extension adds.
    pub more: u32,
    /// Of which step a receipt is; of the only one that waited where it does not say.
    pub paper: Option<Act>,
    pub was: Stand,
    /// Who had it and who had it first, where it was nobody's and became that of who did this.
    pub had: Option<(Option<StaffId>, Option<StaffId>)>,
    /// What had been joined to it and went on by itself with this, and how many steps each had then.
    pub went_on: Vec<(usize, usize)>,
    /// Whom it accuses since, because what it was joined to does.
    pub took_over: Vec<StaffId>,
}

/// What a decision changes, and taking it back restores.
#[derive(Clone, PartialEq, Eq)]
pub struct Stand {
    pub state: State,
    /// Where it stood when it was paused.
    pub paused: State,
    pub routes: Vec<Option<Route>>,
    pub secret: bool,
    pub repeats: Option<usize>,
}

/// Who has it below the bureau.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Below {
    Nobody,
    Asked,
    Has,
}

#[derive(Clone)]
pub struct Case {
    pub received: Date,
    pub referred: bool,
    pub named: bool,
    pub accused: Vec<StaffId>,
    /// Who brought it; nobody known where it is anonymous.
    pub person: Option<PersonId>,
    pub taken_by: StaffId,
    pub stand: Stand,
    pub steps: Vec<Step>,
    pub owner: Option<StaffId>,
    pub first: Option<StaffId>,
    pub recused: Vec<StaffId>,
    pub taken_back: usize,
    /// The day on which it was registered.
    pub registered: Date,
    /// What it is called by whoever took it in or put that right: an accusation, or not.
    pub accuses: bool,
    /// It was called an accusation once, and is kept from view whatever is taken back.
    pub covered: bool,
    /// What came of each demand, and whether that was said of it by itself since all of them were answered.
    pub outcomes: Vec<(String, bool)>,
}

/// Written notices of how it was taken in (art. 23), and opinions (arts. 32, 35, 36): what must be served.
pub const NOTICES: [Act; 7] =
    [Act::Accept, Act::Simple, Act::Transfer, Act::Decline, Act::NoFurther, Act::Direct, Act::Join];
pub const OPINIONS: [Act; 3] = [Act::Reply, Act::ReviewOpinion, Act::RecheckOpinion];

/// What whoever decided it may take back while nothing followed.
pub const DECISIONS: [Act; 9] = [
    Act::Accept,
    Act::Simple,
    Act::Transfer,
    Act::Decline,
    Act::NoFurther,
    Act::Direct,
    Act::Defer,
    Act::Join,
    Act::Hearing,
];

/// Whose it is to tell and to end what was decided: whoever decided it, where nobody has it.
pub const KEPT: [Act; 7] =
    [Act::Assign, Act::Simple, Act::Transfer, Act::Object, Act::Direct, Act::Decline, Act::NoFurther];

/// After these nobody here answers the matter: its petitioners gave it up, or another organ or procedure has it.
pub fn gives_up(act: Act, stands: State) -> bool {
    // An answer that reaches nobody answers nobody who was joined to it.
    let unserved = act == Act::Finalise && stands == State::Unserved;
    unserved
        || matches!(
            act,
            Act::Withdraw | Act::Decline | Act::NoFurther | Act::Transfer | Act::Object | Act::Direct
        )
}

/// What is said of a step, as it stands with it: the reason is added to what is said.
fn words(ask: &Ask) -> String {
    format!("有据{}；有据", ask.words)
}

/// What others brought and was joined to one that is given up goes on by itself. What the same people joined to it they give up with it, and
/// so on with what was joined to that.
pub fn go_on((cases, versions): (&mut [Case], &mut [u32]), at: usize, taken_back: &Ask) {
    let (mut gone, mut grown) = (BTreeSet::from([at]), true);
    let within = |gone: &BTreeSet<usize>, case: &Case| {
        case.state() == State::Closed
            && case.joined()
            && case.stand.repeats.is_some_and(|to| gone.contains(&to))
    };
    let theirs = |cases: &[Case], n: usize| cases[n].person.is_some() && cases[n].person == cases[at].person;
    while grown {
        let more: Vec<usize> =
            (0..cases.len()).filter(|n| within(&gone, &cases[*n]) && theirs(cases, *n)).collect();
        grown = more.iter().filter(|n| gone.insert(**n)).count() > 0;
    }
    for n in 0..cases.len() {
        if within(&gone, &cases[n]) && !gone.contains(&n) {
            cases[n].take(taken_back, 0);
            versions[n] += 1;
            let steps = cases[n].steps.len();
            cases[at].steps.last_mut().unwrap().went_on.push((n, steps));
        }
    }
}

/// The last decision is taken back; and what went on with it is joined again, unless somebody did something about it since.
pub fn undo((cases, versions): (&mut [Case], &mut [u32]), at: usize) {
    for (n, steps) in cases[at].undo() {
        if cases[n].steps.len() == steps && cases[n].steps[steps - 1].act == Act::TakeBack {
            cases[n].undo();
            versions[n] += 1;
        }
    }
}

impl Case {
    pub fn state(&self) -> State {
        self.stand.state
    }

    /// One demand of art. 31 (6) makes it a matter of 60 days; otherwise the first way that is decided counts.
    pub fn route(&self) -> Option<Route> {
        let ways: Vec<Route> = self.stand.routes.iter().flatten().copied().collect();
        if ways.contains(&Route::Opinion) { Some(Route::Opinion) } else { ways.first().copied() }
    }

    pub fn over(&self) -> bool {
        matches!(self.state(), State::Final | State::Closed | State::Withdrawn | State::Unserved)
    }

    /// Something is still owed: it goes on, or a paper lies there that nobody was handed.
    pub fn open(&self) -> bool {
        let waits = !matches!(self.state(), State::Withdrawn | State::Unserved);
        !self.over() || (waits && !self.unserved().is_empty())
    }

    pub fn times(&self, act: Act) -> usize {
        self.steps.iter().filter(|s| s.act == act).count()
    }

    pub fn last_of(&self, acts: &[Act]) -> Option<(usize, &Step)> {
        self.steps.iter().enumerate().rev().find(|(_, s)| acts.contains(&s.act))
    }

    /// It ended by being joined to another, and was not taken back.
    pub fn joined(&self) -> bool {
        self.last_of(&[Act::Join, Act::TakeBack]).is_some_and(|(_, s)| s.act == Act::Join)
    }

    /// The day before which nothing more can have happened.
    pub fn newest(&self) -> Date {
        self.steps.iter().map(|s| s.on).fold(self.received, Date::max)
    }

    fn is_paper(&self, act: Act) -> bool {
        OPINIONS.contains(&act) || (self.named && (NOTICES.contains(&act) || act == Act::ApproveExtension))
    }

    /// The receipt of a paper, and of no other: a notice that was received proves no opinion. How many steps led to it, and its day.
    pub fn receipt_of(&self, made: usize) -> Option<(usize, Date)> {
        let of = self.steps[made].act;
        let proves = |s: &Step| s.act == Act::Serve && s.paper.is_none_or(|act| act == of);
        let mut later = self.steps.iter().enumerate().skip(made + 1);
        later.find(|(_, s)| proves(s)).map(|(n, s)| (n + 1, s.on))
    }

    /// The papers that a receipt is meant for: those of the step that it names, or the one that waits.
    pub fn meant(&self, paper: Option<Act>) -> Vec<(Act, Date)> {
        let waiting = self.unserved();
        match paper {
            Some(act) => waiting.into_iter().filter(|(one, _)| *one == act).collect(),
            None if waiting.len() == 1 => waiting,
            None => Vec::new(),
        }
    }

    /// It is written down why the opinion reaches nobody.
    pub fn undelivered(&self) -> bool {
        let acts = [Act::Undelivered, Act::Reply, Act::ReviewOpinion, Act::RecheckOpinion];
        self.last_of(&acts).is_some_and(|(_, s)| s.act == Act::Undelivered)
    }

    /// Papers that nobody proves to have been received.
    pub fn unserved(&self) -> Vec<(Act, Date)> {
        let papers = (0..self.steps.len()).filter(|n| self.is_paper(self.steps[*n].act));
        let papers = papers.filter(|n| self.receipt_of(*n).is_none());
        papers.map(|n| (self.steps[n].act, self.steps[n].on)).collect()
    }

    /// A paper that nobody proves to have been received keeps it open; not that of an extension once an opinion made later was received.
    pub fn waits_for_receipt(&self) -> bool {
        let made = |act: Act| matches!(act, Act::Reply | Act::ReviewOpinion | Act::RecheckOpinion);
        let answered =
            |n: usize| (n..self.steps.len()).any(|m| made(self.steps[m].act) && self.receipt_of(m).is_some());
        (0..self.steps.len())
            .filter(|n| self.is_paper(self.steps[*n].act) && self.receipt_of(*n).is_none())
            .any(|n| self.steps[n].act != Act::ApproveExtension || !answered(n))
    }

    /// Receipts of papers of these kinds, in the order of the papers.
    pub fn received_papers(&self, acts: &[Act]) -> Vec<(usize, Date)> {
        let made = (0..self.steps.len()).filter(|n| acts.contains(&self.steps[*n].act));
        made.filter_map(|n| self.receipt_of(n)).collect()
    }

    /// Until when it is set aside: nothing since took it along. What is only noted of it, or of who keeps away, does not.
    pub fn deferred(&self) -> Option<Date> {
        let noted = |act: Act| {
            let hands = matches!(act, Act::Recuse | Act::LiftRecusal | Act::NameAccused | Act::SetDemand);
            let marks = matches!(
                act,
                Act::Note | Act::MarkLong | Act::UnmarkLong | Act::Track | Act::Look | Act::Untrack
            );
            hands || marks || matches!(act, Act::SetDeadline | Act::ClearDeadline | Act::Evaluate)
        };
        let last = self.steps.iter().rev().find(|s| !noted(s.act))?;
        last.until.filter(|_| last.act == Act::Defer)
    }

    /// Somebody is to carry it out, and no result is known; a review puts it in question.
    pub fn carries_out(&self) -> bool {
        let acts = [Act::Enforce, Act::CarryOut, Act::RequestReview, Act::Withdraw];
        self.last_of(&acts).is_some_and(|(_, s)| s.act == Act::Enforce)
    }

    pub fn tracked(&self) -> bool {
        self.last_of(&[Act::Track, Act::Untrack]).is_some_and(|(_, s)| s.act == Act::Track)
    }

    pub fn long(&self) -> bool {
        self.last_of(&[Act::MarkLong, Act::UnmarkLong]).is_some_and(|(_, s)| s.act == Act::MarkLong)
    }

    pub fn has_deadline(&self) -> bool {
        self.last_of(&[Act::SetDeadline, Act::ClearDeadline]).is_some_and(|(_, s)| s.act == Act::SetDeadline)
    }

    pub fn below(&self) -> Below {
        self.steps.iter().fold(Below::Nobody, |below, step| match (step.act, below) {
            (Act::HandDown, _) => Below::Asked,
            (Act::TakeOn, Below::Asked) => Below::Has,
            (Act::SendBack | Act::ReportUp | Act::Transfer, _) => Below::Nobody,
            (_, below) => below,
        })
    }

    pub fn bounces(&self) -> usize {
        // What was joined was with nobody else.
        let back = self.steps.iter().filter(|s| s.act == Act::TakeBack && s.was.state != State::Closed);
        self.times(Act::SendBack) + back.count()
    }

    /// It is kept from whom it accuses, and once it accuses anybody from all but those who handle petitions and who took it in.
    pub fn kept_from(&self, staff: StaffId, handles: bool) -> bool {
        let accuses = self.stand.secret || !self.accused.is_empty();
        self.accused.contains(&staff) || (accuses && !handles && self.taken_by != staff)
    }

    /// Somebody has it from now on; whoever had it first stays named.
    pub fn own(&mut self, staff: StaffId) {
        self.owner = Some(staff);
        self.first = self.first.or(Some(staff));
    }

    /// Somebody who decided what nobody had has it.
    pub fn keep(&mut self, staff: StaffId) {
        let had = (self.owner, self.first);
        self.own(staff);
        self.steps.last_mut().unwrap().had = Some(had);
    }

    /// Does what was asked and may be done.
    pub fn take(&mut self, ask: &Ask, more: u32) {
        let was = self.stand.clone();
        if DECISIONS[..6].contains(&ask.act) {
            self.stand.routes.iter_mut().filter(|r| r.is_none()).for_each(|r| *r = ask.route);
        }
        match ask.act {
            Act::SetDemand => {
                let way = &mut self.stand.routes[ask.demand];
                *way = ask.route.or(*way);
                if ask.said {
                    self.outcomes[ask.demand] = (format!("有据{}", ask.words), true);
                }
            }
            Act::Reply | Act::Mediate => {
                for (said, apart) in &mut self.outcomes {
                    if !std::mem::take(apart) {
                        *said = words(ask);
                    }
                }
            }
            // What was overturned came to nothing.
            Act::Redo => self.outcomes.iter_mut().for_each(|one| *one = (String::new(), false)),
            Act::Join => self.stand.repeats = ask.earlier.or(self.stand.repeats),
            Act::Suspend if self.state() != State::Suspended => self.stand.paused = self.state(),
            Act::Recuse => {
                let who = ask.staff.unwrap_or(ask.by);
                self.recused.push(who);
                self.owner = self.owner.filter(|owner| *owner != who);
            }
            Act::LiftRecusal => {
                let who = ask.staff.unwrap_or(ask.by);
                self.recused.retain(|one| *one != who);
            }
            Act::NameAccused => {
                self.accused.extend(ask.staff);
                self.stand.secret = true;
                self.owner = self.owner.filter(|owner| Some(*owner) != ask.staff);
            }
            _ => {}
        }
        self.stand.secret |= self.stand.routes.contains(&Some(Route::Accusation));
        self.stand.state = self.leads_to(ask).unwrap_or(was.state);
        let Ask { act, on, recorded, by, until, cites, paper, .. } = *ask;
        let cites = cites && act == Act::Suspend;
        self.steps.push(Step {
            act,
            on,
            recorded,
            by,
            until,
            cites,
            more,
            paper,
            was,
            had: None,
            went_on: Vec::new(),
            took_over: Vec::new(),
        });
    }
}
