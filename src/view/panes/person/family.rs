//! The list of the sixth tab: relatives, who names this person, who receives the money.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::tabs::{WIDE, spread};
use crate::bureau::answer::Record;
use crate::console::panes::person::{FamilyRow, State, capacity_words, term_words};
use crate::console::words::Words;
use crate::domain::Date;
use crate::domain::person::Validity;
use crate::locale::{Lang, family as say, policy};
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, table};

pub(super) fn family(pen: &mut Pen<'_>, area: Rect, state: &State) {
    let Some(record) = state.record.as_deref() else { return };
    let (lang, wide) = (pen.lang, area.width >= WIDE);
    let mut columns = vec![
        Column::left(pen.say(say::COL_RELATION), if wide { 12 } else { 10 }),
        Column::left(pen.say(say::COL_NAME), 14),
    ];
    if wide {
        columns.push(Column::left(pen.say(say::COL_REACHED), 16));
    }
    columns.push(Column::left(pen.say(say::COL_MARKS), 10));
    let columns = spread(area, columns.len() - 1, columns);
    let (warn, dim) = (pen.theme.warn, pen.theme.dim);
    let rows = state.family_rows();
    table(pen, area, &columns, &state.list, rows.len(), |at| {
        let Some(row) = rows.get(at).and_then(|row| cells(record, *row, lang)) else { return Vec::new() };
        let look = match row.look {
            Look::Plain => Style::new(),
            Look::Warn => warn,
            Look::Over => dim,
        };
        let mut cells = vec![Cell::new(row.relation, Style::new()), Cell::new(row.name, Style::new())];
        if wide {
            cells.push(row.reached.into());
        }
        cells.push(Cell::new(row.marks.join("  "), look));
        cells
    });
}

/// How much the remarks of a row matter.
enum Look {
    Plain,
    Warn,
    Over,
}

struct Shown {
    relation: String,
    name: String,
    reached: String,
    marks: Vec<String>,
    look: Look,
}

fn dead(died: Option<Date>, lang: Lang) -> Option<String> {
    died.map(|date| say::DEAD.with(lang, &[("date", &date)]))
}

fn cells(record: &Record, row: FamilyRow, lang: Lang) -> Option<Shown> {
    Some(match row {
        FamilyRow::Survivors => Shown {
            relation: say::SURVIVORS.get(lang).to_owned(),
            name: String::new(),
            reached: String::new(),
            marks: vec![policy::SURVIVORS.get(lang).to_owned()],
            look: Look::Warn,
        },
        FamilyRow::Relative(at) => {
            let one = record.relatives.get(at)?;
            let mut marks: Vec<String> = dead(one.died, lang).into_iter().collect();
            marks.extend(one.emergency.then(|| say::EMERGENCY.get(lang).to_owned()));
            marks.extend(one.capacity.as_ref().map(|c| capacity_words(c).say(lang)));
            marks.extend(one.person.map(|p| say::ON_RECORD.with(lang, &[("person", &p)])));
            let over = one.capacity.as_ref().is_some_and(|c| c.validity != Validity::InForce);
            let look = if over || one.died.is_some() { Look::Warn } else { Look::Plain };
            let (relation, name) = (one.relation.clone(), one.name.clone());
            Shown { relation, name, reached: one.phone_masked.clone(), marks, look }
        }
        FamilyRow::NamedBy(at) => {
            let kin = record.named_by.get(at)?;
            let mut marks: Vec<String> = dead(kin.died, lang).into_iter().collect();
            marks.push(say::NAMED_THERE.with(lang, &[("relation", &kin.relation)]));
            marks.extend(kin.capacity.as_ref().map(|c| capacity_words(c).say(lang)));
            marks.push(say::ON_RECORD.with(lang, &[("person", &kin.person)]));
            let name = kin.name.clone();
            Shown { relation: String::new(), name, reached: String::new(), marks, look: Look::Plain }
        }
        FamilyRow::Payee(at) => {
            let one = record.payees.get(at)?;
            let mut marks = vec![say::PAYEE.get(lang).to_owned(), term_words(one.from, one.until).say(lang)];
            marks.extend(say::validity(one.validity).map(|over| Words::from(over).say(lang)));
            let look = if one.validity == Validity::InForce { Look::Plain } else { Look::Over };
            let (relation, name) = (one.relation.clone(), one.name.clone());
            Shown { relation, name, reached: one.account_masked.clone(), marks, look }
        }
    })
}
