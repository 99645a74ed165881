//! What a death leaves to be settled, line by line: what the articles say, what counts already, what is left, and what is
//! not known or not confirmed.

use crate::bureau::Reference;
use crate::bureau::answer::Statement;
use crate::bureau::command::Posting;
use crate::console::names::{self, article};
use crate::console::words::Words;
use crate::domain::ledger::run::RunState;
use crate::domain::ledger::{AmountBasis, Continues, Ended, EntryKind, Settlement};
use crate::domain::{Fen, Month, PersonId};
use crate::locale::{death as say, run_words};

/// The runs that hold the person. What is not with the bank yet goes back whatever it pays, for nobody is paid as before; of what is with
/// the bank the months after that of the death are told.
pub fn held(statement: &Statement, died: Month) -> Vec<Words> {
    let told = statement.runs.iter().filter_map(|held| {
        let after = held.parts.iter().filter(|(month, _)| *month > died).collect::<Vec<_>>();
        let goes_back = matches!(
            held.state,
            RunState::Draft | RunState::Frozen | RunState::Reviewed | RunState::Approved
        );
        let told = if after.is_empty() && goes_back { held.parts.iter().collect() } else { after };
        let (first, sum) = (told.first()?.0, Fen::total(told.iter().map(|(_, fen)| *fen)));
        let data = |value: &dyn std::fmt::Display| Words::Data(value.to_string());
        let said = match held.state {
            RunState::Draft => say::HELD_BY_DRAFT,
            RunState::Frozen | RunState::Reviewed | RunState::Approved => say::HELD_BY_RUN,
            _ => say::HELD_AT_BANK,
        };
        let values = vec![
            ("run", data(&held.run)),
            ("state", run_words::state(held.state).into()),
            ("seq", data(&held.seq)),
            ("month", data(&first)),
            ("sum", data(&sum)),
        ];
        Some(Words::Filled(said, values))
    });
    told.collect()
}

/// Everything that follows from a death: the runs that hold the person, what goes on, what counts and what is left.
pub fn follows(tables: &Reference, statement: &Statement, settlement: &Settlement) -> Vec<Words> {
    let mut all = held(statement, settlement.died.month());
    all.extend(lines(tables, settlement));
    all
}

/// Something left to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToDo {
    /// Book so much as due.
    Book(Fen),
    /// Pay so much that is booked as due.
    Pay(Fen),
    /// So much was paid too much: two people decide what becomes of it.
    Decide(Fen),
    /// Take so much back that was booked as due.
    TakeBack(Fen),
    /// Record the cause of death.
    AskCause,
    /// Record the cause of the disability.
    AskNature,
    /// Find out what was received.
    FindAmount,
}

/// Everything left to do, in order.
pub fn to_do(settlement: &Settlement) -> Vec<ToDo> {
    let mut out = Vec::new();
    let book = settlement.to_book();
    if book.0 > 0 {
        out.push(ToDo::Book(book));
    }
    let back = Fen(settlement.excess().0.saturating_add(settlement.overbooked().0));
    if back.0 > 0 {
        out.push(ToDo::TakeBack(back));
    }
    let pay = settlement.payable();
    if pay.0 > 0 {
        out.push(ToDo::Pay(pay));
    }
    let over = settlement.overpaid();
    if over.0 > 0 {
        out.push(ToDo::Decide(over));
    }
    let any = |fits: fn(&Continues) -> bool| settlement.ended.iter().any(|e| fits(&e.continues));
    if any(|c| matches!(c, Continues::AskCause { .. })) {
        out.push(ToDo::AskCause);
    }
    if any(|c| matches!(c, Continues::AskNature { .. })) {
        out.push(ToDo::AskNature);
    }
    if any(|c| matches!(c, Continues::NoAmount { .. })) {
        out.push(ToDo::FindAmount);
    }
    out
}

/// What is said of something left to do, in a word.
pub fn said(to_do: ToDo) -> Words {
    match to_do {
        ToDo::Book(_) => say::ROW_BOOK,
        ToDo::Pay(_) => say::ROW_PAY,
        ToDo::Decide(_) => say::ROW_DECIDE,
        ToDo::TakeBack(_) => say::ROW_TAKE_BACK,
        ToDo::AskCause => say::ROW_ASK_CAUSE,
        ToDo::AskNature => say::ROW_ASK_NATURE,
        ToDo::FindAmount => say::ROW_NO_AMOUNT,
    }
    .into()
}

/// The entry that books what is left to book; `None` when nothing is.
pub fn posting(person: PersonId, settlement: &Settlement) -> Option<Posting> {
    let amount = settlement.to_book();
    (amount.0 > 0).then(|| Posting {
        person,
        programme: settlement.books_as.clone(),
        month: settlement.books_for(),
        kind: EntryKind::Due,
        amount,
        booked: None,
        memo: memo(settlement),
    })
}

/// The entry that books the next payment of what can be paid now; `None` when nothing can. What was booked as what goes on is paid first, then
/// month by month what was booked under the programmes that ended and counts.
pub fn payment(person: PersonId, settlement: &Settlement) -> Option<Posting> {
    let most = settlement.payable();
    let paid = |programme: &str, month: Month, amount: Fen| Posting {
        person,
        programme: programme.to_owned(),
        month,
        kind: EntryKind::Paid,
        amount: amount.min(most),
        booked: None,
        memo: String::new(),
    };
    let booked = Fen(settlement.booked.0.saturating_sub(settlement.paid.0));
    let as_such = (booked.0 > 0).then(|| paid(&settlement.books_as, settlement.books_for(), booked));
    let owing = settlement.ended.iter().filter(|e| e.unpaid().0 > 0);
    let mut months = owing.flat_map(|e| e.after.iter().map(move |m| (e, m)));
    let next = as_such.or_else(|| {
        months.find_map(|(e, m)| {
            let left = Fen(m.due.0.saturating_sub(m.paid.0)).min(e.unpaid());
            (left.0 > 0).then(|| paid(&e.programme, m.month, left))
        })
    });
    next.filter(|posting| posting.amount.0 > 0)
}

/// `6×909.00-2,727.00`: how the amount came about, the same in every language.
fn memo(settlement: &Settlement) -> String {
    let mut parts: Vec<String> = Vec::new();
    for ended in &settlement.ended {
        if let Continues::Months { months, each, .. } = &ended.continues {
            parts.push(format!("{months}×{each}"));
        }
    }
    let mut memo = parts.join("+");
    let counted =
        settlement.ended.iter().map(|e| e.counted.0).sum::<i64>().saturating_add(settlement.booked.0);
    if counted != 0 {
        memo = format!("{memo}-{}", Fen(counted));
    }
    memo
}

/// The whole explanation.
pub fn lines(tables: &Reference, settlement: &Settlement) -> Vec<Words> {
    if settlement.ended.is_empty() {
        return vec![say::NOTHING_ENDS.into()];
    }
    let mut out = vec![Words::Filled(
        say::STOPS,
        vec![
            ("last", Words::Data(settlement.last.to_string())),
            ("next", Words::Data(settlement.last.plus(1).to_string())),
            ("article", article(&settlement.stop)),
        ],
    )];
    for ended in &settlement.ended {
        out.push(continues(tables, ended));
        out.extend(details(ended));
    }
    out.extend(sums(tables, settlement));
    out.extend(not_signed_off(settlement));
    out
}

/// That nobody has confirmed the rule by which the months that go on, or may go on, are worked out; `None` where it is confirmed or decides
/// nothing.
pub fn not_signed_off(settlement: &Settlement) -> Option<Words> {
    let decides = settlement.ended.iter().any(|e| matches!(e.continues, Continues::Months { .. }) || asks(e));
    (decides && !settlement.offset.signed_off).then(|| say::NOT_SIGNED_OFF.into())
}

/// Whether it turns on something that is not on record whether anything goes on.
fn asks(ended: &Ended) -> bool {
    matches!(ended.continues, Continues::AskCause { .. } | Continues::AskNature { .. })
}

/// What the articles say of a programme.
fn continues(tables: &Reference, ended: &Ended) -> Words {
    let programme = ("programme", names::programme(tables, &ended.programme));
    match &ended.continues {
        Continues::Months { months, each, articles, .. } => Words::Filled(
            say::GOES_ON,
            vec![
                programme,
                ("n", Words::Data(months.to_string())),
                ("each", Words::Data(each.to_string())),
                ("owed", Words::Data(ended.owed().unwrap_or_default().to_string())),
                ("articles", names::articles(articles)),
            ],
        ),
        Continues::NoAmount { months, articles } => Words::Filled(
            say::NO_AMOUNT,
            vec![programme, ("n", Words::Data(months.to_string())), ("articles", names::articles(articles))],
        ),
        Continues::Instead { articles } => {
            Words::Filled(say::INSTEAD, vec![programme, ("articles", names::articles(articles))])
        }
        Continues::AskCause { articles } => {
            Words::Filled(say::ASK_CAUSE, vec![programme, ("articles", names::articles(articles))])
        }
        Continues::AskNature { articles } => {
            Words::Filled(say::ASK_NATURE, vec![programme, ("articles", names::articles(articles))])
        }
        Continues::Before { effective } => {
            Words::Filled(say::BEFORE, vec![programme, ("date", Words::Data(effective.to_string()))])
        }
        Continues::NoRule => Words::Filled(say::NO_RULE, vec![programme]),
    }
}

/// Where the amount comes from, and what was booked for months after the death.
fn details(ended: &Ended) -> Vec<Words> {
    let mut out = Vec::new();
    if let Continues::Months { basis, .. } = &ended.continues {
        out.push(match basis {
            AmountBasis::Entitled { month } => Words::with(say::BY_ENTITLEMENT, &[("month", month)]),
            AmountBasis::Posted { month, entries: 0..=1 } => Words::with(say::BY_LEDGER, &[("month", month)]),
            AmountBasis::Posted { month, entries } => {
                Words::with(say::BY_LEDGER_SEVERAL, &[("month", month), ("n", entries)])
            }
            AmountBasis::Published { effective } => Words::with(say::BY_RATE, &[("date", effective)]),
        });
    }
    if let (Some(first), Some(last)) = (ended.after.first(), ended.after.last()) {
        let due = Fen(ended.after.iter().map(|m| m.due.0).sum());
        out.push(Words::with(
            say::AFTER,
            &[("first", &first.month), ("last", &last.month), ("due", &due), ("paid", &ended.paid_after())],
        ));
    }
    // Whether any month goes on is not known: then nothing counts toward one yet.
    let asks = asks(ended);
    if asks && ended.paid_after().0 > 0 {
        out.push(Words::with(say::COUNTED_OPEN, &[("paid", &ended.paid_after())]));
    }
    if !asks && (ended.counted.0 > 0 || ended.paid_counted().0 > 0) {
        let (due, paid) = (&ended.counted, &ended.paid_counted());
        out.push(Words::with(say::COUNTED, &[("due", due), ("paid", paid)]));
    }
    if let Some(excess) = ended.excess.filter(|fen| fen.0 > 0) {
        out.push(Words::with(say::EXCESS, &[("excess", &excess)]));
    }
    if ended.overpaid().0 > 0 {
        out.push(Words::with(say::PAID_OVER, &[("amount", &ended.overpaid())]));
    }
    out
}

/// What it all comes to.
fn sums(tables: &Reference, settlement: &Settlement) -> Vec<Words> {
    let programme = || ("programme", names::programme(tables, &settlement.books_as));
    let mut out = Vec::new();
    if settlement.owed().0 > 0 || settlement.booked.0 != 0 {
        let counted = Fen(settlement.ended.iter().map(|e| e.counted.0).sum());
        out.push(Words::Filled(
            say::SUM,
            vec![
                programme(),
                ("owed", Words::Data(settlement.owed().to_string())),
                ("counted", Words::Data(counted.to_string())),
                ("booked", Words::Data(settlement.booked.to_string())),
                ("left", Words::Data(settlement.to_book().to_string())),
            ],
        ));
    }
    let over = settlement.overbooked();
    if over.0 > 0 {
        out.push(Words::Filled(say::OVERBOOKED, vec![programme(), ("left", Words::Data(over.to_string()))]));
    }
    let over = Fen(settlement.paid_as.iter().map(|m| m.over().0).sum());
    if over.0 > 0 {
        out.push(Words::Filled(
            say::PAID_OVER_AS,
            vec![programme(), ("amount", Words::Data(over.to_string()))],
        ));
    }
    if settlement.questions().next().is_none() {
        out.extend(to_pay(tables, settlement));
    }
    out
}

/// What is left to pay, of how much and as what.
fn to_pay(tables: &Reference, settlement: &Settlement) -> Vec<Words> {
    let left = settlement.to_pay();
    if left.0 == 0 {
        return vec![say::TO_PAY_NOTHING.into()];
    }
    let counted = Fen(settlement.ended.iter().map(|e| e.paid_counted().0).sum());
    let values: [(&'static str, &dyn std::fmt::Display); 4] =
        [("owed", &settlement.owed()), ("counted", &counted), ("paid", &settlement.paid), ("amount", &left)];
    let mut out = vec![Words::with(say::TO_PAY, &values)];
    for ended in settlement.ended.iter().filter(|e| e.unpaid().0 > 0) {
        let programme = ("programme", names::programme(tables, &ended.programme));
        let amount = ("amount", Words::Data(ended.unpaid().min(left).to_string()));
        out.push(Words::Filled(say::TO_PAY_AS, vec![programme, amount]));
    }
    out
}
