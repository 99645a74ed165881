//! Actions: everything a key or the palette can run, one line each.
//!
//! A table line gives the variant, its stable name (`lookup.open`, as keymap files and the palette know it), its label
//! in both languages, its group in the help, what the gate must allow, and its rank in the footer (1 first, 0 never).
//! After these may follow `.danger()` (never on a bare key), `.palette()` (needs no key) and `.within(&[..])` (contexts
//! that own it, when they differ from the table's). Panes write their own table with the same macro.

mod app;

use crate::bureau::Action as Gate;
use crate::console::panes::{PaneAction, PaneId};
use crate::locale::Msg;

pub use app::{AppAction, DialogAction, FormAction, ListAction, TextAction};

/// Where an action stands in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What the pane is for.
    Main,
    /// Moving about in a list.
    Move,
    /// Editing text and forms.
    Edit,
    /// Going elsewhere.
    Go,
    /// The console itself.
    Console,
}

/// A line of an action table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meta {
    /// Stable name.
    pub name: &'static str,
    /// What people read.
    pub label: Msg,
    /// Group in the help.
    pub group: Group,
    /// What the gate must allow; `None` needs nothing.
    pub needs: Option<Gate>,
    /// Place in the footer from the left, 1 first; 0 keeps it out.
    pub rank: u8,
    /// Hard to take back.
    pub danger: bool,
    /// Meant for the palette; needs no key.
    pub palette_only: bool,
    /// Contexts that own it.
    pub contexts: &'static [&'static str],
}

impl Meta {
    /// A line with what most lines have.
    pub const fn new(name: &'static str, label: Msg, group: Group, needs: Option<Gate>, rank: u8) -> Self {
        Self { name, label, group, needs, rank, danger: false, palette_only: false, contexts: &[] }
    }

    /// Marks it as hard to take back.
    #[must_use]
    pub const fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Marks it as meant for the palette.
    #[must_use]
    pub const fn palette(mut self) -> Self {
        self.palette_only = true;
        self
    }

    /// Says which contexts own it.
    #[must_use]
    pub const fn within(mut self, contexts: &'static [&'static str]) -> Self {
        self.contexts = contexts;
        self
    }

    /// Gives it the contexts of its table unless it has its own.
    #[must_use]
    pub const fn or_within(mut self, contexts: &'static [&'static str]) -> Self {
        if self.contexts.is_empty() {
            self.contexts = contexts;
        }
        self
    }
}

/// Writes an action table as an enum with `ALL` and `meta`.
macro_rules! actions {
    (
        $(#[$doc:meta])* $name:ident in $contexts:expr;
        $($variant:ident = $stable:literal, $label:expr, $group:ident, $needs:expr, $rank:literal $(, .$flag:ident($($arg:expr)?))*;)*
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs)]
        pub enum $name { $($variant),* }

        impl $name {
            /// Every action of the table, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its line.
            pub const fn meta(self) -> $crate::console::action::Meta {
                #[allow(unused_imports)]
                use $crate::console::action::{Group, Meta};
                match self {
                    $(Self::$variant => Meta::new($stable, $label, Group::$group, $needs, $rank)
                        $(.$flag($($arg)?))*.or_within($contexts)),*
                }
            }
        }
    };
}
pub(crate) use actions;

/// Anything a key or the palette can run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// To a pane.
    Go(PaneId),
    /// Of the pane on screen.
    Pane(PaneAction),
    /// In any list.
    List(ListAction),
    /// In any text.
    Text(TextAction),
    /// In any form.
    Form(FormAction),
    /// In a question.
    Dialog(DialogAction),
    /// Of the console.
    App(AppAction),
}

impl Action {
    /// Every action there is.
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        all.extend(PaneAction::all().into_iter().map(Self::Pane));
        all.extend(PaneId::ALL.iter().filter(|id| id.has_tab() || id.is_occasional()).copied().map(Self::Go));
        all.extend(ListAction::ALL.iter().copied().map(Self::List));
        all.extend(TextAction::ALL.iter().copied().map(Self::Text));
        all.extend(FormAction::ALL.iter().copied().map(Self::Form));
        all.extend(DialogAction::ALL.iter().copied().map(Self::Dialog));
        all.extend(AppAction::ALL.iter().copied().map(Self::App));
        all
    }

    /// Its line.
    pub fn meta(self) -> Meta {
        match self {
            Self::Go(pane) => pane.go_meta(),
            Self::Pane(action) => action.meta(),
            Self::List(action) => action.meta(),
            Self::Text(action) => action.meta(),
            Self::Form(action) => action.meta(),
            Self::Dialog(action) => action.meta(),
            Self::App(action) => action.meta(),
        }
    }

    /// The action of a name.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|action| action.meta().name == name)
    }

    /// Whether it makes sense to run it from the palette: moving a caret does not.
    pub fn in_palette(self) -> bool {
        !matches!(self, Self::List(_) | Self::Text(_) | Self::Form(_) | Self::Dialog(_))
            && !matches!(self, Self::App(AppAction::Back | AppAction::Palette))
    }
}
