//! Shapes about the on-call duty.

use serde::Serialize;

use super::petition::PetitionRowJson;
use super::values::text;
use crate::bureau::answer::{
    CallRow, DutyBoard, DutyDayRow, DutyPost, HandoverView, ItemRow, MajorRow, PageRow, RegisterRow,
};
use crate::domain::duty::{DutyLevel, DutyRules, NoRest, RotaFault, ShiftKind};
use crate::domain::{Date, StaffId, mask_phone};
use crate::locale::{Lang, duty};

/// `oncall list --json`, `oncall rota show --json`.
#[derive(Serialize)]
pub(in crate::cli) struct DutyJson<'a> {
    now: String,
    on: Vec<PostJson<'a>>,
    holder: Option<&'a str>,
    rules: DutyRulesJson<'a>,
    paging: Vec<PageJson<'a>>,
    review: Vec<PageJson<'a>>,
    days: Vec<DayJson<'a>>,
    faults: &'a [RotaFault],
    no_rest: &'a [NoRest],
    shares: &'a [crate::bureau::answer::ShareRow],
    majors: Vec<MajorJson<'a>>,
    staying: usize,
}

/// `oncall rules --json`: with the numbers in full it is what `--from` reads.
#[derive(Serialize)]
pub(in crate::cli) struct DutyRulesJson<'a> {
    version: u32,
    shifts: &'a [ShiftKind],
    rungs: Vec<RungJson<'a>>,
    review_days: Option<u16>,
    by: Option<StaffId>,
    on: Option<Date>,
}

#[derive(Serialize)]
struct RungJson<'a> {
    level: DutyLevel,
    after: u16,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone_masked: Option<String>,
}

impl<'a> DutyRulesJson<'a> {
    pub(in crate::cli) fn new(rules: &'a DutyRules, full: bool) -> Self {
        let rungs = rules.rungs.iter().map(|rung| RungJson {
            level: rung.level,
            after: rung.after,
            name: &rung.name,
            phone: full.then_some(rung.phone.as_str()),
            phone_masked: (!full).then(|| mask_phone(&rung.phone)),
        });
        let (version, review_days, by, on) = (rules.version, rules.review_days, rules.by, rules.on);
        Self { version, shifts: &rules.shifts, rungs: rungs.collect(), review_days, by, on }
    }
}

#[derive(Serialize)]
struct PostJson<'a> {
    day: String,
    shift: &'a str,
    staff: String,
    name: &'a str,
    swap_asked: Option<&'a str>,
}

#[derive(Serialize)]
struct PageJson<'a> {
    #[serde(flatten)]
    petition: PetitionRowJson<'a>,
    reasons: Vec<&'static str>,
    raised: String,
    holder: &'a str,
    acked_by: Option<&'a str>,
    acked_until: Option<String>,
    unanswered_since: String,
    next_level: Option<&'static str>,
    next_at: Option<String>,
    calls: Vec<CallJson<'a>>,
    /// The major matter that came up with it and is not closed.
    major: Option<String>,
}

#[derive(Serialize)]
struct CallJson<'a> {
    on: String,
    level: &'static str,
    called: &'a str,
    answered: bool,
    by: &'a str,
    /// It was stamped by mistake and counts for nothing.
    taken_back: bool,
}

#[derive(Serialize)]
struct DayJson<'a> {
    day: String,
    version: u32,
    holiday: Option<&'a str>,
    works: bool,
    provisional: bool,
    published: bool,
    posts: Vec<PostJson<'a>>,
    away: Vec<String>,
}

#[derive(Serialize)]
struct MajorJson<'a> {
    major: String,
    what: &'a str,
    place: &'a str,
    when: &'a str,
    people: u32,
    done: &'a str,
    on: String,
    by: &'a str,
    holder: &'a str,
    calls: Vec<CallJson<'a>>,
    reports: Vec<ReportJson<'a>>,
    next_level: Option<&'static str>,
    next_at: Option<String>,
    closed: Option<String>,
    petition: Option<&'a str>,
}

#[derive(Serialize)]
struct ReportJson<'a> {
    r#final: bool,
    on: String,
    by: &'a str,
    text: &'a str,
    /// Whether the Party committee or the government was told.
    above: bool,
    /// To whom it went.
    to: &'a str,
}

/// `handover show --json`.
#[derive(Serialize)]
pub(in crate::cli) struct HandoverJson<'a> {
    handover: String,
    outgoing: &'a str,
    incoming: String,
    incoming_name: &'a str,
    on: String,
    resumes: Option<usize>,
    staying: usize,
    finished: Option<String>,
    withdrawn: Option<WithdrawnJson<'a>>,
    may_withdraw: bool,
    digest: Option<&'a str>,
    items: Vec<ItemJson<'a>>,
}

#[derive(Serialize)]
struct WithdrawnJson<'a> {
    on: String,
    by: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct ItemJson<'a> {
    item: u16,
    kind: &'static str,
    about: &'a str,
    text: &'a str,
    said: String,
    state: &'static str,
    holder: &'a str,
    why: &'a str,
    on: Option<String>,
    kept: bool,
}

/// `oncall register --json`.
#[derive(Serialize)]
pub(in crate::cli) struct RegisterJson<'a> {
    petition: String,
    number: &'a str,
    first: bool,
    origin: crate::domain::petition::Origin,
    forwarder: &'a str,
    channel: crate::domain::petition::Channel,
    division: Option<String>,
    name: &'a str,
    headcount: u16,
    groups: &'a [String],
    purpose: crate::domain::petition::Purpose,
    demands: &'a [String],
    state: &'static str,
    outcomes: &'a [String],
}

impl<'a> DutyJson<'a> {
    pub(in crate::cli) fn new(board: &'a DutyBoard, full: bool) -> Self {
        let page = |row: &'a PageRow| page(board, row);
        Self {
            now: text(board.now),
            on: board.on.iter().map(post).collect(),
            holder: board.holder.as_ref().map(|(_, name)| name.as_str()),
            rules: DutyRulesJson::new(&board.rules, full),
            paging: board.paging.iter().map(page).collect(),
            review: board.review.iter().map(page).collect(),
            days: board.days.iter().map(day).collect(),
            faults: &board.faults,
            no_rest: &board.no_rest,
            shares: &board.shares,
            majors: board.majors.iter().map(|row| major(board, row)).collect(),
            staying: board.staying(),
        }
    }
}

fn post(post: &DutyPost) -> PostJson<'_> {
    PostJson {
        day: text(post.day),
        shift: &post.shift,
        staff: text(post.staff),
        name: &post.name,
        swap_asked: post.swap.as_ref().map(|(_, name)| name.as_str()),
    }
}

fn page<'a>(board: &'a DutyBoard, row: &'a PageRow) -> PageJson<'a> {
    PageJson {
        petition: PetitionRowJson::new(&row.petition),
        reasons: row.reasons.iter().map(|one| one.name()).collect(),
        raised: text(row.raised),
        holder: &row.holder,
        acked_by: row.acked.as_ref().map(|(who, _)| who.as_str()),
        acked_until: row.acked.as_ref().map(|(_, until)| text(until)),
        unanswered_since: text(row.ladder.since),
        next_level: board.rung(&row.ladder).map(|rung| rung.level.name()),
        next_at: row.ladder.at.map(text),
        calls: row.hops.iter().map(call).collect(),
        major: row.major.map(text),
    }
}

fn call(row: &CallRow) -> CallJson<'_> {
    let (on, level) = (text(row.on), row.level.name());
    CallJson { on, level, called: &row.called, answered: row.answered, by: &row.by, taken_back: row.back }
}

fn day(row: &DutyDayRow) -> DayJson<'_> {
    DayJson {
        day: text(row.day),
        version: row.version,
        holiday: row.holiday.as_deref(),
        works: row.works,
        provisional: row.provisional,
        published: row.published,
        posts: row.posts.iter().map(post).collect(),
        away: row.away.iter().map(|(id, _)| text(id)).collect(),
    }
}

fn major<'a>(board: &'a DutyBoard, row: &'a MajorRow) -> MajorJson<'a> {
    let facts = &row.facts;
    let report = |one: &'a crate::bureau::answer::ReportRow| ReportJson {
        r#final: one.last,
        on: text(one.on),
        by: &one.by,
        text: &one.text,
        above: one.above,
        to: &one.to,
    };
    MajorJson {
        major: text(row.major),
        what: &facts.what,
        place: &facts.place,
        when: &facts.when,
        people: facts.people,
        done: &facts.done,
        on: text(row.on),
        by: &row.by,
        holder: &row.holder,
        calls: row.calls.iter().map(call).collect(),
        reports: row.reports.iter().map(report).collect(),
        next_level: board.rung(&row.ladder).map(|rung| rung.level.name()),
        next_at: row.ladder.at.map(text),
        closed: row.closed.map(text),
        petition: row.petition.as_ref().map(|(_, number)| number.as_str()),
    }
}

impl<'a> HandoverJson<'a> {
    /// Each item as it is stored (`text`) and in words (`said`).
    pub(in crate::cli) fn new(view: &'a HandoverView, lang: Lang) -> Self {
        Self {
            handover: text(view.handover),
            outgoing: &view.outgoing,
            incoming: text(view.incoming),
            incoming_name: &view.incoming_name,
            on: text(view.on),
            resumes: view.resumes.map(|n| n + 1),
            staying: view.staying,
            finished: view.finished.map(text),
            withdrawn: view.withdrawn.as_ref().map(|(on, by, why)| WithdrawnJson { on: text(on), by, why }),
            may_withdraw: view.may_withdraw,
            digest: view.digest.as_deref(),
            items: view.items.iter().map(|row| item(row, lang)).collect(),
        }
    }
}

fn item(row: &ItemRow, lang: Lang) -> ItemJson<'_> {
    ItemJson {
        item: row.at + 1,
        kind: row.kind.name(),
        about: &row.about,
        text: &row.text,
        said: duty::item_text(row, lang),
        state: row.state.name(),
        holder: &row.holder,
        why: &row.why,
        on: row.on.map(text),
        kept: row.kept,
    }
}

impl<'a> RegisterJson<'a> {
    pub(in crate::cli) fn new(row: &'a RegisterRow) -> Self {
        Self {
            petition: text(row.petition),
            number: &row.number,
            first: row.first,
            origin: row.origin,
            forwarder: &row.forwarder,
            channel: row.channel,
            division: row.division.map(text),
            name: &row.name,
            headcount: row.headcount,
            groups: &row.groups,
            purpose: row.purpose,
            demands: &row.demands,
            state: row.state.name(),
            outcomes: &row.outcomes,
        }
    }
}
