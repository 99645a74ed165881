//! Made-up people and answers. The numbers are valid by their check digit and belong to nobody known.

use crate::bureau::answer::{
    Card, Completion, Desk, Due, Flag, Hit, LastPaid, Lookup, Matched, MatchedField, MatchedHow, Narrowing,
    PasswordStanding, Pasted, PetitionRow, Pivot, StaffRow, Sum,
};
use crate::bureau::{Action, Answer, Query, Reference};
use crate::domain::filter::{Filter, Key, Value};
use crate::domain::person::{Recognition, RecognitionState};
use crate::domain::petition::{Holder, PetitionState, Urgency};
use crate::domain::staff::{BureauProfile, ProtectionLevel, Role, Roles, StaffState};
use crate::domain::{Date, DivisionCode, Fen, Month, PersonId, PetitionId, ResidentId, Sex, StaffId};

struct Made(&'static str, Sex, i32, &'static str, &'static str, &'static str, &'static str);

/// Name, sex, age, group, village, tail, the letters that find it.
const PEOPLE: [Made; 6] = [
    Made("区国英", Sex::Female, 71, "51", "440114001210", "0284", "ou g y"),
    Made("区广源", Sex::Male, 66, "81", "440114105236", "431X", "ou g y"),
    Made("区桂仪", Sex::Female, 58, "B1", "440114104205", "0061", "ou g y"),
    Made("欧阳国勇", Sex::Male, 63, "11", "440114109210", "7712", "ou…g y"),
    Made("陈㘵", Sex::Male, 80, "41", "440114104205", "5536", "同音"),
    Made("买买提·吐尔逊", Sex::Male, 49, "51", "440114003006", "3319", ""),
];

pub(super) fn staff(id: u16, name: &str, roles: &[Role]) -> StaffRow {
    StaffRow {
        id: StaffId(id),
        version: 1,
        login: format!("staff{id}"),
        name: name.to_owned(),
        roles: Roles::new(roles.iter().copied()),
        desk: "一号窗".to_owned(),
        state: StaffState::Active,
        locked_until_ms: 0,
        unit: None,
        person: None,
    }
}

/// Everybody on the staff.
pub(super) fn staff_list() -> Vec<StaffRow> {
    vec![
        staff(3, "李娜", &[Role::FrontDesk, Role::Maker, Role::Petitions]),
        staff(4, "王强", &[Role::Checker, Role::Head]),
    ]
}

/// A bureau with 李娜 at the front desk, who may do what the gate allows front desk, maker and petitions.
pub fn desk() -> Desk {
    let me = staff(3, "李娜", &[Role::FrontDesk, Role::Maker, Role::Petitions]);
    let allowed = Action::ALL
        .into_iter()
        .filter(|action| action.roles().is_empty() || action.roles().iter().any(|r| me.roles.has(*r)))
        .collect();
    Desk {
        bureau: Some(BureauProfile {
            name: "花都区退役军人事务局".to_owned(),
            division: DivisionCode::parse("440114").unwrap(),
            level: ProtectionLevel::Two,
            founded: Date::new(2026, 1, 4).unwrap(),
            sample: false,
            sample_of: String::new(),
        }),
        staff: Some(me),
        allowed,
        password: PasswordStanding::default(),
        read_only: None,
        people: 22_000,
        petitions_open: 14,
        petitions_late: 1,
        duty_staying: 0,
        calendars: Vec::new(),
        countings: Vec::new(),
    }
}

/// The same in a sample bureau.
pub fn sample_desk() -> Desk {
    let mut desk = desk();
    if let Some(bureau) = &mut desk.bureau {
        bureau.sample = true;
        bureau.sample_of = "22000 people, seed 1".to_owned();
    }
    desk
}

fn hit(at: usize, made: &Made) -> Hit {
    let (field, how) = match made.6 {
        "" => (MatchedField::OtherName, MatchedHow::FullPinyin),
        "同音" => (MatchedField::Name, MatchedHow::Homophone),
        _ => (MatchedField::Name, MatchedHow::Mixed),
    };
    let detail = if made.6 == "同音" { "" } else { made.6 };
    Hit {
        person: PersonId(at as u32 + 1),
        name: made.0.to_owned(),
        sex: Some(made.1),
        age: Some(made.2),
        groups: vec![made.3.to_owned()],
        division: DivisionCode::parse(made.4),
        id_masked: format!("{}{}", "*".repeat(14), made.5),
        dead: at == 4,
        matched: vec![Matched { field, how, detail: detail.to_owned() }],
        score: 9000 - at as u16,
    }
}

/// The card of a person.
pub fn card(person: PersonId) -> Option<Card> {
    let made = PEOPLE.get((person.0 as usize).checked_sub(1)?)?;
    let since = Date::new(2012, 7, 1);
    Some(Card {
        person,
        version: 4,
        name: made.0.to_owned(),
        sex: Some(made.1),
        age: Some(made.2),
        recognitions: vec![Recognition { since, ..Recognition::new(made.3, RecognitionState::Receiving) }],
        division: DivisionCode::parse(made.4),
        id_masked: format!("{}{}", "*".repeat(14), made.5),
        phone_masked: "138****8000".to_owned(),
        died: (person == PersonId(5)).then(|| Date::new(2026, 10, 2)).flatten(),
        petitions_open: 1,
        next_due: Some(Due { on: Date::new(2026, 11, 29).unwrap(), in_days: 6, provisional: false }),
        last_paid: Some(LastPaid {
            booked: Date::new(2026, 10, 15).unwrap(),
            month: Month::new(2026, 10).unwrap(),
            programme: "combat-veteran".to_owned(),
            amount: Fen(90_900),
        }),
        paid_this_year: (10, Fen(909_000)),
        last_contact: super::care::last_contact(person),
        owed: Fen(5_400),
        withheld: None,
        flags: vec![Flag::NoAccount],
        account_waiting: None,
        payee: super::family::payees(person).into_iter().next(),
        cautions: super::notes::cautions(person),
    })
}

/// What is found: Latin letters find everyone, a whole number its owner or its fault, other text whom it names. Conditions are read,
/// and each leaves the first three.
fn lookup(text: &str, (offset, limit): (usize, usize), recent: &[PersonId]) -> Lookup {
    let reference = Reference::embedded().unwrap();
    let (filter, faults) = Filter::parse(text, reference.filter_tables());
    let (words, narrowed) = (filter.words.as_str(), !filter.is_plain());
    let letters = !words.is_empty() && words.chars().all(|c| c.is_ascii_alphabetic()) && words != "zzz";
    let known = |at: usize| recent.iter().any(|p| p.0 as usize == at + 1);
    let everybody = letters || (words.is_empty() && !text.trim().is_empty());
    let hits: Vec<Hit> = PEOPLE
        .iter()
        .enumerate()
        .filter(|(at, made)| {
            let named = !words.is_empty() && made.0.contains(words);
            (everybody || named || (text.is_empty() && known(*at))) && !(narrowed && *at >= 3)
        })
        .map(|(at, made)| hit(at, made))
        .collect();
    let whole = text.len() == 18 && text.is_char_boundary(17);
    let pasted = whole.then(|| match ResidentId::parse(text) {
        Err(fault) => Pasted::Fault(fault),
        Ok(_) if text.ends_with('7') => Pasted::Nobody,
        Ok(_) => Pasted::Person(PersonId(1)),
    });
    let total = if letters && !narrowed { hits.len() + 6 } else { hits.len() };
    let said = |word: &str| Narrowing { word: word.to_owned(), holds: 2_104, without: 6 };
    Lookup {
        query: text.to_owned(),
        total,
        offset,
        words: words.to_owned(),
        conditions: filter.conditions.iter().map(|c| said(&c.word)).collect(),
        faults,
        hits: hits.into_iter().skip(offset).take(limit).collect(),
        pasted,
        ready: true,
    }
}

/// What the last word may become: a town or a key.
fn completions(text: &str) -> Vec<Completion> {
    let town = |name: &str, code, people| Completion {
        word: format!("镇:{name}"),
        value: DivisionCode::parse(code).map(Value::Town),
        people: Some(people),
    };
    if text.ends_with("镇:") {
        vec![town("新华街道", "440114001", 2_104), town("花东镇", "440114105", 1_802)]
    } else if text.ends_with('镇') {
        vec![Completion { word: "镇:".to_owned(), value: None, people: None }]
    } else {
        Vec::new()
    }
}

/// Two groups in two towns.
fn pivot(by: Key, across: Option<Key>, text: &str) -> Pivot {
    let sum = |people| Sum { people, due: Fen(90_900), paid: Fen(88_200) };
    let place = |code| Value::Town(DivisionCode::parse(code).unwrap());
    let rows = vec![Value::Group(5), Value::Group(13), Value::None(Key::Group)];
    let cols = across.map(|_| vec![place("440114001"), place("440114105")]).unwrap_or_default();
    let cells = [((0, 0), 311), ((1, 0), 1_204), ((1, 1), 88)].map(|(at, people)| (at, sum(people)));
    Pivot {
        text: text.to_owned(),
        faults: Vec::new(),
        by,
        across,
        of_rows: [311, 1_292, 20_397].map(sum).to_vec(),
        of_cols: cols.iter().map(|_| sum(1_515)).collect(),
        cells: cells.into_iter().filter(|_| across.is_some()).collect(),
        rows,
        cols,
        total: sum(22_000),
        ready: true,
    }
}

/// Answers what the console asks.
pub fn answer(query: &Query) -> Option<Answer> {
    Some(match query {
        Query::Desk => Answer::Desk(Box::new(desk())),
        Query::Lookup { text, offset, limit, recent } => {
            Answer::Lookup(lookup(text, (*offset, *limit), recent))
        }
        Query::Pivot { by, across, text, .. } => Answer::Pivot(Box::new(pivot(*by, *across, text))),
        Query::Views => Answer::Views(Vec::new()),
        Query::Waiting => Answer::Waiting(Vec::new()),
        Query::Complete { text } => Answer::Completions(completions(text)),
        Query::Card(person) => Answer::Card(Box::new(card(*person)?)),
        Query::Staff => Answer::Staff(staff_list()),
        other => {
            return super::books::answer(other)
                .or_else(|| super::confirmations::answer(other))
                .or_else(|| super::ledgers::answer(other))
                .or_else(|| super::petitions::answer(other))
                .or_else(|| super::oncall::answer(other))
                .or_else(|| super::supervision::answer(other))
                .or_else(|| super::liaisons::answer(other))
                .or_else(|| super::figures::answer(other))
                .or_else(|| super::bulk::answer(other))
                .or_else(|| super::quality::answer(other))
                .or_else(|| super::notes::answer(other))
                .or_else(|| super::overview::answer(other))
                .or_else(|| super::papers::answer(other))
                .or_else(|| super::care::answer(other))
                .or_else(|| super::offices::answer(other));
        }
    })
}

/// A petition of 区国英 as a list shows it, of which nothing is special.
pub fn plain_row(number: &str, demand: &str, state: PetitionState) -> PetitionRow {
    PetitionRow {
        petition: PetitionId(7),
        version: 1,
        number: number.to_owned(),
        name: "区国英".to_owned(),
        dead: false,
        headcount: 1,
        demand: demand.to_owned(),
        state,
        due: None,
        days: 6,
        days_owned: None,
        owner: None,
        secret: false,
        urgency: Urgency::Ordinary,
        first_handler: None,
        holder: Holder::Bureau,
        bounces: 0,
        long_standing: false,
        nth: 1,
        why: Vec::new(),
        deferred: None,
        tracked: None,
        back_early: false,
    }
}
