//! `honordesk person`: one record, masked; a death; and what is said about two.

use super::account;
use super::args::Global;
use super::bulk;
use super::context::{self, Desk, Host, Need};
use super::death;
use super::exit::{Done, Exit, Failure};
use super::family;
use super::json::PersonJson;
use super::json_fault;
use super::merge;
use super::note;
use super::out::Out;
use super::person_args::{AddArgs, NotSameArgs, PersonSub};
use crate::bureau::answer::{Flag, Record};
use crate::bureau::{Answer, Command, Fault, FieldFault, Outcome, Query, Refusal, What};
use crate::domain::person::{PersonFacts, Recognition, Residence};
use crate::domain::{PersonId, ResidentId};
use crate::locale::{Lang, Msg, account as account_words, cli as words, quality, words as labels};

pub(super) fn run(sub: &PersonSub, global: &Global, out: &mut Out, host: &Host<'_>) -> Done {
    let open = (global, host);
    match sub {
        PersonSub::Show { person, json } => {
            opened(open, Need::Read, out, |desk, out| one(desk, *person, *json, out))
        }
        PersonSub::Death(args) => {
            let need = if args.dry_run { Need::Read } else { Need::Write };
            opened(open, need, out, |desk, out| death::record(desk, args, out))
        }
        PersonSub::WithdrawDeath(args) => {
            opened(open, Need::Write, out, |desk, out| death::withdraw(desk, args, out))
        }
        PersonSub::Family { person, json } => family::run(*person, *json, global, out, host),
        PersonSub::Note(sub) => note::run(sub, global, out, host),
        PersonSub::Account(sub) => account::run(sub, global, out, host),
        PersonSub::EditMany(args) => {
            let need = if args.apply.is_some() { Need::Write } else { Need::Read };
            opened(open, need, out, |desk, out| bulk::edit_many(desk, args, out))
        }
        PersonSub::Batches(args) => opened(open, Need::Read, out, |desk, out| bulk::batches(desk, args, out)),
        PersonSub::UndoBatch(args) => opened(open, Need::Write, out, |desk, out| bulk::undo(desk, args, out)),
        PersonSub::NotSame(args) => opened(open, Need::Write, out, |desk, out| not_same(desk, args, out)),
        PersonSub::Add(args) => opened(open, Need::Write, out, |desk, out| add(desk, args, out)),
        PersonSub::Merge(args) => {
            let need = if args.reason.is_some() { Need::Write } else { Need::Read };
            opened(open, need, out, |desk, out| merge::merge(desk, args, out))
        }
        PersonSub::Unmerge(args) => {
            let need = if args.reason.is_some() { Need::Write } else { Need::Read };
            opened(open, need, out, |desk, out| merge::unmerge(desk, args, out))
        }
    }
}

/// Does something at an opened desk.
fn opened(
    (global, host): (&Global, &Host<'_>),
    need: Need,
    out: &mut Out,
    work: impl FnOnce(&Desk, &mut Out) -> Done,
) -> Done {
    if need == Need::Write {
        out.begin();
    }
    let desk = context::open(global, out.lang, need, host)?;
    let done = work(&desk, out);
    desk.close(done, out)
}

/// Somebody new, told in a file or on standard input, so that nothing personal stands on the command line. Whoever is near
/// on record is compared first; who must be none of them is put on record with a reason.
fn add(desk: &Desk, args: &AddArgs, out: &mut Out) -> Done {
    desk.bureau.build_index().map_err(|why| Failure::refused(&why, out.lang))?;
    let text = context::read_text(&args.from, out.lang)?;
    sound_number(&text, out.lang)?;
    let facts: PersonFacts = json_fault::parse_json(&text, &args.from, out.lang)?;
    let command = Command::RegisterPerson { facts: Box::new(facts), despite: args.despite.clone() };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    let said = match &receipt.outcome {
        Outcome::Person(person, _) => {
            words::PERSON_ADDED.with(out.lang, &[("person", person), ("seq", &receipt.seq)])
        }
        _ => String::new(),
    };
    out.receipt(&receipt, said, args.how.json)
}

/// A wrong identity number is told as such, and not as a text that cannot be understood.
fn sound_number(text: &str, lang: Lang) -> Result<(), Failure> {
    let told: Option<serde_json::Value> = serde_json::from_str(text).ok();
    let number = told.as_ref().and_then(|facts| facts.get("resident_id")?.as_str());
    let Some(Err(fault)) = number.map(ResidentId::parse) else { return Ok(()) };
    let fault = FieldFault { field: "resident_id".to_owned(), fault: Fault::ResidentId(fault) };
    Err(Failure::refused(&Refusal::Invalid(vec![fault]), lang))
}

fn not_same(desk: &Desk, args: &NotSameArgs, out: &mut Out) -> Done {
    let (one, other, reason) = (args.one, args.other, args.reason.clone());
    let command = if args.withdraw {
        Command::WithdrawDistinct { one, other, reason }
    } else {
        let (one, other) = (seen(desk, one, out.lang)?, seen(desk, other, out.lang)?);
        Command::DeclareDistinct { one, other, reason }
    };
    let receipt = desk.execute(command, args.how.key.as_deref())?;
    let said = if args.withdraw { quality::WITHDRAWN } else { quality::DECLARED };
    let said = said.with(out.lang, &[("one", &one), ("other", &other), ("seq", &receipt.seq)]);
    out.receipt(&receipt, said, args.how.json)
}

/// A person, and the version a command must name.
pub(super) fn seen(desk: &Desk, person: PersonId, lang: Lang) -> Result<(PersonId, u32), Failure> {
    match desk.query(Query::Card(person))? {
        Answer::Card(card) => Ok((person, card.version)),
        _ => Err(Failure::refused(&Refusal::NotFound(What::Person), lang)),
    }
}

fn one(desk: &Desk, person: PersonId, json: bool, out: &mut Out) -> Done {
    let Answer::Record(record) = desk.query(Query::Record(person))? else {
        return Err(Failure::refused(&Refusal::NotFound(What::Person), out.lang));
    };
    if json {
        out.json(&PersonJson::new(&record))?;
    } else {
        show(desk, &record, out)?;
    }
    Ok(Exit::Done)
}

fn show(desk: &Desk, record: &Record, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let card = &record.card;
    let sex = card.sex.map_or("", |sex| labels::sex(sex).get(lang));
    let age = card.age.map(|age| words::AGE.with(lang, &[("age", &age)])).unwrap_or_default();
    out.line(
        words::RECORD_PERSON
            .with(lang, &[("person", &card.person), ("name", &card.name), ("sex", &sex), ("age", &age)])
            .trim_end(),
    )?;
    let mut lines: Vec<(Msg, String)> = vec![
        (words::IDENTITY, card.id_masked.clone()),
        (words::PHONES, record.phones.join("  ")),
        (words::LIVES, place(desk, &record.residence)),
        (words::HOME, place(desk, &record.household)),
        (
            words::ACCOUNT,
            record
                .bank
                .as_ref()
                .map(|(bank, holder, number)| format!("{bank} {holder} {number}"))
                .unwrap_or_default(),
        ),
        (words::CARD, record.card_masked.clone().unwrap_or_default()),
        (words::SERVICE, served(record, lang)),
    ];
    lines.extend(card.recognitions.iter().map(|r| (words::RECOGNITIONS, recognition(desk, r, lang))));
    lines.extend(record.relatives.iter().map(|r| {
        (words::RELATIVES, format!("{} {} {}", r.relation, r.name, r.phone_masked).trim_end().to_owned())
    }));
    for (label, value) in lines.into_iter().filter(|(_, value)| !value.trim().is_empty()) {
        out.line(&words::LINE.with(lang, &[("label", &label.get(lang)), ("value", &value)]))?;
    }
    if let Some(from) = record.bank_from {
        out.line(&account_words::USABLE_FROM.with(lang, &[("from", &from)]))?;
    }
    if let Some(waits) = &card.account_waiting {
        out.line(&account_words::WAITS.with(lang, &[("by", &waits.by), ("on", &waits.on)]))?;
    }
    if card.flags.contains(&Flag::HolderIsAnother) {
        out.line(account_words::HOLDER_OTHER.get(lang))?;
    }
    if let Some(on) = card.died {
        out.line(&words::DIED_ON.with(lang, &[("on", &on)]))?;
    }
    let (n, sum) = card.paid_this_year;
    out.line(&words::PAID_THIS_YEAR.with(lang, &[("n", &n), ("sum", &sum)]))?;
    if card.petitions_open > 0 {
        out.line(&words::PETITIONS_OPEN.with(lang, &[("n", &card.petitions_open)]))?;
    }
    if let Some(due) = &card.next_due {
        out.line(&words::NEXT_DUE.with(lang, &[("on", &due.on), ("days", &due.in_days)]))?;
    }
    Ok(())
}

fn place(desk: &Desk, residence: &Residence) -> String {
    let town =
        residence.division.map(|code| desk.bureau.reference().divisions.full_name(code)).unwrap_or_default();
    format!("{town} {}", residence.address).trim().to_owned()
}

fn served(record: &Record, lang: Lang) -> String {
    let service = &record.service;
    match (service.enlisted, service.discharged) {
        (Some(from), Some(to)) => {
            words::SERVED.with(lang, &[("from", &from), ("to", &to), ("unit", &service.unit)])
        }
        _ => service.unit.clone(),
    }
}

fn recognition(desk: &Desk, r: &Recognition, lang: Lang) -> String {
    let group = group_name(desk, &r.group, lang);
    let state = labels::recognition_state(r.state).get(lang);
    match r.since {
        Some(since) => words::SINCE.with(lang, &[("group", &group), ("state", &state), ("since", &since)]),
        None => format!("{group} {state}"),
    }
}

/// The group's name; a code that the table does not know stands for itself.
fn group_name(desk: &Desk, code: &str, lang: Lang) -> String {
    let group = desk.bureau.reference().groups.get(code);
    group.map_or_else(|| code.to_owned(), |g| lang.of(&g.zh, &g.en).to_owned())
}
