//! 合并与拆分: the two records, and field by field or item by item what becomes of them.

use ratatui::layout::Rect;

use crate::bureau::answer::{Apart, Belongings};
use crate::console::Model;
use crate::console::geometry::Geometry;
use crate::console::names;
use crate::console::panes::merge::{Kind, State, View, parts};
use crate::console::words::Words;
use crate::domain::person::{Belonging, PersonField};
use crate::locale::{
    Lang, Msg, care_words, notes as note_words, paper_words, quality as say, visit_words, words,
};
use crate::text::{visible, width};
use crate::view::panes::person::spread;
use crate::view::pen::Pen;
use crate::view::widgets::{Cell, Column, table, tabs};

pub(super) fn merge(pen: &mut Pen<'_>, area: Rect, _geometry: &Geometry, model: &Model, state: &State) {
    let line = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    let list = Rect { y: area.y + 4, height: area.height.saturating_sub(4), ..area };
    match (state.kind, state.apart.as_deref()) {
        (Some(Kind::Merge(_)), _) if state.together.is_some() => {
            merge_head(pen, line, state);
            views(pen, area, state, [say::VIEW_PARTS, say::VIEW_MOVES]);
            match state.view {
                View::Parts => fields(pen, list, model, state),
                View::Moves => items(pen, list, model, state, state.moves(), None),
            }
        }
        (Some(Kind::Apart(_)), Some(apart)) => {
            apart_head(pen, line, apart);
            views(pen, area, state, [say::VIEW_RETURNS, say::VIEW_SINCE]);
            match state.view {
                View::Parts => items(pen, list, model, state, Some(&apart.returns), None),
                View::Moves => items(pen, list, model, state, Some(&apart.since), Some(apart)),
            }
        }
        _ => {
            pen.text(Rect { y: area.y + 1, ..line }, pen.say(say::LOADING), pen.theme.dim);
        }
    }
}

/// Which is kept, which goes into it, how alike they are, and what was said before.
fn merge_head(pen: &mut Pen<'_>, line: Rect, state: &State) {
    let (Some((keep, gone)), Some(together)) = (state.sides(), state.together.as_deref()) else { return };
    let who = Words::with(
        say::MERGE_HEAD,
        &[
            ("keep", &keep.card.person),
            ("keep_name", &keep.card.name),
            ("gone", &gone.card.person),
            ("gone_name", &gone.card.name),
        ],
    );
    pen.text(line, &who.say(pen.lang), pen.theme.heading);
    let second = Rect { y: line.y + 1, ..line };
    if let Some((on, by, why)) = &together.distinct {
        let said = Words::with(say::IS_DISTINCT_BY, &[("on", on), ("by", by), ("why", why)]);
        pen.text(second, &format!("! {}", said.say(pen.lang)), pen.theme.warn);
        return;
    }
    let evidence = say::evidences(&together.evidence, pen.lang);
    let said = say::ALIKE_BY.with(pen.lang, &[("points", &together.points), ("evidence", &evidence)]);
    pen.text(second, &said, pen.theme.plain);
}

fn apart_head(pen: &mut Pen<'_>, line: Rect, apart: &Apart) {
    let [kept, gone] = &apart.sides;
    let who = Words::with(
        say::APART_HEAD,
        &[
            ("keep", &kept.person),
            ("keep_name", &kept.name),
            ("gone", &gone.person),
            ("gone_name", &gone.name),
            ("on", &apart.on),
            ("by", &apart.by),
        ],
    );
    pen.text(line, &who.say(pen.lang), pen.theme.heading);
    let second = Rect { y: line.y + 1, ..line };
    if apart.stays.is_empty() {
        pen.text(second, pen.say(say::RECORD_RETURNS), pen.theme.plain);
    } else {
        let fields = Words::List(apart.stays.iter().map(|f| say::part(*f).into()).collect());
        let said = Words::Filled(say::PARTS_STAY, vec![("fields", fields)]);
        pen.text(second, &format!("! {}", said.say(pen.lang)), pen.theme.warn);
    }
}

/// The two lists with how many stand in each, the one on screen in brackets.
fn views(pen: &mut Pen<'_>, area: Rect, state: &State, labels: [Msg; 2]) {
    pen.rule(area, area.y + 2);
    let counts = match state.apart.as_deref() {
        Some(apart) => [apart.returns.count(), apart.since.count()],
        None => [
            state.together.as_deref().map_or(0, |t| t.differing.len()),
            state.moves().map_or(0, Belongings::count),
        ],
    };
    let labels: Vec<String> =
        labels.into_iter().zip(counts).map(|(label, n)| format!("{} {n}", pen.say(label))).collect();
    tabs(pen, Rect { y: area.y + 3, height: 1, ..area }, &labels, state.view as usize);
}

fn fields(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some((keep, gone)) = state.sides() else { return };
    let (lang, shared) = (pen.lang, &model.shared);
    let (mine, theirs) = (parts(keep, shared), parts(gone, shared));
    let labels = PersonField::ALL.iter().map(|f| width(say::part(*f).get(lang))).max().unwrap_or(8) as u16;
    let half = area.width.saturating_sub(labels + 5) / 2;
    // What can be chosen stands in brackets; everything else keeps their place free.
    let columns = [
        Column::left("", labels),
        Column::left(pen.say(say::COL_KEEP), half),
        Column::left(pen.say(say::COL_GONE), half),
    ];
    let (dim, accent, plain) = (pen.theme.dim, pen.theme.accent, pen.theme.plain);
    let nothing = pen.theme.nothing();
    table(pen, area, &columns, &state.list, PersonField::ALL.len(), |at| {
        let (Some(field), Some(one), Some(other)) = (PersonField::ALL.get(at), mine.get(at), theirs.get(at))
        else {
            return Vec::new();
        };
        let said =
            |words: &Words| Some(words.say(lang)).filter(|t| !t.is_empty()).unwrap_or(nothing.to_owned());
        let label = say::part(*field).get(lang);
        if !state.differs(*field) {
            return vec![
                Cell::new(label, dim),
                Cell::new(beside(&said(&one.value)), dim),
                Cell::new(beside(say::SAME.get(lang)), dim),
            ];
        }
        let taken = state.take.contains(field);
        let joined = taken && field.joins();
        let pick = |text: String, on: bool| {
            if on { Cell::new(format!("[{text}]"), accent) } else { Cell::new(beside(&text), plain) }
        };
        vec![label.into(), pick(said(&one.value), !taken || joined), pick(said(&other.value), taken)]
    });
}

fn beside(text: &str) -> String {
    format!(" {text}")
}

/// Entries, petitions and visits; where it is chosen, whether each stays or goes.
fn items(
    pen: &mut Pen<'_>,
    area: Rect,
    model: &Model,
    state: &State,
    all: Option<&Belongings>,
    chosen: Option<&Apart>,
) {
    let Some(all) = all.filter(|all| all.count() > 0) else {
        let none = if chosen.is_some() { say::NOTHING_SINCE } else { say::NOTHING_MOVES };
        pen.at(area.x + 2, area.y + 1, area.width.saturating_sub(4), pen.say(none), pen.theme.dim);
        return;
    };
    let mut columns = vec![Column::left("", 8), Column::left("", 11), Column::left("", 12)];
    if chosen.is_some() {
        columns.insert(0, Column::left(pen.say(say::COL_WHERE), 8));
    }
    let columns = spread(area, columns.len() - 1, columns);
    let lang = pen.lang;
    let accent = pen.theme.accent;
    let belongings = all.all();
    table(pen, area, &columns, &state.list, belongings.len(), |at| {
        let mut cells = item(all, at, model, lang);
        if let (Some(apart), Some(one)) = (chosen, belongings.get(at)) {
            let [kept, gone] = &apart.sides;
            let goes = state.give.contains(one);
            let to = if goes { gone.person } else { kept.person };
            let cell = format!("→ {to}");
            cells.insert(0, if goes { Cell::new(cell, accent) } else { cell.into() });
        }
        cells
    });
}

/// Number, day, and what it is.
fn item(all: &Belongings, at: usize, model: &Model, lang: Lang) -> Vec<Cell> {
    let Some(one) = all.all().get(at).copied() else { return Vec::new() };
    let tables = &model.shared.tables;
    let said: Option<(String, String)> = match one {
        Belonging::Entry(id) => all.entries.iter().find(|line| line.entry == id).map(|line| {
            let values = vec![
                ("month", Words::Data(line.month.to_string())),
                ("programme", names::programme(tables, &line.programme)),
                ("kind", words::entry_said(line.kind, line.cause).into()),
                ("amount", Words::Data(line.amount.to_string())),
            ];
            let what = Words::Filled(crate::locale::person::ENTRY_SHORT, values);
            (line.booked.to_string(), what.say(lang))
        }),
        Belonging::Gift(id) => all.gifts.iter().find(|row| row.gift == id).map(|row| {
            let festival = tables.festivals.get(&row.festival).map_or("", |f| lang.of(&f.zh, &f.en));
            let values: [(&str, &dyn std::fmt::Display); 3] =
                [("festival", &festival), ("year", &row.year), ("amount", &row.amount)];
            (row.on.to_string(), say::A_GIFT.with(lang, &values))
        }),
        Belonging::Petition(id) => all
            .petitions
            .iter()
            .find(|row| row.petition == id)
            .map(|row| (row.number.clone(), say::A_PETITION.with(lang, &[("demand", &row.demand)]))),
        Belonging::Visit(id) => all.visits.iter().find(|row| row.visit == id).map(|row| {
            let topics = row.topics.iter().filter_map(|topic| tables.topics.get(topic));
            let topics: Vec<&str> = topics.map(|topic| lang.of(&topic.zh, &topic.en)).collect();
            let who = visit_words::caller_kind(row.caller).get(lang);
            let what = say::A_VISIT.with(lang, &[("who", &who), ("topics", &topics.join(" "))]);
            (row.day.to_string(), what.trim_end().to_owned())
        }),
        Belonging::Contact(id) => all.contacts.iter().find(|row| row.contact == id).map(|row| {
            let (kind, result) =
                (care_words::kind(row.kind).get(lang), care_words::result(row.result).get(lang));
            (row.day.to_string(), say::A_CONTACT.with(lang, &[("kind", &kind), ("result", &result)]))
        }),
        Belonging::Household(id) => all.households.iter().find(|row| row.hardship == id).map(|row| {
            (row.facts.since.to_string(), say::A_HOUSEHOLD.with(lang, &[("name", &visible(&row.name))]))
        }),
        Belonging::Note(id) => all.notes.iter().find(|row| row.note == id).map(|row| {
            let (kind, text) = (note_words::kind(row.facts.kind).get(lang), visible(&row.facts.text));
            (row.on.to_string(), say::A_NOTE.with(lang, &[("kind", &kind), ("text", &text)]))
        }),
        Belonging::Paper(id) => all.papers.iter().find(|row| row.paper == id).map(|row| {
            let kind = paper_words::kind(row.kind).get(lang);
            (row.day.to_string(), say::A_PAPER.with(lang, &[("kind", &kind), ("number", &row.number)]))
        }),
    };
    let (when, what) = said.unwrap_or_default();
    vec![one.to_string().into(), when.into(), what.into()]
}
