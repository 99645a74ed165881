//! The yearly confirmation of somebody who receives a pension or subsidy (军人抚恤优待条例 第八条), noted during their visit.

use super::{CONFIRM, sheet};
use crate::bureau::answer::Record;
use crate::bureau::{Command, FieldFault};
use crate::console::forms::Form;
use crate::console::overlays::Sheet;
use crate::console::shared::{Ctx, Shared};
use crate::console::words::Words;
use crate::domain::PersonId;
use crate::domain::visit::{AskAnswer, Need};
use crate::locale::{person as say, visit_words};

/// Nothing to fill in: that they are here, and what saving says.
pub fn confirm(record: &Record, shared: &Shared) -> Sheet {
    let card = &record.card;
    let form = Form::new(CONFIRM, Words::with(say::CONFIRM_TITLE, &[("name", &card.name)]), Vec::new());
    sheet(form.about(&card.person, 0).note(Words::with(say::CONFIRM_NOTE, &[("date", &shared.today)])))
}

/// The command: noted in the visit that goes on.
pub fn command(form: &Form, ctx: &mut Ctx<'_>) -> Result<Command, Vec<FieldFault>> {
    let visit = PersonId::parse(&form.about).and_then(|person| ctx.shared.front.of(person));
    let named = visit.map(|v| (v.visit, v.version));
    let ask =
        ctx.shared.tables.asks.all().iter().find(|a| a.need == Need::Confirmation).map(|a| a.id.clone());
    if let (Some((visit, seen)), Some(ask)) = (named, ask) {
        Ok(Command::NoteAsk { visit, seen, ask, answer: AskAnswer::Given })
    } else {
        ctx.warn(visit_words::STANDS_ENDED);
        Err(Vec::new())
    }
}
