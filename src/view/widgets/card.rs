//! What matters today about a person, in a few lines. Masks come from the bureau; nothing here can show more.

use ratatui::layout::Rect;

use crate::bureau::answer::{Card, Due};
use crate::console::shared::Shared;
use crate::domain::Fen;
use crate::domain::person::RecognitionState;
use crate::locale::{Lang, common, lookup as say, notes, words};
use crate::text::{width, wrap};
use crate::view::pen::Pen;

/// Name, sex and age; groups and state; where they live; numbers masked; money; petitions; what deserves a look. Lines
/// that do not fit are left out from the bottom.
pub fn card(pen: &mut Pen<'_>, area: Rect, shared: &Shared, card: &Card) {
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
    let narrow = area.width < 60;
    let mut y = inner.y;
    let mut line = |pen: &mut Pen<'_>, left: &str, right: &str, heading: bool| {
        let (style, beside) =
            if heading { (pen.theme.heading, pen.theme.warn) } else { (pen.theme.plain, pen.theme.plain) };
        // On one line when both fit, otherwise each wrapped on lines of its own.
        let together = width(left) + width(right) + 2 <= usize::from(inner.width);
        if together && y < inner.bottom() {
            pen.at(inner.x, y, inner.width, left, style);
            pen.right(inner.x, y, inner.width, right, beside);
            y += 1;
            return;
        }
        for (text, style) in [(left, style), (right, beside)] {
            for piece in wrap(text, usize::from(inner.width)).iter().filter(|piece| !piece.is_empty()) {
                if y < inner.bottom() {
                    pen.at(inner.x, y, inner.width, piece, style);
                    y += 1;
                }
            }
        }
    };
    line(pen, &who(pen, shared, card, narrow), &flags(pen, card), true);
    if narrow {
        line(pen, &groups(shared, card), "", false);
    }
    let place = shared.place(card.division);
    line(pen, &place, &numbers(pen, card), false);
    line(pen, &money(pen, card), &petitions(pen, card), false);
    line(pen, &last_paid(pen, shared, card), "", false);
}

fn who(pen: &Pen<'_>, shared: &Shared, card: &Card, narrow: bool) -> String {
    let mut parts = vec![card.name.clone()];
    parts.extend(card.sex.map(|sex| pen.say(words::sex(sex)).to_owned()));
    parts.extend(card.age.map(|age| say::AGE.with(pen.lang, &[("n", &age)])));
    if !narrow {
        parts.push(groups(shared, card));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("  ")
}

/// Groups and their states; a group that is in payment comes first.
pub fn groups(shared: &Shared, card: &Card) -> String {
    let mut held: Vec<_> = card.recognitions.iter().collect();
    held.sort_by_key(|r| r.state != RecognitionState::Receiving);
    let named = held.iter().map(|r| {
        let state = words::recognition_state(r.state).get(shared.lang);
        format!("{} {state}", shared.group(&r.group))
    });
    named.collect::<Vec<_>>().join("  ")
}

fn flags(pen: &Pen<'_>, card: &Card) -> String {
    let caution = (!card.cautions.is_empty()).then(|| pen.say(notes::SOME_CAUTIONS));
    let flags = card.flags.iter().map(|f| pen.say(say::flag(*f)));
    let named: Vec<&str> = caution.into_iter().chain(flags).collect();
    if named.is_empty() { String::new() } else { format!("! {}", named.join("  ")) }
}

fn numbers(pen: &Pen<'_>, card: &Card) -> String {
    let mut parts = Vec::new();
    if !card.id_masked.is_empty() {
        parts.push(format!("{} {}", pen.say(say::RESIDENT_ID), card.id_masked));
    }
    if !card.phone_masked.is_empty() {
        parts.push(format!("{} {}", pen.say(say::PHONE), card.phone_masked));
    }
    parts.join("  ")
}

fn money(pen: &Pen<'_>, card: &Card) -> String {
    let (count, sum) = card.paid_this_year;
    let mut text = if count == 0 {
        pen.say(say::PAID_NONE).to_owned()
    } else {
        say::PAID_YEAR.with(pen.lang, &[("n", &count), ("sum", &sum)])
    };
    let owed = match card.owed {
        Fen(0) => None,
        Fen(owed) if owed > 0 => Some(say::OWED.with(pen.lang, &[("sum", &card.owed)])),
        Fen(owed) => Some(say::OVERPAID.with(pen.lang, &[("sum", &Fen(owed.saturating_neg()))])),
    };
    if let Some(owed) = owed {
        text = format!("{text}  {owed}");
    }
    text
}

fn last_paid(pen: &Pen<'_>, shared: &Shared, card: &Card) -> String {
    card.last_paid.as_ref().map_or_else(String::new, |last| {
        let programme = shared.programme(&last.programme);
        say::LAST_PAID.with(
            pen.lang,
            &[("month", &last.month), ("programme", &programme), ("sum", &last.amount), ("on", &last.booked)],
        )
    })
}

fn petitions(pen: &Pen<'_>, card: &Card) -> String {
    if card.petitions_open == 0 {
        return pen.say(say::PETITIONS_NONE).to_owned();
    }
    let open = say::PETITIONS.with(pen.lang, &[("n", &card.petitions_open)]);
    match &card.next_due {
        Some(next) => format!("{open}  {}", due(next, pen.lang)),
        None => open,
    }
}

/// When a clock runs out, in words; a date that hangs on an unpublished calendar says so.
pub fn due(due: &Due, lang: Lang) -> String {
    let text = match due.in_days {
        0 => say::DUE_TODAY.get(lang).to_owned(),
        days if days > 0 => say::DUE_IN.with(lang, &[("n", &days)]),
        days => say::DUE_LATE.with(lang, &[("n", &days.saturating_neg())]),
    };
    if due.provisional { format!("{text} ({})", common::PROVISIONAL.get(lang)) } else { text }
}
