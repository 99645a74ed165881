//! The panes. **To add one:**
//!
//! 1. A folder here: `mod.rs` with the state (`pub struct State`, `Default`) and `impl Pane for State`, and
//!    `action.rs` with `pub enum Act` written by [`actions!`](crate::console::action) and
//!    `State::{act, disabled}`. Take [`lookup`] as the example.
//! 2. One line in the registry below.
//! 3. Its twin in `view/panes/`: a function that draws `&State`, and one line in the match of `view/panes/mod.rs`.
//! 4. Its words: an area file in `locale/` listed in `AREAS`.
//! 5. Its keys: a table of its context's name in `keymaps/default.toml`.
//!
//! The compiler and the tests ask for whatever is forgotten: matches over [`PaneId`] and [`PaneAction`] are exhaustive,
//! every action must have a key or say `.palette()`, every label both languages.
//!
//! How a pane works: it gets a turn with a [`Ctx`], changes its own state, and asks for everything else: `ctx.ask` for a
//! query and `ctx.execute` for a command (the reply comes to `receive`; keep the number in a [`Slot`](crate::console::shared::Slot)),
//! `ctx.errand` for work with files (the news come to `errand`; `ctx.stop` ends it),
//! `ctx.open` for an overlay (a `Sheet` with a form, a `Confirm`, a `Menu`), `ctx.go` for another pane, `ctx.tell` for
//! the status line, `ctx.after` for a timer. A form that the pane opened comes back to `submit`, which makes the command
//! or names the faulty fields; saving, drafts, faults of the server, stale versions and reasons are the sheet's business.
//!
//! Easily forgotten: `awaits` holds back keys typed ahead of an answer that they need, `is_home` says that Escape has
//! nowhere to go from here, `label` gives an action the name of what it does now.

pub mod bulk;
pub mod care;
pub mod confirmations;
pub mod figures;
pub mod funds;
pub mod grants;
pub mod import;
pub mod journal;
pub mod ledger;
pub mod liaisons;
pub mod lookup;
pub mod merge;
pub mod oncall;
pub mod overpaid;
pub mod overview;
pub mod papers;
pub mod person;
pub mod petitions;
pub mod quality;
pub mod rates;
pub mod rules;
pub mod runs;
pub mod staff;
pub mod supervision;
pub mod visits;
pub mod waiting;

use crate::bureau::{Action as Gate, Answer, Command, FieldFault, Query, Receipt, Refusal};
use crate::console::action::{Action, ListAction, Meta};
use crate::console::edit::Line;
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::console::{ErrandNews, Reply, ReqId};
use crate::locale::{
    Msg, bulk as bulk_words, care as care_words, confirmations as confirmations_words, duty as duty_words,
    figures as figures_words, funds as funds_words, grants as grants_words, import as import_words,
    journal as journal_words, ledger as ledger_words, liaisons as liaisons_words, lookup as lookup_words,
    overpaid as overpaid_words, overview as overview_words, papers as papers_words, person as person_words,
    petitions as petitions_words, quality as quality_words, rates as rates_words, rules as rules_words,
    run_pane, staff as staff_words, supervision as supervision_words, visits as visits_words,
    waiting as waiting_words,
};

/// What every pane can do. All methods but `title` have a meaning for panes that do not need them.
pub trait Pane {
    /// The pane came on the screen, or data changed while it is on the screen: ask for what is shown.
    fn refresh(&mut self, ctx: &mut Ctx<'_>);

    /// A goal that belongs to this pane; `refresh` follows.
    fn arrive(&mut self, goal: &Goal, ctx: &mut Ctx<'_>) {
        let _ = (goal, ctx);
    }

    /// A reply to something this pane asked for.
    fn receive(&mut self, req: ReqId, result: Result<Reply, Refusal>, took_us: u64, ctx: &mut Ctx<'_>);

    /// News of an errand this pane sent out.
    fn errand(&mut self, req: ReqId, news: ErrandNews, ctx: &mut Ctx<'_>) {
        let _ = (req, news, ctx);
    }

    /// A movement in the list that has the focus; `Open` is Enter.
    fn list(&mut self, action: ListAction, ctx: &mut Ctx<'_>);

    /// Whether Enter has a row to open.
    fn can_open(&self) -> bool {
        true
    }

    /// Whether an answer is under way that this action of the pane or the list needs, so that it must wait; `None` asks
    /// whether every key must, because a form or a menu is about to open.
    fn awaits(&self, action: Option<Action>) -> bool {
        let _ = action;
        false
    }

    /// What Enter does, when that is not opening.
    fn opens(&self, shared: &Shared) -> Option<Words> {
        let _ = shared;
        None
    }

    /// Escape. False when there was nothing to go back from.
    fn back(&mut self, ctx: &mut Ctx<'_>) -> bool {
        let _ = ctx;
        false
    }

    /// The line of text that has the focus, if any: it takes every printable key.
    fn line(&self) -> Option<&Line> {
        None
    }

    /// The same line, to edit it.
    fn line_mut(&mut self) -> Option<&mut Line> {
        None
    }

    /// The line of text was changed by the keyboard (`pasted`: by a paste).
    fn edited(&mut self, pasted: bool, ctx: &mut Ctx<'_>) {
        let _ = (pasted, ctx);
    }

    /// A timer of this pane ran out.
    fn timer(&mut self, number: u8, ctx: &mut Ctx<'_>) {
        let _ = (number, ctx);
    }

    /// A form of this pane is to be saved: the command, or which fields are wrong. `form.id` says which form it is,
    /// `form.about` what it is about, `form.seen` which version it was filled from.
    fn submit(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
        let _ = (form, ctx);
        Err(Vec::new())
    }

    /// What deserves a second look in a form as it is filled in now, by field; said under the fields, and no refusal.
    fn weigh(&self, form: &Form, shared: &Shared) -> Vec<(String, Words)> {
        let _ = (form, shared);
        Vec::new()
    }

    /// A value of a form of this pane changed: it may ask for what goes with it. What `weigh` says is worked out after that, and
    /// once more when an answer came.
    fn typed(&mut self, form: &Form, ctx: &mut Ctx<'_>) {
        let _ = (form, ctx);
    }

    /// Whether nothing is on screen but what a form covered: when the form goes, so does the pane.
    fn is_bare(&self) -> bool {
        false
    }

    /// A form of this pane was saved and is closed.
    fn saved(&mut self, form: &Form, receipt: &Receipt, ctx: &mut Ctx<'_>) {
        let _ = (form, receipt, ctx);
    }

    /// The record behind a form changed meanwhile: the query that reads it anew.
    fn reread(&self, form: &Form) -> Option<Query> {
        let _ = form;
        None
    }

    /// The same form filled from the record as it is now (same fields, `seen` of now).
    fn refill(&self, form: &Form, now: &Answer, shared: &Shared) -> Option<Form> {
        let _ = (form, now, shared);
        None
    }

    /// A row of a menu that this pane opened was chosen, or a question of this pane was answered with yes.
    fn chosen(&mut self, name: &'static str, key: &str, ctx: &mut Ctx<'_>) {
        let _ = (name, key, ctx);
    }

    /// A person or a division was picked in a field of a form of this pane.
    fn picked(&mut self, form: &Form, field: &str, ctx: &mut Ctx<'_>) {
        let _ = (form, field, ctx);
    }

    /// Whether nothing lies further out: one begins here, and Escape does nothing more.
    fn is_home(&self) -> bool {
        false
    }

    /// What is on screen within the pane, by a name that is shown to nobody: what was said at one place goes when another
    /// comes on screen.
    fn place(&self) -> String {
        String::new()
    }

    /// What the moment asks for: it stands first in the footer.
    fn foremost(&self, _shared: &Shared) -> Option<PaneAction> {
        None
    }

    /// What comes next of what is open and who may see to it, where whoever looks may not: stands in the footer before the keys.
    fn next_by(&self, _shared: &Shared) -> Option<Words> {
        None
    }

    /// Whether what comes next is for another member of staff: in a sample, the key that makes one of them stands in the footer.
    fn wants_another(&self, _shared: &Shared) -> bool {
        false
    }

    /// What an action is called now, when its label in the table says less than can be said.
    fn label(&self, _action: PaneAction, _shared: &Shared) -> Option<Words> {
        None
    }

    /// Whether an action stands for anything in the tab on screen: help and palette leave out what does not.
    fn means(&self, _action: PaneAction) -> bool {
        true
    }

    /// The title line says this after the pane's name, when there is something to say.
    fn title(&self) -> Option<Words> {
        None
    }
}

/// Writes the registry: names, state, actions and dispatch of every pane.
macro_rules! panes {
    ($($(#[$doc:meta])* $id:ident = $module:ident, $context:literal, $go:literal, $label:expr, $needs:ident, tab $tab:literal;)+) => {
        /// A pane by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum PaneId { $($(#[$doc])* $id),+ }

        impl PaneId {
            /// Every pane in the order of the title line.
            pub const ALL: &'static [Self] = &[$(Self::$id),+];

            /// Its context in the keymap.
            pub const fn context(self) -> &'static str {
                match self { $(Self::$id => $context),+ }
            }

            /// Its name in the title line.
            pub const fn label(self) -> Msg {
                match self { $(Self::$id => $label),+ }
            }

            /// What the gate must allow for it to be of use.
            pub const fn needs(self) -> Gate {
                match self { $(Self::$id => Gate::$needs),+ }
            }

            /// Whether it stands in the title line; the others are reached through a goal.
            pub const fn has_tab(self) -> bool {
                match self { $(Self::$id => $tab),+ }
            }

            /// The pane in the title line that it belongs to.
            #[must_use]
            pub const fn tab(self) -> Self {
                match self {
                    Self::Merge => Self::Quality,
                    Self::Grants
                    | Self::Confirmations
                    | Self::Funds
                    | Self::Overpaid
                    | Self::Rates
                    | Self::Rules
                    | Self::Runs
                    | Self::Waiting => Self::Ledger,
                    pane if pane.has_tab() || pane.is_occasional() => pane,
                    _ => Self::Lookup,
                }
            }

            /// Looked at now and then, or work for some days: it has a key of its own like the panes of the title line, but
            /// stands there only while it is on screen.
            pub const fn is_occasional(self) -> bool {
                matches!(self, Self::Import | Self::Quality | Self::Overview | Self::Papers | Self::Waiting | Self::Confirmations | Self::Oncall | Self::Supervision | Self::Figures | Self::Liaisons)
            }

            /// The action that goes there.
            pub const fn go_meta(self) -> Meta {
                use crate::console::action::Group;
                let name = match self { $(Self::$id => $go),+ };
                // Somebody comes, or calls, while a form is half filled in.
                let contexts: &[&str] = if matches!(self, Self::Lookup) { &["global", "form"] } else { &["global"] };
                Meta::new(name, self.label(), Group::Go, Some(self.needs()), 0).within(contexts)
            }
        }

        /// An action of some pane.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum PaneAction { $($id($module::Act)),+ }

        impl PaneAction {
            /// Every action of every pane.
            pub fn all() -> Vec<Self> {
                let mut all = Vec::new();
                $(all.extend($module::Act::ALL.iter().copied().map(Self::$id));)+
                all
            }

            /// Its line.
            pub fn meta(self) -> Meta {
                match self { $(Self::$id(action) => action.meta()),+ }
            }

            /// Whose it is.
            pub const fn pane(self) -> PaneId {
                match self { $(Self::$id(_) => PaneId::$id),+ }
            }
        }

        /// The state of every pane.
        #[derive(Debug, Default)]
        #[allow(missing_docs)]
        pub struct Panes { $(pub $module: $module::State),+ }

        impl Panes {
            /// A pane's state behind what every pane can do.
            pub fn get_mut(&mut self, id: PaneId) -> &mut dyn Pane {
                match id { $(PaneId::$id => &mut self.$module),+ }
            }

            /// The same, to read.
            pub fn get(&self, id: PaneId) -> &dyn Pane {
                match id { $(PaneId::$id => &self.$module),+ }
            }

            /// Runs an action.
            pub fn act(&mut self, action: PaneAction, ctx: &mut Ctx<'_>) {
                match action { $(PaneAction::$id(action) => self.$module.act(action, ctx)),+ }
            }

            /// Why an action cannot run now.
            pub fn disabled(&self, action: PaneAction, shared: &Shared) -> Option<Words> {
                match action { $(PaneAction::$id(action) => self.$module.disabled(action, shared)),+ }
            }
        }
    };
}

panes! {
    /// 查人
    Lookup = lookup, "lookup", "go.lookup", lookup_words::TITLE, ReadPeople, tab true;
    /// 人员: opened from the lookup.
    Person = person, "person", "go.person", person_words::TITLE, ReadPeople, tab false;
    /// 台账
    Ledger = ledger, "ledger", "go.ledger", ledger_words::TITLE, ReadLedger, tab true;
    /// 专项: opened from the ledger or from a person.
    Grants = grants, "grants", "go.grants", grants_words::TITLE, ReadLedger, tab false;
    /// 预算: opened from the ledger.
    Funds = funds, "funds", "go.funds", funds_words::TITLE, ReadLedger, tab false;
    /// 发放批次: opened from the ledger.
    Runs = runs, "runs", "go.runs", run_pane::TITLE, ReadLedger, tab false;
    /// 多发与追回: opened from the ledger.
    Overpaid = overpaid, "overpaid", "go.overpaid", overpaid_words::TITLE, ReadLedger, tab false;
    /// 年度确认: from wherever one is.
    Confirmations = confirmations, "confirmations", "go.confirmations", confirmations_words::TITLE, ReadLedger, tab false;
    /// 发放规则: opened from the ledger.
    Rules = rules, "rules", "go.rules", rules_words::TITLE, ReadLedger, tab false;
    /// 标准与参数: opened from the ledger.
    Rates = rates, "rates", "go.rates", rates_words::TITLE, ReadLedger, tab false;
    /// 待您办: from wherever one is.
    Waiting = waiting, "waiting", "go.waiting", waiting_words::TITLE, ReadWaiting, tab false;
    /// 信访
    Petitions = petitions, "petitions", "go.petitions", petitions_words::TITLE, ReadPetitions, tab true;
    /// 值班: from wherever one is.
    Oncall = oncall, "oncall", "go.oncall", duty_words::TITLE, ReadPetitions, tab false;
    /// 研判: from wherever one is.
    Figures = figures, "figures", "go.figures", figures_words::TITLE, ReadPetitions, tab false;
    /// 督办: from wherever one is.
    Supervision = supervision, "supervision", "go.supervision", supervision_words::TITLE, ReadPetitions, tab false;
    /// 三级联系人: from wherever one is.
    Liaisons = liaisons, "liaisons", "go.liaisons", liaisons_words::TITLE, ReadPetitions, tab false;
    /// 接访
    Visits = visits, "visits", "go.visits", visits_words::TITLE, ReadVisits, tab true;
    /// 联系
    Care = care, "care", "go.care", care_words::TITLE, ReadCare, tab true;
    /// 概览
    Overview = overview, "overview", "go.overview", overview_words::TITLE, ReadPeople, tab false;
    /// 工作人员
    Staff = staff, "staff", "go.staff", staff_words::TITLE, ReadAccounts, tab true;
    /// 日志
    Journal = journal, "journal", "go.journal", journal_words::TITLE, ReadJournal, tab true;
    /// 数据质量
    Quality = quality, "quality", "go.quality", quality_words::TITLE, ReadPeople, tab false;
    /// 合并与拆分: opened from the duplicates or from a person.
    Merge = merge, "merge", "go.merge", quality_words::MERGE_PANE, ReadPeople, tab false;
    /// 批量: opened from the lookup.
    Bulk = bulk, "bulk", "go.bulk", bulk_words::TITLE, ReadPeople, tab false;
    /// 文书
    Papers = papers, "papers", "go.papers", papers_words::TITLE, ReadPapers, tab false;
    /// 导入
    Import = import, "import", "go.import", import_words::TITLE, ImportPeople, tab false;
}
