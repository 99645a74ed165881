//! Ten years of petitions as a plan: what is taken in, and what is done about it on which day. Whatever would lie after
//! the business date has not happened yet; so the open ones stand where such petitions stand.

use fastrand::Rng;

use super::chance::{Topic, Weighted, in_thousand, stream};
use super::life::Frame;
use super::roster::{NAMED, REPORT_PEOPLE};
use crate::domain::petition::{Channel, Origin, PetitionAct as Act, Purpose, Route};
use crate::domain::{Calendar, Date};

/// One petition and what is done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Case {
    pub(super) received: Date,
    /// Minutes after midnight.
    pub(super) at: u16,
    pub(super) channel: Channel,
    pub(super) origin: Origin,
    pub(super) purpose: Purpose,
    pub(super) route: Option<Route>,
    /// Numbers of the people who petition; empty when anonymous.
    pub(super) who: Vec<u32>,
    pub(super) headcount: u16,
    pub(super) secret: bool,
    pub(super) demand: &'static str,
    /// An id of the table of topics.
    pub(super) topic: &'static str,
    pub(super) steps: Vec<Step>,
}

/// One thing done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) act: Act,
    pub(super) on: Date,
    pub(super) until: Option<Date>,
}

/// What people ask for, by which route it goes, and its topic.
const DEMANDS: [(&str, Purpose, Route, &str); 16] = [
    ("要求认定参战退役军人身份", Purpose::Resolve, Route::Administrative, "two-participations"),
    ("要求认定参试（涉核）退役军人身份", Purpose::Resolve, Route::Administrative, "two-participations"),
    ("要求调整伤残等级", Purpose::Appeal, Route::Administrative, "disability"),
    ("反映生活补助少发，要求补发", Purpose::Resolve, Route::Opinion, "pensions"),
    ("反映补助发放日期推迟", Purpose::Resolve, Route::Opinion, "pensions"),
    ("要求解决医疗费负担重的困难", Purpose::Resolve, Route::Opinion, "relief"),
    ("要求应急救助", Purpose::Resolve, Route::Opinion, "relief"),
    ("要求落实安置岗位", Purpose::Resolve, Route::Opinion, "resettlement"),
    ("要求解决社保接续问题", Purpose::Resolve, Route::Opinion, "historical"),
    ("要求补办退役证件", Purpose::Resolve, Route::Opinion, "historical"),
    ("咨询优待证申领进度", Purpose::Inquiry, Route::Opinion, "card"),
    ("要求解决住房困难", Purpose::Resolve, Route::Opinion, "relief"),
    ("反映“两参”人员待遇问题", Purpose::Appeal, Route::Opinion, "two-participations"),
    ("建议在镇街增设退役军人服务窗口", Purpose::Suggestion, Route::Suggestion, "conduct"),
    ("与用人单位的劳动争议", Purpose::Resolve, Route::Arbitration, "employment"),
    ("要求查处冒领补助的行为", Purpose::Appeal, Route::Duty, "pensions"),
];

const ACCUSATION: &str = "反映某服务站代办收费";
const CONDUCT: &str = "conduct";

/// How a petition goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Course {
    Opinion,
    Extended,
    Reviewed,
    Mediated,
    Simple,
    Transferred,
    Objected,
    Withdrawn,
}

/// Petitions of a year of the books, in 22,000 people; more every year, as registration became stricter.
fn of_year(n: i32) -> u32 {
    u32::try_from(120 + 20 * n).unwrap_or(0)
}

/// Every petition, by day of receipt. `pool` holds the numbers of people who are on record from the first month on and alive:
/// whoever of them petitions is there, whenever it is.
pub(super) fn plan(frame: Frame, people: u32, pool: &[u32], calendar: &Calendar) -> Vec<Case> {
    let scale = |n: u32| (n * people.min(REPORT_PEOPLE)).div_ceil(REPORT_PEOPLE);
    let mut cases = Vec::new();
    let mut n = 0;
    for (k, year) in (0..).zip(frame.start.year()..=frame.today.year()) {
        for _ in 0..scale(of_year(k)) {
            let mut rng = stream(frame.seed, Topic::Petition, n);
            n += 1;
            if let Some(case) = draw(frame, year, pool, calendar, &mut rng) {
                cases.push(case);
            }
        }
    }
    if people as usize > NAMED.len() {
        cases.extend(on_the_desk(frame.today));
    }
    cases.sort_by_key(|c| (c.received, c.at));
    cases
}

fn draw(frame: Frame, year: i32, pool: &[u32], calendar: &Calendar, rng: &mut Rng) -> Option<Case> {
    let day = Date::new(year, rng.u32(1..=12), rng.u32(1..=28))?;
    let received = calendar.next_working_day(day);
    // The first petition cannot be older than the books' first week, in which the people come on record.
    if received > frame.today || received < frame.start.first_day().plus_days(14) {
        return None;
    }
    let accusation = in_thousand(rng, 20);
    let anonymous = accusation && in_thousand(rng, 500);
    let (demand, purpose, route, topic) = if accusation {
        (ACCUSATION, Purpose::Accusation, Route::Accusation, CONDUCT)
    } else {
        DEMANDS.get(rng.usize(0..DEMANDS.len())).copied()?
    };
    let many = if in_thousand(rng, 40) { rng.u16(2..=5) } else { 1 };
    let mut who: Vec<u32> = Vec::new();
    if !anonymous {
        who.extend((0..many).filter_map(|_| pool.get(rng.usize(0..pool.len().max(1)))));
        who.sort_unstable();
        who.dedup();
        if who.is_empty() {
            return None;
        }
    }
    let course = course(route, rng);
    let origin =
        if course == Course::Objected || in_thousand(rng, 120) { Origin::Referred } else { Origin::Direct };
    let mut steps = Steps { calendar, at: received, made: Vec::new() };
    walk(&mut steps, course, route, rng);
    let mut steps = steps.made;
    if anonymous {
        drop_notices(&mut steps);
    }
    steps.truncate(steps.iter().position(|s| s.on > frame.today).unwrap_or(steps.len()));
    Some(Case {
        received,
        at: rng.u16(8 * 60 + 30..17 * 60 + 30),
        channel: channel(rng),
        origin,
        purpose,
        // The route is decided with the first step; what has none yet is undecided.
        route: (!steps.is_empty()).then_some(route),
        headcount: many.max(who.len() as u16),
        who,
        secret: accusation,
        demand,
        topic,
        steps,
    })
}

/// Nobody can be given notice of what came without a name (信访工作条例 第二十三条), nor an opinion: why not is written down with the
/// opinion, and the matter is ended.
fn drop_notices(steps: &mut Vec<Step>) {
    steps.retain(|step| step.act != Act::Serve);
    if let Some(at) = steps.iter().position(|step| step.act == Act::Reply) {
        steps.truncate(at + 1);
        let ends = steps.last().map(|reply| reply.on);
        steps.extend(
            ends.into_iter()
                .flat_map(|on| [Act::Undelivered, Act::Finalise].map(|act| Step { act, on, until: None })),
        );
    }
}

fn channel(rng: &mut Rng) -> Channel {
    let bag = Weighted::new([
        (Channel::Visit, 45),
        (Channel::Letter, 12),
        (Channel::Phone, 20),
        (Channel::Online, 18),
        (Channel::Fax, 1),
        (Channel::Reported, 4),
    ]);
    bag.draw(rng).copied().unwrap_or(Channel::Visit)
}

fn course(route: Route, rng: &mut Rng) -> Course {
    let by_opinion = route == Route::Opinion;
    let bag = Weighted::new([
        (Course::Opinion, 60),
        (Course::Extended, if by_opinion { 8 } else { 0 }),
        (Course::Reviewed, if by_opinion { 9 } else { 0 }),
        (Course::Mediated, if by_opinion { 5 } else { 0 }),
        (Course::Simple, if by_opinion { 10 } else { 0 }),
        (Course::Transferred, 8),
        (Course::Objected, 4),
        (Course::Withdrawn, 4),
    ]);
    bag.draw(rng).copied().unwrap_or(Course::Opinion)
}

/// Steps one after the other, each on a working day.
struct Steps<'c> {
    calendar: &'c Calendar,
    at: Date,
    made: Vec<Step>,
}

impl Steps<'_> {
    /// The act, so many days after the one before.
    fn then(&mut self, act: Act, days: i64) -> &mut Self {
        self.at = self.calendar.next_working_day(self.at.plus_days(days));
        self.made.push(Step { act, on: self.at, until: None });
        self
    }

    fn until(&mut self, until: Date) {
        if let Some(step) = self.made.last_mut() {
            step.until = Some(until);
        }
    }
}

/// Days after an opinion was served until nobody asks for a review any more, also where the thirtieth falls into the longest holiday.
const AFTER_WINDOW: i64 = 40;

fn walk(steps: &mut Steps<'_>, course: Course, route: Route, rng: &mut Rng) {
    let days = |rng: &mut Rng, from: i64, to: i64| rng.i64(from..=to);
    match course {
        Course::Objected => {
            steps.then(Act::Object, days(rng, 1, 5));
            return;
        }
        Course::Transferred => {
            steps.then(Act::Transfer, days(rng, 1, 9)).then(Act::Serve, days(rng, 0, 3));
            steps.then(Act::Finalise, days(rng, 25, 60));
            return;
        }
        Course::Simple => {
            steps.then(Act::Simple, days(rng, 0, 2)).then(Act::Serve, 0);
            steps.then(Act::Reply, days(rng, 2, 8)).then(Act::Serve, days(rng, 0, 2));
            steps.then(Act::Finalise, days(rng, AFTER_WINDOW, 59));
            return;
        }
        _ => {}
    }
    if route.has_own_procedure() {
        steps.then(Act::Direct, days(rng, 1, 10)).then(Act::Serve, days(rng, 0, 3));
        steps.then(Act::Finalise, days(rng, 20, 45));
        return;
    }
    steps
        .then(Act::Accept, days(rng, 0, 9))
        .then(Act::Serve, days(rng, 0, 3))
        .then(Act::Assign, days(rng, 0, 2));
    let accepted = steps.made.first().map_or(steps.at, |s| s.on);
    if course == Course::Withdrawn {
        steps.then(Act::Withdraw, days(rng, 5, 30));
        return;
    }
    if course == Course::Mediated {
        steps.then(Act::Mediate, days(rng, 10, 45)).then(Act::Finalise, days(rng, 5, 20));
        return;
    }
    if course == Course::Extended {
        steps.then(Act::RequestExtension, days(rng, 28, 40)).then(Act::ApproveExtension, 1);
        steps.until(accepted.plus_days(60 + days(rng, 10, 30)));
        steps.then(Act::Serve, 0).then(Act::Reply, days(rng, 8, 14));
    } else {
        // One in thirty is answered late.
        let late = in_thousand(rng, 33);
        steps.then(Act::Reply, if late { days(rng, 62, 75) } else { days(rng, 12, 48) });
    }
    steps.then(Act::Serve, days(rng, 0, 3));
    if course == Course::Reviewed {
        steps.then(Act::RequestReview, days(rng, 4, 26)).then(Act::ReviewOpinion, days(rng, 12, 26));
        steps.then(Act::Serve, days(rng, 0, 3));
        if in_thousand(rng, 350) {
            steps.then(Act::RequestRecheck, days(rng, 4, 26)).then(Act::RecheckOpinion, days(rng, 12, 26));
            steps.then(Act::Serve, days(rng, 0, 3));
            return;
        }
    }
    steps.then(Act::Finalise, days(rng, AFTER_WINDOW, 68));
}

/// What lies on the desk today, so that every kind of clock can be seen: days before the business date.
fn on_the_desk(today: Date) -> Vec<Case> {
    let back = |days: i64| today.plus_days(-days);
    let step = |act, days| Step { act, on: back(days), until: None };
    let case = |days, who: &[u32], route: Option<Route>, (demand, topic), steps| Case {
        received: back(days),
        at: 9 * 60 + 38,
        channel: Channel::Visit,
        origin: Origin::Direct,
        purpose: Purpose::Resolve,
        route,
        who: who.to_vec(),
        headcount: who.len().max(1) as u16,
        secret: false,
        demand,
        topic,
        steps,
    };
    let accepted = |days| vec![step(Act::Accept, days), step(Act::Serve, days), step(Act::Assign, days)];
    let opinion = Some(Route::Opinion);
    let mut soon =
        case(60, &[7, 5, 6], opinion, ("参战身份认定久拖不决", "two-participations"), accepted(58));
    soon.headcount = 3;
    let mut secret = case(0, &[], None, (ACCUSATION, CONDUCT), Vec::new());
    secret.channel = Channel::Letter;
    secret.purpose = Purpose::Accusation;
    secret.secret = true;
    let mut referred = case(3, &[6], None, ("要求解决社保接续问题", "historical"), Vec::new());
    referred.origin = Origin::Referred;
    referred.channel = Channel::Online;
    vec![
        case(9, &[0], None, ("8月起生活补助每月少发", "pensions"), Vec::new()),
        soon,
        secret,
        referred,
        case(0, &[8], None, ("要求落实安置岗位", "resettlement"), Vec::new()),
        case(61, &[1], opinion, ("反映生活补助少发，要求补发", "pensions"), accepted(60)),
        case(68, &[5], opinion, ("要求解决医疗费负担重的困难", "relief"), accepted(66)),
        case(18, &[3], None, ("要求调整伤残等级", "disability"), Vec::new()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::petition::{CaseFacts, PetitionEvent, PetitionRules, PetitionState};
    use crate::domain::{Month, StaffId};

    fn frame() -> Frame {
        Frame { seed: 1, today: Date::new(2026, 11, 23).unwrap(), start: Month::new(2017, 1).unwrap() }
    }

    /// Plays a case through the real rules; the state it ends in.
    fn play(case: &Case, rules: &PetitionRules, calendar: &Calendar) -> PetitionState {
        let mut state = PetitionState::Registered;
        let mut events: Vec<PetitionEvent> = Vec::new();
        for step in &case.steps {
            let by = if step.act == Act::ApproveExtension { StaffId(2) } else { StaffId(1) };
            let mut event = PetitionEvent::new(step.act, step.on, by);
            event.until = step.until;
            event.note = "有据".to_owned();
            event.document = "〔2026〕1号".to_owned();
            let facts = CaseFacts {
                received: case.received,
                origin: case.origin,
                route: case.route,
                first: true,
                identified: !case.who.is_empty(),
                state,
                events: &events,
            };
            let judged = rules.judge(&facts, &event, calendar, step.on);
            state = judged.unwrap_or_else(|fault| panic!("{fault}: {case:?}")).next;
            events.push(event);
        }
        state
    }

    #[test]
    fn every_step_is_allowed_and_the_desk_is_busy() {
        let (rules, calendar) = (PetitionRules::embedded().unwrap(), Calendar::embedded().unwrap());
        let pool: Vec<u32> = (0..22_000).collect();
        let cases = plan(frame(), 22_000, &pool, &calendar);
        assert!((1900..2200).contains(&cases.len()), "{}", cases.len());
        assert_eq!(cases, plan(frame(), 22_000, &pool, &calendar));
        let states: Vec<_> = cases.iter().map(|c| play(c, &rules, &calendar)).collect();
        let open = states.iter().filter(|s| !s.is_closed()).count();
        assert!((100..260).contains(&open), "{open} open");
        assert!(states.contains(&PetitionState::Final) && states.contains(&PetitionState::UnderReview));
        assert!(
            cases
                .iter()
                .all(|c| c.received <= frame().today && c.steps.iter().all(|s| s.on <= frame().today))
        );
    }

    #[test]
    fn small_samples_have_few() {
        let calendar = Calendar::embedded().unwrap();
        assert!(plan(frame(), 0, &[], &calendar).is_empty());
        assert!((10..90).contains(&plan(frame(), 300, &[1, 2, 3], &calendar).len()));
    }
}
