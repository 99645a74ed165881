//! Three lines that never scroll away: who, where and in what state; numbers masked, petitions; what deserves a look.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::bureau::answer::{Card, Flag};
use crate::console::Model;
use crate::console::front::minutes_since;
use crate::console::panes::person::{State, first_line};
use crate::domain::Sex;
use crate::domain::care::ContactResult;
use crate::domain::person::RecognitionState;
use crate::locale::{care_words, common, family, lookup, notes, person as say, visits, words};
use crate::text::width;
use crate::view::pen::Pen;
use crate::view::widgets::due;

/// The header.
pub(super) fn header(pen: &mut Pen<'_>, area: Rect, model: &Model, state: &State) {
    let Some(card) = state.card() else {
        let id = state.person.map(|p| p.to_string()).unwrap_or_default();
        let text = format!("{id}  {}", pen.say(say::LOADING));
        pen.at(area.x + 2, area.y, area.width.saturating_sub(3), &text, pen.theme.dim);
        return;
    };
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), height: 1, ..area };
    let row = |n: u16| Rect { y: area.y + n, ..inner };
    let (heading, plain, warn) = (pen.theme.heading, pen.theme.plain, pen.theme.warn);
    let mark = if card.died.is_some() { "!" } else { pen.theme.mark() };
    pen.at(area.x, area.y, 1, mark, if card.died.is_some() { warn } else { pen.theme.accent });
    let place = model.shared.place(card.division);
    let groups = groups(pen, model, card);
    match visit(pen, model, card) {
        // While they are at the desk: how long they have been, and who else waits. Where they live stands with the rest.
        Some(visit) => {
            let rest = format!("{groups}  {place}");
            line(
                pen,
                row(0),
                &[(pen.theme.here(), pen.theme.accent), (&who(pen, card), heading), (&rest, plain)],
                &visit,
            );
        }
        None => line(pen, row(0), &[(&who(pen, card), heading), (&groups, plain)], &place),
    }
    let numbers = format!("{}  {}  {}", card.person, card.id_masked, card.phone_masked);
    let owing = petitions(pen, card);
    line(pen, row(1), &[(numbers.trim_end(), plain)], &owing);
    // While they are here, what to ask them for takes the place of what the record lacks; not of an account that waits.
    let waits = card.account_waiting.as_ref().map(|_| format!("! {}  ", pen.say(lookup::FLAG_ACCOUNT_WAITS)));
    let asks = state.asks_said(&model.shared).map(|words| words.say(pen.lang));
    let asks = asks.map(|asks| format!("{}{asks}", waits.unwrap_or_default()));
    let looks = asks.unwrap_or_else(|| flags(pen, card));
    let contact = contact(pen, card);
    let dim = pen.theme.dim;
    let cautions = cautions(pen, card);
    let promise = state.promise_said(&model.shared).map(|words| format!("! {}  ", words.say(pen.lang)));
    let promised = promise.is_some();
    let cautions = format!("{cautions}{}", promise.unwrap_or_default());
    let contact = if cautions.is_empty() && looks.is_empty() { contact } else { format!("  {contact}") };
    let said: usize = [&cautions, &looks, &contact].iter().map(|text| width(text)).sum();
    let room = usize::from(inner.width).saturating_sub(said + 2);
    let money = money(pen, card, promised.then_some(room));
    line(pen, row(2), &[(&cautions, warn), (&looks, warn), (&contact, dim)], &money);
}

/// Pieces at the left, and something at the right where it fits.
fn line(pen: &mut Pen<'_>, area: Rect, left: &[(&str, Style)], right: &str) {
    let room = usize::from(area.width);
    let wanted = width(right) + 2;
    let needed: usize = left.iter().map(|(text, _)| width(text)).sum();
    // The left part gives way only where it is longer than the line anyhow, or to what says that they are here.
    let fits = needed + wanted <= room || left.len() > 2;
    let cols = if fits { room.saturating_sub(wanted) } else { room };
    pen.pieces(Rect { width: cols as u16, ..area }, left);
    if fits {
        pen.right(area.x, area.y, area.width, right, pen.theme.plain);
    }
}

/// That they are at the desk, since when, and how many wait.
fn visit(pen: &Pen<'_>, model: &Model, card: &Card) -> Option<String> {
    let visit = model.shared.front.of(card.person)?;
    let begun = if visit.day == model.shared.today {
        let minutes = visit.called_ms.map(|ms| minutes_since(ms, model.shared.clock)).unwrap_or_default();
        visits::HEAD_VISIT.with(pen.lang, &[("n", &minutes)])
    } else {
        visits::HEAD_SINCE.with(pen.lang, &[("day", &visit.day)])
    };
    let waiting = model.shared.front.board().map_or(0, |board| board.waiting);
    Some(format!("{begun}  {}", visits::HEAD_WAITING.with(pen.lang, &[("n", &waiting)])))
}

fn who(pen: &Pen<'_>, card: &Card) -> String {
    let mut parts = vec![card.name.clone()];
    parts.extend(card.sex.map(|sex| {
        match sex {
            Sex::Male => common::MALE,
            Sex::Female => common::FEMALE,
        }
        .get(pen.lang)
        .to_owned()
    }));
    parts.extend(card.age.map(|age| lookup::AGE.with(pen.lang, &[("n", &age)])));
    format!("{}  ", parts.join(" "))
}

/// Groups with their states; what is in payment comes first.
fn groups(pen: &Pen<'_>, model: &Model, card: &Card) -> String {
    let mut held: Vec<_> = card.recognitions.iter().collect();
    held.sort_by_key(|r| r.state != RecognitionState::Receiving);
    let dot = pen.theme.dot();
    let named = held.iter().map(|r| {
        let group = model.shared.group(&r.group);
        format!("{group} {dot} {}", pen.say(words::recognition_state(r.state)))
    });
    named.collect::<Vec<_>>().join("  ")
}

fn petitions(pen: &Pen<'_>, card: &Card) -> String {
    if card.petitions_open == 0 {
        return pen.say(say::HEAD_NONE).to_owned();
    }
    let open = say::HEAD_OPEN.with(pen.lang, &[("n", &card.petitions_open)]);
    match &card.next_due {
        Some(next) => format!("{open} {}", due(next, pen.lang)),
        None => open,
    }
}

/// The cautions that hold, each by its first line.
fn cautions(pen: &Pen<'_>, card: &Card) -> String {
    let said = card.cautions.iter().map(|caution| {
        let text = first_line(&caution.text);
        format!("! {}  ", notes::HEAD_CAUTION.with(pen.lang, &[("text", &text)]))
    });
    said.collect()
}

fn flags(pen: &Pen<'_>, card: &Card) -> String {
    let said = card.flags.iter().map(|flag| match (flag, card.died) {
        (Flag::Dead, Some(date)) => format!("! {}", say::HEAD_DEAD.with(pen.lang, &[("date", &date)])),
        (flag, _) => format!("! {}", pen.say(lookup::flag(*flag))),
    });
    said.collect::<Vec<_>>().join("  ")
}

/// The newest contact, after what deserves a look.
fn contact(pen: &Pen<'_>, card: &Card) -> String {
    let Some(last) = &card.last_contact else { return String::new() };
    let how = match last.result {
        ContactResult::Reached => care_words::kind(last.kind),
        ContactResult::NotReached => care_words::RESULT_NOT_REACHED,
    };
    say::HEAD_CONTACT.with(pen.lang, &[("on", &last.day), ("how", &pen.say(how))])
}

/// What is owed, who receives it, what was paid last; where room is short, the last of these gives way first.
fn money(pen: &Pen<'_>, card: &Card, room: Option<usize>) -> String {
    let mut parts = Vec::new();
    if card.owed.0 > 0 {
        parts.push(say::HEAD_OWED.with(pen.lang, &[("amount", &card.owed)]));
    }
    parts.extend(
        card.withheld
            .map(|(run, amount)| say::HEAD_WITHHELD.with(pen.lang, &[("run", &run), ("amount", &amount)])),
    );
    parts.extend(card.payee.as_ref().map(|p| family::HEAD_PAYEE.with(pen.lang, &[("name", &p.name)])));
    parts.push(match &card.last_paid {
        Some(last) => say::HEAD_LAST.with(pen.lang, &[("month", &last.month), ("amount", &last.amount)]),
        None => pen.say(say::HEAD_UNPAID).to_owned(),
    });
    while room.is_some_and(|room| width(&parts.join("  ")) > room) && !parts.is_empty() {
        parts.pop();
    }
    parts.join("  ")
}
