//! The forms about households and condolence lists, and the commands that come of them.

use super::state::list_name;
use crate::bureau::answer::{CondolenceRow, GiftRow, HardshipRow};
use crate::bureau::command::MadeFor;
use crate::bureau::{Command, Fault, FieldFault};
use crate::console::forms::{Choice, Field, Form, Kind};
use crate::console::overlays::Sheet;
use crate::console::panes::PaneId;
use crate::console::shared::{Ctx, Owner, Shared};
use crate::console::words::Words;
use crate::domain::care::{Goods, HardshipFacts, HardshipResult, Member, Recipients, Relief};
use crate::domain::{CondolenceId, Fen, GiftId, HardshipId, PersonId};
use crate::locale::{Lang, care as say, care_words, field};
use crate::text::fold;

pub(super) const NEW_HOUSEHOLD: &str = "care.household";
pub(super) const AMEND: &str = "care.household-amend";
pub(super) const MEASURE: &str = "care.measure";
pub(super) const END: &str = "care.end";
pub(super) const REOPEN: &str = "care.reopen";
pub(super) const NEW_LIST: &str = "care.list";
pub(super) const ADD_GIFT: &str = "care.add";
pub(super) const RECEIVED: &str = "care.received";
pub(super) const REOPEN_LIST: &str = "care.reopen-list";

/// Opens a form of this pane.
pub(super) fn open_form(form: Form, ctx: &mut Ctx<'_>) {
    ctx.open(Sheet::new(form, Owner::Pane(PaneId::Care)));
}

/// Who and why: a new household, or one that is on record.
pub(super) fn household(row: Option<&HardshipRow>, shared: &Shared) -> Form {
    let reliefs = Relief::ALL.iter().map(|r| Choice::new(r.name(), care_words::relief(*r))).collect();
    let facts = row.map(|row| &row.facts);
    let mut fields = Vec::new();
    if row.is_none() {
        fields.push(Field::new("head", say::COL_HEAD, Kind::Person).required());
    }
    let since = facts.map_or(shared.today, |f| f.since).to_string();
    let relief = facts.map_or(Relief::MinimumLiving, |f| f.relief).name();
    let members: Vec<String> = facts.map(|f| f.members.iter().map(written).collect()).unwrap_or_default();
    fields.extend([
        Field::new("relief", say::COL_RELIEF, Kind::Choice(reliefs)).with_picked(relief, "").required(),
        Field::text("cause", say::FIELD_CAUSE)
            .with(facts.map(|f| f.cause.clone()).unwrap_or_default())
            .required(),
        Field::new("since", field::SINCE, Kind::Date).with(since).required(),
        Field::new("members", say::FIELD_MEMBERS, Kind::Note(4))
            .with(members.join("\n"))
            .hint(say::MEMBERS_HINT),
    ]);
    let title =
        row.map_or(say::NEW_HOUSEHOLD.into(), |r| Words::with(say::AMEND_HOUSEHOLD, &[("name", &r.name)]));
    let form = Form::new(if row.is_some() { AMEND } else { NEW_HOUSEHOLD }, title, fields);
    match row {
        // The head stays; the form keeps in mind who it is.
        Some(row) => form.about(&format!("{} {}", row.hardship, row.facts.head), row.version),
        None => form,
    }
}

/// A member as a line of the form: `P12 妻`, or `王五 子` for somebody without a record.
fn written(member: &Member) -> String {
    let who = member.person.map_or_else(|| member.name.clone(), |person| person.to_string());
    format!("{who} {}", member.relation).trim_end().to_owned()
}

/// Reads one of them.
fn member(line: &str) -> Member {
    let (who, relation) = line.trim().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
    let person = who.starts_with(['P', 'p', 'Ｐ']).then(|| PersonId::parse(&fold(who))).flatten();
    let name = if person.is_some() { String::new() } else { who.to_owned() };
    Member { person, name, relation: relation.trim().to_owned() }
}

/// Something done for a household.
pub(super) fn measure(row: &HardshipRow, shared: &Shared) -> Form {
    let fields = vec![
        Field::new("on", field::DAY, Kind::Date).with(shared.today.to_string()),
        Field::text("what", say::FIELD_MEASURE).required(),
    ];
    let title = Words::with(say::MEASURE_TITLE, &[("name", &row.name)]);
    Form::new(MEASURE, title, fields).about(&row.hardship, row.version)
}

/// The end.
pub(super) fn end(row: &HardshipRow, shared: &Shared) -> Form {
    let results =
        HardshipResult::ALL.iter().map(|r| Choice::new(r.name(), care_words::hardship_result(*r))).collect();
    let fields = vec![
        Field::new("result", say::FIELD_RESULT, Kind::Choice(results))
            .with_picked(HardshipResult::Lifted.name(), "")
            .required(),
        Field::new("on", field::DAY, Kind::Date).with(shared.today.to_string()),
    ];
    Form::new(END, Words::with(say::END_TITLE, &[("name", &row.name)]), fields)
        .about(&row.hardship, row.version)
}

/// Why a household that ended is in hardship again.
pub(super) fn reopen_household(row: &HardshipRow) -> Form {
    let fields = vec![Field::text("reason", field::REASON).required()];
    let title = Words::with(say::REOPEN_TITLE, &[("name", &row.name)]);
    Form::new(REOPEN, title, fields).about(&row.hardship, row.version)
}

/// A new condolence list.
pub(super) fn new_list(shared: &Shared) -> Form {
    let festivals = shared.tables.festivals.all().iter().map(|f| {
        let label = if shared.lang == Lang::Zh { &f.zh } else { &f.en };
        Choice::new(f.id.clone(), Words::Data(label.clone()))
    });
    let of = Recipients::ALL.iter().map(|r| Choice::new(r.name(), care_words::recipients(*r))).collect();
    let next = shared.tables.festivals.next(shared.today);
    let (first, year) = next.map_or((String::new(), shared.today.year()), |(f, year)| (f.id.clone(), year));
    let fields = vec![
        Field::new("festival", say::FIELD_FESTIVAL, Kind::Choice(festivals.collect()))
            .with_picked(first, "")
            .required(),
        Field::text("year", say::FIELD_YEAR).with(year.to_string()).required(),
        Field::new("of", say::FIELD_OF, Kind::Choice(of))
            .with_picked(Recipients::People.name(), "")
            .required(),
        Field::text("whom", say::FIELD_WHOM).hint(say::WHOM_HINT),
        Field::new("amount", say::FIELD_EACH, Kind::Money),
        Field::text("goods", say::FIELD_GOODS).hint(say::GOODS_HINT),
        Field::new("goods_value", say::FIELD_GOODS_VALUE, Kind::Money),
    ];
    Form::new(NEW_LIST, say::NEW_LIST, fields).note(say::NEW_LIST_NOTE)
}

/// Somebody who was forgotten.
pub(super) fn add_gift(row: &CondolenceRow, shared: &Shared) -> Form {
    let fields = vec![Field::new("person", field::NAME, Kind::Person).required()];
    let title = Words::Filled(say::ADD_TITLE, vec![("list", list_name(row, shared))]);
    Form::new(ADD_GIFT, title, fields).about(&row.list, row.version)
}

/// Who took it for somebody.
pub(super) fn received(line: &GiftRow) -> Form {
    let fields = vec![Field::text("received_by", say::FIELD_RECEIVED).required().hint(say::RECEIVED_HINT)];
    let title = Words::with(say::RECEIVED_TITLE, &[("name", &line.name), ("amount", &line.amount)]);
    Form::new(RECEIVED, title, fields).about(&line.gift, line.version)
}

/// What was to be handed out to the person themselves is doubtful: it is handed out with a reason.
pub(super) fn doubtful(line: &GiftRow, why: Words) -> Form {
    let fields = vec![Field::text("received_by", say::FIELD_RECEIVED).hint(say::RECEIVED_OR_NOT)];
    let title = Words::with(say::DOUBTFUL_TITLE, &[("name", &line.name), ("amount", &line.amount)]);
    let mut form = Form::new(RECEIVED, title, fields).about(&line.gift, line.version);
    form.ask_despite(why);
    form
}

/// Why a closed list is opened again.
pub(super) fn reopen_list(row: &CondolenceRow, shared: &Shared) -> Form {
    let fields = vec![Field::text("reason", field::REASON).required()];
    let title = Words::Filled(say::REOPEN_LIST_TITLE, vec![("list", list_name(row, shared))]);
    Form::new(REOPEN_LIST, title, fields).about(&row.list, row.version)
}

/// The command of a form about households.
pub(super) fn read_household(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    let mut about = form.about.split(' ');
    let hardship = about.next().and_then(HardshipId::parse);
    let head = about.next().and_then(PersonId::parse).or_else(|| read.person("head"));
    let seen = form.seen;
    if matches!(form.id, NEW_HOUSEHOLD | AMEND) {
        let relief = read.parsed("relief", |text| Relief::parse(text).ok_or(Fault::Choice));
        let (since, cause, lines) = (read.date("since"), read.text("cause"), read.text("members"));
        // One a line, or one after the other as people write them.
        let members = lines.split(['\n', '、', '，', ',', '；', ';']);
        let members = members.filter(|one| !one.trim().is_empty()).map(member).collect();
        let (Some(relief), Some(since), Some(head)) = (relief, since, head) else {
            return Err(read.faults());
        };
        let facts = Box::new(HardshipFacts { head, members, relief, cause, since });
        return read.done(match hardship {
            Some(hardship) => Command::AmendHardship { hardship, seen, facts },
            None => Command::RegisterHardship { facts },
        });
    }
    let Some(hardship) = hardship else { return Err(read.faults()) };
    let on = if form.id == REOPEN { None } else { read.date("on") };
    let command = match form.id {
        MEASURE => Command::AddMeasure { hardship, seen, on, what: read.text("what") },
        END => {
            let result = read.parsed("result", |text| HardshipResult::parse(text).ok_or(Fault::Choice));
            let Some(result) = result else { return Err(read.faults()) };
            Command::EndHardship { hardship, seen, result, on }
        }
        REOPEN => Command::ReopenHardship { hardship, seen, reason: read.text("reason") },
        _ => return Err(read.faults()),
    };
    read.done(command)
}

/// The command of a form about condolence lists.
pub(super) fn read_list(form: &Form) -> Result<Command, Vec<FieldFault>> {
    let mut read = form.read();
    if form.id == NEW_LIST {
        let of = read.parsed("of", |text| Recipients::parse(text).ok_or(Fault::Choice));
        let (year, amount) = (read.number("year"), read.money("amount"));
        let (festival, whom) = (read.text("festival"), read.text("whom"));
        let (Some(of), Some(year)) = (of, year) else { return Err(read.faults()) };
        let value = read.money("goods_value").unwrap_or(Fen::ZERO);
        let goods = read.some_text("goods").map(|what| Goods { what, value });
        // Goods may come alone.
        if goods.is_none() && form.text("amount").is_empty() {
            read.fault("amount", Fault::Empty);
        }
        let made = MadeFor { festival, year, of, whom, amount: amount.unwrap_or(Fen::ZERO), goods };
        return read.done(Command::MakeCondolence { made, despite: form.despite() });
    }
    if form.id == RECEIVED {
        let Some(gift) = GiftId::parse(&form.about) else { return Err(read.faults()) };
        let received_by = read.text("received_by");
        let despite = form.despite();
        return read.done(Command::GiveGift { gift, seen: form.seen, received_by, despite });
    }
    let Some(list) = CondolenceId::parse(&form.about) else { return Err(read.faults()) };
    let seen = form.seen;
    if form.id == ADD_GIFT {
        let Some(person) = read.person("person") else { return Err(read.faults()) };
        return read.done(Command::AddGift { list, person });
    }
    if form.id != REOPEN_LIST {
        return Err(read.faults());
    }
    let reason = read.text("reason");
    read.done(Command::ReopenCondolence { list, seen, reason })
}
