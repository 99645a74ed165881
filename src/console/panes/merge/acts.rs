//! What the actions of the pane do, and why they cannot run now.

use super::state::{Kind, View};
use super::{Act, State, forms};
use crate::bureau::Action as Gate;
use crate::console::edit::List;
use crate::console::goal::Goal;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::domain::person::PersonField;
use crate::locale::{Msg, quality as say};

impl State {
    /// Runs an action.
    pub fn act(&mut self, action: Act, ctx: &mut Ctx<'_>) {
        match action {
            Act::Parts => self.turn_to(View::Parts),
            Act::Moves => self.turn_to(View::Moves),
            Act::Left => self.choose(false, ctx),
            Act::Right => self.choose(true, ctx),
            Act::Turn => self.turn(ctx),
            Act::Swap => {
                self.keep = 1 - self.keep.min(1);
                self.suggest(ctx.shared);
            }
            Act::Do => {
                let sheet = match self.kind {
                    Some(Kind::Apart(_)) => forms::apart(self),
                    _ => forms::merge(self),
                };
                if let Some(sheet) = sheet {
                    ctx.open(sheet);
                }
            }
            Act::Distinct => {
                if let Some(sheet) = forms::distinct(self) {
                    ctx.open(sheet);
                }
            }
            Act::Person => {
                let kept = self.apart.as_deref().and_then(|a| a.sides.first()).map(|s| s.person);
                if let Some(person) = kept.or_else(|| self.sides().map(|(keep, _)| keep.card.person)) {
                    ctx.go(Goal::Person(person));
                }
            }
        }
    }

    /// Why an action cannot run now.
    pub fn disabled(&self, action: Act, _shared: &Shared) -> Option<Words> {
        let loaded = self.together.is_some() || self.apart.is_some();
        let merging = matches!(self.kind, Some(Kind::Merge(_)));
        match action {
            Act::Parts | Act::Moves => None,
            _ if !loaded => Some(say::LOADING.into()),
            Act::Swap | Act::Distinct if !merging => Some(say::APART_ONLY.into()),
            Act::Left | Act::Right | Act::Turn => self.fixed().map(Into::into),
            Act::Do if merging && self.together.as_deref().is_some_and(|t| t.distinct.is_some()) => {
                Some(say::IS_DISTINCT.into())
            }
            _ => None,
        }
    }

    /// Why nothing is chosen in the selected row.
    pub(super) fn fixed(&self) -> Option<Msg> {
        match (self.kind, self.view) {
            (Some(Kind::Merge(_)), View::Parts) => {
                let field = PersonField::ALL.get(self.list.selected)?;
                (!self.differs(*field)).then_some(say::SAME_BOTH)
            }
            (Some(Kind::Merge(_)), View::Moves) => Some(say::ALL_MOVE),
            (_, View::Parts) => Some(say::ALL_RETURN),
            (_, View::Moves) => (self.rows() == 0).then_some(say::NOTHING_SINCE),
        }
    }

    fn turn_to(&mut self, view: View) {
        if self.view != view {
            self.view = view;
            self.list = List::default();
        }
    }

    /// The other choice in the selected row.
    pub(super) fn turn(&mut self, ctx: &mut Ctx<'_>) {
        if let Some(why) = self.fixed() {
            return ctx.remark(why);
        }
        let other = match self.view {
            View::Parts => PersonField::ALL.get(self.list.selected).is_some_and(|f| !self.take.contains(f)),
            View::Moves => self
                .moves()
                .and_then(|m| m.all().get(self.list.selected).copied())
                .is_some_and(|b| !self.give.contains(&b)),
        };
        self.choose(other, ctx);
    }

    /// Left: what is kept. Right: what is taken from the other, or goes to it.
    fn choose(&mut self, right: bool, ctx: &mut Ctx<'_>) {
        match self.view {
            View::Parts => {
                if let Some(field) = PersonField::ALL.get(self.list.selected).copied() {
                    self.set(field, right);
                    if field == PersonField::ResidentId {
                        ctx.remark(say::ID_TAKES_BIRTH);
                    }
                }
            }
            View::Moves => {
                let Some(one) = self.moves().and_then(|m| m.all().get(self.list.selected).copied()) else {
                    return;
                };
                if !right {
                    self.give.remove(&one);
                    return;
                }
                let may = Gate::to_give(one).iter().find_map(|gate| ctx.shared.may(*gate).err());
                match may {
                    Some(why) => ctx.warn(why),
                    None => {
                        self.give.insert(one);
                    }
                }
            }
        }
    }
}
