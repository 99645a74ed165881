//! Parts of the intake form that not every petition needs: a group, topics and urgency, who is accused, a line of the ledger; and
//! what is said while it is typed.

use super::correct_form::CORRECT;
use super::intake::INTAKE;
use crate::bureau::Fault;
use crate::bureau::answer::{EarlierPetition, SameWhy, StaffRow};
use crate::bureau::query::EarlierAsked;
use crate::console::forms::{Choice, Field, Form, Kind, Reader};
use crate::console::shared::Shared;
use crate::console::words::Words;
use crate::domain::petition::{Accused, MOST_REPRESENTATIVES, Owed, Petitioner, Purpose, spoken_of};
use crate::domain::{DivisionCode, EntryId, Month, PersonId, ResidentId, StaffId};
use crate::locale::{petition_hands as hands, petition_words as words};
use crate::text::fold;

/// Most petitions that are told of under a field.
const MOST_TOLD: usize = 3;
/// Who a group is, beside whom the form names one by one.
const GROUP: &str = "group";
const MEMBERS: &str = "members";
/// The topics; visits have topics of their own.
pub const TOPICS: &str = "petition_topics";
/// Whom it accuses: a town or village, and somebody in words.
pub const ACCUSED_DIVISION: &str = "accused.0.division";
pub const ACCUSED_NAME: &str = "accused.0.name";
/// Whom of the staff, of those that the demands speak of.
pub const SPOKEN: &str = "accused.spoken";

/// The fields of a group: names alone, so that five are typed while somebody talks.
pub fn joint() -> [Field; 2] {
    let group = Field::text(GROUP, hands::GROUP).hint(hands::GROUP_HINT).section(hands::SECTION_JOINT);
    let members = Field::new(MEMBERS, hands::MEMBERS, Kind::Note(2)).hint(hands::MEMBERS_HINT);
    [group, members]
}

/// What it is about, by the table of topics.
pub fn topics(shared: &Shared) -> Field {
    let topics = shared.tables.petition_topics.all();
    let topics = topics.iter().map(|t| Choice::new(t.id.clone(), super::case::both(&t.zh, &t.en))).collect();
    Field::new(TOPICS, hands::TOPICS, Kind::Many(topics)).by_digit()
}

/// Topics, and whom it accuses.
pub fn matters(shared: &Shared) -> Vec<Field> {
    vec![
        topics(shared),
        Field::new(ACCUSED_DIVISION, hands::ACCUSED_DIVISION, Kind::Division).hint(hands::ACCUSED_HINT),
        Field::text(ACCUSED_NAME, hands::ACCUSED_NAME).hint(hands::ACCUSED_HINT),
    ]
}

/// Names as people write them in a row.
pub fn names(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| c.is_whitespace() || matches!(c, '、' | '，' | ',' | ';' | '；'));
    parts.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Those of the group behind those who were named one by one, and whether there is one. All but the members are representatives.
pub fn with_group(form: &Form, read: &mut Reader<'_>, single: Vec<Petitioner>) -> (Vec<Petitioner>, bool) {
    let (others, members) = (names(form.text(GROUP)), names(form.text(MEMBERS)));
    if others.is_empty() && members.is_empty() {
        return (single, false);
    }
    if single.len() + others.len() > MOST_REPRESENTATIVES {
        read.fault(GROUP, Fault::TooManyRepresentatives);
    }
    let called = |name: String, representative| Petitioner { name, representative, ..Petitioner::default() };
    let mut all: Vec<Petitioner> =
        single.into_iter().map(|one| Petitioner { representative: true, ..one }).collect();
    all.extend(others.into_iter().map(|name| called(name, true)));
    all.extend(members.into_iter().map(|name| called(name, false)));
    (all, true)
}

/// Of whom on the staff the demands speak, to be named as accused by a digit; not there while they speak of nobody.
pub fn spoken() -> Field {
    Field::new(SPOKEN, hands::SPOKEN, Kind::Many(Vec::new())).by_digit().hint(hands::SPOKEN_HINT)
}

/// They, as the demands stand.
pub fn spoken_choices(form: &Form, staff: &[StaffRow]) -> Vec<Choice> {
    let demands: Vec<&str> = (0..5).map(|n| form.text(&format!("demands.{n}.text"))).collect();
    let named = |row: &&StaffRow| !spoken_of(&demands, std::iter::once(row.name.as_str())).is_empty();
    let choice = |row: &StaffRow| {
        Choice::new(row.id.to_string(), Words::Data(format!("{}（{}）", row.name, row.login)))
    };
    staff.iter().filter(named).map(choice).collect()
}

/// Those of them who were picked.
pub fn spoken_accused(form: &Form) -> Vec<Accused> {
    let Some(field) = form.field(SPOKEN) else { return Vec::new() };
    let Kind::Many(choices) = &field.kind else { return Vec::new() };
    let picked = choices.iter().filter(|choice| field.has(&choice.key));
    let staff = picked.filter_map(|choice| StaffId::parse(&choice.key));
    staff.map(|id| Accused { staff: Some(id), ..Accused::default() }).collect()
}

/// Whom it accuses: an office, somebody of it in words, or both.
pub fn accused(read: &mut Reader<'_>) -> Option<Accused> {
    let (division, name) = (read.division(ACCUSED_DIVISION), read.text(ACCUSED_NAME));
    (division.is_some() || !name.is_empty()).then(|| Accused { division, name, ..Accused::default() })
}

/// The line of the ledger that a demand is about: an entry, or what is owed for a month and not booked yet.
pub fn line_of(form: &Form, read: &mut Reader<'_>, n: usize) -> (Option<EntryId>, Option<Owed>) {
    let name = format!("demands.{n}.entry");
    let text = fold(form.text(&name)).trim().to_owned();
    if text.is_empty() {
        return (None, None);
    }
    if let Some(entry) = EntryId::parse(&text) {
        return (Some(entry), None);
    }
    let person = PersonId::parse(form.text("petitioners.0.person"));
    let owed = text.split_once(' ').and_then(|(month, programme)| {
        Some(Owed { person: person?, programme: programme.trim().to_owned(), month: Month::parse(month)? })
    });
    if owed.is_none() {
        read.fault(&name, Fault::Number);
    }
    (None, owed)
}

/// What the form says of people and facts, to look for earlier petitions by.
pub fn asked(form: &Form) -> Option<EarlierAsked> {
    if ![INTAKE, CORRECT].contains(&form.id) {
        return None;
    }
    let value = |n: usize, part: &str| form.text(&format!("petitioners.{n}.{part}")).trim().to_owned();
    let places = 0..MOST_REPRESENTATIVES;
    let demands: Vec<&str> = (0..5).map(|n| form.text(&format!("demands.{n}.text"))).collect();
    Some(EarlierAsked {
        people: places.clone().filter_map(|n| PersonId::parse(&value(n, "person"))).collect(),
        numbers: places
            .clone()
            .filter_map(|n| ResidentId::parse(&value(n, "resident_id")).ok().map(|parsed| parsed.id))
            .collect(),
        named: places
            .map(|n| (value(n, "name"), fold(&value(n, "phone")).into_owned()))
            .filter(|(name, _)| !name.is_empty())
            .collect(),
        text: demands.join(" ").trim().to_owned(),
        division: form.field("division").and_then(|f| DivisionCode::parse(f.value())),
    })
}

/// What is said under the fields while they are filled in: a sixth representative, and what was brought before.
pub fn weigh(form: &Form, found: &[EarlierPetition], staff: &[StaffRow]) -> Vec<(String, Words)> {
    let mut said: Vec<(String, Words)> = meant(form, staff).into_iter().collect();
    let single = (0..MOST_REPRESENTATIVES)
        .filter(|n| {
            ["person", "name"]
                .iter()
                .any(|part| !form.text(&format!("petitioners.{n}.{part}")).trim().is_empty())
        })
        .count();
    let all = single + names(form.text(GROUP)).len();
    if all > MOST_REPRESENTATIVES {
        said.push((GROUP.to_owned(), Words::Count(hands::SIXTH, all as u64)));
    }
    if !found.is_empty() {
        let lines = found.iter().take(MOST_TOLD).map(earlier_line).collect();
        said.push(("demands.0.text".to_owned(), Words::Lines(lines)));
    }
    said.extend(village_alone(form));
    let accuses = Purpose::parse(form.text("purpose")) == Some(Purpose::Accusation);
    if accuses && form.text(ACCUSED_NAME).trim().is_empty() && form.text(ACCUSED_DIVISION).is_empty() {
        said.push((ACCUSED_DIVISION.to_owned(), hands::ACCUSED_HINT.into()));
    }
    said.extend(told_in_words(form, staff));
    said
}

/// A demand speaks of somebody on the staff, and nobody is named as accused: it would be open to them.
fn told_in_words(form: &Form, staff: &[StaffRow]) -> Option<(String, Words)> {
    let picked = !spoken_accused(form).is_empty();
    let given =
        picked || [ACCUSED_NAME, ACCUSED_DIVISION].iter().any(|field| !form.text(field).trim().is_empty());
    let demands: Vec<&str> = (0..5).map(|n| form.text(&format!("demands.{n}.text"))).collect();
    let names = spoken_of(&demands, staff.iter().map(|row| row.name.as_str()));
    let words = || Words::with(hands::ACCUSED_IN_WORDS, &[("names", &names.join("、"))]);
    // Where it is answered, as soon as it is offered there.
    let offered = form.field(SPOKEN).is_some_and(|field| form.shows(field));
    let under = if offered { SPOKEN } else { "demands.0.text" };
    (!given && !names.is_empty()).then(|| (under.to_owned(), words()))
}

/// A village was picked: that its town still sees it is easily overlooked.
fn village_alone(form: &Form) -> Option<(String, Words)> {
    let code = form.field(ACCUSED_DIVISION).and_then(|f| DivisionCode::parse(f.value()))?;
    let whole = code.town() == Some(code);
    (!whole).then(|| (ACCUSED_DIVISION.to_owned(), hands::ACCUSED_VILLAGE.into()))
}

/// Whom of the staff the name of the accused may mean: it will be kept from them.
pub fn meant(form: &Form, staff: &[StaffRow]) -> Option<(String, Words)> {
    let one = Accused { name: form.text(ACCUSED_NAME).trim().to_owned(), ..Accused::default() };
    if one.name.is_empty() || staff.is_empty() {
        return None;
    }
    let fits = staff.iter().filter(|row| one.may_mean(row.id, &row.name, &row.login));
    let names: Vec<String> = fits.map(|row| format!("{}（{}）", row.name, row.login)).collect();
    let words = if names.is_empty() {
        hands::KEPT_FROM_NOBODY.into()
    } else {
        Words::with(hands::KEPT_FROM_MEANS, &[("names", &names.join("、"))])
    };
    Some((ACCUSED_NAME.to_owned(), words))
}

/// One earlier petition in a line: stage, what was asked, why it is shown, what came of it, and what that means now.
pub fn earlier_line(one: &EarlierPetition) -> Words {
    let why = one.why.iter().map(|why| same_why(*why)).collect();
    let mut more = Vec::new();
    if !one.outcome.is_empty() {
        let outcome: String = one.outcome.chars().take(20).collect();
        more.push(Words::Filled(hands::EARLIER_OUTCOME, vec![("outcome", Words::Data(outcome))]));
    }
    let fact = one.why.iter().any(|why| matches!(why, SameWhy::Fact(_)));
    let person = one.why.iter().any(|why| !matches!(why, SameWhy::Fact(_)));
    let what = match () {
        () if one.is_final => Some(hands::EARLIER_FINAL),
        () if !one.in_hand => None,
        () if fact && person => Some(hands::EARLIER_IN_HAND),
        () => Some(hands::EARLIER_OTHER),
    };
    more.extend(what.map(|what| Words::Filled(hands::EARLIER_MORE, vec![("what", what.into())])));
    let demand: String = one.row.demand.chars().take(16).collect();
    Words::Filled(
        hands::EARLIER_LINE,
        vec![
            ("number", Words::Data(one.row.number.clone())),
            ("state", words::state(one.row.state).into()),
            ("demand", Words::Data(demand)),
            ("why", Words::List(why)),
            ("more", join(more)),
        ],
    )
}

/// Words behind one another.
fn join(parts: Vec<Words>) -> Words {
    parts.into_iter().reduce(super::case::pair).unwrap_or_else(|| Words::Data(String::new()))
}

fn same_why(why: SameWhy) -> Words {
    use crate::locale::Lang;
    super::case::both(&hands::same_why(why, Lang::Zh), &hands::same_why(why, Lang::En))
}
