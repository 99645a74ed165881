//! A petition on screen as the rules see it, and its limits in words.

use crate::bureau::answer::PetitionView;
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::petition::{
    Clock, ClockStatus, PetitionAct, PetitionEvent, PetitionState, Route, handled_anew, next_due,
};
use crate::domain::{Article, StaffId};
use crate::locale::{
    Lang, Msg, petition_bounds as bounds, petition_corrected as say_corrected, petition_hands as hands,
    petitions as say,
};

/// The limits that would begin to run if an act were done today.
pub fn leads_to(view: &PetitionView, act: PetitionAct, shared: &Shared) -> Vec<Clock> {
    let mut after = view.events();
    after.push(PetitionEvent::new(act, shared.today, StaffId::default()));
    let tables = &shared.tables;
    let clocks = tables.petition_rules.clocks(&view.case(&after), &tables.calendar, shared.today);
    let new = |clock: &Clock| view.clocks.iter().all(|c| c.rule.id != clock.rule.id);
    clocks.into_iter().filter(|c| c.is_open() && new(c)).collect()
}

/// Words that a table of the rules brings in both languages.
pub fn both(zh: &str, en: &str) -> Words {
    const BOTH: Msg = Msg::new("{zh}", "{en}");
    Words::with(BOTH, &[("zh", &zh), ("en", &en)])
}

/// Two sayings, one behind the other.
pub fn pair(first: Words, second: Words) -> Words {
    const PAIR: Msg = Msg::new("{first}{second}", "{first}{second}");
    Words::Filled(PAIR, vec![("first", first), ("second", second)])
}

/// A citation as short as it is understood.
pub fn citation(article: Article) -> Words {
    both(&say::article(&article, Lang::Zh), &say::article(&article, Lang::En))
}

/// Name, last day and article of a limit.
pub fn limit(clock: &Clock) -> Words {
    let msg = if clock.provisional { say::DUE_BY_PROVISIONAL } else { say::DUE_BY };
    Words::Filled(msg, parts(clock))
}

fn parts(clock: &Clock) -> Vec<(&'static str, Words)> {
    let rule = &clock.rule;
    vec![
        ("name", both(&rule.zh, &rule.en)),
        ("due", Words::Data(clock.due.to_string())),
        ("article", citation(rule.article)),
    ]
}

/// Which other organ has the same matter in hand, and until when; nothing where none was named.
pub fn elsewhere(view: &PetitionView, shared: &Shared) -> Option<Words> {
    let facts = &view.facts;
    let organ = ("organ", Words::Data(facts.elsewhere.clone()));
    let until = facts.elsewhere_until.map(|until| ("until", Words::Data(until.to_string())));
    let msg = match (facts.in_hand_elsewhere(shared.today), &until) {
        _ if facts.elsewhere.is_empty() => return None,
        (_, None) => hands::ELSEWHERE_SAID,
        (true, Some(_)) => hands::ELSEWHERE_BY,
        (false, Some(_)) => hands::ELSEWHERE_OVER,
    };
    Some(Words::Filled(msg, std::iter::once(organ).chain(until).collect()))
}

/// Whether accepting it asks for a reason first, since another organ has the same matter in hand (第十九条第三款).
pub fn needs_why(view: &PetitionView, act: PetitionAct, shared: &Shared) -> bool {
    matches!(act, PetitionAct::Accept | PetitionAct::Simple) && view.facts.in_hand_elsewhere(shared.today)
}

/// What is owed next; with nothing owed, until when something may be chosen. Handling it simply is an offer to the bureau, which is none
/// of either as long as nobody took it up.
fn next_of(view: &PetitionView) -> Option<&Clock> {
    let open = if view.row.due.is_some() { next_due(&view.clocks) } else { None };
    let runs = view.clocks.iter().filter(|clock| clock.status == ClockStatus::Running);
    open.or_else(|| runs.filter(|clock| clock.rule.id != "simple-accept").min_by_key(|clock| clock.due))
}

/// Nothing is owed and nothing runs.
fn nothing_next(view: &PetitionView) -> Words {
    let events = view.events();
    match view.row.state {
        _ if handled_anew(&view.case(&events)) => anew_without_limit(),
        PetitionState::Registered => say::TO_DECIDE.into(),
        _ => say::NOTHING_DUE.into(),
    }
}

/// What is due next, in words.
pub fn next_limit(view: &PetitionView) -> Words {
    match next_of(view) {
        Some(clock) if clock.status == ClockStatus::Late => late(view, clock),
        Some(clock) => limit(clock),
        None => nothing_next(view),
    }
}

/// The same where there is little room.
pub fn next_short(view: &PetitionView) -> Words {
    match next_of(view) {
        Some(clock) if clock.status == ClockStatus::Late => late(view, clock),
        Some(clock) => Words::Filled(say::DUE_SHORT, parts(clock)),
        None => nothing_next(view),
    }
}

/// A limit that is over already.
fn late(view: &PetitionView, clock: &Clock) -> Words {
    let days = view.row.due.map_or(0, |due| due.in_days.abs());
    let mut values = parts(clock);
    values.push(("n", Words::Data(days.to_string())));
    Words::Filled(say::DUE_LATE, values)
}

/// Handled anew, and nothing says until when.
pub fn anew_without_limit() -> Words {
    both(&bounds::anew_without_limit(Lang::Zh), &bounds::anew_without_limit(Lang::En))
}

/// Whether closing it says what the organ that it went to answered: a day was set for that.
pub fn brings_answer(view: &PetitionView, act: PetitionAct) -> bool {
    act == PetitionAct::Finalise && view.clocks.iter().any(|c| c.rule.is_feedback() && c.is_open())
}

/// Days from the acceptance to the written opinion.
pub fn days_of_opinion(shared: &Shared) -> Option<u64> {
    shared.tables.petition_rules.get("conclude").map(|rule| rule.days.into())
}

/// What the choice of a route means for the time limit.
pub fn limit_of_route(route: Route, shared: &Shared) -> Words {
    use crate::domain::petition::Applies;
    let opinion = shared.tables.petition_rules.get("conclude");
    match opinion.filter(|rule| route == Route::Opinion && rule.applies.contains(&Applies::Opinion)) {
        Some(rule) => Words::Count(say::ROUTE_LIMIT, rule.days.into()),
        None if route.has_own_procedure() => say::ROUTE_OWN.into(),
        None => say::ROUTE_NONE.into(),
    }
}

/// What was put right last, and what is due now.
pub fn corrected(view: &PetitionView) -> Words {
    let last = view.corrections.last().map_or(&[][..], |(one, _)| one.changes.as_slice());
    let said = |lang| last.iter().map(|one| say_corrected::change(one, lang)).collect::<Vec<_>>().join("；");
    let number = ("number", Words::Data(view.row.number.clone()));
    let changes = ("changes", both(&said(Lang::Zh), &said(Lang::En)));
    Words::Filled(say_corrected::TOLD, vec![number, changes, ("clock", next_limit(view))])
}
