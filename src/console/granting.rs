//! A request for money that is not monthly, line by line: what it rests on, how it is worked out, what to check. The console and the
//! command line say the same.

use crate::bureau::Reference;
use crate::bureau::answer::{GrantSum, GrantView, RunFund};
use crate::console::words::Words;
use crate::console::{entitled, names};
use crate::domain::ledger::{FundShort, GrantBasis, GrantFacts, GrantState, Why, WorkedOut};
use crate::domain::{Date, Total};
use crate::locale::stops;
use crate::locale::{Lang, fund_words, grants as say, ledger, refusal};
use crate::text::visible;

/// What requests of a programme come to, people and bills each in their own unit.
pub fn sum(programme: &str, sum: &GrantSum) -> Words {
    let values: [(&'static str, &dyn std::fmt::Display); 4] =
        [("programme", &programme), ("people", &sum.people), ("times", &sum.times), ("amount", &sum.amount)];
    let mut parts = Vec::new();
    if sum.times > 0 || sum.waiting == 0 {
        parts.push(if sum.bills {
            Words::with(say::SUM_BILLS, &values)
        } else {
            let [programme, people, _, amount] = values;
            Words::with(say::SUM_PEOPLE, &[programme, people, amount])
        });
    }
    if sum.waiting > 0 {
        let (n, amount) = (&sum.waiting, &sum.asked);
        let msg = if parts.is_empty() { say::SUM_ONLY_WAITING } else { say::SUM_WAITING };
        parts.push(Words::with(msg, &[("programme", &programme), ("n", n), ("amount", amount)]));
    }
    if sum.taken_back > 0 {
        parts.push(Words::with(say::SUM_TAKEN_BACK, &[("n", &sum.taken_back)]));
    }
    Words::List(parts)
}

/// What a request rests on; nothing beside the evidence is an empty text.
pub fn basis(reference: &Reference, facts: &GrantFacts, lang: Lang) -> String {
    let rule = reference.grants.get(&facts.programme);
    let in_words = |zh: &str, en: &str| if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
    match &facts.basis {
        GrantBasis::Plain => String::new(),
        GrantBasis::Hardship(of) => {
            let kind = rule.and_then(|r| r.hardship(&of.kind));
            let kind = kind.map_or_else(|| of.kind.clone(), |k| in_words(&k.zh, &k.en));
            say::HARDSHIP_SAYS.with(lang, &[("kind", &kind), ("since", &of.since), ("applied", &of.applied)])
        }
        GrantBasis::Bill(bill) => {
            let place = visible(&bill.place);
            say::BILL_SAYS.with(
                lang,
                &[("on", &bill.on), ("place", &place), ("total", &bill.total), ("insured", &bill.insured)],
            )
        }
        GrantBasis::Death(death) => {
            let kind = rule.and_then(|r| r.death(&death.kind));
            let kind = kind.map_or_else(|| death.kind.clone(), |k| in_words(&k.zh, &k.en));
            let name = visible(&death.name);
            let said = say::DEATH_SAYS.with(lang, &[("name", &name), ("on", &death.on), ("kind", &kind)]);
            let honour = death.honour.as_deref().map(|id| honour(reference, id).say(lang));
            let honour = honour.map(|name| say::HONOUR_SAYS.with(lang, &[("honour", &name)]));
            said + &honour.unwrap_or_default()
        }
        GrantBasis::Service(service) => {
            let name = visible(&service.name);
            say::SERVICE_SAYS.with(lang, &[("name", &name), ("year", &service.year)])
        }
    }
}

/// What an honour is called.
pub fn honour(reference: &Reference, id: &str) -> Words {
    reference.grants.honour(id).map_or_else(|| Words::Data(id.to_owned()), |h| names::both(&h.zh, &h.en))
}

/// What a calculation gives: the sum, its parts, and what is missing; nothing where no rule sets the amount.
pub fn worked(reference: &Reference, worked: &WorkedOut, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    worked.why.iter().for_each(|why| explain(reference, why, 0, lang, &mut lines));
    for needs in &worked.missing {
        lines.push(format!("{} {}", say::ROW_MISSING.get(lang), say::needs(*needs).get(lang)));
    }
    lines
}

fn explain(reference: &Reference, why: &Why, depth: usize, lang: Lang, lines: &mut Vec<String>) {
    let step = entitled::step(reference, why, why.fen).say(lang);
    let yuan = crate::locale::ledger::YUAN.with(lang, &[("amount", &why.fen)]);
    let articles = names::articles(&why.articles).say(lang);
    lines.push(format!("{}{step}  {yuan}  {articles}", "  ".repeat(depth)).trim_end().to_owned());
    why.parts.iter().for_each(|part| explain(reference, part, depth + 1, lang, lines));
}

/// What is left of each fund that a request takes of, and what it takes.
pub fn funds(fund: &RunFund) -> Vec<Words> {
    if fund.version.is_none() {
        let said =
            if fund.needed == Some(true) { fund_words::NEEDED_HERE } else { fund_words::NO_BUDGET_HERE };
        return vec![Words::with(said, &[("year", &fund.year)])];
    }
    let touched = fund.sources.iter().filter(|of| of.takes.0 > 0);
    let told = touched.map(|of| {
        let left = i128::from(of.given.0) - i128::from(of.paid.0) - i128::from(of.reserved.0);
        let said = if of.short() > 0 { fund_words::TAKES_SHORT } else { fund_words::TAKES };
        Words::Filled(
            said,
            vec![
                ("source", ledger::source(of.source).into()),
                ("left", Words::Data(Total(left).to_string())),
                ("takes", Words::Data(of.takes.to_string())),
                ("short", Words::Data(Total(of.short()).to_string())),
            ],
        )
    });
    let after = fund.shorts().next().map(|_| Words::from(fund_words::AFTER_RAISING));
    told.chain(after).collect()
}

/// The same in one line: what is lacking, or what is there.
fn funds_line(reference: &Reference, fund: &RunFund, lang: Lang) -> String {
    let name = |id: &str| names::programme(reference, id).say(lang);
    let shorts: Vec<FundShort> =
        fund.shorts().map(|one| FundShort { programme: name(&one.programme), ..one }).collect();
    let join = stops(lang).semicolon;
    if shorts.is_empty() {
        let told: Vec<String> = funds(fund).iter().map(|words| words.say(lang)).collect();
        return told.join(join);
    }
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("each", &fund_words::each(&shorts, lang)), ("after", &fund_words::AFTER_RAISING.get(lang))];
    fund_words::SHORT_AND_AFTER.with(lang, &values)
}

/// Everything about a request but its first line: what each line is, and what it says.
pub fn lines(reference: &Reference, view: &GrantView, lang: Lang) -> Vec<(String, String)> {
    let row = &view.row;
    let mut out: Vec<(String, String)> = Vec::new();
    let mut add = |label: &str, text: String| {
        if !text.is_empty() {
            out.push((label.to_owned(), text));
        }
    };
    let join = stops(lang).semicolon;
    if row.state == GrantState::Proposed {
        let doubts: Vec<String> = view.doubts.iter().map(|d| refusal::say_doubt(d, lang)).collect();
        add(say::ROW_DOUBTS.get(lang), doubts.join(join));
    }
    if let Some(fund) = &view.fund {
        add(say::ROW_FUND.get(lang), funds_line(reference, fund, lang));
    }
    add(say::ROW_BASIS.get(lang), basis(reference, &row.facts, lang));
    add(say::ROW_EVIDENCE.get(lang), visible(&row.facts.evidence).into_owned());
    for line in worked(reference, &view.worked, lang) {
        add(say::ROW_WORKED.get(lang), line);
    }
    let articles = match names::articles(&view.articles).say(lang) {
        none if none.is_empty() => say::NO_ARTICLE.get(lang).to_owned(),
        some => some,
    };
    add(say::ROW_ARTICLES.get(lang), articles);
    if let Some(in_year) = &view.in_year {
        let programme = names::programme(reference, &in_year.programme).say(lang);
        add(&say::ROW_PERSON_YEAR.with(lang, &[("year", &view.year)]), sum(&programme, in_year).say(lang));
    }
    for opinion in &view.opinions {
        let said = [
            say::level(opinion.level).get(lang).to_owned(),
            say::agrees(opinion.agrees).get(lang).to_owned(),
            opinion.on.to_string(),
            visible(&opinion.words).into_owned(),
        ];
        add(say::ROW_OPINION.get(lang), said.join(" ").trim_end().to_owned());
    }
    let by = visible(&row.by);
    add(say::ROW_BY.get(lang), say::ROW_BY_SAYS.with(lang, &[("by", &by), ("on", &row.on)]));
    add(say::ROW_DESPITE.get(lang), visible(&row.despite).into_owned());
    let mut decided = |state, (by, on, reason): (&str, Date, &str)| {
        let said = say::ROW_BY_SAYS.with(lang, &[("by", &visible(by)), ("on", &on)]);
        let said = format!("{} {said} {}", say::state(state, row.taken_back).get(lang), visible(reason));
        add(say::ROW_DECIDED.get(lang), said.trim_end().to_owned());
    };
    if let Some((by, on, reason)) = &row.declined {
        decided(GrantState::Declined, (by, *on, reason));
    }
    if let Some(on) = row.decided {
        decided(row.state, (&row.decided_by, on, &row.reason));
    }
    if let Some(entry) = row.entry {
        add(say::ROW_ENTRY.get(lang), say::ROW_ENTRY_SAYS.with(lang, &[("entry", &entry)]));
    }
    out
}
