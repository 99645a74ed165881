//! Somebody who may be new: looked for on record by two keys before the form for a new person opens.

use super::State;
use super::forms;
use crate::bureau::answer::NearMatch;
use crate::bureau::{FieldFault, Refusal};
use crate::console::forms::Form;
use crate::console::goal::Goal;
use crate::console::shared::Ctx;
use crate::domain::PersonId;
use crate::locale::person as say;

impl State {
    /// Two keys that were typed in the lookup are looked for at once; what is missing is asked for.
    pub(super) fn begin_newcomer(&mut self, typed: &str, ctx: &mut Ctx<'_>) {
        let sheet = forms::check(&forms::Newcomer::typed(typed));
        match forms::newcomer(&sheet.form) {
            Ok(new) if new.is_enough() => self.look_near(new, ctx),
            _ => ctx.open(sheet),
        }
    }

    /// Looks for those who are near what the form says, or says what is wrong with it.
    pub(super) fn check_newcomer(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Vec<FieldFault> {
        match forms::newcomer(form) {
            Ok(new) if new.is_enough() => self.look_near(new, ctx),
            Ok(_) => ctx.warn(say::CHECK_TWO),
            Err(faults) => return faults,
        }
        Vec::new()
    }

    fn look_near(&mut self, new: forms::Newcomer, ctx: &mut Ctx<'_>) {
        self.nearby.ask(ctx, forms::near_query(&new));
        self.newcomer = Some(new);
    }

    /// Those who are near; where there is nobody, the form for the new one opens at once.
    pub(super) fn show_near(&mut self, found: &[NearMatch], ctx: &mut Ctx<'_>) {
        let Some(new) = &self.newcomer else { return };
        if found.is_empty() {
            ctx.tell(say::NOBODY_NEAR);
            return self.register_newcomer(None, ctx);
        }
        let menu = forms::near_menu(new, found, ctx.shared);
        ctx.open(menu);
    }

    /// Nobody could be looked for: what was typed stays, to try again.
    pub(super) fn near_failed(&mut self, why: Refusal, ctx: &mut Ctx<'_>) {
        ctx.warn(why);
        if let Some(new) = self.newcomer.take() {
            ctx.close(forms::CHECK);
            ctx.open(forms::check(&new));
        }
    }

    /// One of those who are near, or none of them.
    pub(super) fn chose_near(&mut self, key: &str, ctx: &mut Ctx<'_>) {
        match PersonId::parse(key) {
            Some(person) => {
                self.newcomer = None;
                ctx.close(forms::CHECK);
                ctx.go(Goal::Person(person));
            }
            None => ctx.open(forms::none()),
        }
    }

    /// With the reason why it is none of them, the form for the new one opens.
    pub(super) fn none_near(&mut self, form: &Form, ctx: &mut Ctx<'_>) -> Vec<FieldFault> {
        match form.read().done(form.text("reason").to_owned()) {
            Ok(reason) => {
                self.register_newcomer(Some(&reason), ctx);
                Vec::new()
            }
            Err(faults) => faults,
        }
    }

    fn register_newcomer(&mut self, despite: Option<&str>, ctx: &mut Ctx<'_>) {
        let Some(new) = self.newcomer.take() else { return };
        ctx.close(forms::NONE);
        ctx.close(forms::CHECK);
        let sheet = forms::register(&new, despite, ctx.shared);
        ctx.open(sheet);
    }
}
