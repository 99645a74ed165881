//! Why an amount is what it is: the rate that was published for it, its date, source and article; and plainly that none
//! was found where none was.

use crate::bureau::Reference;
use crate::console::names::{self, article};
use crate::console::words::Words;
use crate::domain::Month;
use crate::domain::ledger::{Per, Programme, Rate, RateAnswer, RateFacts, RateNeeds, ShareOf};
use crate::domain::person::{Nature, Recognition};
use crate::locale::{field, ledger as say, words};

/// The articles that a programme rests on.
pub fn basis(programme: &Programme) -> Words {
    if programme.articles.is_empty() {
        return say::NO_BASIS.into();
    }
    Words::Filled(say::BASIS, vec![("articles", names::articles(&programme.articles))])
}

/// Group, grade and cause of a recognition: `残疾军人 6级 因战`.
pub fn recognised(tables: &Reference, r: &Recognition) -> Words {
    let mut parts = vec![names::group(tables, &r.group)];
    parts.extend(r.grade.map(|grade| Words::with(say::GRADE, &[("n", &grade)])));
    parts.extend(r.nature.map(|nature| words::nature(nature).into()));
    parts.extend(r.service_years.map(|years| Words::Count(say::YEARS, years.into())));
    Words::List(parts)
}

/// What is published for recognitions under a programme, for a month, line by line.
pub fn published(
    tables: &Reference,
    programme: &Programme,
    month: Month,
    recognitions: &[Recognition],
) -> Vec<Words> {
    let mut lines = vec![of_month(tables, &programme.id, month), basis(programme)];
    for r in recognitions {
        lines.push(Words::Filled(say::BY_RECOGNITION, vec![("who", recognised(tables, r))]));
        for (standard, answer) in standards(tables, &programme.id, month, &facts(r)) {
            lines.extend(said(tables, standard, &answer));
        }
    }
    sources_last(lines)
}

/// `项目 2026-10`
pub fn of_month(tables: &Reference, programme: &str, month: Month) -> Words {
    let values =
        vec![("programme", names::programme(tables, programme)), ("month", Words::Data(month.to_string()))];
    Words::Filled(say::OF_MONTH, values)
}

/// The figures first; the sources, each once, behind them.
fn sources_last(lines: Vec<Words>) -> Vec<Words> {
    let is_source = |words: &Words| matches!(words, Words::Filled(msg, _) if *msg == say::SOURCE);
    let (mut sources, mut figures): (Vec<Words>, Vec<Words>) = lines.into_iter().partition(is_source);
    let mut at = 0;
    while at < sources.len() {
        let again = sources.iter().take(at).any(|s| Some(s) == sources.get(at));
        if again {
            sources.remove(at);
        } else {
            at += 1;
        }
    }
    figures.extend(sources);
    figures
}

/// What a rate may depend on.
pub fn facts(r: &Recognition) -> RateFacts<'_> {
    RateFacts {
        group: &r.group,
        grade: r.grade,
        nature: r.nature,
        mental: r.mental,
        service_years: r.service_years,
    }
}

/// The answer by the floor first, then by the standards of places that have a figure.
fn standards<'t>(
    tables: &'t Reference,
    programme: &str,
    month: Month,
    facts: &RateFacts<'_>,
) -> Vec<(&'t str, RateAnswer)> {
    let on = month.first_day();
    let mut all = Vec::new();
    for standard in tables.rates.standards() {
        let key = standard.key.as_str();
        if standard.floor {
            all.push((key, tables.rates.rate_on(programme, facts, on)));
            continue;
        }
        let answer = tables.rates.rate_in(key, programme, facts, on);
        if matches!(answer, RateAnswer::Known(_)) {
            all.push((key, answer));
        }
    }
    all
}

/// An answer of the table of rates, line by line.
pub fn said(tables: &Reference, standard: &str, answer: &RateAnswer) -> Vec<Words> {
    match answer {
        RateAnswer::Known(rate) => known(tables, rate),
        RateAnswer::Share { percent, of: ShareOf::LocalMonthlyWage, article: at } => {
            vec![Words::Filled(
                say::RATE_SHARE,
                vec![("percent", Words::Data(percent.to_string())), ("article", article(at))],
            )]
        }
        RateAnswer::Between { least, most, article: at } => vec![Words::Filled(
            say::RATE_BETWEEN,
            vec![
                ("least", Words::Data(least.to_string())),
                ("most", Words::Data(most.to_string())),
                ("article", article(at)),
            ],
        )],
        RateAnswer::NotPayable { article: at } => {
            vec![Words::Filled(say::RATE_NOT_PAYABLE, vec![("article", article(at))])]
        }
        RateAnswer::Needs(what) => {
            vec![Words::Filled(say::RATE_NEEDS, vec![("what", needed(*what))])]
        }
        RateAnswer::Unknown { on, changed, last, .. } => {
            let month = on.month();
            let mut lines = vec![Words::Filled(
                say::RATE_NONE,
                vec![
                    ("standard", standard_name(tables, standard)),
                    ("month", Words::Data(month.to_string())),
                ],
            )];
            lines.extend(changed.map(|date| Words::with(say::RATE_CHANGED, &[("date", &date)])));
            lines.extend(last.as_ref().map(|rate| {
                Words::Filled(
                    say::RATE_LAST,
                    vec![
                        ("amount", Words::Data(rate.amount.to_string())),
                        ("per", per(rate.per)),
                        ("date", Words::Data(rate.effective.to_string())),
                    ],
                )
            }));
            lines
        }
    }
}

fn known(tables: &Reference, rate: &Rate) -> Vec<Words> {
    // A figure for one year of service must not be read as a whole pension.
    let one_year = rate.each_year && rate.published == rate.amount;
    let mut lines = vec![Words::Filled(
        if one_year { say::RATE_KNOWN_A_YEAR } else { say::RATE_KNOWN },
        vec![
            ("standard", standard_name(tables, &rate.standard)),
            ("amount", Words::Data(rate.amount.to_string())),
            ("per", per(rate.per)),
            ("date", Words::Data(rate.effective.to_string())),
        ],
    )];
    if rate.per == Per::Year {
        lines.push(match rate.monthly() {
            Some(month) if one_year => Words::with(say::RATE_MONTHLY_A_YEAR, &[("amount", &month)]),
            Some(month) => Words::with(say::RATE_MONTHLY, &[("amount", &month)]),
            None => say::RATE_UNEVEN.into(),
        });
    }
    if rate.published != rate.amount {
        lines.push(Words::with(say::RATE_YEARS, &[("published", &rate.published)]));
    }
    for key in &rate.sources {
        let (zh, en) = tables.rates.source(key).unwrap_or((key, key));
        lines.push(Words::Filled(say::SOURCE, vec![("note", names::both(zh, en))]));
    }
    lines
}

/// A fact that an amount depends on.
pub fn needed(what: RateNeeds) -> Words {
    match what {
        RateNeeds::Grade => field::GRADE,
        RateNeeds::Nature => field::NATURE,
        RateNeeds::ServiceYears => field::SERVICE_YEARS,
        RateNeeds::DeathCause => field::DEATH_CAUSE,
        RateNeeds::Birth => field::BIRTH,
        RateNeeds::Since => field::SINCE_OR_APPROVED,
        RateNeeds::Until => field::UNTIL,
        RateNeeds::Breaks => field::BREAKS,
        RateNeeds::Stays => field::STAYS,
        RateNeeds::OneRecognition => field::ONE_RECOGNITION,
    }
    .into()
}

/// Whose standard it is, as the table of rates names it or as the bureau wrote it.
pub fn standard_name(tables: &Reference, standard: &str) -> Words {
    let of = match tables.rates.standard(standard) {
        Some(row) => names::both(&row.zh, &row.en),
        None => Words::Data(standard.to_owned()),
    };
    Words::Filled(say::STANDARD_OF, vec![("of", of)])
}

fn per(per: Per) -> Words {
    match per {
        Per::Month => say::PER_MONTH,
        Per::Year => say::PER_YEAR,
    }
    .into()
}

/// The published rates of a programme in a month: of each group, grade and cause that it knows; and the days on which
/// they changed.
pub fn rates_of(tables: &Reference, programme: &str, month: Month) -> Vec<Words> {
    let mut lines = vec![of_month(tables, programme, month)];
    let Some(row) = tables.programmes.get(programme) else { return lines };
    lines.push(basis(row));
    let mut answers: Vec<(Vec<Words>, Vec<Words>)> = Vec::new();
    for (who, facts) in variants(tables, row) {
        let mut said_of: Vec<Words> = Vec::new();
        for (standard, answer) in standards(tables, programme, month, &facts) {
            said_of.extend(said(tables, standard, &answer));
        }
        // Groups that are paid alike are named together.
        match answers.iter_mut().find(|(_, lines)| *lines == said_of) {
            Some((whom, _)) => whom.push(who),
            None => answers.push((vec![who], said_of)),
        }
    }
    for (whom, said_of) in answers {
        let mut said_of = said_of.into_iter();
        let first = said_of.next().unwrap_or(say::NO_BASIS.into());
        lines.push(Words::Filled(say::RATE_FOR, vec![("who", Words::List(whom)), ("what", first)]));
        lines.extend(said_of);
    }
    let changes = tables.rates.changes(programme);
    if !changes.is_empty() {
        let days = changes.iter().map(|day| Words::Data(day.to_string())).collect();
        lines.push(Words::Filled(say::RATE_CHANGES, vec![("days", Words::List(days))]));
    }
    sources_last(lines)
}

/// Everyone that a rate may tell apart.
fn variants<'t>(tables: &'t Reference, programme: &'t Programme) -> Vec<(Words, RateFacts<'t>)> {
    const BY_GRADE: &str = "disability-pension";
    const NURSING: &str = "nursing-fee";
    if programme.groups.is_empty() {
        return vec![(say::EVERYONE.into(), RateFacts { service_years: Some(1), ..RateFacts::default() })];
    }
    let graded = programme.id == BY_GRADE || programme.id == NURSING;
    let mut all = Vec::new();
    for group in &programme.groups {
        let base = RateFacts { group, service_years: Some(1), ..RateFacts::default() };
        if !graded {
            all.push((names::group(tables, group), base));
        }
    }
    if programme.id == NURSING {
        // 军人抚恤优待条例 第三十四条: grades 5 and 6 only when graded for mental illness.
        let group = programme.groups.first().map_or("", String::as_str);
        for grade in [5, 6] {
            let who = Words::List(vec![Words::with(say::GRADE, &[("n", &grade)]), say::MENTAL.into()]);
            all.push((who, RateFacts { group, grade: Some(grade), mental: true, ..RateFacts::default() }));
        }
    }
    if graded {
        let group = programme.groups.first().map_or("", String::as_str);
        for grade in 1..=10u8 {
            for nature in [Nature::War, Nature::Duty, Nature::Illness] {
                let who = Words::List(vec![
                    Words::with(say::GRADE, &[("n", &grade)]),
                    words::nature(nature).into(),
                ]);
                all.push((
                    who,
                    RateFacts { group, grade: Some(grade), nature: Some(nature), ..RateFacts::default() },
                ));
            }
        }
    }
    all
}
