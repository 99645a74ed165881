//! Deciding in the queue: one digit, one more at most, the next petition by itself; the same for marked rows after a look at what it
//! would do; and taking one's own last decisions back, one by one.

use super::case::{both, needs_why, next_short};
use super::state::{Face, Marked, State};
use super::step_form::{doubtful_form, step_form};
use super::steps::{is_step_of, why_not};
use super::told::News;
use crate::bureau::answer::PetitionView;
use crate::bureau::command::{ActRequest, Triage};
use crate::bureau::{Command, Outcome, Query, Receipt, Refusal};
use crate::console::action::ListAction;
use crate::console::overlays::{Menu, Purpose, Row, Sheet};
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::petition::{Petition, PetitionAct as Do, PetitionState, Phrase};
use crate::domain::{Date, PetitionId};
use crate::locale::{Msg, petition_hands, petition_words, petitions as say};

/// The names of the menus.
pub const PHRASE: &str = "phrase";
pub const EARLIER: &str = "earlier";
pub const APPLY: &str = "apply";
/// The key of the row that opens the form.
const FORM: &str = "form";
/// Decisions that can be taken back one by one.
const MOST_DECISIONS: usize = 20;

/// The decision of a digit when several are decided on.
pub fn by_digit(digit: usize) -> Option<Do> {
    [Do::Accept, Do::Transfer, Do::Join, Do::Defer, Do::Decline].get(digit.checked_sub(1)?).copied()
}

/// The phrases of a decision that has any.
fn phrases(act: Do, shared: &Shared) -> Option<(Msg, &[Phrase])> {
    let standard = &shared.tables.standard;
    match act {
        Do::Transfer => Some((say::PICK_DESTINATION, &standard.destinations)),
        Do::Decline => Some((say::PICK_DECLINE, &standard.declines)),
        Do::Defer => Some((say::PICK_DEFER, &standard.defers)),
        _ => None,
    }
}

/// Until when a phrase sets aside: nobody talks or meets on a day off.
fn set_aside_until(phrase: &Phrase, shared: &Shared) -> Date {
    shared.tables.calendar.next_working_day(shared.today.plus_days(phrase.days.into()))
}

/// Whether every demand has its way, or one that need not be asked for.
fn way_known(view: &PetitionView, shared: &Shared) -> bool {
    view.demands.iter().all(|d| d.route.is_some())
        || view.facts.usual_way(&shared.tables.petition_topics).is_some()
}

/// Which petitions a decision is about, with the versions that were seen; and the one that is shown, when it is about that alone.
type Meant<'v> = (Vec<(PetitionId, u32)>, Option<&'v PetitionView>);

pub(super) fn pane(name: &'static str) -> Purpose {
    Purpose::Pane(PaneId::Petitions, name)
}

impl State {
    /// Decides, as far as the digit says everything; otherwise asks for the one thing that is missing.
    pub(super) fn decide(&mut self, act: Do, ctx: &mut Ctx<'_>) {
        let several = !self.marked.is_empty();
        let Some((petitions, view)) = self.meant() else { return };
        if !several && let Some(why) = view.and_then(|view| why_not(view, act)) {
            return ctx.warn(why);
        }
        let registered = several || view.is_some_and(|v| v.row.state == PetitionState::Registered);
        let anyway = view.is_some_and(|view| needs_why(view, act, ctx.shared));
        let known = several || view.is_some_and(|view| way_known(view, ctx.shared));
        let decision = Triage::Decide { petitions, act: ActRequest::new(act) };
        match act {
            Do::Accept if registered && known && !anyway => self.carry(decision, ctx),
            Do::Join if several => self.carry(decision, ctx),
            Do::Join => self.offer_earlier(decision, ctx),
            _ if registered && phrases(act, ctx.shared).is_some() => self.offer_phrases(act, decision, ctx),
            _ => self.begin(act, ctx),
        }
    }

    /// The marked rows, or the petition that is shown.
    pub(super) fn meant(&self) -> Option<Meant<'_>> {
        if !self.marked.is_empty() {
            return Some((self.marked.iter().map(|(id, one)| (*id, one.version)).collect(), None));
        }
        let view = self.shown()?;
        Some((vec![(view.row.petition, view.version)], Some(view)))
    }

    /// One is decided on at once; several after a look at what it would do.
    pub(super) fn carry(&mut self, triage: Triage, ctx: &mut Ctx<'_>) {
        if self.marked.is_empty() {
            self.slots.triage.execute(ctx, Command::Triage(triage.clone()));
        } else {
            self.slots.preview.ask(ctx, Query::Triage(triage.clone()));
        }
        self.deciding = Some(triage);
    }

    fn offer_phrases(&mut self, act: Do, decision: Triage, ctx: &mut Ctx<'_>) {
        let Some((title, phrases)) = phrases(act, ctx.shared) else { return };
        let mut rows: Vec<Row> = phrases
            .iter()
            .enumerate()
            .map(|(at, phrase)| {
                let until = set_aside_until(phrase, ctx.shared);
                let detail = if act == Do::Defer {
                    Words::with(say::UNTIL, &[("until", &until)])
                } else {
                    Words::Data(String::new())
                };
                Row::new(at.to_string(), both(&phrase.zh, &phrase.en), detail)
            })
            .collect();
        if self.marked.is_empty() {
            rows.push(Row::new(FORM, say::OTHER_REASON, Words::Data(String::new())));
        }
        self.deciding = Some(decision);
        ctx.open(Menu::new(title, pane(PHRASE), rows).by_digit());
    }

    /// A phrase was chosen, or the form for words of one's own.
    pub(super) fn phrase_chosen(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        let Some(Triage::Decide { petitions, mut act }) = self.deciding.take() else { return };
        if key == FORM {
            if let Some(view) = self.shown() {
                let form = step_form(view, act.act, &[], ctx.shared);
                ctx.open(Sheet::new(form, Owner::Pane(PaneId::Petitions)));
            }
            return;
        }
        let chosen = key.parse::<usize>().ok();
        let phrase = phrases(act.act, ctx.shared).and_then(|(_, all)| all.get(chosen?).cloned());
        let Some(phrase) = phrase else { return };
        if phrase.days > 0 {
            act.until = Some(set_aside_until(&phrase, ctx.shared));
        }
        (act.note, act.ground) = (phrase.zh, phrase.ground);
        self.carry(Triage::Decide { petitions, act }, ctx);
    }

    /// The earlier petitions that are in hand; a repeat that is known as one stands first.
    fn offer_earlier(&mut self, decision: Triage, ctx: &mut Ctx<'_>) {
        let Some(view) = self.shown() else { return };
        let known = view.facts.repeats;
        let mut earlier: Vec<_> = view.earlier.iter().filter(|row| !row.state.is_closed()).collect();
        earlier.sort_by_key(|row| Some(row.petition) != known);
        if earlier.is_empty() {
            return ctx.warn(say::NO_EARLIER);
        }
        let rows = earlier.into_iter().take(9).map(|row| {
            let label = format!("{} {}", row.number, row.demand.replace('\n', " "));
            let mut line =
                Row::new(row.petition.to_string(), Words::Data(label), petition_words::state(row.state));
            line.note = Some(Words::Filled(
                say::JOINS,
                vec![
                    ("what", brought(view)),
                    ("earlier", Words::Data(row.number.clone())),
                    ("people", Words::Data(row.headcount.max(1).to_string())),
                ],
            ));
            line
        });
        let menu = Menu::new(say::PICK_EARLIER, pane(EARLIER), rows.collect()).by_digit();
        self.deciding = Some(decision);
        ctx.open(menu);
    }

    /// The earlier petition was chosen.
    pub(super) fn earlier_chosen(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        let Some(Triage::Decide { petitions, act }) = self.deciding.take() else { return };
        let act = ActRequest { earlier: PetitionId::parse(key), ..act };
        self.carry(Triage::Decide { petitions, act }, ctx);
    }

    /// The look was enough: the decision on several is carried out.
    pub(super) fn apply(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(triage) = &self.deciding {
            self.slots.triage.execute(ctx, Command::Triage(triage.clone()));
        }
    }

    /// A decision, a claim or taking back was carried out.
    pub(super) fn triaged(&mut self, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        let Some(triage) = self.deciding.take() else { return };
        self.marked.clear();
        let news = match &triage {
            Triage::Decide { act, .. } => {
                self.remember(act.act, receipt);
                News::Decided(act.act)
            }
            Triage::Undo { petitions } => {
                self.decisions.retain(|one| one != petitions);
                if let [(one, _)] = petitions.as_slice() {
                    self.wanted = Some(*one);
                }
                News::Undone
            }
            Triage::Claim { .. } => News::Claimed,
            Triage::Assign { .. } => News::Assigned,
        };
        match &receipt.outcome {
            Outcome::Petitions(done, left) => {
                let msg = match (&triage, left) {
                    (Triage::Undo { .. }, _) => say::MANY_UNDONE,
                    (Triage::Claim { .. }, _) => say::MANY_CLAIMED,
                    (Triage::Assign { .. }, _) => say::MANY_ASSIGNED,
                    (Triage::Decide { .. }, 0) => say::MANY_DONE,
                    (Triage::Decide { .. }, _) => say::MANY_DONE_SOME_LEFT,
                };
                ctx.tell(Words::with(msg, &[("n", &done.len()), ("left", left)]));
            }
            _ => self.done(receipt, news, ctx),
        }
    }

    /// A decision was refused. One that is only doubtful is asked again with a reason.
    pub(super) fn not_triaged(&mut self, why: Refusal, ctx: &mut Ctx<'_>) {
        let one = self.marked.is_empty().then(|| self.shown()).flatten();
        let form = match (&why, &self.deciding, one) {
            (Refusal::Doubtful(_), Some(Triage::Decide { act, .. }), Some(view)) => {
                doubtful_form(view, act, why.into(), ctx.shared)
            }
            // What was changed since is taken back by no key any more: the one before it is next.
            (Refusal::Stale { .. }, Some(Triage::Undo { petitions }), _) => {
                self.decisions.retain(|one| one != petitions);
                return ctx.warn(why);
            }
            _ => return ctx.warn(why),
        };
        ctx.open(Sheet::new(form, Owner::Pane(PaneId::Petitions)));
    }

    /// Keeps a decision that can be taken back.
    pub(super) fn remember(&mut self, act: Do, receipt: &Receipt) {
        if !Petition::UNDOABLE.contains(&act) {
            return;
        }
        match &receipt.outcome {
            Outcome::Petition(id, _, version) => self.decisions.push(vec![(*id, *version)]),
            Outcome::Petitions(done, _) => self.decisions.push(done.clone()),
            _ => return,
        }
        if self.decisions.len() > MOST_DECISIONS {
            self.decisions.remove(0);
        }
    }

    /// Takes the newest of one's own decisions back. It is kept until that is done: what stands against it may be settled. A hearing whose
    /// page is open goes first: wrong days are seen there, and often later than the day on which they were typed.
    pub(super) fn undo(&mut self, ctx: &mut Ctx<'_>) {
        let last = self.decisions.last().cloned();
        let hearing = self.own_hearing(ctx.shared);
        let Some(petitions) = hearing.or(last) else { return };
        self.marked.clear();
        self.carry(Triage::Undo { petitions }, ctx);
    }

    /// The petition whose page is open, where the last thing done about it is a hearing that whoever is signed in recorded. In the queue
    /// nobody sees what would go.
    pub(super) fn own_hearing(&self, shared: &Shared) -> Option<Vec<(PetitionId, u32)>> {
        let me = shared.desk.as_ref()?.staff.as_ref()?.id;
        let view = self.shown().filter(|_| self.face != Face::Queue)?;
        let (last, _) = view.events.last()?;
        let own = last.act == Do::Hearing && last.by == me && last.before.is_some();
        own.then(|| vec![(view.row.petition, view.version)])
    }

    /// Takes over what nobody has: the marked rows, or the one that is shown.
    pub(super) fn claim(&mut self, ctx: &mut Ctx<'_>) {
        let Some((petitions, _)) = self.meant() else { return };
        self.carry(Triage::Claim { petitions }, ctx);
    }

    /// Marks the selected row, or takes the mark off, and goes on to the next.
    pub(super) fn mark(&mut self, ctx: &mut Ctx<'_>) {
        let row = self.row(self.list.selected);
        let row = row.map(|row| (row.petition, Marked { version: row.version, state: row.state }));
        let Some((id, one)) = row else { return };
        if self.marked.remove(&id).is_none() {
            self.marked.insert(id, one);
        }
        ctx.tell(Words::Count(say::MARKED, self.marked.len() as u64));
        crate::console::panes::Pane::list(self, ListAction::Down, ctx);
    }

    /// Why a decision can be had for none of the marked rows; the look at what it would do says it of each.
    pub(super) fn none_takes(&self, act: Do) -> Option<Words> {
        let takes = self.marked.values().any(|one| is_step_of(one.state, act));
        (!takes).then(|| Words::Filled(say::NONE_MARKED, vec![("act", petition_words::act(act).into())]))
    }

    /// Why what is done with one petition is not done while rows are marked.
    pub(super) fn for_one(&self) -> Option<Words> {
        (!self.marked.is_empty()).then_some(Words::Count(say::NOT_FOR_MARKED, self.marked.len() as u64))
    }

    /// Whether a row is marked.
    pub fn is_marked(&self, petition: PetitionId) -> bool {
        self.marked.contains_key(&petition)
    }
}

/// What is told of a decision: of an acceptance also the way and its limit, of a repeat what was joined to what.
pub(super) fn decided(act: Do, view: &PetitionView, mut values: Vec<(&'static str, Words)>) -> Words {
    values.push(("act", petition_words::act(act).into()));
    let way = view.facts.route().filter(|_| act == Do::Accept);
    let earlier = view.family.iter().find(|row| Some(row.petition) == view.facts.repeats);
    if let Some(way) = way {
        let end = view.clocks.iter().find(|clock| clock.rule.extension.is_some());
        values.push(("way", petition_hands::route_short(way).into()));
        values.extend(end.map(|clock| ("due", Words::Data(clock.due.to_string()))));
        return Words::Filled(if end.is_some() { say::ACCEPTED_DUE } else { say::ACCEPTED_WAY }, values);
    }
    if let Some(earlier) = earlier.filter(|_| act == Do::Join) {
        values.push(("earlier", Words::Data(earlier.number.clone())));
        values.push(("what", brought(view)));
        return Words::Filled(say::JOINED, values);
    }
    values.push(("to", led_to(act, view)));
    values.retain(|(name, _)| *name != "clock");
    values.push(("clock", next_short(view)));
    Words::Filled(say::DECIDED, values)
}

/// To whom it was passed on, or until when it is set aside.
fn led_to(act: Do, view: &PetitionView) -> Words {
    let last = view.events.last().map(|(event, _)| event);
    let to = last.map(|event| event.note.lines().next().unwrap_or_default()).filter(|to| !to.is_empty());
    match (act, to, last.and_then(|event| event.until)) {
        (Do::Transfer, Some(to), _) => Words::with(say::DECIDED_TO, &[("to", &to)]),
        (Do::Defer, _, Some(day)) => Words::with(say::DECIDED_UNTIL, &[("day", &day)]),
        _ => Words::Data(String::new()),
    }
}

/// How many brought how much.
fn brought(view: &PetitionView) -> Words {
    Words::with(say::BROUGHT, &[("people", &view.row.headcount.max(1)), ("n", &view.demands.len())])
}
