//! What panes, overlays and forms share, and the hand a pane is given while it works.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::bureau::answer::Desk;
use crate::bureau::{Action as Gate, Command, Denied, Query, Reference, Refusal, StoreTrouble};
use crate::console::awaited::Awaited;
use crate::console::effect::{DraftBody, Effect};
use crate::console::forms::Choice;
use crate::console::front::Front;
use crate::console::geometry::{Detail, Geometry, SMALLEST};
use crate::console::goal::Goal;
use crate::console::notice::{Notices, Weight};
use crate::console::overlays::Overlay;
use crate::console::panes::PaneId;
use crate::console::want::Want;
use crate::console::words::Words;
use crate::console::{Cx, Readiness, ReqId, Size, TimerId};
use crate::domain::{Date, DivisionCode, PersonId, VisitId};
use crate::exchange::Errand;
use crate::exchange::export::List;
use crate::locale::Lang;

/// What the names of habits begin with among the drafts.
pub(super) const HABIT: &str = "last.";
/// How many people the recent stack holds.
const RECENT: usize = 20;

/// Who a reply, a form or a question belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The console itself.
    Console,
    /// A pane.
    Pane(PaneId),
}

/// State that is nobody's alone.
#[derive(Debug)]
pub struct Shared {
    /// Language of the screen.
    pub lang: Lang,
    /// Size of the terminal.
    pub size: Size,
    /// The bureau, who is signed in, what they may do; `None` until the database answered.
    pub desk: Option<Desk>,
    /// How far the opening of the database has come.
    pub readiness: Readiness,
    /// The database was not closed last time: commands carried out again, bytes cut off. Said once it is ready.
    pub mended: Option<(u64, u64)>,
    /// Damage that came to light at work: nothing is written any more. Every greeting says so.
    pub damaged: Option<StoreTrouble>,
    /// Hour and minute in the title.
    pub clock: (u8, u8),
    /// Business date of the newest event.
    pub today: Date,
    /// People shown of late, the newest first.
    pub recent: Vec<PersonId>,
    /// What codes are called.
    pub tables: Arc<Reference>,
    /// What happened.
    pub notices: Notices,
    /// Who is at the desk and who waits.
    pub front: Front,
    /// What of the ledger waits for whose word.
    pub awaited: Awaited,
    /// What the one signed in filled in last, by name: it stands in the form the next time.
    pub(super) habits: BTreeMap<String, String>,
    /// The visit on screen: what is done now is done during it.
    pub(super) visiting: Option<VisitId>,
    /// Requests under way and whose they are.
    pub(super) owners: BTreeMap<ReqId, Owner>,
    /// Errands under way.
    pub(super) errands: BTreeSet<ReqId>,
    next_req: u64,
    next_intent: u64,
}

impl Shared {
    /// Before anything happened.
    pub(super) fn new(lang: Lang, today: Date, tables: Arc<Reference>) -> Self {
        Self {
            lang,
            size: Size { cols: 80, rows: 24 },
            desk: None,
            readiness: Readiness::Checking(0, 0),
            mended: None,
            damaged: None,
            clock: (0, 0),
            today,
            recent: Vec::new(),
            tables,
            notices: Notices::default(),
            front: Front::default(),
            awaited: Awaited::default(),
            habits: BTreeMap::new(),
            visiting: None,
            owners: BTreeMap::new(),
            errands: BTreeSet::new(),
            next_req: 0,
            next_intent: 0,
        }
    }

    /// The parts of the screen; a terminal that is too small counts as the smallest.
    pub fn geometry(&self) -> Geometry {
        let least = SMALLEST;
        Geometry::of(self.size).or_else(|| Geometry::of(least)).unwrap_or(Geometry {
            size: least,
            body_top: 2,
            body_rows: 15,
            detail: Detail::None,
        })
    }

    /// Whether the gate allows it to the one signed in, or what to say when it does not.
    pub fn may(&self, gate: Gate) -> Result<(), Words> {
        match &self.desk {
            Some(Desk { read_only: Some(trouble), .. }) if !gate.reads() => {
                Err(Refusal::Store(trouble.clone()).into())
            }
            Some(desk) if desk.allowed.contains(&gate) => Ok(()),
            _ => {
                let why = Denied::Role { needs: gate.roles().to_vec() };
                Err(Refusal::NotPermitted { action: gate, why }.into())
            }
        }
    }

    /// Whether nothing can be recorded, because the data folder cannot be written or the disk is full.
    pub fn is_read_only(&self) -> bool {
        self.desk.as_ref().is_some_and(|desk| desk.read_only.is_some())
    }

    /// Whether this is a synthetic bureau.
    pub fn is_sample(&self) -> bool {
        self.desk.as_ref().and_then(|d| d.bureau.as_ref()).is_some_and(|b| b.sample)
    }

    /// Whether the database is open, so that questions are answered; people are found as far as the index has come.
    pub fn is_open(&self) -> bool {
        matches!(self.readiness, Readiness::Indexing(..) | Readiness::Ready(_))
    }

    /// Whether people can be looked up yet.
    pub fn is_ready(&self) -> bool {
        matches!(self.readiness, Readiness::Ready(_))
    }

    /// Town and village of a code as people say them; empty when there is none.
    pub fn place(&self, code: Option<DivisionCode>) -> String {
        code.map(|c| self.tables.divisions.full_name(c)).unwrap_or_default()
    }

    /// What an entitled group is called; the code itself when the table does not know it.
    pub fn group<'a>(&'a self, code: &'a str) -> &'a str {
        match (self.tables.groups.get(code), self.lang) {
            (Some(group), Lang::Zh) => &group.zh,
            (Some(group), Lang::En) => &group.en,
            (None, _) => code,
        }
    }

    /// What a programme is called; the id itself when the table does not know it.
    pub fn programme<'a>(&'a self, id: &'a str) -> &'a str {
        match (self.tables.programmes.get(id), self.lang) {
            (Some(programme), Lang::Zh) => &programme.zh,
            (Some(programme), Lang::En) => &programme.en,
            (None, _) => id,
        }
    }

    /// The same for a narrow column.
    pub fn programme_short<'a>(&'a self, id: &'a str) -> &'a str {
        match (self.tables.programmes.get(id), self.lang) {
            (Some(programme), Lang::Zh) => &programme.zh,
            (Some(programme), Lang::En) => programme.short_en(),
            (None, _) => id,
        }
    }

    /// What was filled in last under a name.
    pub fn habit(&self, name: &str) -> Option<&str> {
        self.habits.get(name).map(String::as_str)
    }

    /// Puts a person on top of the recent stack.
    pub fn met(&mut self, person: PersonId) {
        self.recent.retain(|p| *p != person);
        self.recent.insert(0, person);
        self.recent.truncate(RECENT);
    }

    pub(super) fn new_req(&mut self, owner: Owner) -> ReqId {
        self.next_req += 1;
        let req = ReqId(self.next_req);
        self.owners.insert(req, owner);
        req
    }

    pub(super) fn new_intent(&mut self) -> u64 {
        self.next_intent += 1;
        self.next_intent
    }
}

/// The hand a pane, an overlay or a form is given: what it may read, and how it asks for things.
#[derive(Debug)]
pub struct Ctx<'a> {
    /// Shared state.
    pub shared: &'a mut Shared,
    /// Time and day.
    pub cx: &'a Cx,
    pub(super) effects: &'a mut Vec<Effect>,
    pub(super) wants: &'a mut Vec<Want>,
    pub(super) owner: Owner,
}

impl Ctx<'_> {
    /// Asks; the answer comes to this owner's `receive` with the number given back.
    pub fn ask(&mut self, query: Query) -> ReqId {
        let req = self.shared.new_req(self.owner);
        self.effects.push(Effect::Query { req, query });
        req
    }

    /// Carries out a command once; the receipt or refusal comes to this owner's `receive`.
    pub fn execute(&mut self, command: Command) -> ReqId {
        let intent = self.shared.new_intent();
        self.execute_as(intent, command)
    }

    /// Carries out a command as an intention that may have been tried before.
    pub fn execute_as(&mut self, intent: u64, command: Command) -> ReqId {
        let req = self.shared.new_req(self.owner);
        let visit = self.shared.visiting;
        self.effects.push(Effect::Execute { req, intent, visit, command });
        req
    }

    /// Has something done with files; the news come to this owner's `errand` with the number given back.
    pub fn errand(&mut self, errand: Errand) -> ReqId {
        let (req, intent) = (self.shared.new_req(self.owner), self.shared.new_intent());
        self.shared.errands.insert(req);
        self.effects.push(Effect::Errand { req, intent, errand: Box::new(errand) });
        req
    }

    /// Does not want to hear of an errand any more.
    pub fn forget(&mut self, req: ReqId) {
        self.shared.owners.remove(&req);
    }

    /// Asks an errand to stop.
    pub fn stop(&mut self, req: ReqId) {
        self.effects.push(Effect::Stop(req));
    }

    /// Gives up waiting for a reply.
    pub fn cancel(&mut self, req: ReqId) {
        if self.shared.owners.remove(&req).is_some() {
            self.effects.push(Effect::Cancel(req));
        }
    }

    /// Keeps what was filled in under a name, for the one signed in: also for another day, beside the drafts.
    pub fn keep(&mut self, name: &str, body: String) {
        let slot = format!("{HABIT}{name}");
        self.shared.habits.insert(name.to_owned(), body.clone());
        self.effects.push(Effect::KeepDraft { slot, body: DraftBody(body) });
    }

    /// Opens an overlay.
    pub fn open(&mut self, overlay: impl Into<Overlay>) {
        self.wants.push(Want::Open(Box::new(overlay.into())));
    }

    /// Goes somewhere.
    pub fn go(&mut self, goal: Goal) {
        self.wants.push(Want::Go(goal));
    }

    /// Goes back to where one came from.
    pub fn go_back(&mut self) {
        self.wants.push(Want::Back);
    }

    /// Has a list leave as a file, once it is said what for; `people` is how many it names, where that is known.
    pub fn export(&mut self, list: List, people: Option<usize>) {
        self.wants.push(Want::Export(list, people));
    }

    /// Closes the form on top, if it is the form of this name: what it asked for is done without a command.
    pub fn close(&mut self, form: &'static str) {
        self.wants.push(Want::Close(form));
    }

    /// Has it asked anew what waits for whose word.
    pub fn count_waiting(&mut self) {
        self.wants.push(Want::Waiting);
    }

    /// Has it asked anew where the one who sits here stands, and what time is counted by.
    pub fn ask_desk(&mut self) {
        self.wants.push(Want::Desk);
    }

    /// Offers other choices in a field of the form on top, if it is the form of this name.
    pub fn choices(&mut self, form: &'static str, field: &'static str, choices: Vec<Choice>) {
        self.wants.push(Want::Choices(form, field, choices));
    }

    /// Says what happened.
    pub fn tell(&mut self, words: impl Into<Words>) {
        let at = self.cx.clock;
        self.shared.notices.push(Weight::Plain, words.into(), at, self.cx.now_ms);
    }

    /// Says that something did not work.
    pub fn warn(&mut self, words: impl Into<Words>) {
        let at = self.cx.clock;
        self.shared.notices.push(Weight::Warning, words.into(), at, self.cx.now_ms);
    }

    /// Says what was found at the start and put right.
    pub fn found(&mut self, words: impl Into<Words>) {
        let at = self.cx.clock;
        self.shared.notices.push(Weight::Found, words.into(), at, self.cx.now_ms);
    }

    /// A word about the key just pressed.
    pub fn remark(&mut self, words: impl Into<Words>) {
        let at = self.cx.clock;
        self.shared.notices.push(Weight::Passing, words.into(), at, self.cx.now_ms);
    }

    /// Sets a timer of this pane; it comes to the pane's `timer`. Nothing happens for the console's own.
    pub fn after(&mut self, number: u8, ms: u64) {
        if let Owner::Pane(pane) = self.owner {
            self.effects.push(Effect::After { timer: TimerId::Pane(pane, number), ms });
        }
    }
}

/// Waits for the newest reply of one kind; older ones do not match it any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Slot(Option<ReqId>);

impl Slot {
    /// Asks, and gives up the request before. Newest wins.
    pub fn ask(&mut self, ctx: &mut Ctx<'_>, query: Query) {
        self.drop(ctx);
        self.0 = Some(ctx.ask(query));
    }

    /// Executes, and waits for it.
    pub fn execute(&mut self, ctx: &mut Ctx<'_>, command: Command) {
        self.0 = Some(ctx.execute(command));
    }

    /// True when `req` is what is waited for; the waiting ends with it.
    pub fn take(&mut self, req: ReqId) -> bool {
        let mine = self.0 == Some(req);
        if mine {
            self.0 = None;
        }
        mine
    }

    /// True when `req` is what is waited for.
    pub fn is_for(self, req: ReqId) -> bool {
        self.0 == Some(req)
    }

    /// Stops waiting.
    pub fn drop(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(req) = self.0.take() {
            ctx.cancel(req);
        }
    }

    /// True while something is waited for.
    pub fn is_waiting(self) -> bool {
        self.0.is_some()
    }
}
