//! What is due for a month as a tree of lines: the total, each item with its steps, what is missing, what a rule keeps back.

use crate::bureau::Reference;
use crate::console::explain::{needed, standard_name};
use crate::console::granting;
use crate::console::names;
use crate::console::words::Words;
use crate::domain::ledger::{Barred, Entitlement, Item, Missing, Step, Why};
use crate::domain::{Article, Date, Fen, Month};
use crate::locale::{Msg, entitled as say, grants, ledger, words};

/// The lines with their depth in the tree.
pub fn lines(tables: &Reference, due: &Entitlement, month: Month) -> Vec<(usize, Words)> {
    let total = Fen::total(due.items.iter().map(|item| item.fen));
    let head = match (due.items.is_empty(), due.missing.is_empty()) {
        (false, true) => say::TOTAL,
        (false, false) => say::TOTAL_OF_KNOWN,
        (true, false) => say::CANNOT_TELL,
        (true, true) => say::NOTHING,
    };
    let mut out = vec![(0, Words::with(head, &[("month", &month), ("fen", &total)]))];
    for item in &due.items {
        out.push((1, self::item(tables, item)));
        steps(tables, &item.why, (2, 1), &mut out);
    }
    if !due.missing.is_empty() {
        let under_head = due.items.is_empty();
        if !under_head {
            out.push((0, say::MISSING.into()));
        }
        out.extend(due.missing.iter().map(|missing| (1, lacking(tables, missing))));
    }
    if !due.barred.is_empty() {
        out.push((0, say::BARRED.into()));
        out.extend(due.barred.iter().map(|barred| (1, kept_back(tables, barred))));
    }
    out
}

/// What is said of the items, of what is missing and of what a rule keeps back, as far as programme and group are `wanted`; with what is
/// booked as due, how it compares.
pub fn told(
    tables: &Reference,
    due: &Entitlement,
    wanted: impl Fn(&str, Option<&str>) -> bool,
    booked: Option<Fen>,
) -> Vec<Words> {
    let mut lines = Vec::new();
    for item in due.items.iter().filter(|item| wanted(&item.programme, Some(&item.group))) {
        let mut tree = Vec::new();
        lines.push(self::item(tables, item));
        steps(tables, &item.why, (1, 1), &mut tree);
        lines.extend(tree.into_iter().map(|(depth, words)| indented(depth, words)));
        lines.extend(booked.map(|booked| compared(item.fen, booked)));
    }
    let missing = due.missing.iter().filter(|m| wanted(m.programme(), m.group()));
    lines.extend(missing.map(|m| lacking(tables, m)));
    let barred = due.barred.iter().filter(|b| wanted(&b.programme, Some(&b.group)));
    lines.extend(barred.map(|b| kept_back(tables, b)));
    lines
}

/// How what stands in the ledger compares with what is worked out.
fn compared(fen: Fen, booked: Fen) -> Words {
    match booked.minus(fen) {
        Ok(Fen(0)) => say::AS_BOOKED.into(),
        Ok(difference) => {
            Words::with(say::NOT_AS_BOOKED, &[("booked", &booked), ("difference", &difference)])
        }
        Err(_) => Words::with(say::NOT_AS_BOOKED, &[("booked", &booked), ("difference", &"—")]),
    }
}

/// A programme and its amount.
pub fn item(tables: &Reference, item: &Item) -> Words {
    let values = vec![("programme", name(tables, &item.programme)), ("fen", data(&item.fen))];
    Words::Filled(say::ITEM, values)
}

/// A line of the tree where lines have no depth of their own.
pub fn indented(depth: usize, what: Words) -> Words {
    let pad = Words::Data(" ".repeat(depth * 2));
    Words::Filled(say::STEP_BELOW, vec![("pad", pad), ("what", what)])
}

/// The explanation of one amount, line by line, from a depth on. What counts `times` over is told for once.
pub fn steps(tables: &Reference, why: &Why, (depth, times): (usize, u8), out: &mut Vec<(usize, Words)>) {
    let what = step(tables, why, Fen(why.fen.0 / i64::from(times.max(1))));
    out.push((depth, cited(what, &why.articles)));
    if let Step::Rate { sources, .. } | Step::LowerRate { sources, .. } = &why.step {
        let note = |key: &String| match tables.rates.source(key) {
            Some((zh, en)) => names::both(zh, en),
            None => Words::Data(key.clone()),
        };
        let line = |key| Words::Filled(ledger::SOURCE, vec![("note", note(key))]);
        out.extend(sources.iter().map(|key| (depth + 1, line(key))));
    }
    let times = if let Step::AfterDeath { months, .. } = &why.step { *months } else { times };
    for part in &why.parts {
        steps(tables, part, (depth + 1, times), out);
    }
}

/// What a programme is called.
pub fn name(tables: &Reference, programme: &str) -> Words {
    names::programme(tables, programme)
}

fn data(value: &dyn std::fmt::Display) -> Words {
    Words::Data(value.to_string())
}

fn cited(what: Words, articles: &[Article]) -> Words {
    if articles.is_empty() {
        return what;
    }
    Words::Filled(say::BASED, vec![("what", what), ("articles", names::articles(articles))])
}

/// What one step says; `fen` is what it comes to.
pub fn step(tables: &Reference, why: &Why, fen: Fen) -> Words {
    match &why.step {
        Step::Recognition { group, grade, nature, from, until } => {
            let mut who = vec![names::group(tables, group)];
            who.extend(grade.map(|grade| Words::with(ledger::GRADE, &[("n", &grade)])));
            who.extend(nature.map(|nature| words::nature(nature).into()));
            who.extend(match (from, until) {
                (None, None) => None,
                (Some(from), None) => Some(Words::with(say::GRADE_FROM, &[("from", from)])),
                (None, Some(until)) => Some(Words::with(say::GRADE_UNTIL, &[("until", until)])),
                (Some(from), Some(until)) => {
                    Some(Words::with(say::GRADE_BETWEEN, &[("from", from), ("until", until)]))
                }
            });
            Words::Filled(ledger::BY_RECOGNITION, vec![("who", Words::List(who))])
        }
        Step::Several { basis } if basis.is_empty() => say::SEVERAL.into(),
        Step::Several { basis } => Words::with(say::SEVERAL_BY, &[("basis", basis)]),
        Step::Rate { figure, yearly, effective, standard, .. } => {
            let msg = if *yearly { say::RATE_YEAR } else { say::RATE_MONTH };
            rate(tables, msg, (*figure, fen), *effective, standard)
        }
        Step::LowerRate { figure, yearly, effective, standard, .. } => {
            let msg = if *yearly { say::LOWER_YEAR } else { say::LOWER_MONTH };
            rate(tables, msg, (*figure, fen), *effective, standard)
        }
        Step::ServiceYears { halves } if halves % 2 == 0 => {
            Words::with(say::SERVICE_YEARS, &[("n", &(halves / 2))])
        }
        Step::ServiceYears { halves } => {
            Words::with(say::SERVICE_YEARS, &[("n", &format!("{}.5", halves / 2))])
        }
        Step::Share { percent, wage, basis } => {
            let share = Words::with(say::SHARE, &[("percent", percent), ("wage", wage), ("fen", &fen)]);
            if basis.is_empty() {
                return share;
            }
            Words::Filled(say::BASED, vec![("what", share), ("articles", Words::Data(basis.clone()))])
        }
        Step::AfterDeath { months, each } => {
            Words::with(say::AFTER_DEATH, &[("months", months), ("each", each), ("fen", &fen)])
        }
        Step::AfterServiceDeath { .. } => grants::STEP_DEATH.into(),
        Step::Income { figure, times, source } => {
            Words::with(grants::STEP_INCOME, &[("figure", figure), ("n", times), ("source", source)])
        }
        Step::BasePay { figure, months, source } => {
            Words::with(grants::STEP_PAY, &[("figure", figure), ("n", months), ("source", source)])
        }
        Step::Honour { honour, percent, of } => {
            let values =
                vec![("honour", granting::honour(tables, honour)), ("of", data(of)), ("n", data(percent))];
            Words::Filled(grants::STEP_HONOUR, values)
        }
        Step::PlaceStandard { figure, source } => {
            Words::with(grants::STEP_STANDARD, &[("figure", figure), ("source", source)])
        }
    }
}

fn rate(tables: &Reference, msg: Msg, (figure, fen): (Fen, Fen), on: Date, standard: &str) -> Words {
    let standard = standard_name(tables, standard);
    let values =
        vec![("standard", standard), ("figure", data(&figure)), ("date", data(&on)), ("fen", data(&fen))];
    Words::Filled(msg, values)
}

/// What keeps an amount from being told.
pub fn lacking(tables: &Reference, missing: &Missing) -> Words {
    let programme = ("programme", name(tables, missing.programme()));
    let of = |code: &str| ("group", names::group(tables, code));
    match missing {
        Missing::Rate { group, month, grade, nature, .. } => {
            let mut who = vec![names::group(tables, group)];
            who.extend(grade.map(|grade| Words::with(ledger::GRADE, &[("n", &grade)])));
            who.extend(nature.map(|nature| words::nature(nature).into()));
            let who = ("group", Words::List(who));
            Words::Filled(say::MISSING_RATE, vec![programme, who, ("month", data(month))])
        }
        Missing::Fact { group, fact, .. } => {
            Words::Filled(say::MISSING_FACT, vec![programme, of(group), ("what", needed(*fact))])
        }
        Missing::Setting { key, .. } => {
            Words::Filled(say::MISSING_SETTING, vec![programme, ("what", say::place_key(*key).into())])
        }
        Missing::Beside { group, other, .. } => {
            Words::Filled(say::MISSING_BESIDE, vec![programme, of(group), ("other", name(tables, other))])
        }
        Missing::Before { group, effective, .. } => {
            Words::Filled(say::MISSING_BEFORE, vec![programme, of(group), ("date", data(effective))])
        }
    }
}

/// What a rule keeps back.
pub fn kept_back(tables: &Reference, barred: &Barred) -> Words {
    let rule = say::rule(&barred.rule).map_or_else(|| Words::Data(barred.rule.clone()), Words::from);
    let rule = match barred.days {
        None => rule,
        Some((from, None)) => Words::Filled(say::RULE_SINCE, vec![("rule", rule), ("from", data(&from))]),
        Some((from, Some(until))) => Words::Filled(
            say::RULE_BETWEEN,
            vec![("rule", rule), ("from", data(&from)), ("until", data(&until))],
        ),
    };
    let values = vec![
        ("programme", name(tables, &barred.programme)),
        ("group", names::group(tables, &barred.group)),
        ("rule", rule),
        ("articles", names::articles(&barred.articles)),
    ];
    Words::Filled(say::BARRED_LINE, values)
}
