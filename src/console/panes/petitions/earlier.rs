//! What was brought before, looked for while a petition is taken in; and who may be given one.

use super::correct_form::correct_form;
use super::intake::{INTAKE, Known, REPEATS, earlier_choices, intake_form};
use super::joint::{SPOKEN, asked, spoken_choices};
use super::state::State;
use super::step_form::step_form;
use crate::bureau::Query;
use crate::bureau::answer::{Card, EarlierPetition, HandRow, PetitionRow, StaffRow};
use crate::bureau::query::EarlierAsked;
use crate::console::forms::{Choice, Form, Kind};
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner};
use crate::console::words::Words;
use crate::domain::petition::PetitionAct;
use crate::domain::{PersonId, PetitionId};
use crate::locale::{petition_hands as hands, petitions as say};

/// Characters of demands from which on the same fact is looked for.
const LEAST_TEXT: usize = 5;

/// What was brought before, beside the form that is filled in.
#[derive(Debug, Default)]
pub struct Same {
    /// What was asked last.
    pub asked: Option<EarlierAsked>,
    /// What was found for it.
    pub found: Vec<EarlierPetition>,
    /// The petition that is put right: none of those it is told of.
    of: Option<PetitionId>,
    /// The staff, once they came.
    pub staff: Vec<StaffRow>,
    /// Whom of them the demands speak of, as it was offered last.
    spoken: Vec<Choice>,
    /// What stands in the field of repeats and is none of them: the form was begun with it.
    kept: Vec<Choice>,
    /// Something was typed since the form was opened: before that its own heading says what there is.
    typed: bool,
}

impl State {
    /// Opens the intake form for nobody known, or asks for the person first.
    pub(super) fn take_in(&mut self, person: Option<PersonId>, ctx: &mut Ctx<'_>) {
        if let Err(why) = ctx.shared.may(crate::bureau::Action::TakePetitions) {
            return ctx.warn(why);
        }
        self.about = None;
        match person {
            Some(person) => self.slots.card.ask(ctx, Query::Card(person)),
            None => self.open_intake(&Known::default(), ctx),
        }
    }

    /// The same of a person about a line of their ledger.
    pub(super) fn take_in_about(&mut self, person: PersonId, line: &str, ctx: &mut Ctx<'_>) {
        self.take_in(Some(person), ctx);
        self.about = Some(line.to_owned());
    }

    /// The person came: what they brought before is asked for, too.
    pub(super) fn person_came(&mut self, card: Box<Card>, ctx: &mut Ctx<'_>) {
        self.slots.earlier.ask(ctx, Query::PetitionsOf(card.person));
        self.arriving = Some(card);
    }

    pub(super) fn earlier_came(&mut self, earlier: Vec<PetitionRow>, ctx: &mut Ctx<'_>) {
        let Some(card) = self.arriving.take() else { return };
        let people = vec![(Some(card.person), card.name.clone())];
        let line = self.about.take();
        self.open_intake(&Known { people, earlier, line, repeats: None }, ctx);
    }

    pub(super) fn take_in_repeat(&mut self, ctx: &mut Ctx<'_>) {
        let Some(view) = self.shown() else { return };
        let petitioners = view.facts.petitioners.iter();
        let people = petitioners.map(|one| (one.person, one.name.clone())).collect();
        let mut earlier = vec![view.row.clone()];
        earlier.extend(view.earlier.iter().cloned());
        let known = Known { people, earlier, repeats: Some(view.clone()), line: None };
        self.open_intake(&known, ctx);
    }

    /// Opens the form, and looks for what was brought before by those it begins with.
    pub(super) fn open_intake(&mut self, known: &Known, ctx: &mut Ctx<'_>) {
        let form = intake_form(known, ctx.shared);
        self.same =
            Same { kept: earlier_choices(&known.earlier).into_iter().skip(1).collect(), ..Same::default() };
        self.look_earlier(&form, ctx);
        self.slots.people.ask(ctx, Query::Staff);
        ctx.open(Sheet::new(form, Owner::Pane(PaneId::Petitions)));
    }

    /// Opens the form that puts the petition right which is shown.
    pub(super) fn correct(&mut self, ctx: &mut Ctx<'_>) {
        let Some(view) = self.shown() else { return };
        let form = correct_form(view, ctx.shared);
        self.same = Same { of: Some(view.row.petition), ..Same::default() };
        self.same.asked = asked(&form);
        ctx.open(Sheet::new(form, Owner::Pane(PaneId::Petitions)));
    }

    /// The form changed under somebody's hands.
    pub(super) fn form_typed(&mut self, form: &Form, ctx: &mut Ctx<'_>) {
        self.same.typed = true;
        self.look_earlier(form, ctx);
        let spoken = spoken_choices(form, &self.same.staff);
        if form.id == INTAKE && spoken != self.same.spoken {
            self.same.spoken.clone_from(&spoken);
            ctx.choices(INTAKE, SPOKEN, spoken);
        }
    }

    /// Looks for petitions of the same people or the same fact, when the form says something else than last time.
    fn look_earlier(&mut self, form: &Form, ctx: &mut Ctx<'_>) {
        let Some(asked) = asked(form) else { return };
        let people = !asked.people.is_empty() || !asked.numbers.is_empty() || !asked.named.is_empty();
        let fact = asked.division.is_some() && asked.text.chars().count() >= LEAST_TEXT;
        if self.same.asked.as_ref() == Some(&asked) {
            return;
        }
        // What stands in the field now stays, whatever is found.
        let stands = form.field(REPEATS).and_then(|field| match &field.kind {
            Kind::Choice(choices) => choices.iter().find(|c| !c.key.is_empty() && c.key == field.picked),
            _ => None,
        });
        if let Some(choice) = stands.filter(|c| self.same.kept.iter().all(|kept| kept.key != c.key)) {
            self.same.kept.push(choice.clone());
        }
        self.same.asked = Some(asked.clone());
        if people || fact {
            self.slots.found.ask(ctx, Query::EarlierPetitions(Box::new(asked)));
        } else if !self.same.found.is_empty() {
            self.earlier_found(Vec::new(), ctx);
        }
    }

    /// They came: they are told under the fields, and one of them may be chosen.
    pub(super) fn earlier_found(&mut self, mut found: Vec<EarlierPetition>, ctx: &mut Ctx<'_>) {
        found.retain(|one| Some(one.row.petition) != self.same.of);
        let rows: Vec<PetitionRow> = found.iter().map(|one| one.row.clone()).collect();
        let mut choices = earlier_choices(&rows);
        let more = self.same.kept.iter().filter(|kept| choices.iter().all(|c| c.key != kept.key));
        let more: Vec<Choice> = more.cloned().collect();
        choices.extend(more);
        if self.same.typed && self.same.found.is_empty() && !found.is_empty() {
            ctx.tell(Words::Count(say::FOUND_EARLIER, found.len() as u64));
        }
        self.same.found = found;
        ctx.choices(INTAKE, REPEATS, choices);
    }

    /// Begins an act that needs to know who may do what: they are asked for first.
    pub(super) fn ask_hands(&mut self, act: PetitionAct, ctx: &mut Ctx<'_>) {
        let Some(petition) = self.shown().map(|view| view.row.petition) else { return };
        self.handing = Some(act);
        self.slots.staff.ask(ctx, Query::PetitionHands(petition));
    }

    /// They came.
    pub(super) fn hands_came(&mut self, rows: Vec<HandRow>, ctx: &mut Ctx<'_>) {
        self.hands = rows;
        let Some((act, view)) = self.handing.take().zip(self.shown()) else { return };
        let form = step_form(view, act, &self.hands, ctx.shared);
        ctx.open(Sheet::new(form, Owner::Pane(PaneId::Petitions)));
    }
}

/// How many they have, and whether they had this one first.
pub fn load(hand: &HandRow) -> Words {
    Words::Count(if hand.first { hands::HAND_FIRST } else { hands::HAND_OPEN }, hand.open.into())
}
