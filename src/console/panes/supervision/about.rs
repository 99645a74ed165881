//! The petition that a new item is about: known by the number that people quote, and told by name before it is saved.

use super::State;
use super::forms::NEW;
use crate::bureau::Query;
use crate::bureau::answer::{PetitionQueue, PetitionRow};
use crate::bureau::query::{Order, Tab};
use crate::console::forms::Form;
use crate::console::shared::{Ctx, Slot};
use crate::console::words::Words;
use crate::domain::{PetitionId, Quoted};
use crate::locale::{petitions, supervision as say};
use crate::text::fold;

/// The field.
pub(super) const FIELD: &str = "petition";
/// Petitions that are looked at for a number: others name it in what they ask.
const LOOKED_AT: usize = 20;

/// What was looked for, and what was found.
#[derive(Default)]
pub(super) struct About {
    pub(super) slot: Slot,
    typed: String,
    /// The number that is meant by it.
    number: String,
    found: Option<PetitionRow>,
}

impl About {
    /// The petition of what stands in the field.
    pub(super) fn petition(&self, typed: &str) -> Option<PetitionId> {
        let typed = meant(typed);
        let row = self.found.as_ref().filter(|_| typed == self.typed);
        row.map(|row| row.petition).or_else(|| by_id(&typed))
    }
}

/// `X7`. Figures alone are the last ones of a number that people quote, and no id.
fn by_id(typed: &str) -> Option<PetitionId> {
    PetitionId::parse(typed).filter(|_| typed.starts_with('x'))
}

/// The number that is quoted in short: `20` is the twentieth of the year.
fn whole(typed: &str, year: i32) -> String {
    let short = (1..=4).contains(&typed.len()) && typed.bytes().all(|b| b.is_ascii_digit());
    if short { format!("{year}-{typed:0>4}") } else { typed.to_owned() }
}

fn meant(typed: &str) -> String {
    fold(typed).trim().to_owned()
}

impl State {
    /// The field says something else: what is meant is looked for.
    pub(super) fn look_for(&mut self, form: &Form, ctx: &mut Ctx<'_>) {
        let typed = meant(form.text(FIELD));
        if form.id != NEW || typed == self.about.typed {
            return;
        }
        let number = whole(&typed, ctx.shared.today.year());
        self.about = About { typed: typed.clone(), number: number.clone(), ..About::default() };
        if !typed.is_empty() && !Quoted::is_supervision(&typed) {
            let (tab, order) = (Tab::All, Order::default());
            let query = Query::Petitions { tab, order, text: number, offset: 0, limit: LOOKED_AT };
            self.about.slot.ask(ctx, query);
        }
    }

    /// They came.
    pub(super) fn petition_came(&mut self, queue: PetitionQueue) {
        self.about.found = queue.rows.into_iter().find(|row| row.number == self.about.number);
    }

    /// Which petition it is, in words.
    pub(super) fn told_about(&self, form: &Form) -> Option<(String, Words)> {
        let typed = meant(form.text(FIELD));
        if form.id != NEW || typed.is_empty() || typed != self.about.typed || self.about.slot.is_waiting() {
            return None;
        }
        let words = match &self.about.found {
            Some(row) => {
                let demand: String = row.demand.chars().take(20).collect();
                let name = if row.name.is_empty() {
                    petitions::ANONYMOUS.into()
                } else {
                    Words::Data(row.name.clone())
                };
                Words::Filled(say::ABOUT_PETITION, vec![("name", name), ("demand", Words::Data(demand))])
            }
            None if Quoted::is_supervision(&typed) => {
                Words::with(say::NOT_A_PETITION, &[("number", &form.text(FIELD).trim())])
            }
            None if by_id(&typed).is_some() => return None,
            None => say::NO_SUCH_PETITION.into(),
        };
        Some((FIELD.to_owned(), words))
    }
}
