//! `honordesk person family`: the people around a person, numbers masked.

use super::args::Global;
use super::context::{self, Desk, Host, Need};
use super::exit::{Done, Exit, Failure};
use super::json::FamilyJson;
use super::out::Out;
use crate::bureau::answer::Record;
use crate::bureau::{Answer, Query, Refusal, What};
use crate::domain::{Date, PersonId};
use crate::locale::{Lang, family as say};
use crate::text::{fit, visible};

pub(super) fn run(person: PersonId, json: bool, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let desk = context::open(global, out.lang, Need::Read, host)?;
    let done = one(&desk, person, json, out);
    desk.close(done, out)
}

fn one(desk: &Desk, person: PersonId, json: bool, out: &mut Out) -> Done {
    let Answer::Record(record) = desk.query(Query::Record(person))? else {
        return Err(Failure::refused(&Refusal::NotFound(What::Person), out.lang));
    };
    let nobody = record.relatives.is_empty() && record.named_by.is_empty() && record.payees.is_empty();
    if json {
        out.json(&FamilyJson::new(&record))?;
        return Ok(if nobody { Exit::Nothing } else { Exit::Done });
    }
    for line in lines(&record, out.lang) {
        out.line(&line)?;
    }
    if nobody { out.none(false) } else { Ok(Exit::Done) }
}

fn row(relation: &str, name: &str, reached: &str, marks: &[String]) -> String {
    let cells = [
        fit(&visible(relation), 12),
        fit(&visible(name), 16),
        fit(reached, 20),
        visible(&marks.join("  ")).into(),
    ];
    cells.join(" ").trim_end().to_owned()
}

fn dead(died: Option<Date>, lang: Lang) -> Option<String> {
    died.map(|date| say::DEAD.with(lang, &[("date", &date)]))
}

fn lines(record: &Record, lang: Lang) -> Vec<String> {
    let on_record = |person: PersonId| say::ON_RECORD.with(lang, &[("person", &person)]);
    let mut out = Vec::new();
    for one in &record.relatives {
        let mut marks: Vec<String> = dead(one.died, lang).into_iter().collect();
        marks.extend(one.emergency.then(|| say::EMERGENCY.get(lang).to_owned()));
        if let Some(c) = &one.capacity {
            let holds = say::validity(c.validity).map(|over| over.get(lang).to_owned());
            let holds = holds.or_else(|| c.until.map(|date| say::UNTIL.with(lang, &[("date", &date)])));
            let holds = holds.unwrap_or_else(|| say::OPEN_END.get(lang).to_owned());
            let kind = say::capacity(c.kind).get(lang);
            marks.push(say::CAPACITY.with(lang, &[("kind", &kind), ("validity", &holds)]));
        }
        marks.extend(one.person.map(on_record));
        out.push(row(&one.relation, &one.name, &one.phone_masked, &marks));
    }
    for kin in &record.named_by {
        let mut marks: Vec<String> = dead(kin.died, lang).into_iter().collect();
        marks.push(say::NAMED_THERE.with(lang, &[("relation", &kin.relation)]));
        marks.push(on_record(kin.person));
        out.push(row("", &kin.name, "", &marks));
    }
    for payee in &record.payees {
        let day = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
        let term = [("from", day(payee.from)), ("until", day(payee.until))];
        let term = term.each_ref().map(|(name, day)| (*name, day as &dyn std::fmt::Display));
        let mut marks = vec![say::PAYEE.get(lang).to_owned(), say::FROM_TO.with(lang, &term)];
        marks.extend(say::validity(payee.validity).map(|over| over.get(lang).to_owned()));
        out.push(row(&payee.relation, &payee.name, &payee.account_masked, &marks));
    }
    out
}
