//! The sheets of the books (日结单、月结单): what was booked, what is open, and the end of the journal they rest on.

use super::Head;
use super::notice::plain_item;
use crate::bureau::answer::{BooksLine, BooksView};
use crate::bureau::command::SheetDraft;
use crate::domain::ledger::BooksOf;
use crate::domain::paper::Block;
use crate::locale::{Msg, books as say};

/// The sheet of a day or a month.
pub fn books(head: &Head<'_>, view: &BooksView) -> SheetDraft {
    let lang = head.lang;
    let field = |label: Msg, value: String| Block::field(label.get(lang), value);
    let mut blocks = vec![field(say::UNIT, head.bureau.to_owned()), field(say::DAYS, view.of().to_string())];
    blocks.extend(
        view.closed
            .as_ref()
            .map(|(by, on)| field(say::CLOSED_BY, say::BY_ON.with(lang, &[("by", by), ("on", on)]))),
    );
    if !view.despite.is_empty() {
        blocks.push(field(say::CLOSED_DESPITE, view.despite.clone()));
    }
    let maker = say::BY_ON.with(lang, &[("by", &head.clerk), ("on", &head.desk)]);
    blocks.push(field(say::MADE_BY, maker));
    blocks.push(Block::heading(say::BY_PROGRAMME.get(lang)));
    if view.programmes.is_empty() {
        blocks.push(Block::text(say::NOTHING_BOOKED.get(lang)));
    }
    blocks.extend(view.programmes.iter().map(|line| programme(head, line)));
    blocks.push(Block::heading(say::TOGETHER.get(lang)));
    blocks.push(field(say::ENTRIES, counted(head, &view.sum)));
    for (label, fen) in [(say::DUE, view.sum.due), (say::PAID, view.sum.paid)] {
        blocks.push(field(label, say::YUAN.with(lang, &[("amount", &fen)])));
        blocks.push(field(say::IN_WORDS, fen.capital()));
    }
    blocks.extend(apart(head, view));
    blocks.push(Block::heading(say::JOURNAL.get(lang)));
    blocks.push(field(say::HEAD_SEQ, say::HEAD_SEQ_LINE.with(lang, &[("seq", &view.head.seq)])));
    blocks.push(field(say::HEAD_GROUPS, view.head.groups()));
    blocks.push(Block::text(say::HEAD_WHY.get(lang)));
    blocks.push(Block::text(String::new()));
    blocks.push(Block::text(say::SIGN_LINE.get(lang)));
    let [bureau, _, day] = head.signed();
    blocks.extend([bureau, day]);
    let title = match view.of() {
        BooksOf::Day(_) => say::DAY_TITLE,
        BooksOf::Month(_) => say::MONTH_TITLE,
    };
    SheetDraft { books: view.head, title: title.get(lang).to_owned(), blocks }
}

fn counted(head: &Head<'_>, line: &BooksLine) -> String {
    say::COUNTED.with(head.lang, &[("booked", &line.booked), ("reversed", &line.reversed)])
}

fn programme(head: &Head<'_>, line: &BooksLine) -> Block {
    let known = head.tables.programmes.get(&line.programme);
    let name = known.map_or(line.programme.as_str(), |p| head.named(&p.zh, &p.en));
    let sums = say::DUE_PAID.with(head.lang, &[("due", &line.due), ("paid", &line.paid)]);
    plain_item(name.to_owned(), vec![counted(head, line), sums])
}

/// What stands apart from the figures: late entries, corrections, reopenings, what is open, who booked.
fn apart(head: &Head<'_>, view: &BooksView) -> Vec<Block> {
    let lang = head.lang;
    let none = || say::NONE.get(lang).to_owned();
    let late = &view.late;
    let late = if late.entries == 0 {
        none()
    } else {
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("n", &late.entries), ("due", &late.due), ("paid", &late.paid)];
        say::LATE_LINE.with(lang, &values)
    };
    let corrected = match view.corrected {
        0 => none(),
        n => say::CORRECTED_LINE.with(lang, &[("n", &n)]),
    };
    let mut blocks = vec![
        Block::heading(say::LATE.get(lang)),
        Block::text(late),
        Block::heading(say::CORRECTED.get(lang)),
        Block::text(corrected),
        Block::heading(say::REOPENED.get(lang)),
    ];
    blocks.extend(view.reopened.iter().map(|row| {
        let values: [(&str, &dyn std::fmt::Display); 5] = [
            ("month", &row.month),
            ("asker", &row.asked.0),
            ("asked", &row.asked.1),
            ("agreer", &row.agreed.0),
            ("agreed", &row.agreed.1),
        ];
        let why = say::REASON.with(lang, &[("reason", &row.reason)]);
        plain_item(say::REOPENED_LINE.with(lang, &values), vec![why])
    }));
    if view.reopened.is_empty() {
        blocks.push(Block::text(none()));
    }
    blocks.push(Block::heading(say::OPEN.get(lang)));
    blocks.extend(view.open.iter().map(|item| plain_item(say::open_item(item, lang), Vec::new())));
    if view.open.is_empty() {
        blocks.push(Block::text(none()));
    }
    blocks.push(Block::heading(say::BOOKED_BY.get(lang)));
    blocks.extend(
        view.by.iter().map(|(who, n)| {
            plain_item(say::BOOKED_BY_LINE.with(lang, &[("who", who), ("n", n)]), Vec::new())
        }),
    );
    if view.by.is_empty() {
        blocks.push(Block::text(none()));
    }
    blocks
}
