//! The limits of the law, one by one, each counted day by day.

use std::collections::BTreeMap;

use honordesk::domain::Date;
use honordesk::domain::petition::{PetitionAct as Act, Route};

use super::case::{Case, NOTICES};
use super::days::{LAST_KNOWN, after, day, worked};

/// How a limit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Runs,
    Waits,
    InTime,
    Late,
    Gone,
    Moot,
}

/// One limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    pub due: Date,
    pub how: How,
    pub stopped: Option<Date>,
    /// Counted in working days.
    pub working: bool,
    /// The bureau's own duty.
    pub ours: bool,
    /// A choice that nobody has to make.
    pub choice: bool,
}

impl Limit {
    /// Somebody still has to act.
    pub fn owed(&self) -> bool {
        !self.choice && self.stopped.is_none() && matches!(self.how, How::Runs | How::Waits | How::Late)
    }

    /// Whether the calendar that it depends on was made known.
    pub fn known(&self) -> bool {
        self.due <= day(LAST_KNOWN)
    }
}

/// What makes a limit: the step that starts it (0 for the receipt, else one more than its place), its day, how it is counted.
#[derive(Clone)]
struct Rule<'a> {
    from: (usize, Date),
    days: u32,
    working: bool,
    stops: Vec<(usize, Date)>,
    moot: &'a [Act],
    /// It lapses where nobody acts.
    lapses: bool,
    ours: bool,
    choice: bool,
    set: Option<Date>,
}

const TAKEN_IN: [Act; 8] = [
    Act::Accept,
    Act::Simple,
    Act::Transfer,
    Act::Decline,
    Act::NoFurther,
    Act::Direct,
    Act::Join,
    Act::Withdraw,
];

impl Case {
    /// Every limit that the events have started.
    pub fn limits(&self, today: Date) -> BTreeMap<&'static str, Limit> {
        let names = [
            "notice-direct",
            "notice-referred",
            "objection",
            "conclude",
            "simple-accept",
            "simple-opinion",
            "feedback",
            "review-request",
            "review",
            "recheck-request",
            "recheck",
            "deadline",
            "execution",
        ];
        let all = names.into_iter().filter_map(|name| Some((name, self.limit(name, today)?)));
        // Nobody is told of a choice that was decided otherwise.
        all.filter(|(_, limit)| !limit.choice || limit.how != How::Moot).collect()
    }

    pub fn limit(&self, name: &str, today: Date) -> Option<Limit> {
        let rule = self.rule(name)?;
        let due = match rule.set {
            Some(set) => set,
            None => after(rule.from.1, rule.days, |date| {
                !self.is_out(name, rule.from, date, today) && (!rule.working || worked(date))
            }),
        };
        let stops = rule.stops.iter().filter(|(at, _)| *at >= rule.from.0);
        let stopped = stops.map(|(_, on)| (*on).max(rule.from.1)).min();
        let ended = self.ended(&rule);
        let in_time = |on: Option<Date>| on.is_some_and(|on| on <= due);
        let over = if rule.lapses && stopped.is_none() { How::Gone } else { How::Late };
        let how = if in_time(stopped) {
            How::InTime
        } else if in_time(ended) {
            How::Moot
        } else if stopped.is_some() || ended.is_some() || today > due {
            over
        } else if self.is_paused(name, today, today) {
            How::Waits
        } else {
            How::Runs
        };
        // Whatever ended the matter after the last day undoes nothing: the day was missed, and from then on nothing is owed.
        let stopped = match how {
            How::InTime => stopped,
            How::Late => [stopped, ended].into_iter().flatten().min(),
            _ => None,
        };
        Some(Limit { due, how, stopped, working: rule.working, ours: rule.ours, choice: rule.choice })
    }

    /// The day since when the limit has no more meaning, step by step. With another organ it is not the bureau's (art. 22), and with what it
    /// was joined to it is answered there, until it is taken back; then the bureau stands where it stood. Whatever else ended a limit
    /// is a decision of its own, and nobody takes it back by fetching the matter: who accepted it does not object any more (art. 23),
    /// a leader who let his day go set no other.
    fn ended(&self, rule: &Rule<'_>) -> Option<Date> {
        let (mut elsewhere, mut ended) = (None, None);
        for (at, step) in self.steps.iter().enumerate() {
            let ends = (at >= rule.from.0 && rule.moot.contains(&step.act)).then(|| step.on.max(rule.from.1));
            match step.act {
                Act::TakeBack => elsewhere = None,
                Act::Transfer | Act::Object | Act::Join => elsewhere = ends,
                _ => ended = ended.or(ends),
            }
        }
        [elsewhere, ended].into_iter().flatten().min()
    }

    fn rule(&self, name: &str) -> Option<Rule<'static>> {
        let base = Rule {
            from: (0, self.received),
            days: 15,
            working: false,
            stops: Vec::new(),
            moot: &[Act::Withdraw],
            lapses: false,
            ours: true,
            choice: false,
            set: None,
        };
        let opinion = self.route() == Some(Route::Opinion);
        let concluded = || [self.received_papers(&[Act::Reply]), self.firsts(&[Act::Mediate])].concat();
        let accepted = || self.firsts(&[Act::Accept, Act::Simple]).first().copied();
        match name {
            "notice-direct" | "notice-referred" => {
                let fits = self.named && self.referred == (name == "notice-referred");
                let moot: &[Act] =
                    if self.referred { &[Act::Withdraw, Act::Object] } else { &[Act::Withdraw] };
                fits.then(|| Rule { stops: self.received_papers(&NOTICES), moot, ..base })
            }
            "objection" => self.referred.then(|| Rule {
                days: 5,
                working: true,
                stops: self.firsts(&[Act::Object]),
                choice: true,
                lapses: true,
                moot: &TAKEN_IN,
                ..base
            }),
            "conclude" => {
                let more = self.last_of(&[Act::ApproveExtension]).map_or(0, |(_, s)| s.more);
                Some(Rule {
                    from: accepted().filter(|_| opinion)?,
                    days: 60 + more,
                    stops: concluded(),
                    moot: &[
                        Act::Withdraw,
                        Act::Direct,
                        Act::Transfer,
                        Act::Decline,
                        Act::Object,
                        Act::NoFurther,
                        Act::Join,
                    ],
                    ..base
                })
            }
            "simple-accept" => self.stand.repeats.is_none().then(|| Rule {
                days: 3,
                working: true,
                stops: self.firsts(&[Act::Simple]),
                choice: true,
                lapses: true,
                moot: &[
                    Act::Accept,
                    Act::Transfer,
                    Act::Decline,
                    Act::Object,
                    Act::NoFurther,
                    Act::Direct,
                    Act::Join,
                    Act::Withdraw,
                ],
                ..base
            }),
            "simple-opinion" => Some(Rule {
                from: accepted().filter(|_| self.times(Act::Simple) > 0)?,
                days: 10,
                working: true,
                stops: concluded(),
                moot: &[Act::Withdraw, Act::ToOrdinary, Act::Finalise],
                ..base
            }),
            "feedback" => {
                let (at, step) = self.last_of(&[Act::Transfer])?;
                let stops = self.firsts(&[Act::TakeBack, Act::Finalise]);
                Some(Rule { from: (at + 1, step.on), set: Some(step.until?), stops, moot: &[], ..base })
            }
            "review-request" => {
                let from = self.received_papers(&[Act::Reply]).last().copied();
                let stops = self.firsts(&[Act::RequestReview]);
                Some(Rule {
                    from: from.filter(|_| opinion)?,
                    days: 30,
                    stops,
                    lapses: true,
                    ours: false,
                    ..base
                })
            }
            "review" => self.above(&base, Act::RequestReview, Act::ReviewOpinion),
            "recheck-request" => {
                let from = self.received_papers(&[Act::ReviewOpinion]).last().copied()?;
                let stops = self.firsts(&[Act::RequestRecheck]);
                Some(Rule {
                    from,
                    days: 30,
                    stops,
                    lapses: true,
                    ours: false,
                    moot: &[Act::Withdraw, Act::Redo],
                    ..base
                })
            }
            "recheck" => self.above(&base, Act::RequestRecheck, Act::RecheckOpinion),
            // Who carries the opinion out has the day that was named (art. 32 para. 2), until a review puts it in question.
            "execution" => {
                let (at, step) = self.last_of(&[Act::Enforce])?;
                let (stops, moot) = (self.firsts(&[Act::CarryOut]), &[Act::RequestReview, Act::Withdraw]);
                Some(Rule { from: (at + 1, step.on), set: Some(step.until?), stops, moot, ..base })
            }
            _ => {
                let (at, step) = self.last_of(&[Act::SetDeadline])?;
                // Once a recheck opinion is received nobody does anything any more (art. 36).
                let last = self.received_papers(&[Act::RecheckOpinion]);
                let stops = [concluded(), last, self.firsts(&[Act::Finalise])].concat();
                let moot = &[Act::ClearDeadline, Act::Withdraw, Act::Join];
                Some(Rule { from: (at + 1, step.on), set: Some(step.until?), stops, moot, ..base })
            }
        }
    }

    /// Thirty days of an organ above, from the request to the receipt of its opinion.
    fn above(&self, base: &Rule<'static>, request: Act, opinion: Act) -> Option<Rule<'static>> {
        let (at, step) = self.last_of(&[request])?;
        let stops = self.received_papers(&[opinion]);
        Some(Rule { from: (at + 1, step.on), days: 30, stops, ours: false, ..base.clone() })
    }

    /// Every time that one of these was done.
    fn firsts(&self, acts: &[Act]) -> Vec<(usize, Date)> {
        let done = self.steps.iter().enumerate().filter(|(_, s)| acts.contains(&s.act));
        done.map(|(at, s)| (at + 1, s.on)).collect()
    }

    /// Art. 36 leaves hearings out of the recheck, as long as nobody gave the opinion; a rule of the place leaves pauses out of the conclusion. Nothing else is left out.
    fn is_out(&self, name: &str, from: (usize, Date), date: Date, today: Date) -> bool {
        let hearing = name == "recheck"
            && self.steps.iter().enumerate().skip(from.0).any(|(at, s)| {
                let over = self.steps.iter().skip(at + 1).find(|s| s.act == Act::RecheckOpinion);
                let goes_on = over.is_none_or(|opinion| date <= opinion.on);
                s.act == Act::Hearing
                    && goes_on
                    && s.until.is_some_and(|until| (s.on..=until).contains(&date))
            });
        hearing || self.is_paused(name, date, today)
    }

    /// A pause holds from its day to the one before work goes on, or to the last day that it was given; one that still goes on holds today.
    fn is_paused(&self, name: &str, date: Date, today: Date) -> bool {
        let pauses = self.steps.iter().enumerate().filter(|(_, s)| s.act == Act::Suspend && s.cites);
        name == "conclude"
            && pauses.into_iter().any(|(at, pause)| {
                let mut later = self.steps.iter().skip(at + 1);
                let ended = later.find(|s| matches!(s.act, Act::Resume | Act::Withdraw | Act::Finalise));
                let goes_on = ended.map_or(date <= today, |end| date < end.on);
                pause.on <= date && goes_on && pause.until.is_none_or(|until| date <= until)
            })
    }
}
